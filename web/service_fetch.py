"""Asking another endpoint: one query by POST, with every address checked before it is connected to.

The name is resolved once and that very address is connected to, so that a name cannot change between check and use.
Redirects are checked like the first address. A timer ends what takes too long, however slowly bytes drip in.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from importlib.metadata import version
from typing import Final
from urllib.parse import urlencode, urljoin, urlsplit

from armstrace.web.service_call import Call, Fate, Reply
from armstrace.web.service_list import Place, find_allowed, find_place, may_connect

_ACCEPT: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_MOST_REDIRECTS: Final = 3
_REDIRECTS: Final = frozenset({301, 302, 307, 308})
_BLOCK: Final = 64 * 1024
#: How a server says that it gave a part of the rows: this project's word, and Virtuoso's.
_CAPPED, _MOST_ROWS = "Armstrace-Capped", "X-SPARQL-MaxRows"


class _RefusedError(Exception):
    """The endpoint may not be asked, or its answer not be used."""


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was checked already; the host is known by its name to TLS and HTTP."""

    def __init__(self, place: Place, address: str, seconds: float) -> None:
        super().__init__(place.host, place.port, timeout=seconds)
        self.default_port = 443 if place.scheme == "https" else 80
        self._address, self._is_secure = address, place.scheme == "https"

    def connect(self) -> None:
        """Connect, and make sure of the host where the scheme is https."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._is_secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock.do_handshake()

    def hang_up(self) -> None:
        """End it from another thread: whoever reads sees the end."""
        if self.sock is not None:
            try:
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
            except OSError:
                return


def fetch(call: Call, allowed: Sequence[Place]) -> Reply:
    """Ask an endpoint. Every fault is told in the reply."""
    until = time.monotonic() + call.seconds
    try:
        return _follow(call, allowed, until)
    except _RefusedError as error:
        return Reply(Fate.REFUSED, str(error))
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= until:
            return Reply(Fate.LATE, f"no whole answer came within {call.seconds:.1f} seconds")
        return Reply(Fate.FAILED, f"it failed: {error or type(error).__name__}")


def _follow(call: Call, allowed: Sequence[Place], until: float) -> Reply:
    """Ask, and go where the endpoint says, a few times."""
    iri = call.iri
    for _ in range(_MOST_REDIRECTS + 1):
        reply = _ask(iri, call, allowed, until)
        if isinstance(reply, Reply):
            return reply
        iri = reply
    raise _RefusedError(f"it redirects more than {_MOST_REDIRECTS} times")


def _ask(iri: str, call: Call, allowed: Sequence[Place], until: float) -> Reply | str:
    """Ask at one address: its answer, or the address that it redirects to."""
    place = find_place(iri)
    prefix = find_allowed(place, allowed) if place else None
    if place is None or prefix is None:
        raise _RefusedError(f"<{iri}> is not on the list of --allow-service")
    connection = _Connection(place, _resolve(place, prefix), max(0.001, until - time.monotonic()))
    timer = threading.Timer(max(0.0, until - time.monotonic()), connection.hang_up)
    timer.daemon = True
    timer.start()
    try:
        with closing(connection):
            connection.request("POST", _target(iri), urlencode({"query": call.query}), _headers())
            return _read(iri, connection.getresponse(), call, until)
    finally:
        timer.cancel()


def _read(iri: str, response: http.client.HTTPResponse, call: Call, until: float) -> Reply | str:
    location = response.getheader("Location")
    if response.status in _REDIRECTS and location:
        return urljoin(iri, location)
    if response.status != 200:
        raise _RefusedError(f"it answered {response.status} {response.reason}")
    if response.getheader(_CAPPED):
        raise _RefusedError("it gave only a part of its rows")
    if response.getheader("Content-Encoding", "identity") != "identity":
        raise _RefusedError("its answer is compressed, which was not asked for")
    body = bytearray()
    while block := response.read1(_BLOCK):
        body += block
        if len(body) > call.size:
            raise _RefusedError(f"its answer is longer than {call.size} bytes: ask it for less")
    if time.monotonic() >= until or response.length:
        raise TimeoutError("the answer broke off")
    most = response.getheader(_MOST_ROWS, "")
    media_type = response.getheader("Content-Type", "").partition(";")[0].strip().lower()
    return Reply(Fate.OK, "", media_type, bytes(body), int(most) if most.isdecimal() else None)


def _resolve(place: Place, prefix: Place) -> str:
    """The address of a host. All that its name leads to must be allowed."""
    found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not all(may_connect(address, prefix) for address in addresses):
        raise _RefusedError(f"{place.host} leads to an address that is not public")
    return addresses[0]


def _target(iri: str) -> str:
    parts = urlsplit(iri)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _headers() -> dict[str, str]:
    return {
        "Accept": _ACCEPT,
        "Accept-Encoding": "identity",
        "Content-Type": "application/x-www-form-urlencoded",
        "User-Agent": f"armstrace/{version('armstrace')}",
    }
