"""Inputs to units: files, directories, JSON Lines (also .gz and .zst) and Parquet, in order. Read as a stream."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple, cast

from newscli.batch.work import Unit
from newscli.errors import InputError
from newscli.source import LIMIT, kind_of, printable

PACKED = (".gz", ".zst")
SNIFFED = 4096
"""Bytes that tell JSON Lines from a text where the name does not."""


class Input(NamedTuple):
    """One file of the run, and what tells whether it is still the same."""

    name: str
    bytes: int | None
    changed: int | None
    """When it was last changed, in nanoseconds."""


def find(names: Iterable[str], glob: str) -> list[Input]:
    """The files named, and those that directories hold, sorted by name; what does not exist fails when it is read."""
    found: list[Input] = []
    for name in names:
        path = Path(name)
        if name != "-" and path.is_dir():
            inside = (item for item in path.glob(glob) if item.is_file() and not item.name.startswith("."))
            found += [_input(str(item)) for item in sorted(inside)]
        else:
            found.append(_input(name))
    return found


def _input(name: str) -> Input:
    try:
        status = Path(name).stat() if name != "-" else None
    except (OSError, ValueError):
        status = None
    return Input(name, status and status.st_size, status and status.st_mtime_ns)


@dataclass
class Reader:
    """Reads inputs one after the other; `position` tells how many bytes of them have been taken."""

    inputs: list[Input]
    kind: Literal["text", "html", "jsonl"] | None = None
    """What the inputs hold; None tells it by name and first bytes."""
    position: int = 0

    def units(self) -> Iterator[Unit]:
        """Every record, in order."""
        for item in self.inputs:
            before = self.position
            try:
                yield from self._read(item.name)
            except InputError as error:
                yield Unit(printable(item.name), error.cause.encode(), "unreadable")
            except (OSError, ValueError, EOFError) as error:
                cause = getattr(error, "strerror", None) or str(error) or type(error).__name__
                yield Unit(printable(item.name), cause.encode(), "unreadable")
            self.position = before + (item.bytes or 0)

    def _read(self, name: str) -> Iterator[Unit]:
        inner = name.removesuffix(".gz").removesuffix(".zst")
        with self._opened(name) as stream:
            head = stream.peek(SNIFFED)
            if inner.lower().endswith(".parquet"):
                yield from _rows(name, stream)
            elif (self.kind or kind_of(inner, head)) == "jsonl":
                yield from self._lines(name, stream)
            else:
                yield Unit(printable(name), stream.read(LIMIT + 1), "article")

    def _lines(self, name: str, stream: BinaryIO) -> Iterator[Unit]:
        from newscli.source.records import record_lines

        shown = printable(name)
        for number, line in enumerate(record_lines(b"", stream), 1):
            if line.strip():
                yield Unit(f"{shown}:{number}", line, "record")

    @contextmanager
    def _opened(self, name: str) -> Iterator[io.BufferedReader[Any]]:
        """The unpacked bytes of an input."""
        if name == "-":
            yield cast(io.BufferedReader, sys.stdin.buffer)
            return
        with open(name, "rb") as raw:
            counted = io.BufferedReader(_Counted(raw, self))
            if name.endswith(".gz"):
                with gzip.GzipFile(fileobj=counted) as unpacked:
                    yield io.BufferedReader(cast(Any, unpacked), 2**18)
            elif name.endswith(".zst"):
                yield _unpacked_zst(name, counted)
            else:
                yield counted


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


def _unpacked_zst(name: str, stream: BinaryIO) -> io.BufferedReader[Any]:
    pyarrow = _pyarrow(name)
    return io.BufferedReader(pyarrow.CompressedInputStream(pyarrow.PythonFile(stream, mode="r"), "zstd"), 2**18)


def _rows(name: str, stream: BinaryIO) -> Iterator[Unit]:
    """The rows of a Parquet file, as JSON records."""
    raise InputError(name, "Parquet is not read yet")


def _pyarrow(name: str) -> Any:
    try:
        import pyarrow
    except ImportError:
        raise InputError(name, "needs pyarrow", "pip install 'newscli[parquet]'") from None
    return pyarrow
