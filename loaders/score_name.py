"""The names that the dump of ../shared/score gives to things, works and predicates: from registers and ontology."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from armstrace.graph.names import Ref, ref_iri, term
from armstrace.graph.registers import read_registers
from armstrace.graph.vocabulary import read_vocabulary
from armstrace.loaders.score import Labels, Placed, write_lines

_COUNTRIES = frozenset({"state", "territory"})
_LIST_FORM = re.compile(r", | - ")


@lru_cache(maxsize=65536)
def find_labels(ref: Ref) -> Sequence[str]:
    """All names of a thing or value, the preferred first; none where no register has it.

    A name that others bear as well is left out, except as a label: "Yugoslavia" of UN voting data is not Serbia's name.
    So are the forms of lists ("Congo, Democratic Republic of"), which name another state first.
    """
    if ref.kind == "value":
        return read_vocabulary().labels.get(ref_iri(ref), ())
    entry = read_registers().find_ref(ref)
    if entry is None:
        return ()
    plain = [name for name in entry.names if ref.kind not in _COUNTRIES or not _LIST_FORM.search(name)]
    return tuple([name for name in plain if name == entry.label or name not in entry.ambiguous])


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
