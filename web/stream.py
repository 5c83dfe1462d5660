"""Answers that are written while they are computed.

The first bytes are held back, so that most answers have a status that is sure and a length. Beyond that the answer
flows through WSGI's write(), in the thread that computes it. An answer that cannot be ended after that is cut: a
chunked body without its end, which clients report as broken.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import IO, Any, Final, cast

from flask import Flask, Response

from armstrace.web.turn import KEY, Turn

#: The key of WSGI's start_response in the environment of a request.
START: Final = "armstrace.start_response"
#: By form: what stands at the end of a row or between two, and how many rows there are more than such ends.
_ROW_ENDS: Final = {"json": (b"},{", 1), "xml": (b"</result>", 0), "csv": (b"\n", -1), "tsv": (b"\n", -1)}

StartResponse = Callable[..., Callable[[bytes], object]]


class CutError(BaseException):
    """The answer was begun and cannot be ended. No handler of errors may make another answer of it."""


class _EnoughError(Exception):
    """All that is wanted of the answer is there."""


class Stream(io.RawIOBase):
    """A file that an answer is written to. `suffix` names its form, for counting rows: `rows` is never too low."""

    def __init__(self, most: int, suffix: str, begin: Callable[[], Callable[[bytes], object]]) -> None:
        self._most, self._begin = most, begin
        self._row_end, self.rows = _ROW_ENDS.get(suffix, (b"", 0))
        self._tail = b""
        self._send: Callable[[bytes], object] | None = None
        self.held = bytearray()
        self.size = 0

    @property
    def flows(self) -> bool:
        """Was something sent already?"""
        return self._send is not None

    def writable(self) -> bool:
        """Yes, and nothing else."""
        return True

    def write(self, data: Any) -> int:
        """Take bytes; send what is held where it is too much. Raises CutError where the client has left."""
        block = bytes(data)
        self.held += block
        self.size += len(block)
        if self._row_end:
            seen = self._tail + block
            self.rows += seen.count(self._row_end)
            self._tail = seen[len(seen) - len(self._row_end) + 1 :]
        if len(self.held) >= self._most:
            self.send()
        return len(block)

    def send(self) -> None:
        """Send what is held."""
        if self._send is None:
            self._send = self._begin()
            self._most = 64 * 1024
        try:
            self._send(bytes(self.held))
        except OSError as error:
            raise CutError from error
        self.held.clear()


class StreamedResponse(Response):
    """A response whose head and first bytes were sent already; `rest` is what is left."""

    rest: bytes = b""

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        """Give the rest to the server."""
        return [self.rest]


def stream(
    app: Flask,
    environ: dict[str, Any],
    response: Response,
    write: Callable[[IO[bytes]], object],
    *,
    held_back: int,
    suffix: str,
    most_rows: int | None,
) -> Response:
    """The answer that `write` writes to the file it is given, in a response that has all headers but the length.

    Up to `held_back` bytes it is an ordinary response; more flow to the client as they come. `most_rows`: the answer
    was limited to so many rows. With as many, it says so in its head; if that was sent already, it is cut.
    """
    turn = environ.get(KEY)

    def begin() -> Callable[[bytes], object]:
        if environ["REQUEST_METHOD"] == "HEAD":
            raise _EnoughError
        head = app.process_response(response).get_wsgi_headers(environ)
        head.remove("Content-Length")
        if isinstance(turn, Turn):
            turn.begin_stream()
        start: StartResponse = environ[START]
        return start(response.status, head.to_wsgi_list())

    out = Stream(held_back, suffix, begin)
    try:
        write(cast("IO[bytes]", out))
    except _EnoughError:
        return response
    is_full = most_rows is not None and out.rows >= most_rows
    if isinstance(turn, Turn):
        turn.note.update(bytes=out.size, form=suffix)
        if most_rows is not None:
            turn.note["rows"] = max(0, out.rows)  # an estimate, never too low
    if out.flows:
        return _end_stream(out, is_cut=is_full)
    body = bytes(out.held)
    if is_full and most_rows is not None and count_rows(body, suffix) >= most_rows:
        response.headers["Armstrace-Capped"] = f"rows={most_rows}"
    response.set_data(body)
    return response


def _end_stream(out: Stream, *, is_cut: bool) -> Response:
    if is_cut:
        raise CutError
    ended = StreamedResponse()
    ended.rest = bytes(out.held)
    return ended


def count_rows(body: bytes, suffix: str) -> int:
    """The number of rows of a whole answer to SELECT."""
    if suffix == "json":
        return len(json.loads(body)["results"]["bindings"])
    if suffix == "csv":
        return sum(1 for _ in csv.reader(io.StringIO(body.decode("utf-8"), newline=""))) - 1
    row_end, more = _ROW_ENDS[suffix]
    return body.count(row_end) + more


def keep_start(app: Any) -> Any:
    """A WSGI application that keeps start_response in the environment, for streams."""

    def answer(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        environ[START] = start_response
        parts: Iterable[bytes] = app(environ, start_response)
        return parts

    return answer
