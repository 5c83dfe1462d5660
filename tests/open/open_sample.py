"""Small files of open datasets in our own words, and a store of them with claims of a small profile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from armstrace.graph.basis import make_index
from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.graph.dataset_quads import dataset_to_quads
from armstrace.graph.document_quads import passage_to_quads, section_to_quads
from armstrace.graph.entities import registers_to_quads
from armstrace.graph.names import Ref
from armstrace.graph.quads import claim_to_quads
from armstrace.graph.registers import read_registers
from armstrace.graph.section import ClaimsFile, Passage, SectionVersion
from armstrace.loaders.open.load import load_file

DOC = "rus-cmb-2022-05-17"
_LEGEND = "Ratification, Acceptance(A), Accession(a)"


def make_page(
    rows: Iterable[Sequence[str]],
    notes: Iterable[str] = (),
    *,
    totals: str = "Signatories : 1. Parties : 1",
    as_at: str = "03-02-2026",
    number: str = "XXVI-6",
    heads: Sequence[str] = ("Participant", "Signature", _LEGEND),
) -> str:
    """A status page: rows are cells, the first may end with `^3` for a note; notes are numbered from 1."""
    table = "".join(
        f'<tr class="{"trBGGrey" if place % 2 else "trBWhite"}">\n{"".join(map(_cell, row))}</tr>\n'
        for place, row in enumerate(rows)
    )
    ends = "".join(map(_note, enumerate(notes, 1)))
    return f"""<!DOCTYPE html>
<html><head><title>List</title><script>var x = "<table id='y_tblgrid'>";</script></head><body>
<a href="ViewDetails.aspx?src=TREATY&mtdsg_no={number}&chapter=26">x</a>
<div class="rows">STATUS AS AT : {as_at} 10:16:18 EDT</div>
<div class="tcStatus"><div>Status :</div> {totals}</div>
<table id="ctl00_tblgrid"><tr class="thead-one">{"".join(f"<td>{head}<br></td>" for head in heads)}</tr>
{table}</table>
<table id="ctl00_dgNotesAll">{ends}</table>
</body>
</html>
"""


def _cell(words: str) -> str:
    text, hat, mark = words.partition("^")
    return f"<td>{text}{f' <SUP><A class=noteIndex>{mark}</A></SUP>' if hat else ''}<br></td>"


def _note(numbered: tuple[int, str]) -> str:
    number, words = numbered
    head = f"<a name='{number}'>{number}</a><index></index>"
    return f'<tr><td><div class="divNotesAll" style="x">{head}{words}<br></div></td></tr>'


def withdrawal(state: str, notified: str, effective: str, tense: str = "took effect") -> str:
    """A note that tells a withdrawal, in the fixed words of the site's notes."""
    return (
        f"On {notified}, the Government of {state} deposited with the Secretary-General a notification of withdrawal "
        f"(see C.N.1.2025.TREATIES-XXVI-6 of {notified}). The withdrawal {tense} for {state} on {effective}."
    )


def write(folder: Path, name: str, text: str) -> Path:
    """A file with a text."""
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


SECTION = SectionVersion(
    key=DOC,
    country="rus",
    slug="policy",
    title="Policy",
    updated="2022-05-17",
    edition=2021,
    page=None,
    publisher=Ref("org", "monitor"),
    copy_sha256="0" * 64,
    copy_length=100,
    copy_offset=0,
)
PASSAGE = Passage(key=f"{DOC}-top-1-1", heading=(), block=1, hash="0" * 64, length=5, at=(0, 5), sentence=1)


def make_claim(name: str, kind: str, subject: str, predicate: str, target: str | None, **fields: object) -> Claim:
    """A claim of the small profile, asserted and certain."""
    given = {"as_of": "2022-05-17", **fields}
    return Claim(
        key=f"rus-cmb-{name}-00000000",
        kind=kind,
        document=DOC,
        passage=PASSAGE.key,
        predicate=predicate,
        status=Status.ASSERTED,
        subject=_ref(subject),
        object=_ref(target) if target else None,
        **given,  # type: ignore[arg-type]
    )


def deny(claim: Claim) -> Claim:
    """The same with the other polarity."""
    return replace(claim, polarity=Polarity.NEGATED)


def make_store(claims: Iterable[Claim], files: Iterable[tuple[str, Path, str | None]]) -> ox.Store:
    """A store of registers, a profile of the claims, and datasets: (name, path, as-of day)."""
    file = ClaimsFile(path="x.yaml", section=SECTION, passages=(PASSAGE,), notes=(), claims=tuple(claims))
    store = ox.Store()
    store.extend(registers_to_quads(read_registers()))
    store.extend(section_to_quads(SECTION, Ref("state", "rus"), "Russia"))
    store.extend(passage_to_quads(PASSAGE, DOC))
    for claim in file.claims:
        store.extend(claim_to_quads(claim, make_index(file), is_measure=False))
    for name, path, covers in files:
        store.extend(dataset_to_quads(load_file(name, path, covers=covers), frozenset({"killed"}), "0.1.0"))
    return store


def _ref(text: str) -> Ref:
    kind, _, key = text.partition(":")
    return Ref(kind, key)
