"""Where a clause names the meetings that were attended, what it excepts of them, and since when there were no more."""

from __future__ import annotations

from armstrace.graph.claim import Quantity
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import list_counts
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import Scene

#: Meetings by common nouns.
MEETINGS = frozenset(
    "meeting conference process session workshop negotiation intersessional intersessionals seminar".split()  # noqa: SIM905
)
#: Who stands for the state behind "of" or "from".
_ENVOYS = frozenset("mission delegation delegate representative embassy official observer".split())  # noqa: SIM905
_LEADS_HELD = frozenset({"in", "at", "on", "from"})
#: How many words may stand between a number and the noun that it counts.
_BETWEEN = 4
#: What leads from the meetings at large to those that are named.
_NAMING = frozenset({"including", "recently", "such", ":", "namely"})
_ORDINALS = frozenset({"first", "second", "third", "only", "last", "sole"})
_SHARES = frozenset({"many", "most", "several", "some", "numerous", "all", "every"})


def list_regions(scene: Scene, prop: Proposition) -> list[Range]:
    """Where meetings are named: behind the verb with participles ("held in") up to the next whole clause, and behind
    "including" past a clause that only says which process is meant ("that made the convention, including").
    """
    end = _aside(scene, prop.clause.group.last, _held(scene, prop) or prop.clause.reach[1])
    regions = [(prop.clause.group.last, end)]
    aside = next((c for c in prop.clauses if c.begin == end and c.relation is Relation.RELATIVE and not c.quoted), None)
    for place in range(*aside.reach) if aside is not None and not prop.negated else ():
        if scene.note.word(place) == "including":
            return [*regions, (place, aside.reach[1] if aside else end)]
    return regions


def _aside(scene: Scene, first: int, end: int) -> int:
    """ "In Geneva, its first participation since the First Meeting": where that begins; else the end."""
    note = scene.note
    asides = (i for i in range(first, end - 2) if note.word(i) == "," and note.word(i + 1) in ("its", "their", "the"))
    return next((i for i in asides if note.word(i + 2) in _ORDINALS and note.tokens[i + 2].text.islower()), end)


def _held(scene: Scene, prop: Proposition) -> int | None:
    """ "Attended the seminar on landmines, held in Mali": the end of what tells where a meeting was held."""
    end = prop.clause.reach[1]
    for clause in prop.clauses:
        gap = [scene.note.word(place) for place in range(end, clause.group.first)]
        alone = not clause.group.helpers and not clause.quoted and gap in ([], [","])
        if alone and clause.lemma == "hold" and scene.note.word(clause.group.last) in _LEADS_HELD:
            return clause.reach[1]
    return None


def find_not_since(scene: Scene, region: Range) -> tuple[int, str] | None:
    """ "In several meetings, but not since 2013": where that begins, and from when on there was no more of it."""
    note = scene.note
    for place in range(region[0], region[1] - 2):
        dated = note.at(place + 2) or note.at(place + 3)
        if note.word(place) == "not" and note.word(place + 1) == "since" and dated is not None and dated.time:
            return place, f"{dated.time.bounds[0]}/"
    return None


def find_exception(scene: Scene, region: Range) -> int:
    """Where "except" or "with the sole exception of" stands, behind which it is the other way round; else the end."""
    words = [scene.note.word(i) for i in range(*region)]
    return next((region[0] + n for n, word in enumerate(words) if word in ("except", "exception")), region[1])


def count_meetings(scene: Scene, region: Range) -> Quantity | None:
    """ "Three regional conferences held during the process": how many meetings there were; None where the date that
    follows is only that of the last ("most recently in 2019").
    """
    if any(scene.note.word(place) == "recently" for place in range(*region)):
        return None
    return _count(scene, region)


def _count(scene: Scene, region: Range) -> Quantity | None:
    for count in list_counts(scene.note, *region):
        begin = _behind_owner(scene, count.mention.last, region[1])
        nouns = [token.norm for token in scene.note.tokens[begin : begin + _BETWEEN]]
        if (count.quantity.value or 0) >= 1 and not MEETINGS.isdisjoint(nouns):
            return replace(count.quantity, unit="item")
    return None


def find_general(scene: Scene, prop: Proposition, region: Range) -> tuple[Range, Quantity | None] | None:
    """ "In many of the treaty's meetings, most recently", "two meetings: a workshop and": the meetings at large before
    those that are named, with their number; None where neither a number, a share nor a beginning is told of them.
    """
    note, (first, last) = scene.note, region
    stop = next((i for i in range(first, last) if note.word(i) in _NAMING), last)
    plural = [i for i in range(first, stop) if note.tokens[i].norm in MEETINGS and note.word(i).endswith("s")]
    if stop == last or not plural:
        return None
    dated = any(m.time for m in note.within(first, stop, Kind.TIME))
    number = _count(scene, (first, stop))
    told = number or _SHARES & {note.word(i) for i in range(first, stop)} or _since(prop)
    return ((first, plural[-1] + 1), number) if told and not dated else None


def _since(prop: Proposition) -> bool:
    """ "Since 2009" before the subject."""
    return any(time.edtf.endswith("/") for time in prop.times)


def _behind_owner(scene: Scene, place: int, end: int) -> int:
    """ "Three of the convention's meetings": where what is the treaty's begins; else the place itself."""
    treaty = next(iter(scene.note.within(place, min(end, place + _BETWEEN), Kind.TREATY)), None)
    owns = treaty is not None and scene.note.word(treaty.last) == "'"
    return treaty.last + 2 if treaty is not None and owns else place


def find_sender(scene: Scene, party: Party) -> Party:
    """ "The Permanent Mission of Peru", "delegates from Peru": the state whose envoys they are; else who they are."""
    note = scene.note
    words = party.words.lower().replace("-", " ").split()
    envoys = any(word in _ENVOYS or word.rstrip("s") in _ENVOYS for word in words)
    if not envoys or party.ref.kind not in ("org", "group"):
        return party
    first = party.mention.first if party.mention else 0
    verb = note.verbs[0].first if note.verbs else len(note.tokens)
    states = [m for m in note.within(first, max(first, verb), Kind.STATE) if note.word(m.first - 1) in ("of", "from")]
    return scene.party(states[0]) if states else party
