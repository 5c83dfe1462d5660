"""The rule for moratoria on exports: whose, of what, since or until when."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.weapon import name_weapon
from armstrace.loaders.scene import Scene

#: The longest subject that stands for what was spoken of before, and what it begins with.
_PRONOUN = 3
_TRADE = frozenset("export import transfer transit trade sale exporting selling transferring exported sell".split())  # noqa: SIM905
_OTHER_ACTS = frozenset("use production producing using deployment laying".split())  # noqa: SIM905
_BACK = frozenset("it they he she we itself our us the this that".split())  # noqa: SIM905


def read_moratorium(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Export moratoria: since when, on what, ended, still observed.

    >> [mbp sgp] Singapore has had a moratorium on all mine exports since April 1996.
    -> MoratoriumClaim state:sgp exportMoratoriumOn munition:mine time=1996-04/
    >> [mbp sgp] Singapore has a moratorium on the export of mines. The moratorium expired in 2002.
    -> MoratoriumClaim state:sgp exportMoratoriumOn munition:mine
    -> MoratoriumClaim state:sgp endedMoratoriumOn munition:mine time=2002
    """
    subject, tail = prop.subject_range or (0, 0), prop.clause.tail
    pronoun = subject[1] - subject[0] <= _PRONOUN and scene.note.word(subject[0]) in _BACK
    if not (_speaks_of(scene) or (pronoun and scene.once(_goes_back))) or _is_of_other(scene):
        return
    in_subject = any(scene.note.tokens[i].norm == "moratorium" for i in range(*subject))
    in_tail = any(scene.note.tokens[i].norm == "moratorium" for i in range(*tail))
    back = [party for party in prop.subjects if party.found_back and "moratorium" in party.words.lower()]
    observed = (
        prop.lemma in ("observe", "hold", "apply", "remain") and prop.passive and (in_subject or _speaks_of(scene))
    )
    if not (in_subject or in_tail or back or observed):
        return
    ended = prop.lemma in ("expire", "end", "lapse", "lift", "terminate")
    holders = [p for p in prop.subjects if p.ref.kind == "state" and in_tail] or _holders(scene, prop)
    arms = list_arms(scene.note, *prop.clause.reach) if in_tail else []
    weapon: Party | Ref | None = name_weapon(arms[0]) if arms else _last_weapon(scene)
    if prop.lemma == "declare" and "moratorium" not in prop.words_behind(4):
        return
    if not holders or weapon is None or prop.lemma in ("say", "state", "tell"):
        return
    times = prop.times or [time for clause in prop.clause.governors() for time in _times(scene, clause.tail)]
    yield scene.claim(
        "MoratoriumClaim",
        "endedMoratoriumOn" if ended else "exportMoratoriumOn",
        holders[0],
        prop=prop,
        object=weapon,
        time=times[0] if times else None,
        current=not ended and "had" not in (prop.clause.group.helpers or (scene.note.word(prop.clause.group.at),)),
        content=scene.condense(prop.clause.group.first, len(scene.note.tokens)),
    )


def _speaks_of(scene: Scene) -> bool:
    return "moratorium" in scene.note.norms


def _is_of_other(scene: Scene) -> bool:
    """ "A moratorium on the use of mines": is what the sentence names no trade?"""
    norms = set(scene.note.norms)
    return bool(norms & _OTHER_ACTS) and not norms & _TRADE


def _goes_back(scene: Scene) -> bool:
    """Has the section named one before, so that "it" may stand for it?"""
    words = [party.words for party in scene.discourse.subjects] + [mention.words for mention in scene.discourse.recent]
    return any("moratorium" in named.lower() for named in words)


def _times(scene: Scene, region: tuple[int, int]) -> list[Time]:
    return [m.time for m in scene.note.within(*region, Kind.TIME) if m.time]


def _holders(scene: Scene, prop: Proposition) -> list[Party]:
    spoken = [Party(state, "", True, None, True) for party in prop.stance.asserters if (state := prop.state_of(party))]
    named = [scene.party(m) for m in scene.mentions(Kind.STATE, Kind.ADJECTIVE)]
    before = [p for p in scene.discourse.subjects if p.ref.kind == "state"]
    return (spoken or before or named)[:1]


def _last_weapon(scene: Scene) -> Ref | None:
    return scene.discourse.weapons[0].ref if scene.discourse.weapons else scene.discourse.weapon
