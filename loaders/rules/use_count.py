"""Rules for what there was: attacks by their number, or no evidence of any use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from armstrace.graph.claim import Certainty, Claim, Comparator, Quantity, Status
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, by_range, list_arms, list_counts, list_wheres
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.use_noun import PROOF, USES
from armstrace.loaders.rules.used_weapon import USERS, claim_use
from armstrace.loaders.rules.user_list import list_by, split_joint
from armstrace.loaders.scene import NO_PROOF, Scene

_CASES = frozenset("instance case incident occasion".split())  # noqa: SIM905


@on_verbs({"be"})
def read_existence(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "There were attacks", "there is no evidence of use", "there was an increase in the use of".

    >> [cmb syr] There have been at least 12 cluster munition attacks in Syria since July 2012.
    -> UseClaim event:syria-cluster-attacks attackCount time=2012-07/
    >> [cmb syr] There was no evidence of new use of cluster munitions by any party in 2015.
    -> UseClaim group:any-party used munition:cluster-munition status=noEvidence time=2015
    >> [mbp per] There were no confirmed instances of use of mines in 2004.
    -> UseClaim event:use-of-mine involved munition:mine status=noEvidence time=2004
    >> [mbp per] There have been no confirmed cases of Peru using mines since 2004.
    -> UseClaim state:per used munition:mine status=noEvidence time=2004/
    >> [mbp per] There were allegations of use of mines by rebels in 1999, but none involving the army since 2004.
    -> UseClaim group:rebels used munition:mine status=alleged time=1999
    -> UseClaim state:per used munition:mine status=noEvidence time=2004/
    """
    first, last = prop.subject_range or (0, 0)
    if scene.note.word(first) != "there" or last - first != 1:
        return
    tail = prop.clause.tail
    noun = next((i for i in range(*tail) if scene.note.tokens[i].norm in USES and scene.note.at(i) is None), None)
    if noun is None:
        yield from _nobody_using(scene, prop)
        return
    arms = list_arms(scene.note, *tail) or unnamed_arms(scene, noun)
    if not arms:
        return
    words = [scene.note.tokens[i].norm for i in range(tail[0], noun)]
    if set(words) & PROOF or _is_none(words) or prop.negated:
        yield from _without_proof(scene, prop, arms[0], words)
        return
    by = by_range(scene.note, *tail) if scene.note.tokens[noun].norm == "use" else None
    users = scene.discourse.find_parties(scene.note, by) if by else ()
    if users and not list_counts(scene.note, tail[0], noun):
        where = prop.wheres[0] if prop.wheres else None
        for time in prop.times or (None,):
            yield from claim_use(scene, prop, arms[0], users, where, time=time, untimed=time is None)
        return
    yield from _counted(scene, prop, arms[0], noun)


def _is_none(words: Sequence[str]) -> bool:
    """ "No confirmed instances of", but not "no fewer than twelve"."""
    return any(word == "no" and words[i + 1 : i + 2] not in (["fewer"], ["less"]) for i, word in enumerate(words))


def _nobody_using(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "There were no confirmed cases of the army using mines"."""
    note, (first, last) = scene.note, (prop.clause.tail[0], prop.clause.reach[1])
    using = next((i for i in range(first, last) if note.word(i) in ("using", "laying", "planting")), None)
    words = [note.tokens[i].norm for i in range(first, using or first)]
    of = words.index("of") + first if "of" in words else None
    if using is None or of is None or not _is_none(words) or not set(words) & (PROOF | _CASES):
        return
    users = scene.discourse.find_parties(note, (of + 1, using))
    for arm in list_arms(note, using, last)[:1]:
        time = _since(scene, prop) or next((m.time for m in note.within(using, last, Kind.TIME)), None)
        yield from claim_use(scene, prop, arm, users, None, time=time, current=True, **NO_PROOF)


@on_verbs({"take", "occur", "date"})
def read_took_place(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A use that "took place" at a time or place; the last one that is known is no more than that.

    >> [mbp ago] The last confirmed use of mines by government forces took place in 2001.
    -> UseClaim state:ago used munition:mine time=2001
    """
    first, last = prop.subject_range or (0, 0)
    noun = next(
        (i for i in range(first, last) if scene.note.tokens[i].norm == "use" and scene.note.at(i) is None), None
    )
    if noun is None or prop.negated or {"alleged", "suspected"} & {scene.note.word(i) for i in range(first, noun)}:
        return
    if prop.lemma == "take" and prop.words_behind(1) != ["place"]:
        return
    by = by_range(scene.note, noun, last)
    users = scene.discourse.find_parties(scene.note, by) if by else ()
    where = prop.wheres[0] if prop.wheres else None
    for arm in (list_arms(scene.note, first, last) or unnamed_arms(scene, noun))[:1]:
        yield from claim_use(scene, prop, arm, users, where, content=scene.condense(first, noun + 1))


def unnamed_arms(scene: Scene, noun: int) -> list[Arm]:
    """ "No reports of use": of the weapon that the section is about, in the sections on policy."""
    weapon = scene.discourse.weapon
    told = scene.place.code in ("cmb", "mbp") and scene.note.tokens[noun].norm == "use"
    return [Arm((weapon,), "", -1, -1)] if weapon and told else []


def _without_proof(scene: Scene, prop: Proposition, arm: Arm, words: Sequence[str]) -> Iterator[Claim]:
    """Evidence, allegations or none, by each who is named with the dates of each; and who there was none of."""
    first, end = prop.clause.tail[0], len(scene.note.tokens)
    none = next((i for i in range(first, end) if _is_left_out(scene, i)), end)
    parts = list(list_by(scene, first, min(none, prop.clause.reach[1]))) or [([], [])]
    told = (
        Status.CONCLUDED
        if {"evidence", "confirmation"} & set(words)
        else Status.ALLEGED
        if {"allegation", "accusation"} & set(words)
        else Status.REPORTED
    )
    stance = NO_PROOF if _is_none(words) or prop.negated else {"status": told, "certainty": Certainty.PROBABLE}
    near = (first, min(none, prop.clause.reach[1]))
    for users, own in parts:
        shared = own if len(parts) > 1 else []
        for where in list(prop.wheres) or list_wheres(scene.note, *near) or (None,):
            times = shared or _times(scene, prop, near)
            for time in times or (None,):
                yield from claim_use(scene, prop, arm, users, where, time=time, current=True, **stance)
    yield from _none_of(scene, prop, arm, none)


def _times(scene: Scene, prop: Proposition, near: Range) -> list[Time]:
    """The date of "since" behind, else the years of the clause, each on its own, else those of what hangs on it."""
    since = _since(scene, prop, near[1])
    if since is not None:
        return [since]
    years = [time for time in prop.times if time.edtf.isdigit()]
    hung = [m.time for m in scene.note.within(*near, Kind.TIME) if m.time]
    return years if len(years) == len(prop.times) > 1 else list(prop.times[:1]) or hung[:1]


def _is_left_out(scene: Scene, place: int) -> bool:
    return scene.note.word(place) == "none" and scene.note.word(place + 1) in ("involving", "by", "of", "from")


def _none_of(scene: Scene, prop: Proposition, arm: Arm, first: int) -> Iterator[Claim]:
    """ "But none involving the army since 2004": whose use nobody speaks of."""
    note, end = scene.note, len(scene.note.tokens)
    begins = [i for i in range(first, end) if _is_left_out(scene, i)]
    for begin, stop in pairwise([*begins, end]):
        last = next((i for i in range(begin + 2, stop) if note.word(i) in ("since", "after", "in", ",", ".")), stop)
        users = [
            p for p in split_joint(scene, scene.discourse.find_parties(note, (begin + 2, last))) if p.ref.kind in USERS
        ]
        times = [m.time for m in note.within(begin, stop, Kind.TIME) if m.time]
        if users:
            time = next(iter(times), None)
            yield from claim_use(scene, prop, arm, users, None, time=time, current=True, behind=stop, **NO_PROOF)


def _since(scene: Scene, prop: Proposition, end: int | None = None) -> Time | None:
    """The date of "since" in a clause that follows: "since a March 2003 truce came into force"."""
    last = len(scene.note.tokens) if end is None or end >= prop.clause.reach[1] else end
    times = [m.time for m in scene.note.within(prop.clause.group.last, last, Kind.TIME) if m.time]
    return next((time for time in times if time.edtf.endswith("/")), None)


def _counted(scene: Scene, prop: Proposition, arm: Arm, noun: int) -> Iterator[Claim]:
    """A number of attacks, each "including" with its own number and period."""
    end = prop.clause.tail[1]
    wheres = prop.wheres
    counts = [
        c
        for c in list_counts(scene.note, prop.clause.group.last, end)
        if c.quantity.unit in ("attack", "occasion", "item")
    ]
    label = next(iter(scene.labels(arm.refs[0])), arm.words)
    noun_word = scene.note.tokens[noun].text
    event = scene.mint("event", f"{label} {noun_word}" + (f" in {wheres[0].words}" if wheres else ""))
    vague = Quantity(
        comparator=Comparator.UNQUANTIFIED, unit="attack", written=scene.condense(prop.clause.group.last, noun + 1)
    )
    for number, count in enumerate(counts or (None,)):
        stop = counts[number + 1].mention.first if count and number + 1 < len(counts) else end
        begin = count.mention.first if count else prop.clause.group.last
        times = [m.time for m in scene.note.within(begin, stop, Kind.TIME) if m.time]
        until = _until(scene, stop, end) if times and times[0].edtf.endswith("/") else None
        yield scene.claim(
            "UseClaim",
            "attackCount",
            event,
            prop=prop,
            as_of=until,
            arms=[arm],
            where=wheres[0] if wheres else None,
            quantity=replace(count.quantity, unit="attack") if count else vague,
            time=times[0] if times else _since(scene, prop) or _after(scene, prop),
            behind=stop,
            content=None if count else scene.condense(prop.clause.group.last, end),
        )


def _until(scene: Scene, first: int, last: int) -> str | None:
    """Up to when a total since a date counts: the end of the period that a part of it is given for."""
    ends = [m.time.bounds[1] for m in scene.note.within(first, last, Kind.TIME) if m.time]
    return next((end for end in reversed(ends) if end), None)


def _after(scene: Scene, prop: Proposition) -> str | None:
    """The date of a clause with "after": the increase is later than that."""
    for clause in prop.clauses:
        if clause.opener in ("after", "since", "once"):
            times = [m.time for m in scene.note.within(*clause.tail, Kind.TIME) if m.time]
            if times:
                return f"{times[0].bounds[0]}/"
    return None
