"""A small profile in our own words, and strategies that make claims about it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from hypothesis import strategies as st

from armstrace.graph.basis import SectionIndex, make_index
from armstrace.graph.claim import Certainty, Claim, Comparator, Polarity, Quantity, Rank, Review, Status
from armstrace.graph.names import Ref
from armstrace.graph.registers import read_registers
from armstrace.graph.role import DETAIL_ROLES, RoleType
from armstrace.graph.section import (
    Citation,
    ClaimsFile,
    Discrepancy,
    DiscrepancyKind,
    Note,
    NoteState,
    Passage,
    Resolution,
    SectionVersion,
)

DOC = "rus-cmb-2022-05-17"
MONITOR = Ref("org", "monitor")
STATE, MUNITION = Ref("state", "rus"), Ref("munition", "cluster-munition")
WORK, LETTER = (entry.ref for entry in read_registers().entries("source")[:2])
HASH = "0" * 64


def make_passage(name: str, **fields: object) -> Passage:
    given = {"heading": ("Use",), "block": 1, "hash": HASH, "length": 10, "at": (0, 10), **fields}
    return Passage(key=f"{DOC}-{name}", **given)  # type: ignore[arg-type]


def make_note(number: int, resolution: Resolution, *citations: Citation, state: NoteState = NoteState.WITHHELD) -> Note:
    at = (number * 50, number * 50 + 40)
    return Note(number=number, state=state, resolution=resolution, citations=citations, hash=HASH, length=40, at=at)


SECTION = SectionVersion(
    key=DOC,
    country="rus",
    slug="cluster-munition-ban-policy",
    title="Cluster Munition Ban Policy",
    updated="2022-05-17",
    edition=2021,
    page="https://example.org/rus",
    publisher=MONITOR,
    copy_sha256=HASH,
    copy_length=1000,
    copy_offset=20,
)
PASSAGES = (
    make_passage("use-1-1", sentence=1, notes=(1,)),
    make_passage("use-1-2", sentence=2),
    make_passage("use-2-r1", block=2, row=1),
    make_passage("use-2-title", block=2, part="title", notes=(2,)),
    make_passage("n1-1", heading=(), block=None, sentence=1, note=1),
    make_passage("top-1-1", heading=(), sentence=1),
    make_passage("n4-1", heading=(), block=None, sentence=1, note=4),
    make_passage("n6-1", heading=(), block=None, sentence=1, note=6),
)
NOTES = (
    make_note(1, Resolution.CITED, Citation(source=WORK, locator="p. 4"), Citation(source=LETTER, role="see")),
    make_note(2, Resolution.IBID, Citation(source=WORK, role="ibid"), state=NoteState.AVAILABLE),
    Note(number=3, state=NoteState.MISSING, resolution=Resolution.MISSING),
    make_note(4, Resolution.UNRESOLVED_IBID, Citation(source=WORK)),
    make_note(5, Resolution.AMBIGUOUS_IBID),
    make_note(6, Resolution.EXPLANATORY),
)


def make_claim(name: str = "used", **fields: object) -> Claim:
    """An affirmed, certain, asserted, current claim of use that cites one work."""
    given = {
        "key": f"rus-cmb-{name}-00000000",
        "kind": "UseClaim",
        "document": DOC,
        "passage": f"{DOC}-use-1-1",
        "predicate": "used",
        "status": Status.ASSERTED,
        "subject": STATE,
        "object": MUNITION,
        "notes": (1,),
        **fields,
    }
    return Claim(**given)  # type: ignore[arg-type]


def make_file(claims: Iterable[Claim] = ()) -> ClaimsFile:
    claims = tuple(claims)
    return ClaimsFile(
        path="data/claims/rus/cmb-2022-05-17.yaml",
        section=SECTION,
        passages=PASSAGES,
        notes=NOTES,
        claims=claims,
        lines=tuple((claim.key, 100 + place) for place, claim in enumerate(claims)),
    )


INDEX: SectionIndex = make_index(make_file())

CLAIMS = (
    make_claim("used", time="2008-08", event=Ref("event", "georgia-conflict-2008")),
    make_claim(
        "denied",
        time="2008-08",
        event=Ref("event", "georgia-conflict-2008"),
        passage=f"{DOC}-n1-1",
        notes=(),
        asserters=(STATE,),
        status=Status.DENIED,
        polarity=Polarity.NEGATED,
    ),
    make_claim(
        "not-party",
        kind="TreatyStatusClaim",
        passage=f"{DOC}-top-1-1",
        predicate="notPartyTo",
        object=Ref("treaty", "ccm"),
        notes=(),
        as_of="2022-05-17",
        review=Review.REVIEWED,
    ),
    make_claim(
        "declared",
        kind="DeclarationClaim",
        passage=f"{DOC}-use-2-r1",
        context=(f"{DOC}-use-2-title",),
        predicate="declaredStockOf",
        subject=Ref("state", "bgr"),
        object=Ref("munition", "9n123k"),
        notes=(2,),
        asserters=(Ref("state", "bgr"),),
        status=Status.DECLARED,
        quantity=Quantity(comparator=Comparator.EXACTLY, unit="munition", written="8", value=Decimal(8)),
        not_given=("time",),
    ),
)
CONFLICT = Discrepancy(
    key="use-and-denial",
    kind=DiscrepancyKind.CONFLICT,
    claims=(CLAIMS[0].key, CLAIMS[1].key),
    note="One says so, one denies it.",
)

keys = st.from_regex(r"[a-z0-9](?:[a-z0-9.-]{0,6}[a-z0-9])?", fullmatch=True)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
refs = st.builds(Ref, st.sampled_from(["state", "org", "group", "munition", "event", "place", "treaty"]), keys)
values = st.builds(Ref, st.just("value"), st.sampled_from(["bomb", "rocket", "civilian", "male", "observer"]))
times = st.sampled_from(
    ["2015", "2015-02", "1994/1996", "1999/", "1999/..", "2018~", "2016?", "199X", "2015-21", "/2008"]
)
numbers = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)
lists = st.lists(refs, max_size=3).map(tuple)
passages = st.sampled_from([passage.key for passage in PASSAGES])
claim_keys = st.builds("rus-cmb-{}-{:08x}".format, keys, st.integers(0, 2**32 - 1))
details = st.one_of(
    *(
        st.tuples(
            st.just(role),
            {
                RoleType.ENTITY: refs,
                RoleType.VALUE: values,
                RoleType.TEXT: words,
                RoleType.QUANTITY: st.sampled_from(["122 mm", "300 mm", "82.5 mm"]),
            }[role_type],
        )
        for role, role_type in DETAIL_ROLES.items()
        if role != "basis"
    )
)
bases = st.tuples(st.just("basis"), st.builds(Ref, st.just("value"), st.sampled_from(["tableNote", "profileOnly"])))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    comparator = draw(st.sampled_from(list(Comparator)))
    between, counted = comparator is Comparator.BETWEEN, comparator is not Comparator.UNQUANTIFIED
    return Quantity(
        comparator=comparator,
        unit=draw(st.sampled_from(["item", "person", "km2"])),
        written=draw(words),
        value=Decimal(draw(numbers)) if counted and not between else None,
        low=Decimal(draw(numbers)) if between else None,
        high=Decimal(draw(numbers)) if between else None,
    )


claims = st.builds(
    Claim,
    key=claim_keys,
    kind=st.sampled_from(["UseClaim", "CasualtyClaim", "TreatyStatusClaim"]),
    document=st.just(DOC),
    passage=passages,
    predicate=st.sampled_from(["used", "partyTo", "casualties"]),
    status=st.sampled_from(list(Status)),
    subject=refs,
    object=st.none() | refs,
    weapons=lists,
    origins=lists,
    places=lists,
    event=st.none() | refs,
    statement=st.none() | refs,
    quantity=st.none() | quantities(),
    time=st.none() | times,
    time_written=st.none() | words | st.sampled_from(["early 2015", "since mid-1999", "late 2018"]),
    as_of=st.none() | st.sampled_from(["2022-05-17", "2021-07", "2020"]),
    asserters=lists | st.just((MONITOR,)),
    reporters=lists,
    polarity=st.sampled_from(list(Polarity)),
    certainty=st.sampled_from(list(Certainty)),
    hedge=st.none() | words,
    rank=st.sampled_from(list(Rank)),
    alternatives=lists,
    details=st.lists(details | bases, max_size=4, unique_by=lambda pair: pair[0] == "basis" or pair).map(tuple),
    written=st.dictionaries(st.sampled_from(["subject", "object", "weapon", "time"]), words, max_size=2).map(
        lambda found: tuple(found.items())
    ),
    content=st.none() | words,
    quoted=st.none() | words,
    context=st.lists(passages, max_size=2).map(tuple),
    notes=st.lists(st.integers(1, 6), max_size=3).map(tuple),
    breakdown_of=st.none() | claim_keys,
    restates=st.lists(claim_keys, max_size=2).map(tuple),
    revises=st.lists(claim_keys, max_size=2).map(tuple),
    not_given=st.lists(st.sampled_from(["time", "quantity", "asserter", "statement"]), max_size=2).map(tuple),
    review=st.sampled_from(list(Review)),
    rule=st.none() | keys,
)
