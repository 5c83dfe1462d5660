"""Rules for boxes of casualties: a label tells the matter and the year, a value its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from armstrace.graph.claim import Claim, Comparator, Quantity
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm
from armstrace.loaders.rules.box_scene import YEAR, BoxScene
from armstrace.loaders.rules.casualty_word import find_outcome, list_people

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


def read_casualties(box: BoxScene) -> Iterator[Claim]:
    """Each figure of a label on casualties, with the year, outcome, people and device that it counts."""
    time = _period(box)
    for cell in box.row.cells[1:]:
        yield from _figures(box, cell.text, time)


def _period(box: BoxScene) -> str | None:
    """The year or period of a casualty label: "by end 2016" is up to it, "from 1999 to end 2016" both."""
    text = f"{box.label} {box.group}"
    years = YEAR.findall(box.label) or YEAR.findall(text)
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
