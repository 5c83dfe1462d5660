"""Verbs that tell what becomes of the clause below them: said, seeming, failed, going on."""

from __future__ import annotations

from armstrace.graph.claim import Status

#: What a verb of saying makes of what is said.
SAYING: dict[str, Status] = {
    **dict.fromkeys(
        """say state tell note stress explain respond reply comment express reiterate emphasize insist reaffirm indicate
        inform describe call mention add clarify remark testify recall list highlight underline underscore
        remind caution attest convey lament regret repeat restate reconfirm""".split(),  # noqa: SIM905
        Status.REPORTED,
    ),
    **dict.fromkeys("declare announce disclose reveal release report notify".split(), Status.DECLARED),  # noqa: SIM905
    **dict.fromkeys("acknowledge admit concede confirm recognize".split(), Status.ADMITTED),  # noqa: SIM905
    **dict.fromkeys(
        """claim allege assert maintain argue accuse suggest believe suspect complain charge contend think rumor rumour
        presume fear speculate deem blame implicate""".split(),  # noqa: SIM905
        Status.ALLEGED,
    ),
    **dict.fromkeys(
        ["find", "conclude", "determine", "establish", "document", "identify", "verify", "show", "demonstrate"],
        Status.CONCLUDED,
    ),
    **dict.fromkeys("estimate calculate project".split(), Status.ESTIMATED),  # noqa: SIM905
    **dict.fromkeys(
        """plan intend expect promise forecast pledge vow agree propose aim hope decide seek want request target
        schedule""".split(),  # noqa: SIM905
        Status.PLANNED,
    ),
    "deny": Status.DENIED,
    "refute": Status.DENIED,
    "reject": Status.DENIED,
    "dismiss": Status.DENIED,
    "rebut": Status.DENIED,
    "doubt": Status.NOT_KNOWN,
}
#: Verbs that leave it at what seems to be.
SEEMING = frozenset("appear seem tend".split())  # noqa: SIM905
#: Verbs that say that what follows did not come to pass.
FAILING = frozenset("fail refuse decline cease neglect stop halt refrain avoid abstain desist forgo".split())  # noqa: SIM905
#: Verbs that keep someone from what follows: "prohibited its forces from using", "warned against using".
BARRING = frozenset(
    """prevent prohibit forbid ban bar discourage dissuade preclude deter stop warn caution advise oppose exclude
    restrain""".split()  # noqa: SIM905
)
#: Verbs that say that what follows takes place.
ACTUAL = frozenset("combine begin start continue resume manage help come know prove happen cause lead".split())  # noqa: SIM905
