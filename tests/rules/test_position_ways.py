"""Positions: by letter and statement, without a verb of saying, with the date between speaker and verb, still owed."""

from __future__ import annotations

import pytest
from rule_example import read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("cmb", "per", "Peru last gave its views in an April 2010 letter that stated: “We back the ban but cannot join.”", [
        "StatementClaim state:per stated time=2010-04",
    ]),
    ("cmb", "per", "Peru set out its view in a 2010 letter to the Monitor that expressed support for the convention.", [
        "StatementClaim state:per stated treaty:ccm time=2010",
    ]),
    ("cmb", "per", "Peru is not known to have made a statement condemning the use of cluster munitions in Syria.", [
        "StatementClaim state:per condemned munition:cluster-munition status=notKnown",
    ]),
    ("cmb", "per", "Peru has tied its accession to the convention to the peace process.", [
        "StatementClaim state:per stated treaty:ccm",
    ]),
    ("mbp", "per", "Peru objects to the treaty because it needs mines on its borders.", [
        "StatementClaim state:per opposed treaty:mbt",
    ]),
    ("mbp", "per", "Peru has often shown support for the treaty.", ["StatementClaim state:per supported treaty:mbt"]),
    ("cmb", "per", "Peru in September 2012 announced that it will amend its laws.", [
        "LawClaim state:per adopted status=planned",
    ]),
    ("cmb", "per", "Peru has yet to elaborate its views on the matter.", ["StatementClaim state:per stated not"]),
    ("cmb", "per", "Peru has expressed its view that the transit of cluster munitions is prohibited.", [
        "StatementClaim state:per stated munition:cluster-munition",
    ]),
    ("mbp", "per", "In 2012, an official said Peru shares the goals of the treaty, but cannot join it soon.", [
        "StatementClaim state:per supported treaty:mbt",
        "StatementClaim state:per stated time=2012",
    ]),
    ("mbp", "per", "In May 2013, an official informed the Monitor it is “still consulting other bodies.”", [
        "StatementClaim state:per stated time=2013-05 recipient=org:monitor",
    ]),
    ("mbp", "per", "Peru condemned the use of mines in Chad in 2014, and in 2015, condemned their use in Yemen.", [
        "StatementClaim state:per condemned time=2014 place=tcd",
        "StatementClaim state:per condemned time=2015 place=yem",
    ]),
]  # fmt: skip
#: section, country, text, the last words of what is told of the position.
SAID = [
    ("cmb", "per", "In May 2021, Peru repeated its position that it cannot join until it settles “the border dispute.”",
     "until settles border dispute"),
    ("cmb", "per", "In 2015, Peru explained it was seeking to aid fewer states in order to be able to do more in 10.",
     "in order able more 10"),
    ("cmb", "per", "Peru considers that help with banned acts is prohibited.", "acts prohibited"),
    ("cmb", "per", "Peru reconfirmed the view of its former government that joint operations are no breach.",
     "joint operations no breach"),
    ("cmb", "per", "Peru praised the role of civil society, when diplomacy fails.", "when diplomacy fails"),
]  # fmt: skip
#: section, country, text, what must not be told.
NEVER = [
    ("cmb", "per", "Peru announced its desire to amend existing legislation.",
     lambda c: c.kind == "LawClaim" and c.status != "planned"),
    ("cmb", "per", "Peru stated that its laws are considered sufficient to enforce the convention.",
     lambda c: c.kind == "LawClaim"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_position(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text", "words"), SAID, ids=[way[2][:50] for way in SAID])
def test_the_whole_position_is_told(code: str, country: str, text: str, words: str) -> None:
    told = [c for c in read_text(code, country, text).claims if c.kind == "StatementClaim"]
    assert any(set(words.split()) <= {*(c.content or "").split(), "in"} for c in told), told


@pytest.mark.parametrize(("code", "country", "text", "wrong"), NEVER, ids=[way[2][:50] for way in NEVER])
def test_nothing_more_is_told(code: str, country: str, text: str, wrong: object) -> None:
    assert callable(wrong)
    assert not [claim for claim in read_text(code, country, text).claims if wrong(claim)]
