"""Pages: readable without scripts, accessible, escaped, and the claim page tells the trace."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from http_client import Client

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PAGES = [
    "/",
    "/q",
    "/sparql",
    "/sparql?query=SELECT+%2A+WHERE+%7B+%3Fs+%3Fp+%3Fo+%7D",
    "/sparql?query=ASK+%7B%7D",
    "/sparql?query=broken",
    "/graph/",
    "/graph/findings",
    "/ontology",
    "/value",
    "/shapes",
    "/about",
    "/corrections",
    "/problems",
    "/claims-dictionary",
    "/page/state/xea",
    "/page/munition/bomb-2.5x",
    "/page/source/report-2020",
    "/page/doc/xea-cmb-2022-01-02",
    "/page/passage/xea-cmb-2022-01-02-policy-1-1",
    "/page/footnote/xea-cmb-2022-01-02-2",
    "/page/rule/declared-stock",
    "/page/claim/xea-cmb-not-party-ccm-00000001",
    "/page/claim/xea-cmb-stock-00000002",
    "/page/claim/xea-cmb-use-alleged-00000003",
    "/page/claim/xea-cmb-use-denied-00000004",
    "/page/claim/xea-cmb-stock-size-00000005",
    "/page/claim/xea-cmb-gone-0000000a",
    "/nothing",
]


class Outline(HTMLParser):
    """What a page is made of: elements by name, ids, links, and whether every element is closed."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.stray: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.stray.append(tag)

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


def read(client: Client, path: str) -> str:
    answer = client.ask(path, headers={"Accept": BROWSER})
    assert answer.media_type == "text/html"
    return answer.text


def words(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_well_formed_and_accessible(client: Client, path: str) -> None:
    text = read(client, path)
    page = Outline(text)
    assert (page.open, page.stray) == ([], [])
    assert page.named("html")[0]["lang"] == "en"
    assert len(page.named("h1")) == 1
    assert [main["id"] for main in page.named("main")] == ["page-content"]
    assert next(link for link in page.named("a"))["href"] == "#page-content", "the skip link comes first"
    assert all(nav.get("aria-label") for nav in page.named("nav"))
    assert all(head.get("scope") for head in page.named("th"))
    regions = [field.get("aria-label") for _, field in page.elements if field.get("role") == "region"]
    assert len(regions) == len(set(regions))
    ids = [str(attributes["id"]) for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    fields = [field for name in ("input", "select", "textarea") for field in page.named(name)]
    labels = {label.get("for") for label in page.named("label")}
    assert all(field.get("type") == "hidden" or field["id"] in labels for field in fields)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_scripts_styles_of_its_own_or_foreign_parts(client: Client, path: str) -> None:
    page = Outline(read(client, path))
    assert not page.named("script")
    assert not page.named("style")
    assert not [
        attributes
        for _, attributes in page.elements
        if "style" in attributes or any(n.startswith("on") for n in attributes)
    ]
    loaded = [str(link["href"]) for link in page.named("link") if link["rel"] == "stylesheet"]
    assert loaded == ["/static/style.css"]
    assert client.ask("/static/style.css").media_type == "text/css"
    links = [str(link["href"]) for link in page.named("a")]
    assert all(link.startswith(("/", "#", "?", "http://", "https://")) for link in links)


def test_links_to_nodes_are_local(client: Client) -> None:
    links = [str(link["href"]) for link in Outline(read(client, "/page/claim/xea-cmb-stock-00000002")).named("a")]
    assert "/id/state/xea" in links
    assert not [link for link in links if link.startswith("https://w3id.org/armstrace/")]


def test_the_home_page_says_what_this_is_and_how_much(client: Client) -> None:
    assert "It holds 5 claims, 1 findings, 2 sources and 1 sections." in words(read(client, "/"))


def test_an_entity_shows_names_findings_claims_and_what_is_not_known(client: Client) -> None:
    text = read(client, "/page/state/xea")
    told = words(text)
    assert "Republic of Examplia" in told
    findings = words(text[text.index("What the profiles find") : text.index("What is not known")])
    assert "not party to Convention on Cluster Munitions" in findings
    assert "as of 2022-01-02" in findings
    assert "2 (cited jointly)" in findings
    assert "used" not in findings, "an allegation is no finding"
    gaps = words(text[text.index("What is not known") : text.index("Claims that name this")])
    assert "Not known (The Monitor)" in gaps
    assert "How many there are is not known." in gaps
    assert "5 claims" in told


def test_why_leads_from_a_finding_to_its_claim(client: Client) -> None:
    text = read(client, "/page/state/xea")
    target = re.search(r'<a href="(/id/claim/[^"]+)">why\?', text)
    assert target is not None
    page = client.ask(target[1], headers={"Accept": BROWSER})
    assert page.headers["location"] == "/page/claim/xea-cmb-not-party-ccm-00000001"


def test_only_http_links_become_links(client: Client) -> None:
    text = read(client, "/page/state/xea")
    assert 'href="http://www.wikidata.org/entity/Q1"' in text
    assert "javascript:alert(1)" in text
    assert 'href="javascript' not in text


def test_texts_of_the_graph_are_escaped(client: Client) -> None:
    for path in ("/page/munition/bomb-2.5x", "/page/claim/xea-cmb-stock-00000002", "/page/state/xea"):
        text = read(client, path)
        assert "Bomb &lt;2.5x&gt; &amp; sons" in text
        assert "Bomb <2.5x>" not in text


def test_a_claim_tells_its_trace_in_four_steps(client: Client) -> None:
    text = read(client, "/page/claim/xea-cmb-stock-00000002")
    steps = [words(step) for step in re.findall(r"<h3>(.*?)</h3>", text)]
    assert steps[:4] == ["The source says", "We read", "We changed", "We published"]
    told = words(text)
    assert "Examplia declared a stock of Bomb &lt;2.5x&gt; &amp; sons: at least 1,250 [bomb]; 2020 to 2021" in told
    assert "Declared (Examplia)" in told
    assert "no finding rests on it" in told
    assert "Note 1 cites 2 works" in told
    assert "A Report on Examples, published by Ministry of Examples, 2020, p. 4" in told
    assert "[Letter to the Monitor], by Ministry of Examples, 2021-03-04" in told
    assert "Cluster Munition Ban Policy, published by The Monitor, as it stood on 2022-01-02" in told
    assert "Policy, block 1, sentence 1" in told
    assert "1" * 64 in told
    assert "Read by the rule declared stock; not yet reviewed by a person" in told
    assert "“at least 1,250” became at least 1,250 [bomb]." in told
    assert "Cite this claim" in told
    assert "https://w3id.org/armstrace/id/claim/xea-cmb-stock-00000002, armstrace release" in told


def test_a_note_without_text_and_a_claim_without_note_say_so(client: Client) -> None:
    assert "Note 2: text not available" in words(read(client, "/page/claim/xea-cmb-use-alleged-00000003"))
    assert "No footnote: stated by the profile" in words(read(client, "/page/claim/xea-cmb-use-denied-00000004"))


def test_a_disputed_claim_shows_what_stands_against_it_in_words(client: Client) -> None:
    text = words(read(client, "/page/claim/xea-cmb-use-alleged-00000003"))
    assert "Alleged (Ministry of Examples), hedged: possible" in text
    assert "disputed by 1 other" in text
    assert "One says it was used, one denies it." in text
    assert "Denied (Examplia): Examplia used cluster munition" in text
    assert "The text does not give: time" in text


def test_a_source_lists_the_claims_that_rest_on_it(client: Client) -> None:
    text = words(read(client, "/page/source/letter-2021"))
    assert "Claims that rest on this source" in text
    assert "2 claims" in text
    assert "2 (cited jointly)" in text


def test_dates_are_marked_as_times(client: Client) -> None:
    text = read(client, "/page/claim/xea-cmb-stock-00000002")
    assert '<time datetime="2020">2020</time> to <time datetime="2021">2021</time>' in text


def test_pages_of_claims_end(client: Client) -> None:
    for number, status in (("1", 200), ("2", 404), ("0", 404), ("x", 400), ("-1", 400), ("9" * 30, 400)):
        assert client.ask(f"/page/state/xea?page={number}", headers={"Accept": BROWSER}).status == status


def test_the_table_of_claims_has_a_row_a_claim_and_a_word_on_each_column(client: Client) -> None:
    answer = client.ask("/claims.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.media_type == "text/csv"
    assert len(rows) == 5
    stock = next(row for row in rows if row["claim"].endswith("xea-cmb-stock-00000002"))
    assert (stock["subject"], stock["subject_label"]) == ("state:xea", "Examplia")
    assert (stock["comparator"], stock["value"], stock["unit"]) == ("atLeast", "1250", "bomb")
    assert stock["source"] == "source:letter-2021 | source:report-2020"
    assert (stock["time"], stock["status"]) == ("2020/2021", "declared")
    dictionary = read(client, "/claims-dictionary")
    assert all(f"<code>{name}</code>" in dictionary for name in rows[0])


def test_the_query_page_shows_rows_with_labels(client: Client) -> None:
    query = "SELECT ?state WHERE { ?state a <https://w3id.org/armstrace/ontology#State> }"
    answer = client.ask("/sparql", query={"query": query}, headers={"Accept": BROWSER})
    assert '<a href="/id/state/xea">Examplia</a>' in answer.text
    assert "format=csv" in answer.text


def test_a_long_answer_on_a_page_is_cut_with_a_mark(client: Client) -> None:
    query = "SELECT ?a ?b WHERE { ?a ?p ?x . ?b ?q ?y }"
    text = client.ask("/sparql", query={"query": query + " LIMIT 1001"}, headers={"Accept": BROWSER}).text
    assert "Only the first 1000 rows are shown here" in text
    whole = client.ask("/sparql", query={"query": query + " LIMIT 1001", "format": "csv"}).text
    assert len(whole.splitlines()) == 1002
