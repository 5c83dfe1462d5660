"""Rules for reports that states submit under treaties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from armstrace.graph.claim import Claim, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import list_counts
from armstrace.loaders.date import Relation as When
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.negation import is_awaited
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import only_times
from armstrace.loaders.rules.rule import on_verbs, on_words
from armstrace.loaders.scene import Scene
from armstrace.loaders.word_class import PREPOSITIONS

_REPORT = re.compile(
    r"\b(?:(?:voluntary|transparency|national|annual|updated|initial|first|latest|measures) |Article (?:7|10|13) ){0,6}"
    r"(?:reports?\b(?! (?:that|on how))|annual updates?\b|(?<=annual )updates?\b|updated reports?\b)",
    re.IGNORECASE,
)
#: What period a report covers, behind it.
_COVERING = re.compile(
    r"\b(?:covering|for) (?:the )?(?:calendar years? (?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?|(?:19|20)\d\d calendar year"
    r"|(?:period|time|year)\b[^,;.]{4,70}|(?:calendar )?(?:19|20)\d\d(?: and (?:19|20)\d\d)?(?= ?[,.;]|\Z))",
    re.IGNORECASE,
)
#: A number of reports, one for each year told.
_LATEST = frozenset({"recently", "latest", "last"})
#: How far behind a number the words for the reports may begin.
_HEADED = 8
_SEVERAL = re.compile(r"(?:reports|updates)\Z", re.IGNORECASE)


@on_verbs({"submit", "provide", "file", "deliver", "lodge", "hand"})
def read_report(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Reports submitted under treaties; of several, each year on its own, or how many they are.

    >> [mbp chn] It submits annual reports every spring. | China is party to CCW Amended Protocol II.
    -> ReportClaim state:chn submitted source:annual-reports treaty=treaty:ccw-ap2
    >> [mbp chl] Chile submitted Article 7 reports in 2003, 2004, and 2006.
    -> ReportClaim state:chl submitted time=2003
    -> ReportClaim state:chl submitted time=2004
    -> ReportClaim state:chl submitted time=2006
    >> [mbp pol] Before that, Poland submitted a total of 11 voluntary Article 7 reports.
    -> ReportClaim state:pol submitted exactly=11
    >> [mbp ukr] Ukraine submitted its Article 7 report for calendar year 2019 on 30 April 2020.
    -> ReportClaim state:ukr submitted time=2020-04-30
    >> [mbp ago] Its most recent Article 7 report was submitted on 3 May 2014. | Angola spoke.
    -> ReportClaim state:ago submitted time=2014-05-03
    >> [cmb ago] Angola must provide its initial transparency measures report no later than 28 May 2014.
    -> LawClaim treaty:ccm requires state:ago time=/2014-05-28
    """
    region = (prop.clause.antecedent or prop.patient) if prop.passive else (prop.clause.tail[0], prop.clause.reach[1])
    treaty = _treaty(scene, prop)
    if prop.clause.antecedent and scene.note.words(*region).endswith("information"):
        return  # "media reports and information provided by NGOs"
    if _is_owed(prop):
        yield from _owed(scene, prop, region, treaty)
        return
    awaited = is_awaited(prop.clause)
    for (words, first, last), party in product(_reports(scene, region), _reporters(scene, prop, region)):
        times = [] if awaited else _times(scene, prop, words, (first, last))
        times = [time for time in times if isinstance(time, str) or time.relation is not When.AS_OF]
        number = None if awaited else _number(scene, prop, words, first)
        if number is not None and (not times or any(_is_latest(scene, time) for time in times)):
            yield _submitted(scene, prop, party, (treaty, words), None, number)
        elif not times:
            yield _submitted(scene, prop, party, (treaty, words), None, None)
        for time in times:
            number = None if _is_latest(scene, time) else number
            yield _submitted(scene, prop, party, (treaty, words), time, number if len(times) == 1 else None)


def _submitted(
    scene: Scene,
    prop: Proposition,
    party: Party,
    named: tuple[Ref | None, str],
    time: Time | str | None,
    number: Quantity | None,
) -> Claim:
    """That a report, named by its treaty and words, was submitted; with "until", only then; or is still awaited."""
    awaited, (treaty, words) = is_awaited(prop.clause), named
    late = prop.negated and isinstance(time, Time) and scene.note.word(_place(scene, time) - 1) == "until"
    return scene.claim(
        "ReportClaim",
        "submitted",
        party,
        prop=prop,
        object=_name(scene, treaty, words),
        details=[("treaty", treaty)],
        content=f"{_title(scene, treaty, words)}{_period(scene, prop)}",
        polarity=Polarity.NEGATED if awaited else Polarity.AFFIRMED if late else prop.polarity,
        status=Status.ASSERTED if awaited else None,
        time=time.edtf.lstrip("/") if late and isinstance(time, Time) else time,
        untimed=time is None,
        current=time is None,
        quantity=number,
    )


def _number(scene: Scene, prop: Proposition, words: str, first: int) -> Quantity | None:
    """ "Eleven voluntary reports", "a total of 11 reports": how many, told of all of them."""
    if not _SEVERAL.search(words):
        return None
    begin = (prop.clause.antecedent or prop.patient)[0]
    counts = list_counts(scene.note, max(begin, first - _HEADED), first + 1)
    between = [scene.note.word(i) for i in range(counts[-1].mention.last, first)] if counts else ["of"]
    plain = not PREPOSITIONS & set(between) and "," not in between
    return replace(counts[-1].quantity, unit="item") if plain and counts[-1].quantity.value else None


def _is_latest(scene: Scene, time: Time | str) -> bool:
    """ "Most recently in 2012", "the latest in 2012": the date of the last of them."""
    place = _place(scene, time) if isinstance(time, Time) else 0
    return not _LATEST.isdisjoint(scene.note.word(i) for i in range(max(0, place - 3), place))


def _period(scene: Scene, prop: Proposition) -> str:
    """ "Covering calendar year 2005", "for the period from 1 May 2004 to 30 April 2005": what a report is on."""
    told = scene.note.words(prop.clause.group.last, len(scene.note.tokens))
    found = _COVERING.search(told)
    return f", {found[0].strip()}" if found else ""


def _title(scene: Scene, treaty: Ref | None, words: str) -> str:
    label = next(iter(scene.labels(treaty)), "") if treaty else ""
    return f"{label} {words}".strip()


def _is_owed(prop: Proposition) -> bool:
    """ "Must submit", "is required to submit", "is due to submit": a report that has yet to come."""
    above = prop.clause.fellow if prop.clause.group.infinitive else None
    words = [above.note.word(i) for i in range(above.group.last, above.group.last + 2)] if above else []
    due = above is not None and (above.lemma in ("require", "oblige") or (above.lemma == "be" and "due" in words))
    return prop.clause.group.modal in ("must", "should") or due


def _owed(scene: Scene, prop: Proposition, region: tuple[int, int], treaty: Ref | None) -> Iterator[Claim]:
    """What a treaty asks of a state that has to report, and by when."""
    states = prop.states
    dates = [m.time for m in scene.note.within(*region, Kind.TIME) if m.time] or prop.times
    limit = next((t.bounds[1] or t.bounds[0] for t in dates), None)
    for state in states if treaty is not None and _reports(scene, region) else ():
        yield scene.claim(
            "LawClaim",
            "requires",
            treaty or state,
            prop=prop,
            object=state,
            time=f"/{limit}" if limit else None,
            untimed=limit is None,
            current=limit is None,
            content=scene.condense(prop.clause.group.first, region[1]),
            status=Status.ASSERTED,
        )


def _place(scene: Scene, time: Time) -> int:
    """Where a date stands; "not submitted until 2004" tells that it was submitted then."""
    mention = next((m for m in scene.mentions(Kind.TIME) if m.time is time), None)
    return 0 if mention is None else mention.first + (mention.words[:5] == "until")


def _reports(scene: Scene, region: tuple[int, int]) -> list[tuple[str, int, int]]:
    """The reports that a range names, each with the tokens up to the next."""
    if region[1] <= region[0]:
        return []
    start = scene.note.tokens[region[0]].start
    found = [(m[0].strip(), start + m.start()) for m in _REPORT.finditer(scene.note.words(*region))]
    begins = [next(i for i in range(*region) if scene.note.tokens[i].end > place) for _, place in found]
    ends = [*begins, region[1]][1:]
    return [(words, first, last) for (words, _), first, last in zip(found, begins, ends, strict=True)]


def _reporters(scene: Scene, prop: Proposition, region: tuple[int, int]) -> list[Party]:
    """Who submits: the actor, else whose report it is ("its report was submitted")."""
    of_treaty = "article" in scene.note.words(*region).lower()
    kinds = ("state", "group", "territory", "org") if of_treaty else ("state", "group", "territory")
    actors = [p for p in prop.actors if p.ref.kind in kinds]
    if actors or not prop.passive or scene.home is None:
        return actors
    counted = scene.note.word(region[0] + 1) == "previous" and scene.note.at(region[0]) is not None
    owned = (
        scene.note.word(region[0]) in ("its", "the")
        or counted  # "four previous reports were submitted"
        or any(m.ref == scene.home for m in scene.note.within(*region, Kind.STATE))
    )
    return [Party(scene.home, "", True, None, True)] if owned else []


def _times(scene: Scene, prop: Proposition, words: str, region: tuple[int, int]) -> list[Time | str]:
    """When: each year of a list for several reports; the day rather than the year that a report is for."""
    named = [m for m in scene.note.within(*region, Kind.TIME) if scene.note.word(m.first - 2) != "due"]
    named = [m for m in named if not m.words.startswith("due") and scene.note.word(m.first - 1) != "due"]
    own = [m.time for m in named if m.time and m.time.relation is not When.AS_OF]
    lead = [m.time for m in scene.note.within(*prop.clause.lead, Kind.TIME) if m.time]
    lead = [time for time in lead if time.relation is not When.AS_OF]
    due = {m.time for m in scene.note.within(*region, Kind.TIME)} - set(own)
    sent = [time for time in prop.times if time not in own and len(time.edtf) > 4 and time.relation is When.AT]
    if prop.passive and sent and not _SEVERAL.search(words):  # "its report dated in May was submitted in June"
        return list(sent[:1])
    times = own or [time for time in (*prop.times, *lead, *only_times(scene)) if time not in due]
    if _SEVERAL.search(words) and len(times) > 1:
        return list(times)
    fuller = [time for time in times if len(time.edtf) > 4 and time.edtf[:1].isdigit()]
    told = [m.time for m in named if m.time and scene.note.word(m.first - 1) not in ("covering", "year", "for")]
    return list((fuller or told or times)[:1] if len(times) > 1 else times[:1])


def _name(scene: Scene, treaty: Ref | None, words: str) -> Party:
    """A report as the register has it for its treaty: "Article 7 reports" are those of two treaties."""
    made = scene.mint("source", words)
    if not made.known or treaty is None or made.ref.key.startswith(treaty.key):
        return made
    return scene.mint("source", _title(scene, treaty, words))


def _treaty(scene: Scene, prop: Proposition | None) -> Ref | None:
    named = scene.mentions(Kind.TREATY)
    if named:
        return named[-1].ref
    back = [m for m in scene.discourse.recent if m.kind is Kind.TREATY]
    return back[-1].ref if back else scene.discourse.treaty


#: "Due to", and "the reports due for 2010": no day by which they had to be there.
_NOT_DUE = frozenset({"to", "for"})


@on_words({"due"})
def read_due(scene: Scene) -> Iterator[Claim]:
    """By when a report had to be there.

    >> [cmb sen] Senegal's initial Article 7 report was due on 31 July 2012.
    -> LawClaim treaty:ccm requires state:sen time=/2012-07-31
    """
    note = scene.note
    place = next(
        (i for i in range(1, len(note.tokens)) if note.word(i) == "due" and note.word(i + 1) not in _NOT_DUE), None
    )
    treaty = _treaty(scene, None)
    if place is None or treaty is None or not re.search(r"report|update", note.words(0, place)):
        return
    states = [m.ref for m in note.within(0, place, Kind.STATE)]
    state = states[-1] if states else scene.home
    date = next((m for m in note.within(place, place + 4, Kind.TIME) if m.time), None)
    if state is None or date is None or date.time is None:
        return
    yield scene.claim(
        "LawClaim",
        "requires",
        treaty,
        object=state,
        time=f"/{date.time.bounds[1] or date.time.bounds[0]}",
        content=scene.condense(max(0, place - 8), date.last),
        behind=date.last,
    )


@on_words({"report"})
def read_reporting(scene: Scene) -> Iterator[Claim]:
    """Reports named as where a state reported something: "in its Article 7 reports since 2003, Tajikistan has
    reported".

    >> [mbp tjk] In its Mine Ban Treaty Article 7 reports since 2009, Tajikistan reported on talks.
    -> ReportClaim state:tjk submitted source:mbt-art7-reports time=2009/
    """
    for prop in scene.propositions:
        lead = prop.clause.lead
        words = scene.note.words(*lead)
        found = re.search(r"(?:its|their) (.{0,120}?reports?\b)", words)
        treaties = scene.note.within(*lead, Kind.TREATY)
        if not found or prop.clause.quoted or not treaties:
            continue
        times = [m.time for m in scene.note.within(*lead, Kind.TIME) if m.time]
        for party in prop.states:
            yield scene.claim(
                "ReportClaim",
                "submitted",
                party,
                object=scene.mint("source", found[1]),
                time=times[0] if times else None,
                details=[("treaty", treaties[-1].ref)],
                content=found[1],
                behind=prop.clause.reach[1],
            )


@on_verbs({"cover"})
def read_covering(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Which period a report covers, as notes tell it of the report just cited.

    >> [mbp chl] The initial report covers the period from 1 June 2011 to 31 December 2011.
    -> ReportClaim state:chl submitted time=2011-06-01/2011-12-31
    """
    subject = prop.subject_range or (0, 0)
    found = _REPORT.search(scene.note.words(*subject)) if subject[1] > subject[0] else None
    if found is None or prop.passive or prop.negated or not prop.times or scene.home is None:
        return
    states = [scene.party(m) for m in scene.note.within(*subject, Kind.STATE)]
    treaty = _treaty(scene, prop)
    yield scene.claim(
        "ReportClaim",
        "submitted",
        states[0] if states else scene.home,
        prop=prop,
        object=_name(scene, treaty, found[0].strip()),
        details=[("treaty", treaty)],
        content=scene.condense(subject[0], prop.clause.tail[1]),
    )
