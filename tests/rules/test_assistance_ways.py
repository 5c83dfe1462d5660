"""Assistance to victims as pages of all eras tell it: surveys, aims, services and gaps, inclusion, reports."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("cva", "khm", "In 2014, UNICEF made an assessment of progress in assisting survivors.", [
        "VictimAssistanceClaim org:unicef collectsDataOn time=2014",
    ]),
    ("mbp", "per", "A survey of 500 mine survivors and their needs was carried out in 2003.", [
        "VictimAssistanceClaim state:per collectsDataOn exactly=500 time=2003",
    ]),
    ("mbp", "per", "In 2005, Peru presented some of its objectives to address the needs of survivors.", [
        "VictimAssistanceClaim state:per responsibleFor status=planned",
    ]),
    ("va", "moz", "Mozambique identified its main challenges to the assistance of victims.", [
        "VictimAssistanceClaim state:moz serviceSituation",
    ]),
    ("mbp", "per", "In August 2003, Peru approved a National Disability Policy.", [
        "LawClaim state:per adopted time=2003-08",
    ]),
    ("mbp", "per", "Peru provided information on survivor assistance in Form J of its report of April 2006.", [
        "ReportClaim state:per submitted time=2006-04",
    ]),
    ("cva", "per", "In 2002, the clinics treated 1,205 patients.", [
        "VictimAssistanceClaim group:clinics beneficiaries exactly=1205 time=2002",
    ]),
    ("cva", "per", "Organizations of persons with disabilities were not consulted on planning in 2012.", [
        "VictimAssistanceClaim state:per serviceSituation time=2012",
    ]),
    ("cva", "per", "Women had less access to services than men.", ["VictimAssistanceClaim state:per serviceSituation"]),
    ("cva", "per", "The hospital has limited capacity for care.", ["VictimAssistanceClaim state:per serviceSituation"]),
    ("cva", "per", "Healthcare for survivors is free of charge.", ["VictimAssistanceClaim state:per serviceSituation"]),
    ("mbp", "per", "In 2001, survivor assistance programs expanded.", [
        "VictimAssistanceClaim group:survivor-assistance-programs providesService time=2001",
    ]),
    ("cva", "per", "A shepherd lost a leg after stepping on a mine in January 2004.", [
        "CasualtyClaim state:per injured exactly=1 time=2004-01",
    ]),
    ("cva", "per", "Peru has victim assistance obligations under the Convention on Cluster Munitions.", [
        "VictimAssistanceClaim state:per responsibleFor",
    ]),
    ("cva", "per", "The centers assisted 12,000 patients in 2012, including 1,200 mine survivors.", [
        "VictimAssistanceClaim group:centers beneficiaries exactly=12000 time=2012",
        "VictimAssistanceClaim group:centers beneficiaries exactly=1200 time=2012",
    ]),
    ("cva", "per", "The Ministry of Labor chairs the coordination committee on assistance.", [
        "VictimAssistanceClaim org:ministry-of-labor coordinates",
    ]),
    ("cva", "per", "The clinic in Tacna closed in 2011.", [
        "VictimAssistanceClaim group:clinic-in-tacna endedActivity time=2011",
    ]),
]  # fmt: skip
#: What is no assistance: statements, benefits as a noun, surveys of land.
NOTHING = [
    ("mbp", "per", "Peru provided an update on victim assistance in May 2019."),
    ("ma", "per", "In 2012, Peru conducted a survey of mined areas."),
    ("cva", "per", "Many survivors could not reach hospitals."),
    ("mbp", "per", "The meeting did not identify any objectives."),
]


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_assistance(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text"), NOTHING, ids=[way[2][:50] for way in NOTHING])
def test_no_assistance(code: str, country: str, text: str) -> None:
    claims = [c for c in read_text(code, country, text).claims if c.kind == "VictimAssistanceClaim"]
    assert {claim.predicate for claim in claims} <= {"serviceSituation"}  # how things stand, and nothing given
