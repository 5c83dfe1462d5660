"""Rules for assistance to victims: who provides what to how many, with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Count, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.phrase import head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.law import LEGAL, subject_words
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene
from armstrace.loaders.token import find_tokens

_HELP = {
    "provide": "providesService",
    "assist": "assists",
    "support": "assists",
    "receive": "assists",
    "coordinate": "coordinates",
    "manage": "manages",
    "train": "trains",
    "collect": "collectsDataOn",
    "identify": "collectsDataOn",
    "visit": "peopleVisited",
    "advocate": "advocatesFor",
    "cease": "endedActivity",
    "entitle": "entitles",
    "take": "providesService",
    "serve": "servesAsBasisFor",
    "sign": "cooperatesWith",
    "bolster": "receivedTraining",
    "face": "hasDiscriminationAgainst",
    "enhance": "providesService",
    "offer": "providesService",
    "treat": "providesService",
    "fund": "assists",
    "implement": "manages",
    "begin": "providesService",
    "organize": "trains",
    "open": "providesService",
    "deliver": "providesService",
    "produce": "providesService",
    "distribute": "providesService",
    "operate": "manages",
    "run": "manages",
    "refer": "providesService",
    "establish": "manages",
    "launch": "manages",
    "conduct": "providesService",
    "expand": "providesService",
    "rehabilitate": "providesService",
    "assume": "responsibleFor",
    "reach": "providesService",
    "benefit": "assists",
    "fit": "providesService",
    "equip": "providesService",
    "construct": "providesService",
    "renovate": "providesService",
    "inaugurate": "providesService",
    "give": "providesService",
    "admit": "providesService",
    "reintegrate": "providesService",
    "close": "endedActivity",
    "chair": "coordinates",
    "lead": "coordinates",
}

_REPORT = re.compile(r"\breports?\Z|\breport \(")
_NUMBERED = re.compile(r"\A(?:\w+ ){0,3}?[\d,]+ (?:[\w/-]+ ){0,4}?casualt")
_THROUGH = frozenset({"through", "by", "under", "within"})
_DOERS = frozenset({"org", "state", "group", "programme", "topic"})

_HANDED = re.compile(
    r"\b(?:responsibility|management|cent(?:er|re)s?|clinics?|workshops?|services?|hospitals?|database)\b",
    re.IGNORECASE,
)
_BOUND = frozenset({"commitment", "commitments", "obligation", "obligations"})
_SPOKEN = frozenset({"statement", "statements", "update", "updates", "presentation"})
_AIDED = frozenset({"assistance", "victim", "victims", "survivors"})
_BODIES = frozenset(
    """center centre hospital clinic organization organisation program programme unit school workshop""".split()  # noqa: SIM905
)
_PEOPLE = frozenset({"person", "survivor", "casualty", "household"})
_HELPING = frozenset({"cva", "va"})
_VICTIMS = frozenset("victim survivor amputee disability disabilities disabled prosthesis prostheses".split())  # noqa: SIM905
_CLINICAL = frozenset("orthopedic orthopaedic prosthetic prosthetics prosthesis prostheses prosthese amputee".split())  # noqa: SIM905
_CARE = frozenset("rehabilitation healthcare hospital emergency psychosocial".split())  # noqa: SIM905
_AID = frozenset(
    """assistance service rehabilitation prosthetic support reparation healthcare need reintegration inclusion care
    prosthesis prostheses training assist""".split()  # noqa: SIM905
)


#: What is led by someone ("emergency assistance is led by").
_LED = re.compile(r"\b(?:assistance|rehabilitation|coordination|committee|response|council|group|programs?)\b", re.I)
_HELPED = frozenset("victim survivor casualty amputee".split())  # noqa: SIM905
_COMPARED = re.compile(r"(?:fewer|more|less)\b", re.IGNORECASE)


def make_assistance(
    scene: Scene, prop: Proposition, who: Party | Ref, predicate: str, first: int, last: int, negative: bool
) -> Iterator[Claim]:
    """What an "is no coordination" sentence says of assistance: `who` does or does not do it, in which places."""
    wheres = list_wheres(scene.note, first, last)
    yield scene.claim(
        "VictimAssistanceClaim",
        predicate,
        who,
        prop=prop,
        current=True,
        content=scene.condense(first, last),
        behind=last,
        where=[ref for where in wheres for ref in where.refs] or None,
        polarity=Polarity.NEGATED if negative else Polarity.AFFIRMED,
    )


@on_verbs(_HELP)
def read_assistance(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Services, data, training, benefits for survivors and persons with disabilities.

    >> [cva tcd] In 2013, the ICRC provided grants to 126 mine survivors and their families in Tibesti.
    -> VictimAssistanceClaim org:icrc beneficiaries time=2013
    """
    predicate = _find_help(scene, prop)
    if predicate is None:
        return
    trained = prop.passive and predicate == "trains"
    predicate = "receivedTraining" if trained else predicate
    doers = [p for p in (_doers(prop) if prop.passive and not trained else prop.subjects) if p.ref.kind in _DOERS]
    end = _find_end(prop)
    if prop.passive and prop.negated and predicate == "coordinates" and not _by_body(prop) and scene.home is not None:
        first = (prop.subject_range or (prop.clause.begin, 0))[0]
        yield from make_assistance(scene, prop, scene.home, predicate, first, end, True)
        return  # "victim assistance was not well coordinated"
    counts = _people(scene, _subject_or_tail(prop, end)) or (_people(scene, prop.clause.tail) if prop.passive else [])
    wheres = list_wheres(scene.note, prop.clause.begin, end) or prop.wheres
    wheres = wheres or list_wheres(scene.note, *(prop.subject_range or (0, 0)))
    partner = next((r for r in _partners(scene, prop, end) if r not in {p.ref for p in doers[:1]}), None)
    measured = bool(counts and counts[0].mention.amount and counts[0].mention.amount.numbers)
    if prop.lemma == "reach" and not measured:
        return
    if doers and (_COMPARED.match(doers[0].words) or (_are_helped(prop, doers[0]) and not measured)):
        return  # "survivors received prostheses" tells of nobody who helps
    for doer in doers[:1]:
        yield scene.claim(
            "VictimAssistanceClaim",
            "beneficiaries" if measured and predicate not in ("peopleVisited", "collectsDataOn") else predicate,
            doer,
            prop=prop,
            quantity=counts[0].quantity if measured else None,
            where=[ref for where in wheres for ref in where.refs] or None,
            content=scene.condense(prop.clause.begin, end),
            behind=end,
            details=[("partner", partner)],
            polarity=prop.polarity,
        )
        for part in _parts(scene, counts) if measured else ():
            yield _helped(scene, prop, doer, part, end)


def _by_body(prop: Proposition) -> bool:
    return any(p.ref.kind in ("org", "group", "state") for p in prop.actors)


def _are_helped(prop: Proposition, doer: Party) -> bool:
    """ "Survivors receive": is the subject of "receive" who is helped?"""
    norms = {token.norm for token in find_tokens(doer.words)} if doer.mention is None else set()
    return prop.lemma == "receive" and not norms.isdisjoint(_HELPED)


def _people(scene: Scene, region: tuple[int, int]) -> list[Count]:
    return [c for c in list_counts(scene.note, *region) if c.quantity.unit in _PEOPLE]


def _find_end(prop: Proposition) -> int:
    """Where what is told of the help ends: with the last of its clauses that has no verb of its own."""
    joined = [clause for clause in prop.clauses if clause.fellow is prop.clause and not clause.group.finite]
    return max(clause.reach[1] for clause in (prop.clause, *joined))


def _helped(scene: Scene, prop: Proposition, doer: Party, part: Count, end: int) -> Claim:
    """A part of those who were helped."""
    return scene.claim(
        "VictimAssistanceClaim",
        "beneficiaries",
        doer,
        prop=prop,
        quantity=part.quantity,
        content=scene.condense(part.mention.first, part.last),
        behind=end,
        polarity=prop.polarity,
    )


def _parts(scene: Scene, counts: list[Count]) -> list[Count]:
    """ "12,000 patients, including 1,200 survivors": the parts of those who were helped."""
    behind = counts[1:3]
    return [count for count in behind if scene.note.word(count.mention.first - 1) in ("including", "were", "whom")]


def _find_help(scene: Scene, prop: Proposition) -> str | None:
    """What a clause tells of help for victims; None where it tells of something else."""
    predicate = _HELP.get(prop.lemma)
    if prop.lemma == "face" and "discrimination" not in prop.words_behind(6):
        return None
    if predicate is None or not (scene.place.code in _HELPING or speaks_of_victims(scene)):
        return None
    if prop.lemma == "lead" and not (prop.passive and _LED.search(subject_words(scene, prop))):
        return None
    if prop.lemma == "benefit" and prop.words_behind(1) != ["from"]:
        return None
    if _SPOKEN & set(prop.words_behind(4)) or _REPORT.search(subject_words(scene, prop)):
        return None  # a statement or an update is no service
    if prop.lemma in ("identify", "collect") and _NUMBERED.search(prop.tail_text()[:90]):
        return None  # a casualty figure
    if prop.lemma not in ("visit", "treat") and not _on_assistance(scene):
        return None
    if (_is_aside(prop) and not _tells_number(scene, prop)) or LEGAL.search(subject_words(scene, prop)):
        return None
    return predicate


def speaks_of_victims(scene: Scene) -> bool:
    """Does a sentence stand in a section on victims, or speak of them and of help, or of what they need?"""
    norms = scene.note.norms
    if scene.place.code in _HELPING or not norms.isdisjoint(_CLINICAL):
        return True
    if scene.place.code == "imp" and not norms.isdisjoint(_CARE):
        return True
    return not norms.isdisjoint(_VICTIMS) and not norms.isdisjoint(_AID)


@on_verbs({"hand", "transfer", "pass", "make", "have"})
def read_entrusted(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who was made to answer for services, or has bound itself to provide them.

    >> [cva tcd] Responsibility for rehabilitation services was handed over to the Ministry of Health in 2012.
    -> VictimAssistanceClaim org:ministry-of-health responsibleFor time=2012
    >> [cva tcd] Chad has obligations to victims under the Convention on Cluster Munitions.
    -> VictimAssistanceClaim state:tcd responsibleFor
    >> [cva tcd] Chad has made a commitment to provide victim assistance through the Mine Ban Treaty.
    -> VictimAssistanceClaim state:tcd responsibleFor status=planned
    """
    if scene.place.code not in _HELPING or prop.negated or prop.clause.quoted:
        return
    what = subject_words(scene, prop) if prop.passive else prop.tail_text()
    handed = prop.lemma not in ("make", "have") and bool(_HANDED.search(what))
    tied = prop.lemma in ("make", "have") and not prop.passive and bool(_BOUND & set(prop.words_behind(4)))
    first = prop.clause.group.last
    bound = tied and any(scene.note.word(i) in _AIDED for i in range(first, min(first + 9, len(scene.note.tokens))))
    if not handed and not bound:
        return
    bodies = [scene.party(m) for m in _receivers(scene, prop)][:1] if handed else list(prop.subjects)[:1]
    end = prop.clause.reach[1]
    first = prop.clause.begin if handed else prop.clause.group.first
    for body in bodies or ([scene.mint("group", "government ministries")] if _to_ministries(prop) else []):
        yield scene.claim(
            "VictimAssistanceClaim",
            "responsibleFor",
            body,
            prop=prop,
            content=scene.condense(first, end),
            behind=end,
            status=None if handed or prop.lemma == "have" else Status.PLANNED,
            current=prop.lemma == "have",
        )


def _receivers(scene: Scene, prop: Proposition) -> list[Mention]:
    """The bodies behind "to": who was handed something."""
    near = prop.named(Kind.BODY)
    return [m for m in near if "to" in (scene.note.word(m.first - 1), scene.note.word(m.first - 2))]


def _to_ministries(prop: Proposition) -> bool:
    return "ministries" in prop.words_behind(6)


def _tells_number(scene: Scene, prop: Proposition) -> bool:
    """ "Centers that treated 1,200 people": does a relative clause tell how many were helped?"""
    counts = list_counts(scene.note, *prop.clause.tail)
    return prop.clause.relation is Relation.RELATIVE and any(c.quantity.unit in _PEOPLE for c in counts)


def _doers(prop: Proposition) -> list[Party]:
    """Who did what a passive says: behind "by", else the people or thing that it was done to, as far as is told.

    What is coordinated or chaired "through", "under" or "by" a body is so by that body.
    """
    if _HELP.get(prop.lemma) != "coordinates" or any(p.ref.kind == "org" for p in prop.actors):
        return list(prop.actors) or list(prop.subjects)
    note = prop.note
    named = prop.named(Kind.BODY)
    near = [m for m in named if _THROUGH & {note.word(m.first - 1), note.word(m.first - 2)}]
    return [Party(m.ref, m.words, m.known, m) for m in near[:1]] or list(prop.subjects)


def _partners(scene: Scene, prop: Proposition, end: int) -> Iterator[Ref]:
    """Other bodies that the clause names: joined as subject, or whose support it has."""
    yield from (party.ref for party in prop.subjects[1:] if party.ref.kind in ("org", "group"))
    yield from (m.ref for m in scene.note.within(prop.clause.group.last, max(end, prop.clause.reach[1]), Kind.BODY))


def _is_aside(prop: Proposition) -> bool:
    """Does the clause only colour another? An infinitive behind "continued" does not."""
    if prop.clause.relation is Relation.INFINITIVE:
        fellow = prop.clause.fellow
        return fellow is None or fellow.lemma not in ("continue", "begin", "start")
    return prop.clause.relation in (Relation.REDUCED, Relation.GERUND, Relation.RELATIVE)


def _on_assistance(scene: Scene) -> bool:
    return bool(scene.topics() & {"assistance", "victim"}) or any(
        token.norm
        in (
            "survivor",
            "assistance",
            "disabilities",
            "rehabilitation",
            "needs",
            "database",
            "agreement",
            "surveillance",
            "prosthetic",
            "prosthetics",
            "prosthesis",
            "prostheses",
            "amputee",
            "wheelchair",
            "psychosocial",
            "orthopedic",
            "victim",
            "clinic",
            "hospital",
        )
        for token in scene.note.tokens
    )


def _subject_or_tail(prop: Proposition, end: int) -> tuple[int, int]:
    if prop.passive or prop.lemma == "receive":
        first, last = prop.subject_range or (0, 0)
        return first, last
    return prop.clause.group.last, end


@on_verbs({"support", "fund", "finance", "sponsor"})
def read_supported(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A body that another supports, told in passing.

    >> [cva tcd] The clinic was run by a local center supported by the ICRC.
    -> VictimAssistanceClaim org:icrc assists group:local-center
    """
    if scene.place.code not in _HELPING or not prop.passive or prop.clause.antecedent is None or prop.negated:
        return
    named = scene.note.within(*prop.clause.antecedent, Kind.BODY)
    words = head_words(scene.note, _last_phrase(scene, prop.clause.antecedent))
    helped = scene.party(named[-1]) if named else scene.mint("group", words) if _BODIES & set(words.split()) else None
    for helper in [p for p in prop.actors if p.ref.kind in ("org", "state")][:1]:
        if helped is not None and helped.ref != helper.ref:
            yield scene.claim(
                "VictimAssistanceClaim",
                "assists",
                helper,
                prop=prop,
                object=helped,
                content=f"{words} {scene.condense(prop.clause.group.first, prop.clause.tail[1])}".strip(),
                behind=prop.clause.tail[1],
            )


def _last_phrase(scene: Scene, region: tuple[int, int]) -> tuple[int, int]:
    """The noun phrase that ends a range: behind its last preposition or verb, without its article."""
    first = region[0]
    for place in range(*region):
        if scene.note.word(place) in ("by", "of", "at", "in", "to", "for", "with", "from", "through", "a", "the", "an"):
            first = place + 1
    return first, region[1]
