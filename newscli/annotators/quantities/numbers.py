"""What a numeral says with what makes parts of it: 三分之二, 百分之五, 三成半, 七五折, 一半, 1e6."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from newscli.numerals import ARABIC, DIGITS, GAP, MYRIADS, NUMERAL, POWERS, arabic, read

HALF = Decimal("0.5")
WORDS = {"半": HALF, "一半": HALF, "对": Decimal(5), "半百": Decimal(50)}
"""What the scan takes as a number beside numerals: 對折 is half the price."""

_BEGIN = "0-9０-９.半对几数参俩弍弎廿卅卌" + "".join((*DIGITS, *POWERS, *MYRIADS))
SCAN = re.compile(
    rf"(?=[{_BEGIN}])(?:(?<!另)一半|半百|{NUMERAL}|半(?=个?(?:世纪|年|月|小时|钟头|天|日|星期|礼拜)|[数成折])|对(?=折))"
)
"""Where a number stands."""
_AND = re.compile(rf"{GAP}又{GAP}")
_PART_OF = re.compile(rf"{GAP}分{GAP}之{GAP}(?P<minus>负?)|(?<=[三四五六八十])分(?=[一二三四五](?![十百千万秒分点个]))")
"""Between denominator and numerator; Hong Kong says 三分一."""
_TENTHS = re.compile(
    rf"{GAP}(?:(?P<tenths>成)(?![为立员都功交绩长本果型人了品份套年熟语效])|折(?![叠磨合扣射算返损腾旧]))"
    rf"(?:{GAP}(?P<more>半|[{''.join(DIGITS)}0-9](?![0-9.十百千万亿成折])))?"
)
_SLASHED = re.compile(r"(?P<above>[0-9]{1,3})/(?P<below>[0-9]{1,4})(?![0-9/])")
_POWER = re.compile(
    rf"(?P<base>{ARABIC})(?:e(?P<ten>[+-]?[0-9]{{1,2}})|\^(?P<sign>[+-]{{0,2}})(?P<power>[0-9]{{1,2}}))(?![0-9A-Za-z])"
)


class Number(NamedTuple):
    """A number without its unit."""

    end: int
    value: Decimal
    high: Decimal | None = None
    """The upper end of an approximate pair, 三四百."""
    vague: bool = False
    """Whether it is only a lower bound, 數百."""
    kind: str = ""
    """`percent` or `fraction`."""


def read_number(text: str, match: re.Match[str]) -> Number | None:
    """The number that begins with `match` (of `SCAN`); None where it is none."""
    written, end = match[0], match.end()
    numeral = read(written)
    value = numeral.value if numeral else WORDS.get(written)
    if value is None:
        return None
    if found := _fraction(text, written, value, end):
        return found
    if tenths := _TENTHS.match(text, end):
        return _tenths(value, numeral.high if numeral else None, tenths)
    if found := _with_sign(text, match.start()):
        return found
    if numeral is None:
        return Number(end, value, kind="fraction" if written == "一半" else "")
    return Number(end, value, numeral.high, numeral.vague)


def _fraction(text: str, written: str, value: Decimal, end: int) -> Number | None:
    """百分之五 and 千分之五 are percentages, 三分之二 and 一百分之二 fractions; 十一又十四分之一."""
    whole, joined = Decimal(0), _AND.match(text, end)
    if joined and (below := SCAN.match(text, joined.end())) and (denominator := read(below[0])):
        whole, value, end = value, denominator.value, below.end()
    sign = _PART_OF.match(text, end)
    above = SCAN.match(text, sign.end()) if sign else None
    numerator = read(above[0]) if above else None
    if sign is None or above is None or numerator is None or not value:
        return None
    part = (-numerator.value if sign["minus"] else numerator.value) / value
    percent = not joined and all(char in "百千万仟佰 \N{IDEOGRAPHIC SPACE}" for char in written)
    return Number(above.end(), whole + part * (100 if percent else 1), kind="percent" if percent else "fraction")


def _tenths(value: Decimal, high: Decimal | None, match: re.Match[str]) -> Number:
    """三成半 is 35 %, 七五折 75 %, 對折 50 %, 半折 50 %."""
    if not match["tenths"] and value == HALF:
        value = Decimal(5)
    scale = 1 if not match["tenths"] and value > 10 else 10
    written = match["more"] or "0"
    more = 5 if written == "半" else DIGITS[written] if written in DIGITS else int(written)
    return Number(match.end(), value * scale + more, high and high * scale, kind="percent")


def _with_sign(text: str, start: int) -> Number | None:
    """1e6, 10^6, 3/4."""
    if power := _POWER.match(text, start):
        exponent = int(power["power"] or 1) * (-1) ** (power["sign"] or "").count("-")
        scale = Decimal(10) ** int(power["ten"]) if power["ten"] else 1
        base = arabic(power["base"])
        return Number(power.end(), base**exponent * scale if base else base, kind="fraction")
    slashed = _SLASHED.match(text, start)
    if slashed is None or not int(slashed["below"]):
        return None
    return Number(slashed.end(), Decimal(slashed["above"]) / int(slashed["below"]), kind="fraction")
