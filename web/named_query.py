"""/q: the example questions as addresses, `/q/<name>.csv?state=usa`; parameters are checked and bound as terms."""

from __future__ import annotations

from urllib.parse import urlencode

import pyoxigraph as ox
from flask import Blueprint, Response, render_template, request

from armstrace.graph.errors import ArmstraceError
from armstrace.graph.example import find_example, list_examples
from armstrace.graph.media import find_form, list_forms, write_answer
from armstrace.graph.parameter import ask_question, bind, read_values
from armstrace.graph.query import Answer, evaluate, parse_query
from armstrace.web.answer import HTML, pick, pick_form, respond
from armstrace.web.home import make_answered
from armstrace.web.problem import ProblemError, describe_error, refuse
from armstrace.web.row_count import count_rows, drop_last
from armstrace.web.site import current_site

blueprint = Blueprint("named_query", __name__)


@blueprint.route("/q")
def show_examples() -> Response:
    """All example questions."""
    pick([HTML])
    return respond(render_template("examples.html", examples=list_examples()), HTML)


@blueprint.route("/q/<name>")
def show_example(name: str) -> Response:
    """An example with its answer: a page, or data by suffix (`/q/<name>.csv`) or Accept.

    Raises ProblemError: 404 for an unknown name or form, 400 for a parameter that cannot be used.
    """
    plain, suffix = (name, None) if find_example(name) else name.rpartition(".")[::2]
    example, release, most = find_example(plain), current_site().release, current_site().settings.limits.rows
    if example is None:
        raise refuse(404, "unknown-example", f"there is no example named {name}", hint="/q lists them all")
    given = _read_given()
    try:
        values = read_values(example.parameters, given, release.store)
        text = bind(example.text, values)
        answer = evaluate(release.store, parse_query(text).cap(most + 1), reach=release.reach)
    except ArmstraceError as error:
        raise ProblemError(describe_error(error)) from error
    forms = list_forms(answer)
    form = find_form(suffix, forms) if suffix else None
    if suffix and form is None:
        raise refuse(404, "unknown-form", f"{plain} has no form {suffix}", hint=" ".join(form.suffix for form in forms))
    media_type, form = pick_form(forms, form)
    if form is not None:
        return _write(answer, form.suffix, media_type, most)
    page = render_template(
        "example.html",
        shown=make_answered(example, answer, current_site().settings.most_rows),
        forms=forms,
        question=ask_question(example.question, example.parameters, values, release.store),
        text=text,
        given={parameter.name: given.get(parameter.name, parameter.default) for parameter in example.parameters},
        address=f"?{urlencode(given)}" if given else "",
        missing=example.list_missing(release.store),
    )
    return respond(page, HTML)


def _write(answer: Answer, suffix: str, media_type: str, most: int) -> Response:
    """The answer as data, with as many rows as the server gives; a mark tells where it has more."""
    body = write_answer(answer, suffix)
    if not isinstance(answer, ox.QuerySolutions) or count_rows(body, suffix) <= most:
        return respond(body, media_type)
    response = respond(drop_last(body, suffix), media_type)
    response.headers["Armstrace-Capped"] = f"rows={most}"
    return response


def _read_given() -> dict[str, str]:
    """The parameters of the address. Raises ProblemError 400 for one that is given twice."""
    given = {}
    for name, values in request.args.lists():
        if len(values) > 1:
            raise refuse(400, "input", f"{name} is given {len(values)} times, one value is taken")
        given[name] = values[0]
    return given
