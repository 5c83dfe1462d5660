"""Rules for taking part in meetings of treaties and in the processes that made them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product, zip_longest

from armstrace.graph.claim import Claim, Polarity, Quantity
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Where, list_wheres
from armstrace.loaders.date import Time, list_years, shift_days
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.meeting_noun import describe_meetings, name_own, name_under
from armstrace.loaders.rules.meeting_place import list_stops, list_towns
from armstrace.loaders.rules.meeting_region import (
    MEETINGS,
    count_meetings,
    find_exception,
    find_general,
    find_not_since,
    find_sender,
    list_regions,
)
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_TAKING_PART = frozenset("attend participate observe".split())  # noqa: SIM905
#: People who are only counted came to hear, not to take part ("210,000 people attended sessions").
_AUDIENCE = re.compile(
    r"(?:\w+ )?[\d.,]+ (?:million |\w+ )?(?:people|persons|children|pupils|students|women|men|adults|villagers)\b",
    re.IGNORECASE,
)
CHAIRS = frozenset("friend coordinator chair co-chair chairperson rapporteur president vice-president".split())  # noqa: SIM905
_SPEAKING = frozenset(
    """declare say state announce tell report express inform present deliver reaffirm repeat condemn""".split()  # noqa: SIM905
)


@on_verbs(
    {
        "contribute",
        "invite",
        "play",
        "take",
        "send",
        "be",
        "become",
        "act",
        "make",
        "host",
        "chair",
        "serve",
        *_TAKING_PART,
    }
)
def read_attendance(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who attended which meeting, when and as what; who was invited.

    >> [mbp chn] China attended the treaty's First Review Conference in 2004 as an observer.
    -> AttendanceClaim state:chn attended meeting:mine-ban-treaty-first-review-conference-2004 time=2004
    >> [cmb syr] Syria has not participated in any meetings of the convention since 2012.
    -> AttendanceClaim state:syr attended meeting:convention-on-cluster-munitions-meetings not time=2012/
    >> [cmb geo] Georgia attended two CCM meetings: a conference in Lima in 2010 and a workshop in Skopje in 2011.
    -> AttendanceClaim state:geo attended time=2010 place=lima
    -> AttendanceClaim state:geo attended time=2011 place=skopje
    >> [cmb geo] Georgia attended conferences in Lima and Dublin.
    -> AttendanceClaim state:geo attended place=lima
    -> AttendanceClaim state:geo attended place=dublin
    """
    invited = prop.lemma == "invite" and prop.clause.group.passive
    if not (prop.lemma in _TAKING_PART or invited or _other_way(scene, prop)):
        return
    for region in list_regions(scene, prop):
        last = find_not_since(scene, region)
        if last is not None:
            yield from _attended(scene, prop, (region[0], last[0]), invited=invited)
            yield from _attended(scene, prop, (region[0], last[0]), invited=invited, excepted=True, since=last[1])
            continue
        cut = find_exception(scene, region)
        yield from _attended(scene, prop, (region[0], cut), invited=invited)
        if cut < region[1]:
            yield from _attended(scene, prop, (cut, region[1]), invited=invited, excepted=True)
            yield from _missed(scene, prop, region, cut)


def _attended(
    scene: Scene, prop: Proposition, region: Range, *, invited: bool, excepted: bool = False, since: str = ""
) -> Iterator[Claim]:
    """The meetings of a region, for each who attended them."""
    states = [
        find_sender(scene, party)
        for party in prop.subjects
        if party.ref.kind in ("state", "territory", "group", "org") and not _AUDIENCE.match(party.words)
    ]
    first, end = region
    meetings = list_meetings(scene, prop, first, end) or (_shared(scene, prop) if invited else [])
    meetings = _in_brackets(scene, prop, meetings) or meetings
    if not meetings and (excepted or prop.lemma not in ("attend", "participate", "invite")):
        return
    absent = (prop.words_behind(1) in (["absent"], ["none"], ["no"])) != excepted
    number = count_meetings(scene, region) if len(meetings) == 1 and not prop.negated else None
    general = None if prop.negated or excepted or absent or not meetings else find_general(scene, prop, region)
    if general is not None and meetings[0][1]:
        yield from _at_large(scene, prop, states, general)
    elif general is not None:
        number = general[1]
    observer = any(scene.note.tokens[place].norm == "observer" for place in range(first, end))
    for state in states:
        for place, (meeting, times, where) in enumerate(meetings):
            for time in [since] if since else times or (None,):
                yield scene.claim(
                    "AttendanceClaim",
                    "invitedTo" if invited else "attended",
                    state,
                    prop=prop,
                    object=_of_year(scene, meeting, time),
                    time=time,
                    untimed=time is None,
                    where=where,
                    quantity=number if len(times) <= 1 and place == 0 else None,
                    content=scene.condense(prop.clause.group.first, end) if prop.lemma == "make" else None,
                    details=[("role", _role(prop, observer=observer)), ("treaty", treaty_of(scene, meeting))],
                    polarity=Polarity.NEGATED if prop.negated != absent else Polarity.AFFIRMED,
                )


def _missed(scene: Scene, prop: Proposition, region: Range, cut: int) -> Iterator[Claim]:
    """ "Every meeting of the convention, except in 2016": the same meetings, not attended then."""
    if list_meetings(scene, prop, cut, region[1]) or prop.negated:
        return
    years = [year for m in scene.note.within(cut, region[1], Kind.TIME) if m.time for year in list_years(m.time)]
    for state, (meeting, _, _) in product(prop.states, list_meetings(scene, prop, region[0], cut)[:1]):
        for year in years:
            yield scene.claim(
                "AttendanceClaim",
                "attended",
                state,
                prop=prop,
                object=_of_year(scene, meeting, year),
                time=year,
                details=[("treaty", treaty_of(scene, meeting))],
                polarity=Polarity.NEGATED,
            )


def _at_large(
    scene: Scene, prop: Proposition, states: list[Party], general: tuple[Range, Quantity | None]
) -> Iterator[Claim]:
    """ "Since 2009, it has attended many of the treaty's meetings": those meant before the ones that are named."""
    (first, end), number = general
    meeting = name_own(scene, first, end - 1, end - 1, end)
    since = next((time for time in prop.times if time.edtf.endswith("/")), None)
    for state in states:
        yield scene.claim(
            "AttendanceClaim",
            "attended",
            state,
            prop=prop,
            object=meeting,
            time=since,
            untimed=since is None,
            quantity=number,
            content=scene.condense(prop.clause.group.first, end),
            details=[("treaty", treaty_of(scene, meeting))],
        )


def _other_way(scene: Scene, prop: Proposition) -> bool:
    """ "Took part in", "sent an observer to", "hosted", "was absent from": attendance in other words."""
    words = prop.words_behind(6)
    if prop.passive:
        return False
    if prop.lemma == "take":
        return words[:1] == ["part"]
    if prop.lemma == "make":
        return words[:2] == ["a", "presentation"] and "to" in words + prop.words_behind(4)
    if prop.lemma == "play":
        return "role" in words and "in" in words and bool(prop.named(Kind.MEETING))
    if prop.lemma == "contribute":
        return words[:1] == ["to"] and bool(prop.named(Kind.MEETING))
    if prop.lemma == "send":
        return bool(
            set(words) & {"observer", "observers", "delegation", "representative", "representatives", "delegate"}
        )
    if prop.lemma == "be":
        return words[:2] in (["absent", "from"], ["present", "at"]) and "vote" not in words
    return prop.lemma in ("host", "chair") or (prop.lemma == "serve" and words[:1] == ["as"] and "president" in words)


def _role(prop: Proposition, *, observer: bool) -> Ref | None:
    if prop.lemma == "host":
        return Ref("value", "host")
    return Ref("value", "observer") if observer else None


def read_speaking(scene: Scene) -> Iterator[Claim]:
    """Who speaks at a meeting was there.

    >> [mbp chn] At the Eighth Meeting of States Parties in 2007, China said that it shared the goal.
    -> AttendanceClaim state:chn attended meeting:mine-ban-treaty-eighth-meeting-of-states-parties time=2007
    """
    for prop in scene.propositions:
        if prop.lemma not in _SPEAKING or prop.negated or prop.passive or prop.clause.quoted:
            continue
        lead = _spoken_at(scene, prop)
        named = scene.note.within(*lead, Kind.MEETING) if lead else []
        if lead is None or not named:
            continue
        times = [m.time for m in scene.note.within(*lead, Kind.TIME) if m.time]
        meeting = _name(scene, named[0], lead[0])
        for state in prop.subjects:
            if state.ref.kind in ("state", "territory"):
                yield scene.claim(
                    "AttendanceClaim",
                    "attended",
                    state,
                    object=meeting,
                    time=times[0] if times else None,
                    details=[("treaty", treaty_of(scene, meeting))],
                    behind=lead[1],
                )


def _spoken_at(scene: Scene, prop: Proposition) -> tuple[int, int] | None:
    """Where the meeting is named that somebody spoke at: in front of the clause, else behind its verb."""
    lead = prop.clause.lead
    if scene.note.within(*lead, Kind.MEETING) and scene.note.word(lead[0]) in ("at", "during", "in"):
        return lead
    for mention in prop.named(Kind.MEETING):
        before = {scene.note.word(place) for place in range(max(prop.clause.tail[0], mention.first - 5), mention.first)}
        if before & {"at", "during"}:
            return max(prop.clause.tail[0], mention.first - 5), prop.clause.tail[1]
    return None


def list_meetings(
    scene: Scene, prop: Proposition, first: int, end: int
) -> list[tuple[Party, list[Time | str], Where | None]]:
    """The meetings of a clause, each with its own dates and place."""
    named = list(scene.note.within(first, end, Kind.MEETING))
    found = [(m.first, m.last, _name(scene, m, first)) for m in named]
    found = sorted([*found, *describe_meetings(scene, first, end, found)], key=lambda meeting: meeting[0])
    found = [
        meeting for meeting, following in zip_longest(found, found[1:]) if not _announces(scene, meeting, following)
    ]
    out: list[tuple[Party, list[Time | str], Where | None]] = []
    for number, (begin, last, meeting) in enumerate(found):
        stop = found[number + 1][0] if number + 1 < len(found) else end
        own = [m.time for m in scene.note.within(begin, stop, Kind.TIME) if m.time]
        own = [time for time in own if time.start >= scene.note.tokens[last - 1].end or "/" not in time.edtf]
        own = [time for time in own if not any(o.edtf.startswith(f"{time.edtf}-") for o in own)]
        times: list[Time | str] = [year for time in _join_days(own) for year in _years(time)]
        open_list = any(scene.note.word(i) in ("including", "recently", "such") for i in range(last, stop))
        whole = end >= prop.clause.reach[1]  # what "except" cuts off has dates of its own
        times = [_until(prop, time) for time in times]
        if not times and (whole or first == prop.clause.group.last):
            alone = len(found) == 1 or (number == 0 and not open_list and scene.note.word(stop - 1) == "and")
            times = [time for time in prop.times if (alone and whole) or time.start < scene.note.tokens[first].start]
        if not times and not whole and number == 0:  # "its first since 1999", cut off, has given its date to the verb
            times = [m.time for m in scene.note.within(*prop.clause.lead, Kind.TIME) if m.time]
        out.extend((meeting, when, where) for when, where in list_stops(scene, (last, stop), times))
    return out


def _until(prop: Proposition, time: Time | str) -> Time | str:
    """ "Until 2016, it took part in every one since joining in 2003": from the one to the other."""
    ends = [t.edtf for t in prop.times if t.edtf.startswith("/")]
    since = time.edtf if isinstance(time, Time) else time
    return f"{since}{ends[0][1:]}" if ends and since.endswith("/") else time


def _in_brackets(
    scene: Scene, prop: Proposition, meetings: list[tuple[Party, list[Time | str], Where | None]]
) -> list[tuple[Party, list[Time | str], Where | None]]:
    """ "Two meetings of the process (Lima in May 2007 and Vienna in June 2007)": each by its place and date."""
    note = scene.note
    first, last = next((pair for pair in note.brackets if pair[0] >= prop.clause.group.last), (0, 0))
    near = any(note.tokens[i].norm in MEETINGS for i in range(prop.clause.group.last, first))
    if len(meetings) != 1 or not near or any(c.lemma in _TAKING_PART for c in prop.clauses if c is not prop.clause):
        return []
    out: list[tuple[Party, list[Time | str], Where | None]] = []
    for where in list_wheres(note, first, last) or list_towns(scene, first, last):
        behind = note.at(where.last + 1)
        if behind is not None and behind.time is not None and note.word(where.last) in ("in", "on"):
            out.append((meetings[0][0], [behind.time], where))
    return out


def _announces(scene: Scene, meeting: tuple[int, int, Party], following: tuple[int, int, Party] | None) -> bool:
    """ "Two meetings: a conference in X and a workshop in Y": the list is what was attended."""
    return following is not None and any(scene.note.word(place) == ":" for place in range(meeting[1], following[0]))


def _join_days(times: list[Time]) -> list[Time]:
    """ "On 7 and 8 July" is one meeting of two days, not two."""
    if len(times) == 2 and shift_days(times[0].edtf, 1) == times[1].edtf:
        return [replace(times[0], end=times[1].end, edtf=f"{times[0].edtf}/{times[1].edtf}")]
    return times


def _years(time: Time) -> list[Time | str]:
    years = list_years(time)
    return list(years) if len(years) > 1 else [time]


def _name(scene: Scene, mention: Mention, begin: int) -> Party:
    """A meeting under its treaty's name, as the register or its own words have it."""
    prepared = _preparing(scene, mention)
    if mention.known and prepared is None:
        return scene.party(mention)
    treaties = list(scene.note.within(max(0, begin - 1), mention.first, Kind.TREATY)) or list(
        scene.note.within(mention.last, mention.last + 6, Kind.TREATY)
    )
    treaty = treaties[-1].ref if treaties else scene.discourse.treaty
    return name_under(scene, treaty, mention.words if prepared is None else f"preparatory {mention.words}")


def _preparing(scene: Scene, mention: Mention) -> int | None:
    """ "Preparatory meetings for the Second Review Conference": where the name of those meetings begins."""
    lows = scene.note.lows
    first = next((i for i in range(max(0, mention.first - 7), mention.first) if lows[i] == "preparatory"), None)
    if first is None or not {"for", "of", "to"} & set(lows[first + 2 : first + 4]):
        return None
    return first if scene.note.tokens[first + 1].norm in MEETINGS else None


def _of_year(scene: Scene, meeting: Party, time: Time | str | None) -> Party:
    """The meeting of a year where a text names several only by their years."""
    if meeting.known or not isinstance(time, str | Time):
        return meeting
    edtf = time if isinstance(time, str) else time.edtf
    if not edtf[:4].isdigit() or "/" in edtf:
        return meeting
    return scene.mint("meeting", f"{meeting.words} {edtf[:4]}")


def treaty_of(scene: Scene, meeting: Party) -> Ref | None:
    """The treaty of a meeting: as registered, else named in the sentence, else that of the section."""
    entry = scene.registers.find_ref(meeting.ref)
    if entry is not None and entry.refs("treaty"):
        return entry.refs("treaty")[0]
    for mention in scene.mentions(Kind.TREATY):
        return mention.ref
    return scene.discourse.treaty


def _shared(scene: Scene, prop: Proposition) -> list[tuple[Party, list[Time | str], Where | None]]:
    """ "It was invited to, but has not attended, meetings": the meetings stand behind the second verb."""
    if prop.words_behind(1) != ["to"]:
        return []
    for other in scene.propositions:
        if other.clause.fellow is prop.clause and other.lemma in _TAKING_PART:
            return list_meetings(scene, other, other.clause.group.last, other.clause.reach[1])
    return []
