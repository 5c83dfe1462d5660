"""What a running server holds: the release it answers from and how it was told to serve it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from flask import current_app

from armstrace.graph.release import Release
from armstrace.web.limit import Limits
from armstrace.web.service import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to serve. `show_text`: show passages of a release built with --profiles (loopback only).

    `most_body` bounds a request's body in bytes; `most_rows` bounds the rows of an HTML table, which then says so;
    `limits` bound everything else; `services` asks the endpoints that SERVICE may name, None for none.
    """

    show_text: bool = False
    most_body: int = 1 << 20
    most_rows: int = 1000
    limits: Limits = field(default_factory=Limits)
    services: Services | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """The release and the settings of one application."""

    release: Release
    settings: Settings


def current_site() -> Site:
    """The site of the application that answers the present request."""
    return cast("Site", current_app.extensions["armstrace"])
