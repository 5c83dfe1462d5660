"""The one table of prefixes: for queries, exports, pages and messages. Names and order are part of the interface."""

from __future__ import annotations

from armstrace.graph.names import ENTITY_KINDS, GRAPH, ID, ONTOLOGY, RECORD_KINDS, SHAPES, VALUE, data_iri

_OWN = {"arms": ONTOLOGY, "val": VALUE, "shapes": SHAPES, "graph": GRAPH, "data": data_iri("")}
_KINDS = {kind: f"{ID}{kind}/" for kind in sorted((ENTITY_KINDS | RECORD_KINDS) - {"value"})}
#: Prefixes whose usual name is also one of our kinds: ours wins, theirs is renamed (OWL-Time, ORG).
_OTHERS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "cito": "http://purl.org/spar/cito/",
    "c4o": "http://purl.org/spar/c4o/",
    "doco": "http://purl.org/spar/doco/",
    "fabio": "http://purl.org/spar/fabio/",
    "w3org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "owltime": "http://www.w3.org/2006/time#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "sh": "http://www.w3.org/ns/shacl#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "void-ext": "http://ldf.fi/void-ext#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
#: Prefix -> namespace.
PREFIXES: dict[str, str] = {**_OWN, **_KINDS, **_OTHERS}
#: What a query may use without declaring it: all of these, and further names and spaces that people are used to.
QUERY_PREFIXES: dict[str, str] = {
    **PREFIXES,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "sdo": "https://schema.org/",
    "wd": "http://www.wikidata.org/entity/",
}


def find_prefix(iri: str) -> tuple[str, str] | None:
    """The prefix and the rest of an IRI, by the longest namespace that fits: (`state`, `rus`). None where none does."""
    fits = [(space, prefix) for prefix, space in PREFIXES.items() if iri.startswith(space)]
    if not fits:
        return None
    space, prefix = max(fits, key=lambda pair: len(pair[0]))
    return prefix, iri[len(space) :]


def write_short(iri: str) -> str:
    """An IRI for a person's eye: `state:rus`, or `<...>` where no prefix fits."""
    short = find_prefix(iri)
    return f"{short[0]}:{short[1]}" if short else f"<{iri}>"
