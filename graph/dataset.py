"""What was read of a dataset of others: its version, its rows as passages, what they say as claims, what was refused.

One file of a dataset stands where a section version of a profile stands (docs/decisions/0080): it has a date, a SHA-256
and passages, and its claims are claims like all others.
"""

from __future__ import annotations

from dataclasses import dataclass

from armstrace.graph.basis import SectionIndex
from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.graph.section import Note, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A dataset, all its versions together. `origin`: a value of the scheme `recordOrigin`."""

    key: str
    title: str
    publisher: Ref
    licence: str
    address: str
    origin: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Rows that could not be loaded: the reason, in our own words, and the lines on which they begin."""

    reason: str
    lines: tuple[int, ...]

    @property
    def words(self) -> str:
        """Reason and lines, the first five of them."""
        shown = ", ".join(str(line) for line in self.lines[:5])
        more = f" and {len(self.lines) - 5} more" if len(self.lines) > 5 else ""
        return f"{self.reason} (line{'s' if len(self.lines) > 1 else ''} {shown}{more})"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetVersion:
    """One file of a dataset as it stood. `covers` is the day (ISO) up to which it knows.

    `version` is as its publisher names it; `compiler` made the copy or extract, if not the publisher; `whole` are the
    treaties whose participants it lists in full, by its own totals. `length` counts code points, `rows` all rows.
    """

    key: str
    dataset: Dataset
    title: str
    version: str
    covers: str
    sha256: str
    length: int
    rows: int
    compiler: str | None = None
    refusals: tuple[Refusal, ...] = ()
    whole: tuple[Ref, ...] = ()

    @property
    def refused(self) -> int:
        """How many rows were refused."""
        return sum(len(refusal.lines) for refusal in self.refusals)


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity that the dataset itself names and no register has: `event:ucdp-conflict-401`."""

    ref: Ref
    cls: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetFile:
    """A file of a dataset as read. `lines` gives the line of each passage; `rule` and `rule_words` tell the reader."""

    path: str
    version: DatasetVersion
    rule: str
    rule_words: str
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    notes: tuple[Note, ...] = ()
    things: tuple[Thing, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()


def make_dataset_index(file: DatasetFile) -> SectionIndex:
    """What the quads of a row's claim need to know of the file it stands in."""
    return SectionIndex(
        document=file.version.key,
        publisher=file.version.dataset.publisher,
        passages={passage.key: passage for passage in file.passages},
        notes={note.number: note for note in file.notes},
    )
