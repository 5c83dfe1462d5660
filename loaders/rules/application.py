"""The rules on one sentence: which of them see which clause, and each claim once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from armstrace.graph.claim import Claim
from armstrace.loaders.rules import BESIDE_RULES, CLAUSE_RULES, LAST_RULES, SENTENCE_RULES
from armstrace.loaders.scene import Scene


def apply_rules(scene: Scene) -> tuple[Claim, ...]:
    """The claims of a sentence, in the order of its clauses, each with the name of its rule.

    The first rule that makes a claim of a clause has it, and the clause is noted in `scene.read`.
    """
    return tuple(_distinct(_read(scene)))


def _read(scene: Scene) -> Iterator[Claim]:
    for prop in scene.propositions:
        for rule in CLAUSE_RULES:
            claims = [replace(claim, rule=rule.name) for claim in rule.read(scene, prop)]
            if claims:
                yield from claims
                scene.read.append(prop.clause)
                break
    for prop in scene.propositions:
        for rule in LAST_RULES if prop.clause not in scene.read else ():
            yield from (replace(claim, rule=rule.name) for claim in rule.read(scene, prop))
    for prop in scene.propositions:
        for rule in BESIDE_RULES:
            yield from (replace(claim, rule=rule.name) for claim in rule.read(scene, prop))
    for sentence_rule in SENTENCE_RULES:
        yield from (replace(claim, rule=sentence_rule.name) for claim in sentence_rule.read(scene))


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Each claim once, whatever rule made it."""
    seen: set[Claim] = set()
    for claim in claims:
        bare = replace(claim, rule=None, content=None)
        if bare not in seen:
            seen.add(bare)
            yield claim
