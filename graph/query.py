"""A user's query: looked at, guarded, then answered by Oxigraph over the graphs of one release.

The engine's SERVICE has a built-in HTTP client that Python cannot switch off, so that a query with SERVICE must never
reach it. Its parser needs no space between words and may take `<` for "less than" where another reader sees an IRI:
no tokenizer can say for sure where the word stands. The guard does not depend on it (docs/decisions/0050). rdflib,
whose engine reads local files on FROM, never sees the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from armstrace.graph.errors import QueryError
from armstrace.graph.introspection import find_introspection
from armstrace.graph.names import BASE
from armstrace.graph.prefixes import QUERY_PREFIXES
from armstrace.graph.query_cap import cap_rows
from armstrace.graph.query_distinct import move_distinct
from armstrace.graph.query_fault import find_declared, make_fault
from armstrace.graph.query_size import check_size
from armstrace.graph.query_token import Token, disarm, list_tokens, make_refusal, refuse_service
from armstrace.graph.statistics import Statistics

_FORM = re.compile("SELECT|ASK|CONSTRUCT|DESCRIBE", re.IGNORECASE)
_UPDATE = re.compile("INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD|WITH", re.IGNORECASE)
_FROM = re.compile(r".*?FROM(NAMED)?\Z", re.IGNORECASE)
_ABSOLUTE = re.compile("<[A-Za-z][A-Za-z0-9+.-]*:")

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class Query:
    """A query that may be answered. `text` is as the user wrote it, `safe` is what the engine is given.

    `form` is SELECT, ASK, CONSTRUCT or DESCRIBE. `default_graphs` and `named_graphs` are the IRIs that FROM and FROM
    NAMED of the text choose. `tokens` are those of `text`.
    """

    text: str
    safe: str
    form: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False, compare=False)

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The predeclared prefixes that the text may use: the engine takes long over all of them."""
        return {name: iri for name, iri in QUERY_PREFIXES.items() if f"{name}:" in self.text}

    def cap(self, most: int, spare: int = 0) -> Query:
        """The query with at most so many rows and some to spare, if it is one that gives rows.

        The query itself where it has no more than `most` anyway, by a LIMIT of its own.
        """
        if self.form != "SELECT":
            return self
        safe = cap_rows(self.safe, most, self.tokens if self.safe is self.text else None, spare=spare)
        return self if safe is self.safe else replace(self, safe=safe)


@dataclass(frozen=True, slots=True)
class Reach:
    """How queries see a store. `union`: the default graph shows all graphs, else only triples in no named graph.

    `strict`: a graph that is not there is an error, else it is empty. From `statistics`, where there are some,
    questions about the whole store are answered.
    """

    union: bool = True
    strict: bool = True
    statistics: Statistics | None = None


_WHOLE = Reach()


def parse_query(text: str) -> Query:
    """Look at a query without running it.

    Raises QueryError for SERVICE, for an update, for what is no query at all and for what is too large;
    syntax is the engine's affair.
    """
    tokens = list_tokens(text)
    refuse_service(text, tokens)
    check_size(text, tokens)
    form = _find_form(text, tokens)
    default, named = _find_dataset(text, tokens)
    return Query(text, disarm(text), form, default, named, tokens)


def evaluate(
    store: ox.Store,
    query: Query,
    *,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
    reach: Reach = _WHOLE,
) -> Answer:
    """Answer a query. Where nothing chooses a dataset, `reach` says what the default graph is.

    `default_graphs` and `named_graphs` (of the protocol's request) replace FROM and FROM NAMED of the text. Raises
    QueryError for a graph that the release does not have and for a syntax error, with line and column.
    """
    default, named = tuple(default_graphs), tuple(named_graphs)
    if not default and not named:
        default, named = query.default_graphs, query.named_graphs
    chosen = bool(default or named)
    default_nodes, named_nodes = (_find_graphs(store, names, reach) for names in (default, named))
    told = None
    if reach.statistics and not chosen:
        told = find_introspection(query.text, reach.statistics, query.tokens, union=reach.union)

    def ask(text: str) -> Answer:
        return store.query(
            text,
            base_iri=BASE,
            prefixes=dict(query.prefixes),
            use_default_graph_as_union=reach.union and not chosen,
            default_graph=[*default_nodes] if chosen else None,
            named_graphs=[*named_nodes] if chosen else None,
        )

    return _ask_well(ask, query, told)


def _ask_well(ask: Callable[[str], Answer], query: Query, told: str | None) -> Answer:
    """Ask the engine in the form that costs it least; in the user's own where that is no query, for its places."""
    better = told or move_distinct(query.safe)
    if better is not None:
        with suppress(SyntaxError):
            return ask(better)
    try:
        return ask(query.safe)
    except SyntaxError as error:
        raise make_fault(query.text, query.safe, str(error)) from error


def run_query(
    store: ox.Store,
    text: str,
    *,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
    reach: Reach = _WHOLE,
) -> Answer:
    """Parse and answer in one step: see `parse_query` and `evaluate`."""
    query = parse_query(text)
    return evaluate(store, query, default_graphs=default_graphs, named_graphs=named_graphs, reach=reach)


def _find_form(text: str, tokens: tuple[Token, ...]) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE. Raises QueryError for an update or neither."""
    for token in tokens:
        if token.name == "word" and (form := _FORM.match(token.text)):
            return form[0].upper()
        if token.name == "word" and (update := _UPDATE.match(token.text)):
            message = f"{update[0].upper()} is an update, and a release is read-only"
            raise make_refusal(text, token, message, "`armstrace build` makes a new release")
    problem = "this is no query: there is no SELECT, ASK, CONSTRUCT or DESCRIBE"
    raise QueryError(problem, line=1, column=1, remedy="see the examples")


def _find_dataset(text: str, tokens: tuple[Token, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The graphs that FROM and FROM NAMED choose."""
    if not any("FROM" in token.text.upper() for token in tokens if token.name == "word"):
        return (), ()
    default: list[str] = []
    named: list[str] = []
    declared = {**QUERY_PREFIXES, **find_declared(tokens)}
    for index, token in enumerate(tokens):
        found = _FROM.match(token.text) if token.name == "word" else None
        if not found:
            continue
        rest = tokens[index + 1 : index + 3]
        is_named = bool(found[1])
        if rest and rest[0].text.upper() == "NAMED":
            is_named, rest = True, rest[1:]
        if rest:
            (named if is_named else default).append(_graph_name(text, rest[0], declared))
    return tuple(default), tuple(named)


def _graph_name(text: str, token: Token, declared: dict[str, str]) -> str:
    """The IRI that a FROM names. Raises QueryError unless it is absolute or has a declared prefix."""
    if token.name == "iri" and _ABSOLUTE.match(token.text):
        return token.text[1:-1]
    if token.name == "pname" and token.prefix in declared:
        return declared[token.prefix] + token.local.replace("\\", "")
    raise make_refusal(text, token, f"{token.text} after FROM names no graph", "write the graph's whole IRI in < >")


def _find_graphs(store: ox.Store, graphs: Sequence[str], reach: Reach) -> tuple[ox.NamedNode, ...]:
    """The graphs as nodes, each once. One that the store does not have is never fetched.

    Raises QueryError for it where the reach is strict.
    """
    nodes = []
    for graph in dict.fromkeys(graphs):
        try:
            node = ox.NamedNode(graph)
        except ValueError as error:
            raise QueryError(f"{graph!r} is no IRI of a graph", remedy="write a whole IRI") from error
        if reach.strict and not store.contains_named_graph(node):
            raise QueryError(f"the release has no graph <{graph}>", remedy="FROM chooses among its graphs only")
        nodes.append(node)
    return tuple(nodes)
