"""What is told of several dates that no period joins ("in 1986 and 1994"): told of each."""

from __future__ import annotations

from collections.abc import Sequence

from armstrace.graph.claim import Claim
from armstrace.graph.sealed import replace
from armstrace.loaders.date import Relation, Time, are_listed
from armstrace.loaders.proposition import Proposition

#: More dates than these are a table or a history, not one list.
_MOST = 6


def tell_dates(prop: Proposition, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a clause, those of the first date of a list once for each of the others.

    A figure is told of them all together: its claim has the time from the first to the last.
    """
    if not claims or len(prop.times) < 2:
        return list(claims)
    listed = _list_dates(prop)
    if "respectively" in prop.note.lows:
        return _tell_own(prop, claims, listed)
    told = {claim.time for claim in claims}
    if len(listed) < 2 or any(time.edtf in told for time in listed[1:]):
        return list(claims)
    out: list[Claim] = []
    for claim in claims:
        first = claim.time == listed[0].edtf
        if first and claim.quantity is not None:
            ends = sorted(time.edtf for time in listed)
            out.append(replace(claim, time=f"{ends[0]}/{ends[-1]}", time_written=_words(prop, listed)))
            continue
        out.append(claim)
        out += [replace(claim, time=time.edtf, time_written=time.written) for time in listed[1:] if first]
    return out


def _tell_own(prop: Proposition, claims: Sequence[Claim], listed: Sequence[Time]) -> list[Claim]:
    """ "Signed and ratified in 1997 and 1999, respectively", "A and B signed in ...": to each its own date."""
    joined = {prop.when.edtf if prop.when else "", *(time.edtf for time in listed)}
    verbs, clause = 0, prop.clause
    while clause.fellow is not None:
        verbs, clause = verbs + 1, clause.fellow
    shared = verbs > 0 or any(other.fellow is prop.clause for other in prop.clauses)
    subjects = list(dict.fromkeys(claim.subject for claim in claims))
    if not shared and len(subjects) != len(listed):
        return list(claims)
    places = [verbs if shared else subjects.index(claim.subject) for claim in claims]
    return [
        replace(claim, time=listed[place].edtf, time_written=listed[place].written)
        if claim.time in joined and place < len(listed)
        else claim
        for claim, place in zip(claims, places, strict=True)
    ]


def _list_dates(prop: Proposition) -> list[Time]:
    """The first of the dates, and those that commas and "and" join to it; empty where there is no "and"."""
    text, times = prop.note.text, prop.times[:_MOST]
    last = 0
    while last + 1 < len(times) and are_listed(text, times[last], times[last + 1]):
        last += 1
    plain = all(time.relation is Relation.AT and "/" not in time.edtf for time in times[: last + 1])
    ended = last and " and " in text[times[last - 1].end : times[last].start]
    return list(times[: last + 1]) if ended and plain else []


def _words(prop: Proposition, listed: Sequence[Time]) -> str:
    return prop.note.text[listed[0].start : listed[-1].end][:60]
