"""Writes claims files: fixed order of keys, defaults left out, the same value gives the same bytes.

`read_claims_file` gives the value back, save `path` and `lines`.
"""

from __future__ import annotations

from typing import Any

from armstrace.graph.section import Citation, ClaimsFile, Note, NoteState, Passage, Resolution, SectionVersion
from armstrace.graph.vocabulary import read_vocabulary
from armstrace.loaders.claim_entry import make_entry
from armstrace.loaders.yaml_text import write_yaml


def write_claims_file(file: ClaimsFile) -> str:
    """The text of a claims file. Passages, notes and claims keep their order."""
    short = len(file.section.key) + 1
    measures = read_vocabulary().measures
    root = {
        **_section_entry(file.section),
        "passages": {passage.key[short:]: _passage_entry(passage) for passage in file.passages},
        "footnotes": {str(note.number): _note_entry(note) for note in file.notes},
        "claims": [make_entry(claim, is_measure=claim.predicate in measures) for claim in file.claims],
    }
    return write_yaml(root, _is_inline)


def _is_inline(path: tuple[str, ...]) -> bool:
    """Copy, passages and notes stand on one line each, and so does what a claim holds."""
    return path[0] == "copy" or (len(path) == 2 and path[0] in ("passages", "footnotes", "claims"))


def _section_entry(section: SectionVersion) -> dict[str, Any]:
    fields = {
        "document": section.key,
        "country": section.country,
        "section": section.slug,
        "title": section.title,
        "updated": section.updated,
        "edition": section.edition,
        "page": section.page,
        "publisher": str(section.publisher),
        "copy": {"sha256": section.copy_sha256, "length": section.copy_length, "offset": section.copy_offset},
    }
    return _given(fields)


def _passage_entry(passage: Passage) -> dict[str, Any]:
    place = {"note": passage.note} if passage.note else {"heading": list(passage.heading), "block": passage.block}
    fields = {
        **place,
        "sentence": passage.sentence,
        "row": passage.row,
        "part": passage.part,
        "hash": passage.hash,
        "length": passage.length,
        "at": list(passage.at),
        "notes": list(passage.notes) or None,
    }
    return _given(fields)


def _note_entry(note: Note) -> dict[str, Any]:
    usual = Resolution.MISSING if note.state is NoteState.MISSING else Resolution.CITED
    fields = {
        "state": None if note.state is NoteState.WITHHELD else note.state.value,
        "resolution": None if note.resolution is usual else note.resolution.value,
        "hash": note.hash,
        "length": note.length,
        "at": list(note.at) if note.at else None,
        "citations": [_citation_entry(citation) for citation in note.citations] or None,
    }
    return _given(fields)


def _citation_entry(citation: Citation) -> dict[str, Any]:
    role = None if citation.role == "cites" else citation.role
    return _given({"source": str(citation.source), "role": role, "locator": citation.locator})


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
