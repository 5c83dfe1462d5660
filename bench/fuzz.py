"""Random requests to all routes by schemathesis, made from /openapi.json: none may be answered 500, none off contract.

Run: python bench/fuzz.py RELEASE [--requests 50000] [--seed 1]

Rounds with one seed each until so many requests were answered. Ends with 1 where a check failed or a request failed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from served import Served, serve

_EXAMPLES = 150  # a route and round
#: A key that is unknown, a graph that the release does not have and a query that is no SPARQL are 400 by design, and no
#: schema can tell them from good ones.
_UNTOLD = "positive_data_acceptance"
#: 503 and 504 are the limits at work; what is 500 is counted from the log.
_COUNTED = "not_a_server_error"
#: A value that is too long for its schema may make the address too long before anybody looks at it: 414 is a refusal.
_SETTINGS = """[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 414, 415, 422, 428, 429, "5xx"]
"""


def run_round(server: Served, seed: int, examples: int) -> bool:
    """One round over all routes. Returns whether all checks passed."""
    # One worker: compiling in several threads ends a round with a fault of CPython's (python/cpython#106905).
    command = [str(Path(sys.executable).parent / "schemathesis"), "run", f"{server.address}openapi.json"]
    command += ["--max-examples", str(examples), "--seed", str(seed), "--workers", "1", "--no-shrink"]
    command += ["--phases", "coverage,fuzzing", "--exclude-checks", f"{_UNTOLD},{_COUNTED}"]
    command += [
        "--suppress-health-check",
        "all",
        "--continue-on-failure",
        "--request-timeout",
        "30",
        "--warnings",
        "off",
    ]
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / "schemathesis.toml").write_text(_SETTINGS, encoding="utf-8")
        done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-20_000:], done.stderr[-2_000:])
    return done.returncode == 0


def main() -> None:
    """Run rounds and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("release", type=Path)
    parser.add_argument("--requests", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        options = ("--budget", "off", "--deadline", "5")
        with serve(given.release, Path(folder) / "log", *options) as server:
            seed, passed = given.seed, True
            while passed and (left := given.requests - server.count_outcomes().total()) > 0:
                passed = run_round(server, seed, max(5, min(_EXAMPLES, left // 64)))
                seed += 1
                print(f"{server.count_outcomes().total():,} requests", flush=True)
            outcomes, lines = server.count_outcomes(), server.read_log()
    for (outcome, path), count in Counter((line["outcome"], line["path"]) for line in lines).most_common():
        if outcome not in ("ok", "refused"):
            print(f"{outcome:<10}{count:>9,}  {path}")
    print("\n".join(f"{outcome:<10}{count:>9,}" for outcome, count in sorted(outcomes.items())))
    print(f"rounds {seed - given.seed}; all checks passed: {passed}; status 500: {outcomes['failed']}")
    raise SystemExit(0 if passed and not outcomes["failed"] else 1)


if __name__ == "__main__":
    main()
