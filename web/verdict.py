"""What a client is told whose request was ended: problem details like any other, as whole HTTP answers in bytes."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from flask import Flask, Response

from armstrace.web.answer import answer_problem
from armstrace.web.limit import MEBIBYTE, Limits
from armstrace.web.outcome import Outcome
from armstrace.web.problem import MEDIA_TYPE, Problem

_RETRY: Final = (("Retry-After", "2"),)


def make_verdict(outcome: Outcome, seconds: float, limits: Limits) -> Problem:
    """The problem that stands for an outcome. `seconds` is the time that the request was granted."""
    if outcome is Outcome.DEADLINE:
        hint = f"ask for less (LIMIT, fewer joins), or for more time with timeout= up to {limits.longest:g}"
        detail = f"the answer was not ready after {seconds:g} seconds"
        return Problem(status=504, type="deadline", detail=detail, hint=hint, headers=_RETRY)
    if outcome is Outcome.MEMORY:
        detail = f"the answer needs more than {limits.memory // MEBIBYTE} MiB of memory"
        hint = "ORDER BY, GROUP BY and DISTINCT hold all rows at once: narrow the pattern first"
        return Problem(status=503, type="memory", detail=detail, hint=hint, headers=_RETRY)
    if outcome is Outcome.LATE:
        detail = "the request did not arrive in time"
        return Problem(status=408, type="late", detail=detail, headers=_RETRY)
    detail = "all other workers are busy with long requests, and one is kept free for short ones"
    return Problem(status=503, type="busy", detail=detail, hint="ask again in a few seconds", headers=_RETRY)


def refuse_waited(waited: float) -> Problem:
    """The problem of a request that waited in the queue for as long as it may take in all."""
    detail = f"the request waited {waited:.1f} seconds for a free worker, which is as long as it may take in all"
    return Problem(status=503, type="busy", detail=detail, hint="ask again in a few seconds", headers=_RETRY)


def write_problem(app: Flask, environ: dict[str, Any], problem: Problem) -> bytes:
    """The answer of an application to a request, with all its headers: problem details, or a page for a browser."""
    with app.request_context(environ):
        response = app.process_response(answer_problem(problem))
    return _write(response, has_body=environ.get("REQUEST_METHOD") != "HEAD")


def write_bare(problem: Problem) -> bytes:
    """The answer to a request that was not read."""
    response = Response(problem.to_json(), status=problem.status, content_type=MEDIA_TYPE)
    response.headers.extend(problem.headers)
    return _write(response, has_body=True)


def _write(response: Response, *, has_body: bool) -> bytes:
    body = response.get_data()
    status = HTTPStatus(response.status_code)
    lines = [f"HTTP/1.1 {status.value} {status.phrase}"]
    lines += [f"{name}: {value}" for name, value in response.headers if name.lower() != "content-length"]
    lines += [f"Content-Length: {len(body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace") + (body if has_body else b"")
