"""What went wrong, as one value with one shape: problem details (RFC 9457), or a page where a browser asks."""

from __future__ import annotations

import json
from dataclasses import dataclass

from armstrace.graph.errors import ArmstraceError, InputError, QueryError

MEDIA_TYPE = "application/problem+json"

_TITLES = {
    400: "The request cannot be read",
    404: "There is nothing here",
    405: "This method is not allowed here",
    406: "None of the forms asked for is on offer",
    410: "This identifier was retired",
    408: "The request came too slowly",
    413: "The request is too large",
    414: "The address is too long",
    415: "The body is in a form that is not read here",
    429: "This client has asked enough for now",
    500: "The server failed",
    502: "Another endpoint failed",
    503: "The server cannot answer this now",
    504: "The answer takes too long",
}
#: The kinds of problem that `type` names, in words; each is an anchor of the page /problems.
KINDS = {
    "query": "The query cannot be answered: a syntax error, or something that is refused here such as SERVICE.",
    "no-query": "Nothing was asked: send the parameter query, or the query as the body.",
    "two-queries": "More than one query was sent in one request.",
    "two-formats": "The parameter format was sent twice with different values.",
    "format": "The form asked for does not fit the kind of query.",
    "fields": "The request has more fields than are read.",
    "encoding": "The request is not UTF-8.",
    "charset": "The body is in another charset than UTF-8.",
    "body-type": "The body is neither a form nor a query.",
    "update": "Updates are not taken: a release never changes.",
    "input": "A value in the request cannot be used.",
    "page": "There is no such page of a list.",
    "not-acceptable": "None of the media types that the client accepts is on offer.",
    "unknown-id": "The release does not know this identifier.",
    "graph": "The Graph Store Protocol reads one graph at a time: by graph= with its whole IRI, or by default.",
    "unknown-graph": "The release has no such named graph.",
    "unknown-file": "The release offers no such file.",
    "unknown-module": "The ontology has no such module.",
    "unknown-example": "There is no such example question.",
    "unknown-form": "The answer has no such form.",
    "retired": "The identifier was retired; the links name the claims that stand in its place.",
    "deadline": "The answer was not ready in the time that a request has: ask for less, or for more time by timeout=.",
    "memory": "The answer needs more memory than one request may use.",
    "busy": "The server has too much to do: ask again after the seconds that Retry-After tells.",
    "service": "An endpoint that the query asks by SERVICE did not answer, or not in a way that can be used.",
    "budget": "This client has asked as often as it may: ask again after the seconds that Retry-After tells.",
    "late": "The request did not arrive in time.",
    "timeout": "The parameter timeout is not a number of seconds that may be asked for.",
    "size": "The query has more parts, or is nested deeper, than is read here.",
    "http": "An unknown path, method or size, or a fault of the server: the graph was not asked.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An error for a person and a program. `links` are addresses that help: successors, the list of forms, docs.

    `line` and `column` count from 1 in the query that was sent. `type` is a fragment of the page /problems.
    """

    status: int
    type: str
    detail: str
    hint: str | None = None
    line: int | None = None
    column: int | None = None
    links: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """The kind of fault in words; the same for every problem of one status."""
        return _TITLES.get(self.status, "The request failed")

    def to_json(self) -> str:
        """Problem details; members without a value are left out."""
        members = {
            "type": f"/problems#{self.type}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "hint": self.hint,
            "line": self.line,
            "column": self.column,
            "links": list(self.links) or None,
        }
        return json.dumps({name: value for name, value in members.items() if value is not None}, ensure_ascii=False)


class ProblemError(Exception):
    """Raised where a request cannot be answered; carries the problem to answer with."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def refuse(status: int, kind: str, detail: str, *, hint: str | None = None) -> ProblemError:
    """The error to raise for a refusal: `raise refuse(400, "two-queries", "...")`."""
    return ProblemError(Problem(status=status, type=kind, detail=detail, hint=hint))


def describe_error(error: ArmstraceError) -> Problem:
    """The problem that stands for an error of the graph: what a person sent is 400, all else 500."""
    if isinstance(error, QueryError):
        return Problem(
            status=400,
            type="query",
            detail=error.message,
            hint=error.remedy or None,
            line=error.line,
            column=error.column,
        )
    status = 400 if isinstance(error, InputError) else 500
    return Problem(status=status, type="input", detail=error.message, hint=error.remedy or None)
