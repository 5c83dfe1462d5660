"""Rules for contamination without a figure: that a country has it, where it lies, what it is, how well it is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, list_arms, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.mention import Kind
from armstrace.loaders.negation import is_awaited
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.cause_word import find_cause
from armstrace.loaders.rules.contamination import locate
from armstrace.loaders.rules.land import LAND_SECTIONS, area_of, lies_abroad, object_of, weapon_named
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import HEDGED, NO_PROOF, Scene

_CONTAMINATION = re.compile(r"\b(?:contamination|minefields|mined areas)\b")
_FINDS = re.compile(r"\b(?:minefields|mined areas|contamination|hazardous areas|contaminated areas)\b", re.IGNORECASE)
_LITTLE = re.compile(r"\b(?:no|not|little|without|extent|estimates?|reports?|any)\b", re.IGNORECASE)
#: "No known areas of contamination", "no mined areas".
_ABSENT = re.compile(
    r"\A(?:now |currently |also |still |therefore )?no (?:longer (?:any )?)?"
    r"(?P<known>known |confirmed |reported |recorded |evidence of |reports? of |indications? of )?"
    r"(?:(?!(?:in|of|on|to|for|with|by|about|from|estimate|data|information|survey|clearance)\b)[\w/-]+ ){0,4}?"
    r"(?:contamination|minefields|(?:mined|contaminated|hazardous|affected) areas?"
    r"|areas? (?:of|with|containing|(?P<doubt>(?:known|suspected) to (?:contain|have))) (?:[\w/-]+ ){0,3}"
    r"(?:contamination|mines|remnants|munitions))\b(?! (?:survey|clearance|data|estimate))",
    re.IGNORECASE,
)
_HAVING = frozenset("have result leave".split())  # noqa: SIM905
#: What contamination is said to do where only its place, its kind or what it comes from is told.
_LYING = frozenset(
    """be remain lie exist concentrate locate find occur extend spread date result stem consist include comprise
    originate arise""".split()  # noqa: SIM905
)
_PARTS = frozenset("include comprise consist".split())  # noqa: SIM905
_PROBLEM = re.compile(
    r"\bcontamination\b|\b(?:mine|landmine|uxo|erw) problem\Z"
    r"|\b(?:contaminated|mined|mine-affected|hazardous) (?:areas?|land)\b|\bminefields\b",
    re.IGNORECASE,
)
#: Areas of which a clause tells more than where they lie.
_TOLD = re.compile(r"\b(?:to be|cleared|released|marked|fenced|estimated|classified|registered|recorded|known)\b")
_SOURCE = re.compile(r"\b(?:results?|legacy|consequences?|remnants?|relics?|product) of\b")
#: What would say how much is contaminated.
_MEASURE = (
    r"(?:extent|scale|size|scope|amount|level|magnitude|baseline|estimates?|assessments?|picture|understanding"
    r"|figures?|data|information|knowledge)"
)
_MATTER = r"(?:contamination|problem|threat|contaminated|affected|mined|minefields?|hazards?|hazardous|remnants|mines?)"
_EXTENT = re.compile(
    rf"\b{_MEASURE}\b[^,;.]{{0,90}}\b{_MATTER}\b|\b(?:contamination|problem) (?:estimates?|baseline|data)\b",
    re.IGNORECASE,
)
_BARE_EXTENT = re.compile(r"\b(?:full|true|exact|precise|actual|overall) (?:extent|scale|size|scope)\b", re.IGNORECASE)
_NO_ESTIMATE = re.compile(
    r"\A(?:no|neither|not any) (?:[\w-]+,? (?:or |and )?){0,4}"
    r"(?:estimates?|assessments?|baseline|figures?|data|picture)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\A(?:(?:still|largely|as yet|yet|currently|also|therefore|thus) )*(?:not (?:yet )?(?:fully |clearly )?"
    r"(?:known|clear|certain)|unknown|unclear|uncertain|undetermined|unquantified|undefined|ill-defined)\b"
)
_KNOWING = frozenset("know determine establish quantify assess define clarify ascertain survey".split())  # noqa: SIM905
_MAKING = frozenset("establish determine have lack possess provide produce make complete know obtain develop".split())  # noqa: SIM905


@on_verbs({*_HAVING, "discover", "find"})
def read_had(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Contamination that a country has, that came of a war, or of which new pieces are found.

    >> [ma khm] Cambodia also has heavy contamination from cluster munition remnants.
    -> ContaminationClaim state:khm contaminatedBy munition:cluster-munition-remnant
    >> [ma nic] New minefields are still being discovered.
    -> ContaminationClaim state:nic contaminatedBy munition:mine
    """
    if scene.place.code not in LAND_SECTIONS or scene.home is None or prop.polarity is Polarity.NEGATED:
        return
    found = prop.lemma not in _HAVING
    region = (prop.subject_range or (0, 0)) if found else prop.clause.tail
    words = scene.note.words(*region)
    if found != prop.passive or not (_FINDS if found else _CONTAMINATION).search(words) or _LITTLE.search(words):
        return
    arms = list_arms(scene.note, *region) or weapon_named(scene)
    if arms and not scene.note.within(*region, Kind.AMOUNT):
        yield _found(scene, prop, region, arms)


@on_verbs(_LYING)
def read_lying(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Where contamination lies, what it is of or what it comes from, without a figure of its size.

    >> [ma khm] Contamination is concentrated along the border with Thailand.
    -> ContaminationClaim state:khm contaminatedBy munition:mine
    >> [ma yem] Mine contamination in Yemen was found in all but one governorate.
    -> ContaminationClaim state:yem contaminatedBy munition:mine
    >> [ma tcd] The contamination includes cluster munition remnants.
    -> ContaminationClaim state:tcd contaminatedBy munition:cluster-munition-remnant
    """
    subject = prop.subject_range or (0, 0)
    hung = prop.clause.relation is Relation.REDUCED  # "minefields located there have been cleared"
    if scene.place.code not in LAND_SECTIONS or prop.negated or scene.home is None or hung:
        return
    if not (_PROBLEM.search(scene.note.words(*subject)) or _come_from(scene, prop, subject)):
        return
    behind = scene.note.words(*prop.clause.tail)
    told = _TOLD.search(behind) or scene.note.within(subject[0], prop.clause.reach[1], Kind.AMOUNT)
    if _UNKNOWN.match(behind) or prop.words_behind(1) in (["no"], ["not"]):
        return
    if "contamination" not in scene.note.lows[slice(*subject)] and told:
        return
    arms = list_arms(scene.note, *prop.clause.tail) if prop.lemma in _PARTS else []
    yield _found(scene, prop, (subject[0], subject[1]), arms or weapon_named(scene))


def _come_from(scene: Scene, prop: Proposition, subject: Range) -> bool:
    """ "Mines and ERW are the legacy of a civil war": weapons that are said to be left by a conflict."""
    if prop.lemma not in ("be", "result", "originate", "date") or not list_arms(scene.note, *subject)[:1]:
        return False
    first = list_arms(scene.note, *subject)[0].first
    return first - subject[0] <= 1 and (prop.lemma != "be" or bool(_SOURCE.search(prop.tail_text()[:50])))


@on_verbs({"be", "have", "remain", "exist"})
def read_absent(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That there is no contamination, or none that is known.

    >> [ma tjk] There are now no known areas of cluster munition contamination.
    -> ContaminationClaim state:tjk contaminatedBy munition:cluster-munition status=noEvidence
    >> [ma tun] Tunisia has no contamination from cluster munition remnants.
    -> ContaminationClaim state:tun contaminatedBy munition:cluster-munition-remnant not
    """
    subject = scene.note.words(*prop.subject_range) if prop.subject_range else ""
    there = subject.lower() == "there" and prop.lemma != "have"
    if scene.place.code not in LAND_SECTIONS or scene.home is None or prop.passive:
        return
    behind = (prop.clause.tail[0], prop.clause.reach[1])
    told = behind if there or prop.lemma == "have" else (prop.subject_range or (0, 0))
    found = _ABSENT.match(scene.note.words(*told))
    if found is None or (prop.lemma == "have" and not any(p.ref.kind in ("state", "territory") for p in prop.subjects)):
        return
    arms = list_arms(scene.note, *told) or weapon_named(scene)
    more: dict[str, Any] = NO_PROOF if found["known"] or found["doubt"] else {"polarity": Polarity.NEGATED}
    content = scene.condense(told[0], prop.clause.reach[1])
    wheres = [w for w in list_wheres(scene.note, *prop.clause.reach) if w.refs[0] != scene.home]
    yield locate(scene, scene.home, content, prop, where=wheres[0] if wheres else None, hazard=object_of(arms), **more)


def _found(scene: Scene, prop: Proposition, region: Range, arms: list[Arm]) -> Claim:
    """That the country is contaminated, with the place at home that the clause names."""
    begin = find_cause(scene.note.lows, max(0, prop.clause.group.first - 1))
    wheres = [w for w in list_wheres(scene.note, *prop.clause.reach) if not lies_abroad(scene, w.refs[0])]
    return locate(
        scene,
        scene.home or Ref("place", "unnamed"),
        scene.condense(region[0], prop.clause.reach[1]),
        prop,
        where=wheres[0] if wheres else None,
        hazard=object_of(arms),
        untimed=begin is not None,
    )


@on_verbs({"vary", "differ", "be", "remain", "exist", "release", *_KNOWING, *_MAKING})
def read_estimates(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That the extent of contamination is not known, or estimates differ.

    >> [ma tcd] Estimates of the extent of contamination in Tibesti vary greatly because no survey has been made.
    -> ContaminationClaim place:tibesti contaminatedBy munition:mine status=notKnown
    >> [ma ago] The precise extent of the problem remains unclear.
    -> ContaminationClaim state:ago contaminatedBy munition:mine status=notKnown
    >> [ma yem] Yemen has yet to establish an accurate picture of its mine contamination.
    -> ContaminationClaim state:yem contaminatedBy munition:mine status=notKnown
    """
    if scene.place.code not in LAND_SECTIONS:
        return
    subject = prop.subject_range or (0, 0)
    area = area_of(scene)
    if area is not None and (_is_unknown(scene, prop, subject) or _is_unmade(scene, prop, subject)):
        end = len(scene.note.tokens)
        yield locate(scene, area, scene.condense(0, end), prop, behind=end, **HEDGED)


def _is_unknown(scene: Scene, prop: Proposition, subject: Range) -> bool:
    """Is the extent of the problem, the subject, said not to be known, or its estimates to differ?"""
    words = scene.note.words(*subject)
    if not (_EXTENT.search(words) or _BARE_EXTENT.search(words)):
        return False
    if prop.lemma in ("vary", "differ"):
        return True
    unable = prop.polarity is Polarity.NEGATED and (prop.passive or prop.lemma == "know")
    return (prop.lemma in _KNOWING and unable) or (
        prop.lemma in ("be", "remain") and bool(_UNKNOWN.match(scene.note.words(*prop.clause.tail)))
    )


def _is_unmade(scene: Scene, prop: Proposition, subject: Range) -> bool:
    """Is there no estimate, or has none been made: "no reliable estimate exists", "has not established the extent"?"""
    first, behind = scene.note.words(*subject), scene.note.words(*prop.clause.tail)
    if prop.lemma == "be" and first == "There":
        return bool(_NO_ESTIMATE.match(behind) and _EXTENT.search(behind))
    if prop.lemma in ("exist", "be", "release", "make", "produce", "provide") and _NO_ESTIMATE.match(first):
        return bool(_EXTENT.search(first))
    if prop.passive or prop.lemma not in _MAKING or not _EXTENT.search(behind):
        return False
    awaited = is_awaited(prop.clause) or (prop.clause.group.infinitive and _is_still_to(scene, prop))
    lacking = prop.lemma == "lack" or prop.words_behind(1) == ["no"]
    return bool(prop.subjects) and (lacking or awaited or prop.negated)


def _is_still_to(scene: Scene, prop: Proposition) -> bool:
    """ "Has still to establish": what has not been done yet."""
    host = prop.clause.governor or prop.clause.fellow
    return (
        host is not None
        and host.lemma == "have"
        and "still" in scene.note.lows[host.group.first : prop.clause.group.first]
    )
