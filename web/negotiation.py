"""Content negotiation as one pure function (RFC 9110, section 12.5.1).

`choose` never raises: a part of the header that cannot be read is left out, as a server should do with what it does not
understand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = re.compile(rf"\s*({_WORD})/({_WORD})\s*((?:;.*)?)\Z", re.DOTALL)
_PARAMETER = re.compile(rf'\s*({_WORD})\s*=\s*({_WORD}|"(?:[^"\\]|\\.)*")\s*\Z', re.DOTALL)
_WEIGHT = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\Z")
_PARTS = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"?)+')
_PARAMETERS = re.compile(r'(?:[^;"]|"(?:[^"\\]|\\.)*"?)+')


class MediaRange(NamedTuple):
    """One part of an Accept header: `text/*;q=0.8`. `parameters` leaves out the weight."""

    type: str
    subtype: str
    parameters: tuple[tuple[str, str], ...]
    weight: float

    def matches(self, media_type: str) -> bool:
        """Does the range cover this media type? Offers carry no parameters, and all text is UTF-8.

        A JSON-LD profile is a wish of the client's that may stay unfulfilled (RFC 6906), and so it refuses nothing.
        """
        kind, _, subtype = media_type.partition("/")
        wanted = {pair for pair in self.parameters if pair[0] != "profile"} - {("charset", "utf-8")}
        return not wanted and self.type in ("*", kind) and self.subtype in ("*", subtype)

    @property
    def precision(self) -> tuple[int, int, int]:
        """More precise ranges take precedence over vaguer ones."""
        return (self.type != "*", self.subtype != "*", len(self.parameters))


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offered media type that the client likes best, None where it likes none (406).

    `offers` stand in the server's order of preference, which decides between equal weights. An absent or empty header
    accepts everything, and so does one of which no part can be read.
    """
    return _choose(accept or "", tuple(offers))


@lru_cache(maxsize=512)
def _choose(accept: str, offers: tuple[str, ...]) -> str | None:
    """The same; clients send few different headers."""
    ranges = parse_accept(accept)
    if not ranges:
        return offers[0] if offers else None
    weighed = [(_weigh(offer, ranges), offer) for offer in offers]
    best = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] > 0 else None


def parse_accept(header: str) -> tuple[MediaRange, ...]:
    """The media ranges of an Accept header, as they stand. Unreadable parts are left out."""
    return tuple(found for part in _PARTS.findall(header) if (found := _parse_range(part)))


def _weigh(offer: str, ranges: Iterable[MediaRange]) -> float:
    """The weight that the most precise matching range gives to an offer, 0 where none matches."""
    matching = [found for found in ranges if found.matches(offer)]
    return max(matching, key=lambda found: found.precision).weight if matching else 0.0


def _parse_range(part: str) -> MediaRange | None:
    found = _RANGE.match(part)
    if not found or (found[1] == "*" and found[2] != "*"):
        return None
    weight, parameters = 1.0, []
    for name, value in _parse_parameters(found[3]):
        if name == "q":
            if not _WEIGHT.match(value):
                return None
            weight = float(value)
            break  # what follows the weight is an extension, not part of the range
        parameters.append((name, value.lower() if name == "charset" else value))
    return MediaRange(found[1].lower(), found[2].lower(), tuple(parameters), weight)


def _parse_parameters(text: str) -> Iterator[tuple[str, str]]:
    for part in _PARAMETERS.findall(text):
        if found := _PARAMETER.match(part):
            yield found[1].lower(), re.sub(r"\\(.)", r"\1", found[2].strip('"'))
