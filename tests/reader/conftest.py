"""What the reader's tests share: texts in our own words, and `--update-golden`."""

from __future__ import annotations

from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"
GOLDEN = Path(__file__).parent / "golden"
#: So many texts stand in the folder at least; a collection that shrinks is an error.
LEAST_FIXTURES = 14


def list_fixtures() -> list[Path]:
    """The texts, by name."""
    found = sorted(FIXTURES.glob("*.txt"))
    if len(found) < LEAST_FIXTURES:
        raise AssertionError(f"{len(found)} texts in {FIXTURES}, at least {LEAST_FIXTURES} belong there")
    return found


def read_fixture(name: str) -> str:
    """The text of a fixture, line ends as they are."""
    return (FIXTURES / f"{name}.txt").read_bytes().decode("utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the kept outlines (never in CI)")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Shall the kept outlines be rewritten? The option is known where the tests of this folder are named."""
    return bool(request.config.getoption("--update-golden", default=False))
