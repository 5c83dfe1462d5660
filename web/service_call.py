"""What a worker asks the broker for, and what comes back: two values that cross between processes as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Fate(StrEnum):
    """How a call ended."""

    OK = "ok"
    LATE = "late"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Call:
    """A query for one endpoint. `seconds` it may take, `size` the bytes of the answer."""

    iri: str
    query: str
    seconds: float
    size: int

    def to_bytes(self) -> bytes:
        """As one process sends it."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Call:
        """As the other reads it."""
        return cls(**json.loads(data))


@dataclass(frozen=True, slots=True)
class Reply:
    """What an endpoint answered, or in `detail` why there is no answer. `most_rows`: rows at which it says to stop."""

    fate: Fate
    detail: str = ""
    media_type: str = ""
    body: bytes = b""
    most_rows: int | None = None

    def to_bytes(self) -> bytes:
        """A line of JSON, then the body."""
        head = {
            "fate": self.fate,
            "detail": self.detail,
            "media_type": self.media_type,
            "size": len(self.body),
            "most_rows": self.most_rows,
        }
        return json.dumps(head).encode() + b"\n" + self.body

    @classmethod
    def from_bytes(cls, data: bytes) -> Reply:
        """The same back. A reply that is not whole is a failure."""
        line, found, body = data.partition(b"\n")
        head: dict[str, Any] = json.loads(line) if found else {"size": -1}
        if head.pop("size") != len(body):
            return cls(Fate.FAILED, "the process that asks other endpoints ended")
        return cls(fate=Fate(head.pop("fate")), body=body, **head)
