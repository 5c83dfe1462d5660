"""What one client may ask: so many units in a time, shared by all workers; beyond that 429 with Retry-After.

A request costs one unit, and one more for each tenth of a second that it keeps a worker: who asks ten-second queries
pays for them. Windows are fixed, as the `limits` library counts them.
"""

from __future__ import annotations

import math
import time
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, Final

from limits import RateLimitItem, parse
from limits.strategies import FixedWindowRateLimiter

from armstrace.graph.errors import InputError
from armstrace.web.budget_store import SharedStorage
from armstrace.web.problem import Problem

#: No budget; and what a client may ask where the server is open to others and nothing else was said.
OFF, USUAL = "off", "1200/minute"
_UNIT: Final = 0.1  # seconds of a worker
#: What watches the server is not counted.
FREE: Final = frozenset({"/healthz", "/readyz", "/metrics"})
_IPV6_CLIENT: Final = 64  # bits of an IPv6 address that tell clients apart: one network is one client


class Budget:
    """The budgets of all clients. `proxies`: how many proxies of one's own stand before the server."""

    def __init__(self, item: RateLimitItem, proxies: int = 0) -> None:
        self._item, self._proxies = item, proxies
        self._limiter = FixedWindowRateLimiter(SharedStorage())

    def check(self, environ: dict[str, Any]) -> Problem | None:
        """Count a request that has come. Returns the problem to answer with where its client has spent its budget."""
        if environ.get("PATH_INFO") in FREE:
            return None
        client = find_client(environ, self._proxies)
        if self._limiter.hit(self._item, client):
            return None
        reset, _ = self._limiter.get_window_stats(self._item, client)
        seconds = max(1, math.ceil(reset - time.time()))
        return Problem(
            status=429,
            type="budget",
            detail=f"this client has spent its budget of {self._item}: a request costs 1, and 1 for each 0.1 seconds",
            hint=f"ask again in {seconds} seconds; /download has all data in files",
            headers=(("Retry-After", str(seconds)),),
        )

    def charge(self, environ: dict[str, Any], seconds: float) -> None:
        """Count the time that a request took."""
        units = int(seconds / _UNIT)
        if units and environ.get("PATH_INFO") not in FREE:
            self._limiter.hit(self._item, find_client(environ, self._proxies), cost=units)


def make_budget(text: str | None, proxies: int, *, is_local: bool) -> Budget | None:
    """The budget that was asked for, else the usual one; none where it is off, or the server is open to nobody else.

    Raises InputError for what is no budget.
    """
    wanted = text or (OFF if is_local and not proxies else USUAL)
    return None if wanted == OFF else Budget(parse_budget(wanted), proxies)


def parse_budget(text: str) -> RateLimitItem:
    """A budget such as `600/minute`. Raises InputError for what is none."""
    try:
        item = parse(text)
    except ValueError as error:
        raise InputError(f"--budget {text} is no budget", remedy="write 600/minute, 20/second or off") from error
    if item.amount < 1:
        raise InputError(f"--budget {text} allows nothing", remedy="write off for no budget")
    return item


def find_client(environ: dict[str, Any], proxies: int) -> str:
    """Who asks: the address of the connection, or the one that the outermost of one's own proxies saw.

    Only the last `proxies` entries of X-Forwarded-For were written by one's own; what stands before them may be forged.
    """
    peer = str(environ.get("REMOTE_ADDR", ""))
    if proxies:
        named = [entry.strip() for entry in environ.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        return _name_client(named[-proxies:][0]) or _name_client(peer) or peer
    return _name_client(peer) or peer


def _name_client(text: str) -> str | None:
    """An address as one client: IPv6 by its network. None for what is no address."""
    try:
        address: IPv4Address | IPv6Address = ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, _IPV6_CLIENT), strict=False))
    return str(address)
