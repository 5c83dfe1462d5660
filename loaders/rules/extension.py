"""Rules for extensions of deadlines: asked for, granted, how long, how many; and deadlines named in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from operator import itemgetter

from armstrace.graph.claim import Claim, Comparator, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import list_counts
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.owed_under import find_owed_under
from armstrace.loaders.rules.rule import on_verbs, on_words
from armstrace.loaders.scene import Scene

_ONES = "one two three four five six seven eight nine ten".split()  # noqa: SIM905
_UNTIL = frozenset({"to", "until", "of", "is", "by"})
_EXTENSION = re.compile(r"\bextensions?\b", re.IGNORECASE)
_LED = r"\b(?:ahead of|in advance of|before|by|prior to|meet|meeting|missing|past|beyond) (?:its|the|a|their)"
_ASIDE = re.compile(rf"{_LED}\b[^,;.]{{0,40}}\bdeadlines? (?:of|for [^,;.]{{2,40}} of) \Z", re.IGNORECASE)
#: "Ahead of its 1 March 2003 treaty deadline".
_LED_DATE = re.compile(rf"{_LED} \Z", re.IGNORECASE)
_DEADLINE_BEHIND = re.compile(r"\A (?:[\w-]+ ){0,3}(?:[a-z]+-)?deadline\b", re.IGNORECASE)
_MOST_RECENT = re.compile(r"\bmost recent(?:ly)?(?: of which| one)?(?: was)?(?: submitted| made)?(?: in| on|,)? \b")
#: "In its request for a second extension submitted in" a date.
_IN_REQUEST = re.compile(
    r"\b[Ii]n (?:its|the|their) (?P<what>(?:[\w-]+ ){0,8}?(?:request for (?:an? )?(?:[\w-]+ ){0,2}extension"
    r"|extension request)(?: (?:to|of) its (?:[\w-]+ ){0,5}deadline)?),?"
    r" (?:submitted|made|presented|dated)? ?(?:in|on|of) ",
    re.IGNORECASE,
)


def read_asked(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Each extension that a state asks for: not granted yet.

    >> [ma khm] Cambodia submitted a 10-year extension request in 2009 and a six-year extension request in March 2019.
    -> StatementClaim state:khm calledFor treaty:mbt exactly=10 time=2009
    -> StatementClaim state:khm calledFor treaty:mbt exactly=6 time=2019-03
    """
    lead = [m for m in scene.note.within(*prop.clause.lead, Kind.TIME) if m.time]
    treaty = find_owed_under(scene)
    for state in prop.states[:1]:
        for quantity, first, last in _parts(scene, prop):
            asked = [m for m in _told(scene, first, last) if m.time and not m.time.edtf.startswith("/")] or lead
            when = asked[0].time if asked else next(iter(_joined_times(prop)), None)
            yield scene.claim(
                "StatementClaim",
                "calledFor",
                state,
                prop=prop,
                object=treaty,
                time=when,
                untimed=when is None,
                quantity=quantity,
                content=scene.condense(first, last),
            )
            yield from _due_if_granted(scene, treaty, state.ref, (first, last))
        yield from _last_asked(scene, prop, treaty, state.ref)


def _due_if_granted(scene: Scene, treaty: Ref | None, state: Ref, part: tuple[int, int]) -> Iterator[Claim]:
    """ "Asked for a four-year extension until 31 December 2024": the day that would hold."""
    until = [m.time for m in scene.note.within(*part, Kind.TIME) if m.time and scene.note.word(m.first - 1) == "until"]
    for time in until[:1] if treaty else ():
        assert treaty is not None
        yield replace(due_claim(scene, treaty, state, time, scene.condense(*part)), status=Status.PLANNED)


def _last_asked(scene: Scene, prop: Proposition, treaty: Ref | None, state: Ref) -> Iterator[Claim]:
    """ "Five requests, the most recent of which was submitted in 2020": the last of them, with its date."""
    found = _MOST_RECENT.search(scene.note.text)
    when = next((m for m in scene.mentions(Kind.TIME) if found and m.start == found.end()), None)
    if found and when and when.time:
        content = f"{found[0]}{when.words}"
        yield scene.claim(
            "StatementClaim", "calledFor", state, prop=prop, object=treaty, time=when.time, content=content
        )


def _joined_times(prop: Proposition) -> list[Time]:
    """ "In May 2008, Peru told why and submitted a request": the date of the clause that it is joined to."""
    fellow = prop.clause.fellow
    joined = fellow is not None and prop.clause.lead[0] == prop.clause.lead[1]
    return [time for time in prop.times if not time.edtf.startswith("/")] if joined else []


@on_verbs({"grant", "approve", "receive", "accept", "obtain", "secure"})
def read_granted(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """An extension that states granted, and until when.

    >> [ma khm] In 2019, Cambodia was granted a six-year extension of its deadline until 31 December 2025.
    -> LawClaim state:khm grantedExtension treaty:mbt exactly=6 time=2019
    -> LawClaim treaty:mbt requires state:khm time=/2025-12-31
    >> [ma khm] Cambodia's request for an extension was approved in 2020.
    -> LawClaim state:khm grantedExtension treaty:mbt time=2020
    """
    subject = prop.subject_range or (0, 0)
    region = (min(subject[0], prop.clause.group.first), prop.clause.reach[1])
    words = scene.note.words(*region)
    treaty, state = find_owed_under(scene), _state(scene, region)
    if not _EXTENSION.search(words) or prop.clause.quoted or treaty is None or state is None:
        return
    if prop.lemma == "receive" and re.search(r"\brequests?\b", words):
        return
    if re.search(r"\b[Ss]tates Parties\b.{0,60}\bthat\b", scene.note.words(0, prop.clause.group.first)):
        return  # "in eight States Parties that have been granted an extension": none of them is named
    lead = [m for m in scene.note.within(*prop.clause.lead, Kind.TIME) if m.time]
    told = _told(scene, prop.clause.group.last, region[1]) or lead
    counts = _lengths(scene, region)
    yield scene.claim(
        "LawClaim",
        "grantedExtension",
        state,
        prop=prop,
        object=treaty,
        time=told[0].time if told else None,
        untimed=not told,
        quantity=counts[0][0] if counts else None,
        content=scene.condense(*region),
    )
    until = [m.time for m in scene.note.within(*region, Kind.TIME) if scene.note.word(m.first - 1) in _UNTIL and m.time]
    if until and not prop.negated:
        yield due_claim(scene, treaty, state, until[-1], scene.condense(*region))


@on_words({"deadline"})
def read_aside(scene: Scene) -> Iterator[Claim]:
    """A deadline with its day in a sentence about something else.

    >> [mbp per] Peru destroyed its stock in 2001, ahead of its Article 4 deadline of 1 March 2003.
    -> LawClaim treaty:mbt requires state:per time=/2003-03-01
    >> [mbp per] Peru destroyed its stock in 2001, well in advance of its 1 March 2003 treaty deadline.
    -> LawClaim treaty:mbt requires state:per time=/2003-03-01
    """
    treaty, state = find_owed_under(scene), scene.home
    for mention in scene.mentions(Kind.TIME):
        before = scene.note.text[max(0, mention.start - 120) : mention.start]
        behind = scene.note.text[mention.end : mention.end + 60]
        told = _ASIDE.search(before) or (_LED_DATE.search(before) and _DEADLINE_BEHIND.match(behind))
        if treaty and state and mention.time and told:
            yield due_claim(scene, treaty, state, mention.time, before[-60:].partition(" ")[2] + mention.words)


@on_words({"request"})
def read_request(scene: Scene) -> Iterator[Claim]:
    """A request for an extension, named where something else is told of it.

    >> [ma mrt] In its request for a second extension submitted in 2015, Mauritania told of minefields on the border.
    -> StatementClaim state:mrt calledFor treaty:mbt time=2015
    """
    found = _IN_REQUEST.search(scene.note.text)
    treaty = find_owed_under(scene)
    if found is None or treaty is None or scene.home is None:
        return
    dated = [m for m in scene.mentions(Kind.TIME) if 0 <= m.start - found.end() <= 3 and m.time]
    for mention in dated[:1]:
        yield scene.claim(
            "StatementClaim", "calledFor", scene.home, object=treaty, time=mention.time, content=found["what"]
        )


def due_claim(scene: Scene, treaty: Ref, state: Ref, due: Time, content: str) -> Claim:
    """That a treaty asks something of a state until a day."""
    return scene.claim(
        "LawClaim", "requires", treaty, object=state, time=f"/{due.bounds[1] or due.bounds[0]}", content=content
    )


def _state(scene: Scene, region: tuple[int, int]) -> Ref | None:
    return next((m.ref for m in scene.note.within(*region, Kind.STATE, Kind.ADJECTIVE)), None) or scene.home


def _told(scene: Scene, first: int, last: int) -> list[Mention]:
    """The dates of a range that say when it was, and not until when nor which deadline."""
    told = [m for m in scene.note.within(first, last, Kind.TIME) if scene.note.word(m.first - 1) not in _UNTIL]
    return [m for m in told if not _DEADLINE_BEHIND.match(scene.note.text[m.end : m.end + 60])]


def _lengths(scene: Scene, region: tuple[int, int]) -> list[tuple[Quantity, int]]:
    """How long extensions are, else how many there are ("two extensions"), each with the token it stands at."""
    note = scene.note
    counts = list_counts(note, *region)
    long = [(c.quantity, c.mention.first) for c in counts if c.quantity.unit in ("year", "month")]
    for place in range(*region):
        unit = note.word(place + 2) if note.word(place + 1) == "-" else ""
        if unit in ("year", "month") and note.word(place) in _ONES:
            number = Decimal(_ONES.index(note.word(place)) + 1)
            written = note.words(place, place + 3)
            long.append((Quantity(comparator=Comparator.EXACTLY, unit=unit, written=written, value=number), place))
    asked = "extend" in note.lows[region[0] : region[1]]  # "five requests to extend"
    told = [c for c in counts if c.quantity.unit == "item"]
    many = [c for c in told if _EXTENSION.search(c.noun) or (asked and c.noun.endswith(("request", "requests")))]
    return sorted(long, key=itemgetter(1)) or [
        (replace(c.quantity, unit="occasion"), c.mention.first) for c in many[:1]
    ]


def _parts(scene: Scene, prop: Proposition) -> list[tuple[Quantity | None, int, int]]:
    """The extensions of a clause, each with its length and where the words on it begin and end."""
    first, last = prop.clause.group.first, prop.clause.reach[1]
    lengths = _lengths(scene, prop.clause.reach)
    listed = [(q, at) for q, at in lengths if _EXTENSION.search(scene.note.words(at, at + 6))]
    if len(listed) < 2:
        return [(lengths[0][0] if lengths else None, first, last)]
    starts = [at for _, at in listed]
    return [(q, start, end) for (q, _), start, end in zip(listed, starts, [*starts[1:], last], strict=True)]
