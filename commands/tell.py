"""show and trace: what a release says of a thing, and where a claim comes from, in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Annotated

import typer

from armstrace.commands.option import DEFAULT_RELEASE, Form, Release, check_form
from armstrace.commands.output import Format, write_bytes, write_rows, write_text
from armstrace.graph.description import find_tombstone, is_known, list_mentions, list_quads
from armstrace.graph.errors import InputError
from armstrace.graph.label import read_labels, short_name
from armstrace.graph.media import TRIPLES, find_form, write_quads
from armstrace.graph.names import ID, make_iri
from armstrace.graph.prefixes import write_short
from armstrace.graph.release import Release as OpenRelease
from armstrace.graph.release import open_release
from armstrace.graph.summary import Summary
from armstrace.graph.summary_reader import read_summaries
from armstrace.graph.trace import Trace, TracedNote, TracedPassage, Work, read_trace
from armstrace.graph.traced_corroboration import TracedCorroboration

_DATA = tuple(Format(form.suffix) for form in TRIPLES)


def show(
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="kind:key or IRI, such as state:rus.")],
    release: Release = DEFAULT_RELEASE,
    form: Form = None,
) -> None:
    """Show what a release says of a thing: the claims that name it, or its triples.

    Example: armstrace show treaty:ccm --format csv
    """
    found = open_release(release)
    iri = _find_iri(found, entity)
    chosen = check_form(form, (Format.TABLE, Format.JSON, Format.CSV, Format.TSV, *_DATA))
    written = find_form(chosen.value, TRIPLES)
    if written is not None and chosen in _DATA:
        write_bytes(write_quads(list_quads(found.store, iri), written))
        return
    mentions = list_mentions(found.store, iri)
    claims = read_summaries(found.store, (mention.claim for mention in mentions))
    if chosen is Format.TABLE:
        write_text(f"{read_labels(found.store, [iri])[iri]}  {write_short(iri)}  {len(claims)} claims\n")
    feeds = {mention.claim for mention in mentions if mention.feeds_finding}
    heads = ("claim", "stance", "what is said", "sources", "finding")
    write_rows(heads, (_row(claim, claim.iri in feeds) for claim in claims), chosen)


def trace(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The key or IRI of a claim.")],
    release: Release = DEFAULT_RELEASE,
    show_text: Annotated[
        bool, typer.Option("--show-text", help="Show passage and notes (a release built with --profiles).")
    ] = False,
    form: Form = None,
) -> None:
    """Trace a claim to its passage, footnotes, cited sources, reader and release.

    Example: armstrace trace rus-cmb-not-party-to-ccm-986c9a00
    """
    chosen = check_form(form, (Format.TABLE, Format.JSON))
    found = open_release(release)
    if show_text and found.texts is None:
        raise InputError("this release has no texts", file=str(found.folder), remedy="build it with --profiles DIR")
    iri = _find_iri(found, claim if ":" in claim else f"claim:{claim}")
    told = read_trace(found, short_name(iri), with_text=show_text)
    if chosen is Format.JSON:
        write_text(json.dumps(asdict(told), ensure_ascii=False, indent=2))
    else:
        write_text("\n".join(tell_trace(told)))


def _find_iri(release: OpenRelease, name: str) -> str:
    """The IRI of a node that the release knows. Raises InputError for others, naming successors of a retired claim."""
    kind, colon, key = name.removeprefix(ID).replace("/", ":", 1).partition(":")
    iri = make_iri(kind, key) if colon else ""
    if not iri or not is_known(release.store, iri):
        raise InputError(f"the release has no {name!r}", remedy="write kind:key, such as state:rus or claim:...")
    tombstone = find_tombstone(release.store, iri)
    if tombstone is not None:
        successors = ", ".join(short_name(other) for other in tombstone.successors) or "nothing"
        raise InputError(f"claim {key} was retired: {tombstone.reason}", remedy=f"{successors} stands in its place")
    return iri


def _row(claim: Summary, feeds: bool) -> tuple[str, ...]:
    sources = "; ".join(source.label for source in claim.cited) or claim.basis.label
    return claim.key, claim.stance, claim.matter, sources, "yes" if feeds else "no"


def tell_trace(told: Trace) -> Iterator[str]:
    """The trace in lines: what is said, then the four steps, then what stands against it or beside it."""
    claim, section = told.claim, told.section
    yield claim.sentence
    yield f"claim     {claim.iri}"
    yield f"section   {section.profile.label}: {section.title}, {section.publisher.label}, {section.updated}"
    yield from (f"page      {section.page}",) if section.page else ()
    yield from _tell_passage("passage", told.passage)
    for passage in told.context:
        yield from _tell_passage("context", passage)
    yield from _tell_ground(told)
    yield f"asserter  {', '.join(node.label for node in claim.asserters)}"
    yield from (f"told by   {', '.join(node.label for node in claim.reporters)}",) if claim.reporters else ()
    by = f"rule {told.rule.label}" if told.rule else told.reader.label
    yield f"read by   {by} ({claim.review}), armstrace {told.software}"
    yield f"finding   {'yes: a finding rests on it' if told.feeds else 'no'}"
    for found in told.corroborations:
        yield from _tell_corroboration(found)
    yield f"release   {told.release}, version {told.version}, {told.date}"
    for item in told.discrepancies:
        yield f"{item.kind.label:<9} {item.note}"
        yield from (f"          {other.key}: {other.sentence}" for other in item.others)
    for relation, other in told.related:
        yield f"related   {other.key} {relation}: {other.sentence}"


def _tell_passage(role: str, passage: TracedPassage) -> Iterator[str]:
    start, end = passage.at
    yield f"{role:<9} {passage.place}; code points {start} to {end} of the section; sha256 {passage.hash}"
    yield from _tell_text(passage.text)


def _tell_ground(told: Trace) -> Iterator[str]:
    """Each footnote with the works it cites, or why there is none."""
    if not told.notes:
        yield f"footnote  {told.ground}"
    for note in told.notes:
        yield f"footnote  {note.words}{_jointly(note)}"
        yield from _tell_text(note.text)
        yield from (f"source    {_work_words(work)}" for work in note.works)


def _tell_corroboration(found: TracedCorroboration) -> Iterator[str]:
    """Verdict and reason, the rule, each record with its place, each file with its dataset, version and day."""
    counted = f" ({found.agreeing} of {found.compared} compared agree)" if found.compared else ""
    yield f"records   {found.said}{counted}: {found.note}"
    yield f"by rule   {found.rule.label}: {found.definition}"
    for record in found.records:
        place = f"row {record.row}" if record.row is not None else "in a note"
        line = f", line {record.line}" if record.line is not None else ""
        yield f"record    {record.words}; {record.file.label}, {place}{line} ({short_name(record.iri)})"
    for file in found.files:
        dataset, title = file.dataset.label, file.title
        name = title if title.startswith(dataset) else f"{title}, {dataset}, version {file.version}"
        yield f"file      {name}, knows up to {file.covers}"


def _jointly(note: TracedNote) -> str:
    return f" cites {len(note.works)} works jointly" if len(note.works) > 1 else ""


def _work_words(work: Work) -> str:
    who = ", ".join(node.label for node in (*work.creators, *work.publishers))
    parts: Iterable[str | None] = (who, work.title, work.issued, work.locator, *work.addresses)
    return f"{', '.join(part for part in parts if part)} ({work.role.label}; {write_short(work.source.iri)})"


def _tell_text(text: str | None) -> Iterator[str]:
    if text is not None:
        yield f'          "{text}"'
