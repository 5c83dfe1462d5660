"""The home page, and answers of example questions as pages show them."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
from flask import Blueprint, Response, render_template

from armstrace.graph.example import Example, list_examples
from armstrace.graph.media import write_answer
from armstrace.graph.query import Answer, run_query
from armstrace.web.answer import HTML, pick, respond
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


def answer_example(example: Example, most: int) -> Answered:
    """An example answered from the release, with at most so many rows."""
    return make_answered(example, run_query(current_site().release.store, example.text), most)


def make_answered(example: Example, answer: Answer, most: int) -> Answered:
    """An answer as a page shows it, with at most so many rows."""
    if isinstance(answer, ox.QuerySolutions):
        return Answered(example, table=make_table(current_site().release, answer, most, example.why))
    if isinstance(answer, ox.QueryBoolean):
        return Answered(example, yes=bool(answer))
    return Answered(example, turtle=write_answer(answer, "ttl").decode())
