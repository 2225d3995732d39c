"""Tables for a person, drawn with Rich. Article text enters only as `Text`, never as markup, and made safe first.

Labels are English, the article's own words are never translated. A narrow terminal gets the same facts stacked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType

from newscli.renderers.tables.overview import overview
from newscli.renderers.tables.sections import SECTIONS
from newscli.renderers.visible import one_line
from newscli.renderers.wrapping import ChineseText as Text
from newscli.report import Report
from newscli.views import EVERYTHING, View


def tables(reports: Iterable[Report], view: View, console: Console, *, explain: bool = False) -> Iterator[bytes]:
    """The tables of each article, as UTF-8 text for the console's width and colours."""
    several = False
    for report in reports:
        with console.capture() as capture:
            if several:
                console.print()
            console.print(Group(*_page(report, view, console.width, explain)))
        several = True
        yield capture.get().encode()


def _page(report: Report, view: View, width: int, explain: bool) -> Iterator[RenderableType]:
    if view.fields == EVERYTHING:
        yield from overview(report, width)
        return
    yield Text.assemble((one_line(report.source.name), "bold"), (_id(report), "dim"))
    for field in (view.main,) if view.main else view.fields:
        yield from SECTIONS[field](report, width, explain)


def _id(report: Report) -> str:
    return f"  id {one_line(report.id)}" if report.id else ""
