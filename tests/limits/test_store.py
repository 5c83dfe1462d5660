"""The default graph flows: its first bytes come before all of it was read, and it is the same each time."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from limit_client import Asker, serve_files

_FORMS = {"nt": ox.RdfFormat.N_TRIPLES, "ttl": ox.RdfFormat.TURTLE, "rdf": ox.RdfFormat.RDF_XML,
          "jsonld": ox.RdfFormat.JSON_LD, "trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS}  # fmt: skip


@pytest.mark.parametrize("form", _FORMS)
def test_all_triples_flow(asker: Asker, graph: Path, form: str) -> None:
    answer = asker.send("GET", f"/store?default&format={form}")
    assert (answer.status, answer.cut, answer.headers["transfer-encoding"]) == (200, False, "chunked")
    assert "etag" in answer.headers
    found = {quad.triple for quad in ox.parse(answer.body, format=_FORMS[form])}
    assert found == {quad.triple for quad in ox.parse(graph.read_bytes(), format=ox.RdfFormat.N_TRIPLES)}


def test_head_has_no_body_and_no_length_that_is_not_so(asker: Asker) -> None:
    answer = asker.send("HEAD", "/store?default&format=nt")
    assert (answer.status, answer.body, answer.headers["content-type"]) == (200, b"", "application/n-triples")
    assert "content-length" not in answer.headers


def test_little_has_a_length(tmp_path: Path) -> None:
    file = tmp_path / "one.nt"
    file.write_text("<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n", encoding="ascii")
    with serve_files("--rdf", str(file), "--workers", "1") as asker:
        for method in ("GET", "HEAD"):
            answer = asker.send(method, "/store?default&format=nt")
            assert (answer.status, answer.headers["content-length"]) == (200, str(file.stat().st_size))
        assert asker.send("GET", "/store?default&format=nt").body == file.read_bytes()
