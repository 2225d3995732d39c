"""What a repair is: codes with their documentation, and a function that proposes edits. Nothing here changes a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newscli.model import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A kind of repair, as `--select` and the table of repairs name it."""

    name: str
    title: str
    """What is wrong, in one line."""
    default: bool
    """Whether it is used without being asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Replace `text[start:end]` by `after`; or, where `report` is set, only say what is wrong there."""

    code: str
    start: int
    end: int
    after: str
    confidence: Confidence
    evidence: str
    report: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One or more codes that share an analysis of the text.

    The docstring of `find` says what is wrong, the evidence, the inverse of the damage, and when the rule must not fire.
    """

    codes: tuple[Code, ...]
    suspects: Callable[[str], bool]
    """Whether the text could need the rule at all: a fast scan, run on every text."""
    find: Callable[[str], Iterable[Proposal]]
    """Proposals in any order; those that overlap an earlier one are dropped."""
