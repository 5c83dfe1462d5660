"""The example profile, put into a folder and read there; parameters of an example question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import list_tree, run

QUESTION = "which-treaties-is-russia-party-to"
VALUE = "https://w3id.org/armstrace/value#"
COUNT = """PREFIX arms: <https://w3id.org/armstrace/ontology#>
SELECT ?review (COUNT(*) AS ?n) WHERE { ?c a arms:Claim ; arms:reviewState ?review } GROUP BY ?review"""


def test_the_example_profile_is_read_from_the_folder_it_was_put_in(tmp_path: Path) -> None:
    folder = tmp_path / "example"
    put = run("walkthrough", folder)
    assert (put.code, put.out) == (0, f"{folder}\n")
    drafts = tmp_path / "drafts"
    claims = folder / "claims"
    read = run("read", folder / "moldova.txt", "--publisher", "org:armstrace", "--claims", claims, "--draft", drafts)
    assert read.code == 0
    assert {path.name for path in drafts.glob("mda/*.yaml")} == {"cmb-2021-03-01.yaml", "mbp-2021-03-01.yaml"}
    assert "publisher: org:armstrace" in (drafts / "mda/cmb-2021-03-01.yaml").read_text(encoding="utf-8")


def test_nothing_is_written_where_something_is(tmp_path: Path) -> None:
    before = list_tree(tmp_path)
    ended = run("walkthrough", tmp_path)
    assert (ended.code, ended.out) == (3, "")
    assert f"{tmp_path}: it is there already" in ended.err
    assert list_tree(tmp_path) == before


def test_a_publisher_that_no_register_has_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "example"
    run("walkthrough", folder)
    ended = run("read", folder / "moldova.txt", "--publisher", "org:nobody-at-all")
    assert (ended.code, ended.out) == (3, "")
    assert "org:nobody-at-all stands in no register" in ended.err
    assert run("read", folder / "moldova.txt", "--publisher", "nobody").code == 2


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the walk-through, with a release of their reviewed claims in `release`."""
    folder = tmp_path_factory.mktemp("walk") / "example"
    run("walkthrough", folder)
    built = run("build", "--claims", folder / "claims", "--profiles", folder, "--out", folder / "release")
    assert (built.code, built.err.count("left aside")) == (0, 0)
    return folder


def test_a_claim_of_the_example_is_traced_to_its_words(example: Path) -> None:
    told = run("trace", "mda-cmb-declared-stock-of-9m27k-49d86d6d", "--release", example / "release", "--show-text")
    assert told.code == 0
    assert '"9M27K Moldova (473)"' in told.out
    assert "Article 7 Report, Form B, 2011" in told.out
    lost = run("trace", "mda-mbp-produced-antipersonnel-mine-cf51093d", "--release", example / "release")
    assert "note 4: text not available" in lost.out


def test_the_example_has_sixty_claims_all_reviewed(example: Path) -> None:
    ended = run("query", "-", "--release", example / "release", "--format", "csv", stdin=COUNT)
    assert ended.out.split() == ["review,n", f"{VALUE}reviewed,65"]


def test_a_parameter_of_an_example_is_bound(example: Path) -> None:
    asked = ("query", "--release", example / "release", "--example", QUESTION, "--format", "json")
    whole, other = run(*asked), run(*asked, "--param", "state=ukr")
    assert (whole.code, other.code) == (0, 0)
    names = [row["status"]["value"] for row in json.loads(other.out)["results"]["bindings"]]
    assert names == ["ratified"]
    for wrong, code, words in [
        ("stat=ukr", 3, "no parameter stat"),
        ("state", 2, "NAME=VALUE"),
        ("state=x y", 3, "x y"),
    ]:
        ended = run(*asked, "--param", wrong)
        assert (ended.code, ended.out) == (code, "")
        assert words in ended.err


def test_only_an_example_has_parameters(example_release: Path) -> None:
    ended = run("query", "-", "--release", example_release, "--param", "a=b", stdin="ASK {}")
    assert (ended.code, ended.out) == (2, "")
