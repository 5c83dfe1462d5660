"""A page's answer that flows: written while it is computed, in the thread that answers, as those of /sparql are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import IO, Any

from flask import Response

from armstrace.web.stream import StartResponse, pour


class FlowingResponse(Response):
    """An answer that `write` writes to a file: whole with its length up to `held_back` bytes, else in chunks."""

    def __init__(self, write: Callable[[IO[bytes]], object], held_back: int, suffix: str, media_type: str) -> None:
        super().__init__(mimetype=media_type)
        self._write, self._held_back, self._suffix = write, held_back, suffix

    def __call__(self, environ: Any, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as WSGI has it. Raises CutError where the answer was begun and cannot be ended."""
        if self.status_code != 200:
            return super().__call__(environ, start_response)
        head = self.get_wsgi_headers(environ)
        head.remove("Content-Length")
        poured = pour(
            environ,
            lambda: start_response(self.status, head.to_wsgi_list()),
            self._write,
            held_back=self._held_back,
            suffix=self._suffix,
        )
        if not poured.flows or environ["REQUEST_METHOD"] == "HEAD":
            if not poured.flows:
                head["Content-Length"] = str(len(poured.body))
            start_response(self.status, head.to_wsgi_list())
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else poured.body]
