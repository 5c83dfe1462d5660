"""What the rules on contaminated and on cleared land share: their sections, units, clearers, and what is spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, list_counts
from armstrace.loaders.clause import Relation
from armstrace.loaders.comparison import find_change_end, find_held_time, is_figure_held
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import Scene

AREAS = frozenset({"km2", "m2", "hectare"})
LAND_SECTIONS = frozenset({"ma", "imp"})
CLEARING = frozenset("clear demine remove defuse neutralize".split())  # noqa: SIM905
_DEVICES = frozenset({"mine", "explosiveDevice", "munition", "submunition", "bomb", "ied", "home"})
CLEARERS = frozenset({"state", "org", "group", "territory"})


#: Words behind which a date is that of another figure.
BESIDE = re.compile(
    r"\b(?:(?:down|up) from|compar\w+ (?:to|with)|than in|as in|(?:similar|contrast) to|(?:increase|decrease|rise|drop"
    r"|decline|fall|reduction|growth|more|less|higher|lower)\b[^,;.]{0,28} (?:from|on|over|since|than))\b"
)

_LISTED = re.compile(r"\b(?:websites?|web|catalog(?:ue)?s?|lists?|sale|service|inventory|stocks?|stockpiles?)\b", re.I)


#: Nouns behind which clearing is what they are of.
_SPOKEN_OF = frozenset(
    """difficulty difficulties cost costs burden challenge challenges importance benefit benefits idea possibility
    problem problems means purpose progress experience method methods feasibility danger dangers risk risks pace way
    ways capable capability capacity""".split()  # noqa: SIM905
)


def is_only_spoken_of(scene: Scene, prop: Proposition) -> bool:
    """ "The difficulties of clearing mines", "little progress in clearing land": nobody says that it is done."""
    first = prop.clause.group.first
    near = scene.note.lows[max(0, first - 4) : first]
    led = any(word in ("of", "in", "for") for word in near)
    return prop.clause.relation is Relation.GERUND and led and not _SPOKEN_OF.isdisjoint(near)


def takes_apart(scene: Scene, prop: Proposition) -> bool:
    """ "Removed the fuzes from its mines", "removed mines from its catalogue": none is taken out of the ground."""
    if prop.lemma != "remove" or prop.passive:
        return False
    first, last = prop.clause.tail
    place = next((i for i in range(first, last) if scene.note.word(i) == "from"), last)
    if _LISTED.search(scene.note.words(place, last)):
        return True
    parts = place < last and not list_counts(scene.note, first, place) and not scene.note.within(first, place)
    return parts and bool(scene.note.within(place, last, Kind.WEAPON))


def remains(prop: Proposition) -> bool:
    """Is it what "remains to be" cleared?"""
    return bool(prop.clause.group.infinitive and prop.clause.fellow and prop.clause.fellow.lemma in ("remain", "leave"))


def area_of(scene: Scene) -> Ref | None:
    """The area that a paragraph speaks of: the place named in the sentence, else the country.

    A place of a sentence before it stands for it only where a register has it in that country: a meeting in Geneva says
    nothing of where the mines lie.
    """
    own = [where.refs[0] for where in scene.wheres if not lies_abroad(scene, where.refs[0])]
    if own:
        return own[0]
    named = [m.ref for m in scene.mentions(Kind.PLACE) if not lies_abroad(scene, m.ref)]
    if named:
        return named[0]
    back = [m.ref for m in scene.discourse.recent if m.kind is Kind.PLACE and _lies_at_home(scene, m.ref)]
    return back[-1] if back else scene.home


def _lies_at_home(scene: Scene, place: Ref) -> bool:
    entry = scene.registers.find_ref(place)
    return entry is not None and scene.home in entry.refs("state")


def lies_abroad(scene: Scene, place: Ref) -> bool:
    """Does a register have the place in another country (a city where states meet)?"""
    entry = scene.registers.find_ref(place)
    other = place.kind == "state" and place != scene.home
    return other or (entry is not None and "state" in entry.fields and scene.home not in entry.refs("state"))


def weapon_named(scene: Scene) -> list[Arm]:
    """What land is contaminated by: named in the sentence, else spoken of before, else what the section is about."""
    arms = scene.arms
    if arms:
        return arms
    if "battle" in scene.note.norms and "area" in scene.note.norms:
        return [Arm((Ref("munition", "erw"),), "", -1, -1)]  # battle areas are those of unexploded ordnance
    back = list(scene.discourse.weapons)
    refs = (back[0].ref,) if back else (scene.discourse.weapon,) if scene.discourse.weapon else ()
    return [Arm(refs, "", -1, -1)] if refs else []


def object_of(arms: Sequence[Arm]) -> Party | None:
    """The first weapon as the object of a claim."""
    return Party(arms[0].refs[0], arms[0].words, arms[0].known, None, arms[0].first < 0) if arms else None


#: Verbs of what a survey or database found.
FINDING = frozenset(
    "find identify record confirm reveal register locate show indicate report estimate list map".split()  # noqa: SIM905
)
_SURVEYED = re.compile(r"\b(?:surveys?|LIS|BLS|NTS|assessments?|database|data|records|mapping|teams)\b", re.IGNORECASE)


def list_finders(scene: Scene, prop: Proposition) -> tuple[Ref, ...]:
    """The bodies by whose survey or records it is known: "a HALO Trust survey found", "registered by the centre"."""
    if prop.lemma not in FINDING:
        return ()
    if prop.passive:
        return tuple(p.ref for p in prop.actors if p.ref.kind == "org" and (p.known or p.mention))
    subject = prop.subject_range or (0, 0)
    if not _SURVEYED.search(scene.note.words(*subject)):
        return ()
    note, bodies = scene.note, scene.note.within(*subject, Kind.BODY)
    where = ("of", "in")  # "a survey of the West Bank"
    told = [m for m in bodies if note.word(m.first - 1 - (note.word(m.first - 1) == "the")) not in where]
    return tuple(dict.fromkeys(m.ref for m in told))


def own_time(scene: Scene, prop: Proposition, first: int, last: int) -> Time | str | None:
    """The date that stands with a figure, else that of its clause, else the only one of the sentence."""
    own = [m.time for m in scene.note.within(first, last, Kind.TIME) if m.time]
    number = scene.note.at(first - 1)
    changed = find_change_end(scene.note, number, own or prop.times) if number is not None else None
    if changed:
        return changed
    return next(iter(own or prop.times or only_times(scene)), None)


def only_times(scene: Scene) -> list[Time]:
    """The date of the sentence where it has just one."""
    times = [m.time for m in scene.mentions(Kind.TIME) if m.time]
    return times if len({time.edtf for time in times}) == 1 else []


def is_device(scene: Scene, count: Count) -> bool:
    """Does a figure count mines or other devices, rather than areas, tasks or people?"""
    if count.quantity.unit == "item":
        named = any(scene.note.tokens[i].norm in ("item", "ordnance") for i in range(count.mention.last, count.last))
        return named or bool(scene.note.within(count.mention.last, count.last, Kind.WEAPON))
    return count.quantity.unit in _DEVICES


def list_devices(scene: Scene, first: int, last: int) -> list[Count]:
    """The figures of a range that count devices; one without a noun that another is held against counts the same
    ("4,500 mines, up from 3,200").
    """
    found: list[Count] = []
    for count in list_counts(scene.note, first, last):
        bare = bool(found) and count.quantity.unit == "item" and not count.noun
        if is_device(scene, count) or (bare and is_figure_held(scene.note, count.mention)):
            found.append(count)
    return found


def join_doers(scene: Scene, doers: Sequence[Party]) -> Party | None:
    """Who did it: several bodies that a text names with one figure did it together, and none of them alone."""
    named = [party.mention for party in doers if party.mention is not None and not party.found_back]
    if len({m.ref for m in named}) < 2 or len(named) < len(doers):
        return next(iter(doers), None)
    return scene.mint("group", scene.note.words(named[0].first, named[-1].last))


def doers_back(scene: Scene, told: AbstractSet[Ref]) -> list[Party]:
    """Who was spoken of before and may have done it: one alone, and nobody who only tells it."""
    back = [p for p in scene.discourse.subjects if p.ref.kind in CLEARERS and p.ref not in told]
    return [replace(p, mention=None, found_back=True) for p in back] if len(back) == 1 else []


def figure_time(scene: Scene, prop: Proposition, count: Count, stop: int) -> Time | str | None:
    """When a figure is of: its own date, that of its clause, or of what it is held against."""
    if is_figure_held(scene.note, count.mention):
        return find_held_time(scene.note, count.mention, prop.times or only_times(scene))
    return own_time(scene, prop, count.mention.last, stop)


def outside_times(scene: Scene, prop: Proposition, count: Count) -> list[Time]:
    """The dates of a figure's clause, but for those in a bracket that the figure does not stand in.

    "Destroyed 40 mines (compared to 20 in 2021)" says nothing of when the 40 were destroyed.
    """
    told = prop.clause.group.last
    late = [m.time for m in scene.mentions(Kind.TIME) if BESIDE.search(scene.note.words(told, max(told, m.first)))]
    brackets = [b for b in scene.note.brackets if not b[0] < count.mention.first < b[1]]
    inner = [b for b in scene.note.brackets if b not in brackets]
    if inner:
        return [m.time for m in scene.note.within(*inner[0], Kind.TIME) if m.time]
    shut = [*late, *(m.time for b in brackets for m in scene.note.within(*b, Kind.TIME))]
    alone = [m.time for m in scene.mentions(Kind.TIME) if m.time and m.time not in shut]
    found = [time for time in prop.times if time not in shut]
    return found or (alone if len({time.edtf for time in alone}) == 1 else [])
