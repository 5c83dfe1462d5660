"""The home page, and the example questions with their answers."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
from flask import Blueprint, Response, render_template

from armstrace.graph.example import Example, find_example, list_examples
from armstrace.graph.media import find_form, list_forms, write_answer
from armstrace.graph.query import Answer, run_query
from armstrace.web.answer import HTML, pick, pick_form, respond
from armstrace.web.problem import refuse
from armstrace.web.site import current_site
from armstrace.web.table import Table, make_table

blueprint = Blueprint("home", __name__)
_ROWS_AT_HOME = 5
#: What the home page tells of the release's counts.
_TOLD = ("claims", "findings", "sources", "sections", "passages", "footnotes", "discrepancies")


@dataclass(frozen=True, slots=True)
class Answered:
    """An example with the table of its answer, or yes or no, or Turtle."""

    example: Example
    table: Table | None = None
    yes: bool | None = None
    turtle: str | None = None


@blueprint.route("/")
def show_home() -> Response:
    """What this is, how much it holds, and three live answers."""
    pick([HTML])
    site = current_site()
    counts = [(what, site.release.counts[what]) for what in _TOLD if what in site.release.counts]
    examples = list_examples()
    live = [answer_example(example, _ROWS_AT_HOME) for example in examples if example.home]
    return respond(render_template("home.html", counts=counts, live=live, examples=examples), HTML)


@blueprint.route("/q")
def show_examples() -> Response:
    """All example questions."""
    pick([HTML])
    return respond(render_template("examples.html", examples=list_examples()), HTML)


@blueprint.route("/q/<name>")
def show_example(name: str) -> Response:
    """An example with its answer: a page, or data by suffix (`/q/<name>.csv`) or Accept. Raises ProblemError 404."""
    plain, suffix = (name, None) if find_example(name) else name.rpartition(".")[::2]
    example = find_example(plain)
    if example is None:
        raise refuse(404, "unknown-example", f"there is no example named {name}", hint="/q lists them all")
    answer = run_query(current_site().release.store, example.text)
    forms = list_forms(answer)
    form = find_form(suffix, forms) if suffix else None
    if suffix and form is None:
        raise refuse(404, "unknown-form", f"{plain} has no form {suffix}", hint=" ".join(form.suffix for form in forms))
    media_type, form = pick_form(forms, form)
    if form is not None:
        return respond(write_answer(answer, form.suffix), media_type)
    shown = _make_answered(example, answer, current_site().settings.most_rows)
    return respond(render_template("example.html", shown=shown, forms=forms), HTML)


def answer_example(example: Example, most: int) -> Answered:
    """An example answered from the release, with at most so many rows."""
    return _make_answered(example, run_query(current_site().release.store, example.text), most)


def _make_answered(example: Example, answer: Answer, most: int) -> Answered:
    if isinstance(answer, ox.QuerySolutions):
        return Answered(example, table=make_table(current_site().release, answer, most, example.why))
    if isinstance(answer, ox.QueryBoolean):
        return Answered(example, yes=bool(answer))
    return Answered(example, turtle=write_answer(answer, "ttl").decode())
