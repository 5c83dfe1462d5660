"""The register of sources, asked by what a footnote prints: which entry is this work?

A work and an entry agree by title, by date and by the bodies and persons that both name. A title alone is enough where
no date speaks against it; a date alone is not: kind and a name must agree as well. Where two entries fit equally well,
or none does, there is no answer: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from armstrace.graph.entry import Entry, fold_name
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers
from armstrace.graph.sealed import sealed
from armstrace.loaders.date import find_times
from armstrace.loaders.work import Work
from armstrace.loaders.work_kind import WorkKind

#: Whose word a profile is: its publisher need not be named where it cites itself.
PUBLISHER = Ref("org", "monitor")
_BODY_KINDS = frozenset({"org", "state", "territory", "group", "person"})
#: Classes of sources (ontology) that a kind of work may be; those not listed may be any but `_PRIVATE`.
_CLASSES = {
    WorkKind.LETTER: {"LetterSource"},
    WorkKind.EMAIL: {"EmailSource"},
    WorkKind.INTERVIEW: {"InterviewSource", "NewsSource"},
    WorkKind.STATEMENT: {"StatementSource"},
    WorkKind.TREATY_REPORT: {"TreatyReportSource"},
    WorkKind.RESOLUTION: {"ResolutionSource"},
    WorkKind.POST: {"SocialMediaSource"},
}
_PRIVATE = frozenset({"EmailSource", "InterviewSource"})
#: Classes of sources that one state makes: another state's is another work, whatever its title.
_OF_STATES = frozenset({"StatementSource", "TreatyReportSource"})
_SAME_TITLE, _TITLE_WITHIN, _SAME_DATE, _DATE_WITHIN, _MOST_PARTIES = 3, 2, 2, 1, 2
_LEAST_TITLE, _FULL_TITLE_WORDS = 12, 4


@sealed(frozen=True, slots=True)
class _Card:
    """What is needed of an entry: folded titles, date, and who made, published or received it with their names."""

    entry: Entry
    titles: frozenset[str]
    date: str
    figures: str
    parties: tuple[tuple[Ref, frozenset[str]], ...]


class SourceIndex:
    """The register of sources, ready to be asked. `country` is the state whose profile is read, if known."""

    def __init__(self, registers: Registers, country: Ref | None = None) -> None:
        self._registers = registers
        self._context = {PUBLISHER, country}
        self._cards = _list_cards(registers)

    def is_body(self, name: str) -> bool:
        """Is the name that of an organisation, state or group?"""
        plain = name.partition(" (")[0]
        return bool(self._registers.find_all(plain, _BODY_KINDS - {"person"}))

    def find(self, work: Work) -> Ref | None:
        """The source that a work is, None where no entry fits, or several equally well."""
        text, title = f" {fold_name(work.text)} ", fold_name(work.title)
        dated = _list_dated(self._registers, work.date)
        scored = ((self._score(card, dates, work, text, title), card.entry.ref) for card, dates in dated)
        ranked = sorted(((score, ref) for score, ref in scored if score), reverse=True)[:2]
        alone = len(ranked) == 1 or (ranked and ranked[0][0] > ranked[1][0])
        return ranked[0][1] if alone else None

    def nearest(self, work: Work) -> tuple[str, ...]:
        """Entries with similar titles, for a message."""
        return self._registers.nearest(work.title, {"source"}) if work.title else ()

    def find_mentions(self, text: str) -> tuple[Ref, ...]:
        """Sources that running text names: by title, or by date, kind and two parties; in order of the text."""
        folded = f" {fold_name(text)} "
        found = [*self._find_titles(folded), *self._find_described(text, folded)]
        kept: list[tuple[int, int, Ref]] = []
        for start, end, ref in sorted(found, key=lambda item: item[0] - item[1]):
            if all(end <= a or b <= start for a, b, _ in kept) and ref not in [kept_ref for _, _, kept_ref in kept]:
                kept.append((start, end, ref))
        return tuple(ref for _, _, ref in sorted(kept))

    def _score(self, card: _Card, dates: int, work: Work, text: str, title: str) -> int:
        """How well a work fits an entry; 0 for not at all. `text` and `title` are the work's, folded."""
        if not _fits_class(card.entry, work.kind) or not _fits_identifier(card, work.identifier):
            return 0
        if card.entry.cls in _OF_STATES and not card.parties and (work.date or work.locator):
            return 0  # the entry is the kind of paper, the work one of them
        same = _compare_titles(title, card.titles)
        told = dates == _SAME_DATE and work.kind in _CLASSES
        nameless = work.undated and not (card.titles or card.date or card.entry.cls in _OF_STATES)
        if not (same or told or nameless) or not self._is_of_state(card, text):
            return 0
        named = self._count_parties(card, text)
        if same == _SAME_TITLE or (same and (dates or named)):
            return same + dates + named
        return dates + named if named and (told or nameless) else 0

    def _count_parties(self, card: _Card, text: str) -> int:
        """Who made, published or received the source and is named; the state whose profile this is need not be."""
        own = card.entry.cls in _OF_STATES
        named = sum(_names_any(text, names) or (own and ref in self._context) for ref, names in card.parties)
        return min(named, _MOST_PARTIES)

    def _is_of_state(self, card: _Card, text: str) -> bool:
        """Is a state's paper named as that state's, or the state the one whose profile this is?"""
        if card.entry.cls not in _OF_STATES:
            return True
        states = [(ref, names) for ref, names in card.parties if ref.kind == "state"]
        return not states or any(ref in self._context or _names_any(text, names) for ref, names in states)

    def _find_titles(self, folded: str) -> Iterator[tuple[int, int, Ref]]:
        for card in self._cards:
            if not card.parties:
                continue
            known = self._count_parties(card, folded) or any(ref in self._context for ref, _ in card.parties)
            for title in card.titles:
                place = folded.find(f" {title}")
                whole = title.count(" ") + 1 >= _FULL_TITLE_WORDS
                if place >= 0 and len(title) >= _LEAST_TITLE and (known or whole):
                    yield place, place + len(title), card.entry.ref

    def _find_described(self, text: str, folded: str) -> Iterator[tuple[int, int, Ref]]:
        """`a May 2001 report to the parliament by the ministry`."""
        times = {time.edtf: time for time in find_times(text)}
        for card in self._cards:
            word = card.entry.fields["kind"].split()[-1:]
            described = card.date in times and word and f" {word[0]}" in folded
            if described and self._count_parties(card, folded) == _MOST_PARTIES == len(card.parties):
                yield times[card.date].start, times[card.date].end, card.entry.ref


@lru_cache(maxsize=8)
def _list_cards(registers: Registers) -> tuple[_Card, ...]:
    """A card of each source; made once for the registers, whatever number of sections is read."""
    return tuple(_make_card(entry, registers) for entry in registers.entries("source"))


@lru_cache(maxsize=1024)
def _list_dated(registers: Registers, date: str) -> tuple[tuple[_Card, int], ...]:
    """The cards of sources that may be of a date, each with how well theirs agrees."""
    compared = ((card, _compare_dates(date, card.date)) for card in _list_cards(registers))
    return tuple((card, dates) for card, dates in compared if dates is not None)


def _make_card(entry: Entry, registers: Registers) -> _Card:
    titles = [entry.label, entry.fields["title"], *entry.aliases]
    refs = dict.fromkeys(ref for column in ("author", "publisher", "recipient") for ref in entry.refs(column))
    parties = tuple((ref, _fold_names(registers.get(ref))) for ref in refs)
    folded = frozenset(fold_name(title).rstrip(".") for title in titles if not title.startswith("["))
    return _Card(entry, folded, entry.fields["date"], _list_figures(entry.fields["identifier"]), parties)


def _fold_names(entry: Entry) -> frozenset[str]:
    return frozenset(fold_name(name) for name in entry.names)


def _names_any(text: str, names: Iterable[str]) -> bool:
    """Does the folded text, with blanks around it, name one of these as whole words?"""
    return any(_names(text, name) for name in names if name)


def _names(text: str, name: str) -> bool:
    place = text.find(name)
    while place >= 0:
        if not text[place - 1].isalnum() and not text[place + len(name)].isalnum():
            return True
        place = text.find(name, place + 1)
    return False


def _compare_titles(title: str, titles: Iterable[str]) -> int:
    plain = title.rstrip(".")
    if not plain:
        return 0
    if plain in titles:
        return _SAME_TITLE
    short = [other for other in titles if len(min(other, plain, key=len)) >= _LEAST_TITLE]
    return _TITLE_WITHIN if any(other in plain or plain in other for other in short) else 0


def _compare_dates(printed: str, kept: str) -> int | None:
    """How well two EDTF dates agree; None where they differ, 0 where one is not given."""
    if not printed or not kept:
        return 0
    first, second = printed.rstrip("./"), kept.rstrip("./")
    if first == second or first[:10] == second[:10]:
        return _SAME_DATE
    return _DATE_WITHIN if first.startswith(second) or second.startswith(first) else None


def _fits_class(entry: Entry, kind: WorkKind) -> bool:
    allowed = _CLASSES.get(kind)
    return entry.cls in allowed if allowed else entry.cls not in _PRIVATE


def _fits_identifier(card: _Card, identifier: str) -> bool:
    """Two symbols of the United Nations that differ in their figures are two papers."""
    return not card.figures or _list_figures(identifier) in ("", card.figures)


def _list_figures(symbol: str) -> str:
    return "".join([c for c in symbol if c.isdigit()])
