"""Policy sections of many countries: laws, reports and when they are due, meetings, stocks once held, what is
only asked for or thought of.
"""

from __future__ import annotations

import pytest
from rule_example import list_plain, read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("cmb", "per", "Peru ratified the convention on 6 April 2011 and enacted implementing legislation in 2015.", [
        "TreatyStatusClaim state:per ratified treaty:ccm time=2011-04-06",
        "LawClaim state:per adopted law:implementing-legislation time=2015",
    ]),
    ("cmb", "per", "Its implementing law for both the convention and the Mine Ban Treaty took effect on 8 May 2015.", [
        "LawClaim state:per adopted time=2015-05-08",
    ]),
    ("cmb", "per", "Peru's parliament passed a law for the convention on 4 May 2015, which took effect in June 2015.", [
        "LawClaim state:per adopted time=2015-05-04",
        "LawClaim state:per adopted time=2015-06",
    ]),
    ("cmb", "per", "It amended its penal code in June 2016 to provide sanctions. | Peru ratified in 2011.", [
        "LawClaim state:per adopted law:penal-code time=2016-06",
    ]),
    ("mbp", "per", "No implementation law has been enacted.", ["LawClaim state:per adopted not"]),
    ("cmb", "sen", "Officials indicated that Senegal was considering enacting a law on the ban.", [
        "LawClaim state:sen adopted status=planned",
    ]),
    ("cmb", "sen", "Senegal ratified the convention in 2011 and views its existing laws as sufficient.", [
        "StatementClaim state:sen regards treaty:ccm",
    ]),
    ("mbp", "ago", "Angola ratified the treaty on 5 July 2002, and it entered into force on 1 January 2003.", [
        "TreatyStatusClaim state:ago enteredIntoForce treaty:mbt time=2003-01-01",
    ]),
    ("mbp", "ago", "Angola ratified on 5 July 2002, and the treaty entered into force on 1 January 2003.", [
        "TreatyStatusClaim state:ago enteredIntoForce treaty:mbt time=2003-01-01",
    ]),
    ("cmb", "per", "Peru used none, but it acquired them and once held a stock of 690 cluster munitions.", [
        "StockpileClaim state:per stockpiled munition:cluster-munition exactly=690",
    ]),
    ("cmb", "per", "Peru confirmed it has never used cluster munitions and stockpiles 909 cluster bombs.", [
        "UseClaim state:per used munition:cluster-munition not status=denied by=per",
        "StockpileClaim state:per stockpiles exactly=909 status=admitted by=per",
    ]),
    ("cmb", "sen", "Senegal has never produced or stockpiled cluster munitions and has not kept any for training.", [
        "StockpileClaim state:sen stockpiled munition:cluster-munition not",
        "ProductionClaim state:sen produced munition:cluster-munition not",
    ]),
    ("cmb", "per", "Peru played a role in the Oslo Process that made the ban and hosted a meeting in Lima in 2007.", [
        "AttendanceClaim state:per attended meeting:oslo-process",
        "AttendanceClaim state:per attended place=lima time=2007",
    ]),
    ("mbp", "per", "Peru took part in the First Meeting of State Parties (FMSP) held in Maputo in May 1999.", [
        "AttendanceClaim state:per attended time=1999-05 place=maputo",
    ]),
    ("mbp", "per", "Peru hosted the Lima Workshop on Surplus Mines on 7 and 8 July 2009.", [
        "AttendanceClaim state:per attended time=2009-07-07/2009-07-08",
    ]),
    ("mbp", "per", "Peru was President of the Sixth Meeting of States Parties from May 2005 to June 2006.", [
        "AttendanceClaim state:per servedAs treaty:mbt time=2005-05/2006-06",
    ]),
    ("mbp", "per", "Peru made a presentation to the May 2000 meeting of the committee on stockpiles.", [
        "AttendanceClaim state:per attended time=2000-05",
    ]),
    ("mbp", "per", "Peru attended two meetings: a regional conference in Quito in June 2010 and the Second "
     "Review Conference in Cartagena in 2009.", [
        "AttendanceClaim state:per attended time=2010-06 place=quito",
        "AttendanceClaim state:per attended time=2009 place=cartagena",
    ]),
    ("mbp", "per", "Peru's Article 7 report dated 30 May 2003 was submitted to the UN on 18 June 2003.", [
        "ReportClaim state:per submitted time=2003-06-18",
    ]),
    ("mbp", "per", "A national demining act was signed into law on 3 May 2001.", [
        "LawClaim state:per adopted time=2001-05-03",
    ]),
    ("mbp", "per", "The Ministry of Defense submitted a draft law to parliament in 2004.", [
        "LawClaim org:ministry-of-defense adopted time=2004 status=planned",
    ]),
    ("mbp", "per", "Domestic legislation—the Law against Mines—took effect on 28 May 1999.", [
        "LawClaim state:per adopted law:law-against-mines time=1999-05-28",
    ]),
    ("mbp", "per", "Peru attended the meeting in Geneva in May 2019, where it made statements on victim assistance.", [
        "StatementClaim state:per stated",
        "AttendanceClaim state:per attended time=2019-05 place=geneva",
    ]),
    ("mbp", "per", "There were no reports of government forces using mines in 2004.", [
        "UseClaim state:per used munition:mine status=noEvidence time=2004",
    ]),
    ("cmb", "lbn", "The Republic of Lebanon signed the convention on 3 May 2009 and ratified on 5 June 2010.", [
        "TreatyStatusClaim state:lbn signed treaty:ccm time=2009-05-03",
        "TreatyStatusClaim state:lbn ratified treaty:ccm time=2010-06-05",
    ]),
    ("mbp", "tha", "Thailand was present at the Fourth Review Conference in Oslo in November 2019.", [
        "AttendanceClaim state:tha attended time=2019-11 place=oslo",
    ]),
    ("mbp", "ago", "On 14 September 2004, Angola submitted its initial report, which was due by 30 June 2003.", [
        "ReportClaim state:ago submitted time=2004-09-14",
        "LawClaim treaty:mbt requires state:ago time=/2003-06-30",
    ]),
    ("mbp", "per", "Peru did not attend the Tenth Meeting of States Parties in 2010 nor May 2011 meetings in Geneva.", [
        "AttendanceClaim state:per attended not time=2010",
        "AttendanceClaim state:per attended not time=2011-05 place=geneva",
    ]),
    ("mbp", "per", "Peru attended the Seventh Meeting of States Parties in Geneva in November-December 2005.", [
        "AttendanceClaim state:per attended time=2005-11/2005-12 place=geneva",
    ]),
    ("cmb", "per", "Peru took part in two meetings of the Oslo Process (Lima in May 2007 and Vienna in June 2007).", [
        "AttendanceClaim state:per attended meeting:oslo-process time=2007-05 place=lima",
    ]),
    ("cmb", "per", "Peru attended Oslo Process meetings, including the negotiations in Dublin in May 2008.", [
        "AttendanceClaim state:per attended meeting:oslo-process",
        "AttendanceClaim state:per attended time=2008-05 place=dublin",
    ]),
    ("mbp", "per", "Peru served on the Committee on Victim Assistance (2016-2018).", [
        "AttendanceClaim state:per servedAs treaty:mbt time=2016/2018",
    ]),
    ("mbp", "per", "Peru acted as Friend of the President of the First Review Conference.", [
        "AttendanceClaim state:per servedAs treaty:mbt",
    ]),
    ("cmb", "per", "In 2018, Peru started destroying a stock of 682 cluster munitions.", [
        "DestructionClaim state:per destroying munition:cluster-munition exactly=682 time=2018",
    ]),
]  # fmt: skip
#: section, country, text, what must not be told.
NEVER = [
    ("cmb", "per", "Peru was the second state to ratify the convention and hosted a meeting in Lima in November 2010.",
     lambda c: c.predicate == "ratified" and c.time is not None),
    ("cmb", "per", "Peru was one of the first states to ratify the convention, which took effect on 1 August 2010.",
     lambda c: c.predicate == "ratified" and c.time is not None),
    ("mbp", "per", "Peru voted for Resolution 74/61 each year between 2017 and 2019.",
     lambda c: c.predicate == "votedFor" and c.object.key == "a-res-74-61" and c.time != "2019"),
    ("cmb", "per", "Peru confirmed it has never used cluster munitions and stockpiles 909 cluster bombs.",
     lambda c: c.kind == "UseClaim" and c.quantity is not None),
    ("cmb", "per", "Peru submitted a request to extend the deadline for completing its destruction to April 2021.",
     lambda c: c.kind in ("DestructionClaim", "LawClaim")),
    ("cmb", "per", "Peru attended every meeting, including the Fifth Meeting of States Parties in September 2014.",
     lambda c: "fifth" not in c.object.key and c.time is not None),
    ("cmb", "per", "The Oslo Process that created the convention and hosted talks was open to Peru.",
     lambda c: c.kind == "UseClaim"),
    ("mbp", "per", "The treaty entered into force for States Parties on 1 March 1999.",
     lambda c: c.predicate == "enteredIntoForce"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_policy(code: str, country: str, text: str, expected: list[str]) -> None:
    text, _, lead = text.partition(" | ")
    read_told(code, country, f"{lead} {text}".strip(), expected)


@pytest.mark.parametrize(("code", "country", "text", "wrong"), NEVER, ids=[way[2][:50] for way in NEVER])
def test_nothing_more_is_told(code: str, country: str, text: str, wrong: object) -> None:
    assert callable(wrong)
    assert not [claim for claim in read_text(code, country, text).claims if wrong(claim)]


def test_what_no_subject_did_is_not_told_as_done() -> None:
    for text in ("No law was enacted.", "No cluster munitions were destroyed in 2015.", "None of the mines were laid."):
        assert not list_plain("mbp", "per", text), text


@pytest.mark.parametrize(
    "text",
    [
        "Peru gave statements on mine clearance and provided an update on stockpiled mines.",
        "Peru provided information on antipersonnel mines to the treaty's president.",
        "Peru received assistance for mine survivors.",
    ],
)
def test_what_is_only_spoken_of_is_not_moved(text: str) -> None:
    assert not [claim for claim in read_text("mbp", "per", text).claims if claim.kind == "TransferClaim"]
