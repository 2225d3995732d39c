"""Y: typography. House styles differ, so no rule here is on by default."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newscli.report import Report
from newscli.rules.rule import Hit, Rule

_HAN = r"[\u3400-\u9fff]"
_HALF = re.compile(rf"(?<={_HAN})[,;:?!](?={_HAN})")
_STRAIGHT = re.compile(rf'"(?=[^"\n]*{_HAN})[^"\n]*"')
_SPACES = re.compile(rf"(?<={_HAN})[ \u3000]+(?={_HAN})")
_ELLIPSIS = re.compile(r"(?<!\.)\.{3,}|。{2,}|(?<!…)…(?!…)")


def half_width(report: Report) -> Iterable[Hit]:
    """Half-width punctuation between Chinese characters.

    Why: GB/T 15834 and the manuals of Taiwan and Hong Kong ask for full-width marks.
    Known problems: house styles that set commas half-width on purpose.
    Example: `今天,他說`
    """
    return (Hit(m.start(), m.end(), f"half-width {m[0]}") for m in _HALF.finditer(report.text))


def straight_quotes(report: Report) -> Iterable[Hit]:
    """Straight quotation marks around Chinese.

    Why: they do not tell the beginning from the end.
    Known problems: inches and code.
    Example: `"這是引語"`
    """
    return (Hit(m.start(), m.end(), "straight quotation marks") for m in _STRAIGHT.finditer(report.text))


def two_traditions(report: Report) -> Iterable[Hit]:
    """Both “ ” and 「 」 as outer quotation marks.

    Why: a text follows one tradition; two tell of pasting.
    Known problems: a mainland statement quoted whole in a Taiwan article.
    Example: `他說「好」，又說“不好”`
    """
    curly, corner = report.text.find("“"), report.text.find("「")
    if curly >= 0 and corner >= 0:
        later = max(curly, corner)
        yield Hit(later, later + 1, f"{report.text[later]} beside {report.text[min(curly, corner)]}")


def spaces(report: Report) -> Iterable[Hit]:
    """Spaces between Chinese characters.

    Why: Chinese is written without; they come from layout.
    Known problems: headlines, poems and name lists separate by spaces.
    Example: `新 聞`
    """
    return (Hit(m.start(), m.end(), "space between characters") for m in _SPACES.finditer(report.text))


def ellipsis(report: Report) -> Iterable[Hit]:
    """An ellipsis that is not ……

    Why: the Chinese ellipsis has six dots.
    Known problems: none known.
    Example: `等等...`
    """
    return (Hit(m.start(), m.end(), f"{m[0]} for ……") for m in _ELLIPSIS.finditer(report.text))


RULES = (
    Rule(code="Y001", name="half-width-punctuation", severity="note", find=half_width, default=False),
    Rule(code="Y002", name="straight-quotes", severity="note", find=straight_quotes, default=False),
    Rule(code="Y003", name="two-quotation-traditions", severity="note", find=two_traditions, default=False),
    Rule(code="Y004", name="spaces", severity="note", find=spaces, default=False),
    Rule(code="Y005", name="ellipsis", severity="note", find=ellipsis, default=False),
)
