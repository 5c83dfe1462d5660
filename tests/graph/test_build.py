"""The build, from files to a release: the same bytes, the gate, texts beside, and nothing changed where it fails."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from graph_sample import CLAIMS, CONFLICT, DOC, STATE, make_file

from armstrace.graph.assembly import Authority, assemble
from armstrace.graph.basis import make_index
from armstrace.graph.claim_field import normalise_claim
from armstrace.graph.discrepancy_quads import rank_claims
from armstrace.graph.errors import GateError, InputError
from armstrace.graph.export import dump, read_files
from armstrace.graph.names import graph_iri, make_iri
from armstrace.graph.place import Place, find_places
from armstrace.graph.register_form import FORMS
from armstrace.graph.registers import read_registers
from armstrace.graph.release import open_release
from armstrace.graph.store import make_store, write_nquads
from armstrace.graph.trace import read_trace
from armstrace.graph.validation import Severity
from armstrace.graph.vocabulary import read_ontology, read_vocabulary
from armstrace.loaders.build import Build, build, read_info
from armstrace.loaders.claims_writer import write_claims_file
from armstrace.loaders.material import read_material
from armstrace.loaders.passage import hash_passage

DISCREPANCIES = f"""- id: {CONFLICT.key}
  kind: conflict
  claims: [{", ".join(CONFLICT.claims)}]
  note: {CONFLICT.note}
"""


def write_claims(folder: Path, change: Callable[[str], str] = lambda text: text) -> Path:
    """A folder of claims with the sample."""
    country = folder / "claims" / "rus"
    country.mkdir(parents=True)
    (country / "cmb-2022-05-17.yaml").write_text(change(write_claims_file(make_file(CLAIMS))), encoding="utf-8")
    (country / "discrepancies.yaml").write_text(DISCREPANCIES, encoding="utf-8")
    (country / "retired.yaml").write_text(
        f"rus-cmb-old-00000009:\n  replacedBy: [{CLAIMS[0].key}]\n  reason: read twice\n", encoding="utf-8"
    )
    return country.parent


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_claims(tmp_path_factory.mktemp("claims"))


@pytest.fixture(scope="module")
def built(claims: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(tmp_path_factory.mktemp("out"), claims=claims)


def test_a_release_holds_what_was_read(built: Build) -> None:
    release = open_release(built.folder)
    assert release.id == built.id == built.folder.name
    assert (release.version, release.date) == (read_info()["version"], read_info()["date"])
    expected = {"claims": 4, "sections": 1, "passages": 8, "footnotes": 6, "discrepancies": 1, "retired": 1}
    assert expected.items() <= release.counts.items()
    assert release.counts["findings"] == 2
    told = sum(1 for _ in release.store.quads_for_pattern(None, None, None, ox.NamedNode(graph_iri("description"))))
    assert release.counts["quads"] == len(release.store) - told
    assert release.counts["sources"] >= 100
    files = sorted(file.name for file in built.folder.iterdir())
    assert files == [
        "claims-columns.csv",
        "claims.csv",
        "datapackage.json",
        "description.ttl",
        "graph.nq",
        "manifest.json",
        "report.json",
        "report.ttl",
        "search.db",
        "statistics.json",
        "store",
    ]
    assert json.loads((built.folder / "report.json").read_text())["conforms"] is True
    assert (built.folder / "claims.csv").read_text(encoding="utf-8").count("id/claim/") >= 4


def test_two_builds_give_the_same_bytes_whatever_the_hash_seed(claims: Path, built: Build, tmp_path: Path) -> None:
    program = "import sys; from pathlib import Path; from armstrace.loaders.build import build\n"
    program += "build(Path(sys.argv[1]), claims=Path(sys.argv[2]))"
    for seed in ("1", "2"):
        out = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", program, str(out), str(claims)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
            check=True,
        )
        folder = open_release(out).folder
        for file in (file for file in built.folder.iterdir() if file.is_file()):
            assert (folder / file.name).read_bytes() == file.read_bytes(), file.name


def test_a_failing_gate_stops_the_build_names_claim_file_and_line_and_leaves_the_old_release(
    claims: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    old = build(out, claims=claims)
    faulty = write_claims(tmp_path, lambda text: text.replace("  time: '2008-08'\n", ""))
    with pytest.raises(GateError, match="no release was made") as error:
        build(out, claims=faulty)
    lines = (faulty / "rus" / "cmb-2022-05-17.yaml").read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if CLAIMS[0].key in text)
    assert f"cmb-2022-05-17.yaml:{line}: claim/{CLAIMS[0].key}: " in str(error.value)
    assert open_release(out).id == old.id
    assert [folder.name for folder in (out / "releases").iterdir()] == [old.id]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("munition:9n123k", "munition:9n123", r"cmb-2022-05-17.yaml:\d+: 'munition:9n123' is not known"),
        ("'2008-08'", "'2008-13'", r"cmb-2022-05-17.yaml:\d+: .*2008-13"),
        ("  notes: [1]\n", "  notes: [77]\n", r"cmb-2022-05-17.yaml:\d+: footnote 77 is not"),
        ("id: rus-cmb-denied-00000000", "id: rus-cmb-used-00000000", r"cmb-2022-05-17.yaml:\d+: .* already"),
    ],
)
def test_a_fault_in_a_claims_file_is_told_with_its_place_and_nothing_is_written(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    faulty = write_claims(tmp_path, lambda text: text.replace(old, new))
    with pytest.raises(InputError, match=message):
        build(tmp_path / "out", claims=faulty)
    assert not (tmp_path / "out").exists()


def test_a_register_with_a_date_that_is_none_stops_the_build(claims: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(claims, tmp_path / "claims"))
    header = FORMS["meetings"].header
    row = {"key": "a-meeting", "class": "Meeting", "label": "A meeting", "date": "sometime"}
    (own / "registers").mkdir()
    text = "\n".join((",".join(header), ",".join(row.get(column, "") for column in header), ""))
    (own / "registers" / "meetings.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"registers/meetings\.csv:2: date: 'sometime' is no EDTF date"):
        build(tmp_path / "out", claims=own)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "discrepancies",
            "# one\n" + DISCREPANCIES.replace(CONFLICT.claims[0], "rus-cmb-nobody-00000000"),
            f"2: discrepancy {CONFLICT.key}: there is no claim rus-cmb-nobody",
        ),
        ("discrepancies", DISCREPANCIES * 2, f"5: discrepancy {CONFLICT.key} stands twice"),
        ("retired", f"\n{CLAIMS[0].key}: {{replacedBy: [], reason: n}}\n", "2: claim .* is retired and in use"),
    ],
)
def test_a_fault_in_a_list_is_told_with_file_and_line(name: str, text: str, message: str, tmp_path: Path) -> None:
    folder = write_claims(tmp_path)
    file = folder / "rus" / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"{file}:{message}"):
        build(tmp_path / "out", claims=folder)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_a_folder_without_claims_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"there is no (such folder|claims file)"):
        read_material(tmp_path / name)


def test_the_packaged_claims_are_read_with_their_discrepancies() -> None:
    material = read_material()
    assert sum(len(file.claims) for file in material.files) >= 663
    assert len(material.discrepancies) >= 20


def test_the_packaged_claims_come_back_from_their_quads() -> None:
    material = read_material()
    authority = Authority(read_registers(), read_vocabulary(), tuple(read_ontology()), "0")
    found = {file.section.key: file for file in read_files(make_store(write_nquads(assemble(material, authority))))}
    assert found.keys() == {file.section.key for file in material.files}
    for file in material.files:
        back, index = found[file.section.key], make_index(file)
        ranked = rank_claims(file.claims, material.discrepancies)
        assert set(back.claims) == {normalise_claim(claim, index) for claim in ranked}
        assert (back.section, set(back.passages), set(back.notes)) == (
            file.section,
            set(file.passages),
            set(file.notes),
        )


def test_dumps_are_the_same_each_time_and_hold_the_same_quads(built: Build) -> None:
    store = open_release(built.folder).store
    for file_format in (ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD, ox.RdfFormat.N_QUADS):
        data = dump(store, file_format)
        assert data == dump(store, file_format)
        assert set(ox.parse(data, format=file_format)) == set(store)
    turtle = dump(store, ox.RdfFormat.TURTLE)
    assert {quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)} == {quad.triple for quad in store}


def test_places_of_nodes(claims: Path) -> None:
    material, registers = read_material(claims), read_registers()
    file, key, folder = material.files[0], CLAIMS[3].key, claims / "rus"
    line = dict(file.lines)[key]
    asked = {
        make_iri("claim", key): Place(file.path, line),
        make_iri("quantity", f"{key}-caliber"): Place(file.path, line),
        make_iri("passage", f"{DOC}-use-1-1"): Place(file.path, None),
        make_iri("doc", DOC): Place(file.path, None),
        make_iri("discrepancy", CONFLICT.key): Place(str(folder / "discrepancies.yaml"), 1),
        make_iri("claim", "rus-cmb-old-00000009"): Place(str(folder / "retired.yaml"), 1),
        make_iri("state", "rus"): Place(registers.get(STATE).file, registers.get(STATE).line),
    }
    others = ["http://example.org/", make_iri("time", "1994--1996"), make_iri("claim", "nobody")]
    assert find_places([*asked, *others], material, registers) == asked


def test_texts_stand_beside_and_change_neither_id_nor_graph(tmp_path: Path) -> None:
    sentence, note = "We say that it was used.[1]", "A work, 2016, p. 4."
    copy = f"Cluster Munition Ban Policy\nLast updated: 17 May 2022\n\nUse\n\n{sentence}\n\n[1] {note}\n"
    file = make_file(CLAIMS[:1])
    passages = tuple(
        replace(p, hash=hash_passage(sentence)) if p.key == CLAIMS[0].passage else p for p in file.passages
    )
    notes = tuple(replace(n, hash=hash_passage(note)) if n.number == 1 else n for n in file.notes)
    country = tmp_path / "claims" / "rus"
    country.mkdir(parents=True)
    text = write_claims_file(replace(file, passages=passages, notes=notes))
    (country / "cmb-2022-05-17.yaml").write_text(text, encoding="utf-8")
    profiles = tmp_path / "profiles"
    profiles.mkdir()
    (profiles / "rus.txt").write_text(f"Russian Federation\n{copy}", encoding="utf-8")
    plain = build(tmp_path / "out", claims=country.parent)
    with_texts = build(tmp_path / "out", claims=country.parent, profiles=profiles)
    assert with_texts.id == plain.id
    assert (with_texts.folder / "graph.nq").read_bytes() == (plain.folder / "graph.nq").read_bytes()
    release = open_release(tmp_path / "out")
    assert sentence not in (release.folder / "graph.nq").read_text(encoding="utf-8")
    trace = read_trace(release, CLAIMS[0].key, with_text=True)
    assert trace.passage.text == sentence
    assert [found.text for found in trace.notes] == [note]
    assert read_trace(release, CLAIMS[0].key).passage.text is None
    stale = [r for r in with_texts.report.results if r.shape.endswith("stale-text")]
    assert {result.severity for result in stale} == {Severity.WARNING}
    assert make_iri("passage", f"{DOC}-top-1-1") in {result.focus for result in stale}
    assert make_iri("footnote", f"{DOC}-2") in {result.focus for result in stale}


@pytest.mark.parametrize(("name", "message"), [("nothing", "no such folder"), ("empty", "no text copy of a profile")])
def test_a_folder_without_text_copies_is_refused(claims: Path, name: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "note.txt").write_bytes(b"")
    with pytest.raises(InputError, match=message):
        build(tmp_path / "out", claims=claims, profiles=tmp_path / name)
    assert not (tmp_path / "out").exists()


def test_hashes_are_those_of_the_files(built: Build) -> None:
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))
    assert hashlib.sha256((built.folder / "graph.nq").read_bytes()).hexdigest()[:12] == manifest["id"]
