"""Rules for boxes of casualties: a label tells the matter and the year, a value its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from armstrace.graph.claim import Certainty, Claim, Comparator, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm
from armstrace.loaders.date import Time, find_times
from armstrace.loaders.quantity import Amount, find_amounts
from armstrace.loaders.rules.box_scene import YEAR, BoxScene
from armstrace.loaders.rules.casualty_word import find_outcome, list_people

_BEFORE = re.compile(r"\((?P<year>(?:19|20)\d\d): ?(?P<rest>[^()]{0,300}(?:\([^()]{0,300}\))?[^()]{0,300})\)\s*\Z")
_INCREASE = re.compile(r"(?:Increase|Decrease|increase|decrease) from (?P<number>[\d,]+) in (?P<year>\d{4})")
_NOUN = re.compile(r"[ /]*(?P<noun>[A-Za-z][A-Za-z /-]*(?:\([A-Z]+s?\))?[a-z ]*)")
_HEAD = re.compile(r"(?:^|[\n;.] *|(?<=\d ))([A-Z][A-Za-z/ -]{2,40}):")
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z/ -]{1,40}): *\Z")
_NO_CASUALTIES = re.compile(
    r"No (?:new )?(?:casualties|incidents) (?:were )?(?:reported|recorded|identified)(?: (?:in|for) (?P<year>\d{4}))?"
)
#: Labels that leave the year to a label above.
_OF_YEAR = re.compile(r"Casualties by|Annual total|Survival outcome|Device type|Civilian status|Age and gender")
_UNKNOWN = re.compile(r"(?:Unknown|Not known)\W*\Z", re.IGNORECASE)
#: What a label before a number says of the cause.
_LABELLED = {"Mines": "mine", "ERW": "other-erw", "Landmines": "mine", "Submunitions": "unexploded-submunition"}
_DEVICES = (
    ("undefinedMine", re.compile(r"undefined mine")),
    ("unknownMineOrErw", re.compile(r"unknown mine/ERW")),
    ("unknownDevice", re.compile(r"[Uu]nknown (?:device|item|explosive)|\A[Uu]nknown\Z")),
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


def read_casualties(box: BoxScene) -> Iterator[Claim]:
    """Each figure of a label on casualties, with the year, outcome, people and device that it counts."""
    time = _period(box)
    for text in _join_cells([cell.text for cell in box.row.cells[1:]]):
        none = _NO_CASUALTIES.match(text)
        if none:
            yield _casualty(box, _Figure(_exact("0"), ""), none["year"] or time, "")
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
            yield waiting
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
        return f"{years[0]}/{years[1]}" if len(years) > 1 else f"/{years[0]}"
    return years[0] if len(years) == 1 else f"{years[0]}/{years[-1]}"


def _figures(box: BoxScene, text: str, time: str | None) -> Iterator[Claim]:
    before = _BEFORE.search(text)
    increase = _INCREASE.search(text)
    if increase:
        yield _casualty(box, _Figure(_exact(increase["number"]), ""), increase["year"], "")
        return
    own = text[: before.start()] if before else text
    year = time or (str(int(before["year"]) + 1) if before else None)
    shared = ""
    listed = list(_list_figures(own))
    for figure in listed:
        yield _casualty(box, figure, year, shared)
        shared = shared or figure.noun
    lone = next(iter(listed), None) if len(listed) == 1 else None
    for figure in _list_figures(before["rest"]) if before else ():
        if lone is not None and lone.labelled and not figure.noun:
            figure = figure._replace(noun=lone.noun, labelled=True)
        yield _casualty(box, figure, before["year"] if before else None, "" if figure.noun else shared)


class _Figure(NamedTuple):
    """A number of a value, as bounded as it is printed, the words that tell what it counts, and the label that stands
    before it within the value ("Device type: 40 ..."). `host` are those words of the figure that one in brackets is a
    part of; `labelled` says that its words stand before it ("Killed: 8").
    """

    amount: Amount
    noun: str
    label: str = ""
    host: str = ""
    labelled: bool = False


def _exact(number: str) -> Amount:
    """A number printed alone."""
    return Amount(0, len(number), 0, Comparator.EXACTLY, number, Decimal(number.replace(",", "")))


def _list_figures(text: str) -> Iterator[_Figure]:
    """Each number of a value with the words behind it, or before it ("Killed: 8")."""
    years, outer = find_times(text), ""
    amounts = [a for a in find_amounts(text) if a.numbers and not a.unit and not _is_in(a, years)]
    for number, amount in enumerate(amounts):
        end = amounts[number + 1].start if number + 1 < len(amounts) else len(text)
        begin = amounts[number - 1].end if number else 0
        label = _LABEL.search(text[begin : amount.start])
        noun = _NOUN.match(text[amount.end : end])
        own = noun["noun"].strip() if noun else ""
        heads = _HEAD.findall(text[: amount.start])
        named = own or (label["label"] if label else "")
        inside = text[: amount.start].count("(") > text[: amount.start].count(")")
        outer = outer if inside else named
        yield _Figure(amount, named, heads[-1] if heads else "", outer if inside else "", bool(label) and not own)


def _is_in(amount: Amount, times: Sequence[Time]) -> bool:
    """Is the number part of a date?"""
    return any(time.start <= amount.at < time.end for time in times)


def _casualty(box: BoxScene, figure: _Figure, time: str | None, shared: str) -> Claim:
    """One figure. Who and of what is taken from its own words, from the total before it, from the label."""
    scene, noun, amount = box.scene, figure.noun, figure.amount
    words = (noun or shared or box.label).lower()
    outcome = find_outcome(words)
    if figure.host and find_outcome(figure.host.lower()) in ("killed", "injured"):
        outcome = find_outcome(figure.host.lower())
    caused = _by_device(box, figure.label) or (figure.labelled and outcome in ("casualties", "unknownOutcome"))
    device = next((value for value, pattern in _DEVICES if pattern.search(noun)), None) if caused else None
    remnant = "cluster-munition-remnant" if "cluster munition remnant" in noun.lower() else None
    cause = remnant or _DEVICE_ARMS.get(device or "") or _LABELLED.get(noun or shared)
    cluster = "cluster" in box.label.lower()
    weapon = Ref("munition", cause or ("cluster-munition" if cluster else "mine-erw"))
    people = list_people(noun.lower()) or [(r, v) for r, v in list_people(shared.lower()) if r == "population"]
    people = [*people, *_age_and_sex(box, noun.lower())]
    period = time or ""
    annual = re.fullmatch(r"\d{4}", period)
    return scene.claim(
        "CasualtyClaim",
        "casualties" if device or (_unsaid(box) and "unknown" in words) else outcome,
        scene.home or Ref("topic", "casualties"),
        arms=[Arm((weapon,), "", -1, -1)],
        time=time,
        as_of=period.split("/")[-1] if "/" in period else None,
        current=not time,
        status=Status.ESTIMATED if box.label.lower().startswith("estimated") else Status.ASSERTED,
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
