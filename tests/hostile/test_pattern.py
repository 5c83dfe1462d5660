"""No regular expression of the reader takes more than a linear number of steps, whatever a line is made of.

Each is run over lines of its own parts and over the families of hostile lines, as its module uses it, and its steps are
counted (tests/support/step_counter.py): up to 1,600 characters; a line over which they grow too fast is tried again at
four times the length, since one that is cut may fail early. A soak run (ARMSTRACE_SOAK=1) gives the hardest lines of
each to `re` itself at 100 kB.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import partial
from itertools import groupby

import pytest
from step_counter import StepCounter, StepLimitError

from .growth import DEAR, TIMES, is_superlinear, shorten
from .hostile_line import FAMILIES
from .pattern_case import Case, list_cases, list_lines

SIZE = 1_600
#: Characters of a line of a soak run, and how many of each pattern are run: those that cost it most steps.
LONG = 100_000
HARDEST = 4
#: Patterns that their modules try on a stretch of bounded length only -> that length in characters.
BOUNDED = {
    "date._LAST_WORD": 12,
    "designation._ALTERNATIVE": 150,
    "quantity._LABEL": 40,
    "sentence._WORD_BEFORE": 100,
    "work_draft._SYMBOL": 60,
}
MODULES = {module: tuple(cases) for module, cases in groupby(list_cases(), key=lambda case: case.module)}


def make_lines(case: Case, size: int) -> list[str]:
    """The lines that a pattern is tried on, the same ones at each size."""
    return [*list_lines(case.pattern, size), *(make(size) for make in FAMILIES.values())]


def list_ways(case: Case) -> set[str]:
    """The ways in which a pattern is used: at the beginning, as a whole, or wherever it is found."""
    bound = {"match", "fullmatch"}
    return set(case.methods & bound) | ({"search"} if case.methods - bound else set())


def is_fault(case: Case, counter: StepCounter, line: str) -> bool:
    """Do the steps of a use grow faster than the line?"""
    short = shorten(line)
    return any(is_superlinear(partial(counter.count, way), short, line) for way in list_ways(case))


def is_dear(case: Case, counter: StepCounter, line: str) -> bool:
    """Does a line that is no longer than a pattern is ever given take more steps than it may?"""
    try:
        return any(counter.count(way, line, DEAR * len(line)) < 0 for way in list_ways(case))
    except StepLimitError:
        return True


def list_faults(case: Case) -> Iterator[str]:
    """The beginnings of the lines over which a pattern takes too many steps."""
    counter, bound = StepCounter(case.pattern), BOUNDED.get(f"{case.module}.{case.name}")
    if bound is not None:
        yield from (line for line in make_lines(case, bound) if is_dear(case, counter, line))
        return
    longer = make_lines(case, SIZE * TIMES)
    for number, line in enumerate(make_lines(case, SIZE)):
        if is_fault(case, counter, line) and is_fault(case, counter, longer[number]):
            yield line[:60]


def test_the_patterns_are_found() -> None:
    assert len(list_cases()) >= 200
    assert len(MODULES) >= 40
    assert BOUNDED.keys() <= {f"{case.module}.{case.name}" for case in list_cases()}


@pytest.mark.parametrize("module", MODULES)
def test_no_pattern_is_superlinear(module: str) -> None:
    assert {case.name: found for case in MODULES[module] if (found := list(list_faults(case)))} == {}


def plant(words: str, *methods: str) -> Case:
    """A pattern that no module has."""
    return Case("planted", "pattern", re.compile(words), frozenset(methods))


@pytest.mark.parametrize(
    ("words", "method"),
    [
        (r"(?:x+)+y", "search"),  # exponential
        (r"(?:x|xx)+y", "match"),  # exponential: two ways to read one text
        (r"x*y", "search"),  # a square: from each place to the end
        (r"x*x*y", "fullmatch"),  # a square: two repeats share a stretch
        (r"(?:twenty ?-?)*\d", "search"),  # a square of words
        (r"\([^)]*\)", "finditer"),  # a square of brackets that nothing closes
    ],
)
def test_a_pattern_that_grows_too_fast_is_told(words: str, method: str) -> None:
    assert list(list_faults(plant(words, method)))


@pytest.mark.parametrize(
    ("words", "method"),
    [(r"x*y", "match"), (r"(?<!x)x*+y", "search"), (r"\([^()]{0,80}\)", "finditer"), (r"(?:a|b)*c", "fullmatch")],
)
def test_what_is_anchored_or_bounded_is_told_as_linear(words: str, method: str) -> None:
    assert not list(list_faults(plant(words, method)))


def test_what_is_counted_is_what_the_engine_does() -> None:
    differ = [
        (case.module, case.name, line[:40])
        for case in list_cases()
        for counter in [StepCounter(case.pattern)]
        for line in make_lines(case, 60)
        if counter.find("search", line, 10**6) != [match.span() for match in case.pattern.finditer(line)]
    ]
    assert differ == []


@pytest.mark.skipif(os.environ.get("ARMSTRACE_SOAK") != "1", reason="100 kB for each pattern: ARMSTRACE_SOAK=1")
@pytest.mark.parametrize("module", MODULES)
def test_the_hardest_lines_of_100_kb_come_to_an_end(module: str) -> None:
    ended = []
    for case in MODULES[module]:
        size = BOUNDED.get(f"{module}.{case.name}", LONG)
        for number in list_hardest(case):
            case.run(make_lines(case, size)[number])
        ended.append(case)
    assert tuple(ended) == MODULES[module]


def list_hardest(case: Case) -> list[int]:
    """The numbers of the lines over which a pattern takes the most steps."""
    counter = StepCounter(case.pattern)
    lines = make_lines(case, SIZE // TIMES)
    steps = [max(counter.count(way, line, 10**8) for way in list_ways(case)) for line in lines]
    return sorted(range(len(lines)), key=steps.__getitem__)[-HARDEST:]
