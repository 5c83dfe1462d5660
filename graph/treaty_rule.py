"""Rules for claims of how a state stands to a treaty, and of its dated acts. Nothing follows from the absence of a row,
unless the file lists all participants by its own totals."""

from __future__ import annotations

from collections.abc import Mapping

from armstrace.graph.comparison import Matter, Outcome, Rule, Verdict, decided, not_covered
from armstrace.graph.record import FileOfRecords, Record, Records
from armstrace.graph.treaty_status import Standing, find_standing, list_consents, list_kinds
from armstrace.graph.vocabulary import say_predicate

#: Predicate of a claim -> the standings that it allows.
_ALLOWED: Mapping[str, frozenset[Standing]] = {
    "partyTo": frozenset({Standing.PARTY}),
    "notPartyTo": frozenset({Standing.SIGNATORY, Standing.WITHDRAWN, Standing.NONE}),
    "signatoryTo": frozenset({Standing.SIGNATORY}),
    "nonSignatoryTo": frozenset({Standing.NONE}),
}
_DATED = frozenset({"signed", "withdrew", "notifiedWithdrawal", "appliedProvisionally"})


def decide_standing(matter: Matter, records: Records) -> Outcome:
    """A claim that a state is, or is not, party or signatory, held against its acts by that day."""
    treaty, day = matter.object or "", matter.last
    rows = records.acts.get((matter.subject, treaty), ())
    listing = records.find_listing(matter.subject, treaty, day)
    if listing is None and not rows:
        return _decide_unlisted(matter, records, Standing.NONE in _ALLOWED[matter.predicate])
    if listing is None:
        return not_covered(f"The lists at hand that name the state end before {day}.", records, rows)
    standing, act = find_standing(records.list_acts(matter.subject, treaty), day)
    same = [row for row in rows if act is not None and (row.predicate, row.day) == (act.predicate, act.day)]
    vouching = [row for row in rows if row.file == listing.iri]
    agrees = (standing in _ALLOWED[matter.predicate]) != matter.negated
    note = f"By {day} the record has the state as {_say(standing)}{_tell(act.predicate, str(act.day)) if act else ''}."
    compared = {row.claim: row for row in (*(same or rows), *vouching)}.values()
    return decided(agrees, note, compared, records, found=_say(standing))


def decide_act(matter: Matter, records: Records) -> Outcome:
    """A claim that a state did, or did not do, a dated act, held against the acts of that kind in the record."""
    treaty = matter.object or ""
    rows = [row for row in records.acts.get((matter.subject, treaty), ()) if not row.planned]
    family = list_consents() if matter.predicate in list_consents() else list_kinds(matter.predicate)
    related = [row for row in rows if row.predicate in family]
    same = [row for row in related if _is_kind(row, matter.predicate) and matter.holds(row.day)]
    if same:
        manner = {row.predicate for row in same if row.predicate not in list_kinds(matter.predicate)}
        note = f"The record has the act{_tell(same[0].predicate, str(same[0].day))}."
        note += (
            " It does not tell the manner of consent."
            if manner and len(manner) == len({r.predicate for r in same})
            else ""
        )
        return decided(not matter.negated, note, same, records)
    if matter.negated:
        return _decide_unlisted(matter, records, True)
    if related and records.find_listing(matter.subject, treaty, matter.last) is not None:
        told = "; ".join(sorted({f"{say_predicate(row.predicate)} it on {row.day}" for row in related}))
        return decided(False, f"The record has other acts or other days: {told}.", related, records)
    return _decide_unlisted(matter, records, False)


def decide_unlisted_act(matter: Matter, records: Records) -> Outcome:
    """A claim of an act that no status list tells."""
    return not_covered("Status lists of treaties do not tell such acts.", records)


def _decide_unlisted(matter: Matter, records: Records, agrees_if_absent: bool) -> Outcome:
    """What it means that no such act is listed: something only if a file lists all participants."""
    whole: FileOfRecords | None = records.find_whole_list(matter.object or "", matter.last)
    seen = records.acts.get((matter.subject, matter.object or ""), ())
    if whole is None:
        told = "No list of all participants that knows so far is at hand; absence from a table is no evidence."
        return not_covered(told, records, seen)
    listed = [row for row in seen if row.file == whole.iri]
    words = "names no such act of the state" if listed else "does not name the state"
    agrees = agrees_if_absent if matter.predicate not in _ALLOWED else agrees_if_absent != matter.negated
    return Outcome(
        verdict=Verdict.AGREES if agrees else Verdict.DIFFERS,
        note=f"The whole list of participants as at {whole.covers} {words}.",
        records=tuple(sorted(row.claim for row in listed)),
        files=(whole.iri,),
        covers=whole.covers,
        compared=1,
        agreeing=int(agrees),
        found="not named in the whole list" if not listed else "",
    )


def _is_kind(row: Record, predicate: str) -> bool:
    """Is the act of the kind that is claimed, or told less exactly than that?"""
    return row.predicate in list_kinds(predicate) or predicate in list_kinds(row.predicate)


def _say(standing: Standing) -> str:
    names = {Standing.NONE: "neither signatory nor party", Standing.WITHDRAWN: "withdrawn"}
    return names.get(standing, standing.value)


def _tell(predicate: str, day: str) -> str:
    return f" ({say_predicate(predicate)} it on {day})"


#: The rules of treaties.
TREATY_RULES = (
    Rule(
        key="treaty-standing",
        label="standing by dated acts",
        definition="A claim that a state is or is not party or signatory agrees if its dated acts in the depositary's "
        "record give that standing on the day up to which the claim knows. A state is a party from its consent to be "
        "bound until its withdrawal takes effect. Where no act is recorded, only a list that is whole by its own "
        "totals decides; the record must know as far as that day.",
        origin="depositaryRecord",
        applies=lambda matter: matter.kind == "TreatyStatusClaim" and matter.predicate in _ALLOWED,
        decide=decide_standing,
    ),
    Rule(
        key="treaty-act",
        label="dated act",
        definition="A claim of a signature, of a consent to be bound or of a withdrawal agrees if the depositary's "
        "record has an act of that kind, or one told less exactly, within the claim's time. It differs if the record "
        "has such acts on other days or of another kind only, or if a whole list has none.",
        origin="depositaryRecord",
        applies=lambda matter: (
            matter.kind == "TreatyStatusClaim" and (matter.predicate in _DATED or matter.predicate in list_consents())
        ),
        decide=decide_act,
    ),
    Rule(
        key="treaty-act-unlisted",
        label="act that status lists do not tell",
        definition="Adoption, deferral and entry into force for a state stand in no status list: such claims are not "
        "covered.",
        origin="depositaryRecord",
        applies=lambda matter: matter.kind == "TreatyStatusClaim",
        decide=decide_unlisted_act,
    ),
)
