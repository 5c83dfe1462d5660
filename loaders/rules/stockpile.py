"""Rules for stocks in running text: held, declared, inherited, destroyed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from armstrace.graph.claim import Claim, Polarity, Quantity, Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, Count, list_arms, list_counts, list_wheres, make_count
from armstrace.loaders.date import Time
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind, Mention
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.scene import Scene

_HOLDING = frozenset("stockpile possess hold maintain own keep retain store have inherit".split())  # noqa: SIM905
_STOCK = frozenset("stockpile stock inventory arsenal".split())  # noqa: SIM905
_HELD = frozenset("contain include consist comprise number total hold".split())  # noqa: SIM905
_PURPOSES = frozenset("training research purpose development permitted retained".split())  # noqa: SIM905
_DESTROYING = frozenset("destroy dispose eliminate".split())  # noqa: SIM905
_HOLDERS = frozenset({"state", "org", "group", "territory"})
_COMPLETING = frozenset(
    [
        "complete",
        "finish",
        "conclude",
        "finalize",
        "begin",
        "start",
        "continue",
        "undertake",
        "carry",
        "report",
        "declare",
        "announce",
    ]
)
_NOT_STOCK = frozenset({"year", "type", "mm", "country", "month", "day", "settlement", "occasion"})
_OFFICIAL = frozenset("declare release cite disclose report announce".split())  # noqa: SIM905


def read_holding(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Who holds a stock of what, how many, where; lists of states in brackets one by one.

    >> [cmb per] Cluster munitions of Chinese origin have been stockpiled by two States Parties (Chile and Peru).
    -> StockpileClaim group:ccm-states-parties stockpiled munition:cluster-munition
    -> StockpileClaim state:chl stockpiled munition:cluster-munition origin=state:chn
    -> StockpileClaim state:per stockpiled munition:cluster-munition origin=state:chn
    >> [mbp chn] The minister said that in 2000 China stockpiled 40 million antipersonnel mines.
    -> StockpileClaim state:chn stockpiles munition:antipersonnel-mine exactly=40000000 time=2000
    """
    if not _is_holding(scene, prop):
        return
    arms = prop.arms or _stock_of(scene, prop)
    if not arms:
        return
    holders = _stock_holders(scene, prop) or [party for party in prop.actors if party.ref.kind in _HOLDERS]
    listed = list(_listed(scene, prop))
    if listed:
        yield from _lists(scene, prop, arms[0], listed)
        return
    models = [arm for arm in arms if arm.model] if len(arms) > 1 else []
    for holder in holders:
        for arm in models or arms[:1]:
            yield from _held(scene, prop, holder, arm, _of_weapon(list_counts(scene.note, *prop.patient), arm))
    yield from _including(scene, prop, arms[0])


def _is_holding(scene: Scene, prop: Proposition) -> bool:
    if prop.lemma == "stockpile" or (prop.lemma in ("possess", "own") and prop.arms):
        return True
    if prop.lemma in _HELD and _stock_holders(scene, prop):
        return True
    tail = {scene.note.tokens[i].norm for i in range(*prop.clause.tail)}
    kept = prop.lemma in ("retain", "keep", "hold") and bool(tail & _PURPOSES)
    return prop.lemma in _HOLDING and (bool(tail & _STOCK) or kept) and prop.lemma != "inherit"


def _stock_holders(scene: Scene, prop: Proposition) -> list[Party]:
    """ "The stockpile contains": whose stockpile that is: named in the phrase, else who says so, else who was spoken
    of.
    """
    subject = prop.subject_range or (0, 0)
    if prop.lemma not in _HELD or prop.passive or not any(scene.note.tokens[i].norm in _STOCK for i in range(*subject)):
        return []
    named = [scene.party(m) for m in scene.note.within(*subject, Kind.STATE, Kind.ADJECTIVE)]
    spoken = [state for party in prop.stance.asserters if (state := prop.state_of(party))]
    before = [p.ref for p in scene.discourse.subjects if p.ref.kind == "state"]
    return named[:1] or [Party(ref, "", True, None, True) for ref in (spoken or before)[:1]]


def _stock_of(scene: Scene, prop: Proposition) -> list[Arm]:
    """ "Keeps a stockpile": of what the sentence or the section speaks of."""
    tail = {scene.note.tokens[i].norm for i in range(*prop.clause.tail)}
    if not tail & _STOCK:
        return []
    before = list_arms(scene.note, 0, prop.clause.group.first)[-1:]
    default = scene.discourse.weapon
    return [replace(arm, origins=()) for arm in before] or ([Arm((default,), "", -1, -1)] if default else [])


def _of_weapon(counts: Sequence[Count], arm: Arm) -> list[Count]:
    """The quantities of the weapon itself, not of types, calibers or states."""
    return [
        c
        for c in counts
        if (c.quantity.unit not in ("mm", "country", "type", "year") and -4 <= arm.first - c.mention.last <= 5)
        or arm.first < 0
    ]


def _held(scene: Scene, prop: Proposition, holder: Party, arm: Arm, counts: Sequence[Count]) -> Iterator[Claim]:
    predicate = "stockpiled" if _is_over(prop) else "stockpiles"
    where = prop.wheres[0] if prop.wheres else None
    members = [c for c in list_counts(scene.note, *(prop.subject_range or (0, 0))) if c.quantity.unit == "country"]
    spread = list(_spread(scene, prop, arm))
    quantity = counts[0].quantity if counts else members[0].quantity if members else None
    large = _grade(scene, prop)
    yield scene.claim(
        "StockpileClaim",
        predicate,
        holder,
        prop=prop,
        object=_weapon(arm),
        arms=[replace(arm, refs=())],
        where=where,
        quantity=quantity,
        current=not prop.times,
        content=large,
        details=(),
        polarity=Polarity.NEGATED if prop.negated else prop.stance.polarity,
    )
    for count, refs in spread:
        yield scene.claim(
            "StockpileClaim",
            predicate,
            holder,
            prop=prop,
            object=_weapon(arm),
            where=refs,
            quantity=count.quantity,
            current=not prop.times,
        )


def _is_over(prop: Proposition) -> bool:
    """ "Have stockpiled" does not say that they still do."""
    return prop.clause.group.form.value == "part"


def _grade(scene: Scene, prop: Proposition) -> str | None:
    """The words before "stockpile": "large"."""
    first, last = prop.clause.tail
    place = next((i for i in range(first, last) if scene.note.tokens[i].norm in _STOCK), None)
    return scene.condense(first, last) if place is not None and place > first else None


def _spread(scene: Scene, prop: Proposition, arm: Arm) -> Iterator[tuple[Count, Sequence[Ref]]]:
    """ "For example, 500 in Peru, and an unknown number in Chile": each with its place."""
    counts = [c for c in list_counts(scene.note, *prop.clause.tail) if c.mention.first > arm.last]
    for number, count in enumerate(counts):
        stop = counts[number + 1].mention.first if number + 1 < len(counts) else prop.clause.tail[1]
        wheres = list_wheres(scene.note, count.mention.last, stop)
        if wheres and count.quantity.unit == "item":
            inside = [m.ref for m in scene.note.within(wheres[0].last, stop, Kind.PLACE)]
            yield replace(count, quantity=replace(count.quantity, unit="mine")), (*inside, *wheres[0].refs)


def _including(scene: Scene, prop: Proposition, arm: Arm) -> Iterator[Claim]:
    """ "At least 35 states ..., including 21 states not party": the second number is a part of the first."""
    for place in range(arm.last if arm.first >= 0 else prop.clause.group.last, prop.clause.tail[1]):
        mention = scene.note.at(place)
        if scene.note.word(place - 1) == "including" and mention is not None and mention.kind is Kind.AMOUNT:
            count = make_count(scene.note, mention, prop.clause.tail[1])
            if count.quantity.unit == "country":
                end = _phrase_end(scene, mention.first, prop.clause.tail[1])
                group = _states_group(scene, mention.last, end)
                yield scene.claim(
                    "StockpileClaim",
                    "stockpiled",
                    group,
                    prop=prop,
                    object=_weapon(arm),
                    arms=[replace(arm, refs=())],
                    quantity=count.quantity,
                    current=True,
                )


def _phrase_end(scene: Scene, first: int, last: int) -> int:
    return next((i for i in range(first, last) if scene.note.tokens[i].text in ",.;[("), last)


def _states_group(scene: Scene, first: int, last: int) -> Party:
    """A set of states by its words: "states not party to the convention"."""
    treaty = next((m for m in scene.note.within(first, last + 1, Kind.TREATY)), None)
    words = " ".join(scene.note.word(i) for i in range(first, last))
    ref = treaty.ref if treaty else scene.discourse.treaty
    label = next(iter(scene.labels(ref)), "") if ref else ""
    if label and ("part" in words):
        negative = "not party" in words or "non" in words
        return scene.mint("group", f"{'states not party' if negative else 'States Parties'} to the {label}")
    return scene.mint("group", scene.note.words(first, last))


def _listed(scene: Scene, prop: Proposition) -> Iterator[tuple[Mention | None, list[Mention], tuple[int, int]]]:
    """Lists of states in brackets behind the verb, each with the number before it."""
    behind = prop.clause.group.last
    for first, last in scene.note.brackets:
        states = scene.note.within(first, last, Kind.STATE, Kind.PLACE)
        if first >= behind and len(states) > 1:
            numbers = scene.note.within(behind, first, Kind.AMOUNT)
            yield (numbers[-1] if numbers else None), states, (first, last)
            behind = last


def _lists(
    scene: Scene, prop: Proposition, arm: Arm, listed: Sequence[tuple[Mention | None, list[Mention], tuple[int, int]]]
) -> Iterator[Claim]:
    for number, states, (first, last) in listed:
        if number is not None:
            count = make_count(scene.note, number, first)
            group = _states_group(scene, number.last, first)
            yield scene.claim(
                "StockpileClaim",
                "stockpiled",
                group,
                prop=prop,
                object=_weapon(arm),
                arms=[replace(arm, refs=())],
                quantity=replace(count.quantity, unit="country"),
                current=True,
                behind=last,
            )
        for state in states:
            yield scene.claim(
                "StockpileClaim",
                "stockpiled",
                scene.party(state),
                prop=prop,
                object=_weapon(arm),
                arms=[replace(arm, refs=())],
                current=True,
                behind=last,
            )


def _weapon(arm: Arm) -> Party:
    return Party(arm.refs[0], arm.words, arm.known, None, arm.first < 0)


def read_figure(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A figure that someone cites for a stock: "reported stockpiling 5 million", "disclosed a stockpile of".

    >> [cmb usa] A 2011 report by the US Army to Congress disclosed a stockpile of 3 million mines.
    -> StockpileClaim state:usa stockpiles munition:mine time=2011 status=declared
    """
    if prop.lemma not in _OFFICIAL or prop.negated:
        return
    tail = prop.clause.reach
    words = {scene.note.tokens[i].norm for i in range(tail[0], min(tail[1], tail[0] + 8))}
    arms = list_arms(scene.note, *tail)
    counts = list_counts(scene.note, *tail)
    if not counts or not (words & _STOCK or prop.lemma == "cite"):
        return
    speakers = _speakers(scene, prop)
    holder = next((state for party in speakers if (state := prop.state_of(party))), None)
    if holder is None:
        return
    weapons = arms or [Arm(m.refs, m.words, -1, -1, m.known) for m in scene.mentions(Kind.WEAPON)[:1]]
    for number, count in enumerate(counts):
        near = [arm for arm in weapons if arm.first >= count.mention.last][:1] or weapons[:1]
        for arm in near:
            yield scene.claim(
                "StockpileClaim",
                "stockpiles",
                holder,
                prop=prop,
                object=_weapon(arm),
                quantity=_counted(count, arm, number),
                asserters=tuple(p.ref for p in speakers[:1]),
                status=Status.DECLARED,
                time=prop.times[0] if prop.times else _subject_time(scene, prop),
                current=True,
                content=_addressed(scene, prop),
            )


def _subject_time(scene: Scene, prop: Proposition) -> Time | None:
    """The date of the report that the subject names."""
    times = [m.time for m in scene.note.within(*(prop.subject_range or (0, 0)), Kind.TIME) if m.time]
    return times[0] if times else None


def _addressed(scene: Scene, prop: Proposition) -> str | None:
    """The report that gave the figure, as the subject describes it."""
    first, last = prop.subject_range or (0, 0)
    return scene.condense(first, last) if any(scene.note.word(i) == "report" for i in range(first, last)) else None


def _counted(count: Count, arm: Arm, number: int) -> Quantity:
    unit = count.quantity.unit if count.quantity.unit != "item" else "mine" if "mine" in arm.refs[0].key else "munition"
    return replace(count.quantity, unit=unit)


def _speakers(scene: Scene, prop: Proposition) -> list[Party]:
    """Who gives the figure: the subject, or who stands behind "by" in it ("a report to Congress by the ministry")."""
    heads = [party for party in prop.subjects if party.ref.kind in ("state", "org", "person")]
    subject = prop.subject_range or (0, 0)
    by = next((i for i in range(*subject) if scene.note.word(i) == "by"), None)
    inside = scene.note.within(subject[0] if by is None else by, subject[1], Kind.BODY, Kind.PERSON, Kind.STATE)
    return heads if heads and by is None else [scene.party(m) for m in inside[:1]]


def read_destruction(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Stocks that were destroyed, or are planned to be.

    >> [mbp per] Peru declared that it had destroyed a total of 321,368 mines by 2001.
    -> DestructionClaim state:per destroyed munition:mine exactly=321368 status=declared
    >> [mbp per] Peru forecast that approximately 2 million antipersonnel mines would be destroyed in 2015.
    -> DestructionClaim state:per destroyed munition:antipersonnel-mine approximately=2000000 status=planned time=2015
    """
    if prop.lemma not in _DESTROYING or scene.place.code in ("ma", "imp"):
        return
    arms = prop.arms or [Arm(m.refs, m.words, -1, -1, m.known) for m in scene.mentions(Kind.WEAPON)[:1]]
    if not arms:
        return
    owners = [p for p in prop.actors if p.ref.kind in _HOLDERS] or _owners(scene, prop)
    counts = list_counts(scene.note, *prop.patient) or list_counts(
        scene.note, prop.clause.group.last, prop.clause.reach[1]
    )
    counts = [c for c in counts if c.quantity.unit not in _NOT_STOCK]
    for owner in owners[:1]:
        if not counts:
            yield scene.claim(
                "DestructionClaim",
                "destroyed",
                owner,
                prop=prop,
                object=_weapon(arms[0]),
                arms=[replace(a, origins=()) for a in arms[1:2]],
            )
        for number, count in enumerate(counts):
            stop = counts[number + 1].mention.first if number + 1 < len(counts) else max(arm.last for arm in arms) + 1
            yield _destroyed(scene, prop, owner, count, _arms_of(count, stop, arms))
    yield from _contents(scene, prop, owners[:1], counts)


def _arms_of(count: Count, stop: int, arms: Sequence[Arm]) -> list[Arm]:
    """The weapons that a figure counts: those behind it up to the next figure, else the first of all."""
    own = [arm for arm in arms if count.mention.first <= arm.first < stop]
    return own or list(arms[:1])


def _destroyed(scene: Scene, prop: Proposition, owner: Party, count: Count, arms: Sequence[Arm]) -> Claim:
    unit = (
        "mine"
        if "mine" in arms[0].refs[0].key
        else "submunition"
        if "submunition" in arms[0].refs[0].key
        else "munition"
    )
    return scene.claim(
        "DestructionClaim",
        "destroyed",
        owner,
        prop=prop,
        object=_weapon(arms[0]),
        arms=[replace(a, origins=()) for a in arms[1:2]],
        quantity=replace(count.quantity, unit=unit),
    )


def _contents(scene: Scene, prop: Proposition, owners: Sequence[Party], counts: Sequence[Count]) -> Iterator[Claim]:
    """ "844 bombs that contained 320,375 submunitions": the submunitions were destroyed with them."""
    inner = next(
        (
            p
            for p in scene.propositions
            if p.lemma == "contain" and p.clause.antecedent and p.clause.begin >= prop.clause.group.last
        ),
        None,
    )
    if inner is None or not counts:
        return
    for owner in owners:
        for count in list_counts(scene.note, *inner.clause.tail)[:1]:
            arms = list_arms(scene.note, count.mention.last, inner.clause.tail[1])
            if arms and "submunition" in arms[0].refs[0].key:
                yield _destroyed(scene, prop, owner, count, arms)


def read_completed(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """Destruction that stands as a noun: completed, begun or carried out.

    >> [mbp per] Peru completed the destruction of its stockpile of 300,000 antipersonnel mines in September 2001.
    -> DestructionClaim state:per destroyed munition:antipersonnel-mine exactly=300000 time=2001-09
    """
    region = (prop.subject_range or (0, 0)) if prop.passive else prop.clause.tail
    noun = next(
        (i for i in range(*region) if scene.note.tokens[i].norm in ("destruction", "disposal", "elimination")), None
    )
    if prop.lemma not in _COMPLETING or noun is None or scene.place.code in ("ma", "imp"):
        return
    end = max(region[1], prop.clause.reach[1])
    arms = list_arms(scene.note, noun, end) or _stock_of(scene, prop)
    counts = [c for c in list_counts(scene.note, *region) if c.quantity.unit not in _NOT_STOCK]
    owners = (
        [p for p in prop.actors if p.ref.kind in _HOLDERS]
        or [scene.party(m) for m in scene.note.within(*region, Kind.STATE)]
        or _owners(scene, prop)
    )
    ongoing = prop.lemma in ("begin", "start", "continue")
    for owner in owners[:1] if arms else ():
        for count in counts[:1] or (None,):
            claim = (
                _destroyed(scene, prop, owner, count, arms)
                if count
                else scene.claim(
                    "DestructionClaim",
                    "destroyed",
                    owner,
                    prop=prop,
                    object=_weapon(arms[0]),
                    content=scene.condense(noun, region[1]),
                )
            )
            yield replace(claim, predicate="destroying") if ongoing else claim


def _owners(scene: Scene, prop: Proposition) -> list[Party]:
    """Whose stock it is where a passive does not say: the state last spoken of in the section on its stocks."""
    spoken = [state for party in prop.stance.asserters if (state := prop.state_of(party))]
    before = [state for party in scene.discourse.subjects if (state := prop.state_of(party))]
    found = spoken or before
    return [Party(found[0], "", True, None, True)] if found else []


def read_similar(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A stock compared with another's.

    >> [cmb chn] China said that its mine stockpile was similar in size to that of India.
    -> StockpileClaim state:chn stockpileSimilarTo state:ind weapon=munition:cluster-munition status=reported
    """
    subject = prop.subject_range or (0, 0)
    words = prop.words_behind(8)
    if prop.lemma != "be" or not {"similar", "comparable", "equal"} & set(words[:2]):
        return
    if not any(scene.note.tokens[i].norm in _STOCK for i in range(*subject)):
        return
    others = prop.named(Kind.STATE)
    arms = list_arms(scene.note, *subject)
    holders = list(prop.stance.asserters) or [scene.party(m) for m in scene.note.within(*subject, Kind.STATE)]
    if others and arms and holders:
        yield scene.claim(
            "StockpileClaim",
            "stockpileSimilarTo",
            holders[0],
            prop=prop,
            object=scene.party(others[0]),
            arms=arms[:1],
            content=scene.condense(*prop.clause.tail),
        )


def read_declaring(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """States that declared their stocks, or never did.

    >> [cmb per] At least 10 States Parties to the convention have formally declared stocks of cluster munitions.
    -> DeclarationClaim group:ccm-states-parties declaredStockOf munition:cluster-munition atLeast=10 status=declared
    """
    subject = prop.subject_range or (0, 0)
    tail = {
        scene.note.tokens[i].norm
        for i in range(prop.clause.group.last, min(prop.clause.reach[1], prop.clause.group.last + 6))
    }
    stocked = bool(tail & _STOCK) or any(
        (c.lemma == "stockpile" and c.governor is prop.clause) or (c.lemma == "stockpile" and c.fellow is prop.clause)
        for c in prop.clauses
    )
    if prop.lemma != "declare" or not stocked:
        return
    counts = [c for c in list_counts(scene.note, *subject) if c.quantity.unit == "country"]
    arms = list_arms(scene.note, *scene.whole())
    if prop.passive:
        return
    if not arms:
        return
    holder = _states_group(scene, counts[0].mention.last, _group_end(scene, counts[0], subject)) if counts else None
    for party in [holder] if holder else [p for p in prop.subjects if p.ref.kind == "state"]:
        yield scene.claim(
            "DeclarationClaim",
            "declaredStockOf",
            party,
            prop=prop,
            object=_weapon(arms[0]),
            arms=[replace(arms[0], refs=())],
            quantity=counts[0].quantity if counts else None,
            status=Status.DECLARED,
            asserters=(party.ref,),
            current=True,
        )


def _group_end(scene: Scene, count: Count, subject: tuple[int, int]) -> int:
    stop = next(
        (i for i in range(count.mention.last, subject[1]) if scene.note.word(i) in ("that", "which", "who", "have")),
        subject[1],
    )
    return stop
