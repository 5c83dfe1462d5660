"""Rules for boxes of mine ban policy: votes, meetings, reports, laws, stocks destroyed and mines retained, use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Where, list_arms, list_wheres
from armstrace.loaders.date import Time, find_times
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.rules.box_scene import MINE_BAN, NONE, NOT_KNOWN, YEAR, BoxScene, whole
from armstrace.loaders.scene import NO_PROOF

_UNGA = Ref("org", "unga")
_VOTES = (
    (re.compile(r"abstain", re.IGNORECASE), "abstainedOn"),
    (re.compile(r"absent", re.IGNORECASE), "absentFrom"),
    (re.compile(r"against", re.IGNORECASE), "votedAgainst"),
    (re.compile(r"in favou?r|\bfor\b|voted yes", re.IGNORECASE), "votedFor"),
)
#: What a law box says of law held to be enough, and of law that is not there yet.
_ENOUGH = re.compile(r"\b(?:sufficient|adequate|not (?:necessary|required|needed)|unnecessary)\b", re.IGNORECASE)
_UNDERWAY = re.compile(
    r"\b(?:plans?|planned|underway|draft\w*|intends?|consider\w*|pending|in process)\b", re.IGNORECASE
)
#: A law's own name in a value.
_NAMED = re.compile(r"(?<=[a-z] )(?:Law|Act|Decree|Regulation|Ordinance)\b[^.;]{3,}")
#: What tells that there is a law, and not what it is called.
_ACTED = re.compile(r"(?:Adopted|Enacted|Passed|In force|Yes|Legislation (?:enacted|adopted))\b", re.IGNORECASE)
_GATHERINGS = frozenset("meeting conference workshop seminar".split())  # noqa: SIM905
_BREAKS = frozenset(
    "attend any participate attended participated hosted in at the a an and or nor of as not did".split()  # noqa: SIM905
)


def read_votes(box: BoxScene) -> Iterator[Claim]:
    """The last vote on a resolution ("Abstained on Resolution 65/48 in December 2010")."""
    home = box.scene.home
    for cell in box.row.cells[1:] if home else ():
        predicate = next((value for pattern, value in _VOTES if pattern.search(cell.text)), None)
        named = [m for m in box.annotate(cell.text).mentions if m.kind is Kind.RESOLUTION]
        times = find_times(cell.text)
        for resolution in named if predicate and home else ():
            yield box.scene.claim(
                "VoteClaim",
                predicate or "",
                home or resolution.ref,
                object=box.scene.party(resolution),
                time=times[0] if times else None,
                details=[("body", _UNGA)],
            )


def read_participation(box: BoxScene) -> Iterator[Claim]:
    """Meetings that the country attended, or did not; those without a name by their own words."""
    home, treaty = box.scene.home, box.scene.discourse.treaty
    label = next(iter(box.scene.labels(treaty)), "") if treaty else ""
    for cell in box.row.cells[1:] if home else ():
        note = box.annotate(cell.text)
        negative = bool(re.search(r"\bnot\b|\bnone\b|\bdid no", cell.text, re.IGNORECASE))
        for first, last, stop, words in _gatherings(note):
            for time, where in _when_and_where(note, first, last, stop):
                yield box.scene.claim(
                    "AttendanceClaim",
                    "attended",
                    home or Ref("state", ""),
                    object=box.scene.mint("meeting", f"{label} {words}".strip()),
                    time=time,
                    where=where,
                    polarity=Polarity.NEGATED if negative else Polarity.AFFIRMED,
                    details=[("role", Ref("value", "observer"))] if "observer" in cell.text else (),
                )


def _when_and_where(note: Annotation, first: int, last: int, stop: int) -> list[tuple[Time | None, Where | None]]:
    """ "In Berlin in June 2009 and Santiago in June 2010": each date with the place before it."""
    wheres = list_wheres(note, last, stop)
    towns = [Where(m.refs, m.words, m.first, m.last) for m in note.within(last, stop, Kind.PLACE)]
    found: list[tuple[Time | None, Where | None]] = []
    for mention in note.within(first, stop, Kind.TIME):
        near = [w for w in (*towns, *wheres) if w.last <= mention.first and mention.first - w.last <= 2]
        found.append((mention.time, near[-1] if near else wheres[0] if wheres else None))
    return found or [(None, wheres[0] if wheres else None)]


def _gatherings(note: Annotation) -> list[tuple[int, int, int, str]]:
    """The meetings of a value, named or told by a common noun: first token, last, where the next begins, words."""
    named = [(m.first, m.last, m.words) for m in note.mentions if m.kind is Kind.MEETING]
    taken = {place for first, last, _ in named for place in range(first, last)}
    for place, token in enumerate(note.tokens):
        if token.norm in _GATHERINGS and place not in taken:
            first = _phrase_start(note, place)
            begin = next((m.last for m in note.within(first, place, Kind.TIME)), first)
            named.append((first, place + 1, note.words(begin, place + 1)))
    named.sort()
    stops = [first for first, _, _ in named[1:]] + [len(note.tokens)]
    return [(first, last, stop, words) for (first, last, words), stop in zip(named, stops, strict=False)]


def _phrase_start(note: Annotation, place: int) -> int:
    begin = place
    while begin > 0 and place - begin < 5:
        if note.word(begin - 1) in _BREAKS or not note.tokens[begin - 1].text.isalnum():
            break
        begin -= 1
    return begin


def read_report_row(box: BoxScene) -> Iterator[Claim]:
    """ "Last Article 7 report submitted in | 2007"."""
    home, treaty = box.scene.home, box.scene.discourse.treaty or MINE_BAN
    label = next(iter(box.scene.labels(treaty)), "")
    for cell in box.row.cells[1:2] if home else ():
        times = find_times(cell.text)
        if times and home:
            yield box.scene.claim(
                "ReportClaim",
                "submitted",
                home,
                object=box.scene.mint("source", f"{label} Article 7 report".strip()),
                time=times[0],
                details=[("treaty", treaty)],
                content=f"{box.label} {cell.text}"[:120],
            )


def read_legislation(box: BoxScene) -> Iterator[Claim]:
    """A law that carries out the treaty: its name, or none."""
    home = box.scene.home
    for cell in box.row.cells[1:2] if home else ():
        none = bool(NONE.match(cell.text))
        times = find_times(cell.text)
        if home and _ENOUGH.search(cell.text):
            yield box.scene.claim(
                "StatementClaim",
                "regards",
                home,
                object=box.scene.discourse.treaty,
                current=True,
                content=cell.text[:120],
            )
        elif home:
            planned = not none and _UNDERWAY.search(cell.text)
            yield box.scene.claim(
                "LawClaim",
                "adopted",
                home,
                object=box.scene.mint("law", box.label if none or planned else _law_name(box, cell.text)),
                time=times[0] if times and not none and not planned else None,
                current=none or bool(planned),
                content=f"{box.label}: {cell.text}"[:120],
                status=Status.PLANNED if planned else Status.ASSERTED,
                polarity=Polarity.NEGATED if none else Polarity.AFFIRMED,
            )


def _law_name(box: BoxScene, text: str) -> str:
    """ "Has enacted the Law on Mines of 2004": the name behind the verb; the label where there is none."""
    named = _NAMED.search(text)
    if named is not None:
        return named[0][:80]
    return box.label if _ACTED.match(text) else text[:80]


def read_mine_action_law(box: BoxScene) -> Iterator[Claim]:
    """Laws on mine action: each by its name, or none."""
    home = box.scene.home
    for cell in box.row.cells[1:] if home else ():
        none, times = bool(NONE.match(cell.text)), find_times(cell.text)
        draft = re.search(r"\bdraft(?:ed)?\b", cell.text, re.IGNORECASE)
        name = re.split(r",| \(| ratified| adopted| approved| draft", cell.text)[0]
        if home and not NOT_KNOWN.match(cell.text):
            yield box.scene.claim(
                "LawClaim",
                "adopted",
                home,
                object=box.scene.mint("law", box.label if none else name[:80]),
                time=times[0] if times and not none and not draft else None,
                current=none,
                content=f"{box.label}: {cell.text}"[:120],
                status=Status.PLANNED if draft else Status.ASSERTED,
                polarity=Polarity.NEGATED if none else Polarity.AFFIRMED,
            )


def _told_as(text: str) -> Status:
    """What a value in small letters makes of a use: alleged, reported, or plainly told."""
    if re.search(r"alleg|accus|suspect|possibl", text):
        return Status.ALLEGED
    return Status.REPORTED if "report" in text else Status.ASSERTED


_NO_USE = re.compile(r"(?:None|No (?:known )?use)(?P<told> (?:reported|known|confirmed|alleged|recorded))?\W*\Z")


def read_use_row(box: BoxScene) -> Iterator[Claim]:
    """A use by nobody named; that there was none, or that none is known.

    >> BOX [mbp rus] Use, production, transfer in 2006-2007 | Continued use in Chechnya
    -> UseClaim event:use-of-antipersonnel-mine-in-chechnya involved time=2006/2007
    >> BOX [mbp npl] Use, production, transfer in 2006-2007 | None
    -> UseClaim state:npl used munition:antipersonnel-mine not time=2006/2007
    >> BOX [mbp npl] Use, production, transfer in 2006-2007 | None reported
    -> UseClaim state:npl used munition:antipersonnel-mine status=noEvidence time=2006/2007
    """
    scene = box.scene
    weapon = scene.discourse.weapon
    years = YEAR.findall(box.label)
    time = f"{years[0]}/{years[-1]}" if len(years) > 1 else years[0] if years else None
    value = box.row.cells[1].text if len(box.row.cells) > 1 else ""
    none = _NO_USE.match(value)
    if none and scene.home is not None and weapon is not None:
        said = NO_PROOF if none["told"] else {"polarity": Polarity.NEGATED}
        yield scene.claim("UseClaim", "used", scene.home, object=weapon, time=time, content=value, **said)
    for cell in box.row.cells[1:]:
        note = box.annotate(cell.text)
        told = re.search(r"\buse[ds]?\b", cell.text, re.IGNORECASE)
        if weapon is None or not told or NONE.match(cell.text) or re.search(r"\bno\b|denied", cell.text, re.IGNORECASE):
            continue
        arms = list_arms(*whole(note))
        wheres = list_wheres(*whole(note))
        ref = arms[0].refs[0] if arms else weapon
        label = next(iter(scene.labels(ref)), ref.key)
        place = f" in {wheres[0].words}" if wheres else ""
        yield scene.claim(
            "UseClaim",
            "involved",
            scene.mint("event", f"use of {label}{place}"),
            object=ref,
            where=wheres[0] if wheres else None,
            time=time,
            status=_told_as(cell.text.lower()),
            content=cell.text[:120],
        )
