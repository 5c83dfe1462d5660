"""Whatever text comes in: it is read, or refused by a named error. Nothing else is ever raised, nothing is superlinear.

`make check` takes a few examples; `soak.py` reads 100,000 random and 10,000 mutated texts, in sittings of any length.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from line_counter import count_lines

from armstrace.graph.errors import ArmstraceError
from armstrace.graph.registers import read_registers
from armstrace.loaders.annotation import Annotator
from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims
from armstrace.loaders.reading_view import make_views

from . import soak
from .growth import TIMES, is_superlinear
from .hostile_line import FAMILIES

SOAK = os.environ.get("ARMSTRACE_SOAK") == "1"
FIXTURES = Path(__file__).parent.parent / "reader" / "fixtures"
TEXTS = [path.read_bytes().decode("utf-8") for path in sorted(FIXTURES.glob("*.txt"))]


def hard(examples: int) -> settings:
    """So many examples in `make check`."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=examples, deadline=None, suppress_health_check=checks)


def read_or_refuse(text: str) -> None:
    """Read a text as a profile. A named error is an answer; anything else is a fault."""
    try:
        document = parse_document(text)
    except ArmstraceError:
        return
    reading = read_claims(document)
    keys = [claim.key for claim in reading.claims]
    assert len(set(keys)) == len(keys)
    assert all(claim.passage in reading.passages for claim in reading.claims)
    make_views(reading)


def test_there_are_texts_to_mutate() -> None:
    assert len(TEXTS) >= 14


WORDS = """Peru|the government|has not|acceded to|used|at least 12|mines|cluster munitions|,|.|;|(|)|“|”|[1]|[2] Ibid.
in|2015|since 1999|and|or|, at a minimum,|reportedly|denied|that|which|Last updated: 1 May 2018|Mine Action|Type
RBK-500|9M27K|3 killed; 2 injured|Casualties in 2016|UNGA Resolution 73/61|Email from|by|no evidence|was|were|–
5.5 million|The Convention on Cluster Munitions|voted in favor of|Chad (12), Peru (3)|US$|’s"""
PIECES = st.sampled_from([*re.split(r"[|\n]", WORDS), "\n", "\n\n", "\u00a0", "\u2028"])


@hard(60)
@given(st.lists(PIECES, max_size=80).map(" ".join))
def test_random_words_below_a_title(words: str) -> None:
    read_or_refuse(f"Peru\n\nMine Ban Policy\n\nLast updated: 1 May 2018\n\n{words}")


@hard(60)
@given(st.text(max_size=300))
def test_random_characters(text: str) -> None:
    read_or_refuse(text)
    read_or_refuse(f"Mine Action\n\nLast updated: 1 May 2018\n\n{text}")


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """A text of the fixtures, cut to a few kB, with pieces left out, doubled, moved or replaced."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, max(0, len(text) - 1_500)))
    head = "\n".join(text.splitlines()[:6])
    text = f"{head}\n{text[start : start + 1_500]}"
    for _ in range(draw(st.integers(1, 6))):
        one, other = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        other = min(other, one + 200)
        piece = text[one:other]
        new = draw(
            st.sampled_from(["", piece * 2, piece[::-1], piece.upper(), piece.replace(" ", "\n"), "[3]", "\x00"])
        )
        text = text[:one] + new + text[other:]
    return text


@hard(40)
@given(mutants())
def test_mutated_profiles(text: str) -> None:
    read_or_refuse(text)


LONG = 100_000 if SOAK else 25_000


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    """The annotator of a profile of Peru."""
    return Annotator(read_registers(), "per")


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())
def test_annotating_is_not_superlinear(annotator: Annotator, family: Callable[[int], str]) -> None:
    """A text as one sentence; a soak run goes up to 100 kB."""
    short, long = family(LONG // TIMES), family(LONG)
    assert not is_superlinear(lambda text, _: count_lines(lambda: annotator.annotate(text, 0)), short, long)


def test_a_soak_run_goes_on_where_it_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state, done = tmp_path / "state.json", dict[str, int]()
    soak.run("random", done, 12, state, float("inf"))
    soak.run("mutated", done, 4, state, float("inf"))
    assert json.loads(state.read_text()) == {"random": 12, "mutated": 4}
    texts: list[str] = []

    def note(text: str) -> int:
        texts.append(text)
        return 0

    soak.run("random", done, 15, state, float("inf"), read=note)
    assert texts == [soak.make_random(number) for number in (12, 13, 14)]
    assert soak.make_mutant(7) == soak.make_mutant(7)


def test_a_fault_ends_a_soak_run_with_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(text: str) -> int:
        raise KeyError(text[:5])

    with pytest.raises(KeyError):
        soak.run("random", {"random": 3}, 9, tmp_path / "state.json", float("inf"), read=fail)
    assert "fault at random 3" in capsys.readouterr().err
