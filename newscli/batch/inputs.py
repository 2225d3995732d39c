"""Inputs to units: files, directories, JSON Lines (also .gz and .zst) and Parquet, in order. Read as a stream."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any, BinaryIO, NamedTuple, cast

from newscli.batch import formats, storage
from newscli.batch.work import Job, Unit
from newscli.errors import InputError, UsageError
from newscli.source import LIMIT, kind_of, printable

PACKED = ("gz", "zst")
MARKED = 1000
"""Records between two places at which reading can begin."""
SNIFFED = 4096
"""Bytes that tell JSON Lines from a text where the name does not."""


class Input(NamedTuple):
    """One file of the run, and what tells whether it is still the same."""

    name: str
    bytes: int | None
    version: str | None
    """What changes when its content does: the time of its last change, or what the storage has for that."""


def find(names: Iterable[str], glob: str) -> list[Input]:
    """The files named, and those that directories hold, sorted by name; what does not exist fails when it is read.

    Raises:
        UsageError: a URL whose protocol needs a package that is not installed.
    """
    return [Input(item, *storage.identity(item)) for name in names for item in storage.files(storage.local(name), glob)]


class Mark(NamedTuple):
    """A place in an input at which reading can begin."""

    units: int = 0
    """How many records stand before it."""
    line: int = 0
    """How many lines."""
    offset: int = 0
    """How many bytes."""


BEGINNING = Mark()


@dataclass
class Reader:
    """Reads inputs one after the other; `position` tells how many bytes of them have been taken."""

    inputs: list[Input]
    job: Job
    start: Mark = BEGINNING
    """Where in the first input to begin."""
    position: int = 0

    def units(self) -> Iterator[Unit]:
        """Every record, in order."""
        for number, item in enumerate(self.inputs):
            before = self.position
            try:
                yield from (unit for unit, _ in self._read(item, BEGINNING if number else self.start))
            except UsageError:
                raise
            except Exception as error:  # each way of unpacking has errors of its own
                yield Unit(printable(item.name), _cause(error).encode(), "unreadable")
            self.position = before + (item.bytes or 0)

    @cached_property
    def _total(self) -> int:
        return sum(item.bytes or 0 for item in self.inputs)

    @property
    def share(self) -> float:
        """Which share of the inputs has been read, 0..1; 0 where that is unknown."""
        return self.position / self._total if self._total and self.inputs[0].name != "-" else 0.0

    def marks(self, item: Input) -> list[Mark]:
        """Places in an input `MARKED` records apart, where it can be read from its middle; and its end."""
        if formats.form_of(item.name) == "parquet":
            with suppress(Exception), storage.opened(item.name) as stream:
                return [Mark(formats.number_of_rows(stream))]
        marks, number = [], 0
        try:
            for number, (_, mark) in enumerate(self._read(item, BEGINNING), 1):
                if mark.offset and number % MARKED == 0:
                    marks.append(mark._replace(units=number))
        except UsageError:
            raise
        except Exception:  # `units` says which
            number += 1
        return [*marks, Mark(number)]

    def _read(self, item: Input, start: Mark) -> Iterator[tuple[Unit, Mark]]:
        """Each record with the place after it; that has no offset where reading cannot begin there."""
        name, packing = _packing(item.name)
        if formats.form_of(name) == "parquet":
            yield from ((unit, BEGINNING) for unit in self._rows(item))
            return
        with self._opened(item.name) as raw:
            stream = formats.unpacked(raw, packing) if packing else raw
            kind = self.job.options.kind or kind_of(name, stream.peek(SNIFFED))
            if kind != "jsonl":
                yield Unit(printable(item.name), stream.read(LIMIT + 1), "article"), BEGINNING
                return
            if start.offset:
                raw.seek(start.offset)
            for unit, mark in self._lines(printable(item.name), stream, start):
                yield unit, mark if not packing else BEGINNING

    def _rows(self, item: Input) -> Iterator[Unit]:
        shown, before = printable(item.name), self.position
        with storage.opened(item.name) as stream:
            for number, (row, share) in enumerate(formats.rows(shown, stream, self.job.columns), 1):
                self.position = before + int(share * (item.bytes or 0))
                yield Unit(f"{shown}:{number}", row, "row")

    def _lines(self, name: str, stream: BinaryIO, start: Mark) -> Iterator[tuple[Unit, Mark]]:
        from newscli.source.records import record_lines

        offset, known = start.offset, True
        for number, line in enumerate(record_lines(b"", stream), start.line + 1):
            offset += len(line)
            known = known and len(line) <= LIMIT  # of a longer one, only the beginning is here
            if line.strip():
                mark = Mark(line=number, offset=offset) if known else BEGINNING
                yield Unit(f"{name}:{number}", line, "record"), mark

    @contextmanager
    def _opened(self, name: str) -> Iterator[io.BufferedReader[Any]]:
        if name == "-":
            yield cast("io.BufferedReader[Any]", sys.stdin.buffer)
            return
        with storage.opened(name) as raw:
            yield io.BufferedReader(_Counted(raw, self), formats.BUFFER)


def _packing(name: str) -> tuple[str, str]:
    """The name without the end that tells how the file is packed, and that end."""
    inner, _, end = name.rpartition(".")
    return (inner, end) if end in PACKED else (name, "")


def _cause(error: Exception) -> str:
    if isinstance(error, InputError):
        return error.cause
    if isinstance(error, FileNotFoundError):
        return "no such file"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


class _Counted(io.RawIOBase):
    """A file that tells the reader how far it got."""

    def __init__(self, stream: BinaryIO, reader: Reader) -> None:
        self.stream, self.reader = stream, reader

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.stream.seek(offset, whence)

    def seekable(self) -> bool:
        return self.stream.seekable()

    def readinto(self, buffer: Any) -> int:
        data = self.stream.read(len(buffer))
        buffer[: len(data)] = data
        self.reader.position += len(data)
        return len(data)
