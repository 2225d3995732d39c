"""What is done to one record: bytes in, one `Result` out, whatever happens. Runs in the workers; keeps nothing."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, NamedTuple, cast

from newscli.errors import InputError
from newscli.options import Options
from newscli.report import ALWAYS, FIELDS, Report
from newscli.source import Reading
from newscli.views import EVERYTHING

Cause = Literal["unreadable", "internal", "timeout", "crash", "memory"]


class Unit(NamedTuple):
    """One record as it stands in the input, not yet read."""

    place: str
    """Where it stands, `news.jsonl.gz:3` or `pages/a.html`: what `Source.name` and errors call it."""
    data: bytes
    kind: Literal["record", "row", "article", "unreadable"]
    """A line of JSON; a pickled dict; a text or page; or an input that could not be read, `data` being the cause."""


class Failure(NamedTuple):
    """Why a record has no report."""

    kind: Cause
    cause: str
    hint: str = ""


class Result(NamedTuple):
    """What became of one record: a line, a failure, or neither where a rule dropped it."""

    place: str
    id: str | None
    line: bytes = b""
    """Its report (or conversion) as one line of JSON, with the line end."""
    failure: Failure | None = None
    dropped: tuple[str, ...] = ()
    """The codes of the rules that dropped it."""
    repaired: Mapping[str, int] = {}
    """How many repairs of each code were applied."""
    signature: bytes = b""
    """What tells a duplicate; empty where that was not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to do to every record of a run; each field is documented beneath it."""

    fields: tuple[str, ...] = EVERYTHING
    """The fields of the reports, as in `--only`."""
    options: Options = field(default_factory=Options)
    """How to read and annotate."""
    convert: Mapping[str, Any] = field(default_factory=dict)
    """`{"to": variety}` or `{"config": name}`: make conversions instead of reports."""
    text_field: str | None = None
    """The name of the records' field that holds a text; None stands for `text`."""
    html_field: str | None = None
    """The name of the records' field that holds a page; None stands for `html`."""
    id_field: str = "id"
    """The name of the records' field that holds their id."""
    drop: tuple[str, ...] = ()
    """Codes of `check` rules, or beginnings of codes: what they find something in is dropped."""
    duplicates: Literal["exact", "near"] | None = None
    """Which duplicates of an earlier record are dropped."""

    @property
    def columns(self) -> set[str]:
        """The fields of a record that are read."""
        content = {self.text_field, self.html_field} - {None} or {"text", "html"}
        return {self.id_field, "title", "published", "url"} | cast("set[str]", content)

    def run(self, unit: Unit) -> Result:
        """What becomes of a record. Nothing is raised."""
        id = None
        try:
            reading, id = self._read(unit)
            return self._inspect(unit.place, reading)
        except InputError as error:
            failure = Failure("unreadable", error.cause, error.hint)
        except MemoryError:
            failure = Failure("memory", "needs more memory than a worker may use", "give more with --memory")
        except Exception as error:
            failure = Failure(
                "internal", f"{type(error).__name__}: {error}", "newscli inspect it and report what it says"
            )
        return Result(unit.place, id or self.id_of(unit), failure=failure)

    def id_of(self, unit: Unit) -> str | None:
        """The id of a record that could not be read further."""
        with suppress(Exception):
            value = self._record(unit).get(self.id_field)
            return str(value) if isinstance(value, str | int | float) else None
        return None

    def _read(self, unit: Unit) -> tuple[Reading, str | None]:
        from newscli.source import Origin, read_article
        from newscli.source.records import record_reading

        if unit.kind == "unreadable":
            raise InputError(unit.place, unit.data.decode())
        if unit.kind == "article":
            return read_article(unit.data, Origin(name=unit.place), self.options), None
        reading = record_reading(self._renamed(self._record(unit)), unit.place, self.options)
        return reading, reading.id

    def _record(self, unit: Unit) -> dict[str, Any]:
        from newscli.source.encoding import decode
        from newscli.source.records import parse_record

        if unit.kind == "record":
            return parse_record(unit.data, unit.place, self.options)
        record = pickle.loads(unit.data) if unit.kind == "row" else {}
        for name, value in record.items():
            if value != value:  # NaN and NaT, which data frames have for None
                record[name] = None
            elif isinstance(value, bytes):
                html = name == (self.html_field or "html")
                record[name] = decode(value, unit.place, html=html, charset=None, options=self.options).text
            elif isinstance(value, date):
                record[name] = value.isoformat()
        return cast("dict[str, Any]", record)

    def _renamed(self, record: dict[str, Any]) -> dict[str, Any]:
        """The record with the names that newscli knows; a field named by the user is the only one of its sort."""
        named = {"id": record.get(self.id_field)}
        if self.text_field or self.html_field:
            named["text"] = record.get(self.text_field) if self.text_field else None
            named["html"] = record.get(self.html_field) if self.html_field else None
        return record | named

    def _inspect(self, place: str, reading: Reading) -> Result:
        from newscli.inspection import inspect_reading

        report = inspect_reading(reading, self._needed(), self.options)
        repaired = Counter(item.code for item in report.repairs or () if item.applied)
        if self.drop and (codes := self._objections(report)):
            return Result(place, report.id, dropped=codes, repaired=repaired)
        return Result(place, report.id, self._line(report), repaired=repaired, signature=self._signature(report))

    def _needed(self) -> tuple[str, ...]:
        """The fields to compute: those asked for, and those that tell what to drop and to count."""
        needed = {"repairs"} | (set() if self.convert else set(self.fields))
        if self.duplicates:
            needed.add("article")
        for code in self.drop:
            needed.update(RULES_READ.get(code[:1].upper(), EVERYTHING))
        return tuple(name for name in FIELDS if name in needed)

    def _objections(self, report: Report) -> tuple[str, ...]:
        from newscli.rules import annotate

        options = replace(self.options, rule_select=self.drop, rule_extend=(), rule_ignore=())
        return tuple(sorted({finding.code for finding in annotate(report, options)}))

    def _line(self, report: Report) -> bytes:
        from newscli.renderers.data import as_document, to_dict, to_json

        if self.convert:
            from newscli.script import convert

            return to_json(as_document(replace(convert(report.text, **self.convert), source=report.source)))
        document = to_dict(report)
        return to_json({name: value for name, value in document.items() if name in ALWAYS or name in self.fields})

    def _signature(self, report: Report) -> bytes:
        if not self.duplicates:
            return b""
        from newscli.batch.duplicates import signature

        body = report.article.body if report.article else ""
        return signature(body or report.text, near=self.duplicates == "near")


RULES_READ: Mapping[str, tuple[str, ...]] = {"T": ("script",), "C": ("article",), "Y": ()}
"""What the rules of a group read beside the text and its repairs, by the group's letter; the others may read everything.
So `--drop T` costs no names, quotes or claims."""
