"""Rules for hazards without a figure: what they do to people, which parts are the most affected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from armstrace.graph.claim import Claim
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import Range
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.contamination import locate
from armstrace.loaders.rules.land import LAND_SECTIONS, lies_abroad, object_of, weapon_named
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_HAZARD = re.compile(
    r"\A(?:(?:the|these|such|its|their|unmarked|unexploded|abandoned|heavy|widespread|this|mine|landmine|mine/erw|erw"
    r"|uxo|existing|remaining|residual|ongoing|explosive|cluster munition) )*(?:(?:land)?mines|contamination|minefields"
    r"|mined areas|hazardous areas|contaminated areas|remnants|erw|uxo|ordnance|submunitions|explosive devices"
    r"|mines/erw|mines/uxo)\b",
    re.IGNORECASE,
)
#: What hazards do to the land and its people.
_HARMING = frozenset(
    """obstruct hinder impede hamper prevent restrict limit threaten endanger affect impact disrupt deny block delay
    damage constrain slow render cause""".split()  # noqa: SIM905
)
_POSING = frozenset("pose be represent constitute remain present continue".split())  # noqa: SIM905
_THREAT = re.compile(
    r"\A(?:to pose )?(?:(?:a|an|the|one of the|still|also|currently|only|main|major|serious|significant|severe|great"
    r"|grave|real|considerable|constant|daily|persistent|continuing|continued|ongoing|particular|direct|key|substantial"
    r"|residual|limited|minor|big|biggest|greatest|humanitarian|important) )+"
    r"(?:threats?|dangers?|risks?|hazards?|obstacles?|impediments?|barriers?|challenges?|burdens?|constraints?)\b"
)
_JOINED = (Relation.COORDINATE, Relation.GERUND)
#: Hurt, and work on it: for the rules on casualties and on programmes to tell.
_OTHER = re.compile(r"\b(?:casualt|injured|killed|clearance|demining|survey|programs?|programmes?|funds?|treaty)", re.I)
_MOST = re.compile(
    r"\b(?:most|worst|heaviest|heavily)[ -](?:(?:heavily|severely|seriously|badly|mine|uxo|erw|landmine)[ /-]){0,3}"
    r"(?:affected|contaminated|mined|impacted)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:areas?|regions?|provinces?|districts?|departments?|governorates?|counties|municipalities|states?)\b", re.I
)


@on_verbs(_HARMING | _POSING)
def read_harm(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What mines and contamination do: they block roads, keep people from land, are a threat to herders.

    >> [ma irq] Mines obstruct access to farmland.
    -> ContaminationClaim state:irq contaminatedBy munition:mine
    >> [ma ago] Contamination remains a serious obstacle to development.
    -> ContaminationClaim state:ago contaminatedBy munition:mine
    """
    subject = _subject(scene, prop)
    if scene.home is None or subject is None or prop.passive or prop.negated or prop.clause.quoted:
        return
    words = scene.note.words(*subject)
    behind = scene.note.words(*prop.clause.tail)
    threat = prop.lemma in _HARMING or _THREAT.match(behind)
    if not (_HAZARD.match(words) and threat and prop.stance.plain) or _OTHER.search(f"{words} {behind}"):
        return
    if scene.place.code not in LAND_SECTIONS or scene.note.within(*prop.clause.tail, Kind.AMOUNT, Kind.STATE):
        return
    arms = list_arms(scene.note, *subject) or weapon_named(scene)
    area = _area(scene, subject)
    joined = [c for c in prop.clauses if c.relation in _JOINED and c.lemma in _HARMING | _POSING]
    end = max(clause.reach[1] for clause in (prop.clause, *joined))
    yield locate(scene, area, scene.condense(prop.clause.group.first, end), prop, hazard=object_of(arms))


def _subject(scene: Scene, prop: Proposition) -> Range | None:
    """The subject of a clause, or of the one that it is joined to ("blocks roads and hinders returns")."""
    if prop.clause.subject is not None or prop.clause.relation not in (Relation.COORDINATE, Relation.GERUND):
        return prop.subject_range
    before = [c for c in prop.clauses if c.group.first < prop.clause.group.first and c.subject is not None]
    return before[-1].subject if before else prop.subject_range


def _area(scene: Scene, region: Range) -> Ref:
    """The place that a subject names, else the country."""
    wheres = [w.refs[0] for w in list_wheres(scene.note, *region) if not lies_abroad(scene, w.refs[0])]
    return next(iter(wheres), scene.home or Ref("place", "unnamed"))


@on_verbs({"be", "include", "remain"})
def read_most_listed(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Which parts are the most affected, each on its own.

    >> [ma tcd] The most affected provinces are Tibesti, Ennedi, and Moundou.
    -> ContaminationClaim place:tibesti contaminatedBy munition:mine
    -> ContaminationClaim place:moundou contaminatedBy munition:mine
    """
    words = scene.note.words(*prop.subject_range) if prop.subject_range else ""
    if scene.place.code not in LAND_SECTIONS or prop.negated or not (_MOST.search(words) and _PARTS.search(words)):
        return
    for name in list_names(scene, prop.clause.tail):
        yield locate(scene, name, scene.condense(*(prop.subject_range or (0, 0))), prop)


def list_names(scene: Scene, region: Range) -> Sequence[Party]:
    """The names of a list: known places and runs of capital words."""
    note, found, begin = scene.note, list[Party](), region[0]
    for place in range(region[0], region[1] + 1):
        mention = note.at(place) if place < region[1] else None
        if place < region[1] and (mention is not None or note.word(place) not in (",", "and", "or", ".", "(", ";")):
            continue
        begin += note.word(begin) in ("the", "both", "in") and begin < place
        named = next((m for m in note.within(begin, place, Kind.PLACE)), None)
        capital = all(note.tokens[i].capital or note.tokens[i].text in "-’'" for i in range(begin, place))
        if named is not None:
            found.append(scene.party(named))
        elif place > begin and capital and note.at(begin) is None:
            found.append(scene.mint("place", note.words(begin, place)))
        elif place > begin or note.word(place) in ("(", ";"):
            break
        begin = place + 1
    return found
