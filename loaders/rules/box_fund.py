"""Rules for boxes of money: what came from abroad and from the country itself."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.argument import list_counts
from armstrace.loaders.rules.box_scene import YEAR, BoxScene, whole
from armstrace.loaders.rules.funding import MONEY


def read_funding(box: BoxScene) -> Iterator[Claim]:
    """International and national funding of a year, with that of the year in brackets.

    >> BOX [mbp moz] Mine action funding in 2007 | International: $3.5 million (2006: $6.2 million)
    -> MineActionClaim state:moz contribution exactly=3500000 time=2007
    -> MineActionClaim state:moz contribution exactly=6200000 time=2006
    """
    scene, years = box.scene, YEAR.findall(box.label)
    for cell in box.row.cells[1:]:
        note = box.annotate(cell.text)
        counts = [c for c in list_counts(*whole(note)) if c.quantity.unit in MONEY]
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
