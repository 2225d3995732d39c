"""Line breaking for Chinese in a terminal: anywhere between characters, but not before a closing mark nor within a number.

Rich breaks at spaces, which Chinese does not have: a paragraph with one Latin name in it would leave half a line empty. The
rules are those of GB/T 15834 and of the W3C's Requirements for Chinese Text Layout (3.1.1.2), as far as a terminal needs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.cells import get_character_cell_size
from rich.console import Console
from rich.containers import Lines
from rich.text import Text

NEVER_FIRST = frozenset(" ，。、；：？！…—·～％%,.;:?!」』”’）》〉】〕］)]}")
NEVER_LAST = frozenset("「『“‘（《〈【〔［([{")
LONGEST_PULL = 16  # characters: a longer unbreakable run is broken where the line ends


class ChineseText(Text):
    """A Rich text that is broken into lines by the rules of Chinese."""

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:
        """The lines of at most `width` columns."""
        lines = Lines()
        for line in self.split(allow_blank=True):
            lines.extend(piece for piece in line.divide(breaks(line.plain, width)))
        for line in lines:
            line.rstrip()
        if (justify := options.get("justify") or self.justify) in ("right", "center"):
            lines.justify(console, width, justify=justify)
        return lines


def breaks(text: str, width: int) -> Iterator[int]:
    """The offsets in `text` before which a new line of at most `width` columns begins."""
    start = used = 0
    for position, character in enumerate(text):
        size = get_character_cell_size(character)
        while used + size > width and position > start:
            start = _pulled_back(text, start, position)
            yield start
            used = sum(get_character_cell_size(c) for c in text[start:position])
        used += size


def _pulled_back(text: str, start: int, position: int) -> int:
    """The nearest good break at or before `position`; `position` itself where there is none near."""
    for place in range(position, max(start, position - LONGEST_PULL), -1):
        if _may_break(text[place - 1], text[place]):
            return place
    return position


def _may_break(before: str, after: str) -> bool:
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    return not (_latin(before) and _latin(after))


def _latin(character: str) -> bool:
    return character.isascii() and not character.isspace()
