"""What a section has spoken of so far, so that "it", "the country", "the treaty" and "these mines" find their things.

Only what the same section said counts. A pronoun without an antecedent stays without one: no rule then makes a claim
of it, and the profile's country is never put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref, make_slug
from armstrace.graph.registers import Registers
from armstrace.graph.sealed import replace, sealed
from armstrace.loaders.argument import Where, list_wheres
from armstrace.loaders.comparison import is_of_its_own
from armstrace.loaders.mention import ACTORS, Annotation, Kind, Mention
from armstrace.loaders.phrase import (
    Range,
    find_aside,
    find_led,
    find_people,
    head_words,
    is_no_phrase,
    list_heads,
)
from armstrace.loaders.token import find_tokens
from armstrace.loaders.word_class import is_adverb

_PRONOUNS = frozenset("it they them he she we itself".split())  # noqa: SIM905
_PERSONAL = frozenset({"he", "she"})
#: Common nouns for what was named before -> the kinds of things they may mean.
_NOUNS: dict[str, tuple[Kind, ...]] = {
    "country": (Kind.STATE,),
    "state": (Kind.STATE,),
    "government": (Kind.STATE,),
    "authority": (Kind.STATE,),
    "ministry": (Kind.BODY,),
    "center": (Kind.BODY,),
    "centre": (Kind.BODY,),
    "company": (Kind.BODY,),
    "organization": (Kind.BODY,),
    "group": (Kind.GROUP, Kind.BODY),
    "army": (Kind.BODY,),
    "committee": (Kind.BODY,),
    "official": (Kind.PERSON, Kind.STATE),
    "minister": (Kind.PERSON,),
    "ambassador": (Kind.PERSON,),
}
#: Nouns that mean only a body which is called so.
_SELF_NAMED = {
    "army": ("army", "armed forces"),
    "ministry": ("ministry",),
    "committee": ("committee",),
    "center": ("center", "centre"),
    "centre": ("center", "centre"),
}
#: Nouns for a state's own people, whose state is the profile's where none is named.
_OFFICE = frozenset(
    """official representative government authority authorities diplomat delegation delegate minister
    ambassador spokesperson parliament army military""".split()  # noqa: SIM905
)
_ARMED = frozenset("force forces troop troops soldier police unit personnel".split())  # noqa: SIM905
_FIGHTERS = frozenset("combatant fighter militant soldier member gunman mercenary".split())  # noqa: SIM905
_LEADING = frozenset("leader commander spokesman spokesperson representative".split())  # noqa: SIM905
_TIES = (["associated", "with"], ["affiliated", "with"], ["belonging", "to"], ["fighting", "for"])
_STATE_WORDS = frozenset("government armed security state national border regular military".split())  # noqa: SIM905
#: Words that speak of casualties, and those that go on about who they were.
_HARMED = frozenset({"casualty", "casualties", "killed", "injured", "wounded"})
_HURT = frozenset(
    """these civilian child children boy girl men women man woman deminer soldier increase decrease
    decline""".split()  # noqa: SIM905
)
#: Words that speak of use.
_USED = frozenset({"use", "used", "attack", "emplaced", "laid"})
_NOT_OURS = frozenset(
    """opposition rebel insurgent separatist foreign coalition un eu nato international non local former de facto
    kurdish abkhaz abkhazian ossetian transnistrian saharawi chechen puntland somaliland kosovo northern southern
    breakaway self-declared provincial tribal village self-proclaimed
    regional municipal district provincial conference meeting un-recognized peacekeeping anti""".split()  # noqa: SIM905
)
_OF_STATES = _OFFICE | _ARMED
_FORCES = _OF_STATES | frozenset("fighter fighters militia member supporter ally allies partner".split())  # noqa: SIM905
#: Plurals of people and bodies that "they" may mean.
_CROWDS = frozenset(
    """participants delegates negotiators agencies organizations organisations operators ngos companies firms teams
    deminers units rebels insurgents militants fighters villagers donors authorities troops soldiers states
    countries""".split()  # noqa: SIM905
)
_TREATY_WORD = re.compile(r"\b[Tt]he (?P<word>convention|treaty|protocol|ban)\b(?! on(?! \d)| action)")
#: Acts by which a state binds itself to a treaty.
_BINDING = frozenset({"ratified", "acceded", "succeeded", "accepted"})
#: Heads of descriptions that lay, clear, make or hold nothing themselves.
_THINGS = frozenset(
    """agreement accord treaty pact ceasefire law act decree order directive resolution decision plan program programme
    project strategy policy document report letter statement request proposal funding fund money grant donation support
    assistance effort process measure step work progress question issue problem reason need purpose intention aim
    survey visit conference meeting war conflict fighting situation security contamination
    request extension deadline date year month period time number total amount""".split()  # noqa: SIM905
)
_THESE = frozenset("them these those such".split())  # noqa: SIM905
#: Words behind which "any" stands for what was spoken of ("has not kept any for training").
_BEHIND = frozenset({"for", "in", "of", "at", "to", "since", "by", ",", ".", ";"})
#: A date within so many tokens leads its sentence.
_LEAD = 3


@sealed(frozen=True, slots=True)
class Party:
    """Someone or something in a role of a clause. `words` as printed; `known` says whether a register has it.

    `mention` is where it was named; None where it was found by a pronoun or described by a common noun.
    """

    ref: Ref
    words: str
    known: bool = True
    mention: Mention | None = None
    found_back: bool = False


def find_joined(claims: Iterable[Claim]) -> tuple[Ref, Ref] | None:
    """The state and treaty of the last act by which a state bound itself, among the claims of a sentence."""
    done = [c for c in claims if c.predicate in _BINDING and c.polarity is Polarity.AFFIRMED and c.object is not None]
    return (done[-1].subject, done[-1].object) if done and done[-1].object else None


def is_doer(party: Party) -> bool:
    """Can a party be who does a thing? Not where it is only a thing described ("funding", "the 2006 agreement")."""
    if party.known or party.mention is not None or party.found_back:
        return True
    head = find_tokens(re.split(r" (?:of|for|on|to|with|between) ", party.words)[0])
    return not head or head[-1].norm not in _THINGS


@lru_cache(maxsize=65536)
def find_state(registers: Registers, ref: Ref, depth: int = 0) -> Ref | None:
    """The state that a body or person in office belongs to, by the registers; through the bodies above it."""
    entry = registers.find_ref(ref)
    if entry is None or depth > 4:
        return None
    if "state" in entry.fields:
        return next(iter(entry.refs("state")), None)
    above = [up for column in ("org", "parent") if column in entry.fields for up in entry.refs(column)]
    return next((state for up in above if (state := find_state(registers, up, depth + 1))), None)


def _is_actor(party: Party) -> bool:
    """Can "it" or "they" stand for it: a named actor, or a state by its government?"""
    if party.mention is None:
        return party.ref.kind == "state" and party.known
    return party.mention.kind in ACTORS


def _is_crowd(party: Party) -> bool:
    """Is it several people or bodies that are only described ("demining agencies", "participants in the talks")?"""
    words = re.split(r" (?:of|in|from|with|at|to|for) ", party.words.lower())[0].split()
    head = words[-1] if words and party.mention is None and not party.found_back else ""
    return party.ref.kind == "group" and head in _CROWDS


@dataclass(slots=True)
class Discourse:
    """The memory of one section."""

    registers: Registers
    country: Ref | None
    treaty: Ref | None
    weapon: Ref | None
    subjects: tuple[Party, ...] = ()
    recent: list[Mention] = field(default_factory=list)
    weapons: tuple[Mention, ...] = ()
    times: tuple[Mention, ...] = ()
    wheres: tuple[Where, ...] = ()
    used_in: tuple[Where, ...] = ()
    crowd: Party | None = None  # those without a name who were the subject of the last sentence ("some delegates")
    code: str = ""  # of the section, or the matter of the last sentence on pages of all matters
    harmed: bool = False
    land: str = ""  # what the figure of land that was read last measures
    resolution: Party | None = None
    resolution_time: str | None = None
    joined: tuple[Ref, Ref] | None = None  # the state and treaty of the act that the last sentence told
    introduced: list[list[Mention]] = field(default_factory=list)

    def copy(self) -> Discourse:
        """The memory as it stands, for a footnote to go on from."""
        return replace(self, recent=list(self.recent), introduced=list(self.introduced))

    def add_treaties(self, note: Annotation) -> Annotation:
        """Take "the convention" and "the treaty" for the treaty last named, else for that of the section."""
        found: list[Mention] = []
        for match in _TREATY_WORD.finditer(note.text):
            place = next((i for i, token in enumerate(note.tokens) if token.start == match.start("word")), None)
            ref = self._treaty(note, match.start(), match["word"])
            if place is not None and note.at(place) is None and ref is not None:
                token = note.tokens[place]
                found.append(Mention(token.start, token.end, place, place + 1, Kind.TREATY, (ref,), token.text))
        if not found:
            return note
        mentions = tuple(sorted((*note.mentions, *found), key=lambda m: (m.first, -m.last)))
        owner = {**note.owner, **{m.first: m for m in found}}
        return replace(note, mentions=mentions, owner=owner)

    def _treaty(self, note: Annotation, before: int, word: str) -> Ref | None:
        named = [m.ref for m in note.mentions if m.kind is Kind.TREATY and m.start < before]
        if word == "protocol":
            named = [ref for ref in (*self._recent_refs(Kind.TREATY), *named) if "-" in ref.key]
            return named[-1] if named else None
        return named[-1] if named else self.treaty or next(iter(self._recent_refs(Kind.TREATY)[-1:]), None)

    def _recent_refs(self, kind: Kind) -> list[Ref]:
        return [mention.ref for mention in self.recent if mention.kind is kind]

    def find_parties(self, note: Annotation, phrase: Range | None, *kinds: Kind) -> tuple[Party, ...]:
        """Who or what a phrase names: its heads, what its pronoun stands for, else what its words describe."""
        if phrase is None or phrase[0] >= phrase[1] or note.word(phrase[0]) == "there":
            return ()
        heads = list_heads(note, phrase, *kinds)
        if heads:
            named = tuple(Party(ref, head.words, head.known, head) for head in heads for ref in head.refs)
            led = None if kinds else find_led(note, phrase[0], heads[0].first)
            if led and (ahead := self._whose_forces(note, led)):
                named = (ahead, *named)
            return (*named, *self._joined(note, heads[-1].last, phrase[1])) if not kinds else named
        if not kinds and (people := find_people(note, phrase)):
            return (Party(people.ref, people.words, people.known, people),)
        back = self._find_back(note, phrase)
        return back if back is not None else self.describe(note, (phrase[0], find_aside(note, phrase)))

    def _joined(self, note: Annotation, first: int, last: int) -> tuple[Party, ...]:
        """Those without a name whom "and" joins to a name: "Peru and human rights organizations"."""
        rest = range(first + 1, last)
        if note.word(first) != "and" or not rest or any(note.at(i) or not note.tokens[i].text.isalpha() for i in rest):
            return ()
        return self.describe(note, (first + 1, last)) if last - first <= 5 else ()

    def _find_back(self, note: Annotation, phrase: Range) -> tuple[Party, ...] | None:
        """What a pronoun or "the country" stands for; None where the phrase is neither."""
        words = note.lows[slice(*phrase)]
        if len(words) == 1 and words[0] in _PRONOUNS:
            return self._pronoun(words[0])
        if words[0] in ("the", "this", "that") and len(words) <= 3:  # and not "we", "our"
            wanted = _NOUNS.get(note.tokens[phrase[1] - 1].norm)
            if wanted == (Kind.STATE,) and self.country and len(words) == 2:
                return (Party(self.country, note.words(*phrase), True, None, True),)
            here = [m for m in note.mentions if m.refs and m.last <= phrase[0]]
            found = [m for m in (*self.recent, *here) if wanted and m.kind in wanted]
            if words[-1] in _SELF_NAMED:
                found = [m for m in found if any(word in m.words.lower() for word in _SELF_NAMED[words[-1]])]
            if found:
                return (Party(found[-1].ref, found[-1].words, found[-1].known, None, True),)
        return None

    def _pronoun(self, word: str) -> tuple[Party, ...]:
        if word in _PERSONAL:
            persons = [m for m in self.recent if m.kind is Kind.PERSON]
            return (Party(persons[-1].ref, persons[-1].words, persons[-1].known, None, True),) if persons else ()
        if word == "they" and self.crowd is not None:
            return (replace(self.crowd, found_back=True),)
        found = {party.ref: replace(party, mention=None, found_back=True) for party in self.subjects}
        return tuple(found.values())

    def describe(self, note: Annotation, phrase: Range) -> tuple[Party, ...]:
        """A party known only by a description: "clearance teams", "private contractors from Chad"."""
        allied = self._of_states(note, phrase)
        if allied:
            return allied
        owner = self._of_body(note, phrase) or self._whose_forces(note, phrase) or self._of_group(note, phrase)
        if owner is not None:
            return (owner,)
        last = phrase[1]
        while last - 1 > phrase[0] and is_adverb(note.word(last - 1)) and note.at(last - 1) is None:
            last -= 1
        if last < phrase[1] and (named := list_heads(note, (phrase[0], last))):
            return tuple(Party(ref, head.words, head.known, head) for head in named for ref in head.refs)
        words = head_words(note, (phrase[0], last))
        key = make_slug(words)
        if not key or is_no_phrase(note, phrase) or not any(map(str.isalpha, words)):
            return ()
        entry = next(iter(self.registers.find_all(words, ("group", "org"))), None)
        return (Party(entry.ref if entry else Ref("group", key[:60].strip("-.")), words, entry is not None),)

    def _whose_forces(self, note: Annotation, phrase: Range) -> Party | None:
        """ "Its forces" are those of whom the sentence speaks; "the army", "officials" those of the profile's
        country.
        """
        words = [note.word(place) for place in range(*phrase)]
        norms = {note.tokens[place].norm for place in range(*phrase)}
        owner = self._of_state(note, phrase, norms)
        if owner is not None:
            return owner
        if any(note.at(place) for place in range(*phrase)) or not norms & _FORCES or len(words) > 6:
            return None
        if words[0] in ("its", "their", "his"):
            before = [
                m for m in note.mentions if m.kind in ACTORS and m.kind is not Kind.PERSON and m.last <= phrase[0]
            ]
            if before:
                return Party(before[-1].ref, note.words(*phrase), True)
            return replace(self.subjects[0], words=note.words(*phrase), mention=None) if self.subjects else None
        away = self.subjects and self.subjects[0].ref.kind == "state" and self.subjects[0].ref != self.country
        plain = norms & _OFFICE or (norms & _ARMED and norms & _STATE_WORDS)
        foreign = norms & _NOT_OURS - ({"foreign"} if "minister" in norms else set())
        if self.country is None or away or not plain or foreign:
            return None
        return Party(self.country, note.words(*phrase), True)

    def _of_body(self, note: Annotation, phrase: Range) -> Party | None:
        """ "An official from the Ministry of Defense": the body that the official speaks for."""
        named = note.within(*phrase, Kind.BODY)
        if len({m.ref for m in named}) != 1 or named[0].last < phrase[1]:
            return None
        led = named[0].first - 1 - (note.word(named[0].first - 1) == "the")
        office = led > phrase[0] and note.tokens[led - 1].norm in _OFFICE - {"government", "parliament", "army"}
        from_it = office and note.word(led) in ("from", "of", "at", "in", "with")
        return Party(named[0].ref, named[0].words, named[0].known, named[0]) if from_it else None

    def _of_group(self, note: Annotation, phrase: Range) -> Party | None:
        """ "Fighters associated with a group", "combatants belonging to it": the group that they fight in."""
        named = note.within(*phrase, Kind.GROUP, Kind.BODY)
        refs = {m.ref for m in named}
        if len(refs) == 1 and _LEADING & {note.tokens[i].norm for i in range(phrase[0], named[0].first)}:
            return Party(named[0].ref, named[0].words, named[0].known, named[0])
        if len(named) != 1 or note.tokens[phrase[0]].norm not in _FIGHTERS:
            return None
        words = [note.word(place) for place in range(phrase[0], named[0].first)]
        tied = any(words[i : i + 2] in _TIES for i in range(len(words)))
        return Party(named[0].ref, named[0].words, named[0].known, named[0]) if tied else None

    def _of_states(self, note: Annotation, phrase: Range) -> tuple[Party, ...]:
        """ "The forces of the governments of Chad, Peru and Georgia": each of the states."""
        states = note.within(*phrase, Kind.STATE)
        norms = {note.tokens[place].norm for place in range(phrase[0], states[0].first)} if states else set()
        if len({m.ref for m in states}) < 2 or not norms & (_OFFICE | _ARMED) or norms & _NOT_OURS:
            return ()
        led = "of" in (note.word(states[0].first - 1), note.word(states[0].first - 2)) and states[-1].last == phrase[1]
        joints = {note.word(i) for m in states[1:] for i in range(m.first - 1, m.first)}
        listed = joints <= {",", "and", "or"}
        return tuple(Party(m.ref, m.words, m.known, m) for m in states) if led and listed else ()

    def _of_state(self, note: Annotation, phrase: Range, norms: set[str]) -> Party | None:
        """ "The army of Chad", "the government of Chad", "the government of Bosnia and Herzegovina (BiH)"."""
        states = note.within(*phrase, Kind.STATE)
        if not states or {m.ref for m in states} != {states[0].ref} or not norms & _OF_STATES or norms & _NOT_OURS:
            return None
        before = [note.word(place) for place in range(max(phrase[0], states[0].first - 2), states[0].first)]
        ends = states[-1].last + (len(states) > 1 and note.word(states[-1].first - 1) == "(") >= phrase[1]
        return (
            Party(states[0].ref, note.words(*phrase), True) if ends and before[-1:] != [] and "of" in before else None
        )

    def find_weapons(self, note: Annotation, first: int, last: int) -> tuple[Mention, ...]:
        """The weapons that "them" or "these mines" in a range stand for. Empty where the range has no such word."""
        alone = note.word(first) in ("any", "none") and (note.word(first + 1) in _BEHIND or last == first + 1)
        if not alone and not any(note.word(place) in _THESE for place in range(first, last)):
            return ()
        here = tuple(m for m in note.mentions if m.kind is Kind.WEAPON and m.last <= first)
        return here[-1:] or self.weapons

    def find_introduced(self) -> list[Mention]:
        """The models or systems that "either of these" means: the last of each of the two sentences that named any."""
        return [models[-1] for models in reversed(self.introduced) if models][:2]

    def turn_to(self, code: str) -> None:
        """Forget the dates and weapons of the last sentence where the next one is of another matter."""
        if self.code not in ("", code):
            self.times, self.weapons = (), ()
        self.code = code

    def note_sentence(self, note: Annotation, subjects: Iterable[Party]) -> None:
        """Remember a sentence that has been read."""
        told = tuple(subjects)
        self.crowd = told[0] if told and _is_crowd(told[0]) else None
        actors = tuple(party for party in told if _is_actor(party))
        if actors:
            self.subjects = actors
        self.recent = [*self.recent, *(m for m in note.mentions if m.refs)][-60:]
        weapons = tuple(m for m in note.mentions if m.kind is Kind.WEAPON)
        self.weapons = weapons or self.weapons
        models = [m for m in weapons if m.cls != "MunitionCategory" and note.word(m.first - 2) != "of"]
        if models:
            self.introduced = [*self.introduced[-5:], models]
        dates = [m for m in note.mentions if m.kind is Kind.TIME]
        times = tuple(m for m in dates if is_of_its_own(note, m))
        if times and times[0] is not dates[0] and dates[0].first > _LEAD:
            times = ()  # "a rise from the six of 2015, after 79 in 2014": none is the sentence's own
        self.times = times or self.times
        wheres = tuple(list_wheres(note, 0, len(note.tokens)))
        self.wheres = wheres or self.wheres
        norms = note.norms
        self.harmed = not norms.isdisjoint(_HARMED) or (self.harmed and not norms.isdisjoint(_HURT))
        if not norms.isdisjoint(_USED):
            self.used_in = wheres or self.used_in
