"""What `newscli compare` does: two articles read, compared and shown."""

from __future__ import annotations

from newscli.cli.common import colour, console
from newscli.cli.output import opened
from newscli.errors import ExitStatus, InputError, NewscliError, UsageError
from newscli.model import Comparison
from newscli.options import Options
from newscli.report import Report


def compare(a: str, b: str, form: str, output: str | None, *, diff: bool, exit_code: bool) -> ExitStatus:
    """Compare the articles called `a` and `b`; FINDINGS with `exit_code` where they differ.

    Raises:
        InputError: one of them cannot be read, or is not one article.
        UsageError: both are standard input.
    """
    from newscli import comparison

    if a == b == "-":
        raise UsageError("compare", "both versions are standard input", "name a file for one")
    first, second = _report(a), _report(b)
    made = comparison.compare(first, second)
    with opened(output) as stream:
        stream.write(_rendered(made, first, second, form, output, diff))
    return ExitStatus.FINDINGS if exit_code and made.differences else ExitStatus.OK


def _report(name: str) -> Report:
    from newscli.comparison import NEEDS
    from newscli.inspection import inspect_sources

    found = list(inspect_sources([name], NEEDS, Options()))
    if len(found) != 1:
        raise InputError(name, f"holds {len(found)} articles", "compare two single articles")
    if isinstance(found[0], NewscliError):
        raise found[0]
    return found[0]


def _rendered(made: Comparison, a: Report, b: Report, form: str, output: str | None, diff: bool) -> bytes:
    from newscli.renderers import data

    if form == "json":
        return data.to_json(data.as_document(made), indent=True)
    from newscli.comparison import changed
    from newscli.renderers.diff import marked
    from newscli.renderers.tables.versions import comparison

    table = b"".join(comparison(made, console(output)))
    lines = marked(a.text, changed(a, b), colour=colour(output)) if diff else ()
    return table + b"".join(f"{line}\n".encode() for line in lines)
