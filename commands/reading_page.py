"""The page of `armstrace read --report`: a profile's text with what rules read of it. One file, no script, no address.

It holds the text of the profile: it is for the reader's own machine.
"""

from __future__ import annotations

from collections import defaultdict

import jinja2

from armstrace.graph import resources
from armstrace.loaders.grounding import Ground, check_grounding
from armstrace.loaders.reading import Reading
from armstrace.loaders.reading_view import OTHER, TOPICS, SectionView, make_views
from armstrace.loaders.review import tell_claim


def make_page(reading: Reading) -> str:
    """The page as text. All that comes from the profile is escaped."""
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(resources.read_file("web", "templates", "reading.html"))
    views = make_views(reading)
    return template.render(
        title=reading.document.title or reading.document.country or "A profile",
        sections=views,
        numbers={claim.key: number for view in views for number, claim in enumerate(view.claims, 1)},
        shares={view.key: _write_shares(view) for view in views},
        said={claim.key: tell_claim(claim) for view in views for claim in view.claims},
        elsewhere=_list_elsewhere(reading),
        topics=(*dict.fromkeys(TOPICS.values()), OTHER),
        topic_of=TOPICS,
        unknown=[(str(ref), ", ".join(names)) for ref, names in sorted(reading.names.items())],
        style=resources.read_file("web", "static", "style.css"),
    )


def _list_elsewhere(reading: Reading) -> dict[str, str]:
    """Claim -> its values that do not stand in its passage, and where they stand: "state:per inferred"."""
    found: dict[str, list[str]] = defaultdict(list)
    for grounding in check_grounding(reading):
        if grounding.ground is not Ground.PASSAGE:
            found[grounding.claim.key].append(f"{grounding.value}: {grounding.ground.value}")
    return {key: "; ".join(values) for key, values in found.items()}


def _write_shares(view: SectionView) -> dict[str, str]:
    return {name: f"{share:.0%}" for name, share in view.share().items()}
