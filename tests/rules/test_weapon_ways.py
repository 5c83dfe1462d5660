"""Use, stocks, production and transfer as the profiles of many countries tell them, and what is none of these."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, claims that it must make.
WAYS = [
    ("cmb", "geo", "Georgia fired 24 volleys of 13 Mk-4 rockets in August 2008.", [
        "UseClaim state:geo used munition:mk-4 time=2008-08",
    ]),
    ("cmb", "geo", "Georgia bought LAR-160 rockets fitted with M85 submunitions.", [
        "TransferClaim state:geo imported munition:lar-160",
        "CompositionClaim munition:lar-160 hasSubmunition munition:m85",
    ]),
    ("mbp", "ukr", "Ukraine has 3.3 million PFM-1S mines and 149,096 POM-2 mines in store.", [
        "StockpileClaim state:ukr stockpiles munition:pfm-1s exactly=3300000",
        "StockpileClaim state:ukr stockpiles munition:pom-2 exactly=149096",
    ]),
    ("cmb", "ukr", "In April 2009, the Ministry of Defense said that Ukraine held 6,000 tons of cluster munitions.", [
        "StockpileClaim state:ukr stockpiles munition:cluster-munition exactly=6000 status=reported",
    ]),
    ("mbp", "khm", "Cambodia declared that it retained 3,729 antipersonnel mines for training.", [
        "StockpileClaim state:khm stockpiles munition:antipersonnel-mine exactly=3729 status=declared",
    ]),
    ("cmb", "mda", "Moldova has not retained any cluster munitions for training.", [
        "StockpileClaim state:mda stockpiled munition:cluster-munition not",
    ]),
    ("mbp", "khm", "The government of Cambodia maintains that it no longer has a stockpile of antipersonnel mines.", [
        "StockpileClaim state:khm stockpiles munition:antipersonnel-mine not by=khm",
    ]),
    ("cmb", "per", "Peru is listed as possessing KMG-U dispensers that deploy mines, and RBK-250 bombs.", [
        "StockpileClaim state:per stockpiles munition:rbk-250",
    ]),
    ("cmb", "mda", "In its Article 7 report, Moldova declared a total of 1,385 cluster munitions.", [
        "StockpileClaim state:mda stockpiles munition:cluster-munition exactly=1385 status=declared",
    ]),
    ("cmb", "ukr", "Ukraine has stockpiles of cluster munitions that were inherited from the Soviet Union.", [
        "StockpileClaim state:ukr stockpiles munition:cluster-munition",
        "TransferClaim state:sun stockInheritedBy state:ukr",
    ]),
    ("mbp", "ago", "Angola completed the destruction of 88,117 stockpiled mines on 28 December 2006.", [
        "DestructionClaim state:ago destroyed munition:mine exactly=88117 time=2006-12-28",
    ]),
    ("cmb", "kor", "South Korea has imported 271 ATACMS missiles and 2,892 M26 rockets from the United States.", [
        "TransferClaim state:kor imported munition:missile exactly=271 origin=state:usa",
        "TransferClaim state:kor imported munition:m26 exactly=2892 origin=state:usa",
    ]),
    ("cmb", "usa", "The United States transferred CBU-87 bombs to Saudi Arabia, Bahrain, and Oman from 1992 to 2001.", [
        "TransferClaim state:usa transferred munition:cbu-87 recipient=state:sau time=1992/2001",
        "TransferClaim state:usa transferred munition:cbu-87 recipient=state:bhr",
        "TransferClaim state:usa transferred munition:cbu-87 recipient=state:omn",
    ]),
    ("cmb", "bhr", "Bahrain was supplied with M26 rockets by the United States.", [
        "TransferClaim state:usa transferred munition:m26 recipient=state:bhr",
    ]),
    ("mbp", "chl", "Chile last exported antipersonnel mines in 1985.", [
        "TransferClaim state:chl exported munition:antipersonnel-mine time=1985",
    ]),
    ("mbp", "kor", "South Korea has produced KM18A1 Claymore mines since 2011.", [
        "ProductionClaim state:kor produced munition:km18a1 time=2011/",
    ]),
    ("mbp", "mmr", "State-owned Myanmar Defense Products Industries has produced mines since 1998.", [
        "ProductionClaim org:myanmar-defense-products-industries produced munition:mine time=1998/",
    ]),
    ("cmb", "kor", "Two Korean companies, Alpha Corporation and Beta Corporation, have produced cluster munitions.", [
        "ProductionClaim org:alpha-corporation produced munition:cluster-munition",
        "ProductionClaim org:beta-corporation produced munition:cluster-munition",
    ]),
    ("cmb", "syr", "At least 249 cluster munition attacks were recorded in Syria between July 2012 and July 2014.", [
        "UseClaim event:attacks-in-syria attackCount atLeast=249 time=2012-07/2014-07 status=concluded",
    ]),
    ("cmb", "lby", "Libyan forces fired MAT-120 projectiles, each containing 21 submunitions, into Misrata in 2011.", [
        "UseClaim state:lby used munition:mat-120 place=misrata time=2011",
        "CompositionClaim munition:mat-120 hasSubmunition munition:submunition exactly=21",
    ]),
    ("cmb", "tjk", "Cluster munitions were used in Tajikistan by unknown forces in the 1990s.", [
        "UseClaim event:use-of-cluster-munition-in-tajikistan involved munition:cluster-munition place=tjk time=199X",
    ]),
    ("cmb", "lby", "It is not possible to determine which party used the RBK-250 bombs at Bin Jawad.", [
        "UseClaim event:use-of-bomb-in-bin-jawad involved munition:rbk-250 status=notKnown",
    ]),
    ("cmb", "sdn", "There are reports of cluster bomb use by the Sudan Armed Forces in South Kordofan since 2012.", [
        "UseClaim state:sdn used munition:cluster-bomb place=south-kordofan time=2012/ status=reported",
    ]),
    ("cmb", "mda", "The 9M27K rocket is fired by the Uragan launcher and contains 30 submunitions.", [
        "CompositionClaim munition:9m27k carriedBy munition:uragan",
        "CompositionClaim munition:9m27k hasSubmunition munition:submunition exactly=30",
    ]),
    ("cmb", "isr", "The M85 submunition is delivered by 155mm artillery projectiles.", [
        "CompositionClaim munition:m85 carriedBy munition:cluster-projectile",
    ]),
]  # fmt: skip
WAYS += [
    ("mbp", "syr", "For example, in a video shared by residents in May 2013, fighters belonging to the Islamic State"
     " were seen laying mines in Aleppo.", [
        "UseClaim group:islamic-state used munition:mine place=aleppo time=2013-05",
    ]),
    ("mbp", "syr", "For instance, in a film released in June 2014, rebels were shown laying PMN-2 mines.", [
        "UseClaim group:rebels used munition:pmn-2 time=2014-06",
    ]),
    ("mbp", "syr", "In a clip posted by activists in 2016, soldiers fighting for the Islamic State were filmed"
     " emplacing mines.", [
        "UseClaim group:islamic-state used munition:mine time=2016",
    ]),
    ("mbp", "syr", "In 2015, militants affiliated with the Islamic State laid mines in Homs.", [
        "UseClaim group:islamic-state used munition:mine place=homs time=2015",
    ]),
    ("mbp", "per", "The army showed the MX-9 mine—a bounding device fitted with anti-handling fuzes—to the press.", [
        "CompositionClaim munition:mx-9 hasFeature value:bounding",
        "CompositionClaim munition:mx-9 hasFeature value:antihandling",
    ]),
    ("mbp", "per", "It tested the MX-9 – a self-deactivating mine – in 2012.", [
        "CompositionClaim munition:mx-9 hasFeature value:selfDeactivating",
    ]),
    ("mbp", "per", "The army bought the MX-9 (a self-destructing mine) in 2012.", [
        "CompositionClaim munition:mx-9 hasFeature value:selfDestructing",
    ]),
    ("cmb", "syr", "In 2014, Syrian forces used 9M55K and 9M27K rockets containing 9N235 submunitions in Aleppo.", [
        "UseClaim state:syr used munition:9m55k submunition=munition:9n235",
        "UseClaim state:syr used munition:9m27k submunition=munition:9n235",
    ]),
    ("cmb", "ukr", "Rebels fired 9M55K or 9M27K rockets containing 9N210 submunitions in Donetsk.", [
        "UseClaim group:rebels used munition:9m55k submunition=munition:9n210",
    ]),
    ("mbp", "tcd", "Libyan mines were used in Tibesti in 2018 and 2019, suggesting that the mines were recently"
     " transferred to Chad.", [
        "TransferClaim event:transfer-of-mines involved munition:mine time=2018/2019 recipient=state:tcd",
    ]),
    ("mbp", "syr", "In 2014, rebels laid mines and other explosive devices in Aleppo.", [
        "UseClaim group:rebels used munition:mine place=aleppo time=2014",
    ]),
    ("mbp", "syr", "In 2014, rebels laid 30 mines and other explosive devices in Aleppo.", [
        "UseClaim group:rebels used munition:mine exactly=30 place=aleppo",
    ]),
    ("mbp", "ukr", "Ukraine held a stockpile of 5.9 million PFM-series mines.", [
        "StockpileClaim state:ukr stockpiled munition:pfm exactly=5900000",
    ]),
    ("cmb", "ken", "Kenya stockpiled cluster munitions in the past, according to Jane's.", [
        "StockpileClaim state:ken stockpiled munition:cluster-munition",
    ]),
    ("cmb", "chl", "Two companies produced cluster bombs in Chile: Industrias Alfa and BETA.", [
        "ProductionClaim org:industrias-alfa produced munition:cluster-bomb",
        "ProductionClaim org:beta produced munition:cluster-bomb",
    ]),
    ("cmb", "chl", "Chile's CB-250 and CB-500 bombs were also sold to Eritrea, Iraq, and Colombia.", [
        "TransferClaim state:chl exported munition:cb-250 recipient=state:eri",
        "TransferClaim state:chl exported munition:cb-250 recipient=state:col",
    ]),
    ("cmb", "chl", "Chile has a stockpile of cluster munitions. The stockpile was destroyed from 2011 to 2013.", [
        "DestructionClaim state:chl destroyed munition:cluster-munition time=2011/2013",
    ]),
    ("mbp", "ukr", "Mines were used in Donetsk by pro-Russian separatists.", [
        "UseClaim group:pro-russian-separatists used munition:mine place=donetsk",
    ]),
    ("mbp", "ukr", "There is no independent confirmation of use of mines by government forces.", [
        "UseClaim state:ukr used munition:mine status=noEvidence",
    ]),
    ("mbp", "ago", "There were no reports of use by UNITA forces in 2007.", [
        "UseClaim org:unita used munition:antipersonnel-mine status=noEvidence time=2007",
    ]),
]  # fmt: skip
#: section, country, text, kind that must not be made, or only unsure.
NONE = [
    ("cmb", "mda", "The 9M27K rocket is fired by the Uragan launcher.", "UseClaim"),
    ("cmb", "isr", "The M85 submunition is delivered by artillery projectiles.", "TransferClaim"),
    ("mbp", "ukr", "PFM-1S mines are scattered by Uragan rockets.", "UseClaim"),
    ("mbp", "irq", "The team could not establish who laid the mines.", "UseClaim"),
    ("mbp", "mmr", "It is not known which group used the mines.", "UseClaim"),
    ("mbp", "yem", "Amnesty International reported no use of mines in Yemen in 2010.", "UseClaim"),
    ("cmb", "syr", "The report documented Syria's alleged use of cluster munitions in 2012.", "UseClaim"),
    ("mbp", "tha", "Thailand plans to retain 3,000 mines for training.", "StockpileClaim"),
    ("cmb", "ukr", "KMG-U dispensers deploy submunitions from aircraft.", "DeploymentClaim"),
]


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_ways(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


def test_a_number_of_mines_and_other_devices_is_none_of_mines() -> None:
    text = "In 2014, rebels laid 30 mines and other explosive devices in Aleppo."
    [claim] = [c for c in read_text("mbp", "syr", text).claims if c.kind == "UseClaim"]
    assert claim.quantity is not None
    assert claim.quantity.unit == "explosiveDevice"
    assert [ref.key for ref in claim.weapons] == ["explosive-device"]


@pytest.mark.parametrize(("code", "country", "text", "kind"), NONE, ids=[way[2][:50] for way in NONE])
def test_nothing_is_told_as_a_fact(code: str, country: str, text: str, kind: str) -> None:
    made = [claim for claim in read_text(code, country, text).claims if claim.kind == kind]
    assert not [c for c in made if c.status.feeds_findings and c.certainty.value == "certain"], made
