"""What a sentence names besides, in no role of its claims, is kept as mentioned with the claim it stands beside."""

import pytest
from rule_example import read_text

from armstrace.graph.names import Ref


def list_mentions(section: str, words: str) -> list[tuple[str, list[str]]]:
    """Predicate of each claim -> what it mentions."""
    claims = tuple(read_text(section, "ner", words).claims)
    told = [[str(ref) for role, ref in claim.details if role == "mentions"] for claim in claims]
    return [(claim.predicate, refs) for claim, refs in zip(claims, told, strict=True)]


@pytest.mark.parametrize(
    ("section", "words", "mentions"),
    [
        ("ma", "Heavy rains have washed mines out of the hills near Libya.", ["munition:mine", "state:lby"]),
        ("ma", "Demining teams wait for machines that Denmark has promised.", ["state:dnk"]),
        (
            "cva",
            "Most survivors of mines in Agadez have relatives in Chad.",
            ["munition:mine", "place:agadez", "state:tcd"],
        ),
    ],
)
def test_what_has_no_role_is_mentioned(section: str, words: str, mentions: list[str]) -> None:
    assert [refs for _, refs in list_mentions(section, words)] == [mentions]


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("mbp", "Niger signed the Mine Ban Treaty on 4 December 1997."),  # all has a role
        ("ma", "The mine action sector lacks funds."),  # what the sector is about
        ("ma", "Deminers lack funds, as Amadou Issoufou knows."),  # a person
    ],
)
def test_what_has_a_role_or_is_a_person_is_not(section: str, words: str) -> None:
    assert not any(refs for _, refs in list_mentions(section, words))


def test_a_mention_is_no_difference_to_what_was_reviewed() -> None:
    claim = next(iter(read_text("ma", "ner", "Heavy rains have washed mines out of the hills near Libya.").claims))
    assert ("mentions", Ref("state", "lby")) in claim.details
    assert claim.own_details == ()
