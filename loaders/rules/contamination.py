"""Rules for contaminated land: by what, where most, of which wars; where cleared and remaining areas lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, list_arms, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.cause_word import find_cause
from armstrace.loaders.rules.land import LAND_SECTIONS, lies_abroad, object_of, weapon_named
from armstrace.loaders.rules.rule import on_verbs, on_words
from armstrace.loaders.scene import NO_PROOF, Scene
from armstrace.loaders.word_class import PRONOUNS

_MOST = re.compile(
    r"\b(?:most|more|among the most|heavily|severely|widely) (?:heavily |severely |widely |mine[ /-]?(?:ERW[ -])?){0,4}"
    r"(?:affected|contaminated|mined|impacted)",
    re.IGNORECASE,
)
#: Behind these stand the dates of what it comes from.
_IS_AFFECTED = re.compile(
    r"(?:a |heavily |severely )?(?:land)?mine ?(?:/ ?(?:uxo|erw) )?-? ?(?:affected|contaminated)\b"
)
_RESULT = re.compile(
    r"\b(?:results? of|legacy of|resulting from|caused by|due to|stemming from|dating|following|since"
    r"|from (?:World|the))\b"
)
#: "Remains heavily contaminated by mines".
_STAYS = re.compile(
    r"(?:still |also |heavily |severely |extensively |lightly |partially |primarily |seriously ){0,2}"
    r"(?:contaminated|affected|mined|polluted) (?:by|with|from|mainly|primarily|predominantly|mostly)\b"
)
#: Parts of a country that have no name of their own.
_PART = re.compile(
    r"\b(?:north|south|east|west|(?:north|south)(?:east|west)|(?:northern|southern|eastern|western|central|border"
    r"|coastal|mountainous|rural|agricultural) (?:areas?|parts?|regions?|provinces?|districts?|land)|regions?"
    r"|provinces?|districts|borders?|islands?|territory|parts|countryside)\b",
    re.IGNORECASE,
)
_NONE = frozenset({"no", "neither", "nor", "absence", "without"})
_PROOF = frozenset({"evidence", "sign", "signs", "indication", "indications", "trace", "traces", "proof"})
#: Participles that only describe land.
_DESCRIBING = frozenset("contaminate mine affect total cover remain suspect confirm".split())  # noqa: SIM905


def _region(scene: Scene, prop: Proposition) -> tuple[int, int]:
    """The clause with its subject, so that "245km2 of land was mined" is seen whole."""
    subject = prop.subject_range or (prop.clause.group.first, prop.clause.group.first)
    shared = prop.clause.relation is Relation.COORDINATE and prop.clause.subject is None
    inside = subject[0] if subject[1] <= prop.clause.group.first and not shared else prop.clause.group.first
    end = prop.clause.tail[1]
    for clause in prop.clauses:
        if prop.lemma == "remain" and clause.relation is Relation.INFINITIVE and clause.fellow is prop.clause:
            end = max(end, clause.tail[1])
        if clause.relation is Relation.REDUCED and clause.lemma in _DESCRIBING and clause.group.first <= end + 1:
            end = max(end, clause.tail[1])
    return inside, end


@on_verbs({"contaminate", "affect", "discover", "find", "report", "identify", "document"})
def read_contaminated(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What contaminates a country, or who found it so; and what it is a result of.

    >> [ma tcd] Chad is contaminated with mines as a result of its wars.
    -> ContaminationClaim state:tcd contaminatedBy munition:mine
    >> [mbp tcd] In May 2020, the government of Chad discovered significant mine contamination in parts of Tripoli.
    -> ContaminationClaim place:tripoli contaminatedBy munition:mine
    """
    tail = prop.clause.tail
    noun = next(
        (i for i in range(*tail) if scene.note.tokens[i].norm == "contamination" and scene.note.at(i) is None), None
    )
    if prop.lemma in ("contaminate", "affect") and prop.passive:
        yield from _contaminated(scene, prop)
    elif noun is not None and prop.lemma in ("discover", "find", "report", "identify", "document") and not prop.passive:
        arms = list_arms(scene.note, tail[0], noun + 1) or weapon_named(scene)
        wheres = list_wheres(scene.note, noun, prop.clause.reach[1])
        denied = _denies(scene.note.lows[tail[0] : noun], prop)
        for where in wheres[:1]:
            yield scene.claim(
                "ContaminationClaim",
                "contaminatedBy",
                where.refs[0],
                prop=prop,
                object=object_of(arms),
                where=where,
                content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
                asserters=tuple(p.ref for p in prop.subjects if p.ref.kind in ("state", "org", "group")),
                **denied,
            )


def _denies(words: Sequence[str], prop: Proposition) -> dict[str, Any]:
    """ "Found no contamination", "found no evidence of contamination": what that denies; empty where it says yes."""
    none = prop.negated or not _NONE.isdisjoint(words)
    if none and not _PROOF.isdisjoint(words):
        return NO_PROOF
    return {"polarity": Polarity.NEGATED} if none else {}


def _contaminated(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """The area that is contaminated, with where in it most, all that it is contaminated by, and of which wars."""
    note, tail, end = scene.note, prop.clause.tail, len(scene.note.tokens)
    begin = find_cause(note.lows, tail[0])
    stop = tail[1] if begin is None else min(tail[1], begin)
    arms = list_arms(note, tail[0], stop) or list_arms(note, *tail) or weapon_named(scene)[:1]
    cause = _RESULT.search(note.words(prop.clause.group.last, end))
    wheres = [w for w in list_wheres(note, tail[0], stop) if not lies_abroad(scene, w.refs[0])]
    parties: list[Party | Ref] = [p for p in prop.subjects if p.ref.kind in ("state", "place", "territory")]
    if not parties and scene.home and _is_part(scene, prop):
        parties = [scene.home]
        wheres = list_wheres(note, *(prop.subject_range or (0, 0))) or wheres
    for party in parties[:1]:
        more: dict[str, Any] = {"untimed": bool(cause), "arms": arms[1:], "behind": end}
        content = scene.condense(prop.clause.group.first, end)
        where = [ref for w in wheres for ref in w.refs] or None
        yield locate(scene, party, content, prop, hazard=object_of(arms), where=where, **more)
    yield from _causes(scene, prop, arms)


def _is_part(scene: Scene, prop: Proposition) -> bool:
    """ "The north of the country", "border areas": a part of the country without a name of its own."""
    subject = prop.subject_range or (0, 0)
    whole = prop.clause.relation not in (Relation.REDUCED, Relation.GERUND)
    told = whole and prop.stance.status is not Status.PLANNED and not scene.note.within(*subject, Kind.AMOUNT)
    return told and bool(_PART.search(scene.note.words(*subject)))


def _causes(scene: Scene, prop: Proposition, arms: Sequence[Arm]) -> Iterator[Claim]:
    """Armed conflicts named as causes, each with the places it took place in."""
    words = [scene.note.word(i) for i in range(len(scene.note.tokens))]
    for place in range(prop.clause.group.last, len(words)):
        if words[place] in ("conflict", "conflicts", "war", "wars") and scene.note.at(place) is None:
            stop = len(words)
            if words[place + 1] != "in":
                continue
            for where in list_wheres(scene.note, place, stop):
                event = scene.mint("event", scene.note.words(max(0, place - 1), place + 1).strip(" ,"))
                dated = [m.time for m in scene.note.within(where.last, where.last + 3, Kind.TIME) if m.time]
                yield scene.claim(
                    "ContaminationClaim",
                    "causedContaminationOf",
                    event,
                    prop=prop,
                    object=where.refs[0],
                    where=where,
                    arms=[],
                    time=dated[0] if dated else None,
                    untimed=not dated,
                    behind=where.last,
                    content=scene.condense(max(0, place - 1), where.last),
                )


@on_words({"most"})
def read_most(scene: Scene) -> Iterator[Claim]:
    """The most affected area of a country.

    >> [cva tcd] There is no coordination in Tibesti, which is the most mine/ERW-affected area.
    -> ContaminationClaim place:tibesti contaminatedBy munition:mine-erw
    """
    text = scene.note.text
    found = re.search(
        r"\bmost (?:heavily |mine)[\w/-]*(?: ?/ ?ERW)?[- ]?(?:affected|contaminated)? ?(?:area|region|province|part)",
        text,
    )
    if not found or ("affected" not in found[0] and "contaminated" not in found[0]):
        return
    token = next((i for i, t in enumerate(scene.note.tokens) if t.start >= found.start()), 0)
    places = list(scene.note.within(0, token, Kind.PLACE))
    if places:
        yield locate(scene, scene.party(places[-1]), scene.condense(token, len(scene.note.tokens)))


@on_verbs({"be", "remain", "become"})
def read_state(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That a country is, or is not, affected by mines at all; that it remains or became contaminated by them.

    >> [mbp bhs] The Bahamas is not mine-affected.
    -> ContaminationClaim state:bhs contaminatedBy munition:mine not
    >> [ma blr] Belarus remains contaminated by UXO left over from World War II.
    -> ContaminationClaim state:blr contaminatedBy munition:uxo
    """
    if prop.passive:
        return
    if _STAYS.match(" ".join(prop.words_behind(6))):
        yield from _contaminated(scene, prop)
        return
    if not _IS_AFFECTED.match(" ".join(prop.words_behind(6))):
        return
    for state in [p for p in prop.subjects if p.ref.kind in ("state", "territory")]:
        mine = next(iter(list_arms(scene.note, *prop.clause.tail)), None)
        hazard = object_of([mine]) if mine else Ref("munition", "mine")
        content = scene.condense(prop.clause.group.first, prop.clause.tail[1])
        yield locate(scene, state, content, prop, hazard=hazard, polarity=prop.polarity)


@on_verbs({"be", "remain"})
def read_affected(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Areas that are said to be the most affected, each on its own.

    >> [ma tcd] Tibesti and Ennedi are the most affected provinces.
    -> ContaminationClaim place:tibesti contaminatedBy munition:mine
    -> ContaminationClaim place:ennedi contaminatedBy munition:mine
    >> [ma tcd] Chad signed in 1998. It is among the most heavily contaminated countries.
    -> TreatyStatusClaim state:tcd signed treaty:mbt time=1998
    -> ContaminationClaim state:tcd contaminatedBy munition:mine
    """
    tail = scene.note.words(prop.clause.group.last, _region(scene, prop)[1])
    if prop.subject_range is None or not _MOST.search(tail):
        return
    content = scene.condense(*prop.clause.reach)
    for first, last in _members(scene, prop.subject_range):
        named = next((m for m in scene.note.within(first, last, Kind.PLACE, Kind.STATE)), None)
        words = scene.note.words(first, last)
        if named is None and scene.note.word(first) in PRONOUNS:
            for party in [p for p in prop.subjects if p.ref.kind in ("state", "place", "territory")][:1]:
                yield locate(scene, party, content, prop)
        elif named is not None or words[:1].isupper():
            yield locate(scene, scene.party(named) if named else scene.mint("place", words), content, prop)


def _members(scene: Scene, region: tuple[int, int]) -> list[tuple[int, int]]:
    """The members of a list of names."""
    parts: list[tuple[int, int]] = []
    begin = region[0]
    for place in range(region[0], region[1] + 1):
        ends = place == region[1] or (scene.note.at(place) is None and scene.note.word(place) in (",", "and", "or"))
        if ends:
            if place > begin:
                parts.append((begin, place))
            begin = place + 1
    return parts


@on_verbs({"be", "lie"})
def read_cleared_where(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Where cleared and remaining areas lie.

    >> [ma tcd] Areas cleared until now have almost all been in lowland Tibesti.
    -> ClearanceClaim group:areas cleared
    >> [ma tcd] The remaining mined area lies in mountainous terrain, which complicates demining efforts.
    -> ContaminationClaim group:the-remaining-mined-area contaminatedBy munition:mine
    """
    subject = prop.subject_range or (0, 0)
    words = " ".join(scene.note.word(i) for i in range(*subject))
    if scene.place.code not in LAND_SECTIONS or scene.note.within(*subject, Kind.AMOUNT):
        return
    wheres = list_wheres(scene.note, *prop.clause.reach) or scene.wheres
    content = scene.condense(subject[0], len(scene.note.tokens))
    if re.search(r"areas? cleared|cleared areas?", words) and wheres:
        yield scene.claim(
            "ClearanceClaim",
            "cleared",
            scene.mint("group", words),
            prop=prop,
            where=wheres[0],
            current=True,
            content=content,
        )
    elif re.search(
        r"\A(?:(?:most|much|all) of )?(?:the |its |this )?(?:remaining|mined|contaminated) (?:mined )?(?:area|land)",
        words,
    ):
        area = scene.mint("group", words)
        yield locate(scene, area, content, prop, where=wheres[0] if wheres else None)


def locate(scene: Scene, area: Party | Ref, content: str, prop: Proposition | None = None, **more: Any) -> Claim:
    """That an area is contaminated by what the sentence or section speaks of."""
    weapon = more.pop("hazard", None) or object_of(weapon_named(scene))
    return scene.claim(
        "ContaminationClaim", "contaminatedBy", area, prop=prop, object=weapon, current=True, content=content, **more
    )
