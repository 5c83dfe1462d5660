"""No regular expression of the reader takes more than linear time, whatever a line is made of.

Each is run over lines of its own parts and over the families of hostile lines, as its module uses it: up to 6 kB here,
100 kB in a soak run (ARMSTRACE_SOAK=1). Short lines come first, so that an exponential pattern is told, and not waited
for; of the longest only those over which a pattern took longest when they were short. A run that is quick is no square;
one that is not is held against a quarter of the line.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from itertools import groupby

import pytest

from .hostile_line import FAMILIES
from .pattern_case import Case, list_cases, list_lines

#: The longest lines but in a soak run.
LONG = 6_000
SIZE = 100_000 if os.environ.get("ARMSTRACE_SOAK") == "1" else LONG
SIZES = (20, 200, 1_500, SIZE)
#: So many lines of a soak run's size are tried: those that a pattern is slowest over at the size before.
HARDEST = 4
#: Processor seconds below which a run over up to 6,000 characters cannot have been a square; a line that is
#: longer is given as many times more.
QUICK = 0.03
#: Patterns that their modules try on a stretch of bounded length only -> that length in characters.
BOUNDED = {
    "date._LAST_WORD": 12,
    "designation._ALTERNATIVE": 150,
    "quantity._LABEL": 40,
    "sentence._WORD_BEFORE": 100,
    "work_draft._SYMBOL": 60,
}
MODULES = {module: tuple(cases) for module, cases in groupby(list_cases(), key=lambda case: case.module)}


def spend(case: Case, text: str) -> float:
    """Processor seconds of one use."""
    begin = time.process_time()
    case.run(text)
    return time.process_time() - begin


def is_superlinear(case: Case, line: str) -> bool:
    """Does four times the text take much more than four times the time, three times over?"""
    quick = QUICK * max(1, len(line) / LONG)
    if spend(case, line) < quick:
        return False
    if len(line) <= SIZES[-2]:
        return min(spend(case, line) for _ in range(2)) >= quick
    ratios = [spend(case, line) / max(spend(case, line[: len(line) // 4 - 1] + line[-1]), 0.001) for _ in range(3)]
    return min(ratios) > 9


def list_faults(case: Case) -> Iterator[str]:
    """The beginnings of the lines that a pattern takes too long over; no longer lines than of the first such size."""
    most = BOUNDED.get(f"{case.module}.{case.name}", SIZE)
    hardest: list[int] = []
    for size in sorted({min(size, most) for size in SIZES}):
        lines = [*list_lines(case.pattern, size), *(make(size) for make in FAMILIES.values())]
        tried = [lines[number] for number in hardest] if size > LONG else lines
        found = [line[:60] for line in tried if is_superlinear(case, line)]
        if size == SIZES[-2] and SIZE > LONG:
            spent = [min(spend(case, line) for _ in range(2)) for line in lines]
            hardest = sorted(range(len(lines)), key=spent.__getitem__)[-HARDEST:]
        yield from found
        if found:
            return


def test_the_patterns_are_found() -> None:
    assert len(list_cases()) >= 200
    assert len(MODULES) >= 40
    assert BOUNDED.keys() <= {f"{case.module}.{case.name}" for case in list_cases()}


@pytest.mark.parametrize("module", MODULES)
def test_no_pattern_is_superlinear(module: str) -> None:
    assert {case.name: found for case in MODULES[module] if (found := list(list_faults(case)))} == {}


def test_an_exponential_pattern_is_told() -> None:
    assert list(list_faults(Case("planted", "pattern", re.compile(r"(?:x+)+y"), frozenset({"search"}))))


def test_a_square_is_told_and_what_is_anchored_is_none() -> None:
    searched, matched = (Case("planted", "pattern", re.compile("x*y"), frozenset({way})) for way in ("search", "match"))
    assert is_superlinear(searched, "x" * 20_000)
    assert not is_superlinear(matched, "x" * 20_000)
