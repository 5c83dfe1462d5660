"""Rules for works that a footnote cites: reports under treaties, statements at meetings, posts with their words.

A citation proves that a report was submitted or a statement made; what stands inside the work is not read from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Status
from armstrace.graph.names import Ref
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.scene import Scene
from armstrace.loaders.work import Role, Work
from armstrace.loaders.work_kind import WorkKind

_YEAR = re.compile(r"\(for (?P<year>\d{4}(?:[–-]\d{2,4})?)\)|\bfor (?:calendar year )?(?P<calendar>\d{4})")


def read_work(scene: Scene, work: Work, source: Ref | None = None) -> Iterator[Claim]:
    """What a citation itself tells. `source` is the work in the register, if it is there.

    >> NOTE [ma tcd] Chad CCW Amended Protocol II Article 13 Report, 1 March 2011.
    -> ReportClaim state:tcd submitted treaty=treaty:ccw-ap2 time=2011-03-01
    """
    if tells(work):
        yield from _RULES[work.kind](scene, work, source)


def tells(work: Work) -> bool:
    """Is the work one whose citation itself may be a claim? What is cited again has told it the first time."""
    return work.kind in _RULES and work.role is not Role.IBID


def _mentions(scene: Scene, text: str, kind: Kind) -> list[Party]:
    """The names in a part of the citation."""
    return [scene.party(m) for m in scene.note.mentions if m.kind is kind and m.words in text]


def _report(scene: Scene, work: Work, source: Ref | None) -> Iterator[Claim]:
    states = _mentions(scene, work.text, Kind.STATE)
    treaties = _mentions(scene, work.text, Kind.TREATY)
    subject: Party | Ref | None = states[0] if states else scene.home
    if subject is None or not treaties:
        return
    year = _YEAR.search(work.text)
    time = work.date or (year["year"] or year["calendar"] if year else None)
    words = ", ".join(filter(None, (work.title or work.text, work.locator)))
    yield scene.claim(
        "ReportClaim",
        "submitted",
        subject,
        object=source or scene.mint("source", words),
        time=time,
        untimed=time is None,
        details=[("treaty", treaties[-1].ref), ("form", work.locator if work.locator.startswith("Form") else None)],
    )


def _author(scene: Scene, work: Work) -> Party | None:
    """Who wrote it: a registered person, body or group, else one by that name."""
    for kinds in (("org", "group"), ("person",), ("state",)):
        for name in (work.author, " ".join(reversed(work.author.split(", ")))):
            found = scene.registers.find_all(name, kinds) if name else ()
            if found:
                return Party(found[0].ref, work.author, True)
    return scene.mint("group", work.author) if work.author else None


def _post(scene: Scene, work: Work, source: Ref | None) -> Iterator[Claim]:
    """A post on a social network: its author says its words."""
    author = _author(scene, work)
    words = work.title
    if author is None or not words or author.ref.kind == "person":
        return
    arms = scene.arms
    yield scene.claim(
        "StatementClaim",
        "stated",
        author,
        arms=arms[:1],
        time=work.date[:10] or None,
        content=" ".join(words.split()[:40]),
        quoted=" ".join(words.split()[:15]),
        status=Status.ALLEGED,
    )


def _explanation(scene: Scene, work: Work, source: Ref | None) -> Iterator[Claim]:
    """An explanation of vote: a statement on a resolution, with its meeting and place."""
    if "explanation of vote" not in work.text.lower():
        return
    states = _mentions(scene, work.text, Kind.STATE)
    resolutions = [scene.party(m) for m in scene.note.mentions if m.kind is Kind.RESOLUTION]
    places = _mentions(scene, work.place, Kind.PLACE) if work.place else []
    subject: Party | Ref | None = states[0] if states else scene.home
    if subject is not None:
        yield scene.claim(
            "StatementClaim",
            "stated",
            subject,
            object=resolutions[0] if resolutions else None,
            time=work.date or None,
            where=[p.ref for p in places],
            content=f"{work.title}, {work.meeting}".strip(" ,"),
        )


_RULES = {WorkKind.TREATY_REPORT: _report, WorkKind.POST: _post, WorkKind.STATEMENT: _explanation}
