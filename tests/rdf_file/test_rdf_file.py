"""Files of RDF served as they are: formats, graphs, what a person is told of a wrong file."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest

from armstrace.graph.errors import InputError, QueryError
from armstrace.graph.query import run_query
from armstrace.graph.rdf_file import open_files
from armstrace.graph.release import Release
from armstrace.server import create_app

LINE = "<http://e/s> <http://e/p> <http://e/o> .\n"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def count(release: Release, query: str, **graphs: list[str]) -> int:
    answer = run_query(release.store, query, reach=release.reach, **graphs)
    assert isinstance(answer, ox.QuerySolutions)
    return int(next(answer)[0].value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.nt", LINE),
        ("a.nq", LINE.replace(" .", " <http://e/g> .")),
        ("a.ttl", "@prefix e: <http://e/> . e:s e:p e:o ."),
        ("a.trig", "@prefix e: <http://e/> . e:g { e:s e:p e:o }"),
        ("a.jsonld", '{"@id": "http://e/s", "http://e/p": {"@id": "http://e/o"}}'),
    ],
)
@pytest.mark.parametrize("memory_quads", [1000, -1], ids=["memory", "disk"])
def test_a_file_of_each_format_is_served(tmp_path: Path, name: str, text: str, memory_quads: int) -> None:
    release = open_files([write(tmp_path, name, text)], scratch=tmp_path, memory_quads=memory_quads)
    assert count(release, COUNT) == 1
    assert (release.reach.statistics is not None) is (memory_quads > 0)


def test_a_packed_file_and_a_graph_of_its_own(tmp_path: Path) -> None:
    packed = tmp_path / "a.nt.gz"
    packed.write_bytes(gzip.compress(LINE.encode()))
    release = open_files([f"http://e/g={packed}", write(tmp_path, "b.nt", LINE)], scratch=tmp_path)
    assert count(release, "SELECT (COUNT(*) AS ?n) { GRAPH <http://e/g> { ?s ?p ?o } }") == 1
    assert count(release, COUNT) == 2


def test_the_default_graph_may_be_that_without_a_name(tmp_path: Path) -> None:
    files = [f"http://e/g={write(tmp_path, 'a.nt', LINE)}"]
    assert count(open_files(files, scratch=tmp_path, union=False), COUNT) == 0
    assert count(open_files(files, scratch=tmp_path), COUNT) == 1


def test_a_graph_that_is_not_there_is_empty(tmp_path: Path) -> None:
    release = open_files([write(tmp_path, "a.nt", LINE)], scratch=tmp_path)
    assert count(release, COUNT, default_graphs=["http://e/none"]) == 0
    with pytest.raises(QueryError, match="no IRI"):
        count(release, COUNT, default_graphs=["none"])


def test_blank_nodes_of_two_files_are_not_the_same(tmp_path: Path) -> None:
    files = [write(tmp_path, name, "_:a <http://e/p> <http://e/o> .") for name in ("a.nt", "b.nt")]
    assert count(open_files(files, scratch=tmp_path), COUNT) == 2


def test_the_id_changes_with_bytes_and_graphs(tmp_path: Path) -> None:
    file = write(tmp_path, "a.nt", LINE)
    ids = [open_files([given], scratch=tmp_path).id for given in (file, file, f"http://e/g={file}")]
    assert ids[0] == ids[1] != ids[2]
    write(tmp_path, "a.nt", LINE * 2)
    assert open_files([file], scratch=tmp_path).id not in ids


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.nt", LINE + "<http://e/s> <http://e/p> .\n", "a.nt:2"),
        ("a.exe", LINE, "known endings"),
        ("a.nt.gz", LINE, "cannot be read"),
        ("a.rdf", "<no", "a.rdf"),
    ],
)
def test_a_wrong_file_is_told_by_name(tmp_path: Path, name: str, text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        open_files([write(tmp_path, name, text)], scratch=tmp_path)


def test_a_file_that_is_not_there_and_a_graph_for_quads(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        open_files([str(tmp_path / "none.nt")], scratch=tmp_path)
    with pytest.raises(InputError, match="takes no graph"):
        open_files([f"http://e/g={write(tmp_path, 'a.nq', LINE)}"], scratch=tmp_path)


def test_pages_of_files_say_nothing_of_claims(tmp_path: Path) -> None:
    client = create_app(open_files([write(tmp_path, "a.nt", LINE)], scratch=tmp_path)).test_client()
    accept = {"Accept": "text/html"}
    assert client.get("/", headers=accept).location == "/sparql"
    for path in ("/sparql", "/data", "/graph/", f"/sparql?query={COUNT}"):
        page = client.get(path, headers=accept)
        assert page.status_code == 200, path
        assert "Licen" not in page.text
        assert "CC BY" not in page.text
    for path in ("/q", "/claims.csv", "/ontology"):
        assert client.get(path, headers=accept).status_code == 404
    assert client.get("/readyz").status_code == 200
    assert "sparql-service-description#endpoint" in client.get("/data", headers={"Accept": "text/turtle"}).text or (
        "sd:endpoint" in client.get("/data", headers={"Accept": "text/turtle"}).text
    )
