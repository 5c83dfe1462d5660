"""Figures of land in a sentence: what each measures, by its own verb, the noun before it or the figure before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from armstrace.graph.claim import Status
from armstrace.graph.sealed import replace, sealed
from armstrace.loaders.argument import Count
from armstrace.loaders.clause import Clause, Relation
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import AREAS, CLEARING, remains
from armstrace.loaders.rules.line_figure import is_line
from armstrace.loaders.scene import Scene

CONTAMINATED = "contaminatedArea"
#: Verbs by which land leaves the list of suspected land -> the measure of how much.
RELEASING = {
    "release": "releasedArea",
    "cancel": "cancelledArea",
    "reduce": "reducedArea",
    "survey": "surveyedArea",
}
MEASURES = {**RELEASING, **dict.fromkeys(CLEARING, "clearedArea")}

#: What may stand between a preposition or noun and its figure.
_FILL = (
    r"(?:(?:a|an|the|some|just|only|nearly|over|about|of|total|further|additional|more|another|estimated|around) )*\Z"
)
_NOUN = re.compile(
    r"\b(?:(?P<clearedArea>clearance of|(?:demining|clearing)(?: of)?)|(?P<releasedArea>release of)"
    r"|(?P<reducedArea>reduction of)|(?P<cancelledArea>cancell?ation of)|(?P<surveyedArea>survey of))"
    rf" (?:(?:a|an|one|two|three|the|the last) (?:[\w-]+ )?areas? (?:of|covering|totall?ing) )?{_FILL}",
    re.IGNORECASE,
)
#: Words of what is only aimed at, before the noun.
_AIM = re.compile(r"\b(?:goal|target|aim|plan|objective|deadline|pledge)s? (?:of|for|to|is|was)? ?\Z", re.IGNORECASE)
_NOUN_BEHIND = re.compile(r"\A *(?:of )?(?:[\w/-]+ ){0,4}clearance\b", re.IGNORECASE)
COMPARED = re.compile(
    r"(?:\b(?:compar(?:ed?|es|ing)|in contrast) (?:to|with)(?: \w+ donors and)?|\b(?:up|down) from"
    r"|\bversus|\bthan|\bagainst|\b(?:increase|decrease|rise|drop|decline|fall|reduction|improvement|increasing|decreasing|rising|falling)"
    rf"[^,;.]{{0,24}} (?:from|on|over|against)) {_FILL}",
    re.IGNORECASE,
)
DIFFERENCE = re.compile(
    rf"\b(?:(?:increas|decreas|ris|rose|drop|declin|fall|fell|grew|grow)\w* (?:of|by)|every|each|per) {_FILL}",
    re.I,
)
_PART = re.compile(rf"(?:\bincluding|\bcomprising|\bof which|\bconsisting of|\bmade up of|\bnamely|:) {_FILL}", re.I)
#: That a figure is of what is left.
_LEFT_BEFORE = re.compile(rf"\b(?:leaving|remaining|remains|left|leaves) {_FILL}", re.IGNORECASE)
_LEFT_BEHIND = re.compile(
    r"\A(?:(?!\b(?:and|that|which|while)\b)[^,;:.]){0,60}?\b(?:remain(?:s|ed|ing)?|left"
    r"|to be (?:cleared|released|demined|surveyed|addressed|tackled)|still (?:to be|contaminated|suspected|requir\w+)"
    r"|requir(?:ing|ed|es)|in need of|needing|awaiting|outstanding)\b",
    re.IGNORECASE,
)
_KIND = frozenset(
    "mined hazardous area areas land minefield minefields mine contaminated contamination suspected".split()  # noqa: SIM905
)
#: What somebody aims at; what a rate is of.
_TARGET = re.compile(
    r"\b(?:targets?|goals?|objectives?|projections?|forecasts?|plan(?:s|ned)?|expected)\b"
    rf"[^,;:.]{{0,40}} (?:of|at|for|to) {_FILL}",
    re.IGNORECASE,
)
_MEANT_BEHIND = re.compile(
    r"\A *(?:of (?:[\w-]+ ){1,4})?(?:planned|scheduled|slated|earmarked|targeted) (?:for|to be) "
    r"(?:demining|clearance|release|cleared|demined)\b",
    re.IGNORECASE,
)
#: "7km2 of land was declared mine free".
_FREED_BEHIND = re.compile(
    r"\A[^,;.]{0,40}\b(?:declared|certified) (?:to be )?(?:(?:land)?mine[- ]free|free|safe|cleared)\b", re.IGNORECASE
)
_RATE = re.compile(rf"\b(?:clearance|demining|land release) (?:rate|speed|pace)s? (?:of|at) {_FILL}", re.IGNORECASE)
#: How a part of what was released left the list: "3km2 through clearance, 2km2 through technical survey".
_METHOD = re.compile(
    r"\A *(?:\([^()]*\) )?(?:(?:was|were) )?(?:of [\w-]+ (?:[\w-]+ ){0,2})?(?:through|by|via) "
    r"(?:manual |full |mechanical )?(?:(?P<clearedArea>clearance|demining)"
    r"|(?P<cancelledArea>non-technical survey|NTS|cancell?ation)"
    r"|(?P<reducedArea>technical survey|TS|reduction))\b",
    re.IGNORECASE,
)
#: A state that a verb of change leads to: "reduced from 4km2 to 3km2".
_STATE = re.compile(rf"\b(?:to|from) {_FILL}", re.IGNORECASE)
_CHANGING = frozenset("reduce decrease increase rise fall drop decline grow cut lower shrink revise".split())  # noqa: SIM905
_FROM = re.compile(rf"\bfrom {_FILL}", re.IGNORECASE)
#: The whole of which the figure before it is a part: "3km2 of an estimated 9km2".
_WHOLE = re.compile(r"\A *(?:out )?of (?:(?:a|an|the|some|about|estimated|total|of) )*\Z", re.IGNORECASE)
_FORESEEING = frozenset(
    """aim call envisage envision expect foresee foreshadow need plan project propose request require schedule
    target""".split()  # noqa: SIM905
)
_TOTALLED = frozenset(
    "be cover total amount reach stand come average represent exceed rise fall increase decrease drop decline".split()  # noqa: SIM905
)
_HOLDING, _SUPPOSING = frozenset({"contain", "have", "hold"}), frozenset("suspect confirm believe think know".split())  # noqa: SIM905
#: "Technical survey was conducted on 69km2": the work done on so much land.
_DONE = frozenset("conduct carry undertake complete perform do".split())  # noqa: SIM905
_WORK = (
    (re.compile(r"\bsurveys?\Z", re.I), "surveyedArea"),
    (re.compile(r"\b(?:clearance|demining)\Z", re.I), "clearedArea"),
)
_OUTPUT = (
    (re.compile(r"\b(?:remain|require|needing|contaminat|to be|hazard|suspected)", re.I), CONTAMINATED),
    (re.compile(r"\b(?:clear(?:ed|ance)|demin(?:ed|ing))\b", re.I), "clearedArea"),
    (re.compile(r"\breleas", re.I), "releasedArea"),
    (re.compile(r"\bcancel", re.I), "cancelledArea"),
    (re.compile(r"\breduc", re.I), "reducedArea"),
)


@sealed(frozen=True, slots=True)
class Figure:
    """A figure with the measure that it is of, the clause that tells it, and where the words on it begin and end.

    `compared`: it stands only beside the figure before it. `part`: it is a part of that figure. `aimed`: only a target.
    """

    count: Count
    measure: str
    prop: Proposition | None
    begin: int
    stop: int
    compared: bool = False
    part: bool = False
    aimed: bool = False


def list_figures(scene: Scene) -> list[Figure]:
    """The areas of a sentence, each with what it measures; differences ("an increase of 3km2") are none."""
    return scene.once(_list_figures)


def _list_figures(scene: Scene) -> list[Figure]:
    if not any(m.amount and m.amount.unit for m in scene.mentions(Kind.AMOUNT)) or is_line(scene):
        return []
    counts = [c for c in scene.counts if c.quantity.unit in AREAS]
    figures: list[Figure] = []
    for number, count in enumerate(counts):
        begin = counts[number - 1].mention.last if number else 0
        stop = counts[number + 1].mention.first if number + 1 < len(counts) else len(scene.note.tokens)
        handed = next((p for p in scene.propositions if _is_handed(p, count, stop)), None)
        given = Figure(count, "releasedArea", handed, begin, stop) if handed is not None else None
        figure = given or _figure(scene, count, begin, stop, figures)
        if figure is not None:
            figures.append(figure)
    return _share(scene, figures)


def _figure(scene: Scene, count: Count, begin: int, stop: int, before: Sequence[Figure]) -> Figure | None:
    words = scene.note.words(max(begin, count.mention.first - 14), count.mention.first) + " "
    behind = scene.note.words(count.mention.last, stop)
    own = _own_verb(scene, count, stop, bool(before and COMPARED.search(words)))
    prop = own or _teller(scene, count)
    bare = Figure(count, CONTAMINATED, prop, begin, stop)
    if DIFFERENCE.search(words):
        return None
    if _MEANT_BEHIND.match(behind) or (_TARGET.search(words) and not (own and own.passive)):
        return replace(bare, measure="areaToClear", aimed=True)
    if _FREED_BEHIND.match(behind):
        return replace(bare, measure="releasedArea")
    if _RATE.search(words):
        return replace(bare, measure=_planned(prop, "clearedArea") if prop else "clearedArea")
    beside = bool(before and COMPARED.search(words))
    if own is not None:
        part = bool(before and _PART.search(words))
        return replace(bare, measure=_planned(own, MEASURES[own.lemma]), part=part, compared=beside)
    if _LEFT_BEFORE.search(words) or _LEFT_BEHIND.match(behind):
        return bare
    if beside:
        return replace(bare, measure=before[-1].measure, prop=before[-1].prop or prop, compared=True)
    if before and (_PART.search(words) or (_is_split(before[-1]) and _METHOD.match(behind))):
        return replace(bare, measure=_method(behind) or before[-1].measure, part=True)
    if prop is not None and prop.lemma in _CHANGING and _FROM.search(words):
        return replace(bare, compared=True)
    return replace(bare, measure=_measure(scene, count, prop, words, behind))


def _is_handed(prop: Proposition, count: Count, stop: int) -> bool:
    """ "A site of 12,000m2 was handed back to its owners": land that is given back is released."""
    behind = count.mention.last <= prop.clause.group.first < stop
    given = prop.lemma == "hand" or (prop.lemma == "return" and prop.passive)
    return behind and given and prop.passive and not prop.negated and prop.stance.plain


def _is_split(before: Figure) -> bool:
    return before.part or before.measure == "releasedArea"


def _method(behind: str) -> str | None:
    found = _METHOD.match(behind)
    return next((measure for measure, words in found.groupdict().items() if words), None) if found else None


def _measure(scene: Scene, count: Count, prop: Proposition | None, words: str, behind: str) -> str:
    """What a figure measures by the noun or verb that governs it."""
    noun = _NOUN.search(words)
    if noun is not None:
        meant = _AIM.search(words[: noun.start()])
        named = next(measure for measure, found in noun.groupdict().items() if found)
        return "areaToClear" if meant else _planned(prop, named)
    if _NOUN_BEHIND.match(behind):
        return "clearedArea"
    if prop is None:
        return CONTAMINATED
    if prop.lemma in MEASURES and not _is_state(prop, words):
        return _planned(prop, MEASURES[prop.lemma])
    if prop.lemma in _DONE and prop.passive and prop.subject_range and not prop.negated:
        subject = scene.note.words(*prop.subject_range)
        return next((measure for pattern, measure in _WORK if pattern.search(subject)), CONTAMINATED)
    if prop.lemma in _TOTALLED and prop.subject_range and not prop.negated:
        subject = scene.note.words(*prop.subject_range)
        return next((measure for pattern, measure in _OUTPUT if pattern.search(subject)), CONTAMINATED)
    return CONTAMINATED


def _is_state(prop: Proposition, words: str) -> bool:
    return prop.lemma == "reduce" and bool(_STATE.search(words))


def _planned(prop: Proposition | None, measure: str) -> str:
    """The measure of a figure that is only planned or foreseen is what there is to clear."""
    if prop is None or measure == CONTAMINATED:
        return measure
    foreseen = prop.lemma in _FORESEEING and not prop.negated
    return "areaToClear" if foreseen or prop.stance.status is Status.PLANNED else measure


def _own_verb(scene: Scene, count: Count, stop: int, before: bool) -> Proposition | None:
    """The clause of a verb right behind a figure that is said of it: "4km2 cleared", "6km2 of land was released"."""
    for prop in scene.propositions:
        group = prop.clause.group
        if not (count.mention.last <= group.first < stop and prop.lemma in MEASURES):
            continue
        apposed = (
            group.first == count.mention.last + 1 and bool(group.helpers) and scene.note.word(group.first - 1) == ","
        )
        if apposed and prop.passive and not group.infinitive:
            return prop
        joined = scene.note.word(group.first - 1) in ("and", "or", ",", "then", "but", "to", "that")
        gap = {scene.note.word(i) for i in range(count.mention.last, group.first)}
        told_of = prop.passive or (group.either and bool(before) and group.first == count.mention.last)
        if joined or not told_of or group.infinitive or gap & {",", ";", "(", ")", "while", "which"}:
            return None
        if re.search(r"\band (?:the|a|an|its|their) ", scene.note.words(count.mention.last, group.first)):
            return None  # "648km2 and the plan released in 2010"
        named = scene.note.within(count.mention.last, group.first, Kind.BODY, Kind.STATE, Kind.AMOUNT)
        return None if named else prop
    return None


def _teller(scene: Scene, count: Count) -> Proposition | None:
    """The clause that tells a figure: the one it stands in, with its subject; a mere participle's is the one above."""
    place = count.mention.first
    inside = [p for p in scene.propositions if _holds(p, place)]
    chosen = inside[-1] if inside else None
    while chosen is not None and (_is_told_above(chosen) or _is_supposed(scene, chosen)):
        host = find_kind_host(scene, chosen) or (_is_supposed(scene, chosen) and _whole_before(scene, chosen))
        above = host or chosen.clause.fellow or chosen.clause.governor or _whole_before(scene, chosen)
        chosen = next((p for p in scene.propositions if above is not None and p.clause is above), None)
    return chosen or next((p for p in scene.propositions if p.clause.reach[0] <= place < p.clause.reach[1]), None)


def _describes(prop: Proposition) -> bool:
    return prop.clause.relation in (Relation.REDUCED, Relation.GERUND)


def _is_told_above(prop: Proposition) -> bool:
    """Does the verb above tell it: "areas covering 3km2", "estimated it to be 3km2", "3km2 remain to be cleared"?"""
    being = prop.lemma in ("be", *_HOLDING) and prop.clause.group.infinitive
    return being or is_kind(prop) or remains(prop) or (prop.lemma not in MEASURES and _describes(prop))


def find_kind_host(scene: Scene, prop: Proposition) -> Clause | None:
    """ "Had 1,143 areas confirmed or suspected to contain mines": the clause that tells of such areas, else None."""
    above = prop.clause.fellow or prop.clause.governor
    told = next((p for p in scene.propositions if p.clause is above), None)
    holding = prop.clause.group.infinitive and prop.lemma in _HOLDING
    return _whole_before(scene, told) if holding and told is not None and _is_supposed(scene, told) else None


def _is_supposed(scene: Scene, prop: Proposition) -> bool:
    """ "Areas confirmed or suspected to": participles of how land is held, one or several."""
    if prop.lemma not in _SUPPOSING:
        return False
    fellows = [p for p in scene.propositions if p.clause.group.last == prop.clause.group.first - 1]
    joined = prop.clause.relation is Relation.COORDINATE and any(_is_supposed(scene, p) for p in fellows)
    return joined or (prop.clause.relation is Relation.REDUCED and prop.clause.antecedent is not None)


def is_kind(prop: Proposition) -> bool:
    """Is a participle only the kind of land ("confirmed and suspected mined areas")?"""
    behind = prop.words_behind(2)
    return prop.lemma in ("confirm", "suspect") and bool(_KIND & set(behind[:1] if behind[:1] != ["and"] else behind))


def _whole_before(scene: Scene, prop: Proposition) -> Clause | None:
    """The last whole clause before a participle."""
    before = [p for p in scene.propositions if p.clause.group.first < prop.clause.group.first]
    wholes = [p for p in before if not (_describes(p) or find_kind_host(scene, p) or _is_supposed(scene, p))]
    return wholes[-1].clause if wholes else None


def _holds(prop: Proposition, place: int) -> bool:
    clause = prop.clause
    subject = clause.subject or (0, 0)
    return clause.tail[0] <= place < clause.tail[1] or subject[0] <= place < subject[1]


def _share(scene: Scene, figures: list[Figure]) -> list[Figure]:
    """Members of a list share what is said of the last: "3km2 of mined and 5km2 of other land was cleared"."""
    out = list(figures)
    for number in range(len(out) - 2, -1, -1):
        one, following = out[number], out[number + 1]
        gap = scene.note.words(one.count.mention.last, following.count.mention.first)
        if _WHOLE.match(gap + " "):
            out[number] = replace(one, measure=following.measure, prop=following.prop)
            out[number + 1] = replace(following, measure=CONTAMINATED)
            continue
        listed = re.search(r"(?:\band|\bor|,) (?:[a-z]+ )?\Z", gap + " ") and not re.search(
            r"\b(?:which|was|were)\b", gap
        )
        if listed and following.measure != one.measure == CONTAMINATED and following.prop and following.prop.passive:
            subject = following.prop.clause.subject or (0, 0)
            if subject[0] <= one.count.mention.first < subject[1]:
                out[number] = replace(one, measure=following.measure, prop=following.prop)
    return out
