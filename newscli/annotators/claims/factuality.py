"""How certain a claim's source is of it, in FactBank's values: CT certain, PR probable, PS possible, with polarity; Uu not committed.

The marker that governs the statement's predicate decides: the nearest one before its first verb of an event, in the same
clause; without such a verb, those of the first clause. It says nothing about what is true.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from newscli.annotators import cuewords
from newscli.annotators.cuewords import Hit
from newscli.model import CueClass, Factuality

REACH = 12
"""Code points between a marker and the verb that it governs; farther away it belongs to another verb."""
_BREAK = re.compile(r"[，,。；;：:、！？!?]")
_NEGATED: dict[str, Factuality] = {"PR+": "PR-", "PS+": "PS-", "CT-": "CT+", "PR-": "PR+", "PS-": "PS+"}
_PREDICATES = frozenset({"event", "activity", "comparison", "change"})


def factuality(folded: str, start: int, end: int, hits: Sequence[Hit], cue: CueClass | None) -> Factuality:
    """The value of the statement `start..end`, according to who makes it.

    Args:
        folded: the folded text.
        start: where the statement begins.
        end: where it ends.
        hits: its claim cues, in order.
        cue: the class of the cue that introduces it: what is denied is CT-, what is asked for Uu.
    """
    if cue == "request" or folded[end : end + 1] in ("？", "?"):
        return "Uu"
    value = _value(folded, start, end, hits)
    if cue == "denial":
        return _NEGATED.get(value, "CT-") if value != "CT+" else "CT-"
    return value


def _value(folded: str, start: int, end: int, hits: Sequence[Hit]) -> Factuality:
    """The value that the markers give; a negation after a modal turns it (可能 … 未)."""
    markers = list(cuewords.scan("factuality", folded, start, end))
    verb = next((hit for hit in hits if _PREDICATES.intersection(hit.row["kinds"].split())), None)
    first = _BREAK.search(folded, start, end)
    governing = (
        [m for m in markers if _governs(folded, m, verb)]
        if verb
        else [m for m in markers if not first or m.start < first.start()]
    )
    value: Factuality = "CT+"
    for marker in governing:
        told = cast(Factuality, marker.row["value"])
        if told == "Uu" or value == "Uu":
            return "Uu"
        value = _NEGATED[value] if told == "CT-" and value in _NEGATED else told if value in ("CT+", "CT-") else value
    return value


def _governs(folded: str, marker: Hit, verb: Hit) -> bool:
    """Whether the marker stands closely before the verb, or is part of it, in one clause."""
    if marker.start > verb.start:
        return False
    return verb.start - marker.end <= REACH and not _BREAK.search(folded, marker.end, verb.start)
