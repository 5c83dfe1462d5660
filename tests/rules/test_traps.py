"""Hedges, denials, plans, absence of proof: none is ever read as a plain assertion."""

from __future__ import annotations

import pytest
from rule_example import read_text

from armstrace.graph.claim import Certainty, Claim, Polarity, Status

#: section, country, text, kind of the claim that would be a false upgrade.
TRAPS = [
    ("cmb", "per", "Peru has never produced or exported mines.", "ProductionClaim"),
    ("cmb", "per", "Peru has never produced or exported mines.", "TransferClaim"),
    ("mbp", "per", "Peru is not known to have made, produced or exported mines.", "TransferClaim"),
    ("mbp", "per", "Peru is not believed to have produced mines since 1990.", "ProductionClaim"),
    ("mbp", "chn", "There is no evidence, as of May 2019, that China has used mines.", "UseClaim"),
    ("mbp", "chn", "The Monitor received no credible allegations of mine use by Chinese troops.", "UseClaim"),
    ("mbp", "lby", "Residents of Misrata said mines were used there in 2011.", "UseClaim"),
    ("mbp", "lby", "A doctor told the Monitor mines were laid near Misrata.", "UseClaim"),
    ("mbp", "lby", "Rebels accused Libyan troops of using mines in Tripoli.", "UseClaim"),
    ("mbp", "lby", "The group was suspected of using mines.", "UseClaim"),
    ("mbp", "lby", "Libya denied that its forces laid mines near Tripoli.", "UseClaim"),
    ("mbp", "lby", "Libyan forces allegedly used mines in Tripoli.", "UseClaim"),
    ("mbp", "lby", "Libyan forces may have used mines in Tripoli.", "UseClaim"),
    ("mbp", "lby", "It is unclear whether Libya used mines in 2011.", "UseClaim"),
    ("mbp", "lby", "Libya will not use mines, officials said.", "UseClaim"),
    ("mbp", "per", "Peru plans to destroy 500 mines in 2030.", "DestructionClaim"),
    ("mbp", "per", "As of 2018, 300 mines remained to be destroyed.", "DestructionClaim"),
    ("mbp", "per", "Peru cited the treaty's requirement to destroy 900 mines.", "DestructionClaim"),
    ("mbp", "per", "Peru has failed to submit its Article 7 report.", "ReportClaim"),
    ("cmb", "per", "Peru did not attend the meeting.", "AttendanceClaim"),
    ("cmb", "chn", "China's capacity to produce cluster munitions is not known.", "ProductionClaim"),
    ("mbp", "per", "Peru has yet to submit its Article 7 report.", "ReportClaim"),
    ("mbp", "per", "Peru had yet to enact legislation to enforce the treaty.", "LawClaim"),
    ("cmb", "per", "The convention is yet to be ratified by Peru.", "TreatyStatusClaim"),
    ("mbp", "lby", "Libya decided not to use mines.", "UseClaim"),
    ("mbp", "lby", "The accord obliges both sides to stop using mines.", "UseClaim"),
    ("mbp", "lby", "The 2015 accord committed the parties not to lay mines.", "UseClaim"),
    ("cmb", "per", "Peru has no stockpile of cluster munitions.", "StockpileClaim"),
    ("cmb", "per", "Peru confirmed it has never used cluster munitions and has no stockpile.", "StockpileClaim"),
    ("mbp", "per", "Peru declared that it has no stockpiled mines.", "StockpileClaim"),
    ("mbp", "per", "Peru holds no antipersonnel mines for training.", "StockpileClaim"),
    ("mbp", "per", "Peru made no use of mines and produced no mines.", "ProductionClaim"),
    ("mbp", "per", "Peru has no plans to produce or export mines.", "ProductionClaim"),
    ("mbp", "per", "Peru said that it has no need to stockpile mines.", "StockpileClaim"),
    ("mbp", "per", "Instead of destroying its mines, Peru moved them to the navy.", "DestructionClaim"),
    ("mbp", "per", "Peru destroyed none of its mines in 2010.", "DestructionClaim"),
    ("mbp", "per", "It is doubtful that Peru used mines.", "UseClaim"),
    ("mbp", "per", "It is possible that Peru used mines in 2003.", "UseClaim"),
    ("mbp", "per", "It is likely that Peru used mines.", "UseClaim"),
    ("mbp", "per", "Peru is thought to have used mines in 1995.", "UseClaim"),
    ("mbp", "per", "Peru was rumoured to have bought 500 mines from Chile.", "TransferClaim"),
    ("mbp", "per", "If Peru joins the treaty, it will destroy its mines.", "TreatyStatusClaim"),
    ("mbp", "per", "Peru dismissed allegations of using mines as false.", "UseClaim"),
    ("mbp", "per", "Peru denied having a stockpile.", "StockpileClaim"),
    ("mbp", "per", "Peru denied having used mines.", "UseClaim"),
    ("ma", "per", "Peru hoped to clear 4km2 in 2019.", "ClearanceClaim"),
    ("mbp", "lby", "Tripoli's mayor claimed that Chad used mines.", "UseClaim"),
]


@pytest.mark.parametrize(("code", "country", "text", "kind"), TRAPS, ids=[f"{t[2][:50]} {t[3]}" for t in TRAPS])
def test_nothing_is_asserted(code: str, country: str, text: str, kind: str) -> None:
    plain = [c for c in read_text(code, country, text).claims if c.kind == kind and _is_plain(c)]
    assert not plain, plain


def _is_plain(claim: Claim) -> bool:
    hedged = claim.status not in (Status.ASSERTED, Status.CONCLUDED, Status.ADMITTED, Status.DECLARED)
    return not hedged and claim.polarity is Polarity.AFFIRMED and claim.certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    ("code", "text", "thing"),
    [
        ("ma", "In May 2015, money was found to clear the field.", "money"),
        ("ma", "A grant was given to clear the last field.", "grant"),
        ("mbp", "The accord obliges both sides to lay no mines.", "accord"),
    ],
)
def test_no_thing_is_who_does_it(code: str, text: str, thing: str) -> None:
    assert not [claim for claim in read_text(code, "per", text).claims if thing in claim.subject.key]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (
            "On 3 May 2005, Peru destroyed the last of its 4,500 mines, before its treaty deadline of 1 June 2006.",
            "2005-05-03",
        ),
        ("In May 2005, Peru destroyed the other 400 mines, ahead of the deadline of 1 July 2005.", "2005-05"),
    ],
)
def test_a_deadline_is_not_when_it_was_done(text: str, time: str) -> None:
    assert {c.time for c in read_text("mbp", "per", text).claims if c.kind == "DestructionClaim"} == {time}


def test_not_before_an_infinitive_denies() -> None:
    (claim,) = [c for c in read_text("mbp", "per", "Peru agreed not to use mines.").claims if c.kind == "UseClaim"]
    assert (claim.status, claim.polarity) == (Status.PLANNED, Polarity.NEGATED)


def test_no_subject_no_claim() -> None:
    assert not read_text("mbp", "per", "It exported them to nobody in particular.").claims


def test_who_asserts_is_kept() -> None:
    claims = read_text("mbp", "lby", "Human Rights Watch found that Libya used mines in Tripoli.").claims
    used = next(claim for claim in claims if claim.kind == "UseClaim")
    assert [str(ref) for ref in used.asserters] == ["org:hrw"]
    assert used.status is Status.CONCLUDED


def test_the_accused_is_the_subject() -> None:
    claims = read_text("mbp", "lby", "Chad accused Libya of laying mines.").claims
    used = next(claim for claim in claims if claim.kind == "UseClaim")
    assert (str(used.subject), [str(ref) for ref in used.asserters]) == ("state:lby", ["state:tcd"])


def test_a_coordinated_verb_has_its_own_claim() -> None:
    kinds = {
        c.predicate for c in read_text("mbp", "per", "Peru signed and ratified the Mine Ban Treaty in 1998.").claims
    }
    assert {"signed", "ratified"} <= kinds
