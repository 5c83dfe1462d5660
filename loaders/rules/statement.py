"""Rules for what states, bodies and people in office say: stance, content, their own words.

These come last: what a speaker says about the world is a claim of its own kind with the speaker as asserter; only what
no other rule has read is kept as a statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Claim, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, Where, list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Clause, Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.spoken import split_quote
from armstrace.loaders.scene import Scene

_STANCES = {
    "say": "stated",
    "state": "stated",
    "tell": "stated",
    "declare": "stated",
    "announce": "stated",
    "note": "stated",
    "stress": "stated",
    "explain": "stated",
    "respond": "stated",
    "reply": "stated",
    "reiterate": "stated",
    "emphasize": "stated",
    "insist": "stated",
    "claim": "stated",
    "assert": "stated",
    "argue": "stated",
    "maintain": "stated",
    "indicate": "stated",
    "report": "stated",
    "inform": "stated",
    "describe": "stated",
    "call": "stated",
    "defend": "stated",
    "conclude": "stated",
    "allege": "stated",
    "reaffirm": "stated",
    "estimate": "stated",
    "view": "regards",
    "regard": "regards",
    "see": "regards",
    "consider": "regards",
    "condemn": "condemned",
    "criticize": "criticized",
    "deplore": "condemned",
    "denounce": "condemned",
    "support": "supported",
    "welcome": "supported",
    "endorse": "supported",
    "back": "supported",
    "promote": "supported",
    "oppose": "opposed",
    "reject": "opposed",
    "propose": "proposed",
    "acknowledge": "acknowledged",
    "admit": "acknowledged",
    "express": "expressedConcern",
    "comment": "commentedOn",
    "deny": "denied",
    "promise": "committedTo",
    "pledge": "committedTo",
    "commit": "committedTo",
    "urge": "calledFor",
    "set": "calledFor",
    "request": "calledFor",
    "share": "supported",
    "accept": "supported",
    "take": "acknowledged",
    "forecast": "stated",
    "accuse": "criticized",
    "pose": "stated",
    "release": "stated",
    "issue": "stated",
    "serve": "stated",
}
_ALLEGING = frozenset("claim assert argue maintain allege accuse".split())  # noqa: SIM905
_OWN_WORDS = frozenset("say state tell call describe express conclude note declare stress reiterate criticize".split())  # noqa: SIM905
_SPEAKERS = frozenset({"state", "org", "person", "group", "territory"})


def read_stance(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who took which stance on what; "has not condemned" is negated; each place of a list on its own.

    >> [cmb per] Peru has not condemned mine use in Syria or Yemen.
    -> StatementClaim state:per condemned munition:mine not place=syr
    -> StatementClaim state:per condemned munition:mine not place=yem
    >> [cmb per] In 2014, Peru criticized and expressed "serious concern" at the use of cluster munitions in Ukraine.
    -> StatementClaim state:per expressedConcern munition:cluster-munition place=ukr time=2014
    """
    predicate = _STANCES.get(prop.lemma)
    if predicate is None or predicate in ("stated", "committedTo") or not _can_be_said(prop):
        return
    if predicate == "acknowledged" and _complement(prop):
        return
    if prop.clause.relation is Relation.GERUND and scene.note.word(prop.clause.group.first - 1) in (
        "by",
        "through",
        "via",
    ):
        return
    if predicate == "expressedConcern" and not _concerned(scene, prop):
        predicate = "opposed" if "opposition" in prop.words_behind(6) else "stated"
    if predicate == "acknowledged" and prop.lemma == "take" and "measures" not in prop.words_behind(4):
        return
    if _continues(prop):
        return
    speakers = _speakers(scene, prop)
    end = prop.clause.reach[1]
    topic = _topic(scene, prop, end)
    wheres = list(list_wheres(scene.note, prop.clause.group.last, end))
    content = scene.condense(prop.clause.group.first, end)
    for speaker, asserters in speakers:
        for where in wheres if 1 < len(wheres) <= 4 else [wheres[0] if wheres else None]:
            yield scene.claim(
                "StatementClaim",
                predicate,
                speaker,
                prop=prop,
                object=topic,
                where=where,
                current=prop.negated,
                arms=_arms(scene, prop, end),
                content=content,
                quoted=_quoted(scene, prop.clause.group.first, end),
                status=_status(prop),
                polarity=prop.polarity,
                **_told(scene, prop, speaker, asserters, end),
            )


def read_saying(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a speaker said: each quotation, else the content of the clause that follows.

    >> [cmb chn] In 2017, China said its assessment of the convention "has not changed" and called it "a poor example".
    -> StatementClaim state:chn stated treaty:ccm time=2017
    -> StatementClaim state:chn stated treaty:ccm time=2017 quoted=a poor example
    """
    predicate = _STANCES.get(prop.lemma)
    if not (predicate in ("stated", "committedTo") or (predicate == "acknowledged" and _complement(prop))):
        return
    if not _can_be_said(prop) or prop.lemma in ("release", "issue", "serve", "set", "pose"):
        return
    speakers = _speakers(scene, prop)
    end = _end(scene, prop)
    quotes = [
        (a, b) for a, b in scene.note.quotes if prop.clause.group.last <= a < end and b - a > 3 and _is_nearest(prop, a)
    ]
    unread = _merge(prop, [q for q in quotes if not any(c.quoted and q[0] <= c.group.first < q[1] for c in scene.read)])
    if not unread and (quotes or any(prop.clause in c.governors() for c in scene.read)):
        return
    for speaker, asserters in speakers:
        for quote in [part for q in unread for part in split_quote(scene.note, q)] or (None,):
            yield from _said(scene, prop, predicate, speaker, asserters, quote, end)


def _complement(prop: Proposition) -> bool:
    """Does a clause follow that says what?"""
    return any(c.governor is prop.clause and c.relation is Relation.COMPLEMENT for c in prop.clauses)


def _merge(prop: Proposition, quotes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One statement that is quoted in pieces: no clause of the text stands between them."""
    out: list[tuple[int, int]] = []
    for first, last in quotes:
        broken = not out or any(not c.quoted and out[-1][1] <= c.group.first < first for c in prop.clauses)
        if broken or first - out[-1][1] > 12:
            out.append((first, last))
        else:
            out[-1] = (out[-1][0], last)
    return out


def _said(
    scene: Scene,
    prop: Proposition,
    predicate: str,
    speaker: Party,
    asserters: tuple[Ref, ...],
    quote: tuple[int, int] | None,
    end: int,
) -> Iterator[Claim]:
    region = quote or (prop.clause.group.last, end)
    content = scene.condense(*region)
    if len(content.split()) < 2 and quote is None:
        return
    wheres = (
        list_wheres(scene.note, *region) or list_wheres(scene.note, prop.clause.group.last, end) or _before(scene, prop)
    )
    first = next((q for q in scene.note.quotes if quote and q[0] == quote[0]), quote)
    denies = quote is not None and _denies(scene, quote)
    yield scene.claim(
        "StatementClaim",
        "denied" if denies else predicate,
        speaker,
        prop=prop,
        object=_topic(scene, prop, end),
        where=wheres[0] if wheres else None,
        arms=_arms(scene, prop, end),
        content=content,
        quoted=scene.quote(*first) if first else None,
        status=Status.DENIED if denies else _status(prop),
        polarity=prop.polarity,
        behind=quote[1] if quote else end,
        **_told(scene, prop, speaker, asserters, quote[1] if quote else end),
    )


def _before(scene: Scene, prop: Proposition) -> list[Where]:
    """The place of the clause that this one is joined to ("has not denied using them in X, but has claimed that they
    ...").
    """
    fellow = prop.clause.fellow
    wheres = list_wheres(scene.note, fellow.group.last, prop.clause.group.first) if fellow else []
    return wheres if len(wheres) == 1 else []


def _denies(scene: Scene, quote: tuple[int, int]) -> bool:
    """Does a quotation say that there are none ("there are no such munitions at the base")?"""
    words = [scene.note.word(i) for i in range(quote[0] + 1, min(quote[1], quote[0] + 6))]
    arms = any(scene.note.tokens[i].norm in ("munition", "mine", "bomb", "weapon") for i in range(*quote))
    return arms and words[:2] in (["there", "are"], ["there", "is"], ["we", "have"], ["it", "has"]) and "no" in words


def _told(scene: Scene, prop: Proposition, speaker: Party, asserters: tuple[Ref, ...], end: int) -> dict[str, Any]:
    """When it was said and by whom in person, as precisely as the sentence or the statement that it cites tells."""
    work = scene.speech(end) if prop.clause.relation is not Relation.GERUND else None
    told: dict[str, Any] = {"asserters": asserters}
    source = tuple(dict.fromkeys(p.ref for p in prop.stance.asserters if p.ref not in (*asserters, speaker.ref)))
    if asserters and source:
        told["reporters"] = source
    said = prop.times[0].edtf if prop.times else ""
    if work is None:
        return told
    if work.date and (not said or work.date.startswith(said) or said.endswith("/")):
        told["time"] = work.date
    person = scene.person(work.author) if work.author else None
    if person and not asserters:
        told["asserters"] = (person.ref,)
    return told


def _is_nearest(prop: Proposition, quote: int) -> bool:
    """Is this the last verb of saying before a quotation?"""
    between = [c for c in prop.clauses if not c.quoted and prop.clause.group.last <= c.group.first < quote]
    return not any(_STANCES.get(c.lemma) in ("stated", "criticized") for c in between)


def _can_be_said(prop: Proposition) -> bool:
    if (
        prop.clause.quoted
        or prop.passive
        or (prop.clause.relation is Relation.REDUCED and prop.lemma not in ("call", "say"))
    ):
        return False
    return not any(clause.lemma in ("urge",) for clause in prop.clause.governors())


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


def _speakers(scene: Scene, prop: Proposition) -> list[tuple[Party, tuple[Ref, ...]]]:
    """Each speaker as subject: the state or body spoken for, with the person or ministry that spoke as asserter."""
    out: list[tuple[Party, tuple[Ref, ...]]] = []
    for party in prop.subjects:
        if party.ref.kind not in _SPEAKERS or (
            party.ref.kind == "group" and party.mention is None and not _speaks(party)
        ):
            continue
        state = prop.state_of(party) if party.ref.kind == "person" else None
        state = state or (scene.home if party.ref.kind == "person" and _in_office(scene, party) else None)
        speaker = Party(state, "", True, None, True) if state else party
        asserters = (party.ref,) if state else ()
        outer = tuple(p.ref for p in prop.stance.asserters if p.ref != speaker.ref)
        out.append((speaker, asserters or outer))
    return out


def _speaks(party: Party) -> bool:
    """Can a described party speak ("officials", "human rights organizations")?"""
    words = party.words.lower()
    return any(
        word in words
        for word in (
            "official",
            "organization",
            "group",
            "engineer",
            "diplomat",
            "countries",
            "states",
            "commander",
            "representative",
            "media",
            "team",
            "author",
            "report",
        )
    )


def _in_office(scene: Scene, party: Party) -> bool:
    entry = scene.registers.find_ref(party.ref)
    titled = bool(party.mention and (party.mention.role or scene.office(party.mention)))
    return titled or bool(entry and entry.fields.get("office"))


def _end(scene: Scene, prop: Proposition) -> int:
    """What is said goes on through the clauses that hang on it, up to the next thing said or a new clause."""
    mine = [c for c in prop.clauses if not c.quoted and (c.governor is prop.clause or prop.clause in c.governors())]
    ends = [c.reach[1] for c in mine] + [prop.clause.reach[1]]
    stops = [
        c.begin
        for c in prop.clauses
        if not c.quoted
        and c.begin >= prop.clause.group.last
        and c.governor is not prop.clause
        and prop.clause not in c.governors()
        and c.group.finite
    ]
    return min(max(ends), *stops) if stops else max(ends)


def _topic(scene: Scene, prop: Proposition, end: int) -> Ref | None:
    """What it is about: a treaty, else a weapon, else a meeting that is named; else what the section is about."""
    region = (prop.clause.group.first, end)
    for kind in (Kind.TREATY, Kind.MEETING, Kind.WEAPON, Kind.RESOLUTION, Kind.LAW):
        named = [m for m in scene.note.within(*region, kind) if m.ref.key != "weapon"]
        if named:
            return named[0].ref
    if any(scene.note.word(i) == "it" for i in range(*region)):
        before = list(scene.note.within(0, region[0], Kind.TREATY))
        return before[-1].ref if before else None
    before = scene.note.within(0, region[0], Kind.TREATY, Kind.WEAPON)
    return before[-1].ref if before and _coordinated(prop.clause) else None


def _coordinated(clause: Clause) -> bool:
    return clause.relation in (Relation.COORDINATE, Relation.GERUND, Relation.RELATIVE)


def _arms(scene: Scene, prop: Proposition, end: int) -> list[Arm]:
    return [arm for arm in list_arms(scene.note, prop.clause.group.first, end)[:2] if arm.refs[0].key != "weapon"]


def _quoted(scene: Scene, first: int, end: int) -> str | None:
    quotes = [(a, b) for a, b in scene.note.quotes if first <= a < end]
    return scene.quote(*max(quotes, key=lambda q: q[1] - q[0])) if quotes else None


def _status(prop: Proposition) -> Status:
    stance = prop.stance
    if prop.lemma == "deny":
        return Status.NOT_DENIED if prop.negated else Status.DENIED
    if prop.lemma in ("promise", "forecast", "pledge"):
        return Status.PLANNED
    if stance.status is not Status.ASSERTED:
        return stance.status
    return Status.ALLEGED if prop.lemma in _ALLEGING else Status.ASSERTED


def read_according(scene: Scene) -> Iterator[Claim]:
    """ "According to the ministry, "...": a quotation without a verb of saying.

    >> [cmb chn] According to the Chinese Ministry of Defense, "Our records on such weapons are confidential."
    -> StatementClaim org:chinese-ministry-of-defense stated
    """
    note = scene.note
    place = next(
        (i for i in range(len(note.tokens) - 2) if note.word(i) == "according" and note.word(i + 1) == "to"), None
    )
    if place is None:
        return
    speaker = next(iter(note.within(place, place + 8, Kind.BODY, Kind.STATE, Kind.PERSON)), None)
    quotes = [(a, b) for a, b in note.quotes if a > place and b - a > 6]
    outside = [p for p in scene.propositions if not p.clause.quoted]
    if speaker is None or not quotes or outside:
        return
    arms = list_arms(note, *quotes[0])
    yield scene.claim(
        "StatementClaim",
        "stated",
        scene.party(speaker),
        object=arms[0].refs[0] if arms else scene.discourse.treaty,
        arms=arms[:1],
        content=scene.condense(*quotes[0]),
        quoted=scene.quote(*quotes[0]),
    )


def read_critic(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Is one of the most vocal critics of", "has long expressed opposition to".

    >> [cmb chn] China is one of the fiercest critics of the treaty.
    -> StatementClaim state:chn criticized treaty:ccm
    """
    if prop.lemma not in ("be", "remain"):
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
