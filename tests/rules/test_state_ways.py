"""What states do towards treaties, meetings, votes and laws, as the profiles of many countries tell it; and what is
no such act.
"""

from __future__ import annotations

import pytest
from rule_example import list_narrow, list_plain, read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("mbp", "per", "Peru served as co-chair of the Standing Committee on Mine Clearance in 2005.", [
        "AttendanceClaim state:per servedAs treaty:mbt time=2005",
    ]),
    ("mbp", "per", "In 2010, Peru became rapporteur of the treaty's committee on stockpiles.", [
        "AttendanceClaim state:per servedAs treaty:mbt time=2010",
    ]),
    ("cmb", "chl", "In 2012, Chile served as the convention's coordinator for reporting.", [
        "AttendanceClaim state:chl servedAs treaty:ccm time=2012",
    ]),
    ("mbp", "ago", "Angola signed the Mine Ban Treaty in 1997 and ratified it on 5 July 2002, becoming a State Party"
     " on 1 January 2003.", [
        "TreatyStatusClaim state:ago signed treaty:mbt time=1997",
        "TreatyStatusClaim state:ago ratified treaty:mbt time=2002-07-05",
        "TreatyStatusClaim state:ago partyTo treaty:mbt time=2003-01-01",
    ]),
    ("mbp", "yem", "Yemen ratified the treaty in 1998 and it entered into force for the country on 1 March 1999.", [
        "TreatyStatusClaim state:yem ratified treaty:mbt time=1998",
    ]),
    ("cmb", "lao", "The Lao PDR was the fourth country to ratify the convention, doing so on 18 March 2009.", [
        "TreatyStatusClaim state:lao ratified treaty:ccm time=2009-03-18",
    ]),
    ("cmb", "ago", "Angola signed the convention in December 2008 but is yet to ratify.", [
        "TreatyStatusClaim state:ago ratified treaty:ccm not",
    ]),
    ("cmb", "kor", "South Korea has taken no steps to accede to the convention.", [
        "TreatyStatusClaim state:kor acceded treaty:ccm not",
    ]),
    ("mbp", "lao", "Laos is party to the CCW but not its Amended Protocol II.", [
        "TreatyStatusClaim state:lao partyTo treaty:ccw",
        "TreatyStatusClaim state:lao notPartyTo treaty:ccw-ap2",
    ]),
    ("mbp", "ukr", "Ukraine joined CCW Protocol V on 17 May 2005.", [
        "TreatyStatusClaim state:ukr partyTo treaty:ccw-p5 time=2005-05-17",
    ]),
    ("mbp", "mmr", "Myanmar has neither signed nor acceded to the Mine Ban Treaty.", [
        "TreatyStatusClaim state:mmr signed treaty:mbt not",
        "TreatyStatusClaim state:mmr notPartyTo treaty:mbt",
    ]),
    ("mbp", "fin", "In January 2026, Finland will cease to be a State Party to the Mine Ban Treaty.", [
        "TreatyStatusClaim state:fin notPartyTo treaty:mbt status=planned",
    ]),
    ("mbp", "kor", "The treaty has not been ratified by South Korea.", [
        "TreatyStatusClaim state:kor ratified treaty:mbt not",
    ]),
    ("mbp", "ago", "Angola submitted its first Article 7 report in 2004 and annual updates in 2005, 2007, and 2010.", [
        "ReportClaim state:ago submitted time=2004",
        "ReportClaim state:ago submitted time=2007",
        "ReportClaim state:ago submitted time=2010",
    ]),
    ("mbp", "eri", "Eritrea has not provided an annual transparency report since 2014.", [
        "ReportClaim state:eri submitted not time=2014/",
    ]),
    ("cmb", "chl", "Chile voted for the annual resolution on the convention in December 2018, 2019, and 2020.", [
        "VoteClaim state:chl votedFor time=2018-12",
        "VoteClaim state:chl votedFor time=2019",
        "VoteClaim state:chl votedFor time=2020",
    ]),
    ("mbp", "lao", "Laos voted for the first time in favor of the resolution on 5 December 2007.", [
        "VoteClaim state:lao votedFor time=2007-12-05",
    ]),
    ("mbp", "ago", "Angola attended the Fourth Review Conference in Oslo in November 2019 and the intersessional"
     " meetings in Geneva in June 2021.", [
        "AttendanceClaim state:ago attended place=oslo time=2019-11",
        "AttendanceClaim state:ago attended place=geneva time=2021-06",
    ]),
    ("mbp", "kor", "South Korea has observed several meetings of the treaty, most recently in 2019.", [
        "AttendanceClaim state:kor attended time=2019",
    ]),
    ("mbp", "ago", "Angola has not adopted specific legislation to enforce the Mine Ban Treaty.", [
        "LawClaim state:ago adopted law:specific-legislation not",
    ]),
    ("cmb", "chl", "Chile is drafting national legislation for the convention.", [
        "LawClaim state:chl adopted status=planned",
    ]),
    ("mbp", "yem", "Law No. 25 provides for penal sanctions of up to three years of imprisonment.", [
        "LawClaim law:law-no.-25 dealsWith",
    ]),
    ("ma", "khm", "In 2019, Cambodia requested a six-year extension to its clearance deadline, until 2025.", [
        "StatementClaim state:khm calledFor treaty:mbt time=2019",
    ]),
    ("ma", "yem", "In March 2014, States Parties granted Yemen an extension of its deadline, until 1 March 2020.", [
        "LawClaim treaty:mbt requires state:yem time=/2020-03-01",
    ]),
    ("mbp", "chl", "Chile is not party to CCW Protocol V. It has submitted reports under Amended Protocol II.", [
        "TreatyStatusClaim state:chl notPartyTo treaty:ccw-p5",
        "ReportClaim state:chl submitted treaty=treaty:ccw-ap2",
    ]),
    ("mbp", "khm", "Cambodia presented its strategy at the Twelfth Meeting of States Parties in Geneva.", [
        "AttendanceClaim state:khm attended",
    ]),
    ("cmb", "kor", "South Korea has joined a statement on the harm done by cluster munitions.", [
        "StatementClaim state:kor supported munition:cluster-munition",
    ]),
    ("cmb", "eri", "Eritrea has not made any public statement on its accession to the convention.", [
        "StatementClaim state:eri stated treaty:ccm not",
    ]),
    ("cmb", "ago", "In September 2010, the minister of defense said that Angola has destroyed its stockpile.", [
        "StatementClaim state:ago stated time=2010-09",
    ]),
    ("cmb", "lao", "Lao PDR called on all states to join the convention without delay.", [
        "StatementClaim state:lao calledFor treaty:ccm",
    ]),
    ("mbp", "yem", "Several States Parties, including Austria and Norway, expressed concern at the allegations.", [
        "StatementClaim state:aut expressedConcern",
        "StatementClaim state:nor expressedConcern",
    ]),
    ("mbp", "lao", "In 2010, the Minister of Foreign Affairs reaffirmed the intention of the government to accede.", [
        "StatementClaim state:lao stated time=2010",
    ]),
    ("cmb", "chl", "State Party Chile ratified the convention on 16 December 2010.", [
        "TreatyStatusClaim state:chl ratified treaty:ccm time=2010-12-16",
        "TreatyStatusClaim state:chl partyTo treaty:ccm",
    ]),
    ("cmb", "khm", "Phnom Penh will host the Fifth Meeting of States Parties in 2014.", [
        "AttendanceClaim state:khm attended time=2014 status=planned",
    ]),
    ("cmb", "omn", "Muscat voted in favor of UNGA Resolution 70/54 on 7 December 2015.", [
        "VoteClaim state:omn votedFor resolution:a-res-70-54 time=2015-12-07",
    ]),
    ("cmb", "omn", "Oman abstained from voting on a key UN resolution promoting the convention in December 2019.", [
        "VoteClaim state:omn abstainedOn resolution:a-res-74-62 time=2019-12",
    ]),
    ("cmb", "omn", "Oman abstained from voting on key UN resolutions on the convention in 2015 and 2016.", [
        "VoteClaim state:omn abstainedOn resolution:a-res-70-54 time=2015",
        "VoteClaim state:omn abstainedOn resolution:a-res-71-45 time=2016",
    ]),
    ("cmb", "omn", "Since 2015, Oman has abstained from the vote on every annual resolution, most recently on "
     "Resolution 74/62 in December 2019.", [
        "VoteClaim state:omn abstainedOn resolution:ccm-annual time=2015/",
        "VoteClaim state:omn abstainedOn resolution:a-res-74-62 time=2019-12",
    ]),
    ("cmb", "per", "Peru served as president of the First Meeting of States Parties in Vientiane in November 2010.", [
        "AttendanceClaim state:per servedAs treaty:ccm time=2010-11 place=vientiane",
    ]),
    ("mbp", "per", "Peru is party to Amended Protocol II on 3 July 1997 and Protocol V on 29 May 2009.", [
        "TreatyStatusClaim state:per partyTo treaty:ccw-ap2 time=1997-07-03",
        "TreatyStatusClaim state:per partyTo treaty:ccw-p5 time=2009-05-29",
    ]),
    ("mbp", "omn", "Oman’s goal was to ratify the convention by the end of 2010.", [
        "TreatyStatusClaim state:omn ratified treaty:mbt time=/2010-12 status=planned",
    ]),
    ("cmb", "ken", "Kenya hopes to ratify the convention by the end of 2012.", [
        "TreatyStatusClaim state:ken ratified treaty:ccm time=/2012-12 status=planned",
    ]),
    ("cva", "ken", "The Ministry of Health and Handicap International run five centers for amputees.", [
        "VictimAssistanceClaim org:ministry-of-health manages",
    ]),
    ("mbp", "ken", "The Standing Committee was co-chaired by Kenya in 2004.", [
        "AttendanceClaim state:ken servedAs treaty:mbt time=2004",
    ]),
    ("mbp", "ken", "Kenya co-chairs the Standing Committee on Mine Clearance together with Austria.", [
        "AttendanceClaim state:ken servedAs treaty:mbt",
    ]),
    ("mbp", "yem", "Yemen served as co-chair of the Standing Committee on Victim Assistance in 2013-2014.", [
        "AttendanceClaim state:yem servedAs treaty:mbt time=2013/2014",
    ]),
]  # fmt: skip
#: section, country, text, the predicates that it must not give plainly.
NO_WAYS = [
    ("mbp", "yem", "Yemen committed to investigate the case and to report to States Parties.", {"stated", "submitted"}),
    ("cmb", "ago", "Angola joined in the consensus adoption of the convention in Dublin.", {"acceded", "partyTo"}),
    ("cmb", "khm", "Cambodia told the Monitor that it needs time to study the implications of joining the convention.",
     {"acceded", "partyTo", "ratified"}),
    ("mbp", "vnm", "Viet Nam has expressed interest in acceding to the Mine Ban Treaty.", {"acceded", "partyTo"}),
    ("cmb", "ago", "Angolan officials have repeatedly promised to ratify the convention.", {"ratified"}),
    ("mbp", "usa", "The US announced that it would not join the Mine Ban Treaty.", {"acceded", "partyTo"}),
    ("mbp", "fin", "Finland will cease to be a State Party to the Mine Ban Treaty in 2026.", {"partyTo", "notPartyTo"}),
    ("ma", "khm", "Cambodia requested an extension to its clearance deadline, until 31 December 2025.", {"requires"}),
    ("cmb", "chl", "Chile is preparing legislation to implement the convention.", {"adopted"}),
    ("mbp", "yem", "As of October 2021, Yemen had not submitted its annual Article 7 report.", {"submitted"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_it_is_read(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text", "predicates"), NO_WAYS, ids=[way[2][:50] for way in NO_WAYS])
def test_it_is_no_such_act(code: str, country: str, text: str, predicates: set[str]) -> None:
    plain = list_plain(code, country, text)
    assert not [claim for claim in plain if claim.predicate in predicates], plain


def test_an_office_under_a_treaty_is_no_meeting() -> None:
    text = "Peru served as co-chair of the Standing Committee on Mine Clearance in 2005."
    [claim] = [c for c in read_text("mbp", "per", text).claims if c.kind == "AttendanceClaim"]
    assert claim.predicate == "servedAs"
    assert dict(claim.details)["office"] == "co-chair of the Standing Committee on Mine Clearance"


def test_an_assembly_of_a_state_is_not_that_of_the_united_nations() -> None:
    claims = read_told("mbp", "sen", "The General Assembly of Senegal adopted the law in 2005.", [])
    assert [str(claim.subject) for claim in claims] == ["org:general-assembly"]


def test_a_town_that_is_mined_is_no_government() -> None:
    assert not list_narrow("cas", "ken", "Nairobi is contaminated with mines.")
