"""Rules for laws and programmes: what they prohibit or require, when adopted, whether enforced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armstrace.graph.claim import Claim, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms, list_counts
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Annotation, Kind
from armstrace.loaders.phrase import head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.parliament import PARLIAMENT
from armstrace.loaders.rules.rule import on_verbs, on_words
from armstrace.loaders.scene import Scene

_LAW = {
    "prohibit": "prohibits",
    "require": "requires",
    "mandate": "requires",
    "enforce": "enforces",
    "adopt": "adopted",
    "enact": "adopted",
    "pass": "adopted",
    "guarantee": "entitles",
    "criminalize": "prohibits",
    "oblige": "requires",
    "supervise": "supervisedBy",
    "elaborate": "adopted",
    "approve": "adopted",
    "issue": "adopted",
    "draft": "adopted",
    "prepare": "adopted",
    "develop": "adopted",
    "provide": "dealsWith",
    "cover": "dealsWith",
    "carry": "dealsWith",
    "impose": "dealsWith",
    "include": "dealsWith",
    "contain": "dealsWith",
    "stipulate": "requires",
    "penalize": "prohibits",
    "punish": "prohibits",
    "ban": "prohibits",
    "outlaw": "prohibits",
    "amend": "adopted",
    "promulgate": "adopted",
}

ENOUGH = frozenset("sufficient adequate enough".split())  # noqa: SIM905

#: What is only being drafted is not adopted yet.
_DRAFTING = frozenset({"draft", "prepare", "develop"})

_HEAD = re.compile(r"\b(?:president|prime minister|king|queen|emir|sultan|head of state)\b", re.I)
#: What is put before a parliament is no law yet.
_PROPOSAL = re.compile(r"\b(?:draft|bills?|amendments?)\b")
#: What is issued, and is law once it is.
_ORDERS = re.compile(r"\b(?:decrees?|orders?|directives?)\b", re.IGNORECASE)
_NOTHING = re.compile(r"\A(?:[Nn]o|[Nn]one of the) ")

#: Verbs whose passive is said of other things than laws.
_MADE = frozenset("develop provide issue cover carry include contain".split())  # noqa: SIM905

LEGAL = re.compile(
    r"\b(?:laws?|legislation|acts?|decrees?|directives?|regulations?|requirements?|statutes?|(?:penal|criminal) codes?|"
    r"the code|state program|national system|(?:disability|national) policy|"
    r"strateg(?:y|ies)|strategic plan|action plan|national plan|standards|bill)\b",
    re.IGNORECASE,
)


def subject_words(scene: Scene, prop: Proposition) -> str:
    """The printed words of a clause's subject; empty where it has none."""
    return scene.note.words(*prop.subject_range) if prop.subject_range else ""


@on_verbs(_LAW)
def read_law(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Laws: what they prohibit or require, when adopted, whether enforced.

    >> [cva tcd] Several laws prohibit discrimination of disabled persons, but these laws were not enforced.
    -> LawClaim law:several-laws prohibits
    -> LawClaim state:tcd enforces law:several-laws not
    >> [cva tcd] In March 2011, Chad adopted the State Program on Access for 2011-2015.
    -> LawClaim state:tcd adopted law:state-program-on-access-for-2011-2015 time=2011-03
    """
    predicate = _LAW.get(prop.lemma)
    if (
        predicate is None
        or not _is_of_law(scene, prop, predicate)
        or _is_purpose(prop)
        or _is_enough(prop)
        or _is_unmade(scene, prop)
    ):
        return
    ordered = prop.lemma == "issue" and _ORDERS.search(subject_words(scene, prop))
    if prop.passive and ((prop.lemma in _MADE and not ordered) or predicate == "prohibits"):
        return
    if predicate == "enforces" and prop.passive:
        yield from _enforced(scene, prop)
    elif predicate == "adopted" and not prop.passive:
        yield from _adopted(scene, prop)
    else:
        yield _told_of_law(scene, prop, predicate)


def _is_of_law(scene: Scene, prop: Proposition, predicate: str) -> bool:
    """Is a law what the verb is of: its subject, what was adopted, or the one spoken of?"""
    subject = subject_words(scene, prop)
    if LEGAL.search(subject) or (predicate == "adopted" and LEGAL.search(prop.tail_text()[:60])):
        return True
    spoken = predicate == "enforces" and prop.passive and subject in ("it", "they")
    return spoken and _last_law(scene, prop) is not None


def _enforced(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    law = _last_law(scene, prop)
    if scene.home and law:
        yield scene.claim(
            "LawClaim",
            "enforces",
            scene.home,
            prop=prop,
            object=law,
            content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
            current=True,
            polarity=prop.polarity,
        )


def _adopted(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    times = [m.time for m in scene.note.within(*prop.clause.lead, Kind.TIME) if m.time] or prop.times
    for party in _lawgivers(scene, prop):
        yield scene.claim(
            "LawClaim",
            "adopted",
            party,
            prop=prop,
            object=scene.mint("law", _law_name(scene, *prop.clause.tail)),
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
            time=times[0] if times else None,
            current=prop.negated,
            status=Status.PLANNED if prop.lemma in _DRAFTING else None,
        )


def _told_of_law(scene: Scene, prop: Proposition, predicate: str) -> Claim:
    """What its subject, a law, does; what was adopted in the passive, by the state that is spoken of."""
    named = re.split(r",? (?:which|that) ", head_words(scene.note, prop.subject_range or (0, 0)))[0]
    law = scene.mint("law", _NOTHING.sub("", named))
    holder: Party | Ref = scene.home if predicate == "adopted" and scene.home else law
    dated = [m.time for m in scene.note.within(*(prop.subject_range or (0, 0)), Kind.TIME) if m.time]
    return scene.claim(
        "LawClaim",
        predicate,
        holder,
        prop=prop,
        object=law if holder is not law else None,
        content=scene.condense(prop.clause.begin, prop.clause.reach[1]),
        time=dated[0] if dated and not prop.times else None,
        current=True,
        polarity=prop.polarity,
        status=Status.PLANNED if predicate == "adopted" and _is_draft(scene, prop) else None,
    )


def _is_draft(scene: Scene, prop: Proposition) -> bool:
    """ "A law was drafted", "a draft decree has been prepared": no law yet."""
    made_only = prop.lemma in _DRAFTING
    adopting = prop.lemma in ("adopt", "enact", "pass", "promulgate")
    return made_only or (not adopting and bool(re.match(r"(?:(?:A|a|The|the) )?draft\b", subject_words(scene, prop))))


def _is_enough(prop: Proposition) -> bool:
    """ "Existing law is sufficient to enforce the treaty": held to be so, which is a view."""
    before = prop.note.word(prop.clause.group.first - 1)
    return prop.clause.relation is Relation.INFINITIVE and before in ENOUGH


_MAKING = frozenset("adopt enact pass approve promulgate sign introduce".split())  # noqa: SIM905


def _is_unmade(scene: Scene, prop: Proposition) -> bool:
    """ "A draft law banning mines was not adopted": a law that is not made yet forbids nothing."""
    place = prop.clause.group.first
    hosts = (p for p in scene.propositions if p.lemma in _MAKING and (s := p.clause.subject) and s[0] <= place < s[1])
    unmade = (p.negated or p.stance.status is Status.PLANNED for p in hosts)
    return prop.clause.relation is Relation.REDUCED and any(unmade)


def _is_purpose(prop: Proposition) -> bool:
    """ "Amended its code to provide sanctions": what a law was made for is told with its making."""
    governor = prop.clause.governor
    made = governor is not None and _LAW.get(governor.lemma) == "adopted"
    return made and prop.clause.relation is Relation.INFINITIVE


def _lawgivers(scene: Scene, prop: Proposition) -> list[Party]:
    """Who makes the law: a state or body; the country for its own parliament."""
    named = [p for p in prop.subjects if p.ref.kind in ("state", "org")]
    if named or scene.home is None or not PARLIAMENT.search(subject_words(scene, prop)):
        return named
    return [Party(scene.home, subject_words(scene, prop), True, None, True)]


def _law_name(scene: Scene, first: int, last: int) -> str:
    """The name of a law: capital words and joiners, with the years that belong to it."""
    note = scene.note
    begin = first + (1 if note.word(first) in ("the", "a", "an", "its") else 0)
    end = begin
    while end < last and (
        note.tokens[end].text[0].isupper()
        or note.word(end) in ("on", "of", "for", "the", "and", "–", "-")
        or note.tokens[end].text.isdigit()
        or (note.tokens[end].text in "()" and _in_name(note, begin, end, last))
    ):
        end += 1
    if end == begin:
        end = min(last, begin + 8)
        dates = [m.first for m in note.within(begin + 1, end, Kind.TIME)]
        end = next((i - (note.word(i - 1) in ("in", "on", "since", "by")) for i in dates), end)
        end -= 2 * (note.lows[end - 2 : end] == ["as", "of"])
    return note.words(begin, end).strip(" ,.")


def _in_name(note: Annotation, begin: int, place: int, last: int) -> bool:
    """ "The Mines (Prohibition) Act": does a bracket stand inside a name, of which more follows behind it?"""
    first, end = next(((a, b) for a, b in note.brackets if a <= place < b), (0, 0))
    return begin < first and end < last and note.tokens[end].text[0].isupper() and end - first <= 4


def _last_law(scene: Scene, prop: Proposition) -> Party | None:
    for other in reversed(scene.propositions):
        if other.clause.group.first < prop.clause.group.first and LEGAL.search(subject_words(scene, other)):
            return scene.mint("law", head_words(scene.note, other.subject_range or (0, 0)))
    words = subject_words(scene, prop)
    return scene.mint("law", words) if words else None


@on_verbs({"sign", "submit", "put", "propose", "present", "send", "table", "introduce"})
def read_lawmaking(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A law signed, and a draft put before those who decide: the one is adopted, the other planned.

    >> [mbp per] A demining act was signed into law on 3 May 2001.
    -> LawClaim state:per adopted law:demining-act time=2001-05-03
    >> [mbp per] The President signed the demining act on 3 May 2001.
    -> LawClaim state:per adopted time=2001-05-03
    >> [mbp per] In 2004, the Ministry of Defense put two draft amendments before parliament.
    -> LawClaim org:ministry-of-defense adopted time=2004 status=planned
    """
    region = (prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail
    named = scene.note.words(region[0], min(region[1], region[0] + 8))
    if not LEGAL.search(named) and not _PROPOSAL.search(named):
        return
    if prop.negated or scene.home is None or scene.note.within(region[0], region[0] + 8, Kind.TREATY):
        return
    draft = _PROPOSAL.search(named)
    headed = bool(_HEAD.search(subject_words(scene, prop)))
    enacted = prop.lemma == "sign" and (headed or (prop.passive and "law" in prop.words_behind(2)))
    tabled = prop.lemma in ("introduce", "table") or _is_before_deciders(scene, prop)
    if not enacted and (prop.lemma == "sign" or not draft or not tabled):
        return
    who = [p for p in prop.actors if p.ref.kind in ("state", "org")][:1]
    words = head_words(scene.note, region) if prop.passive else _law_name(scene, *region)
    words = re.split(r" (?:before|to|in) ", words)[0]
    yield scene.claim(
        "LawClaim",
        "adopted",
        scene.home if enacted or not who else who[0],
        prop=prop,
        object=scene.mint("law", words),
        content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        status=None if enacted else Status.PLANNED,
    )


def _is_before_deciders(scene: Scene, prop: Proposition) -> bool:
    """Does a parliament, cabinet or government stand behind "to" or "before"?"""
    return re.search(r"\b(?:to|before|in) [^.;]{0,40}", prop.tail_text()) is not None and bool(
        PARLIAMENT.search(prop.tail_text())
    )


@on_verbs({"continue"})
def read_continued(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A programme that goes on under someone's supervision.

    >> [cva tcd] In 2012, the program continued under supervision of the Ministry of Labor.
    -> LawClaim law:the-program supervisedBy org:ministry-of-labor time=2012
    """
    if "supervision" not in prop.words_behind(4):
        return
    bodies = prop.named(Kind.BODY)
    if bodies:
        yield scene.claim(
            "LawClaim",
            "supervisedBy",
            scene.mint("law", subject_words(scene, prop)),
            prop=prop,
            object=scene.party(bodies[0]),
            content=scene.condense(prop.clause.group.first, prop.clause.reach[1]),
        )


@on_words({"requirement"})
def read_requirement(scene: Scene) -> Iterator[Claim]:
    """What a treaty requires, as a noun.

    >> [mbp chn] China has cited the Mine Ban Treaty's requirement to destroy stockpiled mines within four years.
    -> LawClaim treaty:mbt requires exactly=4
    """
    note = scene.note
    for place in range(2, len(note.tokens) - 2):
        if note.tokens[place].norm != "requirement" or note.word(place + 1) != "to":
            continue
        treaty = next((m for m in note.within(max(0, place - 6), place, Kind.TREATY)), None)
        end = next((i for i in range(place, len(note.tokens)) if note.tokens[i].text in ".,;"), len(note.tokens))
        counts = [c for c in list_counts(note, place, end) if c.quantity.unit in ("year", "month")]
        if treaty is not None:
            yield scene.claim(
                "LawClaim",
                "requires",
                scene.party(treaty),
                quantity=counts[0].quantity if counts else None,
                arms=list_arms(note, place, end)[:1],
                content=scene.condense(place, end),
                behind=end,
            )
