"""export: a release, or one claim of it, in another form, on stdout. docs/interchange.md says what each form loses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Final

import pyoxigraph as ox
import typer

from armstrace.commands.option import DEFAULT_RELEASE, Release, check_form
from armstrace.commands.output import Format, write_bytes, write_pieces, write_text
from armstrace.graph.claim_document import find_claim, list_claims
from armstrace.graph.data_package import write_package
from armstrace.graph.export import dump, read_files
from armstrace.graph.flat import write_csv
from armstrace.graph.jsonld import iter_documents, make_claim_document, write_document
from armstrace.graph.media import TRIPLES, find_form
from armstrace.graph.nanopublication import iter_nanopublications
from armstrace.graph.reifier import write_reifiers
from armstrace.graph.release import Release as OpenRelease
from armstrace.graph.release import open_release

_DATA: Final = tuple(Format(form.suffix) for form in TRIPLES if form.suffix != Format.JSONLD)
#: Forms in RDF 1.2: with graphs, and without.
_REIFIED: Final = {
    Format.RDF12: ox.RdfFormat.TRIG,
    Format.RDF12NQ: ox.RdfFormat.N_QUADS,
    Format.RDF12TTL: ox.RdfFormat.TURTLE,
    Format.RDF12NT: ox.RdfFormat.N_TRIPLES,
}


def export(
    release: Release = DEFAULT_RELEASE,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="The whole graph: nq, trig, ttl, nt, rdf; in RDF 1.2 rdf12 (TriG), rdf12nq, rdf12ttl, rdf12nt (claims "
            "as reifiers). Its claims: jsonld (a document each), nanopub, csv (a table; datapackage describes it), "
            "score.",
        ),
    ] = Format.NQ,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="KEY", help="Only this claim (jsonld and nanopub).")
    ] = None,
) -> None:
    """Write a release in another form: its whole graph, its claims, or the dump that measures read.

    Example: armstrace export --format csv > claims.csv
    """
    chosen = check_form(form, FORMS)
    if claim is not None and chosen not in _CLAIMS:
        raise typer.BadParameter(f"{chosen} is for all claims; take jsonld or nanopub", param_hint="--claim")
    found = open_release(release)
    if chosen in _CLAIMS:
        _CLAIMS[chosen](found, claim)
    elif chosen in _WHOLE:
        _WHOLE[chosen](found)
    elif (written := find_form(chosen.value, TRIPLES)) is not None:
        write_bytes(dump(found.store, written.kind))


def _write_documents(release: OpenRelease, claim: str | None) -> None:
    if claim is None:
        write_pieces(iter_documents(release.store, list_claims(release.store)))
    else:
        write_bytes(write_document(make_claim_document(release.store, find_claim(release.store, claim))))


def _write_nanopublications(release: OpenRelease, claim: str | None) -> None:
    claims = list_claims(release.store) if claim is None else [find_claim(release.store, claim)]
    write_pieces(iter_nanopublications(release, claims))


def _write_package(release: OpenRelease) -> None:
    table = write_csv(release.store).encode()
    write_text(write_package(table, title=release.title, version=release.version, date=release.date))


def _write_reified(release: OpenRelease, form: ox.RdfFormat) -> None:
    write_bytes(write_reifiers(release.store, form))


def _write_score(release: OpenRelease) -> None:
    from armstrace.loaders.score import place_claims  # slow to import (registers): only when needed
    from armstrace.loaders.score_name import find_source_names, write_dump

    placed = (found for file in read_files(release.store) for found in place_claims(file, find_source_names))
    write_text("\n".join(write_dump(placed)))


_CLAIMS: Final[Mapping[Format, Callable[[OpenRelease, str | None], None]]] = {
    Format.JSONLD: _write_documents,
    Format.NANOPUB: _write_nanopublications,
}
_WHOLE: Final[Mapping[Format, Callable[[OpenRelease], None]]] = {
    Format.CSV: lambda release: write_bytes(write_csv(release.store).encode()),
    Format.DATAPACKAGE: _write_package,
    **{name: partial(_write_reified, form=form) for name, form in _REIFIED.items()},
    Format.SCORE: _write_score,
}
#: All forms that are written: docs/interchange.md has a row for each.
FORMS: Final = (*_DATA, *_WHOLE, *_CLAIMS)
