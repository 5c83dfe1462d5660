"""What the works that a footnote cites are called: by their citations, and by references that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers
from armstrace.graph.sealed import sealed
from armstrace.loaders.annotation import Annotator
from armstrace.loaders.document import Footnote, Span
from armstrace.loaders.mention import Kind
from armstrace.loaders.work import Work
from armstrace.loaders.work_kind import WorkKind
from armstrace.loaders.work_mention import find_makers, speaks_of_papers

#: Who publishes the profiles, and keeps the data that they call the Monitor's.
_MONITOR = Ref("org", "monitor")
_REFERS = re.compile(
    r"\b(?:[Ss]ee|source|[Dd]atabase|accessed|taken from|comes from|found on|based on|country profile)\b"
)
_SEE = re.compile(r"\ASee (?:also )?(?:the )?")
#: Papers of a state that name none are those of the state whose profile this is.
_OF_STATES = (WorkKind.TREATY_REPORT, WorkKind.REQUEST)


def fills(work: Work, span: Span) -> bool:
    """Is a sentence of a note nothing but a citation?"""
    return min(work.span.end, span.end) - max(work.span.start, span.start) > 0.6 * (span.end - span.start)


@sealed(frozen=True, slots=True)
class NoteNamer:
    """Names works: title, publisher and author as printed, bodies also as the registers call them."""

    registers: Registers
    annotator: Annotator

    def name_note(self, note: Footnote, works: Sequence[Work]) -> tuple[str, ...]:
        """The names of all that a note cites or refers to, each once among the works."""
        return (*self._name_works(works), *self._name_references(note, works))

    def name_passage(self, note: Footnote, span: Span, works: Iterable[Work]) -> tuple[str, ...]:
        """The names of the works that a sentence of a note rests on: those in it, else those cited next behind it.

        The Monitor says in a note what a work tells, then names the work. Behind the last citation nothing is left.
        """
        behind = [work for work in works if work.span.end > span.start]
        here = [work for work in behind if work.span.start < span.end]
        first = min((work.span.start for work in behind), default=0)
        sentence = next((s.span for s in note.sentences if s.span.start <= first < s.span.end), None)
        return self._name_works(here or [work for work in behind if sentence and work.span.start < sentence.end])

    def name_makers(self, makers: Iterable[str]) -> tuple[str, ...]:
        """The names of those whose papers running text speaks of."""
        return tuple(dict.fromkeys(name for maker in makers for name in (maker, *self._label_bodies(maker))))

    def _name_works(self, works: Iterable[Work]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for work in works for name in self._name_work(work) if name))

    def _name_work(self, work: Work) -> Iterator[str]:
        yield from (work.title or work.text, work.publisher, work.author, work.description)
        for name in (work.publisher, work.author):
            yield from self._label_bodies(name)
        if work.kind in _OF_STATES and not work.author and self.annotator.home:
            yield self._label(self.annotator.home)
        if work.kind is WorkKind.MONITORING:
            yield self._label(_MONITOR)

    def _label(self, ref: Ref) -> str:
        entry = self.registers.find_ref(ref)
        return entry.label if entry else ""

    def _label_bodies(self, name: str) -> list[str]:
        return [entry.label for entry in self.registers.find_all(name, ("org", "state"))] if name else []

    def _name_references(self, note: Footnote, works: Sequence[Work]) -> Iterator[str]:
        """What a note refers to in words that are no citation: "see the country profile", "a report by X disclosed"."""
        for sentence in note.sentences:
            text = note.slice(sentence.span)
            refers = _REFERS.search(text)
            if any(fills(work, sentence.span) for work in works) or not (refers or speaks_of_papers(text)):
                continue
            annotation = self.annotator.annotate(text, 0)
            if refers:
                yield _SEE.sub("", text).rstrip(".")[:200]
                yield from (m.words for m in annotation.mentions if m.kind in (Kind.BODY, Kind.GROUP))
                if "country profile" in text:
                    yield self._label(_MONITOR)
            yield from find_makers(annotation)
