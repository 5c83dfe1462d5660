"""A large graph in the project's own model: the claims of a release, copied under the names of invented states.

    python bench/copies.py build/current/graph.nq 1000000 build/million.nq

The same input gives the same bytes. Nothing in it is said of a real state: `state/rus` becomes `state/x01` and so on.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

_SHARED = re.compile(r"/graph/(?:entities|sources|links|ontology|rules|runs)> \.$")
_NAMED = re.compile(r"(/(?:id/[a-z]+|graph/[a-z]+)/)rus(?=[->])")


def copy_lines(lines: list[str], most: int) -> Iterator[str]:
    """N-Quads: what all releases share once, then copies of the rest until there are enough."""
    shared = [line for line in lines if _SHARED.search(line)]
    own = [line for line in lines if not _SHARED.search(line) and "/rus" in line]
    yield from shared
    count, copies = len(shared), 0
    while count < most:
        copies += 1
        for line in own[: most - count]:
            yield _NAMED.sub(rf"\1x{copies:02}", line)
        count += len(own)


def main() -> None:
    """Read a release's graph and write the copies."""
    source, most, out = sys.argv[1:]
    lines = Path(source).read_text(encoding="utf-8").splitlines()
    with Path(out).open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in copy_lines(lines, int(most)))


if __name__ == "__main__":
    main()
