"""Bodies are written with gzip for clients that take it; each way has a tag of its own."""

from __future__ import annotations

import gzip

import pytest
from limit_client import Asker

_PATH = "/sparql?format=csv&query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%20"


@pytest.mark.parametrize("encodings", ["gzip", "br, gzip;q=0.5", "*"])
def test_gzip_for_who_takes_it(asker: Asker, encodings: str) -> None:
    plain = asker.send("GET", f"{_PATH}500")
    answer = asker.send("GET", f"{_PATH}500", headers={"Accept-Encoding": encodings})
    assert answer.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["vary"]
    assert gzip.decompress(answer.body) == plain.body
    assert answer.headers["etag"] != plain.headers["etag"]
    assert int(answer.headers["content-length"]) == len(answer.body) < len(plain.body) / 3
    tag = {"Accept-Encoding": encodings, "If-None-Match": answer.headers["etag"]}
    assert asker.send("GET", f"{_PATH}500", headers=tag).status == 304


@pytest.mark.parametrize(("encodings", "rows"), [("", 500), ("br", 500), ("gzip;q=0", 500), ("gzip", 1)])
def test_plain_for_others_and_for_little(asker: Asker, encodings: str, rows: int) -> None:
    answer = asker.send("GET", f"{_PATH}{rows}", headers={"Accept-Encoding": encodings})
    assert "content-encoding" not in answer.headers
    assert answer.body.startswith(b"o,p,s\r\n")


def test_a_problem_is_whole_with_gzip_too(asker: Asker) -> None:
    headers = {"Accept-Encoding": "gzip", "Accept": "application/json"}
    answer = asker.send("GET", "/sparql?timeout=0.2&query=SELECT%20*%7B%3Fs%20%3Fp%20%3Fo.%3Fa%20%3Fb%20%3Fc%7D"
                        "ORDER%20BY%20%3Fo", headers=headers)  # fmt: skip
    assert answer.status in (503, 504)
    assert answer.problem["status"] == answer.status
