"""A client that asks too much is told 429 and when to come again, whichever worker it meets; others go on."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from limit_client import Asker, serve_files

from armstrace.graph.errors import InputError
from armstrace.web.budget import find_client, make_budget, parse_budget
from armstrace.web.budget_store import SharedStorage


@pytest.fixture(scope="module")
def asker(graph: Path) -> Iterator[Asker]:
    """Behind one proxy, so that the tests can be many clients. Four workers share the budgets."""
    options = ("--rdf", str(graph), "--workers", "4", "--budget", "20/hour", "--proxies", "1")
    with serve_files(*options) as asker:
        yield asker


def ask_as(asker: Asker, client: str, path: str = "/sparql?format=csv&query=ASK%7B%7D") -> tuple[int, dict[str, str]]:
    answer = asker.send("GET", path, headers={"X-Forwarded-For": client})
    if answer.status == 429:
        assert (answer.headers["content-type"], answer.problem["type"]) == (
            "application/problem+json",
            "/problems#budget",
        )
    return answer.status, dict(answer.headers)


def test_one_client_spends_its_budget_over_all_workers(asker: Asker) -> None:
    found = [ask_as(asker, "192.0.2.1")[0] for _ in range(25)]
    assert found == [200] * 20 + [429] * 5
    status, headers = ask_as(asker, "192.0.2.1", "/data")
    assert (status, headers["access-control-allow-origin"]) == (429, "*")
    assert 3000 < int(headers["retry-after"]) <= 3600
    assert ask_as(asker, "192.0.2.2")[0] == 200
    assert ask_as(asker, "192.0.2.1", "/healthz")[0] == 200


def test_time_is_paid_for(asker: Asker) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?s (<x:x>|!<x:x>)* ?o . ?o (<x:y>|!<x:y>)* ?z }"
    path = f"/sparql?timeout=2.5&query={quote(slow)}"
    assert ask_as(asker, "192.0.2.3", path)[0] == 504
    assert ask_as(asker, "192.0.2.3")[0] == 429


def test_what_a_client_writes_before_the_proxy_does_not_count(asker: Asker) -> None:
    found = [ask_as(asker, f"198.51.100.{number}, 192.0.2.4")[0] for number in range(25)]
    assert found == [200] * 20 + [429] * 5


@pytest.mark.parametrize(("peer", "forwarded", "proxies", "client"), [
    ("192.0.2.9", "198.51.100.1", 0, "192.0.2.9"),
    ("192.0.2.9", "198.51.100.1", 1, "198.51.100.1"),
    ("192.0.2.9", "203.0.113.5, 198.51.100.1, 10.0.0.1", 2, "198.51.100.1"),
    ("192.0.2.9", "198.51.100.1", 3, "198.51.100.1"),
    ("192.0.2.9", "", 1, "192.0.2.9"),
    ("192.0.2.9", "unknown", 1, "192.0.2.9"),
    ("::ffff:192.0.2.9", "", 0, "192.0.2.9"),
    ("2001:db8:1:2:3:4:5:6", "", 0, "2001:db8:1:2::/64"),
    ("192.0.2.9", "[2001:db8:1:2::7]", 1, "2001:db8:1:2::/64"),
])  # fmt: skip
def test_who_a_client_is(peer: str, forwarded: str, proxies: int, client: str) -> None:
    assert find_client({"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": forwarded}, proxies) == client


@pytest.mark.parametrize("text", ["", "lots", "600", "0/minute", "600/fortnight", "-1/minute"])
def test_what_is_no_budget_is_told(text: str) -> None:
    with pytest.raises(InputError, match="--budget"):
        parse_budget(text)


def test_the_usual_budget_is_for_servers_that_others_reach() -> None:
    assert make_budget(None, 0, is_local=True) is None
    assert make_budget("off", 1, is_local=False) is None
    assert make_budget(None, 0, is_local=False) is not None
    assert make_budget(None, 1, is_local=True) is not None


def test_counters_are_shared_and_bounded() -> None:
    storage = SharedStorage(slots=64)
    fork = multiprocessing.get_context("fork")
    workers = [fork.Process(target=lambda: [storage.incr("one", 60) for _ in range(500)]) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert storage.get("one") == 2000
    for number in range(10_000):
        assert storage.incr(f"client {number}", 60, 3) == 3
    storage.clear("client 9999")
    assert storage.get("client 9999") == 0
    assert storage.incr("client 9999", 0) == 1
    assert storage.incr("client 9999", 60) == 1  # its window had ended
