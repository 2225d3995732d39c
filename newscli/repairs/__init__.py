"""Source to text: REPAIRS in order, each edit recorded, explained and replayable.

Each rule sees the text as the rules before it left it. Its edits are merged into one list of edits of the source, so that a
record always says what stood in the source and what stands in the text instead.
"""

from __future__ import annotations

from collections.abc import Iterable

from newscli.alignment import Alignment
from newscli.model import Repair
from newscli.options import Options
from newscli.repairs.edits import RANK, Change, alignment_of, compose, disjoint, records, splice
from newscli.repairs.registry import CODES, REPAIRS
from newscli.repairs.rule import Code, Proposal

DEFAULTS = Options()


def repair(text: str, options: Options = DEFAULTS) -> tuple[str, tuple[Repair, ...], Alignment]:
    """The repaired text, a record of every edit made or considered, and the alignment of the result with `text`.

    A record whose `applied` is False changes nothing: its confidence is too low, or nothing can restore the place.
    """
    wanted = {code.name for code in CODES if options.repair and is_wanted(code, options)}
    changes: list[Change] = []
    notes: list[Change] = []
    now = text
    for rule in REPAIRS:
        if wanted.isdisjoint(code.name for code in rule.codes) or not rule.suspects(now):
            continue
        proposals = disjoint(p for p in rule.find(now) if p.code in wanted)
        applied = [p for p in proposals if is_applied(p, options)]
        back = alignment_of(text, changes)
        notes += [noted(p, back) for p in proposals if not is_applied(p, options)]
        if applied:
            changes = compose(changes, applied)
            now = splice(text, changes)
    return now, tuple(records(text, changes, notes)), alignment_of(text, changes)


def is_wanted(code: Code, options: Options) -> bool:
    """Whether the options ask for a code: by default or by a prefix in `repair_select`, and by no prefix in `repair_ignore`."""
    selected = code.default or code.name.startswith(options.repair_select or ("\0",))
    return selected and not (options.repair_ignore and code.name.startswith(options.repair_ignore))


def is_applied(proposal: Proposal, options: Options) -> bool:
    """Whether a proposal changes the text: never a report or a guess, else as `confidence` allows."""
    allowed = min(RANK[options.confidence], RANK["likely"])
    return not proposal.report and RANK[proposal.confidence] <= allowed


def noted(proposal: Proposal, back: Alignment) -> Change:
    """A proposal that is only shown, placed in the source."""
    start, end = back.step(proposal.start, proposal.end) or (proposal.start, proposal.end)
    return Change(
        start=start,
        end=end,
        after=proposal.after,
        code=proposal.code,
        confidence=proposal.confidence,
        evidence=proposal.evidence,
    )


def replay(source: str, repairs: Iterable[Repair]) -> str:
    """Apply the applied records to the source (of HTML: to the extracted text). Gives the repaired text exactly.

    Only `start`, `before` and `after` are used, so that it also serves where the source offsets point into HTML.
    """
    pieces, at, shift = [], 0, 0
    for record in sorted((r for r in repairs if r.applied), key=lambda r: r.start):
        start = record.start - shift
        pieces += [source[at:start], record.after]
        at = start + len(record.before)
        shift += len(record.after) - len(record.before)
    return "".join([*pieces, source[at:]])
