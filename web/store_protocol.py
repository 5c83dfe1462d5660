"""SPARQL 1.1 Graph Store Protocol, the part that reads: `/store?graph=<IRI>` and `/store?default`.

`/graph/<name>` is the same for graphs of ours by their own address (direct identification). What would write is refused
with 405: a release never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from flask import Blueprint, Response, request

from armstrace.graph.media import TRIPLES, Form, find_form, list_types, stream_triples, write_triples
from armstrace.graph.release import DESCRIPTION, GRAPH, Release
from armstrace.web.answer import pick, respond
from armstrace.web.flow import FlowingResponse
from armstrace.web.problem import refuse
from armstrace.web.site import current_site

blueprint = Blueprint("store", __name__)
_HOW = "ask for one graph by graph=<IRI>, or for the default graph by default; /data lists all"


@blueprint.route("/store")
def answer_graph() -> Response:
    """One graph of the store as data. Raises ProblemError 400 for a request that names none or several, 404, 406."""
    release = current_site().release
    names, default = request.args.getlist("graph"), "default" in request.args
    if len(names) + default != 1:
        raise refuse(400, "graph", f"{len(names) + default} graphs are asked for", hint=_HOW)
    if not names:
        return _flow(_list_default(release))
    quads = release.store.quads_for_pattern(None, None, None, find_graph(release.store, names[0]))
    return _write({quad.triple for quad in quads})


def find_graph(store: ox.Store, iri: str) -> ox.NamedNode:
    """The named graph of this IRI. Raises ProblemError 400 for what is no IRI, 404 for one that is not there."""
    try:
        graph = ox.NamedNode(iri)
    except ValueError as error:
        raise refuse(400, "graph", f"{iri!r} is no whole IRI", hint=_HOW) from error
    if not store.contains_named_graph(graph):
        raise refuse(404, "unknown-graph", f"there is no graph <{iri}>", hint="/data lists them all")
    return graph


def _list_default(release: Release) -> Iterator[ox.Triple]:
    """The triples of the default graph: of a release in the order of its files, so that it is the same each time."""
    files = [(release.folder / GRAPH, ox.RdfFormat.N_QUADS), (release.folder / DESCRIPTION, ox.RdfFormat.TURTLE)]
    if release.is_files or not files[0][0].is_file():
        chosen = None if release.reach.union else ox.DefaultGraph()
        return (quad.triple for quad in release.store.quads_for_pattern(None, None, None, chosen))
    return (quad.triple for path, kind in files if path.is_file() for quad in ox.parse(path=path, format=kind))


def _flow(triples: Iterator[ox.Triple]) -> Response:
    media_type, form = _choose_form()
    held_back = current_site().settings.limits.held_back
    return FlowingResponse(lambda output: stream_triples(triples, form, output), held_back, form.suffix, media_type)


def _write(triples: Iterable[ox.Triple]) -> Response:
    media_type, form = _choose_form()
    return respond(write_triples(sorted(triples, key=str), form), media_type)


def _choose_form() -> tuple[str, Form[ox.RdfFormat]]:
    """Media type and form, by `format=`, else by Accept. Raises ProblemError 400 or 406."""
    asked, types = request.args.get("format"), list_types(TRIPLES)
    if not asked:
        media_type = pick(types)
        return media_type, types[media_type]
    form = find_form(asked, TRIPLES)
    if form is None:
        raise refuse(400, "format", f"format={asked} is not on offer", hint=" ".join(known.suffix for known in TRIPLES))
    return form.media_type, form
