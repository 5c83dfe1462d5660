"""Rules for how likely it is held that a state meets a deadline, and for graded values of boxes of 2007 to 2009."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Certainty, Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.date import find_times
from armstrace.loaders.mention import Kind
from armstrace.loaders.rules.box_scene import NOT_KNOWN, YEAR, BoxScene
from armstrace.loaders.rules.owed_under import find_owed_under
from armstrace.loaders.rules.rule import on_words
from armstrace.loaders.scene import Scene

#: A line below a deadline, or behind its date.
_LINE = re.compile(
    r"\(?(?P<how>not|unclear (?:whether|if)|unlikely to be)? ?on (?:track|course)(?: to meet|\Z)",
    re.IGNORECASE,
)
#: The same said in a sentence.
_TOLD = re.compile(
    r"\b(?:is|was|are|be|appears?|seems?|remains?) (?P<how>not |no longer |unlikely to be |likely to be )?"
    r"on (?:track|course) to (?:meet|complete|fulfil)"
    r"|\b(?P<will>will not|would not|will be unable to|would be unable to|cannot) (?:be able to )?meet\b"
    r"|\bis (?P<odds>highly unlikely|unlikely|very unlikely|likely) to (?:meet|fulfil)\b"
    r"|\b(?P<doubt>doubtful|unlikely|unclear|uncertain)(?: whether| that| if)? [^,;.]{2,60} (?:will|would|can|could)"
    r" (?:be able to )?(?:meet|fulfil)\b"
    r"|\b(?P<without>does not|did not|do not) (?:expect|anticipate) (?:to|it will|that it will) (?:be able to )?meet\b"
    r"|\bis (?P<un>not) expected to (?:meet|fulfil)\b|\b(?P<miss>will|would|(?:is|looks|seems) set to"
    r"|is (?:expected|likely) to) (?:miss|fail to meet)\b"
    r"|\b(?P<hopes>expects|is expected|is confident of|believes that it will|believes it will|says it will)"
    r"(?: to| be able to)? (?:meet|meeting) ",
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:deadline|Article [45]|obligations?)\b|\bmeet (?:it|this|that)\b")
_POOR = re.compile(r"\A(?:low|none|poor|nil|very low|unlikely|no)\b", re.IGNORECASE)
_GOOD = re.compile(r"\A(?:high|good|likely|very high|on track)\b", re.IGNORECASE)


_NEGATIVE = ("not", "no longer", "unlikely", "highly un", "very un", "will", "would", "cannot")
#: Ways of saying it that deny it, those that only expect it, and those in which the state itself does.
_DENYING, _EXPECTING = frozenset({"doubt", "without", "un", "miss"}), frozenset({"doubt", "without", "un", "hopes"})
_ITS_OWN = re.compile(r"(?:do|expects|believes|says|is confident)", re.IGNORECASE)


@on_words({"track", "course", "unlikely", "likely", "meet", "miss", "meeting"})
def read_outlook(scene: Scene) -> Iterator[Claim]:
    """Whether a state is held to be on track to meet its deadline.

    >> [ma sdn] (Not on track to meet deadline)
    -> LawClaim state:sdn onTrackToMeet treaty:mbt not
    >> [ma sdn] Sudan is on track to meet its Article 5 deadline.
    -> LawClaim state:sdn onTrackToMeet treaty:mbt
    >> [ma sdn] Sudan does not expect to meet its deadline of April 2023.
    -> LawClaim state:sdn onTrackToMeet treaty:mbt not
    >> [ma sdn] It is unclear whether Sudan will meet its deadline.
    -> LawClaim state:sdn onTrackToMeet treaty:mbt status=notKnown
    """
    found = _LINE.match(scene.note.text) or _TOLD.search(scene.note.text)
    if found is None or scene.home is None or not _DUE.search(scene.note.text):
        return
    states = [m.ref for m in scene.mentions(Kind.STATE) if m.start < found.start()]
    treaty = find_owed_under(scene) or Ref("treaty", "mbt")
    yield _tell(scene, found, states[-1] if states else scene.home, treaty)


def read_outlook_line(scene: Scene, line: str, treaty: Ref) -> Iterator[Claim]:
    """A line of a cell below a treaty's deadline: "Not on track to meet deadline", "Unclear whether on track"."""
    found = _LINE.match(line)
    if found and scene.home:
        yield _tell(scene, found, scene.home, treaty)


def _tell(scene: Scene, found: re.Match[str], state: Ref, treaty: Ref) -> Claim:
    """The claim of an outlook, by the words before "on track"."""
    said, way = " ".join(value for value in found.groupdict().values() if value).lower(), found.lastgroup or ""
    unclear = said.startswith(("unclear", "uncertain"))
    negative = not unclear and (way in _DENYING or (way != "hopes" and said.strip().startswith(_NEGATIVE)))
    likely = not unclear and ("likely" in said or way in _EXPECTING)
    own = (state,) if way in ("hopes", "without") and _ITS_OWN.match(said) else ()
    teller = next((p for p in scene.propositions if p.lemma == "meet" and p.stance.asserters), None)
    tellers = tuple(party.ref for party in teller.stance.asserters) if teller else own
    return scene.claim(
        "LawClaim",
        "onTrackToMeet",
        state,
        object=treaty,
        current=True,
        polarity=Polarity.NEGATED if negative else Polarity.AFFIRMED,
        status=Status.NOT_KNOWN if unclear else Status.DECLARED if tellers else Status.ASSERTED,
        asserters=tellers,
        as_of=teller.told if teller else None,
        certainty=Certainty.UNKNOWN if unclear else Certainty.PROBABLE if likely else Certainty.CERTAIN,
        hedge=said.strip() if likely else None,
        content=found.string.strip(" ()")[:120],
    )


def read_likelihood(box: BoxScene) -> Iterator[Claim]:
    """ "Likelihood of meeting deadline: Low": held not to be on track, with the grade as its hedge."""
    for cell in box.row.cells[1:]:
        unknown, poor = bool(NOT_KNOWN.match(cell.text)), bool(_POOR.match(cell.text))
        if box.scene.home and (unknown or poor or _GOOD.match(cell.text)):
            yield box.scene.claim(
                "LawClaim",
                "onTrackToMeet",
                box.scene.home,
                object=box.scene.discourse.treaty or Ref("treaty", "mbt"),
                current=True,
                polarity=Polarity.NEGATED if poor else Polarity.AFFIRMED,
                status=Status.NOT_KNOWN if unknown else Status.ASSERTED,
                certainty=Certainty.UNKNOWN if unknown else Certainty.PROBABLE,
                hedge=None if unknown else cell.text[:40],
                content=f"{box.label}: {cell.text}"[:120],
            )


def read_grade(box: BoxScene) -> Iterator[Claim]:
    """ "RE capacity: Adequate", "Availability of services in 2007: Unchanged—inadequate": how it stands, in words."""
    capacity = "capacity" in box.label.lower() and not re.search(r"\b(?:VA|SA)\b", box.label)
    years = YEAR.findall(box.label)
    for cell in box.row.cells[1:]:
        if box.scene.home and cell.text and not find_times(cell.text[:12]):
            yield box.scene.claim(
                "MineActionClaim" if capacity else "VictimAssistanceClaim",
                "hasCapacity" if capacity else "serviceSituation",
                box.scene.home,
                current=not years,
                time=years[0] if years else None,
                content=f"{box.label}: {cell.text}"[:120],
            )
