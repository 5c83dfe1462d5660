"""Meetings, reports and steps towards a treaty in the many ways in which profiles tell of them."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("cmb", "ken", "Kenya took part as an observer at the convention's meetings of States Parties in 2011–2014 and the "
     "First Review Conference in 2015.", [
        "AttendanceClaim state:ken attended time=2013",
        "AttendanceClaim state:ken attended time=2015",
    ]),
    ("mbp", "ken", "Kenya is not party to the Convention on Conventional Weapons, nor is it party to the Convention on "
     "Cluster Munitions.", [
        "TreatyStatusClaim state:ken notPartyTo treaty:ccw",
        "TreatyStatusClaim state:ken notPartyTo treaty:ccm",
    ]),
    ("cmb", "ken", "Kenya has taken part in three of the convention's Meetings of States Parties, including the "
     "Fifth Meeting of States Parties in San José in September 2014.", [
        "AttendanceClaim state:ken attended exactly=3",
        "AttendanceClaim state:ken attended time=2014-09 place=san-jose",
    ]),
    ("mbp", "ken", "Since 2009, Kenya has come to the treaty's meetings and attended many of the treaty's meetings, "
     "most recently the Nineteenth Meeting of States Parties, held virtually in November 2021.", [
        "AttendanceClaim state:ken attended meeting:mine-ban-treaty-meetings",
        "AttendanceClaim state:ken attended time=2021-11",
    ]),
    ("mbp", "ken", "Since 2009, Kenya has attended the treaty's meetings, most recently the Nineteenth Meeting of "
     "States Parties.", [
        "AttendanceClaim state:ken attended meeting:mine-ban-treaty-meetings time=2009/",
    ]),
    ("cmb", "ken", "Since 2008, Kenya attended two meetings: a workshop in Lomé in May 2013 and the Third Meeting of "
     "States Parties in Oslo in September 2012.", [
        "AttendanceClaim state:ken attended exactly=2",
        "AttendanceClaim state:ken attended time=2012-09 place=oslo",
    ]),
    ("cmb", "ken", "Kenya took part as an observer in every meeting of the convention, except in 2016.", [
        "AttendanceClaim state:ken attended not time=2016",
    ]),
    ("cmb", "gha", "Ghana attended the preparatory meetings for the Second Review Conference in 2020.", [
        "AttendanceClaim state:gha attended meeting:convention-on-cluster-munitions-preparatory-second-review-co",
    ]),
    ("mbp", "ken", "Until 2016, Kenya attended every Review Conference since joining the treaty in 2003.", [
        "AttendanceClaim state:ken attended time=2003/2016",
    ]),
    ("mbp", "ken", "In 2009, Kenya sent a representative to the intersessional meetings in Geneva, its first since the "
     "First Meeting of States Parties in May 1999.", [
        "AttendanceClaim state:ken attended time=2009 place=geneva",
    ]),
    ("mbp", "ken", "Kenya sent a delegate to a seminar on the Mine Ban Treaty in Africa, held in Mali in May 2001.", [
        "AttendanceClaim state:ken attended time=2001-05 place=mli",
    ]),
    ("mbp", "ken", "Kenya comes to meetings of the treaty, most recently attending the Fourth Review "
     "Conference, held in Oslo "
     "in November 2019, and the intersessional meetings held in Geneva in June 2022.", [
        "AttendanceClaim state:ken attended time=2019-11 place=oslo",
        "AttendanceClaim state:ken attended time=2022-06 place=geneva",
    ]),
    ("cmb", "ken", "Kenya took part as an observer in the convention's First Review Conference, held in "
     "September 2015.", [
        "AttendanceClaim state:ken attended time=2015-09",
    ]),
    ("cmb", "ken", "Kenya took part in four regional meetings held during the Oslo Process.", [
        "AttendanceClaim state:ken attended meeting:oslo-process exactly=4",
    ]),
    ("mbp", "ken", "The Permanent Mission of Kenya to the UN attended the intersessional meetings in Geneva in "
     "June 2011.", [
        "AttendanceClaim state:ken attended time=2011-06 place=geneva",
    ]),
    ("mbp", "ken", "Delegates from Kenya were present at a regional workshop in Bangkok in April 2009.", [
        "AttendanceClaim state:ken attended time=2009-04 place=bangkok",
    ]),
    ("cmb", "ken", "Kenya attended all Meetings of States Parties, as well as intersessional meetings in Geneva "
     "in 2011.", [
        "AttendanceClaim state:ken attended time=2011 place=geneva",
    ]),
    ("cmb", "ken", "In 2012, Kenya attended the Third Meeting of States Parties and the intersessional meetings.", [
        "AttendanceClaim state:ken attended "
     "meeting:convention-on-cluster-munitions-intersessional-meetings-2012 time=2012",
    ]),
    ("cmb", "cmr", "Cameroon took part in the Oslo Process that created the convention and joined in the "
     "consensus adoption of "
     "the Convention on Cluster Munitions in Dublin in May 2008.", [
        "TreatyStatusClaim state:cmr adopted treaty:ccm time=2008-05 place=dublin",
    ]),
    ("cmb", "nga", "At a conference in Dubrovnik, Croatia in September 2015, Nigeria welcomed the new action plan.", [
        "StatementClaim state:nga supported time=2015-09",
    ]),
    ("mbp", "ven", "Venezuela has provided 12 Mine Ban Treaty Article 7 reports, most recently in 2013.", [
        "ReportClaim state:ven submitted exactly=12",
        "ReportClaim state:ven submitted time=2013",
    ]),
    ("cmb", "ven", "As of July 2021, Venezuela had provided five annual updates.", [
        "ReportClaim state:ven submitted exactly=5",
    ]),
    ("cmb", "zwe", "Zimbabwe has taken no action towards joining the convention.", [
        "TreatyStatusClaim state:zwe acceded treaty:ccm not",
    ]),
    ("cmb", "ken", "In May 2019, Kenya underlined that cluster munitions cause grave harm.", [
        "StatementClaim state:ken stated munition:cluster-munition time=2019-05",
    ]),
    ("cmb", "ken", "Kenya commended the progress made under the convention.", [
        "StatementClaim state:ken supported treaty:ccm",
    ]),
    ("cmb", "ken", "Kenya joined the talks, attending conferences in Vienna, Wellington, and Dublin.", [
        "AttendanceClaim state:ken attended place=vienna",
        "AttendanceClaim state:ken attended place=wellington",
        "AttendanceClaim state:ken attended place=dublin",
    ]),
    ("cmb", "ken", "Kenya went to two regional events. It attended regional conferences in Chad and Peru.", [
        "AttendanceClaim state:ken attended place=tcd",
        "AttendanceClaim state:ken attended place=per",
    ]),
    ("cmb", "ken", "Kenya attended conferences in Lima in May 2007 and Vienna in December 2007.", [
        "AttendanceClaim state:ken attended place=lima time=2007-05",
        "AttendanceClaim state:ken attended place=vienna time=2007-12",
    ]),
    ("mbp", "ken", "Kenya has attended four of the convention’s Meetings of States Parties.", [
        "AttendanceClaim state:ken attended exactly=4",
    ]),
    ("mbp", "ken", "Kenya attended a workshop on stockpile destruction, held in Peru in June 2003.", [
        "AttendanceClaim state:ken attended time=2003-06 place=per",
    ]),
    ("mbp", "ken", "Kenya is party to the CCW, including its amended Protocol II, but not its Protocol V.", [
        "TreatyStatusClaim state:ken partyTo treaty:ccw",
        "TreatyStatusClaim state:ken partyTo treaty:ccw-ap2",
        "TreatyStatusClaim state:ken notPartyTo treaty:ccw-p5",
    ]),
]  # fmt: skip
#: section, country, text, what must not be told.
NEVER = [
    ("cmb", "nga", "At a conference in Dubrovnik, Croatia in September 2015, Nigeria welcomed the new action plan.",
     lambda c: str(c.subject) == "state:hrv"),
    ("mbp", "ken", "Kenya comes to meetings of the treaty, most recently attending the Fourth Review Conference "
     "in Oslo.",
     lambda c: c.subject.kind == "group"),
    ("cmb", "ken", "Kenya attended all Meetings of States Parties, as well as intersessional meetings in Geneva "
     "in 2011.",
     lambda c: "states-parties" in str(c.object) and c.time == "2011"),
    ("mbp", "ven", "Venezuela has provided 12 Mine Ban Treaty Article 7 reports, most recently in 2013.",
     lambda c: c.time == "2013" and c.quantity is not None),
    ("mbp", "ken", "Kenya has attended four of the treaty’s Review Conferences, most recently in 2019.",
     lambda c: c.time == "2019" and c.quantity is not None),
    ("cmb", "ken", "Kenya attended conferences in Oslo and Lima, but not in Vienna.",
     lambda c: "place:vienna" in map(str, c.places)),
    ("cmb", "ken", "Kenya took steps towards ratification in 2014.", lambda c: c.status.value == "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_meeting(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text", "wrong"), NEVER, ids=[way[2][:50] for way in NEVER])
def test_nothing_more_is_told(code: str, country: str, text: str, wrong: object) -> None:
    assert callable(wrong)
    assert not [claim for claim in read_text(code, country, text).claims if wrong(claim)]
