"""What no other rule reads of a clause, and what is left unread all the same."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told


def list_situations(section: str, words: str) -> list[tuple[str, str, str | None]]:
    """Subject, predicate and content of what is told as a situation of a text on Niger."""
    claims = [claim for claim in read_text(section, "ner", words).claims if claim.rule == "situation"]
    return [(str(claim.subject), claim.predicate, claim.content) for claim in claims]


@pytest.mark.parametrize(
    ("section", "words", "told"),
    [
        ("ma", "Heavy rains have washed mines out of the hills.", "MineActionClaim state:ner programmeSituation"),
        ("ma", "Heavy rains do not wash mines out.", "MineActionClaim state:ner programmeSituation"),
        ("sma", "Support for demining fluctuates by season.", "MineActionClaim state:ner programmeSituation"),
        ("cva", "Most survivors in Agadez are cared for at home.", "VictimAssistanceClaim state:ner serviceSituation"),
        ("cas", "Accidents have clustered around wells.", "CasualtyClaim state:ner casualtySituation"),
        ("mbp", "The draft decree has gone back to the ministry twice.", "LawClaim state:ner legalSituation"),
        ("cmb", "Niger engages in the work of the convention.", "StatementClaim state:ner policySituation"),
        ("mbp", "Contaminated wells lie along the old tracks.", "MineActionClaim state:ner programmeSituation"),
    ],
)
def test_a_sentence_that_no_rule_reads_tells_how_things_stand(section: str, words: str, told: str) -> None:
    read_told(section, "ner", words, [told])


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("ma", "In 2019, Niger cleared 5,000 mines."),  # read by a rule of its own
        ("ma", "Some officials said that survey may begin."),  # only said, by nobody in particular
        ("ma", "Rains may wash mines out of the hills."),
        ("ma", "Has all mined land been cleared?"),
        ("ma", "Minefields were cleared as follows:"),  # what follows tells it
        ("ma", "Niger lies in the Sahel."),  # not on mine action
        ("mbp", "Mines lie along old tracks in the desert."),  # a section on policy
        ("mbp", "Laying mines has become a policy of smugglers."),  # grave: who lays them is for a rule to read
        ("mbp", "The decree appears dead."),  # only seems so
        ("cva", "Agadez hosts a festival each year."),
    ],
)
def test_what_others_read_and_what_is_of_another_matter_is_no_situation(section: str, words: str) -> None:
    assert list_situations(section, words) == []


def test_a_clause_that_no_rule_reads_is_told_beside_what_others_read() -> None:
    words = "Niger acceded to the convention on 5 June 2009, but the stockpiles have never been counted."
    assert list_situations("cmb", words) == [("state:ner", "policySituation", "but stockpiles never counted")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("It has been reported that floods moved some mines.", [("reported", ())]),
        ("The Rescue Board estimates that floods moved some mines.", [("estimated", ("group:rescue-board",))]),
        ("It has not been reported that floods moved some mines.", []),
        ("Officials deny that floods moved some mines.", []),
        ("It is not known whether floods moved some mines.", []),
    ],
)
def test_what_is_said_by_someone_is_told_as_said(words: str, told: list[tuple[str, tuple[str, ...]]]) -> None:
    claims = [claim for claim in read_text("ma", "ner", words).claims if claim.rule == "situation"]
    assert [(claim.status.value, tuple(map(str, claim.asserters))) for claim in claims] == told


def test_each_clause_of_an_unread_sentence_is_told_with_its_own_words() -> None:
    words = "Demining fluctuates by season, but since 2019 survey has stalled."
    told = [content for _, _, content in list_situations("ma", words)]
    assert told == ["Demining fluctuates season", "but since 2019 survey stalled"]


def test_the_only_figure_of_a_clause_is_its_quantity_and_of_several_none() -> None:
    one, several = (
        [claim.quantity for claim in read_text("ma", "ner", words).claims]
        for words in ("Demining tools fill 3 hectares.", "Demining tools of 3 firms and 12 guilds are rusty.")
    )
    assert [str(quantity.value) for quantity in one if quantity] == ["3"]
    assert None in several
