"""Words behind which a text names what contamination comes from."""

from __future__ import annotations

from collections.abc import Sequence

from armstrace.loaders.date import Time
from armstrace.loaders.mention import Annotation, Kind

#: What a cause stands behind, with nothing between but an article and words of how much of it.
_LEADS = frozenset(
    {
        ("resulting", "from"),
        ("results", "from"),
        ("resulted", "from"),
        ("stemming", "from"),
        ("stems", "from"),
        ("originating", "from"),
        ("originates", "from"),
        ("dating", "from"),
        ("dates", "from"),
        ("dating", "back"),
        ("dates", "back"),
        ("arising", "from"),
        ("left", "by"),
        ("left", "over"),
        ("left", "behind"),
        ("left", "from"),
        ("caused", "by"),
        ("due", "to"),
        ("because", "of"),
        ("result", "of"),
        ("results", "of"),
        ("legacy", "of"),
        ("consequence", "of"),
        ("aftermath", "of"),
    }
)


def find_cause(lows: Sequence[str], first: int) -> int | None:
    """The token behind such words, from a token on; None where there are none."""
    return next((i + 2 for i in range(first, len(lows) - 2) if (lows[i], lows[i + 1]) in _LEADS), None)


def list_cause_times(note: Annotation, first: int) -> list[Time]:
    """The dates of what the words from a token on name as the cause: of a war, and not of the land."""
    begin = find_cause(note.lows, first)
    found = note.within(begin, len(note.tokens), Kind.TIME) if begin is not None else []
    return [m.time for m in found if m.time]
