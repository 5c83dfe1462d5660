"""What a release says of how a claim stands to records of others: for traces and pages."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from armstrace.graph.label import read_labels
from armstrace.graph.row import read_rows

_QUERY = """PREFIX arms: <https://w3id.org/armstrace/ontology#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX val: <https://w3id.org/armstrace/value#>
SELECT ?me ?verdict ?label ?said ?rule ?definition ?note ?covers ?compared ?agreeing WHERE {{
  ?me arms:ofClaim <{claim}> ; arms:verdict ?verdict ; arms:recordOrigin ?origin ; arms:decidedBy ?by ;
    arms:note ?note ; arms:comparedCount ?compared ; arms:agreeingCount ?agreeing .
  ?verdict skos:prefLabel ?label . ?by skos:prefLabel ?rule ; skos:definition ?definition
  OPTIONAL {{ ?origin arms:agreementSaid ?said }} OPTIONAL {{ ?me arms:coverageDate ?covers }}
}} ORDER BY ?me"""
_FILES = """PREFIX arms: <https://w3id.org/armstrace/ontology#>
SELECT ?file WHERE {{ <{me}> arms:comparedWith ?file }} ORDER BY ?file"""
_RECORDS = """PREFIX arms: <https://w3id.org/armstrace/ontology#>
SELECT ?record WHERE {{ <{me}> arms:record ?record }} ORDER BY ?record"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedCorroboration:
    """A comparison of a claim with records. `verdict`: agrees, differs, notCovered; `said` is how it is called.

    `covers` is the day up to which the records know; `files` are IRI and title of the files compared; `records` the
    claims of their rows.
    """

    iri: str
    verdict: str
    said: str
    rule: str
    definition: str
    note: str
    covers: str | None
    compared: int
    agreeing: int
    files: tuple[tuple[str, str], ...]
    records: tuple[str, ...]


def read_corroborations(store: ox.Store, claim: str) -> tuple[TracedCorroboration, ...]:
    """The comparisons of a claim (IRI); none where the release was built without open data."""
    return tuple(_make(store, row) for row in read_rows(store, _QUERY.format(claim=ox.NamedNode(claim).value)))


def _make(store: ox.Store, row: ox.QuerySolution) -> TracedCorroboration:
    me, agrees = row["me"].value, row["verdict"].value.endswith("#agrees")
    files = [found["file"].value for found in read_rows(store, _FILES.format(me=me))]
    labels = read_labels(store, files)
    return TracedCorroboration(
        iri=me,
        verdict=row["verdict"].value.rpartition("#")[2],
        said=row["said"].value if agrees and row["said"] is not None else row["label"].value,
        rule=row["rule"].value,
        definition=row["definition"].value,
        note=row["note"].value,
        covers=row["covers"].value if row["covers"] is not None else None,
        compared=int(row["compared"].value),
        agreeing=int(row["agreeing"].value),
        files=tuple((file, labels[file]) for file in files),
        records=tuple(found["record"].value for found in read_rows(store, _RECORDS.format(me=me))),
    )
