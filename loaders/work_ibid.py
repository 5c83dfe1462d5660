"""`Ibid.` and `note 3 above`: which works a note means that names none itself.

`Ibid.` means the note of the number before, or what the same note cites before it. Where that note's text is lost,
nothing is followed: the note that happens to be printed before is another one. Where `Ibid.` prints a date that the
note before does not have, what is followed is marked ambiguous.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from armstrace.graph.sealed import replace, sealed
from armstrace.graph.section import Resolution
from armstrace.loaders.work import Role, Work
from armstrace.loaders.work_kind import WorkKind

#: Kinds of works that stand for others.
REFERENCES = (WorkKind.IBID, WorkKind.NOTE)


@sealed(frozen=True, slots=True)
class Followed:
    """The works of a note with its references followed; a reference that leads nowhere stays as it is.

    `resolution` is None where the note has no reference; `note` is the number of the other note that was followed.
    """

    works: tuple[Work, ...]
    resolution: Resolution | None = None
    note: int | None = None


def follow_references(works: Mapping[int, Sequence[Work]]) -> dict[int, Followed]:
    """The works of each note (by number, in rising order) with all references followed."""
    followed: dict[int, Followed] = {}
    for number, own in works.items():
        followed[number] = _follow(number, own, followed)
    return followed


def _follow(number: int, own: Sequence[Work], before: Mapping[int, Followed]) -> Followed:
    meant: list[Work] = []
    resolution: Resolution | None = None
    note: int | None = None
    for work in own:
        if work.kind not in REFERENCES:
            meant.append(work)
            continue
        here = [other for other in meant if other.kind not in REFERENCES] if work.kind is WorkKind.IBID else []
        note = None if here else int(work.identifier or number - 1)
        earlier = Followed(tuple(here)) if note is None else before.get(note, Followed(()))
        resolution, again = _repeat(work, earlier)
        meant += again or [work]
    return Followed(tuple(meant), resolution, note)


def _repeat(reference: Work, earlier: Followed) -> tuple[Resolution, list[Work]]:
    """The works of the earlier note as the reference cites them: with its own place, pages and date."""
    works = [work for work in earlier.works if work.kind not in REFERENCES]
    if earlier.resolution in (Resolution.UNRESOLVED_IBID, Resolution.AMBIGUOUS_IBID):
        return earlier.resolution, []
    if not works:
        return Resolution.UNRESOLVED_IBID, []
    again = [_cite_again(work, reference) for work in works]
    dated = [work for work in again if work.date == reference.date]
    if not reference.date or dated:
        return Resolution.IBID, dated or again
    return Resolution.AMBIGUOUS_IBID, [replace(again[0], date=reference.date)]


def _cite_again(work: Work, reference: Work) -> Work:
    return replace(work, role=Role.IBID, span=reference.span, locator=reference.locator or work.locator)
