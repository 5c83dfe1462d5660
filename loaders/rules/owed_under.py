"""Which treaty a deadline is of, where only the number of its article tells.

Articles 4 and 5 of the Mine Ban Treaty ask for the destruction of stocks and for clearance; Articles 3 and 4 of the
Convention on Cluster Munitions ask for the same two.
"""

from __future__ import annotations

import re

from armstrace.graph.names import Ref
from armstrace.loaders.mention import Kind
from armstrace.loaders.rules.land import LAND_SECTIONS
from armstrace.loaders.scene import Scene

_MINE_BAN, _CLUSTER = Ref("treaty", "mbt"), Ref("treaty", "ccm")
_ARTICLE = re.compile(r"\bArticle ([345])\b", re.IGNORECASE)
_STOCK = re.compile(r"\bstock", re.IGNORECASE)
_LAND = re.compile(r"\b(?:clear|demin|contaminat|mined|remnant)", re.IGNORECASE)


def find_owed_under(scene: Scene) -> Ref | None:
    """The treaty that a sentence on a deadline names, else the one its article belongs to, else that spoken of.

    "Its Article 4 deadline" on a page about land is of the Convention on Cluster Munitions, beside "stockpile" of the
    Mine Ban Treaty; None where nothing tells.
    """
    named = next((m.ref for m in scene.mentions(Kind.TREATY)), None)
    return named or of_article(scene, scene.note.text) or scene.discourse.treaty


def of_article(scene: Scene, words: str) -> Ref | None:
    """The treaty whose article of that number has a deadline of the kind that is spoken of; None without a number."""
    found = _ARTICLE.search(words)
    if found is None:
        return None
    if found[1] == "4":
        if _STOCK.search(words):
            return _MINE_BAN
        on_land = scene.place.code in LAND_SECTIONS or _LAND.search(words)
        return _CLUSTER if on_land else None
    return _MINE_BAN if found[1] == "5" else _CLUSTER if _STOCK.search(words) else None
