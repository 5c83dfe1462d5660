"""Nodes for times: one a span of days, shared by all that speak of it (docs/graph-form.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from armstrace.graph.names import graph_iri, time_key
from armstrace.graph.period import Period, parse_period
from armstrace.graph.rdf import day, edtf, node, record_node


def time_quads(
    time: str, *, written: str | None = None, as_of: str | None = None
) -> tuple[ox.NamedNode, tuple[ox.Quad, ...]]:
    """The node of an EDTF string and its quads, in the graph of times: each triple stands in one graph only.

    `written` and `as_of` are the claim's words and as-of date: where they narrow the bounds (docs/periods.md), the node
    is another one than that of the bare string, and its key tells the days. Raises InputError as `parse_period` does.
    """
    bare = parse_period(time)
    period = parse_period(time, written=written, as_of=as_of)
    found, graph = record_node("time", time_key(time) + _suffix(bare, period)), ox.NamedNode(graph_iri("times"))
    return found, tuple(ox.Quad(found, name, value, graph) for name, value in _triples(time, period))


def _triples(time: str, period: Period) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    yield node("rdf:type"), node("arms:Time")
    yield node("rdf:type"), node("owltime:TemporalEntity")
    yield node("arms:edtf"), edtf(time)
    bounds = {
        "sem:hasEarliestBeginTimeStamp": period.earliest_begin,
        "sem:hasLatestBeginTimeStamp": period.latest_begin,
        "sem:hasEarliestEndTimeStamp": period.earliest_end,
        "sem:hasLatestEndTimeStamp": period.latest_end,
    }
    for name, bound in bounds.items():
        if bound is not None:
            yield node(name), day(bound)


def _suffix(bare: Period, period: Period) -> str:
    """What the key adds to that of the EDTF string: nothing, or the days that differ from the string's own."""
    begin, end = (period.earliest_begin, period.latest_begin), (period.earliest_end, period.latest_end)
    begins = begin != (bare.earliest_begin, bare.latest_begin)
    ends = end != (bare.earliest_end, bare.latest_end)
    if begins and begin == end:
        return f".within-{_days(begin)}"
    return (f".begins-{_days(begin)}" if begins else "") + (f".ends-{_days(end)}" if ends else "")


def _days(bounds: tuple[date | None, date | None]) -> str:
    return "--".join(bound.isoformat() for bound in bounds if bound is not None)
