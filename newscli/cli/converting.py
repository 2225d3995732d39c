"""What `newscli convert` does: articles in another script variety, or a plain text of any size as a stream."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from newscli.cli.common import Failures, colour, only_name, sources, to_terminal
from newscli.cli.output import opened
from newscli.cli.parameters import Inputs, Outputs
from newscli.errors import ExitStatus, InputError, NewscliError, UsageError
from newscli.renderers.visible import lines

if TYPE_CHECKING:
    from newscli.alignment import Edit
    from newscli.model import Conversion
    from newscli.options import Options


def view_of(outputs: Outputs, *, diff: bool, explain: bool) -> str:
    """What to show of a conversion: `text`, `diff`, `patch`, `explain`, `json` or `jsonl`.

    Raises:
        UsageError: a format that a conversion does not have.
    """
    form = "json" if outputs.json else outputs.format or "text"
    if outputs.only or form == "csv":
        raise UsageError("convert", "has no --only and no csv", "use --json or --explain")
    if diff:
        return "patch" if outputs.format == "text" else "diff"
    return "explain" if explain or form == "table" else form


def convert_stream(inputs: Inputs, outputs: Outputs, **target: Any) -> bool:
    """Convert one plain UTF-8 text in bounded memory; False, with nothing consumed, where the input is something else.

    Raises:
        InputError: the text stops being UTF-8 on the way.
    """
    from newscli import script

    names = sources(inputs)
    if len(names) != 1 or to_terminal(outputs.output) or inputs.kind not in (None, "text"):
        return False
    with _binary(names[0]) as binary:
        if binary is None or not _is_utf8_text(names[0], binary.peek()):
            return False
        reader = io.TextIOWrapper(binary, "utf-8-sig", newline="")
        try:
            with opened(outputs.output) as stream:
                script.convert_stream(reader, _Utf8Writer(stream), **target)
        except UnicodeDecodeError as error:
            raise InputError(
                names[0], f"stops being UTF-8: {error.reason}", "name its encoding with --encoding"
            ) from None
        finally:
            reader.detach()
    return True


class _Utf8Writer:
    """A text writer that changes no line end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, text: str, /) -> None:
        """Write `text` as it is."""
        self._stream.write(text.encode())


@contextmanager
def _binary(name: str) -> Iterator[io.BufferedReader | None]:
    """The input's bytes; None where they cannot be opened, so that reading it whole says why."""
    if name == "-":
        yield sys.stdin.buffer if isinstance(sys.stdin.buffer, io.BufferedReader) else None
        return
    try:
        stream = open(name, "rb")  # noqa: SIM115  # only its opening may fail quietly
    except (OSError, ValueError):
        yield None
        return
    with stream:
        yield stream


def _is_utf8_text(name: str, head: bytes) -> bool:
    from newscli.source import kind_of

    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return bool(head.strip()) and b"\0" not in head and kind_of(name, head) == "text"


def own_words(keep: list[str] | None, dictionary: Path | None, decisions: Path | None) -> dict[str, Any]:
    """The user's own words: those never changed, those with a result, and the ambiguities decided.

    Raises:
        InputError: a file that cannot be read, or a line that is not what it should be.
    """
    pairs = [line.split("\t") for line in _lines(dictionary) if not line.startswith("#")]
    if bad := next((pair for pair in pairs if len(pair) != 2 or not pair[0]), None):
        raise InputError(str(dictionary), f"{bad[0]!r} is not WORD<TAB>RESULT", "write one pair a line")
    return {
        "keep": tuple(keep or ()),
        "dictionary": dict(pairs),
        "decisions": _decisions(decisions) if decisions else (),
    }


def _decisions(path: Path) -> tuple[Any, ...]:
    import orjson

    try:
        return tuple(orjson.loads(line) for line in _lines(path))
    except ValueError as error:
        raise InputError(str(path), f"not JSON Lines: {error}", "write one decision a line") from None


def _lines(path: Path | None) -> list[str]:
    try:
        return [line for line in path.read_text("utf-8-sig").splitlines() if line.strip()] if path else []
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), getattr(error, "strerror", None) or "not UTF-8", "check the path") from None


def convert_articles(
    inputs: Inputs, outputs: Outputs, options: Options, settings: dict[str, Any], *, protect: str | None, show: str
) -> ExitStatus:
    """Convert each article whole; `show` is what `view_of` gave."""
    names, failures = sources(inputs), Failures()
    pairs = failures.drop(_conversions(names, options, settings, protect))
    with opened(outputs.output) as stream:
        for chunk in _rendered(pairs, show, only_name(names), outputs):
            stream.write(chunk)
    return failures.status


def _conversions(
    names: list[str], options: Options, settings: dict[str, Any], protect: str | None
) -> Iterator[tuple[str, Conversion] | NewscliError]:
    """Each article's text before conversion, and its conversion."""
    from newscli.inspection import inspect_sources
    from newscli.report import Report
    from newscli.script import convert

    for report in inspect_sources(names, ("entities",) if protect else (), options):
        if isinstance(report, Report):
            spans = [(span.start, span.end) for entity in report.entities or () for span in entity.mentions]
            yield report.text, replace(convert(report.text, protect=spans, **settings), source=report.source)
        else:
            yield report


def _rendered(
    pairs: Iterable[tuple[str, Conversion]], show: str, single: str | None, outputs: Outputs
) -> Iterable[bytes]:
    from newscli.renderers import data, diff

    if show in ("json", "jsonl"):
        made = (data.as_document(conversion) for _, conversion in pairs)
        return data.json_document(made, single) if show == "json" else data.json_lines(made)
    if show == "text":
        return (_text(conversion.text, outputs) for _, conversion in pairs)
    if show == "patch":
        return (line.encode() for text, made in pairs for line in diff.patch(text, made.text, _name(made)))
    if show == "diff":
        marked = colour(outputs.output)
        return (f"{line}\n".encode() for text, made in pairs for line in diff.marked(text, _edits(made), colour=marked))
    from newscli.cli.common import console
    from newscli.renderers.tables.versions import conversions

    return conversions(pairs, console(outputs.output))


def _name(conversion: Conversion) -> str:
    return conversion.source.name if conversion.source else "-"


def _text(text: str, outputs: Outputs) -> bytes:
    return (lines(text) if to_terminal(outputs.output) else text).encode()


def _edits(conversion: Conversion) -> Iterator[Edit]:
    """The changes, those that touch joined into one."""
    from newscli.alignment import Edit

    waiting: Edit | None = None
    for change in conversion.changes:
        edit = Edit(change.source_start, change.source_end, change.after)
        if waiting and waiting.end == edit.start:
            waiting = Edit(waiting.start, edit.end, waiting.after + edit.after)
        else:
            if waiting:
                yield waiting
            waiting = edit
    if waiting:
        yield waiting
