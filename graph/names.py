"""Every IRI of the graph is made here, and nowhere else.

Keys are of `[a-z0-9.-]` so that every IRI works as a prefixed name (MODEL section 5): `{BASE}id/{kind}/{key}`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from armstrace.graph.errors import InputError

BASE = "https://w3id.org/armstrace/"
ONTOLOGY = BASE + "ontology#"
VALUE = BASE + "value#"
SHAPES = BASE + "shapes#"
ID = BASE + "id/"
GRAPH = BASE + "graph/"
#: The dataset that a release is; its parts are fragments of this IRI.
DATA = BASE + "data"
ENDPOINT = BASE + "sparql"

#: Kinds of things that a claim may name. Each has a register (docs/claims-file.md); `value` is ontology/values.ttl.
_ENTITIES = """state territory org group person munition treaty resolution meeting place law event statement programme
topic source value"""
ENTITY_KINDS = frozenset(_ENTITIES.split())
#: Kinds of nodes that the project makes about documents, claims and its own work.
_RECORDS = """profile doc passage footnote citation claim time quantity run rule reader discrepancy report
dataset corroboration link"""
RECORD_KINDS = frozenset(_RECORDS.split())
_NOT_IN_SLUG = re.compile(r"[^a-z0-9.]+")
KEY = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\Z")


class Ref(NamedTuple):
    """A reference to an entity as claims files write it: `state:rus`."""

    kind: str
    key: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


@lru_cache(maxsize=65536)
def parse_ref(text: str) -> Ref:
    """Read `kind:key`. Raises InputError where kind or key is not of the allowed form."""
    kind, colon, key = text.partition(":")
    if not colon or kind not in ENTITY_KINDS:
        raise InputError(f"{text!r} is no reference", remedy=f"write kind:key with a kind of {sorted(ENTITY_KINDS)}")
    if kind != "value":
        check_key(key)
    return Ref(kind, key)


def check_key(key: str) -> str:
    """Return the key. Raises InputError unless it is of `[a-z0-9.-]` and starts and ends with a letter or figure."""
    if not KEY.match(key):
        raise InputError(f"{key!r} is no key", remedy="use a-z, 0-9, full stop and hyphen")
    return key


def make_iri(kind: str, key: str) -> str:
    """The IRI of a node. `value:exactly` stands in the value namespace, all else under `id/`."""
    if kind == "value":
        return VALUE + key
    if kind not in ENTITY_KINDS and kind not in RECORD_KINDS:
        raise InputError(f"{kind!r} is no kind of node")
    return f"{ID}{kind}/{check_key(key)}"


def ref_iri(ref: Ref) -> str:
    """The IRI of an entity."""
    return make_iri(ref.kind, ref.key)


def graph_iri(name: str) -> str:
    """The IRI of a named graph: `entities`, `links`, `sources`, `findings`, `runs`, `ontology`, `claims/{doc}` ..."""
    return GRAPH + name


def term(name: str) -> str:
    """The IRI of a term of the ontology."""
    return ONTOLOGY + name


def validation_iri(name: str) -> str:
    """The IRI of a node of a release's validation report: `report`, `result-1` ..."""
    return BASE + "validation#" + name


def data_iri(name: str) -> str:
    """The IRI of a part of the description of a release: `service`, `arms.Claim` ..."""
    return f"{DATA}#{name}"


def question_iri(name: str) -> str:
    """The IRI of a named query, by the name of its file."""
    return f"{BASE}q/{name}"


def file_iri(name: str) -> str:
    """The address of a file of a release."""
    return f"{BASE}download/{name}"


def nanopub_iri(claim: str, code: str) -> str:
    """The IRI of a nanopublication of a claim: the claim's key, then the code that is made from its content."""
    return f"{BASE}np/{claim}/{code}"


def shape_iri(name: str) -> str:
    """The IRI of a shape, or of a check by the name of its file: `ClaimShape`, `node-without-class`."""
    return SHAPES + name


def make_slug(text: str) -> str:
    """A key out of words: accents folded, runs of other characters become one hyphen. Empty text, empty slug."""
    if not text.isascii():
        folded = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
        text = "".join(c for c in folded if not unicodedata.combining(c))
    return _NOT_IN_SLUG.sub("-", text.lower()).strip("-.")


def time_key(edtf: str) -> str:
    """The key of a time node: `1994/1996` -> `1994--1996`, `1999/..` -> `1999--open`, `1999/` -> `1999--unknown`."""
    start, slash, end = edtf.partition("/")
    name = {"": "unknown", "..": "open"}
    parts = [name.get(part, part) for part in ((start, end) if slash else (start,))]
    key = "--".join(parts).replace("~", "approx").replace("?", "unsure").replace("%", "unsure-approx")
    return check_key(key.lower())


def parse_iri(iri: str) -> tuple[str, str] | None:
    """Kind and key of an IRI that `make_iri` made; None for any other."""
    if iri.startswith(VALUE):
        return "value", iri.removeprefix(VALUE)
    kind, slash, key = iri.removeprefix(ID).partition("/")
    known = iri.startswith(ID) and slash and (kind in ENTITY_KINDS or kind in RECORD_KINDS)
    return (kind, key) if known else None
