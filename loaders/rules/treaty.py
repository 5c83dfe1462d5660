"""Rules for a state's standing in a treaty: signed, ratified, acceded, party or not, entry into force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from armstrace.graph.claim import Claim, Polarity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_wheres
from armstrace.loaders.clause import Clause, Relation
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.duty import LEGAL
from armstrace.loaders.rules.land import only_times
from armstrace.loaders.rules.parliament import PARLIAMENT
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.rules.standing import find_standing
from armstrace.loaders.scene import Scene
from armstrace.loaders.word_class import PREPOSITIONS

_ACTS = {
    "sign": "signed",
    "ratify": "ratified",
    "accede": "acceded",
    "succeed": "succeeded",
    "withdraw": "withdrew",
    "adopt": "adopted",
    "join": "acceded",
    "accept": "acceded",
    "approve": "ratified",
}
#: What may stand between the treaties of a list.
_JOINS = frozenset("and or nor , its the to of ' s both as well including protocols additional all".split())  # noqa: SIM905
_CONSENSUS = frozenset({"consensus", "adoption"})
_STEPS = frozenset("take seek want plan intend consider decide refuse aim hope expect".split())  # noqa: SIM905
#: "The goal was to ratify by 2010".
_GOAL = re.compile(r"\b(?:goal|aim|objective|target|intention|plan|priority)\Z", re.IGNORECASE)


_NOT_DONE = frozenset({"should", "must", "may", "might", "can"})  # what ought to be done, or may be, is no act


@on_verbs(_ACTS)
def read_act(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A state's dated act towards a treaty; "has not acceded" says that it is not party (MODEL 0.6).

    >> [mbp per] Peru signed the Mine Ban Treaty on 3 December 1997 and ratified it on 17 June 1998.
    -> TreatyStatusClaim state:per signed treaty:mbt time=1997-12-03
    -> TreatyStatusClaim state:per ratified treaty:mbt time=1998-06-17
    >> [cmb syr] Syria has never acceded to the treaty.
    -> TreatyStatusClaim state:syr notPartyTo treaty:ccm
    """
    predicate = _ACTS.get(prop.lemma)
    states, treaties = _find_acting(scene, prop)
    if predicate is None or not states or not treaties or prop.clause.group.modal in _NOT_DONE:
        return
    steps = prop.clause.fellow if prop.clause.group.infinitive else None
    if prop.lemma == "approve" and _is_of_parliament(scene, prop):
        yield from _approved(scene, prop, states[:1], treaties[:1])
        return
    pending, ranked, goal = _is_pending(scene, steps), _is_ranked(scene, steps), _is_goal(scene, steps)
    if not (steps is None or steps.lemma in _STEPS or pending or ranked or goal) or _is_no_act(
        scene, prop, predicate, steps
    ):
        return
    idle = steps is not None and (steps.group.negated or scene.note.word(steps.tail[0]) == "no")
    negated = prop.negated or pending or idle
    if prop.lemma == "join":
        predicate = _name_joining(prop, done=not negated and steps is None)
    times = _times(scene, prop) or _meanwhile(prop, negated) or (_told_alone(scene, prop) if ranked else [])
    plainly = predicate == "acceded" and negated and (steps is None or pending) and not prop.clause.group.modal
    dated = _list_dated(scene, prop)
    wheres = list_wheres(scene.note, *prop.clause.tail) if not negated else []
    for state, treaty in product(states, treaties):
        yield scene.claim(
            "TreatyStatusClaim",
            "notPartyTo" if plainly else predicate,
            state,
            prop=prop,
            object=treaty,
            where=wheres[0] if wheres else None,
            current=negated,
            time=dated.get(treaty) or next(iter(times), None),
            untimed=_is_past(scene, prop),
            polarity=Polarity.NEGATED if negated and not plainly else Polarity.AFFIRMED,
            status=Status.PLANNED if goal else Status.ASSERTED if idle or pending or ranked else None,
            content=scene.condense(steps.group.first, prop.clause.reach[1]) if steps else None,
        )


def _name_joining(prop: Proposition, *, done: bool) -> str:
    """By which act a state joined is not told; nobody is bound by a consensus."""
    if set(prop.words_behind(6)) >= _CONSENSUS:
        return "adopted"
    return "partyTo" if done else "acceded"


def _is_no_act(scene: Scene, prop: Proposition, predicate: str, steps: Clause | None) -> bool:
    """Is it only what somebody says, the mere idea of an act, or a thing other than a treaty that is joined?"""
    said = steps is None and predicate in ("acceded", "ratified") and _is_only_said(prop)
    joins_else = prop.lemma == "join" and prop.words_behind(1) in (["in"], ["with"], ["other"])
    joins_else = joins_else and not set(prop.words_behind(6)) >= _CONSENSUS
    return said or joins_else or _is_idea(scene, prop)


def _find_acting(scene: Scene, prop: Proposition) -> tuple[list[Party], list[Ref]]:
    """The states that act and the treaties that they act towards."""
    if not prop.clause.group.passive:
        return prop.states or _goal_of(scene, prop), _treaties(scene, prop)
    done = scene.note.within(*(prop.subject_range or (0, 0)), Kind.TREATY)
    return [p for p in prop.actors if p.ref.kind in ("state", "territory")], [m.ref for m in done]


def _is_of_parliament(scene: Scene, prop: Proposition) -> bool:
    """Is it a parliament that approves, so that the state is bound only by a later act?"""
    region = prop.clause.tail if prop.passive else (prop.subject_range or (0, 0))
    return bool(PARLIAMENT.search(scene.note.words(*region)[:60]))


def _approved(scene: Scene, prop: Proposition, states: list[Party], treaties: list[Ref]) -> Iterator[Claim]:
    """A parliament's approval of a treaty: a law of the state."""
    for state in states:
        for treaty in treaties:
            label = next(iter(scene.labels(treaty)), treaty.key)
            yield scene.claim(
                "LawClaim",
                "adopted",
                state,
                prop=prop,
                object=scene.mint("law", f"approval of the {label}"),
                content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
                current=prop.negated,
                polarity=prop.polarity,
            )


def _is_past(scene: Scene, prop: Proposition) -> bool:
    """ "Since signing the treaty, Peru has": an act that another is dated by; its own date is told elsewhere."""
    return prop.clause.relation is Relation.GERUND and scene.note.word(prop.clause.group.first - 1) in PREPOSITIONS


def _times(scene: Scene, prop: Proposition) -> list[Time]:
    return [] if _is_past(scene, prop) else prop.times


def _is_only_said(prop: Proposition) -> bool:
    """Does the act hang on what somebody says?"""
    return any(clause.lemma in ("say", "state", "declare") for clause in prop.clause.governors())


def _meanwhile(prop: Proposition, negated: bool) -> list[Time]:
    """ "Took part in the 1996-1997 process, but did not sign": what was not done then."""
    fellow = prop.clause.fellow
    while fellow is not None and fellow.lemma in _ACTS and fellow.group.negated:
        fellow = fellow.fellow
    joined = prop.clause.relation is Relation.COORDINATE and fellow is not None and fellow.lemma not in _ACTS
    if not negated or fellow is None or not joined or {"has", "have"} & set(prop.clause.group.helpers):
        return []
    return [m.time for m in prop.note.within(*fellow.reach, Kind.TIME) if m.time]


def _is_pending(scene: Scene, steps: Clause | None) -> bool:
    """ "Is yet to ratify", "has yet to accede"."""
    return steps is not None and steps.lemma in ("be", "have") and "yet" in _near(scene, steps)


def _is_ranked(scene: Scene, steps: Clause | None) -> bool:
    """ "Was the fourth country to ratify"."""
    ranked = re.compile(r"\b(?:first|last|only|latest|\w+(?:th|nd|rd|st))\b")
    return (
        steps is not None
        and steps.lemma in ("be", "become", "remain")
        and bool(ranked.search(" ".join(_near(scene, steps))))
    )


def _is_goal(scene: Scene, steps: Clause | None) -> bool:
    """ "Its goal was to ratify": a plan, whoever has it."""
    subject = steps.subject if steps is not None and steps.lemma in ("be", "remain") else None
    return subject is not None and bool(_GOAL.search(scene.note.words(*subject)))


def _goal_of(scene: Scene, prop: Proposition) -> list[Party]:
    """Whose goal an act is: the state named as its owner, else the country."""
    steps = prop.clause.fellow if prop.clause.group.infinitive else None
    if steps is None or steps.subject is None or not _is_goal(scene, steps):
        return []
    owners = [scene.party(m) for m in scene.note.within(*steps.subject, Kind.STATE)]
    return owners[:1] or ([Party(scene.home, "", True, None, True)] if scene.home else [])


def _near(scene: Scene, clause: Clause) -> list[str]:
    last = min(clause.tail[1] + 1, clause.group.last + 14)
    return [scene.note.word(place) for place in range(clause.group.first, last)]


def _told_alone(scene: Scene, prop: Proposition) -> list[Time]:
    """The one date of the sentence, unless a later verb has it ("and hosted talks in 2010", "which ended in ...")."""
    verbs = [p.clause for p in scene.propositions if p.clause.group.first > prop.clause.group.first]
    later = [clause for clause in verbs if clause.group.finite]
    inner = [m for clause in later for m in scene.note.within(clause.group.first, clause.reach[1], Kind.TIME)]
    return [] if inner else only_times(scene)


def _is_idea(scene: Scene, prop: Proposition) -> bool:
    """ "The implications of joining": an act that is only spoken of, not done."""
    before = scene.note.word(prop.clause.group.first - 1)
    return prop.clause.relation is Relation.GERUND and before in PREPOSITIONS - {"by", "after", "upon", "since"}


@on_verbs({"be", "become", "remain"})
def read_being(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a state is to a treaty: party, signatory, or not.

    >> [mbp chn] China is not party to the Mine Ban Treaty.
    -> TreatyStatusClaim state:chn notPartyTo treaty:mbt
    >> [mbp per] Peru is party to the Convention on Conventional Weapons and its Amended Protocol II.
    -> TreatyStatusClaim state:per partyTo treaty:ccw
    -> TreatyStatusClaim state:per partyTo treaty:ccw-ap2
    >> [mbp per] Peru is party to the CCW and its amended Protocol II, as well as Protocol V.
    -> TreatyStatusClaim state:per partyTo treaty:ccw-ap2
    -> TreatyStatusClaim state:per partyTo treaty:ccw-p5
    """
    words = prop.words_behind(9)
    states = prop.states
    fellow = prop.clause.fellow
    ceasing = prop.clause.relation is Relation.INFINITIVE and fellow is not None and fellow.lemma in ("cease", "stop")
    standing = find_standing(words, prop.negated or ceasing)
    if standing is None or not states or ("member" in words[:3] and not _is_member(prop)):
        return
    planned = ceasing and fellow is not None and bool(fellow.group.modal)
    named = [m for m in prop.named(Kind.TREATY) if not m.time]
    treaties = [m.ref for m in _first_list(scene, named)] or [ref for ref in (scene.discourse.treaty,) if ref]
    pairs = [(standing, treaty) for treaty in dict.fromkeys(treaties)] + list(_further(scene, named))
    dated = _list_dated(scene, prop)
    for state in states:
        for predicate, treaty in pairs:
            yield scene.claim(
                "TreatyStatusClaim",
                predicate,
                state,
                prop=prop,
                object=treaty,
                time=dated.get(treaty),
                current=prop.lemma != "become",
                polarity=Polarity.AFFIRMED,
                status=Status.PLANNED if planned else None,
            )


def _is_member(prop: Proposition) -> bool:
    """Is a state a member of a treaty, and not of its committee or of a conference?"""
    named = prop.named(Kind.TREATY)
    return bool(named) and prop.note.word(named[0].last) != "'" and not prop.named(Kind.BODY)


def _further(scene: Scene, named: list[Mention]) -> Iterator[tuple[str, Ref]]:
    """What is told of further treaties: "but not its Amended Protocol II", "and a signatory to the convention"."""
    for number, mention in enumerate(named[1:], 1):
        gap = [scene.note.word(place) for place in range(named[number - 1].last, mention.first)]
        standing = "notPartyTo" if "not" in gap else "signatoryTo" if "signatory" in gap else None
        standing = standing or ("partyTo" if "party" in gap else None)
        if standing:
            yield from ((standing, m.ref) for m in _first_list(scene, named[number:]))


_JOINING = frozenset({"ratify", "accede", "sign", "succeed", "deposit"})


@on_verbs({"enter"})
def read_force(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """When a treaty entered into force for a state.

    >> [mbp per] It entered into force on 1 March 1999. | Peru signed the treaty in 1997 and ratified it in June 1998.
    -> TreatyStatusClaim state:per enteredIntoForce treaty:mbt time=1999-03-01
    >> [cmb cub] Cuba acceded on 6 April 2016 and the convention entered into force for the country on 1 October 2016.
    -> TreatyStatusClaim state:cub acceded treaty:ccm time=2016-04-06
    -> TreatyStatusClaim state:cub enteredIntoForce treaty:ccm time=2016-10-01
    """
    if prop.words_behind(2)[:2] != ["into", "force"]:
        return
    first, last = prop.subject_range or (0, 0)
    joined = _joined_before(prop)
    named = next((m.ref for m in scene.note.within(first, last, Kind.TREATY)), None)
    alone = scene.note.words(first, last).lower() == "it"
    before = scene.discourse.joined if joined is None and alone else None
    treaty = named or next(iter(_treaties(scene, joined)[-1:] if joined and alone else ()), None)
    treaty = treaty or (before[1] if before else None)
    for_whom = [m for m in prop.named(Kind.STATE) if scene.note.word(m.first - 1) in ("for", "the", "in")]
    words = prop.words_behind(8)
    spoken = "country" in words or (
        words[2:4] == ["for", "it"] and scene.home in {m.ref for m in scene.mentions(Kind.STATE)}
    )
    general = "for" in words and not for_whom and not spoken
    joiner = joined.states[-1].ref if joined and not general else None
    state = for_whom[0].ref if for_whom else scene.home if spoken else joiner
    state = state or (before[0] if before and not general else None)
    if treaty and state and (prop.times or prop.negated):
        yield scene.claim(
            "TreatyStatusClaim", "enteredIntoForce", state, prop=prop, object=treaty, current=prop.negated
        )


def _joined_before(prop: Proposition) -> Proposition | None:
    """ "Peru ratified it in 1998, and it entered into force in 1999": the clause before in which a state joined."""
    before = [c for c in prop.clauses if c.lemma in _JOINING and c.group.first < prop.clause.group.first]
    told = [Proposition(clause, prop.discourse, prop.clauses) for clause in before if not clause.quoted]
    return next((p for p in reversed(told) if not p.negated and p.states), None)


def _treaties(scene: Scene, prop: Proposition) -> list[Ref]:
    """The treaties that an act is done to: named behind the verb, else behind the next, else the one last named."""
    named = prop.named(Kind.TREATY) or list(
        scene.note.within(prop.clause.group.last, prop.clause.group.last + 8, Kind.TREATY)
    )
    if named and LEGAL.search(scene.note.words(prop.clause.group.last, max(prop.clause.group.last, named[0].first))):
        return []
    if named:
        return [m.ref for m in _first_list(scene, named)]
    words = prop.words_behind(3)
    if (
        prop.lemma in ("ratify", "sign")
        and words[:1] != ["it"]
        and words[:1] != []
        and words[0] not in ("on", "in", "at", "by", "before", "until", "during", "soon", ",", ".")
    ):
        return []
    if prop.lemma in ("adopt", "join", "withdraw", "succeed", "accept", "approve") and words[:1] != ["it"]:
        return []
    before = [m.ref for m in scene.mentions(Kind.TREATY) if m.first < prop.clause.group.first]
    return before[-1:] or [ref for ref in (scene.discourse.treaty,) if ref]


def _first_list(scene: Scene, named: list[Mention]) -> list[Mention]:
    """The first of the named treaties and those joined to it by "and" or a comma."""
    out = named[:1]
    for mention in named[1:]:
        date = _date_behind(scene, out[-1])
        gap = [scene.note.word(place) for place in range(date.last if date else out[-1].last, mention.first)]
        if not all(word in _JOINS for word in gap):
            break
        out.append(mention)
    return out


def _date_behind(scene: Scene, treaty: Mention) -> Mention | None:
    """ "The CCW on 3 July 1997 and Protocol V on 29 May 2009": the date right behind a treaty."""
    led = scene.note.word(treaty.last) in ("on", "in", "since")
    date = scene.note.at(treaty.last + 1) if led else None
    return date if date is not None and date.time else None


def _list_dated(scene: Scene, prop: Proposition) -> dict[Ref, Time]:
    """The date of each treaty of a list whose members have dates of their own; empty where fewer than two have."""
    named = _first_list(scene, prop.named(Kind.TREATY))
    dates = {m.ref: date.time for m in named if (date := _date_behind(scene, m)) and date.time}
    return dates if len(dates) > 1 else {}
