"""Risk education in words: where it is taught, who gives it, when it stopped, that there is none; help for survivors
that is missing, the only provider, who chairs; what is none of these."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("imp", "tcd", "Risk education is not taught in schools.", ["MineActionClaim state:tcd hasProgramme not"]),
    ("imp", "khm", "Risk education is integrated into the curriculum of primary schools.", [
        "MineActionClaim state:khm hasProgramme",
    ]),
    ("ma", "sdn", "The Ministry of Education introduced risk education into primary schools in 2010.", [
        "MineActionClaim org:ministry-of-education hasProgramme time=2010",
    ]),
    ("mbp", "pak", "By 2008, no NGOs were active in risk education.", [
        "MineActionClaim state:pak hasProgramme not time=2008",
    ]),
    ("imp", "nga", "The main risk education target groups are refugees and returnees.", [
        "MineActionClaim state:nga hasProgramme",
    ]),
    ("cva", "khm", "Handicap International conducted risk education in Pailin in 2012.", [
        "MineActionClaim org:handicap-international operatesIn state:khm time=2012",
    ]),
    ("imp", "mli", "International operators implemented risk education in 2022, beside victim assistance.", [
        "MineActionClaim group:international-operators operatesIn state:mli time=2022",
    ]),
    ("mbp", "eri", "In March 2005, mine risk education started in Debub, the first such work since the end of the"
                   " 1998-2000 war.", [
        "EventClaim event:mine-risk-education began time=2005-03",
    ]),
    ("mbp", "eri", "National mine risk education, which had been suspended in 2002, resumed in 2004.", [
        "EventClaim event:mine-risk-education ended time=2002",
        "EventClaim event:mine-risk-education began time=2004",
    ]),
    ("imp", "yem", "In 2010, UNICEF trained 120 teachers to deliver risk education.", [
        "MineActionClaim org:unicef trains exactly=120 time=2010",
    ]),
    ("imp", "tcd", "There were no emergency care services in Borkou.", [
        "VictimAssistanceClaim state:tcd serviceSituation",
    ]),
    ("imp", "tcd", "Chad is responsible for a significant number of mine survivors.", [
        "VictimAssistanceClaim state:tcd responsibleFor",
    ]),
    ("imp", "tcd", "The center in Moundou was the only working rehabilitation center in the south.", [
        "VictimAssistanceClaim group:center-in-moundou providesService",
    ]),
    ("cva", "uga", "Gulu Hospital is one of the only providers of prosthetic services.", [
        "VictimAssistanceClaim org:gulu-hospital providesService",
    ]),
    ("cva", "sen", "Kolda has no hospital able to treat mine survivors.", [
        "VictimAssistanceClaim state:sen serviceSituation",
    ]),
    ("cva", "sen", "Survivors had to travel to the capital to obtain prostheses.", [
        "VictimAssistanceClaim state:sen serviceSituation",
    ]),
    ("cva", "npl", "Access to services for survivors was reported to have improved since 2010.", [
        "VictimAssistanceClaim state:npl serviceSituation time=2010/",
    ]),
    ("cva", "col", "Declining funding for assistance reduced access to rehabilitation for survivors.", [
        "VictimAssistanceClaim state:col serviceSituation",
    ]),
    ("cva", "jor", "Victim assistance is coordinated through the National Disability Council.", [
        "VictimAssistanceClaim org:national-disability-council coordinates",
    ]),
    ("cva", "moz", "In 2012, Handicap International handed over the center in Tete to the Ministry of Health.", [
        "VictimAssistanceClaim org:ministry-of-health responsibleFor time=2012",
    ]),
    ("imp", "nga", "In 2019, the ICRC supported nine hospitals and an orthopedic center.", [
        "VictimAssistanceClaim org:icrc assists time=2019",
    ]),
    ("cas", "ssd", "In 2015, 75 casualties were found. South Sudan attributed the rise to migration.", [
        "CasualtyClaim state:ssd casualties by=ssd",
    ]),
    ("cas", "npl", "This continued the trend of falling casualties.", ["CasualtyClaim state:npl casualties"]),
    ("cas", "khm", "Compared with 2008, the number of casualties caused by ERW fell sharply in 2010.", [
        "CasualtyClaim state:khm casualties weapon=erw time=2010",
    ]),
    ("cva", "ago", "At least 2,300 survivors live in the east.", ["CasualtyClaim state:ago survivors atLeast=2300"]),
    ("cas", "sdn", "This was due to data from Darfur, where 40 of the 78 casualties of 2009 occurred.", [
        "CasualtyClaim place:darfur casualties exactly=40 time=2009",
    ]),
    ("imp", "lao", "In 2019, risk education was delivered to 12,000 people, including 5,000 boys and 4,000 girls.", [
        "MineActionClaim state:lao beneficiaries exactly=12000 time=2019",
        "MineActionClaim state:lao beneficiaries exactly=5000 time=2019",
        "MineActionClaim state:lao beneficiaries exactly=4000 time=2019",
    ]),
    ("ma", "bih", "About 83,000 people benefited from MRE in 2005, a drop from 110,000 in 2004.", [
        "MineActionClaim state:bih beneficiaries approximately=83000 time=2005",
        "MineActionClaim state:bih beneficiaries exactly=110000 time=2004",
    ]),
    ("imp", "irq", "Beneficiaries of risk education in 2021 included 62,000 boys.", [
        "MineActionClaim state:irq beneficiaries exactly=62000 time=2021",
    ]),
    ("mbp", "ago", "From 1999 to 2003, 2.35 million people took part in MRE activities.", [
        "MineActionClaim state:ago beneficiaries exactly=2350000 time=1999/2003",
    ]),
    ("imp", "khm", "MAG delivered risk education to 23,400 people, of whom 12,100 were children.", [
        "MineActionClaim org:mag beneficiaries exactly=12100",
    ]),
    ("ma", "bih", "No MRE activities were reported in 2009.", [
        "MineActionClaim state:bih hasProgramme time=2009 status=noEvidence",
    ]),
    ("imp", "ssd", "58% of those reached by risk education in 2019 were women and girls.", [
        "MineActionClaim state:ssd hasProgramme exactly=58 time=2019",
    ]),
    ("mbp", "eth", "RaDO provides mine risk education in Tigray.", ["MineActionClaim group:rado operatesIn state:eth"]),
]  # fmt: skip
#: section, country, text, the rules that may say nothing of it.
NOTHING = [
    ("cas", "lka", "One was an engineer attempting to defuse a mine.", {"clearance"}),
    ("imp", "mli", "Since 2017, Mali has seen a rise in incidents due to improvised mines.", {"statement-stance"}),
    ("imp", "nga", "The group is co-chaired by the Ministry of Health.", {"meeting-serving"}),
    ("va", "uga", "The last report did not provide information on victim assistance.", {"victim-assistance"}),
    (
        "cva",
        "pak",
        "The Monitor identified 394 casualties of mines and victim-activated devices.",
        {"victim-assistance"},
    ),
    (
        "cas",
        "mmr",
        "In 2011, there were 30 casualties, based on media reports as well as information provided by NGOs.",
        {"statement", "report"},
    ),
    ("cas", "lka", "The decrease in casualties is not necessarily indicative of a trend.", {"casualty-trend"}),
    ("imp", "nga", "Less than half of the health posts were fully functioning.", {"mine-action"}),
]


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_told(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text", "rules"), NOTHING, ids=[way[2][:50] for way in NOTHING])
def test_not_told(code: str, country: str, text: str, rules: set[str]) -> None:
    assert not {claim.rule for claim in read_text(code, country, text).claims} & rules
