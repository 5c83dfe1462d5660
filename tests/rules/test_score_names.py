"""The names that the dump for measuring gives a state: those that are its own."""

from __future__ import annotations

import pytest

from armstrace.graph.names import Ref
from armstrace.loaders.score_name import find_labels


@pytest.mark.parametrize(
    ("state", "has", "lacks"),
    [
        ("srb", "Republic of Serbia", "Yugoslavia"),
        ("yug", "Yugoslavia", "Serbia"),
        ("cod", "DR Congo", "Congo, Democratic Republic of the"),
    ],
)
def test_a_name_of_others_and_the_form_of_a_list_are_left_out(state: str, has: str, lacks: str) -> None:
    names = find_labels(Ref("state", state))
    assert has in names
    assert lacks not in names
