"""Inputs of the build: same file, same bytes; never half of one; never a quad in another's graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from open_sample import make_page, make_store, withdrawal, write

from armstrace.graph.errors import InputError
from armstrace.graph.names import graph_iri
from armstrace.graph.rdf import node, record_node
from armstrace.graph.run_quads import ontology_to_quads, runs_to_quads
from armstrace.graph.validate import validate_store
from armstrace.graph.vocabulary import read_ontology
from armstrace.loaders.open.load import load_file, write_input
from armstrace.loaders.open.release_input import read_inputs

ROWS = [("Angola", "3 Dec 2008", ""), ("Lithuania^1", "[3 Dec 2008 ]", "[24 Mar 2011 ]"), ("Cuba", "", "6 Apr 2016 a")]
NOTE = withdrawal("Lithuania", "6 September 2024", "6 March 2025")
EVENTS = """id,date_start,date_end,side_a,side_b,where_coordinates,adm_1,latitude,longitude,best,source_headline
11.0,2016-06-01,2016-06-02,Side One,Side Two,Some town,A,1,2,5.0,A headline
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return write(tmp_path, "p.html", make_page(ROWS, [NOTE]))


def test_the_same_file_gives_the_same_bytes(tmp_path: Path, page: Path) -> None:
    one = write_input(load_file("untc-page", page), tmp_path / "a", "0.1.0")
    other = write_input(load_file("untc-page", page), tmp_path / "b", "0.1.0")
    assert one.name == other.name
    assert one.name.startswith("untc-page-xxvi-6-2026-02-03-")
    assert one.read_bytes() == other.read_bytes()
    assert [file.name for file in (tmp_path / "a").iterdir()] == [one.name], "nothing but the input is left"


def test_an_input_comes_back_as_quads_of_its_own_graphs(tmp_path: Path, page: Path) -> None:
    target = write_input(load_file("untc-page", page), tmp_path / "in", "0.1.0")
    quads = list(read_inputs(tmp_path / "in"))
    assert len(quads) == target.read_bytes().count(b"\n") >= 150
    document = target.name.removesuffix(".nq")
    graphs = {str(quad.graph_name) for quad in quads}
    assert graphs == {
        f"<{graph_iri(name)}>" for name in (f"documents/{document}", f"claims/{document}", "runs", "times", "datasets")
    }


def test_the_words_of_a_note_are_not_kept(tmp_path: Path, page: Path) -> None:
    data = write_input(load_file("untc-page", page), tmp_path / "in", "0.1.0").read_text("utf-8")
    assert "C.N.1.2025.TREATIES-XXVI-6" in data
    assert "deposited with the Secretary-General" not in data
    assert "took effect" not in data


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda text: text[: len(text) // 2], "cut off"),
        (lambda text: "no quads at all .\n", "no N-Quads"),
        (lambda text: text.replace("graph/claims/", "graph/findings/"), "a quad of .* stands in"),
        (lambda text: text.replace("graph/runs>", "graph/entities>"), "a quad of .* stands in"),
        (lambda text: text.replace("/id/run/untc-page", "/id/run/another"), "a quad of .* stands in"),
        (lambda text: "<http://a> <http://b> <http://c> .\n", "a quad of .* stands in"),
    ],
)
def test_a_damaged_input_is_refused(tmp_path: Path, page: Path, damage: object, said: str) -> None:
    target = write_input(load_file("untc-page", page), tmp_path / "in", "0.1.0")
    assert callable(damage)
    target.write_text(damage(target.read_text("utf-8")), "utf-8")
    with pytest.raises(InputError, match=said) as caught:
        list(read_inputs(tmp_path / "in"))
    assert caught.value.file == str(target)


def test_a_folder_without_inputs_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no input here"):
        list(read_inputs(tmp_path))


def test_a_file_that_cannot_be_read_leaves_no_input(tmp_path: Path) -> None:
    broken = write(tmp_path, "b.html", make_page(ROWS, [NOTE]).replace("</html>", ""))
    with pytest.raises(InputError):
        write_input(load_file("untc-page", broken), tmp_path / "in", "0.1.0")
    assert not (tmp_path / "in").exists()


def test_rows_satisfy_the_shapes_and_checks_that_all_claims_satisfy(tmp_path: Path, page: Path) -> None:
    events = write(tmp_path, "e.csv", EVENTS)
    undl = Path(__file__).with_name("undl.csv")
    store = make_store([], [("untc-page", page, None), ("undl", undl, None), ("ucdp-events", events, None)])
    store.extend(ontology_to_quads(read_ontology()))
    store.extend(runs_to_quads([], "0.1.0"))
    found = [result for result in validate_store(store).results if "open-" in result.focus or "/doc/u" in result.focus]
    assert found == []


def test_a_row_that_says_more_than_its_kind_may_is_found(tmp_path: Path, page: Path) -> None:
    store = make_store([], [("untc-page", page, None)])
    claim = next(q.subject for q in store.quads_for_pattern(None, node("arms:predicate"), node("arms:signed")))
    assert isinstance(claim, ox.NamedNode)
    graph = next(q.graph_name for q in store.quads_for_pattern(claim, None, None))
    store.add(ox.Quad(claim, node("arms:object"), record_node("state", "rus"), graph))  # type: ignore[arg-type]
    store.extend(ontology_to_quads(read_ontology()))
    assert any(result.focus == claim.value for result in validate_store(store).results)
