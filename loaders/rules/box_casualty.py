"""Rules for boxes of casualties: a label tells the matter and the year, a value its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from armstrace.graph.claim import Certainty, Claim, Comparator, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm
from armstrace.loaders.quantity import Amount
from armstrace.loaders.rules.box_figure import Figure, list_figures
from armstrace.loaders.rules.box_scene import YEAR, BoxScene
from armstrace.loaders.rules.casualty_word import find_outcome, list_people

_BEFORE = re.compile(r"\((?P<year>(?:19|20)\d\d): ?(?P<rest>[^()]{0,300}(?:\([^()]{0,300}\))?[^()]{0,300})\)\s*\Z")
_INCREASE = re.compile(r"(?:Increase|Decrease|increase|decrease) from (?P<number>[\d,]+) in (?P<year>\d{4})")
_NO_CASUALTIES = re.compile(
    r"No (?:new )?(?:casualties|incidents) (?:were )?(?:reported|recorded|identified)(?: (?:in|for) (?P<year>\d{4}))?"
)
#: Labels that leave the year to a label above.
_OF_YEAR = re.compile(
    r"Casualty analysis|Casualties by|Annual total|Survival outcome|Device type|Civilian status|Age and gender"
)
#: "Unknown but at least 1,200" under a label on survivors.
_UNKNOWN_BUT = re.compile(r"(?:Unknown|Not known),? but\b", re.IGNORECASE)
_UNKNOWN = re.compile(r"(?:Unknown|Not known)(?:,? but [a-z ,-]{3,60})?\W*\Z", re.IGNORECASE)
#: Between the figure of one device and the next on the same line.
_NEXT_LABEL = re.compile(r"(?<=\)) (?=[A-Z][\w/ -]{1,40}: ?\d)")
#: What a label before a number says of the cause.
_LABELLED = {"Mines": "mine", "ERW": "other-erw", "Landmines": "mine", "Submunitions": "unexploded-submunition"}
_LABELLED |= {"Booby-traps": "booby-trap", "Booby traps": "booby-trap", "Boobytraps": "booby-trap"}
#: Two kinds that a line counts together, so that neither is the device.
_JOINT = {
    "Mines and IEDs": ("mine", "ied"),
    "Mines/IEDs": ("mine", "ied"),
    "Mines or IEDs": ("mine", "ied"),
    "IEDs and mines": ("ied", "mine"),
    "Mines and booby-traps": ("mine", "booby-trap"),
    "IEDs and booby-traps": ("ied", "booby-trap"),
}
_DEVICES = (
    ("unknownMineOrErw", re.compile(r"unknown mine/ERW|mine/(?:unknown|ERW)|mine/unexploded", re.IGNORECASE)),
    (
        "undefinedMine",
        re.compile(
            r"(?:undefined|unspecified|unknown|unidentified|undetermined) (?:type of )?(?:land)?mine", re.IGNORECASE
        ),
    ),
    (
        "unknownDevice",
        re.compile(
            r"\b(?:unknown|unidentified|undetermined|undefined) (?:device|item|explosive|type)"
            r"|\A(?:unknown|unidentified)\Z",
            re.IGNORECASE,
        ),
    ),
    ("otherErw", re.compile(r"other ERW|\bERW\b|[Ee]xplosive remnants? of war|unexploded ordnance|\bUXO\b")),
    ("improvisedDevice", re.compile(r"\bIEDs?\b|improvised", re.IGNORECASE)),
    ("antipersonnelMine", re.compile(r"anti-?personnel|\bAP mines?\b", re.IGNORECASE)),
    ("antivehicleMine", re.compile(r"anti-?(?:vehicle|tank)|\bA[VT] mines?\b", re.IGNORECASE)),
    ("unexplodedSubmunition", re.compile(r"submunition", re.IGNORECASE)),
)
_DEVICE_ARMS = {
    "otherErw": "other-erw",
    "antipersonnelMine": "antipersonnel-mine",
    "antivehicleMine": "antivehicle-mine",
    "improvisedDevice": "ied",
    "unexplodedSubmunition": "unexploded-submunition",
    "undefinedMine": "mine",
}
#: What words of an improvised device tell of its kind.
_IMPROVISED = (
    (re.compile(r"improvised (?:antipersonnel )?(?:land)?mine", re.IGNORECASE), "improvised-mine"),
    (re.compile(r"victim-activated", re.IGNORECASE), "victim-activated-ied"),
)


def read_casualties(box: BoxScene) -> Iterator[Claim]:
    """Each figure of a label on casualties, with the year, outcome, people and device that it counts."""
    time = _period(box)
    for text in _join_cells([cell.text for cell in box.row.cells[1:]]):
        none = _NO_CASUALTIES.match(text)
        if none:
            yield _casualty(box, Figure(_exact("0"), ""), none["year"] or time, "")
        elif _UNKNOWN.match(text) and not re.search(r"\bby\b|type|status|gender", box.label):
            yield _unknown(box, time)
        else:
            yield from _figures(box, text, time)


def _join_cells(texts: Sequence[str]) -> Iterator[str]:
    """The values of a row; one that breaks off ("Decrease from"), or in a bracket, goes on in the next."""
    waiting = ""
    for number, text in enumerate(texts):
        waiting = f"{waiting} {text}".strip()
        follows = number + 1 < len(texts) and texts[number + 1].startswith("(")
        if not (follows or waiting.endswith((" from", " to", ":")) or waiting.count("(") > waiting.count(")")):
            yield from _NEXT_LABEL.split(waiting)
            waiting = ""
    if waiting:
        yield waiting


def _period(box: BoxScene) -> str | None:
    """The year or period of a casualty label: "by end 2016" is up to it, "from 1999 to end 2016" both."""
    text = f"{box.label} {box.group}"
    years = YEAR.findall(box.label) or YEAR.findall(text)
    if not years and _OF_YEAR.match(box.label):
        years = YEAR.findall(box.above)
    if not years:
        return None
    if re.search(r"\bby end\b|\ball known\b", text, re.IGNORECASE):
        return f"{min(years)}/{max(years)}" if len(years) > 1 else f"/{years[0]}"
    return years[0] if len(years) == 1 else f"{min(years)}/{max(years)}"


def _figures(box: BoxScene, text: str, time: str | None) -> Iterator[Claim]:
    before = _BEFORE.search(text)
    increase = _INCREASE.search(text)
    if increase:
        yield _casualty(box, Figure(_exact(increase["number"]), ""), increase["year"], "")
        return
    own = text[: before.start()] if before else text
    year = time or (str(int(before["year"]) + 1) if before else None)
    shared = ""
    listed = list(list_figures(own))
    for figure in listed:
        yield _casualty(box, figure, year, shared)
        shared = shared or figure.noun
    lone = next(iter(listed), None) if len(listed) == 1 else None
    for figure in list_figures(before["rest"]) if before else ():
        if lone is not None and lone.label and not figure.noun:
            figure = figure._replace(noun=lone.label, label=lone.label)
        yield _casualty(box, figure, before["year"] if before else None, "" if figure.noun else shared)


def _exact(number: str) -> Amount:
    """A number printed alone."""
    return Amount(0, len(number), 0, Comparator.EXACTLY, number, Decimal(number.replace(",", "")))


def _casualty(box: BoxScene, figure: Figure, time: str | None, shared: str) -> Claim:
    """One figure. Who and of what is taken from its own words, from the total before it, from the label."""
    scene, noun, amount = box.scene, figure.noun, figure.amount
    words = (noun or shared or box.label).lower()
    outcome = "survivors" if _UNKNOWN_BUT.match(noun) else _outcome(box, figure, words)
    device = _device(box, figure, outcome)
    causes = _JOINT.get(noun) or (_cause(box, figure, device, shared),)
    people = list_people(noun.lower())
    if not people and "unknown" not in noun.lower():
        people = [(role, value) for role, value in list_people(shared.lower()) if role == "population"]
    people = [*people, *_age_and_sex(box, noun.lower())]
    period = _within(figure.time, time) or ""
    annual = re.fullmatch(r"\d{4}", period)
    estimated = figure.estimated or box.label.lower().startswith("estimated")
    return scene.claim(
        "CasualtyClaim",
        "casualties" if device or (_unsaid(box) and "unknown" in words) else outcome,
        scene.home or Ref("topic", "casualties"),
        arms=[Arm((Ref("munition", cause),), "", -1, -1) for cause in causes],
        time=period or None,
        as_of=period.split("/")[-1] if "/" in period else None,
        current=not period,
        status=Status.ESTIMATED if estimated else Status.ASSERTED,
        quantity=Quantity(
            comparator=amount.comparator,
            unit="casualty",
            written=amount.written.strip(),
            value=amount.value,
            low=amount.low,
            high=amount.high,
        ),
        details=[
            ("accounting", Ref("value", "annual" if annual else "cumulative")),
            ("device", Ref("value", device) if device else None),
            *dict(people).items(),
        ],
        content=noun if device or len(noun.split()) > 2 else None,
    )


def _within(own: str | None, time: str | None) -> str | None:
    """What a figure's own words say of time, else its label; "since 1992" lasts to the end that the label names."""
    if own and own.endswith("/") and time and "/" in time and own < time.split("/")[-1]:
        return own + time.split("/")[-1]
    return own or time


def _outcome(box: BoxScene, figure: Figure, words: str) -> str:
    """What became of them: as the figure that this one is a part of says, else its own words."""
    if figure.noun.lower() == "unknown" and re.search(r"outcome", box.label, re.IGNORECASE) and not figure.label:
        return "unknownOutcome"
    host = find_outcome(figure.host.lower()) if figure.host else ""
    return host if host in ("killed", "injured") else find_outcome(words)


def _device(box: BoxScene, figure: Figure, outcome: str) -> str | None:
    """The kind of device that a figure counts by, where its label or the words before it count by device."""
    if figure.noun in _JOINT:
        return None
    labelled = figure.labelled and outcome in ("casualties", "unknownOutcome")
    if not _by_device(box, figure.head) and not (labelled and not re.search(r"analysis|outcome", box.label)):
        return None
    return next((value for value, pattern in _DEVICES if pattern.search(figure.noun)), None)


def _cause(box: BoxScene, figure: Figure, device: str | None, shared: str) -> str:
    """The weapon that caused them, as far as words and label tell."""
    if "cluster munition remnant" in figure.noun.lower():
        return "cluster-munition-remnant"
    if device == "improvisedDevice":
        return next((kind for pattern, kind in _IMPROVISED if pattern.search(figure.noun)), "ied")
    cluster = "cluster-munition" if "cluster" in box.label.lower() else "mine-erw"
    return _DEVICE_ARMS.get(device or "") or _LABELLED.get(figure.noun or shared) or cluster


def _unknown(box: BoxScene, time: str | None) -> Claim:
    """A number that is not known."""
    period = time or ""
    return box.scene.claim(
        "CasualtyClaim",
        find_outcome(box.label.lower()),
        box.scene.home or Ref("topic", "casualties"),
        arms=[Arm((Ref("munition", "mine-erw"),), "", -1, -1)],
        time=time,
        current=not time,
        status=Status.NOT_KNOWN,
        certainty=Certainty.UNKNOWN,
        details=[("accounting", Ref("value", "annual" if re.fullmatch(r"\d{4}", period) else "cumulative"))],
        content=f"{box.label}: {box.row.cells[1].text}"[:120],
    )


def _by_device(box: BoxScene, label: str) -> bool:
    return bool(re.search(r"device|item", label or box.label, re.IGNORECASE))


def _unsaid(box: BoxScene) -> bool:
    """Does the label ask for status, age or sex, so that "unknown" is no outcome?"""
    return bool(re.search(r"status|\bage\b|gender|\bsex\b", box.label, re.IGNORECASE))


def _age_and_sex(box: BoxScene, noun: str) -> list[tuple[str, Ref]]:
    """Under a label on age: men and women are adults, "unknown" is of unknown age and sex."""
    if not re.search(r"\bage\b", box.label, re.IGNORECASE):
        return []
    if "unknown" in noun:
        return [("age", Ref("value", "ageNotKnown")), ("sex", Ref("value", "sexNotKnown"))]
    return [("age", Ref("value", "adult"))] if re.search(r"\b(?:wo)?men\b|\b(?:wo)?man\b", noun) else []
