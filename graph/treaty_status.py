"""How a state stood to a treaty on a day, derived from dated acts of the depositary's record, and from nothing else.

A state is counted as the depositary counts it: a party from the day of its consent to be bound, though the treaty may
enter into force for it later; no party from the day on which its withdrawal takes effect. That a state does not stand
in a list says nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

import pyoxigraph as ox

from armstrace.graph.names import ONTOLOGY, term
from armstrace.graph.vocabulary import RDFS, read_ontology

_SIGNED, _WITHDREW = frozenset({"signed", "signedDefinitively"}), "withdrew"


class Standing(StrEnum):
    """How a state stands to a treaty. `NONE`: no act of it by that day is in the record."""

    PARTY = "party"
    SIGNATORY = "signatory"
    WITHDRAWN = "withdrawn"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TreatyAct:
    """A dated act: the local name of its predicate, its day, the claim that says so. `planned`: not in effect yet."""

    predicate: str
    day: date
    claim: str
    planned: bool = False


@cache
def list_consents() -> frozenset[str]:
    """The predicates by which a state becomes bound: consent to be bound and its kinds in the ontology."""
    return list_kinds("consentedToBeBound")


@cache
def list_kinds(predicate: str) -> frozenset[str]:
    """A predicate and those that the ontology calls kinds of it (rdfs:subPropertyOf, over any number of steps)."""
    store, found, waiting = read_ontology(), {predicate}, [predicate]
    while waiting:
        above = ox.NamedNode(term(waiting.pop()))
        for quad in store.quads_for_pattern(None, ox.NamedNode(RDFS + "subPropertyOf"), above):
            name = str(getattr(quad.subject, "value", "")).removeprefix(ONTOLOGY)
            if name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)


def find_standing(acts: Iterable[TreatyAct], on: date) -> tuple[Standing, TreatyAct | None]:
    """How a state stood on a day, and the act that decides. `acts` are all those of one state to one treaty.

    A withdrawal that was not in effect counts for nothing; on the day of its effect the state is no party any more.
    """
    by_then = sorted((act for act in acts if act.day <= on and not act.planned), key=lambda act: (act.day, act.claim))
    consents = [act for act in by_then if act.predicate in list_consents()]
    withdrawals = [act for act in by_then if act.predicate == _WITHDREW]
    signatures = [act for act in by_then if act.predicate in _SIGNED]
    if withdrawals and (not consents or withdrawals[-1].day >= consents[-1].day):
        return Standing.WITHDRAWN, withdrawals[-1]
    if consents:
        return Standing.PARTY, consents[-1]
    if signatures:
        return Standing.SIGNATORY, signatures[-1]
    return Standing.NONE, None
