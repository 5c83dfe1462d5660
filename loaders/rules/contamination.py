"""Rules for contaminated land: how much, by what, where most, how well known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, list_arms, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import LAND_SECTIONS, area_of, lies_abroad, object_of, weapon_named
from armstrace.loaders.rules.rule import on_verbs, on_words
from armstrace.loaders.scene import HEDGED, Scene
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
    r"\b(?:results? of|legacy of|resulting from|caused by|due to|stemming from|dating|following|since)\b"
)
_CONTAMINATION = re.compile(r"\b(?:contamination|minefields|mined areas)\b")
_FINDS = re.compile(r"\b(?:minefields|mined areas|contamination|hazardous areas|contaminated areas)\b", re.IGNORECASE)
_LITTLE = re.compile(r"\b(?:no|not|little|without|extent|estimates?|reports?|any)\b", re.IGNORECASE)
#: What contamination is said to do where only its place is told.
_LYING = frozenset(
    """be remain lie exist concentrate locate find occur extend spread date result stem consist""".split()  # noqa: SIM905
)
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
        arms = list_arms(scene.note, *tail) or weapon_named(scene)[:1]
        cause = _RESULT.search(scene.note.words(prop.clause.group.last, len(scene.note.tokens)))
        end = len(scene.note.tokens)
        for party in [p for p in prop.subjects if p.ref.kind in ("state", "place", "territory")][:1]:
            more: dict[str, Any] = {"untimed": bool(cause), "arms": arms[1:], "behind": end}
            content = scene.condense(prop.clause.group.first, end)
            yield _located(scene, party, content, prop, hazard=object_of(arms), **more)
        yield from _causes(scene, prop, arms)
    elif noun is not None and prop.lemma in ("discover", "find", "report", "identify", "document") and not prop.passive:
        arms = list_arms(scene.note, tail[0], noun + 1) or weapon_named(scene)
        wheres = list_wheres(scene.note, noun, prop.clause.reach[1])
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
            )


_HAVING = frozenset("have result leave".split())  # noqa: SIM905


@on_verbs({*_HAVING, "discover", "find"})
def read_had(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Contamination that a country has, that came of a war, or of which new pieces are found.

    >> [ma khm] Cambodia also has heavy contamination from cluster munition remnants.
    -> ContaminationClaim state:khm contaminatedBy munition:cluster-munition-remnant
    >> [ma nic] New minefields are still being discovered.
    -> ContaminationClaim state:nic contaminatedBy munition:mine
    """
    if scene.place.code not in LAND_SECTIONS or scene.home is None or prop.polarity is Polarity.NEGATED:
        return
    found = prop.lemma not in _HAVING
    region = (prop.subject_range or (0, 0)) if found else prop.clause.tail
    words = scene.note.words(*region)
    if found != prop.passive or not (_FINDS if found else _CONTAMINATION).search(words) or _LITTLE.search(words):
        return
    arms = list_arms(scene.note, *region) or weapon_named(scene)
    if arms and not scene.note.within(*region, Kind.AMOUNT):
        wheres = [w for w in list_wheres(scene.note, *prop.clause.reach) if not lies_abroad(scene, w.refs[0])]
        yield _located(
            scene,
            scene.home,
            scene.condense(region[0], prop.clause.reach[1]),
            prop,
            where=wheres[0] if wheres else None,
            hazard=object_of(arms),
        )


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
        yield _located(scene, scene.party(places[-1]), scene.condense(token, len(scene.note.tokens)))


@on_verbs({"be", "remain", "become"})
def read_state(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That a country is, or is not, affected by mines at all.

    >> [mbp bhs] The Bahamas is not mine-affected.
    -> ContaminationClaim state:bhs contaminatedBy munition:mine not
    """
    if prop.passive or not _IS_AFFECTED.match(" ".join(prop.words_behind(6))):
        return
    for state in [p for p in prop.subjects if p.ref.kind in ("state", "territory")]:
        mine = next(iter(list_arms(scene.note, *prop.clause.tail)), None)
        hazard = object_of([mine]) if mine else Ref("munition", "mine")
        content = scene.condense(prop.clause.group.first, prop.clause.tail[1])
        yield _located(scene, state, content, prop, hazard=hazard, polarity=prop.polarity)


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
                yield _located(scene, party, content, prop)
        elif named is not None or words[:1].isupper():
            yield _located(scene, scene.party(named) if named else scene.mint("place", words), content, prop)


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


@on_verbs(_LYING)
def read_lying(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Where contamination lies or what it comes from, without a figure of its size.

    >> [ma khm] Contamination is concentrated along the border with Thailand.
    -> ContaminationClaim state:khm contaminatedBy munition:mine
    >> [ma yem] Mine contamination in Yemen was found in all but one governorate.
    -> ContaminationClaim state:yem contaminatedBy munition:mine
    """
    subject = prop.subject_range or (0, 0)
    words = [scene.note.word(i) for i in range(*subject)]
    problem = "contamination" in words or (words[-1:] == ["problem"] and bool({"mine", "landmine", "uxo"} & set(words)))
    if not problem or scene.place.code not in LAND_SECTIONS:
        return
    if prop.negated or prop.words_behind(2)[:1] in (["not"], ["no"], ["unknown"], ["unclear"]):
        return
    area = area_of(scene)
    if area is not None and area.kind in ("state", "place", "territory"):
        wheres = list_wheres(scene.note, *prop.clause.tail)
        yield _located(
            scene,
            scene.home or area,
            scene.condense(subject[0], prop.clause.reach[1]),
            prop,
            where=wheres[0] if wheres else None,
        )


@on_verbs({"vary", "differ", "know", "be", "remain"})
def read_estimates(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That the extent of contamination is not known, or estimates differ.

    >> [ma tcd] Estimates of the extent of contamination in Tibesti vary greatly because no survey has been made.
    -> ContaminationClaim place:tibesti contaminatedBy munition:mine status=notKnown
    """
    subject = prop.subject_range or (0, 0)
    words = [scene.note.word(i) for i in range(*subject)]
    if "contamination" not in words or scene.place.code not in LAND_SECTIONS:
        return
    varies = prop.lemma in ("vary", "differ")
    unknown = (prop.lemma == "know" and prop.negated) or (
        prop.lemma in ("be", "remain") and "unknown" in prop.words_behind(3)
    )
    area = area_of(scene)
    if (varies or unknown) and area is not None:
        end = len(scene.note.tokens)
        yield _located(scene, area, scene.condense(0, end), prop, behind=end, **HEDGED)


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
    wheres = list_wheres(scene.note, *prop.clause.reach) or list_wheres(scene.note, *scene.whole())
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
        yield _located(scene, area, content, prop, where=wheres[0] if wheres else None)


def _located(scene: Scene, area: Party | Ref, content: str, prop: Proposition | None = None, **more: Any) -> Claim:
    """That an area is contaminated by what the sentence or section speaks of."""
    weapon = more.pop("hazard", None) or object_of(weapon_named(scene))
    return scene.claim(
        "ContaminationClaim", "contaminatedBy", area, prop=prop, object=weapon, current=True, content=content, **more
    )
