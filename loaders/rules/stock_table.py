"""Rules for tables of stocks: mines retained, stockpiled or destroyed by type, each column with its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from armstrace.graph.claim import Claim, Comparator, Quantity
from armstrace.graph.names import Ref, make_slug
from armstrace.loaders.argument import list_arms
from armstrace.loaders.date import find_times
from armstrace.loaders.discourse import Party
from armstrace.loaders.document import Cell, Row
from armstrace.loaders.quantity import parse_number
from armstrace.loaders.scene import Scene

if TYPE_CHECKING:
    from armstrace.loaders.rules.table import TableScene

#: What a head or title says of the figures below it -> kind of claim, predicate.
_TOLD = (
    (re.compile(r"\bdestroyed\b|\bdestruction\b", re.IGNORECASE), "DestructionClaim", "destroyed"),
    (re.compile(r"\bretain(?:ed|ing)\b|\bkept\b|\bretention\b", re.IGNORECASE), "StockpileClaim", "stockpiles"),
    (re.compile(r"\bstockpil(?:ed|e)\b", re.IGNORECASE), "StockpileClaim", "stockpiles"),
)
_TOTAL = re.compile(r"(?:grand )?totals?\b", re.IGNORECASE)


def is_stock_table(table: TableScene) -> bool:
    """Do heads of the columns tell of mines retained, stockpiled or destroyed, with figures below them?"""
    heads = [cell.text for cell in table.block.head[1:]]
    told = [head for head in heads if any(pattern.search(head) for pattern, _, _ in _TOLD)]
    weapon = table.scenes[0].discourse.weapon if table.scenes else None
    cells = [cell for row in table.block.rows for cell in row.cells if cell.column in told]
    figures = [cell for cell in cells if parse_number(cell.text.strip()) is not None]
    return weapon is not None and weapon.key == "antipersonnel-mine" and bool(told) and len(figures) * 2 > len(cells)


def read_stock_table(table: TableScene) -> Iterator[Claim]:
    """Claims of a table with a type of mine in each row.

    >> TABLE [mbp per] Mines retained
    | Type | Retained at end of 2016 | Retained at end of 2017
    | PMD-6 | 430 | 400
    -> StockpileClaim state:per stockpiles munition:pmd-6 exactly=430
    -> StockpileClaim state:per stockpiles munition:pmd-6 exactly=400
    """
    if not is_stock_table(table):
        return
    for row, scene in zip(table.block.rows, table.scenes, strict=True):
        weapon = _weapon(table, scene, row)
        for cell in row.cells[1:] if weapon is not None else ():
            yield from _figure(scene, cell, weapon)


def _weapon(table: TableScene, scene: Scene, row: Row) -> Party | Ref | None:
    """The mine of a row; what the section is about for a total."""
    label = row.cells[0].text.strip() if row.cells else ""
    if _TOTAL.match(label):
        return scene.discourse.weapon
    note = table.annotate(label)
    arm = next(iter(list_arms(note, 0, len(note.tokens))), None)
    if arm is not None:
        return Party(arm.refs[0], arm.words, arm.known)
    found = table.find_weapon(label)
    model = any(c.isdigit() for c in label) and any(c.isalpha() for c in label) and not find_times(label)
    return Party(found or Ref("munition", make_slug(label)), label, found is not None) if found or model else None


def _figure(scene: Scene, cell: Cell, weapon: Party | Ref | None) -> Iterator[Claim]:
    """A figure under a head that tells what it is of, with the date in the head."""
    number = parse_number(cell.text.strip())
    told = next(((kind, predicate) for pattern, kind, predicate in _TOLD if pattern.search(cell.column)), None)
    if number is None or told is None or scene.home is None:
        return
    kind, predicate = told
    times = find_times(cell.column)
    when = times[0].edtf.strip("/") if times else None
    stock = kind == "StockpileClaim"
    yield scene.claim(
        kind,
        predicate,
        scene.home,
        object=weapon,
        quantity=Quantity(comparator=Comparator.EXACTLY, unit="mine", written=cell.text.strip(), value=number),
        time=None if stock else when,
        as_of=when if stock else None,
        details=[("purpose", "retained" if stock and "etain" in cell.column else None)],
        content=f"{cell.column}: {cell.text}"[:120],
    )
