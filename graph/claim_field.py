"""The fields of a claim that are one property each, and the form in which a claim comes back from its quads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from armstrace.graph.basis import SectionIndex, compute_basis
from armstrace.graph.claim import Certainty, Claim, Polarity, Rank, Review, Status
from armstrace.graph.names import ONTOLOGY, Ref
from armstrace.graph.rdf import Term, edtf, node, read_key, read_ref, record_node, ref_node, text
from armstrace.graph.role import property_role, role_property
from armstrace.graph.sealed import replace


class Field(NamedTuple):
    """A field of a claim that is one property: how its value becomes a term, and back."""

    name: str
    property: str
    write: Callable[[Any], Term]
    read: Callable[[Term], Any]


def _key_field(name: str, short: str, kind: str) -> Field:
    return Field(name, short, lambda key: record_node(kind, key), read_key)


def _ref_field(name: str, short: str) -> Field:
    return Field(name, short, ref_node, read_ref)


def _value_field(name: str, short: str, values: Callable[[str], Any]) -> Field:
    return Field(name, short, lambda value: ref_node(Ref("value", value.value)), lambda term: values(read_key(term)))


def _text_field(name: str, short: str) -> Field:
    return Field(name, short, text, lambda term: term.value)


#: Fields that have one value or none.
ONE = (
    _key_field("document", "arms:inSection", "doc"),
    _key_field("passage", "prov:wasDerivedFrom", "passage"),
    *(_ref_field(name, f"arms:{name}") for name in ("subject", "object", "event")),
    _ref_field("statement", "arms:expressedIn"),
    _text_field("time_written", "arms:timeAsWritten"),
    Field("as_of", "arms:asOf", edtf, lambda term: term.value),
    _value_field("polarity", "arms:polarity", Polarity),
    _value_field("status", "arms:status", Status),
    _value_field("certainty", "arms:certainty", Certainty),
    _value_field("rank", "arms:rank", Rank),
    _value_field("review", "arms:reviewState", Review),
    *(_text_field(name, f"arms:{name}") for name in ("hedge", "content")),
    _text_field("quoted", "arms:quotedWords"),
    _key_field("breakdown_of", "arms:breakdownOf", "claim"),
    _key_field("rule", "arms:readBy", "rule"),
)
#: Fields that hold several values.
MANY = (
    *(_ref_field(f"{name}s", f"arms:{name}") for name in ("weapon", "origin", "place", "alternative")),
    _key_field("context", "arms:contextPassage", "passage"),
    *(_key_field(name, f"arms:{name}", "claim") for name in ("restates", "revises")),
    Field(
        "not_given",
        "arms:notGiven",
        lambda role: node(f"arms:{role_property(role)}"),
        lambda term: property_role(term.value.removeprefix(ONTOLOGY)),
    ),
)
#: Lists of a claim that are sets; reporters alone are a chain.
_SETS = (*(field.name for field in MANY), "notes", "asserters")


def normalise_claim(claim: Claim, index: SectionIndex) -> Claim:
    """The claim as it comes back from its quads: sets sorted and each member once; what is the same as left out is.

    The publisher of the section as sole asserter and a `details.basis` that follows from the footnotes are left out;
    words for the time stand in `time_written`.
    """
    sets: dict[str, Any] = {name: tuple(sorted(set(getattr(claim, name)))) for name in _SETS}
    if sets["asserters"] == (index.publisher,):
        sets["asserters"] = ()
    usual = ("basis", Ref("value", compute_basis(claim, index)))
    details = tuple(sorted({pair for pair in claim.details if pair != usual}, key=lambda pair: (pair[0], str(pair[1]))))
    written = dict(claim.written)
    time_written = claim.time_written or written.pop("time", None)
    written.pop("time", None)
    return replace(claim, **sets, details=details, written=tuple(sorted(written.items())), time_written=time_written)
