"""Treaty acts from tables, lists and pages: dated, no more exact than told, withdrawals from the notes alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from open_sample import make_page, withdrawal, write

from armstrace.graph.claim import Status
from armstrace.graph.dataset import DatasetFile
from armstrace.graph.errors import InputError
from armstrace.loaders.open.load import load_file
from armstrace.loaders.open.participation import parse_act, parse_legend
from armstrace.loaders.open.untc_page import read_untc_page


def list_acts(file: DatasetFile) -> list[tuple[str, str, str, str | None]]:
    """Who did what to which treaty when."""
    return [(c.subject.key, c.predicate, c.object.key if c.object else "", c.time) for c in file.claims]


def test_a_heading_explains_its_marks() -> None:
    legend = parse_legend("Approval(AA), Acceptance(A), Accession(a), Succession(d), Ratification")
    assert legend == {"AA": "approved", "A": "accepted", "a": "acceded", "d": "succeeded", "": "ratified"}


@pytest.mark.parametrize("heading", ["Ratification, Blessing(b)", "Accession(a), Approval(a)", "signature"])
def test_a_heading_that_is_not_understood_is_refused(heading: str) -> None:
    with pytest.raises(InputError):
        parse_legend(heading)


def test_a_cell_is_a_day_and_a_mark() -> None:
    legend = parse_legend("Ratification, Accession(a)")
    act = parse_act(" 9 Apr\t 2013 a", legend)
    assert act is not None
    assert (act.predicate, act.day) == ("acceded", "2013-04-09")
    assert parse_act("  ", legend) is None


@pytest.mark.parametrize("cell", ["2013", "9 Foo 2013", "9 Apr 2013 z", "soon"])
def test_a_cell_that_is_no_act_is_refused(cell: str) -> None:
    with pytest.raises(InputError):
        parse_act(cell, parse_legend("Ratification, Accession(a)"))


def test_the_table_of_2026_is_told_no_more_exactly_than_it_is(tmp_path: Path) -> None:
    head = "country_name,treaty_id,treaty_name,action_type,action_date,signature_date,treaty_open_year,"
    head += "mtdsg_no,source_url\n"
    rows = [
        "Angola,ccm,x,,,2008-12-03,2008,XXVI-6,u",  # signed only
        "Albania,ccw_p5,x,,,2006-05-12,2003,XXVI-2-d,u",  # the date of consent, in the column of signatures
        "Russian Federation,ccw_art1,x,Accession,2007-01-24,2007-01-24,2001,XXVI-2-c,u",  # an acceptance, by the site
        "Denmark,ottawa,x,Accession,1998-06-08,1997-12-04,1997,XXVI-5,u",  # who signed cannot accede
        "Monaco,ottawa,x,Accession,1998-06-08,,1997,XXVI-5,u",
    ]
    file = load_file("untc-table", write(tmp_path, "t.csv", head + "\n".join(rows) + "\n"), covers="2026-02-03")
    assert list_acts(file) == [
        ("ago", "signed", "ccm", "2008-12-03"),
        ("alb", "consentedToBeBound", "ccw-p5", "2006-05-12"),
        ("rus", "consentedToBeBound", "ccw-art1", "2007-01-24"),
        ("dnk", "signed", "mbt", "1997-12-04"),
        ("dnk", "consentedToBeBound", "mbt", "1998-06-08"),
        ("mco", "acceded", "mbt", "1998-06-08"),
    ]


def test_rows_that_cannot_be_loaded_are_refused_by_name(tmp_path: Path) -> None:
    head = "untc_name,treaty,mtdsg_no,signed,bound,action\n"
    rows = [
        "Angola,ccm,XXVI-6,2008-12-03,,",
        "Atlantis,ccm,XXVI-6,2008-12-03,,",
        "Angola,x,XXIX-1,2008-12-03,,",
        "Angola,ccm,XXVI-6,,,",
        "Angola,ccm,XXVI-6,3 Dec 2008,,",
        "Angola,ccm,XXVI-6,,2009-01-01,Blessing",
    ]
    file = load_file("untc-joined", write(tmp_path, "t.csv", head + "\n".join(rows) + "\n"), covers="2026-02-03")
    assert file.version.rows == 6
    assert file.version.refused == 5
    reasons = [refusal.words for refusal in file.version.refusals]
    assert [next(r for r in reasons if word in r) for word in ("Atlantis", "XXIX-1", "no act", "no day", "Blessing")]
    assert "(line 3)" in reasons[0]


def test_a_list_of_2015_is_of_the_treaty_that_its_name_tells(tmp_path: Path) -> None:
    text = 'Participant,Signature,Provisional application(n),"Accession(a), Ratification"\n'
    text += "Lithuania,3 Dec 2008,24 Mar 2011 n,24 Mar 2011\nAndorra,,,9 Apr 2013 a\n"
    file = load_file("untreaties", write(tmp_path, "26-6.csv", text), covers="2015-03-01")
    assert list_acts(file) == [
        ("ltu", "signed", "ccm", "2008-12-03"),
        ("ltu", "appliedProvisionally", "ccm", "2011-03-24"),
        ("ltu", "ratified", "ccm", "2011-03-24"),
        ("and", "acceded", "ccm", "2013-04-09"),
    ]
    with pytest.raises(InputError, match="no treaty number"):
        load_file("untreaties", write(tmp_path, "cluster.csv", text), covers="2015-03-01")


def test_the_index_names_the_treaties_that_are_in_no_register(tmp_path: Path) -> None:
    text = "chapter_no,treaty_no,treaty_name,url,chapter_url,chapter_name\n"
    text += "26,6,Convention,http://x/?src=TREATY&mtdsg_no=XXVI-6&chapter=26,u,n\n"
    text += "1,1,Charter,http://x/?src=TREATY&mtdsg_no=I-1&chapter=1,u,n\n"
    file = load_file("untreaties-index", write(tmp_path, "index.csv", text), covers="2015-03-01")
    assert [(claim.subject.key, claim.details) for claim in file.claims] == [("ccm", (("identifier", "untc:XXVI-6"),))]
    assert [refusal.words for refusal in file.version.refusals] == ["the treaty I-1 is in no register (line 3)"]


PAGE_ROWS = (
    ("Angola", " &nbsp;3 Dec\t 2008 ", "&nbsp;"),
    ("Lithuania^1", "[ &nbsp;3 Dec\t 2008 ]", "[24 Mar\t 2011 ]"),
    ("Cuba", "&nbsp;", " 6 Apr 2016 a"),
)


def test_a_withdrawal_is_read_from_the_note_and_rests_on_its_sentence(tmp_path: Path) -> None:
    text = make_page(PAGE_ROWS, [withdrawal("Lithuania", "6 September 2024", "6 March 2025")])
    file = load_file("untc-page", write(tmp_path, "p.html", text))
    assert file.version.covers == "2026-02-03"
    assert [act for act in list_acts(file) if act[0] == "ltu"] == [
        ("ltu", "signed", "ccm", "2008-12-03"),
        ("ltu", "ratified", "ccm", "2011-03-24"),
        ("ltu", "notifiedWithdrawal", "ccm", "2024-09-06"),
        ("ltu", "withdrew", "ccm", "2025-03-06"),
    ]
    withdrew = next(claim for claim in file.claims if claim.predicate == "withdrew")
    assert withdrew.passage.endswith("-n1-2")
    assert withdrew.content == "Depositary notification C.N.1.2025.TREATIES-XXVI-6."
    assert [(note.number, note.state.value) for note in file.notes] == [(1, "withheld")]


def test_a_page_whose_totals_are_those_of_its_rows_is_a_whole_list(tmp_path: Path) -> None:
    notes = [withdrawal("Lithuania", "6 September 2024", "6 March 2025")]
    whole = load_file("untc-page", write(tmp_path, "a.html", make_page(PAGE_ROWS, notes)))
    assert [str(treaty) for treaty in whole.version.whole] == ["treaty:ccm"]
    short = make_page(PAGE_ROWS[:2], notes)
    assert load_file("untc-page", write(tmp_path, "b.html", short)).version.whole == ()


def test_a_withdrawal_to_come_is_planned_and_the_state_still_a_party(tmp_path: Path) -> None:
    note = withdrawal("Poland", "20 August 2025", "20 February 2026", "will take effect")
    text = make_page([("Poland^1", "4 Dec 1997", "27 Dec 2012")], [note], number="XXVI-5")
    file = load_file("untc-page", write(tmp_path, "p.html", text))
    assert [(c.predicate, c.status) for c in file.claims][-1] == ("withdrew", Status.PLANNED)
    assert [str(treaty) for treaty in file.version.whole] == ["treaty:mbt"]


@pytest.mark.parametrize(
    ("rows", "notes", "said"),
    [
        ([("Cuba", "", "[6 Apr 2016 a]")], [], "brackets and notes"),
        ([("Cuba^1", "", "6 Apr 2016 a")], [withdrawal("Cuba", "1 May 2024", "1 November 2024")], "brackets and notes"),
        ([("Cuba^1", "", "[6 Apr 2016 a]")], ["Cuba has withdrawn, somehow."], "could not be read"),
        ([("Cuba^2", "", "6 Apr 2016 a")], ["Another matter."], "note 2 is not on the page"),
        ([("Cuba", "", "6 Apr 2016 z")], [], "not explained"),
    ],
)
def test_a_row_and_a_note_that_do_not_fit_are_refused(
    tmp_path: Path, rows: list[tuple[str, ...]], notes: list[str], said: str
) -> None:
    sound = ("Angola", "3 Dec 2008", "")
    path = write(tmp_path, "p.html", make_page([sound, *rows], notes, totals="Signatories : 1. Parties : 0"))
    file = load_file("untc-page", path)
    assert said in file.version.refusals[0].words
    assert {claim.subject.key for claim in file.claims} == {"ago"}
    assert file.version.whole == (), "a page with a row that was refused is no whole list"
    assert len(list(read_untc_page(path))) == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("</html>", ""), "breaks off"),
        (("mtdsg_no", "number"), "names one treaty"),
        (("STATUS AS AT", "STATUS"), "as at which day"),
        (("Parties : 1", ""), "how many parties"),
        (("_tblgrid", "_other"), "no table of participants"),
        (("<td>Participant<br></td>", ""), "cells, 2 belong here"),
        (("<td>Participant<", "<td>Signatory<"), "the first column is 'Signatory'"),
        (("Ratification", "Blessing"), "no act that is known"),
    ],
)
def test_another_page_is_no_status_page(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    text = make_page([("Cuba", "", "6 Apr 2016 a")]).replace(*change)
    with pytest.raises(InputError, match=said):
        load_file("untc-page", write(tmp_path, "p.html", text))
