"""Characters that nobody sees: zero-width, control and direction characters inside Chinese text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from newscli.repairs.rule import Code, Proposal, Rule

INVISIBLE = Code(name="invisible", title="zero-width, control and direction characters", default=True)

RUN = re.compile(
    "["
    "\N{NULL}-\N{BACKSPACE}\N{LINE TABULATION}\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls; NEXT LINE and FORM FEED divide lines
    "\N{SOFT HYPHEN}"
    "\N{MONGOLIAN VOWEL SEPARATOR}"
    "\N{ZERO WIDTH SPACE}-\N{RIGHT-TO-LEFT MARK}"  # with the two joiners
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{WORD JOINER}-\N{INVISIBLE PLUS}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{NOMINAL DIGIT SHAPES}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{INTERLINEAR ANNOTATION ANCHOR}-\N{INTERLINEAR ANNOTATION TERMINATOR}"
    "]+"
)
JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"


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
            yield Proposal(
                code=INVISIBLE.name,
                start=match.start(),
                end=match.end(),
                after="",
                confidence="exact",
                evidence=f"{', '.join(names)} between characters that have no use for it",
            )


def needs_it(neighbour: str) -> bool:
    """Whether a character beside an invisible one may depend on it: emoji, and all scripts that join or run leftward."""
    return bool(neighbour) and (
        neighbour >= "\U0001f000"
        or "\u0590" <= neighbour <= "\u1fff"
        or "\u2190" <= neighbour <= "\u2bff"
        or neighbour == "\N{VARIATION SELECTOR-16}"
    )


RULE = Rule(codes=(INVISIBLE,), suspects=lambda text: RUN.search(text) is not None, find=find)
