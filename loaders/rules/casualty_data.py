"""Rules for who keeps count of casualties, and for what nobody could verify or find out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Certainty, Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.casualty_word import CODES
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_GATHERING = frozenset("collect gather compile maintain keep centralize record monitor aggregate".split())  # noqa: SIM905
_KEEPING = _GATHERING | frozenset(
    "manage run operate administer host consolidate update establish create develop launch".split()  # noqa: SIM905
)
_HARM = r"casualt(?:y|ies)|victims?|survivors?|incidents?|accidents?|injur(?:y|ies)|people killed"
#: Records of who was harmed: "casualty data", "a database of survivors", "data on mine accidents", "its database".
_RECORDS = re.compile(
    rf"\b(?:{_HARM})(?:[/ ](?:\w+ )?)(?:data|database|information|surveillance|register|registry|records|statistics"
    rf"|reporting|monitoring|figures)\b"
    rf"|\b(?:data|database|information|records?|register|registry|statistics|surveillance|figures)\b"
    rf"[^.;,]{{0,60}}?\b(?:{_HARM})\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?:the|its|this|that|a|all|such|these|national|central|own) ){0,3}(?:data|database|statistics)\b", re.I
)
_CHECK = (
    r"(?:verify|confirm|determine|ascertain|establish|distinguish|identify|assess|know|tell|obtain|say|estimate|check"
    r"|compare|calculate|gather|collect)"
)
_IMPOSSIBLE = re.compile(r"(?:not (?:\w+ )?possible|impossible|unclear|not clear|not known|unknown)\b")
_WHETHER = re.compile(rf"(?:to {_CHECK}|if|whether|how many|what|which|how|who|when|why)\b")
_VERIFYING = frozenset("verify confirm determine ascertain establish clarify corroborate distinguish identify".split())  # noqa: SIM905
_ABOUT = re.compile(
    rf"\b(?:{_HARM}|figures?|numbers?|totals?|data|trends?|cause|deaths?|details|status|explosions?)\b", re.I
)


@on_verbs(_KEEPING)
def read_keeping(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who collects or keeps data on casualties; that it is not collected.

    >> [cas tcd] Casualty data is collected by the ICRC in the north of Chad.
    -> VictimAssistanceClaim org:icrc collectsDataOn
    >> [cas tcd] Data on casualties has not been collected systematically in Chad.
    -> VictimAssistanceClaim state:tcd collectsDataOn not
    """
    told = (prop.subject_range or (0, 0)) if prop.passive else (prop.clause.group.last, prop.clause.reach[1])
    words = scene.note.words(*told)[:90]
    if scene.home is None or prop.clause.quoted or not _is_told(prop):
        return
    if prop.polarity is Polarity.NEGATED and prop.lemma not in _GATHERING:
        return
    bare = scene.place.code in ("cas", "cva") and _BARE.match(words)
    if not bare and not _RECORDS.search(words):
        return
    doers = [p for p in prop.actors if p.ref.kind in ("org", "state")]
    unnamed: list[Party | Ref] = [scene.home] if prop.passive and not prop.actors else []
    wheres = list_wheres(scene.note, *prop.clause.reach)
    first = min(told[0], prop.clause.group.first)
    for keeper in [*doers[:1], *unnamed]:
        yield scene.claim(
            "VictimAssistanceClaim",
            "collectsDataOn",
            keeper,
            prop=prop,
            where=wheres[0] if wheres else None,
            current=not prop.times,
            content=scene.condense(first, prop.clause.reach[1]),
            polarity=prop.polarity,
        )


def _is_told(prop: Proposition) -> bool:
    return prop.clause.relation in (Relation.MAIN, Relation.COORDINATE) and not prop.clause.group.modal


@on_verbs({"be", "remain", "know", *_VERIFYING})
def read_unverified(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What of casualties was not possible to verify, or is not clear.

    >> [cas tcd] It was not possible to confirm the number of casualties in 2014.
    -> CasualtyClaim state:tcd casualties status=notKnown
    >> [cva tcd] The cause of the explosion could not be determined.
    -> CasualtyClaim state:tcd casualties status=notKnown
    """
    if scene.place.code not in CODES or scene.home is None or prop.clause.quoted:
        return
    unable = prop.clause.relation is Relation.INFINITIVE and prop.negated and not prop.clause.group.negated
    whole = prop.clause.relation in (Relation.MAIN, Relation.COORDINATE) or unable
    if not whole or not _is_open(scene, prop, unable=unable):
        return
    first = min((prop.subject_range or (prop.clause.group.first, 0))[0], prop.clause.begin)
    end = next((i for i in range(prop.clause.group.last, len(scene.note.tokens)) if scene.note.stops(i, ".;")), None)
    end = len(scene.note.tokens) if end is None else end
    yield scene.claim(
        "CasualtyClaim",
        "casualties",
        scene.home,
        prop=prop,
        arms=[Arm((Ref("munition", "mine-erw"),), "", -1, -1)],
        untimed=not prop.times,
        current=not prop.times,
        status=Status.NOT_KNOWN,
        certainty=Certainty.UNKNOWN,
        polarity=Polarity.AFFIRMED,
        content=scene.condense(first, end),
        behind=end,
    )


def _is_open(scene: Scene, prop: Proposition, *, unable: bool) -> bool:
    """Does a clause say that something of casualties was not, or could not be, found out?"""
    subject = scene.note.words(*(prop.subject_range or (0, 0)))
    rest = scene.note.words(prop.clause.group.first, len(scene.note.tokens))
    if prop.lemma in _VERIFYING:
        failed = unable or (prop.negated and (prop.passive or "could" in prop.clause.group.helpers))
        return failed and bool(_ABOUT.search(subject if prop.passive else rest[:120]))
    found = _IMPOSSIBLE.search(rest[:40])
    asked = found is not None and subject.lower() == "it" and bool(_WHETHER.match(rest[found.end() :].strip()))
    return asked and bool(_ABOUT.search(rest))
