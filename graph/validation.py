"""What validation found, as values, and their two written forms: a sh:ValidationReport in Turtle, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from armstrace.graph.names import validation_iri

_SH = "http://www.w3.org/ns/shacl#"


class Severity(StrEnum):
    """A violation stops the release, a warning is reported."""

    VIOLATION = "Violation"
    WARNING = "Warning"


class Result(NamedTuple):
    """One thing found. All but `message` are IRIs, or N-Triples forms where they may be literals.

    `shape` is a node shape or a check. `component` is the SHACL constraint component; for a check it is the check.
    `path` is the property, `^` and the property for the inverse, several joined with `|`, None for the node itself.
    `value` is the offending term in N-Triples form, None where there is none.
    """

    severity: Severity
    shape: str
    component: str
    path: str | None
    focus: str
    value: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """All results, sorted."""

    results: tuple[Result, ...]

    @property
    def conforms(self) -> bool:
        """Is there no violation? Warnings do not count."""
        return not any(result.severity is Severity.VIOLATION for result in self.results)

    def count(self, severity: Severity) -> int:
        """The number of results of one severity."""
        return sum(result.severity is severity for result in self.results)


def make_report(results: Iterable[Result]) -> Report:
    """A report of results in any order: sorted, each once."""
    return Report(tuple(sorted(set(results), key=_order)))


def write_json(report: Report) -> str:
    """The report as JSON: `conforms`, the two counts, and the results."""
    counts = {severity.name.lower() + "s": report.count(severity) for severity in Severity}
    results = [dict(zip(Result._fields, result, strict=True)) for result in report.results]
    return json.dumps({"conforms": report.conforms, **counts, "results": results}, indent=1, ensure_ascii=False) + "\n"


def write_turtle(report: Report) -> str:
    """The report as Turtle with a name for each node: results are numbered in their order."""
    me = f"<{validation_iri('report')}>"
    names = [f"<{validation_iri(f'result-{number}')}>" for number in range(1, len(report.results) + 1)]
    lines = [f"@prefix sh: <{_SH}> .", "", f"{me} a sh:ValidationReport ;"]
    lines += [f"    sh:result {name} ;" for name in names]
    lines.append(f"    sh:conforms {str(report.conforms).lower()} .")
    for name, result in zip(names, report.results, strict=True):
        pairs = [f"sh:{key} {term}" for key, term in _result_terms(result)]
        lines += [
            "",
            f"{name} a sh:ValidationResult ;",
            *(f"    {pair} ;" for pair in pairs[:-1]),
            f"    {pairs[-1]} .",
        ]
    return "\n".join(lines) + "\n"


def _result_terms(result: Result) -> Iterator[tuple[str, str]]:
    yield "focusNode", f"<{result.focus}>"
    yield "resultSeverity", f"sh:{result.severity.value}"
    yield "sourceShape", f"<{result.shape}>"
    yield "sourceConstraintComponent", f"<{result.component}>"
    if result.path is not None and not set("^|") & set(result.path):
        yield "resultPath", f"<{result.path}>"
    if result.value is not None:
        yield "value", result.value
    yield "resultMessage", json.dumps(result.message, ensure_ascii=False) + "@en"


def _order(result: Result) -> tuple[str, ...]:
    return tuple(field or "" for field in result)
