"""Source to text: REPAIRS in order, each edit recorded, explained and replayable."""

from __future__ import annotations

from collections.abc import Iterable

from newscli.alignment import Alignment, Edit
from newscli.model import Repair
from newscli.options import Options


def repair(text: str, options: Options = Options()) -> tuple[str, tuple[Repair, ...], Alignment]:
    """The repaired text, a record of every edit made or considered, and the alignment of the result with `text`."""
    return text, (), Alignment.identity(len(text))


def replay(source: str, repairs: Iterable[Repair]) -> str:
    """Apply the applied records to the source: must give the repaired text."""
    raise NotImplementedError
