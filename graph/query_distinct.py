"""`SELECT DISTINCT ... ORDER BY ?x` written so that the engine sorts what is left, not all that was found.

Oxigraph sorts all solutions and drops doubles after that: with 35 million quads 7 GB and more than a minute for a list
of properties. With DISTINCT in a subquery and ORDER BY around it the rows are the same: DISTINCT looks at the projected
variables, and only they are sorted by. Rows that ORDER BY does not tell apart may come in another order, as SPARQL
leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from armstrace.graph.query_token import Token, list_tokens

_LIKELY: Final = re.compile(r"\bselect\s+distinct\b.*\border\s+by\b", re.IGNORECASE | re.DOTALL)
#: What in an IRI may be meant as operators: then it is not sure what the engine takes for an IRI.
_DOUBTFUL: Final = frozenset("?$()&|=!")
_ORDER: Final = re.compile(
    r"ORDER BY ((?:\?\w+ |(?:ASC|DESC) \( \?\w+ \) )+)(?:LIMIT \d+ )?(?:OFFSET \d+ )?(?:LIMIT \d+ )?"
)


def move_distinct(text: str) -> str | None:
    """The query with its DISTINCT in a subquery; None where it is of another form, or where the two might differ."""
    if "distinct" not in text.lower() or not _LIKELY.search(text):
        return None
    tokens = list_tokens(text)
    if any(token.name == "iri" and not _DOUBTFUL.isdisjoint(token.text) for token in tokens):
        return None
    words = [token.text.upper() for token in tokens]
    start = _find_select(words)
    if start is None:
        return None
    end = start + 2
    while end < len(tokens) and tokens[end].name == "variable":
        end += 1
    chosen = tokens[start + 2 : end]
    group = end + 1 if words[end : end + 1] == ["WHERE"] else end
    last = _find_end(words, group)
    if not chosen or last is None or not _is_order(tokens[last + 1 :], {token.text[1:] for token in chosen}):
        return None
    names = " ".join(token.text for token in chosen)
    inner = text[tokens[group].start : tokens[last].end]
    head, tail = text[: tokens[start].start], text[tokens[last].end :]
    return f"{head}SELECT {names} WHERE {{\nSELECT DISTINCT {names} WHERE {inner}\n}}\n{tail}"


def _find_select(words: Sequence[str]) -> int | None:
    """Where SELECT DISTINCT stands, behind a prologue of PREFIX lines."""
    start = 0
    while words[start : start + 1] == ["PREFIX"]:
        start += 3
    return start if words[start : start + 2] == ["SELECT", "DISTINCT"] else None


def _find_end(words: Sequence[str], group: int) -> int | None:
    """Where the group that begins at an index ends."""
    depth = 0
    for index in range(group, len(words)):
        depth += (words[index] == "{") - (words[index] == "}")
        if depth == 0:
            return index if index > group else None
    return None


def _is_order(tokens: Sequence[Token], chosen: set[str]) -> bool:
    """Is this ORDER BY over some of the chosen variables, with LIMIT and OFFSET at most behind it?"""
    plain = [f"?{token.text[1:]}" if token.name == "variable" else token.text.upper() for token in tokens]
    found = _ORDER.fullmatch("".join(f"{word} " for word in plain))
    return found is not None and set(re.findall(r"\?(\w+)", found[1])) <= chosen
