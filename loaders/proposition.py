"""A clause with everything resolved: who does what to what, where, when, by whose word. What rules look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from armstrace.graph.claim import Polarity
from armstrace.graph.names import Ref
from armstrace.graph.quick import found_once
from armstrace.graph.sealed import replace
from armstrace.loaders.aim import is_unable, never_came
from armstrace.loaders.argument import Arm, Count, Where, by_range, list_arms, list_counts, list_wheres
from armstrace.loaders.attitude_verb import FAILING, SAYING
from armstrace.loaders.capital import read_capitals
from armstrace.loaders.clause import Clause, Relation
from armstrace.loaders.clause_subject import find_subject_range
from armstrace.loaders.date import Relation as When
from armstrace.loaders.date import Time, join_dates
from armstrace.loaders.discourse import Discourse, Party, find_state
from armstrace.loaders.mention import ACTORS, Annotation, Kind, Mention
from armstrace.loaders.negation import is_awaited, tells_none
from armstrace.loaders.phrase import Range, list_heads
from armstrace.loaders.stance import Stance, find_stance, weaker_of

#: Verbs that a deadline is the matter of.
_SETTING = frozenset(
    "have set meet miss request extend grant face receive be expire pass approve seek ask require".split()  # noqa: SIM905
)
#: What is made for a period that its name tells.
_PLANS = frozenset({"strategy", "plan", "workplan"})
#: What may stand between "deadline" and its date.
_DUE_WORDS = frozenset({"of", "on", "deadline", ",", "(", "to", "until"})
_OWNED = frozenset({"its", "the", "their", "of"})
_DEADLINES = frozenset({"deadline", "deadlines"})
_DESCRIBING = frozenset(
    """contain include call carry equip arm fill fit load stockpile retain hold contaminate know affect""".split()  # noqa: SIM905
)
_RANKED = frozenset({"one", "among", "the"})
_SOLE = (["the", "only"], ["the", "first"], ["the", "last"], ["the", "second"], ["the", "third"])
#: Verbs that say that something is there.
_PRESENCE = frozenset("contaminate affect infest contain remain hold store".split())  # noqa: SIM905
_GOING = frozenset("continue start begin keep resume".split())  # noqa: SIM905
#: Participles behind which a place is where a thing comes from.
_SOURCES = frozenset("make manufacture produce supply import purchase acquire transfer".split())  # noqa: SIM905


@dataclass
class Proposition:
    """Made once for each clause; its parts are worked out when a rule asks for them."""

    clause: Clause
    discourse: Discourse
    clauses: list[Clause]
    note: Annotation = field(init=False, repr=False)  # the sentence
    lemma: str = field(init=False, repr=False)  # the verb in its base form

    def __post_init__(self) -> None:
        """Have at hand what every rule asks for."""
        self.note, self.lemma = self.clause.note, self.clause.group.lemma

    @property
    def negated(self) -> bool:
        """Does the verb itself carry "not" or "never", or is it what nobody was able to do?"""
        return self.clause.group.negated or is_unable(self.clause)

    @property
    def polarity(self) -> Polarity:
        """Negated by "not" in the clause, or by a verb above that says it did not come to pass ("failed to")."""
        failing = any(clause.lemma in FAILING for clause in self.clause.governors())
        none = failing or tells_none(self.clause) or is_awaited(self.clause) or never_came(self.clause)
        return Polarity.NEGATED if self.negated or none else Polarity.AFFIRMED

    @found_once
    def stance(self) -> Stance:
        """Who vouches for it and how."""
        own, host = find_stance(self.clause, self.discourse), self._holding() or self._going_on()
        return weaker_of(own, find_stance(host, self.discourse)) if host is not None else own

    def _going_on(self) -> Clause | None:
        """ "Will continue providing support": the verb that says how far it is with a participle right behind it."""
        before = self.clause.fellow if self.clause.relation is Relation.GERUND else None
        near = before is not None and before.lemma in _GOING and before.group.last == self.clause.group.first
        return before if near else None

    def _holding(self) -> Clause | None:
        """ "Is said to be contaminated by mines laid by": the clause on whose word alone there are any."""
        if self.clause.relation is not Relation.REDUCED or self.clause.antecedent is None:
            return None
        first = self.clause.antecedent[0]
        return next((c for c in self.clauses if c.lemma in _PRESENCE and c.group.last <= first < c.reach[1]), None)

    @found_once
    def subject_range(self) -> Range | None:
        """The phrase that stands for the grammatical subject, through coordination and relative pronouns."""
        return find_subject_range(self._ranking() or self.clause)

    def _ranking(self) -> Clause | None:
        """ "Peru is one of 17 states that abstained": the clause that tells who is meant by what this one hangs on."""
        first, last = self.clause.antecedent or (0, 0)
        if self.clause.subject is not None or first == last or self.note.word(first) not in _RANKED:
            return None
        words = [self.note.word(place) for place in range(first, min(last, first + 3))]
        if words[:2] != ["one", "of"] and words[:2] not in _SOLE and words[:1] != ["among"]:
            return None
        hosts = (c for c in self.clauses if c.lemma == "be" and c.group.last == first and not c.group.negated)
        return next(hosts, None)

    @found_once
    def subjects(self) -> tuple[Party, ...]:
        """The grammatical subject."""
        if self.clause.quoted and self._is_first_person():
            return self._speaker()
        found = self._same_sentence() or self.discourse.find_parties(self.note, self.subject_range)
        return read_capitals(self.lemma, found)

    def _same_sentence(self) -> tuple[Party, ...]:
        """Whom a pronoun means that stands behind a named subject of the same sentence."""
        if self.subject_range is None or self.subject_range[1] - self.subject_range[0] != 1:
            return ()
        place = self.subject_range[0]
        if self.note.word(place) not in ("it", "they", "he", "she", "them"):
            return ()
        before = [c for c in self.clauses if c.subject and c.subject[1] <= place and c is not self.clause]
        chain = [*self.clause.governors(), *reversed(before)]
        for other in chain:
            if other.subject is None or other.subject[1] > place or other.tail[0] <= place < other.tail[1]:
                continue  # who is listed by a body is not that body
            heads = list_heads(self.note, other.subject)
            if heads:
                return tuple(Party(head.ref, head.words, head.known, None, True) for head in heads)
            described = self.discourse.find_parties(self.note, other.subject)
            if described and all(party.ref.kind in ("state", "org") for party in described):
                return tuple(replace(party, mention=None, found_back=True) for party in described)
        return ()

    def _is_first_person(self) -> bool:
        if self.subject_range is None:
            return False
        first, last = self.subject_range
        return any(self.note.word(place) in ("we", "our", "us") for place in range(first, last))

    def _speaker(self) -> tuple[Party, ...]:
        return self.stance.asserters

    @property
    def states(self) -> list[Party]:
        """The states and territories of the grammatical subject."""
        return [party for party in self.subjects if party.ref.kind in ("state", "territory")]

    @found_once
    def actors(self) -> tuple[Party, ...]:
        """Who does it: the subject of an active verb, the phrase behind "by" of a passive one."""
        if not self.clause.group.passive and self.clause.relation is not Relation.REDUCED:
            return self.subjects
        if self.clause.relation is Relation.REDUCED and not self.clause.group.either and not self.clause.group.passive:
            return self.subjects
        return self._by_whom(*self.clause.tail)

    def _by_whom(self, first: int, last: int) -> tuple[Party, ...]:
        """Those behind "by", and behind a second "by" that "and" joins to it ("laid by Libya and by Chad")."""
        phrase = by_range(self.note, first, last)
        if phrase is None:
            return ()
        behind: tuple[Party, ...] = ()
        end = phrase[1]
        if end < last - 1 and self.note.word(end) == "by" and self.note.word(end - 1) in ("and", "or"):
            phrase, behind = (phrase[0], end - 1), self._by_whom(end, last)
        return (*self.discourse.find_parties(self.note, phrase), *behind)

    @property
    def passive(self) -> bool:
        """Is the subject what it is done to?"""
        group = self.clause.group
        return group.passive or (self.clause.relation is Relation.REDUCED and group.either)

    @found_once
    def patient(self) -> Range:
        """Where what it is done to is named: behind an active verb, in the subject of a passive one."""
        return (self.subject_range or (0, 0)) if self.passive else self.clause.tail

    @found_once
    def arms(self) -> list[Arm]:
        """The weapons that it is done with or to; those that "them" stands for where none is named."""
        arms = list_arms(self.note, *self.patient)
        if arms:
            return arms
        back = self.discourse.find_weapons(self.note, *self.patient)
        return [Arm(m.refs, m.words, -1, -1, m.known, None, (), m.cls != "MunitionCategory") for m in back[:1]]

    @found_once
    def wheres(self) -> list[Where]:
        """The places behind the verb, else those in front of the clause, else those of the clause it is joined to."""
        found = list_wheres(self.note, *self.clause.tail) or list_wheres(self.note, *self.clause.lead)
        if not found and self.clause.fellow is not None and self.clause.relation is Relation.COORDINATE:
            found = list_wheres(self.note, *self.clause.fellow.lead)
        if not found and self.clause.relation in (Relation.COMPLEMENT, Relation.ADVERBIAL):
            for governor in self.clause.governors():
                found = found or list_wheres(self.note, *governor.lead)
        return found or self._hung() or list_wheres(self.note, *(self.clause.antecedent or (0, 0)))

    def _hung(self) -> list[Where]:
        """The places behind participles that hang on the clause, unless they say where something was made or bought."""
        hung = [c for c in self.clauses if self.clause.tail[1] <= c.group.first < self.clause.reach[1]]
        if any(c.lemma in _SOURCES for c in hung):
            return []
        return list_wheres(self.note, *self.clause.reach)

    @found_once
    def counts(self) -> list[Count]:
        """The quantities of what it is done to."""
        return list_counts(self.note, *self.patient)

    @found_once
    def times(self) -> list[Time]:
        """When: the dates behind the verb, else in front of the clause, else of the clauses it is joined to."""
        for region in self._time_regions():
            found = self._times_in(region) or self._led_by_date()
            if found:
                return found
        return self._since() or self._hung_times() or self._front_times()

    @found_once
    def when(self) -> Time | None:
        """The first of the dates, with those next to it that a list joins to it ("in March and April 2014")."""
        return join_dates(self.note.text, self.times) if self.times else None

    def _led_by_date(self) -> list[Time]:
        """ "Compared with 2019, when 2km2 was cleared": the date right before the clause's "when"."""
        begin = self.clause.subject[0] if self.clause.opener == "when" and self.clause.subject else 0
        place = next((i for i in range(begin - 1, max(0, begin - 4), -1) if self.note.word(i) == "when"), 0)
        date = self.note.at(place - 1 - (self.note.word(place - 1) == ",")) if place > 1 else None
        return [date.time] if date is not None and date.time is not None else []

    def _front_times(self) -> list[Time]:
        """ "In a video made in July 2014, fighters were shown laying mines": the date in what leads up to the first
        whole clause.
        """
        main = next((c for c in self.clauses if c.group.finite and c.relation is Relation.MAIN), None)
        led = bool(self.clauses) and self.clauses[0] is not main and self.clauses[0].relation is Relation.REDUCED
        if main is None or main.subject is None or not led or self._opening() not in ("in", "on", "during"):
            return []
        if self.clause is not main and main.lemma in SAYING and not main.group.passive:
            return []
        governed = self.clause is main or self.clause.fellow is main or main in self.clause.governors()
        return self._times_in((0, main.subject[0])) if governed else []

    def _opening(self) -> str:
        """The first word behind "for example," and the like."""
        words = [self.note.word(place) for place in range(min(4, len(self.note.tokens)))]
        return self.note.word(words.index(",") + 1) if "," in words[1:3] else self.note.word(0)

    def _hung_times(self) -> list[Time]:
        """ "Rockets containing submunitions since 2012": the date behind a participle that only describes."""
        hung = [c for c in self.clauses if self.clause.tail[1] <= c.group.first < self.clause.reach[1]]
        describing = bool(hung) and all(c.lemma in _DESCRIBING and c.relation is Relation.REDUCED for c in hung)
        describing = describing or (len(hung) == 1 and self.note.word(hung[0].group.first - 1) in ("during", "amid"))
        return self._times_in(self.clause.reach) if describing else []

    def _times_in(self, region: Range) -> list[Time]:
        """The dates of a range, but for as-of dates and those behind "for" in a range that has others before."""
        found = [m for m in self.note.within(*region, Kind.TIME) if m.time and m.time.relation is not When.AS_OF]
        aside = (
            self._names_treaty,
            self._is_of_next,
            self._is_due,
            self._is_of_plan,
            lambda m: self._is_compared(region[0], m),
            lambda m: self._is_of_part(region[0], m),
        )
        return [m.time for m in found if m.time and not any(test(m) for test in aside)]

    def _is_of_next(self, date: Mention) -> bool:
        """ "Is a party, and in 2020 submitted a request": a date behind "and" that leads the next verb."""
        if date.first <= self.clause.group.last or self.note.word(date.first - 2) not in ("and", "but"):
            return False
        return any(c.group.first == date.last and c is not self.clause and c.group.finite for c in self.clauses)

    def _is_of_plan(self, date: Mention) -> bool:
        """ "Revised its 2005-2009 strategy", "despite an August 1999 accord": a date that only tells which is meant."""
        led = self.note.lows[max(0, date.first - 2) : date.first]
        behind = {token.norm for token in self.note.tokens[date.last : date.last + 4]}
        return "despite" in self.note.lows[max(0, date.first - 5) : date.first] or (
            led[-1:] in (["its"], ["their"], ["the"], ["a"]) and date.first > 0 and not behind.isdisjoint(_PLANS)
        )

    def _is_compared(self, first: int, date: Mention) -> bool:
        """ "Retained 300 mines, compared to 500 in 2004": a date of what it is only held against."""
        held = ("compared", "than")
        return any(self.note.lows[i] in held and not self._only_counts(i) for i in range(first, date.first))

    def _is_of_part(self, first: int, date: Mention) -> bool:
        """ "Destroyed 900 mines, including 200 in 2004": the date of a part, not of the whole."""
        counts = self.note.within(max(first, self.clause.group.last), date.first, Kind.AMOUNT)
        part = counts[-1] if len(counts) > 1 or (counts and self.passive) else None
        return part is not None and self.note.word(part.first - 1) in ("including", "which", "them")

    def _only_counts(self, place: int) -> bool:
        """ "More than 900 mines", "other than", but not "more than in 2004": nothing is held against another."""
        before, behind = self.note.word(place - 1), self.note.word(place + 1)
        counts = before in ("more", "less", "fewer") and behind not in ("in", "the", "during", "for")
        return self.note.at(place) is not None or before in ("rather", "other") or counts

    def _is_due(self, mention: Mention) -> bool:
        """Is it the date of a deadline ("ahead of its deadline of 1 May 2006"), where something else is told?"""
        before = [self.note.word(place) for place in range(max(0, mention.first - 4), mention.first)]
        told = mention.words.startswith("deadline") or ("deadline" in before and before[-1] in _DUE_WORDS)
        if not told and before[-1:] != [] and before[-1] in _OWNED:  # "just ahead of its 1 May 2006 treaty deadline"
            told = not _DEADLINES.isdisjoint(self.note.lows[mention.last : mention.last + 4])
        return told and self.clause.lemma not in _SETTING

    def _names_treaty(self, year: Mention) -> bool:
        """ "The 1997 Mine Ban Treaty": a year that only tells which treaty is meant."""
        behind = self.note.at(year.last)
        named = behind is not None and behind.kind is Kind.TREATY and behind.first == year.last
        return named and self.note.word(year.first - 1) in ("the", "of", "to")

    def _since(self) -> list[Time]:
        """ "Had 5 million in 2000, but has since destroyed some": from the date of the clause before on."""
        fellow = self.clause.fellow
        if fellow is None or "since" not in self.clause.group.adverbs:
            return []
        found = self._times_in(fellow.tail) or self._times_in(fellow.lead)
        return [replace(time, edtf=f"{time.bounds[0]}/") for time in found[:1] if time.bounds[0]]

    @found_once
    def told(self) -> str | None:
        """When it was said, where someone is said to have said it and the date is not the event's own."""
        for governor in self.clause.governors():
            if governor.lemma in SAYING:
                regions = (governor.lead, governor.tail, *_between(governor))
                found = next((times for region in regions if (times := self._times_in(region))), [])
                if found:
                    return found[0].edtf
        return None

    def _time_regions(self) -> list[Range]:
        clause = self.clause
        regions = [clause.tail, clause.lead, *_between(self.clause)]
        regions += [
            (c.group.last, c.tail[1]) for c in self.clauses if c.fellow is clause and c.relation is Relation.INFINITIVE
        ]
        if clause.relation is Relation.REDUCED:
            return regions[:1]
        chain = [clause.fellow, *clause.governors()] if clause.fellow else clause.governors()
        for other in chain:
            if other is not None and (other is clause.fellow or other.lemma not in SAYING):
                attached = clause.relation in (Relation.INFINITIVE, Relation.GERUND)
                regions += [other.tail, other.lead] if attached else [other.lead]
        first = self.clauses[0] if self.clauses else None
        if (
            first
            and first.lead[0] == 0
            and not clause.quoted
            and (first is clause or first not in clause.governors() or first.lemma not in SAYING)
        ):
            regions.append(first.lead)
        if clause.relation in (Relation.MAIN, Relation.COORDINATE, Relation.RELATIVE):
            regions += [c.tail for c in self.clauses if c.opener == "when" and c is not clause]
        return regions

    def named(self, *kinds: Kind) -> list[Mention]:
        """The names of some kinds behind the verb."""
        return self.note.within(*self.clause.tail, *kinds)

    def reached(self, *kinds: Kind) -> list[Mention]:
        """The names of some kinds up to the next whole clause."""
        return self.note.within(*self.clause.reach, *kinds)

    def words_behind(self, most: int = 12) -> list[str]:
        """The words behind the verb, in small letters."""
        first, last = self.clause.tail
        return self.note.lows[first : min(last, first + most)]

    def tail_text(self) -> str:
        """The text behind the verb up to the next clause."""
        return self.note.words(*self.clause.tail)

    def state_of(self, party: Party) -> Ref | None:
        """The state that a party is or belongs to."""
        if party.ref.kind == "state":
            return party.ref
        if party.mention and party.mention.state:
            return party.mention.state
        return find_state(self.discourse.registers, party.ref)


def _between(clause: Clause) -> list[Range]:
    """ "Peru in May 2009 announced": a date between an actor's name and the verb."""
    subject, note = clause.subject, clause.note
    heads = [m for m in note.within(*subject, *ACTORS) if m.first - subject[0] <= 1] if subject else []
    if subject is None or not heads or note.word(heads[0].last) not in ("in", "on", "since"):
        return []
    dated = note.at(heads[0].last + 1)
    ends = dated is not None and dated.kind is Kind.TIME and dated.last >= subject[1]
    return [(heads[0].last, clause.group.first)] if ends else []
