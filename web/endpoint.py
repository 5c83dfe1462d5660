"""/sparql as a plain WSGI application: the SPARQL 1.1 Protocol, without a web framework between a query and its answer.

It stands before the pages (Flask), which answer all other paths, and what a browser is shown at this one: the form,
tables, problems. What is to be shown is handed over in the environment.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

import pyoxigraph as ox

from armstrace.graph.errors import ArmstraceError
from armstrace.graph.media import ROWS, TRIPLES, Form, find_form, list_types, stream_answer
from armstrace.graph.query import Answer, evaluate, parse_query
from armstrace.web.cache import Cache, Kept
from armstrace.web.headers import Heads, pack, takes_gzip
from armstrace.web.negotiation import choose
from armstrace.web.problem import MEDIA_TYPE, Problem, ProblemError, describe_error, refuse
from armstrace.web.protocol import Asked, parse_request
from armstrace.web.service import join_services
from armstrace.web.site import Site
from armstrace.web.stream import Poured, StartResponse, pour
from armstrace.web.turn import JOINED, KEY, Turn

#: The name under which what a page shows stands in a request's WSGI environment.
SHOWN: Final = "armstrace.shown"
_PATHS: Final = frozenset({"/sparql", "/sparql/"})
_METHODS: Final = frozenset({"GET", "HEAD", "POST"})
_HTML: Final = "text/html"
_ROW_TYPES: Final = list_types(ROWS)
_TRIPLE_TYPES: Final = list_types(TRIPLES)
_ROW_OFFERS: Final = (*_ROW_TYPES, _HTML)
_TRIPLE_OFFERS: Final = (*_TRIPLE_TYPES, _HTML)
_PROBLEM_OFFERS: Final = (MEDIA_TYPE, "application/json", _HTML)
_STATUS: Final = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}

Body = Iterable[bytes]
Application = Callable[[dict[str, Any], Any], Body]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: an answer to what was asked, a problem, or a fault that nobody foresaw."""

    asked: Asked | None = None
    answer: Answer | None = None
    problem: Problem | None = None
    fault: Exception | None = None


class Endpoint:
    """Answers queries at /sparql from a site; `pages` answers everything else."""

    def __init__(self, site: Site, heads: Heads, pages: Application) -> None:
        self._site, self._heads, self._pages = site, heads, pages
        self._limits = site.settings.limits
        self._cache = Cache(self._limits.cache)

    def __call__(self, environ: dict[str, Any], start: StartResponse, /) -> Body:
        """Answer a request, as WSGI has it."""
        if environ["PATH_INFO"] not in _PATHS or environ["REQUEST_METHOD"] not in _METHODS:
            return self._pages(environ, start)
        try:
            return self._answer(environ, start)
        except ArmstraceError as error:
            return self._refuse(environ, start, describe_error(error))
        except ProblemError as error:
            return self._refuse(environ, start, error.problem)
        except Exception as error:  # noqa: BLE001 - the pages log and answer what nobody foresaw, in one way
            return self._show(environ, start, Shown(fault=error))

    def _answer(self, environ: dict[str, Any], start: StartResponse) -> Body:
        """Answer what is asked. Raises QueryError and ProblemError before anything was sent."""
        is_post = environ["REQUEST_METHOD"] == "POST"
        if not is_post and self._heads.is_held(environ, self._heads.make_tag(environ)):
            start(_STATUS[304], self._heads.list_for(environ, 304))
            return []
        if not is_post and not environ["QUERY_STRING"] and choose(environ.get("HTTP_ACCEPT"), _TRIPLE_OFFERS):
            return self._pages(environ, start)  # the description, or a form to write a query
        asked = self._read(environ)
        self._grant(asked, environ)
        key = (asked.query, asked.default_graphs, asked.named_graphs, asked.format, environ.get("HTTP_ACCEPT"))
        kept = self._cache.find(key)
        if kept is not None:
            return self._give(environ, start, kept)
        return self._evaluate(environ, start, asked, key)

    def _evaluate(self, environ: dict[str, Any], start: StartResponse, asked: Asked, key: tuple[object, ...]) -> Body:
        """Evaluate a query and write its answer, whole or flowing."""
        site, most = self._site, self._limits.rows
        query = parse_query(join_services(site.settings.services, asked.query, environ, self._limits.deadline))
        capped = query.cap(most, spare=1)
        answer = evaluate(
            site.release.store,
            capped,
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
            reach=site.release.reach,
        )
        media_type, form = _choose_form(asked, answer, environ.get("HTTP_ACCEPT"))
        if form is None:
            return self._show(environ, start, Shown(asked, answer))
        written = self._pour(environ, start, answer, form, None if capped is query else most)
        if written.flows:
            return [written.body]
        kept = Kept(media_type, written.body, written.capped)
        if not environ.get(JOINED):
            self._cache.keep(key, asked.query, kept)
        return self._give(environ, start, kept)

    def _pour(
        self, environ: dict[str, Any], start: StartResponse, answer: Answer, form: Form[Any], most: int | None
    ) -> Poured:
        """Write an answer in a form; the head of one that flows goes before its first bytes, and alone to HEAD."""
        packs = takes_gzip(environ)

        def begin() -> Any:
            more = [("Content-Encoding", "gzip")] if packs else []
            return start(_STATUS[200], [_make_type(form.media_type), *more, *self._heads.list_for(environ, 200)])

        written = pour(
            environ,
            begin,
            lambda output: stream_answer(answer, form, output),
            held_back=self._limits.held_back,
            suffix=form.suffix,
            most_rows=most,
            packs=packs,
        )
        if written.flows and environ["REQUEST_METHOD"] == "HEAD":
            begin()
        return written

    def _give(self, environ: dict[str, Any], start: StartResponse, answer: Kept) -> Body:
        """Send a whole answer, with gzip where the client takes it."""
        headers = [_make_type(answer.media_type), *self._heads.list_for(environ, 200)]
        if answer.capped:
            headers.append(("Armstrace-Capped", f"rows={self._limits.rows}"))
        return _send(environ, start, 200, headers, answer.body)

    def _refuse(self, environ: dict[str, Any], start: StartResponse, problem: Problem) -> Body:
        """Answer a problem: as problem details, or as a page that keeps the query where a browser asks."""
        if choose(environ.get("HTTP_ACCEPT"), _PROBLEM_OFFERS) == _HTML:
            return self._show(environ, start, Shown(problem=problem))
        headers = [("Content-Type", MEDIA_TYPE), *self._heads.list_for(environ, problem.status), *problem.headers]
        return _send(environ, start, problem.status, headers, problem.to_json().encode())

    def _show(self, environ: dict[str, Any], start: StartResponse, shown: Shown) -> Body:
        environ[SHOWN] = shown
        return self._pages(environ, start)

    def _read(self, environ: dict[str, Any]) -> Asked:
        """What a request asks. Raises ProblemError."""
        method, body = environ["REQUEST_METHOD"], b""
        if method == "POST":
            body = read_body(environ, self._site.settings.most_body)
        address = environ["QUERY_STRING"].encode("latin-1")
        return parse_request(method, address, environ.get("CONTENT_TYPE", ""), body)

    def _grant(self, asked: Asked, environ: dict[str, Any]) -> None:
        """Give the request the time that it asks for, and note which query it is."""
        turn = environ.get(KEY)
        if isinstance(turn, Turn):
            turn.note["query"] = hashlib.sha256(asked.query.encode()).hexdigest()[:16]
            if asked.timeout is not None:
                turn.grant(asked.timeout)


def read_body(environ: dict[str, Any], most: int) -> bytes:
    """The body of a request, which a page may read again. Raises ProblemError 413 for more than `most` bytes."""
    told = environ.get("CONTENT_LENGTH", "")
    source = environ["wsgi.input"]
    length = int(told) if told.isdecimal() else None
    body = b""
    if length is None or length <= most:
        turn = environ.get(KEY)
        if isinstance(turn, Turn):
            turn.is_reading = True
        body = source.read(most + 1 if length is None and environ.get("wsgi.input_terminated") else length or 0)
        if isinstance(turn, Turn):
            turn.is_reading = False
    if len(body) > most or (length or 0) > most:
        raise refuse(413, "http", "the body is larger than this server reads")
    environ["wsgi.input"] = io.BytesIO(body)
    return body


def _choose_form(asked: Asked, answer: Answer, accept: str | None) -> tuple[str, Form[Any] | None]:
    """Media type and form to answer in; no form stands for a page. `format=` comes before Accept.

    Raises ProblemError 400 or 406.
    """
    is_triples = isinstance(answer, ox.QueryTriples)
    if asked.format == "html":
        return _HTML, None
    if asked.format:
        forms: tuple[Form[Any], ...] = TRIPLES if is_triples else ROWS
        form = find_form(asked.format, forms)
        if form is None:
            names = ", ".join((*(known.suffix for known in forms), "html"))
            detail = f"format={asked.format} is not on offer for this query"
            raise refuse(400, "format", detail, hint=f"one of {names}")
        return form.media_type, form
    offers = _TRIPLE_OFFERS if is_triples else _ROW_OFFERS
    chosen = choose(accept, offers)
    if chosen is None:
        detail = f"Accept: {accept} fits none of the forms on offer"
        raise refuse(406, "not-acceptable", detail, hint="ask for one of " + ", ".join(offers))
    types: dict[str, Form[Any]] = _TRIPLE_TYPES if is_triples else _ROW_TYPES
    return chosen, types.get(chosen)


def _make_type(media_type: str) -> tuple[str, str]:
    """Content-Type: text is UTF-8, and says so."""
    return "Content-Type", f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _send(
    environ: dict[str, Any], start: StartResponse, status: int, headers: list[tuple[str, str]], body: bytes
) -> Body:
    packed = pack(body, environ)
    if packed is not None:
        headers.append(("Content-Encoding", "gzip"))
        body = packed
    headers.append(("Content-Length", str(len(body))))
    start(_STATUS.get(status, str(status)), headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
