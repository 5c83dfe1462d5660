"""The SPARQL 1.1 Protocol: what a request asks, or why it asks nothing that is answered here.

One pure function over method, address, headers and body. GET, POST of a form and POST of the query itself lead to the
same `Asked`; parameters of the address and of a form count together, so that a second query is always seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from armstrace.web.limit import LONGEST
from armstrace.web.problem import ProblemError, refuse

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
_UPDATE = "application/sparql-update"
_NO_WRITES = "a release never changes; build a new one to change data (armstrace build)"
_MOST_FIELDS = 200
#: Seconds that may be asked for, as /openapi.json tells them: more than 0, and 60 (LONGEST) at most.
SECONDS = r"(?:0\.[0-9]{0,5}[1-9][0-9]{0,5}|[1-9](?:\.[0-9]{1,6})?|[1-5][0-9](?:\.[0-9]{1,6})?|60(?:\.0{1,6})?)"
_SECONDS = re.compile(SECONDS + r"\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query as it was sent, the graphs chosen beside it, the form asked for by name (`format=csv`), and the
    seconds that it may take (`timeout=`)."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None
    timeout: float | None = None


def parse_request(method: str, address_query: bytes, content_type: str, body: bytes) -> Asked:
    """What is asked.

    `address_query` is what stands behind the `?`, still encoded. Raises ProblemError: 400 or 415.
    """
    fields = _parse_fields(address_query, "the address")
    if method == "POST":
        media_type, charset = _parse_content_type(content_type)
        fields += _read_body(media_type, charset, body)
    _refuse_update(fields)
    queries = [value for name, value in fields if name == "query"]
    if len(queries) > 1:
        raise refuse(400, "two-queries", f"{len(queries)} queries were sent, one is answered at a time")
    if not queries or not queries[0].strip():
        raise refuse(400, "no-query", "no query was sent", hint="send the parameter query=, or the query as body")
    return _make_asked(queries[0], fields)


def _make_asked(query: str, fields: list[tuple[str, str]]) -> Asked:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for field, value in fields if field == name)

    forms = values("format")
    if len(set(forms)) > 1:
        raise refuse(400, "two-formats", "format= was sent twice with different values")
    return Asked(
        query=query,
        default_graphs=values("default-graph-uri"),
        named_graphs=values("named-graph-uri"),
        format=forms[0] if forms and forms[0] else None,
        timeout=_parse_timeout(values("timeout")),
    )


def _parse_timeout(sent: tuple[str, ...]) -> float | None:
    """The seconds asked for. Raises ProblemError 400 for what is no such number, and for two that differ."""
    given = {value for value in sent if value}
    for value in given:
        if not _SECONDS.match(value):
            detail = f"timeout={value[:20]} is not a number of seconds from 0 to {LONGEST:g}"
            raise refuse(400, "timeout", detail, hint=f"timeout={LONGEST:g} is the most")
    if len(given) > 1:
        raise refuse(400, "timeout", "timeout= was sent twice with different values")
    return float(given.pop()) if given else None


def _read_body(media_type: str, charset: str, body: bytes) -> list[tuple[str, str]]:
    """The fields that a body stands for."""
    if media_type == _UPDATE:
        raise refuse(415, "update", "updates are not taken here", hint=_NO_WRITES)
    if media_type not in (FORM, DIRECT):
        sent = f"a body of type {media_type}" if media_type else "a body without Content-Type"
        raise refuse(415, "body-type", f"{sent} is not read here", hint=f"send {FORM} or {DIRECT}")
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise refuse(415, "charset", f"the charset {charset} is not read here", hint="send UTF-8")
    if media_type == FORM:
        return _parse_fields(body, "the form")
    try:
        return [("query", body.decode("utf-8"))]
    except UnicodeDecodeError as error:
        raise _bad_encoding("the query") from error


def _parse_fields(encoded: bytes, place: str) -> list[tuple[str, str]]:
    try:
        text = encoded.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise _bad_encoding(place) from error
    except ValueError as error:
        raise refuse(400, "fields", f"{place} has more than {_MOST_FIELDS} fields") from error


def _bad_encoding(place: str) -> ProblemError:
    return refuse(400, "encoding", f"{place} is not UTF-8", hint="send UTF-8, percent-encoded in fields")


def _parse_content_type(header: str) -> tuple[str, str]:
    """Media type and charset, in lower case; empty where absent."""
    media_type, *parameters = header.split(";")
    pairs = (parameter.partition("=") for parameter in parameters)
    charset = next((value for name, _, value in pairs if name.strip().lower() == "charset"), "")
    return media_type.strip().lower(), charset.strip().strip('"').lower()


def _refuse_update(fields: list[tuple[str, str]]) -> None:
    names = {name for name, _ in fields}
    if names & {"update", "using-graph-uri", "using-named-graph-uri"}:
        raise refuse(400, "update", "updates are not taken here", hint=_NO_WRITES)
