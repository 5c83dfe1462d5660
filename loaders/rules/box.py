"""Rules for fact boxes: which rule reads which label.

Known are the boxes of 1999 to 2024: casualties (cumulative, of a year, by outcome, device, status, age), mine action
(treaty status, management, operators, contamination, land release, progress), mine ban policy (status, votes, meetings)
and lead lines such as "Article 5 deadline". A value that is running text is read as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from armstrace.graph.claim import Claim
from armstrace.loaders.rules.box_assistance import read_coordinators, read_plans, read_situation
from armstrace.loaders.rules.box_casualty import read_casualties
from armstrace.loaders.rules.box_fund import read_funding
from armstrace.loaders.rules.box_land import read_contaminated_by, read_extent, read_recipients, read_release
from armstrace.loaders.rules.box_policy import (
    read_legislation,
    read_mine_action_law,
    read_participation,
    read_report_row,
    read_use_row,
    read_votes,
)
from armstrace.loaders.rules.box_scene import BoxScene
from armstrace.loaders.rules.box_status import (
    read_bound,
    read_deadline,
    read_management,
    read_operators,
    read_status,
)
from armstrace.loaders.rules.box_stock import read_destroyed, read_retained, read_stock
from armstrace.loaders.rules.outlook import read_grade, read_likelihood


def read_box(box: BoxScene) -> Iterator[Claim]:
    """All claims of one label of a box.

    >> BOX [cas tcd] All known casualties by end 2016 | 2,187 civilian mine/ERW casualties (746 killed; 1,441 injured)
    -> CasualtyClaim state:tcd casualties exactly=2187 population=civilian
    -> CasualtyClaim state:tcd killed exactly=746 population=civilian
    -> CasualtyClaim state:tcd injured exactly=1441 population=civilian
    >> BOX [cas tcd] 2016 casualties by outcome | 3 killed; 1 injured (2015: 7 killed)
    -> CasualtyClaim state:tcd killed exactly=3 time=2016
    -> CasualtyClaim state:tcd injured exactly=1 time=2016
    -> CasualtyClaim state:tcd killed exactly=7 time=2015
    >> BOX [ma tcd] Mine Ban Treaty | Not a party
    -> TreatyStatusClaim state:tcd notPartyTo treaty:mbt
    """
    heading = f"{box.group} / {box.label}".strip(" /")
    for pattern, rule in _RULES:
        if pattern.search(heading):
            yield from rule(box)
            return
    for number in range(1, len(box.row.cells)):
        yield from box.read_text(number)


_RULES: tuple[tuple[re.Pattern[str], Callable[[BoxScene], Iterator[Claim]]], ...] = (
    (re.compile(r"Likelihood of meeting", re.IGNORECASE), read_likelihood),
    (re.compile(r"capacity\Z|Availability of services|Progress towards .*assistance", re.IGNORECASE), read_grade),
    (re.compile(r"(?:/ |\A)Article \d (?:clearance )?deadline", re.IGNORECASE), read_deadline),
    (re.compile(r"focal points?\Z|coordination mechanisms?\Z", re.IGNORECASE), read_coordinators),
    (re.compile(r"plans/strategies\Z", re.IGNORECASE), read_plans),
    (
        re.compile(
            r"disability sector|survivor inclusion|coordination regularity|laws and public policy",
            re.IGNORECASE,
        ),
        read_situation,
    ),
    (re.compile(r"Mine action funding|Support for mine action", re.IGNORECASE), read_funding),
    (re.compile(r"voting record", re.IGNORECASE), read_votes),
    (re.compile(r"Participation in .{0,120}meetings", re.IGNORECASE), read_participation),
    (re.compile(r"Article 7 report|transparency report", re.IGNORECASE), read_report_row),
    (re.compile(r"implementing legislation|national implementation", re.IGNORECASE), read_legislation),
    (re.compile(r"Article 4|stockpile destruction", re.IGNORECASE), read_destroyed),
    (re.compile(r"Article 3|mines? retained", re.IGNORECASE), read_retained),
    (re.compile(r"Article 5"), read_deadline),
    (re.compile(r"(?:RE|education) recipients", re.IGNORECASE), read_recipients),
    (re.compile(r"\AUse\b(?=.*\d{4})"), read_use_row),
    (
        re.compile(
            r"survivor|casualt|annual total|survival outcome|device type|civilian status|age and gender", re.IGNORECASE
        ),
        read_casualties,
    ),
    (re.compile(r"\bOperators\b"), read_operators),
    (re.compile(r"Treaty status|State Party since|status\Z|signatory", re.IGNORECASE), read_status),
    (re.compile(r"/ Mine action (?:legislation|standards)", re.IGNORECASE), read_mine_action_law),
    (
        re.compile(r"(?:Mine Ban Treaty|Cluster Munitions|Persons with Disabilities)(?: \(\w+\))?\Z", re.IGNORECASE),
        read_bound,
    ),
    (
        re.compile(r"mine action management|strategic plan|management actors|legislation", re.IGNORECASE),
        read_management,
    ),
    (re.compile(r"Contaminated by|\AContamination\Z", re.IGNORECASE), read_contaminated_by),
    (re.compile(r"extent of contamination|area of contamination|reported contamination", re.IGNORECASE), read_extent),
    (re.compile(r"land release|demining(?: progress)? in|clearance in", re.IGNORECASE), read_release),
    (re.compile(r"deadline", re.IGNORECASE), read_deadline),
    (re.compile(r"\bstockpiles?\b(?! destruction)", re.IGNORECASE), read_stock),
)
