"""What the works that a footnote cites are called: by their citations, and by references that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from armstrace.graph.registers import Registers
from armstrace.loaders.annotation import Annotator
from armstrace.loaders.document import Footnote, Span
from armstrace.loaders.mention import Kind
from armstrace.loaders.work import Work
from armstrace.loaders.work_mention import find_makers, speaks_of_papers

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
    bodies = (label for name in (work.publisher, work.author) for label in _label_bodies(name, registers))
    return tuple(dict.fromkeys(name for name in (*names, *bodies) if name))


def name_passage(note: Footnote, span: Span, works: Iterable[Work], registers: Registers) -> tuple[str, ...]:
    """The names of the works that a sentence of a note rests on: those in it, else those cited next behind it.

    The Monitor says in a note what a work tells, then names the work. Behind the last citation nothing is left.
    """
    behind = [work for work in works if work.span.end > span.start]
    here = [work for work in behind if work.span.start < span.end]
    first = min((work.span.start for work in behind), default=0)
    sentence = next((s.span for s in note.sentences if s.span.start <= first < s.span.end), None)
    found = here or [work for work in behind if sentence and work.span.start < sentence.end]
    return tuple(dict.fromkeys(name for work in found for name in _name_work(work, registers)))


def name_makers(makers: Iterable[str], registers: Registers) -> tuple[str, ...]:
    """The names of those whose papers running text speaks of, also by their names in the registers."""
    return tuple(dict.fromkeys(name for maker in makers for name in (maker, *_label_bodies(maker, registers))))


def _label_bodies(name: str, registers: Registers) -> list[str]:
    return [entry.label for entry in registers.find_all(name, ("org", "state"))] if name else []


def _name_references(note: Footnote, works: tuple[Work, ...], annotator: Annotator) -> Iterator[str]:
    """What a note refers to in words that are no citation: "see the country profile", "a report by X disclosed"."""
    for sentence in note.sentences:
        text = note.slice(sentence.span)
        refers = _REFERS.search(text)
        if any(fills(work, sentence.span) for work in works) or not (refers or speaks_of_papers(text)):
            continue
        annotation = annotator.annotate(text, 0)
        if refers:
            yield re.sub(r"\ASee (?:also )?(?:the )?", "", text).rstrip(".")[:200]
            yield from (m.words for m in annotation.mentions if m.kind in (Kind.BODY, Kind.GROUP))
            if "country profile" in text:
                yield "Landmine and Cluster Munition Monitor"
        yield from find_makers(annotation)
