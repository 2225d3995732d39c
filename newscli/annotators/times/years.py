"""Resolvers of years, and of the halves, quarters, seasons and months that divide them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from newscli.annotators.times import periods, words
from newscli.annotators.times.lengths import TERM
from newscli.annotators.times.periods import DAY, MONTH, YEAR, Period
from newscli.annotators.times.points import Point, Setting, of_year, worth

LONGEST = 50
"""Years between the ends of 1950-54年; 2024-12年 is none."""
BUSINESS = re.compile(
    "营[收业运]|按[季年]|统计|录得|数字|成交|失业|旅客|轮候|保费|贷款|按揭|获利|净利|盈|亏|利[润率]|业绩|财[报测务]|季[报度]|经济|[出进]口|销售|毛利|每股|成长|[增减衰]|[涨跌]|投资|产[能值]|出货|市场|房价"
    "|租金|需求|库存|GDP|EPS"
)
"""Near 第三季 where it is a quarter, not a season of a series."""


def told_year(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """2024年, 二〇二四年, 07年, 2025學年, FY2026, and the Republic's 112年度."""
    if republic := match["republic"] or match["until"]:
        year = int(republic) + 1911
        return Point(periods.years(year, year + 1) if "学" in match[0] else periods.year(year))
    if match["short"]:
        number = int(match["short"])
        return Point(periods.year(number + (2000 if number < 50 else 1900)))
    year = worth(match["year"])
    return Point(periods.years(year, year + 1) if match["school"] else periods.year(year))


def plan(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """The years of a five-year plan of the People's Republic: 十四五期間 is 2021 to 2025; the third began in 1966."""
    first = 1966 + 5 * (worth(match["plan"]) - 3)
    return Point(periods.years(first, first + 4)) if first >= 1966 else None


def era(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """民國三年, 昭和20年, 康熙元年."""
    number = 1 if match["number"] == "元" else worth(match["number"])
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
    """2021/22年度, 2023-24學年; 1950-54年."""
    first = int(match["first"])
    second = first // 100 * 100 + int(match["second"][-2:])
    second += 100 if second < first else 0
    together = second == first + 1 if match["season"] else second - first < LONGEST
    return Point(periods.years(first, second)) if together else None


def decade(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """1980年代, 上世紀八十年代, 90年代; by itself 20年代 could be of either century."""
    if match["full"]:
        return Point(periods.decade(int(match["full"])))
    tens = worth(match["tens"])
    first = _century_of(match["century"]) or (1900 if tens >= 30 else None)
    return Point(periods.decade(first + tens)) if first and tens % 10 == 0 and tens < 100 else None


def century(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """21世紀, 上世紀, the 14 of 14至15世紀."""
    first = _century_of(match["century"] or match["first"])
    return Point(periods.century(first)) if first and 0 < first < 9900 else None


def _century_of(words_of_it: str | None) -> int | None:
    """The first year of 20世紀, 上世紀, 本世紀; None for no words."""
    if not words_of_it:
        return None
    number = words_of_it.removesuffix("世纪").removesuffix("个")
    return {"上": 1900, "本": 2000, "新": 2000}.get(number) or 100 * (worth(number) - 1)


def half(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """上半年."""
    first = 1 if match["half"] in "上前" else 7
    return of_year(lambda year, unknown: periods.months(year, first, first + 5, unknown), point, setting.anchor)


def quarter(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """第二季度, 首三季, 上季; 第二季 and 本季 alone may be a season of a series or a sport."""
    anchor = setting.anchor
    near = BUSINESS.search(match.string, max(0, match.start() - 8), match.end() + 8)
    if match["relative"]:
        if near is None and match[0][-1] == "季":
            return None
        first = (anchor.day.month - 1) // 3 * 3 + 1 + 3 * words.STEPS[match["relative"]]
        start, end = periods.month(anchor.day.year, first), periods.month(anchor.day.year, first + 2)
        return Point(periods.span(start.start, end.end, DAY if anchor.unknown else 0))
    if match["bare"] and not point.period and (near is None or match[0][0] != "第"):
        return None
    written = match["which"] or match["bare"]
    last = {"首": 1, "末": 4}.get(written, 0) or worth(written or match["first"])
    first = 1 if match["first"] else last
    return of_year(lambda year, unknown: periods.months(year, 3 * first - 2, 3 * last, unknown), point, anchor)


def lettered(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """2026年Q1, 3Q26, 2026H1; without a year only near words of business: Q1營收."""
    groups = match.groupdict()
    if groups.get("year"):
        point = Point(periods.year(2000 + int(groups["year"] or 0)))
    if not (point.period.unit == "year" if point.period else _is_business(match)):
        return None
    quarter, half_year = groups["quarter"], groups["half"]
    first, length = (3 * int(quarter) - 2, 3) if quarter else (6 * int(half_year or 1) - 5, 6)
    return of_year(
        lambda year, unknown: periods.months(year, first, first + length - 1, unknown), point, setting.anchor
    )


def _is_business(match: re.Match[str]) -> bool:
    """Whether a bare Q1 is a quarter: a word of business follows."""
    text, start = match.string, match.start()
    alone = not (text[start - 1 : start].isascii() and text[start - 1 : start].isalnum())
    return alone and bool(BUSINESS.match(text, match.end()))


def season(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """今年夏天: only with a year."""
    if not point.period or point.period.unit != "year":
        return None
    code = words.SEASONS[match["season"]]
    return of_year(lambda year, unknown: periods.season(year, code, unknown), point, setting.anchor)


# Months and what divides them


def told_month(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """三月, 上(8)月; 3月 may be part of a word (三月租) unless its year is told."""
    number, told = worth(match["month"]), point.period is not None and not point.nearest
    if not 1 <= number <= 12 or (match.groupdict().get("word") is not None and not told):
        return None
    if TERM.match(match.string, match.start()):
        return None
    return of_year(lambda year, unknown: periods.month(year, number, unknown), point, setting.anchor)


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
    number = worth(match["number"])
    if not 1 < number <= 12:
        return None
    return of_year(lambda year, unknown: periods.months(year, 1, number, unknown), point, setting.anchor)


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
    number = worth(match["number"]) if match["number"] else 1
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
