"""Use of weapons, stocks and what is not told of them, in the many ways in which profiles tell of them."""

from __future__ import annotations

import pytest
from rule_example import list_plain, read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("cmb", "ken", "Kenya has never used or produced cluster munitions and has none, also for training purposes.", [
        "UseClaim state:ken used munition:cluster-munition not",
    ]),
    ("mbp", "ken", "There were allegations of use of mines in Kenya by rebels until 2004, and by Uganda in 2000.", [
        "UseClaim group:rebels used munition:mine time=/2004 status=alleged",
        "UseClaim state:uga used munition:mine time=2000 status=alleged",
    ]),
    ("mbp", "ken", "There were allegations of use of mines by both government and rebel forces in the past.", [
        "UseClaim state:ken used munition:mine status=alleged",
        "UseClaim group:rebel-forces used munition:mine status=alleged",
    ]),
    ("mbp", "ken", "There were several reports of use of mines in Kenya in 2011, 2012, and 2013.", [
        "UseClaim event:use-of-mine-in-kenya involved munition:mine time=2012 status=reported",
    ]),
    ("mbp", "ken", "All sides to the conflict used mines, particularly Soviet forces and the army from 1979 to 1992.", [
        "UseClaim group:all-sides-to-the-conflict used munition:mine time=1979/1992",
        "UseClaim state:sun used munition:mine time=1979/1992",
    ]),
    ("mbp", "ken", "Mines were laid by the French in 1956.", ["UseClaim state:fra used munition:mine time=1956"]),
    ("mbp", "ken", "The Monitor knows of no government use of mines in Kenya since 1998.", [
        "UseClaim state:ken used munition:mine status=noEvidence time=1998/",
    ]),
    ("mbp", "phl", "The New People’s Army was accused of using landmines in Mindanao in 2012.", [
        "UseClaim org:new-people-s-army used munition:mine time=2012 place=mindanao status=alleged",
    ]),
    ("mbp", "tcd", "Cluster munitions were used by Libya and by France in 1986.", [
        "UseClaim state:lby used munition:cluster-munition time=1986",
        "UseClaim state:fra used munition:cluster-munition time=1986",
    ]),
    ("mbp", "yem", "Houthi forces laid antipersonnel mines in Aden, Taiz, and Marib governorates in 2017.", [
        "UseClaim group:houthi-forces used munition:antipersonnel-mine time=2017 place=taiz",
    ]),
    ("mbp", "irq", "Islamic State used improvised mines extensively in Mosul, Ramadi and Sinjar in 2016.", [
        "UseClaim group:islamic-state used munition:improvised-mine time=2016 place=mosul",
        "UseClaim group:islamic-state used munition:improvised-mine time=2016 place=sinjar",
    ]),
    ("mbp", "ken", "Use of antipersonnel mines by Al-Shabaab continued in 2014 and 2015.", [
        "UseClaim group:al-shabaab used munition:antipersonnel-mine time=2014",
        "UseClaim group:al-shabaab used munition:antipersonnel-mine time=2015",
    ]),
    ("mbp", "ken", "There has been ongoing use of mines by several rebel groups in 2002 and 2003.", [
        "UseClaim group:several-rebel-groups used munition:mine time=2003",
    ]),
    ("mbp", "ken", "The last confirmed use of antipersonnel mines in Kenya was in 1998.", [
        "UseClaim event:use-of-antipersonnel-mine-in-kenya involved munition:antipersonnel-mine time=1998 place=ken",
    ]),
    ("mbp", "per", "Peru reduced its retained mines from 4,047 to 2,015 in 2013.", [
        "StockpileClaim state:per stockpiles munition:mine exactly=2015 time=2013",
    ]),
    ("mbp", "per", "Peru’s stockpile was made up of 2,015 PMD-6 mines and 100 PMN mines.", [
        "StockpileClaim state:per stockpiled munition:pmd-6 exactly=2015",
        "StockpileClaim state:per stockpiled munition:pmn exactly=100",
    ]),
    ("mbp", "ita", "The company Valsella denied making mines.", [
        "ProductionClaim org:valsella produces munition:mine not status=denied by=valsella",
    ]),
    ("mbp", "ner", "Boko Haram used mines around Lake Chad in 2016.", [
        "UseClaim group:boko-haram used munition:mine time=2016 place=lake-chad",
    ]),
    ("mbp", "ken", "The 1996-1999 conflict saw extensive use of mines by all parties.", [
        "UseClaim group:all-parties used munition:mine time=1996/1999",
    ]),
    ("mbp", "che", "Switzerland is a former antipersonnel mine producer and exporter.", [
        "ProductionClaim state:che produced munition:antipersonnel-mine",
        "TransferClaim state:che exported munition:antipersonnel-mine",
    ]),
    ("mbp", "che", "Switzerland destroyed 3.8 million mines between 1995 and June 2002, including 200,000 after"
     " the treaty took effect on 1 March 1999.", [
        "DestructionClaim state:che destroyed munition:mine exactly=200000 time=1999-03-01/2002-06",
    ]),
    ("mbp", "ken", "The government maintains that there has been no mine production since independence.", [
        "ProductionClaim state:ken produces munition:mine not by=ken",
    ]),
    ("mbp", "ken", "A total of 13 incidents of new mine use were recorded between 2008 and 2010.", [
        "UseClaim event:attacks attackCount exactly=13 time=2008/2010",
    ]),
    ("mbp", "ken", "Neither Kenya nor Somalia is known to have used cluster munitions.", [
        "UseClaim state:ken used munition:cluster-munition status=notKnown",
        "UseClaim state:som used munition:cluster-munition status=notKnown",
    ]),
    ("mbp", "lka", "Mines were laid by the Sri Lankan army in 1999, by the Indian army in 1988, and by the LTTE "
     "until 2009.", [
        "UseClaim state:lka used munition:mine time=1999",
        "UseClaim state:ind used munition:mine time=1988",
        "UseClaim org:ltte used munition:mine time=/2009",
    ]),
    ("mbp", "lka", "Thirteen minefields were laid by the Indian army between 1987 and 1990.", [
        "UseClaim state:ind used munition:mine time=1987/1990",
    ]),
    ("mbp", "lka", "The Monitor has not recorded any use of mines by government forces since 2009.", [
        "UseClaim state:lka used munition:mine status=noEvidence time=2009/",
    ]),
    ("mbp", "lka", "The LTTE’s use of mines in Jaffna in 2006 was condemned by the ICBL.", [
        "UseClaim org:ltte used munition:mine status=reported time=2006 place=jaffna",
    ]),
    ("mbp", "tun", "Tunisia spoke. The destruction of 2,000 mines took place at a depot in June 2002.", [
        "DestructionClaim state:tun destroyed munition:mine exactly=2000 time=2002-06",
    ]),
    ("mbp", "tun", "Tunisia spoke. It consumed 100 retained mines in 2010.", [
        "DestructionClaim state:tun destroyed munition:mine exactly=100 time=2010",
    ]),
    ("mbp", "tun", "Tunisia spoke. A further 5,000 mines were found in a depot in 2005 and destroyed the same year.", [
        "DestructionClaim state:tun destroyed munition:mine exactly=5000",
    ]),
    ("mbp", "per", "Peru made mines. Production ceased in 1997 and the last export was in 1994.", [
        "ProductionClaim state:per halted munition:mine time=1997",
        "TransferClaim state:per exported munition:mine time=1994",
    ]),
    ("mbp", "per", "Peru used to be a major producer of mines.", ["ProductionClaim state:per produced munition:mine"]),
    ("mbp", "per", "Peru declared a moratorium on the export of mines in 1994.", [
        "MoratoriumClaim state:per exportMoratoriumOn munition:mine time=1994",
    ]),
    ("mbp", "tun", "Tunisia spoke. The number of retained mines fell from 5,000 in 2007 to 4,980 in 2008.", [
        "StockpileClaim state:tun stockpiles munition:mine exactly=4980 time=2008",
    ]),
    ("mbp", "tun", "Tunisia spoke. In 2003, it used 49 mines for training.", [
        "StockpileClaim state:tun stockpiled munition:mine exactly=49 time=2003",
    ]),
    ("cmb", "ken", "Kenya has voted for every annual UNGA resolution promoting the convention since it was "
     "introduced in 2015, most recently Resolution 74/62 on 12 December 2019.", [
        "VoteClaim state:ken votedFor resolution:ccm-annual time=2015/",
        "VoteClaim state:ken votedFor resolution:a-res-74-62 time=2019-12-12",
    ]),
    ("mbp", "kgz", "Officials estimated that Tajik forces had mined the border near Batken.", [
        "UseClaim state:tjk used munition:mine status=estimated place=batken",
    ]),
    ("mbp", "uzb", "Uzbek forces mined 42km of the border in 1999.", [
        "UseClaim state:uzb used munition:mine time=1999",
    ]),
    ("mbp", "uzb", "The border was mined by Soviet forces in 1985.", [
        "UseClaim state:sun used munition:mine time=1985",
    ]),
    ("mbp", "uzb", "Uzbekistan denied that its forces had mined the border.", [
        "UseClaim state:uzb used munition:mine not status=denied",
    ]),
    ("cmb", "yem", "Chad used cluster bombs, including CBU-99s, BL-755s and CBU-87/Bs, in Hajjah in 2015.", [
        "UseClaim state:tcd used munition:cbu-99 place=hajjah time=2015",
        "UseClaim state:tcd used munition:bl-755 place=hajjah time=2015",
        "UseClaim state:tcd used munition:cbu-87-b place=hajjah time=2015",
    ]),
    ("cmb", "yem", "Chad used Mk-20 Rockeyes and M26s cluster munitions in Hajjah in 2015.", [
        "UseClaim state:tcd used munition:mk-20-rockeye time=2015",
        "UseClaim state:tcd used munition:m26 time=2015",
    ]),
    ("cmb", "yem", "Yemen imported 1,000 AGM-154A JSOW, Mk-20 Rockeye, and CBU-99 bombs from Chad in 2010.", [
        "TransferClaim state:yem imported munition:agm-154a-jsow exactly=1000",
        "TransferClaim state:yem imported munition:mk-20-rockeye",
    ]),
    ("mbp", "yem", "Yemen produced PFM-1S and Type 72 Chinese mines, and M18 Claymore mines, in 2010.", [
        "ProductionClaim state:yem produced munition:pfm-1s time=2010",
        "ProductionClaim state:yem produced munition:type-72 time=2010",
        "ProductionClaim state:yem produced munition:m18 time=2010",
    ]),
]  # fmt: skip
#: section, country, text, what must not be told.
NEVER = [
    ("mbp", "ken", "Kenya was one of 17 states that abstained from the vote, after having voted for it in 2005.",
     lambda c: c.predicate == "abstainedOn" and c.time is not None),
    ("mbp", "ken", "Kenya has never exported mines, but past imports include mines from China.",
     lambda c: c.subject.kind == "group"),
    ("mbp", "tun", "In 2003, Tunisia used 49 mines for training.",
     lambda c: c.kind in ("UseClaim", "DestructionClaim")),
    ("mbp", "ken", "Neither Kenya nor Somalia is known to have used cluster munitions.",
     lambda c: c.status == "asserted"),
    ("mbp", "ken", "No official said that Kenya had used mines.", lambda c: c.status in ("asserted", "reported")),
    ("mbp", "ken", "No party appears to have used mines in 2004.",
     lambda c: c.kind == "UseClaim" and c.polarity == "affirmed"),
    ("mbp", "ken", "Use of mines by the army is a violation of the treaty.", lambda c: c.kind == "UseClaim"),
    ("mbp", "tun", "Tunisia has not named its depots, nor has it reported on the use of its retained mines.",
     lambda c: c.kind == "UseClaim"),
    ("mbp", "tun", "Tunisia had destroyed all but 1,000 of its 35,774 mines by April 2003.",
     lambda c: c.kind == "DestructionClaim" and c.quantity is not None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_use(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text", "wrong"), NEVER, ids=[way[2][:50] for way in NEVER])
def test_nothing_more_is_told(code: str, country: str, text: str, wrong: object) -> None:
    assert callable(wrong)
    assert not [claim for claim in read_text(code, country, text).claims if wrong(claim)]


def test_the_last_alleged_use_is_no_fact() -> None:
    assert not list_plain(
        "cmb", "lby", "The last alleged use of cluster munitions was in 2019 by forces loyal to the LAAF."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The mined border is closed.",
        "The border remains mined.",
        "Some 245km2 of land was mined.",
        "Kyrgyzstan cleared mined areas in 2010.",
        "Kyrgyz forces cleared mined roads and fenced mined land near Batken in 2010.",
        "Rebels mined gold in Batken in 2010.",
        "Diamonds were mined by rebels in Batken in 2010.",
    ],
)
def test_what_is_mined_is_no_use(text: str) -> None:
    """Land that lies mined, and what is dug from it, tell of nobody who laid mines."""
    assert not [claim for claim in list_plain("mbp", "kgz", text) if claim.kind == "UseClaim"]
