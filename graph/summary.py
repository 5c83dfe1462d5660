"""What a claim says, by label: the form in which tables and lists show claims.

Two queries serve any number of claims: one for their roles, one for all labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import pyoxigraph as ox

from armstrace.graph.label import read_labels, short_name
from armstrace.graph.names import VALUE, term
from armstrace.graph.row import list_nodes, read_rows

_SOURCE = "http://purl.org/dc/terms/source"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SCHEMA = "https://schema.org/"
_FIGURES: Final = {"value": "value", "low": "minValue", "high": "maxValue"}
_QUERY: Final = """PREFIX arms: <https://w3id.org/armstrace/ontology#>
SELECT DISTINCT ?c ?p ?o WHERE {{ VALUES ?c {{ {claims} }}
  {{ ?c ?p ?o }} UNION {{ ?c arms:quantity ?q . ?q ?p ?o }} }}"""
#: The stance as a person reads it, in front of what is said. Never a plain statement for what is none.
_STANCES: Final = {
    "asserted": "Stated",
    "declared": "Declared",
    "admitted": "Admitted",
    "concluded": "Concluded",
    "reported": "Reported",
    "estimated": "Estimated",
    "alleged": "Alleged",
    "denied": "Denied",
    "notDenied": "Not denied",
    "planned": "Planned",
    "noEvidence": "No evidence",
    "notKnown": "Not known",
}
_COMPARATORS: Final = {
    "exactly": "{value}",
    "atLeast": "at least {value}",
    "moreThan": "more than {value}",
    "atMost": "at most {value}",
    "lessThan": "less than {value}",
    "approximately": "about {value}",
    "between": "{low} to {high}",
    "unquantified": "“{written}”",
}


class Named(NamedTuple):
    """A node with its label."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The roles of one claim, each node with its label. `time` and `as_of` are EDTF strings."""

    iri: str
    kind: Named
    section: Named
    predicate: Named
    subject: Named
    objects: tuple[Named, ...]
    weapons: tuple[Named, ...]
    origins: tuple[Named, ...]
    places: tuple[Named, ...]
    events: tuple[Named, ...]
    alternatives: tuple[Named, ...]
    asserters: tuple[Named, ...]
    sources: tuple[Named, ...]
    status: str
    certainty: str
    polarity: str
    rank: str
    basis: Named
    quantity: str | None
    time: str | None
    time_written: str | None
    as_of: str | None
    content: str | None
    conflicts: tuple[str, ...]
    not_given: tuple[Named, ...]
    feeds_finding: bool

    @property
    def key(self) -> str:
        """The key of the claim's IRI."""
        return short_name(self.iri)

    @property
    def stance(self) -> str:
        """Who takes which stance, and how surely: `Alleged (Human Rights Watch), possible`."""
        words = _STANCES.get(self.status, self.status)
        if self.polarity == "negated" and self.status != "denied":
            words += " not to be so"
        who = ", ".join(asserter.label for asserter in self.asserters)
        hedge = "" if self.certainty == "certain" else f", certainty {self.certainty}"
        return f"{words} ({who}){hedge}"

    @property
    def matter(self) -> str:
        """What is spoken of, without who says so: subject, predicate, object, weapons, place, quantity, time."""
        objects = self.objects or self.alternatives
        parts = [self.subject.label, self.predicate.label, _join(objects, " or " if not self.objects else ", ")]
        parts += [
            f"with {_join(self.weapons)}" if self.weapons else "",
            f"from {_join(self.origins)}" if self.origins else "",
        ]
        parts += [f"in {_join(self.places)}" if self.places else "", f"({_join(self.events)})" if self.events else ""]
        tail = [f": {self.quantity}"] if self.quantity else []
        tail += [f"; {self.time_written or self.time}"] if self.time else []
        return " ".join(part for part in parts if part) + "".join(tail)

    @property
    def sentence(self) -> str:
        """The claim as a line: stance first, so that no allegation reads as a finding."""
        return f"{self.stance}: {self.matter}"

    @property
    def is_silence(self) -> bool:
        """Does the claim say what is not known, not found, not denied or not given?"""
        return self.status in ("noEvidence", "notKnown", "notDenied") or bool(self.not_given)


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

    def text(self, name: str) -> str | None:
        """The first value of a property."""
        values = self.fields.get(name if ":" in name else term(name))
        return values[0].value if values else None

    def concept(self, name: str) -> str:
        """The key of a value concept: `asserted`. Empty where the role is not filled."""
        return (self.text(name) or "").removeprefix(VALUE)


def _make_summary(claim: _Roles) -> Summary:
    return Summary(
        iri=claim.iri,
        kind=next(kind for kind in claim.nodes(_TYPE) if kind.iri != term("Claim")),
        section=claim.nodes("inSection")[0],
        subject=claim.nodes("subject")[0],
        predicate=claim.nodes("predicate", "measure")[0],
        objects=claim.nodes("object"),
        weapons=claim.nodes("weapon"),
        origins=claim.nodes("origin"),
        places=claim.nodes("place"),
        events=claim.nodes("event"),
        alternatives=claim.nodes("alternative"),
        asserters=claim.nodes("assertedBy"),
        sources=claim.nodes(_SOURCE),
        status=claim.concept("status"),
        certainty=claim.concept("certainty"),
        polarity=claim.concept("polarity"),
        rank=claim.concept("rank"),
        basis=claim.nodes("basis")[0],
        quantity=_quantity_words(claim),
        time=next((time.label for time in claim.nodes("time")), None),
        time_written=claim.text("timeAsWritten"),
        as_of=claim.text("asOf"),
        content=claim.text("content"),
        conflicts=tuple(other.iri for other in claim.nodes("conflictsWith")),
        not_given=claim.nodes("notGiven"),
        feeds_finding=claim.text("feedsFinding") == "true",
    )


def _quantity_words(claim: _Roles) -> str | None:
    """`at least 687 attacks`: comparator in words, figures with thousands apart, unit."""
    form = _COMPARATORS.get(claim.concept("comparator"))
    if form is None:
        return None
    figures = {name: _figure_words(claim.text(_SCHEMA + iri)) for name, iri in _FIGURES.items()}
    unit = claim.nodes("unit")
    return form.format(**figures, written=claim.text("written") or "") + (f" {unit[0].label}" if unit else "")


def _figure_words(figure: str | None) -> str:
    if figure is None:
        return "?"
    whole, point, part = figure.partition(".")
    return f"{int(whole):,}" + (point + part if part.strip("0") else "")


def _join(nodes: Iterable[Named], link: str = ", ") -> str:
    return link.join(node.label for node in nodes)
