"""The names that the dump of ../shared/score gives to things, works and predicates: from registers and ontology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from armstrace.graph.names import Ref, ref_iri, term
from armstrace.graph.registers import read_registers
from armstrace.graph.vocabulary import read_vocabulary
from armstrace.loaders.score import Labels, Placed, write_lines


def find_labels(ref: Ref) -> Sequence[str]:
    """All names of a thing or value, the preferred first; none where no register has it."""
    if ref.kind == "value":
        return read_vocabulary().labels.get(ref_iri(ref), ())
    entry = read_registers().find_ref(ref)
    return entry.names if entry else ()


def find_source_names(ref: Ref) -> Sequence[str]:
    """What a work is called, who wrote it and who published it. Raises InputError for a work that no register has."""
    registers = read_registers()
    work = registers.get(ref)
    agents = [registers.get(agent).label for column in ("author", "publisher") for agent in work.refs(column)]
    return list(dict.fromkeys([work.label, work.fields["title"], *agents]))


def write_dump(placed: Iterable[Placed], labels: Labels = find_labels) -> Iterator[str]:
    """The lines of the dump, with the predicates in the words of the ontology."""
    vocabulary = read_vocabulary()
    words = {name: vocabulary.labels[term(name)][0] for name in vocabulary.kinds}
    return write_lines(placed, labels, words)
