"""Every check is silent on a sound graph and speaks up when what it guards is broken once."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from check_case import find_case_faults, find_world_faults, list_cases

from armstrace.graph.check import list_checks, parse_check, run_check
from armstrace.graph.errors import InputError


def test_the_sound_world_passes_every_check() -> None:
    assert find_world_faults() == set()


@pytest.mark.parametrize("path", list_cases(), ids=lambda path: path.stem)
def test_a_broken_graph_gives_exactly_the_results_that_the_case_names(path: Path) -> None:
    found, expected = find_case_faults(path)
    assert expected
    assert found == expected


def test_each_check_has_a_case_and_each_case_a_check() -> None:
    cases = {path.stem.partition("_")[0] for path in list_cases()}
    assert cases == {check.name for check in list_checks()}


def test_a_check_must_say_what_is_wrong() -> None:
    with pytest.raises(InputError, match="does not say what is wrong"):
        parse_check("nameless", "SELECT ?focus WHERE { ?focus ?p ?o }")


@pytest.mark.parametrize("query", ["ASK { ?s ?p ?o }", "SELECT ?s WHERE { ?s ?p ?o }", "SELECT ?focus WHERE {"])
def test_a_check_must_select_its_focus(query: str) -> None:
    check = parse_check("wrong", f"# what: x\n# do: y\n{query}")
    with pytest.raises(InputError):
        list(run_check(check, ox.Store()))
