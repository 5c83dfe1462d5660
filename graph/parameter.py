"""Parameters of a named query: typed, with a default, bound as terms.

A query declares one by a line at its head, `# param: state ref:state the Russian Federation`: its name, its type, and
how the question speaks of the default. The default itself stands in the query, so that the file is a whole query:
`VALUES ?state { state:rus }`. Binding writes another term there, by the serialiser; no text of a client ever gets in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pyoxigraph as ox

from armstrace.graph.errors import InputError
from armstrace.graph.label import read_labels
from armstrace.graph.names import ENTITY_KINDS, KEY, make_iri
from armstrace.graph.prefixes import find_prefix
from armstrace.graph.query_fault import find_declared
from armstrace.graph.query_token import Token, list_tokens
from armstrace.graph.rdf import day, integer

_LINE = re.compile(r"# param: (\w+) (\S+) (\S.*)")
_REF = "ref:"
_LONGEST = 200

Value = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter. `type` is date, integer, text or `ref:<kind>`; `words` are those of the question for the default.

    `default` is the default as it stands in an address: `rus`, `2014`, `2022-05-17`.
    """

    name: str
    type: str
    words: str
    default: str

    @property
    def kind(self) -> str | None:
        """The kind of entity that a reference names; None for other types."""
        return self.type.removeprefix(_REF) if self.type.startswith(_REF) else None

    def read(self, given: str, store: ox.Store) -> Value:
        """The term of what a client gave. Raises InputError where it is not of the type, or names nothing known."""
        text = given.strip()
        if not text or len(text) > _LONGEST:
            raise InputError(f"{self.name} needs a value", remedy=f"give {self.hint}")
        if self.kind:
            return self._read_ref(text, store)
        try:
            return _READERS[self.type](text)
        except ValueError as error:
            raise InputError(f"{self.name}={given} is no {self.type}", remedy=f"give {self.hint}") from error

    @property
    def hint(self) -> str:
        """What to give, in words with an example."""
        what = f"the key of a {self.kind}" if self.kind else f"a {self.type}"
        return f"{what}, such as {self.default}"

    def _read_ref(self, text: str, store: ox.Store) -> ox.NamedNode:
        kind = self.kind or ""
        key = text.removeprefix(make_iri(kind, "x")[:-1]).removeprefix(f"{kind}:").lower()
        node = ox.NamedNode(make_iri(kind, key)) if KEY.match(key) else None
        if node is None or not any(store.quads_for_pattern(node, None, None)):
            raise InputError(f"the release has no {kind} named {text}", remedy=f"give {self.hint}")
        return node


def parse_parameters(text: str) -> tuple[Parameter, ...]:
    """The parameters that a query declares. Raises InputError where one has no type, or no default in the query."""
    return tuple(_make_parameter(text, *found) for found in _list_declared(text))


def bind(text: str, values: Mapping[str, Value]) -> str:
    """The query with other terms for some of its parameters."""
    parts, done = [], 0
    for name, start, end in _find_blocks(list_tokens(text)):
        if name in values:
            parts += [text[done:start], f" {values[name]} "]
            done = end
    return "".join((*parts, text[done:]))


def read_values(parameters: Sequence[Parameter], given: Mapping[str, str], store: ox.Store) -> dict[str, Value]:
    """The terms of what a client gave; what it left out is left to the default.

    Raises InputError for a parameter that is not there, and for a value that is not of its type.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in known:
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            raise InputError(f"this question has no parameter {name}", remedy=takes)
    return {name: known[name].read(value, store) for name, value in given.items()}


def ask_question(question: str, parameters: Sequence[Parameter], values: Mapping[str, Value], store: ox.Store) -> str:
    """The question with the words of other values in the place of those of the defaults."""
    labels = read_labels(store, (value.value for value in values.values() if isinstance(value, ox.NamedNode)))
    for parameter in parameters:
        value = values.get(parameter.name)
        if value is not None and not _is_default(parameter, value):
            question = question.replace(parameter.words, labels.get(value.value, value.value))
    return question


def _is_default(parameter: Parameter, value: Value) -> bool:
    return value.value == (make_iri(parameter.kind, parameter.default) if parameter.kind else parameter.default)


def _list_declared(text: str) -> Iterator[tuple[str, str, str]]:
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        if found := _LINE.match(line):
            yield found[1], found[2], found[3].strip()


def _make_parameter(text: str, name: str, kind: str, words: str) -> Parameter:
    if kind not in _READERS and kind.removeprefix(_REF) not in ENTITY_KINDS:
        raise InputError(
            f"{kind} is no type of the parameter {name}", remedy=f"one of {', '.join(_READERS)}, ref:<kind>"
        )
    tokens = list_tokens(text)
    for found, start, end in _find_blocks(tokens):
        if found == name:
            inside = [token for token in tokens if start <= token.start and token.end <= end]
            return Parameter(name, kind, words, _read_default(inside, tokens))
    raise InputError(f"the query has no default of {name}", remedy=f"write VALUES ?{name} {{ ... }} in it")


def _read_default(inside: Sequence[Token], tokens: tuple[Token, ...]) -> str:
    """A default as it stands in an address: the key of an entity, else what the literal says."""
    first = inside[0]
    if first.name == "pname":
        iri = find_declared(tokens).get(first.prefix, "") + first.local
        short = find_prefix(iri)
        return short[1] if short else iri
    return first.text.strip("\"'<>")


def _find_blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """Variable and inside of each `VALUES ?name { ... }` of the query."""
    for index, token in enumerate(tokens[:-2]):
        variable, bracket = tokens[index + 1], tokens[index + 2]
        if token.text.upper() == "VALUES" and variable.name == "variable" and bracket.text == "{":
            end = next(found for found in tokens[index + 3 :] if found.text == "}")
            yield variable.text[1:], bracket.end, end.start


def _read_date(text: str) -> ox.Literal:
    return day(date.fromisoformat(text))


def _read_integer(text: str) -> ox.Literal:
    return integer(int(text))


_READERS: Final[Mapping[str, Callable[[str], Value]]] = {
    "date": _read_date,
    "integer": _read_integer,
    "text": ox.Literal,
}
