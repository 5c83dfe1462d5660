"""Rules for production and trade that stand as nouns: still going on, stopped, dismantled, last known; where made."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import Scene

_POLICY = frozenset({"cmb", "mbp"})
#: Nouns of trade and production -> what was done.
_DEEDS = {
    "export": ("TransferClaim", "exported"),
    "import": ("TransferClaim", "imported"),
    "transfer": ("TransferClaim", "transferred"),
    "production": ("ProductionClaim", "produced"),
}
_LAST = frozenset("last first latest only".split())  # noqa: SIM905
_GOING = frozenset("ongoing active underway continuing".split())  # noqa: SIM905
#: What "to be ongoing" is read as.
_ONGOING = "ongo"
_CEASING = frozenset("cease stop end halt".split())  # noqa: SIM905
_PLANTS = frozenset("line facility plant equipment factory".split())  # noqa: SIM905
_UNSURE = frozenset("alleged suspected possible reported known".split())  # noqa: SIM905


def _weapon(scene: Scene, region: Range) -> Party | Ref | None:
    """The weapon of a range, else the one that the section last spoke of or is about."""
    arms = list_arms(scene.note, *region)
    if arms:
        return name_weapon(arms[0])
    return next((m.ref for m in scene.discourse.weapons), scene.discourse.weapon)


def _whose(scene: Scene, region: Range) -> Party | Ref | None:
    """Whose it is: the state named in the range, else the one last spoken of, else the profile's country."""
    named = scene.note.within(*region, Kind.STATE)
    if named:
        return scene.party(named[-1])
    return next((p.ref for p in scene.discourse.subjects if p.ref.kind == "state"), scene.home)


@on_verbs({"be", "remain", "continue", "occur", "take", _ONGOING, *_CEASING})
def read_course(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Production that went on or stopped, and the last trade that is known, as nouns.

    >> [mbp ind] Production of antipersonnel mines appeared to be ongoing in 2016.
    -> ProductionClaim state:ind produces munition:antipersonnel-mine time=2016
    >> [mbp per] Peru made mines. Production ceased in 1997 and the last export was in 1994.
    -> ProductionClaim state:per halted munition:mine time=1997
    -> TransferClaim state:per exported munition:mine time=1994
    """
    first, last = prop.subject_range or (0, 0)
    noun = next((i for i in range(first, last) if scene.note.word(i).removesuffix("s") in _DEEDS), None)
    if scene.place.code not in _POLICY or noun is None or prop.negated or prop.clause.quoted or prop.passive:
        return
    before = {scene.note.word(i) for i in range(first, noun)}
    told = _find_told(scene, prop, scene.note.word(noun).removesuffix("s"), before)
    weapon, owner = _weapon(scene, (first, last)), _whose(scene, (first, last))
    if told is None or weapon is None or owner is None or before & _UNSURE or "no" in before:
        return
    yield scene.claim(*told, owner, prop=prop, object=weapon, current=not prop.times)


def _find_told(scene: Scene, prop: Proposition, noun: str, before: set[str]) -> tuple[str, str] | None:
    """Kind and predicate of what the clause says of a deed; None where it says nothing of that."""
    words = set(prop.words_behind(2))
    if noun == "production" and (
        words & _GOING or prop.lemma == _ONGOING or (prop.lemma == "continue" and not _binds(prop))
    ):
        return "ProductionClaim", "produces"
    if noun == "production" and prop.lemma in _CEASING and not _binds(prop):
        return "ProductionClaim", "halted"
    placed = prop.lemma in ("be", "occur") or prop.words_behind(1) == ["place"]
    return _DEEDS[noun] if before & _LAST and placed and prop.times else None


def _binds(prop: Proposition) -> bool:
    """Does another verb follow right behind ("continued to be")?"""
    return any(c.group.first == prop.clause.group.last for c in prop.clauses)


@on_verbs({"dismantle", "decommission", "close", "shut", "destroy", "convert"})
def read_dismantled(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Production lines taken apart: production halted.

    >> [mbp ita] Italy has dismantled its antipersonnel mine production lines.
    -> ProductionClaim state:ita halted munition:antipersonnel-mine
    """
    region = prop.patient
    norms = {scene.note.tokens[i].norm for i in range(*region)} if region[1] > region[0] else set()
    makes = bool(norms & {"production", "manufacturing"}) and bool(norms & _PLANTS)
    weapon = _weapon(scene, region) if makes else None
    if scene.place.code not in _POLICY or weapon is None or prop.negated or prop.clause.quoted:
        return
    makers: list[Party | Ref | None] = [
        p for p in prop.actors if p.ref.kind in ("state", "org") and (p.mention or p.found_back)
    ]
    for maker in makers[:1] or [_whose(scene, region)]:
        if maker is not None:
            yield scene.claim(
                "ProductionClaim",
                "halted",
                maker,
                prop=prop,
                object=weapon,
                content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
            )


@on_verbs({"produce", "manufacture", "make"})
def read_made_in(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Where weapons that were found were made.

    >> [mbp syr] Syria found PMN mines. Markings indicate the mines were manufactured in Russia in 1995.
    -> OriginFoundClaim munition:mine manufacturedIn state:rus time=1995
    """
    subject = prop.subject_range or (0, 0)
    states = [m for m in prop.named(Kind.STATE) if scene.note.word(m.first - 1) == "in"]
    if (
        scene.place.code not in _POLICY
        or not prop.passive
        or prop.negated
        or not states
        or not prop.clause.group.finite
    ):
        return
    arms = list_arms(scene.note, *subject)
    back = scene.note.word(subject[0]) in ("they", "these", "it") and scene.discourse.weapons
    weapon = name_weapon(arms[0]) if arms else scene.discourse.weapons[0].ref if back else None
    if weapon is not None:
        yield scene.claim(
            "OriginFoundClaim",
            "manufacturedIn",
            weapon,
            prop=prop,
            object=states[0].ref,
            content=scene.condense(subject[0], prop.clause.tail[1]),
        )
