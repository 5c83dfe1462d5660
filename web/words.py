"""How texts of the graph stand in pages: dates as `<time>`, all else escaped."""

from __future__ import annotations

import re

from flask import Flask
from markupsafe import Markup, escape

from armstrace.graph.prefixes import write_short
from armstrace.graph.summary import time_words
from armstrace.web.link import local_path

_DATE = re.compile(r"(?<![\w-])\d{4}(?:-\d\d(?:-\d\d)?)?(?![\w-])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


def mark_times(words: str) -> Markup:
    """Words of a time with each calendar date in them as `<time>`."""
    parts, done = [], 0
    for found in _DATE.finditer(words):
        parts += [escape(words[done : found.start()]), Markup('<time datetime="{0}">{0}</time>').format(found[0])]
        done = found.end()
    return Markup("").join([*parts, escape(words[done:])])


def mark_date(text: str) -> Markup:
    """A text as it stands; a whole date of year, month and day as `<time>`."""
    return mark_times(text) if _DAY.match(text) else escape(text)


def part_words(name: str) -> str:
    """A name in camel case as words: `againstSubject` -> `against subject`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower() if not name.isupper() else name


def install(app: Flask) -> None:
    """Give the templates of an application these words."""
    app.add_template_filter(lambda edtf: mark_times(time_words(edtf)), "when")
    app.add_template_filter(mark_date, "dated")
    app.add_template_filter(part_words, "parted")
    app.add_template_filter(local_path, "path")
    app.add_template_filter(write_short, "short")
