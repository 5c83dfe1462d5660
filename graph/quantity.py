"""A quantity to quads and back (docs/graph-form.md): the printed number, and the bounds that its comparator gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pyoxigraph as ox

from armstrace.graph.claim import Comparator, Quantity
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref
from armstrace.graph.rdf import NodeIndex, Term, decimal, node, read_key, record_node, ref_node, text

_CALIBER = re.compile(r"(\d+(?:\.\d+)?)\s*([a-zA-Z]+)\Z")
#: Comparators whose number bounds the quantity from below, and from above.
_FROM_BELOW = (Comparator.EXACTLY, Comparator.AT_LEAST, Comparator.MORE_THAN)
_FROM_ABOVE = (Comparator.EXACTLY, Comparator.AT_MOST, Comparator.LESS_THAN)


def quantity_quads(
    owner: ox.NamedNode, name: str, key: str, quantity: Quantity, graph: ox.NamedNode
) -> Iterator[ox.Quad]:
    """The quads of a quantity, with the one that ties it to its owner by the property `name`."""
    me = record_node("quantity", key)
    yield ox.Quad(owner, node(name), me, graph)
    for property_name, value in _triples(quantity):
        yield ox.Quad(me, node(property_name), value, graph)


def read_quantity(me: ox.NamedNode, quads: NodeIndex) -> Quantity:
    """The quantity of a node. Raises InputError where it is not of the form that `quantity_quads` writes."""
    comparator = Comparator(read_key(quads.get(me, "arms:comparator")))
    between = comparator is Comparator.BETWEEN
    return Quantity(
        comparator=comparator,
        unit=read_key(quads.get(me, "arms:unit")),
        written=quads.get(me, "arms:written").value,
        value=_read_number(quads.find(me, "schema:value")),
        low=_read_number(quads.find(me, "schema:minValue")) if between else None,
        high=_read_number(quads.find(me, "schema:maxValue")) if between else None,
    )


def make_caliber(words: str) -> Quantity:
    """The quantity of a caliber as a claims file writes it: `122 mm`. Raises InputError for anything else."""
    found = _CALIBER.match(words)
    if not found:
        raise InputError(f"{words!r} is no caliber", remedy="write a number and a unit, such as '122 mm'")
    return Quantity(comparator=Comparator.EXACTLY, unit=found[2].lower(), written=words, value=Decimal(found[1]))


def read_caliber(me: ox.NamedNode, quads: NodeIndex) -> str:
    """The words of a caliber: the way back of `make_caliber`."""
    return read_quantity(me, quads).written


def _triples(quantity: Quantity) -> Iterator[tuple[str, Term]]:
    yield "rdf:type", node("arms:Quantity")
    yield "rdf:type", node("schema:QuantitativeValue")
    yield "arms:comparator", ref_node(Ref("value", quantity.comparator.value))
    yield "arms:unit", ref_node(Ref("value", quantity.unit))
    yield "arms:written", text(quantity.written)
    low = quantity.value if quantity.comparator in _FROM_BELOW else quantity.low
    high = quantity.value if quantity.comparator in _FROM_ABOVE else quantity.high
    for name, number in (("schema:value", quantity.value), ("schema:minValue", low), ("schema:maxValue", high)):
        if number is not None:
            yield name, decimal(number)


def _read_number(term: Term | None) -> Decimal | None:
    return None if term is None else Decimal(term.value)
