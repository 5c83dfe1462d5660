"""Rules for statements made together and for views that a state has not told."""

from __future__ import annotations

from collections.abc import Iterator

from armstrace.graph.claim import Claim, Polarity
from armstrace.graph.names import Ref
from armstrace.loaders.argument import list_arms, list_wheres
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.rule import on_verbs
from armstrace.loaders.scene import Scene

_STATEMENTS = frozenset("statement declaration communique appeal call".split())  # noqa: SIM905
_VIEWS = frozenset("declaration view position statement interpretation opinion comment".split())  # noqa: SIM905
#: What of mines a state may leave unsaid.
_DETAILED = frozenset("detail type number quantity purpose use plan".split())  # noqa: SIM905
#: What a state may leave untold, and reports may leave out.
_FACTS = frozenset("information detail data figure form reference mention section type".split())  # noqa: SIM905


@on_verbs({"join", "endorse", "sign", "align", "associate", "subscribe", "support", "deliver"})
def read_joining(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """A state that joins what others say.

    >> [cmb khm] Cambodia joined a joint statement condemning cluster munition use in Ukraine in March 2022.
    -> StatementClaim state:khm supported munition:cluster-munition place=ukr
    >> [mbp yem] Yemen endorsed the joint statement on the humanitarian impact of mines at the UN in 2019.
    -> StatementClaim state:yem supported munition:mine time=2019
    """
    end = prop.clause.reach[1]
    head = [scene.note.tokens[i].norm for i in range(prop.clause.group.last, min(end, prop.clause.group.last + 9))]
    if prop.passive or prop.clause.quoted or not _STATEMENTS & set(head):
        return
    if prop.lemma == "deliver" and "joint" not in head:
        return
    arms = list_arms(scene.note, prop.clause.group.last, end)
    topic = next((m.ref for m in scene.note.within(prop.clause.group.last, end, Kind.TREATY)), None)
    wheres = list_wheres(scene.note, prop.clause.group.last, end)
    times = [m.time for m in scene.note.within(prop.clause.group.last, end, Kind.TIME) if m.time] or prop.times
    for state in prop.states:
        yield scene.claim(
            "StatementClaim",
            "supported",
            state,
            prop=prop,
            object=topic or (arms[0].refs[0] if arms else None),
            arms=arms[:1],
            where=wheres[0] if wheres else None,
            time=times[0] if times else None,
            content=scene.condense(prop.clause.group.first, end),
            behind=end,
        )


@on_verbs(
    """elaborate express make share state articulate detail provide clarify give issue disclose release publish
    include contain explain say indicate specify identify report""".split()  # noqa: SIM905
)
def read_silence(scene: Scene, prop: Proposition) -> Iterator[Claim]:
    """What a state has not said: its views on a matter, the facts that its reports leave out.

    >> [cmb ago] Angola has not elaborated its views on transit and foreign stockpiling of cluster munitions.
    -> StatementClaim state:ago stated not
    >> [cmb ago] Angola has not provided information on the types of cluster munitions that it stockpiles.
    -> StatementClaim state:ago stated munition:cluster-munition not
    >> [mbp ago] Angola has not specified the types of mines destroyed, nor has it reported in detail on their use.
    -> StatementClaim state:ago stated munition:mine not
    >> [cmb ago] Angola has not explained why it abstained from the vote.
    -> StatementClaim state:ago stated treaty:ccm not
    >> [mbp ago] The report does not include any information on its retained mines. | Angola submitted a report in 2009.
    -> StatementClaim state:ago stated munition:mine not
    """
    end = prop.clause.reach[1]
    head = {scene.note.tokens[i].norm for i in range(prop.clause.group.last, min(end, prop.clause.group.last + 5))}
    policy = scene.place.code in ("cmb", "mbp")
    if prop.lemma == "report":
        untold = policy and scene.note.word(prop.clause.group.last) in ("in", "on") and bool(_DETAILED & head)
    elif prop.lemma in ("specify", "identify"):
        untold = policy and bool(_DETAILED & head or _FACTS & head)
    elif prop.lemma in ("explain", "indicate", "clarify", "state", "say"):
        untold = scene.note.word(prop.clause.group.last) in ("why", "whether", "how")
        end = max([end, *(c.reach[1] for c in prop.clauses if c.begin == end)]) if untold else end
    else:
        untold = bool(_VIEWS & head or (policy and _FACTS & head))
    if not prop.negated or prop.passive or not (untold or _VIEWS & head):
        return
    topic = next((m.ref for m in scene.note.within(prop.clause.group.last, end, Kind.TREATY)), None)
    arms = list_arms(scene.note, prop.clause.group.last, end) if not _VIEWS & head else []
    subject: Ref | None = topic or (arms[0].refs[0] if arms else scene.discourse.treaty)
    for state in _silent(scene, prop):
        yield scene.claim(
            "StatementClaim",
            "stated",
            state,
            prop=prop,
            object=subject,
            current=True,
            content=scene.condense(prop.clause.group.last, end),
            polarity=Polarity.NEGATED,
            behind=end,
        )


def _silent(scene: Scene, prop: Proposition) -> list[Party]:
    """The states that are silent; the country for its own reports."""
    first, last = prop.subject_range or (0, 0)
    if any(scene.note.tokens[i].norm == "report" for i in range(first, last)) and scene.home is not None:
        owned = [scene.party(m) for m in scene.note.within(first, last, Kind.STATE)]
        return owned[:1] or [Party(scene.home, scene.note.words(first, last), True, None, True)]
    if prop.lemma in ("include", "contain") and scene.note.word(first) not in ("it", "they"):
        return []
    return prop.states
