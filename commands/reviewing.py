"""review: what a draft of rules changes against the claims that people reviewed, and what may contradict itself."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from armstrace.commands.option import check_form
from armstrace.commands.output import Format, say, write_rows, write_text
from armstrace.graph.errors import GateError

if TYPE_CHECKING:
    from armstrace.graph.registers import Registers
    from armstrace.graph.section import ClaimsFile
    from armstrace.loaders.claims_folder import Reviewed
    from armstrace.loaders.review import Compared

_HEADS = ("change", "claim", "what is said", "differences", "regression")
_FORMS = (Format.TABLE, Format.JSON, Format.CSV, Format.TSV)


def review(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT", help="A claims file of rules, or the folder of a draft.")],
    reviewed: Annotated[
        Path | None, typer.Argument(metavar="[REVIEWED]", help="A claims file or folder; the packaged ones by default.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write both in one: reviewed claims stay as they are.")
    ] = None,
    candidates: Annotated[
        bool, typer.Option("--candidates", help="List claims of DRAFT that may contradict each other instead.")
    ] = False,
    form: Annotated[Format | None, typer.Option("--format", help="table, json, csv or tsv.")] = None,
) -> None:
    """Compare a draft with reviewed claims: new, gone, different, same. Ends with 1 if the draft is worse.

    Differences are told as `field: reviewed -> draft`, with - for what one of them does not say.
    Worse: a reviewed claim that the rule which once found it finds no more, or one that is read as surer than it is.
    With --candidates, REVIEWED tells which contradictions are classified already.

    Example: armstrace review drafts data/claims --out merged
    """
    chosen = check_form(form, _FORMS)
    from armstrace.loaders.claims_folder import read_drafts, read_reviewed  # slow to import (registers)
    from armstrace.loaders.material import find_registers
    from armstrace.loaders.review import compare_files

    drafts, known = read_drafts(draft), read_reviewed(reviewed)
    if candidates:
        _list_candidates(drafts, known, chosen, find_registers(reviewed if reviewed and reviewed.is_dir() else None))
        return
    compared = [item for file in drafts for item in compare_files(file, known.beside(file), known.retired)]
    if chosen is Format.JSON:
        write_text(json.dumps([_tell(item) for item in compared], ensure_ascii=False, indent=2))
    else:
        write_rows(_HEADS, map(_row, compared), chosen)
    if out is not None:
        _merge(drafts, known, out)
    _end(compared)


def _list_candidates(drafts: Sequence[ClaimsFile], known: Reviewed, form: Format, registers: Registers) -> None:
    """What a person should look at, and what has been classified: the discrepancy's id stands in the last column."""
    from armstrace.graph.contradiction import mark_known
    from armstrace.graph.total import find_candidates
    from armstrace.loaders.review import tell_claim

    said = {claim.key: tell_claim(claim) for file in drafts for claim in file.claims}
    claims = [claim for file in drafts for claim in file.claims]
    found = mark_known(find_candidates(claims, registers), known.discrepancies)
    rows = (
        (item.ground.value, item.kind.value, item.note, "; ".join(f"{key}: {said[key]}" for key in item.claims), name)
        for item, name in found
    )
    write_rows(("ground", "likely", "what differs", "claims", "classified as"), rows, form)
    say(f"{len(found)} candidates, {sum(not name for _, name in found)} of them not classified")


def _merge(drafts: Sequence[ClaimsFile], known: Reviewed, out: Path) -> None:
    from armstrace.loaders.claims_folder import write_files
    from armstrace.loaders.review import merge_files

    merged = [merge_files(file, known.beside(file), known.retired) for file in drafts]
    for path in write_files(merged, out):
        say(f"written: {path}")


def _end(compared: Sequence[Compared]) -> None:
    """Say how many claims changed and how, and each false upgrade. Raises GateError where something got worse."""
    counts = Counter(item.change.value for item in compared)
    say(", ".join(f"{count} {change}" for change, count in sorted(counts.items())) or "no claims")
    upgrades = [item for item in compared if item.draft and item.regression]
    say(f"{len(upgrades)} false upgrades (a hedge, denial, allegation, plan or lack of evidence read as an assertion)")
    for item in upgrades:
        say(f"false upgrade: {item.key}: {item.regression}")
    worse = sum(bool(item.regression) for item in compared)
    if worse:
        raise GateError(f"{worse} regressions", remedy="see the last column; mend the rule, or the reviewed claim")


def _row(item: Compared) -> tuple[str, ...]:
    differences = "; ".join(f"{d.field}: {d.reviewed or '-'} -> {d.draft or '-'}" for d in item.differences)
    return item.change.value, item.key, _say(item), differences, item.regression


def _tell(item: Compared) -> dict[str, object]:
    claim = item.draft or item.reviewed
    return {
        "change": item.change.value,
        "claim": item.key,
        "document": claim.document if claim else "",
        "passage": claim.passage if claim else "",
        "rule": claim.rule if claim else None,
        "said": _say(item),
        "differences": {d.field: {"reviewed": d.reviewed, "draft": d.draft} for d in item.differences},
        "regression": item.regression,
    }


def _say(item: Compared) -> str:
    from armstrace.loaders.review import tell_claim

    claim = item.draft or item.reviewed
    return tell_claim(claim) if claim else ""
