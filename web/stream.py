"""Answers that are written while they are computed.

The first bytes are held back, so that most answers have a status that is sure and a length. Beyond that the answer
flows through WSGI's write(), in the thread that computes it. An answer that cannot be ended after that is cut: a
chunked body without its end, which clients report as broken.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import IO, Any, Final, NamedTuple, cast

from armstrace.web.row_count import RowCount, count_rows, drop_last
from armstrace.web.turn import KEY, Turn

_BLOCK: Final = 64 * 1024  # bytes sent at once when the answer flows
_LEVEL: Final = 1  # of gzip: a stream should not wait for it
_GZIP: Final = 16 + zlib.MAX_WBITS  # what zlib calls a stream with gzip's frame

Send = Callable[[bytes], object]
StartResponse = Callable[..., Send]


class CutError(BaseException):
    """The answer was begun and cannot be ended. No handler of errors may make another answer of it."""


class _EnoughError(Exception):
    """All that is wanted of the answer is there."""


class Stream(io.RawIOBase):
    """A file that an answer is written to. `suffix` names its form, for counting rows.

    `begin` sends the head once more than `most` bytes are there, and gives what takes the body; `packs`: with gzip.
    """

    def __init__(self, most: int, suffix: str, begin: Callable[[], Send], *, packs: bool = False) -> None:
        self._most, self._begin = most, begin
        self._count = RowCount(suffix)
        self._send: Send | None = None
        self._packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP) if packs else None
        self.held = bytearray()
        self.size = 0

    @property
    def rows(self) -> int:
        """The rows of an answer that has ended; never too low."""
        return self._count.rows

    @property
    def flows(self) -> bool:
        """Was something sent already?"""
        return self._send is not None

    def writable(self) -> bool:
        """Yes, and nothing else."""
        return True

    def write(self, data: Any) -> int:
        """Take bytes; send what is held where it is too much. Raises CutError where the client has left."""
        self.held += data
        if len(self.held) >= self._most:
            self.send()
        return len(data)

    def send(self) -> None:
        """Send what is held."""
        if self._send is None:
            self._send = self._begin()
            self._most = _BLOCK
        block = self._pass_on()
        if self._packer is not None:
            block = self._packer.compress(block) + self._packer.flush(zlib.Z_SYNC_FLUSH)
        try:
            self._send(block)
        except OSError as error:
            raise CutError from error

    def end(self) -> bytes:
        """The last bytes of an answer, as they go to the client: all of it, where it does not flow."""
        rest = self._pass_on()
        return rest if self._packer is None or not self.flows else self._packer.compress(rest) + self._packer.flush()

    def _pass_on(self) -> bytes:
        """What is held, counted; from here on it is not held."""
        block = bytes(self.held)
        self.held.clear()
        self._count.feed(block)
        self.size += len(block)
        return block


class Poured(NamedTuple):
    """An answer that was written: `flows`, and `body` is the rest of it, or it is whole. `capped`: rows were
    left out."""

    body: bytes
    flows: bool
    capped: bool = False


def pour(
    environ: dict[str, Any],
    begin: Callable[[], Send],
    write: Callable[[IO[bytes]], object],
    *,
    held_back: int,
    suffix: str,
    most_rows: int | None = None,
    packs: bool = False,
) -> Poured:
    """Write an answer by `write`, which is given a file: whole up to `held_back` bytes, else flowing while it comes.

    `begin` sends the head of an answer that flows, without a length; of one to HEAD nothing flows. `most_rows`: so
    many rows are given; the answer has one more at most, which tells that there is more and is left out. None where
    it cannot have more anyway. Raises CutError where it flows and cannot be ended, or has that row.
    """
    counted = suffix if most_rows is not None else ""  # where nothing depends on it, it is not worth its time
    out = Stream(held_back, counted, lambda: _begin_flow(environ, begin), packs=packs)
    try:
        write(cast("IO[bytes]", out))
    except _EnoughError:
        return Poured(b"", flows=True)
    except Exception as error:
        if out.flows:
            raise CutError from error
        raise
    body = out.end()
    _note(environ.get(KEY), out, suffix, most_rows)
    if most_rows is None or out.rows <= most_rows:
        return Poured(body, out.flows)
    if out.flows:
        raise CutError
    if count_rows(body, suffix) > most_rows:
        return Poured(drop_last(body, suffix), flows=False, capped=True)
    return Poured(body, flows=False)


def _begin_flow(environ: dict[str, Any], begin: Callable[[], Send]) -> Send:
    """Send the head of an answer that flows, unless only the head is wanted."""
    if environ["REQUEST_METHOD"] == "HEAD":
        raise _EnoughError
    turn = environ.get(KEY)
    if isinstance(turn, Turn):
        turn.begin_stream()
    return begin()


def _note(turn: object, out: Stream, suffix: str, most_rows: int | None) -> None:
    """Note for the log what was written."""
    if isinstance(turn, Turn):
        turn.note.update(bytes=out.size, form=suffix)
        if most_rows is not None:
            turn.note["rows"] = max(0, out.rows)  # an estimate, never too low
