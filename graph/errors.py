"""The few errors that armstrace raises on purpose. A message names file, place, value and remedy."""

from __future__ import annotations


class ArmstraceError(Exception):
    """Base of all errors meant for a person to read.

    `exit_code` is what the command line ends with when the error reaches it.
    """

    exit_code = 70

    def __init__(self, message: str, *, file: str | None = None, line: int | None = None, remedy: str = "") -> None:
        place = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        super().__init__(f"{place}{message}" + (f" ({remedy})" if remedy else ""))
        self.file, self.line, self.remedy, self.message = file, line, remedy, message


class InputError(ArmstraceError):
    """A file or a value given by a person cannot be used: nothing was written."""

    exit_code = 3

    def at(self, file: str | None, line: int | None = None, *, within: str = "") -> InputError:
        """The same error with its place. `within` names what is wrong there: `date: '24' is no EDTF date`."""
        message = f"{within}: {self.message}" if within else self.message
        return InputError(message, file=file, line=line, remedy=self.remedy)


class GateError(ArmstraceError):
    """Validation found something: the release was not made, the old one stands."""

    exit_code = 1


class ReleaseError(ArmstraceError):
    """A release directory is missing, incomplete or not what its manifest says."""

    exit_code = 3


class NetworkError(ArmstraceError):
    """A file cannot be fetched: no connection, refused, cut off, or not what was promised. Nothing was replaced."""

    exit_code = 4


class QueryError(ArmstraceError):
    """A query cannot be answered: a syntax error or something that is refused. Line and column count from 1."""

    exit_code = 2

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.line, self.column = line, column
