"""Ids of claims. An id is minted when a draft is first written, kept in the claims file, and never computed again.

The last 8 hex figures only help to find the old id of a draft that a reader makes anew (docs/claims-file.md).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from armstrace.graph.claim import Claim
from armstrace.graph.errors import InputError
from armstrace.graph.names import make_slug

_LONGEST = 24
_DOCUMENT = re.compile(r"([a-z-]+)-([a-z]+)-(\d{4}-\d{2}-\d{2}|undated)\Z")


class DocumentKey(NamedTuple):
    """The parts of the key of a section version: `rus`, `cmb`, `2022-05-17`."""

    country: str
    code: str
    date: str


@lru_cache(maxsize=1024)
def parse_document_key(key: str) -> DocumentKey:
    """Take the key of a section version apart. The country may be a territory of several words. Raises InputError.

    `undated` stands for the date in readings of pages that print none: a claims file cannot have it.
    """
    found = _DOCUMENT.match(key)
    if not found:
        raise InputError(f"{key!r} is no key of a section version", remedy="write country-code-date")
    return DocumentKey(*found.groups())


def make_claim_id(claim: Claim, taken: Collection[str] = ()) -> str:
    """Mint the id of a draft: `<country>-<code>-<readable>-<8 hex>`; the draft's own `key` is not looked at.

    `taken` are the ids in use, retired ones included: a second claim that says the same of the same passage, at
    another time for example, gets a number behind its readable part.
    """
    document = parse_document_key(claim.document)
    head, tail = f"{document.country}-{document.code}-{_readable(claim, document)}", make_digest(claim)
    wanted, number = f"{head}-{tail}", 1
    while wanted in taken:
        number += 1
        wanted = f"{head}-{number}-{tail}"
    return wanted


class ClaimIds:
    """Mints the ids of drafts that are made one after another, each id once, as `make_claim_id` does.

    It counts those that would share one, so that a thousandth takes no longer than a first.
    """

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def mint(self, claim: Claim) -> str:
        """The id of the next draft."""
        key = make_claim_id(claim)
        number = self._counts[key] = self._counts.get(key, 0) + 1
        stem, _, tail = key.rpartition("-")
        return key if number == 1 else f"{stem}-{number}-{tail}"


def find_claim_ids(claim: Claim, known: Iterable[str]) -> list[str]:
    """The known ids that the draft may be an anew reading of, in their order."""
    document = parse_document_key(claim.document)
    head, tail = f"{document.country}-{document.code}-", f"-{make_digest(claim)}"
    return [key for key in known if key.startswith(head) and key.endswith(tail)]


def make_digest(claim: Claim) -> str:
    """8 hex figures of a sha256 over section version, notes, passage, subject, predicate and object."""
    notes = " ".join(map(str, claim.notes))
    parts = (claim.document, notes, claim.passage, str(claim.subject), claim.predicate, str(claim.object or ""))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]


def _readable(claim: Claim, document: DocumentKey) -> str:
    """Words for people: who or what it is about (where that is not the country), predicate, object or weapon."""
    object_ = claim.object or (claim.weapons[0] if claim.weapons else None)
    subject, other = (ref.key if ref and ref.key != document.country else "" for ref in (claim.subject, object_))
    return _make_readable(subject, claim.predicate, other)


@lru_cache(maxsize=65536)
def _make_readable(subject: str, predicate: str, other: str) -> str:
    words = (_shorten(subject), re.sub(r"(?<=[a-z])(?=[A-Z])", "-", predicate), _shorten(other))
    return make_slug(" ".join(filter(None, words))).replace(".", "-")


def _shorten(key: str) -> str:
    """The first words of a key."""
    cut = key[: _LONGEST + 1]
    return key if len(key) <= _LONGEST else cut[: cut.rindex("-")] if "-" in cut else key[:_LONGEST]
