"""Who and what is in a text, what is said and by whom, and what can be checked."""

from __future__ import annotations

from dataclasses import dataclass

from newscli.model.ranking import Reason
from newscli.model.span import Span
from newscli.model.vocabulary import (
    Checkworthiness,
    ClaimType,
    CueClass,
    EntityType,
    Factuality,
    Relation,
    Severity,
    SpeakerType,
    TimeType,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One referent with every place where it is mentioned."""

    id: str
    type: EntityType
    name: str
    """The fullest form in the text."""
    aliases: tuple[str, ...]
    """The other forms in the text, in order of first mention."""
    title: str | None
    """A person's title as written (書記, 發言人), else None."""
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Span):
    """A time expression."""

    type: TimeType
    value: str
    """EDTF (ISO 8601-2) date or interval, or ISO 8601 time or duration, or TIMEX3 set."""
    anchored: bool
    """Whether a relative or partial expression was resolved against a known date (True for full dates)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Span):
    """A number with what it measures or counts. Bounds are None where the text gives none."""

    value: float | None
    min: float | None
    max: float | None
    unit: str | None
    """`%`, an ISO 4217 code for money, else the unit or counter as written; None for a bare number."""
    approx: bool
    of: Span | None
    """The noun that is counted or measured, where it follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Span):
    """Attributed words: the content only, without quotation marks."""

    id: str
    direct: bool
    speaker: Span | None
    speaker_type: SpeakerType | None
    entity: str | None
    """`Entity.id` of the speaker."""
    cue: Span | None
    cue_class: CueClass | None
    continues: str | None
    """`Quote.id` of the earlier part of a quote that its cue splits."""
    relay: tuple[Span, ...]
    """Those who pass the speaker's words on (據新華社報道), outermost first."""
    unclosed: bool
    """Whether the closing quotation mark is missing, so that the end was guessed (the end of the line)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Something in a claim that a reader must know from elsewhere."""

    span: Span
    refers_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimComparison:
    """What a comparative claim compares with."""

    relation: Relation
    baseline: Span | None
    delta: int | None
    """Index into `Report.quantities` of the difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Span):
    """A statement that somebody could check. newscli never says whether it is true."""

    id: str
    types: tuple[ClaimType, ...]
    checkworthy: Checkworthiness
    score: float
    reasons: tuple[Reason, ...]
    speaker: Span | None
    quote: str | None
    context: tuple[Context, ...]
    entities: tuple[str, ...]
    times: tuple[int, ...]
    """Indices into `Report.times`."""
    quantities: tuple[int, ...]
    """Indices into `Report.quantities`."""
    factuality: Factuality
    """FactBank's value, according to the claim's source."""
    comparison: ClaimComparison | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """An edit of the text that would resolve a finding."""

    start: int
    end: int
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a rule of `check` objects to."""

    code: str
    severity: Severity
    message: str
    span: Span | None
    line: int | None
    column: int | None
    fix: Fix | None
