"""Rules for figures of money that no other rule tells: shares by purpose, averages, changes, what is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Count
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.phrase import Range, split_segments
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.fund_time import date_change, date_sum
from armstrace.loaders.rules.funding import DONORS, FUNDS, GIVERS, INCREASES, MONEY
from armstrace.loaders.rules.rule import on_words
from armstrace.loaders.scene import Scene

#: What speaks of money for mine action in a section that is not about that.
_ACTION = re.compile(r"\b(?:mine action|demining|clearance|mine risk|program(?:me)?|UXO|ERW|victim assistance)\b", re.I)
#: Money of other things.
_OTHER = re.compile(
    r"\b(?:development assistance|GDP|income|compensation|pensions?|fines?|salary|wages?|price[ds]?|per month|monthly"
    r"|exchange rate|debts?|per person)\b",
    re.IGNORECASE,
)
_CHANGE = (
    r"(?:(?:increas|decreas|drop|declin|reduc|jump)\w*|ris(?:es?|en|ing)|rose|fall(?:s|en|ing)?|fell|grew|grow(?:s|n|th|ing)?"
    r"|cuts?|differences?|improvements?)"
)
_FILL = r"(?:(?:a|an|the|some|just|only|nearly|almost|over|about|around|of|by|more|than|another|further|total) ){0,7}\Z"
_CHANGING = frozenset("increase decrease reduce cut raise drop fall rise decline grow".split())  # noqa: SIM905
_BY = re.compile(rf"\bby {_FILL}", re.IGNORECASE)
_CHANGED = re.compile(rf"\b{_CHANGE}(?: (?:sharply|slightly|significantly))? (?:of |by )?{_FILL}", re.IGNORECASE)
_STATED = re.compile(rf"\b(?:to|from|at) {_FILL}", re.IGNORECASE)
_CHANGES = re.compile(
    rf"\A *(?:\([^()]*\) *)?(?:[a-z]+ )?(?:more|less|lower|higher|fewer|{_CHANGE})\b(?! than (?:half|one))",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    rf"\b(?:averag\w+|mean)(?: (?:annual|yearly|funding|contributions?|support))* (?:of |at )?{_FILL}", re.I
)
_EACH_YEAR = re.compile(
    r"\A *(?:\([^()]*\) *)?(?:per year|annually|a year|each year|per annum|every year|yearly)\b"
    r"(?! (?:before|earlier|ago|later|previously)\b)",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:need(?:s|ed|ing)?|requir(?:e[sd]?|ing|ements?)|shortfalls?|gaps?|costs?|costing|budget of|lack(?:s|ed|ing)?"
    r"|appeal\w*|s(?:ought|eeks|eeking)|request(?:ed|s|ing)|necessary|budgeted|deficit|price tag)\b",
    re.IGNORECASE,
)
_NEEDED_BEHIND = re.compile(
    r"\A(?:needed|required|necessary)\b|\A(?:[^,;.]{0,40}? )?(?:(?:is|are|was|were|be) (?:still )?"
    r"(?:needed|required|necessary|lacking|sought|requested)"
    r"|(?:will|would) be (?:needed|required|necessary)|short of|shortfall)\b",
    re.IGNORECASE,
)
#: Verbs whose subject tells of money and gives none.
_FINDING = frozenset(
    """identify report record estimate calculate state say note indicate find project list announce declare
    document""".split()  # noqa: SIM905
)


@on_words({"$", "%", "us$", "€", "£", "percent", "million"})
def read_figures(scene: Scene) -> Iterator[Claim]:
    """Figures of money for mine action that no claim of the sentence has yet, each by the words around it.

    >> [sma col] International assistance went to clearance (58%) and victim assistance (21%).
    -> MineActionClaim state:col contribution exactly=58
    -> MineActionClaim state:col contribution exactly=21
    >> [sma col] From 2010 to 2013, contributions to Colombia averaged $13 million per year.
    -> MineActionClaim state:col yearlyContribution exactly=13000000 time=2010/2013
    >> [sma col] This represents a decrease of 11% from 2013.
    -> MineActionClaim state:col contributionChange exactly=11
    >> [sma yem] The programme needs $20 million a year.
    -> MineActionClaim state:yem fundingNeeded exactly=20000000
    """
    if scene.home is None or not _is_of_money(scene):
        return
    counts = [c for c in scene.counts if c.quantity.unit in MONEY | {"percent"}]
    told = {(c.quantity.unit, c.quantity.value) for c in scene.made if c.quantity}
    lead: list[Claim] = []
    for number, count in enumerate(counts):
        key = (count.quantity.unit, count.quantity.value)
        claims = [] if key in told else list(_tell(scene, scene.home, counts, number, lead))
        told.update((c.quantity.unit, c.quantity.value) for c in claims if c.quantity)
        lead = claims or [c for c in scene.made if c.quantity and (c.quantity.unit, c.quantity.value) == key][:1]
        yield from claims


def _is_of_money(scene: Scene) -> bool:
    """Is the section about support, or does a sentence of another speak of funds for mine action?"""
    text = scene.note.text
    if _OTHER.search(text):
        return False
    return scene.place.code == "sma" or (
        scene.place.code in ("ma", "imp")
        and bool((FUNDS.search(text) and _ACTION.search(text)) or _NEEDED.search(text))
    )


def _tell(scene: Scene, home: Ref, counts: Sequence[Count], number: int, lead: list[Claim]) -> Iterator[Claim]:
    """What a figure tells: the one before in another currency, else by its own words."""
    count = counts[number]
    before = counts[number - 1] if number else None
    bracket = _bracket(scene, count)
    beside = before is not None and (
        scene.note.words(before.mention.last, count.mention.first) == "/"
        or (bracket is not None and bracket[0] - before.mention.last <= 1)
    )
    if before is not None and beside and lead:
        money = {count.quantity.unit, before.quantity.unit} <= MONEY
        if (money and count.quantity.unit != before.quantity.unit) or lead[0].predicate == "contributionChange":
            yield replace(lead[0], quantity=count.quantity)
            return
    if scene.note.words(max(0, count.mention.first - 2), count.mention.first).lower() == "all but":
        return
    prop = next((p for p in reversed(scene.propositions) if _reaches(p, count)), None)
    predicate = _measure(scene, count, prop)
    if prop is not None and prop.negated and prop.lemma not in ("disaggregate", "specify", "earmark", "allocate"):
        return
    begin, stop = _region(scene, counts, number, bracket)
    more: dict[str, Any] = {"polarity": Polarity.AFFIRMED} if prop is not None and prop.negated else {}
    changed = predicate == "contributionChange"
    time = date_change(scene, prop) if changed else date_sum(scene, prop, count, stop, counts)
    yield scene.claim(
        "MineActionClaim",
        predicate,
        _subject(scene, home, prop, count, stop, predicate),
        prop=prop,
        object=_taker(scene, count) if predicate == "contribution" else None,
        quantity=count.quantity,
        time=time,
        untimed=time is None,
        content=_paired(scene, prop, counts, number) or scene.condense(begin, stop),
        **more,
    )


def _subject(scene: Scene, home: Ref, prop: Proposition | None, count: Count, stop: int, predicate: str) -> Party | Ref:
    """Who gave it, or gave so much more ("increases of $15 million from Japan"); what is needed is the country's."""
    if predicate == "contribution":
        return _giver(scene, prop, count, stop)
    return _giver(scene, None, count, stop) if predicate == "contributionChange" else home


def _measure(scene: Scene, count: Count, prop: Proposition | None) -> str:
    """By how much money changed, what there is a year, what is needed, or what was given."""
    place = count.mention.first
    before = scene.note.words(max(0, place - 8), place) + " "
    behind = scene.note.words(count.mention.last, min(len(scene.note.tokens), count.mention.last + 12))
    if (
        INCREASES.search(scene.note.words(max(0, place - 28), place))
        or (_CHANGED.search(before) and not _STATED.search(before))
        or _CHANGES.match(behind)
        or (prop is not None and prop.lemma in _CHANGING and _BY.search(before))
    ):
        return "contributionChange"
    begin = min(prop.clause.begin, (prop.clause.subject or (place, 0))[0]) if prop else place
    own = scene.note.words(min(begin, place), place) if prop else before
    if count.quantity.unit in MONEY and (_NEEDED.search(own) or _NEEDED_BEHIND.match(behind)):
        return "fundingNeeded"
    if count.quantity.unit in MONEY and (_YEARLY.search(before) or _EACH_YEAR.match(behind)):
        return "yearlyContribution"
    return "contribution"


def _bracket(scene: Scene, count: Count) -> Range | None:
    return next(((a, b) for a, b in scene.note.brackets if a < count.mention.first < b), None)


def _region(scene: Scene, counts: Sequence[Count], number: int, bracket: Range | None) -> Range:
    """The words on a figure: those before its bracket, else from the comma or figure before it to the next figure."""
    count, note = counts[number], scene.note
    floor = counts[number - 1].mention.last if number else 0
    dates = scene.note.within(floor, min(floor + 3, count.mention.first), Kind.TIME) if number else []
    floor = dates[0].last if dates else floor
    stop = counts[number + 1].mention.first if number + 1 < len(counts) else len(note.tokens)
    place = (bracket[0] if bracket else count.mention.first) - 1
    verb = max((v.first for v in note.verbs if floor <= v.first < place), default=floor) if number == 0 else floor
    while place > floor and (note.word(place) not in (",", ";", ":", "and", ")") or floor < place < verb):
        place -= 1
    begin = place if place <= floor else place + 1
    if bracket:
        return begin, count.mention.last
    while stop > count.mention.last and note.word(stop - 1) in (",", ";", "and", "while", "the", "a"):
        stop -= 1
    return begin, stop


def _paired(scene: Scene, prop: Proposition | None, counts: Sequence[Count], number: int) -> str | None:
    """ "Advocacy and education got respectively 4% and 1%": the member of the subject that a figure belongs to."""
    subject = prop.subject_range if prop else None
    if subject is None or "respectively" not in scene.note.lows:
        return None
    parts = [
        part
        for segment in split_segments(scene.note, *subject)
        for part in _members(scene, segment)
        if part[1] > part[0]
    ]
    if len(parts) != len(counts):
        return None
    return f"{scene.condense(*parts[number])} {counts[number].quantity.written}"


def _members(scene: Scene, part: Range) -> Iterator[Range]:
    begin = part[0]
    for place in range(*part):
        if scene.note.word(place) in (",", "and"):
            yield begin, place
            begin = place + 1
    yield begin, part[1]


def _giver(scene: Scene, prop: Proposition | None, count: Count, stop: int) -> Party | Ref:
    """Who gave it: named before "with" or behind "from" or "by", else who gives in the clause, else the country's."""
    home, beside = scene.home or Ref("state", "xxx"), _with(scene, count)
    if beside is not None:  # "the US, with $3 million"
        led = scene.note.at(beside - 1) or scene.note.at(beside - 2)
        near = [led] if led is not None and led.kind in DONORS else []
    else:
        near = [m for m in scene.note.within(count.mention.last, stop, Kind.STATE, Kind.BODY) if _is_giver(scene, m)]
    if near:
        return scene.party(near[0])
    if prop is None or prop.lemma in _FINDING:
        return home
    actors = [p for p in prop.actors if p.ref.kind in GIVERS and p.mention is not None]
    return actors[0] if len(actors) == 1 else home


def _taker(scene: Scene, count: Count) -> Party | None:
    """The body that a sum is "to", "for" or "through", right behind it: "CHF3 million for the GICHD"."""
    note, place = scene.note, next((b for a, b in scene.note.brackets if a == count.mention.last), count.mention.last)
    place += note.word(place) in ("went", "was", "were")
    place += note.word(place) in ("given", "provided", "allocated", "channeled", "channelled")
    if note.word(place) not in ("to", "for", "through", "via"):
        return None
    named = note.at(place + 1) or note.at(place + 2)
    return scene.party(named) if named is not None and named.kind is Kind.BODY else None


def _with(scene: Scene, count: Count) -> int | None:
    """Where "with" stands before a sum."""
    place = count.mention.first - 1
    while place > 0 and scene.note.word(place) in ("a", "contribution", "of", "some", "about", "total", "more", "than"):
        place -= 1
    return place if scene.note.word(place) == "with" else None


def _is_giver(scene: Scene, mention: Mention) -> bool:
    place = mention.first - 1
    while place > 0 and scene.note.word(place) in ("the", "a", "of", "government"):
        place -= 1
    return mention.kind in DONORS and scene.note.word(place) in ("from", "by")


def _reaches(prop: Proposition, count: Count) -> bool:
    regions = (prop.clause.reach, prop.clause.subject or (0, 0), prop.clause.lead)
    return any(first <= count.mention.first < last for first, last in regions)
