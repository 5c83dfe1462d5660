"""Rules for risk education and for the places that contamination affects, as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Count, list_counts
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import own_time
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_EDUCATION = re.compile(r"\b(?:(?i:risk (?:reduction )?education|awareness)|[ME]?RE|EORE)\b")
_REACHING = frozenset("provide reach conduct deliver give receive carry attend benefit train brief".split())  # noqa: SIM905
_AFFECTED = re.compile(r"\b(?:(?:mine|ERW|UXO)[- ])?(?:affected|impacted|contaminated)\b")
_FINDING = frozenset("identify find record affect contaminate impact report have be remain list register".split())  # noqa: SIM905

_PEOPLE = re.compile(
    r"\b(?:beneficiar|refugees?|students?|pupils?|individuals?|villagers?|participants?|residents?|returnees?|schoolchildren)",
    re.IGNORECASE,
)
#: "Nine refugee camps" are no people.
_PLACES = re.compile(
    r"\b(?:camps?|cent(?:er|re)s?|schools?|communit\w+|villages?|districts?|sessions?|families)\b(?: \w+)?\Z", re.I
)
#: People who teach it are none whom it reached.
_TEACHING = re.compile(r"\b(?:facilitators?|trainers?|volunteers?|staff|teams?|agents?)\b", re.IGNORECASE)


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
    taken = prop.lemma in ("receive", "attend")
    passive = prop.passive and (prop.lemma != "reach" or bool(prop.clause.group.helpers))
    first = subject[0] if passive != taken else prop.clause.group.last
    counts = [_of_people(c) for c in list_counts(scene.note, first, prop.clause.reach[1]) if _are_people(scene, c)]
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


def _are_people(scene: Scene, count: Count) -> bool:
    """Does a figure count people, by a common noun or by their nation ("1.8 million Afghans")?"""
    if _PLACES.search(count.noun):
        return False
    if count.quantity.unit == "person":
        return not _TEACHING.search(count.noun)
    nation = scene.note.at(count.mention.last)
    named = nation is not None and nation.kind is Kind.ADJECTIVE and count.quantity.unit == "item"
    return named or bool(_PEOPLE.search(count.noun))


def _of_people(count: Count) -> Count:
    return replace(count, quantity=replace(count.quantity, unit="person"))
