"""What every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def require(reason: str) -> None:
    """Skip with the reason, or fail where ARMSTRACE_REQUIRE=all says that everything must run."""
    if os.environ.get("ARMSTRACE_REQUIRE") == "all":
        pytest.fail(f"{reason}, and ARMSTRACE_REQUIRE=all forbids to skip")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared with the profile texts and the gold readings."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold" / "claims.jsonl").is_file():
        require("../shared with the profile texts and the gold readings is not beside this checkout")
    return folder
