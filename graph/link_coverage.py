"""What is linked and what is not: a row for each kind of thing and target, with the things that have no link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from armstrace.graph.linkset import Linkset
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers

#: Why a thing can have no link: kind and key of the thing -> the reason. Whole series and drafts have no symbol.
_REASONS = {
    Ref("resolution", "ccm-annual"): "a series",
    Ref("resolution", "mbt-annual"): "a series",
    Ref("resolution", "unsc-2015-darfur"): "the profile gives no number, and none is supplied",
    Ref("treaty", "ccw-draft-protocol-cluster-munitions"): "a draft that was not adopted",
    Ref("treaty", "syria-air-safety-memorandum"): "not deposited with the United Nations",
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many things of a kind are linked to a target, and which are not, each with the reason if one is known."""

    kind: str
    target: str
    linked: int
    total: int
    missing: tuple[tuple[Ref, str], ...]

    @property
    def share(self) -> str:
        """The share as a whole percentage, rounded down."""
        return f"{100 * self.linked // self.total} %" if self.total else "-"


def list_coverage(linkset: Linkset, registers: Registers) -> Iterator[Coverage]:
    """A row for each kind of thing and target that goes together, then kinds with any link at all."""
    for target in linkset.targets.values():
        for kind in target.kinds:
            linked = {link.subject for link in linkset.links if link.target == target and link.subject.kind == kind}
            yield _count(kind, target.name, linked, registers)
    for kind in ("state", "territory", "treaty", "resolution", "org", "munition", "topic", "event"):
        linked = {link.subject for link in linkset.links if link.subject.kind == kind}
        yield _count(kind, "any", linked, registers)


def _count(kind: str, target: str, linked: set[Ref], registers: Registers) -> Coverage:
    entries = registers.entries(kind)
    missing = tuple((entry.ref, _REASONS.get(entry.ref, "")) for entry in entries if entry.ref not in linked)
    return Coverage(kind, target, len(entries) - len(missing), len(entries), missing)
