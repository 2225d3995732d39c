"""The field `quantities`: numbers with what they measure or count, by a grammar over the folded text.

A numeral is found by one scan; what stands right of it (多, 家, 以上) and left of it (近, 不低於, NT$) is then read at its edges.
Dates, ordinals, codes and numbers in names are no quantities; durations and ages are. Its limit: what is counted (`of`) is
told from the kinds of the words that follow, without parsing the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from newscli.annotators.misread import end_of_word
from newscli.annotators.quantities.amounts import Amount, unit_name
from newscli.annotators.quantities.counted import counted
from newscli.annotators.quantities.judgement import counts
from newscli.annotators.quantities.numbers import SCAN, Number, read_number
from newscli.annotators.quantities.units import Unit, currency_before, may_follow, read_percent, read_unit
from newscli.lexicon import fold
from newscli.model import Quantity
from newscli.numerals import DIGITS, GAP, MYRIADS, POWERS, read
from newscli.options import Options
from newscli.report import Report

CODES = re.compile(
    r"(?=[\w.+《-])(?:(?:https?://|www\.)[!-~]+|[\w.+-]{1,64}@[\w-]+\.[\w.]+|(?<!\d)\d{2,4}-\d{3,4}-?\d{3,4}(?!\d)|(?<!\d)\d+(?:\.\d+){2,}"
    r"|(?<![A-Za-z0-9])[A-Za-z]+-?\d[A-Za-z0-9-]*(?:\.\d+)*(?:\+\d+)?|(?<![\d.$€£¥])\d+[GDK](?![A-Za-z])|(?<!\d)\d++-[A-Z][A-Za-z]+"
    r"|(?<![A-Za-z0-9])[A-Z]{2,6} \d+/\d+|\d ?[·:：∶] ?\d+|\d\+\d+|(?<!\d)\d++比\d+|(?<=[㐀-鿿])-\d+(?![\d.%℃度°])|《[^》\n]{0,9}\d[^》\n]{0,9}》"
    r"|\d++座(?=[高中低]层|\d{0,3}[A-Z]|\d+[楼室])"
    r"|(?<!\d)\d++米(?:个人|男子|女子)?(?:自由泳|混合泳|[蛙仰蝶]泳|栏|障碍|接力|短?跑|速滑|竞走))",
    re.ASCII,
)
"""Addresses, telephone numbers, versions, model names, names such as 7-Eleven, case numbers, ratios, titles, flats,
disciplines: their digits measure nothing."""
ORDINAL_BEFORE = re.compile(r"(?:第|[#№]|No\.|编[号码]|电话|专线|热线|代码|邮编|车牌)[为是]?[ :：]?\Z")
IDIOMS = re.compile(
    "十[字分足]|百[姓般货合]|千[古里方]|万[分物岁能象]|[一二][度元](?![人民币钱])|三角|两口子|八卦|一[一丝毫]"
    "|四周(?=[的被都是围打有])|一成不变|[0-9]+人力银行|三包(?!装)|一块(?![钱零多半])|(?<=这)两天|三伏|[五八][花门]|一[分寸][一寸]"
)
"""Words that are no numbers, though they begin like one with its unit."""

AFTER_DIGITS = frozenset("成折分又多余来至到点的这那")
"""What may follow a Chinese digit that is a number, beside a unit."""
GROWN = frozenset((*MYRIADS, *POWERS))
POWERS_AT_END = re.compile("[百千万亿兆]+$")
AND = frozenset(("和", "与", "及", "以及", "或"))
CONNECT = re.compile(rf"{GAP}(?:[至到](?:零上)?|[-–—―~～－]{{1,2}}){GAP}")
_NO = "(?:从?[不未没]|不[得能会应可该准许须需]|没有|不应[该当])"
BEFORE = re.compile(
    rf"(?:(?P<least>{_NO}(?:[低少小]于|下于|少过)|不下|不止|至少|最少|起码|超过|超逾|超出|逾|突破|[多高大]于|(?<![买卖中英])超|(?<![爆打突攻跌])破|(?<![以网早晚线])上|(?<![超经通不])过)"
    rf"|(?P<most>{_NO}(?:超[过出逾]?|逾|[高多大]于|多过)|至多|最多|[低少小]于|不足|不到|[未不]满|未达|未到|跌[破穿])"
    r"|(?P<about>大约|约为|约莫|大概|差不多|将近|接近|几近|(?<![最附靠临贴新])近|(?<![条契公签节邀制预违缔纽])(?<!(?<!折)合)约))"
    rf"(?:每[股人名户张份件台辆吨桶次月年天日])?{GAP}\Z"
)
AFTER = re.compile(r"(?P<least>[及或]?以上|有余)|(?P<most>[及或]?以下|以内)|(?P<about>左右|上下|前后|许(?![多可]))")
MORE = re.compile(rf"{GAP}[多余](?=$|[^\w]|的)")
"""After a number without a unit: 一百多."""
MINUS = re.compile(r"(?:(?<!正)负|零下|(?<![0-9A-Za-z）)-])-)\Z")
SIGN = re.compile("负|零下|-")
SPACES = re.compile(rf"{GAP}\Z")
STRETCH = re.compile("(?:过去|最近|近|未来|今后|接下来|往后|之后|还剩).+|.+(?:[以之]?内|(?<!以)来)")
"""A time that tells its length: 过去三年, 十天内, 三年来."""
_ASCII = str.maketrans("％＄￥－", "%$¥-")


def annotate(report: Report, options: Options) -> tuple[Quantity, ...]:
    """Every quantity of the text, in order."""
    script = report.script
    variety = "none" if script is None else script.converted_from or script.variety
    text = legible(report.text)
    dates = [
        (time.start, time.end)
        for time in report.times or ()
        if time.type != "duration" and not STRETCH.fullmatch(text, time.start, time.end)
    ]
    amounts = _carried(text, _spanned(text, find(text, variety, dates)))
    return tuple(_quantity(report, text, amount) for amount in amounts)


def legible(text: str) -> str:
    """The text as the grammar reads it: folded, with ASCII signs; the same length."""
    return fold(text).translate(_ASCII)


def find(text: str, variety: str = "none", dates: Iterable[tuple[int, int]] = ()) -> Iterator[Amount]:
    """The amounts of a legible text, in order; `dates` are stretches to leave out."""
    taken = iter(sorted([*dates, *(match.span() for match in CODES.finditer(text))]))
    busy, done = next(taken, None), 0
    for match in SCAN.finditer(text):
        start, end = match.span()
        while busy and busy[1] <= start:
            busy = next(taken, None)
        if start < done or (busy and busy[0] < end) or (end == start + 1 and _part_of_a_word(text, start)):
            continue
        amount = _read(text, match, done, variety)
        if amount is None:
            continue
        if word_end := end_of_word(text, start):
            done = word_end
            continue
        done = amount.end
        yield amount


def _spanned(text: str, amounts: Iterable[Amount]) -> list[Amount]:
    """The amounts with two bounds as one range: 3年以上10年以下."""
    spanned: list[Amount] = []
    for amount in amounts:
        low = spanned[-1] if spanned else None
        if low and _spans(text, low, amount):
            spanned[-1] = replace(amount, start=low.start, value=low.value, high=amount.value, bound="")
        else:
            spanned.append(amount)
    return spanned


def _spans(text: str, low: Amount, high: Amount) -> bool:
    adjacent = text[low.end - 1] == "上" and text[low.end : high.start] in {"", "、"}
    bounds = (low.bound, high.bound) == ("least", "most") and low.value < high.value
    return adjacent and bounds and unit_name(text, low.unit) == unit_name(text, high.unit)


def _carried(text: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts with the unit that only the last of a list has: 5.1億、7.4億和9.8億元; but 1、3名 may be item 1."""
    joined = False
    for at in range(len(amounts) - 2, -1, -1):
        amount, following = amounts[at : at + 2]
        between = text[amount.end : following.start]
        grown = text[amount.end - 1] in GROWN or "." in text[amount.start : amount.end]
        joined = between in AND or (between == "、" and (joined or grown))
        if joined and amount.unit is None and amount.kind == "" and following.unit and following.unit.code != "%":
            amounts[at] = replace(amount, unit=following.unit, kind=following.kind)
    return amounts


def _part_of_a_word(text: str, at: int) -> bool:
    """Whether one Chinese digit is surely no number, as 一 of 一直: most numerals of running text."""
    following = text[at + 1 : at + 2]
    return text[at] in DIGITS and following.isalpha() and following not in AFTER_DIGITS and not may_follow(following)


# The whole


def _read(text: str, match: re.Match[str], floor: int, variety: str) -> Amount | None:
    """The amount whose numeral is `match`, with what belongs to it on both sides; None where it measures nothing."""
    start = match.start()
    number = read_number(text, match)
    if number is None or ORDINAL_BEFORE.search(text, max(floor, start - 8), start) or IDIOMS.match(text, start):
        return None
    amount = _signed(text, _measured(text, start, number, variety), floor)
    amount = _range(text, amount, match[0], variety) or _pair(text, amount, variety) or amount
    amount = _after(text, _before(text, amount, floor, variety))
    return amount if counts(text, match[0], amount) else None


def _measured(text: str, start: int, number: Number, variety: str) -> Amount:
    """The number with the unit after it."""
    percent = number.kind == "percent"
    unit = read_percent(text, number.end) if percent else read_unit(text, number.end, variety)
    if unit is None and (alone := MORE.match(text, number.end)):
        number = number._replace(end=alone.end(), vague=True)
    if unit and unit.kind == "dozen":
        number, unit = number.dozens(unit.end), None
    more, vague = (unit.more, number.vague or unit.vague) if unit else (Decimal(0), number.vague)
    return Amount(
        start=start,
        end=unit.end if unit else number.end,
        value=number.value + more,
        high=None if number.high is None else number.high + more,
        bound="least" if vague else "",
        approx=vague or number.high is not None,
        unit=unit,
        kind=(unit.kind if unit else "") or number.kind,
    )


def _signed(text: str, amount: Amount, floor: int) -> Amount:
    """The amount with a minus before it: -3%, 零下12度."""
    minus = MINUS.search(text, max(floor, amount.start - 2), amount.start)
    if minus is None or amount.high is not None or amount.bound:
        return amount
    return replace(amount, start=minus.start(), value=-amount.value)


def _range(text: str, low: Amount, numeral: str, variety: str) -> Amount | None:
    """The range that `low` begins: 3至5人, 25%–30%, 4萬到400萬元; 3至5萬 means 三萬至五萬."""
    connect = CONNECT.match(text, low.end) if not low.bound and low.high is None else None
    sign = SIGN.match(text, connect.end()) if connect else None
    match = SCAN.match(text, sign.end() if sign else connect.end()) if connect else None
    number = read_number(text, match) if match else None
    if match is None or number is None:
        return None
    high = _measured(text, low.start, number, variety)
    if high.unit is None and low.kind == "percent" and text.startswith("百分之", low.start):
        high = replace(high, unit=low.unit, kind=low.kind)  # 百分之五至七
    if high.high is not None or (low.unit and unit_name(text, low.unit) != unit_name(text, high.unit)):
        return None
    value = low.value * (_left_out(low.value, numeral, number, match[0]) if low.unit is None else 1)
    below = sign or (low.unit is None and text.startswith("零下", low.start))  # 零下5至8度
    first, last = sorted((value, -high.value if below else high.value))
    if first == last or not (below or value < 0 or value == first):
        return None
    return replace(high, value=first, high=last, bound="")


def _left_out(low: Decimal, numeral: str, high: Number, written: str) -> Decimal:
    """What only the end of a range says that multiplies both: 5至7成, 三至五百, 3至5千萬, 五百至三千萬."""
    said, powers = numeral[-1], POWERS_AT_END.search(written)
    ends = (powers[0], powers[0][-1]) if powers and said not in MYRIADS else ()
    scales = (_power(end) for end in ends if said not in POWERS or end in MYRIADS)
    return next((scale for scale in (high.scale, *scales) if scale > 1 and low * scale < high.value), Decimal(1))


def _power(written: str) -> Decimal:
    numeral = read("一" + written)
    return numeral.value if numeral else Decimal(1)


def _pair(text: str, low: Amount, variety: str) -> Amount | None:
    """The two neighbours that `low` begins: 三、四十人, 2、3千元, 七、八成."""
    match = SCAN.match(text, low.end + 1) if low.unit is None and text[low.end : low.end + 1] == "、" else None
    number = read_number(text, match) if match else None
    first = read(match[0][0]) if match and match[0] else None
    if number is None or first is None or not 0 < low.value < 9 or first.value != low.value + 1:
        return None
    high = _measured(text, low.start, number, variety)
    if high.unit is None or high.bound or high.high is not None:
        return None
    return replace(high, value=high.value / first.value * low.value, high=high.value, approx=True)


def _before(text: str, amount: Amount, floor: int, variety: str) -> Amount:
    """The amount with what stands before it: a currency, a bound or 約."""
    edge = _spaces(text, amount.start, floor)
    currency = currency_before(text, edge, floor, variety) if amount.kind in {"", "money"} else None
    if currency:
        amount = replace(amount, start=currency[0], unit=Unit(amount.end, currency[1]), kind="money")
    before = BEFORE.search(text, max(floor, amount.start - 10), amount.start)
    if before is None or (before["least"] in {"上", "过"} and text[amount.start] not in "百千万亿半"):
        return amount
    if before["about"]:
        return replace(amount, approx=True)
    if 0 < floor == before.start() and "于" in before[0]:
        return amount  # 80人多於60人
    return replace(amount, start=before.start(), bound="least" if before["least"] else "most")


def _spaces(text: str, end: int, floor: int) -> int:
    """Where the spaces before `end` begin."""
    match = SPACES.search(text, max(floor, end - 3), end)
    return match.start() if match else end


def _after(text: str, amount: Amount) -> Amount:
    """The amount with the words after it that bound it."""
    after = AFTER.match(text, amount.end)
    if after is None:
        return amount
    if after["about"]:
        return replace(amount, approx=True)
    return replace(amount, end=after.end(), bound="least" if after["least"] else "most")


def _quantity(report: Report, text: str, amount: Amount) -> Quantity:
    low = amount.value if amount.high is not None or amount.bound == "least" else None
    high = amount.high if amount.high is not None else amount.value if amount.bound == "most" else None
    noun = counted(text, amount)
    return Quantity(
        **report.at(amount.start, amount.end),
        value=float(amount.value) if low is None and high is None else None,
        min=None if low is None else float(low),
        max=None if high is None else float(high),
        unit=None if amount.kind in {"casualty", "sex"} else unit_name(report.text, amount.unit),
        approx=amount.approx,
        of=report.span(*noun) if noun else None,
    )
