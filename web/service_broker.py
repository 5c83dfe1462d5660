"""The process that asks other endpoints: the only one of a server that makes connections.

Workers cannot make sockets (seccomp). They pass the broker one end of a pair, by which it hears the call and answers.
The supervisor keeps one broker for the life of the server; it holds no release.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from typing import Final, NoReturn

from armstrace.web.prctl import die_with_parent
from armstrace.web.service_call import Call, Fate, Reply
from armstrace.web.service_fetch import fetch
from armstrace.web.service_list import Place

_GRACE: Final = 0.25  # seconds that a reply may come after its call's time
_AT_ONCE: Final = 64


class Broker:
    """As the supervisor and the workers see it."""

    def __init__(self, allowed: Sequence[Place]) -> None:
        self._allowed = tuple(allowed)
        self._asking, self._hearing = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.pid: int | None = None

    def is_alive(self) -> bool:
        """Is there a process? One that has ended is forgotten."""
        if self.pid is not None and os.waitpid(self.pid, os.WNOHANG)[0]:
            self.pid = None
        return self.pid is not None

    def start(self, *close: socket.socket) -> None:
        """Start the process. `close`: sockets that are no affair of its."""
        parent = os.getpid()
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            self._live(parent, close)

    def stop(self) -> None:
        """End the process."""
        if self.pid is not None and self.is_alive():
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.pid = None

    def ask(self, call: Call) -> Reply:
        """Have an endpoint asked. Called in a worker; every fault is told in the reply."""
        until = time.monotonic() + call.seconds + _GRACE
        try:
            ours, theirs = socket.socketpair()
            with ours:
                with theirs:
                    socket.send_fds(self._asking, [b"?"], [theirs.fileno()], socket.MSG_DONTWAIT)
                ours.settimeout(call.seconds + _GRACE)
                ours.sendall(call.to_bytes())
                ours.shutdown(socket.SHUT_WR)
                return Reply.from_bytes(_read_all(ours, until))
        except TimeoutError:
            return Reply(Fate.LATE, f"no whole answer came within {call.seconds:.1f} seconds")
        except OSError as error:
            return Reply(Fate.FAILED, f"the process that asks other endpoints cannot be reached: {error}")

    def _live(self, parent: int, close: Sequence[socket.socket]) -> NoReturn:
        """The life of the broker's process."""
        try:
            os.setpgid(0, 0)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            die_with_parent(parent)
            for other in (*close, self._asking):
                other.close()
            self._serve()
        except BaseException:  # noqa: BLE001 - the process ends here: the trace is its last word
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(1)

    def _serve(self) -> NoReturn:
        free = threading.BoundedSemaphore(_AT_ONCE)
        while True:
            _, descriptors, _, _ = socket.recv_fds(self._hearing, 16, 1)
            for descriptor in descriptors:
                free.acquire()
                client = socket.socket(fileno=descriptor)
                threading.Thread(target=self._answer, args=(client, free), daemon=True).start()

    def _answer(self, client: socket.socket, free: threading.BoundedSemaphore) -> None:
        """Answer one call. A client that is gone is left alone."""
        try:
            with client:
                client.settimeout(5.0)
                call = Call.from_bytes(_read_all(client, time.monotonic() + 5.0))
                client.sendall(fetch(call, self._allowed).to_bytes())
        except OSError:
            return
        finally:
            free.release()


def _read_all(client: socket.socket, until: float) -> bytes:
    """All that comes until the other side ends. Raises TimeoutError where that takes too long."""
    parts: list[bytes] = []
    while True:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        client.settimeout(left)
        part = client.recv(1 << 16)
        if not part:
            return b"".join(parts)
        parts.append(part)
