"""Readings that the tests of reports, reviews and groundings share."""

from __future__ import annotations

from pathlib import Path

import pytest

from armstrace.graph.section import ClaimsFile
from armstrace.loaders.draft import make_files
from armstrace.loaders.layout import parse_document, read_document
from armstrace.loaders.reading import Reading, read_claims

#: A profile in our own words: what rules read for certain, hedges, and a block that is no claim.
TEXT = """Peru

Mine Ban Policy

Last updated: 3 March 2019

Policy

The Republic of Peru signed the Mine Ban Treaty on 3 December 1997.[1] It ratified the Mine Ban Treaty on 17 June 1998.

In December 2018, Peru voted in favor of UNGA Resolution 73/61.

There is no evidence that Peru used antipersonnel mines in 2018.

Zorbly fnord, wibble.



[1] "A title of our own," Press of Lima, 4 May 2018.
"""


@pytest.fixture(scope="session")
def small() -> Reading:
    """What rules make of the small profile."""
    return read_claims(parse_document(TEXT))


@pytest.fixture(scope="session")
def small_draft(small: Reading) -> ClaimsFile:
    """Its one claims file."""
    (made,) = make_files(small)
    return made


@pytest.fixture(scope="session")
def russian(shared: Path) -> Reading:
    """What rules make of the Russian profile."""
    return read_claims(read_document(shared / "profiles" / "russian-federation.txt"))


@pytest.fixture(scope="session")
def russian_drafts(russian: Reading) -> tuple[ClaimsFile, ...]:
    """Its claims files."""
    return tuple(make_files(russian))
