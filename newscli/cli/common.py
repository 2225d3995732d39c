"""What all commands share: inputs by name, failures said at once, and what the output is written to.

It is loaded by every command, so it loads nothing that only some of them need.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from newscli.cli.parameters import Inputs
from newscli.errors import ExitStatus, NewscliError, UsageError
from newscli.renderers.visible import one_line

if TYPE_CHECKING:
    from rich.console import Console  # heavy: loaded only when a table is drawn

Item = TypeVar("Item")


class Failures:
    """The errors met while the other inputs are done: printed at once, remembered as a status."""

    def __init__(self) -> None:
        """None yet."""
        self.status = ExitStatus.OK

    def drop(self, items: Iterable[Item | NewscliError]) -> Iterator[Item]:
        """What is no error among `items`; the errors are printed."""
        for item in items:
            if isinstance(item, NewscliError):
                self.add(item)
            else:
                yield item

    def add(self, error: NewscliError) -> None:
        """Print one error; the worst status stays."""
        if os.environ.get("NEWSCLI_TRACEBACK") and error.__cause__:
            raise error.__cause__
        print(f"newscli: {one_line(str(error))}", file=sys.stderr)
        self.status = max(self.status, error.status)


def sources(inputs: Inputs) -> list[str]:
    """The inputs named, or standard input where something is piped in.

    Raises:
        UsageError: nothing is named and standard input is a terminal.
    """
    if inputs.sources:
        return inputs.sources
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("SOURCE", "missing", "name a file or URL, or pipe text in")
    return ["-"]


def only_name(names: list[str]) -> str | None:
    """The only input as the report calls it; None for several."""
    from newscli.source import printable

    return printable(names[0]) if len(names) == 1 else None


def to_terminal(output: str | None) -> bool:
    """Whether the output is read by a person right away."""
    return output in (None, "-") and sys.stdout.isatty()


def console(output: str | None) -> Console:
    """A Rich console of the terminal's width and colours; without colour in a file or pipe."""
    import io

    from rich.console import Console

    return Console(
        file=sys.stdout if output in (None, "-") else io.StringIO(), markup=False, highlight=False, emoji=False
    )


def colour(output: str | None) -> bool:
    """Whether the output takes colour, as Rich decides it."""
    shown = console(output)
    return shown.color_system is not None and not shown.no_color
