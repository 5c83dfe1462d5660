"""Codes of countries and concepts of other vocabularies, as claims of identifiers."""

from __future__ import annotations

from pathlib import Path

import pytest
from open_sample import write

from armstrace.graph.errors import InputError
from armstrace.loaders.open.load import load_file

CROSSWALK = """iso3,iso2,m49,name,official,wikidata,wikidata_other,geonames,cow,gw,vdem,untc_name,unvotes_name,\
region,subregion
AFG,AF,4,Afghanistan,,Q889,,1149361,700,700,36,,,Asia,
ABW,AW,533,Aruba,,Q21203,,3577279,,,,,,Americas,
XKX,XK,,Kosovo,,Q1246,,,,,,,,,
"""
CONCEPTS = """uri,prefLabel_zh (from source),"gloss_en (my translation, to be checked)"
http://metadata.un.org/thesaurus/1004158,x,Clearing of mines
http://metadata.un.org/thesaurus/1001685,x,Another matter
"""


def test_a_row_lists_a_thing_under_its_codes(tmp_path: Path) -> None:
    file = load_file("crosswalk", write(tmp_path, "c.csv", CROSSWALK), covers="2026")
    told = [(str(claim.subject), [value for _, value in claim.details]) for claim in file.claims]
    assert told == [
        (
            "state:afg",
            ["wikidata:Q889", "iso3:AFG", "iso2:AF", "m49:004", "geonames:1149361", "cow:700", "gw:700"],
        ),
        ("territory:kosovo", ["wikidata:Q1246", "iso3:XKX", "iso2:XK"]),
    ]
    assert [refusal.words for refusal in file.version.refusals] == [
        "Aruba is no state or territory of the registers (line 3)"
    ]


def test_a_concept_is_loaded_where_a_thing_is_linked_to_it(tmp_path: Path) -> None:
    file = load_file("unbis", write(tmp_path, "u.csv", CONCEPTS), covers="2026")
    assert [(str(claim.subject), claim.details) for claim in file.claims] == [
        ("topic:mine-clearance", (("identifier", "unbis:1004158"),))
    ]
    assert "Another matter" in file.version.refusals[0].words


def test_an_address_that_is_none_stops_the_reading(tmp_path: Path) -> None:
    text = CONCEPTS.replace("http://metadata.un.org/thesaurus/1004158", "1004158")
    with pytest.raises(InputError, match=r":2: '1004158' is no address"):
        load_file("unbis", write(tmp_path, "u.csv", text), covers="2026")


def test_a_file_of_which_no_row_can_be_loaded_is_refused(tmp_path: Path) -> None:
    rows = "\n".join(line for line in CONCEPTS.splitlines() if "1004158" not in line)
    with pytest.raises(InputError, match="no row could be loaded"):
        load_file("unbis", write(tmp_path, "u.csv", rows + "\n"), covers="2026")
