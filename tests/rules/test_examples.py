"""Each rule's own example: the claims that its docstring promises are made."""

from __future__ import annotations

import pytest
from rule_example import Example, list_examples, read_example, says

EXAMPLES = tuple(list_examples())


def test_rules_have_examples() -> None:
    assert len(EXAMPLES) >= 80
    assert sum(len(example.expected) for example in EXAMPLES) >= 100


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}: {example.text[:40]}")
def test_example(example: Example) -> None:
    claims = read_example(example)
    for line in example.expected:
        assert any(says(claim, line) for claim in claims), (line, claims)
