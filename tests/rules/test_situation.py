"""What no other rule reads of a sentence on mine action or assistance, and what is left unread all the same."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told


@pytest.mark.parametrize(
    ("section", "words", "told"),
    [
        ("ma", "Heavy rains have washed mines out of the hills.", "MineActionClaim state:ner programmeSituation"),
        ("ma", "Heavy rains do not wash mines out.", "MineActionClaim state:ner programmeSituation"),
        (
            "sma",
            "Support for demining fluctuates by season.",
            "MineActionClaim state:ner programmeSituation",
        ),
        (
            "cva",
            "Most survivors in Agadez are cared for at home.",
            "VictimAssistanceClaim state:ner serviceSituation",
        ),
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
        ("ma", "Niger lies in the Sahel."),  # not on mine action
        ("mbp", "Mines lie along old tracks in the desert."),  # a section on policy
        ("cva", "Agadez hosts a festival each year."),
    ],
)
def test_what_others_read_and_what_is_of_another_matter_is_no_situation(section: str, words: str) -> None:
    told = [str(claim.predicate) for claim in read_text(section, "ner", words).claims]
    assert [name for name in told if name.endswith("Situation")] == []
