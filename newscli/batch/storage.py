"""Files by path or, where fsspec is installed, by URL (`s3://`, `gs://`, `hdfs://`, `file://` …): the few operations that a run needs."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from newscli.errors import UsageError

UMASK = os.umask(0)
os.umask(UMASK)  # it can only be read by setting it


def is_url(name: str) -> bool:
    """Whether a name is a URL; `file:` URLs are taken for paths by `local`."""
    return "://" in name


def local(name: str) -> str:
    """The name, of a `file://` URL the path."""
    return name.removeprefix("file://")


def join(folder: str, name: str) -> str:
    """The name of a file in a folder."""
    return f"{folder.rstrip('/')}/{name}"


def filesystem(name: str) -> tuple[Any, str]:
    """The fsspec file system of a URL, and the path in it.

    Raises:
        UsageError: fsspec, or what the protocol needs, is not installed.
    """
    try:
        import fsspec
    except ImportError:
        raise UsageError(name, "needs fsspec", "pip install 'newscli[dask]'") from None
    try:
        return cast("tuple[Any, str]", fsspec.url_to_fs(name))
    except ImportError as error:
        raise UsageError(name, f"needs another package: {error}") from None
    except ValueError as error:
        raise UsageError(name, str(error)) from None


def files(name: str, glob: str) -> list[str]:
    """The file itself, or the files of a directory whose paths match the pattern, sorted; hidden ones left out."""
    if is_url(name):
        system, path = filesystem(name)
        if not system.isdir(path):
            return [name]
        found = [system.unstrip_protocol(item) for item in system.glob(join(path, glob)) if not system.isdir(item)]
    elif name != "-" and os.path.isdir(name):
        found = [str(item) for item in Path(name).glob(glob) if item.is_file()]
    else:
        return [name]
    return sorted(item for item in found if not os.path.basename(item).startswith("."))


def identity(name: str) -> tuple[int | None, str | None]:
    """The size of a file in bytes, and what changes when its content does; None where there is no file or no telling."""
    try:
        if is_url(name):
            system, path = filesystem(name)
            return system.size(path), system.ukey(path)
        status = os.stat(name) if name != "-" else None
    except (OSError, ValueError):
        return None, None
    return (status.st_size, str(status.st_mtime_ns)) if status else (None, None)


def exists(name: str) -> bool:
    """Whether the file is there."""
    if is_url(name):
        system, path = filesystem(name)
        system.invalidate_cache()  # other machines write, too
        return bool(system.exists(path))
    return os.path.exists(name)


def opened(name: str) -> BinaryIO:
    """The file, for reading."""
    if is_url(name):
        system, path = filesystem(name)
        return cast(BinaryIO, system.open(path, "rb"))
    return open(name, "rb")


def read(name: str) -> bytes:
    """The bytes of a file."""
    with opened(name) as stream:
        return stream.read()


@contextmanager
def replacing(name: str, scratch: str) -> Iterator[BinaryIO]:
    """A stream to a file that appears whole, in place of an older one, or not at all.

    `scratch` is the folder, in the same storage, that keeps what a kill leaves behind.
    """
    if not is_url(name):
        os.makedirs(scratch, exist_ok=True)
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=None if is_url(name) else scratch)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _move(temporary, name, scratch)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _move(temporary: str, name: str, scratch: str) -> None:
    if not is_url(name):
        os.chmod(temporary, 0o666 & ~UMASK)
        os.replace(temporary, name)
        return
    system, path = filesystem(name)
    waiting = join(filesystem(scratch)[1], os.path.basename(temporary))
    for place in (waiting, path):
        system.makedirs(os.path.dirname(place), exist_ok=True)
    system.put_file(temporary, waiting)
    system.mv(waiting, path)
    Path(temporary).unlink()


def remove(folder: str) -> None:
    """Delete a folder with all that is in it; nothing where there is none."""
    if is_url(folder):
        system, path = filesystem(folder)
        if system.exists(path):
            system.rm(path, recursive=True)
    else:
        shutil.rmtree(folder, ignore_errors=True)
