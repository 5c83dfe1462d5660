"""How many donors, recipient countries and operators there are, once all else of a sentence has been read."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Count
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.fund_time import list_levels
from armstrace.loaders.rules.land import LAND_SECTIONS, figure_time
from armstrace.loaders.rules.rule import on_words
from armstrace.loaders.scene import Scene

#: Nouns of who gives or clears -> unit of the value scheme.
_DOERS = {
    "donor": "item",
    **dict.fromkeys(
        "operator organization organisation ngo company agency contractor institution".split(),  # noqa: SIM905
        "organization",
    ),
}
#: Nouns of who receives, beside these, where the section is about money.
_TAKERS = {**_DOERS, "country": "country", "state": "country", "recipient": "country"}


@on_words(_TAKERS)
def read_actors(scene: Scene) -> Iterator[Claim]:
    """Numbers of donors, recipients and operators that no claim of the sentence has yet.

    >> [sma lao] In 2015, 11 donors contributed $29 million to Lao PDR, compared to 14 donors and $37 million in 2014.
    -> MineActionClaim state:lao actorCount exactly=11 time=2015
    -> MineActionClaim state:lao actorCount exactly=14 time=2014
    >> [sma jpn] In 2017, Japan contributed $32 million to 18 countries.
    -> MineActionClaim state:jpn actorCount exactly=18 time=2017
    >> [ma ago] In 2004, four operators cleared 3km2.
    -> MineActionClaim state:ago actorCount exactly=4 time=2004
    """
    nouns = _TAKERS if scene.place.code == "sma" else _DOERS if scene.place.code in LAND_SECTIONS else {}
    if scene.home is None or not nouns:
        return
    told = {claim.quantity.value for claim in scene.made if claim.quantity}
    for number, count in enumerate(scene.counts):
        unit = nouns.get(scene.note.tokens[count.last - 1].norm)
        value = count.quantity.value if count.quantity.value is not None else count.quantity.low
        prop = _teller(scene, count)
        if not unit or value is None or value < 2 or value in told or prop is None or prop.negated:
            continue
        later = scene.counts[number + 1 :]
        stop = later[0].mention.first if later else len(scene.note.tokens)
        time = figure_time(scene, prop, count, stop)
        levels = list_levels(scene)
        if time in levels:
            time = next((m.time for m in scene.mentions(Kind.TIME) if m.time not in levels), None)
        yield scene.claim(
            "MineActionClaim",
            "actorCount",
            scene.home,
            prop=prop,
            quantity=replace(count.quantity, unit=unit),
            time=time,
            untimed=time is None,
            current=time is None,
            content=scene.condense(count.mention.first, count.last),
        )


def _teller(scene: Scene, count: Count) -> Proposition | None:
    """The clause in whose words or subject a figure stands."""
    place = count.mention.first
    return next(
        (
            prop
            for prop in reversed(scene.propositions)
            for first, last in (prop.clause.reach, prop.clause.subject or (0, 0))
            if first <= place < last
        ),
        None,
    )
