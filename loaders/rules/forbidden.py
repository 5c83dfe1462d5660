"""Rules for what is forbidden at home and what breaking the law costs, told without the law's name as subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms, list_counts
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.law import LEGAL
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_POLICY = frozenset({"cmb", "mbp"})
_DEEDS = frozenset(
    """production manufacture use transfer export import stockpiling possession sale trade acquisition transit
    development storage assembly trafficking""".split()  # noqa: SIM905
)
_FORBIDDING = frozenset("prohibit ban forbid outlaw criminalize penalize".split())  # noqa: SIM905
_LETTING = frozenset("allow permit authorize".split())  # noqa: SIM905
_ILLEGAL = re.compile(
    r"\A(?:now |considered |also )?(?:illegal|unlawful|a (?:criminal )?(?:offen[cs]e|crime)|punishable)\b"
)
_OFFENSE = re.compile(r"\b(?:an? )?(?:criminal |punishable )?(?:offen[cs]es?|crimes?|illegal|unlawful)\b")
_PENALTY = re.compile(
    r"\b(?:penalt\w+|violat(?:ions?|ors?)|offenders?|punishments?|sentences?|fines?)\b", re.IGNORECASE
)
_PRISON = re.compile(r"\b(?:imprisonment|prison|jail|fines?|labou?r|detention|years?)\b", re.IGNORECASE)


@on_verbs({"be", *_FORBIDDING, *_LETTING})
def read_forbidden(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Acts with weapons that are forbidden in a state; under which law, if that is told.

    >> [mbp ken] The manufacture and sale of mines are banned under the Firearms Act of 1996.
    -> LawClaim state:ken prohibits munition:mine
    >> [mbp mus] Transfer of antipersonnel mines is not allowed.
    -> LawClaim state:mus prohibits munition:antipersonnel-mine
    """
    first = (prop.subject_range or (0, 0))[0]
    last = max(first, prop.clause.group.first)
    nouns = {scene.note.word(i) for i in range(first, last)}
    arms = list_arms(scene.note, first, last)
    plain = prop.passive or prop.lemma == "be"
    if scene.place.code not in _POLICY or scene.home is None or not plain or prop.clause.quoted:
        return
    if not arms or not nouns & _DEEDS or prop.clause.governors() or not _is_forbidden(scene, prop):
        return
    named = [m.ref for m in scene.note.within(first, prop.clause.reach[1], Kind.STATE) if m.ref.kind == "state"]
    treaty = next((m.ref for m in prop.named(Kind.TREATY)), None)
    yield scene.claim(
        "LawClaim",
        "prohibits",
        treaty or (named[0] if named else scene.home),
        prop=prop,
        object=arms[0].refs[0],
        untimed=bool(LEGAL.search(prop.tail_text())),  # the year of an act is no date of what it forbids
        current=not prop.times,
        content=scene.condense(first, prop.clause.reach[1]),
        polarity=Polarity.AFFIRMED,
    )


def _is_forbidden(scene: Scene, prop: Proposition) -> bool:
    if prop.lemma == "be":
        return not prop.negated and bool(_ILLEGAL.match(prop.tail_text()))
    return prop.negated if prop.lemma in _LETTING else not prop.negated


@on_verbs({"make", "declare"})
def read_offense(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A provision that makes an act an offense.

    >> [mbp srb] Articles 376 and 377 make the production and transfer of mines a criminal offense.
    -> LawClaim law:articles-376-and-377 prohibits munition:mine
    """
    subject = scene.note.words(*prop.subject_range) if prop.subject_range else ""
    legal = LEGAL.search(subject) or re.search(r"\b(?:articles?|provisions?|sections?|code)\b", subject, re.IGNORECASE)
    arms = list_arms(scene.note, *prop.clause.tail)
    if prop.passive or prop.negated or not legal or not arms or not _OFFENSE.search(prop.tail_text()):
        return
    yield scene.claim(
        "LawClaim",
        "prohibits",
        scene.mint("law", re.sub(r"\A(?:[Tt]he|[Aa]n?) ", "", subject)),
        prop=prop,
        object=arms[0].refs[0],
        current=not prop.times,
        content=scene.condense(*prop.clause.tail),
    )


@on_verbs({"range", "face", "punish", "carry", "include", "be", "incur", "receive"})
def read_penalty(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What breaking the law costs.

    >> [mbp ken] Violations are punishable by imprisonment of up to 15 years.
    -> LawClaim state:ken dealsWith atMost=15
    >> [mbp ken] Penalties range from a fine to ten years in prison.
    -> LawClaim state:ken dealsWith exactly=10
    """
    first, last = prop.subject_range or (0, 0)
    text = scene.note.words(prop.clause.group.last, prop.clause.reach[1])
    if scene.place.code not in _POLICY or scene.home is None or prop.negated or prop.clause.quoted:
        return
    if not _PENALTY.search(scene.note.words(first, last)) or not _PRISON.search(text):
        return
    if prop.lemma == "be" and not text.startswith(("punishable", "liable", "subject to")):
        return
    years = [c for c in list_counts(scene.note, *prop.clause.reach) if c.quantity.unit in ("year", "month")]
    yield scene.claim(
        "LawClaim",
        "dealsWith",
        Ref("state", scene.home.key),
        prop=prop,
        quantity=years[-1].quantity if years else None,
        current=not prop.times,
        content=scene.condense(first, prop.clause.reach[1]),
    )
