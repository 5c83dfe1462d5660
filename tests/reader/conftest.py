"""What the reader's tests share: the fixtures in our own words, and `--update-golden`."""

from __future__ import annotations

from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the kept outlines (never in CI)")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Shall the kept outlines be rewritten?"""
    return bool(request.config.getoption("--update-golden"))
