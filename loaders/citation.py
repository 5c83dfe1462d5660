"""Footnotes to sources: what each note cites, in the register's keys, and how the note leads there.

`Ibid.` means the note of the number before it. Where that note's text is lost, nothing is resolved: the note that
happens to be printed before is another one. Where `Ibid.` prints a date that the note before does not have, the reading
is marked ambiguous.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.graph.section import Citation, Note, NoteState, Resolution
from armstrace.loaders.document import Footnote, Section
from armstrace.loaders.passage import hash_passage, normalise_passage
from armstrace.loaders.source_index import SourceIndex
from armstrace.loaders.work import Role, Work, parse_works
from armstrace.loaders.work_ibid import REFERENCES, Followed, follow_references

_DOUBTFUL = (Resolution.UNRESOLVED_IBID, Resolution.AMBIGUOUS_IBID)


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work that a note cites and its source in the register; None where no entry is it.

    `work` is None for a source that running text names by its title.
    """

    work: Work | None
    source: Ref | None
    role: Role


@dataclass(frozen=True, slots=True)
class NoteReading:
    """What a note leads to."""

    footnote: Footnote
    resolution: Resolution
    cited: tuple[CitedWork, ...]

    @property
    def unknown(self) -> tuple[Work, ...]:
        """The works that no register has: to be reported with their place, never dropped."""
        return tuple(item.work for item in self.cited if item.source is None and item.work is not None)


def read_notes(section: Section, index: SourceIndex) -> tuple[NoteReading, ...]:
    """The notes of a section, each with the works it cites, `Ibid.` followed where that can be done."""
    parsed = {footnote.number: parse_works(footnote, index.is_body) for footnote in section.footnotes}
    followed = follow_references(parsed)
    read: dict[int, NoteReading] = {}
    for footnote in section.footnotes:
        read[footnote.number] = _read_note(footnote, followed[footnote.number], read, index)
    return tuple(read.values())


def make_note(section: Section, reading: NoteReading) -> Note:
    """The note as a claims file keeps it. Works without a source in the register are left out: see `unknown`."""
    footnote = reading.footnote
    citations = tuple(
        Citation(source=item.source, role=item.role.value, locator=(item.work.locator or None) if item.work else None)
        for item in reading.cited
        if item.source
    )
    if footnote.span is None:
        return Note(number=footnote.number, state=NoteState.MISSING, resolution=Resolution.MISSING)
    return Note(
        number=footnote.number,
        state=NoteState.WITHHELD,
        resolution=reading.resolution,
        citations=citations,
        hash=hash_passage(footnote.text),
        length=len(normalise_passage(footnote.text)),
        at=(footnote.span.start - section.span.start, footnote.span.end - section.span.start),
    )


def _read_note(
    footnote: Footnote, followed: Followed, read: Mapping[int, NoteReading], index: SourceIndex
) -> NoteReading:
    if footnote.missing:
        return NoteReading(footnote, Resolution.MISSING, ())
    resolution = followed.resolution
    works = [work for work in followed.works if work.kind not in REFERENCES]
    cited = [_cite(work, index) for work in works]
    if resolution is Resolution.AMBIGUOUS_IBID:
        cited = [item for item in cited if item.source or item.role is not Role.IBID]
    again = _repeat_mentions(read.get(followed.note or 0))
    if again and resolution is Resolution.UNRESOLVED_IBID:
        resolution = Resolution.IBID
    cited += again
    cited += _cite_mentions(footnote, followed.works, cited, index)
    return NoteReading(footnote, resolution or (Resolution.CITED if cited else Resolution.EXPLANATORY), tuple(cited))


def _cite(work: Work, index: SourceIndex) -> CitedWork:
    return CitedWork(work, index.find(work), work.role)


def _repeat_mentions(before: NoteReading | None) -> list[CitedWork]:
    """The sources that the running text of a note names, for the note that refers to it."""
    if before is None or before.resolution in _DOUBTFUL:
        return []
    return [replace(item, role=Role.IBID) for item in before.cited if item.work is None]


def _cite_mentions(
    footnote: Footnote, works: Sequence[Work], cited: Sequence[CitedWork], index: SourceIndex
) -> list[CitedWork]:
    """Sources that the note's running text names, sentence by sentence, beside those it cites."""
    known = {item.source for item in cited}
    found: list[CitedWork] = []
    for sentence in footnote.sentences:
        inside = any(work.span.start < sentence.span.end and sentence.span.start < work.span.end for work in works)
        if inside:
            continue
        text = footnote.slice(sentence.span)
        role = Role.SEE if text.startswith("See ") else Role.CITES
        for source in index.find_mentions(text):
            if source not in known:
                found.append(CitedWork(None, source, role))
                known.add(source)
    return found
