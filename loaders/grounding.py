"""Does every number, state and weapon of a claim stand where the claim says that it was read?

A check of all claims, not of a sample. Each is looked for in the claim's passage, in its context passages (title, head,
group label), in the headings that the passage stands under, then in the passages before it in its section: the
antecedent of "it" or "these mines". The profile's country alone may be inferred, and is told as such. What is found
nowhere is ungrounded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref, make_slug
from armstrace.graph.sealed import replace, sealed
from armstrace.graph.section import Passage
from armstrace.loaders.matter import find_matter, find_row_matter
from armstrace.loaders.pairing import list_numbers
from armstrace.loaders.quantity import find_amounts, parse_number
from armstrace.loaders.reading import Reading
from armstrace.loaders.rules.box_scene import spell_out
from armstrace.loaders.section_reader import find_topic

#: Kinds of things that are looked for.
_KINDS = frozenset({"state", "munition"})
#: A number in figures, whatever stands around it: in tables and boxes none is part of a phrase.
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_NONE = re.compile(r"\b(?:no|none|not|nor|never)\b", re.IGNORECASE)
#: A number in words that a hyphen joins to what it counts: "an eight-year extension".
_JOINED = re.compile(r"(?<=[a-z])-(?=(?:year|month|week|day)s?\b)", re.IGNORECASE)
#: What a thing is called where what it is told from stands beside it: "2 antipersonnel mines; 2 ERW".
_PRINTED_AS = {
    Ref("munition", "other-erw"): (Ref("munition", "erw"),),
    Ref("munition", "unexploded-submunition"): (Ref("munition", "submunition"), Ref("munition", "cluster-submunition")),
}
#: What casualties are of where a page of one section does not say.
_HARMING = Ref("munition", "mine-erw")
#: A key of the registers for a model that a table describes and does not name ends so; its other words are printed.
_UNNAMED = "-unnamed"
#: Words that say one without a number.
_ONE = frozenset({"a", "an", "one", "another", "single", "only", "sole", "lone"})
#: So many passages back an antecedent may stand.
_REACH = 60


class Ground(StrEnum):
    """Where a value of a claim stands."""

    PASSAGE = "passage"
    CONTEXT = "context"
    HEADING = "heading"
    ANTECEDENT = "antecedent"
    TOPIC = "topic"  # the weapon that a section of this kind is about, in its title alone ("Casualties")
    INFERRED = "inferred"  # the profile's country, which its own profile need not name
    NOWHERE = "nowhere"


@sealed(frozen=True, slots=True)
class Grounding:
    """A value of a claim and where it stands; `passage` is the key of the passage that has it, if one has."""

    claim: Claim
    role: str
    value: str
    ground: Ground
    passage: str = ""


def check_grounding(reading: Reading) -> tuple[Grounding, ...]:
    """Where every number, state and weapon of every claim stands, in the order of the claims."""
    checker = _Checker(reading)
    return tuple(found for claim in reading.claims for found in checker.check(claim))


def list_ungrounded(reading: Reading) -> tuple[Grounding, ...]:
    """The values of claims that stand nowhere: each is a fault of the rule that made the claim."""
    return tuple(found for found in check_grounding(reading) if found.ground is Ground.NOWHERE)


def add_antecedents(reading: Reading) -> Reading:
    """The reading with the passages that name what its claims only point back at, as context of these claims."""
    added: dict[str, list[str]] = defaultdict(list)
    for found in check_grounding(reading):
        if found.ground is Ground.ANTECEDENT:
            added[found.claim.key].append(found.passage)
    claims = tuple(
        replace(claim, context=tuple(dict.fromkeys((*claim.context, *added.get(claim.key, ())))))
        for claim in reading.claims
    )
    return replace(reading, claims=claims)


@sealed(frozen=True, slots=True)
class _Contents:
    """What a stretch of text names."""

    things: frozenset[Ref]
    numbers: frozenset[Decimal]
    slug: str


_Stands = Callable[[_Contents], bool]


@dataclass(slots=True)
class _Checker:
    reading: Reading
    _before: dict[str, Sequence[str]] = field(default_factory=dict)
    _known: dict[str, _Contents] = field(default_factory=dict)
    _titles: Mapping[str, str] = field(init=False)
    _codes: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        sections = self.reading.document.sections
        self._titles = {section.key: section.title for section in sections}
        self._codes = {section.key: section.code for section in sections}
        for section in sections:
            keys = [key for key in self.reading.passages if key.startswith(f"{section.key}-")]
            keys.sort(key=lambda key: self.reading.spans[key])
            self._before |= {key: keys[max(0, place - _REACH) : place] for place, key in enumerate(keys)}

    def check(self, claim: Claim) -> Iterator[Grounding]:
        for role, ref in _list_things(claim):
            yield self._ground(claim, role, str(ref), _has_thing(ref), ref)
        for number in list_numbers(claim.quantity):
            written = claim.quantity.written if claim.quantity else ""
            yield self._ground(claim, "quantity", str(number), _has_number(number, written), None)

    def _ground(self, claim: Claim, role: str, value: str, stands: _Stands, ref: Ref | None) -> Grounding:
        passage = self.reading.passages[claim.passage]
        if stands(self._read(passage.key)):
            return Grounding(claim, role, value, Ground.PASSAGE, passage.key)
        for key in claim.context:
            if stands(self._read(key)):
                return Grounding(claim, role, value, Ground.CONTEXT, key)
        if ref is not None and ref.key.endswith(_UNNAMED) and self._is_described(ref, (passage.key, *claim.context)):
            return Grounding(claim, role, value, Ground.CONTEXT, passage.key)
        if stands(self._read_headings(claim, passage)):
            return Grounding(claim, role, value, Ground.HEADING)
        if ref is not None and ref == self.reading.annotator.home:
            return Grounding(claim, role, value, Ground.INFERRED)
        for key in reversed(self._before[passage.key]) if ref is not None else ():
            if stands(self._read(key)):
                return Grounding(claim, role, value, Ground.ANTECEDENT, key)
        harmed = claim.kind == "CasualtyClaim" and ref == _HARMING
        if ref is not None and (harmed or ref in self._list_topics(claim, passage)):
            return Grounding(claim, role, value, Ground.TOPIC)
        return Grounding(claim, role, value, Ground.NOWHERE)

    def _list_topics(self, claim: Claim, passage: Passage) -> list[Ref | None]:
        """The weapons that the section is about, and the matter that the passage tells of."""
        code, span = self._codes.get(claim.document, ""), self.reading.spans[passage.key]
        text = self.reading.document.text[span.start : span.end]
        told = (find_matter(code, passage.heading, text), find_row_matter(code, passage.heading, text))
        return [find_topic(code), *(find_topic(matter) for matter in told)]

    def _is_described(self, ref: Ref, passages: Iterable[str]) -> bool:
        """Does every word of a made-up key stand in the passage or its context: `projectile-120mm-unnamed`?"""
        printed = "".join(self._read(key).slug for key in passages)
        return all(f"-{word}-" in printed for word in ref.key.removesuffix(_UNNAMED).split("-"))

    def _read(self, key: str) -> _Contents:
        if key not in self._known:
            span = self.reading.spans[key]
            self._known[key] = self._find(self.reading.document.text[span.start : span.end])
        return self._known[key]

    def _read_headings(self, claim: Claim, passage: Passage) -> _Contents:
        words = ". ".join((self._titles.get(claim.document, ""), *passage.heading))
        if words not in self._known:
            self._known[words] = self._find(words)
        return self._known[words]

    def _find(self, text: str) -> _Contents:
        note = self.reading.annotator.annotate(spell_out(text))
        things = {ref for m in note.mentions for ref in (*m.refs, *m.origins, *filter(None, [m.state]))}
        cells = {ref for line in text.splitlines() for ref in [self.reading.annotator.find_weapon(line.strip())] if ref}
        amounts = find_amounts(_JOINED.sub(" ", text))
        numbers = {n for amount in amounts for n in (amount.value, amount.low, amount.high) if n is not None}
        numbers |= {number for word in _FIGURE.findall(text) if (number := parse_number(word)) is not None}
        numbers |= {Decimal(0)} if _NONE.search(text) else set()
        return _Contents(frozenset(things | cells), frozenset(numbers), f"-{make_slug(text)}-")


def _has_thing(ref: Ref) -> _Stands:
    """Is a thing named there, or, a weapon that no register has, printed as its key is (`zb-250-m-1`)?"""
    named = f"-{ref.key}-"
    printed = {ref, *_PRINTED_AS.get(ref, ())}
    if ref.kind != "munition":
        return lambda found: ref in found.things
    return lambda found: not printed.isdisjoint(found.things) or named in found.slug


def _has_number(number: Decimal, written: str) -> _Stands:
    """Does a number stand there, or the article that says one ("a boy was injured")?"""
    if number == 1 and written.lower() in _ONE:
        return lambda found: f"-{written.lower()}-" in found.slug
    return lambda found: number in found.numbers


def _list_things(claim: Claim) -> Iterator[tuple[str, Ref]]:
    """The states and weapons of a claim, in whatever role, each once with the first."""
    seen: set[Ref] = set()
    roles: list[tuple[str, Ref | str | None]] = [("subject", claim.subject), ("object", claim.object)]
    for role in ("weapons", "origins", "places", "alternatives", "asserters", "reporters"):
        roles += [(role, ref) for ref in getattr(claim, role)]
    for role, ref in (*roles, *claim.details):
        if isinstance(ref, Ref) and ref.kind in _KINDS and ref not in seen:
            seen.add(ref)
            yield role, ref
