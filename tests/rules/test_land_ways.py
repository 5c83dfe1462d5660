"""Land and its clearance, who works on it and who pays, as the profiles of many countries tell it."""

from __future__ import annotations

import pytest
from rule_example import list_plain, read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("ma", "hrv", "Croatia estimates suspect hazardous areas (SHAs) contain more than 87,000 mines.", [
        "ContaminationClaim state:hrv contaminatedBy munition:mine moreThan=87000 status=estimated by=hrv",
    ]),
    ("ma", "hrv", "Clearance was completed in Split-Dalmatia county.", ["ClearanceClaim state:hrv cleared"]),
    ("ma", "irq", "Five governorates could not be surveyed because of insecurity.", [
        "MineActionClaim state:irq programmeSituation",
    ]),
    ("ma", "dza", "Algeria submitted a Declaration of Fulfilment of Article 5 on 10 February 2017.", [
        "ClearanceClaim state:dza cleared time=2017-02-10",
    ]),
    ("ma", "jor", "Although Jordan had declared completion of its Article 5 obligations in 2012, it has"
     " identified mines.", [
        "ClearanceClaim state:jor cleared status=declared time=2012",
    ]),
    ("ma", "jor", "Jordan said it ended clearance after NPA finished its work, but acknowledged that mines"
     " were left.", [
        "StatementClaim state:jor acknowledged munition:mine",
    ]),
    ("sma", "che", "Switzerland will continue providing its support to UNDP.", [
        "MineActionClaim state:che contribution org:undp status=planned",
    ]),
    ("sma", "che", "Two countries—Cambodia and Colombia—also received funds, receiving more than CHF1 million each.", [
        "MineActionClaim state:col contribution state:che moreThan=1000000",
    ]),
    ("sma", "che", "Since 2012, Switzerland has contributed some CHF16 million each year.", [
        "MineActionClaim state:che yearlyContribution approximately=16000000 time=2012/",
    ]),
    ("sma", "che", "In February 2012, Switzerland released its Mine Action Strategic Plan.", [
        "MineActionClaim state:che hasStrategy time=2012-02",
    ]),
    ("ma", "lka", "CROMAC estimated that hazardous areas totaling 506.8km2 remained to be cleared.", [
        "ContaminationClaim state:lka contaminatedArea exactly=506.8 status=estimated by=cromac",
    ]),
    ("ma", "esh", "Partial survey by Landmine Action in 2007 identified 154 dangerous areas.", [
        "ContaminationClaim state:esh contaminatedAreas exactly=154 status=concluded by=landmine-action",
    ]),
    ("ma", "ner", "Niger asked for more time. Niger requested a four-year extension period until 31 December 2024.", [
        "LawClaim treaty:mbt requires state:ner time=/2024-12-31 status=planned",
    ]),
    ("ma", "ner", "Niger has submitted five extension requests, the most recent of which was submitted in 2020.", [
        "StatementClaim state:ner calledFor treaty:mbt time=2020",
    ]),
    ("ma", "tcd", "Operations restarted in November 2017 after two years.", [
        "ClearanceClaim state:tcd clearing time=2017-11",
    ]),
    ("ma", "tcd", "Since its establishment in 1998, the army has trained 320 deminers.", [
        "MineActionClaim state:tcd trains exactly=320",
    ]),
    ("ma", "hrv", "Cluster munition remnants contamination was fully cleared in 2020.", [
        "ClearanceClaim state:hrv cleared time=2020",
    ]),
    ("sma", "tcd", "In March 2017, the EU pledged €23 million for a four-year project to begin in September 2017.", [
        "MineActionClaim org:european-union contribution exactly=23000000 time=2017-03 status=planned",
    ]),
    ("sma", "che", "Of the total, CHF9 million (55%) went to the GICHD.", [
        "MineActionClaim state:che contribution org:gichd exactly=9000000",
    ]),
    ("ma", "nic", "It had received $20 million of the $27 million needed to complete mine clearance by 2004.", [
        "MineActionClaim state:nic fundingNeeded exactly=27000000",
    ]),
    ("ma", "kgz", "Kyrgyzstan is contaminated, mainly in Batken, as a result of mine use by Uzbekistan in 1999.", [
        "ContaminationClaim state:kgz contaminatedBy munition:mine place=batken",
        "UseClaim state:uzb used munition:mine time=1999",
    ]),
    ("ma", "srb", "Serbia is contaminated as a result of the war with Chad in 1998, and of the 1999 conflict.", [
        "ContaminationClaim event:1999-conflict causedContaminationOf state:srb time=1999",
    ]),
    ("ma", "irq", "Iraq is contaminated by ERW as a result of the 1980-1988 war with Iran and the 2003 invasion.", [
        "ContaminationClaim event:1980-1988-war causedContaminationOf state:irq time=1980/1988",
        "ContaminationClaim event:2003-invasion causedContaminationOf state:irq time=2003",
    ]),
    ("ma", "dza", "The south of the country is said to be contaminated by improvised mines.", [
        "ContaminationClaim state:dza contaminatedBy munition:improvised-mine status=reported",
    ]),
    ("ma", "vnm", "Most contamination dates from World War II.", [
        "ContaminationClaim state:vnm contaminatedBy munition:mine",
        "ContaminationClaim event:world-war-ii causedContaminationOf state:vnm",
    ]),
    ("ma", "tcd", "Chad has more than 90km2 of contaminated land as a result of the 1973 invasion.", [
        "ContaminationClaim state:tcd contaminatedArea moreThan=90",
    ]),
    ("ma", "est", "The Ministry of Defense estimates that hundreds of thousands of mines remain in Estonia.", [
        "ContaminationClaim state:est contaminatedBy munition:mine status=estimated",
    ]),
    ("ma", "egy", "Egypt claims that 17 million mines and UXO remain in the Western Desert and 5 million in Sinai.", [
        "ContaminationClaim state:egy contaminatedBy munition:mine exactly=17000000 place=western-desert",
        "ContaminationClaim state:egy contaminatedBy munition:mine exactly=5000000 place=sinai status=alleged",
    ]),
    ("ma", "ken", "As of December 2019, 132 minefields remained to be cleared, 84 in Turkana and 48 in Garissa.", [
        "ContaminationClaim state:ken contaminatedAreas exactly=84 place=turkana",
        "ContaminationClaim state:ken contaminatedAreas exactly=48 place=garissa",
    ]),
    ("ma", "ken", "Four minefields lie along the border with Somalia, and two others in the port of Lamu.", [
        "ContaminationClaim state:ken contaminatedAreas exactly=4",
        "ContaminationClaim state:ken contaminatedAreas exactly=2 place=lamu",
    ]),
    ("ma", "zwe", "There are three remaining minefields, two located along the border with Zambia, and one inland.", [
        "ContaminationClaim state:zwe contaminatedAreas exactly=2",
        "ContaminationClaim state:zwe contaminatedAreas exactly=1",
    ]),
    ("ma", "per", "The largest minefield is estimated to extend over 160,000m2.", [
        "ContaminationClaim state:per contaminatedArea exactly=160000 status=estimated",
    ]),
    ("ma", "mmr", "Some 34 townships are contaminated, primarily with antipersonnel mines.", [
        "ContaminationClaim state:mmr affectedRegions approximately=34 weapon=antipersonnel-mine",
    ]),
    ("ma", "col", "Landmines were present in 31 of the country's 32 departments.", [
        "ContaminationClaim state:col affectedRegions exactly=31",
    ]),
    ("ma", "tha", "Mine contamination in Thailand results from a 1979 border conflict with Cambodia.", [
        "ContaminationClaim event:1979-border-conflict causedContaminationOf state:tha time=1979",
    ]),
    ("ma", "ssd", "Contamination in South Sudan blocks roads and prevents cultivation of land.", [
        "ContaminationClaim state:ssd contaminatedBy munition:mine",
    ]),
    ("ma", "col", "Departments most affected by mines are Antioquia, Meta, and Caqueta.", [
        "ContaminationClaim place:antioquia contaminatedBy munition:mine",
        "ContaminationClaim place:caqueta contaminatedBy munition:mine",
    ]),
    ("imp", "ago", "In 2022, Angola released 5km2 of land: 4km2 cleared, 0.3km2 reduced, and 0.7km2 cancelled.", [
        "ClearanceClaim state:ago releasedArea exactly=5 time=2022",
        "ClearanceClaim state:ago clearedArea exactly=4 time=2022",
        "ClearanceClaim state:ago reducedArea exactly=0.3 time=2022",
        "ClearanceClaim state:ago cancelledArea exactly=0.7 time=2022",
    ]),
    ("ma", "per", "During 2004, four demining operators cleared over 32 square kilometers, less than in 2003.", [
        "ClearanceClaim group:four-demining-operators clearedArea moreThan=32 time=2004",
    ]),
    ("ma", "khm", "Cambodia's remaining mine contamination totaled 716km2 at the end of 2021.", [
        "ContaminationClaim state:khm contaminatedArea exactly=716 time=2021-12",
    ]),
    ("ma", "ago", "Angola had 5km2 of mined area and 2km2 of cluster munition contaminated area at the end of 2020.", [
        "ContaminationClaim state:ago contaminatedArea exactly=5",
        "ContaminationClaim state:ago contaminatedArea exactly=2",
    ]),
    ("ma", "lao", "Lao PDR is the world's most heavily contaminated country by cluster munition remnants.", [
        "ContaminationClaim state:lao contaminatedBy munition:cluster-munition-remnant",
    ]),
    ("ma", "ukr", "Contamination is concentrated along the former line of contact.", [
        "ContaminationClaim state:ukr contaminatedBy munition:mine",
    ]),
    ("ma", "yem", "The extent of contamination in Yemen is not known.", [
        "ContaminationClaim state:yem contaminatedBy munition:mine status=notKnown",
    ]),
    ("ma", "khm", "In 2019, Cambodia cleared 21km2, destroying 4,081 mines and 12 antivehicle mines.", [
        "ClearanceClaim state:khm clearedArea exactly=21 time=2019",
        "ClearanceClaim state:khm devicesDestroyed exactly=4081 time=2019",
        "ClearanceClaim state:khm devicesDestroyed exactly=12 time=2019",
    ]),
    ("ma", "yem", "YEMAC cleared 3km2 of mined area in 2020, compared with 1.8km2 in 2019.", [
        "ClearanceClaim org:yemac clearedArea exactly=3 time=2020",
        "ClearanceClaim org:yemac clearedArea exactly=1.8 time=2019",
    ]),
    ("ma", "khm", "In 2015, the HALO Trust released 104 areas totaling 33km2, destroying 60 mines.", [
        "ClearanceClaim org:halo releasedArea exactly=33 time=2015",
        "ClearanceClaim org:halo devicesDestroyed exactly=60 time=2015",
    ]),
    ("ma", "ago", "A total of 9km2 was cancelled in 2018 through non-technical survey.", [
        "ClearanceClaim state:ago cancelledArea exactly=9 time=2018",
    ]),
    ("ma", "khm", "Mine clearance is conducted by the HALO Trust and Norwegian People's Aid.", [
        "MineActionClaim org:halo operatesIn state:khm",
        "MineActionClaim org:npa operatesIn state:khm",
    ]),
    ("ma", "eri", "Eritrea does not have a national mine action authority.", [
        "MineActionClaim state:eri hasAuthority not",
    ]),
    ("ma", "yem", "The Yemen Executive Mine Action Centre is the main clearance operator.", [
        "MineActionClaim org:yemac functionsAs",
    ]),
    ("ma", "yem", "YEMAC employed 850 deminers in 2020.", [
        "MineActionClaim org:yemac personnel exactly=850 time=2020",
    ]),
    ("ma", "ukr", "In 2016, Germany provided €500,000 to the HALO Trust for clearance in eastern Ukraine.", [
        "MineActionClaim state:deu contribution org:halo exactly=500000 time=2016",
    ]),
    ("sma", "yem", "International contributions to mine action in Yemen totaled US$17.5 million in 2019.", [
        "MineActionClaim state:yem contribution exactly=17500000 time=2019",
    ]),
    ("ma", "kosovo", "Kosovo released 0.5km2 of contaminated area in 2014.", [
        "ClearanceClaim territory:kosovo releasedArea exactly=0.5 time=2014",
    ]),
    ("cva", "khm", "The Ministry of Social Affairs is the focal point for victim assistance.", [
        "VictimAssistanceClaim org:ministry-of-social-affairs responsibleFor",
    ]),
    ("cva", "ago", "There was no national victim assistance plan in Angola in 2013.", [
        "VictimAssistanceClaim state:ago hasStrategy not time=2013",
    ]),
    ("cva", "yem", "The ICRC supported four centers, which provided services to 12,000 survivors in 2014.", [
        "VictimAssistanceClaim group:four-centers beneficiaries exactly=12000 time=2014",
    ]),
    ("cva", "khm", "The law prohibits discrimination of disabled persons, but it was not enforced.", [
        "LawClaim state:khm enforces not",
    ]),
    ("ma", "chl", "In 2016, 2km2 was released by clearance, with the destruction of 87 M14 and two PMN mines.", [
        "ClearanceClaim state:chl releasedArea exactly=2 time=2016",
        "ClearanceClaim state:chl devicesDestroyed exactly=87 time=2016",
        "ClearanceClaim state:chl devicesDestroyed exactly=2 time=2016",
    ]),
    ("ma", "chl", "In 2016, Chile released 9km2, a rise from 6km2 in 2015, mainly through survey.", [
        "ClearanceClaim state:chl releasedArea exactly=9 time=2016",
        "ClearanceClaim state:chl releasedArea exactly=6 time=2015",
    ]),
    ("ma", "ago", "CMAC worked on. Of this, the HALO Trust cleared 1.5km2, MAG 0.5km2, and NPA 0.2km2.", [
        "ClearanceClaim org:halo clearedArea exactly=1.5",
        "ClearanceClaim org:mag clearedArea exactly=0.5",
        "ClearanceClaim org:npa clearedArea exactly=0.2",
    ]),
    ("ma", "khm", "Cambodia reported the clearance of 7km2 of land and reduction of a further 2km2 in 2018.", [
        "ClearanceClaim state:khm clearedArea exactly=7 time=2018 by=khm",
        "ClearanceClaim state:khm reducedArea exactly=2 time=2018 by=khm",
    ]),
    ("ma", "chl", "Clearance output in 2019 was 2km2, up from 1km2 the previous year.", [
        "ClearanceClaim state:chl clearedArea exactly=2 time=2019",
        "ClearanceClaim state:chl clearedArea exactly=1 time=2018",
    ]),
    ("ma", "ago", "Some 3km2 of land and nearly 7km2 of battle area were cleared in 2004, destroying 90 mines.", [
        "ClearanceClaim state:ago clearedArea approximately=3 time=2004",
        "ClearanceClaim state:ago clearedArea approximately=7 time=2004",
        "ClearanceClaim state:ago devicesDestroyed exactly=90 time=2004",
    ]),
    ("ma", "tha", "Survey had released 50km2, leaving 12km2 of suspected land to be released.", [
        "ContaminationClaim state:tha contaminatedArea exactly=12",
    ]),
    ("ma", "tha", "Hazardous area had been reduced to 40km2 by the end of 2013 and to 30km2 by the end of 2014.", [
        "ContaminationClaim state:tha contaminatedArea exactly=40",
        "ContaminationClaim state:tha contaminatedArea exactly=30",
    ]),
    ("ma", "khm", "As of May 2016, Cambodia put at 334km2 the land contaminated by submunitions.", [
        "ContaminationClaim state:khm contaminatedArea exactly=334",
    ]),
    ("ma", "tha", "A survey in 2001 identified 530 affected communities in 27 of Thailand's 76 provinces.", [
        "ContaminationClaim state:tha affectedCommunities exactly=530 time=2001",
        "ContaminationClaim state:tha affectedRegions exactly=27 time=2001",
    ]),
    ("ma", "ago", "In all, 15 of its 18 provinces were affected.", [
        "ContaminationClaim state:ago affectedRegions exactly=15",
    ]),
    ("ma", "ago", "By the end of 2018, Angola had 1,200 suspected hazardous areas (SHAs) covering 147km2.", [
        "ContaminationClaim state:ago contaminatedAreas exactly=1200",
        "ContaminationClaim state:ago contaminatedArea exactly=147",
    ]),
    ("imp", "ago", "In 2022, Angola cleared 6km2 and destroyed 3,300 devices (compared to 5km2 cleared in 2021).", [
        "ClearanceClaim state:ago clearedArea exactly=6 time=2022",
        "ClearanceClaim state:ago clearedArea exactly=5 time=2021",
        "ClearanceClaim state:ago devicesDestroyed exactly=3300 time=2022",
    ]),
    ("cva", "tcd", "Several groups of disabled veterans in many towns of Chad advocated for survivors.", [
        "VictimAssistanceClaim group:several-groups-of-disabled-veterans-in-many-towns-of-chad advocatesFor place=tcd",
    ]),
    ("cva", "tcd", "Local associations of amputees in most provinces of Chad assisted survivors.", [
        "VictimAssistanceClaim group:local-associations-of-amputees-in-most-provinces-of-chad assists place=tcd",
    ]),
    ("mbp", "syr", "In 2020, deminers removed 30 booby-traps from Aleppo's eastern suburb of Kallasa.", [
        "ClearanceClaim group:deminers devicesCleared exactly=30 place=kallasa time=2020",
        "ClearanceClaim group:deminers devicesCleared exactly=30 place=aleppo",
    ]),
    ("mbp", "syr", "In 2019, rebels laid mines in Hama's northern district of Suran.", [
        "UseClaim group:rebels used munition:mine place=suran time=2019",
        "UseClaim group:rebels used munition:mine place=hama",
    ]),
    ("mbp", "ukr", "In 2020, deminers removed 30 booby-traps from houses in the town of Bohorodne.", [
        "ClearanceClaim group:deminers devicesCleared exactly=30 place=bohorodne",
    ]),
    ("mbp", "syr", "In 2019, the army cleared 12 mines from 40 houses in the Bab al-Tabbaneh district of Aleppo.", [
        "ClearanceClaim state:syr devicesCleared exactly=12 place=bab-al-tabbaneh",
        "ClearanceClaim state:syr homesCleared exactly=40 place=bab-al-tabbaneh",
    ]),
    ("mbp", "syr", "In 2019, the army cleared 300 mines from the village of Kafr Zita in Hama.", [
        "ClearanceClaim state:syr devicesCleared exactly=300 place=kafr-zita",
        "ClearanceClaim state:syr devicesCleared exactly=300 place=hama",
    ]),
    ("ma", "tjk", "At the end of 2015, it had 10km2 of suspected mined area, in addition to 2km2 of land with ERW.", [
        "ContaminationClaim state:tjk contaminatedArea exactly=10 time=2015-12",
        "ContaminationClaim state:tjk contaminatedArea exactly=2 time=2015-12",
    ]),
    ("ma", "tjk", "The last area with cluster munition remnants, 446,260m2, was cleared in 2015.", [
        "ClearanceClaim state:tjk clearedArea exactly=446260 time=2015",
    ]),
    ("ma", "tjk", "At the end of 2016, it had 8km2 of mine contamination across 147 confirmed hazardous areas.", [
        "ContaminationClaim state:tjk contaminatedArea exactly=8 time=2016-12",
        "ContaminationClaim state:tjk contaminatedAreas exactly=147 time=2016-12",
    ]),
    ("ma", "chl", "Clearance is conducted by army and navy demining units.", [
        "MineActionClaim group:army-and-navy-demining-units operatesIn state:chl",
    ]),
    ("ma", "ago", "In 2015, the HALO Trust employed 1,067 staff in four provinces.", [
        "MineActionClaim org:halo personnel exactly=1067 time=2015",
    ]),
    ("ma", "tha", "Thailand expects to meet its Article 5 deadline of 31 October 2023.", [
        "LawClaim treaty:mbt requires state:tha time=/2023-10-31 status=asserted",
    ]),
    ("ma", "afg", "Mine risk education reached over 1.8 million Afghans and 2,365 communities in 2005.", [
        "MineActionClaim state:afg beneficiaries moreThan=1800000 time=2005",
    ]),
    ("ma", "tcd", "Two risk education campaigns reached around 110,000 refugees in 2005.", [
        "MineActionClaim state:tcd beneficiaries approximately=110000 time=2005",
    ]),
    ("imp", "tha", "In 2019, risk education was delivered to 12,000 beneficiaries, including 5,000 boys.", [
        "MineActionClaim state:tha beneficiaries exactly=12000 time=2019",
    ]),
    ("sma", "afg", "An estimated US$91 million was dedicated to mine action in 2004, a large increase from 2003.", [
        "MineActionClaim state:afg contribution approximately=91000000 time=2004",
    ]),
    ("sma", "irq", "The EU and Norway contributed $2 million each.", [
        "MineActionClaim org:european-union contribution exactly=2000000",
        "MineActionClaim state:nor contribution exactly=2000000",
    ]),
    ("sma", "irq", "Six donors provided $3.4 million in 2013, a decrease of 20% from $4.3 million in 2012.", [
        "MineActionClaim group:six-donors contribution exactly=3400000 time=2013",
        "MineActionClaim state:irq contribution exactly=4300000 time=2012",
    ]),
    ("sma", "irq", "Funding came from the United States ($12.5 million) and Germany ($3 million) in 2010.", [
        "MineActionClaim state:usa contribution state:irq exactly=12500000 time=2010",
        "MineActionClaim state:deu contribution state:irq exactly=3000000 time=2010",
    ]),
    ("ma", "hrv", "Croatia is affected by mines and explosive remnants of war in 59 municipalities.", [
        "ContaminationClaim state:hrv affectedRegions exactly=59",
        "ContaminationClaim state:hrv contaminatedBy munition:mine",
    ]),
    ("ma", "hrv", "In 2016, 38km2 was cleared and 4km2 cancelled, compared to 40km2 cleared the year before.", [
        "ClearanceClaim state:hrv clearedArea exactly=38 time=2016",
        "ClearanceClaim state:hrv cancelledArea exactly=4 time=2016",
        "ClearanceClaim state:hrv clearedArea exactly=40 time=2015",
    ]),
    ("ma", "yem", "At the end of March 2009, 569km2 of an estimated 923km2 had been released.", [
        "ClearanceClaim state:yem releasedArea exactly=569",
        "ContaminationClaim state:yem contaminatedArea approximately=923",
    ]),
    ("ma", "col", "In 2018, Colombia cleared 3km2, with 343 mines destroyed, down from 500 in 2017.", [
        "ClearanceClaim state:col clearedArea exactly=3 time=2018",
        "ClearanceClaim state:col devicesDestroyed exactly=343 time=2018",
    ]),
    ("ma", "cub", "Mined areas around the US base at Guantanamo total 49km2.", [
        "ContaminationClaim place:guantanamo contaminatedArea exactly=49",
    ]),
    ("ma", "chl", "Chile plans to finish clearance of its last mined areas by the end of 2019.", [
        "ClearanceClaim state:chl plansToClear status=planned",
    ]),
]  # fmt: skip
#: section, country, text, the predicates that it must not give plainly.
NO_WAYS = [
    ("ma", "jor", "Jordan should commit more national resources to its land release program.", {"committedTo"}),
    ("ma", "jor", "Teams check land for 9,000 mines which may have been removed by smugglers.", {"devicesCleared"}),
    ("ma", "khm", "A donor promised to provide US$5 million for clearance in 2019.", {"contribution"}),
    ("ma", "ago", "Angola plans to clear 12km2 a year until 2025.", {"clearedArea", "contaminatedArea"}),
    ("ma", "ago", "Angola planned to clear more than 50km2 of ERW in 2018.", {"clearedArea", "contaminatedArea"}),
    ("ma", "khm", "In 2015, CMAC released 104 areas totaling 33km2.", {"contaminatedArea", "devicesDestroyed"}),
    ("ma", "eri", "Eritrea does not have a mine action strategy.", {"hasStrategy"}),
    ("ma", "khm", "In 2016, CMAC reported the release of 3km2 by clearance.", {"contaminatedArea"}),
    ("ma", "khm", "Release in 2016 rose by 3km2.", {"contaminatedArea", "releasedArea"}),
    ("ma", "khm", "Mine survey teams visited 89 of 124 districts.", {"affectedRegions"}),
    ("ma", "yem", "Mines were found in all but one governorate.", {"affectedRegions"}),
    ("ma", "tha", "A further 12km2 was left to be released.", {"releasedArea", "areaToClear"}),
    ("ma", "tha", "Thailand intends to declare completion of clearance in 2023.", {"cleared", "clearedArea"}),
    ("sma", "irq", "Funding rose by $5 million from 2013.", {"contribution"}),
    ("ma", "khm", "Some 500 risk education facilitators were trained.", {"beneficiaries"}),
    ("ma", "lao", "In 2014, NPA cleared 67km2, destroying 60,500 submunitions.", {"devicesCleared"}),
    ("ma", "eri", "No clearance was reported in 2014.", {"cleared", "clearedArea", "clearing"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_it_is_read(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text", "predicates"), NO_WAYS, ids=[way[2][:50] for way in NO_WAYS])
def test_it_is_not_told(code: str, country: str, text: str, predicates: set[str]) -> None:
    plain = list_plain(code, country, text)
    assert not [claim for claim in plain if claim.predicate in predicates], plain


def test_land_released_is_of_no_weapon_that_was_destroyed_on_it() -> None:
    claims = read_text(
        "ma", "chl", "In 2016, 2km2 was released, with the destruction of 87 antipersonnel mines."
    ).claims
    assert [claim.weapons for claim in claims if claim.predicate == "releasedArea"] == [()]


def test_a_place_of_a_meeting_before_is_not_where_the_mines_lie() -> None:
    text = "It was adopted at a meeting in Geneva in 2017. By then, survey had confirmed 16km2 of hazardous areas."
    found = [claim for claim in read_text("ma", "lao", text).claims if claim.predicate == "contaminatedArea"]
    assert [str(claim.subject) for claim in found] == ["state:lao"]


def test_the_day_asked_for_is_not_the_day_of_asking() -> None:
    asked = read_text("ma", "lao", "In 2019, Lao PDR requested an extension of its deadline to 1 August 2025.").claims
    assert [claim.time for claim in asked if claim.predicate == "calledFor"] == ["2019"]
