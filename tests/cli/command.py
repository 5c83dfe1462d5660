"""Runs `armstrace` as a user does: a process of its own, with its exit code and both streams."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, stdin: str | None = None, folder: Path | None = None, **environment: str) -> Ended:
    """Run a command without a terminal. `environment` adds variables."""
    command = [sys.executable, "-P", "-m", "armstrace.cli", *map(str, arguments)]
    ended = subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONWARNINGS": "error::ResourceWarning", **environment},
        timeout=300,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def list_tree(folder: Path) -> dict[str, bytes | None]:
    """All paths below a folder with their bytes (None for folders): to see that nothing changed."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}
