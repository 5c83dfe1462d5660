"""A limit on the rows of a SELECT, written into its text: the engine then stops by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from armstrace.graph.query_token import Token, list_tokens

_OPEN: Final = {"{": 1, "}": -1, "(": 1, ")": -1}


def cap_rows(text: str, most: int, tokens: Sequence[Token] | None = None, *, spare: int = 0) -> str:
    """The SELECT query with at most `most` rows and `spare` ones; one whose own LIMIT is `most` or less stays as it is.

    `tokens` are those of the text, where they are known already.
    """
    outside = _list_outside(list_tokens(text) if tokens is None else tokens)
    for before, number in pairwise(outside):
        if before.text.upper() == "LIMIT" and number.name == "number":
            asked = int(number.text)
            return text if asked <= most else f"{text[: number.start]}{min(asked, most + spare)}{text[number.end :]}"
    values = next((token.start for token in outside if token.text.upper() == "VALUES"), len(text))
    return f"{text[:values]}\nLIMIT {most + spare}\n{text[values:]}"


def _list_outside(tokens: Sequence[Token]) -> list[Token]:
    """The tokens that stand outside all brackets."""
    depth, found = 0, []
    for token in tokens:
        if token.name == "other":
            depth += _OPEN.get(token.text, 0)
        if depth == 0:
            found.append(token)
    return found
