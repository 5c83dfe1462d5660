"""The SERVICE blocks of a query: where they stand, what they ask, and the query with rows in their place.

A block `SERVICE [SILENT] <endpoint> { ... }` is a join with the rows that `SELECT * { ... }` gives there, so that
VALUES may stand in its place. The rewritten query is looked at as if a user had sent it: nothing here is trusted to
find every SERVICE (docs/decisions/0050).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pyoxigraph as ox

from armstrace.graph.names import BASE
from armstrace.graph.prefixes import QUERY_PREFIXES
from armstrace.graph.query_fault import find_declared
from armstrace.graph.query_token import Token, list_tokens, make_refusal

_NOT_NEWLINE: Final = re.compile(r"[^\n]")
_BRACKETS: Final = {"{": 1, "}": -1}
#: Blank nodes of another endpoint stand as IRIs under this one (RDF 1.1 Concepts, 3.5).
_GENERATED: Final = f"{BASE}.well-known/genid/"
#: Rows that leave a join as it is: what SILENT puts in the place of a failure (SPARQL 1.1 Federated Query, 2.2).
NOTHING_SAID: Final = "VALUES () { () }"


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `start` and `end` are its place in the text, `pattern` where its `{` stands."""

    iri: str
    is_silent: bool
    token: Token
    start: int
    pattern: int
    end: int


def find_blocks(text: str) -> tuple[Block, ...]:
    """The SERVICE blocks of a query, in order.

    Raises QueryError where the endpoint is not a constant, or a block stands inside another.
    """
    tokens = list_tokens(text)
    declared = {**QUERY_PREFIXES, **find_declared(tokens)}
    found: list[Block] = []
    for index, token in enumerate(tokens):
        if token.name != "word" or token.text.upper() != "SERVICE":
            continue
        if found and token.start < found[-1].end:
            raise make_refusal(text, token, "SERVICE inside SERVICE is refused", "ask each endpoint by itself")
        found.append(_read_block(text, tokens, index, declared))
    return tuple(found)


def blank(text: str, blocks: Sequence[Block]) -> str:
    """The query with its blocks as plain groups, each sign at its place: what can be checked before asking."""
    heads = [(block.start, block.pattern) for block in blocks]
    return _replace(text, [(start, end, _NOT_NEWLINE.sub(" ", text[start:end])) for start, end in heads])


def insert(text: str, blocks: Sequence[Block], rows: Sequence[str]) -> str:
    """The query with a text in the place of each block."""
    return _replace(text, [(block.start, block.end, row) for block, row in zip(blocks, rows, strict=True)])


def write_query(text: str, block: Block, most_rows: int) -> str:
    """What the endpoint is asked: the block's pattern, with the prefixes it uses, and for one row more than allowed."""
    pattern = text[block.pattern : block.end]
    tokens = list_tokens(text)
    declared = {**QUERY_PREFIXES, **find_declared(tokens)}
    used = {token.prefix for token in list_tokens(pattern) if token.name == "pname" and token.prefix in declared}
    lines = [f"BASE <{_find_base(tokens)}>", *(f"PREFIX {name}: <{declared[name]}>" for name in sorted(used))]
    return "\n".join((*lines, f"SELECT * {pattern}", f"LIMIT {most_rows + 1}"))


def write_values(rows: ox.QuerySolutions, number: int, most_rows: int) -> str | None:
    """VALUES of the rows that the block of this number was answered with; None where there are more than allowed.

    Raises ValueError or SyntaxError for rows that cannot be read or written there.
    """
    names = [str(variable) for variable in rows.variables]
    labels: dict[str, str] = {}
    lines: list[str] = []
    for row in rows:
        if len(lines) == most_rows:
            return None
        lines.append(f"({' '.join(_write_term(term, number, labels) for term in row)})")
    return f"VALUES ({' '.join(names)}) {{ {' '.join(lines)} }}"


def _read_block(text: str, tokens: Sequence[Token], index: int, declared: Mapping[str, str]) -> Block:
    start = tokens[index]
    rest = tokens[index + 1 :]
    is_silent = bool(rest) and rest[0].text.upper() == "SILENT"
    rest = rest[1:] if is_silent else rest
    if len(rest) < 2 or rest[1].text != "{":
        raise make_refusal(text, start, "this SERVICE cannot be read", "write SERVICE <address> { ... }")
    opening, closing = rest[1], _find_end(rest[1:])
    if closing is None:
        raise make_refusal(text, opening, "this { has no }", "close the block of SERVICE")
    return Block(_read_name(text, rest[0], declared), is_silent, rest[0], start.start, opening.start, closing.end)


def _read_name(text: str, token: Token, declared: Mapping[str, str]) -> str:
    if token.name == "iri" and "\\" not in token.text:
        return token.text[1:-1]
    if token.name == "pname" and token.prefix in declared:
        return declared[token.prefix] + token.local.replace("\\", "")
    remedy = "SERVICE takes the whole address of one endpoint, in < >"
    raise make_refusal(text, token, f"{token.text} after SERVICE names no endpoint", remedy)


def _find_end(tokens: Sequence[Token]) -> Token | None:
    """The bracket that closes the first one."""
    depth = 0
    for token in tokens:
        depth += _BRACKETS.get(token.text, 0) if token.name == "other" else 0
        if depth == 0:
            return token
    return None


def _find_base(tokens: Sequence[Token]) -> str:
    """The base that the query declares, else that of this endpoint."""
    for word, iri in pairwise(tokens):
        if word.name == "word" and word.text.upper() == "BASE" and iri.name == "iri":
            return iri.text[1:-1]
    return BASE


def _write_term(term: object, number: int, labels: dict[str, str]) -> str:
    if term is None:
        return "UNDEF"
    if isinstance(term, ox.BlankNode):
        return labels.setdefault(term.value, f"<{_GENERATED}{number}-{len(labels)}>")
    if isinstance(term, ox.NamedNode | ox.Literal):
        return str(term)
    raise ValueError("a triple stands for a value, which VALUES does not take")


def _replace(text: str, places: Sequence[tuple[int, int, str]]) -> str:
    parts, done = [], 0
    for start, end, instead in places:
        parts += [text[done:start], instead]
        done = end
    return "".join((*parts, text[done:]))
