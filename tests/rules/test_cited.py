"""From a claim to the names of the works that it rests on."""

from __future__ import annotations

import pytest
from rule_example import REGISTERS, read_text

from armstrace.loaders.annotation import Annotator
from armstrace.loaders.work_mention import find_makers

BODY = "In 2010, 12 people were killed by mines.[1] In 2011, 20 people were killed by mines.[2]"
FIRST = "[1] “A first work,” Reuters, 3 May 2012."


def cite(body: str, *notes: str) -> list[tuple[str, ...]]:
    """The names of the works of each claim, in the order of the text."""
    reading = read_text("cas", "per", "\n\n".join((body, "\n\n", *notes)))
    return [reading.cited(claim) for claim in reading.claims]


def test_a_claim_has_the_works_of_its_footnotes() -> None:
    assert cite(BODY, FIRST, "[2] AFP, 4 May 2012.")[0] == ("A first work", "Reuters")


@pytest.mark.parametrize("note", ["[2] Ibid., p. 4.", "[2] See note 1 above."])
def test_a_reference_to_another_note_has_that_notes_works(note: str) -> None:
    assert cite(BODY, FIRST, note)[1] == ("A first work", "Reuters")


def test_a_reference_behind_a_lost_note_has_none() -> None:
    body = f"{BODY} In 2012, 9 people were killed by mines.[3]"
    assert "Reuters" not in cite(body, FIRST, "[3] Ibid.")[2]


def test_text_of_a_note_rests_on_the_work_cited_next_behind_it() -> None:
    note = (
        "[1] In 2009, 4 people were killed by mines. “A first work,” Reuters, 3 May 2012. In 2008, 5 people were "
        "killed by mines. “Another work,” AFP, 4 May 2012. A 2007 report by the Lutz Hospital said that 6 were killed."
    )
    cited = cite("In 2010, 12 people were killed by mines.[1]", note)
    assert cited[1] == ("A first work", "Reuters")
    assert cited[2] == ("Another work", "AFP")
    assert all("Reuters" not in names for names in cited[3:])


def test_without_any_note_a_claim_rests_on_the_paper_that_its_sentence_speaks_of() -> None:
    body = "A May 2011 report by the Lutz Hospital found that 12 people were killed by mines in 2010."
    assert cite(body) == [("Lutz Hospital",)]
    assert cite("In 2010, 12 people were killed by mines.") == [()]


def test_a_states_paper_without_a_state_is_that_of_the_profiles_country_and_media_are_watched_by_the_monitor() -> None:
    notes = ("[1] Mine Ban Treaty Article 7 Report, Form B, 30 April 2011.", "[2] Monitor media monitoring for 2011.")
    cited = cite(BODY, *notes)
    assert "Peru" in cited[0]
    assert "Landmine and Cluster Munition Monitor" in cited[1]
    (other, _) = cite(BODY, "[1] Chad Mine Ban Treaty Article 7 Report, 30 April 2011.", "[2] Reuters, 4 May 2012.")[:2]
    assert "Chad" in other
    assert "Peru" not in other


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A May 2011 report by the Lutz Hospital disclosed it.", ("Lutz Hospital",)),
        ("A letter to the committee by the Owl Society in Lutz says so.", ("Owl Society",)),
        ("This includes the UNICEF cumulative total for 2011.", ("UNICEF",)),
        ("Chad’s Article 7 reports have listed it.", ("Chad",)),
        ("In each of its Article 7 reports since 2004, Chad has said so.", ("Chad",)),
        ("Chad said so in its initial report.", ("Chad",)),
        ("Chad destroyed the mines and sent a report.", ()),
        ("Many reports were written.", ()),
    ],
)
def test_whose_papers_a_sentence_speaks_of(text: str, expected: tuple[str, ...]) -> None:
    assert find_makers(Annotator(REGISTERS, "tcd").annotate(text, 0)) == expected


def test_a_report_that_the_register_has_is_that_entry_and_not_a_new_thing() -> None:
    note = "[1] Russia CCW Amended Protocol II Article 13 Report, 1 March 2011."
    claims = read_text("mbp", "rus", f"Russia is party to it.[1]\n\n\n\n{note}").claims
    (told,) = [claim for claim in claims if claim.predicate == "submitted"]
    assert told.object is not None
    assert REGISTERS.get(told.object).fields["date"] == "2011-03-01"
