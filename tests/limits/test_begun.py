"""An answer whose beginning was sent is not cut at once where all other workers are busy too."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from limit_client import serve_files

_ROWS = 400_000
_QUERY = f"SELECT * {{ ?s ?p ?o . ?a ?b ?c }} LIMIT {_ROWS}"  # tens of megabytes: more than sockets hold
_UNREAD = 1.4  # seconds: more than those after which the youngest of the long requests gives way


@contextmanager
def begin(address: str) -> Iterator[http.client.HTTPResponse]:
    """An answer that was begun and is not read."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.request("GET", f"/sparql?format=csv&query={quote(_QUERY)}")
        with connection.getresponse() as answer:
            yield answer
    finally:
        connection.close()


def test_begun_answers_of_all_workers_end_whole(graph: Path) -> None:
    with serve_files("--rdf", str(graph), "--workers", "2", "--deadline", "30") as asker, ExitStack() as stack:
        begun = [stack.enter_context(begin(asker.address)) for _ in range(2)]
        time.sleep(_UNREAD)
        assert [answer.read().count(b"\n") for answer in begun] == [_ROWS + 1] * 2
