"""What a numeral says with what makes parts of it: 三分之二, 百分之五, 三成半, 七五折, 一半, 1e6."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from newscli.numerals import ARABIC, DIGITS, GAP, MYRIADS, NUMERAL, ONE, POWERS, arabic, read

HALF = Decimal("0.5")
WORDS = {"半": HALF, "一半": HALF, "对": Decimal(5), "半百": Decimal(50), "半数": HALF, "": Decimal(1)}
"""What the scan takes as a number beside numerals: 對折 is half the price; `ONE` is empty."""

_BEGIN = "0-9０-９.半对几数参俩弍弎廿卅卌年个" + "".join((*DIGITS, *POWERS, *MYRIADS))
SCAN = re.compile(
    rf"(?=[{_BEGIN}])(?:(?<!另)一半|半百|半数|{NUMERAL}|半(?=个?(?:世纪|年|月|小时|钟头|天|日|星期|礼拜)|[成折]|公[斤里])|对(?=折)|{ONE})"
)
"""Where a number stands."""
_AND = re.compile(rf"{GAP}又{GAP}")
_PART_OF = re.compile(rf"{GAP}分{GAP}之{GAP}(?P<minus>负?)|(?<=[三四五六八十])分(?=[一二三四五](?![十百千万秒分点个]))")
"""Between denominator and numerator; Hong Kong says 三分一."""
NOT_TENTHS = {
    "为": "", "立": "法场即刻委", "员": "工警", "都": "是有在会不没曾能可来认说希属为想觉表支反将需要由用", "功": "能课", "交": "易通由给",
    "绩": "效", "长": "者辈期途照", "本": "地国港土科省市县校村外", "果": "农园", "型": "号", "人": "士口员数次", "品": "牌项质", "份": "额",
    "分": "店行公布", "套": "房利票", "年": "轻青薪收产", "熟": "悉客", "语": "言文", "效": "益率", "了": "解",
}  # fmt: skip
"""What makes another word of 成 (成員, 成本), unless one of these follows, as then that begins a word: 三成|員工, 四成|本地."""
_SURELY = re.compile(r"(?:[近约逾超占仅破跌涨升降减增达]|[超不]过|[少高低多大]于|不[足到])\Z")
"""Before a number of tenths, whatever follows: 近七成為女性."""
_NAMED = frozenset("周期拜高初老小第")
"""Before a number that is a name: 高三成為."""
_WORD = re.compile("|".join(f"{char}(?![{after}])" if after else char for char, after in NOT_TENTHS.items()))
_TENTHS = re.compile(
    rf"{GAP}(?:(?P<tenths>成)|折(?![叠磨合扣射算返损腾旧]))"
    rf"(?:{GAP}(?P<more>半|(?:[{''.join(DIGITS)}]|[0-9]{{1,2}})(?![0-9.十百千万亿成折年月日天周个次季])))?"
)
_SCALES = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "million"), 10**6),
    **dict.fromkeys(("b", "bn", "billion"), 10**9),
    **dict.fromkeys(("t", "tn", "trillion"), 10**12),
}
_SCALED = re.compile(
    rf"{GAP}(?P<scale>{'|'.join(sorted(_SCALES, reverse=True))})(?![a-z0-9&-]|[恤站歌股型级区座楼端线])", re.IGNORECASE
)
_PRICED = re.compile(r"(?:[$€£¥]|(?<![A-Za-z])[A-Z]{3}) ?(?:[0-9.]{1,6}[-–—~～至到])?\Z")
_PRICED_AFTER = re.compile(rf"{GAP}(?:[美港日欧澳加新]?元|美金|英镑|人民币|新?台币)")
_SLASHED = re.compile(
    r"(?:(?P<whole>[0-9]{1,3}) (?=[0-9]{1,2}/))?(?P<above>[0-9０-９]{1,3}) ?[/／] ?(?P<below>[0-9０-９]{1,4})"
    r"(?![0-9０-９/／]| ?mmHg|毫米汞柱|决赛)"
)
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
    """`percent`, `fraction` or `dozen`."""
    scale: Decimal = Decimal(1)
    """What it is told in, 10 for 成, and in a range what stands before it, too: 5至7成, US$2-3bn."""

    def dozens(self, end: int) -> Number:
        """So many dozens, told up to `end`: 四十打."""
        return Number(end, self.value * 12, self.high and self.high * 12, self.vague, "dozen", Decimal(12))


def read_number(text: str, match: re.Match[str]) -> Number | None:
    """The number that begins with `match` (of `SCAN`); None where it is none."""
    written, end = match[0], match.end()
    numeral = read(written) if written else None
    value = numeral.value if numeral else WORDS.get(written)
    if value is None:
        return None
    if found := _fraction(text, written, value, end):
        return found
    if (tenths := _TENTHS.match(text, end)) and _is_tenths(text, match, value, tenths):
        return _tenths(value, numeral.high if numeral else None, tenths)
    if scaled := _scale(text, match.start(), end):
        return Number(scaled[0], value * scaled[1], scale=scaled[1])
    if found := _with_sign(text, match.start()):
        return found
    if numeral is None:
        return Number(end, value, kind="fraction" if written in {"一半", "半数"} else "")
    return Number(end, value, numeral.high, numeral.vague)


def _fraction(text: str, written: str, value: Decimal, end: int) -> Number | None:
    """百分之五 and 千分之五 are percentages, 三分之二 and 一百分之二 fractions; 十一又十四分之一."""
    whole, joined = Decimal(0), _AND.match(text, end)
    if joined and (below := SCAN.match(text, joined.end())) and (denominator := read(below[0])):
        whole, value, end = value, denominator.value, below.end()
    sign = _PART_OF.match(text, end)
    above = SCAN.match(text, sign.end()) if sign else None
    numerator = read(above[0]) if above else None
    if sign is None or above is None or numerator is None or not value or text.startswith("决赛", above.end()):
        return None
    part = (-numerator.value if sign["minus"] else numerator.value) / value
    percent = not joined and all(char in "百千万仟佰 \N{IDEOGRAPHIC SPACE}" for char in written)
    return Number(above.end(), whole + part * (100 if percent else 1), kind="percent" if percent else "fraction")


def _is_tenths(text: str, numeral: re.Match[str], value: Decimal, match: re.Match[str]) -> bool:
    """Whether 成 after a number makes tenths of it, and does not begin a word: 2026成都, 兩成員, 統一成為."""
    if not match["tenths"]:
        return True
    word, start = _WORD.match(text, match.end("tenths")), numeral.start()
    if value > 10 or word is None:
        return value <= 10
    if _SURELY.search(text, max(0, start - 2), start):
        return word[0] != "员"
    return word[0] == "为" and numeral[0] in "二两三四五六七八九" and text[start - 1 : start] not in _NAMED


def _scale(text: str, start: int, end: int) -> tuple[int, Decimal] | None:
    """The power of ten that English writes after a number, and where it ends; letters only with money: US$2.1bn, 3 million."""
    match = _SCALED.match(text, end)
    if match is None:
        return None
    scale = match["scale"]
    priced = _PRICED.search(text, max(0, start - 12), start) or _PRICED_AFTER.match(text, match.end())
    counted = scale in "MB" and "." in text[start:end]  # 1.5M followers
    if len(scale) < 3 and not priced and not counted:
        return None
    return match.end(), Decimal(_SCALES[scale.lower()])


def _tenths(value: Decimal, high: Decimal | None, match: re.Match[str]) -> Number:
    """三成半 is 35 %, 3成45 34.5 %, 七五折 75 %, 對折 50 %, 半折 50 %."""
    if not match["tenths"] and value == HALF:
        value = Decimal(5)
    scale = 1 if not match["tenths"] and value > 10 else 10
    written = match["more"] or "0"
    more = Decimal(5 if written == "半" else DIGITS[written] if written in DIGITS else int(written))
    if len(written) > 1:
        more /= 10
    return Number(match.end(), value * scale + more, high and high * scale, kind="percent", scale=Decimal(scale))


def _with_sign(text: str, start: int) -> Number | None:
    """1e6, 10^6, 3/4, 2 1/2."""
    if power := _POWER.match(text, start):
        exponent = int(power["power"] or 1) * (-1) ** (power["sign"] or "").count("-")
        scale = Decimal(10) ** int(power["ten"]) if power["ten"] else 1
        base = arabic(power["base"])
        return Number(power.end(), base**exponent * scale if base else base, kind="fraction")
    slashed = _SLASHED.match(text, start)
    if slashed is None or not int(slashed["below"]):
        return None
    part = Decimal(slashed["above"]) / int(slashed["below"])
    return Number(slashed.end(), int(slashed["whole"] or 0) + part, kind="fraction")
