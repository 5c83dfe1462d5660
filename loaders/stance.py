"""Who vouches for what a clause says, and how: status, polarity, certainty, asserters, from the clauses it hangs on.

A hedge, denial, plan or missing proof in any governing clause weakens what stands below it; nothing ever makes it
stronger (MODEL section 3).
"""

from __future__ import annotations

from armstrace.graph.claim import Certainty, Polarity, Status
from armstrace.graph.sealed import replace, sealed
from armstrace.loaders.aim import awaits, is_aimed, is_barred, is_unable, never_came
from armstrace.loaders.attitude_verb import FAILING, SAYING, SEEMING
from armstrace.loaders.clause import SURE, Clause, Relation
from armstrace.loaders.discourse import Discourse, Party, find_state
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.negation import is_awaited, tells_none
from armstrace.loaders.said_by import find_according, find_speakers
from armstrace.loaders.word_class import is_adverb


@sealed(frozen=True, slots=True)
class Stance:
    """The three axes, the hedging words, and the chain of those who say it (the last is the one who vouches)."""

    status: Status = Status.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.CERTAIN
    hedge: str | None = None
    asserters: tuple[Party, ...] = ()
    reporters: tuple[Party, ...] = ()

    @property
    def plain(self) -> bool:
        """Does the text itself say it, without hedge?"""
        return self.status is Status.ASSERTED and self.certainty is Certainty.CERTAIN


#: Verbs of who says that another did wrong ("accused Peru of using"): an allegation, whatever the text thinks of it.
_ACCUSING = frozenset("accuse suspect charge blame implicate condemn criticize denounce".split())  # noqa: SIM905
#: "Is considering enacting a law": what is only thought of.
_WEIGHING = frozenset({"consider", "contemplate", "discuss", "study"})
#: Words for those who speak without a name.
_SPEAKERS = frozenset(
    "official officials government authorities representative representatives delegation diplomat diplomats".split()  # noqa: SIM905
)
_WHEN_WHERE = frozenset({Kind.TIME, Kind.PLACE, Kind.STATE})
_ASKING = frozenset("which who whose whom what how".split())  # noqa: SIM905
_WHO = frozenset({"who", "what", "how"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_HEDGES: dict[str, tuple[Status | None, Certainty]] = {
    "reportedly": (Status.REPORTED, Certainty.PROBABLE),
    "allegedly": (Status.ALLEGED, Certainty.POSSIBLE),
    "apparently": (None, Certainty.PROBABLE),
    "likely": (None, Certainty.PROBABLE),
    "probably": (None, Certainty.PROBABLE),
    "presumably": (None, Certainty.PROBABLE),
    "possibly": (None, Certainty.POSSIBLE),
    "perhaps": (None, Certainty.POSSIBLE),
    "potentially": (None, Certainty.POSSIBLE),
    "supposedly": (Status.ALLEGED, Certainty.POSSIBLE),
    "purportedly": (Status.ALLEGED, Certainty.POSSIBLE),
}
_POSSIBLE_MODALS = frozenset("may might could".split())  # noqa: SIM905
_PLAN_MODALS = frozenset("will would shall should must".split())  # noqa: SIM905
_TRUE = frozenset("true case correct accurate".split())  # noqa: SIM905
_UNTRUE = frozenset("untrue false wrong incorrect inaccurate".split())  # noqa: SIM905
_STRONG = frozenset("strong credible clear compelling convincing".split())  # noqa: SIM905
_DOUBT = frozenset("unknown unclear uncertain unconfirmed doubtful questionable disputed unlikely".split())  # noqa: SIM905
_ODDS = {
    Certainty.POSSIBLE: frozenset({"possible", "conceivable", "plausible", "possibility", "chance", "risk", "danger"}),
    Certainty.PROBABLE: frozenset({"likely", "probable", "apparent", "evident"}),
}
_PROOF = frozenset(
    """evidence indication sign indications signs proof allegation allegations report reports accusation accusations
    claim claims suspicion suspicions rumors rumours speculation concerns""".split()  # noqa: SIM905
)
#: Nouns of what is said, claimed or found -> what they make of it. None of them ever makes it surer.
TOLD_AS: dict[str, tuple[Status, Certainty]] = {
    **dict.fromkeys(
        """allegation accusation claim suspicion rumor rumour suggestion speculation complaint charge concern fear
        assertion contention belief""".split(),  # noqa: SIM905
        (Status.ALLEGED, Certainty.POSSIBLE),
    ),
    **dict.fromkeys(
        ["report", "account", "statement", "information", "testimony", "message"],
        (Status.REPORTED, Certainty.PROBABLE),
    ),
    **dict.fromkeys("evidence indication sign proof".split(), (Status.CONCLUDED, Certainty.PROBABLE)),  # noqa: SIM905
    **dict.fromkeys(
        ["plan", "intention", "pledge", "promise", "commitment", "threat", "proposal"],
        (Status.PLANNED, Certainty.CERTAIN),
    ),
}
_NONE = frozenset("no without any little".split())  # noqa: SIM905
#: From the strongest to the weakest: what a clause below may still become.
_INTENDING = frozenset("intend plan want seek expect agree".split())  # noqa: SIM905
_RANK = (
    Status.ASSERTED,
    Status.CONCLUDED,
    Status.DECLARED,
    Status.ADMITTED,
    Status.REPORTED,
    Status.ESTIMATED,
    Status.PLANNED,
    Status.ALLEGED,
    Status.NOT_DENIED,
    Status.NOT_KNOWN,
    Status.NO_EVIDENCE,
    Status.DENIED,
)


def weaken(first: Status, second: Status) -> Status:
    """The weaker of two stances: what is denied in a report stays denied."""
    return max(first, second, key=_RANK.index)


def weaker_of(first: Stance, second: Stance) -> Stance:
    """The first stance with what the second takes from its sureness."""
    return replace(
        first, status=weaken(first.status, second.status), certainty=_weaker(first.certainty, second.certainty)
    )


def find_stance(clause: Clause, discourse: Discourse) -> Stance:
    """The stance that the text and all it quotes take on a clause."""
    stance = _own(clause)
    if is_awaited(clause) or is_unable(clause) or never_came(clause):
        stance = replace(stance, polarity=Polarity.NEGATED)
    elif is_aimed(clause):
        stance = replace(stance, status=Status.PLANNED)
    if clause.relation is Relation.GERUND and clause.governor is not None and clause.governor.lemma in _WEIGHING:
        stance = replace(stance, status=Status.PLANNED)
    if is_barred(clause):
        stance = replace(stance, polarity=Polarity.NEGATED, status=Status.PLANNED)
    if awaits(clause):
        stance = replace(stance, status=Status.PLANNED)
    if any(_is_asked(c) or _is_open(c) for c in (clause, *clause.governors())):
        stance = replace(stance, status=Status.NOT_KNOWN, certainty=Certainty.UNKNOWN)
    for told in (clause, *clause.governors()):
        stance = _under_noun(stance, told)
    for governor in clause.governors():
        stance = _under(stance, governor, discourse, clause)
    source = find_according(clause.note, clause)
    if source and not stance.asserters:
        parties = discourse.find_parties(clause.note, source)
        weaker = weaken(stance.status, Status.REPORTED)
        stance = replace(stance, asserters=parties, status=weaker if weaker is not Status.ASSERTED else Status.REPORTED)
    return stance


def _is_open(clause: Clause) -> bool:
    """ "If Chad used mines", "the mines, if laid by Chad": does it hang on a condition?"""
    led = clause.relation is Relation.REDUCED and clause.note.word(clause.group.first - 1) in _CONDITIONS
    return led or clause.opener in _CONDITIONS


def _under_noun(stance: Stance, clause: Clause) -> Stance:
    """ "Received reports that the army laid mines", "allegations of using mines": what the noun makes of it."""
    note, place = clause.note, clause.begin
    if clause.relation is Relation.GERUND and note.word(clause.group.first - 1) == "of":
        place = clause.group.first - 1
    elif clause.opener != "that" or clause.subject is None:
        return stance
    place = behind_noun(note, place)
    if place < 1 or note.at(place - 1) is not None or note.tokens[place - 1].norm not in TOLD_AS:
        return stance
    before = {note.word(i) for i in range(max(0, place - 5), place - 1)}
    noun = note.tokens[place - 1].norm
    if "no" in before or "any" in before or (clause.governor is not None and clause.governor.group.negated):
        return replace(stance, status=weaken(stance.status, Status.NO_EVIDENCE), certainty=Certainty.UNKNOWN)
    status, certainty = TOLD_AS[noun]
    hedge = stance.hedge or (noun if certainty is not Certainty.CERTAIN else None)
    return replace(
        stance, status=weaken(stance.status, status), certainty=_weaker(stance.certainty, certainty), hedge=hedge
    )


def behind_noun(note: Annotation, place: int) -> int:
    """Where the noun ends on which "that" hangs, a date or place between them or not ("rumors in 2001 that")."""
    named = note.at(place - 1)
    while named is not None and named.kind in _WHEN_WHERE and note.word(named.first - 1) in ("in", "on", "from"):
        place = named.first - 1
        named = note.at(place - 1)
    return place


def accuses(clause: Clause) -> bool:
    """Does a clause say of its object that it did wrong ("held Peru responsible for")?"""
    if clause.lemma == "hold":
        return any(clause.note.word(place) in ("responsible", "accountable") for place in range(*clause.tail))
    return clause.lemma in _ACCUSING


def _is_asked(clause: Clause) -> bool:
    """Is it a question that hangs on a verb ("could not establish who laid the mines")? Such a one tells no fact."""
    if clause.relation is not Relation.RELATIVE or clause.opener not in _ASKING or clause.antecedent is None:
        return False
    first, last = clause.antecedent
    hung = all(is_adverb(clause.note.word(i)) or clause.note.word(i) in SURE for i in range(first, last))
    if clause.opener in _WHO and clause.note.word(last - 1) in ("about", "of", "over", "to", "on", "regarding"):
        return True
    return hung and not (clause.group.infinitive or clause.note.word(first - 1) in (",", "("))


def _own(clause: Clause) -> Stance:
    """Negation, adverbs and modal of the clause itself."""
    polarity = Polarity.NEGATED if clause.group.negated or tells_none(clause) else Polarity.AFFIRMED
    stance = Stance(polarity=polarity)
    for adverb in clause.group.adverbs:
        if adverb in _HEDGES:
            status, certainty = _HEDGES[adverb]
            stance = replace(stance, certainty=certainty, hedge=adverb, status=status or stance.status)
    modal = clause.group.modal
    if modal in _POSSIBLE_MODALS and not clause.group.negated:
        stance = replace(stance, certainty=Certainty.POSSIBLE, hedge=stance.hedge or modal)
    elif modal in _PLAN_MODALS and stance.status is Status.ASSERTED:
        stance = replace(stance, status=Status.PLANNED, hedge=stance.hedge or modal)
    return stance


def _under(stance: Stance, governor: Clause, discourse: Discourse, told: Clause) -> Stance:
    """What a governing clause makes of what stands below it."""
    lemma, group = governor.lemma, governor.group
    if any(adverb in _HEDGES for adverb in group.adverbs) or group.modal in _POSSIBLE_MODALS:
        own = _own(governor)
        stance = replace(
            stance,
            certainty=_weaker(stance.certainty, own.certainty),
            hedge=stance.hedge or own.hedge,
            status=weaken(stance.status, own.status),
        )
    nobody = governor.subject is not None and tells_none(governor)  # "neither side is known to", "no party appears to"
    if nobody and lemma in SEEMING:
        stance = replace(stance, polarity=Polarity.NEGATED)
    if lemma in SEEMING:
        return replace(stance, certainty=_weaker(stance.certainty, Certainty.PROBABLE), hedge=stance.hedge or lemma)
    if lemma in FAILING and not (group.negated and governor is told.governor):
        return replace(stance, polarity=Polarity.NEGATED)
    if lemma == "be":
        return _under_being(stance, governor)
    if lemma in ("know", "confirm", "verify", "establish") and (group.negated or nobody or is_unable(governor)):
        return replace(stance, status=weaken(stance.status, Status.NOT_KNOWN), certainty=Certainty.UNKNOWN)
    if lemma in SAYING or accuses(governor):
        return _under_saying(stance, governor, discourse, told)
    return stance


def _under_being(stance: Stance, governor: Clause) -> Stance:
    """ "There is no evidence that", "it is unclear whether"."""
    words = [
        governor.note.word(place)
        for place in range(governor.group.last, min(governor.tail[1], governor.group.last + 8))
    ]
    if set(words) & _DOUBT or (governor.group.negated and set(words) & {"clear", "known", "certain"}):
        return replace(stance, status=weaken(stance.status, Status.NOT_KNOWN), certainty=Certainty.UNKNOWN)
    if set(words[:3]) & (_TRUE if governor.group.negated else _UNTRUE):
        return replace(stance, polarity=Polarity.NEGATED)
    if not set(words) & _PROOF:
        return _as_likely(stance, words)
    if words[0] in _NONE or governor.group.negated:
        return replace(stance, status=weaken(stance.status, Status.NO_EVIDENCE), certainty=Certainty.UNKNOWN)
    told = [TOLD_AS[noun] for word in words if (noun := word.removesuffix("s")) in TOLD_AS]
    status, weight = max(told, key=lambda pair: _RANK.index(pair[0]), default=(Status.CONCLUDED, Certainty.PROBABLE))
    hedge = " ".join(words[:2]) if set(words) & _STRONG else " ".join(words[:3])
    return replace(
        stance,
        status=weaken(stance.status, status),
        certainty=_weaker(stance.certainty, weight),
        hedge=stance.hedge or hedge,
    )


def _as_likely(stance: Stance, words: list[str]) -> Stance:
    """ "It is possible that", "it is likely that": how sure it is held to be."""
    for certainty, forms in _ODDS.items():
        found = next((word for word in words[:3] if word in forms), None)
        if found:
            return replace(stance, certainty=_weaker(stance.certainty, certainty), hedge=stance.hedge or found)
    return stance


def _under_saying(stance: Stance, governor: Clause, discourse: Discourse, told: Clause) -> Stance:
    status = SAYING.get(governor.lemma, Status.ALLEGED)
    nobody = governor.subject is not None and tells_none(governor)
    if (governor.group.negated or nobody) and governor.lemma in _INTENDING:
        stance = replace(stance, polarity=Polarity.NEGATED)
    elif governor.group.negated or nobody or is_unable(governor):
        status = Status.NOT_DENIED if status is Status.DENIED else Status.NOT_KNOWN
        stance = replace(stance, certainty=Certainty.UNKNOWN if status is Status.NOT_KNOWN else stance.certainty)
    speakers = find_speakers(governor, discourse)
    if status is Status.DECLARED and (
        (governor.lemma == "report" and not _answers(speakers, discourse)) or _tells_of_other(speakers, told, discourse)
    ):
        status = Status.REPORTED
    if status is Status.DENIED:
        stance = replace(stance, polarity=Polarity.NEGATED)
    if status is Status.PLANNED and governor.lemma in ("expect", "schedule") and not speakers:
        return replace(stance, status=weaken(stance.status, status))
    if governor.relation is Relation.GERUND and governor.fellow and not speakers:
        speakers = find_speakers(governor.fellow, discourse)
    evidence = [party for party in speakers if party.ref.kind == "group" and party.words.lower() in _PROOF]
    if evidence or (governor.lemma in ("indicate", "suggest", "show") and not _can_speak(speakers)):
        certainty = _weaker(stance.certainty, Certainty.PROBABLE)
        return replace(stance, status=weaken(stance.status, Status.CONCLUDED), certainty=certainty)
    reporters = (*speakers, *stance.reporters) if stance.asserters else stance.reporters
    reporters = (*_told_press(governor, discourse), *reporters)
    return replace(
        stance,
        status=weaken(stance.status, status),
        asserters=stance.asserters or speakers,
        reporters=reporters,
    )


def _answers(speakers: tuple[Party, ...], discourse: Discourse) -> bool:
    """Is it a state or a body of one that reports, so that it declares its own?"""
    return any(p.ref.kind in ("state", "territory") or find_state(discourse.registers, p.ref) for p in speakers)


def _tells_of_other(speakers: tuple[Party, ...], told: Clause, discourse: Discourse) -> bool:
    """Does a state say of another what that one does? Nobody declares for another."""
    own = {find_state(discourse.registers, p.ref) or p.ref for p in speakers}
    if told.subject is None or not own or any(ref.kind not in ("state", "territory") for ref in own):
        return False
    of = [p.ref for p in discourse.find_parties(told.note, told.subject) if p.mention is not None]
    states = {find_state(discourse.registers, ref) or ref for ref in of}
    return bool(states) and all(ref.kind == "state" for ref in states) and not states & own


def _told_press(governor: Clause, discourse: Discourse) -> tuple[Party, ...]:
    """The newspaper or agency that someone told it: that is how it came to be known."""
    if governor.lemma not in ("tell", "inform"):
        return ()
    named = governor.note.within(*governor.tail, Kind.BODY)
    entries = ((m, discourse.registers.find_ref(m.ref)) for m in named)
    return tuple(
        Party(m.ref, m.words, m.known, m) for m, entry in entries if entry and entry.fields.get("kind") == "media"
    )


def _can_speak(parties: tuple[Party, ...]) -> bool:
    named = any(party.mention is not None or party.found_back for party in parties)
    return named or any(_SPEAKERS & set(party.words.lower().split()) for party in parties)


_CERTAINTIES = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNKNOWN)


def _weaker(first: Certainty, second: Certainty) -> Certainty:
    return max(first, second, key=_CERTAINTIES.index)
