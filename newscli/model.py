"""The values that newscli computes: frozen dataclasses that mirror the JSON contract field by field.

This module imports nothing of newscli and computes nothing. All offsets are 0-based, end-exclusive Unicode code points.
A field of `Report` that is `None` was not asked for; an empty tuple means that it was asked for and nothing was found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Confidence: TypeAlias = Literal["exact", "likely", "guess"]
Variety: TypeAlias = Literal["hans", "hant", "hant-tw", "hant-hk", "mixed", "none"]
EntityType: TypeAlias = Literal["PERSON", "ORG", "PLACE", "EVENT", "WORK", "LAW", "PRODUCT"]
ParagraphKind: TypeAlias = Literal["headline", "byline", "body", "caption", "boilerplate"]
TimeType: TypeAlias = Literal["date", "time", "duration", "set"]
SpeakerType: TypeAlias = Literal["person", "organisation", "media", "document", "anonymous"]
CueClass: TypeAlias = Literal["neutral", "assertive", "distancing", "opinion", "request", "denial", "confirmation"]
ClaimType: TypeAlias = Literal[
    "event", "quantity", "comparison", "causal", "rule", "prediction", "pledge", "opinion", "other"
]
Checkworthiness: TypeAlias = Literal["CFS", "UFS", "NFS"]
Factuality: TypeAlias = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
Relation: TypeAlias = Literal["greater", "less", "equal", "rank", "change"]
Severity: TypeAlias = Literal["note", "warning", "error"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What was read, before any repair."""

    name: str
    """The path, URL or `-` as given; for a record of a JSON Lines input with its line, `news.jsonl:3`."""
    kind: Literal["text", "html"]
    encoding: str
    """Python's name of the encoding that the bytes were decoded with."""
    encoding_confidence: float
    """0..1; 1.0 where a byte order mark or strict UTF-8 proves it, or the user named it."""
    encoding_declared: str | None = None
    """The encoding that the page or its HTTP header declares, where that is another one than `encoding`."""
    encoding_runner_up: str | None = None
    """The next likely encoding, where the bytes do not rule it out."""
    bytes: int
    """Length of what was read, in bytes; of a record, of its `text` or `html` value in UTF-8."""
    sha256: str
    """SHA-256 of those bytes, hexadecimal."""
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the article was published."""

    value: str
    """EDTF: a date or a date-time, with its zone where the evidence states one."""
    evidence: str
    """Where the value comes from: `--published`, `record`, `json-ld:datePublished`, `dateline` …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a record or an HTML page says about its article beside the text. Not part of the JSON."""

    title: str | None = None
    published: Published | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    section: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One edit that turned the source (or the text extracted from HTML) into the text, or would have."""

    code: str
    source_start: int | None
    source_end: int | None
    before: str
    after: str
    start: int
    """Where `after` (for an unapplied record: `before`) stands in the text."""
    end: int
    confidence: Confidence
    applied: bool
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One whole line of the text, without its line end."""

    start: int
    end: int
    kind: ParagraphKind


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
class Dateline:
    """Where and when the story was filed, as the text says."""

    place: Span | None
    date: Span | None
    value: str | None
    """EDTF of the date; the year is XXXX where neither the text nor the publication date tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """How the text is built."""

    headline: Span | Unplaced | None
    outlets: tuple[Span | Unplaced, ...]
    reporters: tuple[Span | Unplaced, ...]
    editors: tuple[Span | Unplaced, ...]
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
