"""Rules for what states, bodies and people in office say: its content, their own words.

These come last: what a speaker says about the world is a claim of its own kind with the speaker as asserter; only what
no other rule has read is kept as a statement.
"""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Where, list_arms, list_counts, list_wheres
from armstrace.loaders.attitude_verb import SAYING
from armstrace.loaders.clause import Clause, Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.negation import is_awaited
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.capacity import is_call_out
from armstrace.loaders.rules.casualty_word import CODES
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
from armstrace.loaders.rules.spoken import split_quote
from armstrace.loaders.scene import Scene
from armstrace.loaders.unit import find_measure

_HARM = frozenset({"killed", "injured", "wounded", "casualty", "casualties"})
#: How far behind its verb the figure may stand that is all that is told ("a total of at least 12").
_NEAR = 4


@on_verbs(STANCES)
def read_saying(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a speaker said: each quotation, else the content of the clause that follows.

    >> [cmb chn] In 2017, China said its assessment of the convention "has not changed" and called it "a poor example".
    -> StatementClaim state:chn stated treaty:ccm time=2017
    -> StatementClaim state:chn stated treaty:ccm time=2017 quoted=a poor example
    """
    predicate = STANCES.get(prop.lemma)
    if not (predicate in ("stated", "committedTo") or (predicate == "acknowledged" and has_complement(prop))):
        return
    if prop.clause.group.modal in ("should", "ought"):
        return  # what someone is advised to say or commit
    if not can_be_said(prop) or prop.lemma in ("release", "issue", "serve", "set", "pose"):
        return
    if prop.lemma in ("maintain", "conclude") and not has_complement(prop):
        return
    if _counts_casualties(scene, prop) or is_call_out(scene, prop) or _is_measured(scene, prop):
        return
    if prop.lemma == "report" and _answers_to(prop):
        return
    speakers = list_speakers(scene, prop)
    end = _end(scene, prop)
    quotes = [
        (a, b) for a, b in scene.note.quotes if prop.clause.group.last <= a < end and b - a > 3 and _is_nearest(prop, a)
    ]
    unread = _merge(prop, [q for q in quotes if not any(_holds(prop, c, q) for c in scene.read)])
    if not unread and (quotes or any(prop.clause in c.governors() for c in scene.read)):
        return
    for speaker, asserters in speakers:
        parts = [part for q in unread for part in split_quote(scene.note, q)]
        for quote in parts or (None,):
            yield from _said(scene, prop, predicate, speaker, asserters, quote, end, alone=len(quotes) < 2)


def _is_measured(scene: Scene, prop: Proposition) -> bool:
    """ "The survey found 40 areas, estimating the land at 3km2": a figure that its own rule tells."""
    if prop.lemma not in ("estimate", "calculate") or prop.clause.relation is not Relation.GERUND:
        return False
    return any(m.amount and find_measure(m.amount.unit) for m in scene.note.within(*prop.clause.tail, Kind.AMOUNT))


@on_verbs(STANCES)
def read_rest(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What is said besides quotations and what other rules have read of the same speech.

    >> [ma tcd] In 2012, Minister Ali Moussa said that mines affected 3km2 of land and kept farmers off their fields.
    -> StatementClaim state:tcd stated munition:mine time=2012 by=ali-moussa
    """
    if STANCES.get(prop.lemma) != "stated" or prop.lemma not in SAYING or prop.negated or not can_be_said(prop):
        return
    quoted = any(prop.clause.group.last <= first < _end(scene, prop) for first, _ in scene.note.quotes)
    if not quoted and not any(c is prop.clause or prop.clause in c.governors() for c in scene.read):
        return
    told = any(c is prop.clause for c in scene.read) and _is_whole(scene, prop)
    rest = [c for c in prop.clauses if _is_rest(scene, prop, c)] if not told else []
    for speaker, asserters in list_speakers(scene, prop) if rest else ():
        for clause in rest:
            first = clause.subject[0] if clause.subject else clause.group.first
            quoted = any(first <= a < clause.group.first for a, _ in scene.note.quotes)
            part = clause.group.first if quoted else first, clause.reach[1]
            yield from _said(scene, prop, "stated", speaker, asserters, part, part[1], alone=False)


def _is_whole(scene: Scene, prop: Proposition) -> bool:
    """Is there one quotation only, so that all that is said was told with it?"""
    end = _end(scene, prop)
    return sum(prop.clause.group.last <= first < end for first, _ in scene.note.quotes) == 1


def _is_rest(scene: Scene, prop: Proposition, clause: Clause) -> bool:
    said = clause.governor is prop.clause and clause.relation in (Relation.COMPLEMENT, Relation.COORDINATE)
    told = clause.tail[1] - clause.tail[0] >= 2 or (clause.group.negated and clause.group.modal is not None)
    whole = clause.group.finite and not clause.quoted and told
    if not whole or not (said or _is_also_said(prop, clause)) or clause.lemma in SAYING:
        return False
    if clause.tail_has(Kind.AMOUNT) or any(
        a < clause.reach[1] and clause.group.first < b for a, b in scene.note.quotes
    ):
        return False
    return not any(_is_within(c, clause) for c in scene.read)


def _is_within(read: Clause, clause: Clause) -> bool:
    """Is what was read the clause itself, or does it hang on it ("cannot join because it needs mines")?"""
    hangs = read.relation not in (Relation.MAIN, Relation.COMPLEMENT, Relation.COORDINATE)
    own = read is clause or clause in read.governors() or read.fellow is clause
    return own or (hangs and read.group.first > clause.group.first)


def _is_also_said(prop: Proposition, clause: Clause) -> bool:
    """ "Said that it "did not exclude" accession, but that this took time": does the second "that" hang on the verb?"""
    loose = clause.relation is Relation.COMPLEMENT and clause.governor is None and clause.opener == "that"
    before = [c for c in prop.clauses if not c.quoted and c.group.finite and c.group.first < clause.begin]
    return loose and bool(before) and before[-1] is prop.clause


def _counts_casualties(scene: Scene, prop: Proposition) -> bool:
    """ "The centre reported 12 casualties", "... that there were 12": a figure, which is read as one."""
    if _tells_harm(scene, prop):
        return True
    said = next((c for c in prop.clauses if c.governor is prop.clause and c.lemma == "be"), prop.clause)
    counts = list_counts(scene.note, said.group.last, max(said.tail[1], said.group.last + _NEAR))
    near = [c for c in counts if c.mention.first - said.tail[0] <= _NEAR and c.quantity.unit == "casualty"]
    return bool(near) and near[0] is counts[0] and not any(said.group.last <= a for a, _ in scene.note.quotes)


def _tells_harm(scene: Scene, prop: Proposition) -> bool:
    """ "The ICRC reported that 812 people wounded by mines were treated": a figure of people harmed, which is read as
    one."""
    if scene.place.code not in CODES or scene.note.norms.isdisjoint(_HARM):
        return False
    for clause in prop.clauses:
        if clause.governor is not prop.clause or clause.subject is None or clause.quoted:
            continue
        led = list_counts(scene.note, *clause.subject)
        if led and led[0].quantity.unit in ("casualty", "person") and led[0].mention.first - clause.subject[0] <= 2:
            return led[0].quantity.value is not None or led[0].quantity.low is not None
    return False


def _holds(prop: Proposition, clause: Clause, quote: tuple[int, int]) -> bool:
    """Was a quotation read with a clause: one inside it, or a stance told below this verb whose words it is?"""
    inside = clause.quoted and quote[0] <= clause.group.first < quote[1]
    stance = STANCES.get(clause.lemma) not in (None, "stated", "committedTo")
    return inside or (stance and prop.clause in clause.governors() and clause.group.last <= quote[0] < clause.reach[1])


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
    *,
    alone: bool = True,
) -> Iterator[Claim]:
    region = quote or (prop.clause.group.last, end)
    content = scene.condense(*_told(prop, region, end, alone=alone))
    if len(content.split()) < 2 and quote is None:
        return
    wheres = (
        list_wheres(scene.note, *region) or list_wheres(scene.note, prop.clause.group.last, end) or _before(scene, prop)
    )
    first = next((q for q in scene.note.quotes if quote and q[0] == quote[0]), quote)
    denies = quote is not None and _denies(scene, quote)
    stop, owed = quote[1] if quote else end, is_awaited(prop.clause)
    yield scene.claim(
        "StatementClaim",
        "denied" if denies else predicate,
        speaker,
        prop=prop,
        object=names_topic(scene, prop, end),
        where=wheres[0] if wheres else find_venue(scene, prop, stop),
        arms=list_told_arms(scene, prop, end),
        content=add_meeting(scene, prop, stop, content),
        quoted=scene.quote(*first) if first and _is_quoted(scene, first[0]) else None,
        status=Status.DENIED if denies else Status.ASSERTED if owed else read_status(prop),
        polarity=Polarity.NEGATED if owed else prop.polarity,
        current=owed,
        behind=stop,
        **told_when(scene, prop, speaker, asserters, stop),
    )


def _told(prop: Proposition, region: tuple[int, int], end: int, *, alone: bool) -> tuple[int, int]:
    """ "Said that it cannot join until "the situation" is resolved": the whole of what is said, where there is one
    quotation or none; of several each its own.
    """
    if not alone:
        return region
    first = region[0] if region[0] < prop.clause.group.first else min(region[0], prop.clause.group.last)
    return first, find_told_end(prop, max(region[1], end))


def _is_quoted(scene: Scene, place: int) -> bool:
    return any(first <= place < last for first, last in scene.note.quotes)


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


def _is_nearest(prop: Proposition, quote: int) -> bool:
    """Is this the last verb of saying before a quotation?"""
    between = [c for c in prop.clauses if not c.quoted and prop.clause.group.last <= c.group.first < quote]
    return not any(STANCES.get(c.lemma) in ("stated", "criticized") for c in between)


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
        and not _ends_said(prop, c)
    ]
    ends += [c.reach[1] for c in prop.clauses if _ends_said(prop, c)]
    return min(max(ends), *stops) if stops else max(ends)


def _ends_said(prop: Proposition, clause: Clause) -> bool:
    """ "Said that the mines states keep should be few": the verb of what is said, behind a clause without "that"."""
    alone = clause.fellow is prop.clause and clause.subject is None and clause.group.modal
    before = prop.note.word(clause.group.first - 1)
    return bool(alone) and before.isalpha() and before not in ("and", "or", "but", "it", "they", "he", "she", "who")


@on_words({"according"})
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


def _answers_to(prop: Proposition) -> bool:
    """ "DAHMI, which reports to the ministry, has": whose orders a body is under is nothing that it says."""
    present = prop.clause.group.form.value in ("s", "base", "present") and prop.words_behind(1) == ["to"]
    quoted = any(prop.clause.group.last <= first < prop.clause.reach[1] for first, _ in prop.note.quotes)
    return present and not quoted and not any(c.governor is prop.clause for c in prop.clauses)
