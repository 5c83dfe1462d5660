"""`armstrace fetch`: a file of a dataset from its publisher, whole or not at all.

A download that was cut off goes on where it stopped, if the server still has the same file. Nothing is replaced before
the new file is whole and, for a known file, has its SHA-256. Only http and https are followed; nothing is sent but the
name of the program.
"""

from __future__ import annotations

import hashlib
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from armstrace.graph.errors import InputError, NetworkError
from armstrace.loaders.open.form import DatasetForm

#: Called with the bytes that are there and the bytes that there will be (None: not told).
Progress = Callable[[int, int | None], None]
_CHUNK, _TIMEOUT = 1 << 16, 30.0
_SCHEMES = ("http", "https")
_RESUMED, _WHOLE, _NOTHING_LEFT = 206, 200, 416


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched: where it is, its size in bytes, its SHA-256, whether the data file knows that hash."""

    path: Path
    size: int
    sha256: str
    known: bool


def fetch_file(
    form: DatasetForm,
    target: Path,
    address: str,
    *,
    expected: str | None = None,
    progress: Progress | None = None,
) -> Fetched:
    """Fetch a file of a dataset from an address to `target`. `expected` is the SHA-256 that it must have.

    Raises InputError for another address than http, and NetworkError where it does not come whole and as expected.
    """
    if urlsplit(address).scheme not in _SCHEMES:
        raise InputError(f"{address!r} is no http address", remedy="give an http or https address")
    partial = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _download(address, partial, progress)
        digest = hashlib.sha256(partial.read_bytes()).hexdigest()
        size = partial.stat().st_size
        if expected is not None and digest != expected.lower():
            partial.unlink()
            _mark(partial).unlink(missing_ok=True)
            raise NetworkError(f"{address} has the SHA-256 {digest}, not {expected}", remedy="it is another file")
        partial.replace(target)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", file=str(target)) from error
    _mark(partial).unlink(missing_ok=True)
    return Fetched(target, size, digest, form.find_known(digest) is not None)


def _download(source: str, partial: Path, progress: Progress | None) -> None:
    """All bytes of the address in the partial file. Raises NetworkError; what is there by then stays for later."""
    there = partial.stat().st_size if partial.is_file() else 0
    tag = _read_tag(partial, source) if there else None
    headers = {"User-Agent": "armstrace", "Accept-Encoding": "identity"}
    if there and tag:
        headers |= {"Range": f"bytes={there}-", "If-Range": tag}
    with _open(urllib.request.Request(source, headers=headers), source) as answer:  # noqa: S310 (scheme is checked)
        if answer.status == _NOTHING_LEFT:
            return
        there = there if answer.status == _RESUMED else 0
        told = answer.headers.get("Content-Length")
        total = there + int(told) if told and told.isdigit() else None
        _write_tag(partial, source, answer.headers.get("ETag") or answer.headers.get("Last-Modified"))
        with partial.open("ab" if there else "wb") as stream:
            for chunk in _read_chunks(answer, source):
                stream.write(chunk)
                there += len(chunk)
                if progress is not None:
                    progress(there, total)
    if total is not None and there != total:
        raise NetworkError(
            f"{source} was cut off: {there} of {total} bytes came", remedy="run the command again: it goes on there"
        )


@contextmanager
def _open(request: urllib.request.Request, source: str) -> Iterator[HTTPResponse]:
    """The answer of a server. Raises NetworkError, which says what is wrong and what to do."""
    opener = urllib.request.build_opener(_Redirects())
    try:
        answer = opener.open(request, timeout=_TIMEOUT)
    except urllib.error.HTTPError as error:
        if error.code == _NOTHING_LEFT and request.has_header("Range"):
            yield _finished(error)
            return
        error.close()
        raise NetworkError(f"{source} answers {error.code} {error.reason}", remedy="check the address") from error
    except (urllib.error.URLError, TimeoutError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", error)
        raise NetworkError(f"{source} cannot be reached: {reason}", remedy="is there a network?") from error
    with answer:
        yield answer


def _finished(error: urllib.error.HTTPError) -> HTTPResponse:
    """The answer that nothing is left to send, as an answer."""
    answer: HTTPResponse = error  # type: ignore[assignment]  # it has status, headers and read as answers have
    return answer


def _read_chunks(answer: HTTPResponse, source: str) -> Iterator[bytes]:
    try:
        while chunk := answer.read(_CHUNK):
            yield chunk
    except (TimeoutError, HTTPException, OSError) as error:
        raise NetworkError(
            f"{source} was cut off: {error}", remedy="run the command again: it goes on there"
        ) from error


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http and https only."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """The request that a redirect leads to. Raises URLError for another scheme."""
        if urlsplit(newurl).scheme not in _SCHEMES:
            fp.close()
            raise urllib.error.URLError(f"it leads to {newurl}, which is no http address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _mark(partial: Path) -> Path:
    """The file that says which answer a partial file is a part of."""
    return partial.with_name(f"{partial.name}.from")


def _write_tag(partial: Path, source: str, tag: str | None) -> None:
    if tag and not tag.startswith("W/"):
        _mark(partial).write_text(json.dumps({"source": source, "tag": tag}), encoding="utf-8")
    else:
        _mark(partial).unlink(missing_ok=True)


def _read_tag(partial: Path, source: str) -> str | None:
    """The tag of the answer that a partial file is of, if it is of this address."""
    try:
        told = json.loads(_mark(partial).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told["tag"] if isinstance(told, dict) and told.get("source") == source else None
