"""Edits over edits: the changes that turn a source into a text, kept as one sorted, disjoint list while rules add to them."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newscli.alignment import Alignment, Edit
from newscli.model import Confidence, Repair
from newscli.repairs.rule import Proposal

RANK: dict[Confidence, int] = {"exact": 0, "likely": 1, "guess": 2}


class Change(NamedTuple):
    """`source[start:end]` becomes `after` (or, in a note, could have become it)."""

    start: int
    end: int
    after: str
    code: str
    confidence: Confidence
    evidence: str


def disjoint(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Sorted proposals; of those that overlap, the one that starts first is kept."""
    kept: list[Proposal] = []
    for proposal in sorted(proposals, key=lambda p: p.start):
        if not kept or proposal.start >= kept[-1].end:
            kept.append(proposal)
    return kept


def splice(source: str, changes: Iterable[Change]) -> str:
    """The text that the changes make of the source."""
    pieces, at = [], 0
    for change in changes:
        pieces += [source[at : change.start], change.after]
        at = change.end
    return "".join([*pieces, source[at:]])


def alignment_of(source: str, changes: Iterable[Change]) -> Alignment:
    """The alignment of the changed text with the source."""
    return Alignment.of_edits(len(source), (Edit(c.start, c.end, c.after) for c in changes))


def compose(changes: Iterable[Change], proposals: Iterable[Proposal]) -> list[Change]:
    """The changes of the source that amount to `changes` and then `proposals` on the changed text."""
    result: list[Change] = []
    waiting, shift = deque(changes), 0
    for proposal in proposals:
        while waiting and waiting[0].start + shift + len(waiting[0].after) <= proposal.start:
            result.append(waiting.popleft())
            shift += growth(result[-1])
        before, inner = shift, []
        while waiting and waiting[0].start + shift < proposal.end:
            inner.append((waiting[0].start + shift, waiting[0]))
            shift += growth(waiting.popleft())
        start, end = proposal.start - before, proposal.end - shift
        result.append(merged(proposal, inner, start, end) if inner else change_of(proposal, start, end))
    return [*result, *waiting]


def growth(change: Change) -> int:
    """By how much a change lengthens the text."""
    return len(change.after) - (change.end - change.start)


def merged(proposal: Proposal, inner: Sequence[tuple[int, Change]], start: int, end: int) -> Change:
    """One change of `source[start:end]` for a proposal and the earlier changes that it overlaps, each with its place."""
    after, evidence, confidence = proposal.after, proposal.evidence, proposal.confidence
    for place, change in inner:
        if place < proposal.start:
            start, after = change.start, change.after[: proposal.start - place] + after
        over = place + len(change.after) - proposal.end
        if over > 0:
            end, after = change.end, after + change.after[-over:]
        evidence = f"{evidence}; {change.code}: {change.evidence}"
        confidence = max(confidence, change.confidence, key=RANK.__getitem__)
    return Change(start=start, end=end, after=after, code=proposal.code, confidence=confidence, evidence=evidence)


class Draft:
    """A text on its way from the source, with what was changed and what was only noted."""

    def __init__(self, source: str) -> None:
        """Begin with the source itself."""
        self.source = self.text = source
        self.changes: list[Change] = []
        self.notes: dict[tuple[str, int, int], tuple[Change, bool]] = {}

    def note(self, proposals: Sequence[Proposal]) -> None:
        """Keep what is only shown: reports, and edits that are not sure enough."""
        if not proposals:
            return
        back = alignment_of(self.source, self.changes)
        for proposal in proposals:
            start, end = back.step(proposal.start, proposal.end) or (proposal.start, proposal.end)
            change = change_of(proposal, start, end)
            self.notes[change.code, start, end] = change, proposal.report

    def apply(self, proposals: Sequence[Proposal]) -> None:
        """Change the text."""
        if proposals:
            self.changes = compose(self.changes, proposals)
            self.text = splice(self.source, self.changes)

    def records(self, alignment: Alignment) -> tuple[Repair, ...]:
        """One record for each change and note, in the order of the source; edits that were made after all are no notes.

        `alignment` is that of the text with the source.
        """
        changed = [(change.start, change.end) for change in self.changes]
        kept = [note for note, report in self.notes.values() if report or not overlaps(changed, note.start, note.end)]
        records = [*applied(self.source, self.changes)]
        if kept:
            records += noted(self.source, kept, alignment.inverse())
            records.sort(key=lambda record: (record.source_start or 0, record.source_end or 0))
        return tuple(records)


def overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether any of the sorted, disjoint spans has a character of `start:end`."""
    place = bisect_left(spans, (end, end))
    return place > 0 and spans[place - 1][1] > start


def change_of(proposal: Proposal, start: int, end: int) -> Change:
    """A proposal as a change of `source[start:end]`."""
    return Change(
        start=start,
        end=end,
        after=proposal.after,
        code=proposal.code,
        confidence=proposal.confidence,
        evidence=proposal.evidence,
    )


def applied(source: str, changes: Iterable[Change]) -> Iterator[Repair]:
    """A record of each change."""
    shift = 0
    for change in changes:
        start = change.start + shift
        shift += growth(change)
        yield record_of(source, change, start, start + len(change.after), True)


def noted(source: str, notes: Iterable[Change], forward: Alignment) -> Iterator[Repair]:
    """A record of each note; `forward` leads from the source to the text."""
    for note in notes:
        start, end = forward.step(note.start, note.end) or (0, 0)
        yield record_of(source, note, start, end, False)


def record_of(source: str, change: Change, start: int, end: int, is_applied: bool) -> Repair:
    """The record of a change, or of a note, that stands at `start:end` of the text."""
    return Repair(
        code=change.code,
        source_start=change.start,
        source_end=change.end,
        before=source[change.start : change.end],
        after=change.after,
        start=start,
        end=end,
        confidence=change.confidence,
        applied=is_applied,
        evidence=change.evidence,
    )
