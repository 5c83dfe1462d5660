"""Verb groups: words for all inside them, and forms that look alike."""

from __future__ import annotations

import pytest

from armstrace.loaders.token import find_tokens
from armstrace.loaders.verb import Taken, find_verbs
from armstrace.loaders.verb_group import VerbGroup


def find(text: str) -> list[VerbGroup]:
    """The verb groups of a text without names."""
    tokens = find_tokens(text)
    return list(find_verbs(tokens, [Taken.FREE] * len(tokens)))


@pytest.mark.parametrize(
    ("text", "lemma", "helpers"),
    [
        ("they all were destroyed", "destroy", ("were",)),
        ("the mines were all laid there", "lay", ("were",)),
        ("the two have both been cleared", "clear", ("have", "been")),
        ("the teams each have cleared land", "clear", ("have",)),
    ],
)
def test_a_word_for_all_may_stand_inside_a_verb(text: str, lemma: str, helpers: tuple[str, ...]) -> None:
    [group] = find(text)
    assert (group.lemma, group.helpers) == (lemma, helpers)


def test_all_behind_be_and_before_a_noun_is_no_part_of_the_verb() -> None:
    group = find("these were all mines")[0]
    assert group.lemma == "be"


@pytest.mark.parametrize("text", ["it finished the work", "it has finished the work", "it finishes the work"])
def test_to_finish_is_a_verb(text: str) -> None:
    assert [group.lemma for group in find(text)][:1] == ["finish"]
