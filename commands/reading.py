"""read: what rules make of the text of a profile, and what they leave unread."""

from __future__ import annotations

import json
import shutil
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Annotated, TextIO, TypeAlias

import typer

from armstrace.commands.option import check_form
from armstrace.commands.output import Format, say, write_file, write_rows, write_text
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref, parse_ref

if TYPE_CHECKING:
    from armstrace.graph.registers import Registers
    from armstrace.loaders.layout import Page
    from armstrace.loaders.reading import Reading
    from armstrace.loaders.score import Placed
    from armstrace.loaders.section_reader import BlockUse


_File: TypeAlias = Annotated[Path, typer.Argument(metavar="FILE", help="The text of a profile, in UTF-8.")]
_Country: TypeAlias = Annotated[
    str | None, typer.Option("--country", metavar="ISO3", help="The country, where the text does not say it.")
]
_Updated: TypeAlias = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The date of sections that print none.")
]
_Form: TypeAlias = Annotated[
    Format | None, typer.Option("--format", help="table, outline (JSON), claims (YAML), score, json, csv or tsv.")
]
_Report: TypeAlias = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Write a page (HTML): the text, and what was read.")
]
_Draft: TypeAlias = Annotated[
    Path | None, typer.Option("--draft", metavar="DIR", help="Write claims files for review below this folder.")
]
_Claims: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--claims",
        metavar="DIR",
        help="Reviewed claims, whose ids drafts take, and registers of their own; the packaged ones by default.",
    ),
]
_Publisher: TypeAlias = Annotated[
    str, typer.Option("--publisher", metavar="ORG", help="Whose page it is, by its name in the registers.")
]


def read(
    file: _File,
    country: _Country = None,
    updated: _Updated = None,
    form: _Form = None,
    report: _Report = None,
    draft: _Draft = None,
    claims: _Claims = None,
    publisher: _Publisher = "org:monitor",
) -> None:
    """Read a profile by rules alone: its outline, its claims, or a table of what was read and what was left unread.

    The page of --report holds the profile's text: it is for your own machine, not for publishing.

    Example: armstrace read ../shared/profiles/russian-federation.txt --report reading.html --draft drafts
    """
    allowed = (Format.TABLE, Format.OUTLINE, Format.CLAIMS, Format.SCORE, Format.JSON, Format.CSV, Format.TSV)
    chosen, day = check_form(form, allowed), _parse_date(updated)
    from armstrace.loaders.layout import open_page, read_document  # slow to import: only when needed
    from armstrace.loaders.material import find_registers
    from armstrace.loaders.outline import make_outline

    registers = find_registers(claims)
    key = country.lower() if country else None
    if chosen is Format.OUTLINE:
        document = read_document(file, country=key, updated=day, registers=registers)
        write_text(json.dumps(make_outline(document), ensure_ascii=False, indent=2))
    else:
        desk = _Desk(registers, registers.get(_parse_organisation(publisher)).ref, claims)
        page = open_page(file, country=key, updated=day, registers=registers)
        _write_reading(page, chosen, report, draft, desk)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a text is read with: registers, the publisher of the page, the folder of reviewed claims."""

    registers: Registers
    publisher: Ref
    claims: Path | None


def _write_reading(page: Page, form: Format, report: Path | None, draft: Path | None, desk: _Desk) -> None:
    """Read section by section: each goes through all that is asked for before the next is read."""
    from armstrace.loaders.reading import read_sections

    summary = _Summary()
    readings = summary.watch(read_sections(page, desk.registers))
    readings = _draft(readings, draft, desk) if draft is not None else readings
    with TemporaryFile("w+", encoding="utf-8", newline="") as printed:
        readings = _print(readings, form, printed, desk)
        if report is not None:
            _write_report(readings, page, report, desk.registers)
        deque(readings, maxlen=0)
        printed.seek(0)
        shutil.copyfileobj(printed, sys.stdout)
    if form not in (Format.CLAIMS, Format.SCORE):
        write_rows(("section", "heading", "block", "kind", "claims", "state"), map(_row, summary.uses), form)
    summary.tell()


def _print(readings: Iterable[Reading], form: Format, out: TextIO, desk: _Desk) -> Iterator[Reading]:
    """Write what is to be printed; nothing is printed of a reading that breaks off."""
    from armstrace.loaders.claims_writer import write_claims_file
    from armstrace.loaders.draft import make_files
    from armstrace.loaders.score_name import write_dump

    between = ""
    for reading in readings:
        if form is Format.CLAIMS:
            for made in make_files(reading, desk.registers, desk.publisher):
                out.write(between + write_claims_file(made))
                between = "---\n"
        elif form is Format.SCORE:
            out.writelines(f"{line}\n" for line in write_dump(_place(reading), partial(_find_names, reading)))
        yield reading


def _write_report(readings: Iterable[Reading], page: Page, path: Path, registers: Registers) -> None:
    from armstrace.commands.reading_page import make_page

    write_file(path, make_page(readings, page.title or page.country or "A profile", registers))
    say(f"written: {path} (it holds the profile's text: for your own machine)")


def _draft(readings: Iterable[Reading], out: Path, desk: _Desk) -> Iterator[Reading]:
    """Drafts under the ids of the reviewed claims that they read anew, and the names that no register has."""
    from armstrace.loaders.claims_folder import UNKNOWN_WORKS, Folder, NameList, read_reviewed, write_works
    from armstrace.loaders.draft import list_unknown_works, make_files
    from armstrace.loaders.grounding import add_antecedents
    from armstrace.loaders.review import adopt_ids
    from armstrace.loaders.source_draft import UnknownWork

    known, names = read_reviewed(desk.claims), NameList()
    works: list[tuple[str, UnknownWork]] = []
    with Folder(out) as folder:
        for reading in readings:
            for drafted in make_files(add_antecedents(reading), desk.registers, desk.publisher):
                made = adopt_ids(drafted, known.beside(drafted), known.retired)
                folder.add(made)
                names.add(made, reading.names)
            found = list_unknown_works(reading, desk.registers) if reading.document.country else ()
            works += [(reading.document.country or "", work) for work in found if reading.claims]
            yield reading
    for path in folder.paths:
        say(f"written: {path}")
    names.write(out)
    if unknown := write_works(works, desk.registers, out):
        say(f"{unknown} cited works are in no register: see {UNKNOWN_WORKS} beside the drafts")


def _place(reading: Reading) -> Iterator[Placed]:
    from armstrace.loaders.score import Placed

    for claim in reading.claims:
        yield Placed(claim, (reading.spans[claim.passage],), reading.cited(claim))


def _find_names(reading: Reading, ref: Ref) -> Sequence[str]:
    """The names of a thing; of one that no register has, those that the text prints."""
    from armstrace.loaders.score_name import find_labels

    return find_labels(ref) or reading.names.get(ref, ())


def _row(use: BlockUse) -> tuple[str, ...]:
    state = "unread" if use.unread else use.reason or "read"
    return use.section, " > ".join(use.heading), str(use.number), use.kind.value, str(use.claims), state


@dataclass(slots=True)
class _Summary:
    """How much was read, which names no register has, and what of a claim stands nowhere in the text."""

    claims: int = 0
    uses: list[BlockUse] = field(default_factory=list)
    names: dict[Ref, tuple[str, ...]] = field(default_factory=dict)
    ungrounded: list[str] = field(default_factory=list)

    def watch(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Take in each reading as it passes; every claim is checked."""
        from armstrace.loaders.grounding import list_ungrounded

        for reading in readings:
            self.ungrounded += [f"{g.claim.key} ({g.claim.rule}) {g.role} {g.value}" for g in list_ungrounded(reading)]
            self.claims += len(reading.claims)
            self.uses += reading.uses
            for ref, printed in reading.names.items():
                self.names[ref] = tuple(dict.fromkeys((*self.names.get(ref, ()), *printed)))
            yield reading

    def tell(self) -> None:
        """Say it on stderr."""
        unread = sum(use.unread for use in self.uses)
        say(f"{self.claims} claims; {unread} of {len(self.uses)} blocks left unread")
        for found in self.ungrounded:
            say(f"stands nowhere in the text: {found}; please report the rule")
        for ref, printed in sorted(self.names.items()):
            say(f"in no register: {ref.kind} {', '.join(printed)}")


def _parse_organisation(text: str) -> Ref:
    try:
        return parse_ref(text)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--publisher") from error


def _parse_date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(f"{text} is no date", param_hint="--date") from error
