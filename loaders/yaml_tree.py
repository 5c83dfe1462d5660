"""Strict YAML as plain values that remember their lines.

Only what a person means is read as a number or a truth value: whole numbers and decimals without an exponent, true and
false. A plain scalar that YAML tools read in different ways (a date, `yes`, `null`, `0o7`) is refused: write it in
quotes. Keys are strings and stand once; aliases are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeAlias

import yaml

from armstrace.graph.errors import InputError

Value: TypeAlias = "str | int | Decimal | bool | list[Value] | dict[str, Value]"
Place: TypeAlias = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
_EXPONENT = re.compile(r"[-+]?[0-9.]+[eE][-+]?[0-9]+\Z")  # a number to YAML 1.2, a text to YAML 1.1
_STR = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class Tree:
    """A YAML file as plain values. `lines` gives the line (from 1) of each place: keys and indices, outermost first."""

    file: str
    value: Value
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it."""
        while place not in self.lines:
            place = place[:-1]
        return self.lines[place]

    def fault(self, message: str, place: Place, remedy: str = "") -> InputError:
        """An error at a place of the file."""
        return InputError(message, file=self.file, line=self.line(place), remedy=remedy)


def read_tree(path: Path | Traversable) -> Tree:
    """Read a YAML file. Raises InputError where it is absent, empty, not UTF-8 or not strict YAML."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path), remedy="check path and rights") from error
    try:
        return parse_tree(data.decode("utf-8"), str(path))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("is not UTF-8", file=str(path), line=line, remedy="save the file as UTF-8") from error


def parse_tree(text: str, file: str) -> Tree:
    """Parse YAML text; `file` names it in errors. Raises InputError with file and line."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise InputError(f"is no YAML: {error.problem}", file=file, line=line) from error
    except yaml.YAMLError as error:
        raise InputError(f"is no YAML: {error}", file=file, remedy="is it a text file?") from error
    if root is None:
        raise InputError("is empty", file=file)
    reader = _Reader(file)
    value = reader.read(root, ())
    return Tree(file, value, reader.lines)


class _Reader:
    """Turns composed nodes into plain values and notes the line of each."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Place, int] = {}
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, place: Place) -> Value:
        """The plain value of a node that stands at a place."""
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._seen:
            raise self._fault(node, "an alias stands here", "write the value out")
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return {key: self.read(value, (*place, key)) for key, value in self._pairs(node, place)}
        return [self.read(item, (*place, index)) for index, item in enumerate(node.value)]

    def _pairs(self, node: yaml.MappingNode, place: Place) -> Iterator[tuple[str, yaml.Node]]:
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._fault(key, "a key is no plain word", "use a word or a number")
            if (*place, key.value) in self.lines:
                raise self._fault(key, f"the key {key.value!r} stands twice", "remove one")
            self.lines[(*place, key.value)] = key.start_mark.line + 1
            yield key.value, value

    def _scalar(self, node: yaml.ScalarNode) -> Value:
        text = node.value
        quoted = node.style in ("'", '"', "|", ">")
        if quoted or (node.tag == _STR and not _EXPONENT.match(text)):
            return str(text)
        if _WHOLE.match(text):
            return int(text)
        if _DECIMAL.match(text):
            return Decimal(text)
        if text in ("true", "false"):
            return bool(text == "true")
        raise self._fault(node, f"{text!r} means different things to different tools", "write it in quotes")

    def _fault(self, node: yaml.Node, message: str, remedy: str) -> InputError:
        return InputError(message, file=self.file, line=node.start_mark.line + 1, remedy=remedy)
