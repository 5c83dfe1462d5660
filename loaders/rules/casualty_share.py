"""Rules for casualties without a figure of their own: none, not known, all, most."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Certainty, Claim, Comparator, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.argument import Arm, Count, Where, exact, list_arms, list_counts, list_wheres
from armstrace.loaders.clause import Relation, is_past
from armstrace.loaders.comparison import is_held_against
from armstrace.loaders.date import Time
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.casualty_incident import EXPLOSIVE
from armstrace.loaders.rules.casualty_scope import find_whose
from armstrace.loaders.rules.casualty_word import CODES, find_outcome, list_people, name_accounting
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene
from armstrace.loaders.verb_form import Form

#: "No information on casualties" is no figure of none.
_NO_CASUALTIES = re.compile(
    r"no (?:(?!(?:information|data|details|records?|reports?|on|of|about|"
    r"increase|decrease|decline|rise|reduction|change|significant)\b)[\w/-]+ |remnants of war |[/()] ){0,9}"
    r"(?:casualties|victims|fatalities|deaths|(?:people|civilians|one|deminers?) (?:\w+ )*(?:killed|injured)"
    r"|(?P<event>incidents?|accidents?)(?! of\b))\b"
)


#: "None of the casualties was a deminer".
_NONE_OF = re.compile(r"(?:none|neither) of (?:the|these|those|all)? ?(?:[\w/-]+ ){0,4}?(?:casualties|victims|them)\b")
_NOBODY = re.compile(
    r"(?:nobody|no one|no (?:\w+ ){0,2}?(?:people|persons?|civilians?|deminers?|soldiers?|children|staff|personnel))"
)
_RECORDING = frozenset("record report identify register document have".split())  # noqa: SIM905
_SHARING = frozenset("make comprise constitute represent form account".split())  # noqa: SIM905
_FRACTION = re.compile(
    r"(?:up |for )?(?:(?:the|a|about|almost|nearly|over|more than|vast|great|large|overwhelming|single) )*"
    r"(?:half|thirds?|quarters?|majority|most|largest|highest|greatest|biggest|bulk|two-thirds|three-quarters|all|minority)\b"
)
#: A share in words, as the subject of what is told of it.
_MOST = re.compile(
    r"(?:all|most|many(?! more)|(?:almost|nearly) all|(?:the|a) (?:(?:great|vast|overwhelming|large|small|slight) )?"
    r"(?:majority|minority|rest|remainder|bulk)"
    r"|(?:(?:more than|less than|over|nearly|almost|about|around|roughly|some|just|only|at least|well) ){0,3}"
    r"(?:half|an? (?:third|quarter|fifth)|one[- ]{1,3}(?:third|quarter|fifth|half)|two[- ]{1,3}thirds"
    r"|three[- ]{1,3}quarters)"
    r"(?= of\b))\b"
)
_ALL = re.compile(
    r"(?:(?:nearly|almost|virtually) )?(?:all|most|both)(?: of (?:these|those|them))?|the (?:vast )?majority"
)
_SERVED = frozenset("entitle receive benefit provide need require have get treat assist visit support give".split())  # noqa: SIM905
#: Where the parts of a share begin ("were children: 52 boys and 15 girls").
_PARTS = re.compile(r" [:;(\d]")


def read_none(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """ "No child casualties were recorded": a figure of none.

    >> [cas tcd] No child casualties were recorded among civilians in 2016.
    -> CasualtyClaim state:tcd casualties exactly=0 age=child time=2016
    >> [cas tcd] There were no mine casualties among deminers in 2014.
    -> CasualtyClaim state:tcd casualties exactly=0 population=deminer time=2014
    >> [mbp tcd] There have been no reported mine incidents since 2008.
    -> CasualtyClaim state:tcd incidents exactly=0 time=2008/
    """
    named = bool({"casualty", "casualties"} & scene.note.norms) or _on_accidents(scene)
    if scene.place.code not in CODES and not named and not scene.mentions(Kind.WEAPON):
        return
    subject = prop.subject_range or (0, 0)
    if prop.lemma == "be" and scene.note.word(subject[0]) == "there":
        subject = prop.clause.tail
    recorded = prop.lemma in _RECORDING and not prop.passive
    subject = prop.clause.tail if recorded else subject
    words = " ".join(scene.note.word(i) for i in range(*subject))
    if recorded and prop.negated:
        words = re.sub(r"\Aany ", "no ", words)
    none = (
        _NO_CASUALTIES.match(words)
        or _nobody_hurt(prop, words)
        or (_NONE_OF.match(words) if prop.lemma == "be" else None)
        or _none_recorded(scene, prop, words)
    )
    who = list_people(f"{words} {' '.join(prop.words_behind(6))}")
    if not none or (none[0].startswith(("none of", "neither of")) and not who):
        return
    time = _when(scene, prop)
    if prop.clause.group.form is Form.PRESENT and not scene.mentions(Kind.TIME):
        time = None  # "there are no casualties": as things stand
    yield scene.claim(
        "CasualtyClaim",
        "incidents" if none.groupdict().get("event") else _outcome_of(prop, words),
        _whose(scene),
        prop=prop,
        arms=_weapon(scene),
        time=time,
        quantity=exact(
            0, "incident" if none.groupdict().get("event") else "casualty", scene.note.words(subject[0], subject[0] + 1)
        ),
        details=[
            ("accounting", Ref("value", name_accounting(time))),
            *who,
        ],
        content=scene.condense(subject[0], prop.clause.tail[1]),
        polarity=Polarity.AFFIRMED,
        asserters=tuple(p.ref for p in prop.subjects if p.ref.kind == "org")[:1] or None if recorded else None,
    )


def _when(scene: Scene, prop: Proposition) -> Time | str | None:
    """The date right before "when", else that of the clause, else of the sentence or the one before it."""
    first = (prop.subject_range or (prop.clause.group.first, 0))[0]
    if scene.note.word(first - 1) == "when":
        dated = scene.note.at(first - 2 - (scene.note.word(first - 2) == ","))
        if dated is not None and dated.time:
            return dated.time
    return _sentence_time(scene)[0]


def _nobody_hurt(prop: Proposition, words: str) -> re.Match[str] | None:
    """ "Nobody was killed", "no deminers were injured"."""
    hurt = prop.passive and prop.lemma in ("kill", "injure", "wound", "harm", "hurt")
    return _NOBODY.fullmatch(words) if hurt else None


def _none_recorded(scene: Scene, prop: Proposition, words: str) -> re.Match[str] | None:
    """ "An increase from 2013, when none were recorded": none of those whom the sentence speaks of."""
    told = prop.passive and prop.lemma in _RECORDING and not prop.negated
    return re.fullmatch("none", words) if told and {"casualty", "casualties"} & scene.note.norms else None


def _outcome_of(prop: Proposition, words: str) -> str:
    """What became of none, as the verb or the noun tells it."""
    hurt = {"kill": "killed", "injure": "injured", "wound": "injured", "harm": "injured", "hurt": "injured"}
    told = hurt.get(prop.lemma, "") if prop.passive else ""
    return told or find_outcome(words)


def _on_accidents(scene: Scene) -> bool:
    """ "No mine incidents": does a sentence of another section speak of what exploded?"""
    return not scene.note.norms.isdisjoint({"incident", "accident"}) and bool(EXPLOSIVE.search(scene.note.text))


@on_verbs({"know", "be", "remain"})
def read_unknown(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A total that is not known.

    >> [cas tcd] The total number of mine casualties in Chad remains unknown.
    -> CasualtyClaim state:tcd casualties status=notKnown
    >> [cva tcd] The number of mine survivors is not known.
    -> CasualtyClaim state:tcd survivors status=notKnown
    """
    subject = prop.subject_range or (0, 0)
    words = " ".join(scene.note.word(i) for i in range(*subject))
    said = " ".join(prop.words_behind(4))
    unknown = (prop.lemma == "know" and prop.negated) or (
        prop.lemma in ("be", "remain") and re.search(r"unknown|not known|unclear", said)
    )
    if not unknown or not re.search(r"casualt|survivor|victim|killed|injured", words) or scene.place.code not in CODES:
        return
    if re.search(r"\b(?:status|age|gender|sex|identity|cause|type|location)\b", words):
        return  # who they were, not how many
    wheres = list_wheres(scene.note, *subject)
    end = len(scene.note.tokens)
    rest = scene.condense(subject[0], end)
    size = re.search(r"in the (?:tens|hundreds|thousands)\b[\w ]*", scene.note.text)
    yield scene.claim(
        "CasualtyClaim",
        find_outcome(words),
        wheres[0].refs[0] if wheres else _whose(scene),
        prop=prop,
        arms=_weapon(scene),
        current=True,
        status=Status.NOT_KNOWN,
        certainty=Certainty.UNKNOWN,
        polarity=Polarity.AFFIRMED,
        content=rest,
        behind=end,
        quantity=Quantity(comparator=Comparator.UNQUANTIFIED, unit="survivor", written=size[0]) if size else None,
    )


def read_share(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who the casualties were, without a figure: "all recorded casualties were male", "most ... are veterans".

    >> [cas tcd] All casualties in 2015 were adult civilians.
    -> CasualtyClaim state:tcd casualties time=2015
    """
    harm = prop.lemma in ("kill", "injure", "wound")
    if scene.place.code not in CODES and not harm and not {"casualty", "casualties"} & scene.note.norms:
        return
    subject = prop.subject_range or (0, 0)
    words = " ".join(scene.note.word(i) for i in range(*subject))
    if "survivor" in words and "casualt" not in words and prop.lemma not in ("be", "remain", "live", "reside"):
        return
    if prop.lemma in _SERVED and "casualt" not in words:
        return  # "all registered victims are entitled to benefits"
    if prop.clause.relation in (Relation.REDUCED, Relation.GERUND):
        return
    hurt = _are_all_hurt(scene, prop, words)
    if not hurt and not _are_all_of(scene, prop, words) and not _are_part(scene, prop, words):
        return
    own = [m.time for m in scene.mentions(Kind.TIME) if m.time and not is_held_against(scene.note, m)]
    back = [m.time for m in scene.discourse.times if m.time] if is_past(prop.clause.group) else []
    time = next(iter(own or back), None)
    end = len(scene.note.tokens)
    wheres = list_wheres(scene.note, 0, prop.clause.group.first)
    conflicts = [ref for where in list_wheres(scene.note, *_own_reach(scene, prop)) for ref in where.refs]
    yield scene.claim(
        "CasualtyClaim",
        hurt or find_outcome(words),
        find_whose(scene, wheres[0])[0] if wheres else _whose(scene),
        prop=prop,
        where=conflicts or None,
        arms=scene.arms[:1] or _weapon(scene),
        time=time,
        untimed=time is None,
        current=time is None,
        quantity=_quantity(scene, prop, subject, words),
        details=[("accounting", Ref("value", name_accounting(time))), *_who(prop, words, hurt)],
        content=scene.condense(0, end),
        behind=end,
    )


def _own_reach(scene: Scene, prop: Proposition) -> tuple[int, int]:
    """What stands behind the verb, up to the next figure: "two-thirds occurred in Tibesti, eight in Borkou"."""
    first, last = prop.clause.reach
    counts = [c.mention.first for c in list_counts(scene.note, first, last) if c.quantity.unit in ("item", "casualty")]
    return first, next((place for place in counts if place > first + 1), last)


def _are_part(scene: Scene, prop: Proposition, words: str) -> bool:
    """Is a share of those who were harmed told, and not as the second half of what was told already?"""
    share = _is_share(scene, prop.subject_range or (0, 0), words) or _makes_up(scene, prop, words)
    return share and not _goes_on(prop)


def _who(prop: Proposition, words: str, hurt: str) -> list[tuple[str, Ref]]:
    """Age, sex and status: of the subject where it is those who were harmed, else as they stand behind the verb."""
    behind = _PARTS.split(" ".join(prop.words_behind(9)))[0]
    return list_people(words if hurt or prop.lemma in _SHARING else behind)


def _is_share(scene: Scene, subject: tuple[int, int], words: str) -> bool:
    """Is the subject all, most or many of those who were harmed, and not a number of something else?"""
    if not _MOST.match(words):
        return False
    if not re.search(r"casualt|survivor|victim|incident|majority", words) or scene.note.word(subject[0] - 1) == "how":
        return False
    behind = scene.note.at(subject[1] + 1)
    if scene.note.word(subject[1]) == "," and behind is not None and behind.amount is not None:
        return False  # "most of them, 13 of 18, ...": the figure tells it
    items = (c for c in list_counts(scene.note, *subject) if c.quantity.unit == "item")
    return "(" in words or not any(c.mention.amount and c.mention.amount.numbers for c in items)


def _are_all_hurt(scene: Scene, prop: Proposition, words: str) -> str:
    """ "Soldiers were injured", "both deminers were killed": what became of all, or both, or most of those told of."""
    told = prop.passive and prop.lemma in ("kill", "injure", "wound") and not prop.negated
    some = re.fullmatch(
        r"(?:[\w-]{1,20} ){0,2}(?:civilians|soldiers|children|people|villagers|deminers|farmers)", words
    )
    if told and some and scene.mentions(Kind.WEAPON) and prop.clause.relation in (Relation.MAIN, Relation.COORDINATE):
        unnumbered = not list_counts(scene.note, *(prop.subject_range or (0, 0)))
        return ("killed" if prop.lemma == "kill" else "injured") if unnumbered else ""
    alone = re.fullmatch(
        r"(?:all|both|most)(?: of (?:them|these|those|the casualties))?"
        r"(?: (?:\w+ )?(?:deminers?|casualties|victims|civilians|children|men|women|boys|girls|soldiers))?",
        words,
    )
    told = told and scene.discourse.harmed
    either = re.search(r"\b(?:killed or injured|killed and injured)\b", scene.note.text)
    return ("killed" if prop.lemma == "kill" else "injured") if alone and told and not either else ""


def _are_all_of(scene: Scene, prop: Proposition, words: str) -> bool:
    """ "All were civilians": who all those told of before were."""
    told = prop.lemma == "be" and not prop.negated and scene.discourse.harmed
    caused = prop.lemma in ("attribute", "cause") and prop.passive and not prop.negated and scene.discourse.harmed
    if caused and _ALL.fullmatch(words) and list_arms(scene.note, *prop.clause.tail):
        return True
    return (
        told
        and words in ("all", "both", "all of them", "most", "all victims")
        and bool(list_people(" ".join(prop.words_behind(3))))
    )


def _makes_up(scene: Scene, prop: Proposition, words: str) -> bool:
    """ "Boys made up half of all civilian casualties": a share of casualties without a figure."""
    behind = " ".join(prop.words_behind(14))
    figures = [c for c in list_counts(scene.note, *prop.clause.reach) if c.quantity.value is not None]
    told = (
        prop.lemma in _SHARING | {"cause", "be"} and _FRACTION.match(behind) and re.search(r"casualt|victims", behind)
    )
    by_arm = prop.lemma != "be" and not prop.passive and bool(list_arms(scene.note, *(prop.subject_range or (0, 0))))
    return bool(told and (list_people(words) or by_arm) and all(c.quantity.written.lower() == "half" for c in figures))


def _goes_on(prop: Proposition) -> bool:
    """Is it the second half of what was told, or only where the incidents took place?"""
    fellow = prop.clause.fellow
    told = fellow is not None and fellow.lemma == "be" and fellow.group.first < prop.clause.group.first
    if told and any(clause is fellow for clause in prop.clauses):
        return True
    return prop.lemma == "take" and prop.words_behind(1) == ["place"]


def _bracketed(scene: Scene, prop: Proposition) -> list[Count]:
    """ "The majority were male (39)": the figure in brackets behind what a share says of its people."""
    opening = [
        first for first, _ in scene.note.brackets if prop.clause.group.last <= first <= prop.clause.group.last + 4
    ]
    if not opening and prop.lemma == "occur":  # "most occurred in the border region (12)"
        opening = [a for a, b in scene.note.brackets if b - a == 3 and b == prop.clause.tail[1] - 1]
    behind = list_counts(scene.note, opening[0], opening[0] + 3) if opening else []
    return [count for count in behind if count.mention.first == opening[0] + 1]


def _quantity(scene: Scene, prop: Proposition, subject: tuple[int, int], words: str) -> Quantity:
    """The figure in brackets of a share, else its words."""
    counts = list_counts(scene.note, *subject) or _bracketed(scene, prop)
    number = next((c for c in counts if c.quantity.value is not None), None)
    if number is not None:
        return number.quantity if number.quantity.unit == "percent" else replace(number.quantity, unit="casualty")
    return Quantity(comparator=Comparator.UNQUANTIFIED, unit="casualty", written=words.split(" in ")[0][:60])


def _sentence_time(scene: Scene) -> tuple[Time | str | None, str]:
    own = [m.time for m in scene.mentions(Kind.TIME) if m.time]
    back = [m.time for m in scene.discourse.times if m.time]
    found = own or back
    return (found[0] if found else None), ""


def _is_border(scene: Scene, where: Where) -> bool:
    """ "On the Thai-Cambodia border": does a state only lie on the other side?"""
    behind = scene.note.lows[where.last : where.last + 2]
    return "border" in behind or scene.note.word(where.first - 1) == "with"


def _whose(scene: Scene) -> Ref:
    """Whose casualties: the place of the sentence that a register knows, else the state of the profile."""
    wheres = [where for where in scene.wheres if not _is_border(scene, where)]
    held = find_whose(scene, wheres[0])[0] if len(wheres) == 1 else None
    return held or scene.home or Ref("topic", "casualties")


def _weapon(scene: Scene) -> list[Arm]:
    arms = scene.arms
    if arms:
        return [replace(arms[0], origins=())]
    if scene.place.code not in CODES:
        return [Arm((Ref("munition", "mine-erw"),), "", -1, -1)]
    return [Arm((scene.discourse.weapon,), "", -1, -1)] if scene.discourse.weapon else []
