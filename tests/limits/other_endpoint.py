"""An endpoint that is not this project's: it answers by path, in all the ways in which endpoints go wrong."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

_JSON = "application/sparql-results+json"


def rows(*values: dict[str, object]) -> bytes:
    bindings = [{"p": value} for value in values]
    return json.dumps({"head": {"vars": ["p"]}, "results": {"bindings": bindings}}).encode()


ONE = rows({"type": "literal", "value": "one"})


@dataclass
class Other:
    """Where it is, what it was asked (path and query), and what lets its slow answers go."""

    port: int = 0
    asked: list[tuple[str, str]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def place(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"


class _Handler(BaseHTTPRequestHandler):
    other: Other

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.other.asked.append((self.path, parse_qs(body)["query"][0]))
        getattr(self, f"answer_{self.path.rpartition('/')[2]}")()

    def send(self, body: bytes, media_type: str = _JSON, status: int = 200, **fields: str) -> None:
        self.send_response(status)
        headers = {"Content_Type": media_type, "Content_Length": str(len(body)), **fields}
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_one(self) -> None:
        self.send(ONE)

    def answer_nodes(self) -> None:
        node = {"type": "bnode", "value": "b0"}
        text = {"type": "literal", "value": '"} SERVICE <http://evil.example/> { \\', "xml:lang": "en"}
        self.send(rows(node, node, text))

    def answer_inside(self) -> None:
        self.send(b"", status=307, Location=self.other.place("ok/one"))

    def answer_outside(self) -> None:
        self.send(b"", status=307, Location=self.other.place("never/one"))

    def answer_circle(self) -> None:
        self.send(b"", status=301, Location=self.other.place("ok/circle"))

    def answer_slow(self) -> None:
        self.other.released.wait(30)

    def answer_drip(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
        try:
            while not self.other.released.wait(0.1):
                self.wfile.write(b"x")
        except OSError:
            return

    def answer_many(self) -> None:
        self.send(rows(*[{"type": "literal", "value": "x"}] * 10001))

    def answer_huge(self) -> None:
        self.send(b" " * (9 << 20))

    def answer_capped(self) -> None:
        self.send(ONE, Armstrace_Capped="rows=1")

    def answer_limited(self) -> None:
        self.send(ONE, X_SPARQL_MaxRows="1")

    def answer_page(self) -> None:
        self.send(b"<p>hello", "text/html")

    def answer_broken(self) -> None:
        self.send(ONE[:-9])

    def answer_cut(self) -> None:
        self.send(ONE[:-9], Content_Length=str(len(ONE)))

    def answer_yes(self) -> None:
        self.send(b'{"head":{},"boolean":true}')

    def answer_down(self) -> None:
        self.send(b"", status=503)


@contextmanager
def serve_other() -> Iterator[Other]:
    """Run it on a free port of loopback until the end of the block."""
    other = Other()
    handler = type("Handler", (_Handler,), {"other": other})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        other.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield other
        finally:
            other.released.set()
            server.shutdown()
            thread.join()
