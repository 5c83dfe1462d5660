"""Which endpoints a query may ask by SERVICE: an allow-list of address prefixes, compared by their parts.

A prefix is compared as scheme, host, port and path, never as text: `https://example.org` does not allow
`https://example.org.evil.net`. What a name resolves to is checked as well: an address that is not public is asked only
where the list itself names it (`http://127.0.0.1:8001/sparql`, `http://localhost/`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

from armstrace.graph.errors import InputError

_PORTS: Final = {"http": 80, "https": 443}
_DOTS: Final = re.compile(r"(?:^|/)(?:\.|%2e){1,2}(?:/|$)", re.IGNORECASE)
_NAT64: Final = IPv6Network("64:ff9b::/96")
_REMEDY: Final = "write http:// or https://, a host, and a path if need be: https://query.wikidata.org/sparql"

Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Place:
    """Where an endpoint is: scheme, host in lower case, port, path."""

    scheme: str
    host: str
    port: int
    path: str

    def holds(self, other: Place) -> bool:
        """Is the other place under this one?"""
        if (self.scheme, self.host, self.port) != (other.scheme, other.host, other.port):
            return False
        path = self.path.rstrip("/")
        return other.path == path or other.path.startswith(f"{path}/") or self.path == other.path

    def names(self, address: Address) -> bool:
        """Does it name this very address of its own, so that whoever runs the server has meant it?"""
        if self.host == "localhost":
            return address.is_loopback
        try:
            return ip_address(self.host) == address
        except ValueError:
            return False


def parse_allowed(prefix: str) -> Place:
    """A prefix of the allow-list. Raises InputError for what is none."""
    place = find_place(prefix)
    if place is None or "?" in prefix:
        raise InputError(f"--allow-service {prefix} is no address of an endpoint", remedy=_REMEDY)
    return place


def find_place(iri: str) -> Place | None:
    """The place that an IRI names; None where it is no plain http(s) address: with a user, a fragment, or dots."""
    try:
        parts = urlsplit(iri)
        port = parts.port or _PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
    except ValueError:  # UnicodeError is one
        return None
    if not host or not port or not iri.isprintable() or " " in iri or _is_odd(parts):
        return None
    return Place(parts.scheme, host, port, parts.path or "/")


def find_allowed(place: Place, allowed: Iterable[Place]) -> Place | None:
    """The first prefix of the list that a place is under."""
    return next((prefix for prefix in allowed if prefix.holds(place)), None)


def may_connect(address: str, prefix: Place) -> bool:
    """May an endpoint allowed by this prefix be asked at the address that its name resolved to?"""
    found = _unwrap(ip_address(address.partition("%")[0]))
    return (found.is_global and not found.is_multicast) or prefix.names(found)


def _is_odd(parts: SplitResult) -> bool:
    return "@" in parts.netloc or "\\" in parts.netloc + parts.path or bool(parts.fragment or _DOTS.search(parts.path))


def _unwrap(address: Address) -> Address:
    """The IPv4 address that an IPv6 one stands for, where it does."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFFFFFF)
        if address.sixtofour:
            return address.sixtofour
    return address
