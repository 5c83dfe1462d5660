"""The tokens of a query: those that are meant are all but space and comments, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from armstrace.graph.query_token import _tokens, list_tokens

_PIECES = st.sampled_from([
    "SELECT", " ", "\n", "# SERVICE", "#", "<http://e/#a>", "<", "?x", "'#'", '"', "ex:a", ":", "1", ".", "{",
    "}", "@en", "é",
])  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=3), max_size=20).map("".join))
def test_what_is_meant_is_all_but_space_and_comments(text: str) -> None:
    assert "".join(token.text for token in _tokens(text)) == text
    assert list_tokens(text) == tuple(token for token in _tokens(text) if token.name not in ("space", "comment"))
