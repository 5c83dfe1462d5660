"""Finding the clauses of a sentence: read left to right over its verb groups.

A clause begins at a word that opens one ("that", "which", "when", "and" before a verb); a verb without such a word
takes the phrase that still waits for its verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from armstrace.graph.sealed import replace
from armstrace.loaders.clause import ADDRESSED, BARE_SPEECH, SPEECH, Clause, Relation, close_clauses, goes_on, is_past
from armstrace.loaders.clause_state import State
from armstrace.loaders.clause_window import (
    ALONE,
    BEFORE_SAID,
    BREAKS,
    COORDINATORS,
    JOINTS,
    LINKS,
    NO_OBJECT,
    OF_STATES,
    RELATIVES,
    RESOLVED,
    SUBJECTS,
    Window,
)
from armstrace.loaders.mention import ACTORS, Annotation, Kind
from armstrace.loaders.phrase import Range, find_subject
from armstrace.loaders.trailing_speech import attach_trailing
from armstrace.loaders.verb_form import Form
from armstrace.loaders.verb_group import VerbGroup
from armstrace.loaders.word_class import PREPOSITIONS, is_adverb


def find_clauses(note: Annotation) -> list[Clause]:
    """The clauses of a sentence in the order of their verbs, those inside quotations after the clause that quotes."""
    outside = [group for group in note.verbs if not _within(group, note.brackets) and not _within(group, note.quotes)]
    clauses = _Reader(note, outside, 0, len(note.tokens)).read()
    for first, last in note.quotes:
        inside = [group for group in note.verbs if first <= group.first < last and not _within(group, note.brackets)]
        if inside and goes_on(clauses, inside[0], first):
            continue
        if any(group.finite for group in inside):
            quoting = [clause for clause in clauses if not clause.quoted and clause.group.last <= first]
            for clause in _Reader(note, inside, first + 1, last - 1).read():
                clause.quoted = True
                if clause.subject is None and clause.group is inside[0] and clause.group.first == first + 1:
                    clause.subject = find_subject(note, quoting[-1].group.last if quoting else 0, first)
                clause.governor = clause.governor or (quoting[-1] if quoting else None)
                if quoting and clause.tail[0] >= last - 1 and (end := quoting[-1].tail[1]) > last:
                    clause.tail = clause.reach = (last, end)  # `"never used" mines`: its object stands outside
                clauses.append(clause)
    attach_trailing(note, clauses)
    return clauses


def _within(group: VerbGroup, ranges: Sequence[Range]) -> bool:
    return bool(ranges) and any(first <= group.first < last for first, last in ranges)


class _Reader:
    """Reads the verb groups between two tokens."""

    def __init__(self, note: Annotation, groups: Sequence[VerbGroup], first: int, last: int) -> None:
        self._note, self._groups, self._first, self._last = note, groups, first, last
        self._view = Window(note, first, last)
        self._word = self._view.word
        self._state = State(slot=first)

    def read(self) -> list[Clause]:
        for number, group in enumerate(self._groups):
            lo = self._groups[number - 1].last if number else self._first
            self._break_off(group)
            clause = self._read_group(number, group, lo)
            clause.begin = clause.begin or group.first
            self._state.made.append(clause)
        close_clauses(self._state.made, self._last, self._view.only_joins)
        return self._state.made

    def _read_group(self, number: int, group: VerbGroup, lo: int) -> Clause:
        if group.infinitive:
            return self._infinitive(group)
        shared = self._view.find_gap(lo, group, self._previous())
        if shared is not None and not self._verb_follows(number):
            return self._join(shared, lo)
        if not group.finite:
            return self._read_participle(number, group, lo)
        if self._view.tells_of_meeting(group) or self._is_reduced(number, group, lo):
            return self._hang(group, lo)
        return self._read_finite(group, lo)

    def _break_off(self, group: VerbGroup) -> None:
        """What stands behind ";" with a subject of its own waits for its verb like the head of a sentence."""
        told = next((c.group.last for c in reversed(self._state.made) if c.group.finite), self._first)
        if group.finite and (begin := self._view.part_behind(told, group.first)) is not None:
            self._state = State(slot=begin, made=self._state.made)

    # clauses without a finite verb

    def _infinitive(self, group: VerbGroup) -> Clause:
        """An infinitive hangs on the verb before; one joined to another by "or" on the same verb as that."""
        host = self._previous()
        if self._word(group.first) != "to" and host is not None and host.relation is Relation.INFINITIVE:
            return self._make(group, Relation.INFINITIVE, governor=host.governor, fellow=host.fellow)
        return self._make(group, Relation.INFINITIVE, governor=host, fellow=host)

    def _read_participle(self, number: int, group: VerbGroup, lo: int) -> Clause:
        before = self._view.before_participle(group.first)
        previous = self._previous()
        perfect = (
            group.helpers[:1] == ("having",) and previous is not None and (before in PREPOSITIONS or group.first == lo)
        )
        if (group.form is not Form.ING and not perfect) or (
            (before.isalpha() or self._note.at(group.first - 1) is not None)
            and before not in LINKS
            and group.first > lo
        ):
            that = self._view.last_opener(lo, group.first)
            if that is not None and self._word(that) == "that" and self._verb_follows(number, plain=False):
                self._state.waiting = that  # "said that areas covering 3km2 remain"
            return self._hang(group, lo)
        close = group.first == lo or before in PREPOSITIONS
        governor = previous if close or previous is None else previous.governor
        return self._make(group, Relation.GERUND, governor=governor, fellow=next(iter(self._state.stack), previous))

    def _hang(self, group: VerbGroup, lo: int) -> Clause:
        """A participle that hangs on the noun before it."""
        end = group.first
        while end > lo and self._word(end - 1) in (",", "—", "–"):
            end -= 1
        host = self._state.stack[-1] if self._state.stack else None
        governor = self._waiting_for() or (host.governor if host else None)
        clause = self._make(group, Relation.REDUCED, governor=governor)
        clause.antecedent = (self._view.past_date(lo, end), end)
        return clause

    def _waiting_for(self) -> Clause | None:
        """The verb of saying whose "that" still waits for its verb, which a participle stands before."""
        waiting = self._state.waiting
        if waiting is None or self._word(waiting) not in ("that", "whether") or self._after_noun(waiting):
            return None
        return self._whole()

    def _whole(self) -> Clause | None:
        return next((c for c in reversed(self._state.made) if c.relation is not Relation.REDUCED), None)

    def _wants_verb(self, number: int, group: VerbGroup, lo: int) -> bool:
        """Does what was said just before still want a verb, and is this form in -ed the only one for it?"""
        previous = self._previous()
        said = previous is not None and previous.lemma in NO_OBJECT and group.first > lo
        free = self._word(group.last) != "by" and self._state.waiting is None
        return said and free and not self._verb_follows(number)

    def _is_reduced(self, number: int, group: VerbGroup, lo: int) -> bool:
        """Is a form in -ed a participle that hangs on a noun, rather than the verb of a clause?"""
        alone = group.lemma in ALONE or group.helpers  # "production ceased in 1997 and the last export was"
        if not group.either or alone or self._word(group.first - 1) in SUBJECTS:
            return False
        if group.first > lo and self._word(group.first - 1) in COORDINATORS:
            return False
        if group.lemma in BARE_SPEECH and self._view.opens_said(group.last, self._groups):
            return False
        if self._wants_verb(number, group, lo) or self._view.takes_object(group, self._groups, told=self._state.told):
            return False
        if self._state.waiting is not None:
            return self._verb_follows(number)
        previous = self._previous()
        if group.first == lo and previous is not None and previous.group.passive:
            return True
        if self._state.slot is not None and not self._state.told:
            return self._verb_follows(number) or self._view.only_leads(self._state.slot, group.first)
        opener = self._view.last_opener(lo, group.first)
        if opener is not None and self._word(opener) not in ("which", "whom") and self._verb_follows(number):
            self._state.waiting = opener
            return True
        if self._view.starts_clause(lo, group.first, leading=self._state.leading):
            return False
        return group.first > lo and opener is None and self._word(group.first - 1) not in BREAKS

    def _verb_follows(self, number: int, *, plain: bool = True) -> bool:
        """Does the verb follow that the waiting subject stands for? An equal form only where this one has no object."""
        bare, lo = self._view.is_bare(self._groups, number), self._groups[number].last
        for group in self._groups[number + 1 :]:
            if group.infinitive or not group.finite:
                continue
            if (
                any(self._word(i) == ";" for i in range(lo, group.first))
                or self._view.last_opener(lo, group.first) is not None
                or self._word(self._view.before_verb(group.first)) in COORDINATORS | RELATIVES
            ):
                return False
            alike = bare and not self._view.is_bare(self._groups, self._groups.index(group))
            if plain and group.either and group.lemma not in ALONE and not alike:
                return False
            pronoun = any(self._word(i) in RESOLVED for i in range(lo, group.first))
            return not pronoun and not any(self._word(i) == "," for i in range(lo, group.first - 1))
        return False

    # clauses with a finite verb

    def _read_finite(self, group: VerbGroup, lo: int) -> Clause:
        before = self._word(group.first - 1)
        previous = self._previous()
        told = before == "that" and previous is not None and previous.lemma in ADDRESSED
        if (
            previous is not None
            and previous.antecedent
            and previous.subject
            and previous.lemma in SPEECH
            and self._view.is_dated(lo, group.first)
        ):
            return self._gapped(group, previous)
        if before in RELATIVES and group.first > lo and not told:
            return self._relative(group, lo, group.first - 1)
        if told:
            return self._opened(group, group.first - 1)
        opener = self._view.last_opener(lo, group.first)
        opener = self._state.waiting if opener is None else opener
        self._state.waiting = None
        if opener is not None:
            return self._opened(group, opener)
        if self._state.slot is not None and not (self._state.told and self._view.breaks_said(lo, group.first)):
            return self._take_slot(group)
        if previous is not None and previous.lemma in ADDRESSED and (begin := self._view.past_hearer(previous, group)):
            return self._told_to(group, previous, begin)
        return self._join(group, lo)

    def _told_to(self, group: VerbGroup, saying: Clause, begin: int) -> Clause:
        """ "Told the Monitor it is studying the treaty": what is said, without "that"."""
        clause = self._make(group, Relation.COMPLEMENT, (begin, group.first), governor=saying)
        self._push(clause)
        return clause

    def _gapped(self, group: VerbGroup, saying: Clause) -> Clause:
        """ "An attack, which they said used mines": the subject is what the relative clause hangs on."""
        clause = self._make(group, Relation.COMPLEMENT, governor=saying)
        clause.antecedent, clause.opener = saying.antecedent, "that"
        self._state.stack.append(clause)
        return clause

    def _relative(self, group: VerbGroup, lo: int, pronoun: int) -> Clause:
        end = pronoun
        while end > lo and self._word(end - 1) in (",", "—", "–"):
            end -= 1
        host = self._state.stack[-1] if self._state.stack else None
        clause = self._make(group, Relation.RELATIVE, governor=host.governor if host else None)
        clause.antecedent, clause.opener, clause.begin = (lo, end), self._word(pronoun), pronoun
        self._state.stack.append(clause)
        return clause

    def _opened(self, group: VerbGroup, opener: int) -> Clause:
        """A clause with an opening word and a subject of its own behind it."""
        word = self._word(opener)
        previous = self._previous()
        relative = word in ("which", "whom", "whose") or (word == "that" and self._after_noun(opener))
        complement = (word in ("that", "whether") or self._asks(opener)) and not relative
        relation = Relation.COMPLEMENT if complement else Relation.RELATIVE if relative else Relation.ADVERBIAL
        host = self._state.stack[-1] if self._state.stack else None
        again = complement and self._word(opener - 1) in COORDINATORS
        governor = self._whole() if complement and not again else host.governor if host else None
        clause = self._make(group, relation, (opener + 1, group.first), governor)
        clause.opener, clause.begin = word, opener
        if relative:
            clause.antecedent = (previous.group.last if previous else self._first, opener)
        slot = self._state.slot
        words = range(slot if slot is not None else opener, opener)
        leading = slot is not None and not any(
            self._note.tokens[i].text.isalpha() and not is_adverb(self._word(i)) for i in words
        )
        self._state.slot = None if leading or not relative else self._state.slot
        self._state.leading = leading
        self._push(clause)
        return clause

    def _asks(self, opener: int) -> bool:
        """ "Has not indicated if it plans to": does "if" right behind a verb of saying open what is asked?"""
        previous = self._previous()
        said = previous is not None and previous.lemma in SPEECH and previous.group.last == opener
        return said and self._word(opener) == "if"

    def _after_noun(self, place: int) -> bool:
        """Does "that" stand behind a noun that does not say what is known or claimed?"""
        before = self._word(self._view.skip_when(self._view.skip_aside(place)) - 1)
        told = before in BEFORE_SAID or any(group.last == place for group in self._groups)
        previous, named = self._whole(), self._note.at(place - 1)
        says = previous is not None and previous.lemma in SPEECH and (named is None or named.kind is not Kind.WEAPON)
        return not told and not says

    def _take_slot(self, group: VerbGroup) -> Clause:
        slot = self._state.slot or 0
        begin = self._view.past_when(slot) if self._state.told else slot
        self._state.slot, self._state.told = None, False
        governor = self._state.stack[-1] if self._state.stack and self._state.stack[-1].group.last == slot else None
        relation = Relation.COMPLEMENT if governor else Relation.MAIN
        clause = self._make(group, relation, (begin, group.first), governor)
        clause.begin = begin
        if governor is None:
            self._state.stack.clear()
        self._push(clause)
        return clause

    def _join(self, group: VerbGroup, lo: int) -> Clause:
        """A further verb, joined by "and", "but", a comma or a dash, with or without a subject of its own."""
        place = group.first - 1
        while place >= lo and (is_adverb(self._word(place)) or self._word(place) in ("then",)):
            place -= 1
        if self._word(place) in JOINTS or place < lo:
            return self._coordinate(group, self._view.before_date(max(place, lo), lo))
        mark = self._view.last_mark(lo, group.first)
        if mark is None:
            clause = self._coordinate(group, lo)
            clause.subject = find_subject(self._note, lo, group.first) or clause.subject
            return clause
        if self._word(mark) in COORDINATORS and place > mark and self._view.is_dated(mark + 1, place + 1):
            return self._coordinate(group, mark, dated=True)
        self._state.leading = False
        mark = self._view.before_date(mark, lo)
        comma = self._word(mark) in BREAKS | {";", ":", "but"} or self._word(mark - 1) == ","
        host = None if comma or not self._state.stack else self._state.stack[-1].governor
        clause = self._make(
            group, Relation.MAIN if host is None else Relation.COMPLEMENT, (mark + 1, group.first), host
        )
        clause.begin = mark
        if host is None:
            self._state.stack.clear()
        self._push(clause)
        return clause

    def _coordinate(self, group: VerbGroup, mark: int, *, dated: bool = False) -> Clause:
        fellow = self._fellow(group, mark)
        if fellow is not None and self._view.shares_passive(group, fellow.group):
            group = replace(group, form=Form.PARTICIPLE, helpers=fellow.group.helpers, either=False)
        clause = self._make(group, Relation.COORDINATE, governor=fellow.governor if fellow else None, fellow=fellow)
        clause.begin = mark
        if dated or (self._word(group.first - 1) == "," and mark < group.first - 2):
            clause.lead = (mark, group.first)
        if fellow in self._state.stack:
            del self._state.stack[self._state.stack.index(fellow) + 1 :]
        self._push(clause, replace=fellow)
        return clause

    def _fellow(self, group: VerbGroup, mark: int) -> Clause | None:
        """The open clause that "and" continues: the innermost of the same tense, no relative one behind a comma."""
        closes = self._word(mark) in BREAKS | {"but", "yet", ";"} or self._word(mark - 1) == ","
        past = is_past(group)
        for clause in reversed(self._state.stack):
            if is_past(clause.group) != past:
                continue
            aside = clause.relation is Relation.RELATIVE and clause is not self._state.stack[0]
            aside = aside and (closes or (group.lemma in OF_STATES and not self._tells_actor(clause)))
            behind = clause.relation is Relation.ADVERBIAL and clause.opener == "after"
            aside = aside or (behind and closes and self._word(mark) in ("but", ",") and group.lemma in SPEECH)
            outer = self._state.stack[: self._state.stack.index(clause)] if aside else []
            if any(is_past(other.group) == past for other in outer):
                continue
            return clause
        return self._state.stack[0] if self._state.stack else None

    def _tells_actor(self, clause: Clause) -> bool:
        """Does a relative clause hang on a phrase that names someone who can act?"""
        return bool(clause.antecedent and self._note.within(*clause.antecedent, *ACTORS))

    # helpers

    def _push(self, clause: Clause, replace: Clause | None = None) -> None:
        if replace in self._state.stack:
            self._state.stack[self._state.stack.index(replace)] = clause
        else:
            self._state.stack.append(clause)
        if clause.lemma in BARE_SPEECH and (self._state.slot is None or self._state.told):
            self._state.slot, self._state.told = clause.group.last, True

    def _make(
        self,
        group: VerbGroup,
        relation: Relation,
        region: Range | None = None,
        governor: Clause | None = None,
        fellow: Clause | None = None,
    ) -> Clause:
        subject = find_subject(self._note, *region) if region else None
        lead = (region[0], subject[0] if subject else region[1]) if region else (group.first, group.first)
        if self._state.told and relation in (Relation.COORDINATE, Relation.INFINITIVE):
            self._state.slot, self._state.told = None, False
        none = (group.last, group.last)
        return Clause(self._note, group, relation, subject, lead, none, none, governor, fellow)

    def _previous(self) -> Clause | None:
        return self._state.made[-1] if self._state.made else None
