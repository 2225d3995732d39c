"""Half-width marks within Chinese, and spaces between all characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newscli.repairs.rule import Proposal, edit

HAN = "\u3400-\u9fff"
CLOSING = "”’」』）》〉】"
OPENING = "“‘「『（《〈【"
FULL_WIDTH = dict(zip(",;:?!()", "，；：？！（）", strict=True))
MARK = re.compile(f"(?<=[{HAN}{CLOSING})])[,;:?!](?=[{HAN}{OPENING}]|\\s|$)")
STOP = re.compile(f"(?<=[{HAN}{CLOSING}])\\.(?=\\n|$|[{HAN}{OPENING}])")
PARENTHESES = re.compile(f"(?<=[{HAN}])\\(([^()\\n]*[{HAN}][^()\\n]*)\\)")
SPACED = re.compile(f"(?<![^\\s])[{HAN}](?: [{HAN}，。、；：？！“”（）《》0-9]){{4,}}(?![^\\s])")


def find(text: str) -> Iterator[Proposal]:
    """Make marks full-width within Chinese, and take away spaces that part every character.

    What is wrong: crawlers make full-width marks ASCII; text copied from PDF files has a space after each character.
    Evidence: Chinese on both sides of the mark; five characters or more in a row, each alone.
    Inverse: the full-width mark; no space.
    Must not fire: on marks in numbers, times, addresses and foreign words; on parentheses without Chinese; on two or three
    spaced characters, which may be a name or a heading.
    """
    for pattern in (MARK, STOP):
        for match in pattern.finditer(text):
            after = FULL_WIDTH.get(match.group(), "。")
            yield edit("width", match.span(), after, "exact", "Chinese stands on both sides")
    for match in PARENTHESES.finditer(text):
        start, end = match.span()
        yield edit("width", (start, start + 1), "（", "exact", "parentheses around Chinese")
        yield edit("width", (end - 1, end), "）", "exact", "parentheses around Chinese")
    for match in SPACED.finditer(text):
        said = f"{len(match.group()) // 2 + 1} characters in a row stand alone"
        for place in range(match.start() + 1, match.end(), 2):
            yield edit("spaces", (place, place + 1), "", "exact", said)
