"""Read many random and mutated texts, and go on where the last run stopped. What is raised but a named error ends it.

Run: python -P tests/hostile/soak.py [--random 100000] [--mutated 10000] [--state build/soak.json] [--seconds 3600]

Text number n of a kind is made of the seed n alone, so that a fault is found again by its number:
`python -P tests/hostile/soak.py --show mutated 4711`. The state file counts what was read; delete it to begin anew.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from armstrace.graph.errors import ArmstraceError
from armstrace.loaders.layout import cut_page
from armstrace.loaders.reading import read_sections

FIXTURES = Path(__file__).parent.parent / "reader" / "fixtures"
PIECES = (
    *("Peru", "the government", "has not", "acceded to", "used", "at least 12", "mines", "cluster munitions", "M-1"),
    *(",", ".", ";", "(", ")", "“", "”", "–", "’s", "and", "or", "that", "which", "in", "by", "was", "were", "9M27K"),
    *("[1]", "[2] Ibid.", "2015", "since 1999", ", at a minimum,", "reportedly", "denied", "no evidence", "voted for"),
    *("Last updated: 1 May 2018", "Mine Action", "Type", "3 killed; 2 injured", "Casualties in 2016", "Email from"),
    *("UNGA Resolution 73/61", "5.5 million", "The Convention on Cluster Munitions", "Chad (12), Peru (3)", "US$"),
    *("No. 1111111111111111", "\n", "\n\n", "\u00a0", "\u2028"),
)
HEAD = "Peru\n\nMine Ban Policy\n\nLast updated: 1 May 2018\n\n"
_ODD = (0, 9, 10, 13, 0x85, 0xA0, 0x2028, 0x201C, 0x201D, 0x2019, 0x301, 0xFEFF, 0x1F4A3)
CHARACTERS = "".join(map(chr, (*range(32, 127), *_ODD)))
#: Characters of a mutant: as many as make every kind of block likely, and few enough to be read in a blink.
_LENGTH = 1_500


def make_random(seed: int) -> str:
    """Words of profiles in no order, or characters, with and without the head of a section."""
    chance = random.Random(f"random {seed}")
    if seed % 2:
        return ("", HEAD)[seed % 4 > 1] + "".join(chance.choices(CHARACTERS, k=chance.randrange(300)))
    return HEAD + " ".join(chance.choices(PIECES, k=chance.randrange(80)))


def make_mutant(seed: int) -> str:
    """Part of a fixture below its head, with stretches left out, doubled, turned, capitalised, broken or joined."""
    chance = random.Random(f"mutant {seed}")
    whole = chance.choice(list_texts())
    start = chance.randrange(max(1, len(whole) - _LENGTH))
    text = "\n".join([*whole.splitlines()[:6], whole[start : start + _LENGTH]])
    for _ in range(chance.randint(1, 6)):
        one = chance.randrange(len(text) + 1)
        piece = text[one : one + chance.randrange(200)]
        changes = ("", piece * 2, piece[::-1], piece.upper(), piece.replace(" ", "\n"), piece.replace("\n", " "), "[3]")
        text = text[:one] + chance.choice(changes) + text[one + len(piece) :]
    return text


MAKERS: dict[str, Callable[[int], str]] = {"random": make_random, "mutated": make_mutant}
_TEXTS: list[str] = []


def list_texts() -> list[str]:
    """The texts of the fixtures, in the order of their names."""
    if not _TEXTS:
        _TEXTS.extend(path.read_bytes().decode("utf-8") for path in sorted(FIXTURES.glob("*.txt")))
    return _TEXTS


def read_or_refuse(text: str) -> int:
    """Read a text as a page, section by section. How many claims; -1 where a named error refuses it."""
    try:
        page = cut_page(text)
    except ArmstraceError:
        return -1
    keys: set[str] = set()
    for reading in read_sections(page):
        for claim in reading.claims:
            assert claim.key not in keys, claim.key
            assert claim.passage in reading.passages, claim.key
            keys.add(claim.key)
    return len(keys)


def main() -> None:
    """Read on from where the state file says, until all is read or the time is up."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--random", type=int, default=100_000)
    parser.add_argument("--mutated", type=int, default=10_000)
    parser.add_argument("--state", type=Path, default=Path("build/soak.json"))
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--show", nargs=2, metavar=("KIND", "NUMBER"))
    asked = parser.parse_args()
    if asked.show:
        sys.stdout.write(MAKERS[asked.show[0]](int(asked.show[1])))
        return
    done: dict[str, int] = json.loads(asked.state.read_text()) if asked.state.exists() else {}
    end = time.monotonic() + asked.seconds
    for kind in MAKERS:
        run(kind, done, getattr(asked, kind), asked.state, end)
    print(f"read without a fault: {done}")


def run(
    kind: str,
    done: dict[str, int],
    count: int,
    state: Path,
    end: float,
    read: Callable[[str], int] = read_or_refuse,
) -> None:
    """Read the texts of a kind from where it stopped; the state is written every 200 texts and at the end."""
    number = done.get(kind, 0)
    while number < count and time.monotonic() < end:
        try:
            read(MAKERS[kind](number))
        except BaseException:
            print(f"fault at {kind} {number}", file=sys.stderr)
            raise
        number += 1
        if number % 200 == 0 or number == count:
            keep(state, done, kind, number)
    keep(state, done, kind, number)


def keep(state: Path, done: dict[str, int], kind: str, number: int) -> None:
    """Write how far it has come."""
    done[kind] = number
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_text(json.dumps(done))


if __name__ == "__main__":
    main()
