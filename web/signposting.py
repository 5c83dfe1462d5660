"""Signposts for machines: typed links in the header of pages and data (RFC 8288), and as link sets (RFC 9264).

The relations are those of FAIR Signposting (signposting.org/FAIR): a page names what to cite, its data, its licence and
its author; data lead back to their page; the dataset names its files, and they their dataset.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import pyoxigraph as ox
from flask import Blueprint, Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from armstrace.graph.about import Licence, read_about
from armstrace.graph.media import TRIPLES
from armstrace.graph.names import BASE, DATA, data_iri
from armstrace.graph.rdf import node
from armstrace.graph.service_description import find_terms
from armstrace.web.answer import HTML, pick, respond, split_suffix
from armstrace.web.link import data_path, page_path
from armstrace.web.problem import ProblemError, refuse
from armstrace.web.resource import find_node
from armstrace.web.site import current_site
from armstrace.web.vocabulary import list_spaces

blueprint = Blueprint("signposting", __name__)
_LINKSET: Final = "application/linkset+json"
_SCHEMA: Final = "https://schema.org/"
_PAGE: Final = f"{_SCHEMA}AboutPage"


class Signpost(NamedTuple):
    """A typed link: where it leads, how, and the media type of what is there."""

    target: str
    relation: str
    media_type: str = ""

    def write(self) -> str:
        """The link as a value of the header `Link`."""
        kind = f'; type="{self.media_type}"' if self.media_type else ""
        return f'<{self.target}>; rel="{self.relation}"{kind}'


def install(app: Flask) -> None:
    """Give answers their signposts."""

    @app.after_request
    def add_links(response: Response) -> Response:
        if response.status_code == 200 and request.method in ("GET", "HEAD"):
            is_page = response.mimetype == HTML
            found = list_links(request.endpoint, request.view_args or {})
            written = [link.write() for link in found if is_page or link.target != _PAGE]
            if written:
                response.headers["Link"] = ", ".join((*response.headers.getlist("Link"), *written))
        return response


@blueprint.route("/linkset/<path:path>")
def answer_linkset(path: str) -> Response:
    """The signposts of one address as a link set in JSON. Raises ProblemError 404 where there are none."""
    media_type = pick([_LINKSET, "application/json"])
    links = _find_links(f"/{path}")
    if not links:
        raise refuse(404, "unknown-id", f"/{path} has no links", hint="ask for /linkset/data or /linkset/page/KIND/KEY")
    return respond(_write_linkset(f"/{path}", links), media_type)


def list_links(endpoint: str | None, arguments: Mapping[str, Any]) -> tuple[Signpost, ...]:
    """The signposts of what an endpoint answers, none for most. Raises ProblemError for a node that is not there."""
    makers = {
        "page.show_node": _list_of_page,
        "resource.answer_data": _list_of_data,
        "description.show_dataset": _list_of_dataset,
        "description.answer_file": _list_of_file,
        "flat.answer_claims": _list_of_table,
        "vocabulary.show_space": _list_of_vocabulary,
    }
    maker = makers.get(endpoint or "")
    return tuple(maker(arguments)) if maker else ()


def _find_links(path: str) -> tuple[Signpost, ...]:
    try:
        endpoint, arguments = current_app.url_map.bind("").match(path)
        return list_links(endpoint, arguments)
    except (HTTPException, ProblemError):
        return ()


def _list_of_page(arguments: Mapping[str, Any]) -> Iterator[Signpost]:
    iri, _ = find_node(arguments["kind"], arguments["key"])
    yield Signpost(iri, "cite-as")
    yield Signpost(_PAGE, "type")
    for kind in _list_classes(iri):
        yield Signpost(kind, "type")
    for form in TRIPLES:
        yield Signpost(data_path(iri, form.suffix), "describedby", form.media_type)
    yield from _list_terms(_find_licence(iri))
    yield Signpost("/data", "collection", "text/html")
    yield _name_linkset(page_path(iri))


def _list_of_data(arguments: Mapping[str, Any]) -> Iterator[Signpost]:
    iri, _ = find_node(arguments["kind"], arguments["key"])
    yield Signpost(iri, "cite-as")
    yield Signpost(page_path(iri), "describes", "text/html")
    yield from _list_terms(_find_licence(iri))
    yield Signpost("/data", "collection", "text/html")
    yield _name_linkset(page_path(iri))


def _list_of_dataset(arguments: Mapping[str, Any]) -> Iterator[Signpost]:
    release = current_site().release
    if release.is_files:
        return
    yield Signpost(DATA, "cite-as")
    yield Signpost(_PAGE, "type")
    yield Signpost(f"{_SCHEMA}Dataset", "type")
    for form in TRIPLES:
        yield Signpost(f"/data.{form.suffix}", "describedby", form.media_type)
    for note in read_about().files:
        if (release.folder / note.name).is_file():
            yield Signpost(f"/download/{note.name}", "item", note.media_type)
    yield from _list_terms(read_about().licences["whole"])
    yield _name_linkset("/data")


def _list_of_file(arguments: Mapping[str, Any]) -> Iterator[Signpost]:
    if not any(note.name == arguments["name"] for note in read_about().files):
        return
    yield Signpost("/data", "collection", "text/html")
    yield from _list_terms(read_about().licences["whole"])
    if arguments["name"] == "claims.csv":
        yield Signpost("/download/datapackage.json", "describedby", "application/json")


def _list_of_table(arguments: Mapping[str, Any]) -> Iterator[Signpost]:
    return _list_of_file({"name": "claims.csv"})


def _list_of_vocabulary(arguments: Mapping[str, Any]) -> Iterator[Signpost]:
    path = f"/{arguments['name']}" + (f"/{arguments['module']}" if arguments.get("module") else "")
    path = split_suffix(path, TRIPLES)[0]
    if path.removeprefix("/") not in list_spaces():
        return
    yield Signpost(BASE + path.removeprefix("/").removesuffix("/core"), "cite-as")
    yield Signpost(_PAGE, "type")
    yield Signpost(f"{_SCHEMA}DefinedTermSet", "type")
    for form in TRIPLES:
        yield Signpost(f"{path}.{form.suffix}", "describedby", form.media_type)
    yield from _list_terms(read_about().licences["own"])
    yield _name_linkset(path)


def _list_terms(licence: Licence) -> Iterator[Signpost]:
    yield Signpost(find_terms(licence).value, "license")
    yield Signpost(data_iri("publisher"), "author")


def _name_linkset(path: str) -> Signpost:
    return Signpost(f"/linkset{path}", "linkset", _LINKSET)


def _list_classes(iri: str) -> list[str]:
    quads = current_site().release.store.quads_for_pattern(ox.NamedNode(iri), node("rdf:type"), None, None)
    return sorted({quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)})


def _find_licence(iri: str) -> Licence:
    """The terms of the graph in which a node has its class; those of the whole where it has none."""
    about = read_about()
    quads = current_site().release.store.quads_for_pattern(ox.NamedNode(iri), node("rdf:type"), None, None)
    graphs = sorted({quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)})
    note = next((note for graph in graphs if (note := about.find_graph(graph))), None)
    return about.licences[note.licence if note else "whole"]


def _write_linkset(anchor: str, links: tuple[Signpost, ...]) -> str:
    """A link set in JSON (RFC 9264, section 4.2), with whole addresses of this server."""
    root = request.url_root.rstrip("/")
    relations: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for link in links:
        target = root + link.target if link.target.startswith("/") else link.target
        relations[link.relation].append({"href": target} | ({"type": link.media_type} if link.media_type else {}))
    return json.dumps({"linkset": [{"anchor": root + anchor, **relations}]}, indent=2) + "\n"
