"""Rules for money told as a share of the whole, for money that was secured, and for what a country never reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from armstrace.graph.claim import Claim, Comparator, Quantity
from armstrace.graph.names import Ref
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.phrase import Range, head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.quantity import name_comparator
from armstrace.loaders.rules.funding import FUNDING_SECTIONS, IS_MONEY, list_named_givers
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import NO_PROOF, Scene

_SHARING = frozenset(
    """represent account provide contribute make constitute comprise cover come fund finance receive allocate
    give""".split()  # noqa: SIM905
)
_FRACTIONS = {
    "half": 50,
    "one-half": 50,
    "quarter": 25,
    "one-quarter": 25,
    "three-quarters": 75,
    "one-fifth": 20,
    "two-fifths": 40,
}
_SHARE = re.compile(
    r"\b(?:(?P<bound>more than|over|in excess of|less than|fewer than|under|almost|nearly|close to|just under|about"
    r"|approximately|around|some|roughly|at least|up to) )?(?:an? |the )?(?:(?P<value>\d{1,3}(?:\.\d+)?) ?%"
    r"|(?P<part>one-half|half|three-quarters|one-quarter|quarter|two-fifths|one-fifth)"
    r"|(?P<vague>(?:vast |large |great )?majority|most|(?:one-|a )third|two-thirds))"
    r" (?:of )?(?:(?:all|the|its|their|this|that|total|national|international|annual|overall|country’s|mine action"
    r"|demining|program|programme) ){0,6}(?:[\w-]+ )?"
    r"(?:funding|funds|support|budget|contributions|assistance|total|money)\b",
    re.IGNORECASE,
)
_SECURED = re.compile(r"\b(?:funding|funds|money|support)\b", re.IGNORECASE)
_OWN = re.compile(
    r"(?:any |a |its |their |the )?(?:own |national |financial |monetary |domestic |annual |direct ){0,3}"
    r"(?:contributions?|funding)\b",
    re.IGNORECASE,
)


@on_verbs(_SHARING)
def read_share(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What share of all the money someone gave, or a sum was.

    >> [sma cod] Norway and Japan provided 57% of the funding in 2012.
    -> MineActionClaim group:norway-and-japan contribution exactly=57 time=2012
    >> [sma bih] Since 2013, Bosnia and Herzegovina has contributed more than half of its total mine action budget.
    -> MineActionClaim state:bih contribution moreThan=50 time=2013/
    """
    if scene.place.code not in FUNDING_SECTIONS or prop.negated or scene.home is None or prop.passive:
        return
    if "respectively" in scene.note.lows or not scene.note.norms.isdisjoint({"casualty", "casualties", "victim"}):
        return
    regions: list[Range] = [prop.clause.tail]
    if prop.lemma == "come":
        regions.append(prop.subject_range or (0, 0))
    for region in regions:
        found = _SHARE.search(scene.note.words(*region)[:160])
        if found:
            yield scene.claim(
                "MineActionClaim",
                "contribution",
                _giver(scene, prop),
                prop=prop,
                quantity=_quantity(found),
                content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
            )
            return


def _giver(scene: Scene, prop: Proposition) -> Party | Ref:
    """Who gave it: the donors of the clause, together where there are several; else it is of what the country got."""
    gerund = prop.clause.relation is Relation.GERUND  # "together providing": what its subject is, is not sure
    if gerund or prop.lemma not in ("provide", "contribute", "account", "cover", "fund", "finance", "give"):
        return scene.home or Ref("state", "xxx")
    givers = [p for p in prop.subjects if p.ref.kind in ("state", "org", "group", "territory")]
    subject = prop.subject_range
    if any(p.mention is None and IS_MONEY.search(p.words) for p in givers):
        givers = list_named_givers(scene, prop)
        if len(givers) != 1:
            return scene.home or Ref("state", "xxx")
    if len(givers) > 1 and subject is not None:
        return scene.mint("group", re.sub(r" ?\([^()]*\)", "", head_words(scene.note, subject)))
    return givers[0] if len(givers) == 1 else scene.home or Ref("state", "xxx")


def _quantity(found: re.Match[str]) -> Quantity:
    written = found[0].split(" of ")[0]
    comparator = name_comparator(found["bound"] or "")
    part = _FRACTIONS.get((found["part"] or "").lower())
    value = Decimal(found["value"]) if found["value"] else Decimal(part) if part else None
    if value is None:
        return Quantity(comparator=Comparator.UNQUANTIFIED, unit="percent", written=written)
    return Quantity(comparator=comparator, unit="percent", written=written, value=value)


@on_verbs({"secure", "obtain", "raise", "allocate"})
def read_secured(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Money for mine action that was secured, without a figure.

    >> [ma mrt] In September 2017, funding was secured for clearance.
    -> MineActionClaim state:mrt contribution time=2017-09
    """
    subject = scene.note.words(*prop.subject_range) if prop.subject_range else ""
    told = subject if prop.passive else scene.note.words(*prop.clause.tail)[:40]
    if scene.place.code not in FUNDING_SECTIONS or scene.home is None or not _SECURED.search(told):
        return
    if not (prop.times and prop.clause.group.finite) or re.match(r"(?:no|little)\b", told, re.IGNORECASE):
        return
    yield scene.claim(
        "MineActionClaim",
        "contribution",
        scene.home,
        prop=prop,
        polarity=prop.polarity,
        content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
    )


@on_verbs({"report", "provide", "disclose", "declare"})
def read_unreported(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Contributions of its own that a country has not reported: no evidence of any.

    >> [sma cod] The DRC has never reported any contributions to its mine action program.
    -> MineActionClaim state:cod contribution status=noEvidence
    """
    if scene.place.code not in FUNDING_SECTIONS or not prop.negated or prop.passive or prop.lemma == "provide":
        return
    if not _OWN.match(scene.note.words(*prop.clause.tail)):
        return
    for state in [p for p in prop.subjects if p.ref.kind in ("state", "territory")][:1]:
        yield scene.claim(
            "MineActionClaim",
            "contribution",
            state,
            prop=prop,
            current=not prop.times,
            content=scene.condense(prop.clause.group.first, prop.clause.tail[1]),
            **NO_PROOF,
        )
