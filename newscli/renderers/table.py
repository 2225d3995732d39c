"""Tables for a person, drawn with Rich. Article text enters only as `Text`, never as markup, and made safe first.

Labels are English, the article's own words are never translated. A narrow terminal gets the same facts stacked. Whatever
is left out is counted, with the command that shows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table

from newscli.model import Article, Claim, Comparison, Conversion, Quantity, Reason, Script, Span, Unplaced
from newscli.renderers.visible import one_line
from newscli.renderers.wrapping import ChineseText as Text
from newscli.report import Report
from newscli.views import EVERYTHING, View

WIDE = 100  # columns from which a ledger has a column for each fact; below, the facts stand under their statement
CHARACTERS_PER_MINUTE = 400  # silent reading of Chinese news; studies report 300–500 characters a minute

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


def conversions(pairs: Iterable[tuple[str, Conversion]], console: Console) -> Iterator[bytes]:
    """For each text and its conversion, a table of what changed and one of what could have become something else."""
    for _, made in pairs:
        with console.capture() as capture:
            name = one_line(made.source.name) if made.source else "-"
            console.print(Text.assemble((name, "bold"), (f"  {made.from_} → {made.to}  {made.config}", "dim")))
            console.print(_changes(made))
            if made.ambiguities:
                console.print(Text(f"\nAmbiguities  {len(made.ambiguities)}", "bold"))
                console.print(_ambiguities(made))
        yield capture.get().encode()


def comparison(made: Comparison, console: Console) -> Iterator[bytes]:
    """The differences between two versions."""
    with console.capture() as capture:
        console.print(Text.assemble((one_line(made.a.name), "bold"), (" → ", "dim"), (one_line(made.b.name), "bold")))
        counts: Counter[str] = Counter(item.kind for item in made.differences)
        console.print(Text(_counts(counts) or "no difference found", "dim"))
        if made.differences:
            console.print(_differences(made))
    yield capture.get().encode()


def _differences(made: Comparison) -> Table:
    table = _ledger("kind", "first", "second", "what")
    for item in made.differences:
        a, b = (_cell(span.text if span else "–", style) for span, style in ((item.a, "red"), (item.b, "green")))
        table.add_row(Text(item.kind, "bold"), a, b, _cell(item.note, "dim"))
    return table


def _changes(made: Conversion) -> Table:
    table = _ledger("before", "after", "rule", "×", "first at")
    groups = {(item.before, item.after, item.rule): item for item in reversed(made.changes)}
    counts = Counter((item.before, item.after, item.rule) for item in made.changes)
    for (before, after, rule), count in counts.items():
        first = groups[before, after, rule].source_start
        table.add_row(_cell(before, "red"), _cell(after, "green"), rule, str(count), Text(str(first), "dim"))
    return table


def _ambiguities(made: Conversion) -> Table:
    table = _ledger("at", "before", "chosen", "candidates", "context")
    for item in made.ambiguities:
        others = "、".join(candidate for candidate in item.candidates if candidate != item.chosen)
        table.add_row(
            Text(str(item.source_start), "dim"),
            item.before,
            _cell(item.chosen, "green"),
            _cell(others),
            _cell(item.context),
        )
    return table


def _page(report: Report, view: View, width: int, explain: bool) -> Iterator[RenderableType]:
    if view.fields == EVERYTHING:
        yield from _overview(report, width)
        return
    yield Text.assemble((one_line(report.source.name), "bold"), (_id(report), "dim"))
    for field in (view.main,) if view.main else view.fields:
        yield from SECTIONS[field](report, width, explain)


def _id(report: Report) -> str:
    return f"  id {one_line(report.id)}" if report.id else ""


# ---------------------------------------------------------------- the whole at a glance


def _overview(report: Report, width: int) -> Iterator[RenderableType]:
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
        yield "、".join(_words(article.outlets))
    if article.reporters:
        yield "reporter " + "、".join(_words(article.reporters))
    if article.editors:
        yield "editor " + "、".join(_words(article.editors))
    if article.dateline and article.dateline.place:
        yield one_line(article.dateline.place.text)
    when = article.published.value if article.published else article.dateline.value if article.dateline else None
    if when:
        yield one_line(when)


def _words(spans: Iterable[Span | Unplaced]) -> Iterator[str]:
    return (one_line(span.text) for span in spans)


def _state(report: Report) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    if report.script:
        grid.add_row("Script", _script_words(report.script))
    if report.repairs is not None:
        grid.add_row("Text", _repair_words(report))
    if report.article:
        kinds = Counter(paragraph.kind for paragraph in report.article.paragraphs)
        parts = [f"{kinds['body']} body paragraphs", f"{len(report.article.sentences)} sentences"]
        parts += [f"{count} {kind} {_lines(count)}" for kind, count in kinds.items() if kind != "body"]
        grid.add_row("Layout", ", ".join(parts))
    yield grid


def _lines(count: int) -> str:
    return "line" if count == 1 else "lines"


def _script_words(script: Script) -> Text:
    words = Text(VARIETIES[script.variety])
    if script.converted_from:
        words.append(", mechanically converted from Simplified", "yellow")
    slips = list(dict.fromkeys(one_line(item.text) for item in script.witnesses if item.kind == "slip"))
    if slips:
        words.append(f" (slips: {'、'.join(slips[:5])}{' …' if len(slips) > 5 else ''})", "dim")
    return words


def _repair_words(report: Report) -> Text:
    applied = Counter(item.code for item in report.repairs or () if item.applied)
    open_ones = Counter(item.code for item in report.repairs or () if not item.applied)
    if not applied and not open_ones:
        return Text("intact: nothing to repair", "green")
    words = Text()
    if applied:
        words.append(f"{applied.total()} repairs", "yellow")
        words.append(f" ({_counts(applied)})")
    if open_ones:
        words.append(f"{'; ' if applied else ''}{open_ones.total()} not applied", "red")
        words.append(f" ({_counts(open_ones)})")
    words.append(f"   newscli repair --explain {_source(report)}", "dim")
    return words


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.most_common())


def _source(report: Report) -> str:
    name = one_line(report.source.name)
    return f"'{name}'" if " " in name else name


def _title(title: str, count: int, more: str, report: Report) -> Text:
    line = Text(title, "bold")
    line.append(f"  {count}" if count else "  none found", "dim")
    if count:
        line.append(f"   newscli {more} {_source(report)}", "dim")
    return line


# ---------------------------------------------------------------- pieces


def _cell(text: str, style: str = "") -> Text:
    return Text(one_line(text), style, overflow="fold")


def _stacked(texts: Iterable[str]) -> Text:
    return Text("\n".join(one_line(text) for text in texts), overflow="fold")


def _ledger(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for column in columns:
        right = column in ("#", "score", "count", "line", "×")
        # A fact is short: it may fold, but the statement gets the room.
        table.add_column(column, overflow="fold", justify="right" if right else "left", no_wrap=right)
    return table


def _more(left: int, what: str) -> Iterator[RenderableType]:
    if left > 0:
        yield Text(f"… and {left} more {what}", "dim")


def _indented(*renderables: RenderableType) -> Padding:
    return Padding(Group(*renderables), (0, 0, 0, 2))


# ---------------------------------------------------------------- sections


def _summary(report: Report, width: int, shown: int) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, item in enumerate(report.summary or (), 1):
        grid.add_row(str(number), _cell(item.text))
    yield grid


def _summary_explained(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    if not explain:
        yield from _summary(report, width, 0)
        return
    table = _ledger("#", "score", "sentence", "reasons")
    for number, item in enumerate(report.summary or (), 1):
        table.add_row(str(number), f"{item.score:.2f}", _cell(item.text), _cell(_reasons(item.reasons)))
    yield table


def _reasons(reasons: Iterable[Reason]) -> str:
    return ", ".join(f"{reason.code} {reason.weight:+.2f}" for reason in reasons)


def _claims(report: Report, width: int, shown: int) -> Iterator[RenderableType]:
    claims = report.claims or ()
    best = sorted(sorted(claims, key=lambda claim: -claim.score)[:shown], key=lambda claim: claim.start)
    yield from _claim_ledger(report, best, width, explain=False)
    yield from _more(len(claims) - len(best), "claims, of lower score")


def _claims_explained(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    yield from _claim_ledger(report, report.claims or (), width, explain)
    if not report.claims:
        yield Text("no check-worthy statement found", "dim")


def _claim_ledger(report: Report, claims: Iterable[Claim], width: int, explain: bool) -> Iterator[RenderableType]:
    if width >= WIDE:
        yield _wide_claims(report, claims, explain)
    else:
        yield _narrow_claims(report, claims, explain)


def _wide_claims(report: Report, claims: Iterable[Claim], explain: bool) -> Table:
    table = _ledger("#", "statement", "who says", "figures", "when", "type", "score")
    table.columns[1].ratio = 1
    for claim in claims:
        table.add_row(
            _number(claim.id),
            Group(_cell(claim.text), _why(claim)) if explain else _cell(claim.text),
            _cell(claim.speaker.text if claim.speaker else "–", "bright_cyan" if claim.speaker else "dim"),
            _stacked(_figures(report, claim)),
            _stacked(_whens(report, claim)),
            _cell(f"{', '.join(claim.types)} {claim.factuality}"),
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
        grid.add_row(_number(claim.id), Group(_cell(claim.text), facts, *([_why(claim)] if explain else [])))
    return grid


def _number(identifier: str) -> str:
    return identifier.lstrip("abcdefghijklmnopqrstuvwxyz")


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


def _quotes(report: Report, width: int, shown: int) -> Iterator[RenderableType]:
    quotes = (report.quotes or ())[:shown]
    names = {entity.id: entity for entity in report.entities or ()}
    table = _ledger("speaker", "cue", "words")
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
        table.add_row(speaker, cue, _cell(f"「{quote.text}」" if quote.direct else quote.text))
    if quotes:
        yield table
    yield from _more(len(report.quotes or ()) - len(quotes), "quotes")


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
    table = _ledger("type", "name", "×", "also", "first mention")
    order = {kind: place for place, kind in enumerate(COLOURS)}
    for entity in sorted(report.entities, key=lambda e: order[e.type]):
        name = Text(one_line(entity.name), COLOURS[entity.type], overflow="fold")
        name.append(f" {one_line(entity.title)}" if entity.title else "", "dim")
        table.add_row(
            Text(entity.type, "dim"),
            name,
            str(len(entity.mentions)),
            _cell("、".join(entity.aliases), "dim"),
            _in_context(report, entity.mentions[0], COLOURS[entity.type]),
        )
    yield table
    yield Text(_counts(Counter(entity.type for entity in report.entities)), "dim")


def _in_context(report: Report, span: Span, style: str, around: int = 8) -> Text:
    """The span with a few characters of its line on either side."""
    before = report.text[max(0, span.start - around) : span.start].rpartition("\n")
    after = report.text[span.end : span.end + around].partition("\n")
    words = Text("" if before[1] or span.start <= around else "…", "dim", overflow="fold")
    words.append(one_line(before[2]), "dim")
    words.append(one_line(span.text), style)
    words.append(one_line(after[0]), "dim")
    words.append("" if after[1] or span.end + around >= len(report.text) else "…", "dim")
    return words


def _times(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    table = _ledger("expression", "value", "type", "in context")
    for time in report.times or ():
        value = _cell(time.value, "" if time.anchored else "yellow")
        table.add_row(_cell(time.text), value, Text(time.type, "dim"), _in_context(report, time, "bold"))
    yield table if report.times else Text("no time expression found", "dim")


def _quantities(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    table = _ledger("expression", "value", "unit", "of", "in context")
    for item in report.quantities or ():
        of = _cell(item.of.text if item.of else "", "dim")
        table.add_row(_cell(item.text), _value(item), _cell(item.unit or ""), of, _in_context(report, item, "bold"))
    yield table if report.quantities else Text("no quantity found", "dim")


def _value(item: Quantity) -> str:
    about = "~" if item.approx else ""
    if item.value is not None:
        return f"{about}{item.value:,.10g}"
    if item.min is not None and item.max is not None:
        return f"{about}{item.min:,.10g}–{item.max:,.10g}"
    return f"{about}≥ {item.min:,.10g}" if item.min is not None else f"{about}≤ {item.max or 0:,.10g}"


def _keywords(report: Report, width: int, shown: int) -> Iterator[RenderableType]:
    words = [
        Text.assemble(one_line(item.text), (f" ×{item.count}" if item.count > 1 else "", "dim"))
        for item in report.keywords or ()
    ]
    yield Columns(words, padding=(0, 3))


def _keywords_all(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    table = _ledger("score", "count", "term")
    for item in report.keywords or ():
        table.add_row(f"{item.score:.2f}", str(item.count), _cell(item.text))
    yield table


def _article(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    article = report.article
    if not article:
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row("headline", _cell(article.headline.text) if article.headline else Text("none found", "yellow"))
    for label, spans in (("outlets", article.outlets), ("reporters", article.reporters), ("editors", article.editors)):
        grid.add_row(label, _cell("、".join(_words(spans)) or "none found"))
    if article.dateline:
        parts = [span.text for span in (article.dateline.place, article.dateline.date) if span]
        grid.add_row(
            "dateline", _cell(" ".join(parts) + (f"  = {article.dateline.value}" if article.dateline.value else ""))
        )
    if article.published:
        grid.add_row("published", _cell(f"{article.published.value}  from {article.published.evidence}"))
    if article.url:
        grid.add_row("url", _cell(article.url))
    grid.add_row("sentences", str(len(article.sentences)))
    yield grid
    yield Text()
    table = _ledger("#", "kind", "paragraph")
    for number, paragraph in enumerate(article.paragraphs, 1):
        style = "" if paragraph.kind in ("body", "headline") else "dim"
        text = report.text[paragraph.start : paragraph.end]
        room = max(40, 2 * width - 40)  # about four lines of wide characters
        shown = text if len(text) <= room else f"{text[:room]} … ({len(text):,} characters)"
        table.add_row(str(number), Text(paragraph.kind, "dim"), _cell(shown, style))
    yield table


def _script(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    script = report.script
    if not script:
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row("variety", _script_words(script))
    grid.add_row("confidence", f"{script.confidence:.2f}")
    grid.add_row("counts", _cell(", ".join(f"{count:,} {name}" for name, count in script.counts.items())))
    yield grid
    if script.witnesses:
        yield Text()
        table = _ledger("witness", "kind", "tells", "×", "first in context")
        first = {(item.text, item.kind, item.tells): item for item in reversed(script.witnesses)}
        counts = Counter((item.text, item.kind, item.tells) for item in script.witnesses)
        for key, count in sorted(counts.items(), key=lambda pair: (pair[0][1] != "slip", -pair[1])):
            table.add_row(_cell(key[0], "bold"), key[1], key[2], str(count), _in_context(report, first[key], "bold"))
        yield table
    for span in script.spans:
        yield Text.assemble((f"{VARIETIES[span.variety]}: ", "dim"), one_line(span.text), overflow="fold")


def _repairs(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    yield Text.assemble(("text  ", "dim"), _repair_words(report))
    if not report.repairs:
        return
    table = _ledger("code", "at", "before", "after", "confidence", "evidence")
    for item in report.repairs:
        table.add_row(
            Text(item.code, "" if item.applied else "dim"),
            Text(f"{item.source_start}" if item.source_start is not None else "–", "dim"),
            _cell(item.before, "red"),
            _cell(item.after or "(removed)", "green" if item.after else "dim"),
            Text(item.confidence + ("" if item.applied else ", not applied"), SURE[item.confidence]),
            _cell(item.evidence, "dim"),
        )
    yield table


def _findings(report: Report, width: int, explain: bool) -> Iterator[RenderableType]:
    table = _ledger("line", "code", "severity", "message")
    for item in report.findings or ():
        table.add_row(f"{item.line}:{item.column}", item.code, item.severity, _cell(item.message))
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
    "claims": _claims_explained,
    "findings": _findings,
}
"""Each field on its own, whole."""

BRIEF: dict[str, Callable[[Report, int, int], Iterator[RenderableType]]] = {
    "summary": _summary,
    "claims": _claims,
    "quotes": _quotes,
    "entities": _entities,
    "keywords": _keywords,
}
"""Each field as a part of the overview: at most so many items."""
