"""What rules read of a profile as claims files: drafts for a person to review, in the form that build reads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from armstrace.graph.claim import Claim
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers, read_registers
from armstrace.graph.section import ClaimsFile, Passage, SectionVersion
from armstrace.loaders.citation import make_note, read_notes
from armstrace.loaders.document import Section
from armstrace.loaders.reading import Reading
from armstrace.loaders.source_draft import UnknownWork
from armstrace.loaders.source_index import SourceIndex

#: A profile is a page of the Monitor (docs/glossary.md), unless who drafts says otherwise.
MONITOR = Ref("org", "monitor")


def make_files(reading: Reading, registers: Registers | None = None, publisher: Ref = MONITOR) -> Iterator[ClaimsFile]:
    """A claims file for each section of which something was read; `publisher` is the organisation whose page it is.

    Raises InputError where the document does not say its country or a section its date: both are parts of every key.
    """
    country = reading.document.country
    if country is None:
        raise InputError("the profile does not name a country of the registers", remedy="give --country ISO3")
    index = _index_sources(registers or read_registers(), country)
    for section in reading.document.sections:
        claims = tuple(claim for claim in reading.claims if claim.document == section.key)
        if not claims:
            continue
        yield ClaimsFile(
            path=f"{country}/{section.key.removeprefix(f'{country}-')}.yaml",
            section=_make_section(reading, section, country, publisher),
            passages=_list_passages(reading, claims),
            notes=tuple(make_note(section, note) for note in read_notes(section, index)),
            claims=claims,
        )


def list_unknown_works(reading: Reading, registers: Registers) -> Iterator[UnknownWork]:
    """The works of a page's notes to be added to the register of sources, or found there under another name."""
    index = _index_sources(registers, reading.document.country or "")
    for section in reading.document.sections:
        for note in read_notes(section, index):
            for work in note.unknown:
                yield UnknownWork(section.key, note.footnote.number, work, index.nearest(work))


@lru_cache(maxsize=4)
def _index_sources(registers: Registers, country: str) -> SourceIndex:
    return SourceIndex(registers, Ref("state", country))


def _make_section(reading: Reading, section: Section, country: str, publisher: Ref) -> SectionVersion:
    if section.updated is None:
        raise InputError(f"the section {section.title!r} has no date", remedy="give --date YYYY-MM-DD")
    return SectionVersion(
        key=section.key,
        country=country,
        slug=section.slug,
        title=section.title,
        updated=section.updated.isoformat(),
        edition=None,
        page=None,
        publisher=publisher,
        copy_sha256=reading.document.sha256,
        copy_length=len(reading.document.text),
        copy_offset=section.span.start,
    )


def _list_passages(reading: Reading, claims: tuple[Claim, ...]) -> tuple[Passage, ...]:
    """The passages that claims rest on or are read with, in the order of the text."""
    used = {key for claim in claims for key in (claim.passage, *claim.context)}
    return tuple(sorted((reading.passages[key] for key in used), key=lambda passage: passage.at))
