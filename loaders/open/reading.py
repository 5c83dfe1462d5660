"""What is gathered while a file of a dataset is read: passages, claims, things, and the rows that are refused.

A row is loaded if a claim says what it says; else it is refused, with a reason that names what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from armstrace.graph.claim import Claim, Status
from armstrace.graph.dataset import DatasetFile, DatasetVersion, Refusal, Thing
from armstrace.graph.errors import InputError
from armstrace.graph.names import Ref, make_slug
from armstrace.graph.period import last_day
from armstrace.graph.section import Note, Passage
from armstrace.loaders.open.form import DatasetForm
from armstrace.loaders.open.source import Place, SourceText


class Reading:
    """One file of a dataset on its way to a `DatasetFile`. `part` tells files of one version apart in their keys."""

    def __init__(self, source: SourceText, form: DatasetForm, covers: str | None, part: str = "") -> None:
        known = form.find_known(source.sha256)
        self.source, self.form, self.known = source, form, known
        self.covers = _find_covers(source, form, covers or (known.covers if known else None))
        self.version = known.version if known else self.covers
        pieces = (form.name, part, self.version, source.sha256[:8])
        self.document = "-".join(filter(None, map(make_slug, pieces)))
        self._passages: dict[str, Passage] = {}
        self._lines: dict[str, int] = {}
        self._claims: dict[str, Claim] = {}
        self._refusals: dict[str, list[int]] = {}
        self._things: dict[Ref, Thing] = {}
        self._notes: list[Note] = []
        self.rows = 0

    def refuse(self, place: Place, reason: str) -> None:
        """A row that cannot be loaded."""
        self._refusals.setdefault(reason, []).append(place.line)

    def add_thing(self, thing: Thing) -> None:
        """An entity that the dataset itself names."""
        self._things.setdefault(thing.ref, thing)

    def add_note(self, note: Note) -> None:
        """A note of the file."""
        self._notes.append(note)

    def add_passage(self, place: Place, notes: tuple[int, ...] = ()) -> str:
        """The key of a place's passage, which is kept once."""
        passage = place.make_passage(self.document, notes)
        self._passages.setdefault(passage.key, passage)
        self._lines.setdefault(passage.key, place.line)
        return passage.key

    def add_claim(self, place: Place, name: str, *, marks: tuple[int, ...] = (), **fields: Any) -> None:
        """A claim that a place says. `name` tells it apart in the file; `marks` are the notes that the place names.

        The key is made of the file's and of the name: a file of a dataset never changes, so that its ids do not move.
        """
        stem = f"open-{self.document}-{make_slug(name)}"
        key, number = stem, 1
        while key in self._claims:
            number += 1
            key = f"{stem}-{number}"
        self._claims[key] = Claim(
            **{"status": Status.ASSERTED, **fields},
            key=key,
            document=self.document,
            passage=self.add_passage(place, marks),
            rule=f"open-{self.form.name}",
        )

    def add_identifiers(self, place: Place, holder: Ref, names: Iterable[str]) -> None:
        """A claim that a thing is listed there under some identifiers (`iso3:PER`)."""
        self.add_claim(
            place,
            f"{holder.kind}-{holder.key}",
            kind="IdentifierClaim",
            subject=holder,
            predicate="listedAs",
            details=tuple(("identifier", name) for name in names),
        )

    def has_claim(self, name: str) -> bool:
        """Does a claim of this name stand already? Rows may say again what another said."""
        return f"open-{self.document}-{make_slug(name)}" in self._claims

    def finish(self, title: str | None = None, whole: tuple[Ref, ...] = ()) -> DatasetFile:
        """The file as read. Raises InputError where no row was loaded, or a known file has not its rows."""
        refusals = tuple(Refusal(reason, tuple(lines)) for reason, lines in self._refusals.items())
        if not self._claims:
            first = refusals[0].words if refusals else "it has no rows"
            raise self.source.error(f"no row could be loaded: {first}", remedy="check file and dataset")
        if self.known is not None and self.known.rows != self.rows:
            told = f"{self.rows} rows were read, data/open/{self.form.name}.toml says {self.known.rows}"
            raise self.source.error(told, remedy="this is a fault of armstrace: please report it")
        version = DatasetVersion(
            key=self.document,
            dataset=self.form.dataset,
            title=title or f"{self.form.dataset.title}, {self.version}",
            version=self.version,
            covers=self.covers,
            sha256=self.source.sha256,
            length=len(self.source.text),
            rows=self.rows,
            compiler=self.known.compiler if self.known else None,
            refusals=refusals,
            whole=whole,
        )
        return DatasetFile(
            path=str(Path(self.source.path).name),
            version=version,
            rule=f"open-{self.form.name}",
            rule_words=self.form.reads,
            passages=tuple(self._passages.values()),
            claims=tuple(self._claims.values()),
            notes=tuple(self._notes),
            things=tuple(self._things.values()),
            lines=tuple(self._lines.items()),
        )


def _find_covers(source: SourceText, form: DatasetForm, covers: str | None) -> str:
    """The day up to which a file knows. Raises InputError where neither the file nor its data file nor anyone says."""
    if covers is None:
        raise source.error(
            "the day up to which this file knows is not told by the file, nor is the file a known one",
            remedy=f"give --as-of YYYY-MM-DD; known files are listed in data/open/{form.name}.toml",
        )
    try:
        return last_day(covers).isoformat()
    except InputError as error:
        raise source.error(f"the day {covers!r}: {error.message}", remedy="write YYYY-MM-DD") from error
