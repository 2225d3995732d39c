"""A: whether somebody answers for what is said."""

from __future__ import annotations

from collections.abc import Iterable

from newscli.report import Report
from newscli.rules.rule import Hit, Rule


def speaker(report: Report) -> Iterable[Hit]:
    """Direct speech without a speaker.

    Why: a reader cannot know whose words they are.
    Known problems: a speaker named only by a description that newscli does not read as one.
    Example: “這是不可能的。”
    """
    for quote in report.quotes or ():
        if quote.direct and quote.speaker is None and quote.continues is None:
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
