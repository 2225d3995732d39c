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
    from newscli.model.analysis import (
        Article,
        Claim,
        ClaimComparison,
        Context,
        Dateline,
        Entity,
        Finding,
        Fix,
        Keyword,
        Paragraph,
        Part,
        Quantity,
        Quote,
        Reason,
        Script,
        Sentence,
        Stretch,
        SummarySentence,
        Time,
        VarietySpan,
        Witness,
    )
    from newscli.model.comparison import (
        Comparison,
        Difference,
    )
    from newscli.model.conversion import (
        Ambiguity,
        Change,
        Conversion,
    )
    from newscli.model.text import (
        Metadata,
        Published,
        Repair,
        Source,
        Span,
        Unplaced,
    )

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

_ELSEWHERE = {
    "Comparison": "comparison",
    "Difference": "comparison",
    "Ambiguity": "conversion",
    "Change": "conversion",
    "Conversion": "conversion",
    "Metadata": "text",
    "Published": "text",
    "Repair": "text",
    "Source": "text",
    "Span": "text",
    "Unplaced": "text",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"newscli.model.{_ELSEWHERE.get(name, 'analysis')}"), name)
