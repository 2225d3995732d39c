"""What differs between two versions of a story."""

from __future__ import annotations

from dataclasses import dataclass

from newscli.model.span import Span
from newscli.model.text import Source
from newscli.model.vocabulary import DifferenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference; `a` and `b` are spans of the two texts, None where one has nothing there."""

    kind: DifferenceKind
    a: Span | None
    b: Span | None
    note: str
    """What differs, in words: `13家 → 12家`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two versions of a story and their differences, in the order of the first."""

    schema: str = "newscli.comparison/1"
    a: Source
    b: Source
    differences: tuple[Difference, ...]
