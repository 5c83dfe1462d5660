"""The example queries of data/queries: one file a query, its question in the comment at its head.

A file starts with `# question: ...` (further lines of it start with `#` and two spaces or more) and
`# keywords: a, b`. `# why: claim` names the variable that holds the claim behind a row; `# home: yes` puts the query
on the home page. `# param: state ref:state the Russian Federation` declares a parameter (graph.parameter).
`# needs: untc-page, unvotes` names the open datasets that must be loaded: without them the answer has no rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from armstrace.graph.errors import InputError
from armstrace.graph.names import make_iri
from armstrace.graph.parameter import Parameter, parse_parameters
from armstrace.graph.resources import list_files

_FIELD = re.compile(r"#\s?(\w+):\s*(.*)")
_MORE = re.compile(r"#\s{2,}(\S.*)")
_NEEDED = ("question", "keywords")
_PART_OF = ox.NamedNode("http://purl.org/dc/terms/isPartOf")
_LEAST = 50  # twenty questions asked of the first profile, more of our own, and those that join open data


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A query with the question that it answers. `name` is the file's name; `why` the variable of the claim.

    `needs` are the datasets without which the answer is empty (data/open).
    """

    name: str
    question: str
    keywords: tuple[str, ...]
    text: str
    parameters: tuple[Parameter, ...] = ()
    why: str | None = None
    home: bool = False
    needs: tuple[str, ...] = ()

    def list_missing(self, store: ox.Store) -> tuple[str, ...]:
        """The datasets that the question needs and a release does not hold."""
        return tuple(name for name in self.needs if not _holds(store, name))


def parse_example(name: str, text: str) -> Example:
    """An example from the text of its file. Raises InputError where its question or keywords are left out."""
    fields = _read_head(text)
    for needed in _NEEDED:
        if not fields.get(needed):
            raise InputError(f"the query has no line '# {needed}: ...'", file=f"data/queries/{name}.rq")
    return Example(
        name=name,
        question=fields["question"],
        keywords=_split(fields["keywords"]),
        text=text,
        parameters=_read_parameters(name, fields["question"], text),
        why=fields.get("why"),
        home=fields.get("home") == "yes",
        needs=_split(fields.get("needs", "")),
    )


@cache
def list_examples() -> tuple[Example, ...]:
    """All packaged examples by name. Raises InputError where one cannot be read."""
    files = list_files("data", "queries", suffix=".rq", least=_LEAST)
    return tuple(parse_example(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")) for file in files)


def find_example(name: str) -> Example | None:
    """The example of this name."""
    return next((example for example in list_examples() if example.name == name), None)


def _read_parameters(name: str, question: str, text: str) -> tuple[Parameter, ...]:
    """The parameters of a query. Raises InputError, with the file, for one that the question does not speak of."""
    try:
        parameters = parse_parameters(text)
    except InputError as error:
        raise error.at(f"data/queries/{name}.rq") from error
    for parameter in parameters:
        if parameter.words not in question:
            problem = f"the question does not say {parameter.words!r}, which is to stand for {parameter.name}"
            raise InputError(problem, file=f"data/queries/{name}.rq")
    return parameters


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _holds(store: ox.Store, dataset: str) -> bool:
    """Does a release hold a file of a dataset?"""
    node = ox.NamedNode(make_iri("dataset", dataset))
    return any(store.quads_for_pattern(None, _PART_OF, node, None))


def _read_head(text: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    last = ""
    for line in text.splitlines():
        if found := _FIELD.match(line):
            last = found[1].lower()
            fields[last] = found[2].strip()
        elif last and (more := _MORE.match(line)):
            fields[last] += " " + more[1].strip()
        else:
            break
    return fields
