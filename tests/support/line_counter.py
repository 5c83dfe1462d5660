"""How many lines of our own Python are run: what a call costs, without a clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from armstrace import loaders

#: As the interpreter names its files: a checkout has them behind a link.
_LOADERS = str(Path(loaders.__path__[0]))


def count_lines(call: Callable[[], object], under: str = _LOADERS) -> int:
    """Lines of modules below a folder that a call runs: one at least, or nothing is counted and AssertionError raised.

    Each turn of a loop or a comprehension is a line. What the engine of `re` does is not seen: patterns are judged by
    themselves (tests/hostile/test_pattern.py).
    """
    counted = 0

    def trace_line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal counted
        counted += event == "line"
        return trace_line

    def trace_call(frame: FrameType, event: str, argument: Any) -> Any:
        return trace_line if frame.f_code.co_filename.startswith(under) else None

    before = sys.gettrace()
    sys.settrace(trace_call)
    try:
        call()
    finally:
        sys.settrace(before)
    assert counted, f"no line of {under} was run"
    return counted
