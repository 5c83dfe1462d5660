"""Clauses: each verb of a sentence with its subject, what follows it, and the clause that it hangs on.

Who says, finds or denies what is kept as the chain of governing clauses, so that no one's word is taken for the text's
own. `clause_reader` finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from armstrace.graph.quick import quick
from armstrace.graph.sealed import replace
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.verb_form import Form
from armstrace.loaders.verb_group import VerbGroup


@quick
class Relation(StrEnum):
    """How a clause hangs on the one before."""

    MAIN = "main"
    COORDINATE = "coordinate"
    COMPLEMENT = "complement"  # what is said, found, known
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    REDUCED = "reduced"  # "mines laid by ..."
    INFINITIVE = "infinitive"
    GERUND = "gerund"


@dataclass(slots=True, eq=False)
class Clause:
    """A verb with its surroundings, as ranges of tokens.

    `lead` stands before the subject, `tail` behind the verb up to the next clause, `reach` up to the next clause that
    is a whole one. `subject` is None where none was found. `governor` is the clause on whose verb this one depends.
    """

    note: Annotation
    group: VerbGroup
    relation: Relation
    subject: Range | None
    lead: Range
    tail: Range
    reach: Range
    governor: Clause | None = None
    fellow: Clause | None = None
    antecedent: Range | None = None
    quoted: bool = False
    opener: str = ""
    begin: int = 0

    @property
    def lemma(self) -> str:
        """The verb in its base form."""
        return self.group.lemma

    def tail_has(self, *kinds: Kind) -> bool:
        """Does the tail name something of some kinds?"""
        return bool(self.note.within(*self.tail, *kinds))

    def governors(self) -> list[Clause]:
        """The clauses that this one depends on, the nearest first."""
        chain: list[Clause] = []
        clause = self.governor
        while clause is not None and clause not in chain:
            chain.append(clause)
            clause = clause.governor
        return chain


#: Verbs of saying, finding and knowing: what follows is said by their subject.
SPEECH = frozenset(
    """say state tell declare report announce claim allege assert maintain argue note stress explain deny admit
    acknowledge confirm indicate inform estimate forecast promise believe find conclude determine reveal disclose show
    document suggest express reiterate stress emphasize insist warn complain respond reply comment describe call
    accuse plan intend expect agree hope think know recognize reaffirm pledge vow propose consider regard view see
    demonstrate clarify testify repeat restate reconfirm
    highlight underline underscore remind caution attest mention recall regret""".split()  # noqa: SIM905
)
#: Nouns behind which "that" opens what is known or said.
TOLD = frozenset(
    """evidence information allegation allegations claim claims report reports indication indications concern concerns
    fact hope statement sign signs view belief assurance accusation accusations suspicion suspicions rumor rumors
    rumour rumours suggestion suggestions speculation complaint complaints charge charges fear fears assertion
    assertions contention testimony testimonies account accounts message messages proof confirmation case possibility
    likelihood chance risk danger position
    opinion conviction understanding explanation argument stance""".split()  # noqa: SIM905
)
#: Adjectives behind which "that" opens what is held to be so, or not.
SURE = frozenset(
    """clear unclear certain uncertain likely unlikely possible probable doubtful apparent evident questionable known
    unknown conceivable plausible true untrue false correct incorrect""".split()  # noqa: SIM905
)
#: Verbs of saying whose object is whom it is said to: "that" behind it opens what is said.
ADDRESSED = frozenset("tell inform remind assure warn notify".split())  # noqa: SIM905
#: Verbs of saying that often do without "that".
BARE_SPEECH = frozenset(
    """say claim argue think believe allege maintain note stress warn hope state confirm report declare announce explain
    add estimate indicate insist assert reply""".split()  # noqa: SIM905
)
_PAST_HELPERS = frozenset("was were had did would could might".split())  # noqa: SIM905


def is_past(group: VerbGroup) -> bool:
    """Does a verb group tell of the past?"""
    return group.helpers[0] in _PAST_HELPERS if group.helpers else group.form is Form.PAST


def goes_on(clauses: Sequence[Clause], group: VerbGroup, quote: int) -> bool:
    """Does a quotation go on with the verb that stands before it: were "laid by strangers"?"""
    for clause in clauses:
        outer = clause.group
        if (
            outer.last == quote
            and outer.lemma == "be"
            and group.first == quote + 1
            and (group.either or group.form is Form.ING)
        ):
            form = Form.PARTICIPLE if group.either else Form.ING
            helpers = (*outer.helpers, "be")
            clause.group = replace(outer, last=group.last, at=group.at, lemma=group.lemma, form=form, helpers=helpers)
            clause.tail = (group.last, clause.tail[1])
            clause.reach = (group.last, clause.reach[1])
            return True
    return False


def close_clauses(made: Sequence[Clause], last: int, only_joins: Callable[[Range], bool]) -> None:
    """Set how far each clause of a sentence reaches. `last`: its end; `only_joins`: does a range hold joints alone?"""
    end = whole = last  # where the next clause begins, and the next whole one
    for clause in reversed(made):
        behind = clause.group.last
        clause.tail, clause.reach = (behind, max(behind, end)), (behind, max(behind, whole))
        end = clause.begin
        if clause.group.finite and clause.relation is not Relation.REDUCED:
            whole = clause.begin
    for clause, following in zip(made[-2::-1], made[:0:-1], strict=True):
        joined = following.relation is Relation.COORDINATE and following.fellow is clause
        joined = joined or (following.relation is Relation.INFINITIVE and following.governor is clause.governor)
        if joined and following.begin <= clause.group.last + 2 and only_joins(clause.tail):
            clause.tail, clause.reach = following.tail, following.reach
