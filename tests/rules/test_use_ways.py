"""Use of weapons, stocks and what is not told of them, in the many ways in which profiles tell of them."""

from __future__ import annotations

import pytest
from rule_example import list_plain, read_text, read_told

#: section, country, text, the claims that it must make.
WAYS = [
    ("mbp", "ken", "Use of antipersonnel mines by Al-Shabaab continued in 2014 and 2015.", [
        "UseClaim group:al-shabaab used munition:antipersonnel-mine time=2014",
        "UseClaim group:al-shabaab used munition:antipersonnel-mine time=2015",
    ]),
    ("mbp", "ken", "There has been ongoing use of mines by several rebel groups in 2002 and 2003.", [
        "UseClaim group:several-rebel-groups used munition:mine time=2003",
    ]),
    ("mbp", "ken", "The last confirmed use of antipersonnel mines in Kenya was in 1998.", [
        "UseClaim event:use-of-antipersonnel-mine-in-kenya involved munition:antipersonnel-mine time=1998 place=ken",
    ]),
    ("mbp", "ken", "The 1996-1999 conflict saw extensive use of mines by all parties.", [
        "UseClaim group:all-parties used munition:mine time=1996/1999",
    ]),
    ("mbp", "ken", "A total of 13 incidents of new mine use were recorded between 2008 and 2010.", [
        "UseClaim event:attacks attackCount exactly=13 time=2008/2010",
    ]),
    ("mbp", "ken", "Neither Kenya nor Somalia is known to have used cluster munitions.", [
        "UseClaim state:ken used munition:cluster-munition status=notKnown",
        "UseClaim state:som used munition:cluster-munition status=notKnown",
    ]),
    ("mbp", "lka", "Mines were laid by the Sri Lankan army in 1999, by the Indian army in 1988, and by the LTTE "
     "until 2009.", [
        "UseClaim state:lka used munition:mine time=1999",
        "UseClaim state:ind used munition:mine time=1988",
        "UseClaim org:ltte used munition:mine time=/2009",
    ]),
    ("mbp", "lka", "Thirteen minefields were laid by the Indian army between 1987 and 1990.", [
        "UseClaim state:ind used munition:mine time=1987/1990",
    ]),
    ("mbp", "lka", "The Monitor has not recorded any use of mines by government forces since 2009.", [
        "UseClaim state:lka used munition:mine status=noEvidence time=2009/",
    ]),
    ("mbp", "lka", "The LTTE’s use of mines in Jaffna in 2006 was condemned by the ICBL.", [
        "UseClaim org:ltte used munition:mine status=reported time=2006 place=jaffna",
    ]),
    ("mbp", "tun", "Tunisia spoke. The destruction of 2,000 mines took place at a depot in June 2002.", [
        "DestructionClaim state:tun destroyed munition:mine exactly=2000 time=2002-06",
    ]),
    ("mbp", "tun", "Tunisia spoke. It consumed 100 retained mines in 2010.", [
        "DestructionClaim state:tun destroyed munition:mine exactly=100 time=2010",
    ]),
    ("mbp", "tun", "Tunisia spoke. A further 5,000 mines were found in a depot in 2005 and destroyed the same year.", [
        "DestructionClaim state:tun destroyed munition:mine exactly=5000",
    ]),
]  # fmt: skip
#: section, country, text, what must not be told.
NEVER = [
    ("mbp", "ken", "Neither Kenya nor Somalia is known to have used cluster munitions.",
     lambda c: c.status == "asserted"),
    ("mbp", "ken", "No official said that Kenya had used mines.", lambda c: c.status in ("asserted", "reported")),
    ("mbp", "ken", "No party appears to have used mines in 2004.",
     lambda c: c.kind == "UseClaim" and c.polarity == "affirmed"),
    ("mbp", "ken", "Use of mines by the army is a violation of the treaty.", lambda c: c.kind == "UseClaim"),
    ("mbp", "tun", "Tunisia has not named its depots, nor has it reported on the use of its retained mines.",
     lambda c: c.kind == "UseClaim"),
    ("mbp", "tun", "Tunisia had destroyed all but 1,000 of its 35,774 mines by April 2003.",
     lambda c: c.kind == "DestructionClaim" and c.quantity is not None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "country", "text", "expected"), WAYS, ids=[way[2][:50] for way in WAYS])
def test_use(code: str, country: str, text: str, expected: list[str]) -> None:
    read_told(code, country, text, expected)


@pytest.mark.parametrize(("code", "country", "text", "wrong"), NEVER, ids=[way[2][:50] for way in NEVER])
def test_nothing_more_is_told(code: str, country: str, text: str, wrong: object) -> None:
    assert callable(wrong)
    assert not [claim for claim in read_text(code, country, text).claims if wrong(claim)]


def test_the_last_alleged_use_is_no_fact() -> None:
    assert not list_plain(
        "cmb", "lby", "The last alleged use of cluster munitions was in 2019 by forces loyal to the LAAF."
    )
