"""The named graphs of the release: a list of all, and each as data or as a page."""

from __future__ import annotations

import pyoxigraph as ox
from flask import Blueprint, Response, render_template

from armstrace.graph.media import TRIPLES, write_quads
from armstrace.graph.names import GRAPH
from armstrace.graph.row import read_rows
from armstrace.web.answer import HTML, pick, pick_form, respond, split_suffix
from armstrace.web.problem import refuse
from armstrace.web.site import current_site

blueprint = Blueprint("graphs", __name__)
_SIZES = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"


@blueprint.route("/graph/")
def list_graphs() -> Response:
    """All named graphs of the release with their sizes in triples."""
    pick([HTML])
    rows = [(row["g"].value, int(row["n"].value)) for row in read_rows(current_site().release.store, _SIZES)]
    return respond(render_template("graphs.html", graphs=rows), HTML)


@blueprint.route("/graph/<path:name>")
def show_graph(name: str) -> Response:
    """A named graph as data, by suffix or Accept, or as a page. Raises ProblemError 404."""
    store = current_site().release.store
    plain, form = split_suffix(name, TRIPLES)
    graph = _find_graph(store, plain)
    if graph is None:
        raise refuse(404, "unknown-graph", f"the release has no graph named {name}", hint="/graph/ lists them all")
    media_type, form = pick_form(TRIPLES, form)
    quads = store.quads_for_pattern(None, None, None, graph)
    if form is not None:
        return respond(write_quads(quads, form), media_type)
    size = sum(1 for _ in quads)
    return respond(render_template("graph.html", iri=graph.value, name=name, size=size, forms=TRIPLES), HTML)


def _find_graph(store: ox.Store, name: str) -> ox.NamedNode | None:
    try:
        graph = ox.NamedNode(GRAPH + name)
    except ValueError:
        return None
    return graph if store.contains_named_graph(graph) else None
