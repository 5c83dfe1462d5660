"""Texts out of a person's own copies: only what bears the hash, from the copy that the claims file names."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from graph_sample import CLAIMS, DOC, make_file

from armstrace.graph.names import make_iri
from armstrace.graph.section import ClaimsFile
from armstrace.loaders.passage import hash_passage
from armstrace.loaders.text_copy import read_texts

SAID, OTHER = "We say that it was used.[1]", "We say something else by now.[1]"
PASSAGE = make_iri("passage", CLAIMS[0].passage)


def write_copy(folder: Path, name: str, sentence: str) -> str:
    """A copy of the section with this sentence under the heading Use. Its sha256."""
    folder.mkdir(exist_ok=True)
    head = "Russian Federation\nCluster Munition Ban Policy\nLast updated: 17 May 2022\n\nUse\n\n"
    text = f"{head}{sentence}\n\n[1] A work.\n"
    (folder / name).write_text(text, encoding="utf-8")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def make_named(sha256: str) -> ClaimsFile:
    """The sample, with the hash of what is said on its passage and the name of a copy."""
    file = make_file(CLAIMS[:1])
    passages = [replace(p, hash=hash_passage(SAID)) if p.key == CLAIMS[0].passage else p for p in file.passages]
    return replace(file, passages=tuple(passages), section=replace(file.section, copy_sha256=sha256))


@pytest.mark.parametrize(("first", "second"), [(SAID, OTHER), (OTHER, SAID)])
def test_of_several_copies_the_named_one_counts(first: str, second: str, tmp_path: Path) -> None:
    hashes = {
        sentence: write_copy(tmp_path, name, sentence) for name, sentence in (("a.txt", first), ("b.txt", second))
    }
    found = {quad.subject.value: quad.object.value for quad in read_texts([make_named(hashes[SAID])], tmp_path).quads}
    assert found[PASSAGE] == SAID


@pytest.mark.parametrize(("first", "has_it"), [(SAID, True), (OTHER, False)])
def test_without_the_named_copy_the_first_by_name_counts(first: str, has_it: bool, tmp_path: Path) -> None:
    write_copy(tmp_path, "a.txt", first)
    write_copy(tmp_path, "b.txt", OTHER if has_it else SAID)
    texts = read_texts([make_named("0" * 64)], tmp_path)
    assert (PASSAGE in {quad.subject.value for quad in texts.quads}) is has_it
    assert (PASSAGE in {result.focus for result in texts.stale}) is not has_it


def test_a_section_that_no_copy_has_is_told_once_and_files_that_are_no_profile_are_named(tmp_path: Path) -> None:
    write_copy(tmp_path, "a.txt", SAID)
    (tmp_path / "b.txt").write_bytes(b"\xff")
    file = make_named("0" * 64)
    other = replace(file, section=replace(file.section, key="rus-mbp-2021-11-17"))
    texts = read_texts([other], tmp_path)
    assert [(result.focus, result.message) for result in texts.stale] == [
        (make_iri("doc", "rus-mbp-2021-11-17"), "No text copy has this section version.")
    ]
    assert texts.quads == ()
    assert len(texts.skipped) == 1
    assert "b.txt" in texts.skipped[0]


def test_each_text_stands_in_the_graph_of_its_section(tmp_path: Path) -> None:
    write_copy(tmp_path, "a.txt", SAID)
    graphs = {quad.graph_name.value.rpartition("/")[2] for quad in read_texts([make_named("0" * 64)], tmp_path).quads}
    assert graphs == {DOC}
