"""Forms of citations from all eras of the Monitor, 1999 to 2024: one line a form, in invented works.

A line has the note, the kinds of its works with their dates, and the fields that tell the first one apart.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armstrace.loaders.document import Footnote, Span
from armstrace.loaders.sentence import find_sentences
from armstrace.loaders.work import Work, parse_works
from armstrace.loaders.work_kind import WorkKind

BODIES = {"SCK", "Zubrowka", "Reuters", "AFP"}


def read(text: str) -> tuple[Work, ...]:
    note = Footnote(1, text, Span(0, len(text)), find_sentences(text))
    return parse_works(note, lambda name: name.partition(" (")[0] in BODIES)


#: note -> kinds, fields of the first work
FORMS: dict[str, tuple[str, dict[str, str]]] = {
    # 1999 to 2009: author, title, place, date
    "Agatha Ruiz, Fields of Lutz, Nebelsbad, 1997, p. 12.": (
        "plain 1997",
        {"author": "Agatha Ruiz", "title": "Fields of Lutz", "place": "Nebelsbad", "locator": "p. 12"},
    ),
    "Ministry of Trains, “What the Sappers Did,” Lutz, 3 May 1999, p. 2.": (
        "titled 1999-05-03",
        {"author": "Ministry of Trains", "publisher": "Ministry of Trains", "place": "Lutz"},
    ),
    "Office of Trains, Secret Springs: A Survey of Lutz, September 1998, p. A-1.": (
        "plain 1998-09",
        {"title": "Secret Springs: A Survey of Lutz", "publisher": "Office of Trains", "locator": "p. A-1"},
    ),
    "Ministry of Trains, Report on Springs, draft, Lutz, 12 May 1999.": (
        "plain 1999-05-12",
        {"title": "Report on Springs", "place": "Lutz", "description": "draft"},
    ),
    "See Landmine Monitor Report 2003, p. 345.": (
        "plain ",
        {"title": "Landmine Monitor Report 2003", "locator": "p. 345"},
    ),
    "For more details, see SCK, Yearly Report 2007, pp. 45–46.": (
        "plain ",
        {"author": "SCK", "title": "Yearly Report 2007", "locator": "pp. 45–46"},
    ),
    "SCK, “Craters,” A Society of Keys Report, vol. 15, no. 3(E), March 2003, pp. 2-4.": (
        "titled 2003-03",
        {"publisher": "SCK", "description": "A Society of Keys Report, vol. 15, no. 3(E)", "locator": "pp. 2-4"},
    ),
    "Walter Flint, “Deadly rails” in Maria Gomez (ed.), Legacies of Lutz (Nebelsbad: Owl Books, 1998), pp. 33-40.": (
        "titled 1998",
        {
            "author": "Walter Flint",
            "title": "Deadly rails",
            "publisher": "Owl Books",
            "place": "Nebelsbad",
            "description": "in Maria Gomez (ed.), Legacies of Lutz",
        },
    ),
    "Walter Flint and Ann Lee, “Deadly rails,” in Legacies of Lutz, Nebelsbad: Owl Books, 1998, p. 33.": (
        "titled 1998",
        {"publisher": "Owl Books", "place": "Nebelsbad", "description": "in Legacies of Lutz"},
    ),
    # statements, letters, embassies, interviews, questionnaires
    "Statement by Ambassador Paul Kern, Head of Group, to the First Meeting of States Parties, Lutz, 4 May 1999.": (
        "statement 1999-05-04",
        {"author": "Ambassador Paul Kern", "meeting": "First Meeting of States Parties", "place": "Lutz"},
    ),
    "Statement by Zubrowka to the UN General Assembly First Committee, New York, 12 October 2001.": (
        "statement 2001-10-12",
        {"author": "Zubrowka", "meeting": "UN General Assembly First Committee"},
    ),
    "Statement of Zubrowka, Intersessional Meetings, Geneva, 16 April 2012.": (
        "statement 2012-04-16",
        {"author": "Zubrowka", "meeting": "Intersessional Meetings", "place": "Geneva"},
    ),
    "Intervention by Zubrowka, Standing Committee on Clearance, Geneva, 5 February 2003 (Landmine Monitor notes).": (
        "statement 2003-02-05",
        {"author": "Zubrowka", "notes_by": "Landmine Monitor"},
    ),
    "Zubrowka, Statement on the draft, Conference of Lutz, 22 May 2008.": (
        "statement 2008-05-22",
        {"author": "Zubrowka", "meeting": "Conference of Lutz"},
    ),
    "Letter No. 12/45 from Ambassador M. Ivan, Permanent Mission of Zubrowka, to Landmine Monitor, 3 March 2002.": (
        "letter 2002-03-03",
        {"author": "Ambassador M. Ivan", "recipient": "Landmine Monitor"},
    ),
    "Letter from Ministry of Trains to the SCK Coordinator, 3 February 2001.": (
        "letter 2001-02-03",
        {"author": "Ministry of Trains", "recipient": "SCK Coordinator"},
    ),
    "Fax from the Embassy of Zubrowka, London, 5 June 2000.": ("letter 2000-06-05", {"author": "Embassy of Zubrowka"}),
    "Note Verbale No. 5-2/33 from Permanent Mission of Zubrowka to the UN, New York, 4 June 2003.": (
        "letter 2003-06-04",
        {"author": "Permanent Mission of Zubrowka"},
    ),
    "E-mail to Landmine Monitor (Ann Lee) from Embassy of Zubrowka in Lutz, 5 June 2000.": (
        "email 2000-06-05",
        {"author": "Embassy of Zubrowka in Lutz", "recipient": "Landmine Monitor (Ann Lee)"},
    ),
    "Emails from Dmitri Low, SCK, 4 March and 12 April 2006.": (
        "email 2006-03-04, email 2006-04-12",
        {"author": "Dmitri Low"},
    ),
    "Interview with Col. Juan Kovacs, Chief of Engineers, Lutz, 12 January 2000.": (
        "interview 2000-01-12",
        {"place": "Lutz"},
    ),
    "Telephone interview with Dmitri Low, Desk Officer, Ministry of Trains, 4 March 2006.": (
        "interview 2006-03-04",
        {"place": ""},
    ),
    "Interview in Lutz with Dmitri Low, SCK, 3 June 2003.": ("interview 2003-06-03", {}),
    "Interviews with two tailors, Lutz, 4–6 March 2003.": ("interview 2003-03-04/2003-03-06", {"place": "Lutz"}),
    "Response to Landmine Monitor questionnaire by Dmitri Low, Ministry of Trains, 4 April 2003.": (
        "response 2003-04-04",
        {"author": "Dmitri Low", "publisher": "Ministry of Trains"},
    ),
    "Response to Monitor questionnaire, 14 April 2012.": ("response 2012-04-14", {}),
    "Casualty data provided by the Lutz Hospital, 2 March 2016.": ("data 2016-03-02", {"author": "Lutz Hospital"}),
    # reports under treaties
    "Mine Ban Treaty Article 7 Report, Form B, 30 April 2004.": ("treatyReport 2004-04-30", {"locator": "Form B"}),
    "Article 7 Report, submitted on 30 April 2002, Forms A and D.": (
        "treatyReport 2002-04-30",
        {"title": "Article 7 Report", "locator": "Forms A and D"},
    ),
    "Zubrowka, Mine Ban Treaty Article 7 Report (for calendar year 2012), Form J.": (
        "treatyReport ",
        {"author": "Zubrowka", "locator": "Form J"},
    ),
    "Mine Ban Treaty Article 7 Report (for calendar year 2015), Section 4.": (
        "treatyReport ",
        {"locator": "Section 4"},
    ),
    "National Annual Report, CCW Amended Protocol II, Form B, 6 October 2003.": ("treatyReport 2003-10-06", {}),
    "Protocol V Article 10 Report (covering 2012), Form A, and Amended Protocol II Article 13 Report, Form B.": (
        "treatyReport , treatyReport ",
        {"locator": "Form A"},
    ),
    "Zubrowka Article 5 deadline Extension Request, 31 March 2008, pp. 5-6.": ("request 2008-03-31", {}),
    "UN General Assembly Resolution 60/80, 8 December 2005.": (
        "resolution 2005-12-08",
        {"identifier": "UN General Assembly Resolution 60/80"},
    ),
    "UNSC, “Letter of the group on Lutz,” S/2014/31, 17 January 2014, para. 23.": (
        "titled 2014-01-17",
        {"identifier": "S/2014/31", "locator": "para. 23"},
    ),
    "Law No. 27,435, Gazette of Lutz, 3 May 2002, Article 4.": (
        "plain 2002-05-03",
        {"title": "Law No. 27,435", "publisher": "Gazette of Lutz", "locator": "Article 4"},
    ),
    # news, agencies, posts, addresses
    "Reuters, 3 June 2001.": ("plain 2001-06-03", {"publisher": "Reuters"}),
    "AFP (Lutz), 22 June 2004; and Reuters, 23 June 2004.": ("plain 2004-06-22, plain 2004-06-23", {}),
    "“Three hurt,” Daily Owl (Lutz), 12 May 2000, p. 1.": ("titled 2000-05-12", {"publisher": "Daily Owl (Lutz)"}),
    "“Three hurt,” Reuters (Lutz), 3 June 2001, and “Four hurt,” AFP, 4 June 2001.": (
        "titled 2001-06-03, titled 2001-06-04",
        {"title": "Three hurt", "publisher": "Reuters (Lutz)"},
    ),
    "The Owl, “Mines found,” 3 March 2002, www.owl.example.": (
        "titled 2002-03-03",
        {"publisher": "The Owl", "identifier": "www.owl.example"},
    ),
    "Lutz Observer (@LutzObs), “Springs in the harbour,” 5 June 2020. Tweet.": (
        "post 2020-06-05",
        {"author": "Lutz Observer", "identifier": "LutzObs", "title": "Springs in the harbour"},
    ),
    "Tweet by Lutz Observer (@LutzObs), 5 June 2020.": ("post 2020-06-05", {"author": "Lutz Observer"}),
    "http://www.lutz.example/springs/ (accessed 12 May 2003).": ("page ", {"publisher": "lutz.example"}),
    "See, www.lutz.example/xx, accessed 3 June 2009.": ("page ", {"identifier": "www.lutz.example/xx"}),
    "Monitor casualty database for calendar year 2015.": ("monitoring 2015", {}),
    "Landmine Monitor media analysis 1 January to 31 December 2006.": ("monitoring 2006-01-01/2006-12-31", {}),
    "Police of Lutz, letter of 4 January 2007.": ("letter 2007-01-04", {"author": "Police of Lutz"}),
    "Rail Handbook 2007–2008 (Owl Information Group, 2007).": (
        "book 2007",
        {"title": "Rail Handbook 2007–2008", "publisher": "Owl Information Group"},
    ),
    "Presentation by Dmitri Low, SCK, “Springs and rails,” Regional Conference, Lutz, 5 May 2012.": (
        "statement 2012-05-05",
        {"author": "Dmitri Low", "title": "Springs and rails", "meeting": "Regional Conference", "place": "Lutz"},
    ),
    "Data from the Lutz Hospital, as of December 2014.": ("data 2014-12", {"author": "Lutz Hospital"}),
    "SCK database, accessed 5 May 2015.": ("data ", {"description": "accessed 5 May 2015"}),
    "SCK, “Fields of Lutz,” updated 17 May 2022 (in Zubrowkan).": (
        "titled 2022-05-17",
        {"description": "in Zubrowkan"},
    ),
    "Juan Kovacs, Minas en la frontera, Lima, 1997, p. 12.": ("plain 1997", {"title": "Minas en la frontera"}),
    "Embassy of Zubrowka in Lutz, Communiqué issued by the Office of the Duke, 19 November 2013.": (
        "plain 2013-11-19",
        {"author": "Embassy of Zubrowka in Lutz", "title": "Communiqué issued by the Office of the Duke"},
    ),
    "Decisions on the request submitted by Zubrowka, Third Conference, Lutz, 27 June 2014, www.lutz.example.": (
        "plain 2014-06-27",
        {"meeting": "Third Conference", "place": "Lutz", "identifier": "www.lutz.example"},
    ),
    "Owl Historical Chart containing data for 2007, by email from Ann Lee, Department of Trains, 20 July 2008.": (
        "plain 2008-07-20",
        {"title": "Owl Historical Chart containing data for 2007", "publisher": "Department of Trains"},
    ),
    "Convention of Lutz, “Decision on the request,” Ninth Meeting of the Parties, Lutz, 2–4 September 2019.": (
        "titled 2019-09-02/2019-09-04",
        {"author": "Convention of Lutz", "meeting": "Ninth Meeting of the Parties", "place": "Lutz"},
    ),
    # 2010 to 2024, and what ties notes to one another
    "SCK, “Clearing the Rails 2022: Zubrowka,” August 2022, p. 120, bit.ly/SCK2022.": (
        "titled 2022-08",
        {"locator": "p. 120", "identifier": "bit.ly/SCK2022"},
    ),
    "Rail Review, Clearing the Rails 2019 (Lutz: SCK, October 2019), p. 34.": ("book 2019-10", {"publisher": "SCK"}),
    "Society of Owls, “Yearly Report,” Lutz, January 2005, unpublished.": (
        "titled 2005-01",
        {"publisher": "Society of Owls", "place": "Lutz", "description": "unpublished"},
    ),
    "Interview with Dmitri Low, SCK, Lutz, 4 March 2006, and email from Ann Lee, SCK, 5 March 2006.": (
        "interview 2006-03-04, email 2006-03-05",
        {"place": "Lutz"},
    ),
    "SCK, Off the Rails, p. 5, and “A list,” Courier, 6 May 2015.": ("plain , titled 2015-05-06", {"locator": "p. 5"}),
    "The head of the works, quoted in “Mines of the border,” Reuters, 4 May 2000.": (
        "titled 2000-05-04",
        {"title": "Mines of the border"},
    ),
    "Ibid, p. 3.": ("ibid ", {"locator": "p. 3"}),
    "Ibid.; and interview with Dmitri Low, Lutz, 3 March 2008.": ("ibid , interview 2008-03-03", {}),
    "See note 12 above.": ("note ", {"identifier": "12"}),
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items())
def test_forms_of_all_eras_are_known(text: str, expected: tuple[str, dict[str, str]]) -> None:
    works = read(text)
    assert ", ".join(f"{work.kind.value} {work.date}" for work in works) == expected[0]
    assert {name: getattr(works[0], name) for name in expected[1]} == expected[1]


@pytest.mark.parametrize("text", FORMS)
def test_a_hard_wrapped_copy_and_straight_quotation_marks_change_nothing(text: str) -> None:
    wrapped = text.replace(" ", "\n", 3).replace("“", '"').replace("”", '"')
    assert [(work.kind, work.date, work.title) for work in read(wrapped)] == [
        (work.kind, work.date, work.title) for work in read(text)
    ]


@pytest.mark.parametrize("text", [text for text in FORMS if text.startswith("“")])
def test_a_lost_opening_quotation_mark_changes_nothing(text: str) -> None:
    first, lost = read(text)[0], read(text[1:])[0]
    assert (lost.kind, lost.title, lost.date) == (first.kind, first.title, first.date)


@pytest.mark.parametrize(
    "text",
    [
        "As of 3 May 2010, the Ministry had not replied.",
        "The ministry told the Monitor that 3,000 mines were destroyed in May 2003.",
        "Zubrowka voted in favor of Resolution 60/80 on 8 December 2005.",
        "In its Article 7 report of 30 April 2003, Zubrowka declared 4,000 mines.",
        "Casualty figures for 2001–2003 were taken from the database of the hospital.",
        "The Owl reported on 3 June 2001 that two soldiers had died.",
        "For example, on 12 May 2000, two children were killed near Lutz.",
        "“We have none,” said the minister on 3 May 2003.",
        "See the report on Zubrowka in this edition.",
        "Reports of new use in Lutz were not confirmed, 3 May 2010.",
        "Zubrowka destroyed 4,000 mines in Lutz, 3 May 2010.",
        "Information on the border has been asked for, but none was given, 3 May 2010.",
    ],
)
def test_sentences_with_dates_and_papers_are_no_citations(text: str) -> None:
    assert read(text) == ()


def test_every_kind_of_work_has_a_form_here_or_in_the_other_table() -> None:
    seen = {kind.split()[0] for kinds, _ in FORMS.values() for kind in kinds.split(", ") if kind}
    assert seen >= {kind.value for kind in WorkKind} - {"record"}


WORDS = """and|See|see also|Ibid|cited in|in|by|from|SCK|Agatha Ruiz|“Springs,”|3 May 2010|2004|p. 3|Form B|undated
www.owl.example|A/RES/1|Tweet|Notes by|Reuters|Letter|Interview with|Statement of|Article 7 Report|(Lutz: Owl, 2003)
(@owl)|note 3|=|“|”|"|‘|’|’’|.|,|;|:|(|)|[|]"""
PIECES = st.sampled_from([*re.split(r"[|\n]", WORDS), "\n"])


@given(st.lists(PIECES, max_size=24).map(" ".join) | st.text(max_size=80))
def test_whatever_a_note_says_works_stand_inside_it_in_order(text: str) -> None:
    works = read(text)
    assert all(0 <= work.span.start < work.span.end <= len(text) for work in works)
    assert [work.span.start for work in works] == sorted(work.span.start for work in works)
    assert all(isinstance(getattr(work, name), (str, bool)) for work in works for name in ("title", "date", "undated"))
