"""What records of others say stands on the trace of a claim: page, data, command; and can be asked for."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pyoxigraph as ox
import pytest
from http_client import Client

VERDICTS = {
    "borne-out": "consistent with the depositary record",
    "contradicted": "differs",
    "not-covered": "not covered",
    "corroborated": "corroborated",
}


def key(name: str) -> str:
    return f"rus-cmb-{name}-00000000"


def page(client: Client, name: str) -> str:
    """The words of a claim's page."""
    answer = client.ask(f"/page/claim/{key(name)}", headers={"Accept": "text/html"})
    assert answer.status == 200, answer.text
    return " ".join(unescape(re.sub("<[^>]*>", " ", answer.text)).split())


def trace(release: Path, name: str, *options: str) -> str:
    command = [sys.executable, "-P", "-m", "armstrace.cli", "trace", key(name), "--release", str(release), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


@pytest.mark.parametrize(("name", "words"), VERDICTS.items())
def test_the_page_of_a_claim_calls_the_verdict_by_its_words(open_client: Client, name: str, words: str) -> None:
    told = page(open_client, name).partition("What records of others say")[2]
    assert told.startswith(f" {words} ")


@pytest.mark.parametrize(
    "part",
    [
        "By 2022-05-17 the record has the state as signatory (signed it on 2008-12-03).",
        "1 of 1 record compared agrees.",
        "The records know up to 2026-02-03 .",
        "Decided by the rule standing by dated acts :",
        "Angola signed Convention on Cluster Munitions; 2008-12-03",
        "2008-12-03 Status of treaty XXVI-6 as at 2026-02-03 1 7",
        "of Status page of a treaty, UN Treaty Collection , version 2026-02-03, knows up to 2026-02-03",
        "finds nothing about the world",
    ],
)
def test_the_page_tells_rule_record_file_version_row_and_day(open_client: Client, part: str) -> None:
    assert part in page(open_client, "borne-out")


def test_the_page_leads_to_the_record_the_file_and_the_comparison(open_client: Client) -> None:
    text = open_client.ask(f"/page/claim/{key('borne-out')}", headers={"Accept": "text/html"}).text
    section = text.partition("What records of others say")[2].partition("<h2>")[0]
    links = set(re.findall(r'href="(/[^"]*)"', section))
    assert {link.split("/")[2] for link in links} == {"claim", "doc", "dataset", "rule", "corroboration"}
    for link in sorted(links):
        assert open_client.ask(link, headers={"Accept": "text/html"}).status in (200, 303), link


def test_a_claim_that_no_rule_is_for_says_nothing_of_records(open_client: Client) -> None:
    assert "What records of others say" not in page(open_client, "of-no-record")


def test_the_data_of_a_claim_hold_its_comparison(open_client: Client) -> None:
    answer = open_client.ask(f"/data/claim/{key('contradicted')}.nq")
    told = {
        (quad.predicate.value.rpartition("#")[2], quad.object.value.rpartition("#")[2].rpartition("/")[2])
        for quad in ox.parse(answer.body, format=ox.RdfFormat.N_QUADS)
        if str(quad.subject.value).endswith(f"/id/corroboration/{key('contradicted')}")
    }
    assert {("verdict", "differs"), ("decidedBy", "compare-treaty-standing"), ("coverageDate", "2026-02-03")} <= told
    assert len([value for name, value in told if name == "record"]) == 1


def test_the_command_tells_the_same(open_release: Path) -> None:
    told = trace(open_release, "borne-out")
    wanted = [
        r"records   consistent with the depositary record \(1 of 1 compared agree\): By 2022-05-17 .*signatory",
        r"by rule   standing by dated acts: ",
        r"record    .*Angola signed .*; Status of treaty XXVI-6 as at 2026-02-03, row 1, line 7 \(open-untc-page-",
        r"file      Status of treaty XXVI-6 .*, UN Treaty Collection, version 2026-02-03, knows up to 2026-02-03",
    ]
    assert [pattern for pattern in wanted if not re.search(f"^{pattern}", told, re.MULTILINE)] == []
    assert "records   not covered: " in trace(open_release, "not-covered")
    assert "\nrecords " not in trace(open_release, "of-no-record")


def test_the_command_gives_it_as_json(open_release: Path) -> None:
    (found,) = json.loads(trace(open_release, "corroborated", "--format", "json"))["corroborations"]
    assert (found["verdict"], found["said"]) == ("agrees", "corroborated")
    assert [record["row"] for record in found["records"]] == [1, 1]
    assert found["files"][0]["version"] == "2024-12-31"


def ask(client: Client, name: str) -> list[dict[str, str]]:
    """The rows of a packaged question over HTTP."""
    answer = client.ask(f"/q/linked-{name}.csv")
    assert answer.status == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_sparql_finds_the_claim_that_a_record_contradicts_and_no_other(open_client: Client) -> None:
    (found,) = ask(open_client, "which-claims-does-a-record-contradict")
    assert found["claim"].endswith(key("contradicted"))
    assert (found["rule"], found["origin"]) == ("standing by dated acts", "depositary record")
    assert found["note"] == "By 2022-05-17 the record has the state as party (acceded to it on 2016-04-06)."
    assert found["record"].endswith("-ccm-cub-acceded")
    assert (found["file"], found["upTo"]) == ("Status of treaty XXVI-6 as at 2026-02-03", "2026-02-03")


def test_sparql_finds_what_is_consistent_and_what_is_not_covered_and_why(open_client: Client) -> None:
    (consistent,) = ask(open_client, "which-claims-are-consistent-with-the-depositary-record")
    assert consistent["claim"].endswith(key("borne-out"))
    (uncovered,) = ask(open_client, "which-claims-do-no-records-cover")
    assert uncovered["claim"].endswith(key("not-covered"))
    assert uncovered["why"].startswith("No roll call on it is recorded")
    (independent,) = ask(open_client, "which-claims-of-conflicts-are-corroborated")
    assert independent["claim"].endswith(key("corroborated"))
