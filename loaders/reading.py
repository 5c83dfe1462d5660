"""A Document becomes claims, and an account of what was not read.

Each section is read on its own (`section_reader`), so that a long page needs no more memory than its longest section;
the short forms that a profile introduces hold in all of it. Every block ends as claims, as named not-a-claim, or as
unread: nothing is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers, read_registers
from armstrace.graph.sealed import replace, sealed
from armstrace.graph.section import Passage
from armstrace.loaders.annotation import Annotator
from armstrace.loaders.claim_id import ClaimIds
from armstrace.loaders.document import Document, Section, Span
from armstrace.loaders.layout import Page
from armstrace.loaders.section_reader import BlockUse, read_section


@sealed(frozen=True, slots=True)
class Reading:
    """What rules made of a document. `names` are the printed names of things that no register has."""

    document: Document
    claims: tuple[Claim, ...]
    passages: Mapping[str, Passage]
    spans: Mapping[str, Span]
    works: Mapping[tuple[str, int], tuple[str, ...]]
    told: Mapping[str, tuple[str, ...]]
    uses: tuple[BlockUse, ...]
    names: Mapping[Ref, tuple[str, ...]]
    annotator: Annotator = field(repr=False, compare=False)

    def cited(self, claim: Claim) -> tuple[str, ...]:
        """The names of the works that a claim rests on.

        Those that its footnotes cite; where it stands in a footnote, those that the note names for that sentence; where
        it has neither, those whose papers its sentence speaks of.
        """
        named = dict.fromkeys(name for n in claim.notes for name in self.works.get((claim.document, n), ()))
        return tuple(named) or self.told.get(claim.passage, ())


def read_claims(document: Document, registers: Registers | None = None) -> Reading:
    """Read a document by rules alone. Same document, same claims, in the order of the text."""
    texts = [block.text for section in document.sections for block in section.blocks]
    texts += [note.text for section in document.sections for note in section.footnotes]
    reader = _Reader(registers or read_registers(), document.country, texts)
    return reader.join(document, [reader.read(document, section) for section in document.sections])


def read_sections(page: Page, registers: Registers | None = None) -> Iterator[Reading]:
    """Read a page by rules alone, a section at a time: each reading holds that section alone.

    Put together they are what `read_claims` makes of the whole.
    """
    reader = _Reader(registers or read_registers(), page.country, page.list_texts())
    return (reader.read(page.make_document((section,)), section) for section in page.iter_sections())


class _Reader:
    """Reads the sections of one page. Ids are minted for the whole page."""

    def __init__(self, registers: Registers, country: str | None, texts: Iterable[str]) -> None:
        self._registers, self._ids = registers, ClaimIds()
        self._annotator = Annotator(registers, country)
        self._annotator.learn(texts)

    def read(self, document: Document, section: Section) -> Reading:
        read = read_section(section, self._annotator, self._registers)
        return Reading(
            document=document,
            claims=tuple(replace(claim, key=self._ids.mint(claim)) for claim in read.claims),
            passages=read.passages,
            spans=read.spans,
            works={(section.key, number): names for number, names in read.works.items()},
            told=read.told,
            uses=tuple(read.uses),
            names=_name_unknown(read.claims, self._registers),
            annotator=self._annotator,
        )

    def join(self, document: Document, readings: Iterable[Reading]) -> Reading:
        """The readings of all sections of a document as one."""
        readings = tuple(readings)
        claims = tuple(claim for reading in readings for claim in reading.claims)
        return Reading(
            document=document,
            claims=claims,
            passages={key: passage for reading in readings for key, passage in reading.passages.items()},
            spans={key: span for reading in readings for key, span in reading.spans.items()},
            works={note: names for reading in readings for note, names in reading.works.items()},
            told={key: names for reading in readings for key, names in reading.told.items()},
            uses=tuple(use for reading in readings for use in reading.uses),
            names=_name_unknown(claims, self._registers),
            annotator=self._annotator,
        )


def _name_unknown(claims: Iterable[Claim], registers: Registers) -> dict[Ref, tuple[str, ...]]:
    """Printed names of the things that claims name and no register has."""
    names: dict[Ref, tuple[str, ...]] = {}
    for claim in claims:
        written = dict(claim.written)
        for role, ref in (("subject", claim.subject), ("object", claim.object)):
            if ref and role in written and registers.find_ref(ref) is None:
                names[ref] = tuple(dict.fromkeys((*names.get(ref, ()), written[role])))
    return names
