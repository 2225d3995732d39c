"""The atoms of time expressions: what each says by itself, and how it refines what stands before it.

An expression is a run of atoms whose ranks rise: a year (0), a half, quarter or season (1), a month (2), a part of a month (3),
a day (5), a weekday (6), a part of the day (7), a clock time (8). A resolver gets the run so far and answers with the run as
the atom refines it, or with None where the atom makes no sense there. All patterns are for folded text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from newscli.annotators.times import periods, words
from newscli.annotators.times.lengths import is_days
from newscli.annotators.times.periods import DAY, MONTH, YEAR, Anchor, Period
from newscli.numerals import GAP, read

SMALL = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
"""The number of a month, a day, an hour."""
TO = rf"{GAP}(?:至|到|[-–—―~～－]{{1,2}}){GAP}"
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


class Atom(NamedTuple):
    """A kind of atom."""

    rank: int
    pattern: str
    resolve: Resolver


def _number(written: str | None) -> int:
    numeral = read(written) if written else None
    return int(numeral.value) if numeral else 0


def _any(table: Iterable[str]) -> str:
    return "|".join(sorted(table, key=lambda word: (-len(word), word)))


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


def _year(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    if match["republic"]:
        return Point(periods.year(int(match["republic"]) + 1911))
    if match["short"]:
        number = int(match["short"])
        return Point(periods.year(number + (2000 if number < 50 else 1900)))
    return Point(periods.year(_number(match["year"])))


def _era(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    number = 1 if match["number"] == "元" else _number(match["number"])
    return Point(periods.year(words.ERAS[match["era"]] + number - 1)) if number else None


def _relative_year(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    anchor, last = setting.anchor, setting.last
    if match["mentioned"]:
        year, unknown = (last.start.year, min(last.unknown, YEAR)) if last else (anchor.day.year, YEAR)
        return Point(periods.year(year + words.MENTIONED_YEARS[match["mentioned"]], unknown))
    return Point(periods.year(anchor.day.year + words.YEARS[match["word"]], min(anchor.unknown, YEAR)))


def _decade(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """1980年代, 上世紀八十年代, 90年代; by itself 20年代 could be of either century."""
    if match["full"]:
        return Point(periods.decade(int(match["full"])))
    century = _century_of(match["century"])
    tens = _number(match["tens"])
    if century is None:
        century = 1900 if tens >= 30 else None
    return Point(periods.decade(century + tens)) if century is not None and tens % 10 == 0 and tens < 100 else None


def _century(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    first = _century_of(match["century"])
    return Point(periods.century(first)) if first and 0 < first < 9900 else None


def _century_of(words_of_it: str | None) -> int | None:
    """The first year of 20世紀, 上世紀, 本世紀; None for no words."""
    if not words_of_it:
        return None
    number = words_of_it.removesuffix("世纪").removesuffix("个")
    return {"上": 1900, "本": 2000, "新": 2000}.get(number) or 100 * (_number(number) - 1)


def _half(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    first = 1 if match["half"] in "上前" else 7
    return _of_year(lambda year, unknown: periods.months(year, first, first + 5, unknown), point, setting.anchor)


def _quarter(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """第二季度, 首三季, 上季; 第二季 alone may be a season of a series."""
    anchor = setting.anchor
    if match["relative"]:
        first = (anchor.day.month - 1) // 3 * 3 + 1 + 3 * words.STEPS[match["relative"]]
        start, end = periods.month(anchor.day.year, first), periods.month(anchor.day.year, first + 2)
        return Point(periods.span(start.start, end.end, DAY if anchor.unknown else 0))
    if match["bare"] and not point.period:
        return None
    written = match["which"] or match["bare"]
    last = {"首": 1, "末": 4}.get(written, 0) or _number(written or match["first"])
    first = 1 if match["first"] else last
    return _of_year(lambda year, unknown: periods.months(year, 3 * first - 2, 3 * last, unknown), point, anchor)


def _season(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    if not point.period or point.period.unit != "year":
        return None
    code = words.SEASONS[match["season"]]
    return _of_year(lambda year, unknown: periods.season(year, code, unknown), point, setting.anchor)


# Months and what divides them


def _month(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    number = _number(match["month"])
    if not 1 <= number <= 12:
        return None
    return _of_year(lambda year, unknown: periods.month(year, number, unknown), point, setting.anchor)


def _relative_month(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    base, unknown, word = setting.anchor.day, setting.anchor.unknown, match["word"]
    if word in words.MENTIONED_MONTHS:
        last = setting.last
        base, unknown = (last.start, last.unknown) if last else (base, DAY)
        offset = words.MENTIONED_MONTHS[word]
    else:
        offset = words.STEPS[word]
    return Point(periods.month(base.year, base.month + offset, min(unknown, MONTH)))


def _first_months(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """前11個月: since January."""
    number = _number(match["number"])
    if not 1 < number <= 12:
        return None
    return _of_year(lambda year, unknown: periods.months(year, 1, number, unknown), point, setting.anchor)


def _edge(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
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
    end = period.end if start.day == 21 else start + timedelta(9)
    return replace(point, period=periods.span(start, end, period.unknown))


def _nth(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """The first or last days, weeks or months of a month or year: 今年最後三週, 十月的第一週, 前10天."""
    period, last = point.period, "后" in match["which"]
    number = _number(match["number"]) if match["number"] else 1
    if period is None or period.unit not in {"year", "month"} or not number:
        return None
    exactly, unknown = match["which"] == "第", period.unknown
    found: Period | None
    if match["weekday"]:
        found = _nth_weekday(period, number, words.WEEKDAYS[match["weekday"]], last=last)
    elif match["unit"] in {"周", "星期", "礼拜"}:
        found, unknown = _nth_weeks(period, number, last=last, exactly=exactly), DAY if unknown else 0
    elif match["unit"] == "月":
        found = _nth_months(period, number, last=last, exactly=exactly)
    else:
        start = period.end - timedelta(number - 1) if last else period.start + timedelta(number - 1 if exactly else 0)
        found = periods.single(start) if exactly else periods.span(start, start + timedelta(number - 1))
    return replace(point, period=replace(found, unknown=unknown)) if found else None


def _nth_months(period: Period, number: int, *, last: bool, exactly: bool) -> Period | None:
    if period.unit != "year" or number > 12:
        return None
    if exactly:
        return periods.month(period.start.year, number)
    first, end = (13 - number, 12) if last else (1, number)
    return periods.months(period.start.year, first, end)


def _nth_weeks(period: Period, number: int, *, last: bool, exactly: bool) -> Period:
    """Weeks as ISO 8601 counts them: a week belongs to the month or year that its Thursday is in."""
    first = periods.week(period.start + timedelta(3)).start
    final = periods.week(period.end - timedelta(3)).start
    if last:
        return periods.span(final - timedelta(7 * (number - 1)), final + timedelta(6))
    start = first + timedelta(7 * (number - 1)) if exactly else first
    return periods.span(start, first + timedelta(7 * number - 1))


def _nth_weekday(period: Period, number: int, weekday: int, *, last: bool) -> Period | None:
    if last:
        day = period.end - timedelta((period.end.isoweekday() - weekday) % 7)
    else:
        day = period.start + timedelta((weekday - period.start.isoweekday()) % 7 + 7 * (number - 1))
    return periods.single(day) if not period.unknown and period.start <= day <= period.end else None


# Weeks and days


def _week(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
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


def _half_week(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    monday = periods.week(setting.anchor.day).start
    first, last = (0, 2) if match["half"] == "上" else (3, 6)
    unknown = DAY if setting.anchor.unknown else 0
    return Point(periods.span(monday + timedelta(first), monday + timedelta(last), unknown))


def _day(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    number, period = _number(match["day"] or match["unsigned"]), point.period
    if not 1 <= number <= 31 or (period and period.unit != "month"):
        return None
    if match["unsigned"] and (point.nearest or not period):
        return None  # 八月十五 without a year is a day of the lunar calendar
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


def _full_date(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    year, month, day = (int(number) for number in match.groups() if number)
    return Point(periods.single(date(year + 1911 if year < 1000 else year, month, day)))


def _slashed_date(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """12/1 is a month and a day; 1/2/2020 has the day first, 12-11-10 the year."""
    if match["yy"]:
        return Point(periods.single(date(2000 + int(match["yy"]), int(match["mm"]), int(match["dd"]))))
    first, second = int(match["a"]), int(match["b"])
    if match["yyyy"]:
        return Point(periods.single(date(int(match["yyyy"]), second, first)))
    return _month_day(first, second, point, setting.anchor)


def _month_day(month: int, day: int, point: Point, anchor: Anchor) -> Point | None:
    return _of_year(lambda year, unknown: periods.single(date(year, month, day), unknown), point, anchor)


def _relative_day(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    anchor, last = setting.anchor, setting.last
    if match["mentioned"]:
        if last is None or last.unit != "day":
            return Point(periods.single(periods.STAND_IN, DAY))
        return Point(periods.single(last.start + timedelta(words.MENTIONED_DAYS[match["mentioned"]]), last.unknown))
    offset = words.DAYS[match["word"]] if match["word"] else words.SHORT_DAYS[match["short"]]
    return Point(periods.single(anchor.day + timedelta(offset), anchor.unknown))


def _festival(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    return _month_day(*words.FESTIVALS[match["name"]], point, setting.anchor)


def _lunar(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """A date of the lunar calendar: only its year is known, if it is told."""
    if point.period and not point.nearest:
        return point if point.period.unit == "year" else None
    return Point(periods.single(periods.STAND_IN, DAY)) if match["date"] else None


# The day and its hours


def _part(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    part = match["part"]
    if point.clock or (point.period and point.period.unit != "day") or (len(part) == 1 and not point.period):
        return None
    return replace(point, part=part)


def _clock(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    if point.period and point.period.unit != "day":
        return None
    if match["digital"]:
        hour, minute, *rest = (int(part) for part in match["digital"].replace("：", ":").split(":"))
        second = rest[0] if rest else None
    elif match["lower"]:
        hour, minute, second = _number(match["lower"]), 0, None
    else:
        told = match["minute"] or match["fraction"] or match["exact"] or match["sign"] == "时"
        if not (told or point.period or point.part or _is_clock(match)):
            return None
        hour, second = _number(match["hour"]), _number(match["second"]) if match["second"] else None
        minute = words.FRACTIONS[match["fraction"]] if match["fraction"] else _number(match["minute"])
    hour = _hour(hour, point.part, (match["half"] or "")[:1].lower())
    return replace(point, clock=(hour, minute, second)) if hour <= 24 and minute < 60 else None


def _is_clock(match: re.Match[str]) -> bool:
    """Whether a bare 点 is o'clock, and not three points of a list or of a share index."""
    rises = match.string[match.start() - 1 : match.start()] in set("涨跌升降挫逾近第这那")
    return match["alone"] is not None and not rises and match["hour"] not in set("一二两三四五")


def _hour(hour: int, part: str | None, half: str) -> int:
    """The hour on the 24-hour clock."""
    noon, afternoon = (words.PARTS[part][0] == 11, words.PARTS[part][0] >= 11) if part else (False, False)
    if (half == "p" or afternoon) and hour < 12 and not (noon and hour >= 10):
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


_APART = r"(?<![0-9０-９.])"
"""Not in the middle of a number."""
_ALONE = r"(?<![0-9０-９.一二三四五六七八九十百千万亿几数第])"
_MONTHS, _DAYS = r"(?:0?[1-9]|1[0-2])", r"(?:3[01]|[12][0-9]|0?[1-9])"
_CENTURY = rf"(?P<century>(?:[上本]个?|新|{SMALL})世纪)"
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)"

_NTH_OF = rf"(?P<which>第|前|首|头|最后|后){GAP}(?P<number>{SMALL}|两)?{GAP}个?{GAP}"

ATOMS = (
    Atom(5, rf"{_APART}((?:19|20)[0-9]{{2}})[-/.]({_MONTHS})[-/.]({_DAYS})(?![0-9])", _full_date),
    Atom(5, r"(?<![0-9０-９.-])((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(3[01]|[12][0-9]|0[1-9])(?![0-9-])", _full_date),
    Atom(5, r"(?<=[）)])(1[01][0-9])(0[1-9]|1[0-2])(3[01]|[12][0-9]|0[1-9])(?![0-9])", _full_date),  # 1120823
    Atom(
        5,
        r"(?<![0-9０-９./:约近逾过占达有成])(?<![^0-9]-)(?<!^-)"
        rf"(?:(?P<a>{_DAYS})/(?P<b>{_DAYS})(?:/(?P<yyyy>(?:19|20)[0-9]{{2}}))?(?![0-9/.%％的多以左强弱人票席])"
        r"|(?P<yy>[0-9]{2})-(?P<mm>0[1-9]|1[0-2])-(?P<dd>3[01]|[12][0-9]|0[1-9])(?![0-9-]))",
        _slashed_date,
    ),
    Atom(0, rf"(?:(?P<full>{_APART}[12][0-9]{{2}}0)|{_CENTURY}?(?P<tens>[1-9]0|[一二三四五六七八九]十))年代", _decade),
    Atom(0, _CENTURY, _century),
    Atom(
        0,
        rf"{_APART}(?:公元|西元)?(?:(?P<year>[12][0-9]{{3}}|[一二][〇零○一二三四五六七八九]{{3}}){GAP}(?:年度?|(?={TO}[12][0-9]{{3}}{GAP}年))"
        rf"|(?P<short>0[0-9]|[0-9]{{2}}(?={GAP}年{GAP}(?:{SMALL}{GAP}月|第[一二三四1234]|[一二三四]季|[上下]半年|[初底]))){GAP}年(?!{GAP}[以之]?来)"
        rf"|(?P<republic>1[01][0-9]){GAP}年(?={GAP}{SMALL}{GAP}月|度|底|初))(?![轻级代])",
        _year,
    ),
    Atom(
        0,
        rf"(?P<era>{_any(words.ERAS)}){GAP}(?P<number>元|[0-9]{{1,3}}|[一二三四五六七八九十百〇零廿卅]{{1,6}}){GAP}年(?!代)",
        _era,
    ),
    Atom(
        0, rf"(?:(?P<mentioned>{_any(words.MENTIONED_YEARS)})|(?P<word>{_any(words.YEARS)}))(?![轻级])", _relative_year
    ),
    Atom(1, "(?P<half>[上下前后])半年", _half),
    Atom(
        1,
        rf"(?:(?:前|首|头)(?P<first>[二两三四234])个?季度?|(?P<relative>[上本这下])(?:一?个)?季度?"
        rf"|第?{GAP}(?P<which>[一二三四1234首末]){GAP}季度|第?{GAP}(?P<bare>[一二三四1234首末]){GAP}季)(?![节军后])",
        _quarter,
    ),
    Atom(1, "(?P<season>[春夏秋冬])[季天]?(?![节运耕种收训装游奥])", _season),
    Atom(2, rf"{_ALONE}(?P<month>{SMALL}){GAP}(?:月份?(?![饼亮球经子薪嫂刊票台租食])|(?={TO}{SMALL}{GAP}月))", _month),
    Atom(2, r"(?P<word>上上|下下|[上下本这今当同次翌])个?月份?(?![亮球饼])", _relative_month),
    Atom(2, rf"(?:(?<![以之提目此日先年月周天])前|首|头){GAP}(?P<number>{SMALL}){GAP}个月", _first_months),
    Atom(
        3,
        r"(?P<ten>[上中下]旬)|(?P<of>[年月])(?P<edge>[初底末中终])(?![国央华东西南北小])"
        r"|(?<=[年月份])(?P<bare>[初底末中终])(?![国央华东西南北小旬级期])",
        _edge,
    ),
    Atom(
        3,
        rf"{_NTH_OF}(?P<unit>天|日|月|周|星期|礼拜)(?P<weekday>(?<=[周期拜])[一二三四五六日天])?",
        _nth,
    ),
    Atom(
        5,
        rf"{_ALONE}(?:(?P<day>{SMALL}){GAP}(?:(?P<sign>[日号])(?![线楼院机店令本元圆])|(?={TO}{SMALL}{GAP}[日号])|(?=(?:、{SMALL}){{1,6}}[日号]))"
        rf"|(?<=[月份])(?P<unsigned>{_LUNAR_DAY})(?![个名位家人万亿千百点时分年月初]))",
        _day,
    ),
    Atom(
        5,
        rf"(?<![目以之此先生])(?P<word>{_any(words.DAYS)})(?!头条|俄罗斯|美国|说法|海峡|本)"
        rf"|(?P<mentioned>{_any(word for word in words.MENTIONED_DAYS if len(word) > 1)}|当(?=[晚夜](?![班报])))(?!而语|生效)"
        rf"|(?P<short>[{''.join(word for word in words.SHORT_DAYS if word != '前')}](?=[早晨午晚夜朝](?![报间清餐饭])|[（(][0-9]{{1,2}}日?[）)])|前(?=晚))",
        _relative_day,
    ),
    Atom(5, rf"(?<![夕])(?P<name>{_any(words.FESTIVALS)})(?!档)", _festival),
    Atom(
        5,
        rf"(?P<date>(?:(?:农历|旧历|阴历|夏历)(?:正|冬|腊|{SMALL})?月?|[正腊冬]月){_LUNAR_DAY}?|大年(?:初[一二三四五六七八九十]|三十))"
        rf"|(?P<festival>{_any(words.LUNAR_FESTIVALS)})",
        _lunar,
    ),
    Atom(4, "(?P<half>[上下])半周", _half_week),
    Atom(
        6,
        r"(?<![一二两三四五六七八九十几数每0-9])(?P<which>上上个?|上一?个?|这一?个?|本|今|当|下下个?|下一?个?)?"
        r"(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])?(?![年边围刊报岁期转])",
        _week,
    ),
    Atom(7, rf"(?<!春)(?P<part>{_any(words.PARTS)})(?!会|报|餐)", _part),
    Atom(
        8,
        rf"{_APART}(?<![:：])(?:(?P<digital>(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?:[:：][0-5][0-9])?)(?![0-9:：])"
        rf"(?:{GAP}(?P<half>[aApP]\.?[mM]\.?))?|(?P<lower>{SMALL})(?={TO}{SMALL}{GAP}[点时](?!间))"
        rf"|(?P<hour>{SMALL}|[零〇两]){GAP}(?P<sign>点|时(?![代期间候尚装常刻而任速段差效空长]))"
        rf"(?:{GAP}(?:(?P<fraction>半|一刻|三刻)"
        rf"|(?P<minute>[零〇]?{SMALL}(?={GAP}分)|[0-5][0-9](?![0-9.%％])|[一二三四五]?十[一二三四五六七八九]?(?![万亿％%个])){GAP}分?))?"
        rf"(?:{GAP}(?P<second>{SMALL}){GAP}秒)?(?P<exact>[整正许钟])?(?P<alone>(?=$|[，。；、,;)）\s]|[前后之以至到起开左]))?)",
        _clock,
    ),
)
"""In the order in which they are tried; those of one rank exclude each other."""
