"""Rules for tables of land: extent by hazard, by place, clearance by operator or year; columns known by their heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from armstrace.graph.claim import Certainty, Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, list_arms, list_counts
from armstrace.loaders.date import find_times
from armstrace.loaders.discourse import Party
from armstrace.loaders.document import Cell, Row
from armstrace.loaders.mention import Kind
from armstrace.loaders.quantity import parse_number
from armstrace.loaders.rules.land import AREAS, LAND_SECTIONS
from armstrace.loaders.scene import Scene

if TYPE_CHECKING:
    from armstrace.loaders.rules.table import TableScene

_EXTENT = re.compile(r"\b(?:extent|contamination|contaminated|hazard|mined|CHAs?|SHAs?|suspected|affected)\b", re.I)
_AREA = re.compile(r"\b(?:area|land|km2|m2|hectares?|ha)\b|km²|m²|km2|\bsq", re.IGNORECASE)
_UNITS = ((re.compile(r"km2|km²|sq\.? ?km|square kilo", re.I), "km2"), (re.compile(r"\bm2|m²|square met", re.I), "m2"),
          (re.compile(r"hectare|\bha\b", re.I), "hectare"))  # fmt: skip
_MEASURES = (
    (re.compile(r"cancel", re.I), "cancelledArea"),
    (re.compile(r"reduc", re.I), "reducedArea"),
    (re.compile(r"clear", re.I), "clearedArea"),
    (re.compile(r"releas", re.I), "releasedArea"),
)
#: Heads of what is counted -> measure and unit.
_COUNTS = (
    (
        re.compile(
            r"\A(?:No\. of |Number of )?(?:[CS]HAs?|hazards|(?:hazardous|mined|suspected)[\w -]* areas|minefields)\b",
            re.I,
        ),
        "contaminatedAreas",
        "hazardousArea",
    ),
    (
        re.compile(r"\b(?:population|people) affected|\baffected (?:population|people)", re.I),
        "affectedPeople",
        "person",
    ),
    (
        re.compile(r"\b(?:affected|impacted) (?:communities|villages)|\bcommunities affected", re.I),
        "affectedCommunities",
        "settlement",
    ),
)
_DESTROYED = re.compile(r"destroyed|found|cleared", re.IGNORECASE)
_DOERS = re.compile(r"operator|organi[sz]ation|NGO|agency|demining", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SIZE = re.compile(r"\A(?:massive|very heavy|heavy|large|medium|small|light|residual|extensive|limited)\b", re.I)
_UNKNOWN = re.compile(r"\A(?:unknown|not known|unclear)\b", re.IGNORECASE)
_NONE = re.compile(r"\A(?:none|no|nil|0(?![.,]\d))\b", re.IGNORECASE)
_TOTAL = re.compile(r"\A(?:grand |sub)?-?totals?\b", re.IGNORECASE)


def read_land_table(table: TableScene) -> Iterator[Claim]:
    """Claims of a table in a section on mine action or impact, cell by cell."""
    code = table.scenes[0].place.code if table.scenes else ""
    if code not in LAND_SECTIONS:
        return
    hazards = {cell.text: arms[0] for cell in table.block.head for arms in [_arms(table, cell.text)] if arms}
    if len(hazards) >= 2 and _EXTENT.search(_about(table)) and not _DESTROYED.search(_heads(table)):
        yield from _extents(table, hazards)
    elif _is_whole(table):
        for row, scene in zip(table.block.rows, table.scenes, strict=True):
            yield from _figures(table, row, scene)


def _is_whole(table: TableScene) -> bool:
    """Has each row a cell for each head, so that no figure can stand under another's head?

    Of a row below a label that spans rows, the label counts as one, and what stands behind it is a label too.
    """
    width = len(table.block.head)
    return all(_fits(row, width) for row in table.block.rows if row.cells)


def _fits(row: Row, width: int) -> bool:
    label, length = row.cells[0].text, len(row.cells)
    below = row.group is not None and parse_number(label) is None and length == width - 1
    return length == width or below or (width > 2 and length == width - 1 and bool(_TOTAL.match(label)))


def _arms(table: TableScene, text: str) -> list[Arm]:
    note = table.annotate(text.replace("AP mine", "antipersonnel mine").replace("AV mine", "antivehicle mine"))
    return list_arms(note, 0, len(note.tokens))


def _heads(table: TableScene) -> str:
    return " ".join(cell.text for cell in table.block.head)


def _about(table: TableScene) -> str:
    """What is printed above the rows: headings and title."""
    title = table.block.title.text if table.block.title else ""
    first = table.block.rows[0].cells[0].text if table.block.rows and table.block.rows[0].cells else ""
    return f"{' '.join(table.block.heading)} {title} {first}"


def _extents(table: TableScene, hazards: dict[str, Arm]) -> Iterator[Claim]:
    """Hazards as columns: a size, an area with its parts, "unknown" or "none" in each cell."""
    for row, scene in zip(table.block.rows, table.scenes, strict=True):
        for cell in row.cells[1:]:
            arm = hazards.get(cell.column)
            if arm is not None and scene.home is not None:
                yield from _extent(table, scene, scene.home, arm, cell)


def _extent(table: TableScene, scene: Scene, home: Ref, arm: Arm, cell: Cell) -> Iterator[Claim]:
    note = table.annotate(cell.text)
    areas = [c for c in list_counts(note, 0, len(note.tokens)) if c.quantity.unit in AREAS]
    for count in areas:
        label = note.word(count.mention.first - 2).upper() if note.word(count.mention.first - 1) == ":" else ""
        yield scene.claim(
            "ContaminationClaim",
            "contaminatedArea",
            home,
            arms=[arm],
            quantity=count.quantity,
            as_of=scene.place.updated,
            content=label or None,
        )
    unknown, none = bool(_UNKNOWN.match(cell.text)), bool(_NONE.match(cell.text))
    if not areas and (unknown or none or _SIZE.match(cell.text)):
        yield scene.claim(
            "ContaminationClaim",
            "contaminatedBy",
            home,
            object=Party(arm.refs[0], arm.words, arm.known, None, True),
            as_of=scene.place.updated,
            status=Status.NOT_KNOWN if unknown else Status.ASSERTED,
            certainty=Certainty.UNKNOWN if unknown else Certainty.CERTAIN,
            polarity=Polarity.NEGATED if none else Polarity.AFFIRMED,
            content=cell.text.strip("* "),
        )


def _figures(table: TableScene, row: Row, scene: Scene) -> Iterator[Claim]:
    """Places, operators or years as rows, figures under heads that tell what they count."""
    if len(row.cells) < 2 or scene.home is None:
        return
    label, first = row.cells[0].text.strip(), row.cells[0].column
    if re.match(r"[Ss]ub-?totals?\b", label):
        if row.group is None:
            return  # of what, the copy has lost
        label = row.group.text.strip()
    hazard = [] if _TOTAL.match(label) else _arms(table, label)
    years = _YEAR.findall(label) or _YEAR.findall(_about(table)) or _YEAR.findall(_heads(table))
    for cell in row.cells[1:]:
        read = _figure(table, cell)
        if read is None:
            continue
        kind, measure, quantity, arms = read
        subject: Party | Ref = scene.home
        if hazard and kind == "ContaminationClaim":
            arms = hazard
        elif not _TOTAL.match(label) and not _YEAR.fullmatch(label):
            subject = _who(table, scene, first, label) if kind == "ClearanceClaim" else _where(table, scene, label)
        yield scene.claim(
            kind,
            measure,
            subject,
            arms=arms[:1],
            quantity=quantity,
            time=_dated(cell)
            or (_span(table) or (years[-1] if years else None) if _TOTAL.match(label) else (years or [None])[-1]),
            content=f"{cell.column}: {cell.text}"[:120],
            where=[subject.ref] if kind == "ContaminationClaim" and isinstance(subject, Party) else None,
        )


def _dated(cell: Cell) -> str | None:
    """The date that a column is of, where its head is one."""
    return next((time.edtf for time in find_times(cell.column)), None)


def _span(table: TableScene) -> str | None:
    """The years of a table with a year in each row, which its total is of."""
    labels = [row.cells[0].text.strip() for row in table.block.rows if row.cells]
    years = sorted(label for label in labels if _YEAR.fullmatch(label))
    return f"{years[0]}/{years[-1]}" if len(years) > 1 else None


def _figure(table: TableScene, cell: Cell) -> tuple[str, str, Quantity, list[Arm]] | None:
    """What a figure is: kind of claim, measure, quantity, weapon; None where its head does not tell."""
    number = parse_number(re.sub(r" ?(?:km2|km²|m2|m²|ha)?\*{0,3}\Z", "", cell.text.strip()))
    if number is None:
        return None
    head, title = cell.column, _about(table)
    unit = next((unit for pattern, unit in _UNITS for text in (cell.text, head, title) if pattern.search(text)), "")
    arms = _arms(table, head) or _arms(table, table.block.title.text if table.block.title else "")
    quantity = Quantity(comparator=Comparator.EXACTLY, unit=unit, written=cell.text.strip(), value=number)
    dated = bool(find_times(head)) and _AREA.search(title)  # "End 2012": the head of a column is its date
    if (_AREA.search(head) or dated) and unit:
        measure = next((m for pattern, m in _MEASURES if pattern.search(head)), None)
        measure = measure or next((m for pattern, m in _MEASURES if pattern.search(title)), None)
        if measure:
            return "ClearanceClaim", measure, quantity, arms
        return ("ContaminationClaim", "contaminatedArea", quantity, arms) if _EXTENT.search(f"{head} {title}") else None
    counted = next((told for pattern, *told in _COUNTS if pattern.search(head)), None)
    if counted and _EXTENT.search(f"{head} {title}") and not _DESTROYED.search(f"{head} {title}"):
        return "ContaminationClaim", counted[0], replace(quantity, unit=counted[1]), arms
    if arms and (_DESTROYED.search(head) or _DESTROYED.search(title)):
        return "ClearanceClaim", "devicesDestroyed", replace(quantity, unit="explosiveDevice"), arms
    return None


def _who(table: TableScene, scene: Scene, head: str, label: str) -> Party | Ref:
    """The operator that a row is of; the country where rows are places."""
    note = table.annotate(label)
    named = next((m for m in note.mentions if m.kind in (Kind.BODY, Kind.STATE)), None)
    if named is not None:
        return scene.party(named)
    return scene.mint("org", label) if _DOERS.search(head) else scene.home or scene.mint("place", label)


def _where(table: TableScene, scene: Scene, label: str) -> Party:
    """The place that a row is of."""
    label = re.sub(r" ?\([^()]*\)\Z", "", label) or label
    note = table.annotate(label)
    named = next((m for m in note.mentions if m.kind in (Kind.PLACE, Kind.STATE) and m.first == 0), None)
    return scene.party(named) if named is not None else scene.mint("place", label)
