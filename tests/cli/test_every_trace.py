"""Every claim of the packaged release is traced in words: section, date, place, ground, reader, release."""

from __future__ import annotations

import re
from pathlib import Path

from command import run

from armstrace.commands.tell import tell_trace
from armstrace.graph.label import short_name
from armstrace.graph.names import term
from armstrace.graph.release import open_release
from armstrace.graph.row import read_rows
from armstrace.graph.trace import read_trace

WANTED = ("claim", "section", "passage", "footnote", "asserter", "read by", "finding", "release")
GROUNDS = re.compile(
    r"^source    \S|no footnote: stated by the profile|note \d+: (?:text not available|\w)", re.MULTILINE
)


def test_every_claim_is_traced(packaged_release: Path) -> None:
    release = open_release(packaged_release)
    claims = [row["c"].value for row in read_rows(release.store, f"SELECT ?c WHERE {{ ?c a <{term('Claim')}> }}")]
    assert len(claims) > 600
    for claim in claims:
        told = "\n".join(tell_trace(read_trace(release, short_name(claim))))
        missing = [name for name in WANTED if not re.search(rf"^{name} +\S", told, re.MULTILINE)]
        assert missing == [], claim
        assert re.search(r"^section .*, \d{4}-\d\d-\d\d$", told, re.MULTILINE), claim
        assert GROUNDS.search(told), claim
        assert release.id in told, claim


def test_the_example_of_help_is_a_claim(packaged_release: Path) -> None:
    found = re.search(r"Example: armstrace trace (\S+)", run("trace", "--help").out)
    assert found
    assert run("trace", found[1], "--release", packaged_release).code == 0
