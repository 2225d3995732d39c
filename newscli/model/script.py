"""Which script a text is written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newscli.model.span import Span
from newscli.model.vocabulary import Variety


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness(Span):
    """A character or word that tells a script variety, or a conversion slip."""

    kind: Literal["character", "word", "slip"]
    tells: Variety


@dataclass(frozen=True, slots=True, kw_only=True)
class VarietySpan(Span):
    """A passage in another variety than the article's."""

    variety: Variety


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Which script variety the text is written in, and how that is known."""

    variety: Variety
    confidence: float
    counts: dict[str, int]
    """Characters by what they tell: `hans` (Simplified only), `hant` (Traditional only), `shared` (both)."""
    witnesses: tuple[Witness, ...]
    converted_from: Literal["hans"] | None
    """`hans` where the text is Traditional made mechanically from Simplified."""
    spans: tuple[VarietySpan, ...]
