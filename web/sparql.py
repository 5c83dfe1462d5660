"""What a browser is shown at /sparql: the form, an answer, a problem. The endpoint itself is armstrace.web.endpoint."""

from __future__ import annotations

from urllib.parse import urlencode

import pyoxigraph as ox
from flask import Blueprint, Response, render_template, request

from armstrace.graph.example import list_examples
from armstrace.graph.media import ROWS, TRIPLES, list_forms, write_answer
from armstrace.graph.prefixes import QUERY_PREFIXES
from armstrace.graph.query import Answer
from armstrace.web.answer import HTML, pick_form, respond
from armstrace.web.description import answer_description
from armstrace.web.endpoint import SHOWN, Shown
from armstrace.web.problem import Problem
from armstrace.web.protocol import Asked
from armstrace.web.site import current_site
from armstrace.web.table import make_table

blueprint = Blueprint("sparql", __name__)


@blueprint.route("/sparql", methods=["GET", "POST"])
@blueprint.route("/sparql/", methods=["GET", "POST"])
def show_sparql() -> Response:
    """What the endpoint hands over; without a query its description as RDF, for browsers a form to write one.

    Raises the fault that the endpoint met, to be answered as any other.
    """
    shown = request.environ.get(SHOWN) or Shown()
    if shown.fault is not None:
        raise shown.fault
    if shown.problem is not None:
        return _show_form(request.values.get("query", ""), shown.problem)
    if shown.asked is not None and shown.answer is not None:
        return _show_answer(shown.asked, shown.answer)
    _, form = pick_form(TRIPLES)
    return answer_description(form) if form else _show_form("", None)


def _show_form(query: str, problem: Problem | None) -> Response:
    page = render_template(
        "sparql.html",
        query=query,
        problem=problem,
        prefixes=QUERY_PREFIXES,
        examples=list_examples(),
        forms=(*ROWS, *TRIPLES),
    )
    response = respond(page, HTML, status=problem.status if problem else 200)
    response.headers.extend(problem.headers if problem else ())
    return response


def _show_answer(asked: Asked, answer: Answer) -> Response:
    """The answer as a page: a table, yes or no, or Turtle."""
    links = [(form.label, f"/sparql?{_address(asked, form.suffix)}") for form in list_forms(answer)]
    site = current_site()
    shown: dict[str, object] = {}
    if isinstance(answer, ox.QuerySolutions):
        shown = {"table": make_table(site.release, answer, site.settings.most_rows)}
    elif isinstance(answer, ox.QueryBoolean):
        shown = {"yes": bool(answer)}
    else:
        shown = {"turtle": write_answer(answer, "ttl").decode()}
    return respond(render_template("answer.html", asked=asked, links=links, **shown), HTML)


def _address(asked: Asked, suffix: str) -> str:
    """The query part of the address that answers the same in another form."""
    fields = [("query", asked.query), ("format", suffix)]
    fields += [("default-graph-uri", graph) for graph in asked.default_graphs]
    fields += [("named-graph-uri", graph) for graph in asked.named_graphs]
    return urlencode(fields)
