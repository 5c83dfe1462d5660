"""Money for mine action, as profiles of many countries and eras tell it: in prose and in tables."""

from __future__ import annotations

import pytest
from rule_example import REGISTERS, read_text, read_told, says

from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims

#: section, country, text, the claims that it must make.
WAYS = [
    ("sma", "deu", "In 2018, Germany provided €36 million (US$42.5 million) to 11 countries, half its 2017 level"
     " when it contributed €74.7 million ($84.4 million).", [
        "MineActionClaim state:deu contribution exactly=42500000 time=2018",
        "MineActionClaim state:deu contribution exactly=84400000 time=2017",
        "MineActionClaim state:deu actorCount exactly=11 time=2018",
    ]),
    ("sma", "jpn", "The largest sums went to Lao PDR and Cambodia, both receiving more than $10 million each.", [
        "MineActionClaim state:lao contribution state:jpn moreThan=10000000",
        "MineActionClaim state:khm contribution state:jpn moreThan=10000000",
    ]),
    ("sma", "deu", "Syria, Somalia, and Libya each received more than $2 million.", [
        "MineActionClaim state:som contribution state:deu moreThan=2000000",
    ]),
    ("sma", "lao", "In 2011, Lao PDR reported a contribution of LAK250 million (US$30,888) to its program.", [
        "MineActionClaim state:lao contribution exactly=250000000 time=2011",
        "MineActionClaim state:lao contribution exactly=30888 time=2011",
    ]),
    ("sma", "lao", "The rise came of increases of $15 million from Japan and a $4million (or 10%) cut in support.", [
        "MineActionClaim state:jpn contributionChange exactly=15000000",
        "MineActionClaim state:lao contributionChange exactly=4000000",
    ]),
    ("sma", "jpn", "It allocated $7 million for surveys in five countries, and $1.2 million (or 3%) for"
     " risk education.", [
        "MineActionClaim state:jpn contribution exactly=1200000",
        "MineActionClaim state:jpn contribution exactly=3",
    ]),
    ("sma", "jpn", "In 2022, Japan provided support to UNMAS, UNDP, and others.", [
        "MineActionClaim state:jpn contribution org:undp time=2022",
    ]),
    ("sma", "lao", "Germany gave €2.6 million/$3.3 million in 2012.", [
        "MineActionClaim state:deu contribution exactly=3300000 time=2012",
    ]),
    ("ma", "tcd", "Chad would need $13 million to complete clearance by 2025.", [
        "MineActionClaim state:tcd fundingNeeded exactly=13000000",
    ]),
    ("ma", "tcd", "The cost of clearance was estimated at $11 million.", [
        "MineActionClaim state:tcd fundingNeeded exactly=11000000",
    ]),
    ("sma", "khm", "In 2017, contributions to Cambodia totaled $9 million, an increase of 2% from 2016.", [
        "MineActionClaim state:khm contribution exactly=9000000 time=2017",
    ]),
    ("sma", "khm", "In 2017, the largest contributions were from the United States (US) ($4 million) and the"
     " European Union (EU) ($3 million), with one more donor—Norway—providing more than $1 million.", [
        "MineActionClaim state:usa contribution state:khm exactly=4000000 time=2017",
        "MineActionClaim org:european-union contribution state:khm exactly=3000000 time=2017",
        "MineActionClaim state:nor contribution moreThan=1000000",
    ]),
    ("sma", "che", "Chad and Mali accounted for 62% of Switzerland’s contributions in 2014.", [
        "MineActionClaim state:che contribution exactly=62 time=2014",
    ]),
    ("sma", "che", "In 2014, Switzerland cut its contribution by CHF1.5 million ($1.7 million) compared to 2013.", [
        "MineActionClaim state:che contributionChange exactly=1500000 time=2014",
        "MineActionClaim state:che contributionChange exactly=1700000 time=2014",
    ]),
    ("sma", "bih", "In 2015, the government of Bosnia and Herzegovina (BiH) contributed BAM19.5 million.", [
        "MineActionClaim state:bih contribution exactly=19500000 time=2015",
    ]),
    ("sma", "bih", "The government has paid for most of it. In 2010, it contributed BAM26,514,824 to the budget.", [
        "MineActionClaim state:bih contribution exactly=26514824 time=2010",
    ]),
    ("sma", "moz", "Donors provided $12 million in 2004 (in contrast to over $15 million in 2003).", [
        "MineActionClaim state:moz contribution moreThan=15000000 time=2003",
    ]),
    ("sma", "lao", "In 2012, 12 donors contributed $41 million, compared to 12 donors and $21 million in 2011.", [
        "MineActionClaim state:lao contribution exactly=21000000 time=2011",
    ]),
    ("sma", "sdn", "In 2004, some US$15 million was donated for mine action in Sudan.", [
        "MineActionClaim state:sdn contribution approximately=15000000 time=2004",
    ]),
    ("sma", "sdn", "In 2005, some $61 million was estimated spent on mine action.", [
        "MineActionClaim state:sdn contribution approximately=61000000 time=2005",
    ]),
    ("sma", "bih", "In its request of 2008, the country committed to providing BAM20 million per year.", [
        "MineActionClaim state:bih yearlyContribution exactly=20000000 status=planned",
    ]),
    ("sma", "bih", "This represents 30% of all international support to mine action in the country.", [
        "MineActionClaim state:bih contribution exactly=30",
    ]),
    ("sma", "cod", "The Netherlands and Japan provided 57% of the funding in 2012.", [
        "MineActionClaim group:netherlands-and-japan contribution exactly=57 time=2012",
    ]),
    ("sma", "bih", "Since 2013, Bosnia and Herzegovina has contributed to more than half of its mine action budget.", [
        "MineActionClaim state:bih contribution moreThan=50 time=2013/",
    ]),
    ("sma", "cod", "Since 2008, approximately 30% of the budget has come from the UN.", [
        "MineActionClaim state:cod contribution approximately=30",
    ]),
    ("sma", "cod", "In 2016, Japan accounted for almost three-quarters of all contributions.", [
        "MineActionClaim state:jpn contribution approximately=75 time=2016",
    ]),
    ("sma", "cod", "The Democratic Republic of the Congo has never reported any contributions to its program.", [
        "MineActionClaim state:cod contribution status=noEvidence",
    ]),
    ("ma", "mrt", "In September 2017, funding was secured to clear the area.", [
        "MineActionClaim state:mrt contribution time=2017-09",
    ]),
    ("sma", "lbn", "Support went to clearance (58%), victim assistance (21%), and training (11%).", [
        "MineActionClaim state:lbn contribution exactly=58",
        "MineActionClaim state:lbn contribution exactly=21",
        "MineActionClaim state:lbn contribution exactly=11",
    ]),
    ("sma", "lbn", "Advocacy and risk education got respectively 4% and 1% of all support.", [
        "MineActionClaim state:lbn contribution exactly=4",
        "MineActionClaim state:lbn contribution exactly=1",
    ]),
    ("sma", "lbn", "The largest contribution was provided by Norway and accounted for 67% of all assistance.", [
        "MineActionClaim state:nor contribution exactly=67",
    ]),
    ("sma", "lbn", "Most of the funding for clearance was provided by Japan to MAG and NPA.", [
        "MineActionClaim state:jpn contribution state:lbn",
    ]),
    ("sma", "lbn", "The EU contributed €5 million ($5.6 million) in 2015.", [
        "MineActionClaim org:european-union contribution exactly=5000000 time=2015",
        "MineActionClaim org:european-union contribution exactly=5600000 time=2015",
    ]),
    ("sma", "lbn", "In 2012, seven donors gave $5.5 million, 20% less than in 2011 ($6.9 million).", [
        "MineActionClaim state:lbn contributionChange exactly=20",
        "MineActionClaim state:lbn contribution exactly=6900000 time=2011",
    ]),
    ("sma", "lbn", "From 2010 to 2013, contributions averaged some $13 million per year.", [
        "MineActionClaim state:lbn yearlyContribution approximately=13000000 time=2010/2013",
    ]),
    ("sma", "lbn", "Contributions fell to $7.4 million in 2016.", [
        "MineActionClaim state:lbn contribution exactly=7400000 time=2016",
    ]),
    ("sma", "lbn", "In 2006, the program received $5.4 million, against needs of $11 million.", [
        "MineActionClaim state:lbn contribution exactly=5400000 time=2006",
        "MineActionClaim state:lbn fundingNeeded exactly=11000000",
    ]),
    ("sma", "lbn", "Japan was the largest donor, with $3.5 million, followed by Norway with $2 million.", [
        "MineActionClaim state:jpn contribution exactly=3500000",
        "MineActionClaim state:nor contribution exactly=2000000",
    ]),
    ("sma", "lbn", "The largest contributions came from Norway and Japan, providing $1 million each.", [
        "MineActionClaim state:nor contribution exactly=1000000",
        "MineActionClaim state:jpn contribution exactly=1000000",
    ]),
    ("sma", "lbn", "In 2014, the only donors were Estonia and Poland.", [
        "MineActionClaim state:est contribution state:lbn time=2014",
        "MineActionClaim state:pol contribution state:lbn time=2014",
    ]),
    ("sma", "lbn", "No international funding was reported for 2011.", [
        "MineActionClaim state:lbn contribution status=noEvidence time=2011",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:60] for way in WAYS])
def test_money_is_read(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


def test_sums_by_which_money_grew_are_none_that_was_given() -> None:
    text = "The rise in funding comes from increases of $15 million from Japan and $4 million from Norway."
    assert not [claim for claim in read_text("sma", "lao", text).claims if claim.predicate == "contribution"]


def test_the_short_form_of_a_state_is_no_body() -> None:
    text = "In 2012, six donors gave money to clear land in Lao People’s Democratic Republic (PDR) with bombs."
    assert not [claim for claim in read_text("sma", "lao", text).claims if "pdr" in str(claim.object)]


#: A head of which the units stand on lines of their own, currencies of many countries.
PAID = """Bosnia and Herzegovina

Support for Mine Action

Last updated: 19 November 2018

In 2017, four donors gave money for the clearance of the mined areas in the whole of the country.

International contributions: 2017

Donor

Sector

Amount

(national currency)

Amount (US$)

Germany

Clearance

€1,549,082

1,750,618

Switzerland

Clearance

CHF818,963

832,110

Czech Republic

Clearance

CZK200,000

8,561

Total

7,546,896

The money went to the south of the country, as it had done in all the years before this one.
"""


def test_the_unit_of_a_head_is_no_column() -> None:
    claims = read_claims(parse_document(PAID, registers=REGISTERS), REGISTERS).claims
    expected = [
        "MineActionClaim state:deu contribution state:bih exactly=1549082 time=2017",
        "MineActionClaim state:deu contribution state:bih exactly=1750618 time=2017",
        "MineActionClaim state:che contribution state:bih exactly=832110 time=2017",
        "MineActionClaim state:cze contribution state:bih exactly=200000 time=2017",
        "MineActionClaim state:cze contribution state:bih exactly=8561 time=2017",
        "MineActionClaim state:bih contribution exactly=7546896 time=2017",
    ]
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)


def test_what_is_needed_or_changed_was_not_given() -> None:
    for text in (
        "Contributions rose by $2 million.",
        "The programme requires $20 million to finish.",
        "This is $3.9 million less than in 2015.",
        "All but $200,000 went to clearance.",
    ):
        assert not [claim for claim in read_text("sma", "lbn", text).claims if claim.predicate == "contribution"]


def test_who_finds_money_gives_none() -> None:
    claims = read_text("sma", "lbn", "In 2009, UNMAS identified $12 million in contributions from nine states.").claims
    assert [str(claim.subject) for claim in claims if claim.predicate == "contribution"] == ["state:lbn"]
