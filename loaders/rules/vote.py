"""Rules for votes in the United Nations and for what resolutions say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.graph.registers import Entry, Registers
from armstrace.loaders.argument import iter_runs, list_arms, list_counts, list_wheres
from armstrace.loaders.date import Time, list_years
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.vote_series import find_hung, since_first, votes_before
from armstrace.loaders.scene import Scene

_SAYS = {
    "urge": "calledFor",
    "call": "calledFor",
    "request": "calledFor",
    "demand": "calledFor",
    "encourage": "calledFor",
    "promote": "calledFor",
    "support": "calledFor",
    "express": "expressedConcernAt",
    "note": "expressedConcernAt",
    "condemn": "expressedConcernAt",
    "deplore": "expressedConcernAt",
    "stress": "calledFor",
}
_FAVORING = ("in favor", "in favour", "in support of")
_BODIES = {"unga": "unga", "general": "unga", "unsc": "unsc", "security": "unsc"}


@on_verbs({"abstain", "vote", "be"})
def read_vote(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How states voted on a resolution, a claim for each year of a series.

    >> [cmb syr] Syria voted against the annual resolution promoting the convention in 2015-2016 and abstained in 2018.
    -> VoteClaim state:syr votedAgainst resolution:a-res-70-54 time=2015
    -> VoteClaim state:syr votedAgainst resolution:a-res-71-45 time=2016
    -> VoteClaim state:syr abstainedOn resolution:a-res-73-54 time=2018
    >> [cmb syr] Syria abstained on UNGA Resolution 74/62 in 2018 and 2019.
    -> VoteClaim state:syr abstainedOn resolution:a-res-73-54 time=2018
    -> VoteClaim state:syr abstainedOn resolution:a-res-74-62 time=2019
    """
    predicate = _predicate(prop)
    if predicate is None:
        return
    voters = _voters(scene, prop)
    resolution = find_resolution(scene, prop)
    if not voters or resolution is None:
        return
    members = list_counts(scene.note, *(prop.subject_range or (0, 0)))
    years = _find_years(scene, prop, resolution)
    latest = _latest(scene, prop)
    if latest is not None and (series := _series_of(scene, resolution.ref)):
        resolution, years = series, since_first(scene, prop) or _before_latest(scene, latest)
    scene.discourse.resolution_time = years[0]
    scene.discourse.resolution = resolution
    for year in years:
        for voter in voters:
            which = _dated(scene, _spanning(scene, resolution, year, several=len(years) > 1), year)
            yield scene.claim(
                "VoteClaim",
                predicate,
                voter,
                prop=prop,
                object=which,
                time=year,
                untimed=year is None,
                quantity=members[0].quantity if members and voter is voters[0] else None,
                details=[("body", _body(scene, which.ref))],
                polarity=Polarity.AFFIRMED,
            )
    yield from _as_before(scene, prop, predicate, voters, resolution)
    if latest is not None or (years[0] and years[0].endswith("/")):
        yield from _example(scene, prop, predicate, voters)


def _find_years(scene: Scene, prop: Proposition, resolution: Party) -> Sequence[str | None]:
    """The years of the votes: since the first, of a list, of the dates of the verb, else of the resolution."""
    years = since_first(scene, prop) or _listed(scene, prop)
    years = years or [year for time in prop.times for year in list_years(time)]
    return years or _years_of(scene, prop, resolution)


def _example(scene: Scene, prop: Proposition, predicate: str, voters: Sequence[Party]) -> Iterator[Claim]:
    """ "Every year since 1996, including Resolution 70/55 on 7 December 2015": the vote that is named."""
    for mention in scene.note.within(*_past_since(scene, prop), Kind.RESOLUTION):
        dates = [m.time for m in _dated_behind(scene, mention) if m.time]
        led = scene.note.word(mention.first - 1) in ("including", "recently", "on")
        for voter in voters if dates and led and "/" not in dates[0].edtf else ():
            yield _vote(scene, prop, predicate, voter, mention.ref, dates[0])


def _latest(scene: Scene, prop: Proposition) -> Mention | None:
    """ "Most recently Resolution 74/62 on 12 December 2019": the last of several, named with its date."""
    named = scene.note.within(*_past_since(scene, prop), Kind.RESOLUTION)
    return next((m for m in named if _is_latest(scene, m) and _dated_behind(scene, m)), None)


def _is_latest(scene: Scene, resolution: Mention) -> bool:
    """Does "most recently" lead to it?"""
    return "recently" in (scene.note.word(resolution.first - 1), scene.note.word(resolution.first - 2))


def _before_latest(scene: Scene, latest: Mention) -> Sequence[str | None]:
    """The years told before "most recently"; none is told where there are none."""
    dates = [m.time for m in scene.note.within(0, latest.first, Kind.TIME) if m.time]
    return [year for time in dates for year in list_years(time)] or [None]


def _series_of(scene: Scene, resolution: Ref) -> Party | None:
    """The yearly resolution of which one is named."""
    entry = scene.registers.find_ref(resolution)
    series = entry.refs("series") if entry is not None else ()
    return Party(series[0], next(iter(scene.labels(series[0]))), True, None, True) if series else None


def _dated_behind(scene: Scene, resolution: Mention) -> list[Mention]:
    """ "Resolution 70/55 on mines on 7 December 2015": the dates behind it, up to the next mark."""
    last, end = resolution.last, len(scene.note.tokens)
    stop = next((i for i in range(last, end) if scene.note.at(i) is None and scene.note.stops(i, ",;.")), end)
    return scene.note.within(last, min(stop, last + 8), Kind.TIME)


def _as_before(
    scene: Scene, prop: Proposition, predicate: str, voters: Sequence[Party], resolution: Party
) -> Iterator[Claim]:
    """ "As it has on similar resolutions since 1997": the same vote on those of the years before."""
    year = votes_before(scene, prop)
    entry = scene.registers.find_ref(resolution.ref)
    named = [m.ref for m in scene.mentions(Kind.TREATY)] + [ref for ref in (scene.discourse.treaty,) if ref]
    series = entry.refs("series") if entry is not None else ()
    which = next(iter(series), None) or next((s for ref in named if (s := _series(scene, ref))), None)
    if year and which:
        yield from (_vote(scene, prop, predicate, voter, which, year) for voter in voters)


def _vote(scene: Scene, prop: Proposition, predicate: str, voter: Party, resolution: Ref, time: Time | str) -> Claim:
    """One vote on a resolution that is named, or on those of its series."""
    return scene.claim(
        "VoteClaim",
        predicate,
        voter,
        prop=prop,
        object=resolution,
        time=time,
        details=[("body", _body(scene, resolution))],
        polarity=Polarity.AFFIRMED,
    )


def _own_reach(prop: Proposition) -> Range:
    """Up to the next verb of voting ("abstained, after having voted in favor in 2005"), that of "abstained from voting
    on" aside, which is the same vote.
    """
    first, last = prop.clause.reach
    others = [c for c in prop.clauses if c.lemma in ("vote", "abstain") and c.begin >= first]
    same = next((c for c in others if prop.lemma == "abstain" and c.group.first <= prop.clause.group.last + 1), None)
    if same is not None:
        last, others = max(last, same.reach[1]), [c for c in others if c is not same]
    return first, max(first, min(last, next((c.begin for c in others), last)))


def _past_since(scene: Scene, prop: Proposition) -> Range:
    """Past a clause that only says since when: "since it was first put to the vote in 2015, most recently"."""
    first, last = prop.clause.reach
    aside = next((c for c in prop.clauses if c.opener == "since" and c.begin == last), None)
    return first, aside.reach[1] if aside is not None else last


def _listed(scene: Scene, prop: Proposition) -> list[str | None]:
    """The dates of a series behind "including" or "in": "in December 2018, 2019, and 2020"."""
    behind = [m for m in scene.note.within(*_own_reach(prop), Kind.TIME) if m.time]
    run = max(iter_runs(scene.note, behind), key=len, default=[])
    known = {m.time.edtf for m in run if m.time}
    if len(run) < 2 or not {time.edtf for time in prop.times} <= known:
        return []
    return [year for m in run if m.time for year in list_years(m.time)]


def _years_of(scene: Scene, prop: Proposition, resolution: Party) -> list[str | None]:
    """The date in the resolution's description ("a 2015 Security Council resolution"), or of the vote spoken of
    before.
    """
    behind = [m.time for m in scene.note.within(*_own_reach(prop), Kind.TIME) if m.time]
    if behind:
        return list(list_years(behind[0]))
    same = scene.discourse.resolution is not None and scene.discourse.resolution.ref == resolution.ref
    return [scene.discourse.resolution_time if same else None]


def _predicate(prop: Proposition) -> str | None:
    words = " ".join(prop.words_behind(9))
    if prop.lemma == "abstain":
        return "abstainedOn"
    hosts = (prop.clause.fellow, prop.clause.governor)
    if prop.lemma == "vote" and any(host is not None and host.lemma == "abstain" for host in hosts):
        return None
    if prop.lemma == "vote":
        if prop.negated:  # "did not vote against" leaves open whether it abstained or was absent
            return None if words.startswith(("against", "for", *_FAVORING)) else "absentFrom"
        if words.startswith(("against", "no")):
            return "votedAgainst"
        favoring = words.startswith(("for", "yes")) or any(said in words for said in _FAVORING)
        return "votedFor" if favoring else None
    if prop.lemma == "be" and words.startswith("absent") and "vote" in words:
        return "absentFrom"
    return None


def _voters(scene: Scene, prop: Proposition) -> list[Party]:
    """The subject, and states listed behind the verb as "in addition to members A, B and C"."""
    voters = [party for party in prop.subjects if party.ref.kind in ("state", "group", "territory")]
    words = prop.words_behind(60)
    if "members" in words or "addition" in words:
        listed = [
            m
            for m in prop.named(Kind.STATE)
            if scene.note.word(m.last) in (",", ".", "and", "") or m is prop.named(Kind.STATE)[-1]
        ]
        voters += [scene.party(m) for m in listed if len(listed) > 1]
    return voters


def find_resolution(scene: Scene, prop: Proposition | None) -> Party | None:
    """The resolution that a clause speaks of: by number, in the note it cites, by its treaty, else as described."""
    region = (0, len(scene.note.tokens))
    first = prop.clause.group.first if prop else 0
    numbered = [m for m in scene.note.within(*region, Kind.RESOLUTION) if m.first >= first - 12]
    if numbered:
        return scene.party(numbered[0])
    for number in scene.notes_behind(first):
        if number in scene.resolutions:
            ref = scene.resolutions[number]
            return Party(ref, next(iter(scene.labels(ref)), ref.key), True, None, True)
    described = _described(scene, first)
    if described is not None:
        return described
    if prop is not None and prop.clause.fellow is not None and scene.discourse.resolution is not None:
        return scene.discourse.resolution
    back = [m for m in scene.discourse.recent if m.kind is Kind.RESOLUTION]
    if scene.lead is not None and not back:
        return find_resolution(scene.lead, None)
    return scene.party(back[-1]) if back else None


def _described(scene: Scene, first: int) -> Party | None:
    """A resolution by what is said of it: the annual one on a treaty, or one of a body, year and place."""
    places = [i for i, token in enumerate(scene.note.tokens) if token.norm == "resolution" and i >= first]
    if not places and not any(token.norm == "vote" for token in scene.note.tokens):
        return None
    treaty = next((m.ref for m in scene.mentions(Kind.TREATY)), None) or scene.discourse.treaty
    words = [token.norm for token in scene.note.tokens]
    council = "unsc" in words or "security" in words
    named = any(m.first > first for m in scene.mentions(Kind.TREATY))
    if not council and treaty is not None and ("annual" in words or named or not places):
        series = _series(scene, treaty)
        if series:
            return Party(series, next(iter(scene.labels(series))), True, None, True)
    if not places:
        return None
    if scene.note.word(places[0] - 1) in ("the", "this", "that"):
        series = _series(scene, treaty) if treaty is not None and not council else None
        named_so = Party(series, next(iter(scene.labels(series))), True, None, True) if series else None
        if scene.discourse.resolution or named_so:
            return scene.discourse.resolution or named_so
    return _mint(scene, places[0], council)


def _mint(scene: Scene, place: int, council: bool) -> Party:
    """A resolution without number: its body, year and the place that it speaks of make its name."""
    begin = place
    while begin > 0 and scene.note.word(begin - 1) not in ("a", "an", "the", "of", "on", "for", "against", ","):
        begin -= 1
    where = list_wheres(scene.note, place, len(scene.note.tokens))
    words = scene.note.words(begin, place + 1)
    named = f"{words} on {where[0].words}" if where and council else words
    entry = next(iter(scene.registers.find_all(named, ("resolution",))), None)
    if entry is not None:
        return Party(entry.ref, named, True)
    return scene.mint("resolution", named)


def _series(scene: Scene, treaty: Ref) -> Ref | None:
    """The yearly resolution on a treaty, as the register of resolutions has it."""
    for entry in scene.registers.entries("resolution"):
        if entry.cls == "ResolutionSeries" and treaty in entry.refs("treaty"):
            return entry.ref
        if entry.ref.key.endswith("-annual") and treaty in entry.refs("treaty"):
            return entry.ref
    return None


def _spanning(scene: Scene, resolution: Party, year: str | None, *, several: bool) -> Party:
    """The yearly resolution, where votes since or in several years are told and that of one year alone is named."""
    entry = scene.registers.find_ref(resolution.ref)
    if entry is None or year is None or not (year.endswith("/") or (several and _is_of_other_year(entry, year))):
        return resolution
    return _series_of(scene, resolution.ref) or resolution


def _is_of_other_year(entry: Entry, year: str) -> bool:
    date = entry.fields.get("date", "")
    return bool(date) and not date.startswith(year[:4])


def _dated(scene: Scene, resolution: Party, year: str | None) -> Party:
    """The resolution of a series that was voted on in a year."""
    if year is None:
        return resolution
    for entry in _list_members(scene.registers).get(resolution.ref, ()):
        if entry.fields.get("date", "").startswith(year[:7]):
            return Party(entry.ref, entry.label, True, None, True)
    return resolution


@lru_cache(maxsize=8)
def _list_members(registers: Registers) -> dict[Ref, list[Entry]]:
    """The resolutions of each series."""
    members: dict[Ref, list[Entry]] = {}
    for entry in registers.entries("resolution"):
        for series in entry.refs("series"):
            members.setdefault(series, []).append(entry)
    return members


def _body(scene: Scene, ref: Ref) -> Ref | None:
    entry = scene.registers.find_ref(ref)
    if entry is not None and entry.refs("body"):
        return entry.refs("body")[0]
    words = {token.norm for token in scene.note.tokens}
    body = next((key for word, key in _BODIES.items() if word in words), None)
    return Ref("org", body) if body else None


@on_verbs(_SAYS)
def read_content(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a resolution calls for or is concerned at.

    >> [cmb per] Peru voted for a UN General Assembly resolution urging all states to join the convention.
    -> ResolutionClaim resolution:ccm-annual calledFor treaty:ccm
    >> [mbp per] Peru voted for UNGA Resolution 60/80, calling for universal adherence to the Mine Ban Treaty.
    -> ResolutionClaim resolution:a-res-60-80 calledFor treaty:mbt
    """
    predicate = _SAYS.get(prop.lemma)
    first, last = find_hung(scene, prop) or prop.subject_range or (0, 0)
    if predicate is None or not any(scene.note.tokens[i].norm == "resolution" for i in range(first, last)):
        return
    if prop.lemma in ("promote", "support"):
        return  # "the resolution promoting the convention" is what the series is called
    resolution = find_resolution(scene, None)
    if resolution is None:
        return
    end = prop.clause.reach[1]
    arms = list_arms(scene.note, prop.clause.group.last, end)
    topic = _topic(scene, prop, arms[0].refs[0] if arms else None)
    wheres = list_wheres(scene.note, prop.clause.group.last, end)
    yield scene.claim(
        "ResolutionClaim",
        predicate,
        resolution,
        prop=prop,
        object=topic,
        arms=arms[:1],
        where=wheres[0] if wheres else None,
        time=_adopted(scene, prop, first),
        details=[("body", _body(scene, resolution.ref))],
        content=scene.condense(prop.clause.group.first, end),
        quoted=_quoted(scene, prop.clause.group.first, end),
    )


def _adopted(scene: Scene, prop: Proposition, first: int) -> Time | None:
    """The date of the resolution, or of the vote on it, that the sentence gives before its content."""
    own = prop.times or [m.time for m in scene.note.within(0, prop.clause.group.first, Kind.TIME) if m.time]
    return own[-1] if own else None


def _quoted(scene: Scene, first: int, last: int) -> str | None:
    quotes = [(a, b) for a, b in scene.note.quotes if first <= a < last]
    return scene.quote(*quotes[0]) if quotes else None


def _topic(scene: Scene, prop: Proposition, weapon: Ref | None) -> Ref | None:
    treaty: Mention | None = next(iter(prop.reached(Kind.TREATY)), None)
    return treaty.ref if treaty else weapon
