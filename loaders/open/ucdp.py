"""Armed conflicts of the UCDP/PRIO dataset, year by year, and events of the UCDP georeferenced dataset.

A row of a conflict year names states by Gleditsch-Ward number as sides or as supporters with troops. It says nothing
of weapons, and nothing here does. Days of beginnings are taken where the dataset calls them precise (1); ends have no
precision in the layout and are told by their year. Of events only place, days and the best estimate of deaths are
taken: never the sides, and never the headline of the source, which is often that of a report the profiles cite too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from armstrace.graph.claim import Comparator, Quantity, Status
from armstrace.graph.dataset import DatasetFile, Thing
from armstrace.graph.names import Ref, parse_ref
from armstrace.graph.registers import Registers
from armstrace.loaders.open.form import DatasetForm
from armstrace.loaders.open.reading import Reading
from armstrace.loaders.open.source import Place, SourceText, read_source
from armstrace.loaders.open.table import read_table

#: Column of states -> the role of the states in it.
_SIDES = {"gwno_a": "sideA", "gwno_a_2nd": "sideASupport", "gwno_b": "sideB", "gwno_b_2nd": "sideBSupport"}
_PRECISE = "1"


@dataclass(frozen=True, slots=True)
class ConflictYear:
    """A conflict in a year: its number, the states by role (Gleditsch-Ward numbers), begin and end of the episode.

    `began` is a day if the dataset calls it precise and the episode began in this year; `ended` is a year.
    """

    conflict: str
    year: str
    states: tuple[tuple[str, str], ...]
    began: str | None
    ended: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class ConflictEvent:
    """An event with deaths: its number, first and last day, where, the best estimate of deaths."""

    number: str
    first: str
    last: str
    where: str
    deaths: Decimal | None
    place: Place


def read_ucdp_conflicts(path: Path, form: DatasetForm) -> Iterator[ConflictYear]:
    """The conflict years of a table, one after the other. Raises InputError with file and line."""
    return _iter_years(read_source(path), form)


def read_ucdp_events(path: Path, form: DatasetForm) -> Iterator[ConflictEvent]:
    """The events of a table, one after the other. Raises InputError with file and line."""
    return _iter_events(read_source(path), form)


def load_ucdp_conflicts(path: Path, form: DatasetForm, registers: Registers, covers: str | None) -> DatasetFile:
    """The conflict years as claims: who was on a side, when an episode began and ended.

    Rows that name a state by a number that no register has for that year are refused by name.
    """
    source = read_source(path)
    reading = Reading(source, form, covers)
    states = _StateFinder(registers, form)
    for row in _iter_years(source, form):
        reading.rows += 1
        found = [(role, states.find(number, row.year)) for role, number in row.states]
        unknown = [number for (_, number), (_, state) in zip(row.states, found, strict=True) if state is None]
        if unknown:
            reading.refuse(row.place, f"the state {', '.join(unknown)} is in no register for {row.year}")
        else:
            _add_year(row, [(role, state) for role, state in found if state is not None], reading)
    return reading.finish()


def load_ucdp_events(path: Path, form: DatasetForm, registers: Registers, covers: str | None) -> DatasetFile:
    """The events as claims of casualties, with the event as their subject; nobody is named as causing them."""
    source = read_source(path)
    rows = tuple(_iter_events(source, form))
    reading = Reading(source, form, covers or max(row.last for row in rows))
    place = parse_ref(form.options["place"])
    registers.get(place)
    for row in rows:
        reading.rows += 1
        if row.deaths is None:
            reading.refuse(row.place, f"the event {row.number} has no estimate of deaths")
        else:
            _add_event(row, place, reading)
    return reading.finish()


def conflict_ref(number: str) -> Ref:
    """The reference of a UCDP conflict."""
    return Ref("event", f"ucdp-conflict-{number}")


class _StateFinder:
    """States by Gleditsch-Ward number and year; `options.states` of the data file has what the register lacks."""

    def __init__(self, registers: Registers, form: DatasetForm) -> None:
        self._entries: dict[str, list[tuple[Ref, str, str]]] = {}
        for entry in registers.entries("state"):
            for number in entry.values("gw"):
                span = (entry.ref, entry.fields["begin"], entry.fields["end"])
                self._entries.setdefault(number, []).append(span)
        further: Mapping[str, str] = form.options.get("states", {})
        for number, ref in further.items():
            entry = registers.get(parse_ref(ref))
            self._entries.setdefault(number, []).append((entry.ref, entry.fields["begin"], entry.fields["end"]))

    def find(self, number: str, year: str) -> Ref | None:
        """The state that had the number in a year. In the year of a change, the later one, unless it is too early."""
        fits = [
            (begin, ref)
            for ref, begin, end in self._entries.get(number, ())
            if (not begin or begin[:4] <= year) and (not end or end[:4] >= year)
        ]
        return max(fits, default=(None, None))[1]


def _add_year(row: ConflictYear, states: list[tuple[str, Ref]], reading: Reading) -> None:
    event = conflict_ref(row.conflict)
    reading.add_thing(Thing(event, "Conflict", f"UCDP/PRIO armed conflict {row.conflict}"))
    for role, state in states:
        name = f"{row.conflict}-{row.year}-{state.key}-{role}"
        if not reading.has_claim(name):
            reading.add_claim(
                row.place,
                name,
                kind="EventClaim",
                subject=state,
                predicate="sideIn",
                object=event,
                time=row.year,
                details=(("role", Ref("value", role)),),
                asserters=_ASSERTERS,
            )
    for predicate, day in (("began", row.began), ("ended", row.ended)):
        name = f"{row.conflict}-{predicate}-{day}"
        if day is not None and not reading.has_claim(name):
            reading.add_claim(
                row.place, name, kind="EventClaim", subject=event, predicate=predicate, time=day, asserters=_ASSERTERS
            )


def _add_event(row: ConflictEvent, place: Ref, reading: Reading) -> None:
    event = Ref("event", f"ucdp-event-{row.number}")
    reading.add_thing(Thing(event, "Event", f"UCDP event {row.number}, {row.where}, {row.first}"))
    reading.add_claim(
        row.place,
        row.number,
        kind="CasualtyClaim",
        subject=event,
        predicate="killed",
        status=Status.ESTIMATED,
        places=(place,),
        time=row.first if row.first == row.last else f"{row.first}/{row.last}",
        quantity=Quantity(
            comparator=Comparator.APPROXIMATELY,
            unit="person",
            written=f"best estimate {_whole(str(row.deaths))}",
            value=row.deaths,
        ),
        not_given=("weapon",),
    )


def _iter_years(source: SourceText, form: DatasetForm) -> Iterator[ConflictYear]:
    for row in read_table(source, form):
        cells, year = row.cells, _whole(row.cells["year"])
        began = cells["start_date2"] if _whole(cells["start_prec2"]) == _PRECISE else ""
        ended = cells["ep_end_date"] if _whole(cells["ep_end"]) == "1" else ""
        states = tuple((role, _whole(cells[column])) for column, role in _SIDES.items() if cells[column])
        conflict = _whole(cells["conflict_id"])
        if not (conflict.isdigit() and year.isdigit() and len(year) == 4 and states):
            raise source.error("a conflict year has a conflict, a year and a state", row.place.line)
        yield ConflictYear(
            conflict=conflict,
            year=year,
            states=states,
            began=began if began.startswith(year) else None,
            ended=ended[:4] if ended.startswith(year) else None,
            place=row.place,
        )


def _iter_events(source: SourceText, form: DatasetForm) -> Iterator[ConflictEvent]:
    for row in read_table(source, form):
        cells = row.cells
        try:
            deaths = Decimal(cells["best"]) if cells["best"] else None
        except InvalidOperation as error:
            raise source.error(f"{cells['best']!r} is no number", row.place.line) from error
        if not _whole(cells["id"]).isdigit():
            raise source.error(f"{cells['id']!r} is no number of an event", row.place.line)
        where = " ".join(cells["where_coordinates"].split())
        yield ConflictEvent(_whole(cells["id"]), cells["date_start"], cells["date_end"], where, deaths, row.place)


def _whole(cell: str) -> str:
    """A whole number that may be written with `.0`."""
    return cell.removesuffix(".0")


_ASSERTERS = (Ref("org", "prio"), Ref("org", "ucdp"))
