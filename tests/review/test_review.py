"""Drafts beside reviewed claims: what is new, gone, different, same; no decision of a person is ever changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from armstrace.graph.claim import Certainty, Claim, Polarity, Review, Status
from armstrace.graph.errors import InputError
from armstrace.graph.section import ClaimsFile, RetiredId
from armstrace.loaders.review import Change, adopt_ids, compare_files, merge_files


def review(file: ClaimsFile, **changes: Claim) -> ClaimsFile:
    """The file with all claims reviewed; `changes` replaces the claim of a rule (its name with underscores)."""
    claims = [changes.get((claim.rule or "").replace("-", "_"), claim) for claim in file.claims]
    return replace(file, claims=tuple(replace(claim, review=Review.REVIEWED) for claim in claims))


def find(file: ClaimsFile, rule: str) -> Claim:
    """The claim of a rule."""
    return next(claim for claim in file.claims if claim.rule == rule)


def test_a_draft_is_the_same_as_itself(small_draft: ClaimsFile) -> None:
    compared = compare_files(small_draft, review(small_draft))
    assert len(compared) == len(small_draft.claims) == 4
    assert {item.change for item in compared} == {Change.SAME}
    assert [item.key for item in compared] == [claim.key for claim in small_draft.claims]


def test_a_field_that_differs_is_told_with_both_values(small_draft: ClaimsFile) -> None:
    vote = find(small_draft, "vote")
    compared = compare_files(small_draft, review(small_draft, vote=replace(vote, time="2018-12-05", content="ours")))
    (item,) = [item for item in compared if item.change is Change.DIFFERENT]
    assert item.key == vote.key
    assert [(d.field, d.reviewed, d.draft) for d in item.differences] == [("time", "2018-12-05", "2018-12")]


def test_what_is_in_one_file_alone_is_new_or_gone(small_draft: ClaimsFile) -> None:
    vote = find(small_draft, "vote")
    without = replace(small_draft, claims=tuple(claim for claim in small_draft.claims if claim != vote))
    assert [i.key for i in compare_files(small_draft, without) if i.change is Change.NEW] == [vote.key]
    (gone,) = [item for item in compare_files(without, review(small_draft)) if item.change is Change.GONE]
    assert gone.key == vote.key
    assert gone.regression == "rule vote finds it no more"


def test_what_a_person_added_is_no_regression_when_rules_do_not_find_it(small_draft: ClaimsFile) -> None:
    vote = find(small_draft, "vote")
    by_hand = review(small_draft, vote=replace(vote, rule=None))
    without = replace(small_draft, claims=tuple(claim for claim in small_draft.claims if claim != vote))
    assert [i.regression for i in compare_files(without, by_hand) if i.change is Change.GONE] == [""]


WEAKER = [
    ("a hedge", {"certainty": Certainty.PROBABLE}, "probable became certain"),
    ("an allegation", {"status": Status.ALLEGED}, "alleged became asserted"),
    ("a plan", {"status": Status.PLANNED}, "planned became asserted"),
    ("no evidence", {"status": Status.NO_EVIDENCE}, "noEvidence became asserted"),
    ("a denial", {"status": Status.DENIED, "polarity": Polarity.NEGATED}, "a negation was lost"),
    ("the opposite", {"predicate": "votedAgainst"}, "votedAgainst became votedFor"),
]


@pytest.mark.parametrize(("rule", "fields", "reason"), WEAKER, ids=[row[0] for row in WEAKER])
def test_what_was_weaker_and_is_read_as_asserted_is_a_regression(
    small_draft: ClaimsFile, rule: str, fields: dict[str, object], reason: str
) -> None:
    weaker = review(small_draft, vote=replace(find(small_draft, "vote"), **fields))  # type: ignore[arg-type]
    assert [item.regression for item in compare_files(small_draft, weaker) if item.regression] == [reason]


def test_a_draft_may_be_weaker_than_the_reviewed_claim(small_draft: ClaimsFile) -> None:
    used = find(small_draft, "use")
    surer = review(small_draft, use=replace(used, status=Status.ASSERTED, certainty=Certainty.CERTAIN))
    assert [item.regression for item in compare_files(small_draft, surer) if item.regression] == []


def test_a_draft_of_a_retired_claim_is_rejected_and_not_new(small_draft: ClaimsFile) -> None:
    vote = find(small_draft, "vote")
    left = review(replace(small_draft, claims=tuple(c for c in small_draft.claims if c != vote)))
    retired = (RetiredId(key=vote.key, replaced_by=(), reason="not what the text says"),)
    compared = compare_files(small_draft, left, retired)
    assert {item.change for item in compared if item.key == vote.key} == {Change.REJECTED}
    assert vote.key not in {claim.key for claim in merge_files(small_draft, left, retired).claims}


def test_drafts_take_the_ids_of_the_claims_that_they_read_anew(small_draft: ClaimsFile) -> None:
    vote = find(small_draft, "vote")
    old = review(small_draft, vote=replace(vote, key="per-mbp-an-old-name-353db11b", time="2018-12-05"))
    assert find(adopt_ids(small_draft, old), "vote").key == "per-mbp-an-old-name-353db11b"
    assert adopt_ids(small_draft, None).claims == small_draft.claims


def test_an_id_in_use_is_not_minted_again(small_draft: ClaimsFile) -> None:
    vote = find(small_draft, "vote")
    elsewhere = replace(vote, passage=small_draft.claims[0].passage, kind="StatementClaim", predicate="stated")
    other = review(replace(small_draft, claims=(elsewhere,)))
    assert find(adopt_ids(small_draft, other), "vote").key != vote.key


def test_both_in_one_keep_every_reviewed_claim_as_it_is(small_draft: ClaimsFile) -> None:
    vote, used = find(small_draft, "vote"), find(small_draft, "use")
    changed = replace(vote, time="1999", content="A person wrote this.", notes=(), quoted="own words")
    old = review(replace(small_draft, claims=tuple(c for c in small_draft.claims if c != used)), vote=changed)
    merged = merge_files(small_draft, old)
    assert [claim for claim in merged.claims if claim.review is Review.REVIEWED] == list(old.claims)
    assert [claim.key for claim in merged.claims if claim.review is Review.UNREVIEWED] == [used.key]
    assert {claim.passage for claim in merged.claims} <= {passage.key for passage in merged.passages}


def test_a_claim_that_nobody_reviewed_is_read_anew_under_its_id(small_draft: ClaimsFile) -> None:
    vote = find(small_draft, "vote")
    stale = replace(vote, key="per-mbp-kept-353db11b", time="1999")
    old = replace(small_draft, claims=tuple(stale if c == vote else c for c in small_draft.claims))
    assert find(merge_files(small_draft, old), "vote") == replace(vote, key="per-mbp-kept-353db11b")


def test_two_text_copies_are_not_put_into_one_file(small_draft: ClaimsFile) -> None:
    other = replace(small_draft, section=replace(small_draft.section, copy_sha256="0" * 64))
    with pytest.raises(InputError, match="another text copy"):
        merge_files(small_draft, other)
