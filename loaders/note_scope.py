"""Which footnotes bear on sentences and claims without a marker of their own.

The Monitor marks the end of what a work supports: a marker at the end of a sentence may cover the sentences before it
too. What happened rests on a cited work and is told on, sentence by sentence; how things stand is the Monitor's own
summary. So a sentence without a marker takes those of the next marked one in its paragraph where it tells what
happened, or the next sentence goes on about the same thing, and no sentence in between begins another account: with a
contrast, or with the word of someone else. The items of a list take the notes of the sentence that they hang on, the
sentence that announces a table takes the title's, and what stands below a heading the heading's. The passage with the
marker is then a context passage of the claims: what was concluded stays visible (docs/coding-guide.md, "Notes").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from armstrace.graph.claim import Claim
from armstrace.graph.sealed import replace, sealed
from armstrace.loaders.clause import Relation
from armstrace.loaders.document import Block, Heading, Row
from armstrace.loaders.mention import ACTORS
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import Scene
from armstrace.loaders.verb_form import Form

_CONTRAST = re.compile(
    r"(?:However|But|Yet|Nevertheless|Nonetheless|Conversely|Instead|Despite|In spite|Although|In contrast|By contrast"
    r"|On the other hand|Meanwhile|Separately|Elsewhere|Unlike|While)\b"
)
_ANNOUNCES = re.compile(r"\b(?:following|below) table\b|\b(?:table|chart)s? below\b")
_PAST = frozenset({"was", "were", "had", "did"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_POINTING = frozenset({"the", "this", "these", "those", "such", "its", "their", "his", "her"})


@sealed(frozen=True, slots=True)
class Cover:
    """The footnotes that bear on a passage, and the passages that show why."""

    notes: tuple[int, ...]
    context: tuple[str, ...] = ()


def find_covers(scenes: Sequence[Scene]) -> dict[str, Cover]:
    """Passage key -> its cover, for the sentences of one block in their order."""
    covers: dict[str, Cover] = {}
    carried: Cover | None = None
    following: Scene | None = None
    for scene in reversed(scenes):
        if scene.markers:
            carried = _end_cover(scene)
        elif carried is None or following is None or not _goes_on(scene, following):
            carried = _item_cover(scene)
        if carried and not scene.markers:
            covers[scene.place.passage] = carried
        following = scene
    return covers


def find_lead_cover(scene: Scene, block: Block, title: str) -> dict[str, Cover]:
    """The cover of the sentence right above a table or box that announces it. `title` is the key of its passage."""
    notes = block.title.notes if block.title else ()
    text = scene.note.text.rstrip()
    announces = text.endswith(":") or _ANNOUNCES.search(text) is not None
    return {scene.place.passage: Cover(notes, (title,))} if notes and announces and not scene.markers else {}


def find_heading_cover(path: tuple[str, ...], headings: Iterable[Heading]) -> Cover | None:
    """The notes of the innermost heading of a path that has some."""
    marked = [heading for heading in headings if heading.notes and path[: len(heading.path)] == heading.path]
    return Cover(max(marked, key=lambda heading: len(heading.path)).notes) if marked else None


def list_row_notes(block: Block, row: Row) -> tuple[int, ...]:
    """The notes of a row of a table or box: of its cells, its group and, for all rows alike, the title and the head."""
    shared = (block.title, *block.head, row.group)
    cells = (cell for cell in (*row.cells, *shared) if cell)
    return tuple(sorted({number for cell in cells for number in cell.notes}))


def cover_claims(claims: Iterable[Claim], covers: Mapping[str, Cover]) -> Iterator[Claim]:
    """The claims; those without notes get the notes and context of their passage's cover.

    What a state signed and joined stands in the depositary's record and rests on no note of another sentence.
    """
    for claim in claims:
        cover = covers.get(claim.passage)
        if cover is None or claim.notes or claim.kind == "TreatyStatusClaim":
            yield claim
        else:
            context = tuple(dict.fromkeys((*claim.context, *cover.context)))
            yield replace(claim, notes=cover.notes, context=context)


def _end_cover(scene: Scene) -> Cover | None:
    """The notes of a sentence whose markers all stand at its end; markers inside it bear on its parts alone."""
    places = {place for _, place in scene.markers}
    if len(places) != 1 or any(token.text.isalnum() for token in scene.note.tokens[max(places) :]):
        return None
    return Cover(tuple(number for number, _ in scene.markers), (scene.place.passage,))


def _item_cover(scene: Scene) -> Cover | None:
    """The notes at the end of the sentence that the items of a list hang on."""
    hangs = scene.lead is not None and scene.lead.note.text.rstrip().endswith(":")
    return _end_cover(scene.lead) if scene.lead and hangs else None


def _goes_on(scene: Scene, following: Scene) -> bool:
    """Does the next sentence go on with the same account?"""
    if _CONTRAST.match(following.note.text.lstrip()) or _is_anothers_word(scene, following):
        return False
    if _opens_with(following, _PRONOUNS):
        return True
    return _tells_past(scene) and (_tells_past(following) or _opens_with(following, _POINTING))


def _is_anothers_word(scene: Scene, following: Scene) -> bool:
    """Is the next sentence the word of someone whom this one does not name?"""
    named = {mention.ref for mention in scene.note.mentions if mention.kind in ACTORS}
    named |= {party.ref for prop in scene.propositions for party in (*prop.subjects, *prop.stance.asserters)}
    speakers = {party.ref for prop in following.propositions for party in prop.stance.asserters}
    return bool(speakers - named)


def _opens_with(scene: Scene, words: frozenset[str]) -> bool:
    """Is the first word of a sentence's main subject one of these?"""
    first = next((prop.clause for prop in scene.propositions if prop.clause.relation is Relation.MAIN), None)
    return bool(first and first.subject and scene.note.word(first.subject[0]) in words)


def _tells_past(scene: Scene) -> bool:
    """Does a whole clause of the sentence tell what happened?"""
    groups = (prop.clause.group for prop in _whole_clauses(scene))
    return any(group.helpers[0] in _PAST if group.helpers else group.form is Form.PAST for group in groups)


def _whole_clauses(scene: Scene) -> Iterator[Proposition]:
    for prop in scene.propositions:
        if prop.clause.relation in (Relation.MAIN, Relation.COORDINATE) and not prop.clause.quoted:
            yield prop
