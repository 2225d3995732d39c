"""The atoms of time expressions: what each says by itself, and how it refines what stands before it.

An expression is a run of atoms whose ranks rise: a year (0), a half or quarter (1), a month (2), a part of a month (3), a week or
weekday (4), a day (5), a part of the day (7), a clock time (8). A resolver gets the run so far and answers with the run as
the atom refines it, or with None where the atom makes no sense there. All patterns are for folded text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from newscli.annotators.times import periods
from newscli.annotators.times.periods import DAY, MONTH, YEAR, Period
from newscli.numerals import read

GAP = "[ \N{IDEOGRAPHIC SPACE}]{0,2}"
TO = rf"{GAP}(?:至|到|[-–—―~～－]){GAP}"
COUNT = r"(?:[0-9]{1,4}(?:\.[0-9]+)?|[一二三四五六七八九十两百千廿卅]{1,6}|半)"
SMALL = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
"""The number of a month, a day, an hour."""
WEEKDAYS = {**{name: number for number, name in enumerate("一二三四五六日", start=1)}, "天": 7}

RELATIVE_YEARS = {
    "大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上年度": -1, "上一年": -1, "旧年": -1, "今年": 0, "本年": 0, "本年度": 0,
    "年内": 0, "明年": 1, "来年": 1, "下一年": 1, "下年度": 1, "后年": 2, "大后年": 3,
}  # fmt: skip
RELATIVE_MONTHS = {"上上": -2, "上": -1, "前": -1, "本": 0, "这": 0, "今": 0, "下": 1, "下下": 2}
RELATIVE_DAYS = {
    "大前天": -3, "大前日": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨": -1, "寻日": -1, "琴日": -1, "噚日": -1,
    "今天": 0, "今日": 0, "今": 0, "本日": 0, "而家": 0, "此刻": 0, "明天": 1, "明日": 1, "明": 1, "听日": 1, "后天": 2, "后日": 2,
    "大后天": 3, "大后日": 3, "前": -2, "后": 2,
}  # fmt: skip
CONTEXT_DAYS = {
    "当天": 0,
    "当日": 0,
    "当": 0,
    "同日": 0,
    "同一天": 0,
    "即日": 0,
    "次日": 1,
    "翌日": 1,
    "隔天": 1,
    "隔日": 1,
    "第二天": 1,
}
FESTIVALS = {
    "元旦": (1, 1), "情人节": (2, 14), "妇女节": (3, 8), "植树节": (3, 12), "愚人节": (4, 1), "劳动节": (5, 1), "青年节": (5, 4),
    "儿童节": (6, 1), "建党节": (7, 1), "建军节": (8, 1), "教师节": (9, 10), "国庆节": (10, 1), "双十节": (10, 10), "光复节": (10, 25),
    "万圣节": (10, 31), "光棍节": (11, 11), "双十一": (11, 11), "双十二": (12, 12), "平安夜": (12, 24), "圣诞节": (12, 25),
}  # fmt: skip
"""Festivals with a date in the Gregorian calendar that is the same in every region (教師節: the mainland's)."""
ERAS = {
    "民国": 1912, "明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019, "顺治": 1644, "康熙": 1662, "雍正": 1723,
    "乾隆": 1736, "嘉庆": 1796, "道光": 1821, "咸丰": 1851, "同治": 1862, "光绪": 1875, "宣统": 1909, "洪武": 1368, "永乐": 1403,
    "宣德": 1426, "成化": 1465, "正德": 1506, "嘉靖": 1522, "万历": 1573, "崇祯": 1628, "贞观": 627, "永徽": 650, "神龙": 705,
    "开元": 713, "天宝": 742, "元和": 806, "熙宁": 1068, "元丰": 1078, "宣和": 1119, "绍兴": 1131,
}  # fmt: skip
"""The first year of eras. Years of Chinese eras before 1912 are lunar: only the year of their value is sure."""
PARTS = {
    "凌晨": (0, 5), "清晨": (5, 8), "早晨": (6, 9), "早上": (6, 9), "早间": (6, 9), "朝早": (6, 9), "清早": (6, 9), "一早": (6, 9), "上午": (8, 12), "上昼": (8, 12),
    "中午": (11, 13), "正午": (11, 13), "晌午": (11, 13), "下午": (12, 16), "午后": (12, 16), "下昼": (12, 16), "晏昼": (12, 16),
    "傍晚": (16, 18), "黄昏": (16, 18), "晚上": (16, 20), "晚间": (16, 20), "夜晚": (20, 24), "夜间": (20, 24), "夜里": (20, 24),
    "深夜": (20, 24), "半夜": (20, 24), "午夜": (20, 24), "入夜": (16, 20), "白天": (8, 18), "早": (6, 9), "晨": (6, 9), "午": (11, 13), "晚": (16, 20), "夜": (20, 24),
}  # fmt: skip
"""The hours of the parts of the day, as Microsoft's Recognizers-Text takes them."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative expressions count from, and how much of it is unknown."""

    day: date = periods.STAND_IN
    unknown: int = DAY
    clock: datetime | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """An expression as far as its atoms have told it."""

    period: Period | None = None
    clock: tuple[int, int, int | None] | None = None
    part: str | None = None
    relative: bool = False


class Setting(NamedTuple):
    """What atoms are resolved against: the anchor, and the date that was mentioned last."""

    anchor: Anchor
    last: Period | None


Resolver = Callable[[re.Match[str], Point, Setting], Point | None]


class Atom(NamedTuple):
    """A kind of atom: an expression is a run of atoms whose ranks rise."""

    name: str
    rank: int
    pattern: str
    resolve: Resolver


def _number(words: str) -> int:
    numeral = read(words)
    return int(numeral.value) if numeral else 0


def _nearest(candidates: list[Period], anchor: Anchor) -> Period:
    """The candidate whose middle is nearest to the anchor; of days and months rather one of the same year.

    An article that means another year says so (去年12月), but around the turn of the year.
    """

    def distance(period: Period) -> timedelta:
        other = period.unit in {"day", "month"} and period.start.year != anchor.day.year
        return abs(period.start - anchor.day + (period.end - period.start) / 2) + timedelta(OTHER_YEAR if other else 0)

    return min(candidates, key=distance)


OTHER_YEAR = 240
"""Days that a date of another year counts as farther: 30 December is last year's until the end of February."""


def _in_nearest_year(build: Callable[[int, int], Period], point: Point, anchor: Anchor) -> Period | None:
    """What `build` makes of the year that the point has told, or of the one that brings it nearest to the anchor."""
    if point.period:
        return build(point.period.start.year, point.period.unknown) if point.period.unit == "year" else None
    if anchor.unknown:
        return build(anchor.day.year, max(YEAR, anchor.unknown if anchor.unknown < MONTH else YEAR))
    candidates = []
    for year in (anchor.day.year - 1, anchor.day.year, anchor.day.year + 1):
        try:
            candidates.append(build(year, 0))
        except ValueError:
            continue
    return _nearest(candidates, anchor) if candidates else build(2000, YEAR)


def _year(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    if match["roc"]:
        return Point(periods.year(int(match["roc"]) + 1911))
    if match["short"]:
        number = int(match["short"])
        return Point(periods.year(number + (2000 if number < 50 else 1900)))
    return Point(periods.year(_number(match["year"])))


def _era(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    number = 1 if match["number"] == "元" else _number(match["number"])
    return Point(periods.year(ERAS[match["era"]] + number - 1)) if number else None


def _relative_year(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    offset = RELATIVE_YEARS[match["word"]]
    return Point(periods.year(setting.anchor.day.year + offset, min(setting.anchor.unknown, YEAR)), relative=True)


def _context_year(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    last = setting.last
    if last is None:
        return Point(periods.year(2000, YEAR), relative=True)
    return Point(
        periods.year(last.start.year + (match["word"] in {"次年", "翌年"}), min(last.unknown, YEAR)), relative=True
    )


def _half(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    first = 1 if match["half"] in "上前" else 7
    found = _in_nearest_year(lambda y, unknown: periods.months(y, first, first + 5, unknown), point, setting.anchor)
    return found and replace(point, period=found)


def _quarter(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    if match["season"] and not point.period:
        return None  # 第二季 alone may be a season of a series
    anchor = setting.anchor
    if match["relative"]:
        offset = {"上": -1, "本": 0, "这": 0, "下": 1}[match["relative"]]
        first = (anchor.day.month - 1) // 3 * 3 + 1 + 3 * offset
        start = periods.month(anchor.day.year, first)
        end = periods.month(anchor.day.year, first + 2)
        return Point(periods.span(start.start, end.end, DAY if anchor.unknown else 0), relative=True)
    if match["first"]:
        first, last = 1, 3 * _number(match["first"])
    else:
        word = match["which"] or match["season"]
        which = {"首": 1, "末": 4}.get(word) or _number(word)
        first, last = 3 * which - 2, 3 * which
    found = _in_nearest_year(lambda y, unknown: periods.months(y, first, last, unknown), point, anchor)
    return found and replace(point, period=found)


def _month(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    number = _number(match["month"])
    if not 1 <= number <= 12:
        return None
    found = _in_nearest_year(lambda y, unknown: periods.month(y, number, unknown), point, setting.anchor)
    return found and replace(point, period=found)


def _relative_month(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    anchor, last, word = setting.anchor, setting.last, match["word"]
    if word in {"当", "同", "次", "翌"}:
        base, offset, unknown = (last.start, int(word in "次翌"), last.unknown) if last else (anchor.day, 0, DAY)
    else:
        base, offset, unknown = anchor.day, RELATIVE_MONTHS[word], anchor.unknown
    return Point(periods.month(base.year, base.month + offset, min(unknown, MONTH)), relative=True)


def _edge(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """旬, 初, 中, 底 of a month or a year."""
    period, edge, anchor = point.period, match["edge"] or match["bare"] or match["ten"], setting.anchor
    if period is None:
        if match["of"] == "年":
            period = periods.year(anchor.day.year, min(anchor.unknown, YEAR))
        elif match["of"] == "月":
            period = periods.month(anchor.day.year, anchor.day.month, min(anchor.unknown, MONTH))
        else:
            return None
    if period.unit == "year":
        number = {"初": 1, "中": 6}.get(edge[0], 12)
        return (
            replace(point, period=periods.month(period.start.year, number, period.unknown))
            if not match["ten"]
            else None
        )
    if period.unit != "month":
        return None
    first = {"上": 1, "初": 1, "中": 11}.get(edge[0], 21)
    start = period.start.replace(day=first)
    end = period.end if first == 21 else start + timedelta(9)
    return replace(point, period=periods.span(start, end, period.unknown))


def _weekday(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """上週, 下週五, 週末, 星期三."""
    anchor, which, day = setting.anchor, match["which"], match["day"]
    if point.period and point.period.unit == "day":
        return point if day and not which else None
    if (not which and not day) or point.period:
        return None
    offset = {"上上": -2, "上": -1, "下": 1, "下下": 2}.get(re.sub("[一个]", "", which or ""), 0)
    monday = periods.week(anchor.day).start + timedelta(7 * offset)
    unknown = DAY if anchor.unknown else 0
    if not day:
        return Point(periods.week(monday, unknown), relative=True)
    if day == "末":
        return Point(periods.span(monday + timedelta(5), monday + timedelta(6), unknown), relative=True)
    found = monday + timedelta(WEEKDAYS[day] - 1)
    if not which and abs(found - anchor.day) > timedelta(3):
        found += timedelta(7 if found < anchor.day else -7)
    return Point(periods.single(found, unknown, weekday=True), relative=True)


def _half_week(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    monday = periods.week(setting.anchor.day).start
    first, last = (0, 2) if match["half"] == "上" else (3, 6)
    unknown = DAY if setting.anchor.unknown else 0
    return Point(periods.span(monday + timedelta(first), monday + timedelta(last), unknown), relative=True)


def _nth(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """The first or last days, weeks or months of a month or year: 今年最後三週, 十月的第一週, 前10天."""
    period, unit, which = point.period, match["unit"], match["which"]
    if period is None or period.unit not in {"year", "month"}:
        return None
    number = _number(match["number"]) if match["number"] else 1
    if not number:
        return None
    if match["weekday"]:
        return _nth_weekday(period, which, number, WEEKDAYS[match["weekday"]], point)
    if unit == "月":
        if period.unit != "year" or number > 12:
            return None
        year = period.start.year
        if which == "第":
            return replace(point, period=periods.month(year, number, period.unknown))
        first, last = (13 - number, 12) if "后" in which else (1, number)
        return replace(point, period=periods.months(year, first, last, period.unknown))
    if unit in "天日":
        start = period.end - timedelta(number - 1) if "后" in which else period.start
        start = start + timedelta(number - 1) if which == "第" else start
        end = start if which == "第" else start + timedelta(number - 1)
        found = periods.single(start, period.unknown) if which == "第" else periods.span(start, end, period.unknown)
        return replace(point, period=found)
    return replace(point, period=_nth_week(period, which, number))


def _nth_week(period: Period, which: str, number: int) -> Period:
    """Weeks as ISO 8601 counts them: a week belongs to the month or year that its Thursday is in."""
    first = periods.week(period.start + timedelta(3)).start
    first = first if first + timedelta(3) >= period.start else first + timedelta(7)
    final = periods.week(period.end - timedelta(3)).start
    if "后" in which:
        return periods.span(final - timedelta(7 * (number - 1)), final + timedelta(6), period.unknown)
    start = first + timedelta(7 * (number - 1)) if which == "第" else first
    end = first + timedelta(7 * number - 1)
    return periods.span(start, end, DAY) if period.unknown else periods.span(start, end)


def _nth_weekday(period: Period, which: str, number: int, weekday: int, point: Point) -> Point | None:
    if period.unknown:
        return None
    if "后" in which:
        day = period.end - timedelta((period.end.isoweekday() - weekday) % 7)
    else:
        day = period.start + timedelta((weekday - period.start.isoweekday()) % 7 + 7 * (number - 1))
    return replace(point, period=periods.single(day)) if period.start <= day <= period.end else None


def _day(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    number, anchor = _number(match["day"]), setting.anchor
    if not 1 <= number <= 31:
        return None
    if point.period:
        if point.period.unit != "month":
            return None
        return replace(point, period=periods.single(point.period.start.replace(day=number), point.period.unknown))
    if match["sign"] == "号" or (not match["day"].isdigit() and number <= 10):
        return None  # 12号 is a number, 三日 a duration
    unknown, base = anchor.unknown, anchor.day
    if anchor.unknown >= MONTH and setting.last and setting.last.unit in {"day", "month"}:
        unknown, base = setting.last.unknown, setting.last.start
    candidates = []
    for offset in (-1, 0, 1):
        month = periods.month(base.year, base.month + offset)
        if number <= month.end.day:
            candidates.append(periods.single(month.start.replace(day=number), unknown))
    if unknown >= MONTH:
        return Point(periods.single(date(2000, 1, number), MONTH))
    nearest = min(candidates, key=lambda period: abs(period.start - base))
    return Point(nearest, relative=True)


def _full(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    return Point(periods.single(date(int(match["y"]), int(match["m"] or match["m8"]), int(match["d"] or match["d8"]))))


def _numeric(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    """12/1, 1/2/2020 (day first), 12-11-10 (year first), and the Republic's 1120823."""
    if match["yy"]:
        return Point(periods.single(date(2000 + int(match["yy"]), int(match["mm"]), int(match["dd"]))))
    first, second = int(match["a"]), int(match["b"])
    if match["c"]:
        return Point(periods.single(date(int(match["c"]), second, first)))
    return _month_day(first, second, setting.anchor)


def _month_day(month: int, day: int, anchor: Anchor) -> Point | None:
    if not 1 <= month <= 12:
        return None
    build = lambda y, unknown: periods.single(date(y, month, day), unknown)  # noqa: E731
    found = _in_nearest_year(build, Point(), anchor)
    return found and Point(found)


def _republic(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    return Point(periods.single(date(int(match["ry"]) + 1911, int(match["rm"]), int(match["rd"]))))


def _relative_day(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    anchor = setting.anchor
    day = anchor.day + timedelta(RELATIVE_DAYS[match["word"] or match["short"]])
    return Point(periods.single(day, anchor.unknown), relative=True)


def _context_day(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    offset, last = CONTEXT_DAYS[match["word"]], setting.last
    if last is None or last.unit != "day":
        return Point(periods.single(periods.STAND_IN, DAY), relative=True)
    return Point(periods.single(last.start + timedelta(offset), last.unknown), relative=True)


def _festival(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    month, day = FESTIVALS[match["name"]]
    build = lambda y, unknown: periods.single(date(y, month, day), unknown)  # noqa: E731
    found = _in_nearest_year(build, point, setting.anchor)
    return found and replace(point, period=found)


def _part(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    if (point.period and point.period.unit != "day") or point.clock:
        return None
    if len(match["part"]) == 1 and not point.period:
        return None
    return replace(point, part=match["part"])


def _clock(match: re.Match[str], point: Point, setting: Setting) -> Point | None:
    if point.period and point.period.unit != "day":
        return None
    if match["digital"]:
        hour, minute, *rest = (int(part) for part in match["digital"].replace("：", ":").split(":"))
        second = rest[0] if rest else None
    else:
        told = match["minute"] or match["fraction"] or match["exact"] or match["sign"] == "时"
        if not (told or point.period or point.part or match["alone"] is not None):
            return None  # 三点 alone may be three points
        hour = _number(match["hour"])
        minute = FRACTIONS[match["fraction"]] if match["fraction"] else _number(match["minute"] or "0")
        second = _number(match["second"]) if match["second"] else None
    hour = _hour(hour, point.part, (match["half"] or "")[:1].lower())
    return replace(point, clock=(hour, minute, second)) if hour <= 24 and minute < 60 else None


FRACTIONS = {"半": 30, "一刻": 15, "三刻": 45}


def _hour(hour: int, part: str | None, half: str) -> int:
    """The hour on the 24-hour clock."""
    noon = bool(part and PARTS[part][0] == 11)
    if (half == "p" or bool(part and PARTS[part][0] >= 11)) and hour < 12 and not (noon and hour >= 10):
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


_APART = r"(?<![0-9０-９.])"
"""Not in the middle of a number."""
_CHINESE_APART = r"(?<![0-9０-９.一二三四五六七八九十百千万亿几数第])"
_DATE_AHEAD = rf"(?={TO}{SMALL}{GAP}"
"""The first number of a range that leaves its unit to the second: 8至9日."""

ATOMS = (
    Atom(
        "full",
        5,
        r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})(?:(?P<sep>[-/.])(?P<m>0?[1-9]|1[0-2])[-/.](?P<d>3[01]|[12][0-9]|0?[1-9])|"
        r"(?P<m8>0[1-9]|1[0-2])(?P<d8>3[01]|[12][0-9]|0[1-9]))(?![0-9])",
        _full,
    ),
    Atom(
        "republic",
        5,
        r"(?<=[）)])(?P<ry>1[01][0-9])(?P<rm>0[1-9]|1[0-2])(?P<rd>3[01]|[12][0-9]|0[1-9])(?![0-9])",
        _republic,
    ),
    Atom(
        "numeric",
        5,
        r"(?<![0-9０-９./:约近逾过占达有成-])(?:(?P<a>3[01]|[12]?[0-9])/(?P<b>3[01]|[12]?[0-9])(?:/(?P<c>(?:19|20)[0-9]{2}))?(?![0-9/.%％的多以左强弱人票席])"
        r"|(?P<yy>[0-9]{2})-(?P<mm>0[1-9]|1[0-2])-(?P<dd>3[01]|[12][0-9]|0[1-9])(?![0-9-]))",
        _numeric,
    ),
    Atom(
        "year",
        0,
        rf"{_APART}(?:公元|西元)?(?:(?P<year>[12][0-9]{{3}}|[一二][〇零○一二三四五六七八九]{{3}}){GAP}(?:年度?|(?={TO}[12][0-9]{{3}}{GAP}年))"
        rf"|(?P<short>0[0-9]|[0-9]{{2}}(?={GAP}年{GAP}{SMALL}{GAP}月)){GAP}年(?!{GAP}[以之]?来)|(?P<roc>1[01][0-9]){GAP}年(?={GAP}{SMALL}{GAP}月|度|底|初))(?!轻|级)",
        _year,
    ),
    Atom(
        "era",
        0,
        rf"(?P<era>{'|'.join(ERAS)}){GAP}(?P<number>元|[0-9]{{1,3}}|[一二三四五六七八九十百〇零廿卅]{{1,6}}){GAP}年",
        _era,
    ),
    Atom(
        "relative_year",
        0,
        rf"(?P<word>{'|'.join(sorted(RELATIVE_YEARS, key=len, reverse=True))})(?![轻级])",
        _relative_year,
    ),
    Atom("context_year", 0, "(?P<word>同年|当年|次年|翌年)", _context_year),
    Atom("half", 1, "(?P<half>[上下前后])半年", _half),
    Atom(
        "quarter",
        1,
        rf"(?:(?:前|首|头)(?P<first>[二两三四234])个?季度?|(?P<relative>[上本这下])(?:一个?)?季度?"
        rf"|(?:第?{GAP}(?P<which>[一二三四1234首末]){GAP}季度|第?{GAP}(?P<season>[一二三四1234首末]){GAP}季))(?![节军后])",
        _quarter,
    ),
    Atom(
        "month",
        2,
        rf"{_CHINESE_APART}(?P<month>{SMALL}){GAP}(?:月(?:份)?(?![饼亮球经子薪嫂刊票台租食])|{_DATE_AHEAD}月))",
        _month,
    ),
    Atom("relative_month", 2, r"(?P<word>上上|下下|[上下本这今当同次翌])个?月(?![亮球饼])(?:份)?", _relative_month),
    Atom(
        "edge",
        3,
        r"(?P<ten>[上中下]旬)|(?P<of>[年月])(?P<edge>[初底末中终])(?![国央华东西南北小])|(?<=[年月])(?P<bare>[初底末中终])(?![国央华东西南北小旬级期])",
        _edge,
    ),
    Atom(
        "nth",
        3,
        rf"(?P<which>第|前|首|头|最后|后){GAP}(?P<number>{SMALL}|两)?{GAP}(?P<ge>个)?{GAP}(?P<unit>天|日|周|星期|礼拜|月)(?P<weekday>(?<=[周期拜])[一二三四五六日天])?",
        _nth,
    ),
    Atom("half_week", 4, "(?P<half>[上下])半周", _half_week),
    Atom(
        "weekday",
        6,
        r"(?<![一二两三四五六七八九十几数每0-9])(?P<which>上上个?|上一?个?|这一?个?|本|今|当|下下个?|下一?个?)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])?(?![年边围刊报岁期转])",
        _weekday,
    ),
    Atom(
        "day",
        5,
        rf"{_CHINESE_APART}(?P<day>{SMALL}){GAP}(?:(?P<sign>[日号])(?![线楼院机店令本元圆]|[之以]?[内后来]|间|游|行程)|{_DATE_AHEAD}[日号])|(?=、{SMALL}[日号]))",
        _day,
    ),
    Atom(
        "relative_day",
        5,
        rf"(?P<word>{'|'.join(sorted((w for w in RELATIVE_DAYS if len(w) > 1), key=len, reverse=True))})(?!头条|俄罗斯|美国|说法|海峡)"
        r"|(?P<short>[今昨明](?=[早晨午晚夜](?![报间清])|[（(][0-9]{1,2}日?[）)])|前(?=晚))",
        _relative_day,
    ),
    Atom(
        "context_day",
        5,
        rf"(?P<word>{'|'.join(w for w in CONTEXT_DAYS if len(w) > 1)}|当(?=[晚夜](?![班报])))",
        _context_day,
    ),
    Atom("festival", 5, rf"(?P<name>{'|'.join(FESTIVALS)})", _festival),
    Atom("part", 7, rf"(?P<part>{'|'.join(sorted(PARTS, key=len, reverse=True))})", _part),
    Atom(
        "clock",
        8,
        rf"{_APART}(?<![:：])(?:(?P<digital>(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?:[:：][0-5][0-9])?)(?![0-9:：]){GAP}(?P<half>[aApP]\.?[mM]\.?)?"
        rf"|(?P<hour>{SMALL}|[零〇两]){GAP}(?P<sign>点|时(?![代期间候尚装常刻而任速段差效空长]))"
        rf"(?:{GAP}(?:(?P<fraction>半|一刻|三刻)|(?P<minute>[零〇]?{SMALL}(?={GAP}分)|[0-5][0-9](?![0-9.%％])|[一二三四五]?十[一二三四五六七八九]?(?![万亿％%个])){GAP}分?))?"
        rf"(?:{GAP}(?P<second>{SMALL}){GAP}秒)?(?P<exact>[整正许钟])?(?P<alone>(?<![涨跌升降挫逾近一二三四五六七八九].点)(?<=[0-9零〇十]点)(?=$|[，。；、,;)）\\s]|[前后至到起开左]))?)",
        _clock,
    ),
)
