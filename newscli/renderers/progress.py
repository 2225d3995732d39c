"""The progress of a run on standard error: a bar on a terminal, a plain line now and then otherwise. Without a thread of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

BAR_SECONDS = 0.2
LINE_SECONDS = 30.0
"""How often it is shown: on a terminal, and in a log."""

Advance = Callable[[bool], None]


@contextmanager
def progress(position: Callable[[], int], total: int | None, *, quiet: bool) -> Iterator[Advance]:
    """A function to call for each record with whether it failed.

    `position` tells how many bytes of the input have been read, and `total` how many there are, None if that is unknown.
    """
    if quiet:
        yield lambda failed: None
    elif sys.stderr.isatty():
        yield from _bar(position, total)
    else:
        yield Lines(position, total).advance


class Lines:
    """Plain lines, for a log."""

    def __init__(self, position: Callable[[], int], total: int | None) -> None:
        """No record has been seen."""
        self.position, self.total = position, total
        self.began = self.shown = monotonic()
        self.records = self.failed = 0

    def advance(self, failed: bool) -> None:
        """Count a record, and say so if it is time."""
        self.records += 1
        self.failed += failed
        now = monotonic()
        if now - self.shown >= LINE_SECONDS:
            self.shown = now
            print(f"newscli: {self.line(now - self.began)}", file=sys.stderr, flush=True)

    def line(self, seconds: float) -> str:
        """Where the run stands."""
        parts = [f"{self.records:,} records", f"{self.records / seconds:,.1f}/s", f"{self.failed:,} errors"]
        done = self.position() / self.total if self.total else 0
        if done:
            parts.append(f"{done:.0%}, {duration(seconds / done - seconds)} left")
        return ", ".join(parts)


def _bar(position: Callable[[], int], total: int | None) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    lines = Lines(position, total)
    columns = (BarColumn(), TextColumn("{task.description}", markup=False))
    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    with Progress(*columns, console=console, auto_refresh=False, transient=True) as bar:
        task = bar.add_task("", total=total)

        def advance(failed: bool) -> None:
            lines.records += 1
            lines.failed += failed
            now = monotonic()
            if now - lines.shown >= BAR_SECONDS:
                lines.shown = now
                bar.update(task, completed=position(), description=lines.line(now - lines.began), refresh=True)

        yield advance


def duration(seconds: float) -> str:
    """Hours, minutes and seconds: `1:02:03`, `2:03`."""
    minutes, rest = divmod(round(max(0.0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
