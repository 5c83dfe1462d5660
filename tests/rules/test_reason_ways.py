"""Why states stand apart from treaties, what they leave untold, law that is not there, what nobody could confirm."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rule_example import list_narrow, read_told

from armstrace.graph.claim import Claim

#: section, country, text, the claims that it must make.
WAYS = [
    # reasons
    ("cmb", "fin", "Officials have cited the costs of new weapons as an obstacle to accession. | Finland spoke.", [
        "StatementClaim state:fin stated treaty:ccm",
    ]),
    ("mbp", "vnm", "Vietnam has cited concerns over border security as reasons for not joining the treaty.", [
        "StatementClaim state:vnm stated treaty:mbt",
    ]),
    ("mbp", "pol", "From 1997 until 2004, Poland often cited several preconditions to ratification.", [
        "StatementClaim state:pol stated treaty:mbt",
    ]),
    ("mbp", "kaz", "Kazakhstan cited the need for mines to protect its border as the reason it has not joined.", [
        "StatementClaim state:kaz stated treaty:mbt",
    ]),
    ("cmb", "tur", "Turkey gave several reasons for not joining the convention, among them the eight-year deadline.", [
        "StatementClaim state:tur stated treaty:ccm",
    ]),
    ("mbp", "blr", "Belarus cites Articles 294 and 295 of its criminal code as national implementation measures.", [
        "StatementClaim state:blr regards treaty:mbt",
    ]),
    # positions
    ("cmb", "aze", "Azerbaijan sees no prospect of joining the convention before the conflict ends.", [
        "StatementClaim state:aze stated treaty:ccm",
    ]),
    ("mbp", "irn", "In August 2005, an Iranian official said that Iran is against the use of landmines.", [
        "StatementClaim state:irn opposed munition:mine",
    ]),
    ("cmb", "fin", "Finland was not supportive of a categorical ban on cluster munitions.", [
        "StatementClaim state:fin supported munition:cluster-munition not",
    ]),
    ("cmb", "bra", "In 2015, Brazil articulated its objections to the convention.", [
        "StatementClaim state:bra opposed treaty:ccm time=2015",
    ]),
    ("mbp", "cub", "Its policy has not evolved in recent years. | Cuba has not acceded to the treaty.", [
        "StatementClaim state:cub stated treaty:mbt",
    ]),
    ("mbp", "cub", "Cuba's position on the treaty has not changed since June 2000.", [
        "StatementClaim state:cub stated treaty:mbt",
    ]),
    # what is left untold
    ("cmb", "srb", "Serbia has not shared information on the types of cluster munitions in its stockpile.", [
        "StatementClaim state:srb stated munition:cluster-munition not",
    ]),
    ("mbp", "aze", "They do not include any details on its antipersonnel mines. | Azerbaijan submitted two reports.", [
        "StatementClaim state:aze stated munition:antipersonnel-mine not",
    ]),
    # law
    ("mbp", "arg", "There is no domestic legislation in place to implement the treaty.", [
        "LawClaim state:arg adopted law:domestic-legislation not",
    ]),
    ("mbp", "ssd", "South Sudan has not taken any legal measures to carry out the treaty.", [
        "LawClaim state:ssd adopted law:legal-measures not",
    ]),
    ("mbp", "ecu", "Ecuador began work in 2008 to enact implementing legislation.", [
        "LawClaim state:ecu adopted time=2008 status=planned",
    ]),
    ("cmb", "bra", "A bill to ban cluster munitions was rejected on 14 January 2022.", [
        "LawClaim state:bra adopted time=2022-01-14 not",
    ]),
    # numbers changed, and one for each year
    ("mbp", "arg", "Argentina said it would retain 13,025 mines; the number was decreased to 1,000 in 2002.", [
        "StockpileClaim state:arg stockpiles exactly=1000 time=2002",
    ]),
    ("mbp", "ecu", "Ecuador reported that 900 mines would be retained, but later reduced this number to 400 in 2001.", [
        "StockpileClaim state:ecu stockpiles exactly=400 time=2001",
    ]),
    ("mbp", "chl", "Chile retained 5,000 mines in 2003, 4,500 in 2006, and 3,200 in 2010.", [
        "StockpileClaim state:chl stockpiles munition:mine exactly=5000 time=2003",
        "StockpileClaim state:chl stockpiles munition:mine exactly=4500 time=2006",
        "StockpileClaim state:chl stockpiles munition:mine exactly=3200 time=2010",
    ]),
    # what nobody could confirm
    ("cmb", "egy", "The Monitor has not been able to confirm new use of cluster munitions by Egyptian forces.", [
        "UseClaim state:egy used munition:cluster-munition status=notKnown",
    ]),
    ("mbp", "geo", "Landmine Monitor cannot confirm the allegations. | In 2006, rebels said that Georgia used mines.", [
        "UseClaim event:use-of-mine involved munition:mine status=notKnown",
    ]),
    ("cmb", "fin", "Finland joined in the consensus adoption of the convention in May 2008.", [
        "TreatyStatusClaim state:fin adopted treaty:ccm time=2008-05",
    ]),
    ("cmb", "lby", "Libya did not join in the consensus adoption of the convention in May 2008.", [
        "TreatyStatusClaim state:lby adopted treaty:ccm not time=2008-05",
    ]),
    # what cannot be joined, what was never explained
    ("cmb", "kor", "It said it “shares the goals” of the convention, but cannot join “for now.” | South Korea spoke.", [
        "StatementClaim state:kor stated treaty:ccm",
    ]),
    ("cmb", "sau", "Saudi Arabia did not explain why it abstained from the vote.", [
        "StatementClaim state:sau stated treaty:ccm not",
    ]),
    ("mbp", "cub", "Lt. Col. Ana Lopez said in May 2010 that Cuba has no need of the treaty.", [
        "StatementClaim state:cub stated treaty:mbt time=2010-05 by=ana-lopez",
    ]),
    ("mbp", "vnm", "An official from the Ministry of Defence said that Vietnam cannot join the treaty.", [
        "StatementClaim org:ministry-of-defence stated treaty:mbt",
    ]),
    ("mbp", "aze", "However, Azerbaijan “has no possibility to become a full member of the convention.”", [
        "StatementClaim state:aze stated treaty:mbt",
    ]),
    ("mbp", "fin", "Likewise, officials have cited costs of destruction as reasons for the lack of accession.", [
        "StatementClaim state:fin stated treaty:mbt",
    ]),
    ("cmb", "lby", "Libya has expressed interest in the convention, but has taken no steps so far to join it.", [
        "TreatyStatusClaim state:lby acceded treaty:ccm not",
    ]),
    ("cmb", "mrt", "Mauritania did not sign the convention in 2008, but signed at the UN in April 2010.", [
        "TreatyStatusClaim state:mrt signed treaty:ccm time=2010-04",
    ]),
    ("mbp", "blr", "Belarus said it made no mines since independence in 1992 and never used antipersonnel mines.", [
        "UseClaim state:blr used munition:antipersonnel-mine not",
    ]),
    ("mbp", "geo", "Georgia voted in favor of UNGA resolution 66/29 on 2 December 2011.", [
        "VoteClaim state:geo votedFor resolution:a-res-66-29 time=2011-12-02",
    ]),
    ("mbp", "ecu", "The Monitor knows of no use of mines in Ecuador since the war with Peru ended in 1995.", [
        "UseClaim event:use-of-mine-in-ecuador involved munition:mine status=noEvidence time=1995/",
    ]),
    ("cmb", "kor", "A 2008 directive of the Ministry of Defense requires South Korea to use safer munitions.", [
        "LawClaim law:2008-directive-of-the-ministry-of-defense requires time=2008",
    ]),
    # offices, and exceptions from meetings
    ("mbp", "ecu", "Ecuador served on the Committee on Article 5 Implementation (2015).", [
        "AttendanceClaim state:ecu servedAs treaty:mbt time=2015",
    ]),
    ("mbp", "pol", "Poland attended the intersessional meetings in Geneva in May 2017, and the Third Review Conference"
     " in Maputo in June 2014.", ["AttendanceClaim state:pol attended time=2017-05 place=geneva"]),
    ("cmb", "lby", "Libya has participated in meetings of the convention, but not since September 2016.", [
        "AttendanceClaim state:lby attended not time=2016-09/",
    ]),
    ("mbp", "ecu", "Ecuador is a member of the treaty's Committee on Cooperative Compliance in 2019.", [
        "AttendanceClaim state:ecu servedAs treaty:mbt time=2019",
    ]),
    ("mbp", "irn", "Iran attended none of the treaty's meetings with the sole exception of the May 2001 intersessional"
     " meeting.", ["AttendanceClaim state:irn attended time=2001-05"]),
    # stocks
    ("mbp", "blr", "The original stockpile of antipersonnel mines of Belarus totaled approximately 4.5 million.", [
        "StockpileClaim state:blr stockpiled munition:antipersonnel-mine approximately=4500000",
    ]),
    ("mbp", "pol", "Poland declared a stockpile of three types of antipersonnel mines: PSM-1, PMD-6, and MON-100.", [
        "StockpileClaim state:pol stockpiles munition:psm-1 status=declared",
        "StockpileClaim state:pol stockpiles munition:mon-100 status=declared",
    ]),
    ("cmb", "vnm", "US bombing dropped some 26 million submunitions on Vietnam between 1965 and 1973.", [
        "UseClaim state:usa used munition:submunition time=1965/1973 place=vnm",
    ]),
    ("mbp", "arg", "Argentina completed the destruction of its stockpile of more than 90,000 mines in December 2003.", [
        "DestructionClaim state:arg destroyed moreThan=90000 time=2003-12",
    ]),
    # meetings and votes behind "including"
    ("cmb", "egy", "Egypt took part in the Oslo Process that created the convention, including the Dublin negotiations"
     " in May 2008 as an observer.", ["AttendanceClaim state:egy attended time=2008-05"]),
    ("mbp", "aze", "Azerbaijan has voted for the annual resolution every year since 2005, including Resolution 65/48 on"
     " antipersonnel mines on 8 December 2010.", [
         "VoteClaim state:aze votedFor time=2005/",
         "VoteClaim state:aze votedFor resolution:a-res-65-48 time=2010-12-08",
     ]),
]  # fmt: skip
#: section, country, text, what must not be told.
NEVER: list[tuple[str, str, str, Callable[[Claim], bool]]] = [
    ("cmb", "egy", "The Monitor has not been able to confirm new use of cluster munitions by Egyptian forces.",
     lambda c: c.kind == "UseClaim" and c.status.value != "notKnown"),
    ("mbp", "ecu", "Ecuador initiated a process in 2008 to adopt national implementation measures.",
     lambda c: c.kind == "LawClaim" and c.status.value != "planned"),
    ("mbp", "irn", "Iran has not attended any of the treaty's meetings, except the May 2001 intersessional meeting.",
     lambda c: c.kind == "AttendanceClaim" and c.polarity.value == "negated" and c.time is not None),
    ("cmb", "lby", "Libya has participated in meetings of the convention, but not since September 2016.",
     lambda c: c.polarity.value == "affirmed" and c.time is not None),
    ("mbp", "pol", "In December 2012, Poland concluded its domestic ratification process.",
     lambda c: c.kind in ("TreatyStatusClaim", "StatementClaim")),
    ("cmb", "bra", "The minister said that cluster munitions are an inhumane weapon that should be eliminated.",
     lambda c: c.kind == "DestructionClaim"),
    ("mbp", "syr", "This shows use of mines in Syria, but it is unclear who laid them or when.",
     lambda c: c.subject.key == "unclear" or (c.kind == "UseClaim" and c.status.value == "asserted")),
    ("cmb", "srb", "The minister said Serbia could not ratify before it acquires new weapons.",
     lambda c: c.kind == "TransferClaim"),
    ("mbp", "kaz", "An official stated that Kazakhstan does not have the resources to destroy its mines.",
     lambda c: c.kind == "DestructionClaim"),
    ("mbp", "kaz", "Officials have at times acknowledged the use of landmines in border areas.",
     lambda c: c.kind == "StockpileClaim"),
    ("mbp", "irn", "Iran attended no meetings of the treaty in 2010.",
     lambda c: c.kind == "AttendanceClaim" and c.polarity.value == "affirmed"),
    ("mbp", "ssd", "Rebels accused the South Sudanese government of emplacing mines along routes used by civilians.",
     lambda c: c.kind == "UseClaim" and c.subject.key == "civilians"),
    ("mbp", "tur", "Turkey declared 2.97 million mines and about 920,000 mines emplaced in border areas.",
     lambda c: c.kind == "UseClaim" and c.quantity is not None and c.quantity.value == 2_970_000),
    ("cmb", "zwe", "Zimbabwe was one of just two countries to vote against the resolution in December 2015.",
     lambda c: c.kind == "VoteClaim" and c.status.value != "asserted"),
    ("cmb", "bra", "A deputy introduced draft legislation to ban the production and use of cluster munitions.",
     lambda c: c.kind == "UseClaim"),
    ("mbp", "per", "Peru cited a figure of 300 mines in 2004.", lambda c: c.kind == "StatementClaim"),
    ("mbp", "per", "The report includes information on retained mines.", lambda c: c.kind == "StatementClaim"),
    ("cmb", "fin", "Finland joined the consensus adoption of the convention in May 2008.",
     lambda c: c.predicate == "partyTo"),
]  # fmt: skip


def _lead_first(text: str) -> str:
    """The sentence before, where one is told behind a bar."""
    said, _, lead = text.partition(" | ")
    return f"{lead} {said}".strip()


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_it_is_told(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, _lead_first(text), expected)


@pytest.mark.parametrize(("code", "country", "text", "wrong"), NEVER, ids=[way[2][:50] for way in NEVER])
def test_nothing_more_is_told(code: str, country: str, text: str, wrong: Callable[[Claim], bool]) -> None:
    assert not [claim for claim in list_narrow(code, country, text) if wrong(claim)]
