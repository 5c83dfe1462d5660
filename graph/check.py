"""Checks: queries over the whole store whose rows are failures. One file a check, found by folder.

A file starts with comment lines: `# what:` says what is wrong, `# do:` what a person does about it, `# severity:
warning` (optional) makes it a warning. The query gives `?focus`, and may give `?value` and `?note`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from armstrace.graph import resources
from armstrace.graph.errors import InputError
from armstrace.graph.names import shape_iri
from armstrace.graph.validation import Result, Severity

_HEAD = re.compile(r"# (what|do|severity): (\S.*)")


@dataclass(frozen=True, slots=True)
class Check:
    """A check. `name` is that of its file without the ending: what is wrong, in kebab-case."""

    name: str
    what: str
    remedy: str
    severity: Severity
    query: str


def list_checks() -> tuple[Check, ...]:
    """The packaged checks by name. Raises InputError where one does not say what is wrong and what to do."""
    files = resources.list_files("shapes", "checks", suffix=".rq", least=10)
    return tuple(parse_check(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")) for file in files)


def parse_check(name: str, text: str) -> Check:
    """The check of a file's text. Raises InputError where its head is not as it should be."""
    lines = text.splitlines()
    head = {found[1]: found[2] for found in map(_HEAD.match, lines) if found}
    if not {"what", "do"} <= set(head):
        raise InputError(f"the check {name} does not say what is wrong", remedy="start it with '# what:' and '# do:'")
    severity = Severity.WARNING if head.get("severity") == "warning" else Severity.VIOLATION
    return Check(name, head["what"], head["do"], severity, text)


def run_check(check: Check, store: ox.Store) -> Iterator[Result]:
    """The failures that a check finds, in no order. Raises InputError for a query that is no SELECT of ?focus."""
    try:
        solutions = store.query(check.query, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise InputError(str(error), file=f"shapes/checks/{check.name}.rq", remedy="mend the query") from error
    if not isinstance(solutions, ox.QuerySolutions) or "focus" not in {v.value for v in solutions.variables}:
        raise InputError(f"the check {check.name} gives no ?focus", remedy="write a SELECT with ?focus")
    names = {variable.value for variable in solutions.variables}
    iri = shape_iri(check.name)
    for row in solutions:
        value = row["value"] if "value" in names else None
        note = row["note"] if "note" in names else None
        words = f" ({note.value})" if isinstance(note, ox.Literal) else ""
        yield Result(
            severity=check.severity,
            shape=iri,
            component=iri,
            path=None,
            focus=str(row["focus"]).strip("<>"),
            value=None if value is None else str(value),
            message=f"{check.what}{words} {check.remedy}",
        )
