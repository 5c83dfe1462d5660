"""What a passage of a policy section is about: pages of 1999 to 2009 tell all of a country in one section.

Rules ask the code of the section for that: there, headings answer, and in what stands before the first title the words
of the sentence itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

#: Sections of policy, which may hold other matters.
_POLICY = frozenset({"mbp", "cmb"})
#: Headings of matters that have sections of their own today, the first that fits.
_HEADINGS = (
    (re.compile(r"[Cc]asualt"), "cas"),
    (re.compile(r"[Ss]urvivor|[Vv]ictim|[Dd]isabilit|[Mm]edical|[Rr]ehabilitation"), "cva"),
    (re.compile(r"[Ff]unding|[Ss]upport for mine action|[Ff]inancial|[Dd]onor|[Aa]ssistance\Z"), "sma"),
    (
        re.compile(
            r"(?:[Ll]andmine|Mine|UXO|ERW|[Rr]emnants?)\b.*[Pp]roblem|[Pp]roblem\Z|[Cc]ontaminat|[Ss]urvey|[Cc]learance"
            r"|[Dd]emining|[Mm]ine [Aa]ction|[Rr]isk [Ee]ducation|[Aa]wareness|[Rr]emnants"
        ),
        "ma",
    ),
)
#: Headings of what pages tell of all matters at once.
_ALL = re.compile(r"Key [Dd]evelopments|\d{4} Key Data|(?:Ten|Five)-Year Summary")
#: Words of a matter in a sentence, the first that fits.
_WORDS = (
    (re.compile(r"\b(?:stockpil|retain|Article 7|legislation|ratif|accede|signed)", re.IGNORECASE), None),
    (
        re.compile(
            r"\b(?:casualt|(?:mine|uxo|erw|ied)[\w/]* (?:incident|accident)s?|victims? (?:die|were recorded|was up)"
            r"|number of (?:new )?(?:\w+ )?victims)",
            re.IGNORECASE,
        ),
        "cas",
    ),
    (
        re.compile(
            r"\b(?:survivors?|victim assistance|mine victims|artificial limb|orthot"
            r"|disabilit|rehabilitat|prosthe|orthop|amput)",
            re.IGNORECASE,
        ),
        "cva",
    ),
    (re.compile(r"\b(?:funding|donors?|donated|donations?|funds)\b|US\$|\$ ?\d|€ ?\d", re.IGNORECASE), "sma"),
    (
        re.compile(
            r"\b(?:clear(?:ed|ing|ance)?|demin|survey|contaminat|mine action|risk education|awareness|minefield|uxo\b"
            r"|square (?:kilo)?met|mined\b|hazard|deminer|assessment mission|dangerous areas?|free of mines|mine-free"
            r"|impacted communit|impact survey|lis\b|mre\b|eod\b|re activit|kilometers of road|suspected area"
            r"|mine[/\w -]{0,12}affected|affected communit)",
            re.IGNORECASE,
        ),
        "ma",
    ),
)


def find_matter(code: str, heading: Sequence[str], text: str) -> str:
    """The code of the section that a passage would stand in today: `cas`, `cva`, `sma`, `ma`, else `code` itself."""
    if code not in _POLICY or not heading:
        return code
    if _ALL.match(heading[0]):
        return next((other or code for pattern, other in _WORDS if pattern.search(text)), code)
    return _find_below(tuple(heading)) or code


def find_row_matter(code: str, heading: Sequence[str], label: str) -> str:
    """The code of the section that a row of key data would stand in today, by its label ("Demining in 2007")."""
    told = code in _POLICY and (not heading or _ALL.match(heading[0]))
    return next((other or code for pattern, other in _WORDS if pattern.search(label)), code) if told else code


@lru_cache(maxsize=4096)
def _find_below(heading: tuple[str, ...]) -> str | None:
    """The code that the innermost of some headings tells."""
    return next((other for part in reversed(heading) for pattern, other in _HEADINGS if pattern.search(part)), None)
