"""What kind of work a citation's form tells; none where it is running text."""

from __future__ import annotations

import re
from enum import StrEnum

from armstrace.graph.quick import quick
from armstrace.loaders.work_draft import Draft


@quick
class WorkKind(StrEnum):
    """What kind of work a citation's form tells."""

    TITLED = "titled"  # a title in quotation marks: article, report, page
    BOOK = "book"
    PLAIN = "plain"  # names, a title without marks, a place, all in a row: `Reuters, 3 May 2001`
    STATEMENT = "statement"
    LETTER = "letter"  # letters, faxes, notes verbales, memoranda
    EMAIL = "email"
    INTERVIEW = "interview"
    RESPONSE = "response"  # to a questionnaire
    DATA = "data"  # provided by someone
    TREATY_REPORT = "treatyReport"
    REQUEST = "request"  # for the extension of a treaty's deadline
    RESOLUTION = "resolution"
    RECORD = "record"  # of a meeting, by its symbol
    POST = "post"  # on a social network
    PAGE = "page"  # an address alone
    MONITORING = "monitoring"
    IBID = "ibid"
    NOTE = "note"  # another note of the section, by its number


_IBID = re.compile(r"(?:Ibid|Idem)\b", re.I)
_NOTE = re.compile(r"(?:foot)?notes? (?P<number>\d{1,3})(?: above| below)?\Z", re.I)
_STATEMENT = re.compile(
    r"(?:(?:Joint|Closing|Opening|General|Written|Oral|Press|Public) )?"
    r"(?:Statement|Remarks|Intervention|Speech|Presentation|Address|Declaration|Comment)s?(?: delivered| made)? "
    r"(?:of|by|from|to|at)\b",
    re.I,
)
_REFERENCE = r"(?:,? (?:No|Ref|Reference)\.? ?[^\s,]+| \([^()]{1,40}\)| [\w./-]*\d[\w./-]*)?"
_LETTER = re.compile(
    rf"(?:[\w’-]+ ){{0,3}}(?:letter|fax|facsimile|telefax|memo|memorandum|note verbale|communication|correspondence)s?"
    rf"{_REFERENCE},? (?:from|to|by|of|with)\b",
    re.I,
)
_EMAIL = re.compile(r"(?:[\w’-]+ ){0,3}e-?mails?(?: correspondence| communication)? (?:from|to|with|by)\b", re.I)
_INTERVIEW = re.compile(
    r"(?:[\w’-]+ ){0,3}(?:interviews?|meetings?|discussions?|conversations?|briefing)(?: (?:in|on|at) [^,]{2,40}?)?"
    r" (?:with|by|of)\b|.{0,250}, interviewed (?:on|by|in)\b",
    re.I,
)
_RESPONSE = re.compile(
    r"(?:[\w’-]+ ){0,3}(?:responses?|reply|replies|answers?) to [^,“”]{0,80}\bquestionnaires?\b", re.I
)
_TREATY_REPORT = re.compile(
    r".{0,120}\b(?:Article \d+ [Rr]eports?|[Nn]ational [Aa]nnual [Rr]eport|[Vv]oluntary (?:Article 7 )?[Rr]eport)\b"
)
_REQUEST = re.compile(r".{0,120}\b[Ee]xtension [Rr]equest\b")
_RECORD = re.compile(
    r".{0,120}\b(?:report|record) of the\b.{0,120}\bmeeting\b|(?:[\w’-]+ ){0,3}notes (?:taken )?(?:by|from|of|on)\b",
    re.I,
)
_MONITORING = re.compile(
    r"(?:\w+ ){1,4}(?:media (?:monitoring|scanning|analysis|reports)|casualty (?:data(?:base)?|analysis|recording))\b"
    r"|(?:Landmine )?Monitor (?:analysis|data(?:base)?)\b"
)
_DATA = re.compile(
    r".{0,80}\b(?:data|information|statistics|figures|documents?|reports?|charts?|database|maps?) (?:[\w-]+ ){0,4}"
    r"(?:by|from)\b",
    re.I,
)
_POST = re.compile(
    r"(?:Tweets?|(?:Facebook|Twitter|Telegram|Instagram|YouTube|X|social media) (?:posts?|updates?|videos?)"
    r"|Post(?:ing)?s? on \w+) (?:by|of|from)\b",
    re.I,
)
_PAPER = re.compile(r"(?:[\w-]+ )?(?:letter|fax|e-?mail|memo|communication|reply|note verbale)", re.I)
_KEPT = re.compile(r"[A-Z][\w’. -]{1,60}? (?:database|website|records|archives?|files)\Z")
_POSTED_ON = re.compile(
    r"(?:post(?:ed|ing)?|update|video|status)? ?on (?:Facebook|Twitter|Telegram|Instagram|YouTube|X)\Z", re.I
)
_RESOLUTION = re.compile(r"(?:[\w ]{0,30} )?Resolution \d")
EXPLANATION = re.compile(r"(?:General )?(?:Explanation of [Vv]ote|Statement|Intervention|Presentation|Address)\b")
_NAMED = re.compile(r"\b(?:Report|Database|Profile|Handbook|Website|Yearbook|Survey)\b")
#: Small words that a name or title may hold.
_SMALL = frozenset(
    """of the and for to in on by a an at with from under against as or per de del la le les los las el du des von van
    der et y e da do dos di al zu za na o und en no. nos. vol. ed. eds. p. vs.""".split()  # noqa: SIM905
)
#: Words that begin a sentence rather than a name.
_SENTENCE = frozenset("In On As At By From Since For During According After Before Until Between Of With".split())  # noqa: SIM905
_LONGEST_NAME, _LONGEST_ROW = 16, 24
#: Words of a sentence that no title without quotation marks has.
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|will|would|could|can|may|might|should|must|be|been|said|says|told"
    r"|stated|reported|noted|added|claimed|it|they|he|she|we|that|which|who|not|also)\b"
)
#: What papers are called, at the beginning of what may be a title.
PAPER_NOUN = re.compile(
    r"(?:[A-Z][\w’'-]*\.? ){0,4}(?:Agreement|Agenda|Analys[ei]s|Announcement|Assessment|Briefing|Budget|Bulletin|Chart"
    r"|Communiqué|Conclusions?|Database|Data|Decisions?|Declaration|Documents?|Evaluation|Framework|Guidelines?"
    r"|Information|List|Map|Memorandum|Minutes|Newsletter|Observations|Overview|Paper|Plan|Press [Rr]elease|Proposal"
    r"|Recommendations|Records?|Reports?|Reviews?|Speech|Standards?|Statistics|Strategy|Study|Studies|Summary|Survey"
    r"|Transcript|Updates?|Work ?plan)\b"
)
#: Parts of a citation that describe the work: how it was published, made or found.
DESCRIPTION = re.compile(
    r"(?:(?:position|working|discussion|briefing) paper|(?:press|media|news) release|press statement|fact ?sheet"
    r"|report\Z|report (?:by|from|to|prepared|provided)|A (?:\w+ ){1,5}Report\Z|video|blog"
    r"|CD(?:-ROM)?[ -](?:version|edition)|online (?:update|edition)|Issue|Vol|draft|unpublished|mimeo|forthcoming"
    r"|archived|last |accessed|by e-?mail|provided|sent to|available|submitted|updated|internal)\b"
    r"|nos?\.? \d|in [A-Z]|partially |translated|translation|unofficial|from [A-Z]|Minister\b|\(",
    re.I,
)
_KINDS = (
    (_RESPONSE, WorkKind.RESPONSE),
    (_STATEMENT, WorkKind.STATEMENT),
    (_LETTER, WorkKind.LETTER),
    (_EMAIL, WorkKind.EMAIL),
    (_INTERVIEW, WorkKind.INTERVIEW),
    (_POST, WorkKind.POST),
    (_TREATY_REPORT, WorkKind.TREATY_REPORT),
    (_REQUEST, WorkKind.REQUEST),
    (_RECORD, WorkKind.RECORD),
    (_DATA, WorkKind.DATA),
)


def find_note_number(text: str) -> int | None:
    """The number of the note that a reference names: `note 12 above`."""
    match = _NOTE.match(text.rstrip("."))
    return int(match["number"]) if match else None


def find_kind(draft: Draft, led: bool, body: bool) -> WorkKind | None:
    """The kind of the work, None where the text is no citation.

    `led`: a lead such as "See" stood before; `body`: the title stands behind the name of a body.
    """
    text = draft.text
    if _IBID.match(text):
        return WorkKind.IBID
    if find_note_number(text) is not None:
        return WorkKind.NOTE
    if _MONITORING.match(text) and not draft.title:
        return WorkKind.MONITORING
    if draft.settled or led or (draft.comma and body):
        return _find_papers(draft) or (_find_titled(draft) if draft.title else _find_untitled(draft, led))
    return WorkKind.PAGE if _is_address(draft) else None


def _is_address(draft: Draft) -> bool:
    """Is there an address and nothing else but when it was read?"""
    return bool(draft.url) and all(map(DESCRIPTION.match, draft.parts))


#: A word that each of the patterns above needs; quick to see that a citation has none.
_PAPER_WORD = re.compile(
    r"questionnaire|statement|remark|interven|speech|presentation|address|declaration|comment|letter|fax|memo|verbale"
    r"|communication|correspondence|mail|interview|meeting|discussion|conversation|briefing|tweet|post|update|video"
    r"|report|request|record|notes|data|information|statistic|figure|document|chart|map",
    re.I,
)


def _find_papers(draft: Draft) -> WorkKind | None:
    """The kind that the first words tell, where they stand before a title or there is none."""
    told = draft.before if draft.title else draft.text
    if not _PAPER_WORD.search(told[:300]) or (draft.title and not told[:1].isupper()):
        return None
    return next((kind for pattern, kind in _KINDS if pattern.match(draft.text)), None)


def _find_titled(draft: Draft) -> WorkKind:
    if draft.posted or any(map(_POSTED_ON.search, draft.parts)):
        return WorkKind.POST
    if _RESOLUTION.match(draft.identifier):
        return WorkKind.RESOLUTION
    return WorkKind.STATEMENT if _STATEMENT.match(draft.title) else WorkKind.TITLED


def _find_untitled(draft: Draft, led: bool) -> WorkKind | None:
    if _is_address(draft):
        return WorkKind.PAGE
    if not draft.settled:
        return WorkKind.PLAIN if led and draft.parts and _is_plain(draft) and _NAMED.search(draft.text) else None
    if draft.imprint[1]:
        return WorkKind.BOOK
    if any(map(_PAPER.fullmatch, draft.parts[1:])):
        return WorkKind.LETTER
    if any(map(EXPLANATION.match, draft.parts[1:])):
        return WorkKind.STATEMENT
    if any(map(_POSTED_ON.search, draft.parts)):
        return WorkKind.POST
    if _RESOLUTION.match(draft.identifier):
        return WorkKind.RESOLUTION
    if draft.identifier:
        return WorkKind.RECORD
    if len(draft.parts) == 1 and _KEPT.match(draft.parts[0]):
        return WorkKind.DATA
    return WorkKind.PLAIN if draft.parts and _is_plain(draft) else None


def _is_plain(draft: Draft) -> bool:
    """Is all that is left names and titles, without a sentence's words?

    With pages the author's name is enough; so is a name or a kind of paper in front of other parts, where no word says
    that this is a sentence.
    """
    named = [part for part in draft.parts if not DESCRIPTION.match(part)]
    if not named or named[0].split()[0] in _SENTENCE:
        return False
    if all(map(_is_name, named)):
        return True
    short = sum(len(part.split()) for part in named) <= _LONGEST_ROW
    if draft.locator.startswith("p") and len(named) > 1 and _is_name(named[0]):
        return short
    begins = bool(PAPER_NOUN.match(named[0])) or (
        len(named) > 1 and _is_name(named[0]) and bool(PAPER_NOUN.match(named[1]))
    )
    return begins and short and not _TELLS.search(draft.text)


def _is_name(part: str) -> bool:
    words = part.split()
    return (
        len(words) <= _LONGEST_NAME
        and words[0].lstrip("‘“(")[:1].isupper()
        and all(word in _SMALL or not word[:1].isalpha() or word != word.lower() for word in words)
    )
