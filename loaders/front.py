"""What stands before the first section: the country's name, an edition's title, navigation.

Pages of 1999 to 2009 have more there, a box of key data and paragraphs on what is new: they are read with the first
section.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from armstrace.graph.registers import Registers
from armstrace.loaders import label
from armstrace.loaders.footnote import strip_markers
from armstrace.loaders.heading import could_be_heading
from armstrace.loaders.line import Line
from armstrace.loaders.section import find_status

#: `Angola, Landmine Monitor Report 2008`.
_EDITION = re.compile(r" ?,? (?:Landmine|Cluster Munition) Monitor(?: Report)? \d{4}\Z")
_COUNTRY_KINDS = frozenset({"state", "territory"})
_LONGEST_NAME = 8


class Naming(NamedTuple):
    """Whose profile it is: the register's key of the state or territory, and its name as printed."""

    country: str | None
    title: str | None


def is_edition(line: Line) -> bool:
    """Is the line the title of a country's page in a yearly report?"""
    return bool(_EDITION.search(line.text))


def find_country(name: str, registers: Registers) -> str | None:
    """The key of the state or territory that bears a name today; None where none does, or more than one.

    Addresses write two names as one: `Myanmar_Burma`.
    """
    for part in (name, *re.split(r"[_/]", name)):
        found = {e.ref.key for e in registers.find_all(part.strip(), _COUNTRY_KINDS) if not e.fields.get("end")}
        if len(found) == 1:
            return found.pop()
    return None


def find_naming(front: Sequence[Line], body: Iterable[Line], registers: Registers) -> Naming:
    """The country and title: from the first lines, else from the first status sentence, else unknown."""
    names = [(_EDITION.sub("", line.text), line) for line in front if len(line.text) < 120 and not line.bullet]
    for name, _ in names:
        if country := find_country(name, registers):
            return Naming(country, name)
    printed = _find_printed_name(names)
    statuses = [status for line in body if (status := find_status(line.text))]
    for status in statuses:
        if country := find_country(status, registers):
            return Naming(country, printed or status)
    return Naming(None, printed or next(iter(statuses), None))


def list_rest(front: Sequence[Line], title: str | None) -> list[Line]:
    """The lines of the front that do not name the country."""
    return [line for line in front if _EDITION.sub("", line.text) != title and not is_edition(line)]


def find_content(front: Sequence[Line], title: str | None) -> int:
    """The number of the first line of the front that is about the country; that of all lines where none is.

    That is what stands behind its name and no menu; without a name, what begins as key data do.
    """
    named = [place for place, line in enumerate(front) if line.text == title or is_edition(line)]
    place = named[-1] + 1 if named else 0
    while place < len(front) and (label.NAVIGATION.match(front[place].text) or not (named or _opens(front[place]))):
        place += 1
    return place


def _opens(line: Line) -> bool:
    """Does a line begin what pages say of a country before their first section?"""
    return label.find_label(strip_markers(line.text)) is not None or bool(label.LEAD.match(line.text))


def _find_printed_name(names: Sequence[tuple[str, Line]]) -> str | None:
    """A name that no register knows: of an edition's title, else the line right before the section."""
    edition = next((name for name, line in names if name != line.text), None)
    if edition:
        return edition
    plain = [name for name, _ in names if not label.NAVIGATION.match(name)]
    near = [name for name in plain[-1:] if could_be_heading(name) and name.count(" ") < _LONGEST_NAME]
    return near[0] if near and not label.find_label(near[0]) else None
