"""What each atom of a time expression says by itself, and how it refines what stands before it.

A resolver gets the match of its pattern (see `grammar`), the expression so far, and what to resolve against; it answers with
the expression as the atom refines it, or with None where the atom makes no sense there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from newscli.annotators.times import periods, words
from newscli.annotators.times.lengths import is_days
from newscli.annotators.times.periods import DAY, MONTH, YEAR, Anchor, Period
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


BUSINESS = re.compile(
    "营[收业运]|获利|盈|亏|利[润率]|业绩|财[报测务]|季[报度]|经济|[出进]口|销售|毛利|每股|成长|[增减衰]|[涨跌]|投资|产[能值]|出货|市场|房价"
    "|租金|需求|库存|GDP|EPS"
)
"""Near 第三季 where it is a quarter, not a season of a series."""

Resolver = Callable[[re.Match[str], Point, Setting], Point | None]


def _number(written: str | None) -> int:
    numeral = read(written) if written else None
    return int(numeral.value) if numeral else 0


# Years and what divides them


def _of_year(build: Callable[[int, int], Period], point: Point, anchor: Anchor) -> Point | None:
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


def told_year(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """2024年, 二〇二四年, 07年, and the Republic's 112年度."""
    if match["republic"]:
        return Point(periods.year(int(match["republic"]) + 1911))
    if match["short"]:
        number = int(match["short"])
        return Point(periods.year(number + (2000 if number < 50 else 1900)))
    return Point(periods.year(_number(match["year"])))


def era(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """民國三年, 昭和20年, 康熙元年."""
    number = 1 if match["number"] == "元" else _number(match["number"])
    return Point(periods.year(words.ERAS[match["era"]] + number - 1)) if number else None


def relative_year(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """去年, 同年, 今(2023)年."""
    anchor, last = setting.anchor, setting.last
    if match["stated"]:
        return Point(periods.year(int(match["stated"])))
    if match["mentioned"]:
        year, unknown = (last.start.year, min(last.unknown, YEAR)) if last else (anchor.day.year, YEAR)
        return Point(periods.year(year + words.MENTIONED_YEARS[match["mentioned"]], unknown))
    return Point(periods.year(anchor.day.year + words.YEARS[match["word"]], min(anchor.unknown, YEAR)))


def double_year(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """2021/22年度, 2023-24學年."""
    first, second = int(match["first"]), int(match["second"][-2:])
    return Point(periods.years(first, first + 1)) if (first + 1) % 100 == second else None


def decade(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """1980年代, 上世紀八十年代, 90年代; by itself 20年代 could be of either century."""
    if match["full"]:
        return Point(periods.decade(int(match["full"])))
    tens = _number(match["tens"])
    first = _century_of(match["century"]) or (1900 if tens >= 30 else None)
    return Point(periods.decade(first + tens)) if first and tens % 10 == 0 and tens < 100 else None


def century(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """21世紀, 上世紀."""
    first = _century_of(match["century"])
    return Point(periods.century(first)) if first and 0 < first < 9900 else None


def _century_of(words_of_it: str | None) -> int | None:
    """The first year of 20世紀, 上世紀, 本世紀; None for no words."""
    if not words_of_it:
        return None
    number = words_of_it.removesuffix("世纪").removesuffix("个")
    return {"上": 1900, "本": 2000, "新": 2000}.get(number) or 100 * (_number(number) - 1)


def half(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """上半年."""
    first = 1 if match["half"] in "上前" else 7
    return _of_year(lambda year, unknown: periods.months(year, first, first + 5, unknown), point, setting.anchor)


def quarter(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """第二季度, 首三季, 上季; 第二季 alone may be a season of a series."""
    anchor = setting.anchor
    if match["relative"]:
        first = (anchor.day.month - 1) // 3 * 3 + 1 + 3 * words.STEPS[match["relative"]]
        start, end = periods.month(anchor.day.year, first), periods.month(anchor.day.year, first + 2)
        return Point(periods.span(start.start, end.end, DAY if anchor.unknown else 0))
    if match["bare"] and not point.period:
        near = BUSINESS.search(match.string, max(0, match.start() - 8), match.end() + 8)
        if near is None or match[0][0] != "第":
            return None
    written = match["which"] or match["bare"]
    last = {"首": 1, "末": 4}.get(written, 0) or _number(written or match["first"])
    first = 1 if match["first"] else last
    return _of_year(lambda year, unknown: periods.months(year, 3 * first - 2, 3 * last, unknown), point, anchor)


def lettered(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """2026年Q1, 3Q26, 2026H1: only with a year."""
    groups = match.groupdict()
    if groups.get("year"):
        point = Point(periods.year(2000 + int(groups["year"] or 0)))
    if not point.period or point.period.unit != "year":
        return None
    quarter, half_year = groups["quarter"], groups["half"]
    first, length = (3 * int(quarter) - 2, 3) if quarter else (6 * int(half_year or 1) - 5, 6)
    return _of_year(
        lambda year, unknown: periods.months(year, first, first + length - 1, unknown), point, setting.anchor
    )


def season(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """今年夏天: only with a year."""
    if not point.period or point.period.unit != "year":
        return None
    code = words.SEASONS[match["season"]]
    return _of_year(lambda year, unknown: periods.season(year, code, unknown), point, setting.anchor)


# Months and what divides them


def told_month(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """三月, 上(8)月; 3月 may be part of a word (三月租) unless its year is told."""
    number, told = _number(match["month"]), point.period is not None and not point.nearest
    if not 1 <= number <= 12 or (match.groupdict().get("word") is not None and not told):
        return None
    return _of_year(lambda year, unknown: periods.month(year, number, unknown), point, setting.anchor)


def relative_month(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """上個月, 當月."""
    base, unknown, word = setting.anchor.day, setting.anchor.unknown, match["word"]
    if word in words.MENTIONED_MONTHS:
        last = setting.last
        base, unknown = (last.start, last.unknown) if last else (base, DAY)
        offset = words.MENTIONED_MONTHS[word]
    else:
        offset = words.STEPS[word]
    return Point(periods.month(base.year, base.month + offset, min(unknown, MONTH)))


def first_months(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """前11個月: since January."""
    number = _number(match["number"])
    if not 1 < number <= 12:
        return None
    return _of_year(lambda year, unknown: periods.months(year, 1, number, unknown), point, setting.anchor)


def edge(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """The ten-day parts of a month, 初 and 底 as its first and last; 年初 is January, 年中 June, 年底 December."""
    period, edge, anchor = point.period, (match["edge"] or match["bare"] or match["ten"])[0], setting.anchor
    if period is None and match["of"]:
        month = periods.month(anchor.day.year, anchor.day.month, min(anchor.unknown, MONTH))
        period = month if match["of"] == "月" else periods.year(anchor.day.year, min(anchor.unknown, YEAR))
    if period is None:
        return None
    if period.unit == "year" and not match["ten"]:
        number = {"初": 1, "中": 6}.get(edge, 12)
        return replace(point, period=periods.month(period.start.year, number, period.unknown))
    if period.unit != "month":
        return None
    start = period.start.replace(day={"上": 1, "初": 1, "中": 11}.get(edge, 21))
    last = (match["ten"] or edge)[-2:][0]
    if last not in "上初中" and period.unknown >= MONTH:
        return point if point.period else Point(period)  # nobody knows where a month ends that nobody knows
    end = period.start.replace(day=20 if last == "中" else 10) if last in "上初中" else period.end
    return replace(point, period=periods.span(start, end, period.unknown))


def nth(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """The first or last days, weeks or months of a month or year: 今年最後三週, 十月的第一週, 前10天."""
    period, last = point.period, "后" in match["which"]
    number = _number(match["number"]) if match["number"] else 1
    if period is None or period.unit not in {"year", "month"} or not number:
        return None
    exactly, unknown = match["which"] == "第", period.unknown
    found: Period | None
    if match["weekday"]:
        found = periods.nth_weekday(period, number, words.WEEKDAYS[match["weekday"]], last=last)
    elif match["unit"] in {"周", "星期", "礼拜"}:
        found, unknown = periods.nth_weeks(period, number, last=last, exactly=exactly), DAY if unknown else 0
    elif match["unit"] == "月":
        found = periods.nth_months(period, number, last=last, exactly=exactly)
    else:
        start = period.end - timedelta(number - 1) if last else period.start + timedelta(number - 1 if exactly else 0)
        found = periods.single(start) if exactly else periods.span(start, start + timedelta(number - 1))
    return replace(point, period=replace(found, unknown=unknown)) if found else None


# Weeks and days


def told_week(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """上週, 下週五, 週末, 星期三; after a day, the weekday is only read over."""
    anchor, day = setting.anchor, match["day"]
    which = (match["which"] or "").rstrip("一个")
    if point.period:
        return point if point.period.unit == "day" and day and not which else None
    if not which and not day:
        return None
    monday = periods.week(anchor.day).start + timedelta(7 * words.STEPS.get(which, 0))
    unknown = DAY if anchor.unknown else 0
    if not day:
        return Point(periods.week(monday, unknown))
    if day == "末":
        return Point(periods.span(monday + timedelta(5), monday + timedelta(6), unknown))
    found = monday + timedelta(words.WEEKDAYS[day] - 1)
    if not which and abs(found - anchor.day) > timedelta(3):  # by itself, the nearest
        found += timedelta(7 if found < anchor.day else -7)
    return Point(periods.single(found, unknown, weekday=True))


def half_week(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """下半周: from Thursday on."""
    monday = periods.week(setting.anchor.day).start
    first, last = (0, 2) if match["half"] == "上" else (3, 6)
    unknown = DAY if setting.anchor.unknown else 0
    return Point(periods.span(monday + timedelta(first), monday + timedelta(last), unknown))


def told_day(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """18日; with a month, also 十五."""
    number, period = _number(match["day"] or match["unsigned"]), point.period
    if not 1 <= number <= 31 or (period and period.unit != "month"):
        return None
    if match["unsigned"] and (point.nearest or not period):
        return None  # 八月十五 without a year is a day of the lunar calendar
    if period and match["unsigned"] and match["unsigned"][0] in "初廿":
        return replace(point, period=periods.year(period.start.year, period.unknown))
    if point.nearest and period:
        month = period.start.month
        return _of_year(lambda year, unknown: periods.single(date(year, month, number), unknown), point, setting.anchor)
    if period:
        return replace(point, period=periods.single(period.start.replace(day=number), period.unknown))
    if match["sign"] == "号" or (not match["day"].isdigit() and number <= 10):
        return None  # 12号 may be a number, 三日 a length
    if is_days(match.string, match.start(), match.end()):
        return None
    return Point(_day_of_nearest_month(number, setting))


def _day_of_nearest_month(number: int, setting: Setting) -> Period:
    """A day of the month by itself: 23日 is the one nearest to the publication, or of the month mentioned last."""
    base, unknown, last = setting.anchor.day, setting.anchor.unknown, setting.last
    if unknown >= MONTH:
        if last is None or last.unit not in {"day", "month"}:
            return periods.single(periods.STAND_IN.replace(day=number), MONTH)
        return periods.single(last.start.replace(day=number), last.unknown)
    around = (periods.month(base.year, base.month + offset) for offset in (-1, 0, 1))
    days = [month.start.replace(day=number) for month in around if number <= month.end.day]
    return periods.single(min(days, key=lambda day: abs(day - base)), unknown)


def full_date(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """2024-01-18, 20240118, and the Republic's 1120823."""
    year, month, day = (int(number) for number in match.groups() if number)
    return Point(periods.single(date(year + 1911 if year < 1000 else year, month, day)))


def slashed_date(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """12/1 is a month and a day; 1/2/2020 has the day first, 12-11-10 the year."""
    if match["yy"]:
        return Point(periods.single(date(2000 + int(match["yy"]), int(match["mm"]), int(match["dd"]))))
    first, second = int(match["a"]), int(match["b"])
    if match["yyyy"]:
        return Point(periods.single(date(int(match["yyyy"]), second, first)))
    return _month_day(first, second, point, setting.anchor)


def _month_day(month: int, day: int, point: Point, anchor: Anchor) -> Point | None:
    return _of_year(lambda year, unknown: periods.single(date(year, month, day), unknown), point, anchor)


def relative_day(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """昨天, 當日, 昨(晚), 今(5)日."""
    anchor, last = setting.anchor, setting.last
    if match["mentioned"]:
        if last is None or last.unit != "day":
            return Point(periods.single(periods.STAND_IN, DAY))
        return Point(periods.single(last.start + timedelta(words.MENTIONED_DAYS[match["mentioned"]]), last.unknown))
    if match["number"]:
        return Point(_day_of_nearest_month(int(match["number"]), setting))
    offset = words.DAYS[match["word"]] if match["word"] else words.SHORT_DAYS[match["short"]]
    return Point(periods.single(anchor.day + timedelta(offset), anchor.unknown))


def festival(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """國慶節."""
    return _month_day(*words.FESTIVALS[match["name"]], point, setting.anchor)


def lunar(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """A date of the lunar calendar: only its year is known, if it is told."""
    if match["year"]:
        return Point(periods.year(_number(match["year"])))
    if point.period and not point.nearest:
        return point if point.period.unit == "year" else None
    return Point(periods.single(periods.STAND_IN, DAY)) if match["date"] else None


# The day and its hours


def part(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """上午; one character only after a day: 昨晚."""
    part, text = match["part"], match.string
    if point.clock or (point.period and point.period.unit != "day"):
        return None
    if not point.period and (
        len(part) == 1 or (part in words.ADJECTIVES and not text[match.end() : match.end() + 1].isnumeric())
    ):
        return None
    return replace(point, part=part)


def clock(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """8點, 17:55:23, 下午三時半, 5pm, the 0 of 0—24時."""
    if point.period and point.period.unit != "day":
        return None
    if match["digital"]:
        hour, minute, *rest = (int(part) for part in match["digital"].split(":"))
        second = rest[0] if rest else None
    elif match["whole"] or match["first"]:
        hour, minute, second = _number(match["whole"] or match["first"]), 0, None
    else:
        told = match["minute"] or match["fraction"] or match["exact"] or match["sign"] == "时"
        if not (told or point.period or point.part or _is_clock(match)):
            return None
        hour, second = _number(match["hour"]), _number(match["second"]) if match["second"] else None
        minute = words.FRACTIONS[match["fraction"]] if match["fraction"] else _number(match["minute"])
    hour = _hour(hour, point.part, (match["half"] or match["pm"] or "")[:1].lower())
    return replace(point, clock=(hour, minute, second)) if hour <= 24 and minute < 60 else None


def _is_clock(match: re.Match[str]) -> bool:
    """Whether a bare 点 is o'clock, and not three points of a list or of a share index."""
    rises = match.string[match.start() - 1 : match.start()] in set("涨跌升降挫逾近第这那")
    return match["alone"] is not None and not rises and match["hour"] not in set("一二两三四五")


def _hour(hour: int, part: str | None, half: str) -> int:
    """The hour on the 24-hour clock."""
    if part and hour == 12 and (part == "凌晨" or words.PARTS[part][0] >= 16):
        return 0 if part == "凌晨" else 24
    noon, afternoon = (words.PARTS[part][0] == 11, words.PARTS[part][0] >= 11) if part else (False, False)
    if (half == "p" or afternoon) and hour < 12 and not (noon and hour >= 10):
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour
