"""read: what rules make of the text of a profile, and what they leave unread."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from armstrace.commands.option import check_form
from armstrace.commands.output import Format, say, write_file, write_rows, write_text
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref, parse_ref

if TYPE_CHECKING:
    from armstrace.graph.registers import Registers
    from armstrace.loaders.document import Document
    from armstrace.loaders.reading import Reading
    from armstrace.loaders.score import Placed
    from armstrace.loaders.section_reader import BlockUse


def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The text of a profile, in UTF-8.")],
    country: Annotated[
        str | None, typer.Option("--country", metavar="ISO3", help="The country, where the text does not say it.")
    ] = None,
    updated: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The date of sections that print none.")
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="table, outline (JSON), claims (YAML), score, json, csv or tsv.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write a page (HTML): the text, and what was read.")
    ] = None,
    draft: Annotated[
        Path | None, typer.Option("--draft", metavar="DIR", help="Write claims files for review below this folder.")
    ] = None,
    claims: Annotated[
        Path | None,
        typer.Option(
            "--claims",
            metavar="DIR",
            help="Reviewed claims, whose ids drafts take, and registers of their own; the packaged ones by default.",
        ),
    ] = None,
    publisher: Annotated[
        str, typer.Option("--publisher", metavar="ORG", help="Whose page it is, by its name in the registers.")
    ] = "org:monitor",
) -> None:
    """Read a profile by rules alone: its outline, its claims, or a table of what was read and what was left unread.

    The page of --report holds the profile's text: it is for your own machine, not for publishing.

    Example: armstrace read ../shared/profiles/russian-federation.txt --report reading.html --draft drafts
    """
    allowed = (Format.TABLE, Format.OUTLINE, Format.CLAIMS, Format.SCORE, Format.JSON, Format.CSV, Format.TSV)
    chosen, day = check_form(form, allowed), _parse_date(updated)
    from armstrace.loaders.layout import read_document  # slow to import (registers, lexicon): only when needed
    from armstrace.loaders.material import find_registers
    from armstrace.loaders.outline import make_outline

    registers = find_registers(claims)
    document = read_document(file, country=country.lower() if country else None, updated=day, registers=registers)
    if chosen is Format.OUTLINE:
        write_text(json.dumps(make_outline(document), ensure_ascii=False, indent=2))
    else:
        desk = _Desk(registers, registers.get(_parse_organisation(publisher)).ref, claims)
        _write_reading(document, chosen, report, draft, desk)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a text is read with: registers, the publisher of the page, the folder of reviewed claims."""

    registers: Registers
    publisher: Ref
    claims: Path | None


def _write_reading(document: Document, form: Format, report: Path | None, draft: Path | None, desk: _Desk) -> None:
    from armstrace.loaders.claims_writer import write_claims_file
    from armstrace.loaders.draft import make_files
    from armstrace.loaders.reading import read_claims
    from armstrace.loaders.score_name import write_dump

    reading = read_claims(document, desk.registers)
    if report is not None:
        _write_report(reading, report)
    if draft is not None:
        _write_drafts(reading, draft, desk)
    if form is Format.CLAIMS:
        made = make_files(reading, desk.registers, desk.publisher)
        write_text("---\n".join(map(write_claims_file, made)))
    elif form is Format.SCORE:
        write_text("\n".join(write_dump(_place(reading), lambda ref: _find_names(reading, ref))))
    else:
        write_rows(("section", "heading", "block", "kind", "claims", "state"), map(_row, reading.uses), form)
    _summarise(reading)


def _write_report(reading: Reading, path: Path) -> None:
    from armstrace.commands.reading_page import make_page

    write_file(path, make_page(reading))
    say(f"written: {path} (it holds the profile's text: for your own machine)")


def _write_drafts(reading: Reading, out: Path, desk: _Desk) -> None:
    """Drafts under the ids of the reviewed claims that they read anew, and the names that no register has."""
    from armstrace.loaders.claims_folder import read_reviewed, write_files, write_names
    from armstrace.loaders.draft import make_files
    from armstrace.loaders.grounding import add_antecedents
    from armstrace.loaders.review import adopt_ids

    known = read_reviewed(desk.claims)
    drafted = make_files(add_antecedents(reading, desk.registers), desk.registers, desk.publisher)
    files = [adopt_ids(made, known.beside(made), known.retired) for made in drafted]
    for path in write_files(files, out):
        say(f"written: {path}")
    write_names(files, reading.names, out)


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


def _summarise(reading: Reading) -> None:
    """Say how much was read, and which names no register has."""
    unread = sum(use.unread for use in reading.uses)
    say(f"{len(reading.claims)} claims; {unread} of {len(reading.uses)} blocks left unread")
    for ref, names in sorted(reading.names.items()):
        say(f"in no register: {ref.kind} {', '.join(names)}")


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
