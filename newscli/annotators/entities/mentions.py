"""A mention, and the words of a text around it: what every step of entity recognition passes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newscli.model import EntityType


class Token(NamedTuple):
    """A word of the text with the network's tag, one of LAC's: a part of speech, or PER, ORG, LOC, TIME."""

    start: int
    end: int
    tag: str


class Mention(NamedTuple):
    """A stretch of the text that names something."""

    start: int
    end: int
    type: EntityType


HAN = r"[^\W\d_a-zA-Z]"


@dataclass(frozen=True)
class Reading:
    """What the finders look at: the folded text and its words."""

    text: str
    tokens: list[Token]
    names: list[Mention]
    known: Sequence[Mention] = ()

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where words begin."""
        return frozenset(token.start for token in self.tokens)

    @cached_property
    def ends(self) -> frozenset[int]:
        """Where words end."""
        return frozenset(token.end for token in self.tokens)

    def is_word(self, start: int, end: int) -> bool:
        """Whether the stretch begins and ends where words do."""
        return start in self.starts and end in self.ends
