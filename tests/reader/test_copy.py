"""Files that are no text are refused with file, place and remedy; those that are stay as they are."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from armstrace.graph.errors import InputError
from armstrace.loaders.copy import decode_copy, hash_copy, read_copy
from armstrace.loaders.layout import parse_document, read_document


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\xc2\xa0\n\xef\xbb\xbf", "empty"),
        (b"Use\n\x00\x01", "binary"),
        ("Côte d’Ivoire".encode("cp1252"), "no UTF-8"),
        ("Use".encode("utf-16"), "UTF-16"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "profile.txt"
    file.write_bytes(data)
    with pytest.raises(InputError, match=words) as raised:
        read_copy(file)
    assert raised.value.file == str(file)
    assert raised.value.remedy
    assert raised.value.exit_code == 3


def test_a_wrong_byte_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "profile.txt"
    file.write_bytes(b"Use\nMines\ncaf\xe9\n")
    with pytest.raises(InputError, match=r"profile\.txt:3: byte 0xe9 at 13"):
        read_copy(file)


@pytest.mark.parametrize("name", ["none.txt", "."])
def test_a_missing_file_or_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"no such file|folder"):
        read_copy(tmp_path / name)


def test_the_copy_is_named_by_the_sha256_of_the_file_as_it_stands(tmp_path: Path) -> None:
    data = "\ufeffMine Ban Policy\r\n\r\nA\u00a0word.\r\n".encode()
    file = tmp_path / "profile.txt"
    file.write_bytes(data)
    document = read_document(file)
    assert document.sha256 == hashlib.sha256(data).hexdigest() == hash_copy(decode_copy(data))
    assert document.text.encode() == data


def test_a_text_without_any_section_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("Milk\n\nEggs and bread for Sunday.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"list\.txt: no section"):
        read_document(file)
    with pytest.raises(InputError, match="no section"):
        parse_document("Milk")
