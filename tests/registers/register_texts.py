"""The packaged registers as texts, and a way to plant a fault in them."""

from __future__ import annotations

from armstrace.graph import resources
from armstrace.graph.register_form import FORMS


def read_texts() -> dict[str, str]:
    """Register -> text of its file, all of them."""
    return {name: resources.read_file("data", "registers", f"{name}.csv") for name in FORMS}


def replace_row(text: str, key: str, old: str, new: str) -> tuple[str, int]:
    """The text with `old` replaced once in the row of a key, and the row's line. Fails where it is not there once."""
    lines = text.split("\n")
    (number,) = [n for n, line in enumerate(lines) if line.startswith(f"{key},")]
    assert lines[number].count(old) == 1, f"{old!r} stands {lines[number].count(old)} times in {lines[number]!r}"
    lines[number] = lines[number].replace(old, new)
    return "\n".join(lines), number + 1
