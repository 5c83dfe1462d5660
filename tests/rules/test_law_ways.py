"""Laws, penalties, agreements and answers in the many ways in which profiles tell of them."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("cmb", "cmr", "The 2016 law mandates the Minister of Defense to send in reports every spring.", [
        "LawClaim law:2016-law requires",
    ]),
    ("mbp", "srb", "Articles 376 and 377 of the penal code make the production and transfer of mines a "
     "criminal offense.", [
        "LawClaim law:articles-376-and-377-of-the-penal-code prohibits munition:mine",
    ]),
    ("mbp", "ken", "Penalties range from a fine to 15 years’ imprisonment.", ["LawClaim state:ken "
     "dealsWith exactly=15"]),
    ("mbp", "ken", "Violators face up to five years in prison.", ["LawClaim state:ken dealsWith atMost=5"]),
    ("mbp", "ken", "Transfer of antipersonnel mines is not allowed.", [
        "LawClaim state:ken prohibits munition:antipersonnel-mine",
    ]),
    ("mbp", "ken", "The manufacture, possession, and sale of mines are banned under the Firearms Act of 1996.", [
        "LawClaim state:ken prohibits munition:mine",
    ]),
    ("mbp", "col", "In March 2003, Colombia and the Organization of American States signed an agreement on demining.", [
        "MineActionClaim state:col cooperatesWith org:oas time=2003-03",
    ]),
    ("cmb", "fin", "Finland has provided a similar response to the Monitor every year.", [
        "StatementClaim state:fin stated",
    ]),
    ("cmb", "fin", "On 22 May 2017, the director of the arms control unit in Finland’s Ministry of "
     "Foreign Affairs responded "
     "to the request of the Monitor.", ["StatementClaim state:fin stated time=2017-05-22"]),
    ("mbp", "fin", "The ministry announced in 2004 that accession documents had been sent to the cabinet.", [
        "StatementClaim group:ministry stated time=2004",
    ]),
    ("mbp", "fin", "Finland spoke. The government believes that no further law is needed.", [
        "StatementClaim state:fin stated",
    ]),
]  # fmt: skip
#: section, country, text, what must not be told.
NEVER = [
    ("mbp", "ken", "Transfer of antipersonnel mines is allowed.", lambda c: c.predicate == "prohibits"),
    ("mbp", "ken", "Kenya believes that transit of mines is prohibited.", lambda c: c.predicate == "prohibits"),
    ("mbp", "col", "Colombia did not sign an agreement with Ecuador on demining.",
     lambda c: c.predicate == "cooperatesWith"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_law(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text", "wrong"), NEVER, ids=[way[2][:50] for way in NEVER])
def test_nothing_more_is_told(code: str, country: str, text: str, wrong: object) -> None:
    assert callable(wrong)
    assert not [claim for claim in read_text(code, country, text).claims if wrong(claim)]


def test_what_is_said_to_come_keeps_its_would() -> None:
    claims = read_text("cmb", "ken", "In May 2018, Kenya said it would join the convention once its talks end.").claims
    assert any("would join" in (claim.content or "") for claim in claims)
