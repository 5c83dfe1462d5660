"""What a rule is given: a sentence with its propositions and where it stands, and the means to make claims of it.

A claim made here has no id and no conflict yet; `loaders.reading` gives it both. Whatever a rule does not set comes
from the proposition: status, polarity, certainty and asserters from its stance, time from its dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from armstrace.graph.claim import Certainty, Claim, Polarity, Quantity, Status
from armstrace.graph.names import Ref, make_slug
from armstrace.graph.quick import found_once
from armstrace.graph.registers import Registers
from armstrace.graph.sealed import sealed
from armstrace.loaders.argument import Arm, Count, Where, list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Clause
from armstrace.loaders.date import Relation as When
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Discourse, Party
from armstrace.loaders.mention import Annotation, Kind, Mention
from armstrace.loaders.phrase import TITLES, Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.work import Work
from armstrace.loaders.work_kind import WorkKind

#: Grammatical words that a condensed content does without.
_EMPTY = frozenset(
    """a an the of to in on at by for from with and or as is are was were be been being has have had having that which
    who it its their his her this these those also such than then there""".split()  # noqa: SIM905
)
#: Works that are a speech act themselves.
_SPEECHES = frozenset({WorkKind.STATEMENT, WorkKind.LETTER, WorkKind.EMAIL, WorkKind.INTERVIEW, WorkKind.RECORD})
#: Kinds of claims that say where land or a conflict lies.
_LOCATED = frozenset({"ContaminationClaim", "EventClaim"})
#: Words by which a note speaks of the work that it has just cited ("in the cover letter").
_NAMES_WORK = frozenset("letter statement email interview speech paper".split())  # noqa: SIM905
_OFFICE_JOINERS = frozenset({"of", "and", "for", "the", ",", "’", "'", "s", "-", "to", "."})
_JOINERS = frozenset({"and", "or", "but", "while", "whereas", "yet"})
_MOST_WORDS = 40
_MOST_QUOTED = 15


_Found = TypeVar("_Found")


@sealed(frozen=True, slots=True)
class Place:
    """Where a sentence stands: section version, passage, headings, date, the footnote that it is part of, if any.

    `told` is the date of an update that the sentence belongs to."""

    document: str
    code: str
    passage: str
    heading: tuple[str, ...]
    updated: str | None
    note: int | None = None
    told: str | None = None
    context: tuple[str, ...] = ()


@dataclass
class Scene:
    """A sentence before the rules."""

    place: Place
    note: Annotation
    propositions: list[Proposition]
    discourse: Discourse
    works: dict[int, tuple[Work, ...]] = field(default_factory=dict)
    markers: tuple[tuple[int, int], ...] = ()  # (footnote number, token behind which it stands)
    resolutions: dict[int, Ref] = field(default_factory=dict)  # footnote number -> the resolution it names
    lead: Scene | None = None  # the sentence that a list item or note hangs on
    made: list[Claim] = field(default_factory=list)  # the claims of the sentence, once it has been read
    read: list[Clause] = field(default_factory=list)  # the clauses that a rule has made claims of
    rule: str | None = None  # the name of the rule that reads it just now
    _once: dict[Callable[[Scene], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def registers(self) -> Registers:
        """The registers."""
        return self.discourse.registers

    @property
    def home(self) -> Ref | None:
        """The profile's country."""
        return self.discourse.country

    def once(self, find: Callable[[Scene], _Found]) -> _Found:
        """What a function finds in the sentence, looked for once, however many rules ask on however many clauses."""
        if find not in self._once:
            self._once[find] = find(self)
        found: _Found = self._once[find]
        return found

    # roles

    def labels(self, ref: Ref) -> tuple[str, ...]:
        """All names of a registered thing."""
        entry = self.registers.find_ref(ref)
        return tuple(entry.names) if entry else ()

    def party(self, mention: Mention) -> Party:
        """A mention as a party."""
        return Party(mention.ref, mention.words, mention.known, mention)

    def mint(self, kind: str, words: str) -> Party:
        """A thing that has only a description: looked up by it, else made of it."""
        entry = next(iter(self.registers.find_all(words, (kind,))), None)
        return Party(
            entry.ref if entry else Ref(kind, make_slug(words)[:60].strip("-.") or "unnamed"), words, entry is not None
        )

    def notes_behind(self, token: int, begin: int = 0) -> tuple[int, ...]:
        """The footnotes whose markers stand next behind a token, else last behind `begin`.

        A marker bears on what stands before it, up to another marker; one before any verb ("According to X,[1] ...")
        on what follows too.
        """
        if not self.markers:
            return ()
        places = [place for _, place in self.markers]
        verb = self.note.verbs[0].at if self.note.verbs else 0
        behind = [place for place in places if place >= token]
        near = [place for place in places if place > begin or place <= verb]
        found = min(behind) if behind else max(near, default=None)
        return tuple(number for number, place in self.markers if place == found)

    def speech(self, token: int) -> Work | None:
        """The statement, letter or interview that the sentence's own note, or the next citation of the note, tells
        of.
        """
        if self.place.note is not None:
            return self._speech_in_note(token)
        works = [w for number in self.notes_behind(token) for w in self.works.get(number, ())]
        told = [w for w in works if w.kind in _SPEECHES or w.description]
        return told[-1] if told and (told[-1].kind in _SPEECHES or told[-1] is works[-1]) else None

    def _speech_in_note(self, token: int) -> Work | None:
        """The work cited next behind the sentence, else the one before that it names ("in the cover letter")."""
        end = self.note.offset + len(self.note.text)
        cited = self.works.get(self.place.note or 0, ())
        behind = next((w for w in cited if w.span.start >= end - 1), None)
        if behind is not None:
            return behind if behind.kind in _SPEECHES else None
        named = _NAMES_WORK & self._words_before(token)
        before = [w for w in cited if w.span.end <= self.note.offset] if named else []
        told = before[-1] if before else None
        return told if told and (told.kind in _SPEECHES or told.description) else None

    def _words_before(self, token: int) -> set[str]:
        return {self.note.word(place) for place in range(token)}

    def office(self, mention: Mention) -> str:
        """The words of an office right before a name: "Foreign Minister", "Deputy Chief Engineer of the army,
        Colonel".
        """
        note, begin = self.note, mention.first
        while begin > 0 and mention.first - begin < 14:
            word, other = note.tokens[begin - 1].text, note.at(begin - 1)
            if not (word[0].isupper() or word in _OFFICE_JOINERS or word.lower() in TITLES):
                break
            if (other is not None and other.kind in (Kind.TIME, Kind.AMOUNT)) or note.word(begin - 1) in (
                "in",
                "that",
                "when",
            ):
                break
            begin -= 1
        words = note.words(begin, mention.first).strip(" ,")
        return words if any(word.strip(",.").lower() in TITLES for word in words.split()) else ""

    def person(self, name: str) -> Party | None:
        """The person of a name as citations print it ("Amb. Ana Lopez"): registered, else by the name itself."""
        plain = re.sub(r"\A(?:(?:Amb|Mr|Mrs|Ms|Dr|Col|Gen|Maj|Lt)\. )+", "", name)
        found = self.registers.find_all(plain, ("person",)) if plain else ()
        if found:
            return Party(found[0].ref, plain, True)
        words = plain.split()
        named = 2 <= len(words) <= 4 and all(word[:1].isupper() and word.strip(".").isalpha() for word in words)
        body = self.registers.find_all(plain, ("org", "group", "state")) if named else ()
        return self.mint("person", plain) if named and not body else None

    # claims

    def claim(
        self,
        kind: str,
        predicate: str,
        subject: Party | Ref,
        *,
        prop: Proposition | None = None,
        object: Party | Ref | None = None,
        arms: Sequence[Arm] = (),
        where: Where | Sequence[Ref] | None = None,
        quantity: Quantity | None = None,
        time: Time | str | None = None,
        untimed: bool = False,
        current: bool = False,
        details: Iterable[tuple[str, Ref | str | None]] = (),
        content: str | None = None,
        quoted: str | None = None,
        behind: int | None = None,
        **fields: Any,
    ) -> Claim:
        """A claim. `current`: it says how things stand, so the section's date is its as-of date where none is said."""
        when = time if time is not None or untimed else (prop.when if prop else None)
        end = behind if behind is not None else (prop.clause.reach[1] if prop else len(self.note.tokens))
        place = self.place
        silent = place.note or not self.markers
        told: dict[str, Any] = {
            "key": "",  # given when the section has been read
            "document": place.document,
            "passage": place.passage,
            "context": place.context,
            "rule": self.rule,
            "kind": kind,
            "predicate": predicate,
            "quantity": quantity,
            "details": tuple([(role, detail) for role, detail in details if detail]),
            "content": content,
            "quoted": quoted,
            "notes": () if silent else self.notes_behind(self._token_end(end), prop.clause.group.at if prop else 0),
            "status": Status.ASSERTED,
        }
        told |= self._cast(kind, subject, object, arms, where)
        told |= self._date(prop, when, current=current)
        if prop is not None:
            told |= self._stance(prop)
        for name, value in fields.items():
            if value is not None:
                told[name] = value
        return Claim(**told)

    def _cast(
        self,
        kind: str,
        subject: Party | Ref,
        object: Party | Ref | None,
        arms: Sequence[Arm],
        where: Where | Sequence[Ref] | None,
    ) -> dict[str, Any]:
        """Who and what has which role in a claim, and the words of those that no register calls so."""
        who = _ref(subject)
        return {
            "subject": who,
            "object": _ref(object) if object else None,
            "weapons": tuple(dict.fromkeys([ref for arm in arms for ref in arm.refs])) if arms else (),
            "origins": tuple(dict.fromkeys([ref for arm in arms for ref in arm.origins])) if arms else (),
            "places": self._places(where, kind, who),
            "written": tuple(self._written(subject, object, where)),
        }

    def _date(self, prop: Proposition | None, when: Time | str | None, *, current: bool) -> dict[str, Any]:
        """When it was, and up to when it is known."""
        edtf, words = (when.edtf, when.written) if isinstance(when, Time) else (when, None)
        return {
            "time": edtf or None,
            "time_written": words[:60] if words else None,
            "as_of": self._as_of(prop, edtf or "", current=current),
        }

    @found_once
    def _said_up_to(self) -> str | None:
        """The first as-of date of the sentence."""
        return next((m.time.edtf for m in self.note.mentions if m.time and m.time.relation is When.AS_OF), None)

    def _as_of(self, prop: Proposition | None, edtf: str, *, current: bool) -> str | None:
        """Up to when it is known: said, else the date of the word of others, else that of the section."""
        said = self._said_up_to
        unsettled = not edtf or edtf.endswith("/")
        told = prop.told if prop else None
        if said or told:
            return said or told
        if unsettled and self.place.told:
            return self.place.told
        return self.place.updated if (current and not edtf) or edtf.endswith("/") else None

    def _token_end(self, end: int) -> int:
        """Markers stand behind the last word of a clause, before or behind its closing marks and before "and"."""
        end = min(end, len(self.note.tokens))
        while end > 0 and (not self.note.tokens[end - 1].text.isalnum() or self.note.word(end - 1) in _JOINERS):
            end -= 1
        return end

    def _places(self, where: Where | Sequence[Ref] | None, kind: str, subject: Ref) -> tuple[Ref, ...]:
        """The places, and the state that holds the last of them where the section has spoken of it.

        The profile's own country is added only where land or a conflict is located.
        """
        refs = () if where is None else where.refs if isinstance(where, Where) else tuple(where)
        located = kind in _LOCATED
        held = refs[-1] if refs else subject if located else None
        if held is None or held.kind == "state":
            return refs
        entry = self.registers.find_ref(held)
        holders = entry.refs("state") if entry and "state" in entry.fields else ()
        if len(holders) != 1 or not (located if holders[0] == self.home else self._has_spoken_of(holders[0])):
            return refs
        return (*refs, holders[0])

    def _has_spoken_of(self, ref: Ref) -> bool:
        return any(m.refs and m.ref == ref for m in (*self.note.mentions, *self.discourse.recent))

    def _stance(self, prop: Proposition) -> dict[str, Any]:
        stance = prop.stance
        return {
            "status": stance.status,
            "polarity": stance.polarity,
            "certainty": stance.certainty,
            "hedge": stance.hedge,
            "asserters": tuple(dict.fromkeys([party.ref for party in stance.asserters])) if stance.asserters else (),
            "reporters": tuple(dict.fromkeys([party.ref for party in stance.reporters])) if stance.reporters else (),
        }

    def _written(
        self, subject: Party | Ref, object: Party | Ref | None, where: Where | Sequence[Ref] | None
    ) -> Iterator[tuple[str, str]]:
        for role, value in (("subject", subject), ("object", object)):
            if isinstance(value, Party) and not value.found_back and not self.bears(value.ref, value.words):
                yield role, value.words
        if isinstance(where, Where) and not any(self.bears(ref, where.words) for ref in where.refs):
            yield "place", where.words

    def bears(self, ref: Ref, words: str) -> bool:
        """Is a thing called so in the registers?"""
        return _bears(self.registers, ref, words)

    # words

    @found_once
    def arms(self) -> list[Arm]:
        """All weapons of the sentence."""
        return list_arms(self.note, *self.whole())

    @found_once
    def wheres(self) -> list[Where]:
        """All places of the sentence."""
        return list_wheres(self.note, *self.whole())

    @found_once
    def counts(self) -> list[Count]:
        """All quantities of the sentence with what they count."""
        return list_counts(self.note, *self.whole())

    def condense(self, first: int, last: int) -> str:
        """What a range says, without grammatical words, markers and quotation marks, at most forty words."""
        lows = [*self.note.lows[:last], ""]
        words = [i for i in range(first, len(lows) - 1) if lows[i] not in _EMPTY or lows[i + 1] == "-"]  # "in-kind"
        return self._join(words[:_MOST_WORDS])

    def _join(self, places: Sequence[int]) -> str:
        """Tokens as text: those that stood together stay together, marks between words that went are left out."""
        out, behind, ends = "", -2, -1
        for place in places:
            start, end, text, *_ = self.note.tokens[place]
            glued = behind == place - 1 and ends == start
            if text in '“”"[]' or not (glued or text.isalnum()):
                continue
            out += text if glued or not out else f" {text}"
            behind, ends = place, end
        return out.strip(" ,.;:—–-(")

    def quote(self, first: int, last: int) -> str:
        """A speaker's own words, cut to fifteen."""
        words = self.note.words(first, last).strip('“”" ').split()
        cut = " ".join(words[:_MOST_QUOTED])
        return cut.rstrip(" ,.;:") if len(words) <= _MOST_QUOTED else cut.rstrip(" ,.;:") + "…"

    def topics(self) -> set[str]:
        """The words of the headings that the sentence stands under."""
        return {word for part in self.place.heading for word in make_slug(part).split("-")}

    def mentions(self, *kinds: Kind) -> list[Mention]:
        """The names of some kinds in the sentence."""
        return [m for m in self.note.mentions if m.kind in kinds]

    def whole(self) -> Range:
        """The tokens of the sentence."""
        return 0, len(self.note.tokens)


@lru_cache(maxsize=65536)
def _bears(registers: Registers, ref: Ref, words: str) -> bool:
    entry = registers.find_ref(ref)
    return entry is not None and (words in entry.names or entry in registers.find_all(words, (ref.kind,)))


def _ref(value: Party | Ref) -> Ref:
    return value.ref if isinstance(value, Party) else value


#: For rules that want them beside the claim's own defaults.
HEDGED: dict[str, Any] = {"status": Status.NOT_KNOWN, "certainty": Certainty.UNKNOWN, "polarity": Polarity.AFFIRMED}
NO_PROOF: dict[str, Any] = {"status": Status.NO_EVIDENCE, "certainty": Certainty.UNKNOWN, "polarity": Polarity.AFFIRMED}
