"""What a sentence about stocks speaks of: whose, and of which weapon."""

from __future__ import annotations

from dataclasses import replace

from armstrace.loaders.argument import Arm, list_arms
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import Scene

STOCK = frozenset("stockpile stock inventory arsenal".split())  # noqa: SIM905

HOLDERS = frozenset({"state", "org", "group", "territory"})

NOT_STOCK = frozenset({"year", "type", "mm", "country", "month", "day", "settlement", "occasion"})


def list_stocked(scene: Scene, prop: Proposition) -> list[Arm]:
    """ "Keeps a stockpile": of what the sentence or the section speaks of."""
    tail = {scene.note.tokens[i].norm for i in range(*prop.clause.tail)}
    if not tail & STOCK:
        return []
    before = list_arms(scene.note, 0, prop.clause.group.first)[-1:]
    default = scene.discourse.weapon
    return [replace(arm, origins=()) for arm in before] or ([Arm((default,), "", -1, -1)] if default else [])


def name_states(scene: Scene, first: int, last: int) -> Party:
    """A set of states by its words: "states not party to the convention"."""
    treaty = next((m for m in scene.note.within(first, last + 1, Kind.TREATY)), None)
    words = " ".join(scene.note.word(i) for i in range(first, last))
    ref = treaty.ref if treaty else scene.discourse.treaty
    label = next(iter(scene.labels(ref)), "") if ref else ""
    if label and ("part" in words):
        negative = "not party" in words or "non" in words
        return scene.mint("group", f"{'states not party' if negative else 'States Parties'} to the {label}")
    return scene.mint("group", scene.note.words(first, last))
