"""Tables about two texts: a conversion and its source, two versions of a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table

from newscli.model import Comparison, Conversion
from newscli.renderers.tables.pieces import cell, counts, ledger
from newscli.renderers.visible import one_line
from newscli.renderers.wrapping import ChineseText as Text


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
        kinds: Counter[str] = Counter(item.kind for item in made.differences)
        console.print(Text(counts(kinds) or "no difference found", "dim"))
        if made.differences:
            console.print(_differences(made))
    yield capture.get().encode()


def _differences(made: Comparison) -> Table:
    table = ledger("kind", "first", "second", "what")
    for item in made.differences:
        a, b = (cell(span.text if span else "–", style) for span, style in ((item.a, "red"), (item.b, "green")))
        table.add_row(Text(item.kind, "bold"), a, b, cell(item.note, "dim"))
    return table


def _changes(made: Conversion) -> Table:
    table = ledger("before", "after", "rule", "×", "first at")
    groups = {(item.before, item.after, item.rule): item for item in reversed(made.changes)}
    counts = Counter((item.before, item.after, item.rule) for item in made.changes)
    for (before, after, rule), count in counts.items():
        first = groups[before, after, rule].source_start
        table.add_row(cell(before, "red"), cell(after, "green"), rule, str(count), Text(str(first), "dim"))
    return table


def _ambiguities(made: Conversion) -> Table:
    table = ledger("at", "before", "chosen", "candidates", "context")
    for item in made.ambiguities:
        others = "、".join(candidate for candidate in item.candidates if candidate != item.chosen)
        table.add_row(
            Text(str(item.source_start), "dim"),
            item.before,
            cell(item.chosen, "green"),
            cell(others),
            cell(item.context),
        )
    return table
