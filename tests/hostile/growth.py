"""What counts as growth that is more than linear: four times the text, and more than eight times the steps.

A square would take sixteen times the steps. Steps and lines are counted, so that the judgement is the same on every
machine, however busy.
"""

from __future__ import annotations

from collections.abc import Callable

from step_counter import StepLimitError

TIMES = 4
MOST = 8
#: Steps of a short text that are too few to tell growth by.
FEW = 50
#: Steps a character of the short text: above, it is too dear whatever its growth. What is exponential is told by this.
DEAR = 1_000


def shorten(line: str) -> str:
    """A quarter of a line that ends as the line does."""
    return line[: len(line) // TIMES - 1] + line[-1]


def is_superlinear(count: Callable[[str, int], int], short: str, long: str, dear: int = DEAR) -> bool:
    """Does the longer of two texts take more steps than it may, or the shorter more than `dear` a character?

    `count` takes a text and the most steps that are of interest; it may raise StepLimitError above these.
    """
    try:
        most = MOST * max(FEW, count(short, dear * len(short)))
        return count(long, most) > most
    except StepLimitError:
        return True
