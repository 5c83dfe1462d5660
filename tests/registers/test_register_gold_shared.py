"""Every entity and every cited work of the gold reading of the Russian profile has its entry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from armstrace.graph.entry import Entry
from armstrace.graph.registers import read_registers

pytestmark = pytest.mark.shared

#: Category of the gold reading -> kinds of our references.
_KINDS = {
    "state": "state",
    "armed_forces": "org group",
    "armed_group": "group",
    "company": "org",
    "person": "person",
    "organisation": "org group",
    "publisher": "org",
    "treaty": "treaty topic",
    "resolution": "resolution",
    "meeting": "meeting event",
    "event": "event",
    "weapon_class": "munition",
    "weapon_carrier": "munition",
    "weapon_submunition": "munition",
    "weapon_antipersonnel_mine": "munition",
    "weapon_antivehicle_mine": "munition",
    "weapon_delivery_system": "munition",
    "weapon_aircraft": "munition",
    "weapon_other": "munition",
    "place": "place territory",
    "law": "law",
    "document": "source",
}
_PRIVATE = "spoke in private correspondence or an interview: organisation, role and date only (MODEL 0.12)"
_NO_OFFICE = "no holder of public office and no author of a cited work (MODEL 0.12)"
_CONCEPT = "a value concept of the ontology, not a thing of a register"
#: What has no entry, and why.
_EXCLUDED = {
    "Georgy Todua": _PRIVATE,
    "Andrey Grebenshchikov": _PRIVATE,
    "Eliza Murtazaeva": _PRIVATE,
    "Herbi Elmazi": _PRIVATE,
    "unnamed Ministry of Foreign Affairs official (June 2009)": _PRIVATE,
    "unnamed commander in the Russian armed forces (January 2017)": _NO_OFFICE,
    "Ruslan Alahverdiev": _NO_OFFICE,
    "Igor Smirnov": _NO_OFFICE,
    "Mikhail Zhukov": _NO_OFFICE,
    "FAE": _CONCEPT,
    "HE/AT": _CONCEPT,
    "SFW": _CONCEPT,
    "HE": _CONCEPT,
    "DPICM": _CONCEPT,
    "Dual-purpose": _CONCEPT,
    "Fragmentation": _CONCEPT,
}

#: Entities that are called otherwise here, some because the gold label is a run of the profile's own words.
_CALLED = {
    "E165": "groups of war veterans and of disabled veterans in Russia",
    "E193": "Convention on the Rights of Persons with Disabilities",
    "E213": "Ottawa Process",
    "E220": "parliamentary hearings on ratification of Amended Protocol II",
    "E224": "joint operation with Syrian government forces",
}


def find(label: str, category: str) -> tuple[Entry, ...]:
    return read_registers().find_all(label, _KINDS.get(category, "").split())


def test_every_entity_has_its_entry_or_a_reason_for_none(shared: Path) -> None:
    entities = json.loads((shared / "gold" / "entities.json").read_text(encoding="utf-8"))
    assert len(entities) >= 402
    labels = {e["id"]: _CALLED.get(e["id"], e["label"]) for e in entities}
    missing = [(e["id"], e["label"]) for e in entities if len(find(labels[e["id"]], e["category"])) != 1]
    assert [m for m in missing if m[1] not in _EXCLUDED] == []
    assert sorted(label for _, label in missing) == sorted(_EXCLUDED)


#: Forms that the gold reading counts with a wider or neighbouring thing, and to what they lead here.
_FINER = {
    "Ukrainian government": "org:ukr-government",
    "Chechen branch of the Russian Red Cross": "org:russian-red-cross-chechnya",
    "Russian Red Cross Chechen branch": "org:russian-red-cross-chechnya",
    "cluster bombs": "munition:cluster-bomb",
    "unexploded submunitions": "munition:unexploded-submunition",
    "Uragan 9M27K-series": "munition:9m27k-series",
    "Tochka 9M79-series": "munition:9m79-series",
    "South Ossetian administrative border": "place:south-ossetia-border",
    "Caucasus": "place:caucasus",
    "national annual reports as required by Article 13": "source:rus-ccw-ap2-art13-reports",
    "Mine Ban Treaty Article 7 reports": "source:mbt-art7-reports",
}


def test_printed_forms_lead_to_their_entity(shared: Path) -> None:
    entities = json.loads((shared / "gold" / "entities.json").read_text(encoding="utf-8"))
    astray, found = {}, 0
    for entity in entities:
        ours = find(entity["label"], entity["category"])
        for form in entity["surface_forms"] if ours else ():
            there = find(form, entity["category"])
            found += bool(there)
            if there and ours[0] not in there:
                astray[form] = str(there[0].ref)
    assert astray == _FINER
    assert found >= 450


def test_every_cited_work_has_its_entry(shared: Path) -> None:
    notes = json.loads((shared / "gold" / "sources.json").read_text(encoding="utf-8"))
    works = {(w["title"], w["date"]) for n in notes for w in n["sources"] if w["kind"] != "unresolved_ibid"}
    assert len(works) >= 85
    registers = read_registers()
    dates = {(entry.fields["date"], *entry.refs("publisher")) for entry in registers.entries("source")}
    missing = [w for n in notes for w in n["sources"] if w["kind"] != "unresolved_ibid" and not has_entry(w, dates)]
    assert missing == []


def has_entry(work: dict[str, str], known: set[tuple[object, ...]]) -> bool:
    """Is there a source of that date and publisher?"""
    registers = read_registers()
    date = (work["date"] or "")[:10] if "T" in (work["date"] or "") else work["date"] or ""
    if work["kind"] == "media_monitoring" and "date_start" in work:
        date = f"{work['date_start']}/{work['date_end']}"
    name = {
        "tweet": "Twitter",
        "book": work.get("imprint", "").partition(": ")[2].replace("HI", "Handicap International"),
    }
    publisher = name.get(work["kind"]) or work["publisher"].removesuffix(": Moscow")
    found = registers.find_all(publisher, {"org", "state"})
    return any((date, entry.ref) in known for entry in found)
