"""Commands over a small release: data on stdout, messages on stderr, the exit codes of the table in cli.py."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from command import run

COMMANDS = ("build", "serve", "query", "examples", "show", "trace", "read", "validate", "export")
STOCK = "xea-cmb-stock-00000002"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?c a <https://w3id.org/armstrace/ontology#Claim> }"

TRIPLES = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
}


def test_help_lists_all_commands() -> None:
    ended = run("--help")
    assert (ended.code, ended.err) == (0, "")
    listed = re.findall(r"^  ([a-z]+)  ", ended.out, re.MULTILINE)
    assert set(COMMANDS) <= set(listed)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_with_an_example(command: str) -> None:
    ended = run(command, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert f"Example: armstrace {command}" in ended.out


USAGE = [
    ("no command", []),
    ("an unknown command", ["fly"]),
    ("an unknown option", ["query", "--fly"]),
    ("query without a query", ["query"]),
    ("a file and an example", ["query", "-", "--example", "x"]),
    ("trace without a claim", ["trace"]),
    ("a form that no command has", ["examples", "--format", "docx"]),
    ("a form that this command has not", ["examples", "--format", "ttl"]),
    ("a port out of range", ["serve", "--port", "70000"]),
    ("texts beyond this machine", ["serve", "--show-text", "--host", "0.0.0.0"]),
]


@pytest.mark.parametrize(("rule", "arguments"), USAGE, ids=[row[0] for row in USAGE])
def test_wrong_usage_ends_with_2_and_writes_no_data(rule: str, arguments: list[str]) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert "Usage: armstrace" in ended.err + ended.out
    assert ended.out == "" or not arguments


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv", "table"])
def test_query_writes_rows_in_the_form_asked_for(example_release: Path, form: str) -> None:
    ended = run("query", "-", "--release", example_release, "--format", form, stdin=COUNT)
    assert (ended.code, ended.err) == (0, "")
    found = json.loads(ended.out)["results"]["bindings"][0]["n"]["value"] if form == "json" else ended.out
    assert "5" in found


@pytest.mark.parametrize(("form", "written"), TRIPLES.items())
def test_query_and_show_write_triples_in_the_form_asked_for(
    example_release: Path, form: str, written: ox.RdfFormat
) -> None:
    query = "CONSTRUCT WHERE { ?s a <https://w3id.org/armstrace/ontology#State> }"
    for arguments, stdin in ((["query", "-"], query), (["show", "state:xea"], None)):
        ended = run(*arguments, "--release", example_release, "--format", form, stdin=stdin)
        assert (ended.code, ended.err) == (0, "")
        assert "https://w3id.org/armstrace/id/state/xea" in {
            quad.subject.value for quad in ox.parse(ended.out.encode(), format=written)
        }


def test_ask_answers_in_a_word(example_release: Path) -> None:
    assert run("query", "-", "--release", example_release, stdin="ASK {}").out == "yes\n"
    assert run("query", "-", "--release", example_release, stdin="ASK { <urn:a> ?p ?o }").out == "no\n"


def test_query_reads_a_file_and_the_release_from_the_environment(example_release: Path, tmp_path: Path) -> None:
    (tmp_path / "count.rq").write_text(COUNT, encoding="utf-8")
    ended = run("query", tmp_path / "count.rq", "--format", "csv", ARMSTRACE_RELEASE=str(example_release))
    assert (ended.code, ended.out) == (0, "n\n5\n")


def test_a_build_directory_stands_for_its_current_release(example_release: Path) -> None:
    builds = example_release.parent.parent
    assert (builds / "current").is_symlink()
    assert run("query", "-", "--release", builds, stdin="ASK {}").out == "yes\n"


def test_without_a_terminal_nothing_is_coloured_cut_or_folded(example_release: Path) -> None:
    for environment in ({}, {"NO_COLOR": "1", "COLUMNS": "20"}):
        ended = run("show", "state:xea", "--release", example_release, **environment)
        assert "\x1b" not in ended.out + ended.err
        assert "Examplia declared a stock of Bomb <2.5x> & sons: at least 1,250 [bomb]; 2020 to 2021" in ended.out


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
def test_show_lists_the_claims_on_a_thing_with_their_stance(example_release: Path, form: str) -> None:
    ended = run("show", "https://w3id.org/armstrace/id/state/xea", "--release", example_release, "--format", form)
    rows = (
        json.loads(ended.out)
        if form == "json"
        else list(csv.DictReader(io.StringIO(ended.out), delimiter="," if form == "csv" else "\t"))
    )
    assert {row["finding"] for row in rows if "not-party" in row["claim"]} == {"yes"}
    alleged = next(row for row in rows if "alleged" in row["claim"])
    assert (alleged["finding"], alleged["stance"]) == ("no", "Alleged (Ministry of Examples), hedged: possible")
    assert len(rows) == 5


def test_trace_tells_where_a_claim_comes_from(example_release: Path) -> None:
    ended = run("trace", STOCK, "--release", example_release)
    assert (ended.code, ended.err) == (0, "")
    lines = dict(line.split(None, 1) for line in ended.out.splitlines() if line[:1].islower())
    assert lines["claim"].endswith(STOCK)
    assert lines["section"].startswith("Examplia: Cluster Munition Ban Policy, The Monitor, 2022-01-02")
    assert lines["passage"].startswith("Policy, block 1, sentence 1; code points 10 to 50")
    assert lines["footnote"] == "note 1 cites 2 works jointly"
    assert "rule declared stock (unreviewed)" in ended.out
    assert lines["release"].startswith(example_release.name)
    assert "A Report on Examples, 2020, p. 4" in ended.out


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("xea-cmb-use-alleged-00000003", "note 2: text not available"),
        ("xea-cmb-use-denied-00000004", "no footnote: stated by the profile"),
    ],
)
def test_trace_says_in_words_where_no_source_is(example_release: Path, claim: str, words: str) -> None:
    ended = run("trace", f"claim:{claim}", "--release", example_release)
    assert f"footnote  {words}\n" in ended.out
    assert "One says it was used, one denies it." in ended.out


def test_trace_as_json_has_the_same(example_release: Path) -> None:
    told = json.loads(run("trace", STOCK, "--release", example_release, "--format", "json").out)
    assert told["claim"]["iri"].endswith(STOCK)
    assert [work["locator"] for work in told["notes"][0]["works"]] == ["p. 4", None]


@pytest.mark.parametrize(("form", "written"), [pair for pair in TRIPLES.items() if pair[0] != "jsonld"])
def test_export_writes_the_whole_graph(example_release: Path, form: str, written: ox.RdfFormat) -> None:
    ended = run("export", "--release", example_release, "--format", form)
    assert (ended.code, ended.err) == (0, "")
    graph = (example_release / "graph.nq").read_text(encoding="utf-8")
    if form == "nq":
        assert sorted(ended.out.splitlines()) == sorted(graph.splitlines())
    expected = {quad.triple for quad in ox.parse(graph, format=ox.RdfFormat.N_QUADS)}
    assert {quad.triple for quad in ox.parse(ended.out, format=written)} == expected


def test_export_writes_the_table_of_claims(example_release: Path) -> None:
    ended = run("export", "--release", example_release, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert (ended.code, len(rows)) == (0, 5)
    assert {row["status"] for row in rows} == {"asserted", "declared", "alleged", "denied", "notKnown"}


def test_export_writes_the_dump_that_measures_read(packaged_release: Path) -> None:
    ended = run("export", "--release", packaged_release, "--format", "score")
    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert (ended.code, ended.err) == (0, "")
    assert len(lines) >= 700
    assert len({json.dumps(line, sort_keys=True) for line in lines}) == len(lines)


def test_export_writes_the_claims_as_documents_and_nanopublications(example_release: Path) -> None:
    documents = json.loads(run("export", "--release", example_release, "--format", "jsonld").out)["@graph"]
    assert len(documents) == 5
    one = json.loads(run("export", "--release", example_release, "--format", "jsonld", "--claim", STOCK).out)
    assert one["@id"] == f"id:claim/{STOCK}"
    nanopubs = run("export", "--release", example_release, "--format", "nanopub").out
    assert nanopubs.count("np:Nanopublication") == 5
    assert run("export", "--release", example_release, "--format", "nanopub", "--claim", STOCK).out in nanopubs


def test_export_writes_reifiers_and_the_description_of_the_table(example_release: Path) -> None:
    written = run("export", "--release", example_release, "--format", "rdf12").out
    assert any(isinstance(quad.object, ox.Triple) for quad in ox.parse(written, format=ox.RdfFormat.TRIG))
    package = json.loads(run("export", "--release", example_release, "--format", "datapackage").out)
    table = run("export", "--release", example_release, "--format", "csv").out
    assert package["resources"][0]["bytes"] == len(table.replace("\n", "\r\n").encode())


@pytest.mark.parametrize("form", ["jsonld", "nanopub", "rdf12", "csv", "datapackage", "trig"])
def test_export_gives_the_same_bytes_whatever_the_hash_seed(example_release: Path, form: str) -> None:
    arguments = ("export", "--release", example_release, "--format", form)
    first, second = (run(*arguments, PYTHONHASHSEED=seed).out for seed in ("1", "2"))
    assert first == second != ""


EXPORT_FAULTS = [
    ("a claim of the whole graph", ["--format", "nq", "--claim", STOCK], 2, "--claim"),
    ("a claim that is not there", ["--format", "jsonld", "--claim", "no-claim"], 3, "no claim no-claim"),
    ("a key that is none", ["--format", "nanopub", "--claim", "No Claim"], 3, "no key"),
]


@pytest.mark.parametrize(("rule", "arguments", "code", "words"), EXPORT_FAULTS, ids=[row[0] for row in EXPORT_FAULTS])
def test_export_of_one_claim_says_what_is_wrong(
    example_release: Path, rule: str, arguments: list[str], code: int, words: str
) -> None:
    ended = run("export", "--release", example_release, *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err


def test_examples_are_listed_and_each_prints_its_query() -> None:
    names = [row["name"] for row in json.loads(run("examples", "--format", "json").out)]
    assert len(names) >= 28
    assert run("examples", names[0]).out.startswith("# question: ")


def test_validate_ends_with_1_where_something_is_found(example_release: Path) -> None:
    ended = run("validate", "--release", example_release, "--format", "json")
    report = json.loads(ended.out)
    assert (ended.code, report["conforms"]) == (1, False), "the example leaves out what shapes want"
    assert "faults in release" in ended.err
