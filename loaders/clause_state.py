"""Where the reading of a sentence into clauses stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from armstrace.loaders.clause import Clause


@dataclass(slots=True)
class State:
    """Where the reading of a sentence stands."""

    slot: int | None = 0  # where a subject begins that still waits for its verb
    told: bool = False  # the slot opened behind a verb of saying, it may stay empty
    leading: bool = False  # a clause stands in front, its main clause is still to come
    waiting: int | None = None  # the opening word of a clause whose subject has a participle before its verb
    made: list[Clause] = field(default_factory=list)
    stack: list[Clause] = field(default_factory=list)  # open whole clauses, outermost first
