"""validate: a release against shapes and checks, or claims files against their form and the registers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from armstrace.commands.option import DEFAULT_RELEASE, Form, Release, check_form
from armstrace.commands.output import Format, say, write_rows, write_text
from armstrace.graph.errors import GateError
from armstrace.graph.label import short_name
from armstrace.graph.prefixes import write_short
from armstrace.graph.release import open_release
from armstrace.graph.validation import Report, Severity, write_json, write_turtle


def validate(
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", help="Claims files to check.")] = None,
    release: Release = DEFAULT_RELEASE,
    form: Form = None,
) -> None:
    """Check a release against all shapes and checks, or claims files by themselves. Ends with 1 if anything is found.

    Example: armstrace validate data/claims/rus/cas-2018-01-23.yaml
    """
    if files:
        _validate_files(files, check_form(form, (Format.TABLE, Format.JSON, Format.CSV, Format.TSV)))
    else:
        _validate_release(release, check_form(form, (Format.TABLE, Format.JSON, Format.TTL)))


def _validate_files(files: list[Path], form: Format) -> None:
    from armstrace.loaders.claims_file import list_faults  # slow to import, as pySHACL below: only when needed
    from armstrace.loaders.material import find_registers

    faults = [fault for file in files for fault in list_faults(file, find_registers(file.parent.parent))]
    rows = [(fault.file or "", str(fault.line or ""), fault.message, fault.remedy) for fault in faults]
    if rows or form is not Format.TABLE:
        write_rows(("file", "line", "fault", "remedy"), rows, form)
    _end(len(faults), f"{len(files)} files")


def _validate_release(folder: Path, form: Format) -> None:
    from armstrace.graph.validate import validate_store

    release = open_release(folder)
    report = validate_store(release.store)
    if form is Format.JSON:
        write_text(write_json(report))
    elif form is Format.TTL:
        write_text(write_turtle(report))
    elif report.results:
        _write_report(report)
    warnings = report.count(Severity.WARNING)
    _end(report.count(Severity.VIOLATION), f"release {release.id}, {warnings} warnings")


def _write_report(report: Report) -> None:
    rows = [
        (result.severity.value, write_short(result.focus), short_name(result.shape), result.message)
        for result in report.results
    ]
    write_rows(("severity", "node", "shape", "what to do"), rows, Format.TABLE)


def _end(faults: int, what: str) -> None:
    """Say how it ended. Raises GateError where there are faults."""
    if faults:
        raise GateError(f"{faults} faults in {what}")
    say(f"no faults in {what}")
