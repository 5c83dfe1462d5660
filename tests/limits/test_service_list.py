"""Which addresses SERVICE may lead to: compared by their parts, and by what their names resolve to."""

from __future__ import annotations

import socket

import pytest

from armstrace.graph.errors import InputError
from armstrace.web.service_call import Call, Fate
from armstrace.web.service_fetch import fetch
from armstrace.web.service_list import find_allowed, find_place, may_connect, parse_allowed


@pytest.mark.parametrize(("prefix", "iri", "allowed"), [
    ("https://example.org", "https://example.org/sparql", True),
    ("https://example.org/", "https://EXAMPLE.org:443/sparql?x=1", True),
    ("https://example.org/sparql", "https://example.org/sparql", True),
    ("https://example.org/sparql", "https://example.org/sparql/more", True),
    ("https://example.org/sparql", "https://example.org/sparql-other", False),
    ("https://example.org/sparql", "https://example.org/sparql/../admin", False),
    ("https://example.org/sparql", "https://example.org/sparql/%2e%2E/admin", False),
    ("https://example.org", "http://example.org/sparql", False),
    ("https://example.org", "https://example.org:8443/sparql", False),
    ("https://example.org", "https://example.org.evil.net/", False),
    ("https://example.org", "https://example.org@evil.net/", False),
    ("https://example.org", "https://evil.net\\@example.org/", False),
    ("https://example.org", "https://evil.net#@example.org/", False),
    ("https://example.org", "file:///etc/passwd", False),
    ("http://127.0.0.1:8001", "http://127.0.0.1:8001/sparql", True),
    ("http://127.0.0.1:8001", "http://127.0.0.1:80010/sparql", False),
    ("http://[::1]:8001/", "http://[::1]:8001/sparql", True),
    ("https://bücher.example", "https://xn--bcher-kva.example/sparql", True),
])  # fmt: skip
def test_a_prefix_is_compared_by_its_parts(prefix: str, iri: str, allowed: bool) -> None:
    place = find_place(iri)
    found = find_allowed(place, [parse_allowed(prefix)]) if place else None
    assert (found is not None) is allowed


@pytest.mark.parametrize("prefix", ["", "example.org", "ftp://example.org/", "https://", "https://u@example.org/",
                                    "https://example.org/?query=", "https://example.org:0x/", "*"])  # fmt: skip
def test_what_is_no_prefix_is_told(prefix: str) -> None:
    with pytest.raises(InputError, match="--allow-service"):
        parse_allowed(prefix)


@pytest.mark.parametrize(("address", "prefix", "may"), [
    ("93.184.215.14", "https://example.org", True),
    ("10.0.0.1", "https://example.org", False),
    ("127.0.0.1", "https://example.org", False),
    ("169.254.169.254", "https://example.org", False),
    ("100.64.0.1", "https://example.org", False),
    ("224.0.0.1", "https://example.org", False),
    ("0.0.0.0", "https://example.org", False),
    ("::1", "https://example.org", False),
    ("fe80::1%eth0", "https://example.org", False),
    ("fd00::1", "https://example.org", False),
    ("::ffff:10.0.0.1", "https://example.org", False),
    ("64:ff9b::a00:1", "https://example.org", False),
    ("2002:a00:1::", "https://example.org", False),
    ("10.0.0.1", "http://10.0.0.1/", True),
    ("10.0.0.2", "http://10.0.0.1/", False),
    ("127.0.0.1", "http://localhost:8001/", True),
    ("::1", "http://localhost:8001/", True),
    ("10.0.0.1", "http://localhost:8001/", False),
])  # fmt: skip
def test_an_address_that_is_not_public_must_stand_in_the_list(address: str, prefix: str, may: bool) -> None:
    assert may_connect(address, parse_allowed(prefix)) is may


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"]])
def test_a_name_that_leads_inside_is_not_asked(monkeypatch: pytest.MonkeyPatch, addresses: list[str]) -> None:
    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]

    def connect(*_: object, **__: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    call = Call("http://example.org/sparql", "ASK {}", 1.0, 1000)
    reply = fetch(call, [parse_allowed("http://example.org")])
    assert (reply.fate, reply.detail) == (Fate.REFUSED, "example.org leads to an address that is not public")
