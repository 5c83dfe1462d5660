"""Rules for reports that states submit under treaties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_REPORT = re.compile(
    r"\b(?:transparency |national annual |annual |Article (?:7|10|13) |initial )*reports?\b", re.IGNORECASE
)


@on_verbs({"submit", "provide", "file", "deliver"})
def read_report(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Reports submitted under treaties.

    >> [mbp chn] It submits annual reports every spring. | China is party to CCW Amended Protocol II.
    -> ReportClaim state:chn submitted source:annual-reports treaty=treaty:ccw-ap2
    """
    if not _REPORT.search(scene.note.text):
        return
    region = (prop.clause.antecedent or prop.patient) if prop.passive else prop.clause.tail
    words = scene.note.words(*region)
    found = _REPORT.search(words)
    if not found:
        return
    for party in [p for p in prop.actors if p.ref.kind in ("state", "group", "territory")]:
        treaty = _treaty(scene, prop)
        label = next(iter(scene.labels(treaty)), "") if treaty else ""
        yield scene.claim(
            "ReportClaim",
            "submitted",
            party,
            prop=prop,
            object=scene.mint("source", found[0].strip()),
            details=[("treaty", treaty)],
            content=f"{label} {found[0]}".strip(),
            polarity=prop.polarity,
            current=not prop.times,
        )


def _treaty(scene: Scene, prop: Proposition | None) -> Ref | None:
    named = scene.mentions(Kind.TREATY)
    if named:
        return named[-1].ref
    back = [m for m in scene.discourse.recent if m.kind is Kind.TREATY]
    return back[-1].ref if back else scene.discourse.treaty


def read_reporting(scene: Scene) -> Iterator[Claim]:
    """Reports named as where a state reported something: "in its Article 7 reports since 2003, Tajikistan has
    reported".

    >> [mbp tjk] In its Mine Ban Treaty Article 7 reports since 2009, Tajikistan reported on talks.
    -> ReportClaim state:tjk submitted source:mbt-art7-reports time=2009/
    """
    for prop in scene.propositions:
        lead = prop.clause.lead
        words = scene.note.words(*lead)
        found = re.search(r"(?:its|their) (.*?reports?\b)", words)
        treaties = scene.note.within(*lead, Kind.TREATY)
        if not found or prop.clause.quoted or not treaties:
            continue
        times = [m.time for m in scene.note.within(*lead, Kind.TIME) if m.time]
        for party in [p for p in prop.subjects if p.ref.kind in ("state", "territory")]:
            yield scene.claim(
                "ReportClaim",
                "submitted",
                party,
                object=scene.mint("source", found[1]),
                time=times[0] if times else None,
                details=[("treaty", treaties[-1].ref)],
                content=found[1],
                behind=prop.clause.reach[1],
            )
