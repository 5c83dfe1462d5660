"""Claims as JSON-LD: one claim, one nested document, by the published context (ontology/context.jsonld).

Every node stands once, as near to the claim as it is reached; elsewhere by its IRI. Values are spelt as in the graph:
whole numbers and truth values are JSON's own, decimals and dates stay strings, so that no digit is lost. The context is
in the document, as far as it is used: nothing is fetched to read it. Expansion by the standard gives the quads back,
without their graphs (tests/interchange).
"""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

import pyoxigraph as ox

from armstrace.graph.claim_document import JUDGEMENTS, list_document
from armstrace.graph.rdf import node
from armstrace.graph.resources import read_file

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_STRING: Final = f"{_XSD}string"
_TYPE: Final = node("rdf:type")
_OWN_OF_JSON: Final[Mapping[str, Any]] = {f"{_XSD}integer": int, f"{_XSD}boolean": lambda words: words == "true"}
_JUDGEMENTS: Final = tuple(map(node, JUDGEMENTS))
_Nodes = Mapping[ox.NamedNode, Mapping[ox.NamedNode, list[Any]]]


def make_claim_document(store: ox.Store, claim: ox.NamedNode) -> dict[str, Any]:
    """A claim as a JSON-LD document of its own, with its context."""
    found = nest(list_document(store, claim), claim)
    return {"@context": _choose_context(found), **found}


def write_document(document: Mapping[str, Any]) -> bytes:
    """A document for people: indented, in UTF-8."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def iter_documents(store: ox.Store, claims: Iterable[ox.NamedNode]) -> Iterator[str]:
    """Claims as one JSON-LD text in pieces: the whole context, then a claim a line."""
    yield '{"@context": ' + json.dumps(read_context(), ensure_ascii=False) + ',\n"@graph": [\n'
    between = ""
    for claim in claims:
        yield between + json.dumps(nest(list_document(store, claim), claim), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


@cache
def read_context() -> dict[str, Any]:
    """The published context: prefixes, and for each property its name and the type of its values."""
    context: dict[str, Any] = json.loads(read_file("ontology", "context.jsonld"))["@context"]
    return context


def nest(quads: Iterable[ox.Quad], root: ox.NamedNode) -> dict[str, Any]:
    """Quads as one nested object that begins at `root`; judgements on it stand under `@reverse`.

    Nodes to which none of these leads are left out.
    """
    nodes: defaultdict[ox.NamedNode, defaultdict[ox.NamedNode, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and quad.object not in nodes[quad.subject][quad.predicate]:
            nodes[quad.subject][quad.predicate].append(quad.object)
    judgements = {
        name: [other for other, fields in nodes.items() if root in fields.get(name, ())] for name in _JUDGEMENTS
    }
    places = _find_places([root, *itertools.chain(*judgements.values())], nodes)
    document = _make_object(root, nodes, places)
    reverse = {
        _find_key(name, root): [_make_object(other, nodes, places) for other in others]
        for name, others in judgements.items()
        if others
    }
    return document | ({"@reverse": reverse} if reverse else {})


def _find_places(roots: list[ox.NamedNode], nodes: _Nodes) -> Mapping[ox.NamedNode, tuple[ox.NamedNode, ox.NamedNode]]:
    """Node -> the node and property under which it stands: those that name it first, breadth first."""
    places: dict[ox.NamedNode, tuple[ox.NamedNode, ox.NamedNode]] = {}
    here = roots
    while here:
        following = []
        for parent, name, part in ((me, *link) for me in here for link in _list_links(nodes[me])):
            if part in nodes and part not in roots and part not in places:
                places[part] = (parent, name)
                following.append(part)
        here = following
    return places


def _list_links(fields: Mapping[ox.NamedNode, list[Any]]) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    for name, values in sorted(fields.items(), key=lambda pair: pair[0].value):
        if name != _TYPE:
            yield from ((name, value) for value in values if isinstance(value, ox.NamedNode))


def _make_object(me: ox.NamedNode, nodes: _Nodes, places: Mapping[ox.NamedNode, Any]) -> dict[str, Any]:
    """A node with its properties by name; a property of one value has it bare."""
    fields: defaultdict[str, list[Any]] = defaultdict(list)
    for name, values in nodes[me].items():
        for value in values:
            if isinstance(value, ox.NamedNode) and places.get(value) == (me, name):
                fields[_find_key(name, value)].append(_make_object(value, nodes, places))
            elif name != _TYPE:
                fields[_find_key(name, value)].append(_write_value(_find_key(name, value), value))
    types = sorted(map(_shorten, (kind.value for kind in nodes[me].get(_TYPE, ()))))
    head = {"@id": _shorten(me.value), **({"@type": types} if types else {})}
    return head | {key: values[0] if len(values) == 1 else values for key, values in sorted(fields.items())}


def _find_key(name: ox.NamedNode, value: Any) -> str:
    """The key of a property for a value: the term of the context whose type is the value's, else the IRI, short if the
    short form is no term."""
    term = _terms().get(name.value)
    if term is not None and _fits(read_context()[term], value):
        return term
    short = _shorten(name.value)
    return name.value if short in read_context() else short


def _fits(told: Mapping[str, str], value: Any) -> bool:
    """Does a term of the context read a bare value as this one?"""
    kind, language = told.get("@type"), told.get("@language")
    if isinstance(value, ox.NamedNode):
        return kind == "@id"
    if kind is None:
        return bool(value.language == language and (language or value.datatype.value == _STRING))
    return bool(_expand(kind) == value.datatype.value)


def _write_value(key: str, value: Any) -> Any:
    """A value as its key wants it: bare where the key is a term, else with its type or language."""
    is_term = isinstance(read_context().get(key), dict)
    if isinstance(value, ox.NamedNode):
        return _shorten(value.value) if is_term else {"@id": _shorten(value.value)}
    if is_term:
        return _OWN_OF_JSON.get(value.datatype.value, str)(value.value)
    if value.language:
        return {"@value": value.value, "@language": value.language}
    kind = value.datatype.value
    return value.value if kind == _STRING else {"@value": value.value, "@type": _shorten(kind)}


@cache
def _terms() -> Mapping[str, str]:
    """IRI of a property -> its term in the context."""
    return {_expand(told["@id"]): term for term, told in read_context().items() if isinstance(told, dict)}


@cache
def _spaces() -> tuple[tuple[str, str], ...]:
    """Namespaces with their prefixes, the longest first."""
    found = ((value, name) for name, value in read_context().items() if isinstance(value, str) and name[0] != "@")
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def _expand(short: str) -> str:
    prefix, colon, rest = short.partition(":")
    space = read_context().get(prefix)
    return space + rest if colon and isinstance(space, str) else short


def _shorten(iri: str) -> str:
    """An IRI by the prefixes of the context."""
    found = next(((space, prefix) for space, prefix in _spaces() if iri.startswith(space)), None)
    return f"{found[1]}:{iri.removeprefix(found[0])}" if found else iri


def _choose_context(document: Mapping[str, Any]) -> dict[str, Any]:
    """The part of the context that a document uses, prefixes of names and types included."""
    context, words = read_context(), set(_list_words(document))
    terms = {word for word in words if isinstance(context.get(word), dict)}
    names = words | {value for term in terms for value in context[term].values()}
    prefixes = {name.partition(":")[0] for name in names} & {prefix for _, prefix in _spaces()}
    return {name: told for name, told in context.items() if name in terms | prefixes | {"@version"}}


def _list_words(part: Any) -> Iterator[str]:
    """All keys and strings of a document: what may be a term or begin with a prefix."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        yield from part
    if isinstance(part, Mapping | list):
        for inner in part.values() if isinstance(part, Mapping) else part:
            yield from _list_words(inner)
