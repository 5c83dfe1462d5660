"""What is linked and what is not: a row for each kind of thing and target, with the things that have no link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from armstrace.graph.link import Link
from armstrace.graph.linkset import Linkset
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers

#: Why a thing has no identifier elsewhere: kind and key of the thing -> the reason.
_REASONS = {
    Ref("resolution", "unsc-2015-darfur"): "the profile gives no number, and none is supplied",
    Ref("treaty", "ccw-draft-protocol-cluster-munitions"): "a draft that was not adopted",
    Ref("treaty", "syria-air-safety-memorandum"): "not deposited with the United Nations",
}
#: Predicates that say what a thing is about or where, not what it is.
_LOOSE = frozenset({"schema:about", "schema:spatialCoverage"})


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many things of a kind are linked to a target, and which are not, each with the reason if one is known.

    `loosely`: those that are linked by their subject or place alone, and have no identifier there.
    """

    kind: str
    target: str
    linked: int
    total: int
    missing: tuple[tuple[Ref, str], ...]
    loosely: tuple[tuple[Ref, str], ...]

    @property
    def share(self) -> str:
        """The share as a whole percentage, rounded down."""
        return f"{100 * self.linked // self.total} %" if self.total else "-"


def list_coverage(linkset: Linkset, registers: Registers) -> Iterator[Coverage]:
    """A row for each kind of thing and target that goes together, then kinds with any link at all."""
    for target in linkset.targets.values():
        for kind in target.kinds:
            links = [link for link in linkset.links if link.target == target and link.subject.kind == kind]
            yield _count(kind, target.name, links, registers)
    for kind in ("state", "territory", "treaty", "resolution", "org", "munition", "topic", "event"):
        yield _count(kind, "any", [link for link in linkset.links if link.subject.kind == kind], registers)


def _count(kind: str, target: str, links: list[Link], registers: Registers) -> Coverage:
    refs = [entry.ref for entry in registers.entries(kind)]
    linked = {link.subject for link in links}
    firmly = {link.subject for link in links if link.predicate not in _LOOSE}
    missing = tuple((ref, _REASONS.get(ref, "")) for ref in refs if ref not in linked)
    loosely = tuple((ref, _REASONS.get(ref, "")) for ref in refs if ref in linked - firmly)
    return Coverage(kind, target, len(refs) - len(missing), len(refs), missing, loosely)
