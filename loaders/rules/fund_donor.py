"""Rules for who gave money where no sum is told: the largest donors, where support came from, what no one reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity
from armstrace.loaders.argument import list_counts
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.funding import DONORS, FUNDS, GIVERS, MONEY
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import NO_PROOF, Scene

_SECTIONS = frozenset({"sma"})
_DONOR = re.compile(
    r"\b(?:largest|biggest|main|major|principal|top|leading|primary|only|sole|new|first|traditional|second|third)"
    r" (?:[\w-]+ ){0,2}(?:donors?|contributors?|funders?|supporters?)\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\A(?:no|little|not any)\b", re.IGNORECASE)
_COMING = frozenset("come provide give contribute donate receive go channel supply originate".split())  # noqa: SIM905


@on_verbs({"be", "remain", "become", "continue"})
def read_main_donor(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who the largest, only or new donors are.

    >> [sma lbn] For the second year in a row, Japan was the biggest donor.
    -> MineActionClaim state:jpn contribution state:lbn
    >> [sma lbn] The main donors were Norway and the United States.
    -> MineActionClaim state:nor contribution state:lbn
    -> MineActionClaim state:usa contribution state:lbn
    """
    subject = prop.subject_range
    if scene.place.code not in _SECTIONS or prop.negated or subject is None or scene.home is None:
        return
    first, behind = scene.note.words(*subject), scene.note.words(*prop.clause.tail)
    region = prop.clause.tail if _DONOR.search(first) else subject if _DONOR.search(behind) else None
    if region is not None and not _has_sums(scene, prop):
        yield from _gave(scene, prop, region)


@on_verbs(_COMING)
def read_came(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Where support came from, who gave support in kind or without a sum.

    >> [sma lbn] Most of the funding for clearance was provided by Norway to NPA.
    -> MineActionClaim state:nor contribution state:lbn
    >> [sma lbn] In 2012, Italy contributed in-kind assistance.
    -> MineActionClaim state:ita contribution state:lbn time=2012
    """
    if scene.place.code not in _SECTIONS or prop.negated or scene.home is None or _has_sums(scene, prop):
        return
    subject = prop.subject_range or (0, 0)
    told = prop.clause.tail if not (prop.passive or prop.lemma in ("come", "go", "originate")) else subject
    if prop.lemma == "receive":
        told = prop.clause.tail
    if FUNDS.search(scene.note.words(*told)):
        claims = [*_gave(scene, prop, _givers_at(scene, prop, subject))]
        yield from claims or _gave_to(scene, prop)


@on_verbs({"report", "record", "identify", "receive", "provide"})
def read_none(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Money that nobody reported.

    >> [sma lbn] No international funding was reported for 2011.
    -> MineActionClaim state:lbn contribution status=noEvidence
    """
    subject = scene.note.words(*prop.subject_range) if prop.subject_range else ""
    if scene.place.code not in _SECTIONS or not prop.passive or scene.home is None:
        return
    if _NONE.match(subject) and FUNDS.search(subject):
        yield scene.claim(
            "MineActionClaim",
            "contribution",
            scene.home,
            prop=prop,
            current=not prop.times,
            content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
            **NO_PROOF,
        )


def _givers_at(scene: Scene, prop: Proposition, subject: Range) -> Range:
    """Where those who gave are named: behind "from" or "by", else in the subject."""
    begin, end = min(subject[0], prop.clause.group.first), prop.clause.reach[1]
    if not (prop.passive or prop.lemma in ("come", "receive", "go", "originate")):
        return subject
    start = next((i for i in range(begin, end) if scene.note.word(i) in ("from", "by")), end)
    stop = next((i for i in range(start, end) if scene.note.word(i) in ("to", "for", "through", "went")), end)
    return start, stop


def _gave(scene: Scene, prop: Proposition, region: Range) -> Iterator[Claim]:
    """Each donor named in a range."""
    named = [m for m in scene.note.within(*region, *DONORS) if scene.note.word(m.first - 1) not in ("(", "in", "than")]
    givers = [scene.party(m) for m in named if m.ref != scene.home] or [
        p for p in prop.subjects if isinstance(p, Party) and p.known and p.ref.kind in GIVERS and p.ref != scene.home
    ]
    for giver in givers:
        yield scene.claim(
            "MineActionClaim",
            "contribution",
            giver,
            prop=prop,
            object=scene.home,
            polarity=Polarity.AFFIRMED,
            content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
        )


def _gave_to(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Japan gave support to the ICRC and UNDP": each body that the profile's country gave to."""
    first, end = prop.clause.tail[0], prop.clause.reach[1]
    start = next((i for i in range(first, end) if scene.note.word(i) == "to"), end)
    takers = [m for m in scene.note.within(start, end, Kind.BODY) if scene.note.word(m.first - 1) != "("]
    for giver in [p for p in prop.subjects if p.ref == scene.home and not prop.passive][:1]:
        for taker in takers:
            yield scene.claim(
                "MineActionClaim",
                "contribution",
                giver,
                prop=prop,
                object=scene.party(taker),
                content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
            )


def _has_sums(scene: Scene, prop: Proposition) -> bool:
    """Are there sums behind the verb, which other rules read?"""
    counts = list_counts(scene.note, prop.clause.group.first, prop.clause.reach[1])
    return any(count.quantity.unit in MONEY for count in counts)
