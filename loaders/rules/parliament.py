"""Who makes laws: words for parliaments, which several rules ask for."""

from __future__ import annotations

import re

PARLIAMENT = re.compile(r"\b(?:parliament|congress|senate|assembly|legislature|cabinet|council of ministers)\b", re.I)
