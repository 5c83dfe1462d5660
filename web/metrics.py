"""/metrics in the form that Prometheus reads: the sums of the board, which all processes of the server share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from flask import Blueprint, Response, current_app
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from armstrace.web.board import Board
from armstrace.web.outcome import BUCKETS, Outcome
from armstrace.web.site import current_site

blueprint = Blueprint("metrics", __name__)
#: The key of the board among an application's extensions; only a server of several processes has one.
BOARD: Final = "armstrace.board"
_COUNTED: Final = {
    "cut": "Answers that were cut after they had begun.",
    "turned_away": "Connections answered 503 because too many waited.",
    "crashed": "Workers that ended in the middle of a request by themselves.",
    "swaps": "Releases that were taken up while serving.",
    "swaps_refused": "Releases that could not be opened.",
}


class BoardCollector(Collector):
    """Reads a board when Prometheus asks."""

    def __init__(self, board: Board, release_id: str) -> None:
        self._board, self._release_id = board, release_id

    def collect(self) -> Iterator[Metric]:
        """All metrics of the server."""
        requests = CounterMetricFamily("armstrace_requests", "Requests by how they ended.", labels=["outcome"])
        for outcome in Outcome:
            requests.add_metric([outcome], self._board.total(f"requests_{outcome}"))
        yield requests
        yield self._durations(sum(self._board.total(f"requests_{outcome}") for outcome in Outcome))
        for name, meaning in _COUNTED.items():
            yield CounterMetricFamily(f"armstrace_{name}", meaning, value=self._board.total(name))
        busy = sum(1 for row in self._board.rows() if row.get("since"))
        yield GaugeMetricFamily("armstrace_busy_workers", "Workers that are in a request.", value=busy)
        release = GaugeMetricFamily("armstrace_release", "The release that is served.", labels=["release"])
        release.add_metric([self._release_id], 1)
        yield release

    def _durations(self, requests: float) -> Metric:
        buckets, below = [], 0.0
        for bound in BUCKETS:
            below += self._board.total(f"bucket_{bound}")
            buckets.append((str(bound), below))
        buckets.append(("+Inf", requests))
        family = HistogramMetricFamily("armstrace_request_seconds", "Seconds from connection to end of a request.")
        family.add_metric([], buckets, self._board.total("seconds"))
        return family


@blueprint.route("/metrics")
def answer_metrics() -> Response:
    """The metrics of all processes of this server; none where it is a single one without a board."""
    registry = CollectorRegistry()
    board = cast("Board | None", current_app.extensions.get(BOARD))
    if board is not None:
        registry.register(BoardCollector(board, current_site().release.id))
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
