"""What passages of a policy section are about, where one section tells all of a country."""

from __future__ import annotations

import pytest

from armstrace.graph.names import Ref
from armstrace.graph.registers import read_registers
from armstrace.loaders.layout import parse_document
from armstrace.loaders.matter import find_matter
from armstrace.loaders.reading import read_claims

NEW = ("Key developments since May 2003",)
MATTERS = [
    (NEW, "In 2003, 12 new casualties were recorded.", "cas"),
    (NEW, "Donors gave US$3 million for clearance.", "sma"),
    (NEW, "Two hills were demined.", "ma"),
    (NEW, "A mine incident took place.", "cas"),
    (NEW, "Nine dangerous areas were found.", "ma"),
    (NEW, "The north was declared mine-free.", "ma"),
    (NEW, "The LIS ended in 2004.", "ma"),
    (NEW, "International donations rose.", "sma"),
    (NEW, "Services for survivors were closed.", "cva"),
    (NEW, "The stockpile was destroyed with help of donors.", "mbp"),
    (NEW, "Peru hosted a seminar.", "mbp"),
    (("Ten-Year Summary",), "A survey found 20 minefields.", "ma"),
    (("Landmine Problem",), "It is not known.", "ma"),
    (("Mine Action Funding",), "Nothing was given.", "sma"),
    (("Landmine Casualties",), "There were two.", "cas"),
    (("Survivor Assistance",), "A clinic was opened.", "cva"),
    (("Policy",), "Two hills were cleared.", "mbp"),
    ((), "Two hills were cleared.", "mbp"),
]


@pytest.mark.parametrize(("heading", "text", "code"), MATTERS)
def test_headings_and_words_tell_the_matter(heading: tuple[str, ...], text: str, code: str) -> None:
    assert find_matter("mbp", heading, text) == code
    assert find_matter("cva", heading, text) == "cva"


def test_what_is_new_is_read_as_the_sections_of_its_matters_are() -> None:
    page = "Peru, Landmine Monitor Report 2004\n\nPeru\n\nKey developments since May 2003: Deminers cleared 2.5 square "
    page += "kilometers in 2003. Mine action funding totaled $2 million in 2003, a rise from 2002. There were 12 "
    page += "casualties in 2003.\n\nMine Ban Policy\n\nPeru signed the Mine Ban Treaty on 3 December 1997.\n"
    registers = read_registers()
    claims = read_claims(parse_document(page, registers=registers), registers).claims
    told = [(claim.kind, claim.predicate, claim.time) for claim in claims]
    assert all(claim.weapons != (Ref("munition", "antipersonnel-mine"),) for claim in claims)
    assert ("ClearanceClaim", "clearedArea", "2003") in told
    assert ("MineActionClaim", "contribution", "2003") in told
    assert ("CasualtyClaim", "casualties", "2003") in told
