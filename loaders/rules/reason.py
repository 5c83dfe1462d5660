"""Rules for why a state stands apart from a treaty: the reasons that it cites, and law that it holds to be enough."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.law import LEGAL
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.speaker import can_be_said, list_speakers, list_told_arms, names_topic
from armstrace.loaders.rules.speech import told_when
from armstrace.loaders.scene import Scene

#: Nouns of what somebody cites for or against an act.
_GROUNDS = frozenset(
    """reason obstacle explanation ground precondition condition concern need cost lack difficulty consideration
    constraint barrier impediment justification argument absence threat inability""".split()  # noqa: SIM905
)
#: Nouns that are themselves what is given ("provided several reasons").
_GIVEN = frozenset("reason explanation justification argument precondition condition".split())  # noqa: SIM905
_JOINING = frozenset(
    """accession acceding accede accessions joining join joined ratification ratifying ratify adherence signing sign
    signed ratified acceded""".split()  # noqa: SIM905
)
_MEASURES = frozenset("implementation implementing".split())  # noqa: SIM905
#: How far behind the verb the noun of a reason may stand, and how far behind the clause what it is a reason for.
_NEAR, _BEYOND = 5, 10


@on_verbs({"cite", "give", "provide", "offer", "name", "list", "invoke"})
def read_reason(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """The reasons that a state gives for standing apart from a treaty; its laws that it cites as carrying it out.

    >> [mbp per] Peru has cited its need for mines on its borders as the main reason for not joining the treaty.
    -> StatementClaim state:per stated treaty:mbt
    >> [cmb per] Peru has provided several reasons for not joining the convention, including the cost of new weapons.
    -> StatementClaim state:per stated treaty:ccm
    >> [mbp per] Peru has cited articles of its criminal code as national implementation measures.
    -> StatementClaim state:per regards treaty:mbt
    """
    end = max(prop.clause.reach[1], *_hung(prop))
    enough = _cites_law(scene, prop, end)
    if not (enough or _gives_ground(scene, prop, end)) or not can_be_said(prop):
        return
    topic = names_topic(scene, prop, end)
    treaty = topic if topic is not None and topic.kind == "treaty" else scene.discourse.treaty
    if treaty is None:
        return
    for speaker, asserters in list_speakers(scene, prop):
        yield scene.claim(
            "StatementClaim",
            "regards" if enough else "stated",
            speaker,
            prop=prop,
            object=treaty,
            arms=list_told_arms(scene, prop, end),
            current=not prop.times,
            content=scene.condense(prop.clause.group.first, end),
            polarity=prop.polarity,
            **told_when(scene, prop, speaker, asserters, end),
        )


def _hung(prop: Proposition) -> Iterator[int]:
    """ "As the reason it has not joined": the clause right behind, of which the reason is told."""
    yield 0
    behind = [c for c in prop.clauses if c.begin == prop.clause.reach[1] and not c.quoted]
    yield from (c.reach[1] for c in behind if c.lemma in _JOINING or c.opener in ("why", "because", "that"))


def _gives_ground(scene: Scene, prop: Proposition, end: int) -> bool:
    """Is a reason what is cited or given, and joining a treaty what it is for?"""
    note, first = scene.note, prop.clause.group.last
    nouns = [note.tokens[i].norm for i in range(first, end)]
    if prop.lemma in ("cite", "invoke", "name", "list"):
        grounded = bool(_GROUNDS & set(nouns))
    else:
        grounded = bool(_GIVEN & set(nouns[:_NEAR]))
    about = {note.word(i) for i in range(first, min(len(note.tokens), end + _BEYOND))}
    return grounded and bool(_JOINING & about or note.within(first, end, Kind.TREATY))


def _cites_law(scene: Scene, prop: Proposition, end: int) -> bool:
    """ "Cited its penal code as an implementation measure": law that is there already."""
    if prop.lemma not in ("cite", "list"):
        return False
    words = [scene.note.word(i) for i in range(prop.clause.group.last, end)]
    cut = words.index("as") if "as" in words else len(words)
    cited = scene.note.words(prop.clause.group.last, prop.clause.group.last + cut)
    return bool(LEGAL.search(cited)) and bool(_MEASURES & set(words[cut:]))
