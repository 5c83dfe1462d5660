"""A text copy cut into lines, with what its form hides put right: no-break spaces, bars, bullets, hard wrapping.

The five forms that copies of one page have are told in docs/reading.md (V0 to V4). Here V3 loses its bars and bullets
and V4 its line breaks; every line keeps its place in the copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from armstrace.graph.sealed import replace, sealed
from armstrace.loaders.document import Span

_BLANKS = " \t\r\n\f\v\u00a0\ufeff\u200b"
_BULLET = re.compile(r"(?:[•·▪◦]|[-–—*](?=\s))\s*")
_RULE = re.compile(r"[-–—_=*]{3,}\Z")
DEFINITION = re.compile(r"\[(\d{1,3}) ?\](?=\s*\S)")
#: A copy is hard-wrapped when its lines are no longer than this, and most breaks stand where the next word had no room.
_WIDEST, _NARROWEST, _LEAST_BREAKS, _FULL_SHARE, _SLACK = 120, 40, 2, 0.6, 6
#: A marker that begins a line right below a full one is a note's when so many numbers or fewer are lost before it.
_MOST_LOST_NOTES = 3


@sealed(frozen=True, slots=True)
class Line:
    """A line of the copy that is not blank. `span` is its content: outer blanks, bullet and closing bar left out.

    `text` is the content with every run of white space as one space. `gap` counts the blank lines before it, `spacer`
    says that one of them held a no-break space or a rule. `bar`: it ended with `|`; such a line may be empty.
    `indent` counts what stands before the content on its line, the bullet included.
    """

    span: Span
    text: str
    gap: int = 0
    spacer: bool = False
    bar: bool = False
    bullet: bool = False
    indent: int = 0

    @property
    def used(self) -> int:
        """The width of the line in the copy, up to the end of its content."""
        return self.indent + self.span.end - self.span.start


def cut_lines(copy: str) -> tuple[Line, ...]:
    """The lines of a copy, lines that were one before a hard wrap joined again."""
    return _join_wrapped(_cut_physical(copy))


def _cut_physical(copy: str) -> list[Line]:
    lines: list[Line] = []
    place, gap, spacer = 0, 0, False
    raws = copy.splitlines(keepends=True)
    rows = _find_rows(raws)
    for number, raw in enumerate(raws):
        content = raw.strip(_BLANKS)
        if not content or _RULE.match(content):
            gap += 1
            spacer = spacer or bool(raw.strip(" \t\r\n\f\v\ufeff"))
        else:
            lines += _make_lines(raw, place, gap, spacer, row=number in rows)
            gap, spacer = 0, False
        place += len(raw)
    return lines


def _find_rows(raws: Sequence[str]) -> set[int]:
    """Which lines are rows of cells with bars between them only: two or more in a run that have as many bars."""
    found: set[int] = set()
    run: list[int] = []
    for number, raw in enumerate(raws):
        content = raw.strip(_BLANKS)
        if not content and run:
            continue
        bars = 0 if content.endswith("|") else content.count(" | ")
        if not bars or (run and raws[run[-1]].strip(_BLANKS).count(" | ") != bars):
            run = []
        if bars:
            run.append(number)
            found.update(run if len(run) > 1 else ())
    return found


def _make_lines(raw: str, place: int, gap: int, spacer: bool, *, row: bool) -> Iterator[Line]:
    """A line out of its characters; of a row of cells, or a line that ends with a bar, one for each cell."""
    ended = raw.rstrip(_BLANKS).endswith("|")
    bar = ended or row
    cells = (raw.rstrip(_BLANKS)[:-1] if ended else raw.rstrip(_BLANKS)).split("|") if bar else [raw]
    if bar and not cells[0].strip(_BLANKS) and len(cells) > 1:
        place += len(cells.pop(0)) + 1  # `| first | second |`
    for number, cell in enumerate(cells):
        line = _make_line(cell, place, bar)
        yield line if number else replace(line, gap=gap, spacer=spacer)
        place += len(cell) + 1


def _make_line(raw: str, place: int, bar: bool) -> Line:
    content = raw.strip(_BLANKS)
    indent = len(raw) - len(raw.lstrip(_BLANKS)) if content else 0
    match = None if bar else _BULLET.match(content)
    bullet = match.end() if match and match.end() < len(content) else 0
    content = content[bullet:]
    start = place + indent + bullet
    text = " ".join(content.split())
    return Line(Span(start, start + len(content)), text, bar=bar, bullet=bullet > 0, indent=indent + bullet)


def _join_wrapped(lines: list[Line]) -> tuple[Line, ...]:
    width = _find_width(lines)
    if width is None:
        return tuple(lines)
    runs: list[list[Line]] = []
    last_note = 0
    for line in lines:
        match = DEFINITION.match(line.text)
        number = int(match[1]) if match else 0
        defines = 0 < last_note < number <= last_note + _MOST_LOST_NOTES
        if runs and _continues(runs[-1][-1], line, width) and not defines:
            runs[-1].append(line)
        else:
            last_note = number or last_note
            runs.append([line])
    return tuple(map(join_lines, runs))


def join_lines(run: Sequence[Line]) -> Line:
    """Lines that follow one another as one. At least one."""
    span = Span(run[0].span.start, run[-1].span.end)
    return replace(run[0], span=span, text=" ".join(line.text for line in run)) if len(run) > 1 else run[0]


def _find_width(lines: Sequence[Line]) -> int | None:
    """The width that a copy was wrapped to, None where it was not."""
    if not lines:
        return None
    lengths = sorted(line.used for line in lines)
    width = lengths[int(0.98 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    breaks = [(a, b) for a, b in pairwise(lines) if not (b.gap or b.bullet or b.bar or DEFINITION.match(b.text))]
    full = sum(_continues(a, b, width) for a, b in breaks)
    return width if len(breaks) >= _LEAST_BREAKS and full >= _FULL_SHARE * len(breaks) else None


def _continues(before: Line, line: Line, width: int) -> bool:
    """Was the break between the two made because the next word had no room?"""
    if line.gap or line.bullet or before.bar:
        return False
    word = line.text.split(" ", 1)[0]
    return before.used + 1 + len(word) > width - _SLACK
