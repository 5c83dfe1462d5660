"""Rules for mine action programmes, assistance to victims, laws, reports and events: who does what, mostly in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import Scene

_ACTION = {
    "establish": "established",
    "create": "established",
    "function": "functionsAs",
    "coordinate": "coordinates",
    "train": "trains",
    "manage": "coordinates",
    "oversee": "coordinates",
    "operate": "operatesIn",
    "carry": "operatesIn",
    "undertake": "operatesIn",
    "perform": "operatesIn",
    "support": "cooperatesWith",
    "cooperate": "cooperatesWith",
}
_PROGRAMME = (
    ("program", "hasProgramme"),
    ("authority", "hasAuthority"),
    ("center", "hasAuthority"),
    ("strategy", "hasStrategy"),
    ("plan", "hasStrategy"),
)
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
}
_LAW = {
    "prohibit": "prohibits",
    "require": "requires",
    "enforce": "enforces",
    "adopt": "adopted",
    "enact": "adopted",
    "pass": "adopted",
    "guarantee": "entitles",
    "criminalize": "prohibits",
    "oblige": "requires",
    "supervise": "supervisedBy",
    "elaborate": "adopted",
}
_LEGAL = re.compile(
    r"\b(?:laws?|legislation|acts?|decrees?|regulations?|requirements?|statutes?|penal code|"
    r"state program|national system)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:transparency |national annual |annual |Article (?:7|10|13) |initial )*reports?\b", re.IGNORECASE
)
_DOERS = frozenset({"org", "state", "group", "programme", "topic"})
_HELPING = frozenset({"cva", "va"})


def read_programme(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """That there is, or is not, a programme, an authority, a strategy.

    >> [ma tcd] There is no mine action program in Chad and no mine action authority.
    -> MineActionClaim state:tcd hasProgramme not
    -> MineActionClaim state:tcd hasAuthority not
    """
    first, _ = prop.subject_range or (0, 0)
    if prop.lemma != "be" or scene.note.word(first) != "there" or scene.home is None:
        return
    victim = "victim" in [scene.note.word(i) for i in range(*prop.clause.tail)]
    parts = _parts(scene, prop.clause.tail)
    for begin, end in parts:
        words = scene.note.words(begin, end)
        negative = scene.note.word(begin) == "no" or prop.negated
        if victim and "coordination" in words:
            yield from _assistance(scene, prop, scene.home, "coordinates", begin, prop.clause.reach[1], negative)
            continue
        predicate = next((p for noun, p in _PROGRAMME if re.search(rf"\b{noun}", words)), None)
        if predicate and re.search(r"mine action|clearance|demining", words):
            yield scene.claim(
                "MineActionClaim",
                predicate,
                scene.home,
                prop=prop,
                current=True,
                content=scene.condense(begin, end),
                polarity=Polarity.NEGATED if negative else Polarity.AFFIRMED,
            )


def _parts(scene: Scene, region: tuple[int, int]) -> list[tuple[int, int]]:
    """The members of "no X and no Y"."""
    cuts = [i for i in range(*region) if scene.note.word(i) == "and" and scene.note.word(i + 1) == "no"]
    bounds = [region[0], *[cut + 1 for cut in cuts], region[1]]
    return list(zip(bounds, [*cuts, region[1]], strict=False))


def _assistance(
    scene: Scene, prop: Proposition, who: Party | Ref, predicate: str, first: int, last: int, negative: bool
) -> Iterator[Claim]:
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


def read_action(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What bodies do in mine action.

    >> [ma tcd] Mine clearance is carried out by the Ministry of Interior.
    -> MineActionClaim org:ministry-of-interior operatesIn state:tcd
    >> [ma tcd] Chad reported that its armed forces established a Demining Training Center in 2014.
    -> MineActionClaim state:tcd established org:demining-training-center time=2014
    """
    predicate = _ACTION.get(prop.lemma)
    if predicate is None or scene.place.code not in ("ma", "imp", "sma") or prop.clause.relation is Relation.REDUCED:
        return
    actors = [p for p in prop.actors if p.ref.kind in ("org", "state", "group")]
    named = prop.named(Kind.BODY)
    everyone = [scene.party(m) for m in named] if prop.passive else actors
    first = (prop.subject_range or (prop.clause.group.first, 0))[0] if prop.passive else prop.clause.group.first
    content = scene.condense(first, prop.clause.reach[1])
    for actor in everyone:
        target: Party | Ref | None = (
            scene.home if predicate == "operatesIn" else scene.party(named[0]) if named and not prop.passive else None
        )
        yield scene.claim(
            "MineActionClaim",
            predicate,
            actor,
            prop=prop,
            object=target if target != actor.ref else None,
            content=content,
            current=not prop.times,
            polarity=prop.polarity,
        )


def read_assistance(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Services, data, training, benefits for survivors and persons with disabilities.

    >> [cva tcd] In 2013, the ICRC provided grants to 126 mine survivors and their families in Tibesti.
    -> VictimAssistanceClaim org:icrc beneficiaries time=2013
    """
    predicate = _HELP.get(prop.lemma)
    if predicate is None or scene.place.code not in _HELPING or not _on_assistance(scene):
        return
    if _is_aside(prop) or _LEGAL.search(_subject_words(scene, prop)):
        return
    trained = prop.passive and predicate == "trains"
    predicate = "receivedTraining" if trained else predicate
    doers = [
        p for p in (_doers(scene, prop) if prop.passive and not trained else prop.subjects) if p.ref.kind in _DOERS
    ]
    end = max(
        [prop.clause.reach[1]] + [c.reach[1] for c in prop.clauses if c.fellow is prop.clause and not c.group.finite]
    )
    counts = [
        c
        for c in list_counts(scene.note, *_subject_or_tail(prop, end))
        if c.quantity.unit in ("person", "survivor", "casualty", "household")
    ]
    wheres = list_wheres(scene.note, prop.clause.begin, end) or prop.wheres
    wheres = wheres or list_wheres(scene.note, *(prop.subject_range or (0, 0)))
    partner = next((r for r in _partners(scene, prop, end) if r not in {p.ref for p in doers[:1]}), None)
    measured = bool(counts and counts[0].mention.amount and counts[0].mention.amount.numbers)
    for doer in doers[:1]:
        yield scene.claim(
            "VictimAssistanceClaim",
            "beneficiaries" if measured and predicate != "peopleVisited" else predicate,
            doer,
            prop=prop,
            quantity=counts[0].quantity if measured else None,
            where=wheres[0] if wheres else None,
            content=scene.condense(prop.clause.begin, end),
            behind=end,
            details=[("partner", partner)],
            polarity=prop.polarity,
        )


def _doers(scene: Scene, prop: Proposition) -> list[Party]:
    """Who did what a passive says: behind "by", else the body spoken of before, where people or data are what it was
    done to.
    """
    done = set(_subject_words(scene, prop).lower().split())
    people = done & {"casualties", "casualty", "survivors", "victims", "persons", "people", "data"}
    back = [p for p in scene.discourse.subjects if p.ref.kind in ("org", "group")] if people else []
    return list(prop.actors) or back or list(prop.subjects)


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
        )
        for token in scene.note.tokens
    )


def _subject_words(scene: Scene, prop: Proposition) -> str:
    return scene.note.words(*prop.subject_range) if prop.subject_range else ""


def _subject_or_tail(prop: Proposition, end: int) -> tuple[int, int]:
    if prop.passive or prop.lemma == "receive":
        first, last = prop.subject_range or (0, 0)
        return first, last
    return prop.clause.group.last, end


def read_responsible(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who is responsible for what.

    >> [cva tcd] The Ministry of Health is responsible for programs for persons with disabilities.
    -> VictimAssistanceClaim org:ministry-of-health responsibleFor
    """
    if prop.lemma not in ("be", "remain") or prop.words_behind(2)[:2] != ["responsible", "for"]:
        return
    if list_arms(scene.note, *prop.clause.tail) and scene.place.code in ("cmb", "mbp"):
        return
    kind = {"cva": "VictimAssistanceClaim", "va": "VictimAssistanceClaim", "ma": "MineActionClaim"}.get(
        scene.place.code
    )
    for party in prop.subjects if kind else ():
        if party.ref.kind in ("org", "state"):
            content = scene.condense(prop.clause.group.first, prop.clause.reach[1])
            yield scene.claim(kind or "", "responsibleFor", party, prop=prop, current=True, content=content)


def read_law(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Laws: what they prohibit or require, when adopted, whether enforced.

    >> [cva tcd] Several laws prohibit discrimination of disabled persons, but these laws were not enforced.
    -> LawClaim law:several-laws prohibits
    -> LawClaim state:tcd enforces law:several-laws not
    >> [cva tcd] In March 2011, Chad adopted the State Program on Access for 2011-2015.
    -> LawClaim state:tcd adopted law:state-program-on-access-for-2011-2015 time=2011-03
    """
    predicate = _LAW.get(prop.lemma)
    subject = _subject_words(scene, prop)
    tail = prop.tail_text()
    if predicate is None or not (_LEGAL.search(subject) or (predicate == "adopted" and _LEGAL.search(tail[:60]))):
        return
    end = prop.clause.reach[1]
    content = scene.condense(prop.clause.begin, end)
    if predicate == "enforces" and prop.passive:
        law = _last_law(scene, prop)
        if scene.home and law:
            yield scene.claim(
                "LawClaim",
                "enforces",
                scene.home,
                prop=prop,
                object=law,
                content=content,
                current=True,
                polarity=prop.polarity,
            )
        return
    if predicate == "adopted" and not prop.passive:
        for party in [p for p in prop.subjects if p.ref.kind in ("state", "org")]:
            law = scene.mint("law", _law_name(scene, *prop.clause.tail))
            times = [m.time for m in scene.note.within(*prop.clause.lead, Kind.TIME) if m.time] or prop.times
            content = scene.condense(prop.clause.group.first, end)
            yield scene.claim(
                "LawClaim", "adopted", party, prop=prop, object=law, content=content, time=times[0] if times else None
            )
        return
    law = scene.mint("law", head_words(scene.note, prop.subject_range or (0, 0)))
    holder: Party | Ref = scene.home if predicate == "adopted" and scene.home else law
    yield scene.claim(
        "LawClaim",
        predicate,
        holder,
        prop=prop,
        object=law if holder is not law else None,
        content=content,
        current=True,
        polarity=prop.polarity,
    )


def _law_name(scene: Scene, first: int, last: int) -> str:
    """The name of a law: capital words and joiners, with the years that belong to it."""
    note = scene.note
    begin = first + (1 if note.word(first) in ("the", "a", "an", "its") else 0)
    end = begin
    while end < last and (
        note.tokens[end].text[0].isupper()
        or note.word(end) in ("on", "of", "for", "the", "and", "–", "-")
        or note.tokens[end].text.isdigit()
    ):
        end += 1
    return note.words(begin, end if end > begin else min(last, begin + 8)).strip(" ,")


def _last_law(scene: Scene, prop: Proposition) -> Party | None:
    for other in reversed(scene.propositions):
        if other.clause.group.first < prop.clause.group.first and _LEGAL.search(_subject_words(scene, other)):
            return scene.mint("law", head_words(scene.note, other.subject_range or (0, 0)))
    words = _subject_words(scene, prop)
    return scene.mint("law", words) if words else None


def read_continued(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A programme that goes on under someone's supervision.

    >> [cva tcd] In 2012, the program continued under supervision of the Ministry of Labor.
    -> LawClaim law:the-program supervisedBy org:ministry-of-labor time=2012
    """
    if prop.lemma != "continue" or "supervision" not in prop.words_behind(4):
        return
    bodies = prop.named(Kind.BODY)
    if bodies:
        yield scene.claim(
            "LawClaim",
            "supervisedBy",
            scene.mint("law", _subject_words(scene, prop)),
            prop=prop,
            object=scene.party(bodies[0]),
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        )


def read_requirement(scene: Scene) -> Iterator[Claim]:
    """What a treaty requires, as a noun.

    >> [mbp chn] China has cited the Mine Ban Treaty's requirement to destroy stockpiled mines within four years.
    -> LawClaim treaty:mbt requires exactly=4
    """
    note = scene.note
    for place in range(2, len(note.tokens) - 2):
        if note.tokens[place].norm != "requirement" or note.word(place + 1) != "to":
            continue
        treaty = next((m for m in note.within(max(0, place - 6), place, Kind.TREATY)), None)
        end = next((i for i in range(place, len(note.tokens)) if note.tokens[i].text in ".,;"), len(note.tokens))
        counts = [c for c in list_counts(note, place, end) if c.quantity.unit in ("year", "month")]
        if treaty is not None:
            yield scene.claim(
                "LawClaim",
                "requires",
                scene.party(treaty),
                quantity=counts[0].quantity if counts else None,
                arms=list_arms(note, place, end)[:1],
                content=scene.condense(place, end),
                behind=end,
            )


def read_report(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Reports submitted under treaties.

    >> [mbp chn] It submits annual reports every spring. | China is party to CCW Amended Protocol II.
    -> ReportClaim state:chn submitted source:annual-reports treaty=treaty:ccw-ap2
    """
    if prop.lemma not in ("submit", "provide", "file", "deliver") or not _REPORT.search(scene.note.text):
        return
    region = (prop.clause.antecedent or prop.patient) if prop.passive else prop.clause.tail
    words = scene.note.words(*region)
    found = _REPORT.search(words)
    if not found:
        return
    for party in [p for p in prop.actors if p.ref.kind in ("state", "group", "territory")]:
        treaty = _treaty(scene, prop)
        label = next(iter(scene.labels(treaty)), "") if treaty else ""
        yield scene.claim(
            "ReportClaim",
            "submitted",
            party,
            prop=prop,
            object=scene.mint("source", found[0].strip()),
            details=[("treaty", treaty)],
            content=f"{label} {found[0]}".strip(),
            polarity=prop.polarity,
            current=not prop.times,
        )


def _treaty(scene: Scene, prop: Proposition | None) -> Ref | None:
    named = scene.mentions(Kind.TREATY)
    if named:
        return named[-1].ref
    back = [m for m in scene.discourse.recent if m.kind is Kind.TREATY]
    return back[-1].ref if back else scene.discourse.treaty


def read_reporting(scene: Scene) -> Iterator[Claim]:
    """Reports named as where a state reported something: "in its Article 7 reports since 2003, Tajikistan has
    reported".

    >> [mbp tjk] In its Mine Ban Treaty Article 7 reports since 2009, Tajikistan reported on talks.
    -> ReportClaim state:tjk submitted source:mbt-art7-reports time=2009/
    """
    for prop in scene.propositions:
        lead = prop.clause.lead
        words = scene.note.words(*lead)
        found = re.search(r"(?:its|their) (.*?reports?\b)", words)
        treaties = scene.note.within(*lead, Kind.TREATY)
        if not found or prop.clause.quoted or not treaties:
            continue
        times = [m.time for m in scene.note.within(*lead, Kind.TIME) if m.time]
        for party in [p for p in prop.subjects if p.ref.kind in ("state", "territory")]:
            yield scene.claim(
                "ReportClaim",
                "submitted",
                party,
                object=scene.mint("source", found[1]),
                time=times[0] if times else None,
                details=[("treaty", treaties[-1].ref)],
                content=found[1],
                behind=prop.clause.reach[1],
            )
