"""Participation in treaties as dated acts, whatever the layout it was read from; and the acts as claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from armstrace.graph.claim import Status
from armstrace.graph.entry import Entry
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers
from armstrace.loaders.open.reading import Reading
from armstrace.loaders.open.source import Place

#: What the lists of the UN Treaty Collection call an act -> the predicate of its claim.
ACTS: Mapping[str, str] = {
    "Signature": "signed",
    "Definitive signature": "signedDefinitively",
    "Ratification": "ratified",
    "Acceptance": "accepted",
    "Approval": "approved",
    "Accession": "acceded",
    "Succession": "succeeded",
    "Formal confirmation": "confirmedFormally",
    "Consent to be bound": "consentedToBeBound",
    "Provisional application": "appliedProvisionally",
}
_LEGEND = re.compile(r"\s*(?P<act>[A-Z][A-Za-z ]+?)\s*(?:\((?P<mark>[A-Za-z]{1,2})\))?\s*\Z")
_DATE = re.compile(
    r"(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]{2})[a-z]*\.?\s+(?P<year>\d{4})(?:\s+(?P<mark>[A-Za-z]{1,2}))?\Z"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Act:
    """One dated act: the predicate of its claim, the day (ISO), and the place that says so, if not the row itself.

    `planned`: it will take effect on that day; `notice` is the symbol of the depositary notification, if one is named.
    """

    predicate: str
    day: str
    place: Place | None = None
    planned: bool = False
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """What a list says of one participant of one treaty. `number` is the treaty's in the collection (XXVI-6).

    `marks` are the notes that the row names; `fault` says why the row cannot be used, where it cannot.
    """

    participant: str
    number: str
    acts: tuple[Act, ...]
    place: Place
    marks: tuple[int, ...] = ()
    fault: str | None = None


def parse_legend(heading: str) -> dict[str, str]:
    """The acts of a column by their marks: 'Ratification, Accession(a)' -> {'': 'ratified', 'a': 'acceded'}.

    Raises InputError for an act that is not known, and for two acts of one mark.
    """
    found: dict[str, str] = {}
    for part in heading.split(","):
        match = _LEGEND.match(part)
        predicate = ACTS.get(match["act"]) if match else None
        if match is None or predicate is None:
            raise InputError(f"{part.strip()!r} is no act that is known", remedy=f"known: {', '.join(ACTS)}")
        mark = match["mark"] or ""
        if mark in found:
            raise InputError(f"two acts of the heading {heading!r} have the same mark")
        found[mark] = predicate
    return found


def parse_act(cell: str, legend: Mapping[str, str]) -> Act | None:
    """The act of a cell such as '24 Mar 2011 a'; None for an empty one.

    Raises InputError for a cell that is no date, a day that no calendar has and a mark that the heading has not.
    """
    words = " ".join(cell.split())
    if not words:
        return None
    match = _DATE.match(words)
    if not match or match["month"] not in _MONTHS:
        raise InputError(f"{words!r} is no date of the list")
    mark = match["mark"] or ""
    if mark not in legend:
        raise InputError(f"the mark of {words!r} is not explained by the heading")
    month = _MONTHS.index(match["month"]) + 1
    return Act(legend[mark], f"{match['year']}-{month:02}-{int(match['day']):02}")


def load_participation(rows: Iterable[Participation], reading: Reading, registers: Registers) -> None:
    """The rows as claims, one an act. Rows of treaties or participants that no register has are refused by name."""
    treaties = {entry.fields["untcNumber"]: entry.ref for entry in registers.entries("treaty")}
    for row in rows:
        reading.rows += 1
        treaty, participant = treaties.get(row.number), _find_participant(row.participant, registers)
        if row.fault is not None:
            reading.refuse(row.place, f"{row.participant}: {row.fault}")
        elif treaty is None:
            reading.refuse(row.place, f"the treaty {row.number} is in no register")
        elif participant is None:
            reading.refuse(row.place, f"the participant {row.participant!r} is in no register")
        elif not row.acts:
            reading.refuse(row.place, f"{row.participant}: the row has no act")
        else:
            _add_acts(row, participant.ref, treaty, reading)


def _add_acts(row: Participation, participant: Ref, treaty: Ref, reading: Reading) -> None:
    for act in row.acts:
        fields = {"content": f"Depositary notification {act.notice}."} if act.notice else {}
        reading.add_claim(
            act.place or row.place,
            f"{treaty.key}-{participant.key}-{act.predicate}",
            marks=() if act.place else row.marks,
            kind="TreatyStatusClaim",
            subject=participant,
            predicate=act.predicate,
            object=treaty,
            time=act.day,
            status=Status.PLANNED if act.planned else Status.ASSERTED,
            notes=() if act.place else row.marks,
            **fields,
        )


def _find_participant(name: str, registers: Registers) -> Entry | None:
    return registers.find(name, {"state"}) or registers.find(name, {"org"})


def iter_columns(cells: Mapping[str, str], legends: Mapping[str, Mapping[str, str]]) -> Iterator[Act]:
    """The acts of a row's cells, column by column. Raises InputError as `parse_act` does."""
    for column, legend in legends.items():
        act = parse_act(cells[column], legend)
        if act is not None:
            yield act
