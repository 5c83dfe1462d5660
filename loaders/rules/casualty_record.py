"""Rules for how well casualties are known: what went unrecorded, what data there is not, whose survivors are many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Certainty, Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.casualty_word import name_accounting
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_RECORDING = frozenset("identify record report register document capture include count detect know".split())  # noqa: SIM905
_BEING = frozenset({"be", "go", "remain", "occur", "underreport"})
_HARMED = re.compile(r"\b(?:casualt(?:y|ies)|incidents|victims|survivors|accidents|injuries|deaths)\b", re.IGNORECASE)
_UNRECORDED = re.compile(
    r"\b(?:unrecorded|unreported|undocumented|(?:under|not |never )-?(?:been |be |being )?"
    r"(?:reported|recorded|identified|registered|documented|captured|included))\b|\bunderreported\b|\bundercounts?\b",
    re.IGNORECASE,
)
_MORE_THAN_KNOWN = re.compile(r"\bthan (?:those |were |the number |that )?(?:\w+ )?(?:identified|recorded|reported)\b")
_TRUE_NUMBER = re.compile(
    r"\b(?:actual|true|real)(?: annual| total| casualty| annual casualty)? (?:number|total|figure|extent|toll)\b"
)
#: "The cause of 45 casualties was not recorded": not how many there were.
_WHO = re.compile(
    r"(?:the )?(?:\w+ )?(?:cause|gender|sex|age|status|type|details?|identity|outcome|location|activity|device)s?\b",
    re.I,
)
_NO_DATA = re.compile(
    r"(?:(?:still|also) )?no (?:[\w/-]{1,20},? ){0,5}?"
    r"(?:data|database|statistics|records?|surveillance|reporting|mechanism|system|registry|register|survey|monitoring)\b"
)
_ON_HARM = re.compile(r"\b(?:casualt|victim|survivor|injur|surveillance|persons? with disabilit)", re.IGNORECASE)
_POOR = re.compile(
    r"(?:\w{1,20}ly |not |(?:far )?from )?(?:incomplete|comprehensive|limited|scarce|unreliable|reliable|unavailable|"
    r"available|fragmented|inadequate|insufficient|disaggregated|verified|centralized|lacking)\b"
)
_DATA = re.compile(
    r"\b(?:data|statistics|records|reporting|information|database|media coverage|figures|totals?|numbers|details)\b",
    re.IGNORECASE,
)


@on_verbs(_RECORDING | _BEING)
def read_unrecorded(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Casualties that nobody recorded, a true number that is higher than the known one.

    >> [cas tcd] It is likely that some casualties were not recorded in 2014.
    -> CasualtyClaim state:tcd casualties time=2014
    >> [mbp tcd] Mine casualties are believed to be under-reported.
    -> CasualtyClaim state:tcd casualties
    """
    if scene.home is None or prop.clause.quoted or not _goes_unrecorded(scene, prop):
        return
    first, last = _reach(scene, prop)
    wheres = list_wheres(scene.note, first, last)
    own = [time for time in prop.times if time]
    time = next(iter(own), None)
    yield scene.claim(
        "CasualtyClaim",
        "casualties",
        wheres[0].refs[0] if wheres else scene.home,
        prop=prop,
        arms=list_arms(scene.note, first, last)[:1] or [Arm((Ref("munition", "mine-erw"),), "", -1, -1)],
        time=time,
        untimed=time is None,
        current=time is None,
        quantity=Quantity(
            comparator=Comparator.UNQUANTIFIED, unit="casualty", written=scene.note.words(first, last)[:60]
        ),
        details=[("accounting", Ref("value", name_accounting(time)))],
        content=scene.condense(first, last),
        behind=last,
        polarity=Polarity.AFFIRMED,  # "not recorded" is in the content
        **_expected(prop),
    )


def _expected(prop: Proposition) -> dict[str, Any]:
    """ "Is expected to be higher": what is thought likely of the present is no plan."""
    planned = prop.stance.status is Status.PLANNED
    return {"status": Status.ASSERTED, "certainty": Certainty.PROBABLE} if planned else {}


def _goes_unrecorded(scene: Scene, prop: Proposition) -> bool:
    """Does a whole clause say that casualties are not, or not all, known?"""
    subject = scene.note.words(*(prop.subject_range or (0, 0)))
    if prop.clause.relation in (Relation.RELATIVE, Relation.REDUCED, Relation.GERUND) and subject.lower() != "there":
        return False
    rest = scene.note.words(prop.clause.group.first, _reach(scene, prop)[1])
    if subject.lower() == "there":
        told = _UNRECORDED.search(rest) or _MORE_THAN_KNOWN.search(rest)
        return bool(told and _HARMED.search(rest[:80])) and not re.match(r"\w+ no\b", rest)
    if _TRUE_NUMBER.search(subject):
        return prop.lemma == "be" and bool(re.search(r"\b(?:higher|greater|more|larger)\b", rest[:60]))
    if subject.lower() in ("more", "many", "many more", "others") and _UNRECORDED.search(rest[:60]):
        return scene.discourse.harmed
    if not _HARMED.search(subject) or re.match(r"(?:no|all) ", subject, re.IGNORECASE) or _WHO.match(subject):
        return False
    if prop.lemma == "underreport":
        return prop.passive
    if prop.lemma in _RECORDING:
        return prop.passive and prop.negated and prop.lemma != "know"
    return bool(_UNRECORDED.search(rest[:60]))


def _reach(scene: Scene, prop: Proposition) -> tuple[int, int]:
    """The clause with what hangs on it, up to a semicolon."""
    first = min((prop.subject_range or (prop.clause.group.first, 0))[0], prop.clause.group.first)
    end = len(scene.note.tokens)
    return first, next((i for i in range(prop.clause.group.last, end) if scene.note.stops(i)), end)


@on_verbs({"record", "report", "collect", "register", "disaggregate", "monitor"})
def read_not_recording(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A body that does not record casualties, or some of them.

    >> [cva tcd] The ICRC did not record casualties outside the capital.
    -> VictimAssistanceClaim org:icrc collectsDataOn not
    """
    last = _reach(scene, prop)[1]
    tail = scene.note.words(prop.clause.group.last, last)
    if not prop.negated or prop.passive or prop.clause.quoted or not _HARMED.search(tail[:60]):
        return
    if tail.startswith("any "):
        return  # none was found: a figure
    if list_counts(scene.note, prop.clause.group.last, last) and re.match(r"[\d]", tail):
        return
    for body in [party for party in prop.subjects if party.ref.kind in ("org", "state")][:1]:
        yield scene.claim(
            "VictimAssistanceClaim",
            "collectsDataOn",
            body,
            prop=prop,
            content=scene.condense(prop.clause.group.first, last),
            behind=last,
            polarity=Polarity.NEGATED,
        )


@on_verbs({"be", "exist", "lack", "have", "remain"})
def read_no_data(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That nobody gathers data on casualties or survivors, or that the data is poor.

    >> [cas tcd] There is no national casualty surveillance system in Chad.
    -> VictimAssistanceClaim state:tcd collectsDataOn not
    >> [cva tcd] Chad has no database of survivors.
    -> VictimAssistanceClaim state:tcd collectsDataOn not
    >> [cas tcd] Data on casualties remained incomplete in 2012.
    -> VictimAssistanceClaim state:tcd serviceSituation time=2012
    """
    if scene.home is None or prop.clause.quoted or prop.clause.relation is Relation.RELATIVE:
        return
    first, last = _reach(scene, prop)
    subject = scene.note.words(*(prop.subject_range or (0, 0)))
    tail = scene.note.words(prop.clause.group.last, last)
    if not _ON_HARM.search(f"{subject} {tail}") and scene.place.code not in ("cas", "cva", "va"):
        return
    lacking = prop.lemma == "lack" and _DATA.search(tail[:60]) is not None
    none = _NO_DATA.match(tail) and (subject.lower() == "there" or prop.lemma == "have")
    none = none or (_NO_DATA.match(subject.lower()) and (prop.lemma == "exist" or tail.startswith("available")))
    poor = prop.lemma in ("be", "remain") and _DATA.search(subject) and _POOR.match(tail)
    if not (none or lacking or poor):
        return
    yield scene.claim(
        "VictimAssistanceClaim",
        "serviceSituation" if poor else "collectsDataOn",
        scene.home,
        prop=prop,
        current=not prop.times,
        content=scene.condense(first, last),
        behind=last,
        polarity=Polarity.AFFIRMED if poor else Polarity.NEGATED,
    )


@on_verbs({"identify", "be", "list"})
def read_among_states(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A state named as one of those with many survivors.

    >> [mbp tcd] Chad was identified as one of 24 States Parties with significant numbers of mine survivors.
    -> VictimAssistanceClaim state:tcd responsibleFor exactly=24
    """
    last = _reach(scene, prop)[1]
    tail = scene.note.words(prop.clause.group.last, last)
    found = re.match(r"(?:as )?(?:one of|among)\b.{0,60}?\b(?:States?|states|countries)\b.{0,200}?\bsurvivors?\b", tail)
    if found is None or prop.negated or (prop.lemma != "be" and not prop.passive):
        return
    counts = [c for c in list_counts(scene.note, prop.clause.group.last, last) if c.quantity.unit == "country"]
    meetings = scene.mentions(Kind.MEETING)
    for state in [party for party in prop.subjects if party.ref.kind == "state"][:1]:
        yield scene.claim(
            "VictimAssistanceClaim",
            "responsibleFor",
            state,
            prop=prop,
            quantity=counts[0].quantity if counts else None,
            current=not meetings,
            content=scene.condense(prop.clause.lead[0] if meetings else prop.clause.group.last, last),
            behind=last,
        )
