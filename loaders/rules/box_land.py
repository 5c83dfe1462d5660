"""Rules for boxes of contamination and clearance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from armstrace.graph.claim import Certainty, Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, list_arms, list_counts
from armstrace.loaders.date import find_times
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.rules.box_scene import NONE, NOT_KNOWN, YEAR, BoxScene, name_hazard, spell_out, whole
from armstrace.loaders.scene import HEDGED, Scene

_RELEASED = {"reduc": "reducedArea", "cancel": "cancelledArea", "releas": "releasedArea"}


#: The label of a value inside a cell ("Area cancellation/reduction: 236 km2 (2005: 219 km2)").
_LABELLED = re.compile(r"(?P<label>[A-Z][A-Za-z/ ]{5,60}): [^:]{0,40}(?:\((?:19|20)\d\d: [^:]{0,12})?\Z")
#: What was only found, and not cleared.
_FOUND = re.compile(r"\b(?:confirmed|identified|discovered|added|suspected|call-outs)\b", re.IGNORECASE)

#: That no one has measured it, whatever is estimated of a part behind it.
_UNMEASURED = re.compile(
    rf"{NOT_KNOWN.pattern}|\A(?:unquantified|not quantified|undetermined|extent of contamination (?:is )?unknown"
    r"|no (?:[\w-]+ ){0,3}estimates?)\b",
    re.IGNORECASE,
)
#: What the page does not tell on its own word.
_REPORTED = re.compile(r"\b(?:reportedly|unofficial report)|\AReported ", re.IGNORECASE)


def read_extent(box: BoxScene) -> Iterator[Claim]:
    """How much is contaminated by what: an area, "none", or not known."""
    scene = box.scene
    if scene.home is None:
        return
    named = list_arms(*whole(box.annotate(box.label)))
    times = find_times(box.group) or find_times(box.label)
    as_of = times[0].edtf if times else scene.place.updated
    for cell in box.row.cells[1:]:
        note = box.annotate(cell.text)
        arms = named or list_arms(*whole(note))
        areas = [c for c in list_counts(*whole(note)) if c.quantity.unit in ("km2", "m2", "hectare")]
        unmeasured = bool(_UNMEASURED.match(cell.text))
        unknown, none = unmeasured and not areas, bool(NONE.match(cell.text)) and not (areas or unmeasured)
        possible = bool(re.search(r"\b(?:may|might|could|possibl[ey])\b", cell.text))
        if unmeasured and not arms:
            yield _unmeasured(box, cell.text, as_of)
        for count in areas or ((None,) if arms else ()):
            yield scene.claim(
                "ContaminationClaim",
                "contaminatedArea" if count else "contaminatedBy",
                scene.home,
                object=None if count or not arms else name_hazard(arms[0]),
                arms=arms[:1] if count else (),
                quantity=count.quantity if count else None,
                as_of=_dated(note, count) or as_of,
                status=Status.NOT_KNOWN if unknown else Status.ESTIMATED if unmeasured else Status.ASSERTED,
                certainty=Certainty.UNKNOWN if unknown else Certainty.POSSIBLE if possible else Certainty.CERTAIN,
                hedge="may" if possible else None,
                polarity=Polarity.NEGATED if none else Polarity.AFFIRMED,
                content=cell.text[:120],
            )


def _dated(note: Annotation, count: Count | None) -> str | None:
    """ "562km2 (July 2009)": the date in brackets right behind an area."""
    behind = (
        re.match(r" ?\((?:(?:as )?of )?(?:(?:19|20)\d\d|[A-Z])[^():]{0,24}\)", note.text[count.mention.end :])
        if count
        else None
    )
    times = find_times(behind[0]) if behind else ()
    return times[0].bounds[1] or times[0].bounds[0] if times else None


def _unmeasured(box: BoxScene, text: str, as_of: str | None) -> Claim:
    """ "Estimated area of contamination: Unquantified": how much the matter of the page contaminates is not known."""
    scene = box.scene
    return scene.claim(
        "ContaminationClaim",
        "contaminatedBy",
        scene.home or Ref("place", "unnamed"),
        object=scene.discourse.weapon,
        as_of=as_of,
        content=f"{box.label}: {text}"[:120],
        **HEDGED,
    )


def _year_of(text: str, count: Count) -> str | None:
    """ "3km2 (2006: 7km2)": a figure in brackets is of the year that opens them."""
    opened = re.search(r"\(((?:19|20)\d\d): ?[^()]*\Z", text[: count.mention.start])
    return opened[1] if opened else None


def read_recipients(box: BoxScene) -> Iterator[Claim]:
    """How many people risk education reached in a year."""
    years = YEAR.findall(box.label)
    for cell in box.row.cells[1:] if box.scene.home else ():
        for count in list_counts(*whole(box.annotate(cell.text)))[:1]:
            if count.quantity.value is not None and box.scene.home:
                yield box.scene.claim(
                    "MineActionClaim",
                    "beneficiaries",
                    box.scene.home,
                    quantity=replace(count.quantity, unit="person"),
                    time=years[0] if years else None,
                    content=box.label,
                )


def read_release(box: BoxScene) -> Iterator[Claim]:
    """Land released and devices destroyed in a year, with those "including"."""
    scene = box.scene
    years = YEAR.findall(f"{box.group} {box.label}")
    if scene.home is None:
        return
    told = ""
    for cell in box.row.cells[1:]:
        text = spell_out(cell.text)
        note = box.annotate(text)
        label_arms = list_arms(*whole(box.annotate(box.label)))
        counts, read = list_counts(*whole(note)), False
        doer = _find_doer(note) or scene.home
        goes_on = cell.text.startswith("(")
        for number, count in enumerate(counts):
            stop = counts[number + 1].mention.first if number + 1 < len(counts) else len(note.tokens)
            arms = list_arms(note, count.mention.last, stop) or label_arms
            area = count.quantity.unit in ("km2", "m2", "hectare")
            if not area and not (arms and _is_device(count)):
                continue
            device = "ied" if arms and arms[0].refs[0].key == "ied" else "explosiveDevice"
            unit = count.quantity.unit if area else device
            behind = note.words(count.mention.last, stop)
            named = _LABELLED.search(note.text[: count.mention.start])
            told = named["label"] if named else told if goes_on else behind
            found = area and bool(_FOUND.search(behind))
            read = True
            yield scene.claim(
                "ContaminationClaim" if found else "ClearanceClaim",
                "contaminatedArea" if found else _measure(told) if area else "devicesDestroyed",
                scene.home if found else doer,
                arms=arms[:1],
                quantity=replace(count.quantity, unit=unit),
                time=_year_of(text, count) or (years[0] if years else None),
                status=Status.REPORTED if _REPORTED.search(cell.text) else Status.ASSERTED,
                content=f"{box.label}: {count.noun}" if count.noun else box.label,
            )
        if not read:
            yield _uncounted(scene, scene.home, label_arms, cell.text, years[0] if years else None)


def _find_doer(note: Annotation) -> Ref | None:
    """ "HALO cleared 2km2", "3km2 cleared by Morocco": who did it, where the value names one."""
    for mention in note.mentions:
        if mention.kind in (Kind.BODY, Kind.STATE, Kind.GROUP) and mention.refs:
            leads = mention.first == 0 and note.word(mention.last) in ("cleared", "demined", "released", "destroyed")
            if leads or note.word(mention.first - 1) == "by":
                return mention.ref
    return None


def _uncounted(scene: Scene, home: Ref, arms: Sequence[Arm], words: str, year: str | None) -> Claim:
    """A cell without a number: that nothing was cleared, or is known to have been, or what it says instead."""
    return scene.claim(
        "ClearanceClaim",
        "cleared",
        home,
        arms=arms[:1],
        time=year,
        polarity=Polarity.NEGATED if NONE.match(words) else Polarity.AFFIRMED,
        status=Status.NOT_KNOWN if NOT_KNOWN.match(words) else Status.ASSERTED,
        content=words[:120],
    )


def _measure(words: str) -> str:
    """What an area of a value was: the first word of clearance of its label, else behind it; released where it was
    both cancelled and reduced.
    """
    if re.search(r"cancel\w+ ?(?:/|and|or) ?reduc|reduc\w+ ?(?:/|and|or) ?cancel", words, re.IGNORECASE):
        return "releasedArea"
    found = re.search(r"clear|reduc|cancel|releas", words, re.IGNORECASE)
    return _RELEASED.get(found[0].lower(), "clearedArea") if found else "clearedArea"


def _is_device(count: Count) -> bool:
    return count.quantity.unit not in ("organization", "person", "team", "year", "percent", "country")


def read_contaminated_by(box: BoxScene) -> Iterator[Claim]:
    """ "Contaminated by: landmines (extent unknown), ...": each hazard with what its bracket says."""
    scene = box.scene
    for cell in box.row.cells[1:]:
        note = box.annotate(spell_out(cell.text))
        for arm in list_arms(*whole(note)):
            if scene.home is None or any(a < arm.first < b for a, b in note.brackets):
                continue
            bracket = next((b for b in note.brackets if 0 <= b[0] - arm.last <= 1), None)
            said = note.words(*bracket).strip("()") if bracket else ""
            yield scene.claim(
                "ContaminationClaim",
                "contaminatedBy",
                scene.home,
                object=name_hazard(arm),
                current=True,
                content=said or None,
            )
