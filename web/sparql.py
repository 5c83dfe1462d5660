"""/sparql: a query is parsed, answered and written in the form that the client takes; a browser gets pages.

One function evaluates, one serialises: a deadline or a streamed body changes only these two.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
from flask import Blueprint, Response, current_app, render_template, request

from armstrace.graph.errors import ArmstraceError
from armstrace.graph.example import list_examples
from armstrace.graph.media import ROWS, TRIPLES, Form, find_form, list_forms, list_types, stream_answer, write_answer
from armstrace.graph.prefixes import QUERY_PREFIXES
from armstrace.graph.query import Answer, parse_query
from armstrace.graph.query import evaluate as evaluate_query
from armstrace.graph.query_cap import cap_rows
from armstrace.web.answer import HTML, accepted, answer_problem, pick_form, prefers_page, respond
from armstrace.web.description import answer_description
from armstrace.web.negotiation import choose
from armstrace.web.problem import Problem, ProblemError, describe_error, refuse
from armstrace.web.protocol import Asked, parse_request
from armstrace.web.site import Site, current_site
from armstrace.web.stream import stream
from armstrace.web.table import make_table
from armstrace.web.turn import KEY, Turn

blueprint = Blueprint("sparql", __name__)
#: What a request without a query may be answered in.
_OFFERED = (*list_types(TRIPLES), HTML)


@blueprint.route("/sparql", methods=["GET", "POST"])
@blueprint.route("/sparql/", methods=["GET", "POST"])
def answer_sparql() -> Response:
    """The endpoint of the SPARQL 1.1 Protocol; without a query its description, for browsers a form to write one."""
    try:
        if request.method != "POST" and not request.query_string and choose(accepted(), _OFFERED):
            _, described = pick_form(TRIPLES)
            return answer_description(described) if described else _show_form("", None)
        asked = _read_request()
        _grant(asked)
        answer = evaluate(current_site(), asked)
        media_type, form = _choose_form(asked, answer)
        if form is None:
            return _show_answer(asked, answer)
        return _stream(answer, form, media_type)
    except ArmstraceError as error:
        return _answer_fault(describe_error(error))
    except ProblemError as error:
        return _answer_fault(error.problem)


def evaluate(site: Site, asked: Asked) -> Answer:
    """The answer to a query over the graphs that were chosen, with as many rows as the server gives.

    Raises QueryError.
    """
    query = parse_query(asked.query)
    if query.form == "SELECT":
        query = replace(query, safe=cap_rows(query.safe, site.settings.limits.rows))
    return evaluate_query(
        site.release.store,
        query,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
        reach=site.release.reach,
    )


def _grant(asked: Asked) -> None:
    """Give the request the time that it asks for, and note which query it is."""
    turn = request.environ.get(KEY)
    if isinstance(turn, Turn):
        turn.note["query"] = hashlib.sha256(asked.query.encode()).hexdigest()[:16]
        if asked.timeout is not None:
            turn.grant(asked.timeout)


def _stream(answer: Answer, form: Form[Any], media_type: str) -> Response:
    """The answer in a form, written while it is computed where it is large."""
    limits = current_site().settings.limits
    return stream(
        current_app,
        request.environ,
        respond(b"", media_type),
        lambda output: stream_answer(answer, form, output),
        held_back=limits.held_back,
        suffix=form.suffix,
        most_rows=limits.rows if isinstance(answer, ox.QuerySolutions) else None,
    )


def _read_request() -> Asked:
    content_type = request.headers.get("Content-Type", "")
    body = request.get_data() if request.method == "POST" else b""
    return parse_request(request.method, request.query_string, content_type, body)


def _choose_form(asked: Asked, answer: Answer) -> tuple[str, Form[Any] | None]:
    """Media type and form to answer in; no form stands for a page. `format=` comes before Accept."""
    forms = list_forms(answer)
    if asked.format == "html":
        return HTML, None
    form = find_form(asked.format, forms) if asked.format else None
    if asked.format and form is None:
        names = ", ".join((*(known.suffix for known in forms), "html"))
        raise refuse(400, "format", f"format={asked.format} is not on offer for this query", hint=f"one of {names}")
    return pick_form(forms, form)


def _answer_fault(problem: Problem) -> Response:
    """A problem; a browser keeps the form with the query that failed."""
    if not prefers_page():
        return answer_problem(problem)
    return _show_form(request.values.get("query", ""), problem)


def _show_form(query: str, problem: Problem | None) -> Response:
    page = render_template(
        "sparql.html",
        query=query,
        problem=problem,
        prefixes=QUERY_PREFIXES,
        examples=list_examples(),
        forms=(*ROWS, *TRIPLES),
    )
    return respond(page, HTML, status=problem.status if problem else 200)


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
