"""Names that no register has, known by their form: bodies, people, places. They are reported, never dropped.

A run of words with capitals is a body where it has a word such as "Ministry" or "Trust", a person where an office or a
title stands before it, a place where a preposition of place does. What is none of these stays unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from armstrace.loaders.token import Token

BODY = frozenset(
    """ministry ministries department enterprise institute group center centre coalition committee company
    corporation army
    navy battalion brigade brigades agency office council organization organisation association trust foundation fund
    authority directorate network movement front party commission congress parliament assembly bank university union
    mission demining command bureau service services panel cross crescent embassy industry limited ltd society
    secretariat
    factory works team project initiative forum alliance federation police guard guards court corps regiment watch
    international action campaign monitor society school hospital academy inspectorate cell unit""".split()  # noqa: SIM905
)
_TITLES = frozenset(
    """minister president ambassador amb colonel col general gen director secretary commander captain major spokesperson
    spokesman spokeswoman king prince sheikh dr mr ms mrs deputy chief representative counsellor counselor officer
    envoy engineer leader chairman chairperson chairwoman chair premier chancellor senator brigadier lieutenant admiral
    attache head coordinator advisor adviser manager journalist author researcher expert prof professor sergeant
    governor mayor inspector delegate""".split()  # noqa: SIM905
)
_WHERE = frozenset("in near at around from across throughout into outside inside toward towards to".split())  # noqa: SIM905
_WHERE_AT = _WHERE - {"to", "from"}
_PLACE_NOUNS = frozenset(
    """district districts province provinces region regions governorate governorates city town village villages county
    state republic valley island islands peninsula airport airbase camp mountains river area areas border oblast raion
    municipality municipalities department departments division corridor enclave strip heights prefecture""".split()  # noqa: SIM905
)
#: Nouns behind which "of" leads to the name of the place.
_NAMED_OF = frozenset(
    """district districts province provinces region governorate city town village villages enclave suburb suburbs
    outskirts neighborhood neighbourhood quarter island valley municipality port commune camp peninsula""".split()  # noqa: SIM905
)
JOINERS = frozenset("of for and the against on de da do del al el la to in und & -".split())  # noqa: SIM905
#: What someone presides over is nobody's name: "President of the Meeting", "Chair of the Board".
_NO_PERSONS = frozenset("meeting board conference committee council commission session".split())  # noqa: SIM905
_SENT = _TITLES | {"mission", "campaign", "delegation"}
NO_NAMES = frozenset(
    """article protocol form resolution convention treaty report state states party parties meeting conference amended
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday world war cold note table summary policy use production transfer update the this
    these in on at by from as since while although however during after before under for when where there it they
    he she we other another all both each several many most some one two three explosive remnants cluster munition
    munitions mine mines landmine landmines antipersonnel antivehicle submunition submunitions casualties casualty
    victim assistance an a its their his her our such no not according additionally previously currently following
    statement letter email interview see ibid photographs video hazardous hazardou suspected confirmed mined
    contaminated remaining affected impacted surveyed cleared released""".split()  # noqa: SIM905
)
#: What a minister or department may be for, beyond its first word.
_MATTERS = frozenset("affairs affair and of security defense defence development disarmament trade works".split())  # noqa: SIM905
ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z][A-Z&a-z]{0,5}\Z")
_NO_BODIES = frozenset(
    """ERW IED IEDs UXO CMR CHA SHA CHAs SHAs DHA DHAs LIS BLS EOD EORE NTS
    RUB USD EUR UTC GMT GDP MRE APM AVM AXO BAC FAE SFW PMC PMCs DPICM HIV
    UPDATE
    NGO NGOs CM CMs HE AT MLRS UAV SADM CAR DRC UK US USA UN""".split()  # noqa: SIM905
)


class Shape(NamedTuple):
    """A name by its form: token range, and `body`, `person` or `place`. `role` are the words of the office."""

    first: int
    last: int
    kind: str
    role: str = ""


def find_shapes(tokens: Sequence[Token], taken: Sequence[bool]) -> Iterator[Shape]:
    """The names that stand outside what is already known, left to right."""
    stop = 0
    for place, token in enumerate(tokens):
        last = _run(tokens, taken, place) if token.capital and place >= stop and not taken[place] else place
        if last > place:
            last = _slashed(tokens, place, last)
            shape = _classify(tokens, taken, place, last)
            if shape and shape.kind == "place":
                yield from _places(tokens, shape)
                for member in _members(tokens, taken, shape):
                    yield from _places(tokens, member)
                    last = member.last
            elif shape:
                yield from _firms(tokens, shape)
            else:
                last = next((i + 1 for i in range(place + 1, last) if tokens[i].norm in ("in", "to")), last)
            stop = last


def _slashed(tokens: Sequence[Token], first: int, last: int) -> int:
    """ "SPLM/A": where a short form ends that has one more letter behind a stroke."""
    short = last - first == 1 and len(tokens[first].text) > 2 and tokens[first].text.isupper()
    letter = tokens[last + 1].text if last + 1 < len(tokens) and tokens[last].text == "/" else ""
    return last + 2 if short and len(letter) == 1 and letter.isupper() else last


#: Words that make the name of a body of mine action, and those that it may end in.
_ON_MINES = frozenset("mine mines action demining clearance uxo erw explosive deminers".split())  # noqa: SIM905
_ENDS = frozenset(
    """center centre authority agency commission institute office organization organisation unit committee service
    secretariat council directorate department programme program brigade company""".split()  # noqa: SIM905
)


def find_demining_bodies(tokens: Sequence[Token], norms: Sequence[str]) -> Iterator[Shape]:
    """Bodies named for mine action, whatever states and weapons their names have: "Yemen Executive Mine Action
    Centre". `norms` are those of the tokens.
    """
    last, size = 0, len(tokens)
    for place, token in enumerate(tokens) if not _ENDS_OR_FIRM.isdisjoint(norms) else ():
        if place < last or not token.capital:
            continue
        last = place + 1
        while last < size and (tokens[last].capital or tokens[last].norm in _JOINS):
            last += 1
        if last - place < 3:  # no name of two words is one of them
            continue
        ends = [i for i in range(place, last) if tokens[i].norm in _ENDS]
        firm = last - place >= 3 and tokens[last - 1].norm in _MAKERS and tokens[place].norm not in NO_NAMES
        if firm and not any(tokens[i].norm == "and" for i in range(place, last)):
            yield Shape(place, last, "body")
        elif ends and ends[-1] - place >= 2 and any(tokens[i].norm in _ON_MINES for i in range(place, ends[-1])):
            first = place + (1 if tokens[place].norm in ("the", "in", "a", "an", "since", "when") else 0)
            yield Shape(first, ends[-1] + 1, "body")


#: Words that the name of a company ends in.
_FIRM = frozenset("corporation company limited ltd inc industry factory works work group plc".split())  # noqa: SIM905
_ENDS_OR_FIRM = _ENDS | _FIRM
_MAKERS = frozenset("corporation limited industry factory arsenal".split())  # noqa: SIM905
_JOINS = frozenset("and of for".split())  # noqa: SIM905


def _firms(tokens: Sequence[Token], shape: Shape) -> Iterator[Shape]:
    """ "Acme Corporation and Basalt Corporation": two companies; all other names stay whole."""
    cut = next((i for i in range(shape.first + 2, shape.last - 1) if tokens[i].norm == "and"), None)
    if cut is None or tokens[cut - 1].norm not in _FIRM or tokens[shape.last - 1].norm not in _FIRM:
        yield shape
        return
    yield Shape(shape.first, cut, shape.kind, shape.role)
    yield Shape(cut + 1, shape.last, shape.kind, shape.role)


def _places(tokens: Sequence[Token], shape: Shape) -> Iterator[Shape]:
    """The members of "Tibesti and Ennedi" or "Kafr Zita in Hama", each a place."""
    first = shape.first
    for place in range(shape.first, shape.last + 1):
        if place == shape.last or tokens[place].norm in ("and", "in"):
            first += tokens[first].text == "the" and place > first + 1
            if place > first:
                yield Shape(first, place, "place", shape.role)
            first = place + 1


#: What may stand behind a list of places: no verb, so that "in Moundou, Ana and Ben said" is no list.
_BEHIND_LIST = frozenset(
    """. , ; : ) — – in on by between since during where from with as that which who at until after before throughout
    against when while""".split()  # noqa: SIM905
)


def _members(tokens: Sequence[Token], taken: Sequence[bool], shape: Shape) -> list[Shape]:
    """The names behind a place that go on its list: "in Aozou, Fada, and the Tibesti Mountains", each a place.

    A list has an "and", and no verb behind it; a place that opens the sentence has none ("In Fada, Ana and Ben").
    """
    place, joined, found = shape.last, False, list[Shape]()
    opens = shape.first <= 1 or tokens[place : place + 1] == []
    while place < len(tokens):
        start = place
        place += tokens[place].text == ","
        ends = place < len(tokens) and tokens[place].norm in ("and", "or")
        place += ends
        place += start < place < len(tokens) and tokens[place].text == "the"
        last = _run(tokens, taken, place) if start < place < len(tokens) else place
        if last == place or opens or _is_named_else(tokens, taken, place, last):
            place = start
            break
        found.append(Shape(place, last, "place"))
        joined = joined or ends or any(tokens[i].norm == "and" for i in range(place, last))
        place = last
    behind = tokens[place].norm if place < len(tokens) else "."
    shut = behind in _BEHIND_LIST or behind in _PLACE_NOUNS or behind.isdigit()
    return found if joined and shut else []


def _is_named_else(tokens: Sequence[Token], taken: Sequence[bool], first: int, last: int) -> bool:
    """Is a run of capital words a body or a person, or too long for a place?"""
    shape = _classify(tokens, taken, first, last)
    words = [token.norm for token in tokens[first:last]]
    long = max(len(part.split()) for part in " ".join(words).split(" and ")) > 4
    return long or (shape is not None and shape.kind != "place")


def _run(tokens: Sequence[Token], taken: Sequence[bool], first: int) -> int:
    """The end of the run of capital words that begins at a token; `first` itself where none does."""
    if taken[first] or not tokens[first].capital or tokens[first].norm in NO_NAMES:
        return first
    last = place = first + 1
    while place < len(tokens) and not taken[place] and place - first < 14:
        if tokens[place].capital and tokens[place].norm not in ("the",):
            last = place + 1
        elif (tokens[place].text == "," and _goes_on(tokens, first, place)) or _owns(tokens, place):
            pass
        elif tokens[place].norm not in JOINERS or place - last >= 2:
            break
        elif tokens[place].norm == "to" and place == first + 1 and tokens[first].norm not in _SENT:
            break  # "the center in Moundou to the Ministry of Health"
        place += 1
    return last


#: Those whose armies, parties and unions are called so: "New People’s Army", "Kurdistan Workers’ Party".
_OWNERS = frozenset("people peoples workers women children veterans survivors".split())  # noqa: SIM905


def _owns(tokens: Sequence[Token], place: int) -> bool:
    """Is it the apostrophe, or the s behind it, of "New People’s Army"?"""
    mark = place - (tokens[place].low == "s")
    behind = mark + 1 + (mark + 1 < len(tokens) and tokens[mark + 1].low == "s")
    named = tokens[mark].low == "'" and tokens[mark - 1].low in _OWNERS
    return named and behind < len(tokens) and tokens[behind].capital


def _goes_on(tokens: Sequence[Token], first: int, comma: int) -> bool:
    """ "Ministry of Labor, Health and Social Affairs": does a ministry's list of matters go on behind a comma?"""
    ministry = tokens[first].norm in ("ministry", "department", "directorate", "agency") and first + 1 < comma
    listed = tokens[comma + 1 : comma + 3]
    joined = any(token.norm == "and" for token in tokens[comma + 2 : comma + 5])
    return (
        ministry
        and len(listed) == 2
        and listed[0].capital
        and joined
        and not any(t.text == "(" for t in tokens[first:comma])
    )


_FIRMS = frozenset("company firm manufacturer ngo contractor operator enterprise".split())  # noqa: SIM905
_ARTICLES = frozenset("the a an italian british french german us american private commercial".split())  # noqa: SIM905
#: "The Lima Conference on" is no place.
_GATHERINGS = frozenset("conference workshop seminar meeting symposium".split())  # noqa: SIM905


def _classify(tokens: Sequence[Token], taken: Sequence[bool], first: int, last: int) -> Shape | None:
    norms = [token.norm for token in tokens[first:last]]
    before = tokens[first - 1].norm if first else ""
    if _is_body(tokens, first, last) or (before in _FIRMS and tokens[first - 2].norm in _ARTICLES):
        return Shape(first, last, "body")
    titles = _title_end(norms)
    if titles and last < len(tokens) and taken[last]:
        return None
    if (
        titles < len(norms)
        and _NO_PERSONS.isdisjoint(norms[titles:])
        and (titles or _has_title(tokens, first))
        and len(norms) - titles <= 4
    ):
        return Shape(first + titles, last, "person", " ".join(t.text for t in tokens[first : first + titles]))
    if not _GATHERINGS.isdisjoint(norms):
        return None
    following = tokens[last].norm if last < len(tokens) else ""
    if following == "-":
        return None  # "in Kurdish-held areas" names who holds them
    named_of = before == "of" and first >= 2 and tokens[first - 2].norm in _NAMED_OF
    if before in _WHERE or named_of or following in _PLACE_NOUNS or (before == "the" and _reaches_where(tokens, first)):
        return Shape(first, last, "place")
    return None


#: "The West Bank" of a river is none that lends money.
_SIDES = frozenset("west east left right north south".split())  # noqa: SIM905


def _is_body(tokens: Sequence[Token], first: int, last: int) -> bool:
    words = tokens[first:last]
    if words[-1].low == "bank" and len(words) == 2 and words[0].low in _SIDES:
        return False
    if len(words) == 3 and words[1].text == "/":
        return True
    if len(words) == 1:
        around = {tokens[i].text for i in (first - 1, last) if 0 <= i < len(tokens)}
        if around & set("/.-") or any(text.isdigit() for text in around):
            return False
        return bool(ACRONYM.match(words[0].text)) and words[0].text not in _NO_BODIES and words[0].text.isupper()
    return any(token.norm in BODY for token in words) and not any(
        token.norm in ("party", "meeting", "conference", "report", "request") for token in words[-1:]
    )


def _title_end(norms: Sequence[str]) -> int:
    """How many words at the head of a run are an office: "Deputy Minister of Defense Ana Lopez" has four."""
    if not any(norm in _TITLES for norm in norms):
        return 0
    last = max(i for i, norm in enumerate(norms) if norm in _TITLES) + 1
    if last < len(norms) and norms[last] in ("of", "for"):
        last += 2
        while last < len(norms) and norms[last] in _MATTERS:
            last += 1
    return min(last, len(norms))


#: Offices and ranks that are cut short: "Lt. Col. Ana Lopez".
_RANKS = frozenset("adm amb brig capt cmdr col dr gen gov lt maj mr mrs ms prof sen sgt".split())  # noqa: SIM905


def _has_title(tokens: Sequence[Token], first: int) -> bool:
    """Does an office in small letters stand before: "the deputy defense minister, Ana Lopez"?"""
    back = [token.norm for token in tokens[max(0, first - 9) : first]]
    if back[-1:] == ["."] and back[-2:-1] and back[-2] in _RANKS:
        return True
    return bool(back) and (back[-1] in _TITLES or (back[-1] == "," and any(norm in _TITLES for norm in back)))


def _reaches_where(tokens: Sequence[Token], first: int) -> bool:
    return first >= 2 and tokens[first - 2].norm in _WHERE_AT
