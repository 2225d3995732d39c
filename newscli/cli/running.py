"""What every view command does: reports in, errors to standard error, one renderer's bytes out, a status back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newscli.cli.common import Failures, console, only_name, sources, to_terminal
from newscli.cli.output import opened
from newscli.cli.parameters import Inputs, Outputs
from newscli.errors import ExitStatus, UsageError
from newscli.options import Options
from newscli.report import FIELDS, Report
from newscli.views import EVERYTHING, View, only


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
