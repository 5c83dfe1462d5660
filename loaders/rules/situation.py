"""What no other rule has read: how things stand in a matter of the Monitor, in the words of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from armstrace.graph.claim import Claim, Polarity, Quantity
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_counts
from armstrace.loaders.date import Relation as When
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.land import LAND_SECTIONS
from armstrace.loaders.scene import Scene


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter: the words it is known by, the sections of which any of them will do, and the claim it makes."""

    words: re.Pattern[str]
    kind: str
    predicate: str
    sections: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset({"state", "territory", "org"})


def _words(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)


#: The first whose words stand in a sentence has it: those of the section come first, then the narrowest.
MATTERS = (
    Matter(
        _words(
            r"""survivors? victims? disab\w+ rehabilitat\w+ prosthe\w+ orthop\w+ assistance psycho\w+ emergency medical
            health services? risks? education"""
        ),
        "VictimAssistanceClaim",
        "serviceSituation",
        frozenset({"cva", "va"}),
    ),
    Matter(
        _words(
            r"""mines? minefields? mined demin\w+ clear\w* survey\w* contaminat\w+ explosive ERW UXO EOD remnants?
            munitions? hazard\w* risk affected fund\w* contribut\w+ donors? areas? deadline extension IMSMA database
            teams? operators? donat\w+ coordinat\w+ verif\w+ impact\w* communit\w+ sectors? support recipients?
            contributors? strateg\w+
            capacity equipment train\w+
            accredit\w+ standards quality land plan
            progress workplans? dogs? machines? operations? cent(?:er|re)s? program(?:me)?s? milestones? obligations?"""
        ),
        "MineActionClaim",
        "programmeSituation",
        LAND_SECTIONS | {"sma"},
    ),
    Matter(
        _words(r"survivors? disab\w+ prosthe\w+ orthop\w+ rehabilitat\w+"), "VictimAssistanceClaim", "serviceSituation"
    ),
    Matter(
        _words(r"casualt\w+ incidents? accidents?"),
        "CasualtyClaim",
        "casualtySituation",
        doers=frozenset({"state", "territory"}),
    ),
    Matter(
        _words(
            r"""minefields? demin\w+ clearance survey\w* contaminat\w+ ERW UXO EOD remnants? hazard\w* affected donors?
            mine\saction risk\seducation"""
        ),
        "MineActionClaim",
        "programmeSituation",
    ),
    Matter(
        _words(
            r"laws? legislation legislative decree penal criminal parliament act regulations? bill provisions? measures"
        ),
        "LawClaim",
        "legalSituation",
        doers=frozenset({"state", "territory"}),
    ),
    Matter(
        _words(
            r"""treaty convention protocol ratif\w+ acce(?:ssion|de\w*) ban moratorium disarmament humanitarian reports?
            resolutions? stockpil\w+ meetings? positions? policy views? interpretation articles? implementation"""
        ),
        "StatementClaim",
        "policySituation",
    ),
)
#: Words of use and of what is not sure, of which no claim is made where no rule has read who is said to have done what.
_GRAVE = _words(
    r"""us(?:e|es|ed|ing|age) la(?:id|y|ying) plant\w* deploy\w* attack\w* alleg\w+ accus\w+ suspect\w* appear\w*
    seem\w* apparent\w* reportedly believed likely possibl\w+ should if unless whether"""
)
_POLICY = frozenset({"legalSituation", "policySituation"})


def read_situation(scene: Scene, prop: Proposition, part: Range) -> Iterator[Claim]:
    """How a matter stands, of whom or where it is told, in the words of the clause.

    A clause is shown to this rule only where no other has read anything of it (decisions 0113, 0114).

    >> [ma ner] Heavy rains have washed mines out of the hills.
    -> MineActionClaim state:ner programmeSituation
    >> [cva tcd] Most survivors in Tibesti are cared for by their families.
    -> VictimAssistanceClaim state:tcd serviceSituation
    >> [mbp tcd] The draft law has gone back to the ministry twice.
    -> LawClaim state:tcd legalSituation
    """
    matter = find_matter(scene, part)
    if scene.home is None or matter is None:
        return
    when = _only_time(scene, prop, part)
    yield scene.claim(
        matter.kind,
        matter.predicate,
        _of_whom(prop, matter) or scene.home,
        prop=prop,
        quantity=None if matter.predicate == "casualtySituation" else _only_figure(scene, prop, part),
        time=prop.when or when,
        current=not (prop.times or when),
        content=scene.condense(*part),
        polarity=Polarity.AFFIRMED,  # "does not reach" stands in the content
    )


def _only_figure(scene: Scene, prop: Proposition, part: Range) -> Quantity | None:
    """The figure of a clause that has one: which of several is meant, or what is denied of one, no rule has read."""
    counts = [count for count in list_counts(scene.note, *part) if count.quantity.unit != "item"]
    return counts[0].quantity if len(counts) == 1 and prop.polarity is Polarity.AFFIRMED else None


def _only_time(scene: Scene, prop: Proposition, part: Range) -> Time | None:
    """The date of a clause that has one, wherever it stands, but not below another verb ("whether it will by 2025")."""
    times = [m for m in scene.note.within(*part, Kind.TIME) if m.time]
    below = any(c.governor is prop.clause and c.group.finite for c in prop.clauses)
    found = times[0].time if len(times) == 1 and not below else None
    return found if found and found.relation in (When.AT, When.SINCE) else None


def find_matter(scene: Scene, part: Range) -> Matter | None:
    """The matter that a clause, else its sentence, speaks of; None where it is none, or a grave one."""
    own, code = scene.note.words(*part), scene.place.code
    for text in dict.fromkeys((own, scene.note.text)):
        for matter in MATTERS:
            if (not matter.sections or code in matter.sections) and matter.words.search(text):
                return None if matter.predicate in _POLICY and _GRAVE.search(own) else matter
    return None


def _of_whom(prop: Proposition, matter: Matter) -> Ref | None:
    """The state or body that is the subject: another country that is only named is not whom it is told of."""
    doers = [p.ref for p in prop.subjects if p.ref.kind in matter.doers and (p.known or p.mention)]
    return doers[0] if doers else None
