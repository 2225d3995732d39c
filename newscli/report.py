"""The Report: one article with everything that was asked about it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, TypedDict

from newscli.alignment import Alignment
from newscli.model import Metadata, Repair, Source, Span

if TYPE_CHECKING:
    from newscli.model import (
        Article,
        Claim,
        Entity,
        Finding,
        Keyword,
        Quantity,
        Quote,
        Script,
        SummarySentence,
        Time,
    )

SCHEMA = "newscli.report/1"


class Placed(TypedDict):
    """The five fields of a Span, to be passed on to any of its kinds: `Quote(**report.at(3, 9), id=…)`."""

    start: int
    end: int
    text: str
    source_start: int | None
    source_end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What newscli says about one article. Each step of the pipeline returns a copy with one more field filled."""

    schema: str = SCHEMA
    id: str | None = None
    source: Source
    text: str
    """The repaired, unconverted text that all offsets count in."""
    repairs: tuple[Repair, ...] | None = None
    article: Article | None = None
    script: Script | None = None
    summary: tuple[SummarySentence, ...] | None = None
    keywords: tuple[Keyword, ...] | None = None
    entities: tuple[Entity, ...] | None = None
    times: tuple[Time, ...] | None = None
    quantities: tuple[Quantity, ...] | None = None
    quotes: tuple[Quote, ...] | None = None
    claims: tuple[Claim, ...] | None = None
    findings: tuple[Finding, ...] | None = None
    alignment: Alignment
    """From `text` back to the decoded source. Not part of the JSON."""
    decoded: str = ""
    """The decoded source that `source_start` and `source_end` count in. Not part of the JSON."""
    metadata: Metadata = field(default_factory=Metadata)
    """What the record or page says beside the text. Not part of the JSON."""

    shown: tuple[str, Alignment] | None = None
    """The text in the variety that its words are shown in, and where each stretch stands there. Not part of the JSON."""

    def words(self, start: int, end: int) -> str:
        """`text[start:end]` as it is shown: itself, or in the variety that the report was converted to."""
        if self.shown is None:
            return self.text[start:end]
        place = self.shown[1].step(start, end)
        return self.shown[0][slice(*place)] if place and start < end else ""

    def at(self, start: int, end: int) -> Placed:
        """The fields of the span `text[start:end]`."""
        source = self.alignment.to_source(start, end) or (None, None)
        return {
            "start": start,
            "end": end,
            "text": self.text[start:end],
            "source_start": source[0],
            "source_end": source[1],
        }

    def span(self, start: int, end: int) -> Span:
        """The span `text[start:end]`, with its place in the source."""
        return Span(**self.at(start, end))


INTERNAL = frozenset({"alignment", "decoded", "metadata", "shown"})
ALWAYS = ("schema", "id", "source", "text")
FIELDS = tuple(f.name for f in fields(Report) if f.name not in INTERNAL and f.name not in ALWAYS)
"""The fields that can be asked for, in the order of the contract."""
