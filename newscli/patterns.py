"""Regular expressions that are compiled when they are first used, so that a text pays only for those that its lines call for.

Half of what the first article of a process costs was compiling; most patterns are for lines that few articles have.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "sub")


class _Lazy:
    """Stands for a pattern; its first use compiles, and from then on the methods are the pattern's own."""

    __slots__ = ("_flags", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(pattern, flags)`, put off until it is used; errors in the pattern show only then.

    A match's `re` is the compiled pattern, never this value: matches of several patterns are told apart by their groups.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
