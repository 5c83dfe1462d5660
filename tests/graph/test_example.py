"""Example queries: each file tells its question and keywords; the collection does not shrink."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from armstrace.graph.errors import InputError
from armstrace.graph.example import find_example, list_examples, parse_example
from armstrace.loaders.open.form import list_forms

HEAD = "# question: Which of them\n#   are there?\n# keywords: one, two words\n"


def test_the_head_of_a_query_is_read() -> None:
    found = parse_example("which", HEAD + "# why: claim\n# home: yes\nASK {}\n# question: no longer the head\n")
    assert found.question == "Which of them are there?"
    assert (found.keywords, found.why, found.home) == (("one", "two words"), "claim", True)
    assert parse_example("which", HEAD + "ASK {}").why is None
    assert parse_example("which", HEAD + "# needs: untc-page, unvotes\nASK {}").needs == ("untc-page", "unvotes")


def test_a_question_tells_which_datasets_a_store_lacks() -> None:
    example = parse_example("which", HEAD + "# needs: untc-page, unvotes\nASK {}")
    store, names = ox.Store(), ("id/doc/votes-1", "id/dataset/unvotes", "graph/documents/votes-1")
    file, dataset, graph = (ox.NamedNode(f"https://w3id.org/armstrace/{name}") for name in names)
    store.add(ox.Quad(file, ox.NamedNode("http://purl.org/dc/terms/isPartOf"), dataset, graph))
    assert example.list_missing(store) == ("untc-page",)


def test_what_an_example_needs_is_a_dataset_that_can_be_loaded() -> None:
    names = {form.name for form in list_forms()}
    needed = {name for example in list_examples() for name in example.needs}
    assert len(needed) >= 8
    assert needed <= names


@pytest.mark.parametrize(
    "text", ["ASK {}", "# question: Which?\nASK {}", "# keywords: a\nASK {}", "\n" + HEAD + "ASK {}"]
)
def test_a_query_that_does_not_say_what_it_asks_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"data/queries/which\.rq"):
        parse_example("which", text)


def test_the_packaged_examples_are_all_there() -> None:
    examples = list_examples()
    assert len(examples) >= 50
    assert sum(example.home for example in examples) == 3
    assert all(example.question.endswith("?") for example in examples)
    assert find_example(examples[0].name) is examples[0]
    assert find_example("no-such-question") is None
