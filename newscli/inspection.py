"""The pipeline: readings → repairs → annotators → reports. What every command and the Python API call."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from newscli.alignment import Alignment
from newscli.annotators import annotate
from newscli.errors import InputError
from newscli.options import Options
from newscli.repairs import repair
from newscli.report import Report
from newscli.source import Reading, read


def inspect_reading(reading: Reading, only: Collection[str], options: Options) -> Report:
    """The report on one article as read, with exactly the fields of `only`."""
    text, repairs, alignment = repair(reading.text, options)
    report = Report(
        id=reading.id,
        source=reading.source,
        text=text,
        repairs=repairs,
        alignment=Alignment.of(alignment.runs, reading.alignment),
        metadata=reading.metadata,
    )
    return annotate(report, only, options)


def inspect_sources(names: Iterable[str], only: Collection[str], options: Options) -> Iterator[Report | InputError]:
    """A report, or the error, for each article of each input, in order."""
    for reading in read(names, options):
        yield reading if isinstance(reading, InputError) else inspect_reading(reading, only, options)
