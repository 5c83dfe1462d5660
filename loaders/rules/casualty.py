"""Rules for casualty figures in running text: how many, what became of them, of what, where, when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Claim, Comparator, Polarity, Quantity
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import PART_NOUNS, Count, Where, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind
from armstrace.loaders.negation import tells_none
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.casualty_cause import CAUSING, find_cause
from armstrace.loaders.rules.casualty_figure import Figure, clause_in, find_stop, list_figures
from armstrace.loaders.rules.casualty_incident import is_incident, list_incidents
from armstrace.loaders.rules.casualty_people import HARM, loses
from armstrace.loaders.rules.casualty_scope import LIVING, find_whose, list_harmed
from armstrace.loaders.rules.casualty_source import COUNTING, find_stance
from armstrace.loaders.rules.casualty_time import find_known, find_period
from armstrace.loaders.rules.casualty_word import find_outcome, list_people, name_accounting
from armstrace.loaders.scene import Scene

_SHARING = frozenset("account make comprise constitute represent form include".split())  # noqa: SIM905
_OUTCOME_UNKNOWN = re.compile(r"(?<!civil )(?<!civilian )\b(?:outcome|status)\b.{0,20}\b(?:not known|unknown)\b")
#: "The age/gender of five casualties was unknown": not what became of them.
_UNKNOWN_WHO = re.compile(r"\b(?:age|gender|sex|status|identity|nationality|occupation|location)\b")
#: "Seven killed and 360 of unknown status": not their status as civilians.
_OF_NO_OUTCOME = re.compile(r"\b(?:of|with) unknown (?:survival )?(?:status|outcome|fate)\b")
_EITHER = re.compile(r"\b(?:killed|injured|wounded|maimed) (?:or|and/or) (?:killed|injured|wounded|maimed)\Z")
_MOVING = frozenset("rise fall increase decrease drop decline grow".split())  # noqa: SIM905
_ALL_OF = re.compile(
    r"[,(] ?all (?:of (?:them|whom)(?: were)? )?(?P<who>(?:adult |male |female |child )?[a-z]{3,12})\b"
)
#: Right before a number: what was done to so many ("killed three farmers").
_MARKING = frozenset("represent mark constitute be show mean signify reflect".split())  # noqa: SIM905
_COURSE = frozenset(
    """increase decrease decline rise drop reduction fall similar fewer higher lower highest
    lowest""".split()  # noqa: SIM905
)
_HURTING = frozenset("killed injured wounded killing injuring wounding".split())  # noqa: SIM905
#: "Claimed the lives of three soldiers".
_LIVES_OF = re.compile(r"\b(?:life|lives) of(?: at least| some)?\Z")
_EACH = re.compile(r"\b(?:an?|per|each|every) (?:month|week|day)\b|\bmonthly\b|\bon average\b")
_NUMBER_OF = re.compile(r"\bnumber of (?:[\w/-]{1,20} ){0,4}?(survivors|people killed|people injured)\b")
#: "Of the total adult civilian casualties, 55 were men": who all are whom the sentence counts.
_OF_WHOM = re.compile(
    r"(?:Of|Among) (?:all |the )?(?:total )?(?:[\d,]{1,9} )?"
    r"(?P<who>[a-z]{3,12}(?: [a-z]{3,12})?) (?:casualties|victims)\b"
)
#: "Of those injured, 1,200 lived in the east": what became of all whom the sentence counts.
_OF_HURT = re.compile(
    r"(?:Of|Among) (?:the |those |these |all )?(?:[\d,]{1,9} )?(?:people |casualties |civilians |persons )?"
    r"(?:who (?:were|had been) )?(?P<outcome>killed|injured|wounded)\b"
)


def read_figures(scene: Scene) -> Iterator[Claim]:
    """Each casualty figure of a sentence with its own outcome, people, cause, place and period.

    >> [cas tcd] In 2016, four mine casualties were identified in Chad (three killed; one injured).
    -> CasualtyClaim state:tcd casualties exactly=4 time=2016
    -> CasualtyClaim state:tcd killed exactly=3 time=2016
    -> CasualtyClaim state:tcd injured exactly=1 time=2016
    >> [cas tcd] At least 214 civilians have been injured by mines in Chad since 1994.
    -> CasualtyClaim state:tcd injured atLeast=214 time=1994/ population=civilian
    >> [cas tcd] In 2011, 28 of the 45 casualties were boys, ten were girls.
    -> CasualtyClaim state:tcd casualties exactly=28 time=2011 age=child sex=male
    -> CasualtyClaim state:tcd casualties exactly=10 time=2011 age=child sex=female
    >> [cas tcd] In 2012, 39 mine incidents were reported, in which 58 people were injured.
    -> CasualtyClaim state:tcd incidents exactly=39 time=2012
    -> CasualtyClaim state:tcd injured exactly=58 time=2012
    """
    harmed, incidents = list_harmed(scene), list_incidents(scene)
    for figure in list_figures(scene, sorted([*harmed, *incidents], key=lambda c: c.mention.first)):
        if not _is_denied(figure) and not _is_read(figure):
            yield _claim(figure)


def _is_denied(figure: Figure) -> bool:
    prop = figure.prop
    denied = prop is not None and prop.polarity is Polarity.NEGATED and prop.lemma != "know"
    return denied and not (prop is not None and tells_none(prop.clause) and figure.told_of is None)


def _is_read(figure: Figure) -> bool:
    """ "The majority (67) were children", "many casualties go unrecorded": was it read with what its clause tells?"""
    told = figure.told_of or (figure.told_in if figure.bracket else None)
    vague = figure.count.quantity.value is None and figure.count.quantity.low is None
    if vague and any(p.clause is read for p in (told, figure.told_in) if p for read in figure.scene.read):
        return not (figure.prop and figure.prop.lemma in CAUSING)
    if told is None or not any(told.clause is read for read in figure.scene.read):
        return False
    shared = re.search(r"\b(?:majority|most|all|half|thirds?|quarters?|fifths?)\b", _words_of(figure.scene, told))
    if not shared or figure.bracket is None:
        return bool(shared) and figure.told_of is not None and figure.first < told.clause.group.first
    alone = figure.bracket == (figure.first - 1, figure.count.mention.last + 1)
    if figure.bracket[0] >= told.clause.group.last:
        return alone and told.lemma == "be" and figure.bracket[0] <= told.clause.group.last + 4
    return figure.first - figure.bracket[0] == 1 or not alone


def _words_of(scene: Scene, prop: Proposition) -> str:
    return scene.note.words(*(prop.subject_range or (0, 0))).lower()


def _claim(figure: Figure) -> Claim:
    scene, count = figure.scene, figure.count
    people = list_people(figure.words) + _shared_people(figure)
    where = _place(figure)
    time, _ = find_period(figure)
    rate = _rate(figure)
    return scene.claim(
        "CasualtyClaim",
        _measure(figure),
        where[0] if where else scene.home or Ref("topic", "casualties"),
        arms=find_cause(figure),
        time=time,
        as_of=find_known(figure),
        quantity=_quantity(count),
        where=where[1:] if where else None,
        details=[
            ("accounting", None if rate else Ref("value", _accounting(figure, time))),
            *dict(people).items(),
        ],
        content=rate or _trend(figure) or _manner(figure),
        behind=figure.end,
        **find_stance(figure),
    )


def _accounting(figure: Figure, time: Time | str | None) -> str:
    """Of a year, or of all years: how many survivors live in a year is no number of that year alone."""
    return "cumulative" if figure.count.quantity.unit == "survivor" else name_accounting(time)


def _quantity(count: Count) -> Quantity:
    """The number as bounded as it is told: "fewer than the 83 of 2016" holds another figure against exactly 83."""
    quantity = count.quantity
    if is_incident(count):
        return quantity
    if quantity.value is not None and re.search(
        r"\b(?:than|over|above|below|under) (?:the|its|their|those)\b", quantity.written.lower()
    ):
        written = quantity.written.split()[-1]
        return replace(quantity, comparator=Comparator.EXACTLY, written=written, unit="casualty")
    return count.quantity if count.quantity.unit == "percent" else replace(count.quantity, unit="casualty")


def _measure(figure: Figure) -> str:
    """What became of them: told by the verb that they are the object of, else by the words behind the number."""
    if is_incident(figure.count):
        return "incidents"
    host, note = figure.told_in, figure.scene.note
    if _EITHER.search(note.words(max(0, figure.first - 3), figure.first).lower()):
        return "casualties"
    if host is not None and not figure.told_of and not figure.bracket and host.lemma in HARM and not host.passive:
        return "killed" if host.lemma == "kill" else "injured"
    if host is not None and host.lemma == "know" and host.negated:
        return "unknownOutcome"
    if _LIVES_OF.search(note.words(max(0, figure.first - 4), figure.first).lower()):
        return "killed"
    before = note.word(figure.first - 1)
    if before in _HURTING and not figure.bracket:
        return "killed" if before.startswith("kill") else "injured"
    words = figure.words or _subject(figure)
    told = figure.count.quantity.unit != "casualty" or figure.bracket or re.search(r"kill|injur|wound|unknown", words)
    if figure.count.quantity.unit == "casualty" and _OUTCOME_UNKNOWN.search(words):
        return "unknownOutcome"
    outcome = find_outcome(words) if told else "casualties"
    if outcome == "unknownOutcome" and _OF_NO_OUTCOME.search(words) and not note.norms.isdisjoint(_HURTING):
        return outcome
    if outcome == "unknownOutcome" and _UNKNOWN_WHO.search(f"{words} {note.words(0, figure.first).lower()[-40:]}"):
        return "casualties"
    return outcome if outcome != "casualties" else _told_before(figure, words)


def _told_before(figure: Figure, words: str) -> str:
    """What became of them, as the verb whose subject they are tells, or what heads the sentence ("of those hurt")."""
    led = _OF_HURT.match(figure.scene.note.text)
    if led and led.end() <= figure.count.mention.start:
        return find_outcome(led["outcome"])
    lost = figure.told_of or next((p for p in figure.scene.propositions if _hangs_on(figure, p)), None)
    if lost and loses(lost):
        return loses(lost)
    told = _told_to(figure) or figure.told_of or _told_behind(figure)
    if told is None or told.lemma not in HARM or not told.passive or "casualt" in words or "killed" in words:
        return "casualties"
    verbs = {p.lemma for p in figure.scene.propositions if p.lemma in HARM and p.clause.fellow is told.clause}
    alone = not verbs - {told.lemma} and " or " not in figure.scene.note.words(*told.clause.reach)
    return ("killed" if told.lemma == "kill" else "injured") if alone else "casualties"


def _hangs_on(figure: Figure, prop: Proposition) -> bool:
    """ "A third lost an eye": does a verb right behind a figure tell of it?"""
    return prop.clause.subject is None and prop.clause.group.first == figure.count.last


def _told_to(figure: Figure) -> Proposition | None:
    """ "90 people have been reported to have been injured": the verb of harm that hangs on the one of reporting."""
    told = figure.told_of
    hung = [p for p in figure.scene.propositions if told and p.lemma in HARM and p.clause.fellow is told.clause]
    joined = [p for p in hung if p.passive and p.clause.relation is Relation.COORDINATE and p.clause.subject is None]
    if joined and told and told.lemma not in HARM:
        return joined[0]
    return hung[0] if told and told.lemma in COUNTING | LIVING and told.passive and hung else None


def _told_behind(figure: Figure) -> Proposition | None:
    """ "Five boys and one girl were injured": the clause whose subject goes on from this figure to the next."""
    note = figure.scene.note
    for prop in figure.scene.propositions:
        begin = prop.clause.subject[0] if prop.clause.subject else -1
        if prop.lemma in HARM and figure.count.last <= begin <= figure.count.last + 3:
            joined = {note.word(place) for place in range(figure.count.last, begin)}
            return prop if joined and joined <= {",", "and"} else None
    return None


def _subject(figure: Figure) -> str:
    """ "The number of survivors is estimated at 600": what a bare number is a number of."""
    prop = figure.told_in
    if prop is None or prop.lemma not in LIVING or figure.told_of:
        return ""
    words = figure.scene.note.words(*(prop.subject_range or (0, 0))).lower()
    counted = words in ("it", "this") or words.endswith(("the number", "the total", "the figure", "this number"))
    before = _NUMBER_OF.findall(figure.scene.note.words(0, figure.first).lower()) if counted or not words else []
    return before[-1] if before else words


# who


def _shared_people(figure: Figure) -> list[tuple[str, Ref]]:
    """Whom a figure in brackets counts with its host, and of whom it is the share ("men made up 226")."""
    scene, told = figure.scene, figure.told_in
    known = {role for role, _ in list_people(figure.words)}
    words = ""
    if figure.bracket and figure.host is not figure.count:
        words = scene.note.words(figure.host.mention.last, min(figure.host.mention.last + 6, figure.bracket[0]))
    percent = figure.count.quantity.unit == "percent"
    if figure.bracket and figure.host is not figure.count and figure.host.quantity.unit == "percent":
        told = clause_in(
            scene, figure.host.mention.first
        )  # "children were 73% of those whose age was known (16 of 22)"
    sharing = told is not None and (
        told.lemma in _SHARING | _MOVING or (told.lemma == "be" and (figure.bracket is not None or percent))
    )
    apart = scene.note.words(max(0, figure.first - 2), figure.first - 1).split()[-1:]
    if scene.note.word(figure.first - 1) == "for" and (named := list_people(" ".join(apart).lower())):
        return named  # "children accounted for 35, and women for 10"
    if sharing and told is not None and told.subject_range:
        words = f"{words} {scene.note.words(*told.subject_range)}"
    words = f"{words} {_told_people(figure)}"
    words = f"{words} {_all_of_them(figure)}"
    led = _OF_WHOM.match(scene.note.text)
    words = f"{words} {led['who']}" if led and led.end() <= figure.count.mention.start else words
    sharer = figure.told_of if figure.bracket and figure.host is figure.count else None
    if sharer is not None and sharer.lemma in _SHARING and sharer.subject_range:
        words = f"{words} {scene.note.words(sharer.subject_range[0], figure.first)}"
    return [(role, value) for role, value in list_people(words.lower()) if role not in known]


def _all_of_them(figure: Figure) -> str:
    """ "Nine casualties (all boys)", "nine casualties in 2012, all of them civilians": who all of a figure were."""
    found = _ALL_OF.search(figure.scene.note.text, figure.count.mention.end, figure.count.mention.end + 60)
    between = found and figure.scene.note.within(figure.count.last, len(figure.scene.note.tokens), Kind.AMOUNT)
    near = found and not any(m.start < found.start() for m in between or ())
    return found["who"] if found and near and not figure.bracket else ""


def _told_people(figure: Figure) -> str:
    """ "Half of them (four) were children", "children made up a third (32%), for which ... (18 of 56)": the words that
    tell who the people of a bare figure were.
    """
    told, note = figure.told_of, figure.scene.note
    alone = figure.bracket == (figure.first - 1, figure.count.mention.last + 1)
    if told is not None and told.lemma == "be" and not told.passive and (figure.host is figure.count or alone):
        return re.split(r"[,;(:]| and | while | but ", " ".join(told.words_behind(6)))[0]
    last = figure.count.mention.last
    if note.word(last) == "," and note.word(last + 1) in ("was", "were") and not figure.bracket:
        return re.split(r"[,;(:]| and | while | but ", note.words(last + 2, last + 7))[0]
    if figure.bracket is None or figure.words or figure.host is not figure.count:
        return ""
    sharing = [p for p in figure.scene.propositions if p.lemma in _SHARING and p.clause.group.first < figure.first]
    return figure.scene.note.words(*(sharing[0].subject_range or (0, 0))) if sharing else ""


# where


def _place(figure: Figure) -> list[Ref]:
    """Where: the place with the figure ("Chechnya (16)", "612 in Chechnya"), of its host, else of the sentence."""
    scene, bracket = figure.scene, figure.bracket
    if bracket and (bracket[0] + 1, bracket[1] - 1) == (figure.first, figure.count.mention.last):
        before = scene.note.at(bracket[0] - 1 - (scene.note.tokens[bracket[0] - 1].norm in PART_NOUNS))
        if before is not None and before.kind in (Kind.PLACE, Kind.STATE):
            return [before.ref]
        named = _name_place(scene, bracket[0]) if before is None else None
        if named is not None:
            return [named]
    told = _place_told(figure)
    if told is not None:
        return [told]
    end = figure.end if not bracket else find_stop(scene, bracket[1], len(scene.note.tokens))
    own = _list_places(scene, figure.host.mention.last if bracket else figure.behind, end)
    found = own or _list_places(scene, 0, figure.first) or _beyond(figure)
    if len(found) > 1 and scene.home and all(where.refs[0].kind == "place" for where in found):
        return [scene.home, *(ref for where in found for ref in where.refs)]
    return find_whose(scene, found[0]) if found else [ref for ref in (scene.home,) if ref]


def _place_told(figure: Figure) -> Ref | None:
    """ "Kandahar saw the most casualties (210)", "was Kandahar, with 210 casualties": the place that has the figure."""
    note, prop = figure.scene.note, figure.told_in
    before = note.at(figure.first - 3) if note.word(figure.first - 1) == "with" else None
    if before is not None and before.kind is Kind.PLACE and note.word(figure.first - 2) == ",":
        return before.ref
    if prop is None or prop.lemma not in ("see", "suffer") or prop.passive or prop.subject_range is None:
        return None
    named = note.within(*prop.subject_range, Kind.PLACE)
    alone = len(named) == 1 and named[0].last >= prop.subject_range[1] - 1
    return named[0].ref if alone and figure.first <= prop.clause.group.last + 6 else None


def _name_place(scene: Scene, end: int) -> Ref | None:
    """ "In Tibesti (22), Borkou (12)": a name that no register has, in a list of places with their figures."""
    note, first = scene.note, end
    while first > 0 and note.tokens[first - 1].text.istitle() and note.at(first - 1) is None:
        first -= 1
    listed = note.word(first - 1) in (",", "and", "by", ":") and first < end
    before = note.word(first - 2) == ")" or note.word(first - 1) in (":", "by") or note.word(first - 3) == ")"
    return scene.mint("place", note.words(first, end)).ref if listed and before else None


def _list_places(scene: Scene, first: int, last: int) -> list[Where]:
    """The places of a range; a foreign state behind "from" is where people came from, not where they were harmed."""
    return [
        where
        for where in list_wheres(scene.note, first, last)
        if where.refs[0].kind != "state"
        or where.refs[0] == scene.home
        or "from" not in (scene.note.word(where.first - 1), scene.note.word(where.first - 2))
    ]


def _beyond(figure: Figure) -> list[Any]:
    """The place that a later figure of the same statement is given for ("seven killed and 12 injured in Moxico")."""
    words = figure.scene.note.word(figure.end - 1)
    return _list_places(figure.scene, figure.end, len(figure.scene.note.tokens)) if words == "and" else []


# how told


def _rate(figure: Figure) -> str | None:
    """ "200 people a month", "an average of 14 casualties per month": a figure that is no total, in its words."""
    scene = figure.scene
    behind = scene.note.words(figure.behind, min(figure.end, figure.behind + 8)).lower()
    before = scene.note.words(max(0, figure.first - 4), figure.first).lower()
    found = _EACH.search(behind) or re.search(r"\b(?:an average of|averaging|averaged|(?:every|each) month)\b", before)
    return scene.condense(max(0, figure.first - 4), figure.end) if found else None


def _trend(figure: Figure) -> str | None:
    """ "The total of 2013 was a decrease from the 23 of 2012": which way they went, with both figures told."""
    scene, prop = figure.scene, figure.prop
    if prop is None or figure.bracket or prop.lemma not in _MARKING or scene.note.norms.isdisjoint(_COURSE):
        return None
    begin = (prop.subject_range or (prop.clause.group.first, 0))[0]
    return scene.condense(begin, max(figure.end, prop.clause.reach[1] if figure.told_of else 0))


def _manner(figure: Figure) -> str | None:
    """ "During strikes", "identified through media scanning": words that tell figures apart."""
    words = figure.scene.condense(figure.count.mention.last, figure.end)
    return words if len(words.split()) > 2 else None
