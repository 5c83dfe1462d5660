"""Rules for law that is not there: none in place, no measures taken, a process towards it only begun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.loaders.phrase import head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.law import LEGAL
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_STEPS = frozenset("measure measures steps".split())  # noqa: SIM905
_LEGAL_STEPS = frozenset("legal legislative implementation implementing penal".split())  # noqa: SIM905
_BEGUN = frozenset("process effort procedure work step initiative".split())  # noqa: SIM905
_BILL = re.compile(
    r"\b(?:bill|draft (?:law|act|legislation)|(?:legislative|federal) proposal|amendment)\b", re.IGNORECASE
)
_ENDS = frozenset({".", ",", ";", "in", "to", "for", "on", "that", "which"})


@on_verbs({"be", "exist", "take", "have", "introduce"})
def read_none(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Law that a state does not have.

    >> [mbp per] There is no domestic legislation in place to implement the treaty.
    -> LawClaim state:per adopted law:domestic-legislation not
    >> [mbp per] Peru has not yet taken any legal measures to implement the treaty.
    -> LawClaim state:per adopted law:legal-measures not
    >> [mbp per] Peru has no national legislation on mines.
    -> LawClaim state:per adopted law:national-legislation not
    """
    words = prop.words_behind(7)
    existing = scene.note.word(prop.clause.group.first - 1) == "there"
    denied = words[:1] == ["no"] or (prop.negated and words[:1] in (["any"], ["yet"], ["a"], ["specific"]))
    denied = denied or (prop.negated and prop.lemma in ("take", "introduce"))
    law = _law_words(scene, prop) if denied and not prop.passive else None
    owner = scene.home if existing else next((p.ref for p in prop.subjects if p.ref.kind == "state"), None)
    if law is None or owner is None or (prop.lemma == "be" and not existing):
        return
    yield scene.claim(
        "LawClaim",
        "adopted",
        owner,
        prop=prop,
        object=scene.mint("law", law),
        content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        current=not prop.times,
        polarity=Polarity.NEGATED,
    )


def _law_words(scene: Scene, prop: Proposition) -> str | None:
    """The words for law behind "no" or "any"; None where it is something else that is not there."""
    first, last = prop.clause.tail
    while first < last and scene.note.word(first) in ("no", "any", "a", "yet", "specific"):
        first += 1
    end = next((i for i in range(first, min(last, first + 6)) if scene.note.word(i) in _ENDS), min(last, first + 6))
    words = [scene.note.word(i) for i in range(first, end)]
    phrase = scene.note.words(first, end)
    steps = bool(_STEPS & set(words)) and bool(_LEGAL_STEPS & set(words))
    return phrase if words and (steps or LEGAL.search(phrase)) else None


@on_verbs({"initiate", "begin", "start", "launch", "commence"})
def read_begun(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A process towards law that was begun: the law is planned.

    >> [mbp per] Peru initiated a process in 2008 to adopt national implementation measures.
    -> LawClaim state:per adopted time=2008 status=planned
    """
    nouns = {scene.note.tokens[i].norm for i in range(*prop.clause.tail)}
    below = next((c for c in prop.clauses if c.group.infinitive and c.begin == prop.clause.tail[1]), None)
    if below is None or prop.passive or prop.negated or not nouns & _BEGUN:
        return
    words = scene.note.words(below.group.last, min(below.tail[1], below.group.last + 6))
    lows = set(words.lower().split())
    if below.lemma not in ("adopt", "enact", "draft", "pass", "amend", "develop"):
        return
    if not (LEGAL.search(words) or (lows & _LEGAL_STEPS and {w.strip(",.") for w in lows} & _STEPS)):
        return
    for state in [p for p in prop.subjects if p.ref.kind == "state"]:
        yield scene.claim(
            "LawClaim",
            "adopted",
            state,
            prop=prop,
            object=scene.mint("law", head_words(scene.note, (below.group.last, below.tail[1])).split(",")[0]),
            content=scene.condense(prop.clause.group.first, below.reach[1]),
            status=Status.PLANNED,
        )


@on_verbs({"reject", "defeat", "shelve"})
def read_rejected(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A bill that was turned down: no law.

    >> [cmb per] A legislative proposal to ban cluster munitions was rejected by Congress on 14 June 2022.
    -> LawClaim state:per adopted time=2022-06-14 not
    """
    subject = scene.note.words(*prop.subject_range) if prop.subject_range else ""
    if not prop.passive or prop.negated or scene.home is None or not _BILL.search(subject):
        return
    yield scene.claim(
        "LawClaim",
        "adopted",
        scene.home,
        prop=prop,
        object=scene.mint("law", head_words(scene.note, prop.subject_range or (0, 0)).split(" to ")[0]),
        content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
        polarity=Polarity.NEGATED,
    )
