"""/search: what has some words, with kinds and classes as links; the address is the state."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from armstrace.graph.errors import InputError
from armstrace.graph.search import PAGE, SEARCH, Found, search
from armstrace.web.answer import HTML, pick, respond
from armstrace.web.problem import ProblemError, describe_error, refuse
from armstrace.web.site import current_site

blueprint = Blueprint("search", __name__)
_TYPES = {"csv": "text/csv", "json": "application/json"}
#: The forms of data have all hits, up to this many.
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, narrowed to a kind and a class, and which page of it."""

    text: str
    kind: str | None
    cls: str | None
    page: int

    def address(self, path: str = "/search", **changes: str | int | None) -> str:
        """The address of the same search with some things changed; the first page unless one is named."""
        fields = {"q": self.text, "kind": self.kind, "class": self.cls, **changes}
        return f"{path}?{urlencode({name: value for name, value in fields.items() if value})}"


@blueprint.route("/search")
@blueprint.route("/search.<suffix>")
def show_search(suffix: str | None = None) -> Response:
    """Hits as a page of 50, or all of them as CSV or JSON. Raises ProblemError 400, 404 or 406."""
    if suffix and suffix not in _TYPES:
        raise refuse(404, "unknown-form", f"the search has no form {suffix}", hint="csv json")
    asked = _read_asked()
    media_type = _TYPES[suffix] if suffix else pick([HTML, *_TYPES.values()])
    try:
        found = _find(asked, paged=media_type == HTML) if asked.text else None
    except InputError as error:
        raise ProblemError(describe_error(error)) from error
    if media_type == HTML:
        pages = max(1, -(-found.total // PAGE)) if found else 1
        return respond(render_template("search.html", asked=asked, found=found, pages=pages), HTML)
    if found is None:
        raise refuse(400, "input", "nothing was looked for", hint="give the words by q=")
    response = respond(_write_json(found) if media_type == _TYPES["json"] else _write_csv(found), media_type)
    if len(found.hits) < found.total:
        response.headers["Armstrace-Capped"] = f"rows={len(found.hits)}"
    return response


def _read_asked() -> Asked:
    page = request.args.get("page", "1")
    if not (page.isascii() and page.isdigit() and 0 < int(page[:9]) < 10**6):
        raise refuse(400, "page", f"page={page} is no number of a page")
    fields = {name: request.args.get(name, "").strip() or None for name in ("q", "kind", "class")}
    return Asked(fields["q"] or "", fields["kind"], fields["class"], int(page[:9]))


def _find(asked: Asked, *, paged: bool) -> Found:
    site = current_site()
    skip, most = ((asked.page - 1) * PAGE, PAGE) if paged else (0, min(_MOST, site.settings.limits.rows))
    file = site.release.folder / SEARCH
    return search(file, asked.text, kind=asked.kind, cls=asked.cls, skip=skip, most=most)


def _write_json(found: Found) -> str:
    hits = [
        {"iri": hit.iri, "kind": hit.kind, "class": hit.cls, "label": hit.label, "matched": hit.matched or None}
        for hit in found.hits
    ]
    told = {"total": found.total, "kinds": dict(found.kinds), "classes": dict(found.classes), "hits": hits}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _write_csv(found: Found) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("iri", "kind", "class", "label", "matched"))
    writer.writerows(found.hits)
    return text.getvalue()
