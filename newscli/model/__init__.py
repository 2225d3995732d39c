"""The values that newscli computes: frozen dataclasses that mirror the JSON contract field by field.

This package imports nothing of newscli and computes nothing. All offsets are 0-based, end-exclusive Unicode code points.
A field of `Report` that is `None` was not asked for; an empty tuple means that it was asked for and nothing was found.

The types are loaded when first named: making a dataclass takes Python about a millisecond,
and a command that repairs a text should not pay for thirty of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newscli.model.vocabulary import (
    Checkworthiness as Checkworthiness,
)
from newscli.model.vocabulary import (
    ClaimType as ClaimType,
)
from newscli.model.vocabulary import (
    Confidence as Confidence,
)
from newscli.model.vocabulary import (
    CueClass as CueClass,
)
from newscli.model.vocabulary import (
    EntityType as EntityType,
)
from newscli.model.vocabulary import (
    Factuality as Factuality,
)
from newscli.model.vocabulary import (
    ParagraphKind as ParagraphKind,
)
from newscli.model.vocabulary import (
    Relation as Relation,
)
from newscli.model.vocabulary import (
    Severity as Severity,
)
from newscli.model.vocabulary import (
    SpeakerType as SpeakerType,
)
from newscli.model.vocabulary import (
    TimeType as TimeType,
)
from newscli.model.vocabulary import (
    Variety as Variety,
)

if TYPE_CHECKING:
    from newscli.model.analysis import (
        Article as Article,
    )
    from newscli.model.analysis import (
        Claim as Claim,
    )
    from newscli.model.analysis import (
        ClaimComparison as ClaimComparison,
    )
    from newscli.model.analysis import (
        Context as Context,
    )
    from newscli.model.analysis import (
        Dateline as Dateline,
    )
    from newscli.model.analysis import (
        Entity as Entity,
    )
    from newscli.model.analysis import (
        Finding as Finding,
    )
    from newscli.model.analysis import (
        Fix as Fix,
    )
    from newscli.model.analysis import (
        Keyword as Keyword,
    )
    from newscli.model.analysis import (
        Paragraph as Paragraph,
    )
    from newscli.model.analysis import (
        Part as Part,
    )
    from newscli.model.analysis import (
        Quantity as Quantity,
    )
    from newscli.model.analysis import (
        Quote as Quote,
    )
    from newscli.model.analysis import (
        Reason as Reason,
    )
    from newscli.model.analysis import (
        Script as Script,
    )
    from newscli.model.analysis import (
        Sentence as Sentence,
    )
    from newscli.model.analysis import (
        Stretch as Stretch,
    )
    from newscli.model.analysis import (
        SummarySentence as SummarySentence,
    )
    from newscli.model.analysis import (
        Time as Time,
    )
    from newscli.model.analysis import (
        VarietySpan as VarietySpan,
    )
    from newscli.model.analysis import (
        Witness as Witness,
    )
    from newscli.model.conversion import (
        Ambiguity as Ambiguity,
    )
    from newscli.model.conversion import (
        Change as Change,
    )
    from newscli.model.conversion import (
        Conversion as Conversion,
    )
    from newscli.model.text import (
        Metadata as Metadata,
    )
    from newscli.model.text import (
        Published as Published,
    )
    from newscli.model.text import (
        Repair as Repair,
    )
    from newscli.model.text import (
        Source as Source,
    )
    from newscli.model.text import (
        Span as Span,
    )
    from newscli.model.text import (
        Unplaced as Unplaced,
    )


_TEXT = frozenset({"Metadata", "Published", "Repair", "Source", "Span", "Unplaced"})
_CONVERSION = frozenset({"Ambiguity", "Change", "Conversion"})


def __getattr__(name: str) -> Any:
    if name in _TEXT:
        from newscli.model import text as module
    elif name in _CONVERSION:
        from newscli.model import conversion as module  # type: ignore[no-redef]
    elif name[:1].isupper():
        from newscli.model import analysis as module  # type: ignore[no-redef]
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(module, name)
