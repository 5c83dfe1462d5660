"""What a claims file says beside its claims: the section version, its passages, footnotes and their citations.

These are locators and bibliographic facts, never the text (DESIGN decision 2).
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.graph.sealed import sealed


@sealed(frozen=True, slots=True, kw_only=True)
class SectionVersion:
    """One chapter of a profile as it stood on its date. `copy_*` name the text copy that offsets refer to.

    `copy_offset` is the code point of the section's title line in that copy, `copy_length` the copy's length.
    """

    key: str
    country: str
    slug: str
    title: str
    updated: str
    edition: int | None
    page: str | None
    publisher: Ref
    copy_sha256: str
    copy_length: int
    copy_offset: int


@sealed(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, row, box line or note sentence that a claim rests on, found by its place and known by its hash.

    One of `sentence`, `row`, `part` is set; `note` is the footnote that it stands in. `at` counts code points from the
    section's title line. `length` counts code points of the normalised text. `key` is the whole key, document included.
    """

    key: str
    heading: tuple[str, ...]
    block: int | None
    hash: str
    length: int
    at: tuple[int, int]
    sentence: int | None = None
    row: int | None = None
    part: str | None = None
    note: int | None = None
    notes: tuple[int, ...] = ()


class NoteState(StrEnum):
    """Is the text of a note there? `withheld`: it is, but not ours to publish."""

    AVAILABLE = "available"
    WITHHELD = "withheld"
    MISSING = "missing"


class Resolution(StrEnum):
    """How a note leads to sources (MODEL section 2)."""

    CITED = "cited"
    IBID = "ibid"
    UNRESOLVED_IBID = "unresolvedIbid"
    AMBIGUOUS_IBID = "ambiguousIbid"
    EXPLANATORY = "explanatory"
    MISSING = "missing"


@sealed(frozen=True, slots=True, kw_only=True)
class Citation:
    """One work that a note cites. `role`: cites, see, seeAlso, citedIn, ibid. `locator`: pages, form, chapter."""

    source: Ref
    role: str = "cites"
    locator: str | None = None


@sealed(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote of a section: locator, how it was resolved, the works it cites in order."""

    number: int
    state: NoteState
    resolution: Resolution
    citations: tuple[Citation, ...] = ()
    hash: str | None = None
    length: int | None = None
    at: tuple[int, int] | None = None


@sealed(frozen=True, slots=True, kw_only=True)
class ClaimsFile:
    """A claims file as read. `path` names it in messages; `lines` gives the line of each claim's id."""

    path: str
    section: SectionVersion
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...]
    claims: tuple[Claim, ...]
    lines: tuple[tuple[str, int], ...] = ()


class DiscrepancyKind(StrEnum):
    """What two readings that do not fit are to each other."""

    CONFLICT = "conflict"
    UPDATE = "update"
    SCOPE = "scope"
    SLIP = "slip"


@sealed(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """Claims of a profile that do not fit together, and what a curator holds them to be. `note` is in our own words.

    For `update` the first claim is the older, the rest supersede it. A `slip` may involve one claim only. `file` and
    `line` tell where it was read.
    """

    key: str
    kind: DiscrepancyKind
    claims: tuple[str, ...]
    note: str
    file: str | None = field(default=None, compare=False)
    line: int | None = field(default=None, compare=False)


@sealed(frozen=True, slots=True, kw_only=True)
class RetiredId:
    """A claim id that is used no more, the ids that took its place (none: nothing did), and why, in our own words.

    `file` and `line` tell where it was read.
    """

    key: str
    replaced_by: tuple[str, ...]
    reason: str
    file: str | None = field(default=None, compare=False)
    line: int | None = field(default=None, compare=False)
