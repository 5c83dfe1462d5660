"""Plain values as canonical YAML text: the same values give the same bytes, and `yaml_tree` reads them back.

Maps and lists nest in block style, save those of which `inline` says that they stand on one line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

#: Words that need no quotes anywhere and that no YAML tool takes for anything but text.
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.+-]*(?:[ /:][A-Za-z0-9_.+/-]+)*\Z|https?://[A-Za-z0-9_.~/?=&%+-]+\Z")
_TAKEN = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
#: Code points that cannot stand in single quotes on one line.
_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def write_yaml(value: Mapping[str, Any], inline: Callable[[tuple[str, ...]], bool]) -> str:
    """YAML text of a map. `inline` gets the keys above a map or list (list items add nothing) and itself last."""
    return "\n".join(_lines(value, (), inline)) + "\n"


def _lines(value: Any, path: tuple[str, ...], inline: Callable[[tuple[str, ...]], bool]) -> Iterator[str]:
    """The lines of a map or list in block style, not indented."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _entry(f"{_key(key)}:", item, (*path, key), inline, indent="  ")
        return
    for item in value:
        if isinstance(item, Mapping) and item and not inline(path):
            first, *rest = _lines(item, path, inline)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
        else:
            yield f"- {_flow(item)}"


def _entry(
    head: str, item: Any, path: tuple[str, ...], inline: Callable[[tuple[str, ...]], bool], indent: str
) -> Iterator[str]:
    if not isinstance(item, Mapping | list) or not item or inline(path):
        yield f"{head} {_flow(item)}"
        return
    yield head
    pad = indent if isinstance(item, Mapping) else ""
    yield from (f"{pad}{line}" for line in _lines(item, path, inline))


def _flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return _scalar(value)


def _scalar(value: str | int | Decimal | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return format(Decimal(value), "f")
    if _ESCAPED.search(value):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'
    if _PLAIN.match(value) and value.lower() not in _TAKEN:
        return value
    return "'" + value.replace("'", "''") + "'"


def _key(key: str) -> str:
    return key if key.isdecimal() and key.isascii() else _scalar(key)
