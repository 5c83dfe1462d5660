"""The tokens of a SPARQL query, and the guard against SERVICE (docs/decisions/0050)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from armstrace.graph.errors import QueryError

_SPACE = r"(?P<space>[ \t\r\n]++) | (?P<comment>\#[^\r\n]*+)"
_MEANT = r"""(?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)
    | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*+\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
        | "(?:[^"\\\r\n]|\\.)*+" | '(?:[^'\\\r\n]|\\.)*+')
    | (?P<variable>[?$]\w++)
    | (?P<pname>(?P<prefix>(?:[^\W\d_](?:[\w.-]*[\w-])?|_)?):
        (?P<local>(?:[\w:]|%[0-9A-Fa-f]{2}|\\[^\w\s])(?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[^\w\s])*
        (?:[\w:-]|%[0-9A-Fa-f]{2}|\\[^\w\s]))?)?)
    | (?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
    | (?P<datatype>\^\^)
    | (?P<number>[0-9]++)
    | (?P<word>[A-Za-z][A-Za-z0-9_]*+)
    | (?P<other>.)"""
_TOKEN = re.compile(f"{_SPACE} | {_MEANT}", re.VERBOSE | re.DOTALL)
#: A token that is meant, or the end of the text, behind whatever space and comments: half the matches.
_MEANT_TOKEN = re.compile(rf"(?:[ \t\r\n]++|\#[^\r\n]*+)*+(?:{_MEANT} | \Z)", re.VERBOSE | re.DOTALL)
_SERVICE = re.compile("s(?=ervice)", re.IGNORECASE)
#: Without these letters, in whatever case, there is no SERVICE: much quicker to look for than the pattern.
_HINT = "ervice"
_ESCAPE = re.compile(r"\\u00[57]3(?=ervice)", re.IGNORECASE)


class Token(NamedTuple):
    """A token of a query: the name of its kind, its text and its place. Prefixed names have `prefix` and `local`."""

    name: str
    text: str
    start: int
    end: int
    prefix: str = ""
    local: str = ""


def list_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a query without spaces and comments."""
    return tuple(map(_make_token, _list_meant(text)))


def make_refusal(text: str, token: Token, message: str, remedy: str) -> QueryError:
    """A QueryError that points at a token."""
    before = text[: token.start]
    line, column = before.count("\n") + 1, token.start - (before.rfind("\n") + 1) + 1
    return QueryError(f"{message} (line {line}, column {column})", line=line, column=column, remedy=remedy)


def refuse_service(text: str, tokens: Iterable[Token]) -> None:
    """Raise QueryError where the word stands anywhere but in an IRI, string, variable or local name."""
    if _HINT not in text.lower():
        return
    for token in tokens:
        if token.name in ("iri", "string", "variable") or not _SERVICE.search(token.text):
            continue
        if _SERVICE.search(token.prefix):
            message = f"the prefix {token.prefix}: cannot be told from the word SERVICE"
            raise make_refusal(text, token, message, "choose another prefix")
        if token.name != "pname":
            remedy = "this endpoint asks no other endpoint: ask it yourself and give its rows in VALUES"
            raise make_refusal(text, token, "SERVICE is refused", remedy)


def disarm(text: str) -> str:
    """The query with comments blanked and each `service` in an IRI or string escaped, if it has any; the lines stay.

    The escape means the same inside an IRI or a string and is an error anywhere else: if the engine reads a token
    otherwise than we do, it finds no SERVICE there.
    """
    if _HINT not in text.lower() or not _SERVICE.search(text):
        return text
    return "".join(_disarm_token(token) for token in _tokens(text))


def column_before(safe: str, line: int, column: int) -> int:
    """The column in the user's text for a place in the disarmed text: escapes of ours before it are taken out."""
    lines = safe.split("\n")
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    return column - sum(len(escape) - 1 for escape in _ESCAPE.findall(before))


def _disarm_token(token: Token) -> str:
    if token.name == "comment":
        return " " * len(token.text)
    if token.name in ("iri", "string"):
        return _SERVICE.sub(lambda found: f"\\u{ord(found[0]):04X}", token.text)
    return token.text


def _tokens(text: str) -> Iterator[Token]:
    """All tokens, spaces and comments included: they cover the text without a gap."""
    return map(_make_token, _TOKEN.finditer(text))


def _list_meant(text: str) -> list[re.Match[str]]:
    matches = list(_MEANT_TOKEN.finditer(text))
    while matches and matches[-1].lastgroup is None:
        matches.pop()  # the end of the text
    return matches


def _make_token(match: re.Match[str]) -> Token:
    """The token that a match ends with."""
    name = match.lastgroup or ""
    text, end = match[name], match.end()
    prefix, local = (match["prefix"], match["local"] or "") if name == "pname" else ("", "")
    return Token(name, text, end - len(text), end, prefix, local)
