"""Asking a question over HTTP, and its expected rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from http_client import Client

from armstrace.graph.example import Example

HERE = Path(__file__).resolve().parent


def ask(client: Client, example: Example) -> str:
    """The answer as CSV."""
    headers = {"Accept": "text/csv", "Content-Type": "application/sparql-query"}
    answer = client.ask("/sparql", method="POST", headers=headers, body=example.text)
    assert (answer.status, answer.media_type) == (200, "text/csv"), answer.text
    return answer.text


def rows(text: str) -> tuple[list[str], list[list[str]]]:
    """Head and rows of a CSV; the rows in the order of their cells."""
    head, *found = csv.reader(io.StringIO(text))
    return head, sorted(found)


def check(client: Client, example: Example, *, update: bool) -> None:
    """The answer has exactly the rows that stand beside this file; with `update` they are written anew."""
    told = ask(client, example)
    file = HERE / f"{example.name}.csv"
    if update:
        file.write_text(told.replace("\r\n", "\n"), encoding="utf-8")
    assert rows(told) == rows(file.read_text(encoding="utf-8"))


def read_expected(example: Example) -> tuple[list[str], list[list[str]]]:
    """Head and rows that are expected."""
    return rows((HERE / f"{example.name}.csv").read_text(encoding="utf-8"))
