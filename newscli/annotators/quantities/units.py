"""Units, counters and currencies: what stands after a number, and the names of money before it.

The tables are looked up by the longest word that fits, which costs nothing until the first number is read.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from newscli.annotators.quantities.numbers import HALF
from newscli.lexicon import table
from newscli.numerals import DIGITS, GAP, HUNDREDTHS, read

YUAN = {"hans": "CNY", "hant-tw": "TWD", "hant-hk": "HKD"}
"""The currency of a bare 元 by the variety of the text."""
DOLLAR = {"hant-tw": "TWD", "hant-hk": "HKD"}
"""That of a bare $; elsewhere USD."""
BARE_MONEY = {"块钱": "", "元": "旦宵首素件", "圆": "", "蚊": ""}
"""Units of money that do not tell the currency, and with which characters they are other words."""
CENTS = {
    "角": 10,
    "毛": 10,
    **dict.fromkeys(("分", "美分", "欧分", "港仙", "仙", "便士", "戈比", "日本钱", "日本銭"), 100),
}
COINS = frozenset("角毛毫")
"""A tenth of the money that 分 and 仙 are a hundredth of: 3角6仙."""

_LEAD = re.compile(rf"{GAP}(?P<vague>[多余](?=\D)|(?<=[0十百千万])来(?=\D))?{GAP}")
_COMPOUND = re.compile(
    rf"个(?P<inner>[多半])(?:月|小时|钟头|星期|礼拜|世纪|学期|季度)|个?{GAP}百{GAP}分{GAP}点|块(?=[，。、；！？,;!?）)]|$|[0-9一二三四五六七八九两][毛角])"
)
"""Units that another word or spaces may part: 個半月, 個百 分點; and 塊 where it can only be money."""
_MORE = re.compile(
    rf"多(?![数半次于出]|了?[0-9约近逾{''.join(DIGITS)}十百千万])|余(?![额粮款下热地])|半(?![年月天价数决公斤小个星])"
)
"""Not the 多 that compares: 4,377份多19.1%, 80人多於60人."""
_HEIGHT = re.compile(
    rf"(?<=(?<![0-9.十百千])[12一二两]米)(?P<decimals>[0-9]{{1,2}}|[{''.join(DIGITS)}]{{1,2}})(?=$|[^\w%]|[的高以左])"
)
"""一米八, 1米75."""
_HUNDREDTHS = re.compile(rf"(?<=秒)(?P<decimals>{HUNDREDTHS})")
"""46秒40."""
_CENT = re.compile(
    rf"又?(?P<number>[{''.join(DIGITS)}0-9]+)(?P<cent>{'|'.join(sorted(CENTS, key=len, reverse=True))})(?![钟之])"
)


class Unit(NamedTuple):
    """What follows a number."""

    end: int
    code: str | None = None
    """`%` or a currency."""
    at: tuple[int, int] | None = None
    """Where any other unit stands."""
    kind: str = ""
    more: Decimal = Decimal(0)
    """What it adds to the number: 半, small change."""
    vague: bool = False
    """Whether 多 or 餘 makes the number a lower bound."""


class _Word(NamedTuple):
    kind: str
    code: str | None
    not_before: str


class _Words(NamedTuple):
    """The words of the tables, by themselves and by their ends."""

    units: dict[str, _Word]
    longest: int
    begins: frozenset[str]


@cache
def _words() -> _Words:
    units = {
        row["unit"]: _Word(row["kind"], "%" if row["unit"] == "%" else None, row["not_before"])
        for row in table("units")
    }
    units |= {row["name"]: _Word("money", row["code"], "") for row in table("currencies")}
    units |= {name: _Word("money", None, not_before) for name, not_before in BARE_MONEY.items()}
    return _Words(units, max(map(len, units)), frozenset(name[0] for name in units))


def may_follow(char: str) -> bool:
    """Whether a unit may begin with this character."""
    return char in _words().begins


def read_unit(text: str, at: int, variety: str) -> Unit | None:
    """The unit at `at`, after 多 or spaces, with 半 and small change."""
    lead = _LEAD.match(text, at)
    start = lead.end() if lead else at
    found = _longest(text, start)
    compound = _COMPOUND.match(text, start)
    if compound and compound.end() >= (found[0] if found else 0):
        found = (
            compound.end(),
            _Word("money" if compound[0] == "块" else "time" if compound["inner"] else "percent", None, ""),
        )
    if found is None:
        return None
    end, word = found
    more = _MORE.match(text, end)
    inner = compound["inner"] if compound else None
    half = inner == "半" or (more is not None and more[0] == "半")
    vague = bool(inner == "多" or (lead and lead["vague"]) or (more and not half))
    added, end = HALF if half else Decimal(0), more.end() if more else end
    if word.kind == "money":
        if word.code is None and (named := _longest(text, end)) and named[1].kind == "money":
            end, word = named  # 四萬元美金
        end, cents = _cents(text, end)
        return Unit(end, word.code or YUAN.get(variety, "元"), None, "money", added + cents, vague)
    if decimals := _HEIGHT.match(text, end) or _HUNDREDTHS.match(text, end):
        added, end = _decimals(decimals["decimals"]), decimals.end()
    elif text[start:end] in COINS:
        end, cents = _cents(text, end)
        added = 10 * cents
    return Unit(end, word.code, None if word.code else (start, found[0]), word.kind, added, vague)


def _decimals(digits: str) -> Decimal:
    """The fraction of these digits: 0.75 of 七五."""
    return Decimal("0." + "".join(str(DIGITS.get(digit, digit)) for digit in digits))


def read_percent(text: str, at: int) -> Unit:
    """The unit of a percentage whose number ends at `at`; 三成多 is at least that much."""
    more = _MORE.match(text, at) if text[at - 1] in "成%" else None
    vague = more is not None and more[0] != "半"
    return Unit(more.end() if more and vague else at, "%", vague=vague)


def _longest(text: str, at: int) -> tuple[int, _Word] | None:
    """The longest unit that begins at `at`, and where it ends."""
    words = _words()
    for end in range(min(at + words.longest, len(text)), at, -1):
        word = words.units.get(text[at:end])
        if word and not _goes_on(text, end, word):
            return end, word
    return None


def _goes_on(text: str, end: int, word: _Word) -> bool:
    """Whether what follows makes another word of a unit: more letters, or the characters that the table tells."""
    last, following = text[end - 1], text[end : end + 1]
    if last.isascii() and last.isalpha():
        return following.isascii() and following.isalnum()
    return bool(following) and following in word.not_before


def currency_before(text: str, end: int, floor: int, variety: str) -> tuple[int, str] | None:
    """The currency whose name or sign ends at `end` and does not begin before `floor`: where it begins, and its code."""
    words = _words()
    for start in range(max(floor, end - words.longest), end):
        word = words.units.get(text[start:end])
        if word and word.code and word.kind == "money":
            return start, word.code
    sign = text[end - 1 : end] if end > floor else ""
    code = {"$": DOLLAR.get(variety, "USD"), "¥": "CNY"}.get(sign)
    return (end - 1, code) if code else None


def _cents(text: str, at: int) -> tuple[int, Decimal]:
    """The small change after an amount of money: 五元三毛, 兩美元又三美分."""
    total = Decimal(0)
    while (match := _CENT.match(text, at)) and (numeral := read(match["number"])):
        total, at = total + numeral.value / CENTS[match["cent"]], match.end()
    return at, total


def written_unit(text: str, at: tuple[int, int] | None) -> str | None:
    """A unit as it is written, without the 半 of 個半月 and without spaces."""
    if at is None:
        return None
    unit = re.sub(r"\s", "", text[slice(*at)])
    return unit[0] + unit[2:] if unit[1:2] in {"多", "半"} else unit
