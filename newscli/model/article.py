"""How a text is built."""

from __future__ import annotations

from dataclasses import dataclass

from newscli.model.span import Span, Unplaced
from newscli.model.text import Published
from newscli.model.vocabulary import ParagraphKind


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
