"""The thread in each worker that ends what goes too far.

The engine cannot be stopped from Python, so the process is: the watchdog writes a whole answer on the client's socket
(504 past the deadline, 503 for memory or where every other worker is in a long request already), and ends the process;
gunicorn forks another within a tenth of a second. A request whose answer was begun is cut, so that the client sees a
broken connection and no end of a body. A lock keeps the end of a request and the watchdog apart.

It also keeps the queue short: connections beyond the limit are answered 503 while the worker is busy.
"""

from __future__ import annotations

import os
import select
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from typing import Final, NoReturn, Protocol

from armstrace.web.board import Board, Row
from armstrace.web.limit import Limits
from armstrace.web.outcome import Outcome
from armstrace.web.queue import Door, measure_wait
from armstrace.web.turn import Turn

TICK: Final = 0.02  # seconds between two looks
_IDLE: Final = 1.0  # seconds without a request after which the watchdog sleeps until the next one
_LONG_NICE: Final = 5
#: Seconds that a request has to end by itself when its client has left: to replace the worker would cost more.
_LEFT_ALONE: Final = 0.1
#: A request is long that lasted beyond the patience and worked for this part of it, or lasted for so many times of it.
_WORKED, _WAITED = 0.2, 4.0
_HUNG_UP: Final = getattr(select, "POLLRDHUP", 0) | select.POLLHUP | select.POLLERR
_RESET: Final = struct.pack("ii", 1, 0)  # SO_LINGER: closing sends a reset


class Host(Protocol):
    """What the watchdog needs of its worker."""

    def write_verdict(self, turn: Turn, outcome: Outcome) -> bytes:
        """The whole HTTP answer that tells a client why its request was ended."""

    def charge(self, turn: Turn) -> None:
        """Take the time of a request from its client's budget."""

    def report(self, turn: Turn, outcome: Outcome, *, cut: bool) -> None:
        """Count and log a request that was ended."""

    def give_away(self) -> None:
        """Let other workers have all connections but the one that is being answered."""


class Watchdog:
    """Watches one request at a time. Only `begin`, `grant`, `answer` and `end` are for other threads."""

    def __init__(
        self, host: Host, limits: Limits, board: Board, row: Row, workers: int, listener: socket.socket
    ) -> None:
        self._host, self._limits, self._board, self._row = host, limits, board, row
        self._workers, self._listener = workers, listener
        self._generation = int(row.get("generation"))
        self._lock, self._wake = threading.Lock(), threading.Event()
        self._turn: Turn | None = None
        self._door = Door()
        self._dozing = False
        self._base = read_memory()
        self._nice = os.getpriority(os.PRIO_PROCESS, 0)
        row.set("memory", float(self._base))

    def start(self) -> None:
        """Begin to watch."""
        threading.Thread(target=self._run, name="watchdog", daemon=True).start()

    def begin(self, client: socket.socket) -> Turn:
        """A connection was taken: its request must arrive within the limit for reading."""
        now = time.monotonic()
        turn = Turn(client, now + self._limits.reading, self._limits.reading, now, measure_wait(client))
        self._row.set("since", now)
        with self._lock:
            self._turn = turn
        if self._dozing:
            self._wake.set()
        return turn

    def answer(self, turn: Turn, *, streams: bool = False) -> None:
        """A first byte will be written now: from here on the request can only be cut. `streams`: more is computed."""
        with self._lock:
            turn.is_answering = True
            turn.is_computing = streams

    def end(self, turn: Turn) -> None:
        """The request is over. Does not return if the watchdog is ending it."""
        with self._lock:
            if self._turn is turn:
                self._turn = None
        self._row.set("since", 0.0)

    def has_grown(self) -> bool:
        """Had the process, when it was looked at last, so much memory that it should be replaced?"""
        return self._row.get("memory") > self._base + self._limits.memory // 4

    def hurry(self) -> bool:
        """Go on at full speed after a long request; False where the system does not allow it."""
        try:
            os.setpriority(os.PRIO_PROCESS, os.getpid(), self._nice)
        except PermissionError:
            return False
        return True

    def _run(self) -> NoReturn:
        """Watch for ever. A worker without a watchdog would be a danger: it does not outlive it."""
        try:
            self._watch()
        finally:
            sys.excepthook(*sys.exc_info())
            sys.stderr.flush()
            os._exit(1)

    def _watch(self) -> NoReturn:
        quiet = time.monotonic()
        while True:
            turn, now = self._turn, time.monotonic()
            if turn is not None:
                quiet = now
                self._look(turn, now)
                self._door.shorten(self._listener, self._limits.queue, self._row)
            elif now - quiet > _IDLE:
                self._doze()
                quiet = time.monotonic()
            time.sleep(TICK)

    def _doze(self) -> None:
        """Sleep until a request comes."""
        self._wake.clear()
        self._dozing = True
        if self._turn is None:
            self._wake.wait()
        self._dozing = False

    def _look(self, turn: Turn, now: float) -> None:
        """End a request that goes too far."""
        with self._lock:
            if self._turn is not turn:
                return
            if turn.cpu is None:
                turn.cpu = time.process_time()
            if now - turn.began > TICK:
                self._host.give_away()
            outcome = self._judge(turn, now)
            if outcome is not None:
                self._end_process(turn, outcome)

    def _judge(self, turn: Turn, now: float) -> Outcome | None:
        """Why a request must end now, if it must."""
        if now > turn.deadline:
            return Outcome.DEADLINE if turn.has_come else Outcome.LATE
        memory = read_memory()
        self._row.set("memory", float(memory))
        if memory > self._base + self._limits.memory:
            return Outcome.MEMORY
        if turn.is_computing and now - turn.began > _LEFT_ALONE and has_hung_up(turn.client):
            return Outcome.GONE
        patience = self._limits.patience
        if self._is_long(turn, now, patience):
            self._slow_down(turn)
        if self._is_long(turn, now, patience / 2) and self._is_last(turn, now):
            return Outcome.BUSY if turn.has_come else Outcome.LATE
        return None

    def _is_long(self, turn: Turn, now: float, patience: float) -> bool:
        """Has it worked for long? One that only waits is given more time: the machine may be busy with others."""
        lasted = now - turn.began
        if lasted <= patience:
            return False
        worked = 0.0 if turn.cpu is None else time.process_time() - turn.cpu
        return worked > patience * _WORKED or lasted > patience * _WAITED

    def _is_last(self, turn: Turn, now: float) -> bool:
        """Are all other workers in long requests that began before this one? Then it gives way: nobody else is free.

        An answer whose beginning was sent has half of its time first: cut, all of it is lost, and most end sooner.
        """
        if self._workers == 1 or (turn.is_answering and turn.deadline - now > turn.seconds / 2):
            return False
        others = [
            since for since in self._board.began(self._generation, now - self._limits.patience) if since != turn.began
        ]
        return len(others) >= self._workers - 1 and turn.began >= max(others)

    def _slow_down(self, turn: Turn) -> None:
        """A long request lets short ones go first. The worker cannot take that back, so it is replaced after it."""
        if not turn.is_long:
            turn.is_long = True
            os.setpriority(os.PRIO_PROCESS, os.getpid(), _LONG_NICE)

    def _end_process(self, turn: Turn, outcome: Outcome) -> NoReturn:
        """Answer or cut, then end the process, whatever happens on the way."""
        cut = turn.is_answering
        self._host.give_away()
        try:
            self._host.charge(turn)  # before the answer: the client's next request may come at once
            if not cut and outcome is not Outcome.GONE:
                send_last(turn.client, self._host.write_verdict(turn, outcome))
            else:
                turn.client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                turn.client.close()
            self._host.report(turn, outcome, cut=cut)
            self._row.set("since", 0.0)
            self._door.sweep(at_once=True)
        finally:
            os._exit(0)


def send_last(client: socket.socket, answer: bytes) -> None:
    """Send a whole answer and say that no more comes. What the client still sends is read away for a moment, else the
    system would answer it with a reset that may overtake the answer."""
    try:
        client.settimeout(1.0)
        client.sendall(answer)
        client.shutdown(socket.SHUT_WR)
        client.settimeout(0.2)
        for _ in range(64):
            if not client.recv(65536):
                break
    except OSError:
        return


def has_hung_up(client: socket.socket) -> bool:
    """Has the other side closed the connection?"""
    poll = select.poll()
    poll.register(client, _HUNG_UP)
    return any(event & _HUNG_UP for _, event in poll.poll(0))


def _open_memory() -> Callable[[], int]:
    """How to tell the memory that is this process's own: bytes resident that are no file's."""
    page = os.sysconf("SC_PAGE_SIZE")
    try:
        statm = os.open("/proc/self/statm", os.O_RDONLY)
    except OSError:
        import resource

        return lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    os.close(statm)

    def read() -> int:
        with open("/proc/self/statm", "rb", buffering=0) as file:  # noqa: PTH123 - fifty times a second
            _, resident, shared, *_ = file.read().split(b" ")
        return (int(resident) - int(shared)) * page

    return read


read_memory = _open_memory()
