"""What `newscli repair` does beside showing a report: differences, checks, and files repaired in place."""

from __future__ import annotations

import codecs
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newscli.cli.common import Failures, colour, sources, to_terminal
from newscli.cli.output import opened
from newscli.cli.parameters import Inputs, Outputs
from newscli.errors import ExitStatus, InputError, NewscliError, OutputError, UsageError
from newscli.renderers.visible import lines, one_line

if TYPE_CHECKING:
    from newscli.alignment import Edit
    from newscli.options import Options
    from newscli.report import Report

BACKUP = ".bak"
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def show_text(inputs: Inputs, outputs: Outputs, options: Options) -> ExitStatus:
    """The repaired text of one article, exactly; made safe only for a terminal. Needs no report, so it starts fast.

    Raises:
        UsageError: the texts of several articles would run together.
    """
    from newscli.repairs import repair
    from newscli.source import read

    failures = Failures()
    readings = failures.drop(read(sources(inputs), options))
    first = next(readings, None)
    if first and next(readings, None):
        raise UsageError("repair", "several texts would run together", "use --format jsonl, --in-place or --check")
    with opened(outputs.output) as stream:
        if first:
            text, _, _ = repair(first.text, options)
            stream.write((lines(text) if to_terminal(outputs.output) else text).encode())
    return failures.status


def show_differences(inputs: Inputs, outputs: Outputs, options: Options) -> ExitStatus:
    """What would change: marked excerpts, or a unified patch with `--format text`."""
    from newscli.inspection import inspect_readings
    from newscli.renderers import diff
    from newscli.source import read

    failures, marked = Failures(), colour(outputs.output)
    with opened(outputs.output) as stream:
        for reading, report in failures.drop(inspect_readings(read(sources(inputs), options), ("repairs",), options)):
            if outputs.format == "text":
                shown = "".join(diff.patch(reading.text, report.text, report.source.name))
                stream.write((lines(shown) if to_terminal(outputs.output) else shown).encode())
            elif reading.text != report.text:
                stream.write(f"{one_line(report.source.name)}: {_counts(report)}\n".encode())
                stream.writelines(
                    f"{line}\n".encode() for line in diff.marked(reading.text, _edits(report), colour=marked)
                )
    return failures.status


def _edits(report: Report) -> Iterator[Edit]:
    """The edits of the text before repair: each record stands in the repaired text, shifted by the ones before it."""
    from newscli.alignment import Edit

    shift = 0
    for item in report.repairs or ():
        if item.applied:
            start = item.start + shift
            yield Edit(start, start + len(item.before), item.after)
            shift += len(item.before) - len(item.after)


def check(inputs: Inputs, outputs: Outputs, options: Options) -> ExitStatus:
    """One line for each input that would change; FINDINGS if any would, unless an input could not be read."""
    from newscli.inspection import inspect_sources

    failures, found = Failures(), False
    with opened(outputs.output) as stream:
        for report in failures.drop(inspect_sources(sources(inputs), ("repairs",), options)):
            if any(item.applied for item in report.repairs or ()):
                found = True
                stream.write(f"{one_line(report.source.name)}: would be repaired: {_counts(report)}\n".encode())
    return failures.status or (ExitStatus.FINDINGS if found else ExitStatus.OK)


def _counts(report: Report) -> str:
    counts = Counter(item.code for item in report.repairs or () if item.applied)
    return ", ".join(f"{count} {code}" for code, count in counts.most_common())


def repair_files(inputs: Inputs, options: Options) -> ExitStatus:
    """Rewrite each file that needs it, in its encoding, with its byte order mark and line ends; keep the old one beside it.

    Raises:
        UsageError: standard input or a URL has no place to be rewritten.
    """
    failures = Failures()
    for name in sources(inputs):
        if name == "-" or name.startswith(("http://", "https://")):
            raise UsageError("--in-place", f"{name} is not a file", "name files")
        for report in failures.drop(_one_text(name, options)):
            repair_file(name, report, failures)
    return failures.status


def repair_file(name: str, report: Report, failures: Failures) -> None:
    """Rewrite one file if its report has repairs that were applied; what goes wrong is one of the failures."""
    if not any(item.applied for item in report.repairs or ()):
        return
    try:
        _rewrite(Path(name), report)
        said = f"{one_line(name)}: repaired: {_counts(report)}; the original is {one_line(name)}{BACKUP}"
        print(said, file=sys.stderr)
    except NewscliError as error:
        failures.add(error)


def _one_text(name: str, options: Options) -> Iterable[Report | NewscliError]:
    """The report on a file that can be rewritten: one plain text."""
    from newscli.inspection import inspect_sources
    from newscli.report import Report

    for item in inspect_sources([name], ("repairs",), options):
        if isinstance(item, Report) and (item.source.kind == "html" or item.source.name != name):
            what = "a page" if item.source.kind == "html" else "JSON Lines"
            yield InputError(
                name, f"holds {what}, which cannot be repaired in place", "write the text elsewhere with --output"
            )
            return
        yield item


def _rewrite(path: Path, report: Report) -> None:
    original = path.read_bytes()
    mark = next((mark for mark in _MARKS if original.startswith(mark)), b"")
    try:
        body = report.text.encode(report.source.encoding)
    except UnicodeEncodeError as error:
        character = report.text[error.start]
        cause = f"{report.source.encoding} has no {character!r}, which the repair needs"
        raise OutputError(str(path), cause, "write UTF-8 elsewhere with --output") from None
    import shutil

    shutil.copy2(path, f"{path}{BACKUP}")
    with opened(str(path)) as stream:
        stream.write(mark + body.removeprefix(mark))
