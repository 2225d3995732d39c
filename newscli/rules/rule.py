"""What a rule of `check` is: data, and one function whose docstring is its only documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import cleandoc
from typing import NamedTuple

from newscli.model import Fix, Severity
from newscli.report import Report


class Hit(NamedTuple):
    """Something that a rule objects to in `text[start:end]`; in the whole article where both are None."""

    start: int | None
    end: int | None
    message: str
    fix: Fix | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A code that never changes its meaning, with what it finds.

    The docstring of `find` begins with one line that says what is found, followed by paragraphs named `Why:`, `Known
    problems:` and `Example:`.
    """

    code: str
    name: str
    severity: Severity
    find: Callable[[Report], Iterable[Hit]]
    default: bool = True

    @property
    def summary(self) -> str:
        """What it finds, in one line."""
        return self.documentation.split("\n", 1)[0].rstrip(".")

    @property
    def documentation(self) -> str:
        """Everything there is to say about it."""
        return cleandoc(self.find.__doc__ or "")
