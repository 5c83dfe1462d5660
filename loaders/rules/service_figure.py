"""Rules for figures of help that no other rule reads: how many centers there are, how many people got what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity, Quantity
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Count, list_counts, list_wheres
from armstrace.loaders.clause import Relation, is_past
from armstrace.loaders.date import Relation as When
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.assistance import speaks_of_victims
from armstrace.loaders.rules.casualty_people import REGIONS
from armstrace.loaders.rules.casualty_scope import list_harmed
from armstrace.loaders.rules.land import own_time
from armstrace.loaders.scene import Scene

_SECTIONS = frozenset({"cva", "va", "imp"})
_PEOPLE = frozenset({"person", "survivor", "casualty", "household"})
_COUNTED = _PEOPLE | {"item", "percent", "organization", "session", "team"}
#: Verbs of people that something was done for, or that got something.
_HELPED = frozenset(
    """receive obtain benefit attend participate complete enroll access get gain undergo use register graduate join
    take train grant give provide offer pay support assist help treat refer admit fit equip distribute deliver award
    employ hire place include reach visit transport reimburse allocate serve rehabilitate consult follow donate
    issue produce repair build""".split()  # noqa: SIM905
)
#: Nouns of people who need help; a number of others is one of staff.
_WANTING = re.compile(
    r"\b(?:survivors?|victims?|patients?|amputees?|beneficiar(?:y|ies)|people|persons?|children|women|men|boys|girls|"
    r"veterans|families|individuals|users|households|students)\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:cent(?:er|re)s?|hospitals?|clinics?|workshops?|facilit(?:y|ies)|posts|units?|schools?|technicians?|"
    r"organi[sz]ations?|networks?|groups?|services?|programs?|projects?|providers?|doctors|surgeons|therapists|"
    r"physiotherapists|nurses|workers|specialists|prosthe\w+|orthoses|orthotics|devices?|wheelchairs?|crutches|limbs|"
    r"aids|sessions|meetings|ambulances?|teams?|volunteers|teachers|supporters|staff|beds|loans|"
    r"grants|consultations|operations|surgeries|operators|NGOs|health|companies)\b",
    re.IGNORECASE,
)
_COVERING = frozenset("survey cover register identify assess reach operate extend complete conduct exist".split())  # noqa: SIM905
#: "The number of patients rose from 900 to 1,100".
_NUMBER_OF = re.compile(
    r"(?:[Tt]he )?(?:total )?number of (?:[\w-]{1,20} ){0,3}?"
    r"(?:beneficiaries|patients|survivors|people|persons|users|children)\b"
)
#: What stands before a part of those counted.
_PART = re.compile(r"\b(?:including|whom|which|were|and|with)\b|[(:]")
_WITH = re.compile(r"\b(?:with|through|by|under|from|thanks to)\b")


def read_figure(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A figure of help for survivors: of those who got it, of centers, of staff, of devices.

    >> [va tcd] There were 15 physical rehabilitation centers in Chad in 2013.
    -> VictimAssistanceClaim state:tcd serviceSituation exactly=15 time=2013
    >> [va tcd] With ICRC support, 210 amputees obtained loans to start small businesses in 2012.
    -> VictimAssistanceClaim org:icrc beneficiaries exactly=210 time=2012
    """
    if scene.place.code not in _SECTIONS or scene.home is None or prop.clause.quoted or not _is_told(prop):
        return
    if not speaks_of_victims(scene):
        return
    counts = ([] if list_harmed(scene) else _figures(scene, prop)) or _regions(scene, prop)
    wheres = list_wheres(scene.note, *prop.clause.reach)
    for number, count in enumerate(counts):
        helped = _are_helped(prop, count)
        stop = counts[number + 1].mention.first if number + 1 < len(counts) else prop.clause.reach[1]
        time = own_time(scene, prop, count.mention.last, stop)
        time = None if isinstance(time, Time) and time.relation is When.AS_OF else time
        yield scene.claim(
            "VictimAssistanceClaim",
            "beneficiaries" if helped else "serviceSituation",
            (_helper(scene, prop) if helped else None) or scene.home,
            prop=prop,
            where=wheres[0] if wheres else None,
            quantity=_quantity(count, helped=helped),
            time=time,
            current=time is None and not is_past(prop.clause.group),
            content=scene.condense((prop.subject_range or (prop.clause.begin, 0))[0], prop.clause.reach[1]),
            polarity=Polarity.AFFIRMED,  # "did not receive" stands in the content
        )


def _is_told(prop: Proposition) -> bool:
    return prop.clause.relation in (Relation.MAIN, Relation.COORDINATE) and not prop.clause.group.modal


def _figures(scene: Scene, prop: Proposition) -> list[Count]:
    """The figure of a clause that counts people helped, those who help, or things that help, and its parts; all
    figures of a number that rose or fell.
    """
    first, last = prop.subject_range or (0, 0)
    regions = [(first, last), (prop.clause.group.last, prop.clause.reach[1])]
    counts = [c for region in regions for c in list_counts(scene.note, *region) if _is_number(c)]
    if _NUMBER_OF.match(scene.note.words(first, last)):
        return [c for c in counts if c.quantity.unit in _COUNTED and not c.noun][:3]
    told = [c for c in counts if c.quantity.unit in _COUNTED and _is_of_help(scene, c)]
    parts = [c for c in told[1:] if _PART.search(scene.note.words(c.mention.first - 2, c.mention.first))]
    return told[:1] + parts[:2]


def _regions(scene: Scene, prop: Proposition) -> list[Count]:
    """ "Survivors in nine of the 18 provinces had been surveyed": how much of a country is covered."""
    if prop.lemma not in _COVERING:
        return []
    end = next((i for i in range(prop.clause.group.last, len(scene.note.tokens)) if scene.note.stops(i)), None)
    first = min((prop.subject_range or (prop.clause.begin, 0))[0], prop.clause.begin)
    counts = list_counts(scene.note, first, end or len(scene.note.tokens))
    near = [(c, scene.note.words(c.mention.last, c.mention.last + 8)) for c in counts if _is_number(c)]
    return [c for c, words in near if c.quantity.unit == "item" and REGIONS.match(words)][:1]


def _is_number(count: Count) -> bool:
    return count.quantity.value is not None or count.quantity.low is not None


def _is_of_help(scene: Scene, count: Count) -> bool:
    if count.quantity.unit == "percent":
        behind = scene.note.words(count.mention.last, count.mention.last + 9)
        return behind.startswith("of ") and bool(_WANTING.search(behind) or _THING.search(behind))
    return bool(_WANTING.search(count.noun) or _THING.search(count.noun))


def _are_helped(prop: Proposition, count: Count) -> bool:
    """Are people counted, for whom something was done?"""
    if _NUMBER_OF.match(prop.note.words(*(prop.subject_range or (0, 0)))):
        return True
    people = count.quantity.unit in _PEOPLE or (count.quantity.unit == "item" and _WANTING.search(count.noun))
    return bool(people) and prop.lemma in _HELPED and not prop.negated


def _quantity(count: Count, *, helped: bool) -> Quantity:
    people = count.quantity.unit == "item" and (helped or _WANTING.search(count.noun))
    return replace(count.quantity, unit="person") if people else count.quantity


def _helper(scene: Scene, prop: Proposition) -> Party | Ref | None:
    """Who gives it: the body that does, or with whose support or by whom it is done."""
    doers = [p for p in prop.actors if p.ref.kind == "org" and (p.known or p.mention)]
    for mention in [m for m in scene.mentions(Kind.BODY) if not doers]:
        led = scene.note.words(max(0, mention.first - 3), mention.first)
        if _WITH.search(led.lower()):
            return scene.party(mention)
    return doers[0] if doers else None
