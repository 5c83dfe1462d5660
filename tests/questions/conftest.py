"""The option that rewrites the expected rows. Continuous integration never passes it."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-rows", action="store_true", help="rewrite tests/questions/*.csv from the answers")
