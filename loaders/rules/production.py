"""Rules for producing weapons: by states and companies, then or now, halted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from armstrace.graph.claim import Claim, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, list_arms, list_counts
from armstrace.loaders.clause import Relation, is_past
from armstrace.loaders.discourse import Party, is_doer
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import Scene

MAKERS = frozenset({"state", "territory", "org", "group"})

_NO_PRODUCTION = re.compile(r"no (?:[\w-]+ ){0,4}?(?:(?:production|manufacture) of\b|(?:mine|munition) production\b)")

_HALTING = frozenset("halt stop cease end discontinue".split())  # noqa: SIM905

_MAKING = frozenset("produce manufacture assemble".split())  # noqa: SIM905

#: Units of weapons that are made, and how far before the weapon its number stands.
_MADE = frozenset({"mine", "munition", "submunition", "item"})
_NEAR = 3

_ROLES = {
    "producer": ("ProductionClaim", "produces", "produced"),
    "manufacturer": ("ProductionClaim", "produces", "produced"),
    "stockpiler": ("StockpileClaim", "stockpiles", "stockpiled"),
    "exporter": ("TransferClaim", "exports", "exported"),
    "importer": ("TransferClaim", "imported", "imported"),
    "user": ("UseClaim", "used", "used"),
}


@on_verbs(_MAKING | {"make"})
def read_making(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who produced which weapons, the total and each named type.

    >> [mbp per] Peru produced at least two types of antipersonnel mines until 1998, including blast mines (MGP-30).
    -> ProductionClaim state:per produced munition:antipersonnel-mine atLeast=2 time=/1998
    -> ProductionClaim state:per produced munition:mgp-30 time=/1998
    >> [mbp per] Peru has never produced antipersonnel mines.
    -> ProductionClaim state:per produced munition:antipersonnel-mine not
    """
    if _is_stopped(prop) or (prop.lemma == "make" and not _makes_arms(prop)):
        return
    makers = [party for party in prop.actors if party.ref.kind in MAKERS and is_doer(party)]
    makers += _named_makers(scene, prop, makers)
    arms = prop.arms
    if not makers or not arms:
        return
    firms = [c.quantity for c in list_counts(scene.note, *(prop.subject_range or (0, 0)))]
    for maker in makers:
        yield from _made(scene, prop, maker, arms, [] if maker.mention else firms[:1])


@on_verbs({"be"})
def read_none(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That a country has no production.

    >> [mbp ben] There is no public or private production of antipersonnel mines in Benin.
    -> ProductionClaim state:ben produces munition:antipersonnel-mine not
    """
    first = (prop.subject_range or (0, 0))[0]
    if scene.note.word(first) != "there" or not _NO_PRODUCTION.match(prop.tail_text()) or scene.home is None:
        return
    arms = list_arms(scene.note, *prop.clause.tail)
    abroad = any(m.ref != scene.home for m in scene.note.within(*prop.clause.tail, Kind.STATE))
    for arm in arms[:1] if not abroad else ():
        yield scene.claim(
            "ProductionClaim",
            "produces",
            scene.home,
            prop=prop,
            object=name_weapon(arm),
            current=not prop.times,
            polarity=Polarity.NEGATED,
        )


#: What stands behind a noun phrase that has ended.
_ENDS = frozenset({".", ",", ";", "and", "or", "in", "for", "since", "at", "until", "during", "between", "from", ""})


def _makes_arms(prop: Proposition) -> bool:
    """ "Denied making mines": are weapons all that is made, rather than made into something ("made mines safe")?"""
    arm = prop.arms[0] if prop.arms and not prop.passive else None
    near = arm is not None and 0 <= arm.first - prop.clause.group.last <= 2
    return near and arm is not None and prop.note.word(arm.last) in _ENDS


def _named_makers(scene: Scene, prop: Proposition, makers: Sequence[Party]) -> list[Party]:
    """ "Two Korean companies, A and B, have produced": the companies named between commas or in a bracket."""
    if prop.passive or not makers or prop.clause.subject is None or any(p.mention for p in makers):
        return []
    firms = any(c.quantity.unit == "organization" for c in list_counts(scene.note, *prop.clause.subject))
    named = scene.note.within(prop.clause.subject[0], prop.clause.group.first, Kind.BODY)
    return ([scene.party(m) for m in named] or _listed_makers(scene, prop)) if firms else []


def _listed_makers(scene: Scene, prop: Proposition) -> list[Party]:
    """ "Two companies produced mines: A and B": the names behind the colon."""
    note, end = scene.note, len(scene.note.tokens)
    colon = next((i for i in range(prop.clause.group.last, end) if note.word(i) == ":"), None)
    if colon is None:
        return []
    bodies = note.within(colon, end, Kind.BODY)
    if bodies:
        return [scene.party(m) for m in bodies]
    parts = re.split(r", and |, | and ", note.words(colon + 1, end).strip(" ."))
    return [scene.mint("org", part.strip()) for part in parts if part[:1].isupper() and len(part.split()) <= 6]


def _is_stopped(prop: Proposition) -> bool:
    """ "Stopped producing": the rule on halts reads that."""
    fellow = prop.clause.fellow
    return (
        fellow is not None
        and fellow.lemma in _HALTING
        and prop.clause.relation in (Relation.GERUND, Relation.INFINITIVE)
    )


def _made(
    scene: Scene, prop: Proposition, maker: Party, arms: Sequence[Arm], firms: Sequence[Quantity]
) -> Iterator[Claim]:
    said = list_counts(scene.note, *prop.patient)
    counts = [c for c in said if c.quantity.unit == "type"]
    made = [c for c in said if c.quantity.unit in _MADE and c.quantity.value and len(arms) == 1 and not counts]
    counts = [c for c in made if 0 <= arms[0].first - c.mention.last <= _NEAR] or counts
    group = prop.clause.group
    present = group.form.value in ("s", "base", "ing") and not group.modal and "did" not in group.helpers
    present = present and not _hangs_on_past(prop)
    named = [arm for arm in arms if arm.model]
    plain = [arm for arm in arms if not arm.model]
    kept = [*plain[:1], *named] if named or not plain else plain
    for number, arm in enumerate(kept):
        yield scene.claim(
            "ProductionClaim",
            "produces" if present else "produced",
            maker,
            prop=prop,
            object=name_weapon(arm),
            current=present,
            quantity=counts[0].quantity if counts and number == 0 else firms[0] if firms and number == 0 else None,
        )


def _hangs_on_past(prop: Proposition) -> bool:
    """ "Made one type until 1990, producing 900 mines": is it what went on when something was done?"""
    if prop.clause.relation is not Relation.GERUND or prop.clause.group.helpers:
        return False
    before = [c for c in prop.clauses if c.group.last <= prop.clause.group.first and c.group.finite]
    return bool(before) and before[-1].lemma in _MAKING and is_past(before[-1].group)


@on_verbs(_MAKING | {"make"})
def read_origin_made(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Whose weapons those used somewhere are, said with "manufactured in" or "by".

    >> [cmb syr] All cluster munitions used in Syria in 2013 were made by China.
    -> OriginFoundClaim munition:cluster-munition usedIn state:syr time=2013
    """
    if prop.clause.relation is Relation.REDUCED or not prop.passive:
        return
    used = next((c for c in prop.clauses if c.lemma in ("use", "find") and c.relation is Relation.REDUCED), None)
    origins = tuple(party.ref for party in prop.actors if party.ref.kind in ("state", "group") and party.mention)
    inside = [m for m in prop.named(Kind.STATE, Kind.GROUP) if scene.note.word(m.first - 1) in ("in", "the")]
    origins = origins or tuple(ref for m in inside[:1] for ref in m.refs)
    arms = prop.arms
    if used is None or not origins or not arms:
        return
    other = next(p for p in scene.propositions if p.clause is used)
    for where in other.wheres[:1]:
        yield scene.claim(
            "OriginFoundClaim",
            "usedIn",
            name_weapon(arms[0]),
            prop=prop,
            object=where.refs[0],
            where=where,
            origins=origins,
            time=other.times[0] if other.times else None,
            content=scene.condense((prop.subject_range or (0, 0))[0], arms[0].last),
        )


@on_verbs({"be", "remain", "become"})
def read_role(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Is a producer and exporter of": a claim for each role of each state; "historically" is past.

    >> [cmb chn] China is an important producer and exporter of mines.
    -> ProductionClaim state:chn produces munition:mine
    -> TransferClaim state:chn exports munition:mine
    >> [mbp swe] Sweden is a former antipersonnel mine producer and exporter.
    -> ProductionClaim state:swe produced munition:antipersonnel-mine
    -> TransferClaim state:swe exported munition:antipersonnel-mine
    >> [mbp per] Peru is not known to be a producer of mines.
    """
    first, last = prop.clause.tail
    roles = [
        (i, _ROLES[scene.note.tokens[i].norm])
        for i in range(first, min(last, first + 12))
        if scene.note.tokens[i].norm in _ROLES
    ]
    arms = list_arms(scene.note, roles[0][0], last) if roles else []
    before = [arm for arm in list_arms(scene.note, first, roles[0][0]) if arm.last == roles[0][0]] if roles else []
    arms = before or arms  # "a former mine producer"
    fellow = prop.clause.fellow
    once = prop.clause.group.infinitive and fellow is not None and fellow.lemma == "use"  # "used to be a producer"
    if not roles or not arms or (prop.clause.group.infinitive and not once):
        return
    over = (
        once
        or prop.clause.group.form.value == "past"
        or "former" in prop.words_behind(12)
        or "formerly" in prop.words_behind(12)
    )
    adjective = scene.condense(first, roles[0][0] + 1)
    for party in prop.subjects:
        past = over or _is_past(scene, party)
        for _, (kind, present, historic) in roles:
            yield scene.claim(
                kind,
                historic if past else present,
                party,
                prop=prop,
                object=name_weapon(arms[0]),
                current=not past,
                content=adjective,
                behind=last,
                polarity=prop.polarity,
                status=Status.ASSERTED if once and not prop.stance.asserters else None,
            )


def _is_past(scene: Scene, party: Party) -> bool:
    """Does the state no longer exist, or is it said to have done so "historically"?"""
    entry = scene.registers.find_ref(party.ref)
    before = (
        [scene.note.word(i) for i in range(max(0, party.mention.first - 3), party.mention.first)]
        if party.mention
        else []
    )
    return bool(entry and entry.fields.get("end")) or "historically" in before


@on_verbs(_HALTING)
def read_halt(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Production that stopped.

    >> [mbp chn] China has said that production of its blast mines ended in 1996.
    -> ProductionClaim state:chn halted munition:blast-mine time=1996 status=reported
    >> [mbp per] Peru stopped producing antipersonnel mines in 1999.
    -> ProductionClaim state:per halted munition:antipersonnel-mine time=1999
    """
    subject = prop.subject_range or (0, 0)
    inside = {scene.note.tokens[i].norm for i in (*range(*subject), *range(*prop.clause.reach))}
    below = next((p for p in scene.propositions if p.clause.fellow is prop.clause and p.lemma in _MAKING), None)
    if "production" not in inside and below is None:
        return
    arms = list_arms(scene.note, *subject) or list_arms(scene.note, *prop.clause.reach)
    holders = [p for p in prop.subjects if p.ref.kind in MAKERS and (p.mention or p.found_back)] or _possessor(
        scene, prop, subject
    )
    times = prop.times or (below.times if below else [])
    if arms and holders:
        yield scene.claim(
            "ProductionClaim",
            "halted",
            holders[0],
            prop=prop,
            object=name_weapon(arms[0]),
            time=times[0] if times else None,
        )


def _possessor(scene: Scene, prop: Proposition, subject: tuple[int, int]) -> list[Party]:
    """ "Its production": who is spoken of."""
    if any(scene.note.word(i) in ("its", "their") for i in range(*subject)):
        speakers = list(prop.stance.asserters)
        return speakers or list(scene.discourse.subjects)[:1]
    named = scene.note.within(*subject, Kind.STATE, Kind.BODY)
    return [scene.party(named[0])] if named else []


def read_producers(scene: Scene) -> Iterator[Claim]:
    """A list item that names a producer under a lead that says what such bodies produced, with calibers.

    >> [cmb chn] * Norinco Corporation (122mm and 300mm rockets). | Two state-owned Chinese firms produced rockets:
    -> ProductionClaim org:norinco-corporation produced munition:rocket caliber=122 mm
    -> ProductionClaim org:norinco-corporation produced munition:rocket caliber=300 mm
    -> OrganizationClaim org:norinco-corporation stateOwnedBy state:chn
    """
    lead = scene.lead
    making = next((p for p in lead.propositions if p.lemma in _MAKING), None) if lead else None
    bodies = scene.mentions(Kind.BODY)
    if lead is None or making is None or not bodies or bodies[0].first > 1:
        return
    body = scene.party(bodies[0])
    arms = scene.arms or making.arms[:1]
    calibers = [m.amount.written for m in scene.mentions(Kind.AMOUNT) if m.amount and m.amount.unit == "mm"]
    told: dict[str, Any] = {"asserters": tuple(party.ref for party in making.stance.asserters)}
    firms = lead.condense(*(making.subject_range or (0, 0)))
    for caliber in calibers or (None,):
        for arm in arms[:1]:
            yield scene.claim(
                "ProductionClaim",
                "produced",
                body,
                object=name_weapon(arm),
                arms=making.arms[:1],
                content=firms,
                details=[("caliber", caliber.replace("mm", " mm") if caliber else None)],
                **told,
            )
    owner = _owner(lead, making)
    if owner is not None:
        yield scene.claim("OrganizationClaim", "stateOwnedBy", body, object=owner)


def _owner(lead: Scene, making: Proposition) -> Ref | None:
    """The state in "state-owned Russian companies"."""
    first, last = making.subject_range or (0, 0)
    words = " ".join(lead.note.word(i) for i in range(first, last))
    if "state - owned" not in words and "state-owned" not in words:
        return None
    named = lead.note.within(first, last, Kind.ADJECTIVE, Kind.STATE)
    return named[0].ref if named else None
