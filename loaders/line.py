"""A text copy cut into lines, with what its form hides put right: no-break spaces, bars, bullets, hard wrapping.

The five forms that copies of one page have are told in docs/reading.md (V0 to V4). Here V3 loses its bars and bullets
and V4 its line breaks; every line keeps its place in the copy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from armstrace.loaders.document import Span

_BLANKS = " \t\r\n\f\v\u00a0\ufeff\u200b"
_BULLET = re.compile(r"(?:[•·▪◦]|[-–—*](?=\s))\s*")
_RULE = re.compile(r"[-–—_=*]{3,}\Z")
DEFINITION = re.compile(r"\[(\d{1,3}) ?\](?=\s*\S)")
#: A copy is hard-wrapped when its lines are no longer than this, and most breaks stand where the next word had no room.
_WIDEST, _NARROWEST, _LEAST_BREAKS, _FULL_SHARE, _SLACK = 120, 40, 4, 0.6, 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the copy that is not blank. `span` is its content: outer blanks, bullet and closing bar left out.

    `text` is the content with every run of white space as one space. `gap` counts the blank lines before it, `spacer`
    says that one of them held a no-break space or a rule. `bar`: it ended with `|`; such a line may be empty.
    """

    span: Span
    text: str
    gap: int = 0
    spacer: bool = False
    bar: bool = False
    bullet: bool = False


def cut_lines(copy: str) -> tuple[Line, ...]:
    """The lines of a copy, lines that were one before a hard wrap joined again."""
    return _join_wrapped(_cut_physical(copy), copy)


def _cut_physical(copy: str) -> list[Line]:
    lines: list[Line] = []
    place, gap, spacer = 0, 0, False
    for raw in copy.splitlines(keepends=True):
        line = _make_line(raw, place, gap, spacer)
        place += len(raw)
        if line is None:
            gap += 1
            spacer = spacer or bool(raw.strip(" \t\r\n\f\v\ufeff"))
            continue
        lines.append(line)
        gap, spacer = 0, False
    return lines


def _make_line(raw: str, place: int, gap: int, spacer: bool) -> Line | None:
    """A line out of its characters, None where it is blank or a rule."""
    content = raw.strip(_BLANKS)
    if not content or _RULE.match(content):
        return None
    start = place + len(raw) - len(raw.lstrip(_BLANKS))
    bar = content.endswith("|")
    if bar:
        content = content[:-1].rstrip(_BLANKS)
    bullet = _BULLET.match(content)
    if bullet and bullet.end() < len(content):
        start, content = start + bullet.end(), content[bullet.end() :]
    else:
        bullet = None
    return Line(Span(start, start + len(content)), " ".join(content.split()), gap, spacer, bar, bullet is not None)


def _join_wrapped(lines: list[Line], copy: str) -> tuple[Line, ...]:
    width = _find_width(lines, copy)
    if width is None:
        return tuple(lines)
    joined: list[Line] = []
    last_note = 0
    for before, line in zip([None, *lines], lines, strict=False):
        number = _definition_number(line)
        full = before is not None and _continues(before, line, width, copy)
        if full and not (number is not None and last_note < number <= last_note + 3 and last_note):
            head = joined.pop()
            joined.append(replace(head, span=Span(head.span.start, line.span.end), text=f"{head.text} {line.text}"))
            continue
        last_note = number or last_note
        joined.append(line)
    return tuple(joined)


def _definition_number(line: Line) -> int | None:
    match = DEFINITION.match(line.text)
    return int(match[1]) if match else None


def _find_width(lines: Sequence[Line], copy: str) -> int | None:
    """The width that a copy was wrapped to, None where it was not."""
    if not lines:
        return None
    lengths = sorted(line.span.end - _line_start(line, copy) for line in lines)
    width = lengths[int(0.98 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    breaks = [(a, b) for a, b in pairwise(lines) if not b.gap and not b.bullet and not b.bar]
    full = sum(_continues(a, b, width, copy) for a, b in breaks)
    return width if len(breaks) >= _LEAST_BREAKS and full >= _FULL_SHARE * len(breaks) else None


def _continues(before: Line, line: Line, width: int, copy: str) -> bool:
    """Was the break between the two made because the next word had no room?"""
    if line.gap or line.bullet or before.bar:
        return False
    used = before.span.end - _line_start(before, copy)
    word = line.text.split(" ", 1)[0]
    return used + 1 + len(word) > width - _SLACK


def _line_start(line: Line, copy: str) -> int:
    """Where the line begins in the copy, indent and bullet included."""
    return max(copy.rfind("\n", 0, line.span.start) + 1, 0)
