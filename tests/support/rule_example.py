"""Examples in the docstrings of rules: `>> [section country] text | lead` and, below, `-> claim` lines."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from armstrace.graph.claim import Claim, Comparator, Polarity
from armstrace.graph.names import Ref
from armstrace.graph.registers import read_registers
from armstrace.loaders import rules
from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import Reading, read_claims

REGISTERS = read_registers()
_TITLES = {
    "cmb": "Cluster Munition Ban Policy",
    "mbp": "Mine Ban Policy",
    "ma": "Mine Action",
    "imp": "Impact",
    "sma": "Support for Mine Action",
    "cas": "Casualties",
    "cva": "Casualties and Victim Assistance",
    "va": "Victim Assistance",
}
#: Details that a line may name.
_ROLES = ("population", "age", "sex", "device", "recipient", "submunition", "accounting", "office")
_TEXT = re.compile(r">> (?P<form>NOTE )?\[(?P<code>\w+) (?P<iso>\w+)\] (?P<text>.*)\Z")


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the claims that a rule promises of it."""

    rule: str
    form: str
    code: str
    country: str
    text: str
    lead: str
    expected: tuple[str, ...]


def list_examples() -> Iterator[Example]:
    """The examples of all rules, but for those of tables and boxes."""
    for module in pkgutil.iter_modules(rules.__path__):
        found = importlib.import_module(f"{rules.__name__}.{module.name}")
        for name, function in inspect.getmembers(found, inspect.isfunction):
            if function.__module__ == found.__name__ and name.startswith("read_"):
                yield from _examples(f"{module.name}.{name}", inspect.getdoc(function) or "")


def _examples(rule: str, doc: str) -> Iterator[Example]:
    lines = [line.strip() for line in doc.splitlines()]
    for number, line in enumerate(lines):
        found = _TEXT.match(line)
        if found is None:
            continue
        expected = []
        for following in lines[number + 1 :]:
            if not following.startswith("-> "):
                break
            expected.append(following[3:])
        text, _, lead = found["text"].partition(" | ")
        yield Example(rule, found["form"] or "", found["code"], found["iso"], text, lead, tuple(expected))


def read_example(example: Example) -> tuple[Claim, ...]:
    """The claims that the rules make of the text, put into a profile of one section."""
    return read_text(example.code, example.country, _page(example)).claims


def _page(example: Example) -> str:
    if example.form:
        return f"{example.lead or 'Peru spoke.'}[1]\n\n\n\n[1] {example.text}"
    if example.text.startswith("* "):
        return f"{example.lead}\n\n  • {example.text[2:]}"
    return f"{example.lead} {example.text}".strip()


def read_text(code: str, country: str, text: str) -> Reading:
    """Read a text as a section of a profile."""
    entry = REGISTERS.find_ref(Ref("state", country))
    name = entry.label if entry else country
    page = f"{name}\n\n{_TITLES[code]}\n\nLast updated: 1 January 2021\n\nPolicy\n\n{text}\n"
    return read_claims(parse_document(page, country=country, registers=REGISTERS), REGISTERS)


def read_told(code: str, country: str, text: str, expected: Iterable[str]) -> tuple[Claim, ...]:
    """The claims of a text, each of the expected lines among them."""
    claims = read_text(code, country, text).claims
    for line in expected:
        assert any(says(claim, line) for claim in claims), (line, claims)
    return claims


def list_narrow(code: str, country: str, text: str) -> list[Claim]:
    """The claims that other rules than that for the rest make of a text."""
    return [claim for claim in read_text(code, country, text).claims if claim.rule != "situation"]


def list_plain(code: str, country: str, text: str) -> list[Claim]:
    """What a text is read to assert, and not to deny."""
    claims = read_text(code, country, text).claims
    return [c for c in claims if c.status.value == "asserted" and c.polarity.value == "affirmed"]


def says(claim: Claim, expected: str) -> bool:
    """Does a claim say what a line of an example promises?"""
    words = expected.split()
    kind, subject, predicate, rest = words[0], words[1], words[2], words[3:]
    plain = [word for word in rest if "=" not in word and word != "not"]
    named = dict(word.split("=", 1) for word in rest if "=" in word)
    right = claim.kind == kind and str(claim.subject) == subject and claim.predicate == predicate
    right = right and (not plain or str(claim.object) == plain[0])
    right = right and (claim.polarity is Polarity.NEGATED) == ("not" in rest)
    right = right and named.get("time") in (None, claim.time)
    right = right and named.get("place") in (None, *(place.key for place in claim.places))
    right = right and named.get("status") in (None, claim.status.value)
    right = right and all(_counts(claim, c.value, named[c.value]) for c in Comparator if c.value in named)
    right = right and named.get("by") in (None, *(ref.key for ref in claim.asserters))
    right = right and named.get("weapon") in (None, *(weapon.key for weapon in claim.weapons))
    right = right and named.get("origin") in (None, *map(str, claim.origins))
    told = {role: str(value).removeprefix("value:") for role, value in claim.details}
    return right and all(told.get(role) == named[role].removeprefix("value:") for role in _ROLES if role in named)


def _counts(claim: Claim, comparator: str, number: str) -> bool:
    """Does the claim's quantity have this number, bounded so?"""
    quantity = claim.quantity
    return quantity is not None and quantity.comparator.value == comparator and quantity.value == Decimal(number)
