"""A Document becomes claims, and an account of what was not read.

Each sentence is annotated and cut into clauses before any rule sees it; tables and boxes go to rules of their own;
footnotes are read as text where they are no citations, with the memory of the sentence that carries their marker. Every
block ends as claims, as named not-a-claim, or as unread: nothing is passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.graph.registers import Registers, read_registers
from armstrace.graph.section import Passage
from armstrace.loaders.annotation import Annotator
from armstrace.loaders.claim_id import make_claim_id
from armstrace.loaders.clause import find_clauses
from armstrace.loaders.date import find_times
from armstrace.loaders.discourse import Discourse
from armstrace.loaders.document import Block, BlockKind, Document, Footnote, Row, Section, Span
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.passage import list_passages
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules import BESIDE_RULES, CLAUSE_RULES, LAST_RULES, SENTENCE_RULES
from armstrace.loaders.rules.box import read_box
from armstrace.loaders.rules.box_scene import BoxScene
from armstrace.loaders.rules.citation import read_work
from armstrace.loaders.rules.table import TableScene, read_table
from armstrace.loaders.scene import Place, Scene
from armstrace.loaders.work import Work, parse_works

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
_LEAD = re.compile(r"(?:Summary|Five-Year Review|Ten-Year Review):\s*")
_REFERS = re.compile(
    r"\b(?:[Ss]ee|source|[Dd]atabase|accessed|taken from|comes from|found on|based on|country profile)\b"
)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Reading:
    """What rules made of a document. `names` are the printed names of things that no register has."""

    document: Document
    claims: tuple[Claim, ...]
    passages: Mapping[str, Passage]
    spans: Mapping[str, Span]
    works: Mapping[tuple[str, int], tuple[str, ...]]
    uses: tuple[BlockUse, ...]
    names: Mapping[Ref, tuple[str, ...]]

    def cited(self, claim: Claim) -> tuple[str, ...]:
        """The names of the works that a claim's footnotes cite, and of the footnote that it stands in."""
        note = self.passages[claim.passage].note
        numbers = (*claim.notes, *((note,) if note else ()))
        named = dict.fromkeys(name for n in numbers for name in self.works.get((claim.document, n), ()))
        return tuple(named)


def read_claims(document: Document, registers: Registers | None = None) -> Reading:
    """Read a document by rules alone. Same document, same claims, in the order of the text."""
    return _Reader(document, registers or read_registers()).read()


@dataclass
class _Marked:
    """Where a footnote's marker stands: the sentence and the memory behind it."""

    scene: Scene
    discourse: Discourse


@dataclass
class _Reader:
    document: Document
    registers: Registers
    claims: list[Claim] = field(default_factory=list)
    uses: list[BlockUse] = field(default_factory=list)
    passages: dict[str, Passage] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    works: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    names: dict[Ref, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._annotator = Annotator(self.registers, self.document.country)
        texts = [block.text for section in self.document.sections for block in section.blocks]
        self._annotator.learn(
            [*texts, *(note.text for section in self.document.sections for note in section.footnotes)]
        )

    def read(self) -> Reading:
        for section in self.document.sections:
            _SectionReader(self, section).read()
        return Reading(
            self.document,
            tuple(_mint(self.claims)),
            self.passages,
            self.spans,
            self.works,
            tuple(self.uses),
            _name_unknown(self.claims, self.registers),
        )

    def annotate(self, text: str, offset: int) -> Annotation:
        return self._annotator.annotate(text, offset)

    def name_work(self, work: Work) -> tuple[str, ...]:
        """What a cited work is called: title, publisher and author, bodies also by their names in the registers."""
        names = [work.title, work.publisher, work.author, work.description]
        if not work.title:
            names.append(work.text)
        bodies = [
            e for name in (work.publisher, work.author) if name for e in self.registers.find_all(name, ("org", "state"))
        ]
        return tuple(dict.fromkeys(name for name in (*names, *(entry.label for entry in bodies)) if name))

    def find_weapon(self, name: str) -> Ref | None:
        """The munition that a cell names, however it spells it."""
        return self._annotator.find_weapon(name)

    def is_body(self, name: str) -> bool:
        return bool(self.registers.find_all(name, ("org", "state", "group")))


class _SectionReader:
    """Reads one section."""

    def __init__(self, reader: _Reader, section: Section) -> None:
        self._reader, self._section = reader, section
        country = Ref("state", reader.document.country) if reader.document.country else None
        treaty, weapon = _DEFAULTS.get(section.code, (None, None))
        self._discourse = Discourse(
            reader.registers,
            country,
            Ref("treaty", treaty) if treaty else None,
            Ref("munition", weapon) if weapon else None,
        )
        self._passages = {}
        for passage in list_passages(section):
            span = Span(passage.at[0] + section.span.start, passage.at[1] + section.span.start)
            reader.passages[passage.key] = passage
            reader.spans[passage.key] = span
            self._passages[span] = passage
        self._works = {note.number: parse_works(note, reader.is_body) for note in section.footnotes}
        for number, works in self._works.items():
            named = dict.fromkeys(name for work in works for name in reader.name_work(work))
            note = next(n for n in section.footnotes if n.number == number)
            reader.works[section.key, number] = (*named, *self._name_references(note))
        self._resolutions = dict(self._list_resolutions())
        self._marked: dict[int, _Marked] = {}

    def _name_references(self, note: Footnote) -> Iterator[str]:
        """What a note refers to in words that are no citation: "see the country profile", "taken from reports of"."""
        for sentence in note.sentences:
            text = self._reader.document.text[sentence.span.start : sentence.span.end]
            if not any(_fills(work, sentence.span) for work in self._works[note.number]) and _REFERS.search(text):
                yield re.sub(r"\ASee (?:also )?(?:the )?", "", text).rstrip(".")[:200]
                for mention in self._reader.annotate(text, 0).mentions:
                    if mention.kind in (Kind.BODY, Kind.GROUP):
                        yield mention.words
                if "country profile" in text:
                    yield "Landmine and Cluster Munition Monitor"

    def _list_resolutions(self) -> Iterator[tuple[int, Ref]]:
        for note in self._section.footnotes:
            named = [m for m in self._reader.annotate(note.text, 0).mentions if m.kind is Kind.RESOLUTION]
            if named:
                yield note.number, named[0].ref

    def read(self) -> None:
        lead: Scene | None = None
        for block in self._section.blocks:
            before = len(self._reader.claims)
            lead = self._read_block(block, lead)
            self._note_use(block, len(self._reader.claims) - before)
        for note in self._section.footnotes:
            self._read_note(note)

    def _note_use(self, block: Block, made: int) -> None:
        reason = "" if made else _name_no_claim(block)
        self._reader.uses.append(
            BlockUse(self._section.key, block.heading, block.number, block.kind, block.span, made, reason)
        )

    def _read_block(self, block: Block, lead: Scene | None) -> Scene | None:
        if block.kind is BlockKind.TABLE:
            self._read_table(block)
        elif block.kind is BlockKind.BOX:
            self._read_box(block)
        if block.kind in (BlockKind.TABLE, BlockKind.BOX, BlockKind.NOTE, BlockKind.NAVIGATION):
            return lead
        scene: Scene | None = lead
        update = _UPDATE.match(block.text)
        dates = find_times(update["date"]) if update else ()
        for sentence in block.sentences:
            text = self._reader.document.text[sentence.span.start : sentence.span.end]
            passage = self._passages.get(sentence.span)
            if passage is None:
                continue
            place = Place(
                self._section.key,
                self._section.code,
                passage.key,
                block.heading,
                self._updated(),
                None,
                dates[0].edtf if dates else None,
            )
            scene = self._read_sentence(
                text, sentence.span.start, place, lead if block.kind is BlockKind.ITEM else None
            )
        return lead if block.kind is BlockKind.ITEM else scene

    def _row_scene(self, block: Block, row: Row, text: str) -> Scene | None:
        passage = self._passages.get(row.span)
        if passage is None:
            return None
        stem = passage.key.rsplit("-r", 1)[0]
        context = [key for key in (f"{stem}-title", f"{stem}-head") if key in self._reader.passages]
        groups = [r.number for r in block.rows if r.number <= row.number and r.group and not r.group.inherited]
        if row.group and groups:
            context += [key for key in (f"{stem}-g{groups[-1]}",) if key in self._reader.passages]
        place = Place(
            self._section.key,
            self._section.code,
            passage.key,
            block.heading,
            self._updated(),
            None,
            None,
            tuple(context),
        )
        note = self._reader.annotate(text, row.span.start)
        marks = {number for cell in row.cells for number in cell.notes} or set(block.notes if block.title else ())
        markers = tuple((number, len(note.tokens)) for number in sorted(marks))
        return Scene(place, note, [], self._discourse, self._works, markers, self._resolutions)

    def _read_table(self, block: Block) -> None:
        scenes = [self._row_scene(block, row, " ".join(c.text for c in row.cells)) for row in block.rows]
        rows = [(row, scene) for row, scene in zip(block.rows, scenes, strict=True) if scene]
        title = self._reader.annotate(block.title.text if block.title else "", 0)
        table = TableScene(
            replace(block, rows=tuple(row for row, _ in rows)),
            tuple(scene for _, scene in rows),
            lambda text: self._reader.annotate(text, 0),
            title,
            self._reader.find_weapon,
        )
        self._reader.claims += [replace(claim, rule="table") for claim in read_table(table)]

    def _read_box(self, block: Block) -> None:
        for row in block.rows:
            scene = self._row_scene(block, row, row.cells[0].text)
            if scene is None or len(row.cells) < 2:
                continue
            box = BoxScene(
                row, scene, lambda text: self._reader.annotate(text, 0), self._value_reader(row, scene.place)
            )
            self._reader.claims += [replace(claim, rule=claim.rule or "box") for claim in read_box(box)]

    def _value_reader(self, row: Row, place: Place) -> Callable[[int], list[Claim]]:
        def read(number: int) -> list[Claim]:
            before = len(self._reader.claims)
            self._read_sentence(row.cells[number].text, row.cells[number].span.start, place, None)
            made = self._reader.claims[before:]
            del self._reader.claims[before:]
            return made

        return read

    def _updated(self) -> str | None:
        return self._section.updated.isoformat() if self._section.updated else None

    def _read_sentence(self, text: str, offset: int, place: Place, lead: Scene | None) -> Scene:
        plain = _LEAD.sub(lambda found: " " * len(found[0]), text, count=1)
        update = _UPDATE.match(plain)
        if update:
            plain = " " * update.end() + plain[update.end() :]
        note = self._discourse.add_treaties(self._reader.annotate(plain, offset))
        overlong = len(note.tokens) > _LONGEST
        clauses = [] if overlong else find_clauses(note)
        propositions = [Proposition(clause, self._discourse, clauses) for clause in clauses]
        scene = Scene(place, note, propositions, self._discourse, self._works, note.markers, self._resolutions, lead)
        scene.made = [] if overlong else self._apply(scene)
        self._reader.claims += scene.made
        if overlong:
            return scene
        subjects = [party for prop in propositions if prop.clause.governor is None for party in prop.subjects]
        self._discourse.note_sentence(note, subjects[:2])
        for number, _ in scene.markers:
            self._marked.setdefault(number, _Marked(scene, self._discourse.copy()))
        return scene

    def _apply(self, scene: Scene) -> list[Claim]:
        made: list[Claim] = []
        for prop in scene.propositions:
            for rule in CLAUSE_RULES:
                claims = [replace(claim, rule=rule.name) for claim in rule.read(scene, prop)]
                if claims:
                    made += claims
                    scene.read.append(prop.clause)
                    break
        for prop in scene.propositions:
            for rule in LAST_RULES if prop.clause not in scene.read else ():
                made += [replace(claim, rule=rule.name) for claim in rule.read(scene, prop)]
        for prop in scene.propositions:
            for rule in BESIDE_RULES:
                made += [replace(claim, rule=rule.name) for claim in rule.read(scene, prop)]
        for sentence_rule in SENTENCE_RULES:
            made += [replace(claim, rule=sentence_rule.name) for claim in sentence_rule.read(scene)]
        return list(_distinct(made))

    def _read_note(self, note: Footnote) -> None:
        if note.span is None:
            return
        marked = self._marked.get(note.number)
        kept = self._discourse
        self._discourse = marked.discourse if marked else kept.copy()
        for sentence in note.sentences:
            text = self._reader.document.text[sentence.span.start : sentence.span.end]
            passage = self._passages.get(sentence.span)
            if passage is None:
                continue
            place = Place(
                self._section.key,
                self._section.code,
                passage.key,
                marked.scene.place.heading if marked else (),
                self._updated(),
                note.number,
            )
            works = [work for work in self._works[note.number] if _overlaps(work, sentence.span)]
            if any(_fills(work, sentence.span) for work in works) or (works and _is_list(text)):
                self._read_works(text, sentence.span.start, place, works, marked.scene if marked else None)
            else:
                self._read_sentence(text, sentence.span.start, place, marked.scene if marked else None)
        self._discourse = kept

    def _read_works(self, text: str, offset: int, place: Place, works: Iterable[Work], lead: Scene | None) -> None:
        note = self._discourse.add_treaties(self._reader.annotate(text, offset))
        scene = Scene(place, note, [], self._discourse, self._works, (), self._resolutions, lead)
        for work in works:
            self._reader.claims += [replace(claim, rule="citation") for claim in read_work(scene, work)]
        self._discourse.note_sentence(note, ())


def _name_no_claim(block: Block) -> str:
    """What a block without claims is, where it is no claim by its kind or its words; empty where it is unread."""
    return _NO_CLAIM.get(block.kind, "cross-reference" if _CROSS_REFERENCE.match(block.text) else "")


def _overlaps(work: Work, span: Span) -> bool:
    return min(work.span.end, span.end) > max(work.span.start, span.start)


def _fills(work: Work, span: Span) -> bool:
    """Is a sentence of a note nothing but a citation?"""
    return min(work.span.end, span.end) - max(work.span.start, span.start) > 0.6 * (span.end - span.start)


def _is_list(text: str) -> bool:
    """Is a sentence a list of citations: several parts, each with a title in quotation marks or a date?"""
    return text.count(";") >= 1 and (text.count("“") >= 2 or len(re.findall(r"\b(?:19|20)\d\d\b", text)) >= 2)


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Each claim once, whatever rule made it."""
    seen: set[Claim] = set()
    for claim in claims:
        bare = replace(claim, rule=None, content=None)
        if bare not in seen:
            seen.add(bare)
            yield claim


def _name_unknown(claims: Iterable[Claim], registers: Registers) -> dict[Ref, tuple[str, ...]]:
    """Printed names of the things that claims name and no register has."""
    names: dict[Ref, tuple[str, ...]] = {}
    for claim in claims:
        written = dict(claim.written)
        for role, ref in (("subject", claim.subject), ("object", claim.object)):
            if ref and role in written and registers.find_ref(ref) is None:
                names[ref] = tuple(dict.fromkeys((*names.get(ref, ()), written[role])))
    return names


def _mint(claims: Iterable[Claim]) -> Iterator[Claim]:
    taken: set[str] = set()
    for claim in claims:
        key = make_claim_id(claim, taken)
        taken.add(key)
        yield replace(claim, key=key)
