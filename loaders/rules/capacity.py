"""Rules for who clears with what: people, teams, vehicles, machines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Count, list_counts
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import LAND_SECTIONS
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_RESOURCES = {
    "person": "personnel",
    "officer": "officers",
    "team": "teams",
    "vehicle": "vehicles",
    "machine": "machines",
}

_HAVING = frozenset("undertake carry conduct employ deploy include use have comprise consist operate field".split())  # noqa: SIM905
#: Who clears, as a noun: enough to tell capacity by one figure alone.
_STAFF = re.compile(
    r"\b(?:deminers?|staff|employees|demining personnel"
    r"|(?:clearance|demining|survey|manual|EOD|technical|BAC)[\w -]* teams?|teams?)\b"
)


#: People of whom nobody clears.
_HELPED = re.compile(
    r"\b(?:boys|girls|children|women|people|persons|survivors?|victims?|beneficiar\w+|students|pupils|refugees|villagers|"
    r"residents|patients|farmers|returnees|casualties|schoolchildren|inhabitants|individuals|teachers)\b"
)


def _is_staffed(scene: Scene, count: Count) -> bool:
    """ "A staff of 22", "a workforce of some 300"."""
    before = scene.note.lows[max(0, count.mention.first - 2) : count.mention.first]
    return before in (["staff", "of"], ["workforce", "of"])


def _as_staff(scene: Scene, count: Count) -> Count:
    """A bare figure behind "staff of" counts people."""
    bare = count.quantity.unit == "item" and _is_staffed(scene, count)
    return replace(count, quantity=replace(count.quantity, unit="person")) if bare else count


def _is_people(count: Count) -> bool:
    """ "Employed 320 people": whom a body employs are those who work for it, whatever they are called."""
    return bool(re.fullmatch(r"(?:[\w-]+ )?(?:people|persons|individuals|women|villagers|residents)", count.noun))


def _elided(scene: Scene, prop: Proposition, count: Count) -> Iterator[Claim]:
    """Those whose verb and noun are left out: "CMAC had 1,700 staff, the HALO Trust 1,100, and MAG 320"."""
    note = scene.note
    for body in note.within(count.last, prop.clause.reach[1], Kind.BODY):
        number = note.at(body.last)
        if number is None or number.amount is None or number.amount.unit or number.amount.value is None:
            continue
        ends = note.word(number.last) in (",", ".", ";", "and", "")
        if ends and note.word(body.first - 1) in (",", "and", "the"):
            amount = number.amount
            yield scene.claim(
                "MineActionClaim",
                _RESOURCES[count.quantity.unit],
                scene.party(body),
                prop=prop,
                quantity=replace(
                    count.quantity, value=amount.value, comparator=amount.comparator, written=amount.written
                ),
                content=count.noun or None,
                behind=len(note.tokens),
            )


@on_verbs(_HAVING)
def read_resources(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """With how many people, teams, vehicles and machines clearance is done.

    >> [ma tcd] Clearance in 2017 was reportedly undertaken by 750 military personnel, 9 demining teams, and 5 vehicles.
    -> MineActionClaim state:tcd personnel exactly=750 time=2017 status=reported
    -> MineActionClaim state:tcd teams exactly=9 time=2017 status=reported
    -> MineActionClaim state:tcd vehicles exactly=5 time=2017 status=reported
    """
    if scene.place.code not in LAND_SECTIONS | {"sma"} or prop.negated:
        return
    counts = [_as_staff(scene, c) for c in list_counts(scene.note, *prop.clause.tail)]
    counts = [c for c in counts if c.quantity.unit in _RESOURCES]
    counts = [c for c in counts if not _HELPED.search(c.noun) or (prop.lemma == "employ" and _is_people(c))]
    staff = any(_STAFF.search(c.noun) or _is_staffed(scene, c) for c in counts)
    if not counts or (len(counts) < 2 and not prop.passive and not staff):
        return
    actor = [p for p in prop.subjects if p.ref.kind in ("org", "state")] if not prop.passive else []
    forces = scene.registers.find_all("armed forces", ("org",))
    subject: Party | Ref | None = actor[0] if actor else next((e.ref for e in forces), scene.home)
    times = prop.times or [m.time for m in scene.note.within(*(prop.subject_range or (0, 0)), Kind.TIME) if m.time]
    if subject is None:
        return
    yield from _elided(scene, prop, counts[-1])
    for number, count in enumerate(counts):
        stop = counts[number + 1].mention.first if number + 1 < len(counts) else prop.clause.tail[1]
        own = [m.time for m in scene.note.within(count.mention.last, stop, Kind.TIME) if m.time]
        yield scene.claim(
            "MineActionClaim",
            _RESOURCES[count.quantity.unit],
            subject,
            prop=prop,
            quantity=count.quantity,
            time=next(iter(own or times), None),
            content=count.noun or None,
            behind=len(scene.note.tokens),
        )


_CALLS = re.compile(
    r"\A(?:to |out )?(?:[\w-]+ ){0,3}?(?:call-?outs?|calls?|emergenc(?:y|ies)|(?:spot |EOD )?tasks?"
    r"|requests|alerts)\b"
)


def is_call_out(scene: Scene, prop: Proposition) -> bool:
    """ "Responded to 133 call-outs": went out, and said nothing."""
    called = prop.lemma == "respond" and scene.note.word(prop.clause.group.last) == "to"
    counts = list_counts(scene.note, *prop.clause.tail)[:1] if called else []
    behind = scene.note.words(counts[0].mention.last, prop.clause.reach[1]) if counts else ""
    return bool(counts) and counts[0].mention.first <= prop.clause.group.last + 1 and bool(_CALLS.match(behind))


@on_verbs({"respond"})
def read_call_outs(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How many calls the teams answered that dispose of what people find.

    >> [ma tcd] In 2017, EOD teams of MAG responded to 133 call-outs.
    -> MineActionClaim org:mag programmeSituation exactly=133 time=2017
    """
    if scene.home is None or prop.negated or not is_call_out(scene, prop):
        return
    named = scene.note.within(*(prop.subject_range or (0, 0)), Kind.BODY)
    first = (prop.subject_range or (prop.clause.group.first, 0))[0]
    yield scene.claim(
        "MineActionClaim",
        "programmeSituation",
        named[0].ref if named else scene.home,
        prop=prop,
        quantity=list_counts(scene.note, *prop.clause.tail)[0].quantity,
        content=scene.condense(first, prop.clause.tail[1]),
    )
