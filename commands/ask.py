"""query and examples: questions to a release."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from armstrace.commands.option import DEFAULT_RELEASE, Form, Release, check_form, read_text
from armstrace.commands.output import Format, write_bytes, write_rows, write_text
from armstrace.graph.errors import InputError
from armstrace.graph.example import Example, find_example, list_examples
from armstrace.graph.media import list_forms, write_answer
from armstrace.graph.parameter import bind, read_values
from armstrace.graph.prefixes import write_short
from armstrace.graph.query import Answer, run_query
from armstrace.graph.release import open_release

_LISTS = (Format.TABLE, Format.JSON, Format.CSV, Format.TSV)


def query(
    file: Annotated[str | None, typer.Argument(metavar="FILE", help="A file with a query, or - for stdin.")] = None,
    example: Annotated[str | None, typer.Option("--example", metavar="NAME", help="An example question.")] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", metavar="NAME=VALUE", help="Another value for a parameter of the example."),
    ] = None,
    release: Release = DEFAULT_RELEASE,
    form: Form = None,
) -> None:
    """Ask a SPARQL query of a release.

    Example: armstrace query --example which-treaties-is-russia-party-to --param state=mda --format csv
    """
    if (file is None) == (example is None):
        raise typer.BadParameter("give a FILE, - for stdin, or --example NAME")
    if param and example is None:
        raise typer.BadParameter("only an example has parameters", param_hint="--param")
    store = open_release(release).store
    text = _read_query(file) if file is not None else _bind(_get_example(example or ""), param or [], store)
    answer = run_query(store, text)
    known = tuple(Format(found.suffix) for found in list_forms(answer))
    chosen = check_form(form, (Format.TABLE, *known))
    if chosen is not Format.TABLE:
        write_bytes(write_answer(answer, chosen.value))
    elif isinstance(answer, ox.QuerySolutions):
        write_rows([variable.value for variable in answer.variables], _rows(answer), Format.TABLE)
    else:
        _write_plain(answer)


def examples(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Print the query of this example.")] = None,
    form: Form = None,
) -> None:
    """List the example questions, or print the query of one.

    Example: armstrace examples
    """
    if name is not None:
        write_text(_get_example(name).text)
        return
    rows = [(found.name, found.question, ", ".join(found.keywords), _tell(found)) for found in list_examples()]
    write_rows(("name", "question", "keywords", "parameters"), rows, check_form(form, _LISTS))


def _read_query(file: str) -> str:
    return sys.stdin.read() if file == "-" else read_text(Path(file))


def _get_example(name: str) -> Example:
    found = find_example(name)
    if found is None:
        raise InputError(f"there is no example named {name!r}", remedy="armstrace examples lists them all")
    return found


def _bind(example: Example, given: Sequence[str], store: ox.Store) -> str:
    """The query of an example with other terms for parameters, bound as the endpoint binds them."""
    pairs = [item.partition("=") for item in given]
    if any(not mark for _, mark, _ in pairs) or len({name for name, _, _ in pairs}) < len(pairs):
        raise typer.BadParameter("give NAME=VALUE, each name once", param_hint="--param")
    return bind(example.text, read_values(example.parameters, {name: value for name, _, value in pairs}, store))


def _tell(example: Example) -> str:
    return ", ".join(f"{parameter.name}={parameter.default}" for parameter in example.parameters)


def _write_plain(answer: Answer) -> None:
    if isinstance(answer, ox.QueryBoolean):
        write_text("yes" if answer else "no")
    else:
        write_bytes(write_answer(answer, "ttl"))


def _rows(answer: ox.QuerySolutions) -> Iterator[Sequence[str]]:
    """Rows for the eye: nodes as prefixed names, literals as text."""
    for solution in answer:
        yield [_cell(value) for value in solution]


def _cell(value: object) -> str:
    if isinstance(value, ox.NamedNode):
        return write_short(value.value)
    if isinstance(value, ox.Literal):
        return value.value
    return "" if value is None else str(value)
