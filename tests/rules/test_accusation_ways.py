"""Accusations: what one side says that another did is alleged by it, in whatever words, and is never its own deed."""

from __future__ import annotations

import pytest
from rule_example import read_told

#: The text, and the claim of use that it must make; none is plainly asserted.
WAYS = [
    ("Thailand accused Cambodia of having planted new PMN-2 mines.", "UseClaim state:khm used munition:pmn-2"),
    ("Thailand blamed Cambodia for having laid mines.", "UseClaim state:khm used munition:mine"),
    ("Peru blamed Ecuador for planting mines in 1995.", "UseClaim state:ecu used munition:mine time=1995"),
    ("Georgia charged Russia with laying mines in Abkhazia.", "UseClaim state:rus used munition:mine"),
    ("Peru held Ecuador responsible for laying mines in 1995.", "UseClaim state:ecu used munition:mine time=1995"),
    ("Peru implicated Ecuador in laying mines in 1995.", "UseClaim state:ecu used munition:mine time=1995"),
    ("Peru condemned Ecuador for using mines in 1995.", "UseClaim state:ecu used munition:mine time=1995"),
    ("Chad criticized Libya for having used cluster munitions.", "UseClaim state:lby used munition:cluster-munition"),
]


@pytest.mark.parametrize(("text", "use"), WAYS)
def test_an_accusation_stays_one(text: str, use: str) -> None:
    claims = read_told("mbp", "che", text, [f"{use} status=alleged"])
    uses = [claim for claim in claims if claim.kind == "UseClaim"]
    assert {claim.status.value for claim in uses} == {"alleged"}
    assert {str(claim.subject) for claim in uses} == {use.split()[1]}


def test_what_begins_behind_a_time_without_a_comma_is_the_subject() -> None:
    text = "In the 1980s and 1990s mines were supplied to Cambodia by China and Vietnam."
    read_told("mbp", "khm", text, [f"TransferClaim state:{who} transferred munition:mine" for who in ("chn", "vnm")])
