"""Rules for use that is only spoken of: allegations that go on, use that is suspected, and use that is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Certainty, Claim, Status
from armstrace.loaders.argument import Arm, list_arms, list_wheres
from armstrace.loaders.discourse import Party
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.use_noun import find_use
from armstrace.loaders.rules.used_weapon import USERS, claim_use
from armstrace.loaders.scene import Scene

_DOUBTED = frozenset(
    "allegation allegations alleged suspected possible claim claims accusations report reports".split()  # noqa: SIM905
)
_ALLEGING = frozenset({"allege", "suspect"})
#: Verbs of those who pass an allegation on.
_CITING = frozenset({"cite", "indicate"})
_LAYING = re.compile(r"\b(?:mine ?- ?laying|minelaying|laying of (?:\w+ )?(?:land)?mines)\b", re.IGNORECASE)


@on_verbs({*_CITING, "continue", "persist", "emerge", "surface", "escalate", "allege", "suspect"})
def read_alleged(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Allegations of use that go on or come up, use that somebody alleges, suspected use that grows.

    >> [mbp yem] Allegations of use of mines by rebels continued in 2007.
    -> UseClaim group:rebels used munition:mine status=alleged time=2007
    >> [mbp lka] The army has often alleged use of antipersonnel mines by the rebels.
    -> UseClaim group:rebels used munition:antipersonnel-mine status=alleged by=lka
    >> [mbp lka] There has been continued use of mines by the rebels in 2003.
    -> UseClaim group:rebels used munition:mine time=2003
    """
    own = prop.lemma in _ALLEGING | _CITING and not prop.passive
    there = scene.note.word((prop.subject_range or (0, 0))[0]) == "there" and prop.passive
    own = own or there
    region = (prop.clause.group.last, prop.clause.reach[1]) if own else (prop.subject_range or (0, 0))
    found = find_use(scene, *region) if not prop.negated and not prop.clause.quoted else None
    if found is None:
        return
    users, arms, noun = found
    if there and prop.lemma == "continue":
        for where in list_wheres(scene.note, noun, region[1])[:1] or (None,):  # "there has been continued use"
            yield from claim_use(scene, prop, arms[0], users, where)
        return
    before = {scene.note.word(i) for i in range(region[0], noun)}
    if not before & _DOUBTED and prop.lemma not in _ALLEGING:
        return
    told: dict[str, Any] = {"status": Status.ALLEGED, "certainty": Certainty.POSSIBLE}
    speakers = tuple(p.ref for p in prop.subjects if own and p.ref.kind in ("state", "org", "person"))
    wheres = list_wheres(scene.note, noun, region[1]) or prop.wheres
    for arm in arms[:1]:
        where = wheres[0] if wheres else None
        yield from claim_use(scene, prop, arm, users, where, asserters=speakers[:1], current=not prop.times, **told)


@on_verbs({"make", "engage", "conduct", "undertake", "carry", "begin", "resume"})
def read_made(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Made extensive use of mines", "engaged in a mine-laying operation".

    >> [mbp per] The rebels made extensive use of antipersonnel mines in mid-1999.
    -> UseClaim group:rebels used munition:antipersonnel-mine time=1999
    >> [mbp per] Peruvian forces engaged in a large mine-laying operation in December 2001.
    -> UseClaim state:per used munition:mine time=2001-12
    """
    if prop.passive or prop.clause.quoted:
        return
    first, last = prop.subject_range or (0, 0)
    doubt = next((i for i in range(first, last) if scene.note.word(i) in ("allegedly", "reportedly")), None)
    told = scene.discourse.find_parties(scene.note, (first, _behind_joint(scene, doubt))) if doubt else prop.subjects
    users = [p for p in told if p.ref.kind in USERS]
    for arm in _made_arms(scene, prop) if users else ():
        yield from claim_use(scene, prop, arm, _distinct(users), prop.wheres[0] if prop.wheres else None)


def _behind_joint(scene: Scene, place: int) -> int:
    """Where those end who are not only alleged: before ", and allegedly"."""
    while place > 0 and scene.note.word(place - 1) in ("and", "or", ","):
        place -= 1
    return place


def _distinct(users: list[Party]) -> list[Party]:
    return list({party.ref: party for party in users}.values())


def _made_arms(scene: Scene, prop: Proposition) -> list[Arm]:
    """The weapon of "use of", where use is what was made, or the mines of "mine-laying"."""
    first, last = prop.clause.tail
    if prop.lemma == "make":
        use = next((i for i in range(first, min(last, first + 3)) if scene.note.word(i) == "use"), None)
        made = use is not None and scene.note.word(use + 1) == "of"
        return list_arms(scene.note, use or first, last)[:1] if made else []
    return list_arms(scene.note, first, last)[:1] if _LAYING.search(prop.tail_text()) else []
