"""Stretches of the calendar that know how much of themselves is known, and their EDTF (ISO 8601-2) form.

A period of an article whose date is unknown is computed all the same, from a stand-in day, and remembers that its year, month
or day is not to be shown: 昨天 becomes `XXXX-XX-XX`, 去年12月 `XXXX-12`, 上週五 `XXXX-WXX-5`. So what the text tells is kept and
nothing is guessed.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

YEAR, MONTH, DAY = 1, 2, 3
"""How much of a date is unknown, from the left: its year; its month, too; all of it."""
STAND_IN = date(2000, 1, 15)
"""The day that stands for an unknown one: in a leap year and a month of 31 days, so that every day exists."""


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from `start` to `end`, both included."""

    start: date
    end: date
    unit: Literal["century", "decade", "years", "year", "season", "month", "week", "day", "span"]
    unknown: int = 0
    """0, YEAR, MONTH or DAY."""
    weekday: bool = False
    """Whether the day was told by its weekday."""

    @property
    def value(self) -> str:
        """EDTF: a date as precise as the unit, or an interval of days; X for what is unknown."""
        if self.unit == "span" and self.unknown < DAY:
            return f"{self._date(self.start)}/{self._date(self.end)}"
        if self.unit == "years":
            return f"{self.start.year:04}/{self.end.year:04}"
        if self.unit == "week":
            return "XXXX-WXX" if self.unknown else f"{self.start}/{self.end}"
        if self.weekday and self.unknown == DAY:
            return f"XXXX-WXX-{self.start.isoweekday()}"
        if self.unit == "season":
            return f"{self._date(self.start)[:4]}-{20 + (self.start.month + 9) // 3 % 4 + 1}"
        length = {"century": 2, "decade": 3, "year": 4, "month": 7}.get(self.unit, 10)
        return f"{self._date(self.start)[:length]:X<4}"

    def _date(self, day: date) -> str:
        parts = enumerate(day.isoformat().split("-"), start=1)
        return "-".join(part if self.unknown < level else "X" * len(part) for level, part in parts)

    @property
    def first(self) -> str:
        """EDTF of where it begins."""
        return self.value.split("/")[0]

    @property
    def last(self) -> str:
        """EDTF of where it ends."""
        return self.value.split("/")[-1]

    def before(self) -> str:
        """EDTF of all time before it. A day counts itself in: 18日以前 includes the 18th."""
        return f"../{self.last if self.unit == 'day' or self.unknown else self.start - timedelta(1)}"

    def after(self) -> str:
        """EDTF of all time after it. A day counts itself in."""
        return f"{self.first if self.unit == 'day' or self.unknown else self.end + timedelta(1)}/.."


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative expressions count from, and how much of it is unknown."""

    day: date = STAND_IN
    unknown: int = DAY
    clock: datetime | None = None
    """The same with its time of day, where that is known."""

    @classmethod
    def of(cls, value: str | None) -> Anchor | None:
        """The anchor of an EDTF date or date-time; of `XXXX-01-18` only the year is unknown. None for anything else."""
        value = value or ""
        try:
            if value.startswith("XXXX-"):
                return cls(date.fromisoformat(f"{STAND_IN.year}{value[4:10]}"), YEAR)
            moment = datetime.fromisoformat(value)
        except ValueError:
            return None
        return cls(moment.date(), 0, moment if "T" in value else None)


def year(number: int, unknown: int = 0) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year", unknown)


def years(first: int, last: int) -> Period:
    """The years `first` to `last`, as of a school or financial year that is not a calendar year."""
    return Period(date(first, 1, 1), date(last, 12, 31), "years")


def month(year_number: int, number: int, unknown: int = 0) -> Period:
    """A calendar month; months beyond 1..12 run into the years beside."""
    year_number, number = year_number + (number - 1) // 12, (number - 1) % 12 + 1
    last = monthrange(year_number, number)[1]
    return Period(date(year_number, number, 1), date(year_number, number, last), "month", unknown)


def months(year_number: int, first: int, last: int, unknown: int = 0) -> Period:
    """The months `first` to `last` of a year: a quarter, a half."""
    return Period(month(year_number, first).start, month(year_number, last).end, "span", unknown)


def season(year_number: int, code: int, unknown: int = 0) -> Period:
    """A season of EDTF, 21 (spring) to 24 (winter)."""
    quarter = months(year_number, 3 * code - 60, 3 * code - 58)
    return Period(quarter.start, quarter.end, "season", unknown)


def decade(first: int) -> Period:
    """The ten years from `first`."""
    return Period(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def century(first: int) -> Period:
    """The hundred years from `first`; a 20th century begins with 1900, as people mean it."""
    return Period(date(first, 1, 1), date(first + 99, 12, 31), "century")


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


def nth_months(period: Period, number: int, *, last: bool, exactly: bool) -> Period | None:
    """The first, last or (`exactly`) the nth of a year's months."""
    if period.unit != "year" or number > 12:
        return None
    if exactly:
        return month(period.start.year, number)
    first, end = (13 - number, 12) if last else (1, number)
    return months(period.start.year, first, end)


def nth_weeks(period: Period, number: int, *, last: bool, exactly: bool) -> Period:
    """The first, last or (`exactly`) the nth of a period's weeks, as ISO 8601 counts them: a week belongs to the month or year that its Thursday is in."""
    first = week(period.start + timedelta(3)).start
    final = week(period.end - timedelta(3)).start
    if last:
        return span(final - timedelta(7 * (number - 1)), final + timedelta(6))
    start = first + timedelta(7 * (number - 1)) if exactly else first
    return span(start, first + timedelta(7 * number - 1))


def nth_weekday(period: Period, number: int, weekday: int, *, last: bool) -> Period | None:
    """The nth or the last of a weekday in a period; None where the period has none, or is not known."""
    if last:
        day = period.end - timedelta((period.end.isoweekday() - weekday) % 7)
    else:
        day = period.start + timedelta((weekday - period.start.isoweekday()) % 7 + 7 * (number - 1))
    return single(day) if not period.unknown and period.start <= day <= period.end else None
