"""Inputs to units: files, directories, JSON Lines (also .gz and .zst) and Parquet, in order. Read as a stream."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple, cast

from newscli.batch import formats, storage
from newscli.batch.work import Job, Unit
from newscli.errors import InputError
from newscli.source import LIMIT, kind_of, printable

PACKED = ("gz", "zst")
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


@dataclass
class Reader:
    """Reads inputs one after the other; `position` tells how many bytes of them have been taken."""

    inputs: list[Input]
    job: Job
    position: int = 0

    def units(self) -> Iterator[Unit]:
        """Every record, in order."""
        for item in self.inputs:
            before = self.position
            try:
                yield from self._read(item)
            except InputError as error:
                yield Unit(printable(item.name), error.cause.encode(), "unreadable")
            except (OSError, ValueError, EOFError) as error:
                cause = getattr(error, "strerror", None) or str(error) or type(error).__name__
                yield Unit(printable(item.name), cause.encode(), "unreadable")
            self.position = before + (item.bytes or 0)

    def _read(self, item: Input) -> Iterator[Unit]:
        name, form = item.name, formats.form_of(item.name)
        inner, packing = (
            (name.removesuffix(f".{end}"), end) if (end := name.rpartition(".")[2]) in PACKED else (name, "")
        )
        if form == "parquet":
            yield from self._rows(item)
            return
        with self._opened(name) as raw:
            stream = formats.unpacked(raw, packing) if packing else raw
            kind = self.job.options.kind or kind_of(inner, stream.peek(SNIFFED))
            if kind == "jsonl":
                yield from self._lines(name, stream)
            else:
                yield Unit(printable(name), stream.read(LIMIT + 1), "article")

    def _rows(self, item: Input) -> Iterator[Unit]:
        shown, before = printable(item.name), self.position
        with storage.opened(item.name) as stream:
            for number, (row, share) in enumerate(formats.rows(shown, stream, self.job.columns), 1):
                self.position = before + int(share * (item.bytes or 0))
                yield Unit(f"{shown}:{number}", row, "row")

    def _lines(self, name: str, stream: BinaryIO) -> Iterator[Unit]:
        from newscli.source.records import record_lines

        shown = printable(name)
        for number, line in enumerate(record_lines(b"", stream), 1):
            if line.strip():
                yield Unit(f"{shown}:{number}", line, "record")

    @contextmanager
    def _opened(self, name: str) -> Iterator[io.BufferedReader[Any]]:
        if name == "-":
            yield cast("io.BufferedReader[Any]", sys.stdin.buffer)
            return
        with storage.opened(name) as raw:
            yield io.BufferedReader(_Counted(raw, self), formats.BUFFER)


class _Counted(io.RawIOBase):
    """A file that tells the reader how far it got."""

    def __init__(self, stream: BinaryIO, reader: Reader) -> None:
        self.stream, self.reader = stream, reader

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.stream.read(len(buffer))
        buffer[: len(data)] = data
        self.reader.position += len(data)
        return len(data)
