"""Closed classes of words: determiners, prepositions, pronouns, and the adverbs that stand among verbs."""

from __future__ import annotations

_ADVERBS = frozenset(
    """also otherwise sometimes perhaps long maybe previously still yet again ever often always already now then once
    first last long only just even further
    since jointly both thus thereby however therefore instead meanwhile either soon far later earlier well newly almost
    nearly likewise nevertheless nonetheless furthermore moreover indeed""".split()  # noqa: SIM905
)
_NOT_ADVERBS = frozenset("only early family supply assembly july italy monthly weekly daily yearly".split())  # noqa: SIM905
DETERMINERS = frozenset(
    """the a an this that these those its their his her our my your any some each every no all both several many most
    such other another various certain more fewer less new newer newest old older own few larger smaller
    similar same""".split()  # noqa: SIM905
)
PREPOSITIONS = frozenset(
    """of in on at by from to with without for into onto under over near between among against about as during after
    before since until through throughout across around within toward towards upon via per despite including inside
    outside along beyond following regarding concerning like than amid because beside besides off out up down
    behind""".split()  # noqa: SIM905
)
PRONOUNS = frozenset("it they he she we i you who which that this these those there one both all none".split())  # noqa: SIM905
#: Adjectives that stand before nouns which may be verbs ("national authorities plan").
ADJECTIVES = frozenset(
    """national international military civilian annual public foreign humanitarian official several former current
    previous joint armed local cluster antipersonnel antivehicle landmine mine regional general special key
    important certain past prior related these those other such various specific technical legal""".split()  # noqa: SIM905
)
#: Words that are nouns or prepositions more often than what they are formed of.
NEVER_VERBS = frozenset(
    """including regarding concerning according following during meeting training demining funding building farming
    hearing
    monitoring reporting marking warning finding understanding ruling surrounding pending excluding notwithstanding
    forces existing remaining ongoing outstanding increasing leading given based mining stockpiling marketing
    engineering licensing planning mapping hundred red united need
    armed related concerned limited detailed aged disabled so-called""".split()  # noqa: SIM905
)
#: Words that open a phrase; those that stand before nouns; those that are neither nouns nor verbs.
OPENING = DETERMINERS | PREPOSITIONS
BEFORE_NOUNS, CLOSED = OPENING | ADJECTIVES, OPENING | PRONOUNS
_SINGULAR = frozenset("thus this plus also has was does is its".split())  # noqa: SIM905
#: What is told of weapons between their number and their name.
KEPT = frozenset("stockpile emplace abandon discover".split())  # noqa: SIM905
#: "Implementing legislation": laws that carry out a treaty.
LEGAL = frozenset("legislation law laws act acts measures regulations".split())  # noqa: SIM905
#: What stands behind a noun in "-s" rather than behind a verb.
BEHIND_NOUNS = (PREPOSITIONS - {"as", "that", "despite"}) | frozenset(
    "of in by and or for to from , . ; ) is are was were has have had will would".split()  # noqa: SIM905
)
#: What a hyphen may set off before a verb ("re-started", "co-chaired").
PREFIXES = frozenset({"re", "co"})


def is_adverb(word: str) -> bool:
    """Does the word only colour a verb ("reportedly", "also")?"""
    return word in _ADVERBS or (word.endswith("ly") and word not in _NOT_ADVERBS)


def is_plural(word: str) -> bool:
    """Does a word in small letters look like a plural?"""
    return word.endswith("s") and len(word) > 3 and word not in _SINGULAR


def is_adjectival(word: str) -> bool:
    """Does a word in small letters end as adjectives do ("medical", "active")?"""
    return word.endswith(("ial", "ical", "tive", "ous", "ional", "iful", "cratic", "istic")) and word not in _NOUNS


_NOUNS = frozenset("directive initiative representative objective alternative".split())  # noqa: SIM905
