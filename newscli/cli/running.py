"""What every view command does: reports in, errors to standard error, one renderer's bytes out, a status back."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from newscli.cli.output import opened
from newscli.cli.parameters import Inputs, Outputs
from newscli.errors import ExitStatus, NewscliError, UsageError
from newscli.options import Options
from newscli.renderers.visible import one_line
from newscli.report import FIELDS, Report
from newscli.views import EVERYTHING, View, only

if TYPE_CHECKING:
    from rich.console import Console  # heavy: loaded only when a table is drawn


Item = TypeVar("Item")


class Failures:
    """The errors met while the other inputs are done: printed at once, remembered as a status."""

    def __init__(self) -> None:
        """None yet."""
        self.status = ExitStatus.OK

    def drop(self, items: Iterable[Item | NewscliError]) -> Iterator[Item]:
        """What is no error among `items`; the errors are printed."""
        for item in items:
            if isinstance(item, NewscliError):
                self.add(item)
            else:
                yield item

    def add(self, error: NewscliError) -> None:
        """Print one error; the worst status stays."""
        if os.environ.get("NEWSCLI_TRACEBACK") and error.__cause__:
            raise error.__cause__
        print(f"newscli: {one_line(str(error))}", file=sys.stderr)
        self.status = max(self.status, error.status)


def sources(inputs: Inputs) -> list[str]:
    """The inputs named, or standard input where something is piped in.

    Raises:
        UsageError: nothing is named and standard input is a terminal.
    """
    if inputs.sources:
        return inputs.sources
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("SOURCE", "missing", "name a file or URL, or pipe text in")
    return ["-"]


def show(
    view: View,
    inputs: Inputs,
    outputs: Outputs,
    options: Options,
    *,
    explain: bool = False,
    change: Callable[[Report], Report] = lambda report: report,
) -> ExitStatus:
    """Inspect the inputs and show a view of each report, after `change`; returns the exit status."""
    from newscli.inspection import inspect_sources

    view = only(view, field_names(outputs.only)) if outputs.only else view
    names, failures = sources(inputs), Failures()
    reports = failures.drop(inspect_sources(names, view.fields, options))
    emit(map(change, reports), view, outputs, single=only_name(names), explain=explain)
    return failures.status


def only_name(names: list[str]) -> str | None:
    """The only input as the report calls it; None for several."""
    from newscli.source import printable

    return printable(names[0]) if len(names) == 1 else None


def field_names(wanted: str) -> tuple[str, ...]:
    """The fields of `--only`, in the order of the contract.

    Raises:
        UsageError: a field that the report does not have.
    """
    asked = {name.strip() for name in wanted.split(",") if name.strip()}
    if unknown := sorted(asked - set(FIELDS)):
        raise UsageError("--only", f"no field {', '.join(map(repr, unknown))}", f"the fields are {', '.join(FIELDS)}")
    if not asked:
        raise UsageError("--only", "names no field", f"the fields are {', '.join(FIELDS)}")
    return tuple(name for name in FIELDS if name in asked)


def emit(reports: Iterator[Report], view: View, outputs: Outputs, *, single: str | None, explain: bool) -> None:
    """Write the reports in the format asked for; `single` names the only input, which may be one article."""
    with opened(outputs.output) as stream:
        for chunk in rendered(reports, view, outputs, single, explain):
            stream.write(chunk)


def rendered(
    reports: Iterator[Report], view: View, outputs: Outputs, single: str | None, explain: bool
) -> Iterator[bytes]:
    """The bytes of the format asked for."""
    form = "json" if outputs.json else outputs.format or "table"
    if form == "table":
        from newscli.renderers.tables import tables

        return tables(reports, view, console(outputs.output), explain=explain)
    from newscli.renderers import data

    if form == "jsonl":
        return data.json_lines(map(data.to_dict, reports))
    if form == "json":
        return data.json_document(map(data.to_dict, reports), single)
    if form == "csv":
        return data.csv_rows(reports, view)
    if form == "text":
        return data.plain_text(reports, view, terminal=to_terminal(outputs.output))
    return _document(reports, view, form)


def _document(reports: Iterator[Report], view: View, form: str) -> Iterator[bytes]:
    """A document for people, or a format of another tool; each takes up everything.

    Raises:
        UsageError: only some fields were asked for.
    """
    from newscli.renderers import document, interchange

    if view.fields != EVERYTHING:
        raise UsageError(f"--format {form}", "takes up every field", "leave out --only")
    if form in interchange.FORMATS:
        return interchange.interchange(reports, form)
    return document.markdown(reports) if form == "markdown" else document.html(reports)


def to_terminal(output: str | None) -> bool:
    """Whether the output is read by a person right away."""
    return output in (None, "-") and sys.stdout.isatty()


def console(output: str | None) -> Console:
    """A Rich console of the terminal's width and colours; without colour in a file or pipe."""
    import io

    from rich.console import Console

    return Console(
        file=sys.stdout if output in (None, "-") else io.StringIO(), markup=False, highlight=False, emoji=False
    )


def colour(output: str | None) -> bool:
    """Whether the output takes colour, as Rich decides it."""
    shown = console(output)
    return shown.color_system is not None and not shown.no_color
