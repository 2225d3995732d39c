"""The table of each field of the Report: whole, and for some a brief form for the overview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from rich.columns import Columns
from rich.console import RenderableType
from rich.table import Table

from newscli.renderers.tables.claims import all_claims, brief_claims
from newscli.renderers.tables.pieces import (
    COLOURS,
    SURE,
    VARIETIES,
    cell,
    counts,
    in_context,
    ledger,
    more,
    reasons,
    repair_words,
    script_words,
    value,
    words,
)
from newscli.renderers.visible import one_line
from newscli.renderers.wrapping import ChineseText as Text
from newscli.report import Report


def _summary(report: Report, width: int, shown: int) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, item in enumerate(report.summary or (), 1):
        grid.add_row(str(number), cell(item.text))
    yield grid


def _summary_explained(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    if not explain:
        yield from _summary(report, width, 0)
        return
    table = ledger("#", "score", "sentence", "reasons")
    for number, item in enumerate(report.summary or (), 1):
        table.add_row(str(number), f"{item.score:.2f}", cell(item.text), cell(reasons(item.reasons)))
    yield table


def _quotes(report: Report, width: int, shown: int) -> Iterator[RenderableType]:
    quotes = (report.quotes or ())[:shown]
    names = {entity.id: entity for entity in report.entities or ()}
    table = ledger("speaker", "cue", "words")
    for quote in quotes:
        speaker = Text(overflow="fold")
        for relay in quote.relay:
            speaker.append(f"{one_line(relay.text)} → ", "dim")
        speaker.append(one_line(quote.speaker.text) if quote.speaker else "–", "bright_cyan")
        entity = names.get(quote.entity or "")
        if entity and quote.speaker and entity.name != quote.speaker.text:
            speaker.append(f" = {one_line(entity.name)}", "dim")
        if entity and entity.title:
            speaker.append(f" {one_line(entity.title)}", "dim")
        cue = Text(one_line(quote.cue.text) if quote.cue else "–", overflow="fold")
        if quote.cue_class and quote.cue_class != "neutral":
            cue.append(f" {quote.cue_class}", "yellow")
        table.add_row(speaker, cue, cell(f"「{quote.text}」" if quote.direct else quote.text))
    if quotes:
        yield table
    yield from more(len(report.quotes or ()) - len(quotes), "quotes")


def _quotes_all(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    yield from _quotes(report, width, len(report.quotes or ()))
    if not report.quotes:
        yield Text("no attributed words found", "dim")


def _entities(report: Report, width: int, shown: int) -> Iterator[RenderableType]:
    entities = report.entities or ()
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for kind, colour in COLOURS.items():
        group = sorted((e for e in entities if e.type == kind), key=lambda e: -len(e.mentions))
        words = Text(overflow="fold")
        for entity in group[:shown]:
            words.append("、" if words else "")
            words.append(one_line(entity.name), colour)
            words.append(f" {one_line(entity.title)}" if entity.title else "", "dim")
            aliases = "、".join(one_line(alias) for alias in entity.aliases)
            words.append(f"（{aliases}）" if aliases else "", "dim")
            words.append(f" ×{len(entity.mentions)}" if len(entity.mentions) > 1 else "", "dim")
        if len(group) > shown:
            words.append(f" … and {len(group) - shown} more", "dim")
        if group:
            grid.add_row(Text(kind, "dim"), words)
    yield grid


def _entities_all(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    if not report.entities:
        yield Text("no entity found", "dim")
        return
    table = ledger("type", "name", "×", "also", "first mention")
    order = {kind: place for place, kind in enumerate(COLOURS)}
    for entity in sorted(report.entities, key=lambda e: order[e.type]):
        name = Text(one_line(entity.name), COLOURS[entity.type], overflow="fold")
        name.append(f" {one_line(entity.title)}" if entity.title else "", "dim")
        table.add_row(
            Text(entity.type, "dim"),
            name,
            str(len(entity.mentions)),
            cell("、".join(entity.aliases), "dim"),
            in_context(report, entity.mentions[0], COLOURS[entity.type]),
        )
    yield table
    yield Text(counts(Counter(entity.type for entity in report.entities)), "dim")


def _times(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    table = ledger("expression", "value", "type", "in context")
    for time in report.times or ():
        value = cell(time.value, "" if time.anchored else "yellow")
        table.add_row(cell(time.text), value, Text(time.type, "dim"), in_context(report, time, "bold"))
    yield table if report.times else Text("no time expression found", "dim")


def _quantities(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    table = ledger("expression", "value", "unit", "of", "in context")
    for item in report.quantities or ():
        of = cell(item.of.text if item.of else "", "dim")
        table.add_row(cell(item.text), value(item), cell(item.unit or ""), of, in_context(report, item, "bold"))
    yield table if report.quantities else Text("no quantity found", "dim")


def _keywords(report: Report, width: int, shown: int) -> Iterator[RenderableType]:
    words = [
        Text.assemble(one_line(item.text), (f" ×{item.count}" if item.count > 1 else "", "dim"))
        for item in report.keywords or ()
    ]
    yield Columns(words, padding=(0, 3))


def _keywords_all(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    table = ledger("score", "count", "term")
    for item in report.keywords or ():
        table.add_row(f"{item.score:.2f}", str(item.count), cell(item.text))
    yield table


def _article(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    article = report.article
    if not article:
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row("headline", cell(article.headline.text) if article.headline else Text("none found", "yellow"))
    for label, spans in (("outlets", article.outlets), ("reporters", article.reporters), ("editors", article.editors)):
        grid.add_row(label, cell("、".join(words(spans)) or "none found"))
    if article.dateline:
        parts = [span.text for span in (article.dateline.place, article.dateline.date) if span]
        grid.add_row(
            "dateline", cell(" ".join(parts) + (f"  = {article.dateline.value}" if article.dateline.value else ""))
        )
    if article.published:
        grid.add_row("published", cell(f"{article.published.value}  from {article.published.evidence}"))
    if article.url:
        grid.add_row("url", cell(article.url))
    grid.add_row("sentences", str(len(article.sentences)))
    yield grid
    yield Text()
    table = ledger("#", "kind", "paragraph")
    for number, paragraph in enumerate(article.paragraphs, 1):
        style = "" if paragraph.kind in ("body", "headline") else "dim"
        text = report.words(paragraph.start, paragraph.end)
        room = max(40, 2 * width - 40)  # about four lines of wide characters
        shown = text if len(text) <= room else f"{text[:room]} … ({len(text):,} characters)"
        table.add_row(str(number), Text(paragraph.kind, "dim"), cell(shown, style))
    yield table


def _script(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    script = report.script
    if not script:
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row("variety", script_words(script))
    grid.add_row("confidence", f"{script.confidence:.2f}")
    grid.add_row("counts", cell(", ".join(f"{count:,} {name}" for name, count in script.counts.items())))
    yield grid
    if script.witnesses:
        yield Text()
        table = ledger("witness", "kind", "tells", "×", "first in context")
        first = {(item.text, item.kind, item.tells): item for item in reversed(script.witnesses)}
        counts = Counter((item.text, item.kind, item.tells) for item in script.witnesses)
        for key, count in sorted(counts.items(), key=lambda pair: (pair[0][1] != "slip", -pair[1])):
            table.add_row(cell(key[0], "bold"), key[1], key[2], str(count), in_context(report, first[key], "bold"))
        yield table
    for span in script.spans:
        yield Text.assemble((f"{VARIETIES[span.variety]}: ", "dim"), one_line(span.text), overflow="fold")


def _repairs(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    yield Text.assemble(("text  ", "dim"), repair_words(report))
    if not report.repairs:
        return
    table = ledger("code", "at", "before", "after", "confidence", "evidence")
    for item in report.repairs:
        table.add_row(
            Text(item.code, "" if item.applied else "dim"),
            Text(f"{item.source_start}" if item.source_start is not None else "–", "dim"),
            cell(item.before, "red"),
            cell(item.after or "(removed)", "green" if item.after else "dim"),
            Text(item.confidence + ("" if item.applied else ", not applied"), SURE[item.confidence]),
            cell(item.evidence, "dim"),
        )
    yield table


def _findings(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    table = ledger("line", "code", "severity", "message")
    for item in report.findings or ():
        table.add_row(f"{item.line}:{item.column}", item.code, item.severity, cell(item.message))
    yield table


Section = Callable[[Report, int, bool], Iterator[RenderableType]]


SECTIONS: dict[str, Section] = {
    "repairs": _repairs,
    "article": _article,
    "script": _script,
    "summary": _summary_explained,
    "keywords": _keywords_all,
    "entities": _entities_all,
    "times": _times,
    "quantities": _quantities,
    "quotes": _quotes_all,
    "claims": all_claims,
    "findings": _findings,
}
"""Each field on its own, whole."""


BRIEF: dict[str, Callable[[Report, int, int], Iterator[RenderableType]]] = {
    "summary": _summary,
    "claims": brief_claims,
    "quotes": _quotes,
    "entities": _entities,
    "keywords": _keywords,
}
"""Each field as a part of the overview: at most so many items."""
