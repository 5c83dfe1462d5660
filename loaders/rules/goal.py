"""Rules for what strategies, plans and governments of mine action aim at: a country free of mines, an aim by a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_counts
from armstrace.loaders.clause import Relation
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import LAND_SECTIONS
from armstrace.loaders.rules.rule import on_verbs, on_words
from armstrace.loaders.scene import Scene

_AIMS = frozenset("aim call envisage envision foresee seek intend plan target set".split())  # noqa: SIM905
_PLAN = re.compile(r"\b(?:strategy|plans?|program(?:me)?|workplan|vision|policy|project)\b(?! of action teams)", re.I)
_GOAL = re.compile(
    r"\b(?:goals?|objectives?|aims?|aimed|vision|targets?|plans?|strategy|intention|commitment|expects?|intends?)\b"
    r"[^.;]{0,50}?\b(?:make|making|become|becoming|be|being|render|rendering|rid|ridding|achieve|achieving|society|country)\b"
    r"[^.;]{0,40}?\b(?:(?:land)?mine-free|mine free|impact-free|free (?:of|from)\b)",
    re.IGNORECASE,
)
_SET = re.compile(
    r"\A(?:itself )?(?:the|a|an|its) (?:[\w-]+ ){0,2}(?:goal|target|objective|aim)s? (?:of|to|for)\b", re.I
)
#: Units of a share or a time, which are no figure of their own rules.
_LOOSE = frozenset({"percent", "year", "month", "week", "occasion"})


@on_words({"free"})
def read_free_goal(scene: Scene) -> Iterator[Claim]:
    """A country that is to be free of mines by a day: a plan of clearance.

    >> [ma jor] The plan aims to make Jordan free of all antipersonnel mines by 2009.
    -> ClearanceClaim state:jor plansToClear time=/2009 status=planned
    """
    found = _GOAL.search(scene.note.text)
    if found is None or scene.home is None or scene.place.code not in LAND_SECTIONS:
        return
    if any(p.lemma in ("become", "declare") and p.states for p in scene.propositions):
        return  # "Peru aims to become mine-free" is told of the land
    by = next((m.time for m in scene.mentions(Kind.TIME) if m.start > found.end() and m.time), None)
    limit = (by.bounds[1] or by.bounds[0]) if by else ""
    arms = [arm for arm in scene.arms if arm.first >= 0][:1]
    yield scene.claim(
        "ClearanceClaim",
        "plansToClear",
        scene.home,
        time=f"/{limit}" if limit else None,
        current=not limit,
        arms=arms,
        content=scene.condense(0, len(scene.note.tokens)),
        status=Status.PLANNED,
    )


@on_verbs(_AIMS)
def read_aim(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a strategy, plan or programme of mine action aims at, where no figure of land or devices is told of it.

    >> [ma hrv] Its national strategy aims at clearing all high-priority areas by 2010.
    -> MineActionClaim state:hrv programmeSituation time=/2010 status=planned
    """
    subject, home = prop.subject_range, scene.home
    if subject is None or home is None or scene.place.code not in LAND_SECTIONS or prop.clause.quoted or prop.negated:
        return
    whole: Range = (prop.clause.group.first, _end(prop))
    setting = prop.lemma == "set"
    told = prop.tail_text() if setting else scene.note.words(*subject)
    if not (_SET if setting else _PLAN).search(told) or prop.passive or _GOAL.search(scene.note.text):
        return
    counts = list_counts(scene.note, *whole)
    if prop.clause.relation is Relation.REDUCED or any(c.quantity.unit not in _LOOSE for c in counts):
        return
    by = [m.time for m in scene.note.within(*whole, Kind.TIME) if m.time and m.time.edtf.startswith("/")]
    yield scene.claim(
        "MineActionClaim",
        "programmeSituation",
        _owner(scene, subject) or home,
        prop=prop,
        time=by[0] if by else None,
        untimed=not by,
        current=not by,
        content=scene.condense(subject[0], whole[1]),
        behind=whole[1],
        status=Status.PLANNED,
    )


def _end(prop: Proposition) -> int:
    """Where what is aimed at ends: with the infinitives and gerunds that hang on the verb."""
    hung = [c.reach[1] for c in prop.clauses if prop.clause in c.governors() or c.fellow is prop.clause]
    return max([prop.clause.reach[1], *hung])


def _owner(scene: Scene, subject: Range) -> Ref | None:
    """The state whose plan it is, where the subject names one."""
    return next((m.ref for m in scene.note.within(*subject, Kind.STATE)), None)
