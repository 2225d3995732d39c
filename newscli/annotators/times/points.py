"""What an expression tells as its atoms are read, and the years that it leaves open.

A resolver (see `years` and `days`) gets the match of its atom's pattern (see `grammar`), the expression so far, and what to
resolve against; it answers with the expression as the atom refines it, or with None where the atom makes no sense there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple

from newscli.annotators.times.periods import YEAR, Anchor, Period
from newscli.numerals import read

EARLIER_YEAR, LATER_YEAR = 90, 240
"""Days that a date without a year counts as farther if it falls in another year than the publication: in March the fourth
quarter is last year's, in November the first is this year's, and from mid-November on 1 January is next year's."""


@dataclass(frozen=True, slots=True)
class Point:
    """An expression as far as its atoms have told it."""

    period: Period | None = None
    clock: tuple[int, int, int | None] | None = None
    part: str | None = None
    nearest: bool = False
    """Whether the year is not told but taken as the nearest to the anchor."""


class Setting(NamedTuple):
    """What atoms are resolved against."""

    anchor: Anchor
    last: Period | None
    """The date that was mentioned last."""
    listed: tuple[tuple[int, Point], ...] = ()
    """What an expression of the same list has told before: 去年 in 去年3月和5月."""


Resolver = Callable[[re.Match[str], Point, Setting], Point | None]


def worth(written: str | None) -> int:
    """The number that is written; 0 for none."""
    numeral = read(written) if written else None
    return int(numeral.value) if numeral else 0


def of_year(build: Callable[[int, int], Period], point: Point, anchor: Anchor) -> Point | None:
    """The point with what `build` makes of the year that it has told, or of the year that is nearest to the anchor."""
    if point.period and not point.nearest:
        told = point.period
        return replace(point, period=build(told.start.year, told.unknown)) if told.unit == "year" else None
    if anchor.unknown:
        return Point(build(anchor.day.year, YEAR), nearest=True)
    candidates = []
    for year in range(anchor.day.year - 4, anchor.day.year + 5):  # 29 February may be four years away
        with suppress(ValueError):
            candidates.append(build(year, 0))
    return Point(_nearest(candidates, anchor), nearest=True) if candidates else None


def _nearest(candidates: list[Period], anchor: Anchor) -> Period:
    """The candidate whose middle is nearest to the anchor, rather one of the same year: an article says 去年 if it means it."""

    def distance(period: Period) -> timedelta:
        years = period.start.year - anchor.day.year
        away = timedelta(LATER_YEAR if years > 0 else EARLIER_YEAR if years < 0 else 0)
        return away + abs(period.start - anchor.day + (period.end - period.start) / 2)

    return min(candidates, key=distance)
