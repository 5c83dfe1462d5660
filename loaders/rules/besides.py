"""What the words of a sentence name that has no role in any of its claims: kept with the claim it stands beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.clause import Clause
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.scene import Scene

#: What may be named besides. A person is not: only who speaks or holds an office is told.
_KINDS = (
    Kind.STATE, Kind.BODY, Kind.GROUP, Kind.WEAPON, Kind.TREATY, Kind.RESOLUTION, Kind.MEETING, Kind.PLACE,
    Kind.LAW, Kind.EVENT,
)  # fmt: skip
#: Nouns of which a weapon before them only says what they are about ("mine action", "landmine survivors").
_HEADS = frozenset(
    """action clearance risk survivor survivors victim victims casualty casualties incident incidents accident accidents
    detection ban awareness contamination problem issue issues policy assistance removal expert experts""".split()  # noqa: SIM905
)
#: Claims of one sentence that a thing may be given to: of a longer list it would be said too often.
_MOST = 4


def add_besides(scene: Scene, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a sentence, each with what its clause names besides as `mentions`: named, and nothing told of it.

    A name that a claim of the sentence has in any role is left out; so is the profile's country.
    """
    told = frozenset(chain.from_iterable(map(list_things, claims)))
    added: dict[int, list[Ref]] = {}
    for mention in scene.mentions(*_KINDS) if claims else ():
        if told.isdisjoint(mention.refs) and _counts(scene, mention):
            for number in _choose(scene, mention, claims):
                added.setdefault(number, []).append(mention.ref)
    return tuple(_add(claim, added.get(number, ())) for number, claim in enumerate(claims))


def list_things(claim: Claim) -> Iterator[Ref]:
    """The things that have a role in a claim, in any order."""
    yield claim.subject
    yield from filter(None, (claim.object, claim.event, claim.statement))
    yield from (*claim.weapons, *claim.origins, *claim.places, *claim.asserters, *claim.reporters, *claim.alternatives)
    yield from (detail for _, detail in claim.details if isinstance(detail, Ref))


def _counts(scene: Scene, mention: Mention) -> bool:
    """Is it a thing of its own: not the country, no short form in brackets, no word for what a noun is about?"""
    note = scene.note
    short = mention.first > 1 and note.word(mention.first - 1) == "(" and note.at(mention.first - 2) is not None
    about = mention.kind is Kind.WEAPON and note.word(mention.last) in _HEADS
    return bool(mention.refs) and mention.ref != scene.home and not (short or about)


def _choose(scene: Scene, mention: Mention, claims: Sequence[Claim]) -> Iterable[int]:
    """The claims that the thing stands beside: those that hold the nearest name of its clause, else of the sentence."""
    if len(claims) == 1:
        return (0,)
    own, distances = _clause(scene, mention), dict[int, tuple[bool, int]]()
    for number, claim in enumerate(claims):
        held = frozenset(list_things(claim)) - {claim.subject}
        near = [
            (_clause(scene, other) is not own, abs(other.first - mention.first))
            for other in scene.note.mentions
            if not held.isdisjoint(other.refs)
        ]
        distances[number] = min(near, default=(True, len(scene.note.tokens)))
    nearest = min(distances.values())
    found = [number for number, distance in distances.items() if distance == nearest]
    return found if len(found) <= _MOST else found[:1]


def _clause(scene: Scene, mention: Mention) -> Clause | None:
    """The innermost clause that a name stands in."""
    holding = [p.clause for p in scene.propositions if p.clause.reach[0] <= mention.first < p.clause.reach[1]]
    return max(holding, key=lambda clause: clause.reach[0], default=None)


def _add(claim: Claim, refs: Iterable[Ref]) -> Claim:
    named = tuple(("mentions", ref) for ref in dict.fromkeys(refs))
    return replace(claim, details=(*claim.details, *named)) if named else claim
