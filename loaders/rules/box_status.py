"""Rules for boxes of treaty status, deadlines, stocks, and of who manages and clears."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Count, list_counts
from armstrace.loaders.date import find_times
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.rules.box_scene import MINE_BAN, NONE, NOT_KNOWN, YEAR, BoxScene
from armstrace.loaders.rules.land import LAND_SECTIONS
from armstrace.loaders.rules.outlook import read_outlook_line
from armstrace.loaders.rules.owed_under import of_article

#: Predicates whose object is a body.
_OF_BODIES = frozenset({"hasManagementActors", "hasAuthority"})
_STANDING = re.compile(r"\b(?:part(?:y|ies)|signator(?:y|ies)|ratified|acceded|signed)\b", re.IGNORECASE)
#: What a state did and when, beside its status: not the day since when it is a party.
_ACT = re.compile(r"(?<!not )\b(?:signed|ratified|acceded)\b", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:[Pp]lan|[Ss]trategy)\b")


def read_status(box: BoxScene) -> Iterator[Claim]:
    """A treaty's name and "Not a party", "State Party" or the date since when."""
    value = box.row.cells[1].text if len(box.row.cells) > 1 else ""
    treaty = next((m.ref for m in box.annotate(box.label).mentions if m.kind is Kind.TREATY), None)
    treaty = (
        treaty
        or next((m.ref for m in box.annotate(value).mentions if m.kind is Kind.TREATY), None)
        or box.scene.discourse.treaty
        or (MINE_BAN if box.label.startswith("State Party since") else None)
    )
    if treaty is None or box.scene.home is None or not value:
        return
    if not _STANDING.search(value) and not (box.label and find_times(value)):
        return
    if re.search(r"\b(?:process|bill|procedure)\b", value):
        return  # "Ratification process concluded": nobody is bound by that yet
    negative = bool(re.search(r"\bnot\b|\bnon\b|non-", value, re.IGNORECASE))
    acts = list(_ACT.finditer(value))
    for act, following in zip(acts, [*acts[1:], None], strict=False):
        done = find_times(value[act.end() : following.start() if following else len(value)])
        if done:
            predicate = act[0].lower()
            yield box.scene.claim("TreatyStatusClaim", predicate, box.scene.home, object=treaty, time=done[0].edtf)
    times = find_times(value[: acts[0].start()] if acts else value)
    signatory = "signatory" in value.lower()
    predicate = (
        ("nonSignatoryTo" if negative else "signatoryTo") if signatory else "notPartyTo" if negative else "partyTo"
    )
    yield box.scene.claim(
        "TreatyStatusClaim",
        predicate,
        box.scene.home,
        object=treaty,
        current=True,
        time=f"{times[0].edtf}/" if times and not negative and "/" not in times[0].edtf else None,
    )
    for cell in box.row.cells[2:]:
        yield from _read_deadline_line(box, cell.text, treaty)


def read_bound(box: BoxScene) -> Iterator[Claim]:
    """A treaty's name and whether the country is bound by it, "Yes" or "No"; else its status."""
    found = re.match(r"(Yes|No)\b(?!n)", box.row.cells[1].text) if len(box.row.cells) > 1 else None
    treaty = next((m.ref for m in box.annotate(box.label).mentions if m.kind is Kind.TREATY), None)
    if found is None or treaty is None or box.scene.home is None:
        yield from read_status(box)
        return
    predicate = "partyTo" if found[1] == "Yes" else "notPartyTo"
    predicate = "signatoryTo" if re.search(r"signatory", box.row.cells[1].text, re.IGNORECASE) else predicate
    yield box.scene.claim("TreatyStatusClaim", predicate, box.scene.home, object=treaty, current=True)


def _read_deadline_line(box: BoxScene, line: str, treaty: Ref) -> Iterator[Claim]:
    """What stands below a treaty's status: the deadline of an article, and whether it will be met."""
    due = find_times(line) if "deadline:" in line else []
    if due and box.scene.home:
        when = due[0].bounds[1] or due[0].bounds[0]
        home = box.scene.home
        yield box.scene.claim("LawClaim", "requires", treaty, object=home, time=f"/{when}", content=line[:160])
    yield from read_outlook_line(box.scene, line, treaty)


def read_management(box: BoxScene) -> Iterator[Claim]:
    """Actors, authority, plans and laws: named, or none."""
    scene = box.scene
    if scene.home is None:
        return
    for cell in box.row.cells[1:]:
        predicate = _find_predicate(box.label, cell.text)
        none = bool(NONE.match(cell.text))
        bodies = [m for m in box.annotate(cell.text).mentions if m.kind is Kind.BODY and predicate in _OF_BODIES]
        draft = predicate == "hasStrategy" and re.search(r"\bdraft\b", cell.text)
        for body in {m.ref: scene.party(m) for m in bodies}.values() or (None,):
            if body or predicate not in _OF_BODIES or none or NOT_KNOWN.match(cell.text):
                yield scene.claim(
                    "MineActionClaim",
                    predicate,
                    scene.home,
                    object=body,
                    time=_period(cell.text) if predicate == "hasStrategy" else None,
                    current=True,
                    polarity=Polarity.NEGATED if none else Polarity.AFFIRMED,
                    status=Status.PLANNED if draft else Status.ASSERTED,
                    content=f"{box.label}: {cell.text}".strip(": ")[:120],
                )


def _period(text: str) -> str | None:
    """The years that a plan is for: "National Mine Action Strategy 2017-2020"."""
    found = re.search(r"\b((?:19|20)\d\d) ?[-–—] ?((?:19|20)\d\d)\b", text)
    return f"{found[1]}/{found[2]}" if found else None


def _find_predicate(label: str, value: str) -> str:
    """What a row of management tells; a row that lost its label goes by its words."""
    if re.search(r"plan|strategy", label, re.IGNORECASE) or (not label and _PLAN.search(value)):
        return "hasStrategy"
    return "hasManagementActors" if not label or re.search(r"actor|agenc", label, re.IGNORECASE) else "hasAuthority"


def _count_operators(box: BoxScene, count: Count, text: str, years: list[str]) -> Iterator[Claim]:
    """ "40 demining companies accredited for clearance": how many there are, and none of them by name."""
    if box.scene.home is not None and count.quantity.value is not None:
        yield box.scene.claim(
            "MineActionClaim",
            "actorCount",
            box.scene.home,
            quantity=replace(count.quantity, unit="organization"),
            time=years[-1] if years else None,
            current=not years,
            content=text[:120],
        )


def read_operators(box: BoxScene) -> Iterator[Claim]:
    """Each operator of a list, and the units named in brackets or behind it."""
    scene = box.scene
    years = YEAR.findall(box.label)
    if scene.home is None:
        return
    for cell in box.row.cells[1:]:
        note = box.annotate(cell.text)
        bodies = [m for m in note.mentions if m.kind in (Kind.BODY, Kind.GROUP)]
        bodies = [m for m in bodies if m is bodies[0] or not (note.word(m.first - 1) == "(" and m.words.isupper())]
        if cell.text.rstrip().endswith(":"):
            continue  # "National:" heads a part of the list
        counts = list_counts(note, 0, len(note.tokens))
        if counts and counts[0].mention.first == 0:
            yield from _count_operators(box, counts[0], cell.text, years)
            continue
        verb = note.verbs[0].first if note.verbs else len(note.tokens)
        named = list({m.ref: scene.party(m) for m in bodies}.values())
        for number, operator in enumerate(named or [scene.mint("org", _name(note, verb))]):
            trains = number == 0 and "training" in cell.text and bool(note.verbs)
            yield scene.claim(
                "MineActionClaim",
                "trains" if trains else "operatesIn",
                operator,
                object=None if trains else scene.home,
                where=[scene.home],
                time=years[0] if years else None,
                content=cell.text[:120],
            )


def _name(note: Annotation, verb: int) -> str:
    return re.sub(r"^(?:An?|The) ", "", note.words(0, verb) or note.text)[:80]


def read_deadline(box: BoxScene) -> Iterator[Claim]:
    """ "Article 5 deadline: 1 June 2026": an obligation of the treaty with its date."""
    treaty = of_article(box.scene, box.label) or box.scene.discourse.treaty or Ref("treaty", "mbt")
    if box.scene.place.code in LAND_SECTIONS:
        box.scene.discourse.treaty = treaty
    for cell in box.row.cells if find_times(box.label) else box.row.cells[1:]:
        times = find_times(cell.text)
        if times and box.scene.home:
            yield box.scene.claim(
                "LawClaim",
                "requires",
                treaty,
                object=box.scene.home,
                time=f"/{times[0].bounds[1] or times[0].bounds[0]}",
                content=f"{box.label}: {cell.text}"[:160],
            )
        elif box.scene.place.code in LAND_SECTIONS:
            yield from read_outlook_line(box.scene, cell.text, treaty)
