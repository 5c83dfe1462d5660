"""The inputs of open data that a build takes in: a folder of N-Quads files that `armstrace load` made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from armstrace.graph.errors import InputError
from armstrace.graph.names import ID, graph_iri, make_iri

_SUFFIX = ".nq"


def read_inputs(folder: Path) -> Iterator[ox.Quad]:
    """The quads of all inputs of a folder, file by file.

    Raises InputError where the folder has none, where a file is no N-Quads or is cut off, and for a quad outside the
    graphs of its own file: an input may not speak in another's name, nor make findings.
    """
    files = sorted(folder.glob(f"*{_SUFFIX}")) if folder.is_dir() else []
    if not files:
        raise InputError("there is no input here", file=str(folder), remedy="make some with `armstrace load --to DIR`")
    for file in files:
        yield from read_input(file)


def read_input(file: Path) -> Iterator[ox.Quad]:
    """The quads of one input. Raises InputError as `read_inputs` does."""
    document = file.name.removesuffix(_SUFFIX)
    line = 0
    try:
        data = file.read_bytes()
        if not data.endswith(b".\n"):
            raise InputError("the input is cut off", file=str(file), remedy="load the file again")
        for line, quad in enumerate(ox.parse(data, format=ox.RdfFormat.N_QUADS), 1):
            if not _belongs(quad, document):
                told = f"a quad of {quad.subject} stands in {quad.graph_name}"
                raise InputError(told, file=str(file), line=line, remedy="load the file again")
            yield quad
    except SyntaxError as error:
        raise InputError(f"no N-Quads: {error}", file=str(file), line=line + 1, remedy="load the file again") from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(file)) from error


def _belongs(quad: ox.Quad, document: str) -> bool:
    """May the input of a document say this? Its own graphs, its run and rule; datasets and times, which all share."""
    graph, subject = quad.graph_name, quad.subject
    if not isinstance(graph, ox.NamedNode) or not isinstance(subject, ox.NamedNode):
        return False
    if graph.value in (graph_iri(f"documents/{document}"), graph_iri(f"claims/{document}")):
        return True
    if graph.value == graph_iri("datasets"):
        return subject.value.startswith(f"{ID}dataset/")
    if graph.value == graph_iri("times"):
        return subject.value.startswith(f"{ID}time/")
    own = subject.value == make_iri("run", document) or subject.value.startswith(f"{ID}rule/open-")
    return graph.value == graph_iri("runs") and own
