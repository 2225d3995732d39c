"""Stretches of the calendar that know how much of themselves is known, and their EDTF (ISO 8601-2) form.

A period computed from an article whose date is unknown is computed all the same, from a stand-in day, and remembers that its
year, month or day is not to be shown: 昨天 becomes `XXXX-XX-XX`, 去年12月 `XXXX-12`, 上週五 `XXXX-WXX-5`. So what the text tells is
kept and nothing is guessed.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

YEAR, MONTH, DAY = 1, 2, 3
"""How much of a date is unknown, from the left: its year; its month, too; all of it."""
STAND_IN = date(2000, 1, 15)
"""The day that stands for an unknown one: in a leap year, so that it has a 29 February."""


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from `start` to `end`, both included."""

    start: date
    end: date
    unit: Literal["year", "month", "week", "day", "span"]
    unknown: int = 0
    """0, YEAR, MONTH or DAY."""
    weekday: bool = False
    """Whether the day was told by its weekday."""

    @property
    def value(self) -> str:
        """EDTF: a year, month or day, or an interval of days; X for what is unknown."""
        if self.unknown == DAY and (self.unit == "week" or self.weekday):
            return f"XXXX-WXX-{self.start.isoweekday()}" if self.weekday else "XXXX-WXX"
        if self.unit in {"week", "span"}:
            return f"{self._date(self.start)}/{self._date(self.end)}"
        return self._date(self.start)[: {"year": 4, "month": 7, "day": 10}[self.unit]]

    @property
    def first(self) -> str:
        """EDTF of where it begins."""
        return self.value.split("/")[0]

    @property
    def last(self) -> str:
        """EDTF of where it ends."""
        return self.value.split("/")[-1]

    def _date(self, day: date) -> str:
        year, month, rest = day.isoformat().split("-")
        return "-".join(
            part if self.unknown < level else "X" * len(part) for level, part in enumerate((year, month, rest), start=1)
        )

    def before(self) -> str:
        """EDTF of all time before it. A day counts itself in: 18日以前 includes the 18th."""
        if self.unit == "day":
            return f"../{self.value}"
        return (
            f"../{replace(self, start=self.start - timedelta(1), unit='day').value}"
            if not self.unknown
            else f"../{self.first}"
        )

    def after(self) -> str:
        """EDTF of all time after it. A day counts itself in."""
        if self.unit == "day" or self.unknown:
            return f"{self.last}/.."
        return f"{self.end + timedelta(1)}/.."


def year(number: int, unknown: int = 0) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year", unknown)


def month(number_of_year: int, number: int, unknown: int = 0) -> Period:
    """A calendar month; months beyond 1..12 run into the years beside."""
    number_of_year, number = number_of_year + (number - 1) // 12, (number - 1) % 12 + 1
    last = monthrange(number_of_year, number)[1]
    return Period(date(number_of_year, number, 1), date(number_of_year, number, last), "month", unknown)


def months(number_of_year: int, first: int, last: int, unknown: int = 0) -> Period:
    """The months `first` to `last` of a year: a quarter, a half."""
    start, end = month(number_of_year, first), month(number_of_year, last)
    return Period(start.start, end.end, "span", unknown)


def week(day: date, unknown: int = 0) -> Period:
    """The week, Monday to Sunday, that `day` is in."""
    monday = day - timedelta(day.weekday())
    return Period(monday, monday + timedelta(6), "week", unknown)


def single(day: date, unknown: int = 0, *, weekday: bool = False) -> Period:
    """One day."""
    return Period(day, day, "day", unknown, weekday)


def span(start: date, end: date, unknown: int = 0) -> Period:
    """Days from `start` to `end`."""
    return Period(start, end, "span", unknown)


def shift_months(day: date, count: int) -> date:
    """The same day `count` months later, or the last day of that month."""
    target = month(day.year, day.month + count)
    return target.start.replace(day=min(day.day, target.end.day))
