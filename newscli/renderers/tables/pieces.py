"""What the tables are made of: cells, ledgers, colours, and facts that several of them state in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table

from newscli.renderers.visible import one_line
from newscli.renderers.wrapping import ChineseText as Text
from newscli.report import Report

if TYPE_CHECKING:
    from newscli.model import Quantity, Reason, Script, Span, Unplaced

COLOURS = {
    "PERSON": "bright_cyan",
    "ORG": "bright_magenta",
    "PLACE": "bright_green",
    "EVENT": "yellow",
    "WORK": "bright_blue",
    "LAW": "bright_blue",
    "PRODUCT": "yellow",
}


SURE = {"exact": "green", "likely": "yellow", "guess": "red"}


VARIETIES = {
    "hans": "Simplified",
    "hant": "Traditional",
    "hant-tw": "Traditional, Taiwan",
    "hant-hk": "Traditional, Hong Kong",
    "mixed": "mixed Simplified and Traditional",
    "none": "no Chinese text",
}


def cell(text: str, style: str = "") -> Text:
    """Article text, made safe, in a style."""
    return Text(one_line(text), style, overflow="fold")


def stacked(texts: Iterable[str]) -> Text:
    """Short texts one below the other."""
    return Text("\n".join(one_line(text) for text in texts), overflow="fold")


def ledger(*columns: str) -> Table:
    """A table without rules; columns of numbers stand on the right."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for column in columns:
        right = column in ("#", "score", "count", "line", "×")
        # A fact is short: it may fold, but the statement gets the room.
        table.add_column(column, overflow="fold", justify="right" if right else "left", no_wrap=right)
    return table


def more(left: int, what: str) -> Iterator[RenderableType]:
    """How many items were left out, if any."""
    if left > 0:
        yield Text(f"… and {left} more {what}", "dim")


def words(spans: Iterable[Span | Unplaced]) -> Iterator[str]:
    """The words of each span, made safe."""
    return (one_line(span.text) for span in spans)


def counts(counts: Counter[str]) -> str:
    """How many of each, the commonest first."""
    return ", ".join(f"{count} {name}" for name, count in counts.most_common())


def source(report: Report) -> str:
    """The source as an argument for the shell."""
    name = one_line(report.source.name)
    return f"'{name}'" if " " in name else name


def in_context(report: Report, span: Span, style: str, around: int = 8) -> Text:
    """The span with a few characters of its line on either side."""
    before = report.words(max(0, span.start - around), span.start).rpartition("\n")
    after = report.words(span.end, min(len(report.text), span.end + around)).partition("\n")
    words = Text("" if before[1] or span.start <= around else "…", "dim", overflow="fold")
    words.append(one_line(before[2]), "dim")
    words.append(one_line(span.text), style)
    words.append(one_line(after[0]), "dim")
    words.append("" if after[1] or span.end + around >= len(report.text) else "…", "dim")
    return words


def number(identifier: str) -> str:
    """The number in an id: 3 of c3."""
    return identifier.lstrip("abcdefghijklmnopqrstuvwxyz")


def reasons(reasons: Iterable[Reason]) -> str:
    """Each component of a score with its weight."""
    return ", ".join(f"{reason.code} {reason.weight:+.2f}" for reason in reasons)


def value(item: Quantity) -> str:
    """A quantity as a number, with its bounds."""
    about = "~" if item.approx else ""
    if item.value is not None:
        return f"{about}{item.value:,.10g}"
    if item.min is not None and item.max is not None:
        return f"{about}{item.min:,.10g}–{item.max:,.10g}"
    return f"{about}≥ {item.min:,.10g}" if item.min is not None else f"{about}≤ {item.max or 0:,.10g}"


def script_words(script: Script) -> Text:
    """The script variety in words."""
    words = Text(VARIETIES[script.variety])
    if script.converted_from:
        words.append(", mechanically converted from Simplified", "yellow")
    slips = list(dict.fromkeys(one_line(item.text) for item in script.witnesses if item.kind == "slip"))
    if slips:
        words.append(f" (slips: {'、'.join(slips[:5])}{' …' if len(slips) > 5 else ''})", "dim")
    return words


def repair_words(report: Report) -> Text:
    """What repair found, in words."""
    applied = Counter(item.code for item in report.repairs or () if item.applied)
    open_ones = Counter(item.code for item in report.repairs or () if not item.applied)
    if not applied and not open_ones:
        return Text("intact: nothing to repair", "green")
    words = Text()
    if applied:
        words.append(f"{applied.total()} repairs", "yellow")
        words.append(f" ({counts(applied)})")
    if open_ones:
        words.append(f"{'; ' if applied else ''}{open_ones.total()} not applied", "red")
        words.append(f" ({counts(open_ones)})")
    words.append(f"   newscli repair --explain {source(report)}", "dim")
    return words
