"""Fetching from a server on loopback: whole, on where it was cut off, checked; or a clear error, nothing replaced."""

from __future__ import annotations

import hashlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from armstrace.graph.errors import InputError, NetworkError
from armstrace.loaders.open.fetch import fetch_file
from armstrace.loaders.open.form import get_form

DATA = bytes(range(256)) * 1000
DIGEST = hashlib.sha256(DATA).hexdigest()
FORM = get_form("country-codes")


@dataclass
class Server:
    """What the server sends and was asked. `cut`: it stops after so many bytes of the next answer."""

    data: bytes = DATA
    tag: str = '"one"'
    cut: int | None = None
    resumes: bool = True
    ranges: list[str | None] = field(default_factory=list)
    address: str = ""


@pytest.fixture
def server() -> Iterator[Server]:
    told = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.ranges.append(self.headers.get("Range"))
            if self.path == "/away":
                self.send_response(302)
                self.send_header("Location", "file:///etc/passwd")
                self.end_headers()
                return
            if self.path != "/file":
                self.send_error(404, "Nothing here")
                return
            start = self._start()
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(told.data) - start))
            self.send_header("ETag", told.tag)
            self.end_headers()
            body = told.data[start:]
            self.wfile.write(body if told.cut is None else body[: told.cut])
            told.cut = None

        def _start(self) -> int:
            asked, condition = self.headers.get("Range"), self.headers.get("If-Range")
            if not asked or condition != told.tag or not told.resumes:
                return 0
            return int(asked.removeprefix("bytes=").removesuffix("-"))

        def log_message(self, format: str, *args: object) -> None:
            """Nothing on stderr."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"http://127.0.0.1:{httpd.server_address[1]}"
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    yield told
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def test_a_file_comes_whole_with_its_progress_and_hash(tmp_path: Path, server: Server) -> None:
    seen: list[tuple[int, int | None]] = []
    found = fetch_file(
        FORM,
        tmp_path / "new" / "f.csv",
        f"{server.address}/file",
        progress=lambda there, total: seen.append((there, total)),
    )
    assert found.path.read_bytes() == DATA
    assert (found.size, found.sha256, found.known) == (len(DATA), DIGEST, False)
    assert seen[-1] == (len(DATA), len(DATA))
    assert [there for there, _ in seen] == sorted(there for there, _ in seen)
    assert [file.name for file in found.path.parent.iterdir()] == ["f.csv"]


def test_a_download_that_was_cut_off_goes_on_where_it_stopped(tmp_path: Path, server: Server) -> None:
    target = tmp_path / "f.csv"
    target.write_bytes(b"old")
    server.cut = 100_000
    with pytest.raises(NetworkError, match="cut off"):
        fetch_file(FORM, target, f"{server.address}/file")
    assert target.read_bytes() == b"old", "nothing is replaced before the new file is whole"
    fetch_file(FORM, target, f"{server.address}/file")
    assert target.read_bytes() == DATA
    assert server.ranges == [None, "bytes=100000-"]


def test_another_file_by_then_is_fetched_from_its_beginning(tmp_path: Path, server: Server) -> None:
    server.cut = 1000
    with pytest.raises(NetworkError):
        fetch_file(FORM, tmp_path / "f.csv", f"{server.address}/file")
    server.data, server.tag = b"changed", '"two"'
    assert fetch_file(FORM, tmp_path / "f.csv", f"{server.address}/file").path.read_bytes() == b"changed"


def test_a_part_of_another_address_is_not_gone_on_with(tmp_path: Path, server: Server) -> None:
    server.cut = 1000
    with pytest.raises(NetworkError):
        fetch_file(FORM, tmp_path / "f.csv", f"{server.address}/file")
    fetch_file(FORM, tmp_path / "f.csv", f"{server.address.replace('127.0.0.1', 'localhost')}/file")
    assert server.ranges == [None, None]


def test_a_file_with_another_hash_is_refused(tmp_path: Path, server: Server) -> None:
    target = tmp_path / "f.csv"
    assert fetch_file(FORM, target, f"{server.address}/file", expected=DIGEST.upper()).sha256 == DIGEST
    with pytest.raises(NetworkError, match="has the SHA-256"):
        fetch_file(FORM, target, f"{server.address}/file", expected="0" * 64)
    assert target.read_bytes() == DATA
    assert [file.name for file in tmp_path.glob("*.part*")] == []


def test_what_the_server_answers_is_told(tmp_path: Path, server: Server) -> None:
    with pytest.raises(NetworkError, match="404 Nothing here") as caught:
        fetch_file(FORM, tmp_path / "f.csv", f"{server.address}/none")
    assert caught.value.exit_code == 4
    with pytest.raises(NetworkError, match=r"no http address|not allowed"):
        fetch_file(FORM, tmp_path / "f.csv", f"{server.address}/away")
    assert list(tmp_path.iterdir()) == []


def test_without_a_network_the_error_says_so(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(NetworkError, match="cannot be reached"):
        fetch_file(FORM, tmp_path / "f.csv", f"http://127.0.0.1:{port}/file")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://x/y", "f.csv"])
def test_other_addresses_than_http_are_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(InputError, match="no http address"):
        fetch_file(FORM, tmp_path / "f.csv", address)


def test_a_dataset_without_an_address_says_where_to_get_it() -> None:
    with pytest.raises(InputError, match="by hand"):
        get_form("ucdp-conflicts").get_address(None)
    with pytest.raises(InputError, match="several files"):
        get_form("untc-page").get_address(None)
    with pytest.raises(InputError, match="no file 'xyz'"):
        get_form("untc-page").get_address("xyz")
    assert "XXVI-6" in get_form("untc-page").get_address("ccm")
    assert get_form("country-codes").get_address(None).startswith("https://")
