"""The forms in which answers and graphs are written: names, media types, and pyoxigraph's writer for each.

The order is the server's preference: the first form is given to a client that takes anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Any, Final, Generic, TypeVar

import pyoxigraph as ox

from armstrace.graph.prefixes import PREFIXES
from armstrace.graph.query import Answer

Kind = TypeVar("Kind", ox.QueryResultsFormat, ox.RdfFormat)


@dataclass(frozen=True, slots=True)
class Form(Generic[Kind]):
    """A form that data can be written in. `suffix` names it in addresses, `--format` and `format=`."""

    suffix: str
    media_type: str
    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()


ROWS: Final = (
    Form("json", "application/sparql-results+json", "JSON", ox.QueryResultsFormat.JSON, ("application/json",)),
    Form("xml", "application/sparql-results+xml", "XML", ox.QueryResultsFormat.XML, ("application/xml", "text/xml")),
    Form("csv", "text/csv", "CSV", ox.QueryResultsFormat.CSV),
    Form("tsv", "text/tab-separated-values", "TSV", ox.QueryResultsFormat.TSV),
)
TRIPLES: Final = (
    Form("ttl", "text/turtle", "Turtle", ox.RdfFormat.TURTLE, ("application/x-turtle",)),
    Form("nt", "application/n-triples", "N-Triples", ox.RdfFormat.N_TRIPLES, ("text/plain",)),
    Form("rdf", "application/rdf+xml", "RDF/XML", ox.RdfFormat.RDF_XML, ("application/xml", "text/xml")),
    Form("jsonld", "application/ld+json", "JSON-LD", ox.RdfFormat.JSON_LD, ("application/json",)),
    Form("trig", "application/trig", "TriG", ox.RdfFormat.TRIG),
    Form("nq", "application/n-quads", "N-Quads", ox.RdfFormat.N_QUADS),
)
_SHORT = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML)
_GRAPHS = (ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS)


def find_form(suffix: str, forms: tuple[Form[Kind], ...]) -> Form[Kind] | None:
    """The form with this suffix."""
    return next((form for form in forms if form.suffix == suffix), None)


def list_types(forms: tuple[Form[Kind], ...]) -> dict[str, Form[Kind]]:
    """Media types in the order of preference with their forms: first the proper names, then the other names."""
    types = {form.media_type: form for form in forms}
    for form in forms:
        for alias in form.aliases:
            types.setdefault(alias, form)
    return types


def list_forms(answer: Answer) -> tuple[Form[Any], ...]:
    """The forms that an answer can be written in, by its kind."""
    return TRIPLES if isinstance(answer, ox.QueryTriples) else ROWS


def write_answer(answer: Answer, suffix: str) -> bytes:
    """The whole answer to a query. Raises KeyError for a form that its kind does not have: see `list_forms`."""
    if isinstance(answer, ox.QueryTriples):
        return write_triples(answer, _by_suffix(TRIPLES)[suffix])
    return answer.serialize(format=_by_suffix(ROWS)[suffix].kind) or b""


def stream_answer(answer: Answer, form: Form[Any], output: IO[bytes]) -> None:
    """Write an answer to a file while it is computed. The form must be one of its kind: see `list_forms`."""
    if isinstance(answer, ox.QueryTriples):
        stream_triples(answer, form, output)
    else:
        answer.serialize(output, format=form.kind)


def stream_triples(triples: Iterable[ox.Triple], form: Form[Any], output: IO[bytes]) -> None:
    """Write triples to a file as they come."""
    ox.serialize(triples, output, format=form.kind, prefixes=PREFIXES if form.kind in _SHORT else None)


def write_triples(triples: Iterable[ox.Triple], form: Form[ox.RdfFormat]) -> bytes:
    """Triples as they come."""
    return ox.serialize(triples, format=form.kind, prefixes=PREFIXES if form.kind in _SHORT else None) or b""


def write_quads(quads: Iterable[ox.Quad], form: Form[ox.RdfFormat]) -> bytes:
    """Quads; a form without graphs has each triple once, in order."""
    if form.kind not in _GRAPHS:
        return write_triples(sorted({quad.triple for quad in quads}, key=str), form)
    prefixes = PREFIXES if form.kind in _SHORT else None
    return ox.serialize(sorted(quads, key=str), format=form.kind, prefixes=prefixes) or b""


def _by_suffix(forms: tuple[Form[Kind], ...]) -> dict[str, Form[Kind]]:
    return {form.suffix: form for form in forms}
