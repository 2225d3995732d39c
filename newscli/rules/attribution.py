"""A: whether somebody answers for what is said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newscli.lexicon import fold, table
from newscli.report import Report
from newscli.rules.rule import Hit, Rule

NEAR = 30  # characters: a speaker with an office and a verb of saying fit in


def speaker(report: Report) -> Iterable[Hit]:
    """Direct speech without a speaker.

    Why: a reader cannot know whose words they are.
    Known problems: where a verb of saying stands near, a speaker is taken for granted, even if it belongs to other words.
    Example: “這是不可能的。”
    """
    cues = re.compile("|".join(map(re.escape, sorted({row["hans"] for row in table("speech_cues")}))))
    text = fold(report.text)
    for quote in report.quotes or ():
        around = text[max(0, quote.start - NEAR) : quote.start], text[quote.end : quote.end + NEAR].partition("\n")[0]
        said = any(map(cues.search, around))
        if quote.direct and quote.speaker is None and quote.continues is None and not said:
            yield Hit(quote.start, quote.end, "a quote without a speaker")


def anonymous(report: Report) -> Iterable[Hit]:
    """Nothing but anonymous sources.

    Why: nobody who can be asked answers for the story.
    Known problems: institutions that are only described (有關部門) count as anonymous.
    Example: 知情人士透露……。一名官員說……。
    """
    named = [quote for quote in report.quotes or () if quote.speaker]
    if len(named) >= 2 and all(quote.speaker_type == "anonymous" for quote in named):
        yield Hit(named[0].start, named[0].end, f"all {len(named)} quotes have anonymous sources")


def statistic(report: Report) -> Iterable[Hit]:
    """A statistic that nobody is named for.

    Why: a percentage without a source cannot be checked.
    Known problems: figures that the outlet counted itself, or whose source stands in the sentence before.
    Example: 去年就業率上升3個百分點。
    """
    quantities = report.quantities or ()
    for claim in report.claims or ():
        percent = any(quantities[index].unit == "%" for index in claim.quantities if index < len(quantities))
        if percent and claim.speaker is None and claim.quote is None:
            yield Hit(claim.start, claim.end, "a percentage without a source")


RULES = (
    Rule(code="A001", name="speaker", severity="warning", find=speaker),
    Rule(code="A002", name="anonymous", severity="note", find=anonymous),
    Rule(code="A003", name="statistic", severity="note", find=statistic, default=False),
)
