"""Part of a sentence as the reader of clauses sees it: its words, and what opens, joins or breaks off clauses there."""

from __future__ import annotations

from collections.abc import Sequence

from armstrace.graph.sealed import replace
from armstrace.loaders.clause import ADDRESSED, BARE_SPEECH, SURE, TOLD, Clause
from armstrace.loaders.mention import ACTORS, Annotation, Kind
from armstrace.loaders.phrase import Range, find_subject
from armstrace.loaders.verb_form import RECORDED, Form
from armstrace.loaders.verb_group import VerbGroup
from armstrace.loaders.word_class import PREPOSITIONS, is_adverb

RELATIVES = frozenset({"which", "who", "that"})
COORDINATORS = frozenset({"and", "but", "or", "yet", "nor", ";", ":"})
BREAKS = frozenset({",", "—", "–"})
#: Pronouns that stand for a subject.
RESOLVED = frozenset("it they he she".split())  # noqa: SIM905
_SUBORDINATORS = frozenset(
    """when while as because although though if whether where after before since until unless whereas once so than why
    how what""".split()  # noqa: SIM905
)
#: Words that relate a clause to a noun or verb before it, whatever stands behind them; all that may open a clause.
_RELATING = frozenset("which whom whose that whether".split())  # noqa: SIM905
_OPENERS = _RELATING | _SUBORDINATORS
JOINTS = COORDINATORS | BREAKS
#: Words that join, lead on, stand for a subject, and those before a "that" which opens what is said.
LINKS, SUBJECTS = PREPOSITIONS | COORDINATORS, RESOLVED | RELATIVES
BEFORE_SAID = TOLD | SURE | LINKS
#: What stands behind a participle of saying that hangs on a noun ("casualties reported by", "mines reported stolen").
_BEHIND_SAID = LINKS | frozenset("to as so stolen missing lost killed injured wounded dead last this".split())  # noqa: SIM905
#: Verbs of saying whose object is what was said, so that a verb has to come.
NO_OBJECT = frozenset({"say", "argue", "think", "hope", "claim"})
#: Words before a participle that describes the noun behind it ("the last confirmed use").
_BEFORE_ADJECTIVE = frozenset("the a an last first latest recent only no any other new most each".split())  # noqa: SIM905
_ACTING = RESOLVED | {"this", "there"}
_BEHIND_PASSIVE = PREPOSITIONS | {",", ".", ";", "and", "["}
#: "Although not a party, Peru": conjunctions that may do without a verb, and what then stands behind them.
_CONCEDING = frozenset("although though while if".split())  # noqa: SIM905
_VERBLESS = frozenset("not a an still yet party itself".split())  # noqa: SIM905
_AT_LEAST = frozenset({"at", "least", "a", "minimum", ","})
#: Words that open an object, which a participle that hangs on a noun cannot have.
_OPENS_OBJECT = frozenset("its their his her the".split())  # noqa: SIM905
_ASIDES = frozenset("example instance particular addition fact all total".split())  # noqa: SIM905
#: Verbs with two objects: one is left to their participle ("a deadline granted the same year").
_GIVING = frozenset("give grant call name send offer award pay show tell deny allow".split())  # noqa: SIM905
#: What states do, and no process, treaty or law: "the process that made the treaty and hosted" is never meant.
OF_STATES = frozenset(
    """host attend participate serve chair vote sign ratify accede submit condemn acknowledge call seek express join
    abstain object oppose advocate argue speak welcome endorse propose""".split()  # noqa: SIM905
)
#: Verbs without an object, so that their form in -ed hangs on no noun.
ALONE = frozenset("cease occur happen appear arrive remain exist emerge".split())  # noqa: SIM905
#: What is done to weapons, land, people and papers, and never without an object.
DONE_TO = frozenset(
    """destroy clear find discover lay use import export produce kill injure remove collect seize adopt approve ratify
    publish transfer deploy stockpile retain report release cancel demine hand recover pass enact establish complete
    amend launch submit survey""".split()  # noqa: SIM905
)


class Window:
    """The tokens `first` up to, not including, `last` of a sentence."""

    def __init__(self, note: Annotation, first: int, last: int) -> None:
        self._note, self.first, self.last = note, first, last
        self._hidden = [pair for pair in (*note.quotes, *note.brackets) if pair[0] >= first]
        self._parted = ";" in note.norms

    def only_leads(self, lo: int, hi: int) -> bool:
        """Does no subject stand there, only what leads up to one: "Under an agreement (signed in 2012)", "In
        its report, submitted in 2012, Peru declared"?
        """
        lo = self._past_opening(lo)
        aside = self.word(hi - 1) == "," and any(verb.finite for verb in self._note.verbs if verb.first > hi)
        plain = not any(self.word(i) in BREAKS for i in range(lo, hi - aside))
        return plain and self.word(lo) in PREPOSITIONS and find_subject(self._note, lo, hi) is None

    def _past_opening(self, place: int) -> int:
        """Past "For example,", "Previously," and the like."""
        if is_adverb(self.word(place)) and self.word(place + 1) == ",":
            return place + 2
        led = self.word(place) in ("for", "in") and self.word(place + 1) in _ASIDES
        return place + 3 if led and self.word(place + 2) == "," else place

    def before_verb(self, place: int) -> int:
        """The token before a verb, past "at least" and "at a minimum"."""
        place -= 1
        while place > self.first and (self.word(place) in _AT_LEAST or is_adverb(self.word(place))):
            place -= 1
        return place

    def before_participle(self, place: int) -> str:
        """The word before a participle; the comma where only "most recently" or the like stands between."""
        back = self.before_verb(place)
        back -= self.word(back) == "most"
        return self.word(back) if self.word(back) == "," else self.word(place - 1)

    def is_dated(self, lo: int, hi: int) -> bool:
        """Does nothing but a date stand there?"""
        mentions = [self._note.at(i) for i in range(lo, hi)]
        return all(
            (m is not None and m.time) or self.word(i) in PREPOSITIONS or self.word(i) == "the"
            for i, m in zip(range(lo, hi), mentions, strict=True)
        )

    def tells_of_meeting(self, group: VerbGroup) -> bool:
        """ "The First Review Conference, held in Maputo": a participle that tells when or where a meeting was."""
        named = self._note.at(group.first - 2) if self.word(group.first - 1) == "," else None
        held = group.lemma in ("hold", "convene", "host") and group.either and not group.helpers
        return held and named is not None and named.kind is Kind.MEETING

    def skip_aside(self, place: int) -> int:
        """Where an aside between commas begins that ends before a token: ", as of May 2019, that"; else the token."""
        if self.word(place - 1) != ",":
            return place
        return next((i for i in range(place - 2, max(self.first, place - 12), -1) if self.word(i) == ","), place)

    def skip_when(self, place: int) -> int:
        """Where a date begins that ends before a token: "rumors in 2001 that"; else the token."""
        dated = self._note.at(place - 1)
        led = dated is not None and dated.kind is Kind.TIME and self.word(dated.first - 1) in ("in", "on")
        return dated.first - 1 if led and dated is not None else place

    def only_joins(self, region: Range) -> bool:
        """Do only "and", "or" and commas stand there? Then the object behind the next verb is meant."""
        return all(self.word(i) in JOINTS for i in range(*region))

    def word(self, place: int) -> str:
        """The token in small letters; empty outside the window."""
        return self._note.word(place) if self.first <= place < self.last else ""

    def last_opener(self, lo: int, hi: int) -> int | None:
        """The last word between two verbs that opens a clause with a subject behind it."""
        for place in range(min(hi - 1, self.last) - 1, max(lo, self.first) - 1, -1):
            word = self._note.lows[place]
            if word not in _OPENERS or (word != "once" and self._note.at(place) is not None) or self._is_hidden(place):
                continue
            if word in _RELATING and place > self.first:
                return place
            if word in _SUBORDINATORS and self._opens(place, hi):
                return place
        return None

    def _opens(self, place: int, hi: int) -> bool:
        """Does a conjunction that may be a preposition stand before a whole clause? "As of", "since 1999" do not."""
        following = self._note.at(place + 1)
        if self.word(place + 1) in ("of", "to", "at", "from", "well", "part", "such") or (following and following.time):
            return False
        if self.word(place) in _CONCEDING and self.word(place + 1) in _VERBLESS:
            return not any(self.word(i) == "," for i in range(place, hi))
        if self.word(place) in ("since", "until") and self.word(hi - 1) in ("and", "or"):
            return False  # "since independence and never used": what is joined hangs on the verb before
        if self.word(place) in ("after", "before", "since", "until", "as", "than", "once", "how", "what"):
            unbroken = not any(self.word(i) in BREAKS for i in range(place, hi))
            return unbroken and (self.word(place) != "as" or self._is_conjunction(place))
        return True

    def _is_conjunction(self, place: int) -> bool:
        """Does "as" open a clause: does an actor or pronoun follow at once?"""
        if self.word(place + 1) in _ACTING:
            return True
        behind = place + 2 if self.word(place + 1) in ("the", "its") else place + 1
        mention = self._note.at(behind)
        return mention is not None and mention.kind in ACTORS

    def last_mark(self, lo: int, hi: int) -> int | None:
        """The last word or mark between two verbs that joins or breaks off."""
        for place in range(min(hi - 1, self.last) - 1, max(lo, self.first) - 1, -1):
            if self._note.lows[place] in JOINTS and self._note.at(place) is None and not self._is_hidden(place):
                return place
        return None

    def breaks_said(self, lo: int, hi: int) -> bool:
        """Does a verb go on behind what is said ("reported three, and cleared", "reported none, but it committed")?"""
        mark = self.last_mark(lo, hi)
        held = mark is not None and self.word(mark) in ("but", "yet") and self.word(mark + 1) in RESOLVED
        told = mark is not None and mark - lo > 2 and self.word(lo) not in PREPOSITIONS | {"that"}
        if mark is not None and told and self.word(mark) == "," and self.word(mark + 1) in ("it", "they"):
            return True  # "although it declared completion of its work, it has found more"
        return held or (hi > lo and self.word(hi - 1) in COORDINATORS)

    def is_bare(self, groups: Sequence[VerbGroup], number: int) -> bool:
        """Has a verb no object but what a preposition leads, and no infinitive ("laid by", not "expected to clear")?"""
        place = groups[number].last
        to = any(other.infinitive and other.first == place for other in groups[number + 1 : number + 2])
        return self.word(place) in PREPOSITIONS and not to

    def part_behind(self, lo: int, hi: int) -> int | None:
        """Where what is behind ";" begins, if it has a subject of its own ("; 158 areas required")."""
        if not self._parted:
            return None
        marks = [i for i in range(lo, hi) if self.word(i) == ";" and not self._is_hidden(i)]
        begin = marks[-1] + 1 if marks else hi
        begin += self.word(begin) in ("and", "but", "while")
        return begin if begin < hi - 1 and find_subject(self._note, begin, hi) else None

    def _is_hidden(self, place: int) -> bool:
        """Does a token stand inside a quotation or brackets?"""
        return bool(self._hidden) and any(first <= place < last for first, last in self._hidden)

    def opens_said(self, behind_verb: int, groups: Sequence[VerbGroup]) -> bool:
        """ "An official said Peru shares", "said in 2004 the army kept": does who it is said of stand right behind a
        verb of saying, or behind its date, and then a verb?
        """
        begin = self.past_when(behind_verb)
        verb = next((other for other in groups if other.first >= begin), None)
        if begin > behind_verb:
            whole = verb is not None and not any(self.word(i) in JOINTS for i in range(begin, verb.first))
            return whole and verb is not None and verb.finite
        mention = self._note.at(behind_verb)
        named = mention is not None and mention.kind in ACTORS and mention.first == behind_verb
        behind = mention.last if mention is not None and named else behind_verb + 1
        followed = any(other.first == behind and other.finite for other in groups)
        return followed and (named or self.word(behind_verb) in RESOLVED | {"this"})

    def tells_bare(self, group: VerbGroup, groups: Sequence[VerbGroup]) -> bool:
        """ "Villagers said mines were used": does a noun without article stand right behind a verb of saying, and then
        a verb of its own?
        """
        word = self.word(group.last)
        mention = self._note.at(group.last)
        counted = mention is not None and mention.amount is not None
        if group.lemma not in BARE_SPEECH | ADDRESSED or not (word.isalpha() or counted):
            return False
        if self.word(group.first - 1) in _BEFORE_ADJECTIVE | RECORDED:
            return False
        if not counted and (word in _BEHIND_SAID or is_adverb(word) or (mention is not None and mention.time)):
            return False
        verb = next((other for other in groups if other.first >= group.last and not other.infinitive), None)
        if verb is None or verb.first <= group.last or not verb.finite or not (verb.helpers or not verb.either):
            return False
        return not any(self.word(i) in JOINTS | RELATIVES for i in range(group.last, verb.first))

    def takes_object(self, group: VerbGroup, groups: Sequence[VerbGroup], *, told: bool) -> bool:
        """Does an object stand behind a form in -ed, or what is said by it, so that it is the verb of a clause?"""
        return self.has_object(group, told=told) or self.tells_bare(group, groups)

    def past_hearer(self, saying: Clause, group: VerbGroup) -> int | None:
        """Where the subject of what is said begins: behind who was told it ("told the Monitor mines were used")."""
        if self.word(group.first - 1) in RESOLVED:
            return group.first - 1
        behind = saying.group.last
        hearer = self._note.at(behind + (self.word(behind) == "the"))
        between = range(hearer.last, group.first) if hearer is not None and hearer.kind in ACTORS else range(0)
        return between.start if between and not any(self.word(i) in JOINTS for i in between) else None

    def past_when(self, behind_verb: int) -> int:
        """Where what was said begins behind its date: "said in 2004 the army"; the token itself without one."""
        date = self._note.at(behind_verb + 1)
        dated = self.word(behind_verb) in ("in", "on") and date is not None and date.time is not None
        if date is None or not dated:
            return behind_verb
        return date.last if self.word(date.last) in ("the", "it", "they", "its") else behind_verb

    def before_date(self, mark: int, lo: int) -> int:
        """ "Condemned use in Chad, and in 2015, condemned use in Peru": the date belongs to the verb that follows."""
        dated = self._note.at(mark - 1) if self.word(mark) == "," else None
        if dated is None or dated.kind is not Kind.TIME or self.word(dated.first - 1) not in ("in", "on", "since"):
            return mark
        joint = dated.first - 2
        return joint if joint >= lo and self.word(joint) in ("and", "but") else mark

    def shares_passive(self, group: VerbGroup, fellow: VerbGroup) -> bool:
        """ "900 mines were found in May and destroyed in June": a verb of what is done to things, without an object."""
        bare = group.either and not group.helpers and group.lemma in DONE_TO
        behind = self.word(group.last)
        dated = behind == "the" and self.word(group.last + 1) in ("same", "following", "next")
        return bare and fellow.passive and (not behind or dated or behind in _BEHIND_PASSIVE)

    def has_object(self, group: VerbGroup, *, told: bool) -> bool:
        """Does an object stand right behind a verb, which no participle that hangs on a noun has?

        Behind "said", where a subject has to come (`told`), "a" and a number open one as well.
        """
        amount = self._note.at(group.last)
        counted = told and (self.word(group.last) in ("a", "an") or (amount is not None and amount.amount is not None))
        return group.lemma not in _GIVING and (self.word(group.last) in _OPENS_OBJECT or counted)

    def find_gap(self, lo: int, group: VerbGroup, before: Clause | None) -> VerbGroup | None:
        """ "A decree was passed in 2014, and a law adopted in 2018": the second verb with the first one's helpers.

        What "and" joins to the first verb itself, or to its date, is no part of its object but a subject of its own.
        """
        if before is None or not (before.group.passive and before.group.finite) or before.group.last != lo:
            return None
        if group.helpers or group.form is Form.ING or group.lemma not in DONE_TO:
            return None
        mark = self.last_mark(lo, group.first)
        if mark is None or self.word(mark) != "and" or find_subject(self._note, mark + 1, group.first) is None:
            return None
        joint = mark - (self.word(mark - 1) == ",")
        fresh = joint <= lo or self.is_dated(lo, joint)
        ends = not self.word(group.last) or self.word(group.last) in _BEHIND_PASSIVE
        shared = replace(group, form=Form.PARTICIPLE, helpers=before.group.helpers, either=False)
        return shared if fresh and ends else None

    def past_date(self, lo: int, hi: int) -> int:
        """Where a noun begins that "and" joins to the date of a verb before it ("in 1997, and the law adopted")."""
        mark = self.last_mark(lo, hi)
        if mark is not None and self.word(mark) in (":", ";"):
            return mark + 1
        joint = lo if mark is None else mark - (self.word(mark - 1) == ",")
        dated = mark is not None and self.word(mark) == "and" and joint > lo and self.is_dated(lo, joint)
        return mark + 1 if mark is not None and dated else lo

    def starts_clause(self, lo: int, hi: int, *, leading: bool) -> bool:
        """Does a mark between two verbs open a clause with a subject of its own: ", yet officials said"?"""
        mark = self.last_mark(lo, hi)
        if mark is None:
            return False
        if leading or self.word(mark) in ("but", "yet", ";"):
            return True
        joint = self.before_date(mark, lo)
        if joint != mark:  # "opened in May, and in June, a course for teachers started"
            return self.word(joint - 1) == ","
        mention = self._note.at(mark + 1) or self._note.at(mark + 2)
        named = (mention is not None and mention.kind in ACTORS) or self.word(mark + 1) in RESOLVED
        return self.word(mark) == "and" and self.word(mark - 1) == "," and named
