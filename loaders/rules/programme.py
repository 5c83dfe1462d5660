"""Rules for what programmes of mine action are made of: surveys, strategies, who took what over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_wheres
from armstrace.loaders.clause import Relation, is_past
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range, head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import LAND_SECTIONS, only_times
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene
from armstrace.loaders.verb_form import Form

_SURVEY = re.compile(r"\b(?:[Ss]urvey|LIS|BLS|[Aa]ssessment|[Ee]valuation)\b[^,;]{0,24}\Z")
_UNTIL_THEN = frozenset("once until when if unless".split())  # noqa: SIM905
#: What a date behind it is the date of, and not the survey.
_BESIDE = re.compile(r"\b(?:prior|before|ahead)\b")
_SURVEYS = frozenset("survey surveys assessment assessments".split())  # noqa: SIM905
_PLAN = re.compile(
    r"\b(?:strategy|(?:strategic|mine action|work|national|action|completion|operational|clearance) plan"
    r"|mine action policy)\b",
    re.IGNORECASE,
)
#: Verbs of a plan that is only being made.
_MAKING = frozenset("draft develop prepare revise elaborate finalize".split())  # noqa: SIM905
_MADE = frozenset("draw publish produce release launch issue have complete adopt approve endorse".split())  # noqa: SIM905
_WHEN = frozenset({"in", "on", "since", "by", "end", "of"})
_WORK = re.compile(
    r"\b(?:coordination|responsibilit(?:y|ies)|management|regulation|quality (?:assurance|management)|tasking)\b[^.;]*?"
    r"\b(?:mine action|demining|clearance|program(?:me)?|survey|risk education|operations)\b"
)


@on_verbs({"carry", "conduct", "complete", "undertake", "finish", "perform", "conclude"})
def read_survey(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A survey that was carried out or completed, and when.

    >> [ma moz] A national Landmine Impact Survey was carried out from March 2000 to August 2001.
    -> EventClaim event:landmine-impact-survey tookPlaceIn state:moz time=2000-03/2001-08
    >> [ma moz] The Baseline Survey was completed in July 2000.
    -> EventClaim event:baseline-survey ended time=2000-07
    """
    subject = prop.subject_range if prop.passive else _surveyed(scene, prop)
    if scene.place.code not in LAND_SECTIONS or subject is None or scene.home is None:
        return
    words = re.sub(r" ?\([^()]*\)", "", scene.note.words(*subject))
    if not _SURVEY.search(words) or not prop.times or prop.negated or prop.polarity is Polarity.NEGATED:
        return
    if scene.note.word(subject[0]) in _UNTIL_THEN or _BESIDE.search(scene.note.words(*prop.clause.tail)):
        return
    if prop.clause.relation is Relation.REDUCED or (prop.passive and scene.note.within(*prop.clause.tail, Kind.AMOUNT)):
        return
    ended = prop.lemma in ("complete", "finish", "conclude")
    subject = (subject[0] + (scene.note.word(subject[0]) == "once"), subject[1])
    name = re.sub(r"^(?:new|national|nationwide|first|second|ongoing|full) ", "", head_words(scene.note, subject))
    event = scene.mint("event", re.sub(r" ?\(.*", "", name))
    makers = [p for p in prop.subjects if p.ref.kind == "org"] if not prop.passive else []
    yield scene.claim(
        "EventClaim",
        "led" if makers else "ended" if ended else "tookPlaceIn",
        makers[0] if makers else event,
        prop=prop,
        object=event if makers else None if ended else scene.home,
        content=scene.condense(prop.clause.group.first, prop.clause.tail[1]),
    )


def _surveyed(scene: Scene, prop: Proposition) -> Range | None:
    """The survey that a state or body is the subject of: "completed the nationwide minefield survey in"."""
    if not any(p.ref.kind in ("state", "org", "group") for p in prop.subjects):
        return None
    first, last = prop.clause.tail
    end = next((i for i in range(first, min(last, first + 9)) if scene.note.word(i) in _SURVEYS), None)
    unmeasured = end is not None and not scene.note.within(first, last, Kind.AMOUNT)
    return (first, end + 1) if end is not None and unmeasured else None


@on_verbs(_MADE | _MAKING)
def read_plan(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A strategy or plan of mine action that was made, or that is being made.

    >> [ma jor] In 2004, Jordan published its National Mine Action Plan for 2005-2009.
    -> MineActionClaim state:jor hasStrategy time=2004
    >> [ma ago] Angola is developing a national mine action strategy.
    -> MineActionClaim state:ago hasStrategy status=planned
    """
    if scene.place.code not in LAND_SECTIONS | {"sma"} or scene.home is None:
        return
    told = (prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail
    found = _PLAN.search(scene.note.words(*told)[:90])
    if found is None or prop.clause.relation is Relation.REDUCED or prop.clause.quoted:
        return
    if re.search(r"\b(?:law|legislation|decree|act)\b", scene.note.words(*told)[: found.start()], re.IGNORECASE):
        return
    doers = [p for p in prop.subjects if p.ref.kind in ("state", "org", "territory")] if not prop.passive else []
    if prop.lemma == "draw" and prop.words_behind(1) != ["up"]:
        return
    making = prop.stance.status is Status.PLANNED or (prop.lemma in _MAKING and not _is_done(prop))
    times = _when(scene, prop)
    more: dict[str, Any] = {"status": Status.PLANNED} if making else {}
    yield scene.claim(
        "MineActionClaim",
        "hasStrategy",
        doers[0] if doers and doers[0].ref.kind == "state" else scene.home,
        prop=prop,
        time=times[0] if times else None,
        untimed=not times,
        current=not times and not making,
        content=scene.condense(told[0], prop.clause.tail[1]),
        polarity=prop.polarity,
        **more,
    )


def _is_done(prop: Proposition) -> bool:
    """ "Revised its strategy", "a plan was prepared": made, where a draft or what is being made is not."""
    going_on = "being" in prop.clause.group.helpers or prop.clause.group.form is Form.ING
    finite = prop.clause.group.finite and not going_on
    return prop.lemma != "draft" and finite and (is_past(prop.clause.group) or "been" in prop.clause.group.helpers)


def _when(scene: Scene, prop: Proposition) -> list[Time]:
    """When it was done: no years that the plan itself is for ("for 2005-2009", "covering the period 2004-2009")."""
    regions: list[Range] = [prop.clause.lead, prop.clause.tail]
    found = [m for region in regions for m in scene.note.within(*region, Kind.TIME) if m.time]
    return [m.time for m in found if m.time and scene.note.word(m.first - 1) in _WHEN]


@on_verbs({"take", "assume", "hand", "transfer"})
def read_taken_over(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who took over coordination or responsibility of mine action.

    >> [ma khm] In 2008, CMAC took over coordination of mine action.
    -> MineActionClaim org:cmac responsibleFor time=2008
    """
    words = scene.note.words(*prop.clause.tail)
    taking = prop.lemma == "assume" or (prop.lemma == "take" and re.match(r"(?:over|on|charge)\b", words))
    if scene.place.code not in LAND_SECTIONS or not taking or prop.passive or not _WORK.search(words):
        return
    for party in [p for p in prop.subjects if p.ref.kind in ("org", "state")][:1]:
        yield scene.claim(
            "MineActionClaim",
            "responsibleFor",
            party,
            prop=prop,
            content=scene.condense(*prop.clause.tail),
            polarity=prop.polarity,
        )


@on_verbs({"replace", "succeed"})
def read_replaced(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A body of mine action that took the place of another.

    >> [imp tun] In 2021, CMAC was replaced by the Tunisian Mine Action Agency.
    -> MineActionClaim org:tunisian-mine-action-agency functionsAs time=2021
    """
    if scene.place.code not in LAND_SECTIONS or prop.clause.relation is Relation.REDUCED or prop.negated:
        return
    old = scene.note.within(*((prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail), Kind.BODY)
    for body in [p for p in prop.actors if p.ref.kind == "org" and p.mention][:1] if old else ():
        content = f"replaced {old[0].words}"
        yield scene.claim("MineActionClaim", "functionsAs", body, prop=prop, content=content)


@on_verbs({"conduct", "implement", "provide", "deliver", "undertake", "carry"})
def read_education_work(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Risk education without a figure: who provides it, or where it is done.

    >> [imp khm] Risk education is conducted in the northwest of Cambodia.
    -> MineActionClaim state:khm hasProgramme
    >> [imp tha] In 2019, HI delivered risk education for refugees.
    -> MineActionClaim org:handicap-international operatesIn state:tha time=2019
    """
    told = (prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail
    if scene.home is None or prop.polarity is Polarity.NEGATED:
        return
    fellow = prop.clause.fellow
    if prop.clause.relation is Relation.INFINITIVE and fellow is not None and fellow.lemma == "train":
        return  # what people were trained for
    if re.match(r"\W*(?:no|little|neither|any)\b", scene.note.words(*told), re.IGNORECASE):
        return
    if not re.search(r"\b(?:risk education|E?O?RE|MRE|mine awareness)\b", scene.note.words(*told)[:60], re.IGNORECASE):
        return
    doers = [p for p in prop.actors if (p.ref.kind == "org" and (p.known or p.mention)) or _is_operator(p)]
    wheres = list_wheres(scene.note, *prop.clause.reach)
    unnamed: list[Ref] = [scene.home] if prop.passive and not prop.actors else []
    times = prop.times or only_times(scene)
    for doer in doers or unnamed:
        yield scene.claim(
            "MineActionClaim",
            "operatesIn" if doers else "hasProgramme",
            doer,
            prop=prop,
            object=scene.home if doers else None,
            where=[ref for where in wheres for ref in where.refs] or None,
            time=times[0] if times else None,
            current=not times,
            content=scene.condense(_begin_of(prop), prop.clause.tail[1]),
        )


def _begin_of(prop: Proposition) -> int:
    """Where the words of a clause begin: with what was done, where a passive tells it."""
    return (prop.subject_range or (prop.clause.begin, 0))[0] if prop.passive else prop.clause.begin


#: A body that no register has, by its capitals.
_NAME = re.compile(r"(?:the )?[A-Z][A-Za-z]{0,20}[A-Z]\w{0,20}|(?:the )?(?:[A-Z]\w+ (?:of |for |and )?){1,6}[A-Z]\w+")


def _is_operator(party: Party) -> bool:
    """ "International operators", "two national NGOs": those who work in mine action, without a name."""
    named = _NAME.fullmatch(party.words)
    told = re.search(r"\b(?:operators|NGOs|organi[sz]ations)\b", party.words)
    return party.ref.kind == "group" and bool(named or told)
