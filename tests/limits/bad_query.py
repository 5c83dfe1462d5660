"""Queries that go too far, each in its own way, and how a server must end them."""

from __future__ import annotations

from limit_client import Ended

_VALUES = " ".join(str(number) for number in range(2000))
PRODUCT = "?s ?p ?o . ?a ?b ?c ."
BAD = {
    "a product of VALUES, counted": "SELECT (COUNT(*) AS ?n) {"
    + "".join(f"VALUES ?{name} {{ {_VALUES} }}" for name in "abcdef")
    + "}",
    "a product in order": f"SELECT * {{ {PRODUCT} }} ORDER BY ?o ?c",
    "a long path": "SELECT (COUNT(*) AS ?n) { ?s (<x:x>|!<x:x>)* ?o . ?o (<x:y>|!<x:y>)* ?z }",
    "a bomb of a regular expression": f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} "
    "FILTER(REGEX(CONCAT(STR(?o), STR(?c)), '(a|b|c|.)*(x+x+)+y{10,20}')) }",
    "groups that hold everything": "SELECT ?o (GROUP_CONCAT(CONCAT(STR(?c), STR(?s))) AS ?x) "
    f"{{ {PRODUCT} }} GROUP BY ?o",
}
#: Ten million rows and more: they flow until they are cut.
STREAM = f"SELECT * {{ {PRODUCT} }}"


def check_ended(answer: Ended) -> None:
    """504 or 503 with a problem that is whole."""
    assert answer.status in (503, 504)
    assert not answer.cut
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.problem["status"] == answer.status
    assert answer.problem["hint"]
    assert "retry-after" in answer.headers
    assert answer.headers["access-control-allow-origin"] == "*"
