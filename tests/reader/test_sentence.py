"""Where sentences end, rule by rule."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrace.loaders.sentence import find_sentences


def cut(text: str) -> list[str]:
    return [text[s.span.start : s.span.end] for s in find_sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "They left."],
        ["It rained.[1]", "They left.[2][3]", "Nobody came back. [4]"],
        ["It left Protocol V.", "Zubrowka followed in World War I.", "They see Annex B.", "It is long."],
        ["It joined the treaty.39", "It spoke of “peace.”40", "Nobody came.(41)", "Version no.2 The end."],
        ["M.R. Sukhum led it.", "The U.S. Army left."],
        ["It spoke to Mr. A.", "The other was silent."],
        ["He saw two, in Lutz,[1] and three elsewhere.[2]", "That was all."],
        ["Amb. A. B. Gustave spoke under item No. 4.", "He left at noon."],
        ["Res. 75/62 passed with 146 votes.", "Res. 73/54 had 144."],
        ["About 2.5 million were kept, of which 0.5 are lost.", "The AO-2.5RT is one."],
        ["No one answered.", "No.", "They had gone."],
        ["She works for the U.S. Department of Labor.", "He does not."],
        ["See ch. 3, pp. 14–19 of the book, eds. Smith et al. Press House.", "It is out of print."],
        ["“We cannot say. It is too early,” he said.", "The others nodded."],
        ["He called it “a shame.”[3]", "They did not."],
        ["He said “it is over.” and went home.", "They stayed."],
        ['He said "It is over. Go home." to them.', "They went."],
        ["A strike hit the district.", "In total, nine fell."],
        ["Tweet, “A view of craters.” 5 June 2020, 08:12 UTC. Tweet.", "It is gone."],
        ["Is it so?", "It is!", "(It was not.)", "[UPDATE: it is.]"],
        ["They visit www.example.org and YouTube.com often.", "L.26 is a paper."],
        ["The works belong to Mendl Ltd.", "It sold them."],
        ["The article [sic] was lost.", "“Here is a mark that never closes.", "It goes on."],
    ],
)
def test_sentences_end_where_they_do(parts: list[str]) -> None:
    joined = " ".join(parts).replace("district. In", "district.In")
    assert cut(joined) == parts


def test_white_space_and_line_ends_stand_between_sentences_not_in_their_spans() -> None:
    text = "\u00a0 One is\nbroken.\r\n\r\n Two. \n"
    assert [text[s.span.start - 5 : s.span.end - 5] for s in find_sentences(text, start=5)] == [
        "One is\nbroken.",
        "Two.",
    ]


@given(st.text(alphabet='aB .!?“”"[1]’\n\u00a0', max_size=200))
def test_sentences_cover_a_text_in_order(text: str) -> None:
    spans = [s.span for s in find_sentences(text)]
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert [s.number for s in find_sentences(text)] == list(range(1, len(spans) + 1))
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
