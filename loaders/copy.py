"""A text copy of a profile: bytes of a file become text, and nothing else.

Line ends, no-break spaces and a byte order mark stay as they are, so that spans count code points of the file as it
stands and the text's UTF-8 bytes have the file's own sha256.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from armstrace.graph.errors import InputError

#: Marks at the start of files that are text, but not in UTF-8.
_FOREIGN = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_REMEDY = "save it as plain text in UTF-8"


def read_copy(path: Path | str) -> str:
    """The text of a file. Raises InputError where it is missing, no file, empty, binary or not in UTF-8."""
    return decode_copy(_read_bytes(Path(path)), file=str(path))


def decode_copy(data: bytes, *, file: str | None = None) -> str:
    """The text of bytes. `file` names them in messages. Raises InputError where they are empty, binary or no UTF-8."""
    for mark, name in _FOREIGN:
        if data.startswith(mark):
            raise InputError(f"the text is in {name}, not in UTF-8", file=file, remedy=_REMEDY)
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise InputError("this is a binary file (it has a null byte)", file=file, line=line, remedy=_REMEDY)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        value = data[error.start]
        message = f"byte 0x{value:02x} at {error.start} is no UTF-8"
        raise InputError(message, file=file, line=line, remedy=_REMEDY) from error
    if not text.strip("\ufeff \t\r\n\u00a0"):
        raise InputError("the file is empty", file=file, remedy="give the text of a profile")
    return text


def hash_copy(text: str) -> str:
    """The sha256 that names a text copy: of its UTF-8 bytes, in lower-case hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("there is no such file", file=str(path), remedy="check the path") from error
    except IsADirectoryError as error:
        raise InputError("this is a folder", file=str(path), remedy="name one file of it") from error
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", file=str(path)) from error
