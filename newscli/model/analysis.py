"""What the annotators say of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newscli.model.text import Published, Span, Unplaced
from newscli.model.vocabulary import (
    Checkworthiness,
    ClaimType,
    CueClass,
    EntityType,
    Factuality,
    ParagraphKind,
    Relation,
    Severity,
    SpeakerType,
    TimeType,
    Variety,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One whole line of the text, without its line end."""

    start: int
    end: int
    kind: ParagraphKind
    rule: str | None = None
    """The code of the rule that told the kind; None for running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of `Report.text` by its offsets alone."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: ends after 。！？!? or at a newline; after ；; outside quotation marks."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Span):
    """A part of the article's furniture, and how it was found."""

    rule: str
    """The code of the rule that found it, as `newscli.structure` lists them."""
    role: str | None = None
    """For people: the role word as the text has it (記者, 通訊員, 責任編輯), None where none stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when the story was filed, as the text says."""

    place: Part | None
    date: Part | None
    value: str | None
    """EDTF of the date; the year is XXXX where neither the text nor the publication date tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """How the text is built."""

    headline: Part | Unplaced | None
    outlets: tuple[Part | Unplaced, ...]
    reporters: tuple[Part | Unplaced, ...]
    editors: tuple[Part | Unplaced, ...]
    dateline: Dateline | None
    published: Published | None
    url: str | None
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    """Every sentence of the text, boilerplate included, in order."""
    body: str
    """The running text: body paragraphs joined by newlines, inline bylines and datelines cut off."""
    body_spans: tuple[Stretch, ...] = ()
    """Where in the text the lines of `body` stand, in order."""
    boilerplate: tuple[Part, ...] = ()
    """What belongs to the page and not to the story: whole lines, and ends of lines, in order."""


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
