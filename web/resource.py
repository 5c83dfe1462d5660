"""Every IRI of the graph resolves: `/id/...` by 303 to a page or to data, and the data in each form.

A suffix decides before Accept. A key may hold full stops (`ao-2.5rt`), so that an ending is a suffix only where no node
has the whole key.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from flask import Blueprint, Response

from armstrace.graph.description import find_tombstone, is_known, list_quads
from armstrace.graph.errors import InputError
from armstrace.graph.jsonld import make_claim_document, write_document
from armstrace.graph.media import TRIPLES, Form, list_types, write_quads
from armstrace.graph.names import make_iri
from armstrace.web.answer import pick, pick_form, respond, split_suffix
from armstrace.web.link import data_path, local_path, page_path
from armstrace.web.problem import Problem, ProblemError, refuse
from armstrace.web.site import current_site

blueprint = Blueprint("resource", __name__)


@blueprint.route("/id/<kind>/<key>")
def resolve(kind: str, key: str) -> Response:
    """303 to the page or to the data, by suffix or by Accept."""
    iri, form = find_node(kind, key)
    _, form = pick_form(TRIPLES, form)
    response = respond("", "text/plain", status=303)
    response.headers["Location"] = data_path(iri, form.suffix) if form else page_path(iri)
    return response


@blueprint.route("/data/<kind>/<key>")
def answer_data(kind: str, key: str) -> Response:
    """What the release says about a node, with the graphs that say so where the form has graphs.

    A claim in JSON-LD is the claim with all that it rests on, as one nested document.
    """
    iri, form = find_node(kind, key)
    store = current_site().release.store
    if kind == "claim" and _is_jsonld(form):
        document = make_claim_document(store, ox.NamedNode(iri))
        return respond(write_document(document), form.media_type if form else pick(list_types(TRIPLES)))
    return answer_quads(list_quads(store, iri), form)


def find_node(kind: str, key: str) -> tuple[str, Form[ox.RdfFormat] | None]:
    """The node that a path names, and the form that its suffix asks for.

    Raises ProblemError: 404 for what the release does not know, 410 for a retired claim.
    """
    for name, form in dict.fromkeys(((key, None), split_suffix(key, TRIPLES))):
        iri = _find_known(kind, name)
        if iri is not None:
            _refuse_retired(iri)
            return iri, form
    raise refuse(404, "unknown-id", f"the release has no {kind} named {key}", hint="look it up by /sparql")


def answer_quads(quads: Iterable[ox.Quad], form: Form[ox.RdfFormat] | None) -> Response:
    """Quads in a form; by Accept where none is given."""
    types = list_types(TRIPLES)
    media_type = form.media_type if form else pick(types)
    return respond(write_quads(quads, types[media_type]), media_type)


def _is_jsonld(form: Form[ox.RdfFormat] | None) -> bool:
    """Is JSON-LD asked for, by suffix or by Accept?"""
    found = form or list_types(TRIPLES)[pick(list_types(TRIPLES))]
    return found.kind == ox.RdfFormat.JSON_LD


def _find_known(kind: str, key: str) -> str | None:
    try:
        iri = make_iri(kind, key)
    except InputError:
        return None
    return iri if kind != "value" and is_known(current_site().release.store, iri) else None


def _refuse_retired(iri: str) -> None:
    """Raise ProblemError 410 for a retired claim, with its successors."""
    tombstone = find_tombstone(current_site().release.store, iri)
    if tombstone is None:
        return
    links = tuple(path for successor in tombstone.successors if (path := local_path(successor)))
    hint = "see the claims that stand in its place" if links else "no claim stands in its place"
    detail = f"this claim was retired: {tombstone.reason}"
    raise ProblemError(Problem(status=410, type="retired", detail=detail, hint=hint, links=links))
