"""The rules on one sentence: which of them see which clause, and each claim once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from operator import attrgetter

from armstrace.graph.claim import Claim
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules import BESIDE_RULES, CLAUSE_RULES, LAST_RULES, SENTENCE_RULES
from armstrace.loaders.scene import Scene

#: All that a claim tells, but for the rule that read it and the words of its content.
_TOLD = attrgetter(*(field.name for field in fields(Claim) if field.name not in ("rule", "content")))


def apply_rules(scene: Scene) -> tuple[Claim, ...]:
    """The claims of a sentence, in the order of its clauses, each with the name of its rule.

    The first rule that makes a claim of a clause has it, and the clause is noted in `scene.read`.
    """
    return tuple(_distinct(_read(scene)))


def _read(scene: Scene) -> Iterator[Claim]:
    for prop in scene.propositions:
        for rule in CLAUSE_RULES:
            claims = _ask(scene, rule.name, rule.read, prop)
            if claims:
                yield from claims
                scene.read.append(prop.clause)
                break
    for prop in scene.propositions:
        for rule in LAST_RULES if prop.clause not in scene.read else ():
            yield from _ask(scene, rule.name, rule.read, prop)
    for prop in scene.propositions:
        for rule in BESIDE_RULES:
            yield from _ask(scene, rule.name, rule.read, prop)
    for sentence_rule in SENTENCE_RULES:
        yield from _ask(scene, sentence_rule.name, sentence_rule.read)


def _ask(scene: Scene, name: str, read: Callable[..., Iterator[Claim]], *parts: Proposition) -> list[Claim]:
    """What a rule reads; claims that it takes over from another sentence bear its name as well."""
    scene.rule = name
    return [claim if claim.rule == name else replace(claim, rule=name) for claim in read(scene, *parts)]


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Each claim once, whatever rule made it."""
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        told = _TOLD(claim)
        if told not in seen:
            seen.add(told)
            yield claim
