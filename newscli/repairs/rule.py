"""What a repair is: codes with their documentation, and a function that proposes edits. Nothing here changes a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NamedTuple

from newscli.model import Confidence


class Code(NamedTuple):
    """A kind of repair, as `--select` and the table of repairs name it."""

    name: str
    title: str
    """What is wrong, in one line."""
    default: bool
    """Whether it is used without being asked for."""


class Proposal(NamedTuple):
    """Replace `text[start:end]` by `after`; or, where `report` is set, only say what is wrong there."""

    code: str
    start: int
    end: int
    after: str
    confidence: Confidence
    evidence: str
    report: bool = False


def edit(code: str, span: tuple[int, int], after: str, confidence: Confidence, evidence: str) -> Proposal:
    """A proposal to replace the characters of `span`."""
    return Proposal(code=code, start=span[0], end=span[1], after=after, confidence=confidence, evidence=evidence)


def report(code: str, start: int, end: int, text: str, evidence: str) -> Proposal:
    """A proposal that only marks `text[start:end]`."""
    return Proposal(
        code=code, start=start, end=end, after=text[start:end], confidence="guess", evidence=evidence, report=True
    )


class Rule(NamedTuple):
    """One or more codes that share an analysis of the text, done by `find` of a module that is loaded when it is needed."""

    module: str
    codes: tuple[Code, ...]
    suspects: Callable[[str], bool]
    """Whether the text could need the rule at all: a fast scan, run on every text."""

    @property
    def find(self) -> Callable[[str], Iterable[Proposal]]:
        """The function that proposes edits; where two overlap, the one that starts first is kept.

        Its docstring says what is wrong, the evidence, the inverse of the damage, and when the rule must not fire.
        """
        found: Callable[[str], Iterable[Proposal]] = import_module(f"newscli.repairs.{self.module}").find
        return found
