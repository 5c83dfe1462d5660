"""The rules on one sentence: which of them see which clause, and each claim once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import chain
from operator import attrgetter

from armstrace.graph.claim import Claim
from armstrace.graph.sealed import replace
from armstrace.loaders.clause import Relation
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules import (
    AFTER_RULES,
    BESIDE_RULES,
    CLAUSE_RULES,
    FIGURE_RULES,
    LAST_RULES,
    REST_RULES,
    SENTENCE_RULES,
)
from armstrace.loaders.rules.besides import add_besides
from armstrace.loaders.rules.each_date import tell_dates
from armstrace.loaders.rules.rest import list_rest
from armstrace.loaders.rules.rule import SentenceRule, choose_by_verb
from armstrace.loaders.scene import Scene

_ASKING = frozenset("require oblige obligate bind forbid prohibit mandate".split())  # noqa: SIM905
#: All that a claim tells, but for the rule that read it and the words of its content.
_TOLD = attrgetter(*(field.name for field in fields(Claim) if field.name not in ("rule", "content")))
_FIRST, _LAST, _BESIDE = map(choose_by_verb, (CLAUSE_RULES, LAST_RULES, BESIDE_RULES))
_Worded = tuple[tuple[SentenceRule, frozenset[str] | None], ...]
_SENTENCE: _Worded = tuple((rule, rule.words) for rule in SENTENCE_RULES)
_AFTER: _Worded = tuple((rule, rule.words) for rule in AFTER_RULES)
_FIGURES: _Worded = tuple((rule, rule.words) for rule in FIGURE_RULES)


def apply_rules(scene: Scene) -> tuple[Claim, ...]:
    """The claims of a sentence, in the order of its clauses, each with the name of its rule.

    The first rule that makes a claim of a clause has it, and the clause is noted in `scene.read`.
    """
    by_clause = tuple(chain(_read_first(scene), _read_last(scene)))
    by_sentence = tuple(_read_sentence(scene, _SENTENCE))
    scene.made = list(_distinct((*by_clause, *by_sentence)))
    after = tuple(_read_sentence(scene, _AFTER))
    read = (*scene.made, *after)
    rest = tuple(_read_rest(scene, list_rest(scene, read, by_sentence=bool(by_sentence or after))))
    scene.made = [*read, *rest]
    return add_besides(scene, (*scene.made, *_read_sentence(scene, _FIGURES)))


def _read_first(scene: Scene) -> Iterator[Claim]:
    """Clause by clause: the first rule that reads it."""
    for prop in scene.propositions:
        for rule in () if _is_demanded(scene, prop) else _FIRST(prop.lemma):
            scene.rule = rule.name
            claims = tell_dates(prop, list(rule.read(scene, prop)))
            if claims:
                yield from (_sign(claim, rule.name) for claim in claims)
                scene.read.append(prop.clause)
                break


def _is_demanded(scene: Scene, prop: Proposition) -> bool:
    """ "The law requires the army not to import mines": what a law asks for that has been told is no deed."""
    governor = prop.clause.governor
    asked = prop.clause.relation is Relation.INFINITIVE and governor is not None and governor.lemma in _ASKING
    return asked and governor in scene.read


def _read_last(scene: Scene) -> Iterator[Claim]:
    """The rules that read what the first have left, then those that read beside them."""
    read = [prop for prop in scene.propositions if prop.clause not in scene.read]
    told = []
    for choose, props in ((_LAST, read), (_BESIDE, scene.propositions)):
        for prop in props:
            for rule in choose(prop.lemma):
                scene.rule = rule.name
                for claim in tell_dates(prop, list(rule.read(scene, prop))):
                    told.append(prop.clause)
                    yield _sign(claim, rule.name)
    scene.read += told


def _read_sentence(scene: Scene, rules: _Worded) -> Iterator[Claim]:
    norms = scene.note.norms
    for rule, wanted in rules:
        if wanted is None or not wanted.isdisjoint(norms):
            scene.rule = rule.name
            for claim in rule.read(scene):
                yield _sign(claim, rule.name)


def _read_rest(scene: Scene, rest: Iterable[tuple[Proposition, Range]]) -> Iterator[Claim]:
    """What is told by the clauses that nothing else has been made of."""
    for prop, part in rest:
        for rule in REST_RULES:
            scene.rule = rule.name
            for claim in rule.read(scene, prop, part):
                yield _sign(claim, rule.name)


def _sign(claim: Claim, name: str) -> Claim:
    """A claim that a rule took over from another sentence bears its name as well."""
    return claim if claim.rule == name else replace(claim, rule=name)


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Each claim once, whatever rule made it."""
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        told = _TOLD(claim)
        if claim.rule == "statement-silence":
            told = (*told, claim.content)  # two things that a state has not said are two
        if told not in seen:
            seen.add(told)
            yield claim
