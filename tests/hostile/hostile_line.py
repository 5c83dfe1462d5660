"""Hostile lines, one for each family of patterns: a function of the length wanted."""

from __future__ import annotations

from collections.abc import Callable

#: One line for each family of patterns: what it repeats, and what it hopes for at the end.
FAMILIES: dict[str, Callable[[int], str]] = {
    "figures": lambda n: "1," * (n // 2),
    "thousands": lambda n: "1,234," * (n // 6) + "x",
    "ranges": lambda n: "1-2-" * (n // 4),
    "number words": lambda n: "twenty-one " * (n // 11),
    "bounds": lambda n: "at least " * (n // 9),
    "scales": lambda n: "a half million " * (n // 15),
    "dates": lambda n: "1 May 2018 to " * (n // 14),
    "years": lambda n: "1994-1996 and " * (n // 14),
    "periods": lambda n: "between 2004 and " * (n // 17),
    "resolutions": lambda n: "UNGA Resolution 7" * (n // 17),
    "meetings": lambda n: "First Meeting of " * (n // 17),
    "designations": lambda n: "RBK-500 AO-" * (n // 11),
    "designation letters": lambda n: "A-" * (n // 2) + "1",
    "names": lambda n: "Xavier " * (n // 7),
    "initials": lambda n: "A. B. " * (n // 6),
    "acronyms": lambda n: "Aaa Bbb (AB) " * (n // 13),
    "states": lambda n: "Peru and " * (n // 9),
    "brackets": lambda n: "(" * n,
    "closed brackets": lambda n: "(a) " * (n // 4),
    "quotations": lambda n: "“a” " * (n // 4),
    "opened quotations": lambda n: "“a " * (n // 3),
    "verbs": lambda n: "has been used and " * (n // 18),
    "sayings": lambda n: "said that it stated that " * (n // 25),
    "negations": lambda n: "not no never " * (n // 13),
    "relatives": lambda n: "which used mines " * (n // 17),
    "commas": lambda n: "mines, " * (n // 7),
    "see": lambda n: "See also " * (n // 9),
    "updates": lambda n: "[UPDATE May " * (n // 12),
    "casualties": lambda n: "3 killed, 2 injured and " * (n // 24),
    "one word": lambda n: "x" * n,
    "one figure": lambda n: "1" * n,
    "blanks": lambda n: " " * n + "x",
}
