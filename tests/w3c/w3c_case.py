"""Cases of the W3C's protocol tests: requests, and what must come back. From our own table, or from a manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import rdflib
from http_client import Client
from rdflib import RDF
from rdflib.collection import Collection
from rdflib.term import Node

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")

FORM, DIRECT, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
#: What each kind of answer may be written in.
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    },
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml"},
}


@dataclass(frozen=True)
class Request:
    """A request to the endpoint, and what must come back. `status` is the first digit."""

    method: str
    query: str
    content_type: str | None
    body: bytes | None
    status: tuple[str, ...]
    format: str | None = None
    boolean: bool | None = None

    def check(self, client: Client) -> None:
        """Send it and look at the answer."""
        headers = {"Content-Type": self.content_type} if self.content_type else {}
        answer = client.ask(f"/sparql{self.query}", method=self.method, headers=headers, body=self.body)
        assert str(answer.status)[0] in self.status, answer.text
        if self.format:
            assert answer.media_type in FORMATS[self.format]
        if self.boolean is not None:
            assert json.loads(answer.body)["boolean"] is self.boolean


@dataclass(frozen=True)
class Case:
    """A test by its W3C name. Updates are to be refused, whatever the W3C expects of a store that can be written."""

    name: str
    requests: tuple[Request, ...]

    @property
    def is_update(self) -> bool:
        return "update" in self.name


def graph(number: int) -> str:
    """The graphs that the W3C names."""
    return f"http://kasei.us/2009/09/sparql/data/data{number}.rdf"


def read_cases(manifest: Path) -> Iterator[Case]:
    """The protocol cases of a manifest in its order."""
    found = rdflib.Graph().parse(manifest)
    entries = found.value(None, MF.entries) or next(found.objects(None, MF.entries))
    for entry in Collection(found, entries):
        action = found.value(entry, MF.action)
        if (entry, RDF.type, MF.ProtocolTest) in found and action is not None:
            requests = Collection(found, found.value(action, HT.requests))
            yield Case(str(entry).rpartition("#")[2], tuple(_read_request(node, found) for node in requests))


def _read_request(node: Node, found: rdflib.Graph) -> Request:
    path, response = str(found.value(node, HT.absolutePath)), found.value(node, HT.resp)
    headers = {}
    if (listed := found.value(node, HT.headers)) is not None:
        for header in Collection(found, listed):
            headers[str(found.value(header, HT.fieldName)).lower()] = str(found.value(header, HT.fieldValue))
    body = found.value(node, HT.body)
    encoding = str(found.value(body, CNT.characterEncoding)) if body is not None else ""
    boolean, form = found.value(response, MF.expectedBoolean), found.value(response, MF.expectedFormat)
    return Request(
        method=str(found.value(node, HT.methodName)),
        query=path.removeprefix("/sparql/"),
        content_type=headers.get("content-type"),
        body=None if body is None else str(found.value(body, CNT.chars)).encode(encoding),
        status=tuple(
            sorted(str(code).rpartition("StatusCode")[2][0] for code in found.objects(response, MF.expectedStatus))
        ),
        format=str(form) if form is not None else None,
        boolean=bool(boolean.toPython()) if isinstance(boolean, rdflib.Literal) else None,
    )


def get(
    query: str, *, status: str = "23", boolean: bool | None = None, form: str | None = None, **graphs: list[int]
) -> Request:
    """A query by GET."""
    return Request(
        "GET", "?" + urlencode([("query", query), *_fields(graphs)]), None, None, tuple(status), form, boolean
    )


def post(
    body: str | bytes,
    content_type: str | None,
    *,
    status: str = "23",
    boolean: bool | None = None,
    form: str | None = None,
    query: str = "",
    **graphs: list[int],
) -> Request:
    """A request by POST."""
    fields = urlencode(_fields(graphs)) or query
    data = body.encode() if isinstance(body, str) else body
    return Request("POST", f"?{fields}" if fields else "", content_type, data, tuple(status), form, boolean)


def _fields(graphs: dict[str, list[int]]) -> list[tuple[str, str]]:
    return [(f"{kind.replace('_', '-')}-uri", graph(number)) for kind, numbers in graphs.items() for number in numbers]


def is_document(*numbers: int) -> str:
    """A pattern: each of the graphs' nodes has a class."""
    return " ".join(f"<{graph(number)}> a ?type ." for number in numbers)


def in_graphs(*numbers: int) -> str:
    """A pattern: each in a named graph of its own."""
    return " ".join(f"GRAPH ?g{number} {{ <{graph(number)}> a ?type }}" for number in numbers)


NOTHING, INSERT = {"default_graph": [0]}, f"INSERT DATA {{ GRAPH <{graph(1)}> {{ <urn:s> <urn:p> <urn:o> }} }}"
#: The same cases in our own words; they always run.
TABLE = (
    Case("query_post_form", (post("query=" + quote("ASK {}"), FORM, boolean=True, form="boolean", **NOTHING),)),
    Case(
        "query_dataset_default_graphs_get", (get(f"ASK {{ {is_document(1, 2)} }}", boolean=True, default_graph=[1, 2]),)
    ),
    Case(
        "query_dataset_default_graphs_post",
        (post(f"ASK {{ {is_document(1, 2)} }}", DIRECT, boolean=True, default_graph=[1, 2]),),
    ),
    Case(
        "query_dataset_named_graphs_post",
        (post(f"ASK {{ {in_graphs(1, 2)} }}", DIRECT, boolean=True, named_graph=[1, 2]),),
    ),
    Case("query_dataset_named_graphs_get", (get(f"ASK {{ {in_graphs(1, 2)} }}", boolean=True, named_graph=[1, 2]),)),
    Case(
        "query_dataset_full",
        (
            post(
                f"ASK {{ {is_document(3)} {in_graphs(1, 2)} }}",
                DIRECT,
                boolean=True,
                default_graph=[3],
                named_graph=[1, 2],
            ),
        ),
    ),
    Case(
        "query_multiple_dataset",
        (post(f"ASK FROM <{graph(3)}> {{ {in_graphs(1, 2)} }}", DIRECT, boolean=True, named_graph=[1, 2]),),
    ),
    Case("query_get", (get("ASK {}", boolean=True, form="boolean", **NOTHING),)),
    Case("query_content_type_select", (post("SELECT (1 AS ?x) {}", DIRECT, form="tabular", **NOTHING),)),
    Case("query_content_type_ask", (post("ASK {}", DIRECT, form="boolean", **NOTHING),)),
    Case("query_content_type_describe", (post("DESCRIBE <urn:x>", DIRECT, form="RDF", **NOTHING),)),
    Case("query_content_type_construct", (post("CONSTRUCT { <s> <p> 1 } WHERE {}", DIRECT, form="RDF", **NOTHING),)),
    Case("query_post_direct", (post("ASK {}", DIRECT, boolean=True, form="boolean"),)),
    Case("bad_query_method", (Request("PUT", "?query=ASK%20%7B%7D", FORM, None, ("4",)),)),
    Case(
        "bad_multiple_queries", (Request("GET", "?query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D", None, None, ("4",)),)
    ),
    Case("bad_query_wrong_media_type", (post("ASK {}", "text/plain", status="4"),)),
    Case("bad_query_missing_form_type", (post("query=ASK%20%7B%7D", None, status="4"),)),
    Case("bad_query_missing_direct_type", (post("ASK {}", None, status="4"),)),
    Case("bad_query_non_utf8", (post("ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16", status="4"),)),
    Case("bad_query_syntax", (get("ASK {", status="4"),)),
    Case("update_dataset_default_graph", (post(INSERT, UPDATE, status="4", using_graph=[1]),)),
    Case("update_dataset_default_graphs", (post(INSERT, UPDATE, status="4", using_graph=[1, 2]),)),
    Case("update_dataset_named_graphs", (post(INSERT, UPDATE, status="4", using_named_graph=[1, 2]),)),
    Case("update_dataset_full", (post(INSERT, UPDATE, status="4", using_graph=[1], using_named_graph=[2]),)),
    Case("update_post_form", (post("update=CLEAR+ALL", FORM, status="4"),)),
    Case("update_post_direct", (post("CLEAR ALL", UPDATE, status="4"),)),
    Case("update_base_uri", (post("INSERT DATA { GRAPH <g> { <s> <p> <o> } }", UPDATE, status="4"),)),
    Case("bad_update_get", (Request("GET", "?update=CLEAR%20ALL", None, None, ("4",)),)),
    Case("bad_multiple_updates", (post("update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM, status="4"),)),
    Case("bad_update_wrong_media_type", (post("CLEAR NAMED", "text/plain", status="4"),)),
    Case("bad_update_missing_form_type", (post("update=CLEAR%20NAMED", None, status="4"),)),
    Case("bad_update_non_utf8", (post("CLEAR NAMED".encode("utf-16"), f"{UPDATE}; charset=UTF-16", status="4"),)),
    Case("bad_update_syntax", (post("update=CLEAR%20XYZ", FORM, status="4"),)),
    Case(
        "bad_update_dataset_conflict",
        (post("WITH <urn:g> DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", UPDATE, status="4", using_named_graph=[1]),),
    ),
)
