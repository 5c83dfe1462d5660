"""What rules made of a profile, laid over its text: each stretch with its claims, its topic, or why it has none.

Nothing is left out: the pieces of a section's blocks and notes, put together, are their text. `commands.reading_page`
writes it as a page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from armstrace.graph.claim import Claim
from armstrace.graph.section import Passage
from armstrace.loaders.document import Block, Footnote, Section, Span
from armstrace.loaders.reading import Reading
from armstrace.loaders.section_reader import BlockUse

#: Kind of claim -> the topic that a reader knows it under.
TOPICS = {
    "TreatyStatusClaim": "treaties",
    "AttendanceClaim": "treaties",
    "ReportClaim": "treaties",
    "VoteClaim": "votes",
    "ResolutionClaim": "votes",
    "StatementClaim": "statements",
    "DeclarationClaim": "stocks",
    "StockpileClaim": "stocks",
    "DestructionClaim": "stocks",
    "ProductionClaim": "production",
    "DevelopmentClaim": "production",
    "OrganizationClaim": "production",
    "CompositionClaim": "weapons",
    "TransferClaim": "transfer",
    "MoratoriumClaim": "transfer",
    "OriginFoundClaim": "transfer",
    "DeploymentClaim": "use",
    "UseClaim": "use",
    "CasualtyClaim": "casualties",
    "ContaminationClaim": "clearance",
    "ClearanceClaim": "clearance",
    "MineActionClaim": "clearance",
    "VictimAssistanceClaim": "assistance",
    "LawClaim": "law",
}
#: The topic of all other kinds: events, relations, offices, documents.
OTHER = "other"
_CITATION, _LOST = "citation", "text not available"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the claims that rest on it. `reason` names a stretch that is no claim; else it is unread.

    `plain` is text between passages (blanks, bullets), of which nothing is expected.
    """

    text: str
    claims: tuple[Claim, ...] = ()
    reason: str = ""
    plain: bool = False

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of its claims, in the order of the claims."""
        return tuple(dict.fromkeys(TOPICS.get(claim.kind, OTHER) for claim in self.claims))

    @property
    def unread(self) -> bool:
        """Is nothing made of it, with no reason given?"""
        return not self.claims and not self.reason and not self.plain


@dataclass(frozen=True, slots=True)
class Part:
    """A block or a footnote: `label` says which, `kind` what it is in the layout."""

    label: str
    kind: str
    heading: tuple[str, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with all that stands in it. `claims` are numbered from 1 in the order of the text."""

    key: str
    title: str
    updated: str
    parts: tuple[Part, ...]
    claims: tuple[Claim, ...]

    def share(self) -> Mapping[str, float]:
        """The shares of the text that are read, named as no claim, and unread; 0 to 1, of all passages."""
        counts = {"read": 0, "no claim": 0, "unread": 0}
        for piece in (piece for part in self.parts for piece in part.pieces if not piece.plain):
            counts["read" if piece.claims else "no claim" if piece.reason else "unread"] += len(piece.text)
        whole = sum(counts.values()) or 1
        return {name: count / whole for name, count in counts.items()}


def make_views(reading: Reading) -> tuple[SectionView, ...]:
    """The sections of a reading, in the order of the text."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        claims[claim.passage].append(claim)
    return tuple(_Viewer(reading, section, claims).view() for section in reading.document.sections)


@dataclass(slots=True)
class _Viewer:
    """Views one section."""

    reading: Reading
    section: Section
    claims: Mapping[str, Sequence[Claim]]

    def view(self) -> SectionView:
        section = self.section
        uses = {(use.heading, use.number): use for use in self.reading.uses if use.section == section.key}
        places = [(self.reading.spans[key], passage) for key, passage in self._list_passages()]
        parts = [self._view_block(block, uses, places) for block in section.blocks]
        parts += [self._view_note(note, places) for note in section.footnotes]
        listed = [claim for claim in self.reading.claims if claim.document == section.key]
        updated = section.updated.isoformat() if section.updated else ""
        return SectionView(section.key, section.title, updated, tuple(parts), tuple(listed))

    def _list_passages(self) -> Iterator[tuple[str, Passage]]:
        prefix = f"{self.section.key}-"
        return ((key, passage) for key, passage in self.reading.passages.items() if key.startswith(prefix))

    def _view_block(
        self,
        block: Block,
        uses: Mapping[tuple[tuple[str, ...], int], BlockUse],
        places: Iterable[tuple[Span, Passage]],
    ) -> Part:
        use = uses.get((block.heading, block.number))
        inside = [(span, passage.key) for span, passage in places if _lies_in(span, block.span)]
        pieces = self._cut(block.text, block.span, inside, use.reason if use else "")
        return Part(f"block {block.number}", block.kind.value, block.heading, tuple(pieces))

    def _view_note(self, note: Footnote, places: Iterable[tuple[Span, Passage]]) -> Part:
        label = f"footnote {note.number}"
        if note.span is None:
            return Part(label, "footnote", (), (Piece(_LOST, reason=_LOST),))
        span = note.span
        inside = [(at, passage.key) for at, passage in places if _lies_in(at, span)]
        cites = bool(self.reading.works.get((self.section.key, note.number)))
        return Part(label, "footnote", (), tuple(self._cut(note.text, span, inside, _CITATION if cites else "")))

    def _cut(self, text: str, whole: Span, inside: Iterable[tuple[Span, str]], reason: str) -> Iterator[Piece]:
        """The pieces of a text in order: its passages and what stands between them."""
        place = whole.start
        for span, key in sorted(inside):
            if span.start < place:
                continue
            if span.start > place:
                yield Piece(text[place - whole.start : span.start - whole.start], plain=True)
            claims = tuple(self.claims.get(key, ()))
            yield Piece(text[span.start - whole.start : span.end - whole.start], claims, "" if claims else reason)
            place = span.end
        if place < whole.end:
            yield Piece(text[place - whole.start :], reason=reason, plain=place > whole.start)


def _lies_in(span: Span, whole: Span) -> bool:
    return whole.start <= span.start and span.end <= whole.end
