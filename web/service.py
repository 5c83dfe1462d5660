"""SERVICE: blocks whose endpoint is on the list of `--allow-service` are asked, and their rows stand in their place.

The worker asks nobody itself: it has the broker's process do it, and joins what comes back as VALUES.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pyoxigraph as ox

from armstrace.graph.query import Reach, evaluate, parse_query
from armstrace.graph.query_token import make_refusal
from armstrace.web.problem import Problem, ProblemError
from armstrace.web.service_block import NOTHING_SAID, Block, blank, find_blocks, insert, write_query, write_values
from armstrace.web.service_broker import Broker
from armstrace.web.service_call import Call, Fate, Reply
from armstrace.web.service_list import Place, find_allowed, find_place, parse_allowed
from armstrace.web.turn import JOINED, KEY, Turn

MOST_BLOCKS: Final = 4
MOST_ROWS: Final = 10_000
MOST_BYTES: Final = 8 << 20
#: The part of a request's time that other endpoints may take; the rest is for the join.
_SHARE: Final = 0.8
_RETRY: Final = (("Retry-After", "5"),)
_WORD: Final = re.compile("service", re.IGNORECASE)
_ANY: Final = Reach(strict=False)
_FORMATS: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
}


@dataclass(frozen=True, slots=True)
class Services:
    """The endpoints that queries may ask, and who asks them."""

    allowed: tuple[Place, ...]
    ask: Callable[[Call], Reply] = field(repr=False)  # no part of what names an answer

    def join(self, text: str, seconds: float) -> tuple[str, bool]:
        """The query with rows in the place of its SERVICE blocks, and whether it had any.

        `seconds` are those that the request has left. Raises QueryError for a query that is not read, or an endpoint
        that is not on the list, before anybody is asked; ProblemError 502 or 504 where an endpoint fails.
        """
        if not _WORD.search(text):
            return text, False
        blocks = find_blocks(text)
        if not blocks:
            return text, False
        self._check(text, blocks)
        until = time.monotonic() + seconds * _SHARE
        return insert(
            text, blocks, [self._fill(text, block, number, until) for number, block in enumerate(blocks)]
        ), True

    def _check(self, text: str, blocks: Sequence[Block]) -> None:
        """Raise QueryError for what can be seen without asking."""
        if len(blocks) > MOST_BLOCKS:
            raise make_refusal(text, blocks[MOST_BLOCKS].token, f"more than {MOST_BLOCKS} SERVICE blocks", "ask twice")
        for block in blocks:
            place = find_place(block.iri)
            if place is None or find_allowed(place, self.allowed) is None:
                message = f"SERVICE <{block.iri}> is refused: it is not on this server's list"
                raise make_refusal(text, block.token, message, "ask it yourself and give its rows in VALUES")
        query = replace(parse_query(blank(text, blocks)), text=text)  # faults show the text as it was written
        evaluate(ox.Store(), query, reach=_ANY)  # syntax and size, on nothing

    def _fill(self, text: str, block: Block, number: int, until: float) -> str:
        """VALUES for one block. Raises ProblemError unless the block is SILENT."""
        query = parse_query(write_query(text, block, MOST_ROWS))
        reply = self.ask(Call(block.iri, query.safe, max(0.05, until - time.monotonic()), MOST_BYTES))
        try:
            return _read_rows(reply, number)
        except _UnusableError as error:
            if block.is_silent:
                return NOTHING_SAID
            raise ProblemError(_describe(block, reply.fate, str(error))) from error


def open_services(prefixes: Sequence[str]) -> tuple[Services | None, Broker | None]:
    """What asks the endpoints of an allow-list, and the process that does it; neither for an empty list.

    Raises InputError for a prefix that is none.
    """
    allowed = tuple(parse_allowed(prefix) for prefix in prefixes)
    broker = Broker(allowed) if allowed else None
    return (Services(allowed, broker.ask), broker) if broker else (None, None)


def join_services(services: Services | None, text: str, environ: dict[str, Any], seconds: float) -> str:
    """The query of a request with rows in the place of its SERVICE blocks; see `Services.join`.

    `seconds` are those of a request outside a worker. The environment then tells that the answer is not to be kept.
    """
    if services is None:
        return text
    turn = environ.get(KEY)
    left = turn.deadline - time.monotonic() if isinstance(turn, Turn) else seconds
    joined, environ[JOINED] = services.join(text, left)
    return joined


class _UnusableError(Exception):
    """There are no rows, or not all of them."""


def _read_rows(reply: Reply, number: int) -> str:
    if reply.fate is not Fate.OK:
        raise _UnusableError(reply.detail)
    form = _FORMATS.get(reply.media_type)
    if form is None:
        raise _UnusableError(f"its answer is {reply.media_type or 'of no media type'}, not rows in JSON or XML")
    most = min(MOST_ROWS, reply.most_rows - 1) if reply.most_rows else MOST_ROWS
    try:
        rows = ox.parse_query_results(reply.body, format=form)
        values = write_values(rows, number, most) if isinstance(rows, ox.QuerySolutions) else ""
    except (SyntaxError, ValueError) as error:
        raise _UnusableError(f"its rows cannot be read: {error}") from error
    if values is None:
        raise _UnusableError(f"it has more than {most} rows: ask it for less")
    if not values:
        raise _UnusableError("it answered yes or no, not rows")
    return values


def _describe(block: Block, fate: Fate, detail: str) -> Problem:
    status = 504 if fate is Fate.LATE else 502
    hint = "SERVICE SILENT goes on without an endpoint that fails; timeout= gives it more time"
    return Problem(status=status, type="service", detail=f"SERVICE <{block.iri}>: {detail}", hint=hint, headers=_RETRY)
