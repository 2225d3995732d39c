"""The pipeline: readings → repairs → annotators → reports. What every command and the Python API call."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from newscli.alignment import Alignment
from newscli.annotators import annotate
from newscli.errors import InputError, InternalError, NewscliError
from newscli.model import Repair
from newscli.options import Options
from newscli.repairs import repair
from newscli.report import Report
from newscli.source import Reading, read


def inspect_reading(reading: Reading, only: Collection[str], options: Options) -> Report:
    """The report on one article as read, with exactly the fields of `only`."""
    text, repairs, alignment = reading.text, reading.losses, Alignment.identity(len(reading.text))
    if options.repair:
        text, repairs, alignment = repair(reading.text, options)
        losses = tuple(_unmended(reading.losses, repairs, alignment))
        if page := reading.alignment:
            repairs = tuple(_in_source(item, page) for item in repairs)
        repairs = tuple(sorted((*repairs, *losses), key=lambda item: item.start))
    report = Report(
        id=reading.id,
        source=reading.source,
        text=text,
        repairs=repairs,
        alignment=Alignment.of(alignment.runs, reading.alignment),
        decoded=reading.text if reading.page is None else reading.page,
        metadata=reading.metadata,
    )
    return annotate(report, only, options)


def _in_source(item: Repair, page: Alignment) -> Repair:
    """The record of an edit of extracted text, placed in the page that the text was extracted from."""
    if item.source_start is None or item.source_end is None:
        return item
    start, end = page.step(item.source_start, item.source_end) or (None, None)
    return replace(item, source_start=start, source_end=end)


def _unmended(losses: tuple[Repair, ...], repairs: tuple[Repair, ...], alignment: Alignment) -> Iterator[Repair]:
    """The losses of decoding that no repair touches, placed in the repaired text; both are placed in the text before repair."""
    mended = [(item.source_start or 0, item.source_end or 0) for item in repairs]
    inverse = alignment.inverse()
    for loss in losses:
        if not any(start < loss.end and loss.start < end for start, end in mended):
            start, end = inverse.step(loss.start, loss.end) or (loss.start, loss.end)
            yield replace(loss, start=start, end=end)


def inspect_readings(
    readings: Iterable[Reading | InputError], only: Collection[str], options: Options
) -> Iterator[tuple[Reading, Report] | NewscliError]:
    """Each reading with its report, or the error, in order; no article's failure stops the others."""
    for reading in readings:
        if isinstance(reading, InputError):
            yield reading
            continue
        try:
            yield reading, inspect_reading(reading, only, options)
        except Exception as error:
            yield InternalError.of(reading.source.name, error)


def inspect_sources(names: Iterable[str], only: Collection[str], options: Options) -> Iterator[Report | NewscliError]:
    """A report, or the error, for each article of each input, in order."""
    for item in inspect_readings(read(names, options), only, options):
        yield item if isinstance(item, NewscliError) else item[1]
