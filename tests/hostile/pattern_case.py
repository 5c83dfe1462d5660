"""Every regular expression of the reader with the way it is used, and lines that are made to wear it out."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

LOADERS = Path(__file__).parent.parent.parent / "loaders"
_PARSER: Any = import_module("re._parser")
_METHODS = {"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"}
#: A repeat of at least so many times can be made long.
_MANY = 10


@dataclass(frozen=True, slots=True)
class Case:
    """A pattern of a module and the methods that are called on it."""

    module: str
    name: str
    pattern: re.Pattern[str]
    methods: frozenset[str]

    def run(self, text: str) -> None:
        """Use it on a text as its module does."""
        if "match" in self.methods:
            self.pattern.match(text)
        if "fullmatch" in self.methods:
            self.pattern.fullmatch(text)
        if not self.methods <= {"match", "fullmatch"}:
            for _ in self.pattern.finditer(text):
                pass


@cache
def list_cases() -> tuple[Case, ...]:
    """The patterns of all modules of the loaders, by module and name."""
    files = sorted(path for path in LOADERS.rglob("*.py") if path.name != "__init__.py")
    return tuple(case for path in files for case in _list_module(path))


def _list_module(path: Path) -> Iterator[Case]:
    parts = path.relative_to(LOADERS).with_suffix("").parts
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = _list_uses(tree)
    module = importlib.import_module(".".join(("armstrace", "loaders", *parts)))
    seen: set[re.Pattern[str]] = set()
    for name, value in sorted(vars(module).items()):
        methods = used.get(name, set())
        for number, pattern in enumerate(_list_patterns(value)):
            if pattern not in seen and (methods or name.startswith("_")):
                seen.add(pattern)
                methods = methods or used.get("", set()) or {"search"}
                yield Case(".".join(parts), f"{name}[{number}]" if number else name, pattern, frozenset(methods))
    for line, method, words, flags in _list_inline(tree):
        yield Case(".".join(parts), f"line {line}", re.compile(words, flags), frozenset({method}))


def _list_uses(tree: ast.AST) -> dict[str, set[str]]:
    """Name -> the methods of patterns that are called on it; the empty name: those called on variables."""
    used: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _METHODS and isinstance(node.value, ast.Name):
            name = node.value.id
            if name.islower() and node.attr == "split":
                continue  # of a text, rather
            used.setdefault("" if name.islower() and name not in ("re", "label") else name, set()).add(node.attr)
    return used


def _list_patterns(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns that a value is or holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (pattern for pair in value.items() for part in pair for pattern in _list_patterns(part))
    elif isinstance(value, (tuple, list)) and not hasattr(value, "_fields"):
        yield from (pattern for part in value for pattern in _list_patterns(part))


def _list_inline(tree: ast.AST) -> Iterator[tuple[int, str, str, int]]:
    """Line, function, pattern and flags of the calls `re.search("...", text)` whose pattern is written out."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS):
            continue
        named = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        if named and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
            flags = re.IGNORECASE if any("IGNORECASE" in ast.dump(part) for part in (*node.args, *node.keywords)) else 0
            yield node.lineno, node.func.attr, node.args[0].value, flags


def list_lines(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Lines of a size out of the pattern's own parts: what it matches, cut short and over again; each long repeat."""
    tree = _PARSER.parse(pattern.pattern, pattern.flags & ~re.UNICODE | re.UNICODE)
    whole = _write(tree)
    for unit in dict.fromkeys((whole, whole[:-1], f"{whole} ", *_list_repeats(tree))):
        if unit.strip("\x00"):
            yield (unit * (size // len(unit) + 1))[:size] + "\x00"
    for unit in dict.fromkeys(_list_repeats(tree)):
        head = whole.partition(unit)[0]
        yield head + (unit * (size // len(unit) + 1))[: size - len(head)] + "\x00"


def _list_repeats(tree: Any) -> Iterator[str]:
    """The texts of the parts that may be repeated many times."""
    for kind, value in tree:
        if str(kind) in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[1] >= _MANY and _write(value[2]):
            yield _write(value[2])
        for part in value if isinstance(value, (tuple, list)) else ():
            for sub in part if isinstance(part, list) else (part,):
                if isinstance(sub, _PARSER.SubPattern):
                    yield from _list_repeats(sub)


def _write(tree: Any) -> str:
    """A short text that fits a parsed pattern, look-arounds apart."""
    return "".join(_write_part(str(kind), value) for kind, value in tree)


def _write_part(kind: str, value: Any) -> str:
    if kind == "LITERAL":
        return chr(value)
    if kind in ("NOT_LITERAL", "ANY"):
        return "x"
    if kind == "IN":
        return _write_set(value)
    if kind == "BRANCH":
        return _write(value[1][0])
    if kind == "SUBPATTERN":
        return _write(value[3])
    if kind == "ATOMIC_GROUP":
        return _write(value)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        times: int = min(max(value[0], 1), 3)
        return _write(value[2]) * times
    return ""


def _write_set(parts: Any) -> str:
    """A character of a set; of one that leaves characters out, a common one that it has."""
    members = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_SPACE": "a"}
    negated = str(parts[0][0]) == "NEGATE"
    if negated:
        taken = {chr(value) for kind, value in parts[1:] if str(kind) == "LITERAL"}
        return next((char for char in "a 1,." if char not in taken), "x")
    kind, value = parts[0]
    if str(kind) == "RANGE":
        return chr(value[0])
    return chr(value) if str(kind) == "LITERAL" else str(members.get(str(value), "a"))
