"""Rules for tables of money: donors with what they gave, years with what was given in all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from armstrace.graph.claim import Claim, Comparator, Quantity
from armstrace.loaders.argument import list_counts
from armstrace.loaders.document import Row
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.quantity import parse_number
from armstrace.loaders.rules.funding import FUNDING_SECTIONS, MONEY
from armstrace.loaders.scene import Scene

if TYPE_CHECKING:
    from armstrace.loaders.rules.table import TableScene

_FUNDS = re.compile(r"\b(?:contributions?|funding|donors?|support|budget)\b", re.IGNORECASE)
_DOLLARS = re.compile(r"US\$|\$|USD", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
#: What money for mine action is for.
_SECTOR = re.compile(
    r"(?:clearance|demining|risk education|victim assistance|advocacy|capacity|stockpile|various|coordination|research"
    r"|mine action|survey|multiple|unearmarked|unspecified|not specified|other)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:grand )?totals?\b", re.IGNORECASE)


def read_fund_table(table: TableScene) -> Iterator[Claim]:
    """Claims of a table that its title or head tells to be of contributions.

    >> TABLE [sma moz] International contributions: 2014
    | Donor | Sector | Amount (national currency) | Amount ($)
    | Norway | Various | NOK19,096,000 | 3,032,603
    -> MineActionClaim state:nor contribution state:moz exactly=19096000 time=2014
    -> MineActionClaim state:nor contribution state:moz exactly=3032603 time=2014
    """
    code = table.scenes[0].place.code if table.scenes else ""
    title = table.block.title.text if table.block.title else ""
    heads = " ".join(cell.text for cell in table.block.head)
    if code not in FUNDING_SECTIONS or not _FUNDS.search(f"{title} {heads}"):
        return
    years = _YEAR.findall(title)
    for row, scene in zip(table.block.rows, table.scenes, strict=True):
        label = row.cells[0].text.strip() if row.cells else ""
        if _YEAR.fullmatch(label):
            yield from _of_year(scene, row, label)
        else:
            span = f"{min(years)}/{max(years)}" if years and _TOTAL.match(label) else None
            yield from _of_donor(table, scene, row, years[0] if len(set(years)) == 1 else span)


def _of_year(scene: Scene, row: Row, year: str) -> Iterator[Claim]:
    """What was given in a year, each column by its head."""
    for cell in row.cells[1:]:
        number = parse_number(cell.text.strip().lstrip("US$"))
        if number is not None and scene.home and (_DOLLARS.search(cell.column) or _DOLLARS.match(cell.text)):
            sum_of = Quantity(comparator=Comparator.EXACTLY, unit="usd", written=cell.text.strip(), value=number)
            yield scene.claim(
                "MineActionClaim", "contribution", scene.home, quantity=sum_of, time=year, content=cell.column
            )


def _of_donor(table: TableScene, scene: Scene, row: Row, year: str | None) -> Iterator[Claim]:
    """What a donor gave, in each currency once; the total is what the country received."""
    first = row.cells[0].text if row.cells else ""
    group = row.group.text if row.group and not row.group.inherited else ""
    label = first if _TOTAL.match(first) or _named(table, first) else group or first
    giver = next(iter(_named(table, label)), None)
    total = bool(_TOTAL.match(label))
    if scene.home is None or not (giver or total):
        yield from _of_sector(scene, row, label, year)
        return
    told: set[object] = set()
    for quantity in _sums(table, row):
        if quantity.value not in told:
            told.add(quantity.value)
            yield scene.claim(
                "MineActionClaim",
                "contribution",
                scene.party(giver) if giver else scene.home,
                object=scene.home if giver and giver.ref != scene.home else None,
                quantity=quantity,
                time=year,
                content=" ".join(cell.text for cell in row.cells)[:120],
            )


def _of_sector(scene: Scene, row: Row, label: str, year: str | None) -> Iterator[Claim]:
    """What went to a sector: the sum in dollars and the share of all."""
    for cell in row.cells[1:] if _SECTOR.match(label) and scene.home else ():
        number, share = parse_number(cell.text.strip().lstrip("US$").rstrip("%")), "%" in cell.column
        if number is None or scene.home is None or not (share or _DOLLARS.search(cell.column)):
            continue
        part = Quantity(
            comparator=Comparator.EXACTLY, unit="percent" if share else "usd", written=cell.text.strip(), value=number
        )
        yield scene.claim("MineActionClaim", "contribution", scene.home, quantity=part, time=year, content=label)


def _named(table: TableScene, text: str) -> list[Mention]:
    named = table.annotate(text).mentions
    return [m for m in named if m.kind in (Kind.STATE, Kind.BODY) or (m.refs and m.ref.kind == "territory")]


def _sums(table: TableScene, row: Row) -> Iterator[Quantity]:
    """The sums of a row: those with a sign, and a bare number in the last cell, which is in US dollars."""
    for cell in row.cells:
        note = table.annotate(cell.text)
        yield from (c.quantity for c in list_counts(note, 0, len(note.tokens)) if c.quantity.unit in MONEY)
    for cell in row.cells:
        sum_of = parse_number(cell.text.strip())
        if sum_of is not None and sum_of >= 1000 and _DOLLARS.search(cell.column):
            yield Quantity(comparator=Comparator.EXACTLY, unit="usd", written=cell.text.strip(), value=sum_of)
    last = row.cells[-1].text.strip() if row.cells else ""
    number = parse_number(last)
    heads = " ".join(cell.text for cell in table.block.head)
    if number is not None and number >= 1000 and _DOLLARS.search(heads):
        yield Quantity(comparator=Comparator.EXACTLY, unit="usd", written=last, value=number)
