"""Rules for money: who gave how much to mine action, what was received, rates of exchange."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from armstrace.graph.claim import Claim, Comparator, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Count, list_counts, list_wheres
from armstrace.loaders.clause import Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.phrase import Range, head_words
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.fund_time import date_sum, is_compared, list_years_back
from armstrace.loaders.rules.land import only_times
from armstrace.loaders.rules.land_figure import DIFFERENCE
from armstrace.loaders.rules.rule import on_verbs, on_words
from armstrace.loaders.scene import Scene

MONEY = frozenset(
    """usd eur rub gbp jpy nok sek chf cad aud dkk czk hrk bam cop krw nzd lak mzn thb azn rsd pln uah gel
    lbp kzt isk bgn ron huf zar clp vnd""".split()  # noqa: SIM905
)
FUNDING_SECTIONS = frozenset({"ma", "imp", "sma", "cva", "va"})
GIVING = frozenset(
    """contribute provide donate allocate give grant fund disburse pledge spend commit award pay dedicate earmark
    make invest""".split()  # noqa: SIM905
)
_TOTALING = frozenset("total amount be reach receive represent increase decrease come fall rise".split())  # noqa: SIM905
FUNDS = re.compile(r"\b(?:contributions?|assistance|funding|support|donors?|budget|funds|donations?|grants?)\b", re.I)
_GIFT = re.compile(r"\b(?:donations?|contributions?|grants?|payments?)\b", re.IGNORECASE)
#: A subject that is money itself, and gives nothing.
IS_MONEY = re.compile(
    r"\b(?:contributions?|assistance|funding|support|budget|funds|donations?|grants?|majority|bulk|rest|remainder)\Z",
    re.I,
)
#: Increases that are listed, each with who gave it.
INCREASES = re.compile(r"\b(?:increases|decreases|rises|cuts|reductions) of [^;.]*\Z")
_NEEDING = re.compile(r"\b(?:needs?|shortfall|gap|request|appeal|requirements?) (?:of|for) (?:[a-z]+ ){0,2}\Z", re.I)
#: What is only promised is not given yet.
_PROMISING = frozenset("commit pledge promise plan intend".split())  # noqa: SIM905
DONORS = frozenset({Kind.STATE, Kind.BODY})
GIVERS = frozenset({"state", "org", "group", "territory"})
_AVERAGE = re.compile(r"\b(?:average|averaging|mean) (?:of )?(?:some |about |approximately )?\Z")
_EACH_YEAR = re.compile(r" ?(?:each year|per year|a year|annually|every year|per annum)\b(?! (?:before|earlier|ago))")
_RATE = re.compile(r"(?:^|\W)(?P<code>[A-Z]{3}|€|£|¥)1 ?= ?(?:US\$|USD ?)(?P<rate>\d+(?:\.\d+)?)")


@on_verbs(GIVING)
def read_given(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who gave how much to whom; what several gave together is the sum of all of them.

    >> [sma ago] Angola contributed US$30 million to its own mine action programme in 2014.
    -> MineActionClaim state:ago contribution exactly=30000000 time=2014
    >> [ma ukr] In 2016, Germany provided €500,000 to the HALO Trust for clearance in eastern Ukraine.
    -> MineActionClaim state:deu contribution exactly=500000 time=2016
    >> [sma ago] In 2012, Italy, Norway, and Japan provided $2.5 million.
    -> MineActionClaim group:italy-norway-and-japan contribution exactly=2500000 time=2012
    """
    if scene.place.code not in FUNDING_SECTIONS or prop.negated:
        return
    if prop.lemma == "make" and not _GIFT.search(scene.note.words(*prop.clause.tail)):
        return
    told = _told_of(prop)
    counts = _sums(scene, *told) if prop.passive else []
    counts = counts or [c for c in _sums(scene, prop.clause.tail[0], prop.clause.reach[1]) if not _is_got(scene, c)]
    for number, count in enumerate(counts[:1] + [c for c in counts[1:] if is_compared(scene, c)][:1]):
        stop = next((c.mention.first for c in counts if c.mention.first > count.mention.first), prop.clause.reach[1])
        taker = next(
            (m for m in scene.note.within(prop.clause.tail[0], prop.clause.reach[1], Kind.BODY, Kind.STATE)), None
        )
        for giver in _givers(scene, prop):
            ref = giver.ref if isinstance(giver, Party) else giver
            target = scene.party(taker) if taker and taker.ref != ref else None
            if number and ref.kind == "group" and scene.home is not None:
                giver, target = scene.home, None
            yield make_payment(scene, prop, giver, count, stop, target, counts)


def _told_of(prop: Proposition) -> Range:
    """The subject of a passive verb; that of the verb before in "was estimated spent"."""
    before = next((c for c in prop.clauses if c.group.last == prop.clause.group.first and c.group.passive), None)
    hung = before is not None and prop.clause.relation is Relation.REDUCED
    return (before.subject if before and hung else prop.subject_range) or (0, 0)


def _givers(scene: Scene, prop: Proposition) -> list[Party | Ref]:
    """Who gave: each of those who gave so much "each", a group where several gave it together."""
    beside = _beside(scene, prop)
    parties = [p for p in (beside if beside is not None else prop.actors) if p.ref.kind in GIVERS]
    if beside is None and any(p.mention is None and IS_MONEY.search(p.words) for p in parties):
        parties = list_named_givers(
            scene, prop
        )  # "the largest sums came from Norway and Japan, giving $1 million each"
    each = re.search(r"\beach\b", scene.note.words(prop.clause.begin, prop.clause.reach[1]))
    subject = prop.subject_range
    if len(parties) > 1 and not each and beside is None and subject:
        opened = next((i for i in range(*subject) if scene.note.word(i) == "—"), None)
        phrase = (subject[0], opened) if opened is not None and opened > subject[0] else subject
        return [scene.mint("group", head_words(scene.note, phrase))]
    if parties:
        return [*parties] if each or beside is not None else [parties[0]]
    return [scene.home] if prop.passive and scene.home and beside is None else []


def list_named_givers(scene: Scene, prop: Proposition) -> list[Party]:
    """Those named behind "from" or "by" before a verb whose subject is money itself."""
    first = prop.clause.group.first
    start = next((i for i in range(first - 1, -1, -1) if scene.note.word(i) in ("from", "by")), None)
    named = scene.note.within(start, first, Kind.STATE, Kind.BODY) if start is not None else []
    return [scene.party(m) for m in named if scene.note.word(m.first - 1) != "("]


def _beside(scene: Scene, prop: Proposition) -> list[Party] | None:
    """ "With one more donor—Norway—providing ...": those named between "with" and the verb; None where none are."""
    first = prop.clause.group.first
    if prop.clause.relation is not Relation.GERUND:
        return None
    start = next((i for i in range(first - 1, max(-1, first - 16), -1) if scene.note.word(i) == "with"), None)
    if start is None or any(scene.note.word(i) in ("by", ";") for i in range(start, first)):
        return None
    named = [m for m in scene.note.within(start, first, Kind.STATE, Kind.BODY) if scene.note.word(m.first - 1) != "("]
    return [scene.party(m) for m in named]


@on_verbs(_TOTALING)
def read_total(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """How much was given in all, or received.

    >> [sma yem] International contributions to mine action in Yemen totaled US$17.5 million in 2019.
    -> MineActionClaim state:yem contribution exactly=17500000 time=2019
    >> [sma khm] In 2015, Cambodia received US$24.7 million from 12 donors.
    -> MineActionClaim state:khm contribution exactly=24700000 time=2015
    >> [sma khm] In 2015, contributions to Cambodia totaled $24 million, a rise of 2% from 2014.
    -> MineActionClaim state:khm contribution exactly=24000000 time=2015
    """
    subject = scene.note.words(*prop.subject_range) if prop.subject_range else ""
    told = FUNDS.search(subject) or (prop.lemma == "receive" and not prop.passive)
    if scene.place.code not in FUNDING_SECTIONS or not told or scene.home is None or prop.negated:
        return
    counts = _sums(scene, prop.clause.tail[0], prop.clause.reach[1])
    counts = [c for c in counts if not (_is_bracketed(scene, c) or _is_difference(scene, c) or _is_given(scene, c))]
    counts = [c for c in counts if scene.note.word(c.mention.last) not in ("needed", "required", "necessary")]
    receivers = _receivers(scene, prop) if prop.lemma == "receive" else []
    for number, count in enumerate(counts):
        stop = counts[number + 1].mention.first if number + 1 < len(counts) else prop.clause.reach[1]
        takers: list[Party | Ref] = [*receivers] or [scene.home]
        for who in takers:
            other = isinstance(who, Party) and who.mention is not None and who.ref != scene.home
            giver = scene.home if other and scene.place.code == "sma" else None
            yield make_payment(scene, prop, who, count, stop, giver, counts)


def _receivers(scene: Scene, prop: Proposition) -> list[Party]:
    """Who received it: each of several where it was so much "each", else all of them together.

    In "went to Chad and Peru, both receiving ..." they stand before the participle, in "three countries (Chad, Mali,
    and Peru) received" in brackets.
    """
    subject = prop.subject_range or (0, 0)
    above = prop.clause.fellow or prop.clause.governor
    gerund = above is not None and prop.clause.relation is Relation.GERUND
    region = (above.tail[0], prop.clause.group.first) if above is not None and gerund else subject
    named = [m for m in scene.note.within(*region, Kind.STATE, Kind.BODY) if not _is_short_form(scene, m)]
    if not named and gerund and above is not None and subject != (0, 0):  # "two countries—Chad and Peru—received"
        held = scene.note.within(subject[0], above.group.first, Kind.STATE, Kind.BODY)
        named = [m for m in held if not _is_short_form(scene, m)]
    if not named:
        return [p for p in prop.subjects if p.ref.kind in ("state", "org")][:1]
    if len(named) == 1 or re.search(r"\b(?:each|both)\b", scene.note.words(region[0], prop.clause.reach[1])):
        return [scene.party(m) for m in named]
    return [scene.mint("group", scene.note.words(named[0].first, named[-1].last))]


def _is_short_form(scene: Scene, mention: Mention) -> bool:
    """Is it a short form in brackets behind its own name ("the United States (US)")?"""
    note, first = scene.note, mention.first
    before = note.at(first - 2) if note.word(first - 1) == "(" and note.word(mention.last) == ")" else None
    return before is not None and before.ref == mention.ref


@on_verbs({"go", "support", "cover", "finance"})
def read_went(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What part of the money went where.

    >> [sma lao] In 2012, $2 million went to victim assistance and $3 million supported risk education.
    -> MineActionClaim state:lao contribution exactly=2000000 time=2012
    -> MineActionClaim state:lao contribution exactly=3000000 time=2012
    """
    if scene.place.code not in FUNDING_SECTIONS or prop.negated or scene.home is None:
        return
    place = prop.clause.group.first
    before = scene.note.at(place - 1) if not prop.clause.group.infinitive else None
    counts = _sums(scene, before.first, place) if before is not None and before.kind is Kind.AMOUNT else []
    if counts and scene.note.word(counts[0].mention.first - 1) == "but":
        return  # "all but $2 million went to clearance"
    for count in counts[:1]:
        dated = [*prop.times, *only_times(scene), *list_years_back(scene)]
        yield scene.claim(
            "MineActionClaim",
            "contribution",
            scene.home,
            prop=prop,
            quantity=count.quantity,
            time=dated[0] if dated else None,
            content=scene.condense(place, prop.clause.tail[1]),
        )


def _is_got(scene: Scene, count: Count) -> bool:
    """Is a sum what others are told to have received ("with five countries receiving $5 million")?"""
    getting = [p.clause.tail for p in scene.propositions if p.lemma == "receive"]
    return any(first <= count.mention.first < last for first, last in getting)


def _is_given(scene: Scene, count: Count) -> bool:
    """Is a sum told by a verb of its own ("with Norway providing $1 million")?"""
    tails = [p.clause.tail for p in scene.propositions if p.lemma in GIVING and p.clause.relation is Relation.GERUND]
    return any(first <= count.mention.first < last for first, last in tails)


def _sums(scene: Scene, first: int, last: int) -> list[Count]:
    """The sums of money of a range; those in brackets repeat one in another currency, or are compared with it."""
    counts = [c for c in list_counts(scene.note, first, last) if c.quantity.unit in MONEY]
    inside = [c for c in counts if any(a < c.mention.first < b for a, b in scene.note.brackets)]
    return [c for c in counts if c not in inside or len(counts) == 1 or is_compared(scene, c)]


def _is_bracketed(scene: Scene, count: Count) -> bool:
    """Does a sum stand in brackets behind a donor's name?"""
    return _bracketed_donor(scene, count) is not None


def _bracketed_donor(scene: Scene, count: Count) -> Mention | None:
    """The donor before a sum in brackets; a short form may stand between ("the United States (US) ($3 million)")."""
    note, place = scene.note, count.mention.first - 2
    if note.word(place + 1) != "(":
        return None
    short = note.at(place - 1) if note.word(place) == ")" else None
    if short is not None and note.word(short.first - 1) == "(":
        place = short.first - 2
    donor = note.at(place)
    return donor if donor is not None and donor.kind in DONORS else None


def _is_difference(scene: Scene, count: Count) -> bool:
    """ "Increases of $15 million from Japan and $4 million from Norway": all that stand behind "of" or "by"."""
    words = scene.note.words(max(0, count.mention.first - 28), count.mention.first)
    return bool(
        INCREASES.search(words)
        or _AVERAGE.search(words + " ")
        or _NEEDING.search(words + " ")
        or DIFFERENCE.search(scene.note.words(max(0, count.mention.first - 5), count.mention.first) + " ")
    )


def make_payment(
    scene: Scene,
    prop: Proposition,
    who: Party | Ref,
    count: Count,
    stop: int,
    target: Party | Ref | None,
    counts: Sequence[Count],
) -> Claim:
    """The claim of a sum that is paid to someone. `stop`: where the words on it end; `counts`: the sums beside it."""
    wheres = list_wheres(scene.note, count.last, stop)
    time = date_sum(scene, prop, count, stop, counts)
    promised = prop.lemma in _PROMISING or any(c.lemma in _PROMISING for c in prop.clause.governors())
    more: dict[str, Any] = {"status": Status.PLANNED} if promised else {}
    yearly = _EACH_YEAR.match(scene.note.words(count.mention.last, len(scene.note.tokens)))
    return scene.claim(
        "MineActionClaim",
        "yearlyContribution" if yearly else "contribution",
        who,
        prop=prop,
        object=target,
        quantity=count.quantity,
        time=time,
        untimed=time is None,
        where=[ref for where in wheres for ref in where.refs] or None,
        content=scene.condense(prop.clause.begin, stop),
        **more,
    )


@on_words({"("})
def read_brackets(scene: Scene) -> Iterator[Claim]:
    """Donors, each with its sum in brackets.

    >> [sma irq] The largest donors in 2012 were the United States ($12.5 million) and Germany ($3 million).
    -> MineActionClaim state:usa contribution state:irq exactly=12500000 time=2012
    -> MineActionClaim state:deu contribution state:irq exactly=3000000 time=2012
    """
    if scene.place.code not in FUNDING_SECTIONS or not (
        FUNDS.search(scene.note.text) or "contribut" in scene.note.text
    ):
        return
    counts = [c for c in scene.counts if c.quantity.unit in MONEY and _is_bracketed(scene, c)]
    times = only_times(scene) or list_years_back(scene)
    for count in counts:
        donor = _bracketed_donor(scene, count)
        teller = next((p for p in scene.propositions if _reaches(p, count)), None)
        if donor is not None and donor.ref != scene.home and not (teller and teller.negated):
            yield scene.claim(
                "MineActionClaim",
                "contribution",
                scene.party(donor),
                prop=teller,
                object=scene.home,
                quantity=count.quantity,
                time=times[0] if times else None,
                content=scene.condense(donor.first, count.mention.last),
            )


def _reaches(prop: Proposition, count: Count) -> bool:
    subject = prop.clause.subject or (0, 0)
    return any(first <= count.mention.first < last for first, last in (prop.clause.reach, subject))


def read_donor(scene: Scene) -> Iterator[Claim]:
    """A line of a list of donors: who, how much, to whom.

    >> [sma ago] * Germany: €1,200,000 ($1,507,560) to the HALO Trust for demining. | Donors gave in 2006:
    -> MineActionClaim state:deu contribution org:halo exactly=1200000
    """
    note = scene.note
    if scene.place.code not in FUNDING_SECTIONS or scene.propositions:
        return
    giver = next((m for m in note.mentions if m.first <= 1 and m.kind in (Kind.STATE, Kind.BODY)), None)
    if giver is None or note.word(giver.last) not in (":", "("):
        return
    counts = _sums(scene, giver.last, len(note.tokens))
    bodies = note.within(giver.last, len(note.tokens), Kind.BODY)
    taker = next((m for m in bodies if note.word(m.first - 1) in ("to", "the")), None)
    for count in counts[:1]:
        yield scene.claim(
            "MineActionClaim",
            "contribution",
            scene.party(giver),
            object=scene.party(taker) if taker else None,
            quantity=count.quantity,
            content=scene.condense(giver.last + 1, len(note.tokens)),
        )


@on_words({"="})
def read_rate(scene: Scene) -> Iterator[Claim]:
    """A rate of exchange, as a note gives it.

    >> NOTE [ma yem] Average exchange rate for 2016: €1=US$1.1072.
    -> DocumentClaim source:average-exchange-rate-for-2016 exchangeRate exactly=1.1072 time=2016
    """
    found = _RATE.search(scene.note.text)
    if found is None:
        return
    times = [m.time for m in scene.mentions(Kind.TIME) if m.time]
    unit = "usdPerRub" if found["code"] == "RUB" else "usdPerUnit"
    head = scene.note.text[: found.start()].strip(" :.,")
    yield scene.claim(
        "DocumentClaim",
        "exchangeRate",
        scene.mint("source", head or "exchange rate"),
        quantity=Quantity(
            comparator=Comparator.EXACTLY, unit=unit, written=found[0].strip(), value=Decimal(found["rate"])
        ),
        time=times[0] if times else None,
        content=head,
    )
