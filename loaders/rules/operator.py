"""Rules for bodies of mine action: which there are, what each is, who set it up, who works where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.loaders.argument import by_range, iter_runs
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.founding import list_gapped
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_HELPING = frozenset({"cva", "va"})
_SECTIONS = frozenset({"ma", "imp", "sma"}) | _HELPING
_WORK = (
    r"mine[- ]action|mine[- ]clearance|demining|clearance|survey|land release|EOD|explosive ordnance|risk education|"
    r"victim assistance|survivors?|disabilit(?:y|ies)"
)
#: What bodies hold, rather than work that they do.
_TALKS = re.compile(
    r"(?:an?|the|its|their|several|two|three)? ?(?:[\w-]+ ){0,2}"
    r"(?:workshops?|seminars?|meetings?|conferences?|symposium)\b",
    re.IGNORECASE,
)
_ON_WORK = re.compile(rf"\b(?:{_WORK})\b", re.IGNORECASE)
#: What a body is said to be.
_ROLE = re.compile(
    r"\b(?:cent(?:er|re)|authority|operators?|focal point|body|bodies|agency|organi[sz]ations?|institution|regulator|"
    r"coordinator|providers?|base|hub|school|entity|NGOs?|compan(?:y|ies)|actors?)\b"
)
#: What a country has or lacks -> the predicate. A programme is last: "a programme run by an authority" tells of both.
HAVING = (
    (re.compile(r"\b(?:authority|cent(?:er|re)|agency|committee|commission|focal point)\b"), "hasAuthority"),
    (
        re.compile(r"\b(?:strategy|strategic plan|(?:action|work|national|operational|clearance) plan|plan)\b", re.I),
        "hasStrategy",
    ),
    (re.compile(r"\b(?:programme|program|capacity)\b"), "hasProgramme"),
)
_UNITS = re.compile(r"\b(?:units?|teams?|army|navy|forces|engineers?|police|sappers|companies|operators|NGOs)\b")
_LISTING = frozenset("include comprise be involve".split())  # noqa: SIM905
_WORKING = frozenset("conduct undertake perform carry do implement execute deploy continue engage".split())  # noqa: SIM905
#: What a section on survivors tells of as well ("a demining and rehabilitation committee").
_MINE_ACTION = re.compile(r"\b(?:demining|mine action|mine clearance)\b", re.IGNORECASE)
_FOUNDING = frozenset("establish create set found form".split())  # noqa: SIM905


@on_verbs({"have", "lack", "possess"})
def read_lacking(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a country has, or has not: an authority, a programme, a strategy of mine action.

    >> [ma eri] Eritrea does not have a national mine action authority.
    -> MineActionClaim state:eri hasAuthority not
    >> [ma khm] Cambodia has no mine action strategic plan.
    -> MineActionClaim state:khm hasStrategy not
    """
    if scene.place.code not in _SECTIONS or prop.passive:
        return
    words = scene.note.words(*prop.clause.tail)
    negative = prop.negated or prop.lemma == "lack" or prop.words_behind(1) == ["no"]
    predicate = next((p for pattern, p in HAVING if pattern.search(words)), None)
    if predicate is None or not _ON_WORK.search(words):
        return
    for party in prop.states[:1]:
        yield scene.claim(
            "VictimAssistanceClaim" if scene.place.code in _HELPING else "MineActionClaim",
            predicate,
            party,
            prop=prop,
            current=True,
            content=scene.condense(*prop.clause.tail),
            polarity=Polarity.NEGATED if negative else Polarity.AFFIRMED,
        )


@on_verbs({"be", "remain", "become", "act", "serve", "function"})
def read_role(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a body is in mine action.

    >> [ma yem] The Yemen Executive Mine Action Centre (YEMAC) is the national mine action centre.
    -> MineActionClaim org:yemac functionsAs
    >> [ma ago] INAD serves as the main national demining operator.
    -> MineActionClaim org:inad functionsAs
    """
    words = scene.note.words(*prop.clause.tail)
    acting = prop.lemma in ("act", "serve", "function") and prop.words_behind(1) == ["as"]
    if scene.place.code not in _SECTIONS or not (prop.lemma in ("be", "remain", "become") or acting) or prop.passive:
        return
    if not (_ROLE.search(words) and _ON_WORK.search(scene.note.words(prop.clause.begin, prop.clause.tail[1]))):
        return
    for party in [p for p in prop.subjects if p.ref.kind == "org" and (p.mention or p.found_back)][:1]:
        helping = scene.place.code in _HELPING
        yield scene.claim(
            "VictimAssistanceClaim" if helping else "MineActionClaim",
            "responsibleFor" if helping else "trains" if "training" in words else "functionsAs",
            party,
            prop=prop,
            current=not prop.times,
            content=scene.condense(*prop.clause.tail),
            polarity=prop.polarity,
        )


@on_verbs(_LISTING | _WORKING)
def read_operators(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who works in clearance: each body of a list, as subject, behind "by", "include" or a colon.

    >> [ma khm] Mine clearance is conducted by CMAC, the HALO Trust, and MAG.
    -> MineActionClaim org:cmac operatesIn state:khm
    -> MineActionClaim org:halo operatesIn state:khm
    -> MineActionClaim org:mag operatesIn state:khm
    >> [ma ago] In 2020, three international NGOs conducted demining in Angola: HALO Trust, MAG, and NPA.
    -> MineActionClaim org:halo operatesIn state:ago time=2020
    -> MineActionClaim org:npa operatesIn state:ago time=2020
    """
    if scene.place.code not in _SECTIONS - _HELPING or prop.negated or prop.clause.quoted:
        return
    named = {m.ref: scene.party(m) for m in _workers(scene, prop)}
    workers: list[Party] = list(named.values()) or _units(scene, prop)
    for worker in workers:
        yield scene.claim(
            "MineActionClaim",
            "operatesIn",
            worker,
            prop=prop,
            object=scene.home,
            current=not prop.times,
            content=scene.condense(prop.clause.begin, prop.clause.tail[1]),
        )


def _units(scene: Scene, prop: Proposition) -> list[Party]:
    """The units that clear, told by a common noun: "conducted by army and navy demining units"."""
    subject = scene.note.words(*prop.subject_range) if prop.subject_range else ""
    phrase = by_range(scene.note, *prop.clause.tail) if prop.passive and prop.lemma in _WORKING else None
    if phrase is None or not _ON_WORK.search(subject) or scene.note.within(*phrase, Kind.BODY, Kind.AMOUNT):
        return []
    words = scene.note.words(*phrase).strip(" .,")
    return [scene.mint("group", re.sub(r"^(?:the|its) ", "", words))] if _UNITS.search(words) else []


def _workers(scene: Scene, prop: Proposition) -> list[Mention]:
    """The bodies that a clause names as workers in clearance; none where it is about something else."""
    note, clause = scene.note, prop.clause
    subject = note.words(*prop.subject_range) if prop.subject_range else ""
    tail = note.words(*clause.tail)
    if prop.lemma in _LISTING and re.search(r"\b(?:operators?|actors?|organi[sz]ations?)\b", subject):
        return _list(scene, clause.tail) if _ON_WORK.search(subject) or "operator" in subject.lower() else []
    if prop.lemma not in _WORKING or _TALKS.match(tail):
        return []
    engaged = prop.lemma == "engage" and prop.words_behind(1) == ["in"]
    if prop.passive and not engaged and _ON_WORK.search(subject):
        phrase = by_range(note, *clause.tail)
        return _bodies(scene, (phrase[0], clause.tail[1])) if phrase else []
    if (engaged or not prop.passive) and _ON_WORK.search(tail):
        colon = next((i for i in range(*clause.tail) if note.word(i) == ":"), None)
        named = _list(scene, (colon, clause.tail[1])) if colon is not None else _list(scene, _before(prop))
        return named if len(named) > 1 or colon is not None else []
    return []


def _before(prop: Proposition) -> Range:
    """The subject of a clause and what stands between it and the verb ("three NGOs – DCA and MAG – carried")."""
    first = (prop.subject_range or (0, 0))[0]
    return (first, max(first, prop.clause.group.first)) if prop.subject_range else (0, 0)


def _list(scene: Scene, region: tuple[int, int]) -> list[Mention]:
    """The first list of bodies in a range."""
    return next(iter_runs(scene.note, _bodies(scene, region)), [])


def _bodies(scene: Scene, region: tuple[int, int]) -> list[Mention]:
    """The bodies of a range, without short forms in brackets."""
    return [
        m
        for m in scene.note.within(*region, Kind.BODY)
        if not (scene.note.word(m.first - 1) == "(" and m.words.isupper() and scene.note.word(m.last) == ")")
    ]


def _apposed(scene: Scene, prop: Proposition) -> Range | None:
    """The body that "set up in 2000" stands behind, between commas or in brackets."""
    first = prop.clause.group.first
    if scene.note.word(first - 1) not in (",", "(") or not prop.times:
        return None
    named = [m for m in scene.note.within(max(0, first - 5), first, Kind.BODY) if m.last >= first - 3]
    return (named[0].first, named[0].last) if named else None


@on_verbs(_FOUNDING)
def read_founding(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A body of mine action that was set up: when, and by whom where it is told.

    >> [ma khm] The Cambodian Mine Action Authority was set up by royal decree in September 2000.
    -> MineActionClaim state:khm established org:cambodian-mine-action-authority time=2000-09
    >> [ma khm] The Hill Center was set up in May 2001, and the Demining Commission in September 2003.
    -> MineActionClaim state:khm established org:hill-center time=2001-05
    -> MineActionClaim state:khm established org:demining-commission time=2003-09
    """
    if scene.place.code not in _SECTIONS or not prop.passive:
        return
    region = _apposed(scene, prop) if prop.clause.relation is Relation.REDUCED else prop.subject_range
    if region is None or scene.home is None or prop.negated:
        return
    subject = scene.note.words(*region)
    if scene.place.code in _HELPING and not _MINE_ACTION.search(subject):
        return
    bodies = scene.note.within(*region, Kind.BODY)
    if not bodies and not (_ON_WORK.search(subject) and _ROLE.search(subject)):
        return
    founders = [p for p in prop.actors if p.ref.kind in ("org", "state") and (p.mention or p.found_back)]
    founder: Party | Ref = founders[0] if founders else scene.home
    made = scene.party(bodies[0]) if bodies else scene.mint("org", subject)
    content = scene.condense(prop.clause.group.first, prop.clause.reach[1])
    yield scene.claim("MineActionClaim", "established", founder, prop=prop, object=made, content=content)
    for body, time in list_gapped(scene, prop):
        other = scene.party(body)
        yield scene.claim(
            "MineActionClaim", "established", founder, prop=prop, object=other, time=time, content=content
        )
