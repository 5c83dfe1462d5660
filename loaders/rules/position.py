"""Rules for positions that are told without a verb of saying: objections, support shown, what accession hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.speaker import find_told_end, list_told_arms, names_topic
from armstrace.loaders.scene import Scene

_HOLDERS = frozenset({"state", "org", "territory", "group"})
#: Nouns of what a state may have towards a treaty -> the stance that they are.
_HAVING = {
    "objection": "opposed",
    "opposition": "opposed",
    "reservation": "expressedConcern",
    "concern": "expressedConcern",
}
_SHOWING = {"support": "supported", "commitment": "supported", "interest": "stated", "opposition": "opposed"}
_JOINING = frozenset("accession joining acceding ratification ratifying adherence become membership party".split())  # noqa: SIM905
_CHANCE = frozenset("possibility plan intention interest prospect".split())  # noqa: SIM905
#: Acts towards a treaty that a state cannot do, or cannot think of.
_ACTS = frozenset("join accede ratify adhere consider support".split())  # noqa: SIM905
#: Verbs of telling a position -> the nouns of what is told.
_VOICING = frozenset("articulate voice raise outline".split())  # noqa: SIM905
_VOICED = {**_HAVING, "position": "stated", "view": "stated"}
_FIRST_WORDS = 6


@on_verbs({"object", "have", "show", "demonstrate", "tie", "link", "condition", "see", "oppose", *_VOICING, *_ACTS})
def read_position(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A state's position towards a treaty, as the text sums it up.

    >> [mbp per] Peru objects to the treaty because it wants to keep mines.
    -> StatementClaim state:per opposed treaty:mbt
    >> [mbp per] Peru has long-standing objections to the treaty.
    -> StatementClaim state:per opposed treaty:mbt
    >> [cmb per] Peru has tied its accession to the convention to that of its neighbors.
    -> StatementClaim state:per stated treaty:ccm
    >> [cmb per] Peru sees no possibility of joining the convention.
    -> StatementClaim state:per stated treaty:ccm
    >> [cmb per] Peru shares the goals of the convention, but cannot join “because of its security situation.”
    -> StatementClaim state:per stated treaty:ccm
    >> [cmb per] In 2015, Peru voiced its objections to the convention.
    -> StatementClaim state:per opposed treaty:ccm time=2015
    """
    predicate = _find_predicate(scene, prop)
    if predicate is None or prop.passive != (prop.lemma == "oppose") or prop.clause.quoted:
        return
    end = max([prop.clause.reach[1], *_hanging(prop)])
    topic = names_topic(scene, prop, end)
    named = topic is not None or any(m.kind is Kind.TREATY for m in scene.note.mentions)
    for party in [p for p in prop.subjects if p.ref.kind in _HOLDERS and (p.mention or p.found_back or p.known)]:
        if named:
            yield scene.claim(
                "StatementClaim",
                predicate,
                party,
                prop=prop,
                object=topic or scene.discourse.treaty,
                arms=list_told_arms(scene, prop, end),
                current=not prop.times,
                content=scene.condense(prop.clause.group.first, find_told_end(prop, end)),
                polarity=prop.polarity if prop.lemma not in (*_ACTS, "have", "see") else Polarity.AFFIRMED,
            )


def _hanging(prop: Proposition) -> Iterator[int]:
    """ "Because it needs mines": the reason, which is part of the position."""
    yield from (
        c.reach[1] for c in prop.clauses if c.opener in ("because", "since") and c.begin == prop.clause.reach[1]
    )


def _find_predicate(scene: Scene, prop: Proposition) -> str | None:
    first, last = prop.clause.tail
    norms = [scene.note.tokens[i].norm for i in range(first, min(last, first + _FIRST_WORDS))]
    words = prop.words_behind(_FIRST_WORDS)
    if prop.lemma == "object":
        return "opposed" if words[:1] == ["to"] else None
    if prop.lemma in ("show", "demonstrate"):
        return next((_SHOWING[n] for n in norms[:5] if n in _SHOWING), None) if words[:1] != ["that"] else None
    if prop.lemma in _ACTS:
        return "stated" if _is_unable_to_join(scene, prop) else None
    if prop.lemma == "oppose":
        return "opposed" if words[:1] == ["to"] else None
    if prop.lemma in _VOICING:
        return next((_VOICED[n] for n in norms if n in _VOICED), None)
    if prop.lemma in ("tie", "link", "condition"):
        return "stated" if _JOINING & {scene.note.word(i) for i in range(first, last)} else None
    told = next((_HAVING[n] for n in norms if n in _HAVING), None)
    if told is not None:
        return told if {"to", "about", "with", "on"} & set(prop.words_behind(9)) and "no" not in words[:2] else None
    follows = {scene.note.word(i) for i in range(first, min(last + 3, len(scene.note.tokens)))}
    chance = bool(_CHANCE & set(norms)) and bool(_JOINING & follows)
    return "stated" if chance and "no" in words[:2] else None


def _is_unable_to_join(scene: Scene, prop: Proposition) -> bool:
    """ "Cannot join", "could not consider accession": told of the state by the text itself, not as what it said."""
    if not prop.negated or prop.clause.group.modal not in ("can", "could", "will", "would") or prop.clause.governors():
        return False
    behind = {
        scene.note.word(i)
        for i in range(prop.clause.group.last, min(prop.clause.group.last + 5, len(scene.note.tokens)))
    }
    return prop.lemma not in ("consider", "support") or bool(_JOINING & behind)


def read_predicated(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a quotation says of the state before it, without a verb of saying: its own words.

    >> [mbp per] But, Peru “cannot accede to the treaty before the conflict is settled.”
    -> StatementClaim state:per stated treaty:mbt
    """
    clause = prop.clause
    if not clause.quoted or clause.governor is not None or clause.subject is None:
        return
    quote = next((q for q in scene.note.quotes if q[0] < clause.group.first < q[1]), None)
    if quote is None or clause.subject[1] > quote[0] or clause.group.first != quote[0] + 1:
        return
    for party in [p for p in prop.subjects if p.ref.kind in _HOLDERS and (p.mention or p.found_back or p.known)][:1]:
        yield scene.claim(
            "StatementClaim",
            "stated",
            party,
            object=names_topic(scene, prop, quote[1]) or scene.discourse.treaty,
            arms=list_told_arms(scene, prop, quote[1]),
            time=prop.when,
            current=not prop.times,
            content=scene.condense(*quote),
            quoted=scene.quote(*quote),
            behind=quote[1],
        )
