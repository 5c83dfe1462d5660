"""Rules that name their verbs are shown clauses of these alone, in the order of all rules."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules import CLAUSE_RULES, SENTENCE_RULES
from armstrace.loaders.rules.rule import ClauseRule, choose_by_verb, on_verbs
from armstrace.loaders.scene import Scene
from armstrace.loaders.token import find_tokens


@on_verbs({"lay", "use"})
def read_laying(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    yield from ()


@on_verbs({"use"})
def read_using(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    yield from ()


def read_anything(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    yield from ()


def test_a_rule_is_shown_its_verbs_and_a_rule_without_verbs_all() -> None:
    laying, anything, using = (
        ClauseRule("laying", read_laying),
        ClauseRule("anything", read_anything),
        ClauseRule("using", read_using),
    )
    choose = choose_by_verb((laying, anything, using))
    assert choose("use") == (laying, anything, using)
    assert choose("lay") == (laying, anything)
    assert choose("say") == (anything,)


def test_most_rules_name_their_verbs() -> None:
    named = [rule for rule in CLAUSE_RULES if rule.verbs is not None]
    assert len(named) >= 0.7 * len(CLAUSE_RULES)
    assert all(rule.verbs for rule in named)


def test_a_rule_on_sentences_names_words_that_a_token_can_have() -> None:
    named = [rule for rule in SENTENCE_RULES if rule.words is not None]
    assert len(named) >= 8
    for rule in named:
        assert rule.words == {token.norm for word in rule.words or () for token in find_tokens(word)}, rule.name
