"""The border to RDF: terms as the graph writes them, and a way to read quads by node and property.

No other module makes a literal. Numbers and dates have one spelling each, so that the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref, make_iri, parse_iri, ref_iri
from armstrace.graph.prefixes import PREFIXES

Term = ox.NamedNode | ox.Literal
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF-level1"


@cache
def node(short: str) -> ox.NamedNode:
    """The node of a prefixed name such as `dct:source`, by `graph.prefixes`."""
    prefix, _, local = short.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def record_node(kind: str, key: str) -> ox.NamedNode:
    """The node of a record or entity: `record_node("claim", key)`."""
    return ox.NamedNode(make_iri(kind, key))


def ref_node(ref: Ref) -> ox.NamedNode:
    """The node of an entity or value."""
    return ox.NamedNode(ref_iri(ref))


def read_ref(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Ref:
    """The reference of an entity's or value's node. Raises InputError for any other node."""
    found = parse_iri(term.value) if isinstance(term, ox.NamedNode) else None
    if found is None:
        raise InputError(f"{term} is no entity of the graph")
    return Ref(*found)


def text(words: str) -> ox.Literal:
    """Words as a plain string."""
    return ox.Literal(words)


def english(words: str) -> ox.Literal:
    """A name or label in English."""
    return ox.Literal(words, language="en")


def integer(number: int) -> ox.Literal:
    """A whole number."""
    return ox.Literal(str(number), datatype=node("xsd:integer"))


def decimal(number: Decimal) -> ox.Literal:
    """A quantity. One spelling a number: no exponent, no zeros at the end, no point without figures."""
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return ox.Literal("0" if plain in ("-0", "") else plain, datatype=node("xsd:decimal"))


def day(value: date) -> ox.Literal:
    """A day."""
    return ox.Literal(value.isoformat(), datatype=node("xsd:date"))


def edtf(value: str) -> ox.Literal:
    """An EDTF string, kept as written."""
    return ox.Literal(value, datatype=ox.NamedNode(EDTF))


def url(value: str) -> ox.Literal:
    """The address of a page."""
    return ox.Literal(value, datatype=node("xsd:anyURI"))


def typed(value: str, datatype: str) -> ox.Literal:
    """A literal of a datatype by prefixed name, in the form in which the value is given."""
    return ox.Literal(value, datatype=node(datatype))


def boolean(value: bool) -> ox.Literal:
    """True or false."""
    return ox.Literal("true" if value else "false", datatype=node("xsd:boolean"))


def list_objects(store: ox.Store, subject: Term, name: str) -> list[Term]:
    """The values of a property of a node in a store, whatever the graph, each once, sorted."""
    if not isinstance(subject, ox.NamedNode):
        return []
    found = {quad.object for quad in store.quads_for_pattern(subject, node(name), None)}
    return sorted((term for term in found if isinstance(term, (ox.NamedNode, ox.Literal))), key=str)


def list_subjects(store: ox.Store, name: str, value: Term) -> list[ox.NamedNode]:
    """The nodes that have a value of a property in a store, whatever the graph, each once, sorted."""
    found = {quad.subject for quad in store.quads_for_pattern(None, node(name), value)}
    return sorted((term for term in found if isinstance(term, ox.NamedNode)), key=str)


class NodeIndex:
    """Quads by node and property. Values are sorted by their N-Triples form: quads have no order of their own."""

    __slots__ = ("_values",)

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._values: dict[str, dict[str, list[Term]]] = {}
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, (ox.NamedNode, ox.Literal)):
                properties = self._values.setdefault(quad.subject.value, {})
                properties.setdefault(quad.predicate.value, []).append(quad.object)
        for properties in self._values.values():
            for values in properties.values():
                values.sort(key=str)

    def subjects(self, kind: str) -> Iterator[ox.NamedNode]:
        """The nodes of a class (`arms:Claim`), sorted."""
        wanted = node(kind)
        for subject in sorted(self._values):
            if wanted in self._values[subject].get(node("rdf:type").value, ()):
                yield ox.NamedNode(subject)

    def fields(self, subject: Term) -> dict[str, str]:
        """The first value of each property of a node, by the property's IRI."""
        return {name: values[0].value for name, values in self._values.get(subject.value, {}).items()}

    def all(self, subject: Term, name: str) -> tuple[Term, ...]:
        """The values of a property, sorted."""
        return tuple(self._values.get(subject.value, {}).get(node(name).value, ()))

    def find(self, subject: Term, name: str) -> Term | None:
        """The only value, or None. Raises InputError where there are several."""
        values = self.all(subject, name)
        if len(values) > 1:
            raise InputError(f"{subject} has {len(values)} values of {name}, one at most belongs there")
        return values[0] if values else None

    def get(self, subject: Term, name: str) -> Term:
        """The only value. Raises InputError where there is none or several."""
        value = self.find(subject, name)
        if value is None:
            raise InputError(f"{subject} has no {name}")
        return value


def read_key(term: Term) -> str:
    """The key of a node. Raises InputError for a literal or a foreign node."""
    return read_ref(term).key
