"""A verb of a sentence with its auxiliaries, negation and adverbs."""

from __future__ import annotations

from armstrace.graph.sealed import sealed
from armstrace.loaders.verb_form import Form

MODALS = frozenset("will would can could may might must should shall cannot".split())  # noqa: SIM905
BE = frozenset("be is are was were been being am".split())  # noqa: SIM905


@sealed(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries. `first`, `last` are token numbers, last excluded; `at` is the verb's own token.

    `helpers` are the auxiliaries in order, `infinitive` says that "to" stands before. `negated` counts "not", "never"
    in the group itself; `no` in front of a noun is the clause's matter. `either` marks a form that may be past or
    participle ("used").
    """

    first: int
    last: int
    at: int
    lemma: str
    form: Form
    helpers: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    negated: bool = False
    infinitive: bool = False
    either: bool = False

    @property
    def passive(self) -> bool:
        """Is what stands before the verb what was done to?"""
        bare = self.form is Form.PARTICIPLE and not self.helpers
        return self.form is Form.PARTICIPLE and (bare or self.helpers[-1] in BE)

    @property
    def finite(self) -> bool:
        """Can the group be the verb of a whole clause?"""
        if self.infinitive:
            return False
        if self.helpers:
            return self.helpers[0] not in ("being", "having", "been", "be")
        return self.form in (Form.PRESENT, Form.PAST, Form.BASE)

    @property
    def modal(self) -> str | None:
        """The modal verb of the group, if any."""
        for helper in self.helpers:
            if helper in MODALS:
                return helper
        return None
