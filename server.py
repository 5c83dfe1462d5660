"""The web application: a function of one release and how to serve it. It holds no state of its own."""

from __future__ import annotations

from flask import Flask, redirect
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException

from armstrace.graph.release import Release
from armstrace.web import (
    description,
    flat,
    graphs,
    headers,
    home,
    interchange,
    metrics,
    named_query,
    openapi,
    page,
    plain,
    resource,
    search,
    signposting,
    sparql,
    store_protocol,
    vocabulary,
    words,
)
from armstrace.web.answer import answer_http_error, answer_refusal
from armstrace.web.endpoint import Endpoint
from armstrace.web.problem import ProblemError
from armstrace.web.site import Settings, Site

_NAVIGATION = (
    ("/", "Home"),
    ("/search", "Search"),
    ("/q", "Questions"),
    ("/sparql", "SPARQL"),
    ("/data", "Data"),
    ("/ontology", "Ontology"),
    ("/about", "About"),
)
_PARTS = (
    home,
    metrics,
    search,
    named_query,
    sparql,
    description,
    resource,
    page,
    vocabulary,
    graphs,
    store_protocol,
    flat,
    plain,
    openapi,
    interchange,
    signposting,
)
#: Files of RDF have an endpoint, and no pages about claims.
_FILES_NAVIGATION = (("/sparql", "SPARQL"), ("/data", "Data"))
_FILES_PARTS = (sparql, description, graphs, store_protocol, plain, metrics, openapi)


def create_app(release: Release, settings: Settings | None = None) -> Flask:
    """The application that answers from a release. Several may live in one process."""
    site = Site(release, settings or Settings())
    app = Flask("armstrace.web")
    app.extensions["armstrace"] = site
    app.config["MAX_CONTENT_LENGTH"] = site.settings.most_body
    app.jinja_env.undefined = StrictUndefined
    navigation = _FILES_NAVIGATION if release.is_files else _NAVIGATION
    app.jinja_env.globals.update(release=release, navigation=navigation)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    words.install(app)
    heads = headers.Heads(release.id, repr(site.settings))
    headers.install(app, heads, fresh=plain.FRESH)
    signposting.install(app)
    for part in _FILES_PARTS if release.is_files else _PARTS:
        app.register_blueprint(part.blueprint)
    if release.is_files:
        app.add_url_rule("/", "start", lambda: redirect("/sparql"))
    app.register_error_handler(HTTPException, answer_http_error)
    app.register_error_handler(ProblemError, answer_refusal)
    app.wsgi_app = Endpoint(site, heads, app.wsgi_app)  # type: ignore[assignment, method-assign]
    return app
