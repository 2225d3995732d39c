"""Machine formats: JSON, JSON Lines, CSV and plain text. Imports no Rich."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from newscli.errors import UsageError
from newscli.renderers.visible import json_escaped, lines, one_line
from newscli.report import ALWAYS, FIELDS, Report
from newscli.views import View

if TYPE_CHECKING:
    from newscli.model import Comparison, Conversion, Span, Unplaced

Document = dict[str, Any]


def to_dict(report: Report) -> Document:
    """The report by the JSON contract: the fields that were asked for, in the contract's order."""
    always = {name: getattr(report, name) for name in ALWAYS}
    return always | {name: value for name in FIELDS if (value := getattr(report, name)) is not None}


def as_document(value: Conversion | Comparison) -> Document:
    """A conversion or comparison by the JSON contract."""
    return {field.name.rstrip("_"): getattr(value, field.name) for field in fields(value)}


def to_json(value: Any, *, indent: bool = False) -> bytes:
    """UTF-8 JSON with a final newline; characters that a terminal could act on are escaped."""
    import orjson

    return json_escaped(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0)))


def json_document(documents: Iterable[Document], single: str | None) -> Iterator[bytes]:
    """One object where `single`, the only input, is one article; else an array, written as the documents come.

    A record of JSON Lines has a name of its own, which tells it from an input that is one article.
    """
    opening = b"[\n"
    for document in documents:
        if document["source"].name == single:
            yield to_json(document, indent=True)
            return
        yield opening + to_json(document, indent=True).removesuffix(b"\n")
        opening = b",\n"
    if opening != b"[\n":
        yield b"\n]\n"
    elif single is None:
        yield b"[]\n"


def json_lines(documents: Iterable[Document]) -> Iterator[bytes]:
    """One object a line."""
    return map(to_json, documents)


# ---------------------------------------------------------------- CSV

Row = dict[str, Any]
_PLACE = ("start", "end", "source_start", "source_end")


def _place(span: Span | Unplaced | None) -> Row:
    return {name: getattr(span, name) for name in _PLACE}


def _text(span: Span | Unplaced | None) -> str | None:
    return span.text if span else None


def _repair_rows(report: Report) -> Iterator[Row]:
    names = ("code", "before", "after", "confidence", "applied", "evidence", *_PLACE)
    return ({name: getattr(item, name) for name in names} for item in report.repairs or ())


def _entity_rows(report: Report) -> Iterator[Row]:
    for item in report.entities or ():
        for mention in item.mentions:
            yield {
                "entity": item.id,
                "type": item.type,
                "name": item.name,
                "title": item.title,
                "mention": mention.text,
            } | _place(mention)


def _quote_rows(report: Report) -> Iterator[Row]:
    for item in report.quotes or ():
        yield {
            "quote": item.id,
            "direct": item.direct,
            "speaker": _text(item.speaker),
            "speaker_type": item.speaker_type,
            "cue": _text(item.cue),
            "cue_class": item.cue_class,
            "relay": "; ".join(relay.text for relay in item.relay),
            "text": item.text,
        } | _place(item)


def _claim_rows(report: Report) -> Iterator[Row]:
    quantities, times = report.quantities or (), report.times or ()
    for item in report.claims or ():
        yield {
            "claim": item.id,
            "text": item.text,
            "types": " ".join(item.types),
            "checkworthy": item.checkworthy,
            "score": item.score,
            "factuality": item.factuality,
            "speaker": _text(item.speaker),
            "quote": item.quote,
            "quantities": "; ".join(quantities[i].text for i in item.quantities),
            "times": "; ".join(times[i].text for i in item.times),
            "reasons": "; ".join(f"{reason.code} {reason.weight:+.2f}" for reason in item.reasons),
        } | _place(item)


def _quantity_rows(report: Report) -> Iterator[Row]:
    names = ("text", "value", "min", "max", "unit", "approx", "of", *_PLACE)
    for item in report.quantities or ():
        yield {name: getattr(item, name) for name in names} | {"of": _text(item.of)}


def _time_rows(report: Report) -> Iterator[Row]:
    names = ("text", "type", "value", "anchored", *_PLACE)
    return ({name: getattr(item, name) for name in names} for item in report.times or ())


def _keyword_rows(report: Report) -> Iterator[Row]:
    return ({"text": item.text, "score": item.score, "count": item.count} for item in report.keywords or ())


def _summary_rows(report: Report) -> Iterator[Row]:
    return ({"text": item.text, "score": item.score} | _place(item) for item in report.summary or ())


def _witness_rows(report: Report) -> Iterator[Row]:
    if report.script:
        for item in report.script.witnesses:
            yield {"text": item.text, "kind": item.kind, "tells": item.tells} | _place(item)


def _finding_rows(report: Report) -> Iterator[Row]:
    names = ("code", "severity", "message", "line", "column")
    return ({name: getattr(item, name) for name in names} for item in report.findings or ())


ROWS: dict[str, tuple[tuple[str, ...], Callable[[Report], Iterator[Row]]]] = {
    "repairs": (("code", "before", "after", "confidence", "applied", "evidence", *_PLACE), _repair_rows),
    "script": (("text", "kind", "tells", *_PLACE), _witness_rows),
    "summary": (("text", "score", *_PLACE), _summary_rows),
    "keywords": (("text", "score", "count"), _keyword_rows),
    "entities": (("entity", "type", "name", "title", "mention", *_PLACE), _entity_rows),
    "times": (("text", "type", "value", "anchored", *_PLACE), _time_rows),
    "quantities": (("text", "value", "min", "max", "unit", "approx", "of", *_PLACE), _quantity_rows),
    "quotes": (
        ("quote", "direct", "speaker", "speaker_type", "cue", "cue_class", "relay", "text", *_PLACE),
        _quote_rows,
    ),
    "claims": (
        (
            *("claim", "text", "types", "checkworthy", "score", "factuality", "speaker", "quote"),
            *("quantities", "times", "reasons"),
            *_PLACE,
        ),
        _claim_rows,
    ),
    "findings": (("code", "severity", "message", "line", "column"), _finding_rows),
}
"""For each field that has a single table: its columns, and its rows."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for the start of a formula


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    value = one_line(value)
    return f"'{value}" if value.startswith(_FORMULA) else value


def csv_rows(reports: Iterable[Report], view: View) -> Iterator[bytes]:
    """A header, then one row an item; each row begins with the source and id of its article.

    Raises:
        UsageError: the view has no single table.
    """
    if view.main not in ROWS:
        raise UsageError("--format csv", f"`{view.name}` is not a single table", "name one field with --only")
    columns, rows = ROWS[view.main]
    yield _csv_line(["source", "id", *columns])
    for report in reports:
        for row in rows(report):
            yield _csv_line([report.source.name, report.id, *(row[column] for column in columns)])


def _csv_line(cells: list[Any]) -> bytes:
    import csv
    import io

    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return buffer.getvalue().encode()


# ---------------------------------------------------------------- plain text

LINES: dict[str, Callable[[Report], str]] = {
    "article": lambda report: report.article.body if report.article else "",
    "repairs": lambda report: report.text,
    "script": lambda report: report.script.variety if report.script else "",
    "summary": lambda report: "\n".join(item.text for item in report.summary or ()),
    "keywords": lambda report: "\n".join(item.text for item in report.keywords or ()),
    "entities": lambda report: "\n".join(item.name for item in report.entities or ()),
    "times": lambda report: "\n".join(f"{item.text}\t{item.value}" for item in report.times or ()),
    "quantities": lambda report: "\n".join(item.text for item in report.quantities or ()),
    "quotes": lambda report: "\n".join(one_line(item.text) for item in report.quotes or ()),
    "claims": lambda report: "\n".join(one_line(item.text) for item in report.claims or ()),
}
"""For each field its plain text: what a person would copy."""


def plain_text(reports: Iterable[Report], view: View, *, terminal: bool) -> Iterator[bytes]:
    """The plain text of each article; the repaired text exactly, made safe only for a `terminal`; others end with a newline.

    Raises:
        UsageError: the view has no plain text.
    """
    if view.main not in LINES:
        raise UsageError("--format text", f"`{view.name}` has no plain text", "use table or json")
    for report in reports:
        text = LINES[view.main](report)
        text = lines(text) if terminal else text
        yield (text if view.main == "repairs" or not text else text + "\n").encode()
