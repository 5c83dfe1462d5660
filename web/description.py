"""What the release says of itself: /data as a page and as RDF, /.well-known/void, what the endpoint is, the files.

In answers the endpoint and the files have this server's addresses, so that whoever reads the description finds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

import pyoxigraph as ox
from flask import Blueprint, Response, render_template, request, send_file

from armstrace.graph.about import read_about
from armstrace.graph.media import TRIPLES, Form, list_types, write_triples
from armstrace.graph.names import BASE, ENDPOINT, GRAPH, file_iri
from armstrace.graph.prefixes import PREFIXES
from armstrace.graph.release_description import list_description, tell_about
from armstrace.graph.row import read_rows
from armstrace.web.answer import HTML, pick, pick_form, respond
from armstrace.web.link import local_path
from armstrace.web.problem import refuse
from armstrace.web.site import current_site

blueprint = Blueprint("description", __name__)

_ENDPOINT, _FEATURE, _FEDERATION = (
    ox.NamedNode(PREFIXES["sd"] + name) for name in ("endpoint", "feature", "BasicFederatedQuery")
)
_HEAD = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("sd", "void", "dct", "dcat", "spdx", "foaf"))
_FILES = f"""{_HEAD}SELECT ?address ?title ?size ?sha256 WHERE {{
  ?file a dcat:Distribution ; dcat:downloadURL ?address ; dct:description ?title ; dcat:byteSize ?size ;
    spdx:checksum/spdx:checksumValue ?sha256 }} ORDER BY ?address"""
_LINKS = f"""{_HEAD}SELECT ?predicate ?title ?page ?count WHERE {{
  ?set a void:Linkset ; void:linkPredicate ?predicate ; void:triples ?count ; void:objectsTarget ?target .
  ?target dct:title ?title ; foaf:homepage ?page }} ORDER BY ?title ?predicate"""


class Graph(NamedTuple):
    """A named graph as the page shows it: its size in triples, what it holds, its terms of use."""

    iri: str
    path: str
    size: int
    title: str
    terms: str


class Link(NamedTuple):
    """Links to another dataset as the page shows them."""

    predicate: str
    title: str
    page: str
    triples: int


class File(NamedTuple):
    """A file to take: its path here, its title, its size in bytes and its SHA-256."""

    name: str
    path: str
    title: str
    size: int
    sha256: str


@blueprint.route("/data")
@blueprint.route("/data.<suffix>")
def show_dataset(suffix: str | None = None) -> Response:
    """The dataset that the release is, as a page or as RDF. Raises ProblemError 404 for an unknown form."""
    form = next((form for form in TRIPLES if form.suffix == suffix), None)
    if suffix and form is None:
        raise refuse(404, "unknown-form", f"the description has no form {suffix}", hint="take ttl, jsonld or another")
    _, form = pick_form(TRIPLES, form)
    return answer_description(form) if form else respond(_write_page(), HTML)


@blueprint.route("/.well-known/void")
def answer_void() -> Response:
    """The description as RDF, where VoID says that it is looked for."""
    return answer_description(list_types(TRIPLES)[pick(list_types(TRIPLES))])


@blueprint.route("/download/<name>")
def answer_file(name: str) -> Response:
    """A file of the release that anyone may take; texts of profiles never are. Raises ProblemError 404."""
    note = next((note for note in read_about().files if note.name == name), None)
    path = current_site().release.folder / name
    if note is None or not path.is_file():
        raise refuse(404, "unknown-file", f"the release offers no file named {name}", hint="/data lists them")
    return send_file(path, mimetype=note.media_type, etag=False)


def answer_description(form: Form[ox.RdfFormat]) -> Response:
    """The description of the release and of this endpoint, in a form."""
    return respond(write_triples(_list_triples(), form), form.media_type)


def _list_triples() -> Iterator[ox.Triple]:
    """The description, with the addresses of this server for the endpoint and the files."""
    root, services = request.url_root, current_site().settings.services
    for triple in list_description(current_site().release):
        value = triple.object
        if services and triple.predicate == _ENDPOINT:
            yield ox.Triple(triple.subject, _FEATURE, _FEDERATION)
        if isinstance(value, ox.NamedNode) and value.value.startswith((ENDPOINT, file_iri(""))):
            value = _make_node(root + value.value.removeprefix(BASE), value)
        yield ox.Triple(triple.subject, triple.predicate, value)


def _make_node(address: str, otherwise: ox.NamedNode) -> ox.NamedNode:
    """The node of an address; the other one where a client's Host header makes it no IRI."""
    try:
        return ox.NamedNode(address)
    except ValueError:
        return otherwise


def _write_page() -> str:
    told = ox.Store()
    told.extend(ox.Quad(t.subject, t.predicate, t.object) for t in list_description(current_site().release))
    files = tuple(_make_file(row) for row in read_rows(told, _FILES))
    links = tuple(
        Link(row["predicate"].value, row["title"].value, row["page"].value, int(row["count"].value))
        for row in read_rows(told, _LINKS)
    )
    shown = {"graphs": _list_graphs(), "files": files, "links": links}
    return render_template("dataset.html", about=read_about(), forms=TRIPLES, **shown)


def _list_graphs() -> tuple[Graph, ...]:
    release = current_site().release
    about, statistics = tell_about(release.store), release.reach.statistics
    found = []
    for iri, size in ((statistics.graphs if statistics else None) or {}).items():
        note = about.find_graph(iri)
        terms = about.licences[note.licence].label if note else ""
        path = local_path(iri) if iri.startswith(GRAPH) else f"/store?{urlencode({'graph': iri})}"
        found.append(Graph(iri, path or "", size, note.title if note else "", terms))
    return tuple(found)


def _make_file(row: ox.QuerySolution) -> File:
    address = row["address"].value
    path = "/" + address.removeprefix(BASE)
    return File(path.rpartition("/")[2], path, row["title"].value, int(row["size"].value), row["sha256"].value)
