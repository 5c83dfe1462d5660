"""Words that tell the parts of a profile apart: titles of sections, headings, labels of fact boxes.

They are conventions of the publisher, gathered from pages of 1999 to 2024 (docs/reading.md). A text with other words
is still read: headings and labels are also known by their place and form.
"""

from __future__ import annotations

import re
from enum import StrEnum

from armstrace.graph.quick import quick

#: Title of a section -> its code in keys (docs/claims-file.md).
SECTION_CODES = {
    "Cluster Munition Ban Policy": "cmb",
    "Mine Ban Policy": "mbp",
    "Mine Action": "ma",
    "Impact": "imp",
    "Casualties": "cas",
    "Casualties and Victim Assistance": "cva",
    "Victim Assistance": "va",
    "Support for Mine Action": "sma",
}
#: Titles that are no heading inside another section.
PLAIN_TITLES = frozenset(
    {"Cluster Munition Ban Policy", "Mine Ban Policy", "Casualties and Victim Assistance", "Support for Mine Action"}
)
_TITLE_OF = {title.casefold(): title for title in SECTION_CODES}
UPDATED = re.compile(r"Last [Uu]pdated:? ?(\d{1,2} [A-Z][a-z]+,? \d{4})\Z")


def find_title(text: str) -> str | None:
    """The section title that a line is, in the publisher's spelling."""
    return _TITLE_OF.get(text.casefold())


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})\Z")


_TOPIC_WORD = (
    r"(?:[Dd]evelopment|[Pp]roduction|[Tt]ransfer|[Ss]tockpil(?:ing|es?)|[Uu]se|[Rr]etention"
    r"|[Ss]tockpile destruction|[Dd]estruction)"
)
PART = re.compile(r"[A-Z][A-Z’'&()/-]+(?: [A-Z’'&()/-]+)*\Z")
TOPIC = _any(
    r"(?:(?:Executive|Five-Year|Ten-Year) )?Summary",
    r"\d{4} Key Data",
    r"Key [Dd]evelopments since [A-Za-z]* ?\d{4}",
    r"Country [Ss]ummary",
    r"Mine [Bb]an [Pp]olicy overview",
    r"Policy",
    rf"{_TOPIC_WORD}(?:(?:, and | and |, ){_TOPIC_WORD})*",
    r"Contamination(?: and [Ii]mpact)?",
    r"Mine [Cc]ontamination",
    r"Programme? [Mm]anagement",
    r"Land [Rr]elease",
    r"Clearance",
    r"Progress in \d{4}",
    r"Casualties",
    r"Victim [Aa]ssistance",
    r"Risk [Ee]ducation",
    r"Recommendations? for action",
    r"Action points based on findings",
    r"Victim assistance [Cc]ommitments",
    r"Support for [Mm]ine [Aa]ction",
    r"Treaty [Ss]tatus",
    r"Legislation and [Ss]tandards",
    r"Information [Mm]anagement",
    r"Quality [Mm]anagement",
    r"Operators",
)
#: Sub-headings, and the heading that they stand below.
SUB = (
    (_any(r"Use in [A-Z].*", r"(?:Previous|Recent|New|Alleged) use(?: in .*)?"), _any(r"Use(?:,.*)?")),
    (
        _any(
            r"Casualties [Oo]verview",
            r"Casualties in \d{4} ?[—–-] ?[Dd]etails",
            r"Casualty trends\b.{0,80}",
            r"\*?Total casualties, details",
            r"Details and trends",
            r"Cluster munition casualties",
        ),
        _any(r"Casualties"),
    ),
    (
        _any(
            r"(?:Land)?[Mm]ines?(?: contamination)?",
            r"Cluster munition (?:remnants?|contamination|remnant contamination)",
            r"(?:Other )?[Ee]xplosive remnants of war.*",
        ),
        _any(r"Contamination(?: and [Ii]mpact)?"),
    ),
)
LEAD = re.compile(
    r"(Summary|Executive Summary|(?:Five|Ten)-[Yy]ear (?:Review|Summary)|"
    r"Key [Dd]evelopments(?: since [A-Za-z]* ?\d{4})?)"
    r": ?(?=\S)"
)


@quick
class LabelKind(StrEnum):
    """A label of a fact box: one that has values, or one that may also head a group of labels."""

    LABEL = "label"
    GROUP = "group"


_YEAR = r"(?:19|20)\d\d"
_SPAN = rf"{_YEAR}(?:[–-](?:{_YEAR}|\d\d))?"
_MATERIAL = _any(
    r"(?:Antipersonnel )?[Ll]andmines?",
    r"Antipersonnel mines?",
    r"Antivehicle mines?",
    r"Cluster munition remnants?",
    r"Mines|(?:Other )?(?:ERW|UXO|AXO)(?: contamination)?",
    r"(?:Other )?[Ee]xplosive remnants of war(?: \(ERW\))?",
)
_TREATY = _any(
    r"Mine Ban Treaty(?: status)?",
    r"Convention on Cluster Munitions(?: status)?",
    r"Convention on Conventional Weapons.*",
)
_MANAGEMENT = _any(
    r"National mine action management actors",
    r"(?:United Nations|UN|Other) .*(?:agencies|actors)",
    r"Mine action (?:strategic plans?|plans?|strategy|legislation|standards)",
    rf"Operators in {_SPAN}",
)
_CASUALTY = _any(
    r"Annual total", r"Survival outcome", r"Device type(?: causing casualties)?", r"Civilian status", r"Age and gender"
)
#: Labels that may head a group, and the labels that may stand in it.
_GROUPS = (
    (_any(r"Treaty status"), _TREATY),
    (_any(r"Mine action management"), _MANAGEMENT),
    (_any(r"Extent of contamination(?: as of .*)?", rf"Land release(?: in {_SPAN})?", r"Progress"), _MATERIAL),
    (_any(rf"Casualties in {_SPAN}"), _CASUALTY),
)
_LABEL = _any(
    r"State Party since",
    r"Treaty implementing legislation",
    r"National implementation (?:measures|legislation|law)",
    r"Transparency reporting",
    r"(?:Last|Initial) Article 7 report submitted (?:in|on)",
    r"Article \d \([a-z ]+\)",
    r"Pro-mine ban UNGA voting record",
    r"Participation in .* meetings",
    r"Key [Dd]evelopments",
    r"Key [Ee]vents",
    r"All known [^|]{0,40}casualties[^|]*",
    rf"Casualties occurring in {_SPAN}",
    rf"(?:Mine/ERW|Known) casualties in {_SPAN}",
    rf"{_YEAR} (?:cluster munition )?casualties(?: by (?:survival )?outcome| by (?:device|item) type)?",
    r"Casualty analysis",
    r"Estimated (?:mine/ERW survivors|area of contamination)",
    rf"Use, production, transfer(?:, stockpiling)? in {_SPAN}",
    r"Stockpile",
    rf"Contamination(?: as of {_SPAN})?",
    r"Likelihood of meeting deadline",
    rf"(?:Demining|Clearance)(?: [Pp]rogress)? in {_SPAN}",
    rf"Support for mine action in {_SPAN}",
    r"Casualties by (?:survival )?(?:outcome|device type|item type)",
    rf"(?:Availability of services|Mine action funding|Risk education recipients) in {_SPAN}",
    r"(?:RE|MRE|VA|SA) capacity",
    r"Progress towards (?:victim|survivor) assistance.*",
    r"Landmines destroyed.*",
    r"Government focal points?",
    r"Coordination mechanisms?",
    r"Coordination regularity.*",
    r"Plans/strategies",
    r"Disability sector integration",
    r"Survivor inclusion and participation",
    r"Laws and public policy:?",
)
#: Labels whose value may fill several lines of its own.
SEVERAL = _any(
    r"Operators in .*",
    r"Annual total",
    r"Age and gender",
    r"Key .*",
    r"Participation .*",
    r"Article \d .*",
    r".*[Cc]asualt(?:ies|y) .*",
    r"Estimated area .*",
    r"(?:Demining|Clearance) (?:[Pp]rogress |in ).*",
    r"Availability of services .*",
    r"Mine action (?:funding|management) .*",
    r"Support for mine action .*",
)
#: Labels whose values are figures.
FIGURE = _any(
    r".*[Cc]asualt(?:ies|y)\b.*",
    r"Annual total",
    r"Survival outcome",
    r"Device type.*",
    r"Civilian status",
    r"Age and gender",
    r"Estimated .*",
)
#: Labels whose value follows on the same line (pages of 2016 and 2017).
INLINE_LABEL = re.compile(r"(Contaminated by|Article \d [Dd]eadline|Article \d [Cc]ompliance): ?(?=\S)")
#: A label and its value on one line, with a bar between them.
BARRED = re.compile(r"([^|]{3,90}?) ?\| ?(?=[^|\s])")
MATERIAL = _MATERIAL


def find_label(text: str) -> LabelKind | None:
    """Is a line (without markers) a known label of a fact box? Materials are labels only inside a box."""
    if any(group.match(text) for group, _ in _GROUPS):
        return LabelKind.GROUP
    known = (_LABEL, _TREATY, _MANAGEMENT, _CASUALTY)
    return LabelKind.LABEL if any(pattern.match(text) for pattern in known) else None


def is_member(group: str, text: str) -> bool:
    """Is a line one of the labels that may stand in the group of that label?"""
    return any(pattern.match(group) and members.match(text) for pattern, members in _GROUPS)


#: Values that are words: in a table they stand where a figure could.
VOID = _any(
    r"N/[ARK]\*?", r"[–—-]", r"(?:None|Nil|Unknown|Yes|No|Not (?:known|reported|applicable|available|given))\*{0,2}"
)
GRADE = _any(r"(?:Massive|Heavy|Large|Medium|Light|Small|Limited|Extensive|Residual|Adequate|Inadequate|Slow)\*{0,2}")
_STATUS_VALUE = re.compile(r"(?:Not|Non|None|No|Unknown)\b|(?:State Party|Signatory)\b")


def find_value(text: str) -> bool:
    """Is a line one of the words that boxes and tables give as values?"""
    return bool(VOID.match(text) or GRADE.match(text) or _STATUS_VALUE.match(text))


NAVIGATION = _any(
    r"\+[\s+*]*",
    r"[>»]",
    r"About [Uu]s|The Issues|Our Research Products|Order Publications|Multimedia|Press Room",
    r"Sections|Search|Home|Contact",
    r"Resources for Monitor Researchers",
    r"ARCHIVES HOME PAGE",
    r"Email Notification.*",
    r"Send us your feedback.*",
    r"Print(?: this page)?|Share",
)
ACKNOWLEDGEMENT = re.compile(r"The Monitor (?:gratefully )?(?:acknowledges|thanks)\b")
TABLE_NOTE = re.compile(r"Notes?: ?\S|\*{1,3}\S|[A-Z]{2,5} ?= ?\S")
UPDATE = re.compile(r"\[?UPDATE\b")
