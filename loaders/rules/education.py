"""Rules for risk education and for the places that contamination affects, as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Count, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.comparison import is_figure_held
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import own_time
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import NO_PROOF, Scene

_EDUCATION = re.compile(r"\b(?:(?i:risk (?:reduction )?education|awareness)|[ME]?RE|EORE)\b")
_NAMES = frozenset("education awareness re mre ere eore".split())  # noqa: SIM905
_REACHING = frozenset(
    """provide reach conduct deliver give receive carry attend benefit train brief take participate sensitize educate
    include""".split()  # noqa: SIM905
)
#: Verbs whose subject is whom it reached.
_TAKING = frozenset("receive attend benefit take participate".split())  # noqa: SIM905
_AUDIENCE = re.compile(r"\b(?:beneficiaries|participants|recipients|audience|those reached)\b", re.IGNORECASE)

_COURSE = re.compile(
    r"(?i:(?:mine(?:/ERW)? )?risk (?:reduction )?education|mine awareness)(?: program(?:me)?| activities| project)?"
    r"|[ME]?RE program(?:me)?"
)
_PEOPLE = re.compile(
    r"\b(?:beneficiar|refugees?|students?|pupils?|individuals?|villagers?|participants?|residents?|returnees?|schoolchildren)",
    re.IGNORECASE,
)
#: "Nine refugee camps" are no people.
_PLACES = re.compile(
    r"\b(?:camps?|cent(?:er|re)s?|schools?|communit\w+|villages?|districts?|sessions?|families)\b(?: \w+)?\Z", re.I
)
#: People who teach it are none whom it reached.
_TEACHING = re.compile(r"\b(?:facilitators?|trainers?|volunteers?|staff|teams?|agents?)\b", re.IGNORECASE)
#: Nor are those who are trained for it.
_TAUGHT = re.compile(r"\b(?:teachers?|educators?|workers?|officers?|specialists?|instructors?)\b", re.IGNORECASE)


def _speaks_of_it(scene: Scene) -> bool:
    """Does a sentence name risk education?"""
    return not scene.note.norms.isdisjoint(_NAMES) and bool(_EDUCATION.search(scene.note.text))


@on_verbs(_REACHING)
def read_education(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How many people risk education reached, by whom.

    >> [ma ago] In 2006, the HALO Trust provided risk education to 23,000 people.
    -> MineActionClaim org:halo beneficiaries exactly=23000 time=2006
    >> [ma ago] Mine risk education reached 1.2 million people in 2006.
    -> MineActionClaim state:ago beneficiaries exactly=1200000 time=2006
    """
    if prop.negated or not _speaks_of_it(scene):
        return
    subject = prop.subject_range or (0, 0)
    taken = prop.lemma in _TAKING
    passive = prop.passive and (prop.lemma != "reach" or bool(prop.clause.group.helpers))
    first = subject[0] if passive != taken else prop.clause.group.last
    counts = list_counts(scene.note, first, _stop(scene, prop))
    people = [c for c in counts if _are_people(scene, c) and (prop.lemma != "train" or not _TAUGHT.search(c.noun))]
    if not people or (prop.lemma == "include" and not _AUDIENCE.search(scene.note.words(*subject))):
        return
    doers = [p for p in prop.actors if p.ref.kind in ("org", "state") and not taken]
    who: Party | Ref | None = doers[0] if doers else scene.home
    parts = [c for c in counts[counts.index(people[0]) + 1 :] if _goes_on(scene, prop, c)]
    for number, count in enumerate([people[0], *parts] if who is not None else ()):
        yield scene.claim(
            "MineActionClaim",
            "beneficiaries",
            who or Ref("topic", "risk-education"),
            prop=prop,
            quantity=_of_people(count).quantity,
            time=(when := _when(scene, prop, count)),
            untimed=when is None,
            content=scene.condense(count.mention.first, count.last)
            if number
            else scene.condense(prop.clause.begin, prop.clause.reach[1]),
        )


def _stop(scene: Scene, prop: Proposition) -> int:
    """Where the figures of a clause end: at the next semicolon, or where another clause tells of reaching people."""
    last = len(scene.note.tokens)
    others = [
        p.clause.begin for p in scene.propositions if p.lemma in _REACHING and p.clause.begin > prop.clause.group.at
    ]
    ends = [i for i in range(prop.clause.group.last, last) if scene.note.tokens[i].text == ";"]
    return min([last, *others, *ends])


def _goes_on(scene: Scene, prop: Proposition, count: Count) -> bool:
    """Is a further figure a part of those reached ("including 5,000 boys", "88,000 girls"), or one of another year?"""
    if count.quantity.unit == "percent" or (count.quantity.value is None and count.quantity.low is None):
        return False
    bare = count.quantity.unit == "item" and not count.noun
    led = scene.note.words(max(0, count.mention.first - 2), count.mention.first)
    held = bare and (is_figure_held(scene.note, count.mention) or led in ("of whom", "of these"))
    dated = scene.note.within(count.mention.last, count.mention.last + 2, Kind.TIME)
    held = held or (bare and led.endswith("and") and bool(dated))  # "and 6 million since 1990"
    return held or (_are_people(scene, count) and not _TAUGHT.search(count.noun))


def _when(scene: Scene, prop: Proposition, count: Count) -> Time | str | None:
    """The date with a figure that another is held against, else that of the clause."""
    behind = [m.time for m in scene.note.within(count.mention.last, len(scene.note.tokens), Kind.TIME) if m.time]
    if is_figure_held(scene.note, count.mention):
        return next(iter(behind), None)
    return own_time(scene, prop, count.mention.last, prop.clause.reach[1])


def _are_people(scene: Scene, count: Count) -> bool:
    """Does a figure count people, by a common noun or by their nation ("1.8 million Afghans")?"""
    if _PLACES.search(count.noun):
        return False
    if count.quantity.unit == "person":
        return not _TEACHING.search(count.noun)
    nation = scene.note.at(count.mention.last)
    named = nation is not None and nation.kind is Kind.ADJECTIVE and count.quantity.unit == "item"
    return named or bool(_PEOPLE.search(count.noun))


def _of_people(count: Count) -> Count:
    return replace(count, quantity=replace(count.quantity, unit="person"))


#: Verbs of where risk education has its place ("taught in schools", "combined with surveys").
_STANDING = frozenset(
    """be include incorporate integrate introduce teach add prioritize target combine focus report record
    continue remain""".split()  # noqa: SIM905
)
_OPERATORS = re.compile(r"\b(?:operators|organi[sz]ations|NGOs|providers|agencies|actors|partners|bodies)\b", re.I)
_TURNING = {
    **dict.fromkeys("start begin resume restart relaunch".split(), "began"),  # noqa: SIM905
    **dict.fromkeys("stop suspend halt cease end discontinue".split(), "ended"),  # noqa: SIM905
}


def _told(scene: Scene, prop: Proposition) -> tuple[str, str]:
    """The subject of a clause, and what stands behind its verb."""
    words = scene.note.words
    return words(*(prop.subject_range or (0, 0))), words(prop.clause.group.last, prop.clause.reach[1])


@on_verbs(_STANDING)
def read_standing(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How risk education stands: in schools, for whom, beside what; or that there is none.

    >> [imp tcd] Risk education was not included in the school curriculum.
    -> MineActionClaim state:tcd hasProgramme not
    >> [imp tcd] The Ministry of Education incorporated risk education into the school curriculum in 2011.
    -> MineActionClaim org:ministry-of-education hasProgramme time=2011
    >> [ma tcd] There was no risk education in the north in 2008.
    -> MineActionClaim state:tcd hasProgramme not time=2008
    """
    if scene.home is None or prop.clause.quoted or not _speaks_of_it(scene):
        return
    subject, tail = _told(scene, prop)
    if "responsibility of" in tail[:40]:
        return
    if prop.lemma == "include" and _OPERATORS.search(subject) and (bodies := prop.named(Kind.BODY)):
        for party in {m.ref: scene.party(m) for m in bodies}.values():
            yield scene.claim(
                "MineActionClaim",
                "operatesIn",
                party,
                prop=prop,
                object=scene.home,
                current=not prop.times,
                content=scene.condense((prop.subject_range or (prop.clause.begin, 0))[0], prop.clause.reach[1]),
            )
        return
    if prop.clause.relation not in (Relation.MAIN, Relation.COORDINATE):
        return
    if prop.lemma in ("report", "record") and not _is_reported(prop, subject, tail):
        return
    there = subject.lower() == "there" and bool(_EDUCATION.search(tail[:60]))
    unreported = prop.lemma in ("report", "record") and prop.passive
    none = (there and bool(re.match(r"no\b", tail))) or (
        prop.lemma == "be" and bool(re.match(r"no\b", subject.lower())) and bool(_EDUCATION.search(tail))
    )
    counts = [c for c in list_counts(scene.note, *(prop.subject_range or (0, 0))) if c.quantity.unit == "percent"]
    doers = [p for p in prop.subjects if p.ref.kind in ("org", "state")] if not prop.passive else []
    given = prop.lemma != "be" and bool(doers) and bool(_EDUCATION.search(tail[:60]))
    if not (there or none or given or counts or _EDUCATION.search(subject)):
        return
    wheres = [w for w in list_wheres(scene.note, *prop.clause.reach) if not _EDUCATION.search(w.words)]
    by = next((time.edtf for time in prop.times if time.edtf.startswith("/")), "")
    yield scene.claim(
        "MineActionClaim",
        "hasProgramme",
        doers[0] if given else scene.home,
        prop=prop,
        where=[ref for where in wheres for ref in where.refs] or None,
        time=by.strip("/")
        if none and by
        else _time_of(scene, prop)
        if counts
        else None,  # none "by 2008" is how it stood then
        current=not prop.times,
        quantity=counts[0].quantity if counts else None,
        content=scene.condense((prop.subject_range or (prop.clause.begin, 0))[0], prop.clause.reach[1]),
        **(NO_PROOF if unreported else {"polarity": Polarity.NEGATED if none else prop.polarity}),
    )


def _time_of(scene: Scene, prop: Proposition) -> Time | None:
    """The date in the subject of a clause ("58% of those reached in 2019")."""
    told = [m.time for m in scene.note.within(*(prop.subject_range or (0, 0)), Kind.TIME) if m.time]
    return next(iter(told), None)


def _is_reported(prop: Proposition, subject: str, tail: str) -> bool:
    """ "No risk education was reported", "27 percent of communities reported some": what the verb tells of it."""
    if prop.passive:
        return bool(re.match(r"no\b", subject.lower()) and _EDUCATION.search(subject))
    return bool(re.search(r"\b(?:percent|%)|%", subject) and _EDUCATION.search(tail[:60]))


@on_verbs(_TURNING)
def read_turn(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """When risk education began, stopped or went on after a halt.

    >> [mbp tcd] Mine risk education, which had been suspended in 2002, resumed in 2004.
    -> EventClaim event:mine-risk-education began time=2004
    -> EventClaim event:mine-risk-education ended time=2002
    >> [mbp tcd] In June 2007, UNICEF restarted its risk education program.
    -> EventClaim event:risk-education-program began time=2007-06
    """
    if scene.home is None or prop.clause.quoted or prop.negated or not _speaks_of_it(scene):
        return
    subject, tail = _told(scene, prop)
    what = subject if _EDUCATION.search(subject) else tail if not prop.passive else ""
    found = _COURSE.search(what)
    lead = scene.note.within(0, prop.clause.group.first, Kind.TIME) if prop.clause.relation is Relation.MAIN else []
    own = [m.time for m in scene.note.within(*prop.clause.reach, Kind.TIME) if m.time and "/" not in m.time.edtf]
    times = own or [m.time for m in lead if m.time and "/" not in m.time.edtf]
    if found is None or not times or (what is tail and found.start() > 40):
        return
    doers = [p.ref for p in prop.subjects if p.ref.kind == "org"] if what is tail else []
    yield scene.claim(
        "EventClaim",
        _TURNING[prop.lemma],
        scene.mint("event", found[0]),
        prop=prop,
        time=times[0],
        details=[("partner", doers[0] if doers else None)],
        content=scene.condense((prop.subject_range or (prop.clause.begin, 0))[0], prop.clause.reach[1]),
    )


@on_verbs({"train"})
def read_trained(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Those who were trained to give risk education.

    >> [imp tcd] In 2010, UNICEF trained 120 teachers to deliver risk education.
    -> MineActionClaim org:unicef trains exactly=120 time=2010
    """
    if prop.negated or not _EDUCATION.search(_told(scene, prop)[1]):
        return
    first, last = (prop.subject_range or (0, 0)) if prop.passive else (prop.clause.group.last, prop.clause.reach[1])
    counts = [c for c in list_counts(scene.note, first, last) if c.quantity.unit in ("person", "item")]
    doers = [p for p in prop.actors if p.ref.kind in ("org", "state")]
    for doer in doers[:1] if counts else []:
        yield scene.claim(
            "MineActionClaim",
            "trains",
            doer,
            prop=prop,
            quantity=_of_people(counts[0]).quantity,
            content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
        )
