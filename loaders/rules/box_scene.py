"""What the rules on boxes are given, and what all of them ask of a value."""

from __future__ import annotations

import re
from collections.abc import Callable

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.graph.sealed import sealed
from armstrace.loaders.argument import Arm
from armstrace.loaders.discourse import Party
from armstrace.loaders.document import Row
from armstrace.loaders.mention import Annotation
from armstrace.loaders.scene import Scene

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")

#: The treaty that boxes of 1999 to 2009 are about, where no section says it.
MINE_BAN = Ref("treaty", "mbt")

NOT_KNOWN = re.compile(
    r"\A(?:(?:the )?(?:full )?extent (?:of (?:the )?contamination )?(?:is |remains )?)?"
    r"(?:not known|unknown|unclear|not reported|N/R)\b",
    re.IGNORECASE,
)

NONE = re.compile(r"\A(?:none|no|nil|0(?![.,]\d))\b", re.IGNORECASE)


@sealed(frozen=True, slots=True)
class BoxScene:
    """What the rules on boxes are given: a row, its scene, and the means to read a value as text."""

    row: Row
    scene: Scene
    annotate: Callable[[str], Annotation]
    read_text: Callable[[int], list[Claim]]  # reads the value of that number as running text
    above: str = ""  # the last label above that names the year of what the box counts

    @property
    def label(self) -> str:
        """The row's label."""
        return self.row.cells[0].text

    @property
    def group(self) -> str:
        """The label of the group that the row stands in; empty where there is none."""
        return self.row.group.text if self.row.group else ""


def whole(note: Annotation) -> tuple[Annotation, int, int]:
    """A value with the range of all its tokens."""
    return note, 0, len(note.tokens)


def name_hazard(arm: Arm) -> Party:
    """The hazard as a party that the value names."""
    return Party(arm.refs[0], arm.words, arm.known, None, True)


def spell_out(text: str) -> str:
    """The short forms of hazards that boxes of 1999 to 2009 use, in full."""
    text = re.sub(r"(?i)\bantipersonnel and antivehicle mines\b", "antipersonnel mines and antivehicle mines", text)
    text = re.sub(r"\bCBUs\b", "submunitions", text)
    return re.sub(r"\bAVMs?\b", "antivehicle mines", re.sub(r"\bAPMs?\b", "antipersonnel mines", text))
