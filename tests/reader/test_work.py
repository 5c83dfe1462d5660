"""Citations as printed: each form of work with its fields, and running text that cites nothing."""

from __future__ import annotations

import pytest

from armstrace.loaders.document import Footnote, Span
from armstrace.loaders.sentence import find_sentences
from armstrace.loaders.work import Role, Work, parse_works
from armstrace.loaders.work_kind import WorkKind

BODIES = {"SCK", "Society of the Crossed Keys", "Zubrowka", "Mendl Works"}
NO_FIELDS = {"kind", "role", "span", "text"}


def read(text: str) -> tuple[Work, ...]:
    note = Footnote(1, text, Span(10, 10 + len(text)), find_sentences(text, 10))
    return parse_works(note, lambda name: name.partition(" (")[0] in BODIES)


def fields(work: Work) -> dict[str, object]:
    return {name: value for name in Work.__slots__ if name not in NO_FIELDS and (value := getattr(work, name))}


CASES = {
    "Agatha Moustafa, “Night of rockets,” Trans-Alpine Courier, 6 June 2020.": (
        WorkKind.TITLED,
        {
            "author": "Agatha Moustafa",
            "title": "Night of rockets",
            "publisher": "Trans-Alpine Courier",
            "date": "2020-06-06",
        },
    ),
    'SCK (Society), "Annual report 2019," Lutz, March 2020, pp. 3, 14–19, and 1,204.': (
        WorkKind.TITLED,
        {
            "author": "SCK (Society)",
            "title": "Annual report 2019",
            "publisher": "SCK (Society)",
            "place": "Lutz",
            "date": "2020-03",
            "locator": "pp. 3, 14–19, and 1,204",
        },
    ),
    "Night of rockets,” Trans-Alpine Courier,6 June 2020.": (
        WorkKind.TITLED,
        {"title": "Night of rockets", "publisher": "Trans-Alpine Courier", "date": "2020-06-06"},
    ),
    "Ivan Dmitri, ed., Arms of the Duchy, Issue 3 (Lutz: Society Press, May 1988), ch. 3.": (
        WorkKind.BOOK,
        {
            "author": "Ivan Dmitri, ed.",
            "title": "Arms of the Duchy, Issue 3",
            "publisher": "Society Press",
            "place": "Lutz",
            "date": "1988-05",
            "locator": "ch. 3",
        },
    ),
    "Statement of Zubrowka, UNGA First Committee, Debate on Small Arms, New York, 2 May 2019.": (
        WorkKind.STATEMENT,
        {
            "author": "Zubrowka",
            "title": "Statement of Zubrowka",
            "meeting": "UNGA First Committee, Debate on Small Arms",
            "place": "New York",
            "date": "2019-05-02",
        },
    ),
    "Zubrowka, Explanation of Vote on Resolution L.41, UNGA First Committee, 2 May 2019.": (
        WorkKind.STATEMENT,
        {
            "author": "Zubrowka",
            "title": "Explanation of Vote on Resolution L.41",
            "meeting": "UNGA First Committee",
            "date": "2019-05-02",
        },
    ),
    "Letter from A. Gustave, Ministry of Trains, to the Society, 2 May 2019.": (
        WorkKind.LETTER,
        {
            "author": "A. Gustave",
            "title": "Letter from A. Gustave, Ministry of Trains, to the Society",
            "recipient": "the Society",
            "date": "2019-05-02",
        },
    ),
    "Telephone interview with a pastry cook, Mendl Works, Lutz, May 2019.": (
        WorkKind.INTERVIEW,
        {
            "title": "Telephone interview with a pastry cook, Mendl Works, Lutz",
            "place": "Lutz",
            "date": "2019-05",
        },
    ),
    "Zubrowka CCW Protocol V Article 10 Report (for 2017), Form B.": (
        WorkKind.TREATY_REPORT,
        {
            "author": "Zubrowka",
            "title": "Zubrowka CCW Protocol V Article 10 Report (for 2017)",
            "locator": "Form B",
        },
    ),
    "“Implementation of the convention,” UNGA Resolution 73/54, 5 December 2018.": (
        WorkKind.RESOLUTION,
        {
            "title": "Implementation of the convention",
            "identifier": "UNGA Resolution 73/54",
            "date": "2018-12-05",
        },
    ),
    "Report of the 17th meeting of the Council, S/PV.1234, 5 December 2018.": (
        WorkKind.RECORD,
        {"title": "Report of the 17th meeting of the Council", "identifier": "S/PV.1234", "date": "2018-12-05"},
    ),
    "Lutz Observer (LutzObs), “View of the craters.” 5 June 2020, 08:12 UTC. Tweet.": (
        WorkKind.POST,
        {
            "author": "Lutz Observer",
            "title": "View of the craters",
            "identifier": "LutzObs",
            "date": "2020-06-05T08:12:00Z",
        },
    ),
    "Monitor media scanning from 2 February 2015 to 3 March 2015.": (
        WorkKind.MONITORING,
        {"title": "Monitor media scanning from 2 February 2015 to 3 March 2015", "date": "2015-02-02/2015-03-03"},
    ),
    "“Our view,” Position Paper annexed to letter to SCK from A. Gustave, Minister of Trains, 2 May 2019.": (
        WorkKind.TITLED,
        {
            "author": "A. Gustave",
            "title": "Our view",
            "recipient": "SCK",
            "date": "2019-05-02",
            "description": "Position Paper annexed to letter to SCK from A. Gustave, Minister of Trains",
        },
    ),
    "Mendl Works, “Our Rockets,” undated.": (
        WorkKind.TITLED,
        {"author": "Mendl Works", "title": "Our Rockets", "publisher": "Mendl Works", "undated": True},
    ),
    "Ibid., p. 4.": (WorkKind.IBID, {"locator": "p. 4"}),
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_a_work_is_known_by_its_form(text: str, expected: tuple[WorkKind, dict[str, object]]) -> None:
    (work,) = read(text)
    assert (work.kind, fields(work)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two delegates came to both meetings.",
        "He called the treaty “a bad idea,” but said that “nobody would object.”",
        "Asked about it, the minister said, “We are not at war.”",
        "The five members voted for it; four others did not, on 5 May 2019.",
        "See the section above.",
    ],
)
def test_running_text_cites_nothing(text: str) -> None:
    assert read(text) == ()


def test_several_works_stand_in_one_note_with_their_roles() -> None:
    text = (
        "The man spoke of springs. Directors of the works, interviewed on Lutz TV, 2 May 2015, cited in “Springs,” "
        "Courier, 3 May 2015. See also, “More springs,” Observer, 4 May 2015; and SCK, “A map,” 5 May 2015."
    )
    works = read(text)
    assert [(w.kind, w.role, w.date) for w in works] == [
        (WorkKind.INTERVIEW, Role.CITES, "2015-05-02"),
        (WorkKind.TITLED, Role.CITED_IN, "2015-05-03"),
        (WorkKind.TITLED, Role.SEE_ALSO, "2015-05-04"),
        (WorkKind.TITLED, Role.SEE_ALSO, "2015-05-05"),
    ]
    assert works[0].publisher == "Lutz TV"
    assert text[works[3].span.start - 10 : works[3].span.end - 10] == "SCK, “A map,” 5 May 2015."


def test_letters_of_one_man_on_two_days_are_two_works() -> None:
    assert [w.date for w in read("Emails from A. Gustave, SCK, 12 April 2013, and 25 July 2013.")] == [
        "2013-04-12",
        "2013-07-25",
    ]


def test_who_took_the_notes_belongs_to_the_statement_before() -> None:
    (work,) = read("Statement of Zubrowka, Intersessional Meetings, Geneva, 2 May 2019. Notes by the SCK.")
    assert work.notes_by == "SCK"


def test_a_list_of_sources_behind_a_colon_is_read_item_by_item() -> None:
    text = "The figures come from the following sources: SCK, “A map,” 5 May 2015; and “A list,” Courier, 6 May 2015."
    assert [w.title for w in read(text)] == ["A map", "A list"]


def test_who_publishes_a_rate_of_exchange_may_be_named_in_a_sentence_alone() -> None:
    (work,) = read("Average exchange rate for 2004: ZUB1=US$0.25. Lutz Exchange.")
    assert (work.kind, work.publisher, work.date) == (WorkKind.PLAIN, "Lutz Exchange", "2004")
    assert work.title == "Average exchange rate for 2004: ZUB1=US$0.25"
    assert read("The rate was low. Lutz Exchange.") == ()
