"""Which stretch of one text each stretch of another came from: the offsets behind every repair, conversion and HTML page.

An alignment is a sorted list of runs. A verbatim run stands in both texts character by character; a changed run maps only
as a whole. Characters of the result that no run covers do not stand in the origin.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Run(NamedTuple):
    """`origin[origin_start:origin_end]` became `result[start:end]`."""

    origin_start: int
    origin_end: int
    start: int
    end: int
    verbatim: bool


class Edit(NamedTuple):
    """Replace `origin[start:end]` by `after`."""

    start: int
    end: int
    after: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """A map between the offsets of a result and of its origin, in both directions.

    Attributes:
        runs: sorted by both texts, not overlapping.
        starts: the result offset where each run begins (what lookups bisect).
        origin: the alignment of the origin with a yet earlier text, where there is one.
    """

    runs: tuple[Run, ...]
    starts: tuple[int, ...]
    origin: Alignment | None = None

    @classmethod
    def of(cls, runs: Iterable[Run], origin: Alignment | None = None) -> Alignment:
        """Build an alignment; empty-result runs (deletions) are kept for the inverse."""
        kept = tuple(runs)
        return cls(kept, tuple(run.start for run in kept), origin)

    @classmethod
    def identity(cls, length: int, origin: Alignment | None = None) -> Alignment:
        """A text of `length` code points aligned with itself."""
        return cls.of((Run(0, length, 0, length, True),), origin)

    @classmethod
    def of_edits(cls, length: int, edits: Iterable[Edit], origin: Alignment | None = None) -> Alignment:
        """The alignment that results from applying sorted, disjoint `edits` to a text of `length` code points."""
        runs, at, shift = [], 0, 0
        for edit in edits:
            if edit.start > at:
                runs.append(Run(at, edit.start, at + shift, edit.start + shift, True))
            end = edit.start + shift + len(edit.after)
            runs.append(Run(edit.start, edit.end, edit.start + shift, end, False))
            at, shift = edit.end, end - edit.end
        if at < length or not runs:
            runs.append(Run(at, length, at + shift, length + shift, True))
        return cls.of(runs, origin)

    def step(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the direct origin that `result[start:end]` came from; None if an end of it stands nowhere there.

        An empty span is mapped as a position.
        """
        first = self._run_at(start)
        last = first if end <= start + 1 else self._run_at(end - 1)
        if first is None or last is None:
            return None
        left = first.origin_start + (start - first.start if first.verbatim else 0)
        right = last.origin_start + (end - last.start) if last.verbatim else last.origin_end
        return (left, left) if start == end else (left, max(left, right))

    def to_source(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the earliest text that `result[start:end]` came from; None if it does not stand there."""
        layer: Alignment | None = self
        while layer is not None:
            found = layer.step(start, end)
            if found is None:
                return None
            (start, end), layer = found, layer.origin
        return start, end

    def inverse(self) -> Alignment:
        """From the direct origin to the result."""
        return Alignment.of(Run(r.start, r.end, r.origin_start, r.origin_end, r.verbatim) for r in self.runs)

    def _run_at(self, position: int) -> Run | None:
        """The run that covers the character at `position`; at the very end of the result, the last run."""
        index = bisect_right(self.starts, position) - 1
        if index < 0:
            return None
        run = self.runs[index]
        if position < run.end or (position == run.end and index == len(self.runs) - 1):
            return run
        return None
