"""A Document becomes claims, and an account of what was not read.

Each section is read on its own (`section_reader`); the short forms that a profile introduces hold in all of it. Every
block ends as claims, as named not-a-claim, or as unread: nothing is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers, read_registers
from armstrace.graph.section import Passage
from armstrace.loaders.annotation import Annotator
from armstrace.loaders.claim_id import make_claim_id
from armstrace.loaders.document import Document, Span
from armstrace.loaders.section_reader import BlockUse, read_section


@dataclass(frozen=True, slots=True)
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

    def cited(self, claim: Claim) -> tuple[str, ...]:
        """The names of the works that a claim rests on.

        Those that its footnotes cite; where it stands in a footnote, those that the note names for that sentence; where
        it has neither, those whose papers its sentence speaks of.
        """
        named = dict.fromkeys(name for n in claim.notes for name in self.works.get((claim.document, n), ()))
        return tuple(named) or self.told.get(claim.passage, ())


def read_claims(document: Document, registers: Registers | None = None) -> Reading:
    """Read a document by rules alone. Same document, same claims, in the order of the text."""
    registers = registers or read_registers()
    annotator = Annotator(registers, document.country)
    annotator.learn(block.text for section in document.sections for block in section.blocks)
    annotator.learn(note.text for section in document.sections for note in section.footnotes)
    sections = [read_section(section, annotator, registers) for section in document.sections]
    claims = [claim for read in sections for claim in read.claims]
    return Reading(
        document=document,
        claims=tuple(_mint(claims)),
        passages={key: passage for read in sections for key, passage in read.passages.items()},
        spans={key: span for read in sections for key, span in read.spans.items()},
        works={(read.section.key, number): names for read in sections for number, names in read.works.items()},
        told={key: names for read in sections for key, names in read.told.items()},
        uses=tuple(use for read in sections for use in read.uses),
        names=_name_unknown(claims, registers),
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


def _mint(claims: Iterable[Claim]) -> Iterator[Claim]:
    taken: set[str] = set()
    for claim in claims:
        key = make_claim_id(claim, taken)
        taken.add(key)
        yield replace(claim, key=key)
