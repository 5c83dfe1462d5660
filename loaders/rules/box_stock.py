"""Rules for boxes of stocks: what is held, what is kept for training, what was destroyed and by when it had to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from armstrace.graph.claim import Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, list_arms, list_counts
from armstrace.loaders.date import Time, find_times
from armstrace.loaders.rules.box_scene import MINE_BAN, NONE, BoxScene, whole
from armstrace.loaders.scene import HEDGED

#: What is not done yet, though a date stands beside it.
_AHEAD = re.compile(r"\b(?:expect|plan|schedul|anticipat|due|by end|target|forecast)", re.IGNORECASE)
_DONE = re.compile(r"Completed:? *(?P<date>.+)")
_DUE = re.compile(r"Deadline:? *(?P<date>.+)")
#: A stock that is there or not, nobody outside knows how large.
_UNTOLD = re.compile(
    r"(?:unknown|not known|undisclosed|not disclosed|unquantified|not (?:reported|revealed)|unclear|uncertain)\b",
    re.IGNORECASE,
)
_DECLARED = re.compile(r"\b(?:declared|according to the government)\b", re.IGNORECASE)
_DESTROYED = re.compile(r"\b(?:destroyed|disposed of|eliminated)\b", re.IGNORECASE)
_MINE = Ref("munition", "mine")


def read_stock(box: BoxScene) -> Iterator[Claim]:
    """A stock as a figure, as none, or as known to nobody; what was destroyed of it is no stock.

    >> BOX [mbp npl] Stockpile | 3,000 antipersonnel and antivehicle mines
    -> StockpileClaim state:npl stockpiles munition:mine exactly=3000
    >> BOX [mbp eth] Stockpile | Undisclosed
    -> StockpileClaim state:eth stockpiles munition:antipersonnel-mine status=notKnown
    >> BOX [mbp eth] Stockpile | Unknown, although 1,200 mines destroyed since 2003
    -> StockpileClaim state:eth stockpiles munition:antipersonnel-mine status=notKnown
    -> DestructionClaim state:eth destroyed munition:mine exactly=1200 time=2003/
    """
    for cell in box.row.cells[1:] if box.scene.home else ():
        note = box.annotate(cell.text)
        counts = list_counts(*whole(note))
        arms = list_arms(*whole(note))
        if _UNTOLD.match(cell.text) or (NONE.match(cell.text) and not counts):
            yield from _unfigured(box, cell.text)
        if counts and _DESTROYED.search(cell.text):
            yield from _destroyed_of_it(box, cell.text, counts[0], arms)
        elif counts:
            yield from _figured(box, counts[0], arms)


def _unfigured(box: BoxScene, text: str) -> Iterator[Claim]:
    home, weapon = box.scene.home, box.scene.discourse.weapon
    declared = bool(_DECLARED.search(text))
    none = NONE.match(text) and not re.match(r"none (?:reported|known)", text, re.IGNORECASE)
    said = {"polarity": Polarity.NEGATED, "status": Status.DECLARED if declared else Status.ASSERTED}
    if home is not None and weapon is not None:
        yield box.scene.claim(
            "StockpileClaim",
            "stockpiles",
            home,
            object=weapon,
            current=True,
            asserters=(home,) if none and declared else (),
            content=f"{box.label}: {text}"[:120],
            **(said if none else HEDGED),
        )


def _figured(box: BoxScene, count: Count, arms: Sequence[Arm]) -> Iterator[Claim]:
    """A number of mines of one kind; of several kinds together, only of mines."""
    home, weapon = box.scene.home, box.scene.discourse.weapon
    behind = [arm for arm in arms if arm.first >= count.mention.first]
    held = _MINE if len(behind) > 1 else behind[0].refs[0] if behind else arms[0].refs[0] if arms else weapon
    if home is not None and held is not None:
        yield box.scene.claim(
            "StockpileClaim",
            "stockpiles",
            home,
            object=held,
            current=True,
            quantity=replace(count.quantity, unit="mine"),
        )


def _destroyed_of_it(box: BoxScene, text: str, count: Count, arms: Sequence[Arm]) -> Iterator[Claim]:
    home, times = box.scene.home, find_times(text)
    since = times and re.search(r"\bsince \S{0,12} ?\d{4}", text)
    if home is not None and arms:
        yield box.scene.claim(
            "DestructionClaim",
            "destroyed",
            home,
            object=arms[0].refs[0],
            time=(f"{times[0].bounds[0]}/" if since else times[0]) if times else None,
            quantity=replace(count.quantity, unit="mine"),
            content=text[:120],
        )


def read_destroyed(box: BoxScene) -> Iterator[Claim]:
    """ "Article 4 (stockpile destruction)": deadline, and when completed."""
    scene, home, weapon = box.scene, box.scene.home, box.scene.discourse.weapon
    treaty = scene.discourse.treaty or MINE_BAN
    for cell in box.row.cells[1:] if home and weapon else ():
        done, due = _DONE.search(cell.text), _DUE.search(cell.text)
        ended = find_times(done["date"]) if done else ()
        limit = find_times(due["date"]) if due else ()
        if ended and home:
            ahead = done is not None and _AHEAD.search(done["date"])
            status = Status.PLANNED if ahead else Status.ASSERTED
            content = cell.text[:160]
            yield scene.claim(
                "DestructionClaim", "destroyed", home, object=weapon, time=ended[0], content=content, status=status
            )
        if limit and home:
            yield scene.claim(
                "LawClaim",
                "requires",
                treaty,
                object=home,
                time=_until(limit[0]),
                content=f"{box.label}: {cell.text}"[:160],
            )


def _until(time: Time) -> str:
    return f"/{time.bounds[1] or time.bounds[0]}"


#: How many were kept when the treaty entered into force.
_INITIAL = re.compile(r"initial(?:ly)?\b", re.IGNORECASE)


def read_retained(box: BoxScene) -> Iterator[Claim]:
    """ "Article 3 (mines retained) | Initially: 2,512": mines kept, or none."""
    scene, home, weapon = box.scene, box.scene.home, box.scene.discourse.weapon
    if home is None or weapon is None:
        return
    weapon = Ref("munition", "mine") if weapon.key == "mine-erw" else weapon
    for cell in box.row.cells[1:]:
        counts = [c for c in list_counts(*whole(box.annotate(cell.text))) if c.mention.amount and c.quantity.value]
        none = bool(NONE.match(cell.text)) and not counts
        times = find_times(cell.text)
        first = bool(_INITIAL.match(cell.text)) and not times
        quantities = _either(cell.text, [c.quantity for c in counts[:2]])
        for quantity in quantities or ((None,) if none else ()):
            yield scene.claim(
                "StockpileClaim",
                "stockpiled" if first else "stockpiles",
                home,
                object=weapon,
                quantity=replace(quantity, unit="mine") if quantity else None,
                as_of=times[-1].bounds[1] or times[-1].bounds[0] if times else None,
                current=not times and not first,
                details=[("purpose", "mines retained")],
                content=f"{box.label}: {cell.text}"[:120],
                polarity=Polarity.NEGATED if none else Polarity.AFFIRMED,
            )


def _either(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """ "1,764 or 1,798": one number, of which two are told."""
    if len(quantities) != 2 or f"{quantities[0].written} or {quantities[1].written}" not in text:
        return quantities
    low, high = sorted(q.value for q in quantities if q.value is not None)
    written = f"{quantities[0].written} or {quantities[1].written}"
    return [replace(quantities[0], comparator=Comparator.BETWEEN, value=None, low=low, high=high, written=written)]
