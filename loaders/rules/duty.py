"""Rules for what treaties and laws oblige to, and from when: deadlines, extensions, laws that take effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from armstrace.graph.claim import Certainty, Claim, Polarity, Status
from armstrace.loaders.argument import list_arms
from armstrace.loaders.clause import Relation
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.phrase import head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.extension import due_claim, read_asked
from armstrace.loaders.rules.owed_under import find_owed_under
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_SETTING = frozenset(
    "be extend expire set grant request seek approve fall remain have receive submit miss meet".split()  # noqa: SIM905
)
#: Verbs that may have the day of a deadline behind them.
_DATING = frozenset("be expire set fall remain have miss meet extend".split())  # noqa: SIM905
_ASKING = frozenset({"request", "seek", "submit"})
_DUE = re.compile(r"\b(?:deadline|extension)\b", re.IGNORECASE)
#: A deadline that another date is only held against, which `extension.read_aside` reads.
_AHEAD = re.compile(r"\b(?:ahead|advance) of (?:its|the|a)\b")
#: The date of a deadline holds whatever is said of meeting it.
_SET: dict[str, Any] = {"status": Status.ASSERTED, "asserters": (), "certainty": Certainty.CERTAIN}
LEGAL = re.compile(
    r"\b(?:laws?|legislation|acts?|decrees?|regulations?|requirements?|statutes?|penal code|criminal code|bill|orders?|"
    r"state program|national system)\b",
    re.IGNORECASE,
)


@on_verbs(_SETTING)
def read_deadline(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Until when a state has to do what a treaty asks, with the extension where one is told.

    >> [ma tcd] The Article 5 deadline of Chad was extended to 1 January 2025.
    -> LawClaim treaty:mbt requires state:tcd time=/2025-01-01
    """
    subject = prop.subject_range or (0, 0)
    region = (min(subject[0], prop.clause.group.first), prop.clause.reach[1])
    words = scene.note.words(*region)
    if not _DUE.search(words) or prop.clause.quoted or _is_asked_for(prop):
        return
    if prop.lemma in _ASKING and not prop.passive and not _DUE.search(scene.note.words(*prop.clause.reach)):
        return
    if prop.lemma in _ASKING and not prop.passive:
        yield from read_asked(scene, prop)
        return
    state = next((m.ref for m in scene.note.within(*region, Kind.STATE, Kind.ADJECTIVE)), None) or scene.home
    treaty = find_owed_under(scene)
    due = None if _AHEAD.search(words) else _due(scene, region, prop.lemma in _DATING)
    if state is None or treaty is None or due is None:
        return
    before = [m.time for m in scene.note.within(*subject, Kind.TIME) if scene.note.word(m.first - 1) == "of" and m.time]
    earlier = before[-1:] + _extended_before(scene, prop) if prop.lemma == "extend" else []
    for time in earlier:
        yield due_claim(scene, treaty, state, time, scene.condense(*region))
    yield scene.claim(
        "LawClaim",
        "requires",
        treaty,
        prop=prop,
        object=state,
        time=due,
        content=scene.condense(*region),
        arms=list_arms(scene.note, *region)[:1],
        polarity=Polarity.AFFIRMED,
        **(_SET if prop.lemma == "meet" else {}),
    )


def _extended_before(scene: Scene, prop: Proposition) -> list[Time]:
    """ "Extended to 1 May 2014 and then to 1 May 2019": the days but for the last."""
    tail = scene.note.within(*prop.clause.tail, Kind.TIME)
    return [m.time for m in tail if m.time and scene.note.word(m.first - 1) in ("to", "until")][:-1]


def _is_asked_for(prop: Proposition) -> bool:
    """ "Submitted a request to extend its deadline": what is only asked for is told with the asking."""
    asking = any(clause.lemma in _ASKING or clause.lemma == "make" for clause in prop.clause.governors())
    return asking and prop.clause.relation is Relation.INFINITIVE


@on_verbs({"require", "oblige", "obligate", "bind", "commit", "mandate"})
def read_required(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a state has to do by when under a treaty.

    >> [ma ago] Under Article 5 of the Mine Ban Treaty, Angola is required to destroy all mines by 31 December 2025.
    -> LawClaim treaty:mbt requires state:ago time=/2025-12-31
    """
    treaty = find_owed_under(scene)
    states = prop.states
    dates = [m.time for m in scene.mentions(Kind.TIME) if m.time and _is_limit(scene, m)]
    if not prop.passive or prop.negated or treaty is None or not states or not dates:
        return
    end = len(scene.note.tokens)
    yield scene.claim(
        "LawClaim",
        "requires",
        treaty,
        prop=prop,
        object=states[0],
        time=f"/{dates[-1].edtf.lstrip('/')}",
        arms=list_arms(scene.note, prop.clause.group.last, end)[:1],
        content=scene.condense(prop.clause.group.first, end),
        behind=end,
    )


def _is_limit(scene: Scene, mention: Mention) -> bool:
    """ "By 1 May 2019", "no later than 1 May 2019": a day up to which something is to be done."""
    before = scene.note.lows[max(0, mention.first - 3) : mention.first]
    return mention.time is not None and (mention.time.edtf.startswith("/") or tuple(before[-2:]) == ("later", "than"))


def _named_beside(words: str) -> str:
    """ "Domestic legislation—the Mines Act—took effect": the name that stands between dashes or commas."""
    found = re.search(
        r"[—,] ?(?:the )?((?:[A-Z][^—,]{0,60} )?(?:Law|Act|Code|Decree|Bill)\b[^—,]{0,80}|Law [\d./-]+)", words
    )
    return found[1].strip() if found else ""


def _due(scene: Scene, region: tuple[int, int], dating: bool) -> str | None:
    """The last date behind "to", "until", "by" or "of", else the last one where the verb dates a deadline."""
    times = [m for m in scene.note.within(*region, Kind.TIME) if m.time and not _is_behind(scene, m)]
    bound = [
        m
        for m in times
        if scene.note.word(m.first - 1) in ("to", "until", "by", "is", "of") or (m.time and m.time.edtf.startswith("/"))
    ]
    chosen = (bound or (times if dating else []))[-1:]
    for mention in chosen:
        end = _end(mention.time)
        if end:
            return f"/{end}"
    return None


def _is_behind(scene: Scene, date: Mention) -> bool:
    """ "Due to a lack of funds beyond September 2021": a date that something else lies behind."""
    led = {scene.note.word(date.first - 1), scene.note.word(date.first)}
    return not led.isdisjoint({"beyond", "after", "since"})


def _end(time: Time | None) -> str | None:
    return (time.bounds[1] or time.bounds[0] or None) if time else None


@on_verbs({"come", "enter", "go", "take"})
def read_in_effect(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A law that took effect.

    >> [mbp per] Law 27700 came into force on 5 May 2002.
    -> LawClaim state:per adopted law:law-27700 time=2002-05-05
    """
    words = prop.words_behind(3)
    started = prop.lemma in ("come", "enter", "go") and words[:1] == ["into"] and words[1:2] in (["force"], ["effect"])
    started = started or (prop.lemma == "take" and words[:1] == ["effect"])
    subject = prop.subject_range
    if not started or subject is None or scene.home is None or not LEGAL.search(scene.note.words(*subject)):
        return
    treaties = scene.note.within(*subject, Kind.TREATY)
    if treaties and not LEGAL.search(scene.note.words(subject[0], treaties[0].first)):
        return
    law = next((scene.party(m) for m in scene.note.within(*subject, Kind.LAW)), None) or scene.mint(
        "law", _named_beside(scene.note.words(subject[0], prop.clause.group.first)) or head_words(scene.note, subject)
    )
    yield scene.claim(
        "LawClaim",
        "adopted",
        scene.home,
        prop=prop,
        object=law,
        content=scene.condense(prop.clause.group.first, prop.clause.tail[1]),
        polarity=prop.polarity,
    )
