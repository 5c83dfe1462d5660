"""Read profiles of growing size: kB a second on one core, growth, peak of memory. Prints a table; asserts nothing.

Run: python -P bench/reading.py [FILE] [COPIES ...]    (default: the Russian profile of ../shared; 1, 4 and 16 copies)

A longer text is the same profile put behind itself. Each size is read in a process of its own, after a warm-up, so that
the peak of memory is that of the size alone.
"""

from __future__ import annotations

import resource
import sys
import time
from multiprocessing import get_context
from pathlib import Path

from armstrace.loaders.layout import parse_document
from armstrace.loaders.reading import read_claims

_PROFILE = Path(__file__).resolve().parent.parent.parent / "shared" / "profiles" / "russian-federation.txt"


def main() -> None:
    """Measure each size and print a row for it."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else _PROFILE
    copies = [int(number) for number in sys.argv[2:]] or [1, 4, 16]
    print(f"{'kB':>8} {'claims':>8} {'layout s':>9} {'rules s':>9} {'kB/s':>7} {'peak MB':>8}")
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for size, claims, layout, rules, peak in pool.imap(measure, [(path, number) for number in copies], chunksize=1):
            speed = size / (layout + rules)
            print(f"{size:8.0f} {claims:8} {layout:9.2f} {rules:9.2f} {speed:7.0f} {peak:8.0f}")


def measure(task: tuple[Path, int]) -> tuple[float, int, float, float, float]:
    """kB of text, claims, processor seconds of the layout and of the rules, peak of memory in MB."""
    path, copies = task
    text = path.read_text(encoding="utf-8")
    read_claims(parse_document(text))
    text = text * copies
    begin = time.process_time()
    document = parse_document(text)
    parsed = time.process_time()
    reading = read_claims(document)
    end = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return len(text.encode()) / 1000, len(reading.claims), parsed - begin, end - parsed, peak


if __name__ == "__main__":
    main()
