"""Rules for acts towards treaties that stand as nouns: instruments deposited, withdrawals notified, ratifications."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs, on_words
from armstrace.loaders.scene import Scene

_GIVING = frozenset("deposit submit lodge present file notify announce give declare".split())  # noqa: SIM905
_INSTRUMENT = re.compile(
    r"\b(?:instruments?|notifications?|notice|note) of (?:its )?(?P<of>ratification|accession|succession|acceptance|"
    r"approval|withdrawal)|\b(?P<by>ratification|accession) instrument|\b(?:its|their|the) (?P<own>withdrawal)\b"
    r"|\A(?:its|their) (?P<deposited>ratification|accession) (?:with|at|to|in|on)\b"
)
_ACT = {
    "ratification": "ratified",
    "accession": "acceded",
    "succession": "succeeded",
    "acceptance": "accepted",
    "approval": "approved",
    "withdrawal": "notifiedWithdrawal",
}
_DEFERRAL = re.compile(r"\b(?:deferral|defer(?:red)?)\b")
#: Steps and what they lead to, and where such a word begins -> the act.
_STEPS = re.compile(
    r"\A(?:[\w-]+ ){0,4}(?:steps?|progress|actions?|moves?|efforts?|measures) (?:[\w-]+ )?(?:towards?|to) "
    r"(?:its |the )?(?P<to>ratif|acce[sd]|adher|join|becoming)"
)
_STEPS_WITHIN = 14
_TOWARDS = {"ratif": "ratified", "acce": "acceded", "adher": "acceded", "join": "acceded", "becoming": "acceded"}
_TAKING = re.compile(r"\b(?P<of>ratification|accession|succession|withdrawal)\b")


@on_verbs(_GIVING)
def read_deposit(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """An instrument deposited, or a withdrawal notified.

    >> [cmb ltu] Lithuania deposited its instrument of ratification for the convention on 24 March 2011.
    -> TreatyStatusClaim state:ltu ratified treaty:ccm time=2011-03-24
    >> [cmb ltu] On 6 September 2024, Lithuania submitted its notification of withdrawal from the convention.
    -> TreatyStatusClaim state:ltu notifiedWithdrawal treaty:ccm time=2024-09-06
    """
    if prop.negated or prop.clause.quoted:
        return
    subject = scene.note.words(*prop.subject_range) if prop.subject_range else ""
    found = _INSTRUMENT.search(subject if prop.passive else prop.tail_text())
    treaty = next((m.ref for m in scene.mentions(Kind.TREATY)), None) or scene.discourse.treaty
    if found is None or treaty is None or (found["deposited"] and prop.lemma not in ("deposit", "lodge")):
        return
    whose: list[Party] | list[Ref] = prop.states
    if prop.passive:
        named: list[Ref | None] = [*(m.ref for m in scene.mentions(Kind.STATE)), scene.home]
        whose = [ref for ref in named if ref is not None][:1]
    for state in whose:
        yield scene.claim("TreatyStatusClaim", _ACT[found[found.lastgroup or "of"]], state, prop=prop, object=treaty)


def _only_state(scene: Scene) -> Ref | None:
    """The one state that a sentence names, the country where it names none."""
    states = {m.ref for m in scene.mentions(Kind.STATE)}
    return next(iter(states), scene.home) if len(states) <= 1 else None


@on_words({"signatory", "party"})
def read_in_capacity(scene: Scene) -> Iterator[Claim]:
    """How a state stands to a treaty, told beside what it does as such.

    >> [cva tcd] Chad has promised help to survivors as a signatory to the Convention on Cluster Munitions.
    -> TreatyStatusClaim state:tcd signatoryTo treaty:ccm
    >> [cva tcd] As a State Party to the Mine Ban Treaty, Chad has obligations towards survivors.
    -> TreatyStatusClaim state:tcd partyTo treaty:mbt
    """
    note = scene.note
    for place in range(len(note.tokens) - 3):
        if note.word(place) != "as" or note.word(place + 1) != "a":
            continue
        words = note.words(place + 2, min(place + 8, len(note.tokens)))
        found = re.match(r"(?P<s>[Ss]ignatory (?:to|of))|(?P<p>[Ss]tate [Pp]arty (?:to|of))", words)
        treaty = next((m for m in note.within(place, place + 8, Kind.TREATY)), None)
        state = _only_state(scene)
        if found is None or treaty is None or state is None:
            continue
        yield scene.claim(
            "TreatyStatusClaim",
            "signatoryTo" if found["s"] else "partyTo",
            state,
            object=treaty.ref,
            current=True,
            behind=treaty.last,
        )


@on_verbs({"take", "make"})
def read_steps(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Steps towards a treaty, as nouns: that none were taken; those that were have not led to it yet.

    >> [cmb nga] Nigeria has not taken any steps towards ratification of the convention.
    -> TreatyStatusClaim state:nga ratified treaty:ccm not
    >> [mbp nga] Nigeria has made no progress toward acceding to the treaty.
    -> TreatyStatusClaim state:nga acceded treaty:mbt not
    """
    end = min(prop.clause.group.last + _STEPS_WITHIN, len(scene.note.tokens))
    found = _STEPS.search(scene.note.words(prop.clause.group.last, end))
    if found is None or prop.passive or prop.clause.quoted:
        return
    treaty = next((m.ref for m in scene.mentions(Kind.TREATY)), None) or scene.discourse.treaty
    none = prop.negated or scene.note.word(prop.clause.group.last) in ("no", "few")
    act = next(act for start, act in _TOWARDS.items() if found["to"].startswith(start))
    for state in [p for p in prop.subjects if p.ref.kind == "state"] if treaty is not None else ():
        yield scene.claim(
            "TreatyStatusClaim",
            act,
            state,
            prop=prop,
            object=treaty,
            current=not prop.times,
            polarity=Polarity.NEGATED if none else Polarity.AFFIRMED,
            status=None if none else Status.PLANNED,
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        )


@on_verbs({"take", "come", "enter"})
def read_taking_effect(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A withdrawal or accession that took effect.

    >> [cmb ltu] The withdrawal of Lithuania from the convention took effect on 6 March 2025.
    -> TreatyStatusClaim state:ltu withdrew treaty:ccm time=2025-03-06
    """
    subject = prop.subject_range or (0, 0)
    found = _TAKING.search(scene.note.words(*subject)) if subject[1] > subject[0] else None
    started = (prop.lemma == "take" and prop.words_behind(1) == ["effect"]) or (
        prop.lemma in ("come", "enter") and prop.words_behind(2)[:1] == ["into"]
    )
    treaty = next((m.ref for m in scene.mentions(Kind.TREATY)), None) or scene.discourse.treaty
    if found is None or not started or treaty is None or prop.negated or not prop.times:
        return
    named = [m.ref for m in scene.note.within(0, subject[1], Kind.STATE) if m.ref.kind == "state"]
    state = named[-1] if named else scene.home
    predicate = "withdrew" if found["of"] == "withdrawal" else "enteredIntoForce"
    if state is not None:
        yield scene.claim("TreatyStatusClaim", predicate, state, prop=prop, object=treaty)


@on_verbs({"be"})
def read_among(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A state counted among the ratifications that a treaty needed.

    >> [cmb chl] Chile was among the first 30 ratifications that triggered the convention's entry into force.
    -> TreatyStatusClaim state:chl ratified treaty:ccm
    """
    words = prop.words_behind(8)
    if prop.negated or not {"among", "ratifications"} <= set(words):
        return
    treaty = next((m.ref for m in scene.mentions(Kind.TREATY)), None) or scene.discourse.treaty
    for state in [p for p in prop.subjects if p.ref.kind == "state"] if treaty else ():
        yield scene.claim("TreatyStatusClaim", "ratified", state, prop=prop, object=treaty, untimed=True)


@on_verbs({"use", "defer", "invoke", "make"})
def read_deferred(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A state that puts off what a treaty asks, by the time the treaty allows.

    >> [mbp chn] China used the optional nine-year extension of Amended Protocol II to defer compliance until 2007.
    -> TreatyStatusClaim state:chn deferred treaty:ccw-ap2 time=/2007
    """
    words = scene.note.words(prop.clause.group.first, len(scene.note.tokens))
    treaties = scene.note.within(prop.clause.group.first, len(scene.note.tokens), Kind.TREATY)
    if prop.negated or prop.passive or not treaties or not _DEFERRAL.search(words):
        return
    if prop.lemma == "defer" and prop.clause.fellow is not None:
        return
    times = [m.time for m in scene.mentions(Kind.TIME) if m.time and m.time.edtf.startswith("/")]
    for state in [p for p in prop.subjects if p.ref.kind == "state"][:1]:
        yield scene.claim(
            "TreatyStatusClaim",
            "deferred",
            state,
            prop=prop,
            object=treaties[0].ref,
            time=times[0] if times else None,
            content=scene.condense(prop.clause.group.first, len(scene.note.tokens)),
            behind=len(scene.note.tokens),
        )
