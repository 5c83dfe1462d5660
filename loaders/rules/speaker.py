"""Who speaks, on what, when and how surely: what the rules on statements share."""

from __future__ import annotations

from armstrace.graph.claim import Status
from armstrace.graph.names import Ref
from armstrace.loaders.argument import Arm, list_arms
from armstrace.loaders.clause import Clause, Relation
from armstrace.loaders.discourse import Party
from armstrace.loaders.mention import Kind
from armstrace.loaders.phrase import TITLES
from armstrace.loaders.proposition import Proposition
from armstrace.loaders.rules.officer import find_office_state
from armstrace.loaders.rules.vessel import find_vessel
from armstrace.loaders.scene import Scene
from armstrace.loaders.stance import weaker_of

STANCES = {
    "say": "stated",
    "state": "stated",
    "tell": "stated",
    "declare": "stated",
    "announce": "stated",
    "note": "stated",
    "stress": "stated",
    "explain": "stated",
    "respond": "stated",
    "reply": "stated",
    "reiterate": "stated",
    "emphasize": "stated",
    "insist": "stated",
    "claim": "stated",
    "assert": "stated",
    "argue": "stated",
    "maintain": "stated",
    "indicate": "stated",
    "report": "stated",
    "inform": "stated",
    "describe": "stated",
    "call": "stated",
    "defend": "stated",
    "conclude": "stated",
    "allege": "stated",
    "reaffirm": "stated",
    "estimate": "stated",
    "view": "regards",
    "regard": "regards",
    "see": "regards",
    "consider": "regards",
    "condemn": "condemned",
    "criticize": "criticized",
    "deplore": "condemned",
    "denounce": "condemned",
    "support": "supported",
    "welcome": "supported",
    "endorse": "supported",
    "back": "supported",
    "promote": "supported",
    "oppose": "opposed",
    "reject": "opposed",
    "propose": "proposed",
    "acknowledge": "acknowledged",
    "admit": "acknowledged",
    "express": "expressedConcern",
    "comment": "commentedOn",
    "deny": "denied",
    "promise": "committedTo",
    "pledge": "committedTo",
    "commit": "committedTo",
    "urge": "calledFor",
    "set": "calledFor",
    "request": "calledFor",
    "share": "supported",
    "accept": "supported",
    "take": "acknowledged",
    "forecast": "stated",
    "accuse": "criticized",
    "pose": "stated",
    "confirm": "stated",
    "reconfirm": "stated",
    "repeat": "stated",
    "restate": "stated",
    "sympathize": "supported",
    "clarify": "stated",
    "affirm": "stated",
    "add": "stated",
    "remark": "stated",
    "agree": "stated",
    "elaborate": "stated",
    "warn": "stated",
    "appeal": "calledFor",
    "recommend": "calledFor",
    "encourage": "calledFor",
    "release": "stated",
    "issue": "stated",
    "serve": "stated",
    **dict.fromkeys("praise commend applaud hail laud salute congratulate appreciate".split(), "supported"),  # noqa: SIM905
    **dict.fromkeys(
        """highlight underline underscore mention recall remind caution reveal disclose lament regret attest testify
        convey contend suggest thank believe think feel doubt""".split(),  # noqa: SIM905
        "stated",
    ),
    "dissociate": "opposed",
}
_ALLEGING = frozenset("claim assert argue maintain allege accuse".split())  # noqa: SIM905
#: What opens another matter than the one that is told.
_CONTRASTS = frozenset({"while", "although", "though", "whereas", "despite", "after", "before", "following"})
SPEAKERS = frozenset({"state", "org", "person", "group", "territory"})


_INTENDING = frozenset("commit plan promise pledge want need fail decide agree offer undertake continue".split())  # noqa: SIM905


def can_be_said(prop: Proposition) -> bool:
    """Does the clause tell of a speech act: neither quoted nor passive, nor what somebody is urged to say?"""
    if (
        prop.clause.quoted
        or prop.passive
        or (
            prop.clause.relation is Relation.REDUCED and prop.lemma not in ("call", "say") and find_vessel(prop) is None
        )
    ):
        return False
    fellow = prop.clause.fellow
    while fellow is not None and fellow.relation is Relation.INFINITIVE and fellow.fellow is not None:
        fellow = fellow.fellow
    if prop.clause.relation is Relation.INFINITIVE and fellow is not None and _only_intends(fellow):
        return False  # "committed to report": not said yet
    if prop.clause.relation is Relation.GERUND and prop.note.word(prop.clause.group.first - 1) == "by":
        return False  # "responded by stating": the first verb tells it
    return not any(clause.lemma in ("urge",) for clause in prop.clause.governors())


def _only_intends(clause: Clause) -> bool:
    """Does a verb say that what follows is yet to be done? "Continues to view" says that it is done."""
    goes_on = clause.lemma == "continue" and not clause.group.modal and not clause.governors()
    return clause.lemma in _INTENDING and not goes_on


def list_speakers(scene: Scene, prop: Proposition) -> list[tuple[Party, tuple[Ref, ...]]]:
    """Each speaker as subject: the state or body spoken for, with the person or ministry that spoke as asserter."""
    out: list[tuple[Party, tuple[Ref, ...]]] = []
    vessel = find_vessel(prop)
    for party in (*(vessel.host.subjects if vessel else prop.subjects), *_members(scene, prop)):
        if party.ref.kind not in SPEAKERS or (
            party.ref.kind == "group" and party.mention is None and not _speaks(party)
        ):
            continue
        state = prop.state_of(party) if party.ref.kind == "person" else _find_served(scene, prop, party)
        if state is None and party.ref.kind == "person" and is_in_office(scene, party):
            state = find_office_state(scene, party.mention) if party.mention else scene.home
        speaker = Party(state, "", True, None, True) if state else party
        asserters = (party.ref,) if state and party.ref.kind == "person" else ()
        outer = tuple(p.ref for p in prop.stance.asserters if p.ref != speaker.ref)
        out.append((speaker, asserters or outer))
    return out


def _members(scene: Scene, prop: Proposition) -> list[Party]:
    """The states that "several states, including A, B, and C" names."""
    first, last = prop.subject_range or (0, 0)
    last = max(last, prop.clause.group.first) if last <= prop.clause.group.first else last
    cut = next((i for i in range(first, last) if scene.note.word(i) in ("including", "namely")), None)
    heads = {scene.note.tokens[i].norm for i in range(first, cut)} if cut is not None else set()
    if cut is None or not heads & {"state", "states", "country", "countries", "party", "parties"}:
        return []
    known = {party.ref for party in prop.subjects}
    return [scene.party(m) for m in scene.note.within(cut, last, Kind.STATE) if m.ref not in known]


def _find_served(scene: Scene, prop: Proposition, party: Party) -> Ref | None:
    """ "The deputy director of the ministry": the state in whose office somebody without a name speaks."""
    words = {word.strip(",").lower() for word in party.words.split()[:4]}
    if party.ref.kind != "group" or party.mention is not None or not words & TITLES:
        return None
    named = scene.note.within(*(prop.subject_range or (0, 0)), Kind.STATE, Kind.ADJECTIVE, Kind.BODY)
    bodies = [m for m in named if m.kind is Kind.BODY and m.known and m.state is None]
    states = [m.ref for m in named if m.kind is not Kind.BODY]
    return None if bodies else next(iter(states), scene.home)


def _speaks(party: Party) -> bool:
    """Can a described party speak ("officials", "human rights organizations")?"""
    words = party.words.lower()
    return any(
        word in words
        for word in (
            "official",
            "organization",
            "group",
            "engineer",
            "diplomat",
            "countries",
            "states",
            "commander",
            "representative",
            "media",
            "team",
            "author",
            "report",
            "leader",
            "spokes",
            "minister",
            "ambassador",
            "director",
            "president",
            "secretary",
            "delegat",
            "adviser",
            "attach",
            "ministry",
            "authorit",
            "embassy",
            "parliament",
        )
    )


def is_in_office(scene: Scene, party: Party) -> bool:
    """Does a person speak in public office?"""
    entry = scene.registers.find_ref(party.ref)
    titled = bool(party.mention and (party.mention.role or scene.office(party.mention)))
    return titled or bool(entry and entry.fields.get("office"))


def names_topic(scene: Scene, prop: Proposition, end: int) -> Ref | None:
    """What it is about: a treaty, else a weapon, else a meeting that is named; else what the section is about."""
    region = (prop.clause.group.first, end)
    for kind in (Kind.TREATY, Kind.MEETING, Kind.WEAPON, Kind.RESOLUTION, Kind.LAW):
        named = [m for m in scene.note.within(*region, kind) if m.ref.key != "weapon"]
        if named:
            return named[0].ref
    if any(scene.note.word(i) == "it" for i in range(*region)):
        before = list(scene.note.within(0, region[0], Kind.TREATY))
        return before[-1].ref if before else None
    before = scene.note.within(0, region[0], Kind.TREATY, Kind.WEAPON)
    return before[-1].ref if before and _coordinated(prop.clause) else None


def _coordinated(clause: Clause) -> bool:
    return clause.relation in (Relation.COORDINATE, Relation.GERUND, Relation.RELATIVE)


def read_status(prop: Proposition) -> Status:
    """What a verb of saying makes of what is said: denied, not denied, planned, alleged, else as the clause stands."""
    vessel = find_vessel(prop)
    stance = weaker_of(prop.stance, vessel.host.stance) if vessel else prop.stance
    if prop.lemma == "deny":
        return Status.NOT_DENIED if prop.negated else Status.DENIED
    if prop.lemma in ("promise", "forecast", "pledge"):
        return Status.PLANNED
    if stance.status is not Status.ASSERTED:
        return stance.status
    return Status.ALLEGED if prop.lemma in _ALLEGING else Status.ASSERTED


def has_complement(prop: Proposition) -> bool:
    """Does a clause follow that says what?"""
    return any(c.governor is prop.clause and c.relation is Relation.COMPLEMENT for c in prop.clauses)


def list_told_arms(scene: Scene, prop: Proposition, end: int) -> list[Arm]:
    """The weapons that a statement is about, at most two."""
    return [arm for arm in list_arms(scene.note, prop.clause.group.first, end)[:2] if arm.refs[0].key != "weapon"]


def find_told_end(prop: Proposition, end: int) -> int:
    """ "Cannot join until it resolves the dispute", "transit, which it bans": where what hangs on it ends; a contrast
    or a further statement is no part of it.
    """
    for clause in prop.clauses:
        if clause.begin >= prop.clause.group.last and end - 1 <= clause.begin <= end + 1 and _hangs_on(prop, clause):
            end = max(end, clause.reach[1])
    return end


def _hangs_on(prop: Proposition, clause: Clause) -> bool:
    joined = clause.relation is Relation.COORDINATE and prop.clause in clause.governors()
    hanging = joined or clause.relation not in (Relation.MAIN, Relation.COORDINATE)
    return hanging and clause.opener not in _CONTRASTS
