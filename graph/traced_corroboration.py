"""What a release says of how a claim stands to records of others: for traces and pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from armstrace.graph.row import list_nodes, read_rows
from armstrace.graph.summary import Named, Summary
from armstrace.graph.summary_reader import read_summaries

_PREFIXES = """PREFIX arms: <https://w3id.org/armstrace/ontology#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX prov: <http://www.w3.org/ns/prov#>
"""
_QUERY = """SELECT ?me ?verdict ?label ?said ?by ?rule ?definition ?note ?covers ?compared ?agreeing WHERE {{
  ?me arms:ofClaim <{claim}> ; arms:verdict ?verdict ; arms:recordOrigin ?origin ; arms:decidedBy ?by ;
    arms:note ?note ; arms:comparedCount ?compared ; arms:agreeingCount ?agreeing .
  ?verdict skos:prefLabel ?label . ?by skos:prefLabel ?rule ; skos:definition ?definition
  OPTIONAL {{ ?origin arms:agreementSaid ?said }} OPTIONAL {{ ?me arms:coverageDate ?covers }}
}} ORDER BY ?me"""
_FILES = """SELECT ?file ?title ?dataset ?name ?version ?covers WHERE {{ <{me}> arms:comparedWith ?file .
  ?file dct:title ?title ; dct:isPartOf ?dataset ; arms:datasetVersion ?version ; dct:modified ?covers .
  ?dataset dct:title ?name }} ORDER BY ?file"""
_RECORDS = "SELECT ?record WHERE {{ <{me}> arms:record ?record }} ORDER BY ?record"
_PLACES = """SELECT ?record ?row ?line WHERE {{ VALUES ?record {{ {records} }}
  ?record prov:wasDerivedFrom ?passage OPTIONAL {{ ?passage arms:row ?row }}
  OPTIONAL {{ ?passage arms:lineNumber ?line }} }}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFile:
    """A file of a dataset that a claim was compared with. `covers` is the day up to which it knows."""

    iri: str
    title: str
    dataset: Named
    version: str
    covers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedRecord:
    """A row that decided: its claim, what it says, its time (EDTF) and its place in its file.

    `row` counts the rows of a table from 1 and is None for what stands in an end note; `line` is the line of the file.
    """

    iri: str
    words: str
    time: str | None
    file: Named
    row: int | None
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedCorroboration:
    """A comparison of a claim with records. `verdict`: agrees, differs, notCovered; `said` is how it is called.

    `covers` is the day up to which the records know; `files` are those compared; `records` the rows that decided.
    """

    iri: str
    verdict: str
    said: str
    rule: Named
    definition: str
    note: str
    covers: str | None
    compared: int
    agreeing: int
    files: tuple[RecordFile, ...]
    records: tuple[TracedRecord, ...]


def read_corroborations(store: ox.Store, claim: str) -> tuple[TracedCorroboration, ...]:
    """The comparisons of a claim (IRI); none where the release was built without open data."""
    found = read_rows(store, _PREFIXES + _QUERY.format(claim=ox.NamedNode(claim).value))
    return tuple(_make(store, row) for row in found)


def _make(store: ox.Store, row: ox.QuerySolution) -> TracedCorroboration:
    me, agrees = row["me"].value, row["verdict"].value.endswith("#agrees")
    return TracedCorroboration(
        iri=me,
        verdict=row["verdict"].value.rpartition("#")[2],
        said=row["said"].value if agrees and row["said"] is not None else row["label"].value,
        rule=Named(row["by"].value, row["rule"].value),
        definition=row["definition"].value,
        note=row["note"].value,
        covers=row["covers"].value if row["covers"] is not None else None,
        compared=int(row["compared"].value),
        agreeing=int(row["agreeing"].value),
        files=tuple(_make_file(found) for found in read_rows(store, _PREFIXES + _FILES.format(me=me))),
        records=_read_records(
            store, [found["record"].value for found in read_rows(store, _PREFIXES + _RECORDS.format(me=me))]
        ),
    )


def _make_file(row: ox.QuerySolution) -> RecordFile:
    return RecordFile(
        iri=row["file"].value,
        title=row["title"].value,
        dataset=Named(row["dataset"].value, row["name"].value),
        version=row["version"].value,
        covers=row["covers"].value,
    )


def _read_records(store: ox.Store, claims: Iterable[str]) -> tuple[TracedRecord, ...]:
    """The rows behind claims (IRIs) of datasets, by time and file."""
    found = read_summaries(store, claims)
    query = _PREFIXES + _PLACES.format(records=list_nodes(claim.iri for claim in found))
    places = {row["record"].value: row for row in read_rows(store, query)}
    records = [_make_record(claim, places[claim.iri]) for claim in found]
    return tuple(sorted(records, key=lambda record: (record.time or "", record.file.iri, record.iri)))


def _make_record(claim: Summary, place: ox.QuerySolution) -> TracedRecord:
    row, line = place["row"], place["line"]
    return TracedRecord(
        iri=claim.iri,
        words=claim.sentence,
        time=claim.time,
        file=claim.section,
        row=int(row.value) if row is not None else None,
        line=int(line.value) if line is not None else None,
    )
