"""Answers that depend on what the client takes: one choice of form, one way to answer a problem."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Response, render_template, request
from werkzeug.exceptions import HTTPException

from armstrace.graph.media import Form, Kind, find_form, list_types
from armstrace.web import problem as problems
from armstrace.web.negotiation import choose
from armstrace.web.problem import Problem, ProblemError

HTML = "text/html"
_NO_WRITES = "data here is read-only: a release never changes"
_DETAILS = {
    404: "no page or resource has this address",
    413: "the body is larger than this server reads",
    500: "an error that nobody foresaw; it was written to the server's log",
}


def accepted() -> str | None:
    """The request's Accept header, several joined as one list; None where there is none."""
    return ",".join(request.headers.getlist("Accept")) or None


def pick(offers: Iterable[str]) -> str:
    """The offered media type that the client likes best. Raises ProblemError 406, which lists what is on offer."""
    types = list(offers)
    chosen = choose(accepted(), types)
    if chosen is None:
        detail = f"Accept: {accepted()} fits none of the forms on offer"
        raise problems.refuse(406, "not-acceptable", detail, hint="ask for one of " + ", ".join(types))
    return chosen


def pick_form(forms: tuple[Form[Kind], ...], form: Form[Kind] | None = None) -> tuple[str, Form[Kind] | None]:
    """Media type and form to answer in: the given form, else by Accept; no form stands for a page."""
    if form is not None:
        return form.media_type, form
    types: dict[str, Form[Kind]] = list_types(forms)
    media_type = pick([*types, HTML])
    return media_type, types.get(media_type)


def split_suffix(name: str, forms: tuple[Form[Kind], ...]) -> tuple[str, Form[Kind] | None]:
    """A name without the suffix of a form, and that form; the whole name where it has none."""
    stem, _, ending = name.rpartition(".")
    form = find_form(ending, forms) if stem else None
    return (stem, form) if form else (name, None)


def prefers_page() -> bool:
    """Does the client like a page for people better than problem details?"""
    return choose(accepted(), [problems.MEDIA_TYPE, "application/json", HTML]) == HTML


def respond(body: bytes | str, media_type: str, *, status: int = 200) -> Response:
    """An answer in a form: text is UTF-8, and says so."""
    text = media_type.startswith("text/")
    return Response(body, status=status, content_type=f"{media_type}; charset=utf-8" if text else media_type)


def answer_problem(problem: Problem) -> Response:
    """The answer for a problem: a page where a browser asks, else problem details (RFC 9457)."""
    if prefers_page():
        response = respond(render_template("problem.html", problem=problem), HTML, status=problem.status)
    else:
        response = respond(problem.to_json(), problems.MEDIA_TYPE, status=problem.status)
    for name, value in problem.headers:
        response.headers[name] = value
    return response


def answer_http_error(error: HTTPException) -> Response:
    """The same for what Flask refuses by itself: unknown paths, methods, bodies that are too large, crashes."""
    status = error.code or 500
    if status < 400:
        return Response(error.get_response().get_data(), status=status, headers=error.get_headers())
    headers = tuple((name, value) for name, value in error.get_headers() if name in ("Allow", "Retry-After"))
    detail = _DETAILS.get(status, error.description or "the request failed")
    hint = _NO_WRITES if status == 405 else None
    if status == 405:
        detail = f"{request.method} is not taken by {request.path}"
    return answer_problem(Problem(status=status, type="http", detail=detail, hint=hint, headers=headers))


def answer_refusal(error: ProblemError) -> Response:
    """The same for what the project refuses."""
    return answer_problem(error.problem)
