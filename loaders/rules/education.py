"""Rules for risk education and for the places that contamination affects, as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_counts
from armstrace.loaders.discourse import Party
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import own_time
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_EDUCATION = re.compile(r"\b(?:risk (?:education|reduction education)|[ME]?RE|EORE|awareness)\b")
_REACHING = frozenset("provide reach conduct deliver give receive carry attend benefit train brief".split())  # noqa: SIM905
_AFFECTED = re.compile(r"\b(?:(?:mine|ERW|UXO)[- ])?(?:affected|impacted|contaminated)\b")
_FINDING = frozenset("identify find record affect contaminate impact report have be remain list register".split())  # noqa: SIM905


@on_verbs(_REACHING)
def read_education(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How many people risk education reached, by whom.

    >> [ma ago] In 2006, the HALO Trust provided risk education to 23,000 people.
    -> MineActionClaim org:halo beneficiaries exactly=23000 time=2006
    >> [ma ago] Mine risk education reached 1.2 million people in 2006.
    -> MineActionClaim state:ago beneficiaries exactly=1200000 time=2006
    """
    if prop.negated or not _EDUCATION.search(scene.note.text):
        return
    subject = prop.subject_range or (0, 0)
    first = subject[0] if prop.passive or prop.lemma in ("receive", "attend") else prop.clause.group.last
    counts = [c for c in list_counts(scene.note, first, prop.clause.reach[1]) if c.quantity.unit == "person"]
    doers = [p for p in prop.actors if p.ref.kind in ("org", "state") and prop.lemma not in ("receive", "attend")]
    who: Party | Ref | None = doers[0] if doers else scene.home
    for count in counts[:1]:
        if who is not None:
            yield scene.claim(
                "MineActionClaim",
                "beneficiaries",
                who,
                prop=prop,
                quantity=count.quantity,
                time=own_time(scene, prop, count.mention.last, prop.clause.reach[1]),
                content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
            )
