"""Durations: 三天, 兩個半月, 8天又二十個小時; their ISO 8601 form, and moving a day by them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from newscli.annotators.times import periods
from newscli.annotators.times.periods import Anchor
from newscli.annotators.times.words import UNITS
from newscli.numerals import GAP, HUNDREDTHS, ONE, read

COUNT = r"(?:[0-9]{1,4}(?:\.[0-9]+)?|[一二三四五六七八九十两百千廿卅]{1,6}|半)"
TO = rf"{GAP}(?:至|到|[-–—―~～－]{{1,2}}){GAP}"
NUMBER = rf"(?P<from>{COUNT}{TO})?(?P<number>{COUNT}|[几数]){GAP}[多余来]?{GAP}"
LENGTH = (
    rf"(?:{NUMBER}|{ONE})(?:(?:个(?![年天秒分]){GAP})?(?P<half>[半多])?(?P<unit>世纪|年(?![级生代轻龄报会货糕画鉴度月])|季度|学期|周(?![年岁刊期边围])|星期|礼拜"
    r"|天(?![气空然线文津河])|小时|钟头|钟|刻钟|分钟|分(?!一秒)(?=[0-9一二三四五六七八九十]{1,3}秒)|秒钟|秒(?!杀))|个(?P<half_month>[半多])?月|(?<=半)月)(?P<more>半(?![年月天])|多|余)?"
)
"""One number with its unit; 月 only after 個, as 3月 is March."""
DAYS_BEFORE = re.compile(
    r"(?:共|连续|一连|为期|提供|长达|历时|耗时|逾|超过|不足|不到|至少|最少|最多|短短|延长|缩短|相隔|时隔|满|放假|休息|停工|停课"
    r"|过去|未来|今后|头)\Z"
)
DAYS_AFTER = re.compile(r"[之以]?[内后来]|间|游|行程|时间|之久|假|票|通行|券")
"""What tells before and after 4日 that it is a length and no day of the month."""

_LENGTH = re.compile(LENGTH)
_DAYS = re.compile(rf"{NUMBER}(?P<unit>日)")
_NEXT = re.compile(rf"{GAP}[又零]?{GAP}(?:{LENGTH})")
TERM = re.compile(rf"(?<=刑)(?:(?P<years>{COUNT})年)?(?P<months>{COUNT})月(?![前后份起至到底初中])")
"""A term of imprisonment as Taiwan's courts write it: 有期徒刑3年6月."""
_HUNDREDTHS = re.compile(HUNDREDTHS)
_REST = re.compile(rf"{GAP}[又零]?{GAP}{NUMBER}(?P<unit>分|日|天)(?!之|钟)")


class Length(NamedTuple):
    """A duration as read: where it ends, and the number (or X) of each unit of `UNITS`."""

    end: int
    parts: dict[str, str]

    @property
    def iso(self) -> str:
        """The ISO 8601 duration; X where the text does not tell a number: `PXD`."""
        days = "".join(self.parts[unit] + unit for unit in "YMWD" if unit in self.parts)
        clock = "".join(self.parts[unit] + unit[0] for unit in ("H", "MIN", "S") if unit in self.parts)
        return "P" + days + ("T" + clock if clock else "")

    @property
    def known(self) -> bool:
        """Whether all its numbers are told."""
        return "X" not in self.parts.values()

    @property
    def clocked(self) -> bool:
        """Whether it is told in hours or less."""
        return bool(self.parts.keys() & {"H", "MIN", "S"})


def is_days(text: str, start: int, end: int) -> bool:
    """Whether a number with 日 that stands at `text[start:end]` is a length, not a day of the month."""
    return bool(DAYS_BEFORE.search(text, max(0, start - 3), start) or DAYS_AFTER.match(text, end))


def read_length(text: str, at: int) -> Length | None:
    """The duration that begins at `at`."""
    if term := TERM.match(text, at):
        told = (("年", term["years"]), ("月", term["months"]))
        return Length(term.end(), dict(counted({"unit": unit, "number": number}) for unit, number in told if number))
    match = _LENGTH.match(text, at)
    if match is None:
        match = _DAYS.match(text, at)
        if match is None or not is_days(text, at, match.end()):
            return None
    parts: dict[str, str] = {}
    end = at
    while match:
        designator, number = counted(match.groupdict())
        if designator in parts:
            break
        parts[designator], end = number, match.end()
        match = _NEXT.match(text, end) or _REST.match(text, end)
    if text[end - 1] == "秒" and (hundredths := _HUNDREDTHS.match(text, end)) and "." not in parts["S"]:
        parts["S"], end = f"{parts['S']}.{hundredths[0]}", hundredths.end()
    return Length(end, parts)


def counted(groups: dict[str, str | None]) -> tuple[str, str]:
    """The designator and the number of one unit: 兩個半月 is M, 2.5; X for 數月, 3至5個月."""
    designator, times = UNITS[groups.get("unit") or "月"]
    written = groups["number"] or "一"
    numeral = read(written)
    if written in {"几", "数"} or groups.get("from") or (numeral and numeral.high):
        return designator, "X"
    value = Decimal("0.5") if numeral is None else numeral.value
    if "半" in {groups.get("half"), groups.get("half_month"), groups.get("more")}:
        value += Decimal("0.5")
    return designator, f"{(value * times).normalize():f}"


def shifted(anchor: Anchor, length: Length, sign: int) -> datetime:
    """The anchor moved by a duration, later or (`sign` -1) earlier."""
    amount = {unit: sign * float(number) for unit, number in length.parts.items()}
    start = anchor.clock or datetime.combine(anchor.day, datetime.min.time())
    day = periods.shift_months(start.date(), round(12 * amount.get("Y", 0) + amount.get("M", 0)))
    days = 7 * amount.get("W", 0) + amount.get("D", 0)
    clock = timedelta(hours=amount.get("H", 0), minutes=amount.get("MIN", 0), seconds=amount.get("S", 0))
    return datetime.combine(day, start.timetz()) + timedelta(days) + clock


def minutes(moment: datetime) -> str:
    """ISO 8601 to the minute, in the zone of the publication."""
    return moment.isoformat()[:16]


def between(anchor: Anchor, moved: datetime, *, clocked: bool) -> str:
    """EDTF of the stretch between the anchor and the day or time that it was moved to."""
    if clocked and anchor.clock:
        first, last = sorted((anchor.clock, moved))
        return f"{minutes(first)}/{minutes(last)}"
    days: list[date] = sorted((anchor.day, moved.date()))
    return periods.span(days[0], days[1], anchor.unknown).value
