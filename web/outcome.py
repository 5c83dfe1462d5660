"""How a request ended, as one word: in the log, in /metrics, and for the budget of a client."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Outcome(StrEnum):
    """The ends of a request. All but the first three are the watchdog's."""

    OK = "ok"
    REFUSED = "refused"
    FAILED = "failed"
    DEADLINE = "deadline"
    MEMORY = "memory"
    BUSY = "busy"
    LATE = "late"
    GONE = "gone"


#: Upper bounds of the buckets of durations, in seconds.
BUCKETS: Final = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
#: What a row of the board counts.
COUNTERS: Final = (
    *(f"requests_{outcome}" for outcome in Outcome),
    *(f"bucket_{bound}" for bound in BUCKETS),
    "seconds",
    "cut",
    "turned_away",
    "crashed",
    "swaps",
    "swaps_refused",
)


def judge(status: int) -> Outcome:
    """The outcome of a request that was answered with this status."""
    if status >= 500:
        return Outcome.FAILED
    return Outcome.REFUSED if status >= 400 else Outcome.OK
