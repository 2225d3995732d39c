"""The values that newscli computes: frozen dataclasses that mirror the JSON contract field by field.

This package imports nothing of newscli and computes nothing. All offsets are 0-based, end-exclusive Unicode code points.
A field of `Report` that is `None` was not asked for; an empty tuple means that it was asked for and nothing was found.

The types are loaded when first named: making a dataclass takes Python about a millisecond, and a command that repairs a
text should not pay for thirty of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newscli.model.vocabulary import (
    Checkworthiness,
    ClaimType,
    Confidence,
    CueClass,
    DifferenceKind,
    EntityType,
    Factuality,
    ParagraphKind,
    Relation,
    Severity,
    SpeakerType,
    TimeType,
    Variety,
)

if TYPE_CHECKING:
    from newscli.model.analysis import Claim, ClaimComparison, Context, Entity, Finding, Fix, Quantity, Quote, Time
    from newscli.model.article import Article, Dateline, Paragraph, Part, Sentence, Stretch
    from newscli.model.comparison import Comparison, Difference
    from newscli.model.conversion import Ambiguity, Change, Conversion
    from newscli.model.ranking import Keyword, Reason, SummarySentence
    from newscli.model.script import Script, VarietySpan, Witness
    from newscli.model.span import Span, Unplaced
    from newscli.model.text import Metadata, Published, Repair, Source

__all__ = [
    "Ambiguity",
    "Article",
    "Change",
    "Checkworthiness",
    "Claim",
    "ClaimComparison",
    "ClaimType",
    "Comparison",
    "Confidence",
    "Context",
    "Conversion",
    "CueClass",
    "Dateline",
    "Difference",
    "DifferenceKind",
    "Entity",
    "EntityType",
    "Factuality",
    "Finding",
    "Fix",
    "Keyword",
    "Metadata",
    "Paragraph",
    "ParagraphKind",
    "Part",
    "Published",
    "Quantity",
    "Quote",
    "Reason",
    "Relation",
    "Repair",
    "Script",
    "Sentence",
    "Severity",
    "Source",
    "Span",
    "SpeakerType",
    "Stretch",
    "SummarySentence",
    "Time",
    "TimeType",
    "Unplaced",
    "Variety",
    "VarietySpan",
    "Witness",
]

_HOMES = {
    "analysis": "Claim ClaimComparison Context Entity Finding Fix Quantity Quote Time",
    "article": "Article Dateline Paragraph Part Sentence Stretch",
    "comparison": "Comparison Difference",
    "conversion": "Ambiguity Change Conversion",
    "ranking": "Keyword Reason SummarySentence",
    "script": "Script VarietySpan Witness",
    "span": "Span Unplaced",
    "text": "Metadata Published Repair Source",
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names.split():
            return getattr(import_module(f"newscli.model.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
