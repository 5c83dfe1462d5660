"""What went wrong, as one value with one shape: problem details (RFC 9457), or a page where a browser asks."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from armstrace.graph.errors import ArmstraceError, InputError, QueryError

MEDIA_TYPE = "application/problem+json"

_TITLES = {
    400: "The request cannot be read",
    404: "There is nothing here",
    405: "This method is not allowed here",
    406: "None of the forms asked for is on offer",
    410: "This identifier was retired",
    413: "The request is too large",
    415: "The body is in a form that is not read here",
    500: "The server failed",
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
    headers: tuple[tuple[str, str], ...] = field(default=())

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
