"""`read --report`, `read --draft` and `review`, as a user runs them; and what the page shows."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from armstrace.cli import app
from armstrace.commands.reading_page import make_page
from armstrace.graph.register_form import FORMS
from armstrace.loaders.claims_folder import read_drafts
from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import Reading, read_claims
from armstrace.loaders.reading_view import TOPICS, make_views

from .conftest import TEXT


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The small profile as a file."""
    path = tmp_path / "profile.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    """A command, in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


class _Outline(HTMLParser):
    """Tags, ids and links of a page, and its text outside of style and marks."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []


def parse(page: str) -> _Outline:
    """The outline of a page."""
    outline = _Outline()
    outline.feed(page)
    return outline


def test_the_page_is_one_file_without_script_or_address(small: Reading) -> None:
    page = "".join(make_page([small], "Peru"))
    outline = parse(page)
    assert not {"script", "img", "link", "iframe", "form"} & set(outline.tags)
    assert outline.links
    assert all(link.startswith("#") for link in outline.links)
    assert len(set(outline.ids)) == len(outline.ids)
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)
    assert (outline.tags.count("h1"), outline.tags.count("main")) == (1, 1)
    assert "do not publish" in page


def test_every_claim_and_all_text_stand_on_the_page(small: Reading) -> None:
    page = "".join(make_page([small], "Peru"))
    assert {claim.key for claim in small.claims} <= set(parse(page).ids)
    for block in small.document.sections[0].blocks:
        for sentence in block.sentences:
            assert html.escape(block.slice(sentence.span)).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in page
    assert "Peru: signed: Mine Ban Treaty, 1997-12-03" in page
    assert "[unread]" in page
    assert "[no claim: citation]" in page


def test_text_of_a_profile_is_never_markup() -> None:
    hostile = TEXT.replace("Zorbly fnord", "<script>alert(1)</script><b onclick=x>&amp;")
    page = "".join(make_page([read_claims(parse_document(hostile))], "Peru"))
    assert "<script" not in page
    assert "<b " not in page
    assert "&lt;script&gt;" in page


def test_the_pieces_of_a_part_are_its_text(small: Reading) -> None:
    (view,) = make_views(small)
    blocks = {f"block {b.number}": b.text for b in small.document.sections[0].blocks}
    parts = {part.label: "".join(piece.text for piece in part.pieces) for part in view.parts}
    assert blocks.items() <= parts.items()
    assert sum(view.share().values()) == pytest.approx(1)
    assert view.share()["unread"] > 0


def test_every_topic_is_of_a_kind_that_there_is() -> None:
    from armstrace.graph.vocabulary import read_vocabulary

    assert TOPICS.keys() <= {kind for kinds in read_vocabulary().kinds.values() for kind in kinds}


def write_page(folder: Path) -> Path:
    """A profile whose notes cite works that no register has."""
    notes = (
        "[1] Agatha Ruiz, “Springs of Lutz,” Daily Owl, 4 May 2012.\n\n"
        "[2] Email from Agatha Ruiz, Desk Officer, Society of Keys, 5 May 2012.\n\n[3] Ibid."
    )
    body = "Peru signed the Mine Ban Treaty in December 1997.[1] It ratified it in June 1998.[2] It was the first.[3]"
    path = folder / "works.txt"
    page = f"Peru\n\nMine Ban Policy\n\nLast updated: 4 May 2016\n\nPolicy\n\n{body}\n\n\n\n{notes}\n"
    path.write_text(page, encoding="utf-8")
    return path


def test_works_that_no_register_has_are_listed_beside_the_drafts_without_names_of_staff(tmp_path: Path) -> None:
    read = run("read", write_page(tmp_path), "--draft", tmp_path / "drafts")
    assert read.exit_code == 0, read.output
    assert "2 cited works are in no register" in read.output
    head, *rows = (tmp_path / "drafts/per/unregistered-works.csv").read_text(encoding="utf-8").splitlines()
    assert head == ",".join(FORMS["sources"].header)
    assert [row.split(",")[1] for row in rows] == ["EmailSource", "NewsSource"]
    assert "Agatha" not in rows[0]


def test_the_list_of_unknown_works_may_stand_as_a_register_beside_the_claims(tmp_path: Path) -> None:
    works, drafts = write_page(tmp_path), tmp_path / "drafts"
    assert run("read", works, "--draft", drafts).exit_code == 0
    registers = tmp_path / "claims" / "registers"
    registers.mkdir(parents=True)
    (registers / "sources.csv").write_bytes((drafts / "per/unregistered-works.csv").read_bytes())
    read = run("read", works, "--claims", tmp_path / "claims", "--draft", tmp_path / "again")
    assert read.exit_code == 0, read.output
    assert "1 cited works are in no register" in read.output  # the e-mail: its row names no body yet
    assert "source: source:daily-owl" in (tmp_path / "again/per/mbp-2016-05-04.yaml").read_text(encoding="utf-8")


def test_from_a_text_to_drafts_and_their_review(profile: Path, tmp_path: Path) -> None:
    drafts, reviewed, merged = tmp_path / "drafts", tmp_path / "reviewed", tmp_path / "merged"
    read = run("read", profile, "--draft", drafts, "--report", tmp_path / "page.html")
    assert read.exit_code == 0, read.output
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    (file,) = read_drafts(drafts)
    text = (drafts / "per" / "mbp-2019-03-03.yaml").read_text(encoding="utf-8")
    assert "review: reviewed" not in text
    assert (drafts / "per" / "unregistered.csv").read_text(encoding="utf-8") == "ref,printed,claim\n"

    (reviewed / "per").mkdir(parents=True)
    kept = re.sub(r"\n  rule:", "\n  review: reviewed\n  rule:", text).replace(
        "time: 2018-12\n", "time: '2018-12-05'\n"
    )
    kept = kept.replace("time: '2018-12'\n", "time: '2018-12-05'\n")
    (reviewed / "per" / "mbp-2019-03-03.yaml").write_text(kept, encoding="utf-8")
    ended = run("review", drafts, reviewed, "--out", merged, "--format", "json")
    assert ended.exit_code == 0, ended.output
    assert sorted(item["change"] for item in list_items(ended)) == ["different", "same", "same", "same"]
    assert len(file.claims) == 4
    after = (merged / "per" / "mbp-2019-03-03.yaml").read_text(encoding="utf-8")
    assert after.count("review: reviewed") == 4
    assert "2018-12-05" in after


def test_a_lost_claim_ends_with_1(profile: Path, tmp_path: Path) -> None:
    run("read", profile, "--draft", tmp_path / "drafts")
    draft = tmp_path / "drafts" / "per" / "mbp-2019-03-03.yaml"
    text = draft.read_text(encoding="utf-8")
    reviewed = tmp_path / "mbp-2019-03-03.yaml"
    reviewed.write_text(re.sub(r"\n  rule:", "\n  review: reviewed\n  rule:", text), encoding="utf-8")
    lines = text[: text.rindex("- id:")]
    draft.write_text(lines, encoding="utf-8")
    ended = run("review", draft, reviewed, "--format", "json")
    assert ended.exit_code != 0
    assert [item["regression"] for item in list_items(ended) if item["change"] == "gone"] == [
        "rule use finds it no more"
    ]


def test_false_upgrades_are_counted_and_each_is_told(profile: Path, tmp_path: Path) -> None:
    run("read", profile, "--draft", tmp_path / "drafts")
    draft = tmp_path / "drafts" / "per" / "mbp-2019-03-03.yaml"
    reviewed = tmp_path / "mbp-2019-03-03.yaml"
    text = re.sub(r"\n  rule:", "\n  review: reviewed\n  rule:", draft.read_text(encoding="utf-8"))
    reviewed.write_text(text, encoding="utf-8")
    assert "0 false upgrades" in run("review", draft, reviewed).output
    reviewed.write_text(text.replace("status: asserted", "status: alleged"), encoding="utf-8")
    ended = run("review", draft, reviewed)
    told = [line for line in ended.output.splitlines() if line.startswith("false upgrade: ")]
    assert told
    assert f"{len(told)} false upgrades" in ended.output
    assert "alleged became asserted" in ended.output
    assert ended.exit_code != 0


def test_drafts_never_take_the_place_of_reviewed_claims(profile: Path, tmp_path: Path) -> None:
    run("read", profile, "--draft", tmp_path)
    file = tmp_path / "per" / "mbp-2019-03-03.yaml"
    kept = re.sub(r"\n  rule:", "\n  review: reviewed\n  rule:", file.read_text(encoding="utf-8"))
    file.write_text(kept, encoding="utf-8")
    again = run("read", profile, "--draft", tmp_path)
    assert again.exit_code != 0
    assert "would be lost" in str(again.exception)
    assert file.read_text(encoding="utf-8") == kept


def test_what_may_contradict_is_listed(profile: Path, tmp_path: Path) -> None:
    run("read", profile, "--draft", tmp_path)
    ended = run("review", tmp_path, "--candidates", "--format", "csv")
    assert ended.exit_code == 0
    assert ended.output.splitlines()[0] == "ground,likely,what differs,claims,classified as"


def list_items(ended: Result) -> Iterator[dict[str, str]]:
    """The list that a command wrote as JSON."""
    found: list[dict[str, str]] = json.loads(ended.stdout)
    yield from found
