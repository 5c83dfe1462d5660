"""Who is meant, and what is not yet done: subjects behind places and asides, one of several, armies, drafts, duties."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("mbp", "irq", "Kurdish authorities destroyed 2,000 mines in 2004.", [
        "DestructionClaim group:kurdish-authorities destroyed munition:mine exactly=2000 time=2004",
    ]),
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
    ("mbp", "per", "As of May 2014, Peru had yet to provide the annual report due in April 2014.", [
        "ReportClaim state:per submitted not",
        "LawClaim treaty:mbt requires state:per time=/2014-04",
    ]),
    ("mbp", "per", "A directive of 2004 requires the military not to import antipersonnel mines.", [
        "LawClaim law:directive-of-2004 requires",
    ]),
    ("mbp", "per", "The treaty was approved by parliament on 4 May 2003.", [
        "LawClaim state:per adopted time=2003-05-04",
    ]),
    ("mbp", "per", "Peru reported destruction of the last 900 antipersonnel mines in April 2002.", [
        "DestructionClaim state:per destroyed munition:antipersonnel-mine status=declared time=2002-04",
    ]),
    ("mbp", "per", "In 2014, Peru reported the retention of 760 antipersonnel mines for training.", [
        "StockpileClaim state:per stockpiles munition:antipersonnel-mine exactly=760 status=declared",
    ]),
    ("mbp", "per", "No mines are being retained for training. | Peru has destroyed its stock.", [
        "StockpileClaim state:per stockpiled munition:mine not",
    ]),
    ("mbp", "per", "Landmine Monitor knows of no use of antipersonnel mines by Peru since 2001.", [
        "UseClaim state:per used munition:antipersonnel-mine status=noEvidence time=2001/",
    ]),
    ("mbp", "per", "The Monitor is not aware of any use of antipersonnel mines by Peru since 2001.", [
        "UseClaim state:per used munition:antipersonnel-mine status=noEvidence time=2001/",
    ]),
    ("mbp", "per", "Peru has not been able to confirm that mines were laid.", [
        "UseClaim event:use-of-mine involved munition:mine status=notKnown",
    ]),
    ("mbp", "per", "Peru imported mines from Belgium, Chile, France, Italy, the former Soviet Union, and Vietnam.", [
        "TransferClaim state:per imported munition:mine origin=state:sun",
        "TransferClaim state:per imported munition:mine origin=state:vnm",
    ]),
    ("mbp", "per", "Peru reported that its plan “was adopted; planned disposal of old landmines is underway.”", [
        "DestructionClaim state:per destroying munition:mine",
    ]),
    ("cmb", "per", "Peru acquired Mk-4 rockets fitted with M85 submunitions from Israel in 2007.", [
        "TransferClaim state:per imported munition:mk-4 time=2007",
    ]),
    ("mbp", "per", "The army engaged in a large mine-laying operation in December 2001.", [
        "UseClaim state:per used munition:mine time=2001-12",
    ]),
    ("mbp", "per", "Allegations of use of landmines by both sides continued in 2007.", [
        "UseClaim group:both-sides used munition:mine status=alleged time=2007",
    ]),
    ("mbp", "lka", "A leader of the Liberation Tigers of Tamil Eelam (LTTE) expressed support for a ban on mines.", [
        "StatementClaim org:liberation-tigers-of-tamil-eelam stated munition:mine",
    ]),
    ("mbp", "per", "In May 2005, Peru retained 300 mines, compared to 500 in 2004.", [
        "StockpileClaim state:per stockpiles munition:mine exactly=300 time=2005-05",
    ]),
    ("cmb", "per", "Peru contributed to the Oslo Process.", ["AttendanceClaim state:per attended"]),
    ("cmb", "per", "Peru does not intend to retain any cluster munitions for training.", [
        "StockpileClaim state:per stockpiles munition:cluster-munition not status=planned",
    ]),
    ("mbp", "per", "Prior to joining the treaty, Peru had a moratorium on the export of antipersonnel mines.", [
        "MoratoriumClaim state:per exportMoratoriumOn munition:antipersonnel-mine",
    ]),
    ("mbp", "per", "Peru voted for UNGA Resolution 60/80, calling for universal adherence to the Mine Ban Treaty.", [
        "VoteClaim state:per votedFor resolution:a-res-60-80",
        "ResolutionClaim resolution:a-res-60-80 calledFor treaty:mbt",
    ]),
    ("mbp", "per", "In 2016, Peru abstained on UNGA Resolution 71/34, as it has on like resolutions since 1997.", [
        "VoteClaim state:per abstainedOn resolution:a-res-71-34 time=2016",
        "VoteClaim state:per abstainedOn resolution:mbt-annual time=1997/",
    ]),
    ("cmb", "per", "Peru has voted for the annual UNGA resolution on the ban since it was first introduced in 2015.", [
        "VoteClaim state:per votedFor resolution:ccm-annual time=2015/",
    ]),
    ("mbp", "per", "Peru has voted for the annual resolution since 1996, including Resolution 70/55 on 7 May 2015.", [
        "VoteClaim state:per votedFor resolution:mbt-annual time=1996/",
        "VoteClaim state:per votedFor resolution:a-res-70-55 time=2015-05-07",
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
    ("mbp", "per", "Peru abstained from voting on UNGA Resolution 61/84 in support of the treaty in 2006.",
     lambda c: c.predicate == "votedFor"),
    ("mbp", "per", "Peru voted for UNGA Resolution 60/80, calling for universal adherence to the Mine Ban Treaty.",
     lambda c: c.kind == "StatementClaim"),
    ("mbp", "per", "A directive of 2004 requires the military not to import antipersonnel mines.",
     lambda c: c.kind == "TransferClaim"),
    ("mbp", "per", "Lack of funds forced Peru to lay off five mine clearance teams.", lambda c: c.kind == "UseClaim"),
    ("mbp", "per", "Peru reported using 60 mines of each type to train dogs.", lambda c: c.kind == "UseClaim"),
    ("mbp", "per", "The treaty was approved by parliament on 4 May 2003.", lambda c: c.predicate == "ratified"),
    ("cmb", "per", "Peru has not indicated if it plans to enact a law on the convention.",
     lambda c: c.kind == "LawClaim" and c.status in ("planned", "asserted")),
    ("mbp", "per", "The Monitor was not able to confirm the allegations of use of mines by the rebels.",
     lambda c: c.kind == "UseClaim" and c.status in ("asserted", "concluded", "admitted")),
    ("mbp", "per", "Peru declared that the planned disposal of old landmines is underway.",
     lambda c: c.predicate == "destroyed"),
    ("ma", "per", "Peru is affected by mines from the border war (1994-1996) and from armed conflicts in Cusco.",
     lambda c: c.predicate == "causedContaminationOf" and c.time is not None),
    ("mbp", "per", "Rebels, and allegedly army troops, made extensive use of mines in 1999.",
     lambda c: c.subject.key != "rebels" and c.status == "asserted"),
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
