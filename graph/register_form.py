"""The form of the registers: which files there are, which columns each has, and what a cell of a column may hold.

A column means the same in every register. data/registers/README.md says what each is for and where its values are from.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from armstrace.graph.errors import InputError
from armstrace.graph.names import parse_ref


class Shape(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NAME = "name"  # a text by which the thing may be found
    DATE = "date"  # EDTF, which register_check.check_times parses
    CODE = "code"
    REF = "reference"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `many`: values stand side by side, parted by `|`. `unique`: no two things of a kind share a value.

    `kinds`: what references may point to. `pattern`: what a code looks like.
    """

    shape: Shape
    many: bool = False
    kinds: frozenset[str] = frozenset()
    pattern: str = ""
    unique: bool = False

    def check(self, value: str) -> None:
        """Raises InputError unless a single value (not empty) has the column's form; dates are left to the build."""
        if value != value.strip() or "  " in value:
            raise InputError(f"{value!r} has white space that does not belong there")
        if self.shape is Shape.CODE and not re.fullmatch(self.pattern, value):
            raise InputError(f"{value!r} is no such code", remedy=f"it has the form {self.pattern}")
        elif self.shape is Shape.REF and parse_ref(value).kind not in self.kinds:
            raise InputError(f"{value!r} is of the wrong kind", remedy=f"name one of {sorted(self.kinds)}")


@dataclass(frozen=True, slots=True)
class Form:
    """A register: the kind of its entries, the classes that they may have, its columns after the common ones."""

    kind: str
    classes: frozenset[str]
    columns: tuple[str, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of all columns in order."""
        return (*COMMON, *self.columns)


#: The first columns of every register.
COMMON = ("key", "class", "label", "aliases", "ambiguous")


def _ref(kinds: str, *, many: bool = False) -> Column:
    return Column(Shape.REF, many=many, kinds=frozenset(kinds.split()))


_NAME, _NAMES, _TEXT = Column(Shape.NAME), Column(Shape.NAME, many=True), Column(Shape.TEXT)
_TEXTS, _DATE = Column(Shape.TEXT, many=True), Column(Shape.DATE)

#: Column -> what its cells hold.
COLUMNS: Mapping[str, Column] = {
    "key": Column(Shape.CODE, pattern="[a-z0-9.-]+"),
    "class": Column(Shape.CODE, pattern="[A-Z][A-Za-z]+"),
    "label": _NAME,
    "aliases": _NAMES,
    "ambiguous": _TEXTS,
    "formal": _NAME,
    "adjectives": _NAMES,
    "former": _NAMES,
    "untc": _NAMES,
    "unvotes": _NAMES,
    "standing": Column(Shape.CODE, pattern="member|unObserver|nonMember|former"),
    "begin": _DATE,
    "end": _DATE,
    "iso2": Column(Shape.CODE, pattern="[A-Z]{2}", unique=True),
    "iso3": Column(Shape.CODE, pattern="[A-Z]{3}", unique=True),
    "m49": Column(Shape.CODE, pattern="[0-9]{3}", unique=True),
    "wikidata": Column(Shape.CODE, pattern="Q[1-9][0-9]*", unique=True),
    "geonames": Column(Shape.CODE, pattern="[1-9][0-9]*", unique=True),
    "cow": Column(Shape.CODE, pattern="[1-9][0-9]{0,2}", unique=True),
    "gw": Column(Shape.CODE, pattern="[1-9][0-9]{0,2}", unique=True),
    "unbis": Column(Shape.CODE, pattern="1[0-9]{6}", unique=True),
    "untcNumber": Column(Shape.CODE, pattern="[IVX]+-[0-9]+(-[a-z])?", unique=True),
    "symbol": Column(Shape.CODE, pattern="[AS]/[A-Za-z0-9./() -]+", unique=True),
    "kind": _TEXT,
    "note": _TEXT,
    "title": _TEXT,
    "state": _ref("state territory", many=True),
    "claimedBy": _ref("state", many=True),
    "administeredBy": _ref("state", many=True),
    "borders": _ref("state territory", many=True),
    "within": _ref("place territory"),
    "parent": _ref("org"),
    "affiliatedWith": _ref("org", many=True),
    "oneOf": _ref("state territory org group", many=True),
    "members": _ref("state territory org group", many=True),
    "basis": Column(Shape.CODE, pattern="publicOffice|author"),
    "office": _TEXTS,
    "org": _ref("org state", many=True),
    "broader": _ref("munition"),
    "carrier": _ref("munition"),
    "fill": _ref("munition"),
    "caliber": Column(Shape.CODE, pattern="[1-9][0-9.]* mm"),
    "ccm": Column(Shape.CODE, pattern="covered|excluded|unclear"),
    "mbt": Column(Shape.CODE, pattern="covered|excluded|unclear"),
    "closeMatch": _ref("munition", many=True),
    "protocolTo": _ref("treaty"),
    "adopted": _DATE,
    "inForce": _DATE,
    "body": _ref("org"),
    "date": _DATE,
    "series": _ref("resolution"),
    "treaty": _ref("treaty"),
    "place": _ref("place state territory"),
    "partOfMeeting": _ref("meeting"),
    "identifier": _TEXTS,
    "time": _DATE,
    "places": _ref("place state territory", many=True),
    "partOfEvent": _ref("event"),
    "speaker": _ref("person org state group", many=True),
    "onBehalfOf": _ref("state org group", many=True),
    "meeting": _ref("meeting"),
    "source": _ref("source", many=True),
    "author": _ref("person org state group", many=True),
    "authorRole": _TEXT,
    "publisher": _ref("org state", many=True),
    "imprint": _TEXT,
    "recipient": _ref("person org state group", many=True),
    "notesBy": _ref("org", many=True),
    "address": _TEXT,
    "language": Column(Shape.CODE, pattern="[a-z]{2}"),
    "partOfSource": _ref("source"),
    "annexTo": _ref("source"),
    "citedIn": _ref("source"),
    "predecessor": _ref("state"),
    "successor": _ref("state"),
    "succession": Column(Shape.CODE, pattern="continuation|dissolution|separation|unification|renaming"),
    "treaties": _ref("treaty", many=True),
    "basedOn": _TEXT,
}

_SOURCE_CLASSES = """Source BookSource EmailSource InterviewSource LawSource LetterSource NewsSource PositionPaperSource
PresentationSource PressReleaseSource ProfileSource ReportSource ResolutionSource SocialMediaSource StatementSource
TreatyReportSource VideoSource WebSource"""
_MUNITION_CLASSES = "MunitionCategory MunitionFamily MunitionModel Configuration LaunchSystem"
_EVENT_CLASSES = "Attack AttackSeries Conflict EmplacementFound Event Operation"


def _form(kind: str, classes: str, columns: str) -> Form:
    return Form(kind, frozenset(classes.split()), tuple(columns.split()))


#: Register (its file without `.csv`) -> its form.
FORMS: Mapping[str, Form] = {
    "states": _form(
        "state",
        "State",
        "formal adjectives former untc unvotes standing begin end iso2 iso3 m49 wikidata geonames cow gw",
    ),
    "territories": _form("territory", "Territory", "state claimedBy administeredBy begin end iso2 wikidata note"),
    "orgs": _form("org", "Organization", "kind state parent affiliatedWith wikidata note"),
    "groups": _form("group", "AgentGroup ArmedGroup PopulationGroup", "kind state oneOf members note"),
    "people": _form("person", "Person", "basis office org note"),
    "munitions": _form("munition", _MUNITION_CLASSES, "broader carrier fill caliber ccm mbt closeMatch unbis note"),
    "treaties": _form("treaty", "Treaty", "formal untcNumber protocolTo adopted inForce note"),
    "resolutions": _form("resolution", "Resolution", "symbol title body date series treaty note"),
    "meetings": _form("meeting", "Meeting", "treaty body date place partOfMeeting note"),
    "places": _form("place", "Place", "kind state within borders note"),
    "laws": _form("law", "Law", "kind state date identifier treaty note"),
    "events": _form("event", _EVENT_CLASSES, "time places partOfEvent note"),
    "statements": _form("statement", "Statement", "speaker onBehalfOf date meeting source note"),
    "programmes": _form("programme", "Programme", "state org date note"),
    "topics": _form("topic", "Topic", "unbis note"),
    "sources": _form(
        "source",
        _SOURCE_CLASSES,
        "kind title author authorRole publisher imprint date meeting recipient notesBy identifier address language "
        "partOfSource annexTo citedIn note",
    ),
    "successions": _form("succession", "Succession", "predecessor successor succession date treaties basedOn note"),
}


def parse_cell(column: str, cell: str) -> tuple[str, ...]:
    """The values of a cell; none for an empty one. Raises InputError where one has not the column's form."""
    form = COLUMNS[column]
    values = tuple(cell.split("|")) if cell and form.many else (cell,) if cell else ()
    for value in values:
        form.check(value)
    if len(set(values)) < len(values):
        raise InputError(f"the column {column} says the same twice: {cell!r}")
    return values
