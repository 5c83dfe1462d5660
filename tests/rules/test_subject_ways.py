"""Who is meant, and what is not yet done: subjects behind places and asides, one of several, armies, drafts, duties."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("cmb", "per", "In June 2010, at a conference in Santiago, Chile, Peru stated that it works on the ban.", [
        "StatementClaim state:per stated time=2010-06",
    ]),
    ("mbp", "per", "Although not a party to the Mine Ban Treaty, Peru attended its Tenth Meeting in December 2010.", [
        "AttendanceClaim state:per attended time=2010-12",
    ]),
    ("mbp", "per", "Peru is one of the few states still producing antipersonnel mines.", [
        "ProductionClaim state:per produces munition:antipersonnel-mine",
    ]),
    ("mbp", "per", "Peru was one of 17 states that abstained on UNGA Resolution 66/29 on 2 December 2011.", [
        "VoteClaim state:per abstainedOn resolution:a-res-66-29 time=2011-12-02",
    ]),
    ("mbp", "per", "The Lima Mine Action Center was founded in 2003. Officials said that the army laid mines.", [
        "UseClaim state:per used munition:mine",
    ]),
    ("mbp", "per", "Some 900 mines were found in November 2006 and destroyed in December 2007. | Peru has stocks.", [
        "DestructionClaim state:per destroyed munition:mine approximately=900 time=2007-12",
    ]),
    ("mbp", "per", "From 2004 to April 2007 a total of 900 stockpiled antipersonnel mines were destroyed.", [
        "DestructionClaim state:per destroyed munition:antipersonnel-mine exactly=900 time=2004/2007-04",
    ]),
    ("mbp", "per", "Peru declared that since signing the treaty, 650 stockpiled mines had been destroyed.", [
        "DestructionClaim state:per destroyed munition:mine exactly=650 status=declared",
    ]),
    ("mbp", "per", "A mine action law was drafted.", ["LawClaim state:per adopted status=planned"]),
    ("mbp", "per", "A draft decree on the committee has been prepared for signature.", [
        "LawClaim state:per adopted status=planned",
    ]),
    ("mbp", "per", "Peru last submitted an annual transparency measures report in April 2014.", [
        "ReportClaim state:per submitted time=2014-04",
    ]),
    ("cmb", "per", "Peru must provide a transparency report for the convention.", [
        "LawClaim treaty:ccm requires state:per",
    ]),
]  # fmt: skip
#: section, country, text, what must not be told.
NEVER = [
    ("cmb", "per", "At a conference in Bali, Indonesia, Peru stated that it works on the ban.",
     lambda c: c.subject.key == "idn"),
    ("cmb", "per", "Peru must provide a transparency report for the convention by 28 May 2014.",
     lambda c: c.kind == "ReportClaim"),
    ("mbp", "per", "Peru should adopt a plan for its duties under the Mine Ban Treaty.",
     lambda c: c.kind == "TreatyStatusClaim"),
    ("mbp", "per", "Peru has not signed the 1997 Mine Ban Treaty.", lambda c: c.time is not None),
    ("mbp", "per", "In May 2006, Peru reported that since ratifying the treaty it destroyed 30 mines.",
     lambda c: c.predicate == "ratified" and c.time is not None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_subject(code: str, country: str, text: str, expected: list[str]) -> None:
    text, _, lead = text.partition(" | ")
    read_told(code, country, f"{lead} {text}".strip(), expected)


@pytest.mark.parametrize(("code", "country", "text", "wrong"), NEVER, ids=[way[2][:50] for way in NEVER])
def test_nothing_more_is_told(code: str, country: str, text: str, wrong: object) -> None:
    assert callable(wrong)
    assert not [claim for claim in read_text(code, country, text).claims if wrong(claim)]
