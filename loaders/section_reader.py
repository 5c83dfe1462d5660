"""One section becomes claims: its sentences are annotated, cut into clauses and put before the rules.

Tables and boxes go to rules of their own; footnotes are read as text where they are no citations, with the memory of
the sentence that carries their marker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers
from armstrace.graph.sealed import replace, sealed
from armstrace.graph.section import Passage
from armstrace.loaders.annotation import Annotator
from armstrace.loaders.clause_reader import find_clauses
from armstrace.loaders.date import find_times
from armstrace.loaders.discourse import Discourse, find_joined
from armstrace.loaders.document import Block, BlockKind, Footnote, Row, Section, Span
from armstrace.loaders.matter import find_matter, find_row_matter
from armstrace.loaders.mention import Annotation
from armstrace.loaders.note_item import share_notes
from armstrace.loaders.note_name import NoteNamer, fills
from armstrace.loaders.note_scope import (
    Cover,
    cover_claims,
    find_covers,
    find_heading_cover,
    find_lead_cover,
    list_row_notes,
)
from armstrace.loaders.passage import list_passages
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.application import apply_rules
from armstrace.loaders.rules.box import read_box
from armstrace.loaders.rules.box_scene import BoxScene
from armstrace.loaders.rules.citation import read_work, tells
from armstrace.loaders.rules.table import TableScene, read_table
from armstrace.loaders.scene import Place, Scene
from armstrace.loaders.sentence import find_sentences
from armstrace.loaders.source_index import SourceIndex
from armstrace.loaders.work import Work, parse_works
from armstrace.loaders.work_ibid import follow_references
from armstrace.loaders.work_mention import find_makers

#: Section code -> treaty and weapon that "the convention" and an unnamed weapon mean there.
_DEFAULTS = {
    "cmb": ("ccm", "cluster-munition"),
    "mbp": ("mbt", "antipersonnel-mine"),
    "ma": ("mbt", "mine"),
    "imp": ("mbt", "mine"),
    "cas": (None, "mine-erw"),
    "cva": (None, "mine-erw"),
    "va": (None, "mine-erw"),
    "sma": (None, "mine"),
}
_UPDATE = re.compile(r"\[?\s*UPDATE\s*\(?(?P<date>[^:)\n]{0,40})\)?\s*(?::|-|–)\s*", re.IGNORECASE)
_LEAD = re.compile(r"(?:Summary|(?:Five|Ten)-[Yy]ear Review):\s*")
#: Labels that name the year of the labels below them, where these do not.
_OF_YEAR = re.compile(r"Casualties (?:occurring )?in \d{4}|\d{4} (?:cluster munition )?casualties")
#: Tokens of a sentence beyond which it is none, but a list or a broken copy: left unread, and reported so.
_LONGEST = 800
#: Kinds of blocks that hold no claim, by what they are.
_NO_CLAIM = {
    BlockKind.NAVIGATION: "navigation",
    BlockKind.ACKNOWLEDGEMENT: "acknowledgement",
    BlockKind.NOTE: "abbreviations",
}
_CROSS_REFERENCE = re.compile(
    r"\(?(?:\[\d+\]\s*)?(?:For [^.]{1,120}, )?[Ss]ee (?:also )?[^.]{1,160}\.?\)?(?:\s*\[\d+\])*\s*\Z"
)


@sealed(frozen=True, slots=True)
class BlockUse:
    """What became of a block: `claims` made of it, or `reason` why it is none, or neither: unread."""

    section: str
    heading: tuple[str, ...]
    number: int
    kind: BlockKind
    span: Span
    claims: int
    reason: str = ""

    @property
    def unread(self) -> bool:
        """Was nothing made of the block, with no reason given?"""
        return not self.claims and not self.reason


@dataclass(slots=True)
class SectionReading:
    """What rules made of a section. Its claims have no ids yet.

    `works`: footnote number -> names of what it cites; `told`: passage -> names of what it rests on by its own words.
    """

    section: Section
    claims: list[Claim] = field(default_factory=list)
    passages: dict[str, Passage] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    works: dict[int, tuple[str, ...]] = field(default_factory=dict)
    told: dict[str, tuple[str, ...]] = field(default_factory=dict)
    uses: list[BlockUse] = field(default_factory=list)


def find_topic(code: str) -> Ref | None:
    """The weapon that sections of a kind are about, which they need not name ("casualties"); None of other kinds."""
    _, weapon = _DEFAULTS.get(code, (None, None))
    return Ref("munition", weapon) if weapon else None


def read_section(section: Section, annotator: Annotator, registers: Registers) -> SectionReading:
    """Read a section by rules alone. `annotator` knows the profile's country and its short forms."""
    annotator.forget()
    return _SectionReader(section, annotator, registers).read()


@sealed(frozen=True, slots=True)
class _Marked:
    """Where a footnote's marker stands: the sentence and the memory behind it."""

    scene: Scene
    discourse: Discourse


class _SectionReader:
    def __init__(self, section: Section, annotator: Annotator, registers: Registers) -> None:
        self._section, self._annotator, self._registers = section, annotator, registers
        self._reading = SectionReading(section)
        self._discourse = self._begin_discourse()
        self._by_span: dict[Span, Passage] = {}
        for passage in list_passages(section):
            span = Span(passage.at[0] + section.span.start, passage.at[1] + section.span.start)
            self._reading.passages[passage.key], self._reading.spans[passage.key] = passage, span
            self._by_span[span] = passage
        self._namer, self._sources = NoteNamer(registers, annotator), SourceIndex(registers, annotator.home)
        parsed = {note.number: parse_works(note, self._is_body) for note in section.footnotes}
        self._works = {number: followed.works for number, followed in follow_references(parsed).items()}
        for note in section.footnotes:
            self._reading.works[note.number] = self._namer.name_note(note, self._works[note.number])
        self._resolutions = dict(self._list_resolutions())
        self._marked: dict[int, _Marked] = {}

    def _begin_discourse(self) -> Discourse:
        treaty, _ = _DEFAULTS.get(self._section.code, (None, None))
        weapon = find_topic(self._section.code)
        return Discourse(self._registers, self._annotator.home, Ref("treaty", treaty) if treaty else None, weapon)

    def _is_body(self, name: str) -> bool:
        return bool(self._registers.find_all(name, ("org", "state", "group")))

    def _list_resolutions(self) -> Iterator[tuple[int, Ref]]:
        for note in self._section.footnotes:
            named = self._annotator.find_resolution(note.text)
            if named is not None:
                yield note.number, named

    def read(self) -> SectionReading:
        lead: Scene | None = None
        ahead = 0
        for block in self._section.blocks:
            before = len(self._reading.claims)
            self._cover_announcement(block, lead, ahead)
            lead, ahead = self._read_block(block, lead), before
            self._cover_below_heading(block, before)
            self._note_use(block, len(self._reading.claims) - before)
        for note in self._section.footnotes:
            self._read_note(note)
        return self._reading

    def _cover(self, begin: int, covers: Mapping[str, Cover]) -> None:
        """Give the claims from a place on the footnotes that bear on their passages."""
        self._reading.claims[begin:] = cover_claims(self._reading.claims[begin:], covers)

    def _cover_announcement(self, block: Block, lead: Scene | None, begin: int) -> None:
        title = self._by_span.get(block.title.span) if block.title else None
        if lead and title and block.kind is BlockKind.TABLE:
            self._cover(begin, find_lead_cover(lead, block, title.key))

    def _cover_below_heading(self, block: Block, begin: int) -> None:
        cover = find_heading_cover(block.heading, self._section.headings)
        if cover:
            self._cover(begin, {claim.passage: cover for claim in self._reading.claims[begin:]})

    def _note_use(self, block: Block, made: int) -> None:
        reason = "" if made else _name_no_claim(block)
        self._reading.uses.append(
            BlockUse(self._section.key, block.heading, block.number, block.kind, block.span, made, reason)
        )

    def _place(self, passage: Passage, heading: tuple[str, ...], text: str, note: int | None = None) -> Place:
        updated = self._section.updated.isoformat() if self._section.updated else None
        code = find_matter(self._section.code, heading, text)
        self._discourse.weapon = find_topic(code)
        return Place(self._section.key, code, passage.key, heading, updated, note)

    def _list_sentences(self, part: Block | Footnote) -> Iterator[tuple[str, Span, Passage]]:
        """The sentences of a block or note that are passages: text, place in the copy, passage."""
        for sentence in part.sentences:
            passage = self._by_span.get(sentence.span)
            if passage is not None:
                yield part.slice(sentence.span), sentence.span, passage

    # blocks

    def _read_block(self, block: Block, lead: Scene | None) -> Scene | None:
        """Read a block; the sentence that the items of a list behind it hang on."""
        if block.kind is BlockKind.TABLE:
            self._read_table(block)
        elif block.kind is BlockKind.BOX:
            self._read_box(block)
        if block.kind in (BlockKind.TABLE, BlockKind.BOX, BlockKind.NOTE, BlockKind.NAVIGATION):
            return lead
        update = _UPDATE.match(block.text)
        dates = find_times(update["date"]) if update else ()
        is_item = block.kind is BlockKind.ITEM
        before, scenes = len(self._reading.claims), list[Scene]()
        for text, span, passage in self._list_sentences(block):
            place = self._place(passage, block.heading, text)
            place = replace(place, told=dates[0].edtf) if dates else place
            self._discourse.turn_to(place.code)
            scenes.append(self._read_sentence(text, span.start, place, lead if is_item else None))
        self._cover(before, find_covers(scenes))
        return lead if is_item or not scenes else scenes[-1]

    def _row_scene(self, block: Block, row: Row, text: str, groups: Sequence[int]) -> Scene | None:
        passage = self._by_span.get(row.span)
        if passage is None:
            return None
        place = replace(
            self._place(passage, block.heading, ""), context=tuple(self._list_context(row, passage, groups))
        )
        note = self._annotator.annotate(text, row.span.start)
        markers = tuple((number, len(note.tokens)) for number in list_row_notes(block, row))
        rule = "table" if block.kind is BlockKind.TABLE else "box"
        return Scene(place, note, [], self._discourse, self._works, markers, self._resolutions, rule=rule)

    def _list_context(self, row: Row, passage: Passage, groups: Sequence[int]) -> Iterator[str]:
        """The passages that a row is read with: title, head, group label."""
        stem = passage.key.rsplit("-r", 1)[0]
        keys = [f"{stem}-title", f"{stem}-head"]
        above = bisect_right(groups, row.number)
        if row.group and above:
            keys.append(f"{stem}-g{groups[above - 1]}")
        return (key for key in keys if key in self._reading.passages)

    def _read_table(self, block: Block) -> None:
        groups = _list_groups(block)
        scenes = [self._row_scene(block, row, " ".join(c.text for c in row.cells), groups) for row in block.rows]
        rows = [(row, scene) for row, scene in zip(block.rows, scenes, strict=True) if scene]
        table = TableScene(
            replace(block, rows=tuple(row for row, _ in rows)),
            tuple(scene for _, scene in rows),
            self._annotator.annotate,
            self._annotator.annotate(block.title.text if block.title else ""),
            self._annotator.find_weapon,
        )
        self._reading.claims += read_table(table)

    def _read_box(self, block: Block) -> None:
        above, groups = "", _list_groups(block)
        for row in block.rows:
            scene = self._row_scene(block, row, row.cells[0].text, groups)
            above = row.cells[0].text if _OF_YEAR.match(row.cells[0].text) else above
            if scene is None or len(row.cells) < 2:
                continue
            code = find_row_matter(self._section.code, block.heading, row.cells[0].text)
            scene.place, self._discourse.weapon = replace(scene.place, code=code), find_topic(code)
            box = BoxScene(row, scene, self._annotator.annotate, self._value_reader(row, scene.place), above)
            self._reading.claims += read_box(box)
        self._discourse.weapon = find_topic(self._section.code)

    def _value_reader(self, row: Row, place: Place) -> Callable[[int], list[Claim]]:
        def read(number: int) -> list[Claim]:
            before = len(self._reading.claims)
            text, start = row.cells[number].text, row.cells[number].span.start
            for sentence in find_sentences(text, start):
                said = text[sentence.span.start - start : sentence.span.end - start]
                self._read_sentence(said, sentence.span.start, place, None)
            made = self._reading.claims[before:]
            del self._reading.claims[before:]
            return made

        return read

    # sentences and notes

    def _read_sentence(self, text: str, offset: int, place: Place, lead: Scene | None) -> Scene:
        plain = _LEAD.sub(lambda found: " " * len(found[0]), text, count=1)
        update = _UPDATE.match(plain)
        if update:
            plain = " " * update.end() + plain[update.end() :]
        note = self._annotate(plain, offset)
        overlong = len(note.tokens) > _LONGEST
        clauses = [] if overlong else find_clauses(note)
        propositions = [Proposition(clause, self._discourse, clauses) for clause in clauses]
        scene = Scene(place, note, propositions, self._discourse, self._works, note.markers, self._resolutions, lead)
        if overlong:
            return scene
        scene.made = share_notes(scene, apply_rules(scene))
        if scene.made:
            self._reading.told[place.passage] = self._namer.name_makers(find_makers(note))
        self._reading.claims += scene.made
        subjects = [party for prop in propositions if prop.clause.governor is None for party in prop.subjects]
        self._discourse.note_sentence(note, subjects[:2])
        self._discourse.joined = find_joined(scene.made)
        for number, _ in scene.markers:
            self._marked.setdefault(number, _Marked(scene, self._discourse.copy()))
        return scene

    def _annotate(self, text: str, offset: int) -> Annotation:
        return self._discourse.add_treaties(self._annotator.annotate(text, offset))

    def _read_note(self, note: Footnote) -> None:
        marked = self._marked.get(note.number)
        kept = self._discourse
        self._discourse = marked.discourse if marked else kept.copy()
        lead, heading = (marked.scene, marked.scene.place.heading) if marked else (None, ())
        for text, span, passage in self._list_sentences(note):
            place = self._place(passage, heading, text, note.number)
            works = [work for work in self._works[note.number] if _overlaps(work, span)]
            cited = self._namer.name_passage(note, span, self._works[note.number])
            if any(fills(work, span) for work in works) or (works and _is_list(text)):
                if span != note.sentences[-1].span or any(map(tells, works)):
                    self._read_works(text, span.start, place, works, lead)
            else:
                self._read_sentence(text, span.start, place, lead)
            told = (*cited, *self._reading.told.get(passage.key, ()))
            self._reading.told[passage.key] = tuple(dict.fromkeys(told)) or self._reading.works[note.number]
        self._discourse = kept

    def _read_works(self, text: str, offset: int, place: Place, works: Iterable[Work], lead: Scene | None) -> None:
        note = self._annotate(text, offset)
        scene = Scene(place, note, [], self._discourse, self._works, (), self._resolutions, lead, rule="citation")
        for work in works:
            self._reading.claims += read_work(scene, work, self._sources.find(work))
        self._discourse.note_sentence(note, ())


def _list_groups(block: Block) -> list[int]:
    """The numbers of the rows of a table at which a group begins."""
    return [row.number for row in block.rows if row.group and not row.group.inherited]


def _name_no_claim(block: Block) -> str:
    """What a block without claims is, where it is no claim by its kind or its words; empty where it is unread."""
    return _NO_CLAIM.get(block.kind, "cross-reference" if _CROSS_REFERENCE.match(block.text) else "")


def _overlaps(work: Work, span: Span) -> bool:
    return min(work.span.end, span.end) > max(work.span.start, span.start)


def _is_list(text: str) -> bool:
    """Is a sentence a list of citations: several parts, each with a title in quotation marks or a date?"""
    return text.count(";") >= 1 and (text.count("“") >= 2 or len(re.findall(r"\b(?:19|20)\d\d\b", text)) >= 2)
