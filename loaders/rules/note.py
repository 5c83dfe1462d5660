"""What a release says of the rules: name and definition of each, from the docstring of the function that reads it."""

from __future__ import annotations

import inspect

from armstrace.graph.run_quads import RuleNote
from armstrace.loaders.rules import AFTER_RULES, BESIDE_RULES, CLAUSE_RULES, LAST_RULES, REST_RULES, SENTENCE_RULES
from armstrace.loaders.rules.box import read_box
from armstrace.loaders.rules.citation import read_work
from armstrace.loaders.rules.table import read_table

#: Readers of what is no sentence, by the name that their claims carry.
_READERS = {"box": read_box, "citation": read_work, "table": read_table}


def list_rules() -> tuple[RuleNote, ...]:
    """All rules by key, sorted: what a claim's `rule` may name."""
    readers = {
        rule.name: rule.read
        for rule in (*CLAUSE_RULES, *LAST_RULES, *BESIDE_RULES, *SENTENCE_RULES, *AFTER_RULES, *REST_RULES)
    } | _READERS
    return tuple(RuleNote(key, key.replace("-", " "), _define(readers[key])) for key in sorted(readers))


def _define(reader: object) -> str:
    """The first paragraph of a docstring, in one line."""
    first, _, _ = (inspect.getdoc(reader) or "").partition("\n\n")
    return " ".join(first.split())
