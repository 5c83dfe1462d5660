"""Links from the things of the registers to those of other datasets: from the registers' columns and data/links/.

data/links/targets.toml says where links lead and how a column becomes one; data/links/links.csv has the links that no
column has. A code that leads to no address is a link too: it identifies, and stands as a text at its thing.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from armstrace.graph import resources
from armstrace.graph.entry import Entry
from armstrace.graph.errors import InputError
from armstrace.graph.link import Link, Target
from armstrace.graph.link_rule import apply_rules
from armstrace.graph.names import Ref, parse_ref
from armstrace.graph.registers import Registers

_HEADER = ("subject", "target", "code", "predicate", "confidence", "evidence", "note")


@dataclass(frozen=True, slots=True)
class Linkset:
    """All links, by subject, target and code, and all targets by name."""

    links: tuple[Link, ...]
    targets: Mapping[str, Target]

    def find_subjects(self, address: str) -> tuple[Ref, ...]:
        """The things that are the same as, or closely match, what stands at an address."""
        return tuple(link.subject for link in self.links if link.address == address and link.identifies)


def say_address(address: str) -> str | None:
    """The words for an address in a dataset that links lead to: 'GeoNames 163843'; None for any other address."""
    for target in _read_targets()[1]:
        start = (target.form or "").partition("{")[0]
        if start and address.startswith(start):
            return f"{target.title} {address.removeprefix(start).partition('&')[0].strip('/')}"
    return None


@cache
def _read_targets() -> tuple[str, tuple[Target, ...]]:
    place = "data/links/targets.toml"
    try:
        told = tomllib.loads(resources.read_file("data", "links", "targets.toml"))
        return told["date"], tuple(_parse_target(entry) for entry in told["target"])
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise InputError(f"wrong or left out: {error}", file=place) from error


def _parse_target(entry: Mapping[str, object]) -> Target:
    def words(name: str) -> str | None:
        found = entry.get(name)
        return found if isinstance(found, str) else None

    kinds, other = entry["kinds"], entry.get("other", {})
    return Target(
        name=str(entry["name"]),
        title=str(entry["title"]),
        homepage=str(entry["homepage"]),
        licence=str(entry["licence"]),
        form=words("form"),
        pattern=words("pattern"),
        column=words("column"),
        kinds=tuple(kinds) if isinstance(kinds, list) else (),
        predicate=words("predicate"),
        method=str(entry["method"]),
        confidence=Decimal(str(entry["confidence"])),
        evidence=str(entry["evidence"]),
        other=other if isinstance(other, dict) else {},
    )


def read_linkset(registers: Registers) -> Linkset:
    """All links that the registers and data/links bear. Raises InputError with file and line for a wrong one."""
    date, targets = _read_targets()
    by_name = {target.name: target for target in targets}
    found = {_key(link): link for link in _list_column_links(registers, targets, date)}
    for link in _list_table_links(registers, by_name, date):
        if _key(link) in found:
            raise InputError(f"{link.subject} has this link in its register already", file="data/links/links.csv")
        found[_key(link)] = link
    linked = {_key(link): link for link in apply_rules(found.values(), by_name, registers)}
    return Linkset(tuple(linked[key] for key in sorted(linked)), by_name)


def _key(link: Link) -> tuple[Ref, str, str]:
    return link.subject, link.target.name, link.code


def _list_column_links(registers: Registers, targets: tuple[Target, ...], date: str) -> Iterator[Link]:
    for target in targets:
        for entry in (entry for kind in target.kinds for entry in registers.entries(kind)):
            if target.column is not None and target.column in entry.fields:
                for code in entry.values(target.column):
                    evidence = target.other.get(entry.ref.key, target.evidence)
                    yield _make_link(entry, target, code, date, evidence=evidence)


def _list_table_links(registers: Registers, targets: Mapping[str, Target], date: str) -> Iterator[Link]:
    place = "data/links/links.csv"
    text = resources.read_file("data", "links", "links.csv")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if tuple(rows[0]) != _HEADER:
        raise InputError(f"the header is {','.join(rows[0])}", file=place, line=1, remedy=f"it is {','.join(_HEADER)}")
    for line, row in enumerate(rows[1:], 2):
        cells = dict(zip(_HEADER, row, strict=True))
        try:
            entry, target = registers.get(parse_ref(cells["subject"])), targets[cells["target"]]
        except (InputError, KeyError) as error:
            raise InputError(f"{cells['subject']} to {cells['target']}: {error}", file=place, line=line) from error
        link = _make_link(
            entry,
            target,
            cells["code"],
            date,
            evidence=cells["evidence"] or target.evidence,
            predicate=cells["predicate"] or None,
            confidence=Decimal(cells["confidence"]) if cells["confidence"] else None,
            note=cells["note"],
        )
        if link.address is not None and link.predicate is None:
            raise InputError("a link that leads somewhere has a predicate", file=place, line=line)
        yield link


def _make_link(
    entry: Entry,
    target: Target,
    code: str,
    date: str,
    *,
    evidence: str,
    predicate: str | None = None,
    confidence: Decimal | None = None,
    note: str = "",
) -> Link:
    address = target.find_address(code)
    return Link(
        subject=entry.ref,
        target=target,
        code=code,
        address=address,
        predicate=(predicate or target.predicate) if address is not None else None,
        method=target.method,
        confidence=target.confidence if confidence is None else confidence,
        evidence=evidence,
        date=date,
        note=note,
    )
