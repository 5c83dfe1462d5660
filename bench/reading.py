"""Read profiles of growing size: kB a second on one core, growth, peak of memory. Prints a table; asserts nothing.

Run: python -P bench/reading.py [FILE] [MB ...]    (default: the Russian profile of ../shared; 0.2, 2 and 20 MB)

A longer text is the same profile put behind itself, each time with other dates, so that its sections are sections of
their own. It is read as `armstrace read --format score` reads it: section by section, each line of the dump made and
let go. Each size is read in a process of its own, after a warm-up, so that the peak of memory is that of the size.
A kB is 1,000 bytes of UTF-8; `spin` is the time of a fixed loop, to tell how busy or slow the machine was.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from armstrace.loaders.layout import cut_page
from armstrace.loaders.reading import Reading, read_sections
from armstrace.loaders.score import Placed
from armstrace.loaders.score_name import write_dump

_PROFILE = Path(__file__).resolve().parent.parent.parent / "shared" / "profiles" / "russian-federation.txt"
_UPDATED = re.compile(r"(?m)^(Last [Uu]pdated: )(\d{1,2} [A-Z][a-z]+ \d{4})$")


class Measured(NamedTuple):
    """Size in kB, sections, claims; processor seconds until the first section, and of all; peak in MB; spin in ms."""

    size: float
    sections: int
    claims: int
    cutting: float
    whole: float
    peak: float
    spin: float


def main() -> None:
    """Measure each size and print a row for it."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else _PROFILE
    sizes = [float(number) for number in sys.argv[2:]] or [0.2, 2, 20]
    print(
        f"{'kB':>8} {'sections':>8} {'claims':>8} {'cut s':>7} {'all s':>8} {'kB/s':>6} {'peak MB':>8} {'spin ms':>8}"
    )
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for got in pool.imap(measure, [(path, size) for size in sizes], chunksize=1):
            speed = got.size / got.whole
            row = f"{got.size:8.0f}{got.sections:9}{got.claims:9}{got.cutting:9.2f}{got.whole:9.2f}{speed:9.0f}"
            print(f"{row}{got.peak:9.0f}{got.spin:9.1f}", flush=True)


def measure(task: tuple[Path, float]) -> Measured:
    """Read a text of so many MB that is made of a profile."""
    path, megabytes = task
    profile = path.read_text(encoding="utf-8")
    for _ in read_all(profile):
        pass
    copies = max(1, round(megabytes * 1_000_000 / len(profile.encode())))
    text = "".join(redate(profile, number) for number in range(copies))
    spin = time_spin()
    begin = time.process_time()
    sections = claims = 0
    first = 0.0
    for reading in read_all(text):
        first = first or time.process_time()
        sections, claims = sections + 1, claims + len(reading.claims)
    end = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return Measured(len(text.encode()) / 1000, sections, claims, first - begin, end - begin, peak, spin)


def read_all(text: str) -> Iterator[Reading]:
    """The sections of a text, each with the lines of its dump."""
    for reading in read_sections(cut_page(text)):
        placed = (Placed(c, (reading.spans[c.passage],), reading.cited(c)) for c in reading.claims)
        for _ in write_dump(placed):
            pass
        yield reading


def redate(profile: str, number: int) -> str:
    """The profile with the dates of its sections so many days later."""

    def shift(found: re.Match[str]) -> str:
        day: date = datetime.strptime(found[2], "%d %B %Y").date() + timedelta(days=number)
        return f"{found[1]}{day.day} {day:%B %Y}"

    return _UPDATED.sub(shift, profile)


def time_spin() -> float:
    """Milliseconds of processor time that a fixed loop takes, the best of five."""

    def spin() -> float:
        begin, total, kept = time.process_time(), 0, dict[int, int]()
        for number in range(200_000):
            kept[number & 1023] = total
            total += len(str(number))
        return time.process_time() - begin

    return 1000 * min(spin() for _ in range(5))


if __name__ == "__main__":
    main()
