"""Verb groups of a sentence: auxiliaries, negation, adverbs and the verb, by a table of forms and the words beside.

No tagger is used: a word is taken for a verb only where its neighbours allow it ("the use of" is none, "forces use" is
one). What is not in the table is a verb only behind an auxiliary or with an ending in -ed or -ing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from armstrace.graph.sealed import replace
from armstrace.loaders import verb_form as table
from armstrace.loaders.token import Token, WordTable
from armstrace.loaders.verb_form import (
    FORMS,
    LAND,
    NOUNLIKE,
    REPORTED_BY,
    SOFT,
    WANTING,
    Form,
    Taken,
    aims,
    describes,
    past_bracket,
)
from armstrace.loaders.verb_group import BE, MODALS, VerbGroup
from armstrace.loaders.word_class import (
    ADJECTIVES,
    BEFORE_NOUNS,
    BEHIND_NOUNS,
    CLOSED,
    DETERMINERS,
    KEPT,
    LEGAL,
    NEVER_VERBS,
    OPENING,
    PREFIXES,
    PREPOSITIONS,
    PRONOUNS,
    is_adjectival,
    is_adverb,
    is_plural,
)

_AUXILIARIES = MODALS | frozenset("be is are was were been being am have has had having do does did".split())  # noqa: SIM905
_NEGATIONS = frozenset("not never nor neither no-longer n't t".split())  # noqa: SIM905
#: Behind these the auxiliary stands before its subject ("nor has it"), and behind others with "no" ("at no time has").
_INVERTING, _NEVER_SO = frozenset({"nor", "neither", "never"}), frozenset({"time", "circumstances", "longer", "way"})
_THEY, _CONTROL = frozenset({"it", "they", "he", "she", "we"}), frozenset({"and", "or", "nor", "but"})


_FREE, _NAMED, _VALUE = (int(kind) for kind in Taken)


def find_verbs(tokens: Sequence[Token], taken: Sequence[int]) -> list[VerbGroup]:
    """The verb groups of a sentence. `taken` says for each token what it belongs to (`Taken`)."""
    return list(_Finder(tokens, taken).find())


_LEADING = _AUXILIARIES | _NEGATIONS | PREFIXES | {"to", "no", "all", "both", "each"}


#: Can a verb group begin with a word (small letters), whatever stands around it?
_MAY_BEGIN = WordTable(lambda word: word in _LEADING or word in FORMS or word.endswith("ed") or is_adverb(word))


class _Finder:
    """One pass over the tokens of a sentence."""

    def __init__(self, tokens: Sequence[Token], taken: Sequence[int]) -> None:
        self._size = len(tokens)
        # nothing stands behind the last word, and so (-1) nothing before the first
        self._words = [token.low for token in tokens] + [""] * 3
        self._taken = taken
        self._groups: list[VerbGroup] = []

    def find(self) -> Iterator[VerbGroup]:
        place = 0
        for start, taken in enumerate(self._taken):
            if not taken and start >= place and _MAY_BEGIN[self._words[start]]:
                group = self._group(start)
                if group:
                    self._groups.append(group)
                    yield group
                    place = group.last

    def _group(self, place: int) -> VerbGroup | None:
        word = self._words[place]
        if word == "to":
            return self._infinitive(place)
        if word in _AUXILIARIES:
            return self._inverted(place) or self._helped(place)
        return self._inverted(place + 1) or self._bare(place) if word in _INVERTING else self._bare(place)

    def _inverted(self, place: int) -> VerbGroup | None:
        """ "Nor has it used mines", "at no time did Peru use": the verb behind a subject behind its auxiliary."""
        helper, before = self._words[place], self._words[place - 1] if place else ""
        led = before in _INVERTING or (before in _NEVER_SO and "no" in self._words[max(0, place - 4) : place])
        if not led or helper not in _AUXILIARIES or self._is_taken(place):
            return None
        wanted = (Form.PARTICIPLE, Form.ING) if helper in BE else (Form.BASE,)
        wanted = (Form.PARTICIPLE,) if helper in ("have", "has", "had") else wanted
        behind = self._behind_subject(place + 1)
        at, adverbs, _ = self._skip(behind)
        for form in wanted if behind > place + 1 and not self._is_taken(at) else ():
            if lemma := self._lemma(at, (form,)):
                return VerbGroup(behind, at + 1, at, lemma, form, (helper,), adverbs, negated=True)
        return None

    def _behind_subject(self, place: int) -> int:
        """Where a subject of one pronoun, one name or three words at most ends; the place itself where none is."""
        if self._words[place] in _THEY:
            return place + 1
        led = self._words[place] in DETERMINERS
        end = place + led
        while end < self._size and self._taken[end] == _NAMED:
            end += 1
        named, end = end > place + led, max(end, place + 2 * led)
        while not named and end < min(place + 4, self._size) and self._words[end] not in FORMS:
            end += 1
        return min(end, self._size)

    def _infinitive(self, first: int) -> VerbGroup | None:
        place, adverbs, negated = self._skip(first + 1)
        place = self._past_prefix(place)
        word = self._words[place]
        if word in ("be", "have") and not self._is_taken(place):
            group = self._helped(place)
            adverbs = (*adverbs, *group.adverbs)
            return replace(group, first=first, adverbs=adverbs, negated=negated or group.negated, infinitive=True)
        lemma = self._lemma(place, (Form.BASE,))
        if lemma is None or self._is_taken(place):
            return None
        return VerbGroup(first, place + 1, place, lemma, Form.BASE, (), adverbs, negated, True)

    def _skip(self, place: int) -> tuple[int, tuple[str, ...], bool]:
        """Pass over adverbs and negations."""
        adverbs: list[str] = []
        negated = False
        while place < self._size and not self._is_taken(place):
            word = self._words[place]
            if word == "no" and self._words[place + 1] == "longer":
                negated, place = True, place + 1
            elif word in _NEGATIONS:
                negated = True
            elif is_adverb(word):
                adverbs.append(word)
            elif word == "at" and self._words[place + 1] == "times":
                place += 1
            elif (word == "," and adverbs and self._words[place + 1] in _AUXILIARIES) or (
                word in ("all", "both", "each") and place > 0 and self._is_floating(place)
            ):
                pass
            else:
                break
            place += 1
        return place, tuple(adverbs), negated

    def _past_prefix(self, place: int) -> int:
        """The verb behind "re-" or "co-"; the token itself where neither stands there."""
        led = self._words[place] in PREFIXES and self._words[place + 1] == "-" and not self._is_taken(place)
        return place + 2 if led and self._words[place + 2] in FORMS else place

    def _is_floating(self, place: int) -> bool:
        """ "They all were seen", "the mines were all laid", "Chad and Peru each gave": a word for all at the verb."""
        before, form = self._words[place - 1], Form.PARTICIPLE if self._words[place - 1] in BE else Form.PAST
        many = before in BE or (
            self._words[place] == "each" and (self._taken[place - 1] == _NAMED or is_plural(before))
        )
        return (many and self._lemma(place + 1, (form,)) is not None) or self._words[place + 1] in _AUXILIARIES

    def _helped(self, first: int) -> VerbGroup:
        """A group that begins with an auxiliary; the last auxiliary is the verb itself where none follows."""
        helpers: list[str] = []
        adverbs: list[str] = []
        negated = False
        place = first
        while self._words[place] in _AUXILIARIES and not self._is_taken(place):
            word = self._words[place]
            helpers.append("can" if word == "cannot" else word)
            negated = negated or word == "cannot"
            place, more, no = self._skip(place + 1)
            adverbs, negated = [*adverbs, *more], negated or no
        return self._verb_behind(first, place, helpers, tuple(adverbs), negated)

    def _verb_behind(
        self, first: int, place: int, helpers: list[str], adverbs: tuple[str, ...], negated: bool
    ) -> VerbGroup:
        last = helpers[-1]
        wanted = (Form.PARTICIPLE, Form.ING) if last in BE else (Form.PARTICIPLE,)
        wanted = wanted if last not in MODALS and last not in ("do", "does", "did") else (Form.BASE,)
        going_on = (
            last in BE
            and self._words[place].endswith("ing")
            and self._words[place + 1] not in (",", ".", ";", "and", "or")
        )
        place = self._past_prefix(place)
        if not self._is_taken(place) and (self._words[place] not in NEVER_VERBS or going_on):
            for form in wanted:
                lemma = self._lemma(place, (form,)) or (self._bare_lemma(place) if form is Form.BASE else None)
                if lemma:
                    return VerbGroup(first, place + 1, place, lemma, form, tuple(helpers), adverbs, negated)
        lemma = "be" if last in BE else "have" if last in ("have", "has", "had", "having") else "do"
        form = Form.BASE if len(helpers) > 1 else Form.PAST if last in ("was", "were", "had", "did") else Form.PRESENT
        form = Form.ING if helpers in (["having"], ["being"]) else form
        ends = max(first + 1, place if negated or adverbs else first + len(helpers))
        return VerbGroup(first, ends, first, lemma, form, tuple(helpers[:-1]), adverbs, negated)

    def _bare(self, place: int) -> VerbGroup | None:
        """A group without auxiliary: adverbs, then a form that its neighbours allow."""
        at, adverbs, negated = self._skip(place)
        at = self._past_prefix(at)
        word = self._words[at]
        if word in _AUXILIARIES and at > place and negated and not self._is_taken(at):
            return replace(self._helped(at), first=place, negated=True, adverbs=adverbs)
        if word == "to" and negated and self._words[place - 1] != "or":
            group = self._infinitive(at)
            return group and replace(group, first=place, negated=True)
        if not word or self._is_taken(at) or word in NEVER_VERBS or word in _AUXILIARIES:
            return None
        if at > place and (self._words[place - 1] in DETERMINERS or self._words[place - 1] == "of"):
            return None
        if word == "implementing" and self._words[at + 1] in LEGAL:
            return None
        for lemma, form in FORMS.get(word) or self._guess(word, place):
            if self._allows(place, at, lemma, form):
                either = form is Form.PAST and (lemma, Form.PARTICIPLE) in FORMS.get(word, ())
                return self._coordinated(VerbGroup(place, at + 1, at, lemma, form, (), adverbs, negated, either=either))
        return None

    def _guess(self, word: str, place: int) -> tuple[tuple[str, Form], ...]:
        """A verb that the table lacks, behind a name or pronoun: "Peru renationalized ..."."""
        named = place > 0 and (self._taken[place - 1] == _NAMED or self._words[place - 1] in PRONOUNS)
        return ((word[:-2], Form.PAST),) if named and len(word) > 5 and word.endswith("ed") else ()

    def _coordinated(self, group: VerbGroup) -> VerbGroup:
        """What "and", "or" join to a verb has its auxiliaries; its negation too right behind it or behind "or".

        "Did not sign or ratify", "has never produced or exported", "is not known to have used or made".
        """
        joint, last = self._words[group.first - 1], self._groups[-1] if self._groups else None
        close = last is not None and last.last == group.first - 1
        if last is None or not (joint in _CONTROL or (joint == "," and close)):
            return group
        alike = group.form is last.form
        finished = (
            group.either and last.form is Form.PARTICIPLE and bool(last.helpers) and (close or joint in ("or", "nor"))
        )
        if not (alike or finished) or not (last.helpers or last.infinitive):
            return replace(group, negated=group.negated or (alike and last.negated and (close or joint == "or")))
        negated = group.negated or (last.negated and (close or joint in ("or", "nor")))
        form = Form.PARTICIPLE if finished else group.form
        group = replace(group, form=form, helpers=last.helpers, infinitive=last.infinitive, either=False)
        return replace(group, negated=negated)

    def _allows(self, place: int, at: int, lemma: str, form: Form) -> bool:
        before, after = self._words[place - 1], self._words[at + 1]
        barred = before in (_BARRING_ING if form is Form.ING else _BARRING)
        owned = (before in ("of", "'", "s") and form is not Form.ING) or (before, lemma) in table.COMPOUNDS
        if owned or (barred and not (before == "another" and lemma in ("lose", "die"))):
            return False
        if form is Form.BASE:
            return self._allows_base(place, at, lemma, before, after)
        if form is Form.PRESENT:
            return self._allows_present(place, at, lemma, before, after)
        if form is Form.ING:
            named = before in _NAMING or self._is_deed(place, at)
            return not (named or (after == "of" and lemma in NOUNLIKE))
        if before in PREPOSITIONS and before not in ("as", "than", "since", "before", "after"):
            return False
        if self._groups and self._groups[-1].last == place and not self._groups[-1].passive:
            return False
        kept = (lemma == "mine" and not self._mines(place, at)) or (
            lemma in KEPT and self._taken[place - 1] == _VALUE and self._is_taken(at + 1)  # "900 stockpiled mines"
        )
        if kept or describes(lemma, before, after, self._is_taken(place - 1), self._is_taken(at + 1)):
            return False
        return place > 0 and before not in ("-", "more", "most", "newly", "(") and after != "-"

    def _mines(self, place: int, at: int) -> bool:
        """ "Forces mined roads", "land mined by them", but not "Chad's mined areas", "heavily mined land"."""
        before, after = self._words[place - 1], self._words[at + 1]
        who = self._taken[place - 1] == _NAMED or before in PRONOUNS or is_plural(before)
        return who and (self._opens(at + 1) or after in OPENING or after not in LAND | {"land", "roads", "border", ""})

    def _is_deed(self, place: int, at: int) -> bool:
        """ "US bombing dropped": a form in -ing behind a name, before the verb whose subject it is."""
        past = any(form is Form.PAST for _, form in FORMS.get(self._words[at + 1], ()))
        return past and self._words[at] in ("bombing", "shelling") and self._taken[place - 1] == Taken.NAME

    def _allows_base(self, place: int, at: int, lemma: str, before: str, after: str) -> bool:
        before = past_bracket(self._words, place) if before == ")" else before
        if before in _CONTROL:
            last = self._groups[-1] if self._groups else None
            noun = after == "of" and lemma in NOUNLIKE  # "to ban the production and use of"
            return bool(last and last.form is Form.BASE and lemma not in SOFT and not noun)
        counted = self._is_taken(place - 1) and not self._dated(place + 1)  # "56 contain mines", "UXO remain"
        if before == "there" or (lemma in table.NEVER_NOUNS and place and (counted or is_plural(before))):
            return before != "there" or after == "to"  # "there continue to be reports"
        plural = before in ("they", "we", "who", "which", "that") or (is_plural(before))
        if not plural and (self._is_taken(place - 1) or (before.isalnum() and before not in BEFORE_NOUNS)):
            verbal = lemma not in NOUNLIKE
            joined = self._taken[place - 1] == _NAMED and not self._groups
            joined = joined and "and" in self._words[max(0, place - 12) : place]
            if joined and verbal:
                return after not in (",", ".", ";", ":", ")", "and", "or")
            either = verbal and ((bool(self._groups) and self._groups[-1].either) or lemma == "include")
            opened = self._opens(at + 1) or (verbal and is_adverb(after))
            plural = (
                (either or not self._groups)
                and opened
                and any(word.endswith("s") and len(word) > 4 for word in self._words[max(0, place - _SIGHT) : place])
            )
        return plural and place > 0 and after not in _ENDS and not (lemma == "suspect" and after in LAND)

    def _opens(self, place: int) -> bool:
        """Does a noun phrase begin here, beyond doubt?"""
        return self._words[place] in DETERMINERS or (self._is_taken(place) and place < self._size)

    def _allows_present(self, place: int, at: int, lemma: str, before: str, after: str) -> bool:
        if place == 0 or before in PREPOSITIONS or before in ("-", "(", "/"):
            return False
        if before in ("which", "who") or aims(before, lemma, after):
            return after != "of"
        if self._is_noun(place, lemma, before, after) or (lemma == "date" and (lemma, after) not in table.ORIGINATING):
            return False
        if lemma == "state":
            named = self._taken[place - 1] == _NAMED
            counted = (before.endswith("s") and not named) or self._taken[place - 1] == _VALUE
            described = not named and (before in ADJECTIVES or is_adjectival(before) or before.endswith("al"))
            return after in ("that", ",", ":", '"', "“", "it", "its") and not (counted or described)
        if lemma not in NOUNLIKE:
            return before not in (",",) or bool(self._groups)
        if (lemma, after) in table.ORIGINATING and not self._groups:
            return before not in DETERMINERS and before not in ADJECTIVES and not is_adjectival(before)
        if (
            self._groups
            and self._groups[-1].last == place
            and self._groups[-1].lemma not in ("say", "claim", "believe", "think")
        ):
            return False
        if before in _CONTROL:
            last = self._groups[-1] if self._groups else None
            present = last is not None and last.form is Form.PRESENT and after not in ("of", "in", ",", ".")
            return present or (last is not None and (self._opens(at + 1) or after == "existing"))
        singular = (
            self._taken[place - 1] == _NAMED
            or before in PRONOUNS
            or (not self._taken[place - 1] and before.isalpha() and not before.endswith("s"))
        )
        if after == "to" and lemma in WANTING:
            return self._taken[place - 1] == _NAMED or before in PRONOUNS
        return singular and after not in BEHIND_NOUNS and before not in ADJECTIVES

    def _is_noun(self, place: int, lemma: str, before: str, after: str) -> bool:
        """ "Media reports indicated", "1,366 populated places", "a transparency measures report"."""
        valued = place > 1 and self._taken[place - 2] == _VALUE
        counted = valued and (
            before.endswith("ed") or (before.isalpha() and lemma in NOUNLIKE and not self._dated(place))
        )
        told = lemma == "report" and before in REPORTED_BY
        return told or counted or is_adjectival(before) or (lemma == "measure" and after == "report")

    def _dated(self, place: int) -> bool:
        """ "In 2016 Chad reports": is the value before the word in front a year?"""
        return len(self._words[place - 2]) == 4 and self._words[place - 2].isdigit()

    def _lemma(self, place: int, wanted: tuple[Form, ...]) -> str | None:
        """The verb that a word is a form of. Unknown words count by their ending."""
        word = self._words[place]
        for lemma, form in FORMS.get(word, ()):
            if form in wanted:
                return lemma
        if len(word) > 4 and word.isalpha() and (word not in NEVER_VERBS or word.endswith("ing")):
            if Form.PARTICIPLE in wanted and word.endswith("ed"):
                return word[:-2]
            if Form.ING in wanted and word.endswith("ing") and self._opens_object(place + 1):
                return word[:-3]
        return None

    def _opens_object(self, place: int) -> bool:
        """Does what follows look like an object or adverbial, rather than a noun ("compelling evidence")?"""
        return self._words[place] in OPENING or (place < self._size and self._is_taken(place))

    def _bare_lemma(self, place: int) -> str | None:
        """Behind "will" or "does not" any plain word is the verb."""
        word = self._words[place]
        return word if len(word) > 2 and word.isalpha() and word not in CLOSED and not is_adverb(word) else None

    def _is_taken(self, place: int) -> bool:
        return not 0 <= place < self._size or self._taken[place] != _FREE


_ENDS = frozenset(("of", ",", ".", ";", ":", ")", "and", "or", "was", "were", "is", "are", "has"))
_EACH = frozenset({"each", "all", "both"})  # "rockets, each containing 30 submunitions"
#: What stands before nouns and no verbs; of those in -ing some may.
_BARRING, _BARRING_ING, _NAMING = DETERMINERS - PRONOUNS, DETERMINERS - PRONOUNS - _EACH, DETERMINERS - _EACH | {"-"}
_SIGHT = 60  # so many words back a subject in the plural may stand
