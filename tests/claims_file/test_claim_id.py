"""Ids are minted once: readable, different for different claims, and to be found again for a draft."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from armstrace.graph.errors import InputError
from armstrace.loaders.claim_id import find_claim_ids, make_claim_id, make_digest, parse_document_key
from armstrace.loaders.claims_file import read_claims_file

FIRST, SECOND, THIRD = read_claims_file(Path(__file__).with_name("example.yaml")).claims


def test_an_id_tells_section_and_content():
    assert make_claim_id(FIRST) == f"rus-cmb-not-party-to-ccm-{make_digest(FIRST)}"
    assert make_claim_id(SECOND) == f"rus-cmb-bgr-declared-stock-of-9n123k-{make_digest(SECOND)}"


def test_the_drafts_own_key_is_not_looked_at():
    assert make_claim_id(dataclasses.replace(FIRST, key="")) == make_claim_id(FIRST)


def test_a_second_claim_of_one_passage_gets_a_number():
    one = make_claim_id(THIRD)
    two = make_claim_id(dataclasses.replace(THIRD, time="2019"), {one})
    three = make_claim_id(dataclasses.replace(THIRD, time="2020"), {one, two})
    assert len({one, two, three}) == 3
    assert two.endswith(f"-2-{make_digest(THIRD)}")
    assert find_claim_ids(THIRD, [one, "rus-cmb-other-00000000", two, three]) == [one, two, three]


def test_what_the_digest_depends_on():
    changed = [
        dataclasses.replace(FIRST, document="rus-cmb-2020-01-03"),
        dataclasses.replace(FIRST, passage="rus-cmb-2020-01-02-policy-1-2"),
        dataclasses.replace(FIRST, notes=(2,)),
        dataclasses.replace(FIRST, subject=SECOND.subject),
        dataclasses.replace(FIRST, predicate="partyTo"),
        dataclasses.replace(FIRST, object=SECOND.object),
    ]
    assert len({make_digest(claim) for claim in [FIRST, *changed]}) == len(changed) + 1
    assert make_digest(dataclasses.replace(FIRST, time="2019", asserters=(FIRST.subject,))) == make_digest(FIRST)


def test_a_territory_has_a_name_of_several_words():
    document = "nagorno-karabakh-cmb-2020-10-29"
    assert parse_document_key(document) == ("nagorno-karabakh", "cmb", "2020-10-29")
    minted = make_claim_id(dataclasses.replace(FIRST, document=document))
    assert minted.startswith("nagorno-karabakh-cmb-rus-not-party-to-ccm-")


@pytest.mark.parametrize("key", ["rus-cmb", "rus-2020-10-29", "rus-cmb-2020-10", ""])
def test_what_is_no_key_of_a_section_version(key):
    with pytest.raises(InputError, match="no key of a section version"):
        parse_document_key(key)


def test_a_long_name_is_cut_at_a_word():
    long = dataclasses.replace(
        SECOND, subject=FIRST.subject._replace(kind="org", key="institute-of-very-long-names-and-more")
    )
    assert "institute-of-very-long-declared" in make_claim_id(long)
