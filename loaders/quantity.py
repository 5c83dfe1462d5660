"""Quantities in a text: numbers in figures and words, what bounds them, and the unit that is printed with them.

"at least 1,204 mines" is `atLeast 1204`; "5.5 million" is `5500000`; "two dozen" is 24; "several thousand" has no
value.
The unit of a measure (km2, US$, mm) belongs to the quantity; what is counted ("mines") is the noun that follows, which
the annotation reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from armstrace.graph.claim import Comparator
from armstrace.graph.sealed import replace, sealed
from armstrace.loaders.token import find_at

_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_TENS = [word for word, n in _WORDS.items() if n >= 20]
_ONES = [word for word, n in _WORDS.items() if n < 20]
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALE = r"(?:hundred|thousand|million|billion|dozen)"

#: The words before a number that bound it; the longest first.
_BOUNDS: dict[Comparator, tuple[str, ...]] = {
    Comparator.AT_LEAST: (
        "at least",
        "a minimum of",
        "no fewer than",
        "no less than",
        "not fewer than",
        "not less than",
    ),
    Comparator.AT_MOST: ("at most", "up to", "a maximum of", "no more than", "not more than", "as many as"),
    Comparator.MORE_THAN: ("more than", "over", "exceeding", "in excess of", "greater than", "well over"),
    Comparator.LESS_THAN: ("fewer than", "less than", "under", "below", "just under"),
    Comparator.APPROXIMATELY: (
        "approximately",
        "about",
        "around",
        "some",
        "roughly",
        "circa",
        "an estimated",
        "estimated",
        "close to",
        "nearly",
        "almost",
        "~",
        "≈",
    ),
}
_COMPARATOR = {word: comparator for comparator, words in _BOUNDS.items() for word in words}
_BOUND_WORDS = "|".join(sorted(map(re.escape, _COMPARATOR), key=len, reverse=True))
_SIGNS = {">": Comparator.MORE_THAN, "<": Comparator.LESS_THAN, "≥": Comparator.AT_LEAST, "≤": Comparator.AT_MOST}
_VAGUE = (
    r"an unknown number|an unspecified number|an undisclosed number|a (?:large|small|significant|limited|great) number"
    r"|(?:tens|hundreds) of thousands|(?:tens|hundreds|thousands|dozens|scores|millions)(?= of\b)|thousands"
    r"|several (?:dozen|hundred|thousand|million)|several|numerous|many|a number|a few|a series"
)
_UNIT = (
    r"km2|km²|sq\.? ?km|square kilomet(?:er|re)s?|m2|m²|square met(?:er|re)s?|hectares?|ha\b|kilomet(?:er|re)s?|km\b"
    r"|mm\b|cm\b|kg\b|kilograms?|tons?\b|tonnes?|%|percent|per cent"
)
MONEY_SIGN = (
    r"US\$|USD ?|(?:A|C|NZ)\$|\$|€|EUR ?|£|GBP ?|RUB ?|CHF ?|¥|JPY ?|NOK ?|SEK ?|DKK ?|CZK ?|HRK ?|BAM ?|COP ?|KRW ?"
    r"|LAK ?|MZN ?|THB ?|AZN ?|RSD ?|PLN ?|UAH ?|GEL ?|LBP ?|KZT ?|ISK ?|BGN ?|RON ?|HUF ?|ZAR ?|CLP ?|VND ?"
)
_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
#: Between the ends of a range; a year before "to" is none ("in December 2006 to 1,044").
_TO = r" ?[-–—] ?|(?<!(?:19|20)\d\d) to "
_WORD_NUMBER = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[:9])}))?|{'|'.join(reversed(_ONES))}"
_NUMBER = re.compile(
    rf"(?<![\w.#:])(?:(?<!/)|(?={MONEY_SIGN}))(?<!\d,)(?<![A-Za-z]-)"
    rf"(?:(?P<bound>(?i:{_BOUND_WORDS})) ?(?:a |an |the )?)?(?P<sign>[<>≥≤] ?)?(?:"
    rf"(?P<money>{MONEY_SIGN})?(?P<low>{_FIGURES})(?:(?:{_TO})(?:{MONEY_SIGN})?(?P<high>{_FIGURES}))?"
    rf"(?:[ -]?(?P<scale>{_SCALE}))?(?! ?(?:th|st|nd|rd)\b)(?:[ -]?(?P<unit>{_UNIT}))?"
    r"(?P<plus>\+| (?:or|and) more\b| or (?:fewer|less)\b)?(?![\w]|[.,:/]\d|[-–](?:[A-Z\d]|[a-z]\b))"
    rf"|(?P<word>(?i:{_WORD_NUMBER}|an?(?= {_SCALE}\b)|half an?(?= (?:m|b)illion)))(?: (?P<wscale>{_SCALE}s?))?"
    rf"(?: (?P<wunit>{_UNIT}))?(?P<wplus> or (?:more|fewer|less)\b)?(?![\w-])|(?P<bare>dozen)\b"
    rf"|(?P<vague>(?i:{_VAGUE}))\b"
    r"|(?P<once>(?i:once|twice))\b(?! (?:held|had|made|[a-z]+ed)\b))"
)
#: What joins two numbers in words to a range.
_GAPS = frozenset({" to ", "-to-", " or "})
#: What stands behind "a", "an" at the head of a quantity, beside the words of `_BOUNDS`: "a number", "A$2".
_BEHIND_ARTICLE = frozenset(
    "unknown unspecified undisclosed large small significant limited great number few series $".split()  # noqa: SIM905
) | frozenset(_SCALES)
#: What a quantity may begin with, beside figures.
_FIRST_WORDS = frozenset(words.split()[0] for words in (*_COMPARATOR, *_WORDS, *_SIGNS)) | frozenset(
    """a an half dozen tens hundreds thousands dozens scores millions several numerous many once twice us usd c nz $ €
    eur £ gbp rub chf ¥ jpy nok sek dkk czk hrk bam cop krw
    lak mzn thb azn rsd pln uah gel lbp kzt isk bgn ron huf zar clp vnd""".split()  # noqa: SIM905
)
#: Words with which a quantity begins only before certain others: "at least", "a number of", "an estimated".
_SECOND_WORDS: dict[str, frozenset[str]] = {
    first: frozenset(words.split()[1] for words in _COMPARATOR if words.startswith(f"{first} "))
    | (_BEHIND_ARTICLE if first in ("a", "an") else frozenset())
    for first in {words.split()[0] for words in _COMPARATOR if " " in words} - _COMPARATOR.keys()
}
#: Words before a number that make it a name or a place, not an amount.
_LABEL = re.compile(
    r"(?:\b(?:Articles?|Protocols?|Forms?|pp?\.|[Pp]ages?|Volume|Vol\.|Issue|ch\.|Chapter|No\.|Nos\.|Section|[Pp]aragraphs?"
    r"|paras?\.|Amendment|Law|Part|Annex|Phase|Session|Resolutions?|Decree|Order|Act|Group|Type|Class|Model|Mk|Mark|Action"
    r"|Table|Figure|Map|Version|Edition|Number|Goal|L\.)|#|§|№) ?(?:\d[\d,./–-]*+(?: and| to)?+ ?+)*+$"
)
_BETWEEN = re.compile(r"\b(?:[Bb]etween|[Ff]rom)(?: an estimated)? $")
#: Who stands before "estimated" where it is the verb ("CMAC estimated 645km2") and bounds no number.
_ESTIMATOR = re.compile(
    r"(?:(?<![\w’&-])(?!Some |An? |The |In |Of |With |By )[A-Z][\w’&-]*\)?"
    r"|\b(?:it|they|he|she|who|which|government|authorities"
    r"|officials|cent(?:er|re)|survey|report|request|operators?|agency|committee|commission|program(?:me)?|army"
    r"|ha[sd]|also)) \Z"
)
_NOT_ONE = re.compile(
    r" (?:of|another|or|hand|side|day|that|which|can|could|would|is|was(?! (?:killed|injured|wounded)))\b"
)


@sealed(frozen=True, slots=True)
class Amount:
    """A quantity of a text. `start`, `end` cover bound, number and printed unit; `unit` as printed, empty where none.

    `at` is the offset of the number itself.
    """

    start: int
    end: int
    at: int
    comparator: Comparator
    written: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The numbers, in order; none where the amount is vague."""
        return tuple(n for n in (self.value, self.low, self.high) if n is not None)


def find_amounts(text: str, starts: Iterable[int] | None = None) -> tuple[Amount, ...]:
    """All quantities of a text, in order. Years are not left out: dates are found first. Never raises.

    `starts` are the places of the words that `may_open_amount`, where the text has been cut into words already.
    """
    return tuple(_find(text, starts))


@lru_cache(maxsize=65536)
def may_open_amount(word: str) -> bool:
    """May a quantity begin with a word or mark (in small letters)?"""
    return word in _FIRST_WORDS or word[0].isdecimal()


def list_amount_starts(starts: Sequence[int], words: Sequence[str], places: Iterable[int]) -> list[int]:
    """Where quantities may begin in a text: `starts` and `words` (small letters) are those of its words and marks.

    `places` are the numbers of those among them that may be looked at.
    """
    last = len(words) - 1
    return [
        starts[i]
        for i in places
        if may_open_amount(words[i])
        and (words[i] not in _SECOND_WORDS or (i < last and words[i + 1] in _SECOND_WORDS[words[i]]))
    ]


def parse_number(text: str) -> Decimal | None:
    """The number of a table cell such as `1,204`, `14.2` or `(none)`; None where the cell holds no plain number."""
    figures = text.strip().replace(",", "").replace("\u00a0", "")
    if not re.fullmatch(r"\d+(?:\.\d+)?", figures):
        return None
    return Decimal(figures)


def _find(text: str, starts: Iterable[int] | None) -> Iterator[Amount]:
    """Amounts; two that "between ... and" joins are one, and so are two in words with "to" in between."""
    waiting: Amount | None = None
    for amount in _find_each(text, starts):
        gap = text[waiting.end : amount.start] if waiting else ""
        if waiting and (
            (gap == " and " and _spans(waiting, amount, text)) or (gap in _GAPS and _ranges(waiting, amount, text))
        ):
            yield _make_between(waiting, amount, text)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = amount
    if waiting:
        yield waiting


def _spans(first: Amount, last: Amount, text: str) -> bool:
    before = text[max(0, first.start - 24) : first.start]
    return bool(first.value and last.value and first.value < last.value and _BETWEEN.search(before))


def _ranges(first: Amount, last: Amount, text: str) -> bool:
    """ "Five to ten people", "two or three mines": both ends in words; "rose from two to five" tells two figures."""
    if text[max(0, first.start - 5) : first.start].lower() == "from ":
        return False
    worded = first.written[-1].isalpha() and last.written[0].isalpha() and not first.unit
    plain = last.comparator is Comparator.EXACTLY and last.at == last.start
    return bool(worded and plain and first.value and last.value and first.value < last.value)


def _make_between(first: Amount, last: Amount, text: str) -> Amount:
    """One quantity of two ends. A scale said once ("between 2 and 3 million") holds for both."""
    low, high = first.value or Decimal(0), last.value or Decimal(0)
    scale = re.search(rf"({_SCALE})\b", last.written)
    if scale and not re.search(_SCALE, first.written) and low * _SCALES[scale[1]] < high:
        low *= _SCALES[scale[1]]
    written = text[first.start : last.end]
    return Amount(
        first.start, last.end, first.at, Comparator.BETWEEN, written, None, low, high, last.unit or first.unit
    )


_STRETCHING = re.compile(r"\b(?:extend(?:s|ed|ing)?|spread|stretch(?:es|ed|ing)?|scattered)(?: [a-zA-Z]+)? \Z")


def _find_each(text: str, starts: Iterable[int] | None) -> Iterator[Amount]:
    for found in _NUMBER.finditer(text) if starts is None else find_at(_NUMBER, text, starts):
        at = found.end("bound") if found["bound"] else found.start()
        if found["vague"]:
            yield Amount(*found.span(), at, Comparator.UNQUANTIFIED, found[0])
        elif found["once"]:
            times = Decimal(1 if found["once"].lower() == "once" else 2)
            yield Amount(*found.span(), at, _comparator(found), found[0], times, unit="times")
        elif found["low"] and not _LABEL.search(text[max(0, found.start() - 40) : found.start()]):
            changed = _is_change(found, text)
            amount = _make_figure(found, at, text, alone=changed)
            yield replace(amount, comparator=Comparator.EXACTLY) if _is_stretch(found, text) else amount
            behind = _NUMBER.match(text, found.start("high")) if changed else None
            if behind is not None and behind["low"]:
                yield _make_figure(behind, behind.start(), text)
        elif not found["low"] and not _is_pronoun(found, text):
            yield _make_word(found, at)


#: Words of change, before the figure that there was and the one that there is.
_CHANGE_FROM = re.compile(
    r"\b(?:increas|decreas|ris|rose|f[ae]ll|drop|declin|reduc|gr[eo]w|cut|went|chang|lower|rais|expand|shr[iau]nk|jump"
    r"|climb|doubl|slash|revis|adjust|upgrad|extend)\w*+ "
    r"(?:(?![.;:])[^\d]){0,60}\bfrom (?:about |some |over |an estimated )?\Z"
)


def _is_change(found: re.Match[str], text: str) -> bool:
    """ "Fell from 137 to 12", "reduced its mines from 4,047 to 2,015": two figures, one after the other."""
    if not found["high"] or " to " not in found[0]:
        return False
    return bool(_CHANGE_FROM.search(text[max(0, found.start() - 90) : found.start()]))


def _is_stretch(found: re.Match[str], text: str) -> bool:
    """ "Extends over 3km2", "spread over 40 sites": how far it goes, and not that it is more."""
    return (found["bound"] or "").lower() == "over" and bool(
        _STRETCHING.search(text[max(0, found.start() - 40) : found.start()])
    )


def _is_pronoun(found: re.Match[str], text: str) -> bool:
    """Is "one" no number ("one of", "one another")?"""
    if (found["word"] or "").lower() != "one" or found["wscale"]:
        return False
    return bool(_NOT_ONE.match(text, found.end())) or not text[found.end() : found.end() + 2].strip(" .,;:)")


def _make_figure(found: re.Match[str], at: int, text: str, *, alone: bool = False) -> Amount:
    factor = _SCALES.get(found["scale"] or "", 1)
    low = _decimal(found["low"], factor)
    unit = (found["money"] or found["unit"] or "").strip()
    amount = Amount(found.start(), found.end(), at, _comparator(found), found[0], low, unit=unit)
    if (found["bound"] or "") == "estimated" and _ESTIMATOR.search(text[max(0, found.start() - 30) : found.start()]):
        start = found.start("money") if found["money"] else found.start("low")
        amount = replace(amount, start=start, comparator=Comparator.EXACTLY, written=text[start : found.end()])
    high = _decimal(found["high"], factor) if found["high"] else None
    if high is None:
        return amount
    if high <= low or alone:
        return replace(amount, end=found.end("low"), written=found[0][: found.end("low") - found.start()])
    return replace(amount, comparator=Comparator.BETWEEN, value=None, low=low, high=high)


def _make_word(found: re.Match[str], at: int) -> Amount:
    word = (found["word"] or "a").lower()
    scale = (found["wscale"] or found["bare"] or "").lower().removesuffix("s")
    value = (
        Decimal("0.5")
        if word.startswith("half")
        else Decimal(sum(_WORDS.get(part, 0) for part in word.split("-")) or 1)
    )
    return Amount(
        *found.span(), at, _comparator(found), found[0], value * _SCALES.get(scale, 1), unit=found["wunit"] or ""
    )


def name_comparator(words: str) -> Comparator:
    """How words before a number bound it ("more than"); exactly where they do not."""
    return _COMPARATOR.get(words.lower(), Comparator.EXACTLY)


def _comparator(found: re.Match[str]) -> Comparator:
    if found["bound"]:
        return _COMPARATOR[found["bound"].lower()]
    if found["sign"]:
        return _SIGNS[found["sign"].strip()]
    behind = found["plus"] or found["wplus"] or ""
    return (
        Comparator.AT_MOST
        if behind.endswith(("fewer", "less"))
        else Comparator.AT_LEAST
        if behind
        else Comparator.EXACTLY
    )


def _decimal(figures: str, factor: int) -> Decimal:
    return Decimal(figures.replace(",", "")) * factor
