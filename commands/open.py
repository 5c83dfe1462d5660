"""fetch, load, corroborate and links: other open datasets, and what they say of the claims."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Annotated

import typer

from armstrace.commands.option import DEFAULT_RELEASE, Form, Release, check_form
from armstrace.commands.output import Format, say, write_rows, write_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyoxigraph import Store

    from armstrace.graph.corroboration import Corroboration
    from armstrace.graph.dataset import DatasetFile
    from armstrace.graph.link_coverage import Coverage

_TABLES = (Format.TABLE, Format.CSV, Format.TSV, Format.JSON)
_DEFAULT_INPUTS = Path("inputs")
_REASONS = 10
Name = Annotated[str, typer.Argument(metavar="NAME", help="A dataset; `armstrace load --list` names them all.")]


def fetch(
    name: Name,
    file: Annotated[str | None, typer.Argument(metavar="FILE", help="Which file, where there are several.")] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="PATH", help="Where to put it.")] = None,
    address: Annotated[str | None, typer.Option("--from", metavar="ADDRESS", help="Another address of it.")] = None,
    sha256: Annotated[str | None, typer.Option("--sha256", metavar="HEX", help="The SHA-256 it must have.")] = None,
) -> None:
    """Fetch a file of an open dataset from its publisher; a download that was cut off goes on.

    Example: armstrace fetch untc-page ccm --to ccm.html
    """
    from armstrace.loaders.open.fetch import fetch_file  # slow to import: only when needed
    from armstrace.loaders.open.form import get_form

    form = get_form(name)
    source = address or form.get_address(file)
    target = to or Path(f"{file or name}{'.html' if form.reader == 'untc-page' else '.csv'}")
    found = fetch_file(form, target, source, expected=sha256, progress=_show if sys.stderr.isatty() else None)
    known = "a file that data/open knows" if found.known else "not among the files that data/open knows"
    say(f"{found.size} bytes from {source}; {known}; terms: {form.dataset.licence}")
    write_text(f"{found.path} {found.sha256}")


def load(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A dataset.")] = None,
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", help="Its files.")] = None,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder of inputs.")] = _DEFAULT_INPUTS,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The day up to which a file knows, if it does not say."),
    ] = None,
    beside: Annotated[
        Path | None, typer.Option("--beside", metavar="FILE", help="The second table of a dataset of two.")
    ] = None,
    known: Annotated[
        Path | None,
        typer.Option("--known", metavar="DIR", help="Load every file of a folder that is known by its SHA-256."),
    ] = None,
    shorter: Annotated[
        bool, typer.Option("--shorter", help="A file with fewer rows than the known one is whole all the same.")
    ] = False,
    listing: Annotated[bool, typer.Option("--list", help="List the datasets.")] = False,
    form: Form = None,
) -> None:
    """Load files of an open dataset as inputs for `armstrace build --with DIR`. All of a file is loaded, or nothing.

    Example: armstrace load untc-page ccm.html --to inputs
    """
    from armstrace.loaders.open.load import check_rows, load_file  # slow to import: only when needed

    if listing:
        _list_datasets(form)
        return
    if known is not None and name is None:
        _load_known(known, to)
        return
    if name is None or not files or known is not None:
        raise typer.BadParameter("give a NAME and one FILE or more, or --known DIR, or --list")
    read = [load_file(name, path, covers=as_of, beside=beside) for path in files]
    for found, path in zip(read, files, strict=True) if not shorter else ():
        check_rows(found, path)
    _write_inputs(read, to)


def _list_datasets(form: Format | None) -> None:
    from armstrace.loaders.open.form import list_forms

    rows = [(found.name, found.layout, found.dataset.title, found.dataset.licence) for found in list_forms()]
    write_rows(("name", "layout", "title", "terms"), rows, check_form(form, _TABLES))


def _load_known(folder: Path, to: Path) -> None:
    """Load every file of a folder that is known by its SHA-256, and name the others."""
    from armstrace.loaders.open.load import find_known_files, load_file

    chosen, others = find_known_files(folder)
    for path in others:
        say(f"not loaded, as no dataset knows it: {path}")
    _write_inputs([load_file(dataset, path) for dataset, path in chosen], to)


def corroborate(
    release: Release = DEFAULT_RELEASE,
    report: Annotated[
        bool,
        typer.Option(
            "--report", help="Figures: claims by rule, matter and verdict; and how the record has the states."
        ),
    ] = False,
    files: Annotated[
        bool, typer.Option("--files", help="The files compared with: layout, reader, rows loaded and refused.")
    ] = False,
    form: Form = None,
) -> None:
    """Hold the claims of a release against the records that it was built with: agrees, differs or not covered.

    Example: armstrace corroborate --report
    """
    from armstrace.graph import corroboration  # slow to import: only when needed
    from armstrace.graph.linkset import read_linkset
    from armstrace.graph.registers import read_registers
    from armstrace.graph.release import open_release

    store, chosen = open_release(release).store, check_form(form, _TABLES)
    if files:
        _write_files(store, chosen)
        return
    found = corroboration.corroborate(store, read_linkset(read_registers()))
    if not found:
        say("the release holds no dataset: load some and build with --with DIR")
    words = corroboration.read_agreement_words()
    if report:
        _write_report(store, found, words, chosen)
        return
    heads = ("claim", "verdict", "rule", "compared", "agree", "covers", "note")
    write_rows(heads, [_tell(item, corroboration.say_verdict(item, words)) for item in found], chosen)


def links(
    coverage: Annotated[bool, typer.Option("--coverage", help="What is linked, and what is not.")] = False,
    void: Annotated[bool, typer.Option("--void", help="The linksets as VoID in Turtle.")] = False,
    form: Form = None,
) -> None:
    """Write the links to other datasets as SSSOM; or their coverage, or their linksets as VoID.

    Example: armstrace links --coverage
    """
    from armstrace.graph.link_coverage import list_coverage  # slow to import: only when needed
    from armstrace.graph.linkset import read_linkset
    from armstrace.graph.linkset_quads import write_void
    from armstrace.graph.registers import read_registers
    from armstrace.graph.sssom import write_sssom
    from armstrace.loaders.build import read_info

    registers = read_registers()
    linkset = read_linkset(registers)
    if coverage:
        _write_coverage(list(list_coverage(linkset, registers)), check_form(form, _TABLES))
    elif void:
        write_text(write_void(linkset))
    else:
        write_text(write_sssom(linkset, registers, read_info()["version"]))


def _write_coverage(found: Sequence[Coverage], chosen: Format) -> None:
    """A row for each kind and target. In a table for the eye what is not linked is counted, and listed below it."""
    heads = ("kind", "target", "linked", "of", "share", "not linked", "by subject or place alone")
    lists = [[[_name(*item) for item in items] for items in (row.missing, row.loosely)] for row in found]
    short = chosen is Format.TABLE
    cells = [[str(len(names)) if short else "; ".join(names) for names in pair] for pair in lists]
    counts = [(row.kind, row.target, str(row.linked), str(row.total), row.share) for row in found]
    write_rows(heads, [(*row, *pair) for row, pair in zip(counts, cells, strict=True)], chosen)
    for row, pair in zip(found, lists, strict=True) if short else ():
        for what, names in zip(heads[-2:], pair, strict=True):
            if names:
                write_text(fill(f"{row.kind}, {row.target}, {what}: {'; '.join(names)}", 96, subsequent_indent="  "))


def _write_files(store: Store, chosen: Format) -> None:
    """Each file of a dataset with the layout and the reader that its data file names, and its counts; the sum below."""
    from armstrace.graph.dataset_table import list_file_counts
    from armstrace.loaders.open.form import get_form

    found, rows = list_file_counts(store), []
    for file in found:
        known = get_form(file.dataset)
        counts = (str(number) for number in (file.rows, file.loaded, file.refused, file.claims))
        rows.append((file.dataset, file.title, known.layout, known.reader, file.version, file.covers, *counts))
    sums = [sum(figures) for figures in zip(*((f.rows, f.loaded, f.refused, f.claims) for f in found), strict=True)]
    heads = ("dataset", "file", "layout", "reader", "version", "knows up to", "rows", "loaded", "refused", "claims")
    last = [("all", f"{len(found)} files", "", "", "", "", *map(str, sums))] if found else []
    write_rows(heads, [*rows, *last], chosen)


def _write_report(store: Store, found: tuple[Corroboration, ...], words: Mapping[str, str], chosen: Format) -> None:
    from dataclasses import astuple, fields

    from armstrace.graph.corroboration_report import ReportRow, make_report

    rows = [tuple(map(str, astuple(row))) for row in make_report(store, found, words)]
    write_rows([field.name for field in fields(ReportRow)], rows, chosen)


def _write_inputs(read: list[DatasetFile], to: Path) -> None:
    """All files were read before the first is written: where one is broken, none is loaded."""
    from armstrace.loaders.build import read_info
    from armstrace.loaders.open.load import write_input

    version = read_info()["version"]
    for found in read:
        target = write_input(found, to, version)
        _say_loaded(found)
        write_text(str(target))


def _say_loaded(found: DatasetFile) -> None:
    """How many rows a file has, how many were refused, and why: the first reasons; all stand in the input."""
    version = found.version
    counts = f"{version.rows} rows, {version.refused} refused, {len(found.claims)} claims"
    say(f"{found.path}: {counts}, up to {version.covers}")
    for refusal in version.refusals[:_REASONS]:
        say(f"  refused: {refusal.words}")
    if len(version.refusals) > _REASONS:
        say(f"  and {len(version.refusals) - _REASONS} more reasons, all in the input (arms:refusal)")


def _tell(item: Corroboration, verdict: str) -> tuple[str, ...]:
    from armstrace.graph.label import short_name

    outcome = item.outcome
    covers = str(outcome.covers) if outcome.covers else ""
    key = short_name(item.matter.claim).removeprefix("claim:")
    return key, verdict, item.rule.key, str(outcome.compared), str(outcome.agreeing), covers, outcome.note


def _name(ref: object, reason: str) -> str:
    return f"{ref} ({reason})" if reason else str(ref)


def _show(there: int, total: int | None) -> None:
    """The progress of a download, on one line of the terminal."""
    share = f" of {total} ({100 * there // total} %)" if total else ""
    sys.stderr.write(f"\r{there}{share} bytes")
    if there == total:
        sys.stderr.write("\n")
    sys.stderr.flush()
