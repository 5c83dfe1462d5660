"""Rules for casualty figures in running text: how many, what became of them, who they were, of what, where, when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from armstrace.graph.claim import Certainty, Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, Count, exact, list_arms, list_counts, list_wheres
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import Scene

_NOUN = frozenset(
    [
        "casualty",
        "casualties",
        "victim",
        "survivor",
        "killed",
        "injured",
        "wounded",
        "death",
        "fatality",
        "civilian",
        "people",
        "person",
        "incident",
    ]
)
_OUTCOMES = (
    (re.compile(r"\b(?:killed|deaths?|died|fatal)"), "killed"),
    (re.compile(r"\b(?:injured|wounded|injur)"), "injured"),
    (re.compile(r"\bunknown\b"), "unknownOutcome"),
    (re.compile(r"\bsurvivors?\b"), "survivors"),
)
_PEOPLE = (
    ("population", "civilian", re.compile(r"\bcivilians?\b")),
    ("population", "securityPersonnel", re.compile(r"\b(?:military|police|security|soldiers?|deminers?)\b")),
    ("age", "child", re.compile(r"\b(?:child|children|boys?|girls?|minors?)\b")),
    ("age", "adult", re.compile(r"\badults?\b")),
    ("sex", "male", re.compile(r"\b(?:male|men|boys?)\b")),
    ("sex", "female", re.compile(r"\b(?:female|women|girls?)\b")),
)
_CODES = frozenset({"cas", "cva", "imp", "va"})


def find_outcome(words: str) -> str:
    """The measure that words name: killed, injured, survivors, of unknown outcome, else casualties."""
    if re.search(r"killed (?:or|and|/) ?(?:injured|wounded)", words):
        return "casualties"
    return next((measure for pattern, measure in _OUTCOMES if pattern.search(words)), "casualties")


def list_people(words: str) -> list[tuple[str, Ref]]:
    """Who the casualties were, by role of the claims file."""
    found: dict[str, Ref] = {}
    for role, value, pattern in _PEOPLE:
        if pattern.search(words):
            found.setdefault(role, Ref("value", value))
    return list(found.items())


def read_figures(scene: Scene) -> Iterator[Claim]:
    """Each casualty figure of a sentence with its own outcome, people, cause, place and period.

    >> [cas tcd] In 2016, four mine casualties were identified in Chad (three killed; one injured).
    -> CasualtyClaim state:tcd casualties exactly=4 time=2016
    -> CasualtyClaim state:tcd killed exactly=3 time=2016
    -> CasualtyClaim state:tcd injured exactly=1 time=2016
    >> [cas tcd] At least 214 civilians have been injured by mines in Chad since 1994.
    -> CasualtyClaim state:tcd injured atLeast=214 time=1994/ population=civilian
    """
    if not _speaks_of_casualties(scene):
        return
    counts = [c for c in list_counts(scene.note, *scene.whole()) if _counts_people(scene, c)]
    for number, _count in enumerate(counts):
        yield from _figure(scene, counts, number)


def _speaks_of_casualties(scene: Scene) -> bool:
    norms = {token.norm for token in scene.note.tokens}
    if not norms & {"casualty", "casualties", "killed", "injured", "wounded", "fatality", "fatalities"}:
        return False
    helped = norms & {"visited", "received", "assisted", "provided", "benefited", "data"} and "unicef" not in norms
    counted = scene.place.code in _CODES or _on_weapons(scene, norms)
    return counted and not helped


def _on_weapons(scene: Scene, norms: set[str]) -> bool:
    """Outside the sections on casualties: people "killed" or "injured", in a sentence or section on weapons."""
    return bool(norms & {"killed", "injured", "wounded"}) and not any(p.clause.quoted for p in scene.propositions)


def _counts_people(scene: Scene, count: Count) -> bool:
    """Is it people that are counted, or a bare number between figures of people?"""
    if count.quantity.unit in ("casualty", "person", "survivor"):
        return True
    if count.quantity.unit != "item":
        return False
    words = " ".join(scene.note.word(i) for i in range(count.mention.last, count.mention.last + 3))
    bracketed = any(first < count.mention.first < last for first, last in scene.note.brackets)
    alone = not count.noun or words.startswith(("of the", "other", "killed", "injured", "unknown", "in the", "in "))
    return bracketed or alone or find_outcome(words) != "casualties"


def _figure(scene: Scene, counts: Sequence[Count], number: int) -> Iterator[Claim]:
    count = counts[number]
    first = count.mention.first
    stop = counts[number + 1].mention.first if number + 1 < len(counts) else len(scene.note.tokens)
    clause = _clause_end(scene, count.mention.last, stop)
    near = scene.note.words(count.mention.last, min(clause, count.mention.last + 7)).lower()
    bracket = next(((a, b) for a, b in scene.note.brackets if a < first < b), None)
    own = near if bracket is None else scene.note.words(count.mention.last, min(stop, bracket[1])).lower()
    told = count.quantity.unit != "casualty" or re.search(r"kill|injur|wound", own)
    measure = find_outcome(_cut(own) if bracket else own if told else "")
    people = list_people(_cut(own))
    host = counts[_host(scene, counts, number)]
    where = _place(scene, count, clause, host, bracket)
    time, words = _period(scene, count, host, clause)
    arms = _cause(scene, count, clause, host)
    yield scene.claim(
        "CasualtyClaim",
        measure,
        where[0] if where else scene.home or Ref("topic", "casualties"),
        arms=arms,
        time=time,
        quantity=replace(count.quantity, unit="casualty"),
        where=where[1:] if where else None,
        details=[
            ("accounting", Ref("value", _accounting(time))),
            *people,
            *_shared_people(scene, host, count, people, bracket),
        ],
        content=_manner(scene, count, clause),
        behind=clause,
        **_hedge(scene, count, words),
    )


def _cut(words: str) -> str:
    return re.split(r"[;,(.]| and | including", words)[0]


def _clause_end(scene: Scene, first: int, stop: int) -> int:
    return next((i for i in range(first, stop) if scene.note.tokens[i].text in ";." and scene.note.at(i) is None), stop)


def _host(scene: Scene, counts: Sequence[Count], number: int) -> int:
    """The figure that one in brackets breaks down."""
    place = counts[number].mention.first
    for first, last in scene.note.brackets:
        if first < place < last:
            before = [i for i, c in enumerate(counts) if c.mention.first < first]
            return before[-1] if before else number
    return number


def _place(scene: Scene, count: Count, clause: int, host: Count, bracket: tuple[int, int] | None) -> list[Ref]:
    """Where: the place with the figure ("Chechnya (16)", "612 in Chechnya"), of its host, else of the sentence."""
    if bracket and bracket[1] - bracket[0] <= 3:
        before = scene.note.at(bracket[0] - 1)
        if before is not None and before.kind in (Kind.PLACE, Kind.STATE):
            return [before.ref]
    begin = host.mention.last if bracket else count.mention.last
    end = clause if not bracket else _clause_end(scene, bracket[1], len(scene.note.tokens))
    own = list_wheres(scene.note, begin, end)
    whole = own or list_wheres(scene.note, 0, count.mention.first) or []
    return list(whole[0].refs) if whole else [ref for ref in (scene.home,) if ref]


def _period(scene: Scene, count: Count, host: Count, clause: int) -> tuple[Time | str | None, str]:
    """The dates behind the figure, else of the sentence, else of the one before."""
    behind = [m.time for m in scene.note.within(count.mention.last, clause, Kind.TIME) if m.time]
    after_host = [
        m.time
        for m in scene.note.within(
            host.mention.last, _clause_end(scene, host.mention.last, len(scene.note.tokens)), Kind.TIME
        )
        if m.time
    ]
    whole = [m.time for m in scene.mentions(Kind.TIME) if m.time]
    found = behind or after_host or whole
    span = next((time for time in found if "/" in time.edtf), None)
    relative = _of_event(scene, count)
    if relative is not None:
        return relative, ""
    if span is not None or found:
        return span or found[0], ""
    titled = [year for part in scene.place.heading for year in re.findall(r"\b(?:19|20)\d\d\b", part)]
    if titled:
        return titled[-1], "back"
    back = [m.time for m in scene.discourse.times if m.time]
    return (back[0] if back else None), "back"


def _of_event(scene: Scene, count: Count) -> str | None:
    """ "Since the bombing in May 1999, in which 17 were killed": the date of the event that a relative clause tells
    of.
    """
    for place in range(count.mention.first - 1, max(0, count.mention.first - 4), -1):
        if scene.note.word(place) in ("which", "when") and scene.note.word(place - 1) in ("in", ","):
            before = [m.time for m in scene.note.within(0, place, Kind.TIME) if m.time]
            return before[-1].bounds[0] or None if before else None
    return None


def _cause(scene: Scene, count: Count, clause: int, host: Count) -> list[Arm]:
    """What caused them: named with the figure, as the subject of "caused", or of the sentence."""
    accounted = _accounted(scene, count)
    if accounted:
        return accounted
    own = list_arms(scene.note, count.mention.last, clause)
    whole = own or list_arms(scene.note, host.mention.last, clause) or list_arms(scene.note, *scene.whole())
    if whole:
        return whole[:1]
    these = any(token.norm in ("these", "them", "such", "those") for token in scene.note.tokens)
    refs = tuple(m.ref for m in scene.discourse.weapons[:1]) if these else ()
    refs = refs or ((scene.discourse.weapon,) if scene.discourse.weapon else ())
    return [Arm(refs, "", -1, -1)] if refs else []


def _accounted(scene: Scene, count: Count) -> list[Arm]:
    """ "Mines accounted for 12, and remnants for 3": the weapon before each figure."""
    if scene.note.word(count.mention.first - 1) != "for" or not any(t.norm == "accounted" for t in scene.note.tokens):
        return []
    return list_arms(scene.note, 0, count.mention.first)[-1:]


def _accounting(time: Time | str | None) -> str:
    edtf = time.edtf if isinstance(time, Time) else time or ""
    return "annual" if re.fullmatch(r"\d{4}", edtf) else "cumulative"


def _shared_people(
    scene: Scene, host: Count, count: Count, people: Sequence[tuple[str, Ref]], bracket: tuple[int, int] | None
) -> list[tuple[str, Ref]]:
    """A figure in brackets is of the people whom its host counts."""
    if bracket is None or host is count:
        return []
    known = {role for role, _ in people}
    words = scene.note.words(host.mention.last, min(host.mention.last + 6, bracket[0])).lower()
    return [(role, value) for role, value in list_people(words) if role not in known]


def _manner(scene: Scene, count: Count, clause: int) -> str | None:
    """ "During strikes", "identified through media scanning": words that tell figures apart."""
    words = scene.condense(count.mention.last, clause)
    return words if len(words.split()) > 2 else None


def _hedge(scene: Scene, count: Count, back: str) -> dict[str, Any]:
    norms = [token.norm for token in scene.note.tokens]
    if (
        "reported" in norms[: count.mention.first]
        and "were" in norms[: count.mention.first]
        and "to" in norms[: count.mention.first]
    ):
        return {"status": Status.REPORTED}
    if "estimated" in norms or "estimate" in norms:
        return {"status": Status.ESTIMATED}
    for mention in scene.note.within(0, min(count.mention.first, 4), Kind.BODY):
        if mention.first <= 1:
            return {"asserters": (mention.ref,)}
    return {}


def read_none(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "No child casualties were recorded": a figure of none.

    >> [cas tcd] No child casualties were recorded among civilians in 2016.
    -> CasualtyClaim state:tcd casualties exactly=0 age=child time=2016
    """
    subject = prop.subject_range or (0, 0)
    words = " ".join(scene.note.word(i) for i in range(*subject))
    if scene.place.code not in _CODES or not words.startswith("no ") or not re.search(r"casualt|killed|injured", words):
        return
    time, _ = _sentence_time(scene)
    yield scene.claim(
        "CasualtyClaim",
        find_outcome(words),
        _whose(scene),
        prop=prop,
        arms=_weapon(scene),
        time=time,
        quantity=exact(0, "casualty", scene.note.words(subject[0], subject[0] + 1)),
        details=[
            ("accounting", Ref("value", _accounting(time))),
            *list_people(f"{words} {' '.join(prop.words_behind(6))}"),
        ],
        content=scene.condense(subject[0], prop.clause.tail[1]),
        polarity=Polarity.AFFIRMED,
    )


def read_unknown(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A total that is not known.

    >> [cas tcd] The total number of mine casualties in Chad remains unknown.
    -> CasualtyClaim state:tcd casualties status=notKnown
    >> [cva tcd] The number of mine survivors is not known.
    -> CasualtyClaim state:tcd survivors status=notKnown
    """
    subject = prop.subject_range or (0, 0)
    words = " ".join(scene.note.word(i) for i in range(*subject))
    said = " ".join(prop.words_behind(4))
    unknown = (prop.lemma == "know" and prop.negated) or (
        prop.lemma in ("be", "remain") and re.search(r"unknown|not known|unclear", said)
    )
    if not unknown or not re.search(r"casualt|survivor|victim|killed|injured", words) or scene.place.code not in _CODES:
        return
    wheres = list_wheres(scene.note, *subject)
    end = len(scene.note.tokens)
    rest = scene.condense(subject[0], end)
    size = re.search(r"in the (?:tens|hundreds|thousands)\b[\w ]*", scene.note.text)
    yield scene.claim(
        "CasualtyClaim",
        find_outcome(words),
        wheres[0].refs[0] if wheres else _whose(scene),
        prop=prop,
        arms=_weapon(scene),
        current=True,
        status=Status.NOT_KNOWN,
        certainty=Certainty.UNKNOWN,
        polarity=Polarity.AFFIRMED,
        content=rest,
        behind=end,
        quantity=Quantity(comparator=Comparator.UNQUANTIFIED, unit="survivor", written=size[0]) if size else None,
    )


def read_share(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who the casualties were, without a figure: "all recorded casualties were male", "most ... are veterans".

    >> [cas tcd] All casualties in 2015 were adult civilians.
    -> CasualtyClaim state:tcd casualties time=2015
    """
    subject = prop.subject_range or (0, 0)
    words = " ".join(scene.note.word(i) for i in range(*subject))
    if scene.place.code not in _CODES or not re.match(
        r"(?:all|most|many|almost all|the (?:great |vast )?majority)\b", words
    ):
        return
    if not re.search(r"casualt|survivor|victim|incident|majority", words) or (
        any(
            c.quantity.unit == "item" and c.mention.amount and c.mention.amount.numbers
            for c in list_counts(scene.note, *subject)
        )
        and "(" not in words
    ):
        return
    if any(
        c.lemma == "be" and c.group.first < prop.clause.group.first and c is prop.clause.fellow for c in prop.clauses
    ):
        return
    if f"{prop.lemma} {' '.join(prop.words_behind(1))}" == "take place":
        return
    time, _ = _sentence_time(scene)
    end = len(scene.note.tokens)
    number = next((c for c in list_counts(scene.note, *subject) if c.quantity.value is not None), None)
    quantity = (
        number.quantity
        if number
        else Quantity(comparator=Comparator.UNQUANTIFIED, unit="casualty", written=words.split(" in ")[0][:60])
    )
    wheres = list_wheres(scene.note, 0, prop.clause.group.first)
    conflicts = [ref for where in list_wheres(scene.note, *prop.clause.reach) for ref in where.refs]
    yield scene.claim(
        "CasualtyClaim",
        find_outcome(words),
        wheres[0].refs[0] if wheres else _whose(scene),
        prop=prop,
        where=conflicts or None,
        arms=list_arms(scene.note, *scene.whole())[:1] or _weapon(scene),
        time=time,
        quantity=replace(quantity, unit="casualty"),
        details=[("accounting", Ref("value", _accounting(time))), *list_people(" ".join(prop.words_behind(9)))],
        content=scene.condense(0, end),
        behind=end,
    )


def _sentence_time(scene: Scene) -> tuple[Time | str | None, str]:
    own = [m.time for m in scene.mentions(Kind.TIME) if m.time]
    back = [m.time for m in scene.discourse.times if m.time]
    found = own or back
    return (found[0] if found else None), ""


def _whose(scene: Scene) -> Ref:
    wheres = list_wheres(scene.note, *scene.whole())
    return wheres[0].refs[0] if wheres else scene.home or Ref("topic", "casualties")


def _weapon(scene: Scene) -> list[Arm]:
    arms = list_arms(scene.note, *scene.whole())
    if arms:
        return [replace(arms[0], origins=())]
    return [Arm((scene.discourse.weapon,), "", -1, -1)] if scene.discourse.weapon else []
