"""A text in another script variety."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newscli.model.text import Source
from newscli.model.vocabulary import Variety


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One edit of a conversion: `before` of the source became `after` in the result."""

    source_start: int
    source_end: int
    start: int
    end: int
    before: str
    after: str
    rule: Literal["character", "phrase", "word", "dictionary", "decision", "punctuation"]
    """What decided: the character alone, the phrase around it, a regional word, the user, or the target's punctuation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """A character that has several counterparts in the target variety."""

    source_start: int
    source_end: int
    start: int
    end: int
    before: str
    chosen: str
    candidates: tuple[str, ...]
    """Every counterpart, the commonest first; `chosen` is one of them unless a phrase or the user said otherwise."""
    context: str
    """The source around it, the character itself in brackets: `以学促【干】，推动`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """A text in another script variety. Everything between the changes stands in both texts."""

    schema: str = "newscli.conversion/1"
    source: Source | None = None
    from_: Variety
    """The variety of the source; `from` in JSON."""
    to: str
    """The variety of the result, or `jp`."""
    config: str
    """The OpenCC configurations applied, joined by `+`; empty where the text was in the variety wanted already."""
    text: str
    changes: tuple[Change, ...]
    ambiguities: tuple[Ambiguity, ...]
