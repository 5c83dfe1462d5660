"""What a test cannot do without: it skips with the reason, or fails where everything must run."""

from __future__ import annotations

import os

import pytest


def require(reason: str) -> None:
    """Skip with the reason, or fail where ARMSTRACE_REQUIRE=all says that everything must run."""
    if os.environ.get("ARMSTRACE_REQUIRE") == "all":
        pytest.fail(f"{reason}, and ARMSTRACE_REQUIRE=all forbids to skip")
    pytest.skip(reason)
