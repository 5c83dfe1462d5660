"""What a claim says, by label: the form in which pages, tables and lists show claims (read by `summary_reader`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from armstrace.graph.label import short_name

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


class Figure(NamedTuple):
    """A quantity as printed: the key of its comparator, its unit, and numbers as decimal strings."""

    comparator: str
    unit: Named
    written: str
    value: str | None
    low: str | None
    high: str | None

    @property
    def words(self) -> str:
        """`at least 687 [attack]`: comparator in words, figures with thousands apart, unit."""
        form = _COMPARATORS[self.comparator]
        value, low, high = (_figure_words(number) for number in (self.value, self.low, self.high))
        return f"{form.format(value=value, low=low, high=high, written=self.written)} [{self.unit.label}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The roles of one claim, each node with its label. `time` and `as_of` are EDTF strings.

    `status`, `certainty`, `polarity`, `rank` and `review` are keys of value concepts; `details` pairs a role with
    a node or a text; `written` pairs a role with the words as
    printed; `conflicts` are IRIs of claims.
    """

    iri: str
    kind: Named
    section: Named
    passage: Named
    notes: tuple[Named, ...]
    predicate: Named
    subject: Named
    objects: tuple[Named, ...]
    weapons: tuple[Named, ...]
    origins: tuple[Named, ...]
    places: tuple[Named, ...]
    events: tuple[Named, ...]
    alternatives: tuple[Named, ...]
    details: tuple[tuple[str, Named | str], ...]
    asserters: tuple[Named, ...]
    reporters: tuple[Named, ...]
    statements: tuple[Named, ...]
    sources: tuple[Named, ...]
    status: str
    certainty: str
    polarity: str
    rank: str
    review: str
    hedge: str | None
    basis: Named
    figure: Figure | None
    time: str | None
    time_written: str | None
    as_of: str | None
    content: str | None
    quoted: str | None
    written: tuple[tuple[str, str], ...]
    conflicts: tuple[str, ...]
    not_given: tuple[Named, ...]

    @property
    def quantity(self) -> str | None:
        """The quantity in words; None where the claim has none."""
        return self.figure.words if self.figure else None

    @property
    def cited(self) -> tuple[Named, ...]:
        """The works that it rests on; none where the section itself is all there is."""
        return tuple(source for source in self.sources if source.iri != self.section.iri)

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
        hedge = f", hedged: {self.certainty}" if self.certainty in ("probable", "possible") else ""
        return f"{words} ({who}){hedge}"

    @property
    def matter(self) -> str:
        """What is spoken of, without who says so: subject, predicate, object and the further roles that are filled."""
        objects = _join(self.objects) or (f"either {_join(self.alternatives, ' or ')}" if self.alternatives else "")
        said = {self.subject, *self.objects, *self.alternatives}
        weapons, events = (_join(node for node in nodes if node not in said) for nodes in (self.weapons, self.events))
        origins, places = _join(self.origins), _join(self.places)
        parts = [self.subject.label, self.predicate.label, objects, f"({weapons})" if weapons else ""]
        parts += [f"from {origins}" if origins else "", f"in {places}" if places else ""]
        parts += [f"({events})" if events else ""]
        tail = [f": {words}" for words in (self.quantity, self.content) if words]
        tail += [f"; {self.time_written or time_words(self.time)}"] if self.time else []
        return " ".join(part for part in parts if part) + "".join(tail)

    @property
    def sentence(self) -> str:
        """The claim as a line: stance first, so that no allegation reads as a finding."""
        return f"{self.stance}: {self.matter}"


def _figure_words(figure: str | None) -> str:
    if figure is None:
        return "?"
    whole, point, part = figure.partition(".")
    return f"{int(whole):,}" + (point + part if part.strip("0") else "")


def time_words(edtf: str) -> str:
    """An EDTF string as a person reads it: `2012-07 to 2021-07-31`, `since 1999 (end not given)`, `about 2018`."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _end_words(start)
    if end in ("", ".."):
        return f"since {_end_words(start)} ({'open' if end else 'end not given'})"
    if start in ("", ".."):
        return f"until {_end_words(end)} ({'begin open' if start else 'begin not given'})"
    return f"{_end_words(start)} to {_end_words(end)}"


def _end_words(date: str) -> str:
    plain = date.rstrip("~?%")
    about = "about " if date.endswith(("~", "%")) else ""
    return about + plain + (" (not sure)" if date.endswith(("?", "%")) else "")


def _join(nodes: Iterable[Named], link: str = ", ") -> str:
    return link.join(node.label for node in nodes)
