"""DCAT-AP 3: a release as a dataset with its files, its endpoint, its terms of use and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox

from armstrace.graph.about import About, FileNote
from armstrace.graph.names import BASE, DATA, ENDPOINT, data_iri, file_iri
from armstrace.graph.rdf import Term, english, node, record_node, text, typed
from armstrace.graph.row import read_rows
from armstrace.graph.service_description import SERVICE, find_terms
from armstrace.graph.void import Pair

_DATASET = ox.NamedNode(DATA)
_CATALOG, _PUBLISHER, _CONTACT, _BUILD, _PERIOD = (
    ox.NamedNode(data_iri(name)) for name in ("catalog", "publisher", "contact", "build", "period")
)
_VOID = ox.NamedNode(f"{BASE}.well-known/void")
_MEDIA = "https://www.iana.org/assignments/media-types/"
_FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
_SPARQL = "https://www.w3.org/TR/sparql11-protocol/"
_COUNTRY = "http://publications.europa.eu/resource/authority/country/"
_COUNTRIES = """PREFIX arms: <https://w3id.org/armstrace/ontology#>
SELECT DISTINCT ?code WHERE { ?profile a arms:Profile ; arms:country/arms:isoAlpha3 ?code } ORDER BY ?code"""
_SPAN = """PREFIX arms: <https://w3id.org/armstrace/ontology#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
SELECT ?first ?last WHERE {
  { SELECT (MIN(?day) AS ?first) WHERE { ?claim arms:time/sem:hasEarliestBeginTimeStamp ?day } }
  { SELECT (MAX(?day) AS ?last) WHERE { ?section a arms:ProfileSection ; dct:modified ?day } } }"""
#: What class DCAT-AP wants the value of a property to have.
_RANGES = {
    "dct:accessRights": "dct:RightsStatement",
    "dct:accrualPeriodicity": "dct:Frequency",
    "dct:conformsTo": "dct:Standard",
    "dct:format": "dct:MediaTypeOrExtent",
    "dct:language": "dct:LinguisticSystem",
    "dct:spatial": "dct:Location",
    "dct:temporal": "dct:PeriodOfTime",
    "dcat:mediaType": "dct:MediaType",
    "foaf:homepage": "foaf:Document",
    "foaf:page": "foaf:Document",
}
_ORIGINS = """PREFIX arms: <https://w3id.org/armstrace/ontology#>
SELECT DISTINCT ?o WHERE { VALUES ?c { arms:Profile arms:Dataset } ?o a ?c } ORDER BY ?o"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What a release is called. `corrections` is the address for reports of errors; `date` is ISO 8601."""

    id: str
    version: str
    date: str
    title: str
    corrections: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of a release: its name, its size in bytes and the SHA-256 of its content, in hex."""

    name: str
    size: int
    sha256: str


def list_dcat(store: ox.Store, info: Info, files: Iterable[File], about: About) -> Iterator[Pair]:
    """A release as catalogue, dataset, files, service and activity, as triples."""
    known = {note.name: note for note in about.files}
    told = chain(
        _list_catalog(info, about),
        _list_dataset(info, about),
        _list_service(info, about),
        *(_list_file(file, known[file.name], about) for file in files if file.name in known),
        _list_coverage(store),
        _list_provenance(store, info),
    )
    for subject, name, value in told:
        yield subject, name, value
        if name in _RANGES and isinstance(value, ox.NamedNode):
            yield value, "rdf:type", node(_RANGES[name])
    yield from _list_agents(info, about)
    yield from _list_terms(about)
    yield from _list_themes(about)


def _list_common(me: ox.NamedNode, info: Info, about: About) -> Iterator[Pair]:
    """What catalogue and dataset both say."""
    yield me, "dct:title", english(info.title)
    yield me, "dct:description", english(about.description)
    yield me, "dct:publisher", _PUBLISHER
    yield me, "dct:language", ox.NamedNode(about.language)
    yield me, "foaf:page" if me == _DATASET else "foaf:homepage", ox.NamedNode(BASE)
    yield me, "dct:modified", typed(info.date, "xsd:date")


def _list_catalog(info: Info, about: About) -> Iterator[Pair]:
    yield _CATALOG, "rdf:type", node("dcat:Catalog")
    yield from _list_common(_CATALOG, info, about)
    yield _CATALOG, "dcat:dataset", _DATASET
    yield _CATALOG, "dcat:service", SERVICE
    yield _CATALOG, "dcat:themeTaxonomy", ox.NamedNode(about.taxonomy.address)
    yield _CATALOG, "dct:license", find_terms(about.licences["own"])
    yield _VOID, "rdf:type", node("void:DatasetDescription")
    yield _VOID, "dct:title", english(f"Description of: {info.title}")
    yield _VOID, "foaf:primaryTopic", _DATASET


def _list_dataset(info: Info, about: About) -> Iterator[Pair]:
    yield _DATASET, "rdf:type", node("dcat:Dataset")
    yield from _list_common(_DATASET, info, about)
    yield _DATASET, "dct:identifier", text(info.id)
    yield _DATASET, "dcat:version", text(info.version)
    yield _DATASET, "dcat:contactPoint", _CONTACT
    yield _DATASET, "dct:accessRights", ox.NamedNode(about.access)
    yield _DATASET, "dct:accrualPeriodicity", ox.NamedNode(about.frequency)
    yield _DATASET, "dct:rights", find_terms(about.licences["whole"])
    yield _DATASET, "dct:conformsTo", ox.NamedNode(f"{BASE}ontology")
    yield from _list_subjects(_DATASET, about)


def _list_subjects(me: ox.NamedNode, about: About) -> Iterator[Pair]:
    for keyword in about.keywords:
        yield me, "dcat:keyword", english(keyword)
    for theme in about.taxonomy.themes:
        yield me, "dcat:theme", ox.NamedNode(theme)


def _list_service(info: Info, about: About) -> Iterator[Pair]:
    yield SERVICE, "rdf:type", node("dcat:DataService")
    yield SERVICE, "dct:title", english(f"SPARQL endpoint of: {info.title}")
    yield SERVICE, "dcat:endpointURL", ox.NamedNode(ENDPOINT)
    yield SERVICE, "dcat:endpointDescription", _VOID
    yield SERVICE, "dcat:servesDataset", _DATASET
    yield SERVICE, "dct:publisher", _PUBLISHER
    yield SERVICE, "dcat:contactPoint", _CONTACT
    yield SERVICE, "dct:conformsTo", ox.NamedNode(_SPARQL)
    yield SERVICE, "dct:accessRights", ox.NamedNode(about.access)
    yield SERVICE, "dct:license", find_terms(about.licences["whole"])
    yield from _list_subjects(SERVICE, about)


def _list_file(file: File, note: FileNote, about: About) -> Iterator[Pair]:
    """A distribution: the dump of the graph is a dump in the sense of VoID as well."""
    me, checksum = ox.NamedNode(data_iri(f"file/{file.name}")), ox.NamedNode(data_iri(f"file/{file.name}/checksum"))
    address = ox.NamedNode(file_iri(file.name))
    yield _DATASET, "dcat:distribution", me
    if file.name.endswith(".nq"):
        yield _DATASET, "void:dataDump", address
    yield me, "rdf:type", node("dcat:Distribution")
    yield me, "dct:title", english(note.name)
    yield me, "dct:description", english(note.title)
    yield me, "dcat:accessURL", address
    yield me, "dcat:downloadURL", address
    yield me, "dcat:mediaType", ox.NamedNode(_MEDIA + note.media_type)
    yield me, "dct:format", ox.NamedNode(_FILE_TYPE + note.file_type)
    yield me, "dcat:byteSize", typed(str(file.size), "xsd:nonNegativeInteger")
    yield me, "dct:license", find_terms(about.licences["whole"])
    yield me, "spdx:checksum", checksum
    yield checksum, "rdf:type", node("spdx:Checksum")
    yield checksum, "spdx:algorithm", node("spdx:checksumAlgorithm_sha256")
    yield checksum, "spdx:checksumValue", typed(file.sha256, "xsd:hexBinary")


def _list_agents(info: Info, about: About) -> Iterator[Pair]:
    yield _PUBLISHER, "rdf:type", node("foaf:Agent")
    yield _PUBLISHER, "foaf:name", text(about.publisher)
    yield _CONTACT, "rdf:type", node("vcard:Kind")
    yield _CONTACT, "rdf:type", node("vcard:Organization")
    yield _CONTACT, "vcard:fn", text(about.publisher)
    yield _CONTACT, "vcard:hasURL", ox.NamedNode(info.corrections)


def _list_terms(about: About) -> Iterator[Pair]:
    """The terms of use that graphs and files point at."""
    for licence in about.licences.values():
        me = find_terms(licence)
        yield me, "rdf:type", node("dct:LicenseDocument")
        yield me, "dct:title", english(licence.label)
        if licence.text:
            yield me, "rdf:type", node("dct:RightsStatement")
            yield me, "dct:description", english(licence.text)


def _list_themes(about: About) -> Iterator[Pair]:
    scheme = ox.NamedNode(about.taxonomy.address)
    yield scheme, "rdf:type", node("skos:ConceptScheme")
    yield scheme, "dct:title", english(about.taxonomy.label)
    for iri, label in about.taxonomy.themes.items():
        yield ox.NamedNode(iri), "rdf:type", node("skos:Concept")
        yield ox.NamedNode(iri), "skos:prefLabel", english(label)


def _list_coverage(store: ox.Store) -> Iterator[Pair]:
    """The states that have a profile, and the span from the first day that a claim speaks of to the newest section."""
    for row in read_rows(store, _COUNTRIES):
        yield _CATALOG, "dct:spatial", ox.NamedNode(_COUNTRY + row["code"].value)
        yield _DATASET, "dct:spatial", ox.NamedNode(_COUNTRY + row["code"].value)
    span = next(iter(read_rows(store, _SPAN)))
    if span["first"] is not None and span["last"] is not None:
        yield _DATASET, "dct:temporal", _PERIOD
        yield _PERIOD, "dcat:startDate", span["first"]
        yield _PERIOD, "dcat:endDate", span["last"]


def _list_provenance(store: ox.Store, info: Info) -> Iterator[Pair]:
    """The build as an activity over what was read. No clock is asked: the day is the release's."""
    yield _DATASET, "rdf:type", node("prov:Entity")
    yield _DATASET, "prov:wasGeneratedBy", _BUILD
    yield _BUILD, "rdf:type", node("prov:Activity")
    yield _BUILD, "prov:wasAssociatedWith", record_node("reader", "armstrace")
    yield _BUILD, "arms:softwareVersion", text(info.version)
    yield _BUILD, "prov:used", ox.NamedNode(f"{BASE}ontology")
    for row in read_rows(store, _ORIGINS):
        origin: Term = row["o"]
        yield _BUILD, "prov:used", origin
        yield _DATASET, "prov:wasDerivedFrom", origin
