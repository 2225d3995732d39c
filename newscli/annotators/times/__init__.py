"""The field `times`: dates, times of day, durations and sets, with their EDTF or ISO 8601 values.

One scan over the folded text finds where an expression may begin. Atoms of falling size that stand together (2024年, 1月,
18日, 下午, 3點) refine one another to a point; points join to ranges; words at the edges (以來, 之前) open them. Relative and
partial expressions are resolved to the nearest date by the day of publication; without one, what is not known is X, never
guessed. Limits: lunar dates are not computed; what 當日 or 翌日 refers to is taken from the day mentioned last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from newscli.annotators.times import periods
from newscli.annotators.times.atoms import ATOMS, COUNT, GAP, PARTS, SMALL, TO, WEEKDAYS, Anchor, Point, Setting
from newscli.annotators.times.periods import DAY, MONTH, Period
from newscli.lexicon import fold
from newscli.model import Time, TimeType
from newscli.numerals import read
from newscli.options import Options
from newscli.report import Report

UNITS = {
    "世纪": ("Y", 100), "年": ("Y", 1), "季度": ("M", 3), "月": ("M", 1), "周": ("W", 1), "星期": ("W", 1), "礼拜": ("W", 1),
    "天": ("D", 1), "日": ("D", 1), "小时": ("H", 1), "钟头": ("H", 1), "钟": ("H", 1), "刻钟": ("MIN", 15), "分钟": ("MIN", 1),
    "分": ("MIN", 1), "秒钟": ("S", 1), "秒": ("S", 1),
}  # fmt: skip
"""The ISO 8601 designator of each unit of duration (MIN for the M after T), and how many of it one is."""

_LENGTH = (
    rf"(?P<number>{COUNT}|[几数])[多余来]?{GAP}(?P<ge>个)?(?P<half>[半多])?{GAP}"
    r"(?P<unit>世纪|年(?![级生代轻龄报会货糕画鉴度月])|季度|月|周(?![年岁刊期边围])|星期|礼拜|天(?![气空然线文津河])|小时|钟头|钟|刻钟|分钟|秒钟|秒(?!杀))"
    r"(?P<more>半(?![年月天])|多|余)?"
)
LENGTH = re.compile(_LENGTH)
NEXT_LENGTH = re.compile(rf"{GAP}[又零]?{GAP}(?:{_LENGTH}|(?P<small>{SMALL}){GAP}(?P<rest>分|日|天))")
DAYS = re.compile(
    rf"(?P<number>{COUNT}|[几数])[多余来]?{GAP}(?P<unit>日)(?=[之以]?[内后]|以来|间|游|行程|时间|之久|假)"
)
ONE_OF_MANY = re.compile(r"(?:[这那同每某第有当新又全])\Z")
"""Before 一年, 一天: not a length but a certain one."""
AROUND = re.compile(
    rf"(?P<past>过去|最近|近(?={GAP}{COUNT}[^，。]{{1,4}}[来内间])|(?<![以之提目此日先年月周天])前)|(?P<next>未来|今后|接下来|往后|之后|还剩)"
)
LATER = re.compile(
    r"(?P<ago>以前|之前|前(?![三两四1-9]|任|者|夕|后))|(?P<later>[以之过]后|后(?!来|续|者|代|卫))|(?P<within>[以之]?内)"
)
OPEN = re.compile(
    r"(?P<until>[及或](?:以前|之前)|(?:以前|之前)|前(?![一二三四五六七八九十两0-9首半任夕景述来往后]))"
    r"|(?P<since>[及或](?:以后|之后)|以来|起(?!草|诉|来|码|飞|火|义)|开始)|(?P<after>以后|之后|后(?![一二三四五六七八九十0-9半卫来续期者]))"
)
JOIN = re.compile(rf"{GAP}(?:的{GAP})?|[,，]{GAP}")
AND = re.compile(rf"{GAP}[和与]{GAP}")
BETWEEN = re.compile(rf"{GAP}之?间")
TO_NEXT = re.compile(TO)
NOTED = re.compile(r"[（(](?P<day>[0-9]{1,2})日?[）)]")
SET = re.compile(
    rf"每(?:逢|隔)?{GAP}(?P<number>{COUNT})?{GAP}个?(?:(?P<week>周|星期|礼拜)(?P<day>[一二三四五六日天末])|(?P<unit>天|日(?!电讯|新闻|邮报|经济|商报)|周(?!刊)|星期|礼拜|月(?!刊)|季度?|年))"
)
PLAIN = re.compile(r"(?P<s>自从|(?<![来亲各独])自|从)" + GAP + r"\Z")


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_COMPILED = tuple((atom, re.compile(atom.pattern)) for atom in ATOMS)
SCAN = re.compile(
    "|".join(
        _unnamed(pattern)
        for pattern in (SET.pattern, AROUND.pattern, *(atom.pattern for atom in ATOMS), _LENGTH, DAYS.pattern)
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at its place."""

    start: int
    end: int
    type: TimeType
    value: str
    anchored: bool = False
    period: Period | None = None
    """What later 當日 and 翌日 refer to."""


def annotate(report: Report, options: Options) -> tuple[Time, ...]:
    """Every time expression of the text, in order."""
    found = find(fold(report.text), _anchor(report, options))
    return tuple(
        Time(**report.at(item.start, item.end), type=item.type, value=item.value, anchored=item.anchored)
        for item in found
    )


def _anchor(report: Report, options: Options) -> Anchor:
    """The day of publication; where its year is not known, its month and day at least."""
    article, published = report.article, report.metadata.published
    values = [
        options.published,
        article and article.published and article.published.value,
        published and published.value,
    ]
    values.append(article and article.dateline and article.dateline.value)
    for value in values:
        if value and (anchor := _read_anchor(value)):
            return anchor
    return Anchor()


def _read_anchor(value: str) -> Anchor | None:
    try:
        if value.startswith("XXXX-"):
            return Anchor(date.fromisoformat(f"{periods.STAND_IN.year}{value[4:10]}"), periods.YEAR)
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return Anchor(moment.date(), 0, moment if "T" in value else None)


def find(text: str, anchor: Anchor) -> Iterator[Found]:
    """The time expressions of a folded text, in order."""
    at, last = 0, None
    while scanned := SCAN.search(text, at):
        at = scanned.start()
        found = _read(text, at, Setting(anchor, last))
        if found is None:
            at += 1
            continue
        yield found
        at, last = max(found.end, at + 1), found.period or last


def _read(text: str, at: int, setting: Setting) -> Found | None:
    """The expression that begins at `at`, if any."""
    for reader in (_set, _around, _point, _length):
        try:
            if found := reader(text, at, setting):
                return found
        except (ValueError, OverflowError):  # 31 June, the year 12000
            continue
    return None


def _run(text: str, at: int, setting: Setting, trace: list[tuple[int, Point]]) -> tuple[int, list[tuple[int, Point]]]:
    """The atoms from `at` on: where they end and what they have told after each, by rank.

    `trace` is that of the expression before in a range: the first atom continues what was told of greater things there.
    """
    rank, told = -1, Point()
    found: list[tuple[int, Point]] = []
    end = at
    while True:
        join = JOIN.match(text, end) if found else None
        start = join.end() if join else end
        for atom, pattern in _COMPILED:
            if atom.rank <= rank or (join and not _joins(join[0], rank, atom.rank)):
                continue
            match = pattern.match(text, start)
            if match is None:
                continue
            if not found:
                told = next((point for level, point in reversed(trace) if level < atom.rank), Point())
            refined = atom.resolve(match, told, setting)
            if refined is not None:
                rank, told, end = atom.rank, refined, match.end()
                found.append((rank, told))
                break
        else:
            return _noted(text, end, found)


def _joins(gap: str, rank: int, following: int) -> bool:
    """Whether atoms of these ranks may stand on both sides of `gap`: a comma only after a year and before a weekday."""
    if gap[:1] in {",", "，"}:
        return (rank == 0 and following == 2) or following == 6
    return "的" not in gap or following in {1, 3, 4, 7}


def _noted(text: str, end: int, found: list[tuple[int, Point]]) -> tuple[int, list[tuple[int, Point]]]:
    """The run with the day of the month in parentheses: 今（1日）, 週日（3日）上午."""
    return end, found


def _point(text: str, at: int, setting: Setting) -> Found | None:
    """A point, a range of two, or all time before or after one."""
    end, trace = _run(text, at, setting, [])
    if not trace:
        return None
    point = trace[-1][1]
    if joined := _range(text, at, end, trace, setting):
        return joined
    kind: TimeType = "time" if point.clock or point.part else "date"
    anchored = point.period is not None and not point.period.unknown
    value = _value(point)
    opening = OPEN.match(text, end + len(text[end : end + 1]) - len(text[end : end + 1].lstrip()))
    before = PLAIN.search(text, max(0, at - 3), at)
    since = bool(before and before["s"] != "从")
    if (opening and opening["since"]) or since:
        value, end = f"{_first(point)}/..", opening.end() if opening and opening["since"] else end
        at = before.start() if since and before else at
    elif opening and opening["until"]:
        before_it = (
            point.period.before()
            if point.period and not point.clock and opening[0][0] not in "及或"
            else f"../{_last(point)}"
        )
        value, end = before_it, opening.end()
    elif opening and opening["after"]:
        value, end = point.period.after() if point.period and not point.clock else f"{value}/..", opening.end()
    return Found(at, end, kind, value, anchored, point.period if point.period and point.period.unknown < DAY else None)


def _range(text: str, at: int, end: int, trace: list[tuple[int, Point]], setting: Setting) -> Found | None:
    connect = TO_NEXT.match(text, end) or AND.match(text, end)
    if connect is None:
        return None
    point = trace[-1][1]
    close, other = _run(text, connect.end(), setting, trace)
    if not other:
        return None
    upper = other[-1][1]
    if connect[0].strip() in {"和", "与"}:
        between = BETWEEN.match(text, close)
        if between is None:
            return None
        close = between.end()
    upper = _ordered(point, upper, other[0][0])
    if upper is None or (upper.clock is None) != (point.clock is None):
        return None
    before = PLAIN.search(text, max(0, at - 3), at)
    start = before.start() if before else at
    known = all(p.period is not None and not p.period.unknown for p in (point, upper))
    kind: TimeType = "time" if point.clock or point.part else "date"
    return Found(start, close, kind, f"{_first(point)}/{_last(upper)}", known, upper.period)


def _ordered(point: Point, upper: Point, rank: int) -> Point | None:
    """The end of a range, in the next year if it would come before the beginning: 8月至2月."""
    a, b = point.period, upper.period
    if not a or not b or b.start >= a.start:
        return upper
    if rank < 2 or b.unknown:
        return upper if b.unknown else None
    years = 1
    start = periods.shift_months(b.start, 12 * years)
    end = periods.shift_months(b.end + timedelta(1), 12) - timedelta(1)
    return replace(upper, period=replace(b, start=start, end=end))


def _clock(point: Point) -> str:
    assert point.clock is not None
    hour, minute, second = point.clock
    return f"T{hour:02}:{minute:02}" + (f":{second:02}" if second is not None else "")


def _value(point: Point) -> str:
    """EDTF of a point. A part of a day has that day as its value; by itself, its usual hours."""
    if point.clock:
        return (point.period.value if point.period else "") + _clock(point)
    if point.period:
        return point.period.value
    first, last = PARTS[point.part or "上午"]
    return f"T{first:02}:00/T{last:02}:00"


def _first(point: Point) -> str:
    return point.period.first if point.period and not point.clock else _value(point).split("/")[0]


def _last(point: Point) -> str:
    return point.period.last if point.period and not point.clock else _value(point).split("/")[-1]


def _set(text: str, at: int, setting: Setting) -> Found | None:
    """每天, 每隔兩週, 每週一下午八點."""
    match = SET.match(text, at)
    if match is None:
        return None
    end, trace = _run(text, match.end(), setting, [(6, Point(periods.single(periods.STAND_IN, DAY)))])
    point = trace[-1][1] if trace and trace[0][0] >= 7 else None
    if point is None:
        end = match.end()
    clock = re.sub(r":00$", "", _clock(point)) if point and point.clock else ""
    if match["day"]:
        days = "6/XXXX-WXX-7" if match["day"] == "末" else str(WEEKDAYS[match["day"]])
        return Found(at, end, "set", f"XXXX-WXX-{days}{clock}")
    unit = {"季": "季度"}.get(match["unit"], match["unit"])
    designator, times = UNITS[unit]
    count = read(match["number"]) if match["number"] else None
    if clock:
        return Found(at, end, "set", f"XXXX-XX-XX{clock}")
    return Found(at, end, "set", f"P{(count.value if count else 1) * times}{designator}")


def _lengths(text: str, at: int) -> tuple[int, dict[str, str]] | None:
    """A duration: where it ends, and the number of each ISO 8601 designator."""
    match = LENGTH.match(text, at) or DAYS.match(text, at)
    parts: dict[str, str] = {}
    end = at
    while match:
        groups = match.groupdict()
        unit, written = groups.get("unit") or groups["rest"], groups.get("number") or groups["small"]
        if unit == "月" and not groups.get("ge"):
            break
        numeral = None if written in {"几", "数"} else read(written) if written != "半" else read("零点五")
        designator, times = UNITS[unit]
        if numeral is None:
            parts[designator] = "X"
        else:
            half = groups.get("half") == "半" or groups.get("more") == "半"
            amount = (numeral.value * 2 + int(half)) * times / 2
            parts[designator] = f"{amount.normalize():f}"
        end = match.end()
        match = NEXT_LENGTH.match(text, end)
    return (end, parts) if parts else None


def _iso(parts: dict[str, str]) -> str:
    days = "".join(parts[unit] + unit for unit in "YMWD" if unit in parts)
    clock = "".join(parts[unit] + unit[0] for unit in ("H", "MIN", "S") if unit in parts)
    return "P" + days + ("T" + clock if clock else "")


def _length(text: str, at: int, setting: Setting) -> Found | None:
    """A duration, or the point that lies so long before or after the publication."""
    if (at and text[at - 1] in "0123456789.第") or not (read_lengths := _lengths(text, at)):
        return None
    end, parts = read_lengths
    if text[at] == "一" and ONE_OF_MANY.search(text, max(0, at - 1), at):
        return None
    relative = LATER.match(text, end)
    if relative and "X" not in "".join(parts.values()):
        if moved := _moved(text, at, relative, parts, setting.anchor):
            return moved
    return Found(at, end, "duration", _iso(parts))


STARTS = re.compile(r"(?:^|[\s，。、；：！？（(「『“,;:]|[在于将约仅要就])\Z")


def _moved(text: str, at: int, relative: re.Match[str], parts: dict[str, str], anchor: Anchor) -> Found | None:
    """三天前, 兩小時後, 十日內."""
    clocked = bool({"H", "MIN", "S"} & parts.keys())
    if not relative["ago"] and not STARTS.search(text, max(0, at - 1), at):
        anchor = Anchor()
    if clocked and not anchor.clock:
        return Found(at, relative.end(), "duration", _iso(parts))
    target = _shifted(anchor, parts, -1 if relative["ago"] else 1)
    if relative["within"]:
        return Found(at, relative.end(), "date", _between(anchor, target, clocked), not anchor.unknown)
    if clocked:
        return Found(at, relative.end(), "time", f"{target:%Y-%m-%dT%H:%M}", True)
    day, unknown = target.date(), anchor.unknown
    if parts.keys() <= {"Y"}:
        found = periods.year(day.year, min(unknown, periods.YEAR))
    elif parts.keys() <= {"Y", "M"}:
        found = periods.month(day.year, day.month, min(unknown, MONTH))
    else:
        found = periods.single(day, unknown)
    return Found(at, relative.end(), "date", found.value, not unknown)


def _shifted(anchor: Anchor, parts: dict[str, str], sign: int) -> datetime:
    """The anchor moved by a duration."""
    amount = {unit: sign * float(number) for unit, number in parts.items()}
    months = round(12 * amount.get("Y", 0) + amount.get("M", 0))
    start = anchor.clock or datetime.combine(anchor.day, datetime.min.time())
    moved = datetime.combine(periods.shift_months(start.date(), months), start.time())
    days = 7 * amount.get("W", 0) + amount.get("D", 0)
    return moved + timedelta(days, amount.get("S", 0), 0, 0, amount.get("MIN", 0), amount.get("H", 0))


def _between(anchor: Anchor, target: datetime, clocked: bool) -> str:
    if clocked and anchor.clock:
        first, last = sorted((anchor.clock, target))
        return f"{first:%Y-%m-%dT%H:%M}/{last:%Y-%m-%dT%H:%M}"
    start, end = sorted((anchor.day, target.date()))
    return periods.span(start, end, anchor.unknown).value


def _around(text: str, at: int, setting: Setting) -> Found | None:
    """過去三年, 未來五天, 之後5分鐘: a stretch that ends or begins with the publication."""
    match = AROUND.match(text, at)
    start = match and match.end() + len(text[match.end() : match.end() + 1]) - len(
        text[match.end() : match.end() + 1].lstrip()
    )
    lengths = _lengths(text, start) if start else None
    if not match or not lengths:
        return None
    end, parts = lengths
    anchor, clocked = setting.anchor, bool({"H", "MIN", "S"} & parts.keys())
    if anchor.unknown or "X" in parts.values() or (clocked and not anchor.clock):
        return None
    target = _shifted(anchor, parts, -1 if match["past"] else 1)
    return Found(at, end, "date", _between(anchor, target, clocked), True)
