"""The ontology, value concepts and shapes as data and as pages of terms with anchors.

`/ontology`, `/value` and `/shapes` are the hash namespaces; `/ontology/<module>` is one file of the ontology, with or
without its version. The whole files are served, so that what they say in blank nodes is there too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox
from flask import Blueprint, Response, render_template

from armstrace.graph.label import short_name
from armstrace.graph.media import TRIPLES, write_triples
from armstrace.graph.names import BASE, ONTOLOGY, SHAPES, VALUE
from armstrace.graph.resources import list_files
from armstrace.web.answer import HTML, pick_form, respond, split_suffix
from armstrace.web.problem import refuse

blueprint = Blueprint("vocabulary", __name__)

_RDFS, _SKOS = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"
_SH, _OWL = "http://www.w3.org/ns/shacl#", "http://www.w3.org/2002/07/owl#"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABELS: Final = (f"{_SKOS}prefLabel", f"{_RDFS}label", f"{_SH}name")
_MEANINGS: Final = (f"{_SKOS}definition", f"{_RDFS}comment", f"{_SH}description", f"{_SH}message")
_VERSION: Final = f"{_OWL}versionIRI"


@dataclass(frozen=True, slots=True)
class Space:
    """A namespace or a module: its title, the IRIs whose terms are listed, and the packaged files that define them."""

    title: str
    namespaces: tuple[str, ...]
    folder: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term: its name behind the hash, label, meaning, classes, and what else is said of it (property, values)."""

    name: str
    label: str
    meaning: str
    classes: tuple[str, ...]
    links: tuple[tuple[str, tuple[str, ...]], ...]


@blueprint.route("/<any(ontology, value, shapes):name>")
@blueprint.route("/<any(ontology, value, shapes):name>.<suffix>")
@blueprint.route("/<any(ontology, shapes):name>/<path:module>")
def show_space(name: str, suffix: str | None = None, module: str = "") -> Response:
    """A namespace or module as data, by suffix or Accept, or as a page of its terms. Raises ProblemError 404."""
    path, form = split_suffix(f"{name}.{suffix}" if suffix else f"{name}/{module}".rstrip("/"), TRIPLES)
    space = list_spaces().get(path)
    if space is None:
        raise refuse(404, "unknown-module", f"there is no {path} here", hint=f"see /{name}")
    media_type, form = pick_form(TRIPLES, form)
    if form is TRIPLES[0]:
        return respond(_read_text(space.folder, space.files), media_type)
    triples = _read_files(space.folder, space.files)
    if form is not None:
        return respond(write_triples(triples, form), media_type)
    terms = list_terms(triples, space.namespaces)
    return respond(render_template("vocabulary.html", space=space, path=path, terms=terms, forms=TRIPLES), HTML)


def list_terms(triples: Iterable[ox.Triple], namespaces: tuple[str, ...]) -> list[Term]:
    """The named terms of some namespaces with what is said of them, by name."""
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        subject, value = triple.subject, triple.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
            continue
        if subject.value.startswith(namespaces):
            said[subject.value][triple.predicate.value].add(value.value)
    return [_make_term(iri, fields) for iri, fields in sorted(said.items())]


def _make_term(iri: str, fields: dict[str, set[str]]) -> Term:
    told = {_TYPE, *_LABELS, *_MEANINGS}
    links = sorted((name, tuple(sorted(values))) for name, values in fields.items() if name not in told)
    return Term(
        name=iri.rpartition("#")[2],
        label=_first(fields, _LABELS) or short_name(iri),
        meaning=_first(fields, _MEANINGS),
        classes=tuple(sorted(fields.get(_TYPE, ()))),
        links=tuple(links),
    )


def _first(fields: dict[str, set[str]], names: tuple[str, ...]) -> str:
    return next((min(fields[name]) for name in names if fields.get(name)), "")


@cache
def list_spaces() -> dict[str, Space]:
    """Path -> namespace or module; the path of a version IRI leads to what it is a version of."""
    ontology = tuple(file.name for file in list_files("ontology", suffix=".ttl"))
    shapes = tuple(file.name for file in list_files("shapes", suffix=".ttl"))
    spaces = {
        "ontology": Space("Ontology", (ONTOLOGY,), "ontology", ontology),
        "value": Space("Value concepts", (VALUE,), "ontology", tuple(file for file in ontology if _has_values(file))),
        "shapes": Space("Shapes", (SHAPES,), "shapes", shapes),
    }
    for folder, files in (("ontology", ontology), ("shapes", shapes)):
        for file in files:
            stem = file.removesuffix(".ttl")
            title = f"{folder.capitalize()}: {stem}"
            spaces[f"{folder}/{stem}"] = Space(title, (ONTOLOGY, VALUE, SHAPES), folder, (file,))
    for whole, version in _versions("ontology", ontology):
        spaces[version] = spaces[whole]
    return spaces


def _has_values(file: str) -> bool:
    """Does a file of the ontology define value concepts?"""
    return any(str(triple.subject).startswith(f"<{VALUE}") for triple in _read_files("ontology", (file,)))


def _versions(folder: str, files: tuple[str, ...]) -> list[tuple[str, str]]:
    """Paths of ontologies with the paths of their version IRIs."""
    found = (triple for triple in _read_files(folder, files) if triple.predicate.value == _VERSION)
    pairs = ((triple.subject, triple.object) for triple in found)
    return [
        (whole.value.removeprefix(BASE), version.value.removeprefix(BASE))
        for whole, version in pairs
        if isinstance(whole, ox.NamedNode) and isinstance(version, ox.NamedNode)
    ]


@cache
def _read_text(folder: str, names: tuple[str, ...]) -> str:
    """Some packaged Turtle files one after the other, as they were written: that is Turtle again."""
    return "\n".join(file.read_text("utf-8") for file in list_files(folder, suffix=".ttl") if file.name in names)


@cache
def _read_files(folder: str, names: tuple[str, ...]) -> tuple[ox.Triple, ...]:
    """The triples of some packaged Turtle files in order. Blank nodes are named by what they say (RDFC-1.0)."""
    dataset = ox.Dataset(ox.parse(_read_text(folder, names), format=ox.RdfFormat.TURTLE))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return tuple(sorted((quad.triple for quad in dataset), key=str))
