"""Names of a register that are part of another, or somebody else's, where they stand ("mine action", "Lake Chad")."""

from __future__ import annotations

from armstrace.loaders.board import Board
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.phrase import TITLES
from armstrace.loaders.word_class import OPENING

#: What "mine" only names the field of.
_NO_WEAPON = frozenset({"action", "risk", "awareness"})


def _is_of_action(board: Board, mention: Mention) -> bool:
    """Is "mine" part of "mine action" or "mine risk education", which are no weapons?"""
    following = board.tokens[mention.last].norm if mention.last < len(board.tokens) else ""
    return mention.kind is Kind.WEAPON and mention.cls == "MunitionCategory" and following in _NO_WEAPON


def _is_namesake(board: Board, mention: Mention) -> bool:
    """ "Jody Williams" where a register has another Williams: a surname behind a first name of its own."""
    if mention.kind is not Kind.PERSON or mention.last - mention.first > 1 or mention.first < 1:
        return False
    before = board.tokens[mention.first - 1]
    named = before.text.istitle() and before.text.isalpha() and before.norm not in TITLES
    return named and mention.first > 1 and before.norm not in OPENING


def _is_own(board: Board, mention: Mention) -> bool:
    """ "The General Assembly of Chad": a parliament of that name, and not that of the United Nations."""
    end = mention.last
    led = mention.ref.key == "unga" and end + 1 < len(board.tokens) and board.tokens[end].low == "of"
    behind = {token.low for token in board.tokens[end + 1 : end + 4]}
    return led and behind.isdisjoint({"un", "united"})


def is_one_party(board: Board, mention: Mention) -> bool:
    """ "A State Party to the convention": one state and the treaty's name, not the group of its States Parties."""
    return mention.kind is Kind.GROUP and board.lows[mention.first] == "state"


def is_other(board: Board, mention: Mention) -> bool:
    """Is a name part of another, or somebody else's?"""
    return (
        _is_of_action(board, mention)
        or _is_namesake(board, mention)
        or _is_own(board, mention)
        or is_one_party(board, mention)
        or (mention.kind is Kind.STATE and mention.first > 0 and board.tokens[mention.first - 1].text == "Lake")
    )
