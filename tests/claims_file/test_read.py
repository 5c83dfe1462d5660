"""Reading claims files: what stands in one, and every fault with its file, line and remedy."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from armstrace.graph.claim import Certainty, Comparator, Polarity, Review, Status
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.section import NoteState, Resolution
from armstrace.loaders.claims_file import list_faults, parse_claims_file, read_claims_file
from armstrace.loaders.claims_writer import write_claims_file

EXAMPLE = Path(__file__).with_name("example.yaml")


def test_the_section_passages_and_notes():
    file = read_claims_file(EXAMPLE)
    assert (file.section.key, file.section.edition, file.section.copy_offset) == ("rus-cmb-2020-01-02", 2019, 20)
    assert [passage.key for passage in file.passages] == [
        f"rus-cmb-2020-01-02-{key}" for key in ("policy-1-1", "transfer-1-title", "transfer-1-r1", "n2-1")
    ]
    assert [(note.number, note.state, note.resolution) for note in file.notes] == [
        (1, NoteState.WITHHELD, Resolution.CITED),
        (2, NoteState.WITHHELD, Resolution.EXPLANATORY),
        (3, NoteState.MISSING, Resolution.MISSING),
    ]
    assert [(c.source.key, c.role, c.locator) for c in file.notes[0].citations] == [
        ("hrw-2014-10-20-ukraine", "cites", None),
        ("amnesty-2015-12-23-shameful-failure", "see", "p. 4"),
    ]


def test_a_claim_with_its_roles():
    file = read_claims_file(EXAMPLE)
    claim = file.claims[1]
    assert claim.passage == "rus-cmb-2020-01-02-transfer-1-r1"
    assert claim.context == ("rus-cmb-2020-01-02-transfer-1-title",)
    assert (claim.subject, claim.object) == (Ref("state", "bgr"), Ref("munition", "9n123k"))
    assert claim.quantity
    assert (claim.quantity.comparator, claim.quantity.value) == (Comparator.EXACTLY, Decimal(8))
    assert claim.details == (
        ("category", Ref("value", "missile")),
        ("submunition", Ref("munition", "9n24")),
        ("caliber", "650 mm"),
    )
    assert (claim.status, claim.review, claim.not_given) == (Status.DECLARED, Review.UNREVIEWED, ("time",))
    lines = EXAMPLE.read_text("utf-8").splitlines()
    assert all(key in lines[line - 1] for key, line in file.lines)


def test_defaults_are_not_guessed():
    first, _, last = read_claims_file(EXAMPLE).claims
    assert (first.polarity, first.certainty, first.asserters) == (Polarity.AFFIRMED, Certainty.CERTAIN, ())
    assert (last.polarity, last.certainty, last.hedge) == (Polarity.NEGATED, Certainty.POSSIBLE, "it is said")


def test_the_example_is_canonical():
    assert write_claims_file(read_claims_file(EXAMPLE)) == EXAMPLE.read_text("utf-8")


#: what is replaced, by what, the words of the message, the words of the remedy
FAULTS = [
    ("object: treaty:ccm\n  asOf", "object: treaty:ccn\n  asOf", "'treaty:ccn' is not known", "treaty:ccm"),
    ("munition:9n123k", "munition:9n123", "'munition:9n123' is not known", "munition:9n123k"),
    ("munition:9n24,", "munition:9n2x,", "'munition:9n2x' is not known", "munition:9n2"),
    ("value:missile", "value:misile", "'value:misile' is not known", "value:missile"),
    ("source:hrw-2014-10-20-ukraine", "source:hrw-2014-10-20-ukrain", "is not known", "source:hrw-2014-10-20-ukraine"),
    ("org:monitor", "org:monitr", "'org:monitr' is not known", "org:monitor"),
    ("treaty:ccm\n  time", "treety:ccm\n  time", "'treety:ccm' is no reference", "kind:key"),
    ("country: rus", "country: xxa", "'xxa' is no country", "key of a state"),
    ("country: rus", "country: bgr", "document is of 'rus'", ""),
    ("updated: '2020-01-02'", "updated: '2020-01-03'", "updated says 2020-01-03", ""),
    ("updated: '2020-01-02'", "updated: 2020-01-02", "means different things", "in quotes"),
    ("at: [30, 70]", "at: [70, 70]", "the span is empty", "start < end"),
    ("notes: [1]}", "notes: [7]}", "footnote 7 is not in the file", "mend the number"),
    ("note: 2, sentence", "note: 9, sentence", "footnote 9 is not in the file", "mend the number"),
    ("  notes: [3]\n  subject", "  notes: [4]\n  subject", "footnote 4 is not in the file", "mend the number"),
    ("passage: policy-1-1", "passage: policy-1-2", "'policy-1-2' is not known", "nearest: policy-1-1"),
    ("context: [transfer-1-title]", "context: [transfer-1-head]", "'transfer-1-head' is not known", "transfer-1-title"),
    ("declared-00000002", "not-party-to-ccm-00000001", "stands in line 20 already", "mint a new id"),
    ("predicate: notPartyTo", "predicate: notAPartyTo", "'notAPartyTo' is not known", "nearest: notPartyTo"),
    ("predicate: notPartyTo", "predicate: stockpiles", "does not belong in a TreatyStatusClaim", "notPartyTo"),
    ("predicate: notPartyTo", "measure: notPartyTo", "'notPartyTo' is not known", ""),
    ("unit: munition", "unit: munitons", "'munitons' is not known", "munition"),
    ("asOf: '2020-01-02'", "asOf: '2020-02-30'", "'2020-02-30'", ""),
    ("asOf: '2020-01-02'", "asOf: 2020/", "means different things|has no last day|does not fit", ""),
    ("time: '2018'", "time: early 2018", "'early 2018' is no EDTF", "such as"),
    ("time: '2018'", "time: 2018", "2018 does not fit", "EDTF string in quotes"),
    ("time: '2018'", "time: '2018/2017'", "ends before it begins", ""),
    ("hedge: it is said", "hedge: it is said by one or two", "does not fit", "at most 6"),
    ("quoted: no words of anyone", f"quoted: {'word ' * 16}", "does not fit", "at most 15"),
    ("kind: TreatyStatusClaim", "kind: TreatyStateClaim", "'TreatyStateClaim' is not known", "TreatyStatusClaim"),
    ("status: reported", "status: rumoured", "'rumoured' is not known", "reported"),
    ("status: reported", "state: reported", "the key 'state' is not known|'status' is missing", ""),
    ("  subject: state:bgr\n", "", "'subject' is missing", ""),
    (
        "predicate: criticized",
        "predicate: criticized\n  measure: casualties",
        "does not fit",
        "exactly one of predicate",
    ),
    ("value: 8, ", "", "'value' is missing", ""),
    ("value: 8, ", "low: 8, value: 8, ", "'low' does not belong", "remove it"),
    ("comparator: exactly", "comparator: between", "'low' is missing|'high' is missing|does not belong", ""),
    ("value: 8, ", "value: 8e2, ", "in quotes", ""),
    ("{state: missing}", "{state: missing, length: 4}", "'length' does not belong", "remove it"),
    ("{category: value:missile", "{categry: value:missile", "'categry' is not known", "category"),
    ("part: title, ", "part: title, row: 2, ", "does not fit", "exactly one of sentence"),
    ("id: rus-cmb-declared-00000002", "id: declared", "'declared' does not fit", "8 hex"),
    ("claims:\n", "claims:\n- claim\n", "'claim' does not fit", "a map of the fields"),
    ("notGiven: [time]", "notGiven: [tide]", "'tide' is not known", "time"),
    ("asserters: [state:bgr]", "asserters: state:bgr", "does not fit", "a list of references"),
]


def test_there_are_many_faults():
    assert len(FAULTS) >= 40


@pytest.mark.parametrize(("old", "new", "message", "remedy"), FAULTS)
def test_a_fault_has_file_line_and_remedy(old, new, message, remedy):
    text = EXAMPLE.read_text("utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    first = text.count("\n", 0, text.index(old)) + 1
    with pytest.raises(InputError, match=message) as caught:
        parse_claims_file(changed, "some/where.yaml")
    assert remedy in caught.value.remedy
    assert caught.value.file == "some/where.yaml"
    assert caught.value.line is not None
    entry = max((n for n, line in enumerate(text.splitlines(), 1) if n <= first and line.startswith("- id")), default=1)
    assert entry <= caught.value.line <= first + new.count("\n") + 1
    assert str(caught.value).startswith(f"some/where.yaml:{caught.value.line}: ")


def test_a_claim_cannot_be_part_of_itself_or_of_nothing():
    text = EXAMPLE.read_text("utf-8").rstrip("\n")
    for total, message in [("rus-cmb-states-00000003", "is not known"), ("rus-cmb-no-such-00000009", "is not known")]:
        with pytest.raises(InputError, match=message):
            parse_claims_file(f"{text}\n  breakdownOf: {total}\n", "x.yaml")
    with pytest.raises(InputError, match="points at itself"):
        parse_claims_file(f"{text}\n  restates: [rus-cmb-states-00000003]\n", "x.yaml")


def test_all_faults_are_listed_in_order(tmp_path: Path):
    path = tmp_path / "x.yaml"
    text = EXAMPLE.read_text("utf-8").replace("treaty:ccm", "treaty:ccn").replace("unit: munition", "unit: munitons")
    path.write_text(text, "utf-8")
    lines = [fault.line for fault in list_faults(path)]
    assert len(lines) == 3
    assert lines == sorted(lines)
    assert list_faults(EXAMPLE) == []
