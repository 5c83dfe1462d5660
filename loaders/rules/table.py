"""Rules for tables: columns are known by their head and by what stands in them, whatever the table is called.

A table whose cells hold states with numbers ("Chad (14), Peru (3)") tells declared stocks; one with a carrier and a
number or type of submunitions tells compositions, and stocks where its title or heading says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from armstrace.graph.claim import Claim, Comparator, Quantity, Status
from armstrace.graph.names import VALUE, Ref, make_slug
from armstrace.graph.sealed import sealed
from armstrace.graph.vocabulary import read_vocabulary
from armstrace.loaders.argument import list_arms
from armstrace.loaders.designation import make_match_key
from armstrace.loaders.discourse import Party
from armstrace.loaders.document import Block, Row
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.quantity import parse_number
from armstrace.loaders.rules.fund_table import read_fund_table
from armstrace.loaders.rules.land_table import read_land_table
from armstrace.loaders.rules.stock_table import is_stock_table, read_stock_table
from armstrace.loaders.scene import Scene

_STATE_NUMBER = re.compile(r"(?P<state>[^(),;]+?) ?\((?P<number>[\d,.]+)\)(?:[,;]|\s*$| and )")
_SUB_HEAD = re.compile(r"submunition|bomblet|fill|payload", re.IGNORECASE)
_TYPE_HEAD = re.compile(r"\btype\b", re.IGNORECASE)
_CALIBER_HEAD = re.compile(r"calib(?:er|re)", re.IGNORECASE)
_STOCK_TITLE = re.compile(r"stockpil|\bstocks?\b|declared", re.IGNORECASE)
_CALIBER = re.compile(r"(\d{2,3}(?:\.\d+)?) ?mm\b")


#: Sections whose tables tell of weapons.
_WEAPON_SECTIONS = frozenset({"cmb", "mbp"})


@sealed(frozen=True, slots=True)
class TableScene:
    """What the rules on tables are given: a block, a scene for each row, and the means to annotate a cell."""

    block: Block
    scenes: tuple[Scene, ...]
    annotate: Callable[[str], Annotation]
    title: Annotation
    find_weapon: Callable[[str], Ref | None]


@sealed(frozen=True, slots=True)
class _Roles:
    """Which columns hold what."""

    states: str | None
    carrier: str | None
    number: str | None
    submunition: str | None
    kind: str | None
    caliber: str | None


def read_table(table: TableScene) -> Iterator[Claim]:
    """All claims of a table, row by row.

    >> TABLE [cmb per] Stockpiled Chinese cluster munitions declared by States Parties
    | Cluster munition | Submunition | States that declared stockpiles
    | RBK-500 AO-2.5RT | AO-2.5RT | Chile (200), Peru (1,300)
    -> CompositionClaim munition:rbk-500-ao-2.5rt hasSubmunition munition:ao-2.5rt origin=state:chn
    -> DeclarationClaim state:chl declaredStockOf munition:rbk-500-ao-2.5rt exactly=200 status=declared origin=state:chn
    -> DeclarationClaim state:per declaredStockOf munition:rbk-500-ao-2.5rt exactly=1300 origin=state:chn
    """
    yield from read_land_table(table)
    yield from read_fund_table(table)
    yield from read_stock_table(table)
    roles = _find_roles(table.block)
    if roles is None or _place_code(table) not in _WEAPON_SECTIONS or is_stock_table(table):
        return
    origins = _origins(table)
    for row, scene in zip(table.block.rows, table.scenes, strict=True):
        cells = {cell.column: cell.text for cell in row.cells}
        weapon = _carrier(table, row, roles, cells)
        if weapon is None:
            continue
        details = _details(row, roles, cells)
        yield from _composition(table, scene, roles, cells, weapon, details, origins)
        if roles.states:
            yield from _declarations(table, scene, cells.get(roles.states, ""), weapon, details, origins, roles, cells)
        elif _STOCK_TITLE.search(_titles(table)):
            holder = _holder(table, scene)
            if holder is not None:
                yield scene.claim(
                    "StockpileClaim",
                    "stockpiles",
                    holder,
                    object=weapon,
                    details=details,
                    current=True,
                    origins=origins,
                )


def _find_roles(block: Block) -> _Roles | None:
    heads = [cell.text for cell in block.head]
    columns = {cell.column for row in block.rows for cell in row.cells}
    heads = [head for head in heads if head in columns]
    values = {head: [c.text for row in block.rows for c in row.cells if c.column == head] for head in heads}
    states = next((h for h in heads if _most(values[h], lambda text: bool(_STATE_NUMBER.match(text)))), None)
    number = next(
        (h for h in heads if h != states and _most(values[h], lambda text: parse_number(text) is not None)), None
    )
    caliber = next((h for h in heads if _CALIBER_HEAD.search(h)), None)
    subs = [h for h in heads if _SUB_HEAD.search(h) and h not in (states, number)]
    kind = next((h for h in subs if _TYPE_HEAD.search(h)), None)
    submunition = next((h for h in subs if h != kind), None)
    taken = {states, number, caliber, kind, submunition}
    carrier = next((h for h in heads if h not in taken and any(_is_designation(text) for text in values[h])), None)
    if carrier is None or not (states or number or kind or submunition):
        return None
    return _Roles(states, carrier, number, submunition, kind, caliber)


def _is_designation(text: str) -> bool:
    """Has a cell letters and figures, as names of models have?"""
    return any(c.isdigit() for c in text) and any(c.isalpha() for c in text)


def _place_code(table: TableScene) -> str:
    return table.scenes[0].place.code if table.scenes else ""


def _most(values: list[str], test: Callable[[str], bool]) -> bool:
    return bool(values) and sum(map(test, values)) * 2 > len(values)


def _titles(table: TableScene) -> str:
    return " ".join([table.block.title.text if table.block.title else "", *table.block.heading])


def _origins(table: TableScene) -> tuple[Ref, ...]:
    """The origin of all weapons of the table, where its title gives one."""
    return next((arm.origins for arm in list_arms(table.title, 0, len(table.title.tokens)) if arm.origins), ())


def _carrier(table: TableScene, row: Row, roles: _Roles, cells: dict[str, str]) -> Party | None:
    """The weapon of a row; one without a name is called by what the table says of it."""
    text = cells.get(roles.carrier or "", "")
    caliber = cells.get(roles.caliber or "", "")
    if not text or text.strip("() ").lower() in ("unknown", "not known", "n/a"):
        category = row.group.text.lower() if row.group else "munition"
        words = f"{caliber} cluster {category} (unnamed)".strip()
        ref = table.find_weapon(words) or Ref("munition", make_slug(words))
        return Party(ref, f"{caliber} {category}".strip(), True)
    found = table.find_weapon(text)
    return Party(found or Ref("munition", make_slug(text)), text, found is not None)


def _details(row: Row, roles: _Roles, cells: dict[str, str]) -> list[tuple[str, Ref | str | None]]:
    """Category from the group label, caliber from its column."""
    category = _find_value(row.group.text, "category") if row.group else None
    caliber = _CALIBER.search(cells.get(roles.caliber or "", ""))
    return [("category", category), ("caliber", f"{caliber[1]} mm" if caliber else None)]


@lru_cache(maxsize=4096)
def _find_value(text: str, scheme: str) -> Ref | None:
    """The concept of a value scheme whose label a cell holds, whole or as its last words."""
    vocabulary = read_vocabulary()
    wanted = text.strip().lower()
    for key in vocabulary.values_of(scheme):
        labels = {label.lower() for label in vocabulary.labels.get(VALUE + key, ())}
        if wanted in labels or wanted.removesuffix("s") in labels:
            return Ref("value", key)
    return None


def _composition(
    table: TableScene,
    scene: Scene,
    roles: _Roles,
    cells: dict[str, str],
    weapon: Party,
    details: list[tuple[str, Ref | str | None]],
    origins: tuple[Ref, ...],
) -> Iterator[Claim]:
    number = parse_number(cells.get(roles.number or "", "")) if not roles.states else None
    kind, named = _split_type(table, cells.get(roles.kind or "", ""))
    submunition = named or _submunition(table, scene, roles, cells, weapon)
    quantity = _exactly(number, "submunition", cells.get(roles.number or "", "")) if number is not None else None
    target: Party | Ref | None = submunition or kind
    if target is None:
        return
    if submunition and kind:
        details = [*details, ("submunitionType", kind)]
    yield scene.claim(
        "CompositionClaim",
        "hasSubmunition" if submunition else "hasSubmunitionType",
        weapon,
        object=target,
        quantity=quantity,
        details=details,
        origins=origins,
    )


def _split_type(table: TableScene, text: str) -> tuple[Ref | None, Party | None]:
    """A cell that may hold a designation before the type: "9N235 Fragmentation"."""
    kind = _find_value(text, "submunitionType")
    if kind or not text:
        return kind, None
    first, _, rest = text.partition(" ")
    kind = _find_value(rest, "submunitionType")
    if kind and any(c.isdigit() for c in first):
        found = table.find_weapon(first)
        return kind, Party(found or Ref("munition", make_slug(first)), first, found is not None)
    return kind, None


def _submunition(table: TableScene, scene: Scene, roles: _Roles, cells: dict[str, str], weapon: Party) -> Party | None:
    """The submunition by its own column, else as the register knows the weapon, else as the weapon's name ends."""
    text = cells.get(roles.submunition or "", "")
    if text:
        found = table.find_weapon(text)
        return Party(found or Ref("munition", make_slug(text)), text, found is not None)
    entry = scene.registers.find_ref(weapon.ref)
    named = entry.refs("fill") or entry.refs("submunition") if entry and "submunition" in entry.fields else ()
    words = cells.get(roles.carrier or "", "")
    for ref in named:
        if any(make_match_key(name) in make_match_key(words) for name in scene.labels(ref)):
            return Party(ref, next(iter(scene.labels(ref))), True, None, True)
    return None


def _declarations(
    table: TableScene,
    scene: Scene,
    text: str,
    weapon: Party,
    details: list[tuple[str, Ref | str | None]],
    origins: tuple[Ref, ...],
    roles: _Roles,
    cells: dict[str, str],
) -> Iterator[Claim]:
    """Each state of a cell with its number; the state itself is who declared it."""
    note = table.annotate(text)
    submunition = _submunition(table, scene, roles, cells, weapon)
    more = [*details, ("submunition", submunition.ref if submunition else None)]
    for mention in note.mentions:
        if mention.kind not in (Kind.STATE, Kind.PLACE):
            continue
        found = re.match(r" ?\(([\d,.]+)\)", text[mention.end :])
        number = parse_number(found[1]) if found else None
        yield scene.claim(
            "DeclarationClaim",
            "declaredStockOf",
            scene.party(mention),
            object=weapon,
            details=more,
            origins=origins,
            quantity=_exactly(number, "munition", found[1]) if found and number is not None else None,
            status=Status.DECLARED,
            asserters=(mention.ref,),
        )


def _holder(table: TableScene, scene: Scene) -> Party | None:
    """Whose stock the table lists: the state in its title, else the profile's country."""
    named = [m for m in table.title.mentions if m.kind is Kind.STATE]
    if named:
        return scene.party(named[-1])
    return Party(scene.home, "", True, None, True) if scene.home else None


def _exactly(number: Decimal, unit: str, written: str) -> Quantity:
    return Quantity(comparator=Comparator.EXACTLY, unit=unit, written=written, value=number)
