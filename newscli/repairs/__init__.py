"""Source to text: REPAIRS in order, each edit recorded, explained and replayable.

Each rule sees the text as the rules before it left it. Its edits are merged into one list of edits of the source, so that a
record always says what stood in the source and what stands in the text instead.
"""

from __future__ import annotations

from collections.abc import Iterable

from newscli.alignment import Alignment
from newscli.model import Repair
from newscli.options import Options
from newscli.repairs.edits import RANK, Draft, alignment_of, disjoint
from newscli.repairs.registry import CODES, REPAIRS
from newscli.repairs.rule import Code, Proposal

DEFAULTS = Options()
ROUNDS = 5
"""How often the rules run at most: what one restores may be the evidence that another needs."""


def repair(text: str, options: Options = DEFAULTS) -> tuple[str, tuple[Repair, ...], Alignment]:
    """The repaired text, a record of every edit made or considered, and the alignment of the result with `text`.

    A record whose `applied` is False changes nothing: its confidence is too low, or nothing can restore the place. The rules
    run until none has anything left to do, so that repairing twice changes nothing.
    """
    wanted = {code.name for code in CODES if options.repair and is_wanted(code, options)}
    rules = [rule for rule in REPAIRS if not wanted.isdisjoint(code.name for code in rule.codes)]
    draft = Draft(text)
    for _ in range(ROUNDS):
        before = draft.text
        for rule in rules:
            if rule.suspects(draft.text):
                proposals = disjoint(p for p in rule.find(draft.text) if p.code in wanted)
                draft.note([p for p in proposals if not is_applied(p, options)])
                draft.apply([p for p in proposals if is_applied(p, options)])
        if draft.text == before:
            break
    alignment = alignment_of(text, draft.changes)
    return draft.text, draft.records(alignment), alignment


def is_wanted(code: Code, options: Options) -> bool:
    """Whether the options ask for a code: by default or by a prefix in `repair_select`, and by no prefix in `repair_ignore`."""
    selected = code.default or code.name.startswith(options.repair_select or ("\0",))
    return selected and not (options.repair_ignore and code.name.startswith(options.repair_ignore))


def is_applied(proposal: Proposal, options: Options) -> bool:
    """Whether a proposal changes the text: never a report or a guess, else as `confidence` allows."""
    allowed = min(RANK[options.confidence], RANK["likely"])
    return not proposal.report and RANK[proposal.confidence] <= allowed


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
