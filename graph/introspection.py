"""Questions about the whole store, answered from its statistics: how many triples, which classes, how often each.

A query of one of a few forms is written anew over VALUES, with the rows that its evaluation would give. Whatever
follows the pattern (ORDER BY, LIMIT) is kept, so that the engine sorts and cuts. Any other query is left as it is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from armstrace.graph.prefixes import PREFIXES, QUERY_PREFIXES
from armstrace.graph.query_token import Token, list_tokens
from armstrace.graph.statistics import Statistics

#: A query of one of the forms is short; a longer one is not looked at.
_LONGEST = 2000
#: No known form has more groups: one, and one for GRAPH.
_MOST_GROUPS = 2
#: So many names are written into a query at most.
_MOST_ROWS = 10_000
_TYPE = f"<{PREFIXES['rdf']}type>"
#: What `[]` is called, which matches as a variable does and cannot be selected.
_NAMELESS = "?_nameless"
_VARIABLE = r"\?\w+"
#: An IRI that no base and no escape changes.
_IRI = r"<[A-Za-z][A-Za-z0-9+.-]*:(?:(?!/\.)[^>\\])*>"
_COUNT = rf"\( COUNT \( (?:DISTINCT )?(?:\*|{_VARIABLE}) \) AS {_VARIABLE} \)"
_ORDER = rf"(?:{_VARIABLE}|(?:ASC|DESC) \( {_VARIABLE} \)) "
_SLICE = r"(?:LIMIT \d+ )?(?:OFFSET \d+ )?|OFFSET \d+ LIMIT \d+ "
_SHAPE = re.compile(
    rf"SELECT (?P<distinct>DISTINCT )?(?P<items>(?:(?:{_VARIABLE}|{_COUNT}) )+)(?:WHERE )?"
    rf"\{{ (?:(?P<graph>GRAPH (?P<g>{_VARIABLE}|{_IRI}) \{{ ))?"
    rf"(?P<s>{_VARIABLE}) (?P<p>{_VARIABLE}|{_IRI}) (?P<o>{_VARIABLE}|{_IRI}) (?:\. )?(?(graph)\}} (?:\. )?)\}} "
    rf"(?:GROUP BY (?P<key>{_VARIABLE}) )?(?P<tail>(?:ORDER BY (?:{_ORDER})+)?(?:{_SLICE}))\Z"
)
_ITEM = re.compile(rf"\( COUNT \( (DISTINCT )?(\*|{_VARIABLE}) \) AS ({_VARIABLE}) \)|({_VARIABLE})")


class _Item(NamedTuple):
    """One thing that a query selects: the variable `name`, or a count that it is given the name of."""

    name: str
    counted: str | None = None
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """Solutions that count together: how many, and how many values each variable has among them."""

    solutions: int
    values: Mapping[str, int]
    name: str = ""

    def find_cell(self, item: _Item) -> str | None:
        """The cell of an item; None where it is not known."""
        if item.counted is None:
            return self.name or None
        count = self.values.get(item.counted) if item.distinct else self.solutions
        return None if count is None else str(count)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What is known of a pattern's solutions: together, and by the variables that it can be grouped by."""

    whole: _Group
    groups: Mapping[str, tuple[_Group, ...]] = field(default_factory=dict)


def find_introspection(
    text: str, statistics: Statistics, tokens: Sequence[Token] | None = None, *, union: bool = False
) -> str | None:
    """A query with the same rows, made from the statistics of the store; None where the query is of no known form.

    The query must be meant for the whole store: without FROM, and without graphs chosen by the protocol. `tokens` are
    those of the text, where they are known already. `union`: the statistics are those of all graphs together.
    """
    if len(text) > _LONGEST or text.count("{") > _MOST_GROUPS:
        return None
    tokens = tokens or list_tokens(text)
    plain = _write_plain(tokens) if _starts_with_variable(tokens) else None
    shape = _SHAPE.match(plain) if plain else None
    if not shape:
        return None
    items = [_make_item(found) for found in _ITEM.finditer(shape["items"])]
    names = [item.name for item in items]
    variables = [shape[part] for part in ("g", "s", "p", "o") if shape[part] and shape[part].startswith("?")]
    if not _is_sound(items, variables) or not set(re.findall(_VARIABLE, shape["tail"])) <= set(names):
        return None
    pattern = _find_pattern(shape, statistics, is_all_named=union and _is_all_named(statistics))
    rows = _list_rows(pattern, items, shape) if pattern else None
    if rows is None:
        return None
    listed = " ".join(names)
    values = " ".join(f"( {' '.join(row)} )" for row in rows)
    return f"SELECT {shape['distinct'] or ''}{listed} WHERE {{ VALUES ( {listed} ) {{ {values} }} }} {shape['tail']}"


def _is_sound(items: Iterable[_Item], variables: list[str]) -> bool:
    """Is each variable of the pattern another, does each count have a new name, and count what is there?"""
    counts = [item for item in items if item.counted]
    names = [*variables, *(item.name for item in counts)]
    return len(set(names)) == len(names) and all(item.counted in ("*", *variables) for item in counts)


def _starts_with_variable(tokens: Sequence[Token]) -> bool:
    """Does the first pattern begin with a variable, as in all known forms? Most queries about one thing do not."""
    brace = next((index for index, token in enumerate(tokens) if token.text == "{"), len(tokens))
    rest = tokens[brace + 1 : brace + 5]
    if len(rest) == 4 and rest[0].text.upper() == "GRAPH" and rest[2].text == "{":
        rest = rest[3:]
    return bool(rest) and (rest[0].name == "variable" or rest[0].text == "[")


def _write_plain(tokens: Sequence[Token]) -> str | None:
    """Tokens in one spelling, behind the prologue; None where a name cannot be resolved."""
    spaces, start = dict(QUERY_PREFIXES), 0
    while len(tokens) > start + 2 and tokens[start].text.upper() == "PREFIX":
        _, name, space = tokens[start : start + 3]
        if name.name != "pname" or name.local or space.name != "iri":
            return None
        spaces[name.prefix] = space.text[1:-1]
        start += 3
    words = [_write_token(token, spaces) for token in tokens[start:]]
    if None in words or any(word.startswith(_NAMELESS) for word in words if word):
        return None
    plain, numbers = "".join(f"{word} " for word in words), itertools.count()
    return re.sub(r"(?<= )\[ \](?= )", lambda _: f"{_NAMELESS}{next(numbers)}", plain)


def _write_token(token: Token, spaces: Mapping[str, str]) -> str | None:
    if token.name == "pname":
        return f"<{spaces[token.prefix]}{token.local}>" if token.prefix in spaces else None
    if token.name == "variable":
        return f"?{token.text[1:]}"
    if token.name == "word":
        return _TYPE if token.text == "a" else token.text.upper()
    return token.text if token.name in ("iri", "number", "other") else None


def _make_item(found: re.Match[str]) -> _Item:
    return _Item(found[4]) if found[4] else _Item(found[3], found[2], bool(found[1]))


def _is_all_named(statistics: Statistics) -> bool:
    """Does every triple stand in a named graph? Then GRAPH ?g finds what the union of all graphs has."""
    return statistics.graphs is not None and sum(statistics.graphs.values()) == statistics.total.triples


def _find_pattern(shape: re.Match[str], statistics: Statistics, *, is_all_named: bool) -> _Pattern | None:
    """What the statistics know of the pattern; None where they do not."""
    g, s, p, o = (shape[part] or "" for part in ("g", "s", "p", "o"))
    if p.startswith(_NAMELESS) or g.startswith(_NAMELESS):
        return None  # no query: a property or a graph has a name
    graphs = _find_graphs(g, statistics) if g and p.startswith("?") and o.startswith("?") else None
    if g and not (is_all_named and g.startswith("?")):
        return graphs
    pattern = _find_triples(s, p, o, statistics)
    if not graphs or not pattern:
        return pattern
    whole = _Group(pattern.whole.solutions, {**pattern.whole.values, **graphs.whole.values})
    return _Pattern(whole, {**pattern.groups, **graphs.groups})


def _find_triples(s: str, p: str, o: str, statistics: Statistics) -> _Pattern | None:
    """The same for a pattern of triples, whatever graphs they are in."""
    if p.startswith("?"):
        return _find_all(s, p, o, statistics) if o.startswith("?") else None
    if o.startswith("?"):
        return _find_property(s, p, o, statistics)
    return _find_class(s, o, statistics) if p == _TYPE else None


def _find_all(s: str, p: str, o: str, statistics: Statistics) -> _Pattern:
    total, properties = statistics.total, statistics.properties
    groups = (
        _Group(count.triples, {s: count.subjects, p: 1, o: count.objects}, f"<{name}>")
        for name, count in properties.items()
    )
    whole = _Group(total.triples, {s: total.subjects, p: len(properties), o: total.objects})
    return _Pattern(whole, {p: tuple(groups)})


def _find_property(s: str, p: str, o: str, statistics: Statistics) -> _Pattern:
    count = statistics.properties.get(p[1:-1])
    whole = _Group(count.triples, {s: count.subjects, o: count.objects}) if count else _Group(0, {s: 0, o: 0})
    if p != _TYPE or statistics.classes is None:
        return _Pattern(whole)
    classes = (
        _Group(found.triples, {s: found.entities, o: 1}, f"<{name}>") for name, found in statistics.classes.items()
    )
    return _Pattern(whole, {o: tuple(classes)})


def _find_class(s: str, o: str, statistics: Statistics) -> _Pattern | None:
    if statistics.classes is None:
        return None
    count = statistics.classes.get(o[1:-1])
    return _Pattern(_Group(count.triples, {s: count.entities}) if count else _Group(0, {s: 0}))


def _find_graphs(g: str, statistics: Statistics) -> _Pattern | None:
    graphs = statistics.graphs
    if graphs is None:
        return None
    if not g.startswith("?"):
        return _Pattern(_Group(graphs.get(g[1:-1], 0), {}))
    groups = tuple(_Group(count, {g: 1}, f"<{name}>") for name, count in graphs.items())
    return _Pattern(_Group(sum(graphs.values()), {g: len(graphs)}), {g: groups})


def _list_rows(pattern: _Pattern, items: Iterable[_Item], shape: re.Match[str]) -> list[list[str]] | None:
    """The rows of the answer; None where a cell is not known."""
    wanted = list(items)
    names = [item.name for item in wanted if item.counted is None]
    key = shape["key"] or (names[0] if len(wanted) == len(names) == 1 and shape["distinct"] else None)
    if any(name != key for name in names):
        return None
    groups = pattern.groups.get(key) if key else (pattern.whole,)
    if groups is None or len(groups) > _MOST_ROWS:
        return None
    rows = [list(_list_cells(group, wanted)) for group in groups]
    return None if any(cell is None for row in rows for cell in row) else [[str(cell) for cell in row] for row in rows]


def _list_cells(group: _Group, items: Iterable[_Item]) -> Iterator[str | None]:
    for item in items:
        yield group.find_cell(item)
