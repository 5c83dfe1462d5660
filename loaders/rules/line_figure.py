"""Rules for lines of a label and a value, as pages on impact have them ("Cleared: 0.49km2", "CHA: 19.6km2")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Count
from armstrace.loaders.date import find_times
from armstrace.loaders.mention import Kind
from armstrace.loaders.rules.land import AREAS, LAND_SECTIONS, is_device, weapon_named
from armstrace.loaders.rules.owed_under import find_owed_under
from armstrace.loaders.rules.rule import on_words
from armstrace.loaders.scene import Scene

#: A label of a few words, with what stands behind its colon.
LINE = re.compile(r"\A\W*(?P<label>[A-Z][\w/ &’()-]{1,70}): ?(?P<value>[~<>≈\d].{0,120})\Z", re.DOTALL)
#: "Peru had 120 areas: 54 in the north": a sentence, whatever its colon.
_TELLING = re.compile(
    r"\b(?:had|has|have|was|were|is|are|remain(?:s|ed)?|reported|identified|found|contain(?:s|ed)|compris(?:es|ed)"
    r"|totall?ed|amounted)\b"
)
_DEADLINE = re.compile(r"\bdeadline\b", re.IGNORECASE)
_DESTROYED = re.compile(r"\b(?:destroyed|disposed|removed)\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:beneficiaries|people reached|risk education)\b", re.IGNORECASE)
_MEASURES = (
    (re.compile(r"cancel", re.IGNORECASE), "cancelledArea"),
    (re.compile(r"reduc", re.IGNORECASE), "reducedArea"),
    (re.compile(r"clear", re.IGNORECASE), "clearedArea"),
    (re.compile(r"releas", re.IGNORECASE), "releasedArea"),
)


def is_line(scene: Scene) -> bool:
    """Is a passage of land a label with its value, and no sentence?"""
    return scene.place.code in LAND_SECTIONS and _match(scene) is not None


def _match(scene: Scene) -> re.Match[str] | None:
    found = LINE.match(scene.note.text)
    return None if found is not None and _TELLING.search(found["label"]) else found


@on_words({":"})
def read_line(scene: Scene) -> Iterator[Claim]:
    """What a line of label and value tells.

    >> [imp tha] Area cleared: 0.49km2
    -> ClearanceClaim state:tha clearedArea exactly=0.49
    >> [imp tha] Antipersonnel mines destroyed: 2,677
    -> ClearanceClaim state:tha devicesDestroyed exactly=2677
    >> [imp tha] Antipersonnel mines: 63km2 (CHA: 20km2; SHA: 43km2)
    -> ContaminationClaim state:tha contaminatedArea exactly=63
    -> ContaminationClaim state:tha contaminatedArea exactly=20
    -> ContaminationClaim state:tha contaminatedArea exactly=43
    >> [imp tha] Article 5 clearance deadline: 31 October 2023
    -> LawClaim treaty:mbt requires state:tha time=/2023-10-31
    """
    found = _match(scene)
    if scene.place.code not in LAND_SECTIONS or found is None or scene.home is None:
        return
    if _DEADLINE.search(found["label"]):
        yield from _deadline(scene, scene.home, found["value"])
        return
    for count in scene.counts:
        if count.mention.start >= found.start("value"):
            yield from _figure(scene, scene.home, found["label"], count)


def _deadline(scene: Scene, home: Ref, value: str) -> Iterator[Claim]:
    times = find_times(value)
    treaty = find_owed_under(scene)
    if times and treaty:
        due = times[0].bounds[1] or times[0].bounds[0]
        yield scene.claim("LawClaim", "requires", treaty, object=home, time=f"/{due}", content=scene.note.text[:160])


def _figure(scene: Scene, home: Ref, label: str, count: Count) -> Iterator[Claim]:
    arms = scene.arms[:1]
    if count.quantity.unit in AREAS:
        measure = next((m for pattern, m in _MEASURES if pattern.search(label)), None)
        if measure:
            yield scene.claim(
                "ClearanceClaim", measure, home, arms=arms, quantity=count.quantity, time=_year(scene), content=label
            )
        else:
            yield scene.claim(
                "ContaminationClaim",
                "contaminatedArea",
                home,
                arms=(arms or weapon_named(scene))[:1],
                quantity=count.quantity,
                current=True,
                content=label,
            )
    elif _DESTROYED.search(label) and (arms or is_device(scene, count)):
        quantity = replace(count.quantity, unit="explosiveDevice")
        yield scene.claim(
            "ClearanceClaim", "devicesDestroyed", home, arms=arms, quantity=quantity, time=_year(scene), content=label
        )
    elif _REACHED.search(label) and count.quantity.unit in ("item", "person"):
        quantity = replace(count.quantity, unit="person")
        yield scene.claim("MineActionClaim", "beneficiaries", home, quantity=quantity, time=_year(scene), content=label)


def _year(scene: Scene) -> str | None:
    """The year of the line, of its headings, else of the line that heads it."""
    own = [m.time.edtf for m in scene.mentions(Kind.TIME) if m.time]
    headed = [time.edtf for part in scene.place.heading for time in find_times(part)]
    back = [m.time.edtf for m in scene.discourse.times if m.time]
    return next(iter([*own, *reversed(headed), *back]), None)
