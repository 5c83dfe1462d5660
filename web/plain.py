"""Pages that ask the graph nothing: about, corrections, kinds of problem; and the server's own state."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, render_template

from armstrace.web.answer import HTML, pick, respond
from armstrace.web.problem import KINDS
from armstrace.web.site import current_site

blueprint = Blueprint("plain", __name__)
#: Paths whose answers are about now.
FRESH: Final = frozenset({"/healthz", "/readyz", "/metrics"})


@blueprint.route("/about")
def show_about() -> Response:
    """What this is, how claims are read, what it is not."""
    pick([HTML])
    return respond(render_template("about.html"), HTML)


@blueprint.route("/corrections")
def show_corrections() -> Response:
    """How to report an error: the corrections address of each release leads here."""
    pick([HTML])
    return respond(render_template("corrections.html"), HTML)


@blueprint.route("/problems")
def show_problems() -> Response:
    """What the `type` of a problem leads to."""
    pick([HTML])
    return respond(render_template("problems.html", kinds=KINDS), HTML)


@blueprint.route("/healthz")
def answer_health() -> Response:
    """The process answers."""
    return Response("ok\n", content_type="text/plain; charset=utf-8")


@blueprint.route("/readyz")
def answer_ready() -> Response:
    """The release is open and answers a query."""
    release = current_site().release
    ready = release.is_files or bool(release.store.query("ASK { GRAPH ?g { ?s ?p ?o } }"))
    text = f"ready {release.id}\n" if ready else "the release holds nothing\n"
    return Response(text, status=200 if ready else 503, content_type="text/plain; charset=utf-8")
