"""A server with tight limits over a small graph that is large enough for bad queries."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from limit_client import DEADLINE, Asker, Ended, serve_files, wait_until


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """20,000 triples of numbers."""
    file = tmp_path_factory.mktemp("limits") / "numbers.nt"
    lines = (
        f"<http://example.org/{i}> <http://example.org/p{i % 7}> <http://example.org/{i * 7 % 20000}> ."
        for i in range(20000)
    )
    file.write_text("\n".join(lines) + "\n", encoding="ascii")
    return file


@pytest.fixture(scope="session")
def asker(graph: Path) -> Iterator[Asker]:
    """A server of four workers, 2 seconds and 192 MiB a request, 200,000 rows an answer."""
    options = ("--rdf", str(graph), "--workers", "4", "--deadline", str(DEADLINE), "--memory", "192")
    with serve_files(*options, "--rows", "200000") as asker:
        yield asker


@pytest.fixture
def small(asker: Asker) -> Iterator[list[Ended]]:
    """Small queries that are asked all the while; each must be answered 200."""
    answers: list[Ended] = []
    done = threading.Event()

    def ask_on() -> None:
        while not done.wait(0.02):
            answers.append(asker.ask("ASK {}", timeout="30"))

    thread = threading.Thread(target=ask_on)
    thread.start()
    yield answers
    wait_until(lambda: len(answers) > 10)
    done.set()
    thread.join()
    assert {(answer.status, answer.cut) for answer in answers} == {(200, False)}
