"""Days that the Chinese calendar and the sun move from year to year: 农历八月十五, 除夕, 清明节, Easter."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from newscli.lexicon import table

LUNAR = {
    "春节": (1, 1), "农历新年": (1, 1), "元宵节": (1, 15), "端午节": (5, 5), "七夕": (7, 7), "中元节": (7, 15), "中秋节": (8, 15),
    "重阳节": (9, 9), "腊八节": (12, 8),
}  # fmt: skip
"""Feasts of the Chinese calendar: month and day."""
NTH_WEEKDAYS = {"母亲节": (5, 2, 7), "感恩节": (11, 4, 4)}
"""Feasts on the second Sunday of May, the fourth Thursday of November."""
MOVABLE = (*LUNAR, *NTH_WEEKDAYS, "除夕", "清明节", "复活节")


class LunarYear(NamedTuple):
    """A year of the Chinese calendar."""

    begins: date
    months: str
    """Their lengths: + 30 days, - 29."""
    leap: int
    """The month that is doubled, or 0."""
    qingming: str
    easter: str

    def day(self, month: int, day: int, *, leap: bool = False) -> date:
        """A day of this year; ValueError where it has none such."""
        at = month - 1 + (leap or 0 < self.leap < month)
        if not 0 < day <= self.length(at) or (leap and month != self.leap):
            raise ValueError(f"no day {day} of month {month}")
        return self.begins + timedelta(sum(map(self.length, range(at))) + day - 1)

    def length(self, at: int) -> int:
        """The days of the month that is the `at`th of this year."""
        return 29 + (self.months[at] == "+")


@cache
def _years() -> dict[int, LunarYear]:
    return {
        int(row["year"]): LunarYear(
            date.fromisoformat(row["new_year"]), row["months"], int(row["leap"]), row["qingming"], row["easter"]
        )
        for row in table("lunar_years")
    }


def lunar_year(year: int) -> LunarYear:
    """The year of the Chinese calendar that begins in `year`; ValueError for one that the table does not have."""
    try:
        return _years()[year]
    except KeyError:
        raise ValueError(f"no calendar of {year}") from None


def feast(name: str, year: int) -> date:
    """The day of one of `MOVABLE` in a calendar year; New Year's Eve is the one before the New Year of that year."""
    if name in NTH_WEEKDAYS:
        month, number, weekday = NTH_WEEKDAYS[name]
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    calendar = lunar_year(year)
    if name == "除夕":
        return calendar.begins - timedelta(1)
    if name == "腊八节":
        calendar = lunar_year(year - 1)
    fixed = {"清明节": calendar.qingming, "复活节": calendar.easter}.get(name)
    return date.fromisoformat(f"{year}-{fixed}") if fixed else calendar.day(*LUNAR[name])
