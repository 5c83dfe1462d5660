"""The forms of the verbs that profiles use: which word may be which form of which verb."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum, StrEnum

from armstrace.graph.quick import quick

_REGULAR = """
abstain accede accept accuse achieve acknowledge acquire adapt add address adhere adjust administer admit adopt advance
advise advocate affect affirm agree aim allege allow amend announce annul answer appeal appear apply appoint approve
argue arrest arrive ask assemble assert assess assign assist associate assume assure attack attempt attend attract await
attribute authorize ban base begin believe belong benefit blame block bolster bomb bury call cancel carry cast cause
cease challenge change characterize charge check cite claim clarify classify clear close sponsor collaborate collapse
collect comment commission commit compile complain complete comply conclude condemn conduct confirm confiscate consider
consist constitute construct consult contain contaminate continue contribute control convene convert convict cooperate
coordinate correspond cover create criminalize criticize damage debut decide declare decline decrease dedicate
defend defer define defuse delay deliver demand demilitarize demine demonstrate deny depend deploy deposit describe
design
designate destroy detail detect determine detonate develop direct disable disappear disarm disclose discount discover
discuss display dispose distribute document double draft drop earn elaborate embark emerge emphasize emplace employ
enable enact encourage end endorse enforce enhance enjoy ensure enter entitle equip establish estimate evacuate evaluate
evolve examine exceed exchange exclude execute exempt exhibit exist expand expect experience expire explain explode
explore export express extend face fail feature file finance finish fire flee focus follow forbid force forecast form
formalize fulfill fulfil function fund gain gather govern grant guarantee guide halt handle harm hear help hinder hit
hold host identify ignore
house impact implement implicate import impose improve include incorporate increase indicate infiltrate inform
inherit initiate injure inspect install instruct insist integrate intend interview introduce investigate invite involve
issue join judge justify kill label lack last launch lay lead leave liberate license limit link list litter load locate
maintain manage manufacture map mark market measure modernize modify monitor move name need neutralize note notify
object obligate oblige observe obstruct obtain occupy occur offer open operate oppose order organize originate outlaw
oversee own participate pass permit phase place plan planned plant pledge play point pose possess postpone prepare
present
preserve
prevent proceed process procure produce prohibit promise promote promulgate propose prosecute protect prove provide
publish publicize purchase pursue push qualify raise range ratify reach reaffirm recall receive recognize recommend
record recover reduce refer reflect refrain refurbish refuse regard register regret regulate rehabilitate reiterate
reject relate release rely remain remove render renounce repeat replace reply report represent request require research
reserve resolve respond rest restrict result resume retain retire return reveal review revise revoke risk sanction
scale scan scatter schedule seal search secure seek seem seize sell serve share shell show sign signal stage start state
stay stem step stock stockpile stop store strengthen stress strike study submit succeed suffer suggest summarize
supervise supplement supply support suppress surrender survey suspect suspend sustain target tailor task terminate test
threaten toughen trade train transfer transform transit transmit transport treat trigger turn undermine underreport
undertake update upgrade urge use vacate value vary verify veto view violate visit vote vow wait walk want warn weaken
welcome withdraw witness work worsen wound
allocate amount award chair comprise concentrate contravene criticise disburse dismantle donate emphasise encompass
envisage organise penalize preside punish recognise recruit represent span stipulate
hope aspire fear doubt dismiss rumor rumour deem presume refute rebut speculate dispute deplore lament hint deliberate
debate nominate elect dispatch uncover intercept earmark soar plunge triple halve diminish fluctuate burn crush melt
recycle discredit reclassify certify accredit educate sensitize amputate perish survive analyze analyse furnish
combine compose categorize count
circulate renew repeal resettle displace infest pollute endanger impede hamper commence persist
articulate corroborate substantiate invoke shelve alter specify eliminate supersede calculate predict prioritize
accelerate dissolve sympathize remark reconfirm contradict detain rename restart disrupt separate finalize discontinue
reinforce voice outline hand miss lift
graduate reimburse centralize consolidate disseminate tamper repair empower mainstream subsidize deteriorate hospitalize
mutilate collide scavenge forage ignite outnumber stagnate stabilize dwindle lessen enroll specialize relocate exhaust
reactivate liaise cultivate impair compensate recuperate accompany diagnose vaccinate mobilize inaugurate relaunch
quadruple heighten reside deactivate disaggregate harmonize standardize streamline exaggerate distort
act engage escalate abandon account bombard capture dump expend incinerate loot maim retrieve ship smuggle unearth
praise commend applaud hail thank congratulate highlight underline underscore appreciate contend mention dissociate
caution echo laud salute volunteer facilitate spearhead convey solicit unveil lodge reinstate revert relocate entail
expedite necessitate compel scrap disassemble decommission demobilize retrofit reassure remind recount transpose codify
learn excavate surround encircle breach demarcate delineate fence guard film photograph warehouse
legislate imprison invalidate nullify reverse reconsider revisit boycott stall mandate attest criminalise consume
""".split()  # noqa: SIM905
_IRREGULAR = """
be was been being is|are|am; have had had having has; do did done doing does; say said said; tell told told; take
took taken;
give gave given; make made made; lay laid laid; lead led led; leave left left; find found found; hold held held; see saw
seen; get got got; go went gone; come came come; become became become; begin began begun; know knew known; think thought
thought; bring brought brought; buy bought bought; sell sold sold; send sent sent; spend spent spent; build built built;
lose lost lost; meet met met; put put put; set set set; read read read; cut cut cut; let let let; hit hit hit; cost cost
cost; seek sought sought; show showed shown; speak spoke spoken; stand stood stood; fall fell fallen; fight fought
fought; flee fled fled; forbid forbade forbidden; grow grew grown; keep kept kept; mean meant meant; pay paid paid; rise
rose risen; run ran run; strike struck struck; teach taught taught; undergo underwent undergone; undertake undertook
undertaken; withdraw withdrew withdrawn; write wrote written; oversee oversaw overseen; forecast forecast forecast;
break broke broken; choose chose chosen; draw drew drawn; drive drove driven; feel felt felt; win won won; throw threw
thrown; lie lay lain lying; die died died dying; tie tied tied tying; understand understood understood; arise arose
arisen; step stepped stepped; cast cast cast; stem
stemmed stemmed; stop stopped stopped; transfer transferred transferred; refer referred referred; occur occurred
occurred;
defer deferred deferred; permit permitted permitted; submit submitted submitted; commit committed committed; admit
admitted admitted; ban banned banned; plan planned planned; equip equipped equipped; drop dropped dropped; control
controlled controlled; map mapped mapped; scan scanned scanned; stir stirred stirred; recur recurred recurred; fulfil
fulfilled fulfilled; travel travelled travelled; phase phased phased; spot spotted spotted; ship shipped shipped; regret
regretted regretted; prefer preferred preferred; label labelled labelled; hear heard heard; model modelled modelled;
cancel cancelled cancelled; cancel canceled canceled; total totaled totaled; total totalled totalled; fit
fitted fitted; foresee foresaw foreseen; deal dealt dealt; spread spread spread; sink sank sunk; sweep swept swept;
blow blew blown; catch caught caught; dig dug dug; feed fed fed; fly flew flown; freeze froze frozen; hide hid hidden;
lend lent lent; overcome overcame overcome; rebuild rebuilt rebuilt; resell resold resold; overrun overran overrun;
overthrow overthrew overthrown; withhold withheld withheld; mislead misled misled; uphold upheld upheld;
shoot shot shot; steal stole stolen; split split split; shut shut shut; shrink shrank shrunk; strive strove striven;
bind bound bound; retake retook retaken; rewrite rewrote rewritten; sow sowed sown; strew strewed strewn;
patrol patrolled patrolled
"""


class Taken(IntEnum):
    """What a token belongs to: none, a name, or a value or mark. Names and values are never verbs."""

    FREE = 0
    NAME = 1
    VALUE = 2


@quick
class Form(StrEnum):
    """The form of the verb that carries the meaning."""

    BASE = "base"
    PRESENT = "s"
    PAST = "past"
    PARTICIPLE = "part"
    ING = "ing"


def _make_forms() -> dict[str, list[tuple[str, Form]]]:
    forms: dict[str, list[tuple[str, Form]]] = {}

    def put(word: str, lemma: str, form: Form) -> None:
        known = forms.setdefault(word, [])
        if (lemma, form) not in known:
            known.append((lemma, form))

    irregular = set()
    for entry in _IRREGULAR.split(";"):
        words = entry.split()
        lemma, past, participle = words[:3]
        irregular.add(lemma)
        doubled = past[:-2] if past.endswith("ed") and past[-3:-2] == past[-4:-3] else lemma
        put(lemma, lemma, Form.BASE)
        put(past, lemma, Form.PAST)
        put(participle, lemma, Form.PARTICIPLE)
        put(words[3] if len(words) > 3 else _ing(doubled), lemma, Form.ING)
        for word in words[4].split("|") if len(words) > 4 else [_third(lemma)]:
            put(word, lemma, Form.PRESENT)
    for lemma in _REGULAR:
        if lemma in irregular:
            continue
        put(lemma, lemma, Form.BASE)
        put(_third(lemma), lemma, Form.PRESENT)
        put(_ing(lemma), lemma, Form.ING)
        for form in (Form.PAST, Form.PARTICIPLE):
            put(_past(lemma), lemma, form)
    # a mine and mines are weapons and mining is a trade: of the verb only what has been done is read
    put("mined", "mine", Form.PAST)
    put("mined", "mine", Form.PARTICIPLE)
    put("dates", "date", Form.PRESENT)  # "to date" and "a letter dated" are no verbs
    # "live mines": of the verb only what no adjective looks like
    put("living", "live", Form.ING)
    put("lived", "live", Form.PAST)
    put("lived", "live", Form.PARTICIPLE)
    return forms


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o", "z")) else "s")


def _past(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma.endswith("e") else "ed")


def _ing(lemma: str) -> str:
    return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"


#: A form of a verb in small letters -> what it may be.
FORMS = _make_forms()
#: Verbs whose form in "-s" before "to" is a noun unless a name or pronoun stands before it.
WANTING = frozenset("object plan aim need hope work offer attempt claim promise request".split())  # noqa: SIM905
#: What aims at something, and hardly stands before a noun; the words behind which show that it does.
_PLANNERS = frozenset(
    "plan strategy program programme project law policy campaign workplan center centre committee".split()  # noqa: SIM905
)
_WANTED = {"aim": ("to", "at"), "call": ("for",), "hope": ("to",), "plan": ("to",), "need": ("to",)}
#: "A transparency measures report", "the arms control unit".
COMPOUNDS = frozenset({("measures", "report"), ("arms", "control")})
#: Base forms that are no nouns, whatever stands around them.
NEVER_NOUNS = frozenset({"contain", "remain", "exist"})
#: Verbs in "-s" before these that are no nouns then ("contamination dates from the war").
ORIGINATING = frozenset({("result", "from"), ("date", "from"), ("date", "back")})
#: Base forms that are nouns behind "and".
SOFT = frozenset("need value name date".split())  # noqa: SIM905
#: Whose "reports" are nouns ("media reports indicated").
REPORTED_BY = frozenset("media press news donor police army field progress".split())  # noqa: SIM905
#: Words between which "confirmed" and "suspected" are kinds of land.
LAND = frozenset("mined hazardous contaminated area areas minefield minefields contamination".split())  # noqa: SIM905
LAND_BEFORE = frozenset("and or further other another remaining known total of".split())  # noqa: SIM905
#: Bare forms that are nouns unless the words on both sides say otherwise.
NOUNLIKE = frozenset(
    """act use attack report claim plan state mine transfer export import display support call work harm concern
    estimate lead form place hold name cause result need control aim deploy stockpile increase decrease change order
    demand process program project range risk step target test vote visit view value supply strike stock store study
    survey trade train transit trigger model mean type update witness wound benefit contact damage date detail
    display document exhibit fire fund focus force grant guide host house impact issue label list load map mark
    market measure monitor object offer point present promise record release request research review sanction scale
    search share shell show sign signal stage start stay stop stress title total transport turn bomb ban charge
    contract matter part hope fear doubt debate dispute hint hand voice outline lift cost echo caution mandate scrap
    volunteer highlight deal spread split catch fly feed hide sweep patrol fence guard film photograph breach
    warehouse""".split()  # noqa: SIM905
)
#: What is counted as reported, recorded, known ("the last confirmed casualties", "all recorded mine survivors").
_COUNTED = frozenset(
    """casualty casualties victim victims survivor survivors incident incidents accident accidents death deaths
    fatality fatalities injuries case cases civilian people""".split()  # noqa: SIM905
)
_COUNTED_AS = frozenset("confirm report record register identify document estimate verify suspect allege".split())  # noqa: SIM905
_BEFORE_COUNTED = frozenset(
    """last latest first all most many some few several recent only these other total annual remaining two three
    known previously officially newly additional further no any such more""".split()  # noqa: SIM905
)


#: What records nothing themselves: "casualties recorded in Chad occurred".
RECORDED = frozenset("casualties incidents accidents deaths fatalities injuries".split())  # noqa: SIM905


def describes(lemma: str, before: str, after: str, value_before: bool, name_behind: bool) -> bool:
    """Does a participle stand before the noun that it describes, and is no verb?

    "158 confirmed mined areas", "the last confirmed casualties", "all recorded mine casualties", "internally displaced
    persons".
    """
    if lemma == "displace" and before in ("internally", "newly", "other"):
        return True
    land = lemma in ("confirm", "suspect") and after in LAND
    if land and (value_before or before in LAND_BEFORE):
        return True
    counted = lemma in _COUNTED_AS and before in _BEFORE_COUNTED
    return counted and (after in _COUNTED or (name_behind and before in ("all", "last", "latest", "only")))


def aims(before: str, lemma: str, after: str) -> bool:
    """ "The strategy aims to", "the plan calls for": is a word that may be a noun the verb of a plan or body?"""
    return before in _PLANNERS and after in _WANTED.get(lemma, ())


def past_bracket(words: Sequence[str], place: int) -> str:
    """The word before a bracket of a few words that ends before a token: "hazardous areas (SHAs) contain"."""
    opened = next((i for i in range(place - 2, max(0, place - 8), -1) if words[i] == "("), None)
    return words[opened - 1] if opened else words[place - 1]
