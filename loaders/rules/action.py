"""Rules for mine action: programmes and authorities that there are or are not, and what bodies do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Claim, Comparator, Polarity, Quantity
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party, is_doer
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.assistance import make_assistance
from armstrace.loaders.rules.funding import GIVING
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_ACTION = {
    "establish": "established",
    "create": "established",
    "function": "functionsAs",
    "coordinate": "coordinates",
    "train": "trains",
    "manage": "coordinates",
    "oversee": "coordinates",
    "operate": "operatesIn",
    "carry": "operatesIn",
    "undertake": "operatesIn",
    "perform": "operatesIn",
    "support": "cooperatesWith",
    "cooperate": "cooperatesWith",
}

_PROGRAMME = (
    ("program", "hasProgramme"),
    ("authority", "hasAuthority"),
    ("center", "hasAuthority"),
    ("strategy", "hasStrategy"),
    ("plan", "hasStrategy"),
)


#: Verbs of which "to support mine action" is only the purpose.
_MEANT = GIVING | {"establish", "set", "create", "receive"}
_HELP = re.compile(r"\b(?:hospitals?|orthop\w+|prosthe\w+|rehabilitation|survivors?|clinics?|psycho\w+)\b")

_RESPONSIBILITY = re.compile(
    r"(?:(?:also|mainly|primarily|now|still|largely) )?(?:the |an? )?(?:(?:main|shared|joint|sole|primary|overall) )?"
    r"(?:under the )?responsibility of\b"
)
_DUTY = re.compile(
    r"\b(?:assistance|education|clearance|demining|mine action|rehabilitation|coordination|survey)\b", re.I
)
_ACTING = re.compile(r"\b(?:risk education|clearance|demining|mine action|survey)\b", re.I)
#: Sections in which it is told, and whether they are on victims.
_DUTIES = {"cva": True, "va": True, "imp": False, "ma": False}
#: A body by what it is: "the ministry of social welfare", "the rehabilitation department".
_OFFICE = re.compile(
    r"(?:[Tt]he |[Aa]n? )?(?:[\w-]{1,20} ){0,3}(?:ministry|department|cent(?:er|re)|agency|committee|"
    r"authority|directorate|commission|council|institute|secretariat|section|office|unit)\b"
)
#: "A significant number of landmine survivors": how many there are, in words.
_MANY_SURVIVORS = re.compile(
    r"responsible for (?P<many>(?:an? )?(?:significant|large|great|considerable|substantial|high)(?: and growing)? "
    r"numbers?)?(?: ?of)? ?(?:[\w(),/-]{1,24} ){0,9}?survivors\b"
)


@on_verbs({"be"})
def read_programme(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That there is, or is not, a programme, an authority, a strategy.

    >> [ma tcd] There is no mine action program in Chad and no mine action authority.
    -> MineActionClaim state:tcd hasProgramme not
    -> MineActionClaim state:tcd hasAuthority not
    """
    first, _ = prop.subject_range or (0, 0)
    if scene.note.word(first) != "there" or scene.home is None:
        return
    victim = "victim" in [scene.note.word(i) for i in range(*prop.clause.tail)]
    parts = _parts(scene, prop.clause.tail)
    for begin, end in parts:
        words = scene.note.words(begin, end)
        negative = scene.note.word(begin) == "no" or prop.negated
        if victim and "coordination" in words:
            yield from make_assistance(scene, prop, scene.home, "coordinates", begin, prop.clause.reach[1], negative)
            continue
        predicate = next((p for noun, p in _PROGRAMME if re.search(rf"\b{noun}", words)), None)
        if predicate and re.search(r"mine action|clearance|demining|victim assistance|disabilit", words):
            yield scene.claim(
                "VictimAssistanceClaim" if scene.place.code in ("cva", "va") else "MineActionClaim",
                predicate,
                scene.home,
                prop=prop,
                current=True,
                content=scene.condense(begin, end),
                polarity=Polarity.NEGATED if negative else Polarity.AFFIRMED,
            )


def _parts(scene: Scene, region: tuple[int, int]) -> list[tuple[int, int]]:
    """The members of "no X and no Y"."""
    cuts = [i for i in range(*region) if scene.note.word(i) == "and" and scene.note.word(i + 1) == "no"]
    bounds = [region[0], *[cut + 1 for cut in cuts], region[1]]
    return list(zip(bounds, [*cuts, region[1]], strict=False))


@on_verbs(_ACTION)
def read_action(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What bodies do in mine action.

    >> [ma tcd] Mine clearance is carried out by the Ministry of Interior.
    -> MineActionClaim org:ministry-of-interior operatesIn state:tcd
    >> [ma tcd] Chad reported that its armed forces established a Demining Training Center in 2014.
    -> MineActionClaim state:tcd established org:demining-training-center time=2014
    """
    predicate = _ACTION.get(prop.lemma)
    if predicate is None or scene.place.code not in ("ma", "imp", "sma") or prop.clause.relation is Relation.REDUCED:
        return
    if _is_told_elsewhere(scene, prop):
        return
    actors = [p for p in prop.actors if p.ref.kind in ("org", "state", "group") and is_doer(p)]
    named = prop.named(Kind.BODY)
    everyone = list({m.ref: scene.party(m) for m in named}.values()) if prop.passive else actors
    first = (prop.subject_range or (prop.clause.group.first, 0))[0] if prop.passive else prop.clause.group.first
    content = scene.condense(first, prop.clause.reach[1])
    for actor in everyone:
        target: Party | Ref | None = (
            scene.home if predicate == "operatesIn" else scene.party(named[0]) if named and not prop.passive else None
        )
        yield scene.claim(
            "MineActionClaim",
            predicate,
            actor,
            prop=prop,
            object=target if target != actor.ref else None,
            content=content,
            where=_helped_where(prop) if predicate == "cooperatesWith" else None,
            quantity=_trained(prop) if predicate == "trains" else None,
            current=not prop.times,
            polarity=prop.polarity,
        )


def _trained(prop: Proposition) -> Quantity | None:
    """How many people a body trained."""
    told = list_counts(prop.note, *((prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail))
    return next((count.quantity for count in told if count.quantity.unit in ("person", "officer")), None)


def _helped_where(prop: Proposition) -> list[Ref]:
    """Where it is that someone supports or works with others."""
    return [ref for where in list_wheres(prop.note, *prop.clause.tail) for ref in where.refs]


def _is_told_elsewhere(scene: Scene, prop: Proposition) -> bool:
    """A verb that means something else, help for victims, or what a body was set up to do."""
    if prop.lemma == "function" and scene.note.word(prop.clause.group.last) != "as":
        return True
    if prop.lemma in ("support", "carry") and _HELP.search(prop.tail_text()[:60]):
        return True
    if prop.clause.quoted and prop.lemma == "support":
        return True  # "its will to give “continuous support”"
    above = [c for c in (prop.clause.fellow, *prop.clause.governors()) if c is not None]
    meant = prop.clause.relation is Relation.INFINITIVE
    return meant and any(c.lemma in _MEANT for c in above)


@on_verbs({"be", "remain", "become", "fall"})
def read_responsibility(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Whose responsibility something is.

    >> [imp tcd] Clearance, risk education, and victim assistance are the responsibility of the Ministry of Defense.
    -> MineActionClaim org:ministry-of-defense responsibleFor
    >> [va tcd] Victim assistance is the responsibility of the Ministry of Health.
    -> VictimAssistanceClaim org:ministry-of-health responsibleFor
    """
    found = _RESPONSIBILITY.match(scene.note.words(*prop.clause.tail))
    first = (prop.subject_range or (0, 0))[0]
    what = scene.note.words(first, prop.clause.group.first)
    if found is None or prop.clause.quoted or scene.place.code not in _DUTIES or not _DUTY.search(what):
        return
    helping = _DUTIES[scene.place.code] or not _ACTING.search(what)
    for body in scene.note.within(*prop.clause.tail, Kind.BODY)[:1]:
        yield scene.claim(
            "VictimAssistanceClaim" if helping else "MineActionClaim",
            "responsibleFor",
            scene.party(body),
            prop=prop,
            current=not prop.times,
            content=scene.condense(first, prop.clause.tail[1]),
            behind=prop.clause.tail[1],
            polarity=prop.polarity,
        )


@on_verbs({"be", "remain"})
def read_responsible(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who is responsible for what.

    >> [cva tcd] The Ministry of Health is responsible for programs for persons with disabilities.
    -> VictimAssistanceClaim org:ministry-of-health responsibleFor
    >> [cva tcd] Chad is responsible for a large number of landmine survivors and survivors of other ERW.
    -> VictimAssistanceClaim state:tcd responsibleFor
    """
    if prop.words_behind(2)[:2] != ["responsible", "for"]:
        return
    if list_arms(scene.note, *prop.clause.tail) and scene.place.code in ("cmb", "mbp"):
        return
    kind = {"cva": "VictimAssistanceClaim", "va": "VictimAssistanceClaim", "ma": "MineActionClaim"}.get(
        scene.place.code
    )
    if scene.place.code == "imp":
        harmed = re.search(r"\b(?:survivors?|victims?|disabilit)", prop.tail_text())
        kind = "VictimAssistanceClaim" if harmed else "MineActionClaim"
    for party in prop.subjects if kind else ():
        if party.ref.kind in ("org", "state") or (party.ref.kind == "group" and _OFFICE.match(party.words)):
            end = _end_of_duty(scene, prop.clause.tail[0])
            yield scene.claim(
                kind or "",
                "responsibleFor",
                party,
                prop=prop,
                current=True,
                content=scene.condense(prop.clause.group.first, end),
                **_of_survivors(scene, prop.clause.tail[0], end),
            )


def _of_survivors(scene: Scene, first: int, end: int) -> dict[str, Any]:
    """ "For a significant number of survivors of landmines and of other remnants": how many, and of which weapons."""
    found = _MANY_SURVIVORS.match(scene.note.words(first, end))
    if found is None:
        return {}
    many = (
        Quantity(comparator=Comparator.UNQUANTIFIED, unit="survivor", written=found["many"]) if found["many"] else None
    )
    return {"quantity": many, "arms": list_arms(scene.note, first, end)}


def _end_of_duty(scene: Scene, first: int) -> int:
    """What a body is responsible for goes on to the next mark that opens another clause, or to the sentence's end."""
    note = scene.note
    for place in range(first, len(note.tokens)):
        opens = note.word(place) == "," and note.word(place + 1) in ("which", "while", "but", "and", "who", "with")
        if opens and note.word(place + 1) == "and" and "survivors" in note.lows[place + 1 : place + 5]:
            opens = False  # "landmine survivors, victims, and survivors of other remnants"
        if opens or note.word(place) == ";":
            return place
    return len(note.tokens)
