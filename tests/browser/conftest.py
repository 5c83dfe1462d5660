"""A browser, where the packages playwright and axe-playwright-python and a Chromium are at hand."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from requirement import require

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium: that of the system (or of CHROMIUM), driven by playwright."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    missing = [name for name in ("playwright", "axe_playwright_python") if importlib.util.find_spec(name) is None]
    if missing:
        require(f"no browser: {', '.join(missing)} is not installed")
    if program is None:  # where nothing can be installed, the rest is checked all the same
        pytest.skip("no browser: no Chromium is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        found = tool.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield found
        found.close()
