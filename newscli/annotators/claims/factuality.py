"""How certain a claim's source is of it, in FactBank's values: CT certain, PR probable, PS possible, with polarity; Uu not committed.

The markers that govern what is stated decide: those closely before its first verb of an event or its first quantity, in the
same clause, and a modal that opens the statement; without verb and quantity, those of the first clause. What is possible or
negated may be told after a noun that counts as a verb (增速可能放缓), but not inside a modifier. It says nothing about what is
true.
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
_FALSE = re.compile(
    r"(?:纯属|[都全]是|属于?|系|完全是|实为|均为)(?:虚假|不实)?(?:谣言|谣传|虚构|捏造|假的|不实|子虚乌有|误传|杜撰|谎言|(?:假|虚假)(?:消息|新闻|信息))"
    r"|不(?:正确|属实|符合?事实|符实情|是事实|是真的|成立)(?=[，。；！]|$)|(?:并非|绝非|不是)事实|子虚乌有|毫无根据|没有根据"
)
"""What is stated is called untrue."""
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
    verbs = (hit.start for hit in hits if _PREDICATES.intersection(hit.row["kinds"].split()))
    value = _value(folded, start, end, sorted([*verbs, *([] if figure is None else [figure])]))
    if _FALSE.search(folded, start, end):
        value = "CT-"
    if quote and quote.cue and value == "CT+":
        words = folded[quote.cue.start : quote.cue.end]
        value = cast(Factuality, lexicon.by_word("factuality", "value").get(words, value))
    if cue == "denial":
        return "CT-" if value in ("CT+", "CT-") else _NEGATED.get(value, "CT-")
    return value


def _value(folded: str, start: int, end: int, stated: Sequence[int]) -> Factuality:
    """The value that the markers give; a negation after a modal turns it (可能 … 未)."""
    value: Factuality = "CT+"
    first = _BREAK.search(folded, start, end)
    for marker in cuewords.scan("factuality", folded, start, end):
        told = cast(Factuality, marker.row["value"])
        opens = marker.start < start + OPENING and told != "CT-"
        if not opens and not stated and first and marker.start > first.start():
            continue
        if not opens and stated and not _governs(folded, marker, stated, end):
            continue
        if told == "Uu" or value == "Uu":
            return "Uu"
        value = _NEGATED[value] if told == "CT-" and value in _NEGATED else told if value in ("CT+", "CT-") else value
    return value


def _governs(folded: str, marker: Hit, stated: Sequence[int], end: int) -> bool:
    """Whether the marker stands closely before what is stated, or is part of it, in one clause."""
    if marker.start <= stated[0]:
        return _reaches(folded, marker, stated[0])
    stop = _BREAK.search(folded, marker.end, end)
    clause = folded[marker.end : stop.start() if stop else end]
    later = any(marker.end <= at and _reaches(folded, marker, at) for at in stated)
    weak = marker.row["value"] in ("PS+", "PS-", "CT-") and "的" not in clause
    return weak and later and not _BREAK.search(folded, stated[0], marker.start)


def _reaches(folded: str, marker: Hit, stated: int) -> bool:
    return stated - marker.end <= REACH and not _BREAK.search(folded, marker.end, stated)
