"""A mention, and the words of a text around it: what every step of entity recognition passes on."""

from __future__ import annotations

from typing import NamedTuple

from newscli.model import EntityType


class Token(NamedTuple):
    """A word of the text with LAC's tag: a part of speech, or PER, ORG, LOC, TIME."""

    start: int
    end: int
    tag: str


class Mention(NamedTuple):
    """A stretch of the text that names something."""

    start: int
    end: int
    type: EntityType
