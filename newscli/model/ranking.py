"""What is chosen by a score, and why."""

from __future__ import annotations

from dataclasses import dataclass

from newscli.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One component of a score."""

    code: str
    weight: float
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySentence(Span):
    """A sentence of the summary."""

    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A term or phrase that tells what the article is about."""

    text: str
    score: float
    count: int
    mentions: tuple[Span, ...]
