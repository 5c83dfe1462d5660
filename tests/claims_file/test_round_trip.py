"""What the writer writes the reader reads back, whatever the claims say; the same value gives the same bytes."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armstrace.graph.claim import Certainty, Claim, Comparator, Polarity, Quantity, Rank, Review, Status
from armstrace.graph.names import Ref
from armstrace.graph.registers import read_registers
from armstrace.graph.section import ClaimsFile
from armstrace.graph.vocabulary import read_vocabulary
from armstrace.loaders.claim_entry import is_ref
from armstrace.loaders.claims_file import parse_claims_file, read_claims_file
from armstrace.loaders.claims_writer import write_claims_file

EXAMPLE = read_claims_file(Path(__file__).with_name("example.yaml"))
DOCUMENT = EXAMPLE.section.key
PASSAGES = [passage.key for passage in EXAMPLE.passages]
NOTES = [note.number for note in EXAMPLE.notes]
VOCABULARY = read_vocabulary()
KINDS = sorted({kind for kinds in VOCABULARY.kinds.values() for kind in kinds})
REFS = [
    entry.ref for kind in ("state", "org", "munition", "event", "place") for entry in read_registers().entries(kind)
]
ROLES = ["body", "form", "recipient", "submunition", "caliber", "office"]

refs = st.sampled_from(REFS)
values = st.sampled_from([Ref("value", name) for name in VOCABULARY.values_of("category")])
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(
    lambda text: bool(text.strip()) and not is_ref(text)
)
phrases = st.lists(st.text("aäß'\"…:#-,{}[]&*?|%@`!~0", min_size=1, max_size=6), min_size=1, max_size=6).map(" ".join)
times = st.sampled_from(["2018", "2018-05", "2018-05-17", "1994/1996", "1999/", "1999/..", "/2011", "2018~", "198X"])
numbers = st.decimals(min_value=0, max_value=10**9, places=2) | st.integers(0, 10**9).map(Decimal)


def some(strategy, most=3):
    """A tuple of different things."""
    return st.lists(strategy, max_size=most, unique=True).map(tuple)


def maybe(strategy):
    return st.none() | strategy


@st.composite
def quantities(draw):
    comparator = draw(st.sampled_from(list(Comparator)))
    found = {
        "comparator": comparator,
        "unit": draw(st.sampled_from(VOCABULARY.values_of("unit"))),
        "written": draw(texts),
    }
    if comparator is Comparator.BETWEEN:
        return Quantity(**found, low=draw(numbers), high=draw(numbers))
    return Quantity(**found, value=None if comparator is Comparator.UNQUANTIFIED else draw(numbers))


@st.composite
def details(draw):
    roles = draw(some(st.sampled_from(ROLES)))
    return tuple(
        (role, item) for role in roles for item in draw(st.lists(refs | values | texts, min_size=1, max_size=2))
    )


@st.composite
def claims(draw, number):
    kind = draw(st.sampled_from(KINDS))
    return Claim(
        key=f"rus-cmb-claim-{number}-{number:08x}",
        kind=kind,
        document=DOCUMENT,
        passage=draw(st.sampled_from(PASSAGES)),
        context=draw(some(st.sampled_from(PASSAGES))),
        notes=draw(some(st.sampled_from(NOTES))),
        predicate=draw(st.sampled_from(VOCABULARY.names_of(kind))),
        status=draw(st.sampled_from(list(Status))),
        subject=draw(refs),
        object=draw(maybe(refs | values)),
        weapons=draw(some(refs)),
        origins=draw(some(refs)),
        places=draw(some(refs)),
        event=draw(maybe(refs)),
        statement=draw(maybe(refs)),
        quantity=draw(maybe(quantities())),
        time=draw(maybe(times)),
        time_written=draw(maybe(st.just("some time"))),
        as_of=draw(maybe(st.sampled_from(["2021-07", "2022-05-17"]))),
        asserters=draw(some(refs)),
        reporters=draw(some(refs)),
        polarity=draw(st.sampled_from(list(Polarity))),
        certainty=draw(st.sampled_from(list(Certainty))),
        hedge=draw(maybe(phrases)),
        rank=draw(st.sampled_from(list(Rank))),
        alternatives=draw(some(refs)),
        details=draw(details()),
        written=tuple((role, draw(texts)) for role in draw(some(st.sampled_from(["subject", "object", "place"])))),
        content=draw(maybe(texts)),
        quoted=draw(maybe(phrases)),
        breakdown_of=None if number == 0 else draw(maybe(st.just("rus-cmb-claim-0-00000000"))),
        restates=draw(some(st.sampled_from(["rus-mbp-other-00000001", "rus-ma-other-00000002"]))),
        revises=draw(some(st.sampled_from(["rus-mbp-other-00000003"]))),
        not_given=draw(some(st.sampled_from(["time", "place"]))),
        review=draw(st.sampled_from(list(Review))),
        rule=draw(maybe(st.just("treaty-status"))),
    )


files = st.tuples(claims(0), claims(1), claims(2)).map(lambda found: dataclasses.replace(EXAMPLE, claims=found))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(files)
def test_what_is_written_is_read_back(file: ClaimsFile):
    text = write_claims_file(file)
    again = parse_claims_file(text, EXAMPLE.path)
    assert dataclasses.replace(again, lines=()) == dataclasses.replace(file, lines=())
    assert write_claims_file(again) == text


def test_the_reviewed_files_are_canonical(root: Path):
    paths = sorted((root / "data" / "claims").glob("*/*-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].yaml"))
    assert len(paths) >= 5
    for path in paths:
        assert write_claims_file(read_claims_file(path)) == path.read_text("utf-8"), path.name


@pytest.mark.parametrize("claim", EXAMPLE.claims, ids=lambda claim: claim.key)
def test_asserters_left_out_stay_out(claim: Claim):
    text = write_claims_file(dataclasses.replace(EXAMPLE, claims=(dataclasses.replace(claim, asserters=()),)))
    assert "asserters" not in text
    assert parse_claims_file(text, "x.yaml").claims[0].asserters == ()
