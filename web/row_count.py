"""The rows of an answer to SELECT, seen in its bytes: counted as they pass, and the last one taken off.

The engine is asked for one row more than is allowed. Only where that row comes was anything left out.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Final

#: By form: what stands at the end of a row or between two, and how many rows there are more than such ends.
_ROW_ENDS: Final = {"json": (b"},{", 1), "xml": (b"</result>", 0), "csv": (b"\n", -1), "tsv": (b"\n", -1)}
_TAIL: Final = 8  # bytes: one less than the longest of them


class RowCount:
    """Counts rows in the blocks of an answer in a form. `rows` is never too low, and exact but for JSON.

    There, a text that has `},{` in it counts as one row more: to know better would cost more than to write the answer.
    """

    def __init__(self, suffix: str) -> None:
        self._row_end, self.rows = _ROW_ENDS.get(suffix, (b"", 0))
        self._feed = self._feed_csv if suffix == "csv" else self._feed_plain
        self._tail = b""
        self._is_quoted = False

    def feed(self, block: bytes) -> None:
        """Look at the next bytes."""
        if self._row_end:
            self._feed(block)

    def _feed_csv(self, block: bytes) -> None:
        """A value in quotation marks may hold the end of a row."""
        for index, part in enumerate(block.split(b'"')):
            if index:
                self._is_quoted = not self._is_quoted
            if not self._is_quoted:
                self.rows += part.count(self._row_end)

    def _feed_plain(self, block: bytes) -> None:
        """In XML and TSV the end of a row stands in no value: values are escaped."""
        seen = self._tail + block
        self.rows += seen[max(0, len(self._tail) - len(self._row_end) + 1) :].count(self._row_end)
        self._tail = seen[-_TAIL:]


def count_rows(body: bytes, suffix: str) -> int:
    """The number of rows of a whole answer."""
    if suffix == "json":
        return len(json.loads(body)["results"]["bindings"])
    if suffix == "csv":
        return sum(1 for _ in csv.reader(io.StringIO(body.decode("utf-8"), newline=""))) - 1
    row_end, more = _ROW_ENDS[suffix]
    return body.count(row_end) + more


def drop_last(body: bytes, suffix: str) -> bytes:
    """A whole answer without its last row."""
    if suffix == "json":
        told = json.loads(body)
        told["results"]["bindings"].pop()
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    if suffix == "xml":
        return body[: body.rindex(b"<result>")] + body[body.rindex(b"</result>") + len(b"</result>") :]
    end = len(body) - 1
    while True:
        end = body.rindex(b"\n", 0, end)
        if suffix == "tsv" or body.count(b'"', end) % 2 == 0:
            return body[: end + 1]
