"""Where output goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from newscli.errors import OutputError


class PipeClosed(Exception):  # no error: the reader of the pipe has had enough
    """Standard output was closed by its reader."""


@contextmanager
def opened(name: str | None) -> Iterator[BinaryIO]:
    """A binary stream to `name`, or to standard output for None and `-`.

    A file is written beside its place and moved there at the end, so that an interrupted run leaves the old one.

    Raises:
        OutputError: it cannot be written.
    """
    if name is None or name == "-":
        with _standard_output() as stream:
            yield stream
        return
    path = Path(os.path.realpath(name))
    try:
        if path.exists() and not path.is_file():  # /dev/null, a named pipe: nothing to replace
            with path.open("wb") as stream:
                yield stream
            return
        with _replacing(path) as stream:
            yield stream
    except OSError as error:
        raise OutputError(str(name), error.strerror or str(error), "choose another --output") from error


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise PipeClosed from None  # Typer would make the OSError an exit status of 1
    except OSError as error:
        raise OutputError("standard output", error.strerror or str(error), "free some space or use --output") from error


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    import tempfile  # costs more to load than most commands need to run

    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    stream = tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False)  # noqa: SIM115  # closed before it is moved
    try:
        with stream:
            yield stream  # type: ignore[misc]  # a temporary file wraps a binary stream
        os.chmod(stream.name, mode)
        os.replace(stream.name, path)
    except BaseException:
        Path(stream.name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
