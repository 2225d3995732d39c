"""A stretch of a text, which most of what is said of the text is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of `Report.text`, and where it stands in the decoded source.

    The source offsets are None only where the characters do not stand in the source (some HTML).
    """

    start: int
    end: int
    text: str
    source_start: int | None
    source_end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A metadata value (of a record or a page) that stands nowhere in the text."""

    start: None = None
    end: None = None
    text: str
    source_start: None = None
    source_end: None = None
