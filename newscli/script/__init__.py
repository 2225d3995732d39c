"""Script varieties: which one a text is written in; conversion between them with offsets.

`annotate`, `convert`, `convert_stream`, `converted` and `alignment` are loaded when first named: a plain conversion should not
pay for the types of a report.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newscli.script.annotation import annotate as annotate
    from newscli.script.conversion import alignment as alignment
    from newscli.script.conversion import convert as convert
    from newscli.script.reports import converted as converted
    from newscli.script.stream import convert_stream as convert_stream

_HOMES = {
    "annotate": "annotation",
    "alignment": "conversion",
    "convert": "conversion",
    "converted": "reports",
    "convert_stream": "stream",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"newscli.script.{_HOMES[name]}"), name)
