"""The page of `armstrace read --report`: a profile's text with what rules read of it. One file, no script, no address.

It holds the text of the profile: it is for the reader's own machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import jinja2

from armstrace.graph import resources
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers, read_registers
from armstrace.loaders.grounding import Ground, check_grounding
from armstrace.loaders.reading import Reading
from armstrace.loaders.reading_view import OTHER, TOPICS, SectionView, make_views
from armstrace.loaders.review import say_claim


def make_page(readings: Iterable[Reading], title: str, registers: Registers | None = None) -> Iterator[str]:
    """The pieces of the page, a section's as soon as it is read. All that comes from the profile is escaped.

    What registers name is shown by its label; `registers` default to the packaged ones.
    """
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    shares: list[dict[str, object]] = []
    names: dict[Ref, tuple[str, ...]] = {}
    name = partial(_name, registers or read_registers(), names)
    environment.filters["name_of"] = name
    template = environment.from_string(resources.read_file("web", "templates", "reading.html"))
    return template.generate(
        title=title,
        chapters=_list_chapters(readings, shares, names),
        shares=shares,
        names=names,
        say=partial(say_claim, name=name),
        topics=(*dict.fromkeys(TOPICS.values()), OTHER),
        topic_of=TOPICS,
        style=resources.read_file("web", "static", "style.css"),
    )


def _list_chapters(
    readings: Iterable[Reading], shares: list[dict[str, object]], names: dict[Ref, tuple[str, ...]]
) -> Iterator[tuple[SectionView, dict[str, int], dict[str, str]]]:
    """Each section with the numbers of its claims and what stands elsewhere; its shares and names are noted."""
    for reading in readings:
        elsewhere = _list_elsewhere(reading)
        for ref, printed in reading.names.items():
            names[ref] = tuple(dict.fromkeys((*names.get(ref, ()), *printed)))
        for view in make_views(reading):
            yield view, {claim.key: number for number, claim in enumerate(view.claims, 1)}, elsewhere
            shares.append(_tell_shares(view))


def _name(registers: Registers, names: Mapping[Ref, tuple[str, ...]], ref: Ref) -> str:
    """What a thing is called: its label, else as it is printed first, else its key."""
    entry = registers.find_ref(ref)
    return entry.label if entry is not None else next(iter(names.get(ref, ())), ref.key)


def _list_elsewhere(reading: Reading) -> dict[str, str]:
    """Claim -> its values that do not stand in its passage, and where they stand: "state:per inferred"."""
    found: dict[str, list[str]] = defaultdict(list)
    for grounding in check_grounding(reading):
        if grounding.ground is not Ground.PASSAGE:
            found[grounding.claim.key].append(f"{grounding.value}: {grounding.ground.value}")
    return {key: "; ".join(values) for key, values in found.items()}


def _tell_shares(view: SectionView) -> dict[str, object]:
    shares = {name.replace(" ", "_"): f"{share:.0%}" for name, share in view.share().items()}
    return {"key": view.key, "title": view.title, "claims": len(view.claims), **shares}
