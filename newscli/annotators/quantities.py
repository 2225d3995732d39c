"""The field `quantities`: numbers with what they measure or count, by a grammar over the folded text.

A numeral is found by one scan; what stands left of it (近, 不低於, NT$) and right of it (多, 家, 以上) is then read at its edges.
Dates, ordinals, codes and numbers in names are no quantities; durations and ages are. Its limit: it knows no words, so that
what is counted (`of`) is what stands before the next function word, at most twelve characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from newscli.lexicon import fold, table
from newscli.model import Quantity
from newscli.numerals import DIGITS, NUMERAL, read
from newscli.options import Options
from newscli.report import Report

YUAN = {"hans": "CNY", "hant-tw": "TWD", "hant-hk": "HKD"}
"""The currency of a bare 元 by the variety of the text."""
DOLLAR = {"hans": "USD", "hant-tw": "USD", "hant-hk": "HKD"}

AT_LEAST = ["不低于", "不少于", "不小于", "不下于", "不下", "不止", "至少", "最少", "起码", "超过", "超逾", "逾越", "逾", "突破", "多于", "高于", "大于", "超", "破"]
AT_MOST = ["不超过", "不高于", "不多于", "不大于", "不逾", "至多", "最多", "低于", "少于", "小于", "不足", "不到", "未满", "未达", "不满", "未到"]
ABOUT = ["大约", "约为", "约莫", "大概", "差不多", "将近", "接近", "几近"]
CENTS = {"角": 10, "毛": 10, "分": 100, "美分": 100, "仙": 100}

CODES = re.compile(
    r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[\w.]+|[0-9]{2,4}-[0-9]{3,4}-?[0-9]{3,4}|[0-9]+(?:\.[0-9]+){2,}"
    r"|[A-Za-z][A-Za-z0-9]*-?[0-9][A-Za-z0-9-]*|[0-9]+(?:[Gg]|[Dd]|K)(?![A-Za-z])",
    re.ASCII,
)
"""Addresses, telephone numbers, version numbers and model names: their digits measure nothing."""
ORDINAL_BEFORE = re.compile(r"(?:第|[#№]|No\.|编号|电话|专线|股票代码|代码|邮编)[ :：]?\Z")
ORDINAL_AFTER = re.compile(r"[ ]?(?:号|楼|届|室|路|月|弄|巷|线|国集团|中全会|世|点钟|时(?!长)|大(?![桶箱]))|[:：][0-9]")
ARTICLE_KINDS = frozenset({"thing", "event", "magnitude", "temperature", "people"})
"""Kinds of units after which 一 is an article: 一項, 一場, 一度, 一名."""
BARE_BEFORE = re.compile(r"(?:^|[\s，。、；：（(「『“,;:=]|[是为]|等于|得)\Z")
BARE_AFTER = re.compile(r"$|[\s，。、；：）)」』”,;:]|[的那这]")


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    if not ordered:
        raise ValueError("no words")
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"


_GAP = "[ \N{IDEOGRAPHIC SPACE}]{0,2}"
SCAN = re.compile(
    rf"(?P<parts>[百千万]+){_GAP}分{_GAP}之{_GAP}(?P<part>{NUMERAL})"
    rf"|(?:(?P<whole>{NUMERAL}){_GAP}又{_GAP})?(?P<below>{NUMERAL}){_GAP}分{_GAP}之{_GAP}负?(?P<above>{NUMERAL})"
    rf"|(?P<tenths>{NUMERAL}|半|对(?=折)){_GAP}(?:成(?![为立员都功交绩长本果型人了品份套年熟语效])|折(?![叠磨合扣射算返损腾旧]))"
    rf"(?:{_GAP}(?P<more>半|[{''.join(DIGITS)}](?![0-9十百千万亿成折])))?"
    rf"|(?P<half>半)(?=个?(?:世纪|年|月|小时|钟头|天|日|星期|礼拜)|数|百)"
    rf"|(?P<number>{NUMERAL})"
)
CONNECT = re.compile(rf"{_GAP}(?:至|到|[-–—―~～－]){_GAP}")
AFTER = re.compile(r"(?P<least>[及或]?以上)|(?P<most>[及或]?以下|[之以]内)|(?P<about>左右|上下|前后|许(?![多可]))")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What stands around a number, compiled from the tables once."""

    kinds: dict[str, str]
    currencies: dict[str, str]
    unit: re.Pattern[str]
    before: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    kinds = {row["unit"]: row["kind"] for row in table("units")}
    currencies = {row["name"]: row["code"] for row in table("currencies")}
    latin = {unit for unit in kinds if unit[-1].isascii() and unit[-1].isalpha()}
    money = rf"{_any(currencies)}(?![A-Za-z])"
    return _Patterns(
        kinds,
        currencies,
        re.compile(
            rf"{_GAP}(?P<vague>[多余来](?=\D))?{_GAP}(?:(?P<money>{money}|块钱|元|圆|块(?=[，。、；！？,;!?）)]|$))"
            rf"|(?P<unit>个[多半](?:月|小时|钟头|星期|礼拜|世纪|学期|季度)|{_any(set(kinds) - latin)}|{_any(latin)}(?![A-Za-z0-9])))"
            rf"(?P<more>多(?![数半次])|余|半(?![年月天价数决]))?"
        ),
        re.compile(
            rf"(?:(?P<least>{_any(AT_LEAST)}|(?<![以网早晚线])上|(?<![超经通不])过)"
            rf"|(?P<most>{_any(AT_MOST)})"
            rf"|(?P<about>{_any(ABOUT)}|(?<![最附靠临贴新])近|(?<![条合契公签节邀制预违缔纽])约))?"
            rf"{_GAP}(?P<money>{money}|[$¥])?{_GAP}(?P<minus>负|(?<![\w)）])-)?\Z"
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as read at one place of the folded text."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    """The upper end of a range."""
    bound: str = ""
    """`least` or `most` where the value is only a bound."""
    approx: bool = False
    unit: str | None = None
    """`%` or a currency; else None, and `unit_at` says where the unit stands."""
    unit_at: tuple[int, int] | None = None
    kind: str = ""


def annotate(report: Report, options: Options) -> tuple[Quantity, ...]:
    """Every quantity of the text, in order."""
    script = report.script
    variety = "none" if script is None else script.converted_from or script.variety
    dates = [(time.start, time.end) for time in report.times or () if time.type != "duration"]
    text = fold(report.text).translate(_ASCII)
    return tuple(_quantity(report, text, amount) for amount in find(text, variety, dates))


_ASCII = str.maketrans("％＄￥－", "%$¥-")


def find(text: str, variety: str = "none", dates: Iterable[tuple[int, int]] = ()) -> Iterator[Amount]:
    """The amounts of a folded text, in order; `dates` are stretches to leave out."""
    taken = iter(sorted([*dates, *(match.span() for match in CODES.finditer(text))]))
    busy, done = next(taken, None), 0
    for match in SCAN.finditer(text):
        while busy and busy[1] <= match.start():
            busy = next(taken, None)
        if match.start() < done or (busy and busy[0] < match.end()):
            continue
        amount = _read(text, match, variety)
        if amount is not None:
            done = amount.end
            yield amount


def _read(text: str, match: re.Match[str], variety: str) -> Amount | None:
    """The amount whose numeral is `match`, with what belongs to it on both sides; None where it measures nothing."""
    amount = _number(match)
    if amount is None or ORDINAL_BEFORE.search(text, max(0, amount.start - 8), amount.start):
        return None
    amount = _unit(text, amount, variety)
    amount = _range(text, amount, variety) or amount
    amount = _edges(text, amount, variety)
    return amount if _counts(text, match[0], amount) else None


def _number(match: re.Match[str]) -> Amount | None:
    """What the numeral itself says: a percentage, a fraction or a number."""
    start, end = match.span()
    if match["half"]:
        return Amount(start=start, end=end, value=Decimal("0.5"))
    if match["parts"]:
        base, part = read(match["parts"]), read(match["part"])
        if base is None or part is None:
            return None
        return Amount(start=start, end=end, value=part.value * 100 / base.value, unit="%", kind="percent")
    if match["below"]:
        whole, above, below = (read(match[name] or "〇") for name in ("whole", "above", "below"))
        if whole is None or above is None or below is None or not below.value:
            return None
        return Amount(start=start, end=end, value=whole.value + above.value / below.value, kind="fraction")
    if match["tenths"]:
        return Amount(start=start, end=end, value=_tenths(match), unit="%", kind="percent")
    numeral = read(match["number"])
    if numeral is None:
        return None
    bound, approx = "least" if numeral.vague else "", numeral.vague or numeral.high is not None
    return Amount(start=start, end=end, value=numeral.value, high=numeral.high, bound=bound, approx=approx)


def _tenths(match: re.Match[str]) -> Decimal:
    """三成半 is 35 %, 七五折 75 %, 對折 50 %."""
    written, more = match["tenths"], match["more"]
    numeral = read(written)
    discount = "折" in match[0]
    value = numeral.value if numeral else Decimal(5 if discount else "0.5")
    percent = value if discount and value > 10 else value * 10
    return percent + (5 if more == "半" else DIGITS[more] if more else 0)


def _unit(text: str, amount: Amount, variety: str) -> Amount:
    """The amount with the unit that follows it, if any."""
    if amount.unit is not None:
        return amount
    patterns = _patterns()
    match = patterns.unit.match(text, amount.end)
    if match is None:
        return amount
    value, money, written = amount.value, match["money"], match["unit"] or ""
    if match["more"] == "半" or written[:2] == "个半":
        value += Decimal("0.5")
    elif match["vague"] or match["more"] or written[:2] == "个多":
        amount = replace(amount, bound="least", approx=True)
    amount = replace(amount, value=value, end=match.end())
    if money:
        end, cents = _cents(text, match.end())
        code = patterns.currencies.get(money) or YUAN.get(variety, "元")
        return replace(amount, value=value + cents, end=end, unit=code, kind="money")
    kind = patterns.kinds.get(written, "time")
    return replace(amount, unit="%" if written == "%" else None, unit_at=match.span("unit"), kind=kind)


_CENTS = re.compile(rf"又?(?P<number>[{''.join(DIGITS)}0-9]+)(?P<cent>美分|[角毛分仙](?![钟之]))")


def _cents(text: str, at: int) -> tuple[int, Decimal]:
    """The small change after an amount of money: 五元三毛, 兩美元又三美分."""
    total = Decimal(0)
    while (match := _CENTS.match(text, at)) and (numeral := read(match["number"])):
        total, at = total + numeral.value / CENTS[match["cent"]], match.end()
    return at, total


def _range(text: str, amount: Amount, variety: str) -> Amount | None:
    """The range that `amount` begins: 3至5人, 25%–30%, 4萬到400萬元; 3至5萬 means 三萬至五萬."""
    connect = CONNECT.match(text, amount.end)
    match = connect and SCAN.match(text, connect.end())
    upper = match and _number(match)
    if not upper or amount.bound or amount.high is not None:
        return None
    upper = _unit(text, upper, variety)
    bare = amount.unit is None and amount.unit_at is None
    if not bare and _name(text, amount) != _name(text, upper):
        return None
    low = amount.value
    if bare and low < upper.value and text[amount.start : amount.end].isascii():
        for power in _powers(text[match.start() : match.end()]):
            low = low * power if low * power < upper.value else low
    return replace(upper, start=amount.start, value=low, high=upper.value) if low < upper.value else None


def _powers(numeral: str) -> Iterator[int]:
    """What the trailing 万 and 亿 of a numeral multiply by."""
    yield 10000 ** (numeral.endswith("万") + 2 * numeral.endswith("亿"))


def _name(text: str, amount: Amount) -> str | None:
    return amount.unit or (text[slice(*amount.unit_at)] if amount.unit_at else None)


def _edges(text: str, amount: Amount, variety: str) -> Amount:
    """The amount with the words before and after it that bound it, or that tell its currency."""
    patterns = _patterns()
    before = patterns.before.search(text, max(0, amount.start - 14), amount.start)
    after = AFTER.match(text, amount.end)
    about = amount.approx
    if before:
        about = about or bool(before["about"])
        least = before["least"] if before["least"] not in {"上", "过"} or text[amount.start] in "百千万亿半" else None
        words = [name for name in ("most", "money", "minus") if before[name]] + ["least"] * bool(least)
        start = min((before.start(name) for name in words), default=amount.start)
        bound = "least" if least else "most" if before["most"] else amount.bound
        amount = replace(amount, start=start, bound=bound, value=-amount.value if before["minus"] else amount.value)
        if before["money"] and amount.unit_at is None:
            symbol = before["money"]
            code = (
                DOLLAR.get(variety, "USD") if symbol == "$" else "CNY" if symbol == "¥" else patterns.currencies[symbol]
            )
            amount = replace(amount, unit=code, kind="money")
    if after:
        about = about or bool(after["about"])
        bound = "least" if after["least"] else "most" if after["most"] else amount.bound
        end = amount.end if after["about"] else after.end()
        amount = replace(amount, end=end, bound=bound)
    return replace(amount, approx=about)


def _counts(text: str, numeral: str, amount: Amount) -> bool:
    """Whether the number measures or counts something, or is at least a number that stands for itself."""
    first, follows = text[amount.start - 1 : amount.start], text[amount.end : amount.end + 1]
    if _latin(first) or (amount.unit_at is None and amount.unit is None and _latin(follows)):
        return False
    arabic = numeral[0].isdigit() and numeral[0] not in DIGITS
    if not arabic and first in '「『“‘"' and re.match(r"\w{1,7}[」』”’\"]", text[amount.end :][:9]) and first:
        return False
    if amount.unit is None and amount.unit_at is None:
        return _stands(text, numeral, amount, arabic)
    unit = _name(text, amount)
    if unit == "条" and re.match("规定|第|款|之", text[amount.end :][:2]):
        return False
    if amount.bound or amount.high is not None or arabic:
        return True
    if numeral[0] in "百千万亿":
        return len(numeral) > 1 and amount.kind in {"money", "people", "length", "area", "volume", "mass"}
    if numeral == "一":
        return amount.kind not in ARTICLE_KINDS and not (amount.kind == "time" and first in "有这那同每某第前后当")
    return not (unit in {"分", "点", "度"} and numeral in {"十", "二", "百", "万"})


def _stands(text: str, numeral: str, amount: Amount, arabic: bool) -> bool:
    """Whether a number without a unit is a number: not a year, an ordinal, a code, or part of a word."""
    if amount.kind == "fraction" or (amount.high is not None and arabic):
        return True
    if ORDINAL_AFTER.match(text, amount.end):
        return False
    if arabic:
        year = len(numeral) == 4 and 1900 <= amount.value <= 2100
        return not year and not (len(numeral) > 1 and numeral[0] == "0" and "." not in numeral) and len(numeral) < 18
    if amount.bound:
        return len(numeral) > 1 or numeral in "百千万亿"
    before = BARE_BEFORE.search(text, max(0, amount.start - 2), amount.start)
    return bool(before and BARE_AFTER.match(text, amount.end)) or bool(
        re.search("[一二三四五六七八九两].*[百千万亿点]", numeral)
    )


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


_FUNCTION = (
    "[的了是把由而且但也还又已曾让令使给这那此]|和(?![平谐])|与(?!会)|及|或|在(?![线校职编建沪京港台])|被(?!告)|从(?!业)|向|并(?!购)|都(?!市)"
    "|就(?!业)|再(?!生|就)|等(?!级)|至|到|比(?![赛例重])|较|其(?![他它])|该|约|近(?!期)|超(?![市级])|共(?![产同享和建])|均|将(?![军领士])"
    "|可(?![燃再])|会(?![议员计所场馆展长社费])|能(?![源力量])|应(?![用急])|须|需(?!求)|要(?![求素点])|对(?![外手])|以(?!太)|为|有(?![限关色机])|不(?!动产)|未(?!成年)"
)
_PREDICATES = _any(
    ["受灾", "受伤", "死亡", "遇难", "失踪", "获救", "参加", "参与", "出席", "获得", "获批", "来自", "进入", "完成", "实现", "达到", "位于", "位列", "组成", "含有", "包括", "涉及", "增加", "减少", "增至", "减至", "增长", "下降", "上升", "上涨", "下跌", "提高", "降低", "扩大", "缩短", "创下", "成为", "作为", "用于", "推动", "支持", "开展", "举行", "发生", "出现", "表示", "投入", "投资", "收购", "以来", "之间", "被捕", "落户"]
)
_NOUN = re.compile(
    rf"的?(?P<noun>(?:(?!{_FUNCTION}|{_PREDICATES})[\w·]){{2,12}})(?=[^\w·]|$|{_FUNCTION}|{_PREDICATES})"
)


def _of(text: str, amount: Amount) -> tuple[int, int] | None:
    """Where the noun that is counted stands: the words between the unit and the next function word or mark."""
    match = _NOUN.match(text, amount.end)
    return match.span("noun") if match and amount.kind != "percent" else None


def _quantity(report: Report, text: str, amount: Amount) -> Quantity:
    exact = amount.high is None and not amount.bound
    low = amount.value if amount.high is not None or amount.bound == "least" else None
    high = amount.high if amount.high is not None else amount.value if amount.bound == "most" else None
    noun = _of(text, amount)
    unit = amount.unit or (report.text[slice(*amount.unit_at)] if amount.unit_at else None)
    return Quantity(
        **report.at(amount.start, amount.end),
        value=float(amount.value) if exact else None,
        min=None if low is None else float(low),
        max=None if high is None else float(high),
        unit=unit,
        approx=amount.approx,
        of=report.span(*noun) if noun else None,
    )
