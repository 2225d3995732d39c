"""`newscli inspect`: everything about one article on a screen or two. What is left out is counted, with the command that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table

from newscli.renderers.tables.pieces import repair_words, script_words, source, words
from newscli.renderers.tables.sections import BRIEF
from newscli.renderers.visible import one_line
from newscli.renderers.wrapping import ChineseText as Text
from newscli.report import Report

if TYPE_CHECKING:
    from newscli.model import Article

CHARACTERS_PER_MINUTE = 400  # silent reading of Chinese news; studies report 300–500 characters a minute


def overview(report: Report, width: int) -> Iterator[RenderableType]:
    """The head, the state of the text, then the best of each field."""
    yield from _head(report)
    yield Rule(style="dim")
    if report.script or report.repairs is not None:
        yield from _state(report)
    for field, title, more, shown in (
        ("summary", "Summary", "summary", 99),
        ("claims", "Claims", "claims --explain", 8),
        ("quotes", "Quotes", "quotes", 8),
        ("entities", "Entities", "entities", 12),
        ("keywords", "Keywords", "keywords", 99),
    ):
        items = getattr(report, field)
        if items is not None:
            yield Text()
            yield _title(title, len(items), more, report)
            yield from BRIEF[field](report, width, shown)


def _head(report: Report) -> Iterator[RenderableType]:
    article = report.article
    headline = article.headline if article else None
    yield Text(one_line(headline.text if headline else report.source.name), "bold", overflow="fold")
    facts = [one_line(report.source.name)] if headline else []
    if article:
        facts = [*_byline(article), *facts]
    length = sum(not character.isspace() for character in article.body if article) if article else len(report.text)
    facts += [f"{length:,} characters", f"{max(1, round(length / CHARACTERS_PER_MINUTE))} min read"]
    yield Text(" · ".join(facts), "dim", overflow="fold")


def _byline(article: Article) -> Iterator[str]:
    if article.outlets:
        yield "、".join(words(article.outlets))
    if article.reporters:
        yield "reporter " + "、".join(words(article.reporters))
    if article.editors:
        yield "editor " + "、".join(words(article.editors))
    if article.dateline and article.dateline.place:
        yield one_line(article.dateline.place.text)
    when = article.published.value if article.published else article.dateline.value if article.dateline else None
    if when:
        yield one_line(when)


def _state(report: Report) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    if report.script:
        grid.add_row("Script", script_words(report.script))
    if report.repairs is not None:
        grid.add_row("Text", repair_words(report))
    if report.article:
        kinds = Counter(paragraph.kind for paragraph in report.article.paragraphs)
        parts = [f"{kinds['body']} body paragraphs", f"{len(report.article.sentences)} sentences"]
        parts += [f"{count} {kind} {_lines(count)}" for kind, count in kinds.items() if kind != "body"]
        grid.add_row("Layout", ", ".join(parts))
    yield grid


def _lines(count: int) -> str:
    return "line" if count == 1 else "lines"


def _title(title: str, count: int, more: str, report: Report) -> Text:
    line = Text(title, "bold")
    line.append(f"  {count}" if count else "  none found", "dim")
    if count:
        line.append(f"   newscli {more} {source(report)}", "dim")
    return line
