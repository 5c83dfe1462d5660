"""Rules for what became of the number of casualties where no figure is told: fewer, more, the same as before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.date import Relation as When
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.casualty_word import find_outcome, list_people, name_accounting
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_MOVING = frozenset(
    "decrease decline drop fall rise increase grow reduce halve double triple jump climb soar vary fluctuate".split()  # noqa: SIM905
)
_STAYING = frozenset("remain stay continue be occur".split())  # noqa: SIM905
_SHOWING = frozenset(
    """represent mark constitute show see record report note signify indicate reflect maintain follow
    identify""".split()  # noqa: SIM905
)
_HARMED = re.compile(
    r"\b(?:casualt(?:y|ies)|victims?|fatalities|deaths|(?:people|civilians|children) killed"
    r"|(?:mine|landmine|erw|uxo|ied|explosive device|explosion|demining)(?:/\w{1,12})? (?:incidents|accidents)"
    r"|(?:incidents|accidents)"
    r"(?= (?:due to|caused by|involving|from|with) (?:[\w-]+ ){0,4}?(?:mine|landmine|erw|ied|explosive)))\b"
)
_CHANGE = re.compile(
    r"(?:(?:an?|the|this|some|no) )?(?:[\w-]+ ){0,3}?"
    r"(?:increase|decrease|decline|drop|fall|rise|reduction|upsurge|change)s? (?:was |were )?(?:in|of) "
)
#: "Continued the trend of decreasing casualties".
_COURSE = re.compile(r"(?:the|an?|this|its) (?:[\w-]+ ){0,3}?(?:trends?|pattern)\b")
#: What someone explains: "attributed the increase in casualties to".
_EXPLAINED = re.compile(
    r"(?:the|this|an?|its) (?:[\w-]+ ){0,4}?(?:number|increase|decrease|decline|drop|rise|reduction|fall)s?\b"
)
_SURE = re.compile(r"(?:likely |necessarily |thought to be |considered )*(?:indicative|representative)\b")
_COURSES = frozenset({"attribute", "continue", "follow", "identify"})
_MORE = re.compile(r"(?:(?:\w{1,20}ly|far|many|much|no|even|also) )?(?:fewer|more|less) ")
_LEVEL = re.compile(
    r"(?:(?:relatively|largely|fairly|about|roughly|very|still|more or less|at an?) ){0,6}"
    r"(?:constant|stable|steady|similar|unchanged|high|low|lower|higher|significant|the same)\b"
)
_GOING_ON = re.compile(
    r"to (?:be )?(?:recorded|reported|identified|occur|happen|take place|registered)\b|in (?:\w+ )?\d{4}\b"
)
#: "It was the highest number of casualties since 2006".
_HIGHEST = re.compile(
    r"(?:also |still )?(?:among )?(?:the |one of the )?(?:(?:second|third)[- ]{1,3})?"
    r"(?:highest|lowest|largest|smallest|fewest|greatest)\b"
)
_LAST = re.compile(r"(?:the )?(?:last|most recent)\b")
_TOLD_LAST = frozenset({"be", "occur", "report", "record"})
_LOWER = re.compile(r"(?:\w{1,20}ly )?(?:lower|higher|fewer|the same (?:as|in)|similar|constant|stable|unchanged)\b")
#: Words of a subject that tell of something else than how many were harmed.
_OTHER = re.compile(
    r"\b(?:assist|services?|support|receiv|data|information|needs|treated|recorded in the database|coverage)"
)
_UNTOLD = Arm((Ref("munition", "mine-erw"),), "", -1, -1)  # casualties of which the weapon is not told


@on_verbs(_MOVING | _STAYING | _SHOWING | {"attribute"})
def read_trend(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That casualties fell, rose or stayed as many, without a figure.

    >> [mbp tcd] The number of mine casualties decreased significantly in 2004.
    -> CasualtyClaim state:tcd casualties time=2004
    >> [mbp tcd] There were fewer mine casualties in 2004 than in 2003.
    -> CasualtyClaim state:tcd casualties time=2004
    >> [cas tcd] This represented a continuing decline in annual casualties.
    -> CasualtyClaim state:tcd casualties
    >> [cas tcd] Chad attributed the increase in casualties in 2014 to population movements.
    -> CasualtyClaim state:tcd casualties time=2014 by=tcd
    """
    told = _speaks_of_harm(scene) or (prop.lemma == "attribute" and scene.discourse.harmed)
    above = prop.clause.fellow or prop.clause.governor
    if prop.clause.group.infinitive and above is not None and above.lemma in _MOVING:
        return  # "had risen again to double the level of 2005"
    if prop.clause.quoted or scene.home is None or not told:
        return
    first, last = _told_in(scene, prop) or (0, 0)
    if not last or _has_figure(scene, first, last):
        return
    words = scene.note.words(first, last).lower()
    named = (first, last if prop.lemma != "attribute" else first)  # what it is put down to is not of the trend
    wheres = list_wheres(scene.note, *named)
    joined = prop.clause.relation is Relation.COORDINATE and prop.lemma in _MOVING
    time = prop.times[0] if joined and prop.times else _period(scene, prop, first, last)
    yield scene.claim(
        "CasualtyClaim",
        "incidents" if _tells_incidents(words) else find_outcome(words.split(" in ")[0]),
        wheres[0].refs[0] if wheres else scene.home,
        prop=prop,
        arms=list_arms(scene.note, *named)[:1] or [_UNTOLD],
        time=time,
        untimed=time is None,
        current=time is None,
        quantity=_unquantified(scene.note.words(first, last)),
        details=[("accounting", Ref("value", name_accounting(time))), *list_people(words)],
        content=scene.condense(first, last),
        behind=last,
        status=Status.REPORTED if "reportedly" in words else None,
        polarity=Polarity.NEGATED if words.startswith("no ") else None,
        asserters=_explainer(prop),
    )


def _tells_incidents(words: str) -> bool:
    """ "A sharp rise in mine incidents": is it incidents, and not people, of which there were more or fewer?"""
    return bool(re.search(r"\b(?:incidents|accidents)\b", words)) and not re.search(
        r"casualt|victim|people|civilian", words
    )


def _unquantified(words: str) -> Quantity:
    unit = "incident" if _tells_incidents(words.lower()) else "casualty"
    return Quantity(comparator=Comparator.UNQUANTIFIED, unit=unit, written=words[:60])


def _explainer(prop: Proposition) -> tuple[Ref, ...] | None:
    """Who attributes a trend to something; None where the text itself tells it."""
    named = [p.ref for p in prop.subjects if p.ref.kind in ("org", "state")] if prop.lemma == "attribute" else []
    return tuple(named[:1]) if named and not prop.passive else None


def _speaks_of_harm(scene: Scene) -> bool:
    return bool(_HARMED.search(scene.note.text.lower()))


def _has_figure(scene: Scene, first: int, last: int) -> bool:
    """Do the words tell how many, so that the figures say it?"""
    counts = list_counts(scene.note, first, last)
    return any(
        c.quantity.unit in ("casualty", "person", "percent", "item") and c.quantity.value is not None for c in counts
    )


def _told_in(scene: Scene, prop: Proposition) -> tuple[int, int] | None:
    """The words that tell the trend, None where the clause tells none."""
    lemma, end = prop.lemma, _end(scene, prop)
    tail = scene.note.words(prop.clause.group.last, end).lower()
    first, last = _subject(scene, prop)
    subject = scene.note.words(first, last).lower()
    harmed = _HARMED.search(subject) or (
        scene.discourse.harmed and re.match(r"the number (?:caused|of those)\b", subject)
    )
    counted = bool(harmed) and not _OTHER.search(subject)
    if lemma in _COURSES:
        return _course(scene, prop, subject, tail)
    if lemma == "be" and _SURE.match(tail):
        return None  # "the decrease is not necessarily indicative of a trend"
    if lemma in _MOVING:
        return (first, end) if counted and prop.clause.relation is not Relation.REDUCED else None
    if lemma == "be" and subject == "there":
        told = _CHANGE.match(tail) or _MORE.match(tail)
        return (prop.clause.group.last, end) if told and _HARMED.search(tail[:110]) else None
    if counted and _LAST.match(subject) and prop.clause.relation is not Relation.REDUCED and lemma in _TOLD_LAST:
        return first, end
    if lemma == "be" and counted and _MORE.match(subject):
        return first, end
    if lemma == "be" and _HIGHEST.match(tail) and (counted or _HARMED.search(tail[:90])) and not _OTHER.search(tail):
        return first, end
    if lemma in _STAYING:
        return (first, end) if counted and (_LOWER if lemma == "be" else _LEVEL).match(tail) else None
    if prop.passive:
        return (first, end) if counted and _CHANGE.match(subject) else None
    return (prop.clause.group.last, end) if _CHANGE.match(tail) and _HARMED.search(tail[:110]) else None


def _course(scene: Scene, prop: Proposition, subject: str, tail: str) -> tuple[int, int] | None:
    """The words that tell of a trend that went on, or that someone explains."""
    first, end = _subject(scene, prop)[0], _end(scene, prop)
    begin = prop.clause.group.last
    if prop.lemma == "attribute":
        told, begin = (subject, first) if prop.passive else (tail, begin)
        about = _HARMED.search(told) or scene.discourse.harmed
        return (begin, end) if about and _EXPLAINED.match(told) and not _OTHER.search(told) else None
    if not prop.passive and _COURSE.match(tail) and _HARMED.search(tail[:110]):
        return begin, end
    counted = _HARMED.search(subject) and not _OTHER.search(subject)
    return (first, end) if prop.lemma == "continue" and counted and _GOING_ON.match(tail) else None


def _subject(scene: Scene, prop: Proposition) -> tuple[int, int]:
    """The subject; of an infinitive behind "caused" or "led" what that verb has as its object."""
    fellow = prop.clause.fellow
    if prop.clause.relation is Relation.INFINITIVE and fellow is not None and fellow.lemma in ("cause", "lead"):
        return fellow.group.last, prop.clause.group.first
    first, last = prop.subject_range or (0, 0)
    cut = [place for place in range(first, last) if scene.note.tokens[place].text == ";"]
    first = cut[-1] + 1 if cut else first
    return first + 2 * (scene.note.word(first) in ("however", "nevertheless", "still", "overall")), last


def _end(scene: Scene, prop: Proposition) -> int:
    """Where the telling ends: at the next semicolon, or a comma with a clause of its own behind it."""
    last = prop.clause.reach[1]
    begin = prop.clause.group.last
    return next((i for i in range(begin, last) if scene.note.tokens[i].text == ";"), last)


def _period(scene: Scene, prop: Proposition, first: int, last: int) -> Time | str | None:
    """The time it is told of: not that of the figures it is compared with ("than in 2003", "from 2009")."""
    joined = prop.lemma in ("follow", "continue") and prop.clause.relation is Relation.COORDINATE
    lead = prop.clause.group.first if joined else 0
    for mention in scene.note.within(prop.clause.group.last, last, Kind.TIME) + scene.note.within(
        lead, last, Kind.TIME
    ):
        words = [scene.note.word(place) for place in range(max(0, mention.first - 3), mention.first)]
        single = mention.time is not None and "/" not in mention.time.edtf.rstrip("/")
        compared = {"than", "peak"} & set(words) or (single and words[-1:] in (["from"], ["with"], ["to"], ["and"]))
        ranked = prop.lemma == "be" and words[-1:] == ["since"]  # "the lowest since 1999"
        if mention.time and not compared and not ranked and mention.time.relation is not When.AS_OF:
            return mention.time
    return None
