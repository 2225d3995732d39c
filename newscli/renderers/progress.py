"""The progress of a run on standard error: a bar on a terminal, a plain line now and then otherwise. Without a thread of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

BAR_SECONDS = 0.2
LINE_SECONDS = 30.0
"""How often it is shown: on a terminal, and in a log."""

Advance = Callable[[int, int, float], None]
"""To be told of records done, of those that failed, and of the share of all that is done now, 0..1; 0 where that is unknown."""


@contextmanager
def progress(*, quiet: bool) -> Iterator[Advance]:
    """A function to tell of each step."""
    if quiet:
        yield lambda records, failed, share: None
    elif sys.stderr.isatty():
        yield from _bar()
    else:
        yield Lines().advance


class Lines:
    """Plain lines, for a log."""

    seconds = LINE_SECONDS

    def __init__(self) -> None:
        """Nothing is done."""
        self.began = self.shown = monotonic()
        self.records = self.failed = 0

    def advance(self, records: int, failed: int, share: float) -> None:
        """Count, and say so if it is time."""
        self.records += records
        self.failed += failed
        now = monotonic()
        if now - self.shown >= self.seconds:
            self.shown = now
            self.show(self.line(now - self.began, share), share)

    def show(self, line: str, share: float) -> None:
        """Print the line."""
        print(f"newscli: {line}", file=sys.stderr, flush=True)

    def line(self, seconds: float, share: float) -> str:
        """Where the run stands."""
        parts = [f"{self.records:,} records", f"{self.records / seconds:,.1f}/s", f"{self.failed:,} errors"]
        if share:
            parts.append(f"{share:.0%}, {duration(seconds / share - seconds)} left")
        return ", ".join(parts)


def _bar() -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    class Bar(Lines):
        seconds = BAR_SECONDS

        def show(self, line: str, share: float) -> None:
            bar.update(task, completed=share, total=1 if share else None, description=line, refresh=True)

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    columns = (BarColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, auto_refresh=False, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield Bar().advance


def duration(seconds: float) -> str:
    """Hours, minutes and seconds: `1:02:03`, `2:03`."""
    minutes, rest = divmod(round(max(0.0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
