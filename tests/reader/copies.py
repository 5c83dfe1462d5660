"""Other text copies of a page (docs/reading.md), made from the plain one (V1)."""

from __future__ import annotations

import re
import textwrap

from armstrace.loaders.document import BlockKind, Document

MENU = "+   *    +     +\n\nAbout Us\n\nThe Issues\n\nARCHIVES HOME PAGE\n\n>\n\nSend us your feedback on this page\n\n"


def with_menu(text: str) -> str:
    """V0: the site's menu stands first."""
    return MENU + text


def without_short_lines(text: str) -> str:
    """V2: lines of one word are lost: the country, headings, values."""
    return "".join(line for line in text.splitlines(keepends=True) if len(line.split()) != 1)


def dense(document: Document) -> str:
    """V3: no blank lines, no dates; bullets are hyphens, cells end with a bar."""
    blocks = [block for section in document.sections for block in section.blocks]
    cells = [block.span for block in blocks if block.kind in (BlockKind.TABLE, BlockKind.BOX)]
    corners = [block.title.span for block in blocks if block.title and not block.head[0].text]
    kept: list[str] = []
    place = 0
    for line in document.text.splitlines(keepends=True):
        content = line.strip()
        if content and not re.match(r"Last [Uu]pdated:", content):
            content = re.sub(r"^• +", "- ", content)
            inside = any(span.start <= place + len(line) - len(line.lstrip()) < span.end for span in cells)
            kept.append(f"{content} |" if inside else content)
            if any(span.start <= place < span.end for span in corners):
                kept.append(" |")
        place += len(line)
    return "\n".join(kept) + "\n"


def wrapped(text: str, width: int = 75) -> str:
    """V4: lines are broken at a width."""
    return "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)) or line
        for line in text.split("\n")
    )


def dates_first(text: str) -> str:
    """The order of 2010 to 2014: the date stands before the section's title."""
    return re.sub(r"^(.+)\n\n(Last updated: .+)$", r"\2\n\n\1", text, flags=re.MULTILINE)


def foreign_lines(text: str) -> str:
    """Lines end as on Windows."""
    return text.replace("\n", "\r\n")
