"""C: whether the article has what a reader needs to place it. What is missing is a note, except where nothing is left to read."""

from __future__ import annotations

from collections.abc import Iterable

from newscli.report import Report
from newscli.rules.rule import Hit, Rule

SHORTEST_BODY = 80  # characters: the shortest sound items of Chinese wires, one-sentence flashes, have about 40–80


def headline(report: Report) -> Iterable[Hit]:
    """No headline.

    Why: an article without its headline was cut out badly, or is no article.
    Known problems: flashes and texts of feeds come without one.
    Example: a body pasted alone
    """
    if report.article and not report.article.headline:
        yield Hit(None, None, "no headline found")


def date(report: Report) -> Iterable[Hit]:
    """No date of publication, not even an incomplete one.

    Why: 昨天 and 今年 cannot be resolved, and the news cannot be placed.
    Known problems: none; `--published` gives one.
    Example: a copy without dateline
    """
    article = report.article
    if article and not article.published and not (article.dateline and article.dateline.date):
        yield Hit(None, None, "no publication date found")


def outlet(report: Report) -> Iterable[Hit]:
    """No outlet named.

    Why: nobody answers for the article.
    Known problems: an outlet that no table knows and no byline names is not seen.
    Example: a reprint without 來源
    """
    if report.article and not report.article.outlets:
        yield Hit(None, None, "no outlet found")


def byline(report: Report) -> Iterable[Hit]:
    """No reporter, author or editor named.

    Why: as for the outlet.
    Known problems: wire copy is often unsigned.
    Example: 綜合報導 alone
    """
    article = report.article
    if article and not article.reporters and not article.editors:
        yield Hit(None, None, "no reporter or editor found")


def length(report: Report) -> Iterable[Hit]:
    """Hardly any running text.

    Why: a page whose body was not found, a teaser, or a caption.
    Known problems: genuine flashes of one sentence.
    Example: 點擊查看全文
    """
    if report.article:
        count = sum(not character.isspace() for character in report.article.body)
        if count < SHORTEST_BODY:
            yield Hit(None, None, f"the running text has {count} characters")


def boilerplate(report: Report) -> Iterable[Hit]:
    """Boilerplate left in the text.

    Why: disclaimers, link lines and prompts are counted and summarised as if they were news.
    Known problems: the closing 完 or 責編 line of a wire is boilerplate as well.
    Example: `聲明：本網頁內容旨在傳播知識……`
    """
    for paragraph in report.article.paragraphs if report.article else ():
        if paragraph.kind == "boilerplate":
            yield Hit(paragraph.start, paragraph.end, "boilerplate")


RULES = (
    Rule(code="C001", name="headline", severity="note", find=headline),
    Rule(code="C002", name="date", severity="note", find=date),
    Rule(code="C003", name="outlet", severity="note", find=outlet, default=False),
    Rule(code="C004", name="byline", severity="note", find=byline, default=False),
    Rule(code="C005", name="length", severity="warning", find=length),
    Rule(code="C006", name="boilerplate", severity="note", find=boilerplate),
)
