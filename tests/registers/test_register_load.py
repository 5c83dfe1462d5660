"""Every register loads, holds at least what it held, and speaks the ontology's words."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from armstrace.graph.entry import Entry
from armstrace.graph.names import Ref
from armstrace.graph.register_check import check_times
from armstrace.graph.register_form import FORMS
from armstrace.graph.registers import read_registers
from armstrace.graph.vocabulary import OWL, RDF, read_ontology, read_vocabulary

#: A register that shrinks is an error: entries of each kind, at least.
LEAST = {
    "state": 203,
    "territory": 11,
    "org": 110,
    "group": 20,
    "person": 21,
    "munition": 150,
    "treaty": 16,
    "resolution": 38,
    "meeting": 27,
    "place": 45,
    "law": 8,
    "event": 33,
    "statement": 2,
    "programme": 5,
    "topic": 13,
    "source": 108,
    "succession": 12,
}


@pytest.mark.parametrize("kind", sorted({form.kind for form in FORMS.values()}))
def test_register_holds_at_least_what_it_held(kind: str) -> None:
    assert len(read_registers().entries(kind)) >= LEAST[kind]


def test_every_date_is_edtf() -> None:
    check_times(read_registers().by_ref)


def test_all_members_of_the_united_nations_and_the_observers() -> None:
    states = read_registers().entries("state")
    standing = {word: [s.ref.key for s in states if s.fields["standing"] == word] for word in ("member", "unObserver")}
    assert len(standing["member"]) == 193
    assert standing["unObserver"] == ["pse", "vat"]
    assert {"cok", "niu", "sun", "yug", "scg", "csk", "ddr"} <= {s.ref.key for s in states}


def test_key_of_a_state_is_its_iso_code() -> None:
    coded = [s for s in read_registers().entries("state") if s.fields["iso3"]]
    assert len(coded) >= 200
    assert [s.ref.key for s in coded if s.ref.key != s.fields["iso3"].lower()] == []


def test_every_existing_state_has_the_codes_of_all_tables() -> None:
    existing = [s for s in read_registers().entries("state") if s.fields["standing"] != "former"]
    columns = ("formal", "adjectives", "untc", "iso2", "iso3", "m49", "wikidata", "geonames")
    assert [(s.ref.key, c) for s in existing for c in columns if not s.fields[c]] == []


def test_classes_are_declared_in_the_ontology() -> None:
    store = read_ontology()
    owl_class = ox.NamedNode(OWL + "Class")
    declared = {quad.subject.value for quad in store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), owl_class)}
    used = {cls for form in FORMS.values() for cls in form.classes}
    assert len(used) >= 40
    assert sorted(cls for cls in used if f"https://w3id.org/armstrace/ontology#{cls}" not in declared) == []


@pytest.mark.parametrize(
    ("column", "scheme"),
    [
        ("standing", "standing"),
        ("basis", "personBasis"),
        ("ccm", "coverage"),
        ("mbt", "coverage"),
        ("succession", "successionKind"),
    ],
)
def test_words_of_a_column_are_values_of_its_scheme(column: str, scheme: str) -> None:
    words = {e.fields[column] for e in read_registers().by_ref.values() if e.fields.get(column)}
    assert words
    assert words <= set(read_vocabulary().values_of(scheme))


def test_affiliation_is_said_by_both_sides() -> None:
    orgs = {e.ref: e for e in read_registers().entries("org")}
    pairs = {(e.ref, other) for e in orgs.values() for other in e.refs("affiliatedWith")}
    assert (Ref("org", "monitor"), Ref("org", "hrw")) in pairs
    assert {(b, a) for a, b in pairs} == pairs


def test_persons_hold_public_office_or_are_authors_of_a_published_work() -> None:
    registers = read_registers()
    private = {"EmailSource", "InterviewSource"}
    works = [s for s in registers.entries("source") if s.cls not in private]
    authors = {ref for work in works for ref in work.refs("author")}
    for person in registers.entries("person"):
        assert bool(person.fields["office"]) == (person.fields["basis"] == "publicOffice"), person.ref
        assert person.fields["office"] or person.ref in authors, person.ref


def test_private_correspondence_names_no_person() -> None:
    private = [s for s in read_registers().entries("source") if s.cls in {"EmailSource", "InterviewSource"}]
    assert len(private) >= 8
    for source in private:
        assert {ref.kind for c in ("author", "recipient") for ref in source.refs(c)} <= {"org"}, source.ref
        assert source.fields["authorRole"], source.ref


def test_same_closeness_is_said_by_both_munitions() -> None:
    pairs = {(e.ref, other) for e in read_registers().entries("munition") for other in e.refs("closeMatch")}
    assert (Ref("munition", "rbk-500-355-ao-10"), Ref("munition", "rbk-500-375-ao-10")) in pairs
    assert {(b, a) for a, b in pairs} == pairs


def test_configuration_is_named_by_carrier_and_fill() -> None:
    def loaded(entry: Entry) -> bool:
        return bool(entry.fields["carrier"] and entry.fields["fill"])

    munitions = read_registers().entries("munition")
    assert [e.ref.key for e in munitions if loaded(e) != (e.cls == "Configuration")] == []


def test_every_munition_leads_to_a_category() -> None:
    registers = read_registers()
    for entry in registers.entries("munition"):
        here = entry
        while here.refs("broader"):
            here = registers.get(here.refs("broader")[0])
        assert here.cls == "MunitionCategory" or entry.cls == "LaunchSystem", entry.ref
