"""Actors of several words: a state with its forces, a body of a state that no register has, a group a state backs."""

from __future__ import annotations

from armstrace.graph.names import Ref, make_slug
from armstrace.graph.sealed import replace
from armstrace.loaders.board import Board
from armstrace.loaders.mention import Kind, Mention

_OUR_FORCES = frozenset(
    """force army military troop government navy aviation personnel soldier official authority diplomat police
    delegation
    representative army unit administration regime leadership engineer ambassador
    forces officials authorities troops""".split()  # noqa: SIM905
)
_FORCE_WORDS = _OUR_FORCES | frozenset(
    "armed air security defense defence state regular national federal ground border special senior foreign".split()  # noqa: SIM905
)
_BACKED = frozenset("backed supported led linked affiliated aligned sponsored allied".split())  # noqa: SIM905
_GROUPS = frozenset(
    """insurgent rebel separatist militia mercenary mercenaries fighter group force contractor opposition militant
    guerrilla combatant militiamen battalion coalition company""".split()  # noqa: SIM905
)


def join_actors(board: Board) -> list[Mention]:
    """Names of a state together with its forces ("Peruvian armed forces"), and groups that it backs."""
    out: list[Mention] = []
    for mention in sorted(board.mentions, key=lambda m: (m.first, -m.last)):
        if mention.kind in (Kind.STATE, Kind.ADJECTIVE):
            mention = _extend(board, mention)
        out.append(mention)
    out = _join_bodies(board, out)
    for i in range(len(out) - 2, -1, -1):
        mention, following = out[i], out[i + 1]
        if (
            mention.kind is Kind.ADJECTIVE
            and following.kind is Kind.STATE
            and following.role == "forces"
            and (
                board.words(mention.last, following.first).strip() in ("and", ",", "or")
                if mention.last < following.first
                else False
            )
        ):
            out[i] = replace(mention, kind=Kind.STATE, role="forces")
    return out


def _join_bodies(board: Board, mentions: list[Mention]) -> list[Mention]:
    """ "US" and "Department of Defense", which no register has: one body of that state."""
    out: list[Mention] = []
    for mention in mentions:
        before = out[-1] if out else None
        if (
            before is not None
            and mention.kind is Kind.BODY
            and not mention.known
            and before.last == mention.first
            and before.kind in (Kind.STATE, Kind.ADJECTIVE)
            and not before.role
        ):
            out[-1] = _of_state(board, before, mention)
        else:
            out.append(mention)
    return out


def _of_state(board: Board, owner: Mention, body: Mention) -> Mention:
    words = board.words(owner.first, body.last)
    return board.make(owner.first, body.last, Kind.BODY, (Ref("org", make_slug(words)),), state=owner.ref, known=False)


def _extend(board: Board, mention: Mention) -> Mention:
    place = mention.last
    if board.tokens[place : place + 1] and board.tokens[place].text in "'’" and mention.kind is Kind.STATE:
        place += 2
    if place + 1 < len(board.tokens) and board.tokens[place].text == "-" and board.tokens[place + 1].norm in _BACKED:
        return _extend_group(board, mention, place + 2)
    last = place
    while last < len(board.tokens) and board.free(last, last + 1) and board.tokens[last].norm in _FORCE_WORDS:
        last += 1
    if last > place and board.tokens[last - 1].norm in _OUR_FORCES:
        board.hold(mention.first, last)
        return board.make(
            mention.first, last, Kind.STATE, mention.refs, cls=mention.cls, state=mention.ref, role="forces"
        )
    return mention


def _extend_group(board: Board, mention: Mention, place: int) -> Mention:
    last = place
    while (
        last < len(board.tokens)
        and board.free(last, last + 1)
        and board.tokens[last].text.isalpha()
        and last - place < 4
    ):
        last += 1
        if board.tokens[last - 1].norm in _GROUPS and not (
            last < len(board.tokens) and board.tokens[last].norm in _GROUPS
        ):
            words = board.words(mention.first, last)
            board.hold(mention.first, last)
            return board.make(
                mention.first,
                last,
                Kind.GROUP,
                (Ref("group", make_slug(words)),),
                state=mention.ref,
                known=False,
                role=board.tokens[place - 1].norm,
            )
    return mention
