"""Characters that nobody sees: zero-width, control and direction characters inside Chinese text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from newscli.repairs.registry import INVISIBLE
from newscli.repairs.rule import Proposal, edit

RUN = re.compile(f"[{INVISIBLE}]+")


def find(text: str) -> Iterator[Proposal]:
    """Delete characters that nobody sees.

    What is wrong: they split words, so that no search finds 新\u200b聞; sites leave them as watermarks, for line breaking, or by
    accident.
    Evidence: the character has no glyph, and its neighbours are of a script that has no use for it.
    Inverse: it is deleted.
    Must not fire: on joiners in emoji and in scripts that need them (Arabic, Indic, Mongolian), on direction marks beside
    right-to-left text, on variation selectors, which choose a glyph.
    """
    for match in RUN.finditer(text):
        if not (needs_it(text[match.start() - 1 : match.start()]) or needs_it(text[match.end() : match.end() + 1])):
            names = sorted({f"U+{ord(c):04X} {unicodedata.name(c, 'control')}" for c in match.group()})
            yield edit(
                "invisible", match.span(), "", "exact", f"{', '.join(names)} between characters that have no use for it"
            )


def needs_it(neighbour: str) -> bool:
    """Whether a character beside an invisible one may depend on it: emoji, and all scripts that join or run leftward."""
    return bool(neighbour) and (
        neighbour >= "\U0001f000"
        or "\u0590" <= neighbour <= "\u1fff"
        or "\u2190" <= neighbour <= "\u2bff"
        or neighbour == "\N{VARIATION SELECTOR-16}"
    )
