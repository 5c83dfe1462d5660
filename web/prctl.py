"""prctl(2), by which a Linux process asks for what Python has no word for."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from typing import Final

_DEATH_SIGNAL: Final = 1


def call_prctl(option: int, value: int) -> None:
    """Set an option of the process. Raises OSError where the system refuses."""
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(option, value, 0, 0, 0):
        number = ctypes.get_errno()
        raise OSError(number, f"prctl: {os.strerror(number)}")


def die_with_parent(parent: int) -> None:
    """End softly (SIGTERM) when the parent process ends, even by SIGKILL. Linux only; elsewhere nothing happens.

    `parent` is its number: if it has ended already, so does this process.
    """
    if sys.platform != "linux":
        return
    call_prctl(_DEATH_SIGNAL, signal.SIGTERM)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)
