"""How certain a claim's source is of it, in FactBank's values: CT certain, PR probable, PS possible, with polarity; Uu not committed.

The markers that govern what is stated decide: those closely before its first verb of an event or its first quantity, in the
same clause, and a modal that opens the statement; without verb and quantity, those of the first clause. It says nothing
about what is true.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from newscli import lexicon
from newscli.annotators import cuewords
from newscli.annotators.cuewords import Hit
from newscli.model import Factuality, Quote

REACH = 12
"""Code points between a marker and the verb that it governs; farther away it belongs to another verb."""
OPENING = 4
"""Code points from its start within which a modal governs the whole statement (如果…, 计划…)."""
_BREAK = re.compile(r"[，,。；;：:、！？!?]")
_NEGATED: dict[str, Factuality] = {"PR+": "PR-", "PS+": "PS-", "CT-": "CT+", "PR-": "PR+", "PS-": "PS+"}
_PREDICATES = frozenset({"event", "activity", "comparison", "change"})


def factuality(
    folded: str, start: int, end: int, hits: Sequence[Hit], figure: int | None, quote: Quote | None
) -> Factuality:
    """The value of the statement `start..end`, according to who makes it.

    Args:
        folded: the folded text.
        start: where the statement begins.
        end: where it ends.
        hits: its claim cues, in order.
        figure: where its first quantity stands, which is what it states if no verb stands before.
        quote: the quote that it is part of: what is denied is CT-, what is asked for Uu, what is expected (预计) PR+.
    """
    cue = quote.cue_class if quote else None
    if cue == "request" or folded[end : end + 1] in ("？", "?"):
        return "Uu"
    verb = next((hit.start for hit in hits if _PREDICATES.intersection(hit.row["kinds"].split())), None)
    stated = min((at for at in (verb, figure) if at is not None), default=None)
    value = _value(folded, start, end, stated)
    if quote and quote.cue and value == "CT+":
        words = folded[quote.cue.start : quote.cue.end]
        value = cast(Factuality, lexicon.by_word("factuality", "value").get(words, value))
    if cue == "denial":
        return "CT-" if value in ("CT+", "CT-") else _NEGATED.get(value, "CT-")
    return value


def _value(folded: str, start: int, end: int, stated: int | None) -> Factuality:
    """The value that the markers give; a negation after a modal turns it (可能 … 未)."""
    value: Factuality = "CT+"
    first = _BREAK.search(folded, start, end)
    for marker in cuewords.scan("factuality", folded, start, end):
        told = cast(Factuality, marker.row["value"])
        opens = marker.start < start + OPENING and told != "CT-"
        if not opens and stated is None and first and marker.start > first.start():
            continue
        if not opens and stated is not None and not _governs(folded, marker, stated):
            continue
        if told == "Uu" or value == "Uu":
            return "Uu"
        value = _NEGATED[value] if told == "CT-" and value in _NEGATED else told if value in ("CT+", "CT-") else value
    return value


def _governs(folded: str, marker: Hit, stated: int) -> bool:
    """Whether the marker stands closely before what is stated, or is part of it, in one clause."""
    close = marker.start <= stated and stated - marker.end <= REACH
    return close and not _BREAK.search(folded, marker.end, stated)
