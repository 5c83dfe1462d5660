"""Rules for statements that stand as nouns or in the passive: "a statement made by", "these views were repeated"."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.date import find_times
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.speech import find_addressee
from armstrace.loaders.scene import Scene

_STATEMENT = frozenset("statement speech remark comment declaration intervention address".split())  # noqa: SIM905
_NEWS = frozenset({"update", "presentation"})
#: Answers, which need no matter to be told.
_ANSWERS = frozenset({"response", "reply", "explanation"})
_ABOUT = frozenset("on about regarding concerning".split())  # noqa: SIM905
_VIEW = frozenset("view position language argument concern sentiment message point statement call".split())  # noqa: SIM905
_REPEATING = frozenset("reiterate repeat use express echo restate reaffirm state voice".split())  # noqa: SIM905
_VESSELS = frozenset("letter statement speech email note paper interview document".split())  # noqa: SIM905
_SHIFTING = frozenset("toughen harden soften change shift reverse moderate reconsider evolve alter".split())  # noqa: SIM905
_STANCE_NOUNS = frozenset("stance position policy view attitude approach".split())  # noqa: SIM905
_SPEAKERS = frozenset({"state", "org", "person", "group", "territory"})


def split_quote(note: Annotation, quote: Range) -> list[Range]:
    """The sentences of a quotation, each a statement of its own."""
    out: list[Range] = []
    begin = quote[0]
    for place in range(quote[0], quote[1] - 4):
        if note.stops(place, ".!?") and note.tokens[place + 1].text[0].isupper() and place - begin > 4:
            out.append((begin, place + 1))
            begin = place + 1
    return [*out, (begin, quote[1])]


@on_verbs({"make", "deliver", "issue", "give"})
def read_made(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A quotation behind "a statement made by": each of its sentences is a statement of that speaker.

    >> [mbp chn] The view stands in contrast to a statement made by China in 2016: “We will never join the treaty.”
    -> StatementClaim state:chn stated time=2016
    """
    first, last = prop.clause.antecedent or (0, 0)
    if not any(scene.note.tokens[i].norm in _STATEMENT for i in range(first, last)):
        return
    quotes = [q for q in scene.note.quotes if q[0] >= prop.clause.group.last and q[1] - q[0] > 3]
    for speaker in [p for p in prop.actors if p.ref.kind in _SPEAKERS][:1]:
        for number, part in enumerate(part for quote in quotes for part in split_quote(scene.note, quote)):
            work = scene.speech(part[1]) if number == 0 else None
            time = work.date if work and work.date and prop.times and work.date.startswith(prop.times[0].edtf) else None
            topic = next(iter(scene.note.within(*part, Kind.TREATY)), None)
            yield scene.claim(
                "StatementClaim",
                "stated",
                speaker,
                prop=prop,
                object=topic.ref if topic else scene.discourse.treaty,
                content=scene.condense(*part),
                quoted=scene.quote(*part),
                time=time,
                behind=part[1],
                status=Status.ASSERTED,
            )


@on_verbs(_REPEATING)
def read_repeated(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What was said again, without its speaker: that of the statement before.

    >> [mbp chn] These views were repeated in a letter of May 2013. | In 2012, China said that it keeps mines.
    -> StatementClaim state:chn stated time=2013-05
    """
    subject = prop.subject_range or (0, 0)
    nouns = {scene.note.tokens[i].norm for i in range(*subject)}
    vessels = {scene.note.tokens[i].norm for i in range(*prop.clause.tail)}
    if not prop.passive or not nouns & _VIEW or not vessels & _VESSELS:
        return
    speaker = _last_speaker(scene)
    if speaker is None:
        return
    work = scene.speech(len(scene.note.tokens))
    said = prop.times[0].edtf if prop.times else ""
    time = work.date if work and work.date and work.date.startswith(said) else said
    content = scene.condense(subject[0], prop.clause.tail[1])
    person = scene.person(work.author) if work else None
    yield scene.claim(
        "StatementClaim",
        "stated",
        speaker,
        prop=prop,
        object=scene.discourse.treaty,
        time=time or None,
        asserters=(person.ref,) if person else None,
        content=f"{content}; said before on {earlier}" if (earlier := _said_before(scene)) else content,
        details=[("recipient", find_addressee(scene, prop, len(scene.note.tokens)))],
        status=Status.ASSERTED,
    )


def _said_before(scene: Scene) -> str:
    """The date of what was said first: that of the work that the note cites before the sentence."""
    cited = scene.works.get(scene.place.note or 0, ())
    before = [work for work in cited if work.span.end <= scene.note.offset + 1]
    times = find_times(before[-1].text) if before else ()
    return before[-1].text[times[-1].start : times[-1].end] if times else ""


def _last_speaker(scene: Scene) -> Party | Ref | None:
    """Whose views they are: the state or body last spoken of, else the country."""
    before = [p for p in scene.discourse.subjects if p.ref.kind in ("state", "org")]
    return before[0] if before else scene.home


@on_verbs(_SHIFTING)
def read_shift(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A stance that changed.

    >> [mbp chn] China appears to have hardened its position on the treaty in recent years.
    -> StatementClaim state:chn opposed treaty:mbt
    >> [mbp chn] China's policy on the treaty has not changed in recent years.
    -> StatementClaim state:chn stated treaty:mbt
    """
    nouns = {scene.note.tokens[i].norm for i in range(*prop.clause.tail)}
    if prop.passive or not nouns & _STANCE_NOUNS:
        yield from _standing_policy(scene, prop)
        return
    treaties = scene.mentions(Kind.TREATY)
    against = prop.lemma in ("toughen", "harden")
    for party in [p for p in prop.subjects if p.ref.kind in ("state", "org", "territory")][:1]:
        yield scene.claim(
            "StatementClaim",
            "opposed" if against else "stated",
            party,
            prop=prop,
            object=treaties[-1].ref if treaties else scene.discourse.treaty,
            current=not prop.times,
            content=scene.condense((prop.clause.fellow or prop.clause).group.first, prop.clause.reach[1]),
            polarity=prop.polarity,
        )


def _standing_policy(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "Its position has not changed": a view that went on, or did not, with whose it is."""
    first, last = prop.subject_range or (0, 0)
    told = any(scene.note.tokens[i].norm in _STANCE_NOUNS for i in range(first, last))
    if prop.passive or prop.clause.quoted or not told or prop.lemma not in ("change", "evolve", "shift", "alter"):
        return
    named = [scene.party(m) for m in scene.note.within(first, last, Kind.STATE)]
    owned = scene.note.word(first) in ("its", "their", "the") and scene.discourse.subjects
    back = [p.ref for p in scene.discourse.subjects if p.ref.kind == "state"] if owned else []
    for party in (named or [Party(ref, "", True, None, True) for ref in back])[:1]:
        treaty = next((m.ref for m in scene.mentions(Kind.TREATY)), scene.discourse.treaty)
        yield scene.claim(
            "StatementClaim",
            "stated",
            party,
            prop=prop,
            object=treaty,
            current=not prop.times,
            content=scene.condense(first, prop.clause.reach[1]),
            polarity=Polarity.AFFIRMED,
        )


def read_by_source(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What holds "according to" somebody and no other rule has read: their statement.

    >> [mbp chn] According to the official, accession depends on money. | A Chinese official spoke in Oslo.
    -> StatementClaim state:chn stated
    """
    if scene.note.word(0) != "according":
        return
    stance = prop.stance
    speakers = [p for p in stance.asserters if p.ref.kind in ("state", "org", "person") and (p.mention or p.found_back)]
    whole = prop.clause.relation in (Relation.MAIN, Relation.COORDINATE)
    if not speakers or not whole or prop.clause.quoted or prop.clause.governors():
        return
    begin = prop.subject_range[0] if prop.subject_range else prop.clause.begin
    end = max(
        prop.clause.reach[1], *(q[1] for q in scene.note.quotes if q[0] >= prop.clause.begin), prop.clause.tail[1]
    )
    quotes = [q for q in scene.note.quotes if prop.clause.begin <= q[0] < end]
    if any(c in scene.read for c in prop.clauses):
        return
    arms, wheres = list_arms(scene.note, begin, end), list_wheres(scene.note, begin, end)
    topic = next(iter(scene.note.within(begin, end, Kind.TREATY)), None)
    yield scene.claim(
        "StatementClaim",
        "stated",
        speakers[0],
        object=topic.ref if topic else None,
        arms=arms[:1],
        where=wheres[0] if wheres else None,
        content=scene.condense(begin, end),
        quoted=scene.quote(*quotes[0]) if quotes else None,
        time=prop.when,
        behind=end,
    )


@on_verbs({"make", "give", "deliver", "provide", "present", "issue"})
def read_spoken_on(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A statement told only by what it was about; none that was made.

    >> [mbp tcd] Chad provided a statement on victim assistance in May 2019.
    -> StatementClaim state:tcd stated time=2019-05
    >> [mbp tcd] Chad did not make any statements on the ban.
    -> StatementClaim state:tcd stated not
    """
    head = _spoken_noun(scene, prop)
    if head is None or prop.passive or prop.clause.quoted:
        return
    about = next((i for i in range(head, prop.clause.tail[1]) if scene.note.word(i) in _ABOUT), None)
    if about is None and not prop.negated and scene.note.tokens[head].norm not in _ANSWERS:
        return
    first, last = about or head, prop.clause.tail[1]
    last = next((m.first - 1 for m in scene.note.within(first + 1, last, Kind.TIME, Kind.MEETING)), last)
    treaty = next((m.ref for m in scene.note.within(first, last, Kind.TREATY)), None)
    for speaker in [p for p in prop.subjects if p.ref.kind in _SPEAKERS][:1]:
        yield scene.claim(
            "StatementClaim",
            "stated",
            speaker,
            prop=prop,
            object=treaty or scene.discourse.treaty,
            content=scene.condense(prop.clause.group.first, max(last, head + 1)),
            polarity=prop.polarity,
        )


def _spoken_noun(scene: Scene, prop: Proposition) -> int | None:
    """Where the object's own noun is one of speech: "several statements", "an update"."""
    note = scene.note
    for place in range(prop.clause.tail[0], min(prop.clause.tail[1], prop.clause.tail[0] + 5)):
        if note.tokens[place].norm in _STATEMENT | _NEWS | _ANSWERS and note.at(place) is None:
            return place
        if note.word(place) in _ABOUT or note.word(place) in ("of", "in", "to", "at", "for", "with"):
            return None
    return None
