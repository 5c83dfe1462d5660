"""Links by rule: those that follow from links, numbers and columns that stand already. Rules: data/links/rules.toml.

A rule gives no identifier that nothing bears out: a symbol is the number as printed, a series has the documents of its
members, and a narrower thing is narrower than what its broader one matches.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from armstrace.graph import resources
from armstrace.graph.errors import InputError
from armstrace.graph.link import Link, Target
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers

METHOD = "byRule"
_PLACE = "data/links/rules.toml"
_NARROWING = frozenset({"skos:exactMatch", "skos:broadMatch"})


@dataclass(frozen=True, slots=True)
class LinkRule:
    """A rule: why its links hold, since when it stands here, how sure they are, and what it works on."""

    words: str
    date: str
    confidence: Decimal
    targets: tuple[str, ...]
    column: str
    predicate: str
    evidence: str


@cache
def read_rules() -> Mapping[str, LinkRule]:
    """The rules by name. Raises InputError where the file is wrong."""
    try:
        told = tomllib.loads(resources.read_file("data", "links", "rules.toml"))
        return {name: _parse_rule(entry) for name, entry in told.items()}
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise InputError(f"wrong or left out: {error}", file=_PLACE) from error


def _parse_rule(entry: Mapping[str, object]) -> LinkRule:
    targets = entry.get("targets")
    return LinkRule(
        words=str(entry["words"]),
        date=str(entry["date"]),
        confidence=Decimal(str(entry["confidence"])),
        targets=tuple(map(str, targets)) if isinstance(targets, list) else (str(entry["target"]),),
        column=str(entry.get("column", "")),
        predicate=str(entry.get("predicate", "")),
        evidence=str(entry.get("evidence", "")),
    )


def apply_rules(links: Iterable[Link], targets: Mapping[str, Target], registers: Registers) -> Iterator[Link]:
    """The links, those of printed numbers marked as by rule, and the links that follow from them."""
    rules = read_rules()
    marked = tuple(_mark_symbol(link, rules["symbolOfNumber"]) for link in links)
    yield from marked
    yield from _list_parts(marked, registers, rules["partsOfSeries"])
    for name in rules["narrowerThanMatched"].targets:
        own = [link for link in marked if link.target.name == name]
        yield from _list_narrower(own, targets[name], registers, rules["narrowerThanMatched"])


def _mark_symbol(link: Link, rule: LinkRule) -> Link:
    if link.target.name not in rule.targets or link.evidence != rule.evidence:
        return link
    return replace(link, method=METHOD, confidence=rule.confidence, date=rule.date, note=rule.words)


def _list_parts(links: Iterable[Link], registers: Registers, rule: LinkRule) -> Iterator[Link]:
    """The documents of a series: those of its members that have an address."""
    for link in links:
        if link.target.name in rule.targets and link.address is not None:
            for series in registers.get(link.subject).refs(rule.column):
                yield replace(
                    link,
                    subject=series,
                    predicate=rule.predicate,
                    method=METHOD,
                    confidence=rule.confidence,
                    date=rule.date,
                    note=f"{rule.words}: {link.subject}",
                )


def _list_narrower(links: Iterable[Link], target: Target, registers: Registers, rule: LinkRule) -> Iterator[Link]:
    """A broader match for each thing without a link of its own, of the nearest thing above it that has one."""
    by_subject: dict[Ref, list[Link]] = {}
    for link in links:
        by_subject.setdefault(link.subject, []).append(link)
    for kind in target.kinds:
        for entry in registers.entries(kind):
            if entry.ref in by_subject or rule.column not in entry.fields:
                continue
            for link in _find_above(entry.ref, by_subject, registers, rule.column):
                yield replace(
                    link,
                    subject=entry.ref,
                    predicate=rule.predicate,
                    method=METHOD,
                    confidence=min(rule.confidence, link.confidence),
                    date=rule.date,
                    note=f"{rule.words} {link.subject}",
                )


def _find_above(ref: Ref, by_subject: Mapping[Ref, list[Link]], registers: Registers, column: str) -> tuple[Link, ...]:
    """The links of the nearest broader things that have any, if what they match is no narrower than they are."""
    level, seen = registers.get(ref).refs(column), {ref}
    while level:
        found = [link for above in level for link in by_subject.get(above, ())]
        if found:
            return tuple(link for link in found if link.predicate in _NARROWING)
        seen.update(level)
        level = tuple(
            dict.fromkeys(up for above in level for up in registers.get(above).refs(column) if up not in seen)
        )
    return ()
