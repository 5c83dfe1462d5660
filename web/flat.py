"""All claims as one flat table, and what its columns mean."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from armstrace.graph.flat import COLUMNS, write_csv
from armstrace.web.answer import HTML, pick, respond
from armstrace.web.site import current_site

blueprint = Blueprint("flat", __name__)


@blueprint.route("/claims.csv")
def answer_claims() -> Response:
    """Every claim of the release, a row each."""
    response = respond(write_csv(current_site().release.store), pick(["text/csv"]))
    response.headers["Content-Disposition"] = 'inline; filename="armstrace-claims.csv"'
    response.headers["Link"] = '</claims-dictionary>; rel="describedby"'
    return response


@blueprint.route("/claims-dictionary")
def show_dictionary() -> Response:
    """What each column of the table means."""
    pick([HTML])
    return respond(render_template("dictionary.html", columns=COLUMNS), HTML)
