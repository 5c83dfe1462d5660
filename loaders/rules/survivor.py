"""Rules for assistance beyond who gives it: surveys of needs, aims, the part that survivors have, Form J of reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Comparator, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, list_arms, list_counts
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.assistance import speaks_of_victims
from armstrace.loaders.rules.need import tell_situation
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_SURVEYING = frozenset("conduct make carry undertake complete perform begin start launch organize do finish".split())  # noqa: SIM905
_SURVEY = re.compile(
    r"\b(?:(?:needs )?assessments?|surveys?|evaluations?|census|mapping|registration|stud(?:y|ies))\b", re.IGNORECASE
)
_AIMING = frozenset("identify present set establish define outline list announce".split())  # noqa: SIM905
_AIM = re.compile(r"\b(?:objectives?|goals?|priorities|targets|aims)\b", re.IGNORECASE)
_TROUBLE = re.compile(r"\b(?:challenges?|obstacles?|gaps?|barriers?|problems?)\b", re.IGNORECASE)
_FORM = re.compile(r"\b[Ff]orms? [A-J]\b")
_JOINING = frozenset("participate represent involve include consult take engage attend invite join".split())  # noqa: SIM905
_SURVIVORS = re.compile(
    r"\b(?:survivors?|victims|persons with disabilities|people with disabilities|disabled persons|"
    r"their (?:representative )?organizations|survivor networks?)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:planning|coordination|development|meetings?|implementation|committees?|decision|drafting|monitoring|design|"
    r"process|council|delegation|consultations?|activities)\b",
    re.IGNORECASE,
)
_PEOPLE = frozenset({"person", "survivor", "casualty", "household"})
_MANY = re.compile(
    r"(?P<many>(?:an? |the )?(?:(?:relatively|very) )?(?:significant|large|great|considerable|substantial|high|small|"
    r"growing|unknown)(?: and growing)? numbers?|many|numerous|thousands|hundreds|tens of thousands)(?: of)? "
    r"(?:(?!(?:victims|persons|people|who|in)\b)[\w(),/-]{1,24} ){0,9}?survivors\b"
)


def _end(scene: Scene, prop: Proposition) -> int:
    last = len(scene.note.tokens)
    return next((i for i in range(prop.clause.group.last, last) if scene.note.stops(i)), last)


@on_verbs({"have"})
def read_many(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That a state has many survivors, or a number of them, without a figure.

    >> [cva tcd] Chad has a significant number of landmine survivors who are in need of assistance.
    -> CasualtyClaim state:tcd survivors
    """
    end = _end(scene, prop)
    first = prop.clause.group.last
    found = _MANY.match(scene.note.words(first, end))
    if found is None or prop.negated or prop.clause.quoted:
        return
    for state in [p for p in prop.subjects if p.ref.kind in ("state", "territory")][:1]:
        yield scene.claim(
            "CasualtyClaim",
            "survivors",
            state,
            prop=prop,
            arms=list_arms(scene.note, first, end) or [Arm((Ref("munition", "mine-erw"),), "", -1, -1)],
            untimed=not prop.times,
            current=not prop.times,
            quantity=Quantity(comparator=Comparator.UNQUANTIFIED, unit="survivor", written=found["many"]),
            details=[("accounting", Ref("value", "cumulative"))],
            content=scene.condense(first, end),
            behind=end,
        )


@on_verbs(_SURVEYING)
def read_survey(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A survey or assessment of survivors and of what they need.

    >> [cva tcd] In 2007, UNICEF conducted a rapid assessment of rehabilitation needs of survivors.
    -> VictimAssistanceClaim org:unicef collectsDataOn time=2007
    >> [mbp tcd] A needs assessment of 500 survivors was completed in 2012.
    -> VictimAssistanceClaim state:tcd collectsDataOn exactly=500 time=2012
    """
    end = _end(scene, prop)
    region = (prop.subject_range or (0, 0)) if prop.passive else (prop.clause.group.last, end)
    what = scene.note.words(*region)
    found = _SURVEY.search(what[:90])
    if found is None or not speaks_of_victims(scene) or prop.clause.quoted or scene.home is None:
        return
    if prop.clause.relation in (Relation.REDUCED, Relation.RELATIVE):
        return
    doers = [p for p in (prop.actors if prop.passive else prop.subjects) if p.ref.kind in ("org", "state", "group")]
    counts = [c for c in list_counts(scene.note, *region) if c.quantity.unit in _PEOPLE]
    first = min(region[0], prop.clause.group.first)
    yield scene.claim(
        "VictimAssistanceClaim",
        "collectsDataOn",
        doers[0] if doers else scene.home,
        prop=prop,
        quantity=counts[0].quantity if counts else None,
        content=scene.condense(first, end),
        behind=end,
    )


@on_verbs(_AIMING)
def read_aims(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Aims that a state has set itself for survivors, challenges that it has named.

    >> [mbp tcd] In 2005, Chad presented its objectives for 2005-2009 to address the needs of survivors.
    -> VictimAssistanceClaim state:tcd responsibleFor status=planned
    >> [cva tcd] Chad identified its main challenges to assisting survivors.
    -> VictimAssistanceClaim state:tcd serviceSituation
    """
    if prop.passive or prop.negated or prop.clause.quoted or not speaks_of_victims(scene):
        return
    end = _end(scene, prop)
    tail = scene.note.words(prop.clause.group.last, end)[:70]
    front = [m.time for m in scene.note.within(0, prop.clause.group.first, Kind.TIME) if m.time]
    aims, trouble = _AIM.search(tail), _TROUBLE.search(tail)
    for state in [p for p in prop.subjects if p.ref.kind in ("state", "org")][:1] if aims or trouble else []:
        yield scene.claim(
            "VictimAssistanceClaim",
            "responsibleFor" if aims else "serviceSituation",
            state,
            prop=prop,
            content=scene.condense(prop.clause.group.first, end),
            behind=end,
            time=front[0] if front else None,
            status=Status.PLANNED if aims else None,
        )


@on_verbs(_JOINING)
def read_inclusion(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Whether survivors have a part in what is planned and decided.

    >> [cva tcd] Survivors participated in the development of the national disability plan.
    -> VictimAssistanceClaim state:tcd serviceSituation
    >> [cva tcd] Survivors were not involved in planning in 2012.
    -> VictimAssistanceClaim state:tcd serviceSituation time=2012
    """
    if scene.place.code not in ("cva", "va", "imp") or scene.home is None or prop.clause.quoted:
        return
    if prop.clause.relation not in (Relation.MAIN, Relation.COORDINATE):
        return
    first, last = prop.subject_range or (0, 0)
    end = _end(scene, prop)
    tail = scene.note.words(prop.clause.group.last, end)
    if not _SURVIVORS.search(scene.note.words(first, last)) or not _TOGETHER.search(tail[:140]):
        return
    if prop.lemma == "take" and not tail.startswith("part"):
        return
    yield tell_situation(scene, prop, first, end)


@on_verbs({"include", "contain", "provide", "report", "submit", "use", "attach", "complete", "append"})
def read_form(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """The forms of a report that a state filled in, or in which it tells of assistance.

    >> [mbp tcd] Chad included information on victim assistance in Form J of its Article 7 report of April 2006.
    -> ReportClaim state:tcd submitted time=2006-04
    >> [mbp tcd] The report included voluntary Form J. | In May 2004, Chad submitted its second report.
    -> ReportClaim state:tcd submitted
    """
    end = _end(scene, prop)
    if not _FORM.search(scene.note.words(prop.clause.group.last, end)) or prop.clause.quoted or prop.passive:
        return
    reported = scene.home is not None and any(
        scene.note.tokens[i].norm == "report" for i in range(*(prop.subject_range or (0, 0)))
    )
    whose = [Party(scene.home, "", True, None, True)] if reported and scene.home else prop.subjects
    times = [m.time for m in scene.note.within(prop.clause.group.last, end, Kind.TIME) if m.time] or prop.times
    for state in [p for p in whose if p.ref.kind == "state"][:1]:
        yield scene.claim(
            "ReportClaim",
            "submitted",
            state,
            prop=prop,
            time=times[0] if times else None,
            content=scene.condense(prop.clause.group.last, end),
            behind=end,
        )
