"""What is used is declared; what is declared is used, or says why it waits (arms:reserved)."""

from __future__ import annotations

import enum
import inspect
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import rdflib
from ontology_files import ONTOLOGY, ROOT, VALUE, is_ours, read_data, read_ontology
from rdflib import RDF, RDFS, SKOS

from armstrace.graph import claim, section
from armstrace.graph.role import role_property, written_property

ARMS = rdflib.Namespace(ONTOLOGY)
_SHORT = re.compile(r"(?<![\w-])(arms|val):([A-Za-z][A-Za-z0-9]*)\b(?!\{)")
_LONG = re.compile(re.escape(ONTOLOGY.removesuffix("ontology#")) + r"(ontology|value)#([A-Za-z][A-Za-z0-9]*)")
_QUOTED = re.compile(r"[\"']([A-Za-z][A-Za-z0-9]*)[\"']")
#: Files in which a term by its prefixed name or IRI is a use.
_PLACES = ("shapes/*.ttl", "shapes/checks/*.rq", "data/queries/*.rq", "graph/*.py", "loaders/**/*.py", "web/*.py")
#: Properties whose objects the ontology itself makes use of.
_OWN_USE = (RDFS.subClassOf, RDFS.domain, RDFS.range, SKOS.inScheme, ARMS.wants, ARMS.relatesActorTo)


def _list_places() -> list[Path]:
    found = [path for pattern in _PLACES for path in sorted(ROOT.glob(pattern))]
    assert len(found) >= 120, f"{len(found)} files that use the ontology, there were 150"
    return found


def _expand(prefix: str, name: str) -> str:
    return (ONTOLOGY if prefix in ("arms", "ontology") else VALUE) + name


def _terms() -> set[str]:
    return {str(node) for node in read_ontology().subjects(RDF.type) if is_ours(node)}


@cache
def _used_in_data() -> frozenset[str]:
    """The terms in the release of the packaged data."""
    return frozenset(str(node) for triple in read_data() for node in triple if is_ours(node))


def _named(text: str) -> Iterator[str]:
    """Terms that a text names by prefix or in full."""
    for found in (*_SHORT.finditer(text), *_LONG.finditer(text)):
        yield _expand(found[1], found[2])


def _used_elsewhere() -> set[str]:
    """Terms that code, queries, shapes, the claims file's schema and the ontology's own axioms use."""
    used: set[str] = set()
    for path in _list_places():
        text = path.read_text(encoding="utf-8")
        used.update(_named(text))
        if path.suffix == ".py":
            used.update(space + name for name in _QUOTED.findall(text) for space in (ONTOLOGY, VALUE))
    schema = json.loads((ROOT / "data" / "claims.schema.json").read_text(encoding="utf-8"))
    for role in schema["$defs"]["role"]["enum"]:
        used |= {ONTOLOGY + role_property(role), ONTOLOGY + written_property(role)}
    graph = read_ontology()
    used |= {str(node) for name in _OWN_USE for node in graph.objects(None, name)} | {
        str(n) for n in graph.predicates()
    }
    return used | set(_enumerated())


def _enumerated() -> Iterable[str]:
    """Values that the enumerations of claims and sections have."""
    for module in (claim, section):
        for _, cls in inspect.getmembers(module, inspect.isclass):
            if issubclass(cls, enum.Enum):
                yield from (VALUE + str(member.value) for member in cls)


def test_every_term_that_the_data_use_is_declared() -> None:
    assert len(_used_in_data()) >= 300
    assert _used_in_data() - _terms() == frozenset()


def test_every_term_that_shapes_checks_and_code_name_is_declared() -> None:
    named = {(path.name, iri) for path in _list_places() for iri in _named(path.read_text(encoding="utf-8"))}
    assert len(named) >= 500
    assert {pair for pair in named if pair[1] not in _terms()} == set()


def test_every_declared_term_is_used_or_says_why_it_waits() -> None:
    reserved = {str(node) for node in read_ontology().subjects(ARMS.reserved)}
    assert _terms() - _used_in_data() - _used_elsewhere() - reserved == set()


def test_no_term_that_the_data_use_is_still_marked_as_reserved() -> None:
    reserved = {str(node) for node in read_ontology().subjects(ARMS.reserved)}
    assert reserved & _used_in_data() == set()
