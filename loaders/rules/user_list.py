"""Who used a weapon where a text joins several: "both government and rebel forces", "by A until 2004, and by B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from armstrace.graph.sealed import replace
from armstrace.loaders.argument import by_range
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import ACTORS, Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.rules.used_weapon import USERS
from armstrace.loaders.scene import Scene

#: "Government and rebel forces", "the army and the guerrillas".
_BOTH = re.compile(
    r"\A(?:both |the )*(?P<one>government|army|military|state|rebel|guerrilla|opposition|militia|insurgent)"
    r"s?(?: (?P<head>forces|troops|groups|fighters|soldiers))? and (?:the |other )?(?P<other>[a-z-]+)"
    r"(?: (?P<last>forces|troops|groups|fighters|soldiers|factions))?\Z",
    re.IGNORECASE,
)
_OWN = frozenset({"government", "army", "military", "state"})
_SUCH_AS = frozenset("particularly especially notably mainly primarily mostly including namely".split())  # noqa: SIM905


def split_joint(scene: Scene, parties: Sequence[Party]) -> list[Party]:
    """Those whom one description joins, each on its own: "government and rebel forces" are the state and the rebels."""
    out: list[Party] = []
    for party in parties:
        found = _BOTH.match(party.words) if party.mention is None and not party.found_back and not party.known else None
        if found is None:
            out.append(party)
            continue
        last = found["last"] or ""
        out.append(_member(scene, found["one"], found["head"] or last))
        out.append(_member(scene, found["other"], last))
    return out


def _member(scene: Scene, kind: str, head: str) -> Party:
    words = f"{kind} {head}".strip()
    if kind.lower() in _OWN and scene.home is not None:
        return Party(scene.home, words)
    return scene.mint("group", words)


def list_by(scene: Scene, first: int, last: int) -> Iterator[tuple[list[Party], list[Time]]]:
    """Who did it by each "by" of a range, with the dates behind it: "by rebels until 2004, and by Uganda in 2000"."""
    note = scene.note
    begins = [i for i in range(first, last) if note.word(i) == "by" and (phrase := by_range(note, i, last)) is not None]
    begins = [i for n, i in enumerate(begins) if n == 0 or note.word(i - 1) in (",", "and")]
    for begin, end in pairwise([*begins, last]):
        phrase = by_range(note, begin, end)
        found = scene.discourse.find_parties(note, phrase) if phrase else ()
        users = [p for p in split_joint(scene, found) if p.ref.kind in USERS]
        yield users, [m.time for m in note.within(begin, end, Kind.TIME) if m.time]


def list_examples(scene: Scene, region: Range) -> list[Party]:
    """ "Used mines, particularly Soviet forces and the government": who is named behind, of those who did it."""
    first, last = region
    led = next((i for i in range(first + 1, last) if scene.note.word(i) in _SUCH_AS), None)
    if led is None or scene.note.word(led - 1) != "," or scene.note.at(led) is not None:
        return []
    named = scene.note.at(led + 1) or scene.note.at(led + 2)
    if named is None or named.kind not in ACTORS:
        return []
    return [p for p in scene.discourse.find_parties(scene.note, (led + 1, _end(scene, led + 1, last))) if p.mention]


def _end(scene: Scene, first: int, last: int) -> int:
    stops = ("from", "in", "during", ".", ";", "since", "until", "between", "against", "at", "on", "near")
    return next((i for i in range(first, last) if scene.note.word(i) in stops and scene.note.at(i) is None), last)


def last_joined(scene: Scene, phrase: Range | None, users: Sequence[Party]) -> list[Party]:
    """ "The government of Chad, a signatory, and the opposition X": who stands at the end behind an apposition."""
    if phrase is None or not users or scene.note.word(phrase[0] - 1) != "both":
        return []
    named = scene.note.within(*phrase, *ACTORS)
    ends = named[-1] if named and named[-1].last == phrase[1] else None
    if ends is None or ends.ref in {user.ref for user in users}:
        return []
    before = scene.note.lows[max(phrase[0], ends.first - 4) : ends.first]
    return [replace(scene.party(ends))] if "and" in before else []
