"""A register of a few invented works, with the bodies and persons that made them."""

from __future__ import annotations

from armstrace.graph.entry import Entry, fold_name, parse_register
from armstrace.graph.register_form import FORMS
from armstrace.graph.registers import Registers

ROWS = {
    "states": [
        {"key": "nor", "class": "State", "label": "Norway", "formal": "Kingdom of Norway", "adjectives": "Norwegian"},
        {"key": "zub", "class": "State", "label": "Zubrowka"},
    ],
    "orgs": [
        {"key": "keys", "class": "Organization", "label": "Society of the Crossed Keys", "aliases": "SCK"},
        {"key": "lutz-police", "class": "Organization", "label": "Police of Lutz"},
        {"key": "monitor", "class": "Organization", "label": "Landmine and Cluster Munition Monitor"},
        {"key": "society-press", "class": "Organization", "label": "Society Press"},
    ],
    "people": [{"key": "ivan-dmitri", "class": "Person", "label": "Ivan Dmitri", "basis": "author"}],
    "sources": [
        {
            "key": "dmitri-1988-arms",
            "class": "BookSource",
            "label": "Arms of the Duchy, Issue 3",
            "kind": "book",
            "title": "Arms of the Duchy, Issue 3",
            "author": "person:ivan-dmitri",
            "publisher": "org:society-press",
            "date": "1988",
        },
        {
            "key": "keys-2018-08-08-email",
            "class": "EmailSource",
            "label": "[E-mail from the Society]",
            "kind": "e-mail",
            "author": "org:keys",
            "date": "2018-08-08",
        },
        {
            "key": "keys-2018-09-01-email",
            "class": "EmailSource",
            "label": "[E-mail from the Society]",
            "kind": "e-mail",
            "author": "org:keys",
            "date": "2018-09-01",
        },
        {
            "key": "keys-annual-report-2019",
            "class": "ReportSource",
            "label": "Annual report 2019",
            "kind": "report",
            "title": "Annual report 2019",
            "author": "org:keys",
            "publisher": "org:keys",
            "date": "2020-03",
        },
        {
            "key": "keys-website",
            "class": "WebSource",
            "label": "[Website of the Society]",
            "aliases": "corporate website",
            "kind": "website",
            "author": "org:keys",
        },
        {
            "key": "lutz-police-2001-05-report",
            "class": "ReportSource",
            "label": "[Report of the police of Lutz to the Society]",
            "kind": "report",
            "author": "org:lutz-police",
            "recipient": "org:keys",
            "date": "2001-05",
        },
        {
            "key": "nor-2017-p5",
            "class": "TreatyReportSource",
            "label": "CCW Protocol V Article 10 Report (for 2017)",
            "kind": "treaty report",
            "title": "CCW Protocol V Article 10 Report (for 2017)",
            "author": "state:nor",
            "date": "2017",
        },
        {
            "key": "unga-73-54",
            "class": "ResolutionSource",
            "label": "Implementation of the convention",
            "kind": "resolution",
            "title": "Implementation of the convention",
            "date": "2018-12-05",
            "identifier": "A/RES/73/54",
        },
        {
            "key": "zub-2019-05-02-statement",
            "class": "StatementSource",
            "label": "[Statement of Zubrowka]",
            "kind": "statement",
            "title": "Statement of Zubrowka",
            "author": "state:zub",
            "date": "2019-05-02",
        },
        {
            "key": "zub-2020-05-02-statement",
            "class": "StatementSource",
            "label": "[Statement of Zubrowka]",
            "kind": "statement",
            "title": "Statement of Zubrowka",
            "author": "state:zub",
            "date": "2020-05-02",
        },
    ],
}


def make_registers() -> Registers:
    """The registers of these rows, by reference and by name."""
    entries = [entry for name, rows in ROWS.items() for entry in parse_register(name, _make_csv(name, rows))]
    by_name: dict[str, dict[str, tuple[Entry, ...]]] = {}
    for entry in entries:
        names = by_name.setdefault(entry.ref.kind, {})
        for name in dict.fromkeys(map(fold_name, entry.names)):
            names[name] = (*names.get(name, ()), entry)
    return Registers({entry.ref: entry for entry in entries}, by_name)


def _make_csv(name: str, rows: list[dict[str, str]]) -> str:
    header = FORMS[name].header
    lines = [",".join(header), *(",".join(f'"{row.get(column, "")}"' for column in header) for row in rows)]
    return "\n".join(lines) + "\n"
