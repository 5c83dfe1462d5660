"""Headers that every answer carries, and conditional requests.

A release never changes, so the release, the software and the request name the answer: the entity tag is made before any
work is done, and a client that holds the answer gets 304 at once.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from importlib.metadata import version
from typing import Any, Final

from flask import Flask, Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header, parse_etags, quote_etag

from armstrace.graph.resources import list_files
from armstrace.web.turn import JOINED

_ALWAYS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Armstrace-Release, Armstrace-Capped, Retry-After",
}
_TAG: Final = "armstrace.tag"  # of the request's environment: the tag is made once
_VARY: Final = ("Accept", "Accept-Encoding")  # errors come in two forms everywhere
_WORTH_IT: Final = 1024  # bytes
_LEVEL: Final = 5
_FRESH = "no-store"  # answers about the server's own state
_REVALIDATE = "public, no-cache"  # keep it, and ask whether the release is still the same


class Heads:
    """The headers of all answers from one release. `flavour` names settings that change answers."""

    def __init__(self, release_id: str, flavour: str) -> None:
        self._release_id = release_id
        self._seed = _seed(release_id, flavour)
        self.fixed: tuple[tuple[str, str], ...] = (*_ALWAYS.items(), ("Armstrace-Release", release_id))

    def make_tag(self, environ: dict[str, Any]) -> str:
        """The entity tag of what answers a request, without its quotes."""
        known: str | None = environ.get(_TAG)
        if known is None:
            known = environ[_TAG] = self._compute_tag(environ)
        return known

    def is_held(self, environ: dict[str, Any], tag: str) -> bool:
        """Does the client hold the answer of this tag already?"""
        held = environ.get("HTTP_IF_NONE_MATCH")
        return held is not None and parse_etags(held).contains_weak(tag)

    def list_for(self, environ: dict[str, Any], status: int) -> list[tuple[str, str]]:
        """The headers of an answer that are no matter of its body, as `install` gives them to Flask's answers."""
        headers = [*self.fixed, ("Vary", ", ".join(_VARY))]
        if environ.get(JOINED):
            headers.append(("Cache-Control", _FRESH))
        elif status in (200, 304) and environ["REQUEST_METHOD"] != "POST":
            headers += [("ETag", quote_etag(self.make_tag(environ))), ("Cache-Control", _REVALIDATE)]
        return headers

    def _compute_tag(self, environ: dict[str, Any]) -> str:
        digest = self._seed.copy()
        asked = ("PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT", "HTTP_HOST")
        words = [environ.get(name, "") for name in asked]
        digest.update("\n".join((*words, str(takes_gzip(environ)))).encode("utf-8", "surrogateescape"))
        return f"{self._release_id}-{digest.hexdigest()[:16]}"


def install(app: Flask, heads: Heads, *, fresh: frozenset[str]) -> None:
    """Make an application send these headers; answers to `fresh` paths are never kept."""

    @app.before_request
    def answer_unchanged() -> Response | None:
        if request.method not in ("GET", "HEAD") or request.path in fresh:
            return None
        if heads.is_held(request.environ, heads.make_tag(request.environ)):
            return Response(status=304)
        return None

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in heads.fixed:
            response.headers.setdefault(name, value)
        response.vary.update(_VARY)
        if request.method == "OPTIONS":
            return _allow_preflight(response)
        if request.path in fresh or request.environ.get(JOINED):
            response.headers["Cache-Control"] = _FRESH
        elif request.method in ("GET", "HEAD") and response.status_code in (200, 304):
            response.set_etag(heads.make_tag(request.environ))
            response.headers["Cache-Control"] = _REVALIDATE
        return _compress(response)


def takes_gzip(environ: dict[str, Any]) -> bool:
    """Does the client take a body that is written with gzip?"""
    header = environ.get("HTTP_ACCEPT_ENCODING")
    return header is not None and _names_gzip(header)


def pack(body: bytes, environ: dict[str, Any]) -> bytes | None:
    """The body written with gzip, where the client takes it and it is worth it; else None."""
    if len(body) < _WORTH_IT or not takes_gzip(environ):
        return None
    return gzip.compress(body, compresslevel=_LEVEL, mtime=0)


@lru_cache(maxsize=256)
def _names_gzip(header: str) -> bool:
    return parse_accept_header(header, Accept).quality("gzip") > 0


def _seed(release_id: str, flavour: str) -> Any:
    seed = hashlib.sha256(f"{release_id}\n{flavour}\n{version('armstrace')}\n".encode())
    for folder, suffix in ((("templates",), ".html"), (("static",), ".css"), ((), ".py")):
        for file in list_files("web", *folder, suffix=suffix):
            seed.update(file.read_bytes())
    return seed


def _compress(response: Response) -> Response:
    """Write a body with gzip where the client takes it and it is worth it. Streams flow as they are."""
    if response.is_streamed or response.content_encoding or not takes_gzip(request.environ):
        return response
    packed = pack(response.get_data(), request.environ)
    if packed is not None:
        response.set_data(packed)
        response.headers["Content-Encoding"] = "gzip"
    return response


def _allow_preflight(response: Response) -> Response:
    """Say which methods a path takes, to a client and to a browser's preflight. An OPTIONS answer has no body."""
    if response.status_code == 200:
        response.status_code = 204
        response.set_data(b"")
        response.headers.pop("Content-Type", None)
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "")
        response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response
