"""What the works that a footnote cites are called: by their citations, and by references that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from armstrace.graph.registers import Registers
from armstrace.loaders.annotation import Annotator
from armstrace.loaders.document import Footnote, Span
from armstrace.loaders.mention import Kind
from armstrace.loaders.work import Work

_REFERS = re.compile(
    r"\b(?:[Ss]ee|source|[Dd]atabase|accessed|taken from|comes from|found on|based on|country profile)\b"
)


def name_note(note: Footnote, works: Iterable[Work], registers: Registers, annotator: Annotator) -> tuple[str, ...]:
    """The names of all that a note cites or refers to, each once among the works."""
    named = dict.fromkeys(name for work in works for name in _name_work(work, registers))
    return (*named, *_name_references(note, tuple(works), annotator))


def fills(work: Work, span: Span) -> bool:
    """Is a sentence of a note nothing but a citation?"""
    return min(work.span.end, span.end) - max(work.span.start, span.start) > 0.6 * (span.end - span.start)


def _name_work(work: Work, registers: Registers) -> tuple[str, ...]:
    """What a cited work is called: title, publisher and author, bodies also by their names in the registers."""
    names = [work.title, work.publisher, work.author, work.description]
    if not work.title:
        names.append(work.text)
    bodies = [e for name in (work.publisher, work.author) if name for e in registers.find_all(name, ("org", "state"))]
    return tuple(dict.fromkeys(name for name in (*names, *(entry.label for entry in bodies)) if name))


def _name_references(note: Footnote, works: tuple[Work, ...], annotator: Annotator) -> Iterator[str]:
    """What a note refers to in words that are no citation: "see the country profile", "taken from reports of"."""
    for sentence in note.sentences:
        text = note.slice(sentence.span)
        if not any(fills(work, sentence.span) for work in works) and _REFERS.search(text):
            yield re.sub(r"\ASee (?:also )?(?:the )?", "", text).rstrip(".")[:200]
            for mention in annotator.annotate(text, 0).mentions:
                if mention.kind in (Kind.BODY, Kind.GROUP):
                    yield mention.words
            if "country profile" in text:
                yield "Landmine and Cluster Munition Monitor"
