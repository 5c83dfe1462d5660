"""The claim: one thing that one passage says, who says it, how surely, and on what it rests.

A claim is a frozen value. It comes from a claims file (`loaders.claims_file`) or from a rule (`loaders.rules`), and
becomes quads in `graph.quads`. The claims file's form, with the meaning of each field, is docs/claims-file.md.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from armstrace.graph.names import Ref
from armstrace.graph.quick import quick
from armstrace.graph.sealed import sealed


@quick
class Polarity(StrEnum):
    """Does the asserter say yes or no?"""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


@quick
class Status(StrEnum):
    """The stance of the asserter (MODEL section 3). The first four may feed findings."""

    ASSERTED = "asserted"
    DECLARED = "declared"
    ADMITTED = "admitted"
    CONCLUDED = "concluded"
    REPORTED = "reported"
    ESTIMATED = "estimated"
    ALLEGED = "alleged"
    DENIED = "denied"
    NOT_DENIED = "notDenied"
    PLANNED = "planned"
    NO_EVIDENCE = "noEvidence"
    NOT_KNOWN = "notKnown"

    @property
    def feeds_findings(self) -> bool:
        """May a claim of this status become a plain triple (MODEL 0.1)?"""
        return self in (Status.ASSERTED, Status.DECLARED, Status.ADMITTED, Status.CONCLUDED)


@quick
class Certainty(StrEnum):
    """The hedge of the text, apart from the stance of the asserter."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


@quick
class Rank(StrEnum):
    """Does the claim still stand beside later editions?"""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@quick
class Review(StrEnum):
    """Has a person confirmed the reading?"""

    REVIEWED = "reviewed"
    UNREVIEWED = "unreviewed"


@quick
class Comparator(StrEnum):
    """How a printed number bounds the quantity."""

    EXACTLY = "exactly"
    AT_LEAST = "atLeast"
    MORE_THAN = "moreThan"
    AT_MOST = "atMost"
    LESS_THAN = "lessThan"
    APPROXIMATELY = "approximately"
    BETWEEN = "between"
    UNQUANTIFIED = "unquantified"


@sealed(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity as printed: `value` for one number, `low` and `high` for `between`, none for `unquantified`.

    `unit` is the key of a unit in the value scheme `unit` (ontology/values.ttl); `written` keeps the printed words.
    """

    comparator: Comparator
    unit: str
    written: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@sealed(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that one passage says. Times are EDTF strings; passages and claims are named by their keys.

    `predicate` is the local name of an ontology term of class ClaimPredicate or Measure. `details` holds the further
    roles of a kind (docs/claims-file.md), each an entity, a value concept or a plain text; a role may recur.
    """

    key: str
    kind: str
    document: str
    passage: str
    predicate: str
    status: Status
    subject: Ref
    object: Ref | None = None
    weapons: tuple[Ref, ...] = ()
    origins: tuple[Ref, ...] = ()
    places: tuple[Ref, ...] = ()
    event: Ref | None = None
    statement: Ref | None = None
    quantity: Quantity | None = None
    time: str | None = None
    time_written: str | None = None
    as_of: str | None = None
    asserters: tuple[Ref, ...] = ()
    reporters: tuple[Ref, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.CERTAIN
    hedge: str | None = None
    rank: Rank = Rank.CURRENT
    alternatives: tuple[Ref, ...] = ()
    details: tuple[tuple[str, Ref | str], ...] = ()
    written: tuple[tuple[str, str], ...] = ()
    content: str | None = None
    quoted: str | None = None
    context: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()
    breakdown_of: str | None = None
    restates: tuple[str, ...] = ()
    revises: tuple[str, ...] = ()
    not_given: tuple[str, ...] = ()
    review: Review = Review.UNREVIEWED
    rule: str | None = None

    @property
    def own_details(self) -> tuple[tuple[str, Ref | str], ...]:
        """The details that have a part in what the claim says: all but what it only mentions."""
        return tuple([detail for detail in self.details if detail[0] != "mentions"])
