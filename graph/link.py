"""A link from a thing of the registers to one of another dataset, and the datasets that links lead to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from armstrace.graph.names import Ref

_FIGURES = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Target:
    """Where links lead. `form` makes an address of a code, for codes of `pattern`; `column` is that of the registers.

    `other` names, by the key of an entity, the table that bears its link out where it is not `evidence`.
    """

    name: str
    title: str
    homepage: str
    licence: str
    form: str | None
    pattern: str | None
    column: str | None
    kinds: tuple[str, ...]
    predicate: str | None
    method: str
    confidence: Decimal
    evidence: str
    other: Mapping[str, str]

    def find_address(self, code: str) -> str | None:
        """The address of a code; None where it has none."""
        if self.form is None or (self.pattern and not re.fullmatch(self.pattern, code)):
            return None
        chapter = _read_roman(code.partition("-")[0]) if "{chapter}" in self.form else 0
        return self.form.format(code=code, packed=code.replace(" ", ""), chapter=chapter)


@dataclass(frozen=True, slots=True)
class Link:
    """That a thing of ours is, or matches, one of another dataset.

    `address` is None where the code leads nowhere; `predicate` is a prefixed name, None for a bare code. `evidence` is
    the name of the dataset that bears it out, or `profile`; `date` is the day on which the links were made.
    `method` is a value of the scheme linkMethod.
    """

    subject: Ref
    target: Target
    code: str
    address: str | None
    predicate: str | None
    method: str
    confidence: Decimal
    evidence: str
    date: str
    note: str

    @property
    def identifies(self) -> bool:
        """Does it say that the two are the same, exactly or closely? Else broader, related, about it."""
        return self.predicate in ("schema:sameAs", "skos:exactMatch", "skos:closeMatch")


def _read_roman(figures: str) -> int:
    """The number of Roman figures up to XXXIX."""
    values = [_FIGURES[figure] for figure in figures]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
