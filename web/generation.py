"""A generation: one release, opened once in a gunicorn master, and the workers forked from it.

The supervisor forks the master as a process of its own. A pipe tells it whether the release could be opened.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NoReturn

from armstrace.graph.errors import ArmstraceError
from armstrace.web.prctl import die_with_parent

_READY: Final = b"ready"
_FAILED: Final = 4

#: Opens the release that a target names and serves it until a signal ends it; tells once the workers run.
Serve = Callable[[int, str, Callable[[], None]], None]


@dataclass(slots=True, eq=False)
class Generation:
    """The process of a generation as the supervisor sees it. `target` is where `current` led when it began."""

    number: int
    target: str
    pid: int
    pipe: int
    began: float = field(default_factory=time.monotonic)
    is_ready: bool = False

    def hear(self) -> str | None:
        """Look whether it has become ready. Returns why it could not, once it says so."""
        try:
            said = os.read(self.pipe, 65536)
        except BlockingIOError:
            return None
        if said == _READY:
            self.is_ready = True
            return None
        return str(json.loads(said)) if said else "the process ended before the release was open"

    def stop(self, number: int = signal.SIGTERM) -> None:
        """Ask it to finish what it has begun, and end. SIGQUIT: to end now."""
        try:
            os.kill(self.pid, number)
        except ProcessLookupError:
            return

    def close(self) -> None:
        """Forget it: its process has ended."""
        os.close(self.pipe)


def start_generation(number: int, target: str, serve: Serve) -> Generation:
    """Fork a generation. The child never returns."""
    parent = os.getpid()
    hearing, telling = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        os.close(hearing)
        _live(number, target, telling, parent, serve)
    os.close(telling)
    os.set_blocking(hearing, False)
    return Generation(number, target, pid, hearing)


def _live(number: int, target: str, telling: int, parent: int, serve: Serve) -> NoReturn:
    """The child's life."""
    code = _FAILED
    try:
        os.setpgid(0, 0)  # Ctrl-C reaches the supervisor alone, which then stops its generations in order
        for caught in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(caught, signal.SIG_DFL)
        die_with_parent(parent)
        serve(number, target, lambda: _tell(telling, _READY))
        code = 0
    except ArmstraceError as error:
        _tell(telling, json.dumps(str(error)).encode())
    except SystemExit as error:  # gunicorn ends so
        code = error.code if isinstance(error.code, int) else 0
    except BaseException:  # noqa: BLE001 - the process ends here: the trace is its last word
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _tell(telling: int, what: bytes) -> None:
    os.write(telling, what)
