"""Claims by label, read from a release: two queries serve any number, one for their roles, one for all labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from armstrace.graph.label import read_labels
from armstrace.graph.names import ONTOLOGY, VALUE, term
from armstrace.graph.role import DETAIL_ROLES, find_written_role
from armstrace.graph.row import list_nodes, read_rows
from armstrace.graph.summary import Figure, Named, Summary

_SOURCE = "http://purl.org/dc/terms/source"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SCHEMA = "https://schema.org/"
_PASSAGE = "http://www.w3.org/ns/prov#wasDerivedFrom"
_QUERY: Final = """PREFIX arms: <https://w3id.org/armstrace/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?c ?p ?o WHERE {{ VALUES ?c {{ {claims} }}
  {{ ?c ?p ?o }} UNION {{ ?c arms:quantity ?q . ?q ?p ?o FILTER(?p != rdf:type) }} }}"""


def read_summaries(store: ox.Store, claims: Iterable[str]) -> tuple[Summary, ...]:
    """The claims by label, in the order of the given IRIs; nodes that are no claims are left out."""
    wanted = list(dict.fromkeys(claims))
    roles = _read_roles(store, wanted) if wanted else {}
    terms = (value for fields in roles.values() for values in fields.values() for value in values)
    labels = read_labels(store, {found.value for found in terms if isinstance(found, ox.NamedNode)})
    found = (_Roles(iri, roles[iri], labels) for iri in wanted if term("subject") in roles.get(iri, {}))
    return tuple(_make_summary(claim) for claim in found)


def _read_roles(store: ox.Store, claims: Iterable[str]) -> dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]:
    """Claim -> property -> values, in order. A quantity's figures stand with its claim."""
    roles: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    for claim, name, value in read_rows(store, _QUERY.format(claims=list_nodes(claims))):
        roles.setdefault(claim.value, {}).setdefault(name.value, []).append(value)
    return {claim: {name: sorted(values, key=str) for name, values in found.items()} for claim, found in roles.items()}


class _Roles(NamedTuple):
    """The properties of one claim, and the labels of all nodes."""

    iri: str
    fields: Mapping[str, list[ox.NamedNode | ox.Literal]]
    labels: Mapping[str, str]

    def nodes(self, *names: str) -> tuple[Named, ...]:
        """The nodes in these roles (local names of the ontology, or whole IRIs), with labels."""
        iris = (name if ":" in name else term(name) for name in names)
        found = (value.value for iri in iris for value in self.fields.get(iri, ()))
        return tuple(Named(iri, self.labels.get(iri, iri)) for iri in found)

    def values(self, name: str) -> tuple[Named | str, ...]:
        """The values of a property: nodes with labels, literals as texts."""
        found = self.fields.get(term(name), ())
        return tuple(
            Named(value.value, self.labels.get(value.value, value.value))
            if isinstance(value, ox.NamedNode)
            else value.value
            for value in found
        )

    def text(self, name: str) -> str | None:
        """The first value of a property."""
        values = self.fields.get(name if ":" in name else term(name))
        return values[0].value if values else None

    def written(self) -> Iterator[tuple[str, str]]:
        """The roles whose words the text prints otherwise, with these words."""
        for iri, values in sorted(self.fields.items()):
            if role := find_written_role(iri.removeprefix(ONTOLOGY)):
                yield role, values[0].value

    def concept(self, name: str) -> str:
        """The key of a value concept: `asserted`. Empty where the role is not filled."""
        return (self.text(name) or "").removeprefix(VALUE)


def _make_summary(claim: _Roles) -> Summary:
    return Summary(
        iri=claim.iri,
        kind=next(kind for kind in claim.nodes(_TYPE) if kind.iri != term("Claim")),
        section=claim.nodes("inSection")[0],
        passage=claim.nodes(_PASSAGE)[0],
        notes=claim.nodes("hasFootnote"),
        subject=claim.nodes("subject")[0],
        predicate=claim.nodes("predicate", "measure")[0],
        objects=claim.nodes("object"),
        weapons=claim.nodes("weapon"),
        origins=claim.nodes("origin"),
        places=claim.nodes("place"),
        events=claim.nodes("event"),
        alternatives=claim.nodes("alternative"),
        details=tuple((role, value) for role in DETAIL_ROLES for value in claim.values(role) if role != "basis"),
        asserters=claim.nodes("assertedBy"),
        reporters=claim.nodes("reportedBy"),
        statements=claim.nodes("expressedIn"),
        sources=claim.nodes(_SOURCE),
        status=claim.concept("status"),
        certainty=claim.concept("certainty"),
        polarity=claim.concept("polarity"),
        rank=claim.concept("rank"),
        review=claim.concept("reviewState"),
        hedge=claim.text("hedge"),
        basis=claim.nodes("basis")[0],
        figure=_make_figure(claim),
        time=next((time.label for time in claim.nodes("time")), None),
        time_written=claim.text("timeAsWritten"),
        as_of=claim.text("asOf"),
        content=claim.text("content"),
        quoted=claim.text("quotedWords"),
        written=tuple(claim.written()),
        conflicts=tuple(other.iri for other in claim.nodes("conflictsWith")),
        not_given=claim.nodes("notGiven"),
    )


def _make_figure(claim: _Roles) -> Figure | None:
    if claim.text("quantity") is None:
        return None
    return Figure(
        comparator=claim.concept("comparator"),
        unit=claim.nodes("unit")[0],
        written=claim.text("written") or "",
        value=claim.text(_SCHEMA + "value"),
        low=claim.text(_SCHEMA + "minValue"),
        high=claim.text(_SCHEMA + "maxValue"),
    )
