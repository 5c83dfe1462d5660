"""Trusty URIs: IRIs that end in a code made from the content that they name (module RA, for RDF).

The normal form of the quads and the code follow the specification of trusty URIs (Kuhn and Dumontier 2014,
trustyuri.net). The tests hold both against the package `nanopub`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from typing import Final, NamedTuple

import pyoxigraph as ox

#: What stands for the code in the normal form. It sorts before every character of an IRI.
_BLANK: Final = " "


class _Value(NamedTuple):
    """The object of a quad, so that IRIs sort before literals, and these by words, datatype and language."""

    is_literal: bool
    words: str
    datatype: str
    language: str

    def write(self) -> str:
        """The line of the normal form."""
        if not self.is_literal:
            return self.words
        words = self.words.replace("\\", "\\\\").replace("\n", "\\n")
        return f"@{self.language} {words}" if self.language else f"^{self.datatype} {words}"


def make_code(quads: Iterable[ox.Quad], placeholder: str) -> str:
    """The code `RA...` of quads in whose IRIs `placeholder` stands where the code is to stand.

    Raises TypeError for blank nodes, triple terms and the default graph: for these no code is made here.
    """
    rows = sorted({_make_row(quad, placeholder) for quad in quads})
    text = "".join(f"{graph}\n{subject}\n{name}\n{value.write()}\n" for graph, subject, name, value in rows)
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return "RA" + digest.rstrip("=")


def put_code(quads: Iterable[ox.Quad], placeholder: str, code: str) -> list[ox.Quad]:
    """The quads with the code in the place of `placeholder`. Raises TypeError as `make_code` does."""
    found = []
    for quad in quads:
        graph, subject, value = _check(quad)
        nodes = (ox.NamedNode(node.value.replace(placeholder, code)) for node in (subject, quad.predicate, graph))
        subject, name, graph = nodes
        written = ox.NamedNode(value.value.replace(placeholder, code)) if isinstance(value, ox.NamedNode) else value
        found.append(ox.Quad(subject, name, written, graph))
    return found


def _make_row(quad: ox.Quad, placeholder: str) -> tuple[str, str, str, _Value]:
    graph, subject, value = _check(quad)
    first, second, third = (n.value.replace(placeholder, _BLANK) for n in (graph, subject, quad.predicate))
    if isinstance(value, ox.NamedNode):
        return first, second, third, _Value(False, value.value.replace(placeholder, _BLANK), "", "")
    datatype = "" if value.language else value.datatype.value
    return first, second, third, _Value(True, value.value, datatype, (value.language or "").lower())


def _check(quad: ox.Quad) -> tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]:
    graph, subject, value = quad.graph_name, quad.subject, quad.object
    if (
        isinstance(graph, ox.NamedNode)
        and isinstance(subject, ox.NamedNode)
        and isinstance(value, ox.NamedNode | ox.Literal)
    ):
        return graph, subject, value
    raise TypeError(f"no quad of named nodes in a named graph: {quad}")
