"""Text search: names of entities, titles of sources and sentences of claims in one SQLite index (FTS5).

The index is made at build and only read afterwards. Its content is the same for the same release.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from armstrace.graph.errors import InputError
from armstrace.graph.names import ID, parse_iri, term
from armstrace.graph.prefixes import write_short
from armstrace.graph.row import read_rows
from armstrace.graph.summary_reader import read_summaries

SEARCH: Final = "search.db"
#: Hits on one page.
PAGE: Final = 50
_WORD = re.compile(r"\w+")
_MOST_WORDS, _BATCH = 20, 5_000
_SCHEMA = """CREATE VIRTUAL TABLE entry USING fts5(
  iri UNINDEXED, kind UNINDEXED, class UNINDEXED, label, others,
  tokenize='unicode61 remove_diacritics 2', prefix='2 3')"""
_INSERT = "INSERT INTO entry VALUES (?, ?, ?, ?, ?)"
#: A word in a label weighs four times as much as one in another name.
_RANK = "bm25(entry, 0, 0, 0, 4.0, 1.0)"
_NAMED: Final = f"""PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?node ?class ?label ?other WHERE {{ ?node skos:prefLabel ?label ; a ?class
  FILTER(STRSTARTS(STR(?node), "{ID}") && STRSTARTS(STR(?class), "{term("")}"))
  OPTIONAL {{ {{ ?node skos:altLabel ?other }} UNION {{ ?node dct:title ?other }} }} }} ORDER BY ?node ?class ?other"""


class Hit(NamedTuple):
    """A thing that was found: its IRI, its kind (`state`, `claim` ...), its class, its label, the name that matched."""

    iri: str
    kind: str
    cls: str
    label: str
    matched: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, the number of all, and how many there are of each kind and of each class."""

    hits: tuple[Hit, ...]
    total: int
    kinds: tuple[tuple[str, int], ...]
    classes: tuple[tuple[str, int], ...]


def write_index(store: ox.Store) -> bytes:
    """The index of a store as the bytes of an SQLite file."""
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(_SCHEMA)
        index.executemany(_INSERT, _list_entries(store))
        index.execute("INSERT INTO entry(entry) VALUES ('optimize')")
        index.commit()
        return index.serialize()


def search(
    file: Path, text: str, *, kind: str | None = None, cls: str | None = None, skip: int = 0, most: int = PAGE
) -> Found:
    """What has all of the words, best first; each may be the beginning of a word.

    `kind` and `cls` narrow the hits. Raises InputError where the release has no index, or the text no word.
    """
    if not file.is_file():
        raise InputError("the release has no search index", file=str(file), remedy="build it again")
    words = _WORD.findall(text)[:_MOST_WORDS]
    if not words:
        raise InputError("there is no word to look for", remedy="write a word or a part of one")
    query = " ".join(f'"{word}"*' for word in words)
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as index:
        where, values = "entry MATCH ?", [query]
        kinds = _count(index, "kind", where, values)
        if kind:
            where, values = f"{where} AND kind = ?", [*values, kind]
        classes = _count(index, "class", where, values)
        if cls:
            where, values = f"{where} AND class = ?", [*values, cls]
        (total,) = index.execute(f"SELECT count(*) FROM entry WHERE {where}", values).fetchone()  # noqa: S608 - our own
        rows = index.execute(
            "SELECT iri, kind, class, label, highlight(entry, 4, char(1), char(2))"  # noqa: S608 - our own words only
            f" FROM entry WHERE {where} ORDER BY {_RANK}, iri LIMIT ? OFFSET ?",
            [*values, most, skip],
        ).fetchall()
    return Found(
        tuple(Hit(iri, kind, cls, label, _find_matched(marked)) for iri, kind, cls, label, marked in rows),
        total,
        kinds,
        classes,
    )


def _list_entries(store: ox.Store) -> Iterator[tuple[str, str, str, str, str]]:
    """A row for each entity and source by IRI, then one for each claim."""
    names: dict[str, tuple[str, str, list[str]]] = {}
    for row in read_rows(store, _NAMED):
        _, label, others = names.setdefault(row["node"].value, (_short(row["class"].value), row["label"].value, []))
        if row["other"] is not None and row["other"].value not in (label, *others):
            others.append(row["other"].value)
    for iri, (cls, label, others) in names.items():
        yield iri, (parse_iri(iri) or ("", ""))[0], cls, label, "\n".join(others)
    query = f"SELECT ?c WHERE {{ ?c a <{term('Claim')}> }} ORDER BY ?c"
    claims = [row["c"].value for row in read_rows(store, query)]
    for start in range(0, len(claims), _BATCH):
        for claim in read_summaries(store, claims[start : start + _BATCH]):
            written = "\n".join(dict.fromkeys(words for _, words in claim.written))
            yield claim.iri, "claim", _short(claim.kind.iri), claim.sentence, written


def _short(iri: str) -> str:
    return write_short(iri).partition(":")[2]


def _count(index: sqlite3.Connection, column: str, where: str, values: list[str]) -> tuple[tuple[str, int], ...]:
    """How many hits have which value of a column, the most frequent first."""
    query = f"SELECT {column}, count(*) FROM entry WHERE {where} GROUP BY {column} ORDER BY count(*) DESC, {column}"  # noqa: S608
    return tuple(index.execute(query, values))


def _find_matched(marked: str) -> str:
    """The other name that has a word that was looked for; empty where the label alone matched."""
    line = next((line for line in marked.split("\n") if "\x01" in line), "")
    return line.replace("\x01", "").replace("\x02", "")
