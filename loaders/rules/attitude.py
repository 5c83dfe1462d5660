"""Rules for stances: who supports, condemns, opposes, denies what; stances that stand as nouns."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.loaders.argument import list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.mention import Kind
from armstrace.loaders.negation import is_awaited
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs, on_words
from armstrace.loaders.rules.speaker import (
    STANCES,
    can_be_said,
    find_told_end,
    has_complement,
    list_speakers,
    list_told_arms,
    names_topic,
    read_status,
)
from armstrace.loaders.rules.speech import add_meeting, find_venue, told_when
from armstrace.loaders.scene import Scene
from armstrace.loaders.verb_form import Form

#: Adjectives of a stance, and what has to stand behind them.
_ADJECTIVES = {
    "against": "opposed",
    "supportive": "supported",
    "critical": "criticized",
    "concerned": "expressedConcern",
}
_BEHIND = {"supportive": ("of",), "critical": ("of",), "concerned": ("about", "with", "by", "at", "over")}
_MOVES = frozenset("rise increase decrease decline surge drop improvement progress change fighting".split())  # noqa: SIM905
_SHARED = frozenset("view views concern concerns goal goals aim objective position".split())  # noqa: SIM905
_GIFTS = frozenset("contributions contribution support assistance".split())  # noqa: SIM905


@on_verbs(STANCES)
def read_stance(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who took which stance on what; "has not condemned" is negated; each place of a list on its own.

    >> [cmb per] Peru has not condemned mine use in Syria or Yemen.
    -> StatementClaim state:per condemned munition:mine not place=syr
    -> StatementClaim state:per condemned munition:mine not place=yem
    >> [cmb per] In 2014, Peru criticized and expressed "serious concern" at the use of cluster munitions in Ukraine.
    -> StatementClaim state:per expressedConcern munition:cluster-munition place=ukr time=2014
    """
    predicate = _find_stance(scene, prop)
    shared = prop.lemma == "share" and not _SHARED & set(prop.words_behind(6))
    aside = _is_means(scene, prop) or _is_of_resolution(scene, prop) or _continues(prop)
    if predicate is None or aside or shared or _is_thanks(prop):
        return
    speakers, owed = list_speakers(scene, prop), is_awaited(prop.clause)
    end = max([prop.clause.reach[1], *(_viewed(prop) if predicate == "stated" else ())])
    topic = names_topic(scene, prop, end)
    wheres = list(list_wheres(scene.note, prop.clause.group.last, end))
    content = scene.condense(prop.clause.group.first, find_told_end(prop, end))
    for speaker, asserters in speakers:
        for where in wheres if 1 < len(wheres) <= 4 else [wheres[0] if wheres else None]:
            yield scene.claim(
                "StatementClaim",
                predicate,
                speaker,
                prop=prop,
                object=topic,
                where=where or find_venue(scene, prop, end),
                current=prop.negated or owed,
                arms=list_told_arms(scene, prop, end),
                content=add_meeting(scene, prop, end, content),
                quoted=_quoted(scene, prop.clause.group.first, end),
                status=Status.ASSERTED if owed else read_status(prop),
                polarity=Polarity.NEGATED if owed else prop.polarity,
                **told_when(scene, prop, speaker, asserters, end),
            )


def _viewed(prop: Proposition) -> Iterator[int]:
    """ "Expressed its view that transit is prohibited": what the view is belongs to it."""
    if prop.lemma == "express":
        yield from (c.reach[1] for c in prop.clauses if c.opener == "that" and c.begin == prop.clause.tail[1])


def _find_stance(scene: Scene, prop: Proposition) -> str | None:
    """The predicate of a stance; None where the verb takes none here."""
    predicate = STANCES.get(prop.lemma)
    if prop.lemma == "set" and prop.words_behind(1)[:1] in (["up"], ["out"], ["aside"], ["off"]):
        return None
    if prop.lemma == "call" and prop.words_behind(1) in (["for"], ["on"], ["upon"]):
        predicate = "calledFor"
    if predicate in (None, "stated", "committedTo") or not can_be_said(prop):
        return None
    if prop.lemma == "consider" and prop.negated and prop.clause.governors():
        return None  # "said it cannot consider joining": what is said
    if predicate == "expressedConcern" and not _concerned(scene, prop):
        return "opposed" if "opposition" in prop.words_behind(6) else "stated"
    if prop.lemma == "see" and _MOVES & set(prop.words_behind(6)):
        return None  # "has seen a rise in incidents"
    if predicate == "acknowledged":
        taken = prop.lemma == "take" and "measures" not in prop.words_behind(4)
        return None if taken or has_complement(prop) else predicate
    return predicate


def _is_of_resolution(scene: Scene, prop: Proposition) -> bool:
    """ "Abstained on Resolution 57/74, supporting the treaty": what the resolution does, and not who voted."""
    first = prop.clause.group.first
    named = scene.note.at(first - 1 - (scene.note.word(first - 1) == ","))
    if named is not None and named.kind is Kind.TIME and scene.note.word(named.first - 1) in ("on", "in"):
        named = scene.note.at(named.first - 2)
    gerund = prop.clause.group.form is Form.ING and not prop.clause.group.helpers
    return gerund and named is not None and named.kind is Kind.RESOLUTION


def _is_means(scene: Scene, prop: Proposition) -> bool:
    """ "By condemning ...": how something else was done."""
    before = scene.note.word(prop.clause.group.first - 1)
    return prop.clause.relation is Relation.GERUND and before in ("by", "through", "via")


def _is_thanks(prop: Proposition) -> bool:
    """ "The Monitor acknowledges the contributions of": thanks, no stance."""
    return prop.lemma == "acknowledge" and bool(_GIFTS & set(prop.words_behind(4)))


def _continues(prop: Proposition) -> bool:
    """Is the stance's object behind a second verb ("criticized and expressed concern at")?"""
    return any(
        c.fellow is prop.clause and c.relation is Relation.COORDINATE and c.tail == prop.clause.tail
        for c in prop.clauses
    )


def _concerned(scene: Scene, prop: Proposition) -> bool:
    return any(
        scene.note.tokens[i].norm == "concern"
        for i in range(prop.clause.group.last, min(len(scene.note.tokens), prop.clause.group.last + 6))
    )


@on_verbs({"be", "remain"})
def read_critic(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Is one of the most vocal critics of", "has long expressed opposition to".

    >> [cmb chn] China is one of the fiercest critics of the treaty.
    -> StatementClaim state:chn criticized treaty:ccm
    >> [cmb chn] China was not supportive of a broad ban on cluster munitions.
    -> StatementClaim state:chn supported munition:cluster-munition not
    """
    if (held := _held(prop)) is not None:
        yield from _being(scene, prop, held)
        return
    nouns = {
        scene.note.tokens[i].norm: i
        for i in range(prop.clause.tail[0], min(prop.clause.tail[1], prop.clause.tail[0] + 9))
    }
    predicate = next(
        (
            p
            for noun, p in (("critic", "criticized"), ("opponent", "opposed"), ("supporter", "supported"))
            if noun in nouns
        ),
        None,
    )
    treaties = prop.named(Kind.TREATY)
    if predicate is None or not treaties:
        return
    for party in prop.subjects:
        yield scene.claim(
            "StatementClaim",
            predicate,
            party,
            prop=prop,
            object=treaties[0].ref,
            current=True,
            content=scene.condense(*prop.clause.tail),
            polarity=prop.polarity,
        )


def _held(prop: Proposition) -> str | None:
    """ "Is supportive of", "is against", "is concerned about": the stance that adjectives tell."""
    words = prop.words_behind(5)
    for place, word in enumerate(words[:3]):
        if word == "against" or words[place + 1 : place + 2] in [[behind] for behind in _BEHIND.get(word, ())]:
            return _ADJECTIVES[word]
    return None


def _being(scene: Scene, prop: Proposition, predicate: str) -> Iterator[Claim]:
    topic = names_topic(scene, prop, prop.clause.reach[1])
    if topic is None or topic.kind not in ("treaty", "munition") or prop.clause.quoted:
        return
    for speaker, _ in list_speakers(scene, prop):
        yield scene.claim(
            "StatementClaim",
            predicate,
            speaker,
            prop=prop,
            object=topic,
            arms=list_told_arms(scene, prop, prop.clause.reach[1]),
            current=not prop.times,
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
            polarity=prop.polarity,
        )


@on_words({"condemnation", "condemned"})
def read_condemnations(scene: Scene) -> Iterator[Claim]:
    """ "Condemnations from more than 140 states": a stance as a noun, with how many took it.

    >> [cmb syr] Mine use in Libya has attracted condemnations from more than 30 states.
    -> StatementClaim group:states-that-condemned condemned munition:mine
    """
    note = scene.note
    place = next(
        (
            i
            for i, t in enumerate(note.tokens)
            if t.norm in ("condemnation", "condemned") and note.word(i + 1) == "from"
        ),
        None,
    )
    if place is None:
        return
    counts = [c for c in list_counts(note, place, len(note.tokens)) if c.quantity.unit == "country"]
    arms = list_arms(note, 0, place)
    wheres = list_wheres(note, 0, place)
    if counts:
        yield scene.claim(
            "StatementClaim",
            "condemned",
            scene.mint("group", "states that condemned"),
            arms=arms[:1],
            object=arms[0].refs[0] if arms else None,
            where=wheres[0] if wheres else None,
            quantity=counts[0].quantity,
            content=scene.condense(place, len(note.tokens)),
        )


def _quoted(scene: Scene, first: int, end: int) -> str | None:
    quotes = [(a, b) for a, b in scene.note.quotes if first <= a < end]
    return scene.quote(*max(quotes, key=lambda q: q[1] - q[0])) if quotes else None
