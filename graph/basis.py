"""What a claim rests on: its footnotes, the works they cite, and the kind of ground that this is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from armstrace.graph.claim import Claim
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.section import ClaimsFile, Note, Passage, Resolution


@dataclass(frozen=True, slots=True)
class SectionIndex:
    """What the quads of a claim need to know of its section version."""

    document: str
    publisher: Ref
    passages: Mapping[str, Passage]
    notes: Mapping[int, Note]


def make_index(file: ClaimsFile) -> SectionIndex:
    """The index of a claims file."""
    return SectionIndex(
        document=file.section.key,
        publisher=file.section.publisher,
        passages={passage.key: passage for passage in file.passages},
        notes={note.number: note for note in file.notes},
    )


def find_notes(claim: Claim, index: SectionIndex) -> tuple[Note, ...]:
    """The footnotes that a claim rests on: those it names, or the one that its passage stands in.

    Raises InputError for a passage or a note that the section does not have.
    """
    passage = index.passages.get(claim.passage)
    if passage is None:
        raise InputError(f"the passage {claim.passage} is not in the section")
    within = () if claim.notes or passage.note is None else (passage.note,)
    numbers = sorted({*claim.notes, *within})
    for number in numbers:
        if number not in index.notes:
            raise InputError(f"footnote {number} is not in the section")
    return tuple(index.notes[number] for number in numbers)


def find_works(claim: Claim, index: SectionIndex) -> tuple[Ref, ...]:
    """The works that a claim's footnotes cite, each once, sorted; empty where it has no usable note."""
    return tuple(sorted({citation.source for note in find_notes(claim, index) for citation in note.citations}))


def find_basis(claim: Claim, index: SectionIndex) -> str:
    """The kind of ground, a value of the scheme `basis` (docs/graph-form.md says in which order).

    A claim whose file gives `details.basis` has that.
    """
    given = dict(claim.details).get("basis")
    return given.key if isinstance(given, Ref) else compute_basis(claim, index)


def compute_basis(claim: Claim, index: SectionIndex) -> str:
    """The kind of ground as the footnotes tell it: the weakest note decides."""
    notes = find_notes(claim, index)
    resolutions = {note.resolution for note in notes}
    for resolution, basis in _WEAK.items():
        if resolution in resolutions:
            return basis
    if not claim.notes:
        return "inFootnote" if notes else "profileOnly"
    if not find_works(claim, index):
        return "explanatory"
    return "footnoteCited" if index.passages[claim.passage].row is None else "tableNote"


_WEAK = {
    Resolution.MISSING: "danglingNote",
    Resolution.UNRESOLVED_IBID: "unresolvedIbid",
    Resolution.AMBIGUOUS_IBID: "ambiguousIbid",
}
