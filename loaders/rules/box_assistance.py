"""Rules for boxes on assistance to victims: who coordinates it, by which plans, how services and inclusion stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.rules.box_scene import NONE, NOT_KNOWN, BoxScene

#: Where the name of a body ends in a value: at its short form, at what it belongs to, at what is said of it.
_NAME_END = re.compile(r" ?\(|,|;| within | under | of the Ministry| which | that |\. ")
_BODY = re.compile(
    r"\b(?:Council|Committee|Ministry|Department|Commission|Authority|Directorate|Center|Centre|Unit|Group|Network|Office|"
    r"Agency|Institute|Board|Forum|Administration|Federation|Union|Service)\b"
)


def read_coordinators(box: BoxScene) -> Iterator[Claim]:
    """Focal points and coordinating bodies, or that there is none."""
    scene = box.scene
    for cell in box.row.cells[1:]:
        if scene.home is None or NOT_KNOWN.match(cell.text):
            continue
        content = f"{box.label}: {cell.text}"[:160]
        if NONE.match(cell.text):
            yield scene.claim(
                "VictimAssistanceClaim",
                "coordinates",
                scene.home,
                current=True,
                content=content,
                polarity=Polarity.NEGATED,
            )
            continue
        for body in _bodies(box, cell.text):
            yield scene.claim("VictimAssistanceClaim", "coordinates", body, current=True, content=content)


def _bodies(box: BoxScene, text: str) -> list[Party]:
    """The body that a value begins with, else the one that its first words name."""
    named = [m for m in box.annotate(text).mentions if m.kind is Kind.BODY]
    name = re.sub(r"^(?:The|An?) ", "", _NAME_END.split(text.strip())[0])
    if _BODY.search(name) and len(name.split()) <= 14:
        return [box.scene.mint("org", name)]
    return [box.scene.party(mention) for mention in named[:1]]


def read_plans(box: BoxScene) -> Iterator[Claim]:
    """Plans and strategies of a state, or that it has none."""
    yield from _tell(box, "MineActionClaim", "hasStrategy", denies=True)


def read_situation(box: BoxScene) -> Iterator[Claim]:
    """How meetings, inclusion and the part in programs for all stand, in the words of the value."""
    yield from _tell(box, "VictimAssistanceClaim", "serviceSituation", denies=False)


def _tell(box: BoxScene, kind: str, predicate: str, *, denies: bool) -> Iterator[Claim]:
    """A claim on the state for each value that is known; `denies`: where "none" says that there is no such thing."""
    for cell in box.row.cells[1:]:
        if box.scene.home and not NOT_KNOWN.match(cell.text):
            yield box.scene.claim(
                kind,
                predicate,
                box.scene.home,
                current=True,
                content=f"{box.label}: {cell.text}"[:160],
                polarity=Polarity.NEGATED if denies and NONE.match(cell.text) else Polarity.AFFIRMED,
            )
