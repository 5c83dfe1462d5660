"""The second lock below Python: a worker cannot make a socket, whatever the engine is told.

Linux only (seccomp-BPF, on x86-64 and arm64): socket(2) and io_uring_setup(2), which could make sockets too, fail with
EACCES in all threads of the process from then on. Sockets that are open or accepted go on working.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys
from typing import Final

from armstrace.web.prctl import call_prctl

# machine -> (AUDIT_ARCH of linux/audit.h, numbers of socket and io_uring_setup, number of seccomp)
_MACHINES: Final = {
    "x86_64": (0xC000003E, (41, 425), 317),
    "aarch64": (0xC00000B7, (198, 425), 277),
}
_X32: Final = 0x40000000  # x86-64 only: numbers from here on are the x32 calls
_NO_NEW_PRIVILEGES: Final = 38
_MODE_FILTER, _ALL_THREADS = 1, 1
_LOAD, _JUMP_EQUAL, _JUMP_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EACCES
_NUMBER, _ARCHITECTURE = 0, 4  # offsets in struct seccomp_data


class _Filter(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("jt", ctypes.c_ubyte), ("jf", ctypes.c_ubyte), ("k", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Filter)))


def is_supported() -> bool:
    """Is this a platform where the lock works?"""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def deny_sockets() -> bool:
    """Deny new sockets to this process for good. Returns whether the platform can. Raises OSError if it fails there."""
    if not is_supported():
        return False
    architecture, denied, seccomp = _MACHINES[platform.machine()]
    code = _write_filter(architecture, denied)
    program = _Program(len(code), ctypes.cast(code, ctypes.POINTER(_Filter)))
    call_prctl(_NO_NEW_PRIVILEGES, 1)
    library = ctypes.CDLL(None, use_errno=True)
    if library.syscall(seccomp, _MODE_FILTER, _ALL_THREADS, ctypes.byref(program)):
        number = ctypes.get_errno()
        raise OSError(number, f"seccomp: {os.strerror(number)}")
    return True


def _write_filter(architecture: int, denied: tuple[int, ...]) -> ctypes.Array[_Filter]:
    """Refuse calls of another architecture, of x32, and the denied ones; allow all else."""
    checks = [_Filter(_JUMP_LEAST, len(denied) + 1, 0, _X32)]
    checks += [_Filter(_JUMP_EQUAL, len(denied) - index, 0, number) for index, number in enumerate(denied)]
    lines = [
        _Filter(_LOAD, 0, 0, _ARCHITECTURE),
        _Filter(_JUMP_EQUAL, 0, len(checks) + 2, architecture),
        _Filter(_LOAD, 0, 0, _NUMBER),
        *checks,
        _Filter(_RETURN, 0, 0, _ALLOW),
        _Filter(_RETURN, 0, 0, _REFUSE),
    ]
    return (_Filter * len(lines))(*lines)
