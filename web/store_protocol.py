"""SPARQL 1.1 Graph Store Protocol, the part that reads: `/store?graph=<IRI>` and `/store?default`.

`/graph/<name>` is the same for graphs of ours by their own address (direct identification). What would write is refused
with 405: a release never changes.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from flask import Blueprint, Response, request

from armstrace.graph.media import TRIPLES, find_form, list_types, write_triples
from armstrace.web.answer import pick, respond
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
    if names:
        quads = release.store.quads_for_pattern(None, None, None, find_graph(release.store, names[0]))
    else:
        quads = release.store.quads_for_pattern(None, None, None, None if release.reach.union else ox.DefaultGraph())
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


def _write(triples: Iterable[ox.Triple]) -> Response:
    asked, types = request.args.get("format"), list_types(TRIPLES)
    form = find_form(asked, TRIPLES) if asked else None
    if asked and form is None:
        raise refuse(400, "format", f"format={asked} is not on offer", hint=" ".join(known.suffix for known in TRIPLES))
    media_type = form.media_type if form else pick(types)
    return respond(write_triples(sorted(triples, key=str), form or types[media_type]), media_type)
