"""Designations of weapons by their form: "RBK-500 AO-2.5RT", "9M27K1", "TM-62M", "CBU-105", "Type 72", "Mk-20".

A register cannot hold every model; a text names them all in a few forms. What is found here and not registered is
reported, never dropped. Whether a form is a weapon at all is decided by what stands around it (loaders.annotation).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from armstrace.loaders.token import Token, find_at

_PART = (
    r"(?:\d{1,2}[A-Z]\d{2,4}[A-Z]?\d{0,2}"  # 9M27K1, 9N235
    r"|\d-[A-Z]-\d{1,3}"  # 3-O-23
    r"|(?:Type|TYPE|Mk|MK|Mark|Model|No\.)[ .-]{1,2}\d{1,4}[A-Z]?\d?"  # Type 72, Mk-20, No. 4
    r"|[A-Z][A-Za-z]{0,6}-?\d{1,4}(?:\.\d{1,2})?[A-Za-z]{0,6}\d?(?:[-/][A-Z0-9][A-Za-z0-9.]{0,6}){0,3}"  # AO-2.5RT/RTM
    r"|[A-Z]{2,6}-[A-Z]{1,3}(?:-[A-Z0-9]{1,4})?)"  # SPBE-D, UMZ-K, PP-MI-SR
)
#: Words of `_PART` that stand before a number of their own.
_KINDS = frozenset({"Type", "TYPE", "Mk", "MK", "Mark", "Model", "No"})
#: A family word in front of a number of its own: "RBK 250-275", "PTAB 2.5M", "BKF ODS 35".
_FAMILY = r"[A-Z]{3,6} (?=\d{1,3}(?:[-.]\d{1,3})?[A-Z]{0,2}\b|[A-Z]{3,5}[ -]\d)(?:\d{1,3}(?:[-.]\d{1,3})?[A-Z]{0,2})?"
_FAMILY_LETTERS = 3
_DESIGNATION = re.compile(
    rf"(?<![\w/.#-])(?:{_FAMILY}|{_PART})(?: (?:{_FAMILY}|{_PART})){{0,2}}(?![\w]|-\w|/\w| mine ?(?:belt|field))"
)
#: Forms that are something else: document symbols, clock times, protocols, meetings, currencies, form names.
_OTHER = re.compile(
    r"(?:COVID|UTC|GMT|MSP|RC|CONF|CCW|CCM|APLC|APMBC|A/|S/|PV|SC|UN|UNSC|UNGA|RUB|USD|EUR|GBP|JPY|CHF|NOK|SEK|DKK|CZK|HRK|BAM|COP|KRW|US|ISO|IMAS|NTS|CRPD|HI|G|L\.?"
    r"|B|Q|AP|VA|EU|ERW|UXO|AXO|IEDs?|UXOs|Art|Form"
    r"|Resolution|Decree|Law|Covid|ICBL|Phase|Article|(?!Type|Mark|Model)[A-Z][a-z]{3,})[- ]?\d"
    r"|[A-Z]{2,6}-[A-Z]{1,3}$|\d{1,2}(?:MSP|RC)\b"
)
_BARE_LETTERS = re.compile(r"[A-Z]{2,6}-[A-Z]{1,3}(?:-[A-Z]{1,4})?\Z")
#: Letters alone, where what stands behind them says that they are a weapon's: "PFM-series mines", "PFM mines".
_LETTERS = re.compile(
    r"(?<![\w/.-])(?!(?:ERW|IED|UXO|AXO|AVM|APM|AT|AP|AV|HE|US|UK|UN|EU|CM|CMR|NATO|RAF|DPICM|NGO)\b)[A-Z]{2,5}"
    r"(?=(?:-series|-type| series)? (?:(?:antipersonnel|antivehicle|cluster|blast|fragmentation) )?"
    r"(?:mine|landmine|bomb|rocket|submunition|dispenser|projectile|missile)s?\b)"
)
_SERIES = ("-series", " series", "-type")
_WEAPON_WORD = re.compile(r"mine|bomb|rocket|submunition|dispenser|projectile|missile")
_PLURAL = re.compile(r"[A-Z0-9]s\Z")
#: A name of its own behind the number, and the words in capitals that are none.
_GIVEN = re.compile(r"[A-Z][a-z]{3,}|[A-Z]{3,6}s?")
_NO_NAMES = frozenset(
    """ERW IED IEDs UXO AXO AVM APM APMs NATO RAF DPICM NGO Antipersonnel Antivehicle Anti Type Claymore""".split()  # noqa: SIM905
)
_BEHIND_NAME = frozenset([*",.;:()/–", "and", "or", "cluster", "antipersonnel", "antivehicle"])
_ALTERNATIVE = re.compile(r"(?P<stem>.*?)(?P<tail>[A-Z][A-Za-z]*)/(?P<other>[A-Z][A-Za-z]*)\Z")


class Designation(NamedTuple):
    """A designation with its place. `sure` is False where the form alone could be something else ("UMZ-K")."""

    start: int
    end: int
    text: str
    sure: bool


def find_designations(text: str, tokens: Sequence[Token]) -> Iterator[Designation]:
    """All forms of a text that may designate a weapon: letters alone first, then those with a number or part.

    `tokens` are the words and marks of the text: a form begins with one.
    """
    letters = [token.start for token in tokens if token.capital and token.text.isupper() and len(token.text) > 1]
    for found in find_at(_LETTERS, text, letters) if letters and _WEAPON_WORD.search(text) else ():
        # "SPLA mines" are whose they are, as likely as what: only a register tells, or a word for a family
        yield Designation(found.start(), found.end(), found[0], text.startswith(_SERIES, found.end()))
    for found in find_at(_DESIGNATION, text, _list_starts(text, tokens)):
        printed = found[0]
        if _OTHER.match(printed) and not _BARE_LETTERS.match(printed):
            continue
        yield Designation(found.start(), found.end(), printed, any(c.isdigit() for c in printed))


def _list_starts(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Where a form may begin: with figures before a letter, or with letters before figures or a part."""
    for start, end, word, _, _, capital in tokens:
        if not capital and not word.isdecimal():
            continue
        behind = text[end : end + 1]
        if (
            behind == "-"
            or (behind.isdecimal() if capital else behind.isupper())
            or (capital and behind == " " and len(word) >= _FAMILY_LETTERS and word.isupper())
            or (capital and behind in (" ", ".") and word in _KINDS)
        ):
            yield start


def make_match_key(text: str) -> str:
    """The form in which designations are compared: "PTAB 2.5M" and "PTAB-2.5M" are one."""
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def drop_plural(printed: str) -> str:
    """The designation of one: "CBU-99s" is CBU-99 and "CBU-87/Bs" is CBU-87/B; "PFM-1S" and "AO-1SCh" are themselves.

    A small s behind a figure or a capital is a plural's, unless a register has a model that ends so.
    """
    return printed[:-1] if _PLURAL.search(printed) else printed


def find_given_name(tokens: Sequence[Token], place: int) -> str:
    """The name that a model bears behind its number, one and not many: "Rockeye" of "Mk-20 Rockeyes", "JSOW"; or "".

    `place` is the token behind the number. What follows a name joins, ends, brackets, or tells the kind of weapon.
    """
    if not 0 < place < len(tokens) or tokens[place].start != tokens[place - 1].end + 1:
        return ""
    word, norm = tokens[place].text, tokens[place].norm
    if not _GIVEN.fullmatch(word) or _WEAPON_WORD.search(norm) or word in _NO_NAMES:
        return ""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if behind is not None and behind.low not in _BEHIND_NAME and not _WEAPON_WORD.search(behind.norm):
        return ""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def split_alternatives(text: str) -> tuple[str, ...]:
    """Two models written as one: "AO-2.5RT/RTM" is AO-2.5RT and AO-2.5RTM; anything else is itself."""
    found = _ALTERNATIVE.fullmatch(text)
    if not found or found["other"][0] != found["tail"][0]:
        return (text,)
    return found["stem"] + found["tail"], found["stem"] + found["other"]
