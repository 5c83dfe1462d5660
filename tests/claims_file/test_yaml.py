"""YAML: what is written is read back, plain scalars mean one thing, every error has a line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from armstrace.graph.errors import InputError
from armstrace.loaders.yaml_text import write_yaml
from armstrace.loaders.yaml_tree import parse_tree, read_tree

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
decimals = st.decimals(min_value=0, max_value=10**9, places=2)
scalars = texts | st.integers(0, 10**12) | decimals | st.booleans()
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(texts, inner, min_size=1, max_size=4),
    max_leaves=20,
)
trees = st.dictionaries(texts, values, min_size=1, max_size=5)


@given(trees, st.integers(1, 4))
def test_what_is_written_is_read_back(tree, depth):
    text = write_yaml(tree, lambda path: len(path) >= depth)
    assert parse_tree(text, "x.yaml").value == tree
    assert write_yaml(parse_tree(text, "x.yaml").value, lambda path: len(path) >= depth) == text


@given(trees)
def test_other_yaml_tools_read_the_same(tree):
    text = write_yaml(tree, lambda path: False)

    def plain(value):
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        if isinstance(value, list):
            return [plain(item) for item in value]
        return float(value) if isinstance(value, Decimal) else value

    def keyed(value):
        if isinstance(value, dict):
            return {str(key): keyed(item) for key, item in value.items()}
        return [keyed(item) for item in value] if isinstance(value, list) else value

    assert keyed(yaml.safe_load(text)) == plain(tree)


@pytest.mark.parametrize(
    "plain", ["2018-05-17", "yes", "No", "null", "~", "1e3", "0x1F", "010", "1_000", ".5", "12:30", "True"]
)
def test_a_plain_scalar_that_tools_read_differently_is_refused(plain):
    with pytest.raises(InputError, match=r"x\.yaml:2: .*in quotes"):
        parse_tree(f"a: b\ntime: {plain}\n", "x.yaml")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: b\na: c\n", 2, "stands twice"),
        ("a: &x [b]\nc: *x\n", 1, "alias"),
        ("a: b\n? [c]\n: d\n", 2, "plain word"),
        ("a: b\n  c: d\n", 2, "no YAML"),
        ("a: 'b\n", 2, "no YAML"),
        ("a:\n\t- b\n", 2, "no YAML"),
    ],
)
def test_faults_have_a_line(text, line, words):
    with pytest.raises(InputError, match=words) as caught:
        parse_tree(text, "x.yaml")
    assert caught.value.line == line


def test_lines_of_places():
    tree = parse_tree("a: b\nc:\n- d: 1\n  e: 2.50\n- f\n", "x.yaml")
    assert [tree.line(place) for place in [("a",), ("c",), ("c", 0, "e"), ("c", 1), ("c", 1, "no", "such")]] == [
        1,
        2,
        4,
        5,
        5,
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "is empty"), (b"# only a comment\n", "is empty"), (b"a: \xff\n", "UTF-8"), (b"\x00\x01\x02", "no YAML")],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data, words):
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    with pytest.raises(InputError, match=words) as caught:
        read_tree(path)
    assert caught.value.file == str(path)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=r"no\.yaml: cannot be read"):
        read_tree(tmp_path / "no.yaml")
