"""Load all inputs of ../shared/open, corroborate, and build: seconds, memory, rows. Prints a table; asserts nothing.

Run: python -P bench/open.py [FOLDER]    (default: ../shared/open beside the checkout)
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox

from armstrace.graph.assembly import Authority, assemble
from armstrace.graph.corroboration import corroborate, read_agreement_words, say_verdict
from armstrace.graph.linkset import read_linkset
from armstrace.graph.registers import read_registers
from armstrace.graph.vocabulary import read_ontology, read_vocabulary
from armstrace.loaders.material import read_material
from armstrace.loaders.open.form import list_forms
from armstrace.loaders.open.load import load_file, write_input
from armstrace.loaders.open.source import read_source


def main() -> None:
    """Load every known file of the folder, then hold the packaged claims against them."""
    folder = (
        Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent.parent / "shared" / "open"
    )
    paths = {read_source(path).sha256: path for path in sorted(folder.rglob("*")) if path.is_file()}
    with tempfile.TemporaryDirectory() as inputs:
        _load(paths, Path(inputs))
        _corroborate(Path(inputs))
        _build(Path(inputs))


def _load(paths: dict[str, Path], inputs: Path) -> None:
    start = time.perf_counter()
    print(
        f"{'dataset':<20}{'file':<44}{'layout':<10}{'rows':>6}{'loaded':>8}{'refused':>8}{'claims':>8}{'s':>6}{'MB':>5}"
    )
    for form in list_forms():
        for known in form.known:
            if known.sha256 not in paths:
                print(f"{form.name:<20}{known.name:<44}not there")
                continue
            begin = time.perf_counter()
            file = load_file(form.name, paths[known.sha256])
            write_input(file, inputs, "0.0.0")
            rows, refused = file.version.rows, file.version.refused
            seconds = time.perf_counter() - begin
            figures = f"{rows:>6}{rows - refused:>8}{refused:>8}{len(file.claims):>8}{seconds:>6.1f}{_memory():>5}"
            print(f"{form.name:<20}{known.name:<44}{form.layout:<10}{figures}")
    size = sum(file.stat().st_size for file in inputs.iterdir()) // 1_000_000
    print(f"all inputs: {time.perf_counter() - start:.1f} s, peak {_memory()} MB, {size} MB of N-Quads")


def _corroborate(inputs: Path) -> None:
    registers = read_registers()
    authority = Authority(registers, read_vocabulary(), tuple(read_ontology()), "0.0.0")
    store = ox.Store()
    store.bulk_extend(assemble(read_material(), authority))
    for file in sorted(inputs.iterdir()):
        store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    start = time.perf_counter()
    found = corroborate(store, read_linkset(registers))
    words = read_agreement_words()
    counts: dict[tuple[str, str], int] = {}
    for item in found:
        key = (item.rule.key, say_verdict(item, words))
        counts[key] = counts.get(key, 0) + 1
    print(f"corroboration of {len(found)} claims over {len(store)} quads: {time.perf_counter() - start:.1f} s")
    for (rule, verdict), count in sorted(counts.items()):
        print(f"  {rule:<22}{verdict:<40}{count:>4}")


def _build(inputs: Path) -> None:
    """The whole build, gate included, in a process of its own so that its peak of memory is its own."""
    with tempfile.TemporaryDirectory() as out:
        start = time.perf_counter()
        command = [sys.executable, "-P", "-m", "armstrace.cli", "build", "--out", out, "--with", str(inputs)]
        subprocess.run(command, check=True, capture_output=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds, cpu = time.perf_counter() - start, used.ru_utime + used.ru_stime
        print(f"build with all inputs: {seconds:.1f} s, {cpu:.1f} s of processor, peak {used.ru_maxrss // 1024} MB")


def _memory() -> int:
    """The peak of memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
