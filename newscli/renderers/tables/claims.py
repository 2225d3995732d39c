"""Claims as a ledger: a column for each fact where there is room, else the facts beneath their statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table

from newscli.renderers.tables.pieces import cell, ledger, more, number, stacked
from newscli.renderers.visible import one_line
from newscli.renderers.wrapping import ChineseText as Text
from newscli.report import Report

if TYPE_CHECKING:
    from newscli.model import Claim

WIDE = 120  # columns from which a ledger has a column for each fact; below, a statement would get half of them


def brief_claims(report: Report, width: int, shown: int) -> Iterator[RenderableType]:
    """The best claims, in the order of the text."""
    claims = report.claims or ()
    best = sorted(sorted(claims, key=lambda claim: -claim.score)[:shown], key=lambda claim: claim.start)
    yield from _claim_ledger(report, best, width, explain=False)
    yield from more(len(claims) - len(best), "claims, of lower score")


def all_claims(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    """Every claim, with its reasons if asked for."""
    yield from _claim_ledger(report, report.claims or (), width, explain)
    if not report.claims:
        yield Text("no check-worthy statement found", "dim")


def _claim_ledger(report: Report, claims: Iterable[Claim], width: int, explain: bool) -> Iterator[RenderableType]:
    if width >= WIDE:
        yield _wide_claims(report, claims, explain)
    else:
        yield _narrow_claims(report, claims, explain)


def _wide_claims(report: Report, claims: Iterable[Claim], explain: bool) -> Table:
    table = ledger("#", "statement", "who says", "figures", "when", "type", "score")
    table.columns[1].ratio = 1
    for claim in claims:
        table.add_row(
            number(claim.id),
            Group(cell(claim.text), _why(claim)) if explain else cell(claim.text),
            cell(claim.speaker.text if claim.speaker else "–", "bright_cyan" if claim.speaker else "dim"),
            stacked(dict.fromkeys(_figures(report, claim))),
            stacked(dict.fromkeys(_whens(report, claim))),
            cell(f"{', '.join(claim.types)} {claim.factuality}"),
            f"{claim.score:.2f}",
        )
    return table


def _narrow_claims(report: Report, claims: Iterable[Claim], explain: bool) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for claim in claims:
        facts = Text(overflow="fold")
        facts.append(f"{claim.score:.2f} {', '.join(claim.types)}", "dim")
        if claim.speaker:
            facts.append(f" · {one_line(claim.speaker.text)}", "bright_cyan")
        for fact in dict.fromkeys((*_figures(report, claim), *_whens(report, claim))):
            facts.append(f" · {one_line(fact)}", "yellow")
        grid.add_row(number(claim.id), Group(cell(claim.text), facts, *([_why(claim)] if explain else [])))
    return grid


def _why(claim: Claim) -> Text:
    words = Text(overflow="fold")
    for reason in claim.reasons:
        words.append(f"{reason.weight:+.2f} {reason.code}", "green" if reason.weight > 0 else "red")
        if reason.span:
            words.append(f" {one_line(reason.span.text)}", "dim")
        words.append("  ")
    for context in claim.context:
        words.append(f"{one_line(context.span.text)} = {one_line(context.refers_to)}  ", "bright_cyan")
    return words


def _figures(report: Report, claim: Claim) -> list[str]:
    quantities = report.quantities or ()
    return [quantities[index].text for index in claim.quantities if index < len(quantities)]


def _whens(report: Report, claim: Claim) -> list[str]:
    times = report.times or ()
    return [times[index].text for index in claim.times if index < len(times)]
