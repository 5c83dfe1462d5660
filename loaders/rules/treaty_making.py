"""Rules for how treaties came about: opened for signature, made by a process, left as the sole instrument."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.argument import list_arms
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene


@on_verbs({"open", "produce", "create", "establish", "lead"})
def read_opened(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A treaty that was opened for signature, or that a process produced.

    >> [cmb per] Peru signed when the convention opened for signature in Oslo.
    -> ResolutionClaim treaty:ccm opened
    >> [cmb per] Peru took part in the Oslo Process that created the convention.
    -> ResolutionClaim meeting:oslo-process created treaty:ccm
    """
    subject = prop.subject_range or (0, 0)
    if prop.lemma == "open" and "signature" in prop.words_behind(4):
        treaty = next(iter(scene.note.within(*subject, Kind.TREATY)), None)
        if treaty is not None:
            yield scene.claim(
                "ResolutionClaim",
                "opened",
                treaty.ref,
                prop=prop,
                content=f"{treaty.words} {scene.condense(prop.clause.group.first, prop.clause.tail[1])}",
            )
    elif prop.lemma in ("produce", "create", "establish", "lead") and prop.named(Kind.TREATY):
        meeting = next((m for m in scene.note.within(*subject, Kind.MEETING)), None)
        process = any(scene.note.tokens[i].norm in ("process", "negotiation", "initiative") for i in range(*subject))
        if meeting is not None or process:
            who = scene.party(meeting) if meeting else scene.mint("meeting", head_words(scene.note, subject))
            times = [m.time for m in scene.note.within(*subject, Kind.TIME) if m.time]
            yield scene.claim(
                "ResolutionClaim",
                "created",
                who,
                prop=prop,
                object=prop.named(Kind.TREATY)[0].ref,
                time=times[0] if times else None,
                untimed=not times,
            )


@on_verbs({"leave"})
def read_sole(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a treaty is left as: "leaving X as the sole instrument ...".

    >> [cmb per] The talks failed, leaving the convention as the sole instrument on these weapons.
    -> LawClaim treaty:ccm dealsWith
    """
    treaty = next(iter(prop.named(Kind.TREATY)), None)
    if treaty is None or "as" not in prop.words_behind(12):
        return
    arms = list_arms(scene.note, treaty.last, len(scene.note.tokens))
    back = scene.discourse.weapons[:1]
    weapon = (
        arms[0].refs[0] if arms and arms[0].refs[0].key != "weapon" else back[0].ref if back else scene.discourse.weapon
    )
    yield scene.claim(
        "LawClaim",
        "dealsWith",
        treaty.ref,
        prop=prop,
        object=weapon,
        content=scene.condense(treaty.last, len(scene.note.tokens)),
        behind=len(scene.note.tokens),
    )
