"""Headers that every answer carries, and conditional requests.

A release never changes, so the release, the software and the request name the answer: the entity tag is made before any
work is done, and a client that holds the answer gets 304 at once.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from importlib.metadata import version
from typing import Final

from flask import Flask, Response, request

from armstrace.graph.resources import list_files

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
_WORTH_IT: Final = 1024  # bytes
_LEVEL: Final = 5
_FRESH = "no-store"  # answers about the server's own state
_REVALIDATE = "public, no-cache"  # keep it, and ask whether the release is still the same


def install(app: Flask, release_id: str, *, flavour: str, fresh: frozenset[str]) -> None:
    """Make an application send these headers.

    `flavour` names settings that change answers; answers to `fresh` paths are never kept.
    """
    make_tag = _make_tagger(release_id, flavour)

    @app.before_request
    def answer_unchanged() -> Response | None:
        if request.method not in ("GET", "HEAD") or request.path in fresh:
            return None
        if request.if_none_match.contains_weak(make_tag()):
            return Response(status=304)
        return None

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in _ALWAYS.items():
            response.headers.setdefault(name, value)
        response.headers["Armstrace-Release"] = release_id
        response.vary.add("Accept")  # errors come in two forms everywhere
        if request.method == "OPTIONS":
            return _allow_preflight(response)
        if request.path in fresh:
            response.headers["Cache-Control"] = _FRESH
        elif request.method in ("GET", "HEAD") and response.status_code in (200, 304):
            response.set_etag(make_tag())
            response.headers["Cache-Control"] = _REVALIDATE
        return _compress(response)


def _make_tagger(release_id: str, flavour: str) -> Callable[[], str]:
    seed = hashlib.sha256(f"{release_id}\n{flavour}\n{version('armstrace')}\n".encode())
    for folder, suffix in ((("templates",), ".html"), (("static",), ".css"), ((), ".py")):
        for file in list_files("web", *folder, suffix=suffix):
            seed.update(file.read_bytes())

    def make_tag() -> str:
        digest = seed.copy()
        asked = (request.full_path, request.headers.get("Accept", ""), request.host, str(_takes_gzip()))
        digest.update("\n".join(asked).encode("utf-8", "surrogateescape"))
        return f"{release_id}-{digest.hexdigest()[:16]}"

    return make_tag


def _takes_gzip() -> bool:
    return request.accept_encodings.quality("gzip") > 0


def _compress(response: Response) -> Response:
    """Write a body with gzip where the client takes it and it is worth it. Streams flow as they are."""
    response.vary.add("Accept-Encoding")
    if response.is_streamed or response.content_encoding or not _takes_gzip():
        return response
    body = response.get_data()
    if len(body) >= _WORTH_IT:
        response.set_data(gzip.compress(body, compresslevel=_LEVEL, mtime=0))
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
