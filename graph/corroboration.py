"""Corroboration: every claim of a profile that a rule is for, held against the records at hand. Quads in, quads out.

A verdict is about two records and finds nothing about the world. How an agreement is called depends on the origin of
the record: profiles copy the lists of depositaries and cite roll calls, so that agreeing with those corroborates
nothing (MODEL 0.13).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from armstrace.graph.comparison import Matter, Outcome, Rule, Verdict, read_matters
from armstrace.graph.conflict_rule import make_conflict_rules
from armstrace.graph.linkset import Linkset
from armstrace.graph.names import ID, Ref, graph_iri, parse_iri, ref_iri
from armstrace.graph.rdf import Term, day, integer, node, record_node, ref_node, text
from armstrace.graph.record import Records, read_records
from armstrace.graph.run_quads import RuleNote, rules_to_quads
from armstrace.graph.treaty_rule import TREATY_RULES
from armstrace.graph.vocabulary import read_ontology
from armstrace.graph.vote_rule import make_vote_rules


@dataclass(frozen=True, slots=True)
class Corroboration:
    """A claim of a profile, the rule that compared it, and what came of it."""

    matter: Matter
    rule: Rule
    outcome: Outcome


def corroborate(store: ox.Store, linkset: Linkset) -> tuple[Corroboration, ...]:
    """The comparisons of all claims that a rule is for, by claim; none where the store holds no dataset."""
    records = read_records(store)
    if not records.files:
        return ()
    rules = list_rules(records, list_conflict_links(linkset))
    found = ((matter, find_rule(matter, rules)) for matter in read_matters(store))
    return tuple(
        Corroboration(matter, rule, rule.decide(matter, records)) for matter, rule in found if rule is not None
    )


def list_rules(records: Records, conflicts: Mapping[str, tuple[str, ...]]) -> tuple[Rule, ...]:
    """All rules, in the order in which they are asked: the first that is for a claim decides."""
    return (*TREATY_RULES, *make_vote_rules(records), *make_conflict_rules(conflicts))


def find_rule(matter: Matter, rules: Iterable[Rule]) -> Rule | None:
    """The rule that is for a claim; None where no record at hand could say anything."""
    return next((rule for rule in rules if rule.applies(matter)), None)


def list_conflict_links(linkset: Linkset) -> dict[str, tuple[str, ...]]:
    """Event of the registers -> conflicts of UCDP, as the links have them."""
    found: dict[str, tuple[str, ...]] = {}
    for link in linkset.links:
        if link.target.name == "ucdp":
            conflict = ref_iri(Ref("event", f"ucdp-conflict-{link.code}"))
            found[ref_iri(link.subject)] = (*found.get(ref_iri(link.subject), ()), conflict)
    return found


def corroborations_to_quads(found: Iterable[Corroboration]) -> Iterator[ox.Quad]:
    """The comparisons as nodes of a graph of their own, with the rules that decided."""
    graph, rules = ox.NamedNode(graph_iri("corroborations")), dict[str, Rule]()
    for item in found:
        rules[item.rule.key] = item.rule
        me = record_node("corroboration", item.matter.claim.removeprefix(ID + "claim/"))
        for name, value in _triples(item):
            yield ox.Quad(me, node(name), value, graph)
    yield from rules_to_quads(
        RuleNote(f"compare-{rule.key}", rule.label, rule.definition) for _, rule in sorted(rules.items())
    )


def read_agreement_words() -> dict[str, str]:
    """Origin of a record -> how an agreement with it is called, as the ontology says."""
    said = {}
    for quad in read_ontology().quads_for_pattern(None, node("arms:agreementSaid"), None):
        origin = parse_iri(str(getattr(quad.subject, "value", "")))
        if origin is not None and isinstance(quad.object, ox.Literal):
            said[origin[1]] = quad.object.value
    return said


def say_verdict(item: Corroboration, words: Mapping[str, str]) -> str:
    """The verdict in words: 'consistent with the depositary record', 'corroborated', 'differs', 'not covered'."""
    if item.outcome.verdict is Verdict.AGREES:
        return words[item.rule.origin]
    return "differs" if item.outcome.verdict is Verdict.DIFFERS else "not covered"


def _triples(item: Corroboration) -> Iterator[tuple[str, Term]]:
    outcome = item.outcome
    yield "rdf:type", node("arms:Corroboration")
    yield "arms:ofClaim", ox.NamedNode(item.matter.claim)
    yield "arms:verdict", ref_node(Ref("value", outcome.verdict.value))
    yield "arms:decidedBy", record_node("rule", f"compare-{item.rule.key}")
    yield "arms:recordOrigin", ref_node(Ref("value", item.rule.origin))
    yield "arms:comparedCount", integer(outcome.compared)
    yield "arms:agreeingCount", integer(outcome.agreeing)
    yield "arms:note", text(outcome.note)
    for file in outcome.files:
        yield "arms:comparedWith", ox.NamedNode(file)
    for record in outcome.records:
        yield "arms:record", ox.NamedNode(record)
    if outcome.covers is not None:
        yield "arms:coverageDate", day(outcome.covers)
