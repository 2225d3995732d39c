"""Resolvers of weeks, days and feasts, and of the hours of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from newscli.annotators.times import feasts, periods, words
from newscli.annotators.times.lengths import is_days
from newscli.annotators.times.periods import DAY, MONTH, Anchor, Period
from newscli.annotators.times.points import Point, Setting, of_year, worth

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
    number, period = worth(match["day"] or match["unsigned"]), point.period
    if not 1 <= number <= 31 or (period and period.unit != "month"):
        return None
    if match["unsigned"] and (point.nearest or not period):
        return None  # 八月十五 without a year is a day of the lunar calendar
    if period and match["unsigned"] and match["unsigned"][0] in "初廿":
        return replace(point, period=periods.year(period.start.year, period.unknown))
    if point.nearest and period:
        month = period.start.month
        return of_year(lambda year, unknown: periods.single(date(year, month, number), unknown), point, setting.anchor)
    if period:
        return replace(point, period=periods.single(period.start.replace(day=number), period.unknown))
    if match["sign"] == "号" and not _is_day(match):
        return None  # 12号 may be a number
    if not match["day"].isdigit() and number <= 10:
        return None  # 三日 may be a length
    if is_days(match.string, match.start(), match.end()):
        return None
    return Point(_day_of_nearest_month(number, setting))


DAY_BEFORE = re.compile(r"(?:^|[\s，。、；（(“]|[于在至到从自截])\Z")
DAY_AFTER = re.compile(
    "[上下]午|凌晨|清晨|早上?|中午|傍晚|深?夜|晚|当天|[，,]?(?:证实|宣布|表示|报道|发布|指出|举行|召开|开幕|闭幕|抵达|访问|称|说)|电"
)
"""Around 13号 that is a day: a boundary, and an hour or what is done on days."""


def _is_day(match: re.Match[str]) -> bool:
    text, start = match.string, match.start()
    return bool(DAY_BEFORE.search(text, max(0, start - 1), start) and DAY_AFTER.match(text, match.end()))


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
    return of_year(lambda year, unknown: periods.single(date(year, month, day), unknown), point, anchor)


def relative_day(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """昨天, 當日, 昨(晚), 今(5)日; 即日起 from the publication on."""
    anchor, last = setting.anchor, setting.last
    if match["mentioned"] == "即日" and match.string[match.end() : match.end() + 1] == "起":
        return Point(periods.single(anchor.day, anchor.unknown))
    if match["mentioned"]:
        if last is None or last.unit != "day":
            return Point(periods.single(periods.STAND_IN, DAY))
        return Point(periods.single(last.start + timedelta(words.MENTIONED_DAYS[match["mentioned"]]), last.unknown))
    if match["number"]:
        return Point(_day_of_nearest_month(int(match["number"]), setting))
    offset = words.DAYS[match["word"]] if match["word"] else words.SHORT_DAYS[match["short"]]
    return Point(periods.single(anchor.day + timedelta(offset), anchor.unknown))


def neighbours(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """今明兩天."""
    day, (first, last) = setting.anchor.day, words.NEIGHBOURS[match["days"]]
    return Point(periods.span(day + timedelta(first), day + timedelta(last), setting.anchor.unknown))


def festival(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """國慶節, 春節, 中秋連假."""
    name = match["name"] or words.SHORT_FESTIVALS[match["short"]]
    if name in words.FESTIVALS:
        return _month_day(*words.FESTIVALS[name], point, setting.anchor)
    return _moving(lambda year: periods.single(feasts.feast(name, year)), point, setting.anchor)


def lunar(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """農曆八月十五, 大年初一; of 臘月 only the year is known."""
    if match["year"]:
        point = Point(periods.year(worth(match["year"])))
    written = (match["month"] or "正月").removesuffix("月")
    name = written.removeprefix("闰")
    month, leap = words.LUNAR_MONTHS.get(name) or worth(name), name != written
    day = worth((match["day"] or match["new"] or "").removeprefix("初"))

    def build(year: int) -> Period:
        eve = match["new"] == "三十"
        return periods.single(feasts.feast("除夕", year) if eve else feasts.lunar_year(year).day(month, day, leap=leap))

    return _moving(build, point, setting.anchor)


def _moving(build: Callable[[int], Period], point: Point, anchor: Anchor) -> Point | None:
    """The day that `build` makes of the year told, or of the one nearest to the anchor; where it cannot, what is known."""
    if point.period and not point.nearest:
        if point.period.unit != "year":
            return None
        with suppress(ValueError):
            return point if point.period.unknown else replace(point, period=build(point.period.start.year))
        return point
    found = None if anchor.unknown else of_year(lambda year, unknown: build(year), point, anchor)
    return found or Point(periods.single(periods.STAND_IN, DAY))


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
        if not (point.period or point.part) and _is_score(match):
            return None
        hour, minute, *rest = (int(part) for part in match["digital"].split(":"))
        second = rest[0] if rest else None
    elif match["whole"] or match["first"]:
        hour, minute, second = worth(match["whole"] or match["first"]), 0, None
    else:
        told = match["minute"] or match["fraction"] or match["exact"] or match["sign"] == "时"
        if not (told or point.period or point.part or _is_clock(match)):
            return None
        hour, second = worth(match["hour"]), worth(match["second"]) if match["second"] else None
        minute = words.FRACTIONS[match["fraction"]] if match["fraction"] else worth(match["minute"])
    hour = _hour(hour, point.part, (match["half"] or match["pm"] or "")[:1].lower())
    return replace(point, clock=(hour, minute, second)) if hour <= 24 and minute < 60 else None


SCORE_BEFORE = re.compile(r"(?:(?:比|[比局][分数])[为是]?|[以胜负败平])(?:\d{1,3}:\d{1,3}[、，,和及]){0,6}\Z")
SCORE_AFTER = re.compile(
    r"(?:[、，,和及]\d{1,3}:\d{1,3}){0,6}的?(?:[击打]败|战胜|[力大完险]?[克胜]|获胜|取胜|逆转|横扫|不敌|落败|领先|落后|扳平|比分)"
)


def _is_score(match: re.Match[str]) -> bool:
    """Whether 21:19 is the score of a match, perhaps among others, or a ratio."""
    text, start = match.string, match.start()
    return bool(SCORE_BEFORE.search(text, max(0, start - 40), start) or SCORE_AFTER.match(text, match.end()))


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
