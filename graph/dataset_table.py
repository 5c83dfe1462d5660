"""The files of open datasets that a release holds, with their counts: rows, those loaded, those refused, claims."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from armstrace.graph.label import short_name
from armstrace.graph.row import read_rows

_FILES = """PREFIX arms: <https://w3id.org/armstrace/ontology#> PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?file ?dataset ?title ?version ?covers ?rows ?loaded ?refused ?by WHERE {
  ?file a arms:DatasetVersion ; dct:isPartOf ?dataset ; dct:title ?title ; arms:datasetVersion ?version ;
    dct:modified ?covers ; arms:rowCount ?rows ; arms:loadedCount ?loaded ; arms:refusedCount ?refused
  OPTIONAL { ?file arms:compiledBy ?by }
} ORDER BY ?file"""
_CLAIMS = """PREFIX arms: <https://w3id.org/armstrace/ontology#>
SELECT ?file (COUNT(?claim) AS ?claims) WHERE {
  ?file a arms:DatasetVersion . ?claim arms:inSection ?file ; a arms:Claim
} GROUP BY ?file"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCounts:
    """A file of a dataset. `dataset` is its key; `compiler` who made the copy or extract, where not the publisher.

    `rows` is `loaded` and `refused` together; `claims` are those that its rows became. `covers` is a day (ISO).
    """

    iri: str
    dataset: str
    title: str
    version: str
    covers: str
    rows: int
    loaded: int
    refused: int
    claims: int
    compiler: str | None


def list_file_counts(store: ox.Store) -> tuple[FileCounts, ...]:
    """The files of datasets in a store, by dataset and file; none where it was built without open data."""
    claims = {row["file"].value: int(row["claims"].value) for row in read_rows(store, _CLAIMS)}
    return tuple(_make(row, claims.get(row["file"].value, 0)) for row in read_rows(store, _FILES))


def _make(row: ox.QuerySolution, claims: int) -> FileCounts:
    return FileCounts(
        iri=row["file"].value,
        dataset=short_name(row["dataset"].value),
        title=row["title"].value,
        version=row["version"].value,
        covers=row["covers"].value,
        rows=int(row["rows"].value),
        loaded=int(row["loaded"].value),
        refused=int(row["refused"].value),
        claims=claims,
        compiler=row["by"].value if row["by"] is not None else None,
    )
