"""Letters, statements and reports in which something is said: whose they are, and of when.

"In an April 2010 letter that stated": it is not the letter that speaks but who wrote it.
"""

from __future__ import annotations

from dataclasses import dataclass

from armstrace.loaders.clause import Clause, Relation
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.verb_form import Form

VESSELS = frozenset(
    """letter response statement note reply email speech paper update message communication submission presentation
    comment intervention""".split()  # noqa: SIM905
)
_WRITING = frozenset(
    """provide make issue give elaborate express send release publish deliver submit write respond reply state present
    share convey receive set""".split()  # noqa: SIM905
)


#: So many words back a letter or the like stands from what it says.
_REACH = 14


@dataclass(frozen=True, slots=True)
class Vessel:
    """A letter or the like: the clause that tells of its making, and its date."""

    host: Proposition
    times: list[Time]


def find_vessel(prop: Proposition) -> Vessel | None:
    """The letter or statement that a clause tells the content of; None where the clause hangs on no such thing."""
    clause = _first(prop.clause)
    hung = clause.relation is Relation.RELATIVE or (
        clause.relation is Relation.REDUCED and clause.group.form is Form.ING
    )
    if not hung or clause.antecedent is None or prop.lemma == "conclude":
        return None  # what a paper concludes is its own
    note, last = prop.note, clause.antecedent[1]
    before = [c.group.last for c in prop.clauses if c.group.finite and c.group.last <= last and c is not clause]
    first = max([0, last - _REACH, *before])
    places = [i for i in range(first, last) if note.tokens[i].norm in VESSELS and note.at(i) is None]
    hosts = [c for c in prop.clauses if places and not c.quoted and c.group.last <= places[-1] and c.lemma in _WRITING]
    if not hosts:
        return None
    host = Proposition(hosts[-1], prop.discourse, prop.clauses)
    times = [m.time for m in note.within(first, last, Kind.TIME) if m.time]
    return Vessel(host, times or host.times) if host.subjects else None


def _first(clause: Clause) -> Clause:
    """The first of the clauses that "and" or "but" join ("that expressed support but said")."""
    seen = 0
    while clause.relation is Relation.COORDINATE and clause.fellow is not None and seen < 6:
        clause, seen = clause.fellow, seen + 1
    return clause
