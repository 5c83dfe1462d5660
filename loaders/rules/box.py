"""Rules for fact boxes: a label tells the matter and the year, a value the figure; many forms, few rules.

Known are the boxes of 1999 to 2024: casualties (cumulative, of a year, by outcome, device, status, age), mine action
(treaty status, management, operators, contamination, land release, progress), mine ban policy (status, votes, meetings)
and lead lines such as "Article 5 deadline". A value that is running text is read as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from armstrace.graph.claim import Certainty, Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, list_arms, list_counts
from armstrace.loaders.date import find_times
from armstrace.loaders.discourse import Party
from armstrace.loaders.document import Row
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.rules.casualty import find_outcome, list_people
from armstrace.loaders.scene import Scene

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_CASUALTY = re.compile(
    r"casualt|annual total|survival outcome|device type|civilian status|age and gender|survivor", re.IGNORECASE
)
_BEFORE = re.compile(r"\((?P<year>(?:19|20)\d\d): ?(?P<rest>[^()]*(?:\([^()]*\))?[^()]*)\)\s*\Z")
_INCREASE = re.compile(r"(?:Increase|Decrease|increase|decrease) from (?P<number>[\d,]+) in (?P<year>\d{4})")
_FIGURE = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?!\s*(?:km|m2|%|\d))\s*"
    r"(?P<noun>[A-Za-z][A-Za-z /-]*(?:\([A-Z]+s?\))?[a-z ]*)?"
)
_LABELLED = re.compile(r"(?P<label>Total|Killed|Injured|Mines|ERW|[A-Z][A-Za-z -]{2,40}): *(?P<number>\d[\d,]*)\b")
_NOT_KNOWN = re.compile(r"\A(?:not known|unknown|unclear|not reported|N/R)\b", re.IGNORECASE)
_NONE = re.compile(r"\A(?:none|no|0|nil)\b", re.IGNORECASE)
_DEVICES = (
    ("undefinedMine", re.compile(r"undefined mine")),
    ("unknownMineOrErw", re.compile(r"unknown mine/ERW")),
    ("unknownDevice", re.compile(r"unknown (?:device|item|explosive)")),
    ("otherErw", re.compile(r"other ERW|\bERW\b")),
    ("antipersonnelMine", re.compile(r"antipersonnel")),
    ("antivehicleMine", re.compile(r"antivehicle")),
    ("improvisedDevice", re.compile(r"IED|improvised")),
    ("unexplodedSubmunition", re.compile(r"submunition")),
)
_DEVICE_ARMS = {
    "otherErw": "other-erw",
    "antipersonnelMine": "antipersonnel-mine",
    "antivehicleMine": "antivehicle-mine",
    "improvisedDevice": "ied",
    "unexplodedSubmunition": "unexploded-submunition",
    "undefinedMine": "mine",
}


@dataclass(frozen=True, slots=True)
class BoxScene:
    """What the rules on boxes are given: a row, its scene, and the means to read a value as text."""

    row: Row
    scene: Scene
    annotate: Callable[[str], Annotation]
    read_text: Callable[[int], list[Claim]]  # reads the value of that number as running text

    @property
    def label(self) -> str:
        """The row's label."""
        return self.row.cells[0].text

    @property
    def group(self) -> str:
        """The label of the group that the row stands in; empty where there is none."""
        return self.row.group.text if self.row.group else ""


def read_box(box: BoxScene) -> Iterator[Claim]:
    """All claims of one label of a box.

    >> BOX [cas tcd] All known casualties by end 2016 | 2,187 civilian mine/ERW casualties (746 killed; 1,441 injured)
    -> CasualtyClaim state:tcd casualties exactly=2187 population=civilian
    -> CasualtyClaim state:tcd killed exactly=746 population=civilian
    -> CasualtyClaim state:tcd injured exactly=1441 population=civilian
    >> BOX [cas tcd] 2016 casualties by outcome | 3 killed; 1 injured (2015: 7 killed)
    -> CasualtyClaim state:tcd killed exactly=3 time=2016
    -> CasualtyClaim state:tcd injured exactly=1 time=2016
    -> CasualtyClaim state:tcd killed exactly=7 time=2015
    >> BOX [ma tcd] Mine Ban Treaty | Not a party
    -> TreatyStatusClaim state:tcd notPartyTo treaty:mbt
    """
    heading = f"{box.group} / {box.label}".strip(" /")
    for pattern, rule in _RULES:
        if pattern.search(heading):
            yield from rule(box)
            return
    for number in range(1, len(box.row.cells)):
        yield from box.read_text(number)


# casualties


def _read_casualties(box: BoxScene) -> Iterator[Claim]:
    time = _period(box)
    for cell in box.row.cells[1:]:
        yield from _figures(box, cell.text, time)


def _period(box: BoxScene) -> str | None:
    """The year or period of a casualty label: "by end 2016" is up to it, "from 1999 to end 2016" both."""
    text = f"{box.label} {box.group}"
    years = _YEAR.findall(box.label) or _YEAR.findall(text)
    if not years:
        return None
    if re.search(r"\bby end\b|\ball known\b", text, re.IGNORECASE):
        return f"{years[0]}/{years[1]}" if len(years) > 1 else f"/{years[0]}"
    return years[0] if len(years) == 1 else f"{years[0]}/{years[-1]}"


def _figures(box: BoxScene, text: str, time: str | None) -> Iterator[Claim]:
    before = _BEFORE.search(text)
    increase = _INCREASE.search(text)
    if increase:
        yield _casualty(box, increase["number"], "", increase["year"], "")
        return
    own = text[: before.start()] if before else text
    shared = ""
    for number, noun in _list_figures(own):
        yield _casualty(box, number, noun, time, shared)
        shared = shared or noun
    if before:
        for number, noun in _list_figures(before["rest"]):
            yield _casualty(box, number, noun, before["year"], shared if not noun else "")


def _list_figures(text: str) -> Iterator[tuple[str, str]]:
    """Each number of a value with the words behind it, or before it ("Killed: 8")."""
    labelled = list(_LABELLED.finditer(text))
    if labelled:
        for found in labelled:
            yield found["number"], found["label"]
        return
    for found in _FIGURE.finditer(text):
        yield found["number"], (found["noun"] or "").strip()


def _casualty(box: BoxScene, number: str, noun: str, time: str | None, shared: str) -> Claim:
    """One figure. Who and of what is taken from its own words, from the total before it, from the label."""
    scene = box.scene
    words = noun.lower()
    device = next((value for value, pattern in _DEVICES if pattern.search(noun)), None) if _by_device(box) else None
    cause = _DEVICE_ARMS.get(device or "")
    cluster = "cluster" in box.label.lower()
    weapon = Ref("munition", cause or ("cluster-munition" if cluster else "mine-erw"))
    people = list_people(words) or [(r, v) for r, v in list_people(shared.lower()) if r == "population"]
    period = time or ""
    annual = re.fullmatch(r"\d{4}", period)
    return scene.claim(
        "CasualtyClaim",
        find_outcome(words) if not device else "casualties",
        scene.home or Ref("topic", "casualties"),
        arms=[Arm((weapon,), "", -1, -1)],
        time=time,
        as_of=period.split("/")[-1] if "/" in period else None,
        quantity=Quantity(
            comparator=Comparator.EXACTLY, unit="casualty", written=number, value=Decimal(number.replace(",", ""))
        ),
        details=[
            ("accounting", Ref("value", "annual" if annual else "cumulative")),
            ("device", Ref("value", device) if device else None),
            *people,
        ],
        content=noun if device or len(noun.split()) > 2 else None,
    )


def _by_device(box: BoxScene) -> bool:
    return bool(re.search(r"device|item", box.label, re.IGNORECASE))


# treaties and management


def _read_status(box: BoxScene) -> Iterator[Claim]:
    """A treaty's name and "Not a party", "State Party" or the date since when."""
    value = box.row.cells[1].text if len(box.row.cells) > 1 else ""
    treaty = next((m.ref for m in box.annotate(box.label).mentions if m.kind is Kind.TREATY), None)
    treaty = (
        treaty
        or next((m.ref for m in box.annotate(value).mentions if m.kind is Kind.TREATY), None)
        or box.scene.discourse.treaty
    )
    if treaty is None or box.scene.home is None or not value:
        return
    negative = bool(re.search(r"\bnot\b|\bnon\b|non-", value, re.IGNORECASE))
    times = find_times(value)
    signatory = "signatory" in value.lower()
    predicate = (
        ("nonSignatoryTo" if negative else "signatoryTo") if signatory else "notPartyTo" if negative else "partyTo"
    )
    yield box.scene.claim(
        "TreatyStatusClaim",
        predicate,
        box.scene.home,
        object=treaty,
        current=True,
        time=f"{times[0].edtf}/" if times and not negative and "/" not in times[0].edtf else None,
    )


def _read_management(box: BoxScene) -> Iterator[Claim]:
    """Actors, authority and plan: named, or none."""
    scene, label = box.scene, box.label.lower()
    predicate = (
        "hasStrategy"
        if re.search(r"plan|strategy", label)
        else "hasManagementActors"
        if "actor" in label
        else "hasAuthority"
    )
    if scene.home is None:
        return
    for cell in box.row.cells[1:]:
        none = bool(_NONE.match(cell.text))
        bodies = [m for m in box.annotate(cell.text).mentions if m.kind is Kind.BODY]
        for body in [scene.party(m) for m in bodies] or (None,):
            yield scene.claim(
                "MineActionClaim",
                predicate,
                scene.home,
                object=body,
                current=True,
                polarity=Polarity.NEGATED if none else Polarity.AFFIRMED,
                content=f"{box.label}: {cell.text}"[:120],
            )


def _read_operators(box: BoxScene) -> Iterator[Claim]:
    """Each operator of a list, and the units named in brackets or behind it."""
    scene = box.scene
    years = _YEAR.findall(box.label)
    if scene.home is None:
        return
    for cell in box.row.cells[1:]:
        note = box.annotate(cell.text)
        bodies = [m for m in note.mentions if m.kind in (Kind.BODY, Kind.GROUP)]
        verb = note.verbs[0].first if note.verbs else len(note.tokens)
        for number, operator in enumerate([scene.party(m) for m in bodies] or [scene.mint("org", _name(note, verb))]):
            trains = number == 0 and "training" in cell.text and bool(note.verbs)
            yield scene.claim(
                "MineActionClaim",
                "trains" if trains else "operatesIn",
                operator,
                object=None if trains else scene.home,
                where=[scene.home],
                time=years[0] if years else None,
                content=cell.text[:120],
            )


def _name(note: Annotation, verb: int) -> str:
    return re.sub(r"^(?:An?|The) ", "", note.words(0, verb) or note.text)[:80]


# contamination, clearance


def _read_extent(box: BoxScene) -> Iterator[Claim]:
    """How much is contaminated by what: an area, "none", or not known."""
    scene = box.scene
    if scene.home is None:
        return
    arms = list_arms(*_all(box.annotate(box.label))) or list_arms(*_all(box.annotate(box.row.cells[-1].text)))
    times = find_times(box.group) or find_times(box.label)
    as_of = times[0].edtf if times else scene.place.updated
    for cell in box.row.cells[1:]:
        note = box.annotate(cell.text)
        areas = [c for c in list_counts(*_all(note)) if c.quantity.unit in ("km2", "m2", "hectare")]
        unknown, none = bool(_NOT_KNOWN.match(cell.text)), bool(_NONE.match(cell.text))
        for count in areas or (None,):
            yield scene.claim(
                "ContaminationClaim",
                "contaminatedArea" if count else "contaminatedBy",
                scene.home,
                object=None if count or not arms else _party(arms[0]),
                arms=arms[:1] if count else (),
                quantity=count.quantity if count else None,
                as_of=as_of,
                status=Status.NOT_KNOWN if unknown else Status.ASSERTED,
                certainty=Certainty.UNKNOWN if unknown else Certainty.CERTAIN,
                polarity=Polarity.NEGATED if none else Polarity.AFFIRMED,
                content=cell.text[:120],
            )


def _all(note: Annotation) -> tuple[Annotation, int, int]:
    return note, 0, len(note.tokens)


def _party(arm: Arm) -> Party:
    return Party(arm.refs[0], arm.words, arm.known, None, True)


def _read_release(box: BoxScene) -> Iterator[Claim]:
    """Land released and devices destroyed in a year, with those "including"."""
    scene = box.scene
    years = _YEAR.findall(f"{box.group} {box.label}")
    if scene.home is None:
        return
    for cell in box.row.cells[1:]:
        note = box.annotate(cell.text)
        label_arms = list_arms(*_all(box.annotate(box.label)))
        counts = list_counts(*_all(note))
        for number, count in enumerate(counts):
            stop = counts[number + 1].mention.first if number + 1 < len(counts) else len(note.tokens)
            arms = list_arms(note, count.mention.last, stop) or label_arms
            area = count.quantity.unit in ("km2", "m2", "hectare")
            unit = (
                count.quantity.unit if area else "ied" if arms and arms[0].refs[0].key == "ied" else "explosiveDevice"
            )
            yield scene.claim(
                "ClearanceClaim",
                "clearedArea" if area else "devicesDestroyed",
                scene.home,
                arms=arms[:1],
                quantity=replace(count.quantity, unit=unit),
                time=years[0] if years else None,
                content=f"{box.label}: {count.noun}" if count.noun else box.label,
            )
        if not counts:
            yield scene.claim(
                "ClearanceClaim",
                "cleared",
                scene.home,
                arms=label_arms[:1],
                time=years[0] if years else None,
                polarity=Polarity.NEGATED if _NONE.match(cell.text) else Polarity.AFFIRMED,
                status=Status.NOT_KNOWN if _NOT_KNOWN.match(cell.text) else Status.ASSERTED,
                content=cell.text[:120],
            )


def _read_deadline(box: BoxScene) -> Iterator[Claim]:
    """ "Article 5 deadline: 1 June 2026": an obligation of the treaty with its date."""
    treaty = box.scene.discourse.treaty or Ref("treaty", "mbt")
    for cell in box.row.cells[1:]:
        times = find_times(cell.text)
        if times and box.scene.home:
            yield box.scene.claim(
                "LawClaim",
                "requires",
                treaty,
                object=box.scene.home,
                time=f"/{times[0].bounds[1] or times[0].bounds[0]}",
                content=f"{box.label}: {cell.text}"[:160],
            )


def _read_stock(box: BoxScene) -> Iterator[Claim]:
    """A stock as a figure."""
    for cell in box.row.cells[1:]:
        note = box.annotate(cell.text)
        counts = list_counts(*_all(note))
        weapon = box.scene.discourse.weapon
        arms = list_arms(*_all(note))
        for count in counts[:1]:
            if box.scene.home and (weapon or arms):
                yield box.scene.claim(
                    "StockpileClaim",
                    "stockpiles",
                    box.scene.home,
                    object=arms[0].refs[0] if arms else weapon,
                    current=True,
                    quantity=replace(count.quantity, unit="mine"),
                )


def _read_contaminated_by(box: BoxScene) -> Iterator[Claim]:
    """ "Contaminated by: landmines (extent unknown), ...": each hazard with what its bracket says."""
    scene = box.scene
    for cell in box.row.cells[1:]:
        note = box.annotate(cell.text)
        for arm in list_arms(*_all(note)):
            if scene.home is None or any(a < arm.first < b for a, b in note.brackets):
                continue
            bracket = next((b for b in note.brackets if 0 <= b[0] - arm.last <= 1), None)
            said = note.words(*bracket).strip("()") if bracket else ""
            yield scene.claim(
                "ContaminationClaim",
                "contaminatedBy",
                scene.home,
                object=_party(arm),
                current=True,
                content=said or None,
            )


_RULES: tuple[tuple[re.Pattern[str], Callable[[BoxScene], Iterator[Claim]]], ...] = (
    (
        re.compile(
            r"survivor|casualt|annual total|survival outcome|device type|civilian status|age and gender", re.IGNORECASE
        ),
        _read_casualties,
    ),
    (re.compile(r"Treaty status|State Party since|status\Z|signatory", re.IGNORECASE), _read_status),
    (re.compile(r"\bOperators\b"), _read_operators),
    (
        re.compile(r"mine action management|strategic plan|management actors|standards|legislation", re.IGNORECASE),
        _read_management,
    ),
    (re.compile(r"Contaminated by", re.IGNORECASE), _read_contaminated_by),
    (re.compile(r"extent of contamination|area of contamination|reported contamination", re.IGNORECASE), _read_extent),
    (re.compile(r"land release|demining progress|clearance in", re.IGNORECASE), _read_release),
    (re.compile(r"deadline", re.IGNORECASE), _read_deadline),
    (re.compile(r"\bstockpiles?\b(?! destruction)", re.IGNORECASE), _read_stock),
)
