"""Names are found as they are written, and an unknown one is an error that names the nearest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrace.graph.entry import fold_name
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.registers import read_registers


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Russian Federation", "state", "rus"),
        ("russia", "state", "rus"),
        ("Cote d'Ivoire", "state", "civ"),
        ("CÔTE D’IVOIRE", "state", "civ"),
        ("FYR Macedonia", "state", "mkd"),
        ("Swaziland", "state", "swz"),
        ("Lao PDR", "state", "lao"),
        ("Peruvian", "state", "per"),
        ("AO2.5RT", "munition", "ao-2.5rt"),
        ("AO-2.5RT", "munition", "ao-2.5rt"),
        ("SHOAB-0.5M", "munition", "shoab-0.5m"),
        ("RBK 250-275 PTAB 2.5M", "munition", "rbk-250-275-ptab-2.5m"),
        ("RBK–500 AO–2.5RT", "munition", "rbk-500-ao-2.5rt"),
        ("“Medalyon”", "munition", "pom-3"),
        ("Ottawa Convention", "treaty", "mbt"),
        ("A/RES/75/62", "resolution", "a-res-75-62"),
        ("HRW", "org", "hrw"),
    ],
)
def test_name_is_found_whatever_its_case_accents_hyphens_and_quotes(name: str, kind: str, key: str) -> None:
    found = read_registers().find(name, {kind})
    assert found is not None
    assert found.ref == Ref(kind, key)


def test_soviet_union_and_russia_are_two() -> None:
    registers = read_registers()
    assert registers.find("USSR", {"state"}) is registers.get(Ref("state", "sun"))
    assert registers.get(Ref("group", "sun-or-rus")).refs("oneOf") == (Ref("state", "rus"), Ref("state", "sun"))


def test_bombs_that_differ_in_one_figure_are_two() -> None:
    registers = read_registers()
    one, other = (registers.find(f"RBK-500-{n} AO-10", {"munition"}) for n in (355, 375))
    assert one is not None
    assert other is not None
    assert one.refs("closeMatch") == (other.ref,)


@pytest.mark.parametrize(("on", "key"), [("1990", "yug"), ("2002-11-22", "scg"), ("2019-12-12", "srb")])
def test_name_of_several_states_is_decided_by_the_day(on: str, key: str) -> None:
    found = read_registers().find("Yugoslavia", {"state"}, on=on)
    assert found is not None
    assert found.ref.key == key


def test_name_of_several_states_is_an_error_without_a_day() -> None:
    with pytest.raises(InputError, match=r"'Yugoslavia' may be state:scg or state:srb or state:yug"):
        read_registers().find("Yugoslavia", {"state"})


def test_name_of_no_kind_asked_for_is_not_found() -> None:
    registers = read_registers()
    assert registers.find("Peru", {"munition", "treaty"}) is None
    assert registers.find("", {"state"}) is None


def test_names_nearest_to_an_unknown_one_come_with_their_references() -> None:
    near = read_registers().nearest("RBK-500 AO-2.5RX", {"munition"})
    assert near[0] == "RBK-500 AO-2.5RT (munition:rbk-500-ao-2.5rt)"
    assert len(near) <= 3


def test_unknown_reference_is_reported_with_the_nearest() -> None:
    with pytest.raises(InputError, match=r"munition:rbk-500-ao-2.5 stands in no register \(nearest: munition:rbk-500"):
        read_registers().get(Ref("munition", "rbk-500-ao-2.5"))
    assert read_registers().find_ref(Ref("munition", "rbk-500-ao-2.5")) is None


def test_every_name_finds_its_bearer() -> None:
    registers = read_registers()
    lost = [
        (e.ref, n) for e in registers.by_ref.values() for n in e.names if e not in registers.find_all(n, {e.ref.kind})
    ]
    assert lost == []


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)
