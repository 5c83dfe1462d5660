"""Forms for others over HTTP: the context and the frame of JSON-LD, and nanopublications by their own IRIs."""

from __future__ import annotations

from flask import Blueprint, Response

from armstrace.graph.claim_document import find_claim
from armstrace.graph.errors import InputError
from armstrace.graph.media import TRIPLES, find_form, list_types, write_quads
from armstrace.graph.nanopublication import Nanopublication, make_nanopublication
from armstrace.graph.resources import read_file
from armstrace.web.answer import pick, respond, split_suffix
from armstrace.web.link import local_path
from armstrace.web.problem import refuse
from armstrace.web.site import current_site

blueprint = Blueprint("interchange", __name__)
_JSON = ("application/ld+json", "application/json")
_FORMS = tuple(form for form in (find_form("trig", TRIPLES), find_form("nq", TRIPLES)) if form)


@blueprint.route("/context.jsonld")
def answer_context() -> Response:
    """The JSON-LD context: prefixes and properties."""
    return respond(read_file("ontology", "context.jsonld"), pick(_JSON))


@blueprint.route("/claim-frame.jsonld")
def answer_frame() -> Response:
    """The JSON-LD frame that makes a document of a claim."""
    return respond(read_file("ontology", "claim-frame.jsonld"), pick(_JSON))


@blueprint.route("/np/<key>")
def resolve_nanopublication(key: str) -> Response:
    """303 to the nanopublication that a claim has in this release. Raises ProblemError 404."""
    response = respond("", "text/plain", status=303)
    response.headers["Location"] = local_path(_make(key).iri) or ""
    return response


@blueprint.route("/np/<key>/<code>")
def answer_nanopublication(key: str, code: str) -> Response:
    """A nanopublication in TriG or N-Quads, by suffix or Accept. Raises ProblemError 404 for one of another release."""
    code, form = split_suffix(code, _FORMS)
    found = _make(key)
    if found.iri.rpartition("/")[2] != code:
        detail = f"this release has no nanopublication {code} of the claim {key}"
        raise refuse(404, "unknown-id", detail, hint=f"/np/{key} leads to the one it has")
    types = list_types(_FORMS)
    media_type = form.media_type if form else pick(types)
    if media_type == "application/trig":
        return respond(found.write(), media_type)
    return respond(write_quads(found.quads, types[media_type]), media_type)


def _make(key: str) -> Nanopublication:
    release = current_site().release
    try:
        return make_nanopublication(release, find_claim(release.store, key))
    except InputError as error:
        raise refuse(404, "unknown-id", f"the release has no claim named {key}", hint="/search finds claims") from error
