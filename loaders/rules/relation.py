"""Rules for what bodies are to states, to each other, and to persons in office: named in passing, at any place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, list_arms, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.officer import find_office_state
from armstrace.loaders.rules.rule import on_verbs, on_words
from armstrace.loaders.rules.use import USING
from armstrace.loaders.rules.used_weapon import find_fills, tells_contents
from armstrace.loaders.scene import Scene

_BACKING = {
    "backed": "backedBy",
    "supported": "backedBy",
    "linked": "linkedTo",
    "affiliated": "linkedTo",
    "led": "backedBy",
}
_NAMED = (Kind.BODY, Kind.GROUP)


@on_words({*_BACKING, "recognized"})
def read_backed(scene: Scene) -> Iterator[Claim]:
    """Groups that a state backs, in an adjective.

    >> [cmb tcd] In 2014, Chad-backed insurgents used mines in Darfur.
    -> RelationClaim group:chad-backed-insurgents backedBy state:tcd place=darfur
    """
    for mention in scene.mentions(Kind.GROUP):
        if mention.role in _BACKING and mention.state is not None:
            wheres = list_wheres(scene.note, mention.last, len(scene.note.tokens))
            times = [m.time for m in scene.mentions(Kind.TIME) if m.time]
            yield scene.claim(
                "RelationClaim",
                _BACKING[mention.role],
                scene.party(mention),
                object=mention.state,
                where=wheres[0] if wheres else None,
                time=times[0] if len(times) == 1 else None,
                behind=mention.last,
            )
    yield from _linked(scene)


def _linked(scene: Scene) -> Iterator[Claim]:
    """ "A Russian government-linked company, the Wagner Group", "the UN-recognized Government of X"."""
    note = scene.note
    for place in range(1, len(note.tokens) - 1) if "-" in note.norms else ():
        word = note.word(place + 1)
        if note.tokens[place].text != "-" or word not in ("linked", "affiliated", "recognized", "supported", "backed"):
            continue
        backer = note.at(place - 1)
        named = next((m for m in note.within(place + 2, place + 9, *_NAMED)), None)
        if backer is None or named is None or backer.kind not in (Kind.STATE, Kind.BODY, Kind.ADJECTIVE):
            continue
        if named.first - place > 9:
            continue
        predicate = "recognizedBy" if word == "recognized" else _BACKING.get(word, "linkedTo")
        yield scene.claim(
            "RelationClaim",
            predicate,
            scene.party(named),
            object=scene.party(backer),
            behind=named.last,
            as_of=_dated(scene),
            content=scene.condense(backer.first, named.last),
        )


def _dated(scene: Scene) -> str | None:
    """The one date of the sentence, as of which two bodies are related so."""
    times = [m.time for m in scene.mentions(Kind.TIME) if m.time]
    return times[0].edtf if len(times) == 1 else None


@on_verbs({"be"})
def read_part(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A company that is part of another, and who owns that.

    >> [cmb chn] Acme Works, which is part of state-owned Chinese company Norinco Group, displayed a launcher.
    -> OrganizationClaim group:acme-works partOfOrganization org:norinco-group
    """
    if prop.words_behind(2)[:2] != ["part", "of"]:
        return
    bodies = list(prop.named(Kind.BODY))
    parts = [p for p in prop.subjects if p.ref.kind in ("org", "group")]
    if parts and bodies:
        yield scene.claim(
            "OrganizationClaim", "partOfOrganization", parts[-1], prop=prop, object=scene.party(bodies[0]), current=True
        )


@on_words({"owned"})
def read_owned(scene: Scene) -> Iterator[Claim]:
    """ "State-owned company X": owned by the state whose adjective stands with it, else by the one spoken of.

    >> [cmb chn] The launcher was shown by the state-owned Chinese company Norinco Group.
    -> OrganizationClaim org:norinco-group stateOwnedBy state:chn
    """
    note = scene.note
    for place in range(len(note.tokens) - 3):
        if note.word(place) != "state" or note.word(place + 1) != "-" or note.word(place + 2) != "owned":
            continue
        body = next((m for m in note.within(place + 3, place + 9, Kind.BODY)), None)
        adjective = next((m for m in note.within(place - 2, place + 8, Kind.ADJECTIVE, Kind.STATE)), None)
        owner = adjective.ref if adjective else scene.home
        if body is not None and owner is not None:
            yield scene.claim(
                "OrganizationClaim", "stateOwnedBy", scene.party(body), object=owner, current=True, behind=body.last
            )


@on_words({"airbase", "facility", "base", "plant", "factory"})
def read_facility(scene: Scene) -> Iterator[Claim]:
    """ "Its airbase at X", "its facility in Y": who operates it.

    >> [cmb chn] China keeps mines at its airbase at Tula.
    -> OrganizationClaim state:chn operates place:airbase-in-tula
    """
    note = scene.note
    for place in range(1, len(note.tokens)):
        if (
            note.tokens[place].norm not in ("airbase", "facility", "base", "plant", "factory")
            or note.at(place) is not None
        ):
            continue
        begin = next((i for i in range(place - 1, max(-1, place - 7), -1) if note.word(i) in ("its", "their")), None)
        wheres = list_wheres(note, place, min(len(note.tokens), place + 8))
        owners = [p for prop in scene.propositions for p in prop.subjects if p.mention and p.mention.last <= place]
        if begin is not None and wheres and owners:
            words = note.words(begin + 1, place + 1)
            site = _site(scene, words, place, wheres[0].refs[0])
            yield scene.claim(
                "OrganizationClaim",
                "operates",
                owners[-1],
                object=site,
                where=wheres[0],
                current=True,
                behind=wheres[0].last,
                content=scene.condense(begin, _site_end(scene, wheres[0].last)),
            )


def _site_end(scene: Scene, last: int) -> int:
    """The end of an apposition that says where it lies: ", south of the city"."""
    note = scene.note
    if note.word(last) != "," or not re.match(r"(?:north|south|east|west|near|outside)", note.word(last + 1)):
        return last
    return next((i for i in range(last + 1, len(note.tokens)) if note.stops(i, ",.;")), len(note.tokens))


def _site(scene: Scene, words: str, place: int, where: Ref) -> Party:
    label = next(iter(scene.labels(where)), where.key)
    return scene.mint("place", f"{words} in {label}")


_VERSIONS = frozenset({"version", "variant", "modification"})


def read_variant(scene: Scene) -> Iterator[Claim]:
    """A system that is a version of another; what is made for it.

    >> [cmb rus] The hall had 9M55K rockets made for the Tornado-S, a new variant of the BM-30 Smerch.
    -> CompositionClaim munition:tornado-s variantOf munition:bm-30-smerch
    -> CompositionClaim munition:9m55k madeFor munition:tornado-s
    """
    note = scene.note
    for place in range(len(note.tokens) - 2) if not note.norms.isdisjoint(_VERSIONS) else ():
        if note.tokens[place].norm in _VERSIONS and note.word(place + 1) == "of":
            before = list_arms(note, max(0, place - 8), place)
            behind = list_arms(note, place, min(len(note.tokens), place + 8))
            if before and behind and before[-1].refs != behind[0].refs:
                yield scene.claim(
                    "CompositionClaim",
                    "variantOf",
                    _party(before[-1].refs[0], before[-1].words),
                    object=behind[0].refs[0],
                    content=scene.condense(max(0, place - 2), place + 2),
                )
    for prop in scene.propositions:
        yield from _made_for(scene, prop)


def _made_for(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Rockets made for a launcher", "jets used to deliver bombs"."""
    if prop.clause.relation is not Relation.REDUCED or prop.lemma not in ("make", "design", "use"):
        return
    first, last = prop.clause.antecedent or (0, 0)
    carried = list_arms(scene.note, first, last)
    target = list_arms(scene.note, prop.clause.group.last, prop.clause.reach[1])
    if prop.lemma == "use":
        below = next(
            (c for c in prop.clauses if c.fellow is prop.clause and c.lemma in ("deliver", "launch", "drop")), None
        )
        for arm in carried if below and target else ():
            yield scene.claim(
                "CompositionClaim",
                "carriedBy",
                _party(target[0].refs[0], target[0].words),
                object=_party(arm.refs[0], arm.words),
            )
    elif carried and target and prop.words_behind(1) == ["for"]:
        models = [arm for arm in carried if arm.model]
        main = models[0] if models else carried[0]
        fill = [
            arm.refs[0]
            for arm in models[1:]
            if (arm.category and "submunition" in arm.category.key) or "submunition" in arm.words
        ]
        yield scene.claim(
            "CompositionClaim",
            "madeFor",
            _party(main.refs[0], main.words),
            object=target[0].refs[0],
            details=[("submunition", fill[0] if fill else None)],
        )


def _party(ref: Ref, words: str) -> Party:
    return Party(ref, words, True)


def read_contents(scene: Scene) -> Iterator[Claim]:
    """What a munition contains, where a model of either is named.

    >> [cmb tcd] The group used rockets of unknown origin containing a submunition called ZP-39.
    -> CompositionClaim munition:rocket hasSubmunition munition:zp-39
    >> [cmb per] Peru bought GR-6 122mm rockets equipped with M42 submunitions.
    -> TransferClaim state:per imported munition:gr-6
    -> CompositionClaim munition:gr-6 hasSubmunition munition:m42
    """
    for prop in scene.propositions:
        if prop.clause.antecedent is None or not tells_contents(scene, prop.clause) or _is_told_with_use(scene, prop):
            continue
        carriers = list_arms(scene.note, *prop.clause.antecedent)
        fills = [arm for arm in find_fills(scene, prop.clause) if arm.model]
        for fill in fills if carriers else ():
            carrier = carriers[-1]
            yield scene.claim(
                "CompositionClaim",
                "hasSubmunition",
                _party(carrier.refs[0], carrier.words),
                object=_party(fill.refs[0], fill.words),
                content=_kind_words(scene, prop.clause.group.last, fill),
            )


def _is_told_with_use(scene: Scene, prop: Proposition) -> bool:
    """ "Used rockets containing 9N210 submunitions": the claims of the use tell it, unless it names what it holds."""
    used = any(p.lemma in USING and p.clause.group.first < prop.clause.group.first for p in scene.propositions)
    return used and not {"called", "named", "known"} & {scene.note.word(i) for i in range(*prop.clause.reach)}


def _kind_words(scene: Scene, first: int, fill: Arm) -> str | None:
    """What kind of submunition it is, in the words before its name: "a DPICM-type submunition called"."""
    return scene.condense(first, fill.last) if first < fill.first <= first + 9 else None


def read_office(scene: Scene) -> Iterator[Claim]:
    """Who held which office, where a sentence names both.

    >> [mbp chn] Minister of Defense Ana Lopez cited a figure of 5 million mines in 2004.
    -> OfficeClaim person:ana-lopez holdsOffice state:chn
    """
    for mention in scene.mentions(Kind.PERSON):
        office = mention.role or scene.office(mention)
        state = find_office_state(scene, mention)
        if not office or len(office.split()) < 2 or state is None:
            continue
        times = [m.time for m in scene.mentions(Kind.TIME) if m.time]
        yield scene.claim(
            "OfficeClaim",
            "holdsOffice",
            scene.party(mention),
            object=state,
            details=[("office", office)],
            as_of=times[0].bounds[0] or None if times else None,
            untimed=True,
            behind=mention.last,
        )
