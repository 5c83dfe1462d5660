"""What caused the casualties that a figure counts: named with it, before it, or in its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, list_arms
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.rules.casualty_figure import Figure
from armstrace.loaders.rules.casualty_people import HARM

CAUSING = HARM | {"cause", "account", "result"}
_ATTRIBUTING = CAUSING | {"attribute", "be"}
_BY_UNKNOWN = re.compile(r"(?:\w+ )?(?:caused )?by (?:an )?(?:unknown|unidentified) ")
#: What stands between two weapons that are one cause together.
_JOINING = frozenset({",", "and", "or", "/", "&", "other", "also", "by", "from", "well", "as", "both"})
#: "Five people were injured by such devices": which weapon was told of before; "13 of these were boys" is of people.
_THESE = re.compile(
    r"\b(?:these|such|those|this type of) (?:[\w-]{1,20} )?"
    r"(?:mines?|weapons?|devices?|munitions?|submunitions?|remnants|explosives?|items?|bombs?|ordnance|bomblets?)\b"
    r"|\b(?:by|from|caused by|due to) (?:them|these)\b|\A(?:Of|Among) (?:these|those|them)\b",
    re.IGNORECASE,
)
_STRIKES = re.compile(r"\bduring (?:the |cluster munition )?(?:strikes|attacks)\b")


def find_cause(figure: Figure) -> list[Arm]:
    """What caused them: the subject of "killed" or "caused", named with the figure, else in the sentence."""
    scene, host = figure.scene, figure.told_in
    named = _right_before(figure)
    if named:
        return named
    if host is not None and host.lemma in CAUSING and not host.passive and host.subject_range:
        named = list_arms(scene.note, *host.subject_range)
        if named:
            return list_joined(scene.note, named)
    accounted = _of_agent(figure) or _accounted(figure) or _before_bracket(figure) or _of_strikes(figure)
    if accounted:
        return accounted
    own = list_arms(scene.note, figure.behind, figure.end)
    if _BY_UNKNOWN.match(scene.note.words(figure.behind, figure.behind + 4)):
        return [Arm((Ref("munition", "mine-erw"),), "", -1, -1)]
    found = own or list_arms(scene.note, figure.host.mention.last, figure.end) or scene.arms
    if found:
        return list_joined(scene.note, found)
    these = bool(_THESE.search(scene.note.text))
    refs = tuple(m.ref for m in scene.discourse.weapons[:1]) if these else ()
    refs = refs or (Ref("munition", "mine-erw"),)
    return [Arm(refs, "", -1, -1)] if refs else []


def list_joined(note: Annotation, arms: Sequence[Arm]) -> list[Arm]:
    """ "Casualties of mines, submunitions and ERW": the first of some weapons with those that it is joined to; none
    where the first is named with another figure."""
    joined = list(arms[:1])
    for arm in arms[1:]:
        between = {note.word(place) for place in range(joined[-1].last, arm.first)}
        if not between or not between <= _JOINING or note.within(joined[-1].last, arm.first, Kind.AMOUNT):
            break
        joined.append(arm)
    return joined


def _of_agent(figure: Figure) -> list[Arm]:
    """ "3% of casualties in a survey of mine casualties were caused by submunitions": what the passive has behind "by",
    "to" or "from"."""
    told, note = figure.told_of, figure.scene.note
    if told is None or figure.bracket or told.lemma not in _ATTRIBUTING or told.clause.group.negated:
        return []
    place = told.clause.group.last
    led = note.word(place) in ("by", "to", "from")
    return list_joined(note, list_arms(note, place, min(place + 8, told.clause.tail[1]))) if led else []


def _right_before(figure: Figure) -> list[Arm]:
    """ "Antipersonnel mines caused 12 and antivehicle mines 13": the weapon that a bare figure follows."""
    place = figure.first - (figure.scene.note.word(figure.first - 1) in ("caused", "killed", "injured", "for"))
    if figure.bracket or figure.count.noun:
        return []
    return [arm for arm in list_arms(figure.scene.note, 0, figure.first) if arm.last == place]


def _before_bracket(figure: Figure) -> list[Arm]:
    """ "Followed by remnants (12) and antipersonnel mines (10)": the weapon right before the bracket of a figure."""
    if figure.bracket is None or figure.bracket[0] + 1 != figure.first or figure.words.strip(") "):
        return []
    return [arm for arm in list_arms(figure.scene.note, 0, figure.bracket[0]) if arm.last == figure.bracket[0]]


def _of_strikes(figure: Figure) -> list[Arm]:
    """ "200 casualties occurred during strikes": those of cluster munitions in use, not of what they left."""
    near = figure.scene.note.words(figure.behind, figure.end).lower()
    named = "cluster" in figure.scene.note.text.lower() or "cluster" in " ".join(figure.scene.place.heading).lower()
    cluster = Ref("munition", "cluster-munition")
    return [Arm((cluster,), "", -1, -1)] if named and _STRIKES.search(near) else []


def _accounted(figure: Figure) -> list[Arm]:
    """ "Mines accounted for 12, and remnants for 3": the weapon before each figure."""
    note = figure.scene.note
    if note.word(figure.first - 1) != "for" or not any(t.norm == "accounted" for t in note.tokens):
        return []
    return list_arms(note, 0, figure.first)[-1:]
