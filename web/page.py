"""Pages about nodes: one view for every IRI under `/id/`; claims tell their trace."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from armstrace.graph.media import TRIPLES
from armstrace.graph.names import graph_iri
from armstrace.graph.prefixes import write_short
from armstrace.graph.trace import read_trace
from armstrace.web.answer import HTML, pick, respond
from armstrace.web.link import data_path
from armstrace.web.problem import refuse
from armstrace.web.resource import find_node
from armstrace.web.site import current_site
from armstrace.web.view import make_view

blueprint = Blueprint("page", __name__)


@blueprint.route("/page/<kind>/<key>")
def show_node(kind: str, key: str) -> Response:
    """The page about a node. Raises ProblemError 404, 406 or 410."""
    iri, _ = find_node(kind, key)
    pick([HTML])
    frame: dict[str, object] = {
        "iri": iri,
        "short": write_short(iri),
        "forms": [(form, data_path(iri, form.suffix)) for form in TRIPLES],
    }
    if kind == "claim":
        return respond(_show_claim(key, frame), HTML)
    view = make_view(current_site().release, iri, page=_page_number())
    return respond(render_template("node.html", view=view, kind=kind, **frame), HTML)


def _show_claim(key: str, frame: dict[str, object]) -> str:
    """The trace of a claim, with its texts where the server may show them."""
    site = current_site()
    trace = read_trace(site.release, key, with_text=site.settings.show_text)
    document = trace.section.iri.rpartition("/")[2]
    return render_template("claim.html", trace=trace, graph=graph_iri(f"claims/{document}"), **frame)


def _page_number() -> int:
    """The page of claims asked for by `?page=`. Raises ProblemError 400 for what is no number."""
    asked = request.args.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise refuse(400, "page", f"page={asked} is no number")
    return int(asked)
