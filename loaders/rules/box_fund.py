"""Rules for boxes of money: what came from abroad and from the country itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from armstrace.graph.claim import Claim, Polarity
from armstrace.loaders.argument import Count, list_counts
from armstrace.loaders.rules.box_scene import YEAR, BoxScene, whole
from armstrace.loaders.rules.funding import MONEY
from armstrace.loaders.scene import NO_PROOF

_UNREPORTED = re.compile(
    r"\A(?:(?:National|International)(?: contributions?)?: ?)?(?:none (?:reported|known|recorded)"
    r"|(?:amount )?not reported|unknown|not known)\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\A(?:National|International)(?: contributions?)?: ?(?:none|nil)\s*(?:\(|\Z)", re.IGNORECASE)


def read_funding(box: BoxScene) -> Iterator[Claim]:
    """International and national funding of a year, with that of the year in brackets.

    >> BOX [mbp moz] Mine action funding in 2007 | International: $3.5 million (2006: $6.2 million)
    -> MineActionClaim state:moz contribution exactly=3500000 time=2007
    -> MineActionClaim state:moz contribution exactly=6200000 time=2006
    >> BOX [mbp moz] Mine action funding in 2006 | (Mozambique received 26% of UN Portfolio appeal)
    -> MineActionClaim state:moz contribution exactly=26 time=2006
    """
    scene, years = box.scene, YEAR.findall(box.label)
    for cell in box.row.cells[1:]:
        yield from _unreported(box, cell.text, years)
        note = box.annotate(cell.text)
        counts = [c for c in list_counts(*whole(note)) if c.quantity.unit in MONEY or _is_share(c, cell.text)]
        for count in counts:
            if scene.home is None or note.text[: count.mention.start].endswith("/"):
                continue  # the same sum in another currency
            before = note.text[: count.mention.start]
            own = YEAR.findall(before[before.rfind("(") :]) if before.count("(") > before.count(")") else []
            yield scene.claim(
                "MineActionClaim",
                "contribution",
                scene.home,
                quantity=count.quantity,
                time=next(iter(own or years), None),
                content=f"{box.label}: {cell.text}"[:120],
            )


def _is_share(count: Count, text: str) -> bool:
    """ "(Peru received 26% of UN Portfolio appeal)": the share of what was asked for that came."""
    return count.quantity.unit == "percent" and "received" in text and "appeal" in text


def _unreported(box: BoxScene, text: str, years: Sequence[str]) -> Iterator[Claim]:
    """ "National: none reported": no evidence of any; "National: none": there was none."""
    none = _NONE.match(text)
    if box.scene.home is not None and (none or _UNREPORTED.match(text)):
        yield box.scene.claim(
            "MineActionClaim",
            "contribution",
            box.scene.home,
            time=years[0] if years else None,
            content=f"{box.label}: {text.split('(')[0]}".strip()[:120],
            **({"polarity": Polarity.NEGATED} if none else NO_PROOF),
        )
