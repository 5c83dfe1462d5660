"""Weapons of two kinds that share one noun: "antipersonnel and antivehicle mines"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from armstrace.graph.names import Ref
from armstrace.loaders.board import Board
from armstrace.loaders.mention import Kind, Mention

_ANTIPERSONNEL, _ANTIVEHICLE = Ref("munition", "antipersonnel-mine"), Ref("munition", "antivehicle-mine")
_ALONE = {
    **dict.fromkeys(("antipersonnel", "ap"), _ANTIPERSONNEL),
    **dict.fromkeys(("antivehicle", "antitank", "av"), _ANTIVEHICLE),
}
_JOINTS = frozenset({"and", "or", "/", "&"})
_SCALES = frozenset({"hundred", "thousand", "million"})


def list_joint(board: Board, found: Sequence[Mention]) -> Iterator[Mention]:
    """The kind that stands before the other without its noun; behind a figure both as one: nobody says how many each.

    `found` are the names of the sentence. "3,000 antipersonnel and antivehicle mines" are 3,000 mines.
    """
    for mention in found:
        first = mention.first - 2
        paired = mention.kind is Kind.WEAPON and mention.refs[0] in (_ANTIPERSONNEL, _ANTIVEHICLE) and first >= 0
        ref = _ALONE.get(board.lows[first]) if paired and board.lows[first + 1] in _JOINTS else None
        if ref is None or ref == mention.refs[0]:
            continue
        before = board.lows[first - 1] if first else ""
        if before[:1].isdecimal() or before in _SCALES:
            yield board.make(first, mention.last, Kind.WEAPON, (Ref("munition", "mine"),), cls="MunitionCategory")
        else:
            yield board.make(first, first + 1, Kind.WEAPON, (ref,), cls="MunitionCategory")
