"""The command line: `armstrace build`, `serve`, `query` ... Data go to stdout, messages to stderr.

Exit codes: 0 ok; 1 findings (validation failed); 2 usage; 3 input or data; 4 network or source refused; 5 timed out or
limit; 70 internal.
"""

from __future__ import annotations

import sys
import traceback
from types import TracebackType
from typing import NoReturn

import typer

from armstrace.commands import (
    ask,
    building,
    checking,
    difference,
    exporting,
    reading,
    reviewing,
    searching,
    serving,
    tell,
    walkthrough,
)
from armstrace.commands import open as open_data
from armstrace.commands.output import say
from armstrace.graph.errors import ArmstraceError

_INTERNAL = 70

app = typer.Typer(
    name="armstrace",
    help="Country profiles on landmines and cluster munitions as a graph in which every claim has its trace.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
_COMMANDS = (
    building.build,
    serving.serve,
    ask.query,
    ask.examples,
    tell.show,
    tell.trace,
    reading.read,
    reviewing.review,
    checking.validate,
    exporting.export,
    walkthrough.walkthrough,
    searching.search,
    difference.diff,
    open_data.fetch,
    open_data.load,
    open_data.corroborate,
    open_data.links,
)
for command in _COMMANDS:
    app.command()(command)


def main() -> None:
    """Run a command and end the process with its exit code."""
    sys.excepthook = _end_internally
    try:
        typer.main.get_command(app)(prog_name="armstrace")
    except ArmstraceError as error:
        say(f"armstrace: {error}")
        sys.exit(error.exit_code)


def _end_internally(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> NoReturn:
    """What no command foresaw: the trace, for a report, and exit code 70."""
    traceback.print_exception(kind, error, trace)
    say("armstrace: this is a fault of armstrace itself; please report it with the lines above")
    raise SystemExit(_INTERNAL)


if __name__ == "__main__":
    main()
