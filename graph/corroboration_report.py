"""Corroboration in figures: the claims compared, by rule, matter and verdict; and how the record has those it names.

Two kinds of rows: comparisons of claims, then what the record itself says of states, by day: those that declared stock,
and those that withdrew. Absence from a record makes no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pyoxigraph as ox

from armstrace.graph.comparison import Matter
from armstrace.graph.corroboration import Corroboration, say_verdict
from armstrace.graph.label import read_labels
from armstrace.graph.record import Records, read_records
from armstrace.graph.row import read_rows
from armstrace.graph.treaty_status import Standing, find_standing
from armstrace.graph.vocabulary import say_predicate

_DECLARING = """PREFIX arms: <https://w3id.org/armstrace/ontology#> PREFIX dct: <http://purl.org/dc/terms/>
SELECT DISTINCT ?state ?day WHERE { ?section a arms:ProfileSection ; dct:modified ?day .
?claim arms:inSection ?section ; a arms:DeclarationClaim ; arms:predicate arms:declaredStockOf ; arms:subject ?state .
?state a arms:State } ORDER BY ?day ?state"""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """Figures of one rule and matter. `claims` are those of profiles; `records` those compared, `agree` of them.

    `matter` is what is said of what: 'not party to Convention on Cluster Munitions';
    'not so: ' stands before what a claim denies. `told` is the reason where the
    row is of one claim, and what the record has in common where it is of several.
    """

    rule: str
    matter: str
    verdict: str
    claims: int
    records: int
    agree: int
    told: str = ""


def make_report(store: ox.Store, found: Iterable[Corroboration], words: Mapping[str, str]) -> tuple[ReportRow, ...]:
    """The rows of claims, their sum, then those of states in the record. `words`: origin -> how agreeing is called."""
    found = tuple(found)
    records = read_records(store)
    things = {iri for item in found for iri in (item.matter.subject, item.matter.object, item.matter.event) if iri}
    labels = read_labels(store, things | {iri for pair in records.acts for iri in pair})
    rows = tuple(_list_compared(found, words, labels))
    whole = ReportRow(
        "all", "", "", *(sum(getattr(row, name) for row in rows) for name in ("claims", "records", "agree"))
    )
    return (*rows, whole, *_list_declaring(store, records, labels), *_list_withdrawals(records, labels))


def _list_compared(
    found: tuple[Corroboration, ...], words: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[ReportRow]:
    groups: dict[tuple[str, str, str, str], list[Corroboration]] = {}
    for item in found:
        key = (item.rule.key, _say_matter(item.matter, labels), say_verdict(item, words), item.outcome.found)
        groups.setdefault(key, []).append(item)
    for (rule, matter, verdict, common), items in sorted(groups.items()):
        yield ReportRow(
            rule=rule,
            matter=matter,
            verdict=verdict,
            claims=len(items),
            records=sum(item.outcome.compared for item in items),
            agree=sum(item.outcome.agreeing for item in items),
            told=f"{labels[items[0].matter.subject]}: {items[0].outcome.note}" if len(items) == 1 else common,
        )


def _say_matter(matter: Matter, labels: Mapping[str, str]) -> str:
    target = matter.object or matter.event or matter.subject
    denial = "not so: " if matter.negated else ""
    return f"{denial}{say_predicate(matter.predicate)} {labels[target]}"


def _list_declaring(store: ox.Store, records: Records, labels: Mapping[str, str]) -> Iterator[ReportRow]:
    """How states that declared stock stood, on the day of their section, to the treaties that are listed in full."""
    days: dict[date, list[str]] = {}
    for row in read_rows(store, _DECLARING):
        days.setdefault(date.fromisoformat(row["day"].value), []).append(row["state"].value)
    treaties = sorted({treaty for file in records.files.values() for treaty in file.whole})
    for day, states in days.items():
        for treaty in treaties:
            if records.find_whole_list(treaty, day) is None:
                continue
            held = [
                state for state in states if find_standing(records.list_acts(state, treaty), day)[0] is Standing.PARTY
            ]
            others = ", ".join(labels.get(state, state) for state in states if state not in held)
            told = f"on {day}: {len(held)} of {len(states)} are parties" + (f"; not: {others}" if others else "")
            yield ReportRow(
                "declaring-states", f"party to {labels[treaty]}", "by the record", 0, len(states), len(held), told
            )


def _list_withdrawals(records: Records, labels: Mapping[str, str]) -> Iterator[ReportRow]:
    """Each withdrawal in effect: how the state stood on the day before, and on the day."""
    for state, treaty in sorted(records.acts):
        acts = records.list_acts(state, treaty)
        for day in sorted({act.day for act in acts if act.predicate == "withdrew" and not act.planned}):
            before = day - timedelta(days=1)
            told = f"{find_standing(acts, before)[0]} on {before}, {find_standing(acts, day)[0]} on {day}"
            matter = f"{labels[state]} {say_predicate('withdrew')} {labels[treaty]}"
            rows = sum(act.predicate == "withdrew" and act.day == day for act in acts)
            yield ReportRow("withdrawals", matter, "by the record", 0, rows, rows, told)
