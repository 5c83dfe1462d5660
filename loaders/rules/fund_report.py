"""Rules for money that someone reports or announces as a noun ("reported a contribution of")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Status
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import list_counts
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.funding import FUNDING_SECTIONS, GIVERS, MONEY, make_payment
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_GIFT = re.compile(
    r"(?:an?|the|its|their|some|new|several)? ?(?:[\w-]+ ){0,3}"
    r"(?:contributions?|donations?|grants?|commitments?|pledges?|funding|financial support)\b",
    re.IGNORECASE,
)
_PROMISED = re.compile(r"\b(?:commitments?|pledges?)\b", re.IGNORECASE)


@on_verbs({"report", "announce", "declare", "record"})
def read_reported(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A contribution that who gave it reports, with its sum where it has one.

    >> [sma lao] In 2015, Lao PDR reported a contribution of $4.8 million to its own mine action program.
    -> MineActionClaim state:lao contribution exactly=4800000 status=declared time=2015
    >> [sma lao] In 2012, Norway announced a commitment of $20 million over five years.
    -> MineActionClaim state:nor contribution exactly=20000000 status=planned time=2012
    """
    gift = _GIFT.match(scene.note.words(*prop.clause.tail)[:80])
    if scene.place.code not in FUNDING_SECTIONS or prop.negated or prop.passive or gift is None:
        return
    givers = [p for p in prop.subjects if p.ref.kind in GIVERS and (p.known or p.mention)]
    promised = bool(_PROMISED.search(gift[0]))
    status = Status.PLANNED if promised else Status.DECLARED
    counts = [c for c in list_counts(scene.note, *prop.clause.tail) if c.quantity.unit in MONEY][:1]
    if len(givers) == 1 and counts:
        claim = make_payment(scene, prop, givers[0], counts[0], prop.clause.reach[1], None, counts)
        yield replace(claim, status=status, asserters=(givers[0].ref,))
        return
    for giver in () if counts else givers:
        yield scene.claim(
            "MineActionClaim",
            "contribution",
            giver,
            prop=prop,
            object=scene.home if giver.ref != scene.home else None,
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
            status=status,
            asserters=(giver.ref,),
        )
