"""The registers: what things are called. Names are looked up here and nowhere else; an unknown one is always an error.

The files are data/registers/*.csv; graph/register_form.py says what their columns hold, graph/register_check.py what
must hold between entries. A folder of claims may bring files of the same form, whose entries stand beside the packaged
ones: whoever reads another profile has its works and places to name.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from armstrace.graph import resources
from armstrace.graph.entry import Entry, fold_name, parse_register
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.register_check import check_entries
from armstrace.graph.register_form import FORMS

__all__ = ["Entry", "Registers", "parse_registers", "read_registers"]


@dataclass(frozen=True, slots=True, eq=False)
class Registers:
    """All entries, by reference and by folded name. Make it with `parse_registers` or `read_registers`."""

    by_ref: Mapping[Ref, Entry]
    by_name: Mapping[str, Mapping[str, tuple[Entry, ...]]]

    def get(self, ref: Ref) -> Entry:
        """The entry of a reference. Raises InputError that names the nearest keys of the kind."""
        entry = self.by_ref.get(ref)
        if entry is None:
            keys = [other.key for other in self.by_ref if other.kind == ref.kind]
            near = difflib.get_close_matches(ref.key, keys, n=3)
            raise InputError(
                f"{ref} stands in no register",
                remedy=f"nearest: {', '.join(f'{ref.kind}:{key}' for key in near)}" if near else "add a row",
            )
        return entry

    def find_ref(self, ref: Ref) -> Entry | None:
        """The entry of a reference, None where no register has it."""
        return self.by_ref.get(ref)

    def entries(self, kind: str) -> tuple[Entry, ...]:
        """All entries of a kind, by key."""
        return _list_entries(self, kind)

    def find_all(self, name: str, kinds: Collection[str]) -> tuple[Entry, ...]:
        """Every entry of the kinds that bears the name, compared as `fold_name` does."""
        folded = fold_name(name)
        found: tuple[Entry, ...] = ()
        for kind in sorted(kinds):
            names = self.by_name.get(kind)
            if names is not None and folded in names:
                found += names[folded]
        return found

    def find(self, name: str, kinds: Collection[str], on: str | None = None) -> Entry | None:
        """The one entry that bears the name, None where there is none.

        `on` (a day, month or year) chooses among states of the same name the one that existed then ("Yugoslavia").
        Raises InputError where the name still fits several.
        """
        found = self.find_all(name, kinds)
        if len(found) > 1 and on is not None:
            found = tuple(entry for entry in found if _existed(entry, on))
        if len(found) > 1:
            raise InputError(
                f"{name!r} may be {' or '.join(str(entry.ref) for entry in found)}", remedy="give the reference"
            )
        return found[0] if found else None

    def nearest(self, name: str, kinds: Collection[str], n: int = 3) -> tuple[str, ...]:
        """Up to n entries with the most similar names, as `label (kind:key)`, for messages."""
        names = sorted({key for kind in kinds for key in self.by_name.get(kind, {})})
        close = difflib.get_close_matches(fold_name(name), names, n=3 * n, cutoff=0.5)
        found = dict.fromkeys(f"{entry.label} ({entry.ref})" for key in close for entry in self.find_all(key, kinds))
        return tuple(found)[:n]


@lru_cache(maxsize=256)
def _list_entries(registers: Registers, kind: str) -> tuple[Entry, ...]:
    return tuple(entry for ref, entry in registers.by_ref.items() if ref.kind == kind)


def _existed(entry: Entry, on: str) -> bool:
    """Did the state or territory exist on the day, month or year? Where no bound is given, it did."""
    begin, end = entry.fields.get("begin", ""), entry.fields.get("end", "")
    return not (begin and on < begin[: len(on)]) and not (end and on[: len(end)] > end)


def parse_registers(
    texts: Mapping[str, str], beside: Mapping[str, str] = MappingProxyType({}), folder: str = ""
) -> Registers:
    """All registers from the texts of their files (`states` -> text), and of files `beside` them, out of `folder`.

    Raises InputError with file and line for what is wrong in one, and for a key that two files have.
    """
    missing, odd = sorted(FORMS.keys() - texts.keys()), sorted((texts.keys() | beside.keys()) - FORMS.keys())
    if missing or odd:
        raise InputError(f"registers missing: {missing}; without a form: {odd}", file=folder)
    entries: list[Entry] = []
    for name in FORMS:
        own = parse_register(name, texts[name])
        more = parse_register(name, beside[name], folder) if name in beside else ()
        entries += _join(own, more)
    registers = Registers({entry.ref: entry for entry in entries}, _index(entries))
    check_entries(registers.by_ref, registers.by_name)
    return registers


def _index(entries: Iterable[Entry]) -> dict[str, dict[str, tuple[Entry, ...]]]:
    """Kind -> folded name -> who bears it."""
    index: dict[str, dict[str, tuple[Entry, ...]]] = {}
    for entry in entries:
        names = index.setdefault(entry.ref.kind, {})
        for name in dict.fromkeys(map(fold_name, entry.names)):
            names[name] = (*names.get(name, ()), entry)
    return index


def _join(own: Sequence[Entry], more: Sequence[Entry]) -> list[Entry]:
    """The entries of two files of one register, by key. Raises InputError where both have a key."""
    known = {entry.ref: entry for entry in own}
    for entry in more:
        if entry.ref in known:
            raise entry.error(f"{entry.ref} stands in the packaged registers", remedy="use that one, or another key")
    return sorted((*own, *more), key=lambda entry: entry.ref.key)


@cache
def read_registers(beside: Path | None = None) -> Registers:
    """The packaged registers, with the entries of the files (`sources.csv`) in the folder `beside`, if there is one.

    Raises InputError with file and line for anything that is wrong in them.
    """
    files = resources.list_files("data", "registers", suffix=".csv", least=len(FORMS))
    texts = {file.name.removesuffix(".csv"): file.read_text(encoding="utf-8") for file in files}
    if beside is None:
        return parse_registers(texts)
    return parse_registers(texts, {path.stem: _read(path) for path in sorted(beside.glob("*.csv"))}, str(beside))


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", file=str(path), remedy="save as UTF-8") from error
