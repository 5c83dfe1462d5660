"""How large a query may be: the engine reads and plans by recursion, and a deep stack that runs over ends the process.

Measured on pyoxigraph 0.5.13: with a stack of 8 MiB, 1,000 nested IF end it; with 112 MiB, which a worker has, 10,000
nested groups and 10,000 parts of a chain do not. The limits leave a wide margin (docs/decisions/0101).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from armstrace.graph.query_token import Token, make_refusal

#: Brackets inside one another, and signs of negation in a row.
MOST_NESTED: Final = 100
#: Keywords, operators and brackets of groups: all that is not a term, a separator, or a bracket of a list.
MOST_PARTS: Final = 3000
_FEW: Final = MOST_NESTED  # a query of so few tokens can break neither limit
_OPEN, _CLOSE = frozenset("({["), frozenset(")}]")
_FLAT: Final = frozenset(".;,()[]")
_PLAIN: Final = frozenset(("UNDEF", "TRUE", "FALSE", "A"))


def check_size(text: str, tokens: Sequence[Token]) -> None:
    """Raise QueryError, with its place, where a query is nested too deeply or has too many parts."""
    if len(tokens) <= _FEW:
        return
    depth = parts = row = 0
    for token in tokens:
        sign = token.text if token.name == "other" else ""
        row = row + 1 if sign in ("!", "-", "+", "^") and sign else 0
        depth += (sign in _OPEN) - (sign in _CLOSE) if sign else 0
        parts += _is_part(token)
        if max(depth, row) > MOST_NESTED:
            raise make_refusal(text, token, f"more than {MOST_NESTED} brackets or signs nest", "write it flatter")
        if parts > MOST_PARTS:
            remedy = "give lists of terms in VALUES or IN, or ask in several queries"
            raise make_refusal(text, token, f"the query has more than {MOST_PARTS} parts", remedy)


def _is_part(token: Token) -> bool:
    if token.name == "word":
        return token.text.upper() not in _PLAIN
    return token.name == "other" and token.text not in _FLAT
