"""The settings of `check` in a file: `.newscli.toml`, `newscli.toml`, or `[tool.newscli]` of `pyproject.toml`.

As in ruff, the nearest folder above a source that has one decides; in one folder they count in the order given; the command
line wins over all. No other command reads a configuration.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any, get_args

from newscli.errors import UsageError
from newscli.model.vocabulary import Severity

NAMES = (".newscli.toml", "newscli.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """What a file may set; each field is a key, with dashes for underscores."""

    select: tuple[str, ...] = ()
    """Prefixes of the codes to use instead of the default ones."""

    extend_select: tuple[str, ...] = ()
    """Prefixes of codes to use as well."""

    ignore: tuple[str, ...] = ()
    """Prefixes of codes left out."""

    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Patterns of file names, each with prefixes of codes left out there."""

    fail_level: Severity = "warning"
    """The least severity that makes the exit status 1."""

    folder: Path = Path()
    """Where the file stands; patterns are relative to it."""

    def ignored_in(self, name: str) -> tuple[str, ...]:
        """The prefixes left out for the source called `name`."""
        path = Path(name).absolute()
        inside = path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else path.as_posix()
        patterns = (
            codes for pattern, codes in self.per_file_ignores if fnmatch(inside, pattern) or fnmatch(path.name, pattern)
        )
        return (*self.ignore, *(code for codes in patterns for code in codes))


def configuration_for(name: str) -> Configuration:
    """The configuration that applies to the source called `name`; of standard input and URLs, that of this folder.

    Raises:
        UsageError: the file is no TOML, or has a key or value that does not exist.
    """
    path = Path(name).absolute()
    return _of_folder(Path.cwd() if name == "-" or "://" in name else path.parent)


@cache
def _of_folder(folder: Path) -> Configuration:
    for name in NAMES:
        path = folder / name
        if path.is_file():
            settings = _settings(path)
            if settings is not None:
                return _checked(path, settings)
    return Configuration() if folder.parent == folder else _of_folder(folder.parent)


def _settings(path: Path) -> dict[str, Any] | None:
    """The table that concerns newscli; None in a `pyproject.toml` without one."""
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(str(path), f"cannot be read as TOML: {error}", "correct it") from None
    if path.name != "pyproject.toml":
        return document
    found = document.get("tool", {}).get("newscli")
    return found if isinstance(found, dict) else None


def _checked(path: Path, settings: dict[str, Any]) -> Configuration:
    found: dict[str, Any] = {}
    for key, value in settings.items():
        name = key.replace("-", "_")
        if key in ("select", "extend-select", "ignore"):
            found[name] = _codes(path, key, value)
        elif key == "per-file-ignores" and isinstance(value, dict):
            found[name] = tuple(
                (pattern, _codes(path, f"{key}.{pattern!r}", codes)) for pattern, codes in value.items()
            )
        elif key == "fail-level" and value in get_args(Severity):
            found[name] = value
        else:
            keys = "select, extend-select, ignore, per-file-ignores, fail-level (note, warning, error)"
            raise UsageError(str(path), f"{key} = {value!r} is no setting", f"the settings are {keys}")
    return Configuration(folder=path.parent, **found)


def _codes(path: Path, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise UsageError(str(path), f"{key} must be a list of codes", 'write it as ["T001"]')
    return tuple(value)
