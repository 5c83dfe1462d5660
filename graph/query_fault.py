"""The engine's syntax errors in a person's words: where, what stands there, what to write."""

from __future__ import annotations

import re
from difflib import get_close_matches

from armstrace.graph.errors import QueryError
from armstrace.graph.prefixes import QUERY_PREFIXES
from armstrace.graph.query_token import Token, column_before, list_tokens, make_refusal

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_WORDS = re.compile(r'"([^"\s]+)"|\b([A-Z]{2,})\b')


def find_declared(tokens: tuple[Token, ...]) -> dict[str, str]:
    """The prefixes that a query declares."""
    found = {}
    for before, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.text.upper() == "PREFIX" and name.name == "pname" and iri.name == "iri":
            found[name.prefix] = iri.text[1:-1]
    return found


def make_fault(text: str, safe: str, message: str) -> QueryError:
    """The error of a query: an undeclared prefix by name, else what stands at the place and what could stand there.

    `safe` is what the engine was given (see `query_token.disarm`), `message` what it said.
    """
    undeclared = _find_undeclared(text) if "Prefix not found" in message else None
    if undeclared:
        problem = f"the prefix {undeclared.prefix}: is not declared"
        return make_refusal(text, undeclared, problem, _guess(undeclared.prefix))
    found = _PLACE.match(message)
    if not found:
        return QueryError(message)
    line = int(found[1])
    column = column_before(safe, line, int(found[2]))
    problem = f"syntax error at line {line}, column {column}, {_surroundings(text, line, column)}"
    return QueryError(problem, line=line, column=column, remedy=_expected(found[3]))


def _surroundings(text: str, line: int, column: int) -> str:
    """What stands on both sides of a place."""
    lines = text.split("\n")
    here = lines[line - 1] if line <= len(lines) else ""
    before, after = here[: column - 1].strip()[-30:], here[column - 1 :].strip()[:30]
    return " and ".join(f"{side} {words!r}" for side, words in (("after", before), ("before", after)) if words)


def _find_undeclared(text: str) -> Token | None:
    """The first prefixed name whose prefix neither the query nor the endpoint declares."""
    tokens = list_tokens(text)
    known = {*find_declared(tokens), *QUERY_PREFIXES, "_"}
    return next((token for token in tokens if token.name == "pname" and token.prefix not in known), None)


def _guess(prefix: str) -> str:
    """The line to add for a prefix, and the predeclared prefixes with a name like it."""
    near = [f"{name}: <{QUERY_PREFIXES[name]}>" for name in get_close_matches(prefix, QUERY_PREFIXES, n=2)]
    return f"add PREFIX {prefix}: <...>" + (f"; did you mean {' or '.join(near)}" if near else "")


def _expected(message: str) -> str:
    """The words and signs that the engine would have taken, without its character classes; at most eight."""
    found = [first.replace("\\", "") or second for first, second in _WORDS.findall(re.sub(r"\[[^\]]*\]", "", message))]
    return "expected " + " ".join(list(dict.fromkeys(found))[:8]) if found else ""
