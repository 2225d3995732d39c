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
from typing import NamedTuple

from newscli.lexicon import fold, table
from newscli.model import Quantity
from newscli.numerals import ARABIC, DIGITS, GAP, MYRIADS, NUMERAL, POWERS, arabic, read
from newscli.options import Options
from newscli.report import Report
from newscli.words import words

YUAN = {"hans": "CNY", "hant-tw": "TWD", "hant-hk": "HKD"}
"""The currency of a bare 元 by the variety of the text."""
SIGNS = {"$": {"hant-tw": "TWD", "hant-hk": "HKD"}, "¥": {}}
"""Signs that several currencies share: by variety; else USD and CNY."""
AT_LEAST = (
    "不低于",
    "不少于",
    "不小于",
    "不下于",
    "不下",
    "不止",
    "至少",
    "最少",
    "起码",
    "超过",
    "超逾",
    "超出",
    "逾",
    "突破",
    "多于",
    "高于",
    "大于",
    "超",
)
AT_MOST = (
    "不超过",
    "不高于",
    "不多于",
    "不大于",
    "不逾",
    "至多",
    "最多",
    "低于",
    "少于",
    "小于",
    "不足",
    "不到",
    "未满",
    "未达",
    "不满",
    "未到",
)
ABOUT = ("大约", "约为", "约莫", "大概", "差不多", "将近", "接近", "几近")
CENTS = {"角": 10, "毛": 10, "分": 100, "美分": 100, "仙": 100}
HALF = Decimal("0.5")
WORDS = {"半": HALF, "一半": HALF, "对": Decimal(5)}
"""What the scan takes as a number beside numerals: 對折 is half the price."""
REGULATED = frozenset("法例章典规定约")
"""Before 255條: an article of a law."""

CODES = re.compile(
    r"(?:https?://|www\.)[!-~]+|[\w.+-]{1,64}@[\w-]+\.[\w.]+|(?<!\d)\d{2,4}-\d{3,4}-?\d{3,4}(?!\d)|(?<!\d)\d+(?:\.\d+){2,}"
    r"|(?<![A-Za-z0-9])[A-Za-z]+-?\d[A-Za-z0-9-]*(?:\.\d+)*|(?<![\d.])\d+[GDK](?![A-Za-z])|\d[·:：]\d+|《[^》\n]{0,9}\d[^》\n]{0,9}》"
    r"|\d+米(?:个人|男子|女子)?(?:自由泳|混合泳|[蛙仰蝶]泳|栏|障碍|接力|短?跑|速滑|竞走)",
    re.ASCII,
)
"""Addresses, telephone numbers, versions, model names, ratios, titles, disciplines: their digits measure nothing."""
ORDINAL_BEFORE = re.compile(r"(?:第|[#№]|No\.|编号|电话|专线|热线|代码|邮编|车牌)[ :：]?\Z")
ORDINAL_AFTER = re.compile(r" ?(?:号|楼|届|室|路|月|弄|巷|线|国集团|中全会|世|点钟|时(?!长)|大(?![桶箱])|[·:：]\d)")
BARE_BEFORE = re.compile(r"(?:^|[\s，。、；：,;:=]|[是为]|等于|得)\Z")
BARE_AFTER = re.compile(r"$|[^\w、）)]|[的那这]")
"""Around a Chinese numeral that stands for itself, and is no 一、 of a list."""
STANDS = re.compile(r"$|[^\w]|[的和与及或至到之]")
QUOTED = re.compile(r"\w{1,7}[」』”’'\"]")
IDIOMS = re.compile(
    "十[字分足]|百[姓般货合]|千[古里方]|万[分物岁能象]|[一二][度元](?![人民币钱])|三角|两口子|八卦|一[一丝毫]"
)
"""Words that are no numbers, though they begin like one with its unit."""

_NUMERAL_CHARS = "0-9０-９.半对几数参俩弍弎廿卅卌" + "".join((*DIGITS, *POWERS, *MYRIADS))
SCAN = re.compile(
    rf"(?=[{_NUMERAL_CHARS}])(?:(?<!另)一半|{NUMERAL}|半(?=个?(?:世纪|年|月|小时|钟头|天|日|星期|礼拜)|[数百成折])|对(?=折))"
)
PARTS = re.compile(
    rf"{GAP}(?:又{GAP}(?P<below>{NUMERAL}){GAP})?分{GAP}之{GAP}(?P<minus>负?)(?P<above>{NUMERAL})"
    rf"|{GAP}(?:(?P<tenths>成)(?![为立员都功交绩长本果型人了品份套年熟语效])|折(?![叠磨合扣射算返损腾旧]))"
    rf"(?:{GAP}(?P<more>半|[{''.join(DIGITS)}](?![0-9十百千万亿成折])))?"
)
"""What makes parts of a number: 三分之二, 十一又十四分之一, 百分之五, 三成半, 七五折."""
SLASHED = re.compile(r"(?P<above>[0-9]{1,3})/(?P<below>[0-9]{1,4})(?![0-9/])")
POWER = re.compile(rf"(?P<base>{ARABIC})(?:e(?P<ten>[+-]?[0-9]{{1,2}})|\^[+-]*(?P<power>[0-9]{{1,2}}))(?![0-9A-Za-z])")
"""1e6, 10^6."""
CONNECT = re.compile(rf"{GAP}(?:至|到|[-–—―~～－]{{1,2}}){GAP}")
AFTER = re.compile(r"(?P<least>[及或]?以上|有余)|(?P<most>[及或]?以下|以内)|(?P<about>左右|上下|前后|许(?![多可]))")
_CENT = re.compile(rf"又?(?P<number>[{''.join(DIGITS)}0-9]+)(?P<cent>美分|[角毛分仙](?![钟之]))")
_ASCII = str.maketrans("％＄￥－", "%$¥-")


def annotate(report: Report, options: Options) -> tuple[Quantity, ...]:
    """Every quantity of the text, in order."""
    script = report.script
    variety = "none" if script is None else script.converted_from or script.variety
    dates = [(time.start, time.end) for time in report.times or () if time.type != "duration"]
    text = legible(report.text)
    return tuple(_quantity(report, text, amount) for amount in find(text, variety, dates))


def legible(text: str) -> str:
    """The text as the grammar reads it: folded, with ASCII signs; the same length."""
    return fold(text).translate(_ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as read at one place of the text."""

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


def find(text: str, variety: str = "none", dates: Iterable[tuple[int, int]] = ()) -> Iterator[Amount]:
    """The amounts of a legible text, in order; `dates` are stretches to leave out."""
    taken = iter(sorted([*dates, *(match.span() for match in CODES.finditer(text))]))
    busy, done, follows = next(taken, None), 0, _patterns().follows
    for match in SCAN.finditer(text):
        start, end = match.span()
        while busy and busy[1] <= start:
            busy = next(taken, None)
        if start < done or (busy and busy[0] < end):
            continue
        if (
            end - start == 1
            and text[end : end + 1] not in follows
            and text[start] in DIGITS
            and text[end : end + 1].isalpha()
        ):
            continue  # 一 of 一直: most numerals of running text
        amount = _read(text, match, done, variety)
        if amount is not None:
            done = amount.end
            yield amount


# The number


class Core(NamedTuple):
    """What a numeral itself says."""

    end: int
    value: Decimal
    high: Decimal | None = None
    vague: bool = False
    kind: str = ""
    """`percent` or `fraction`."""


def _core(text: str, match: re.Match[str]) -> Core | None:
    """The numeral with the fraction, tenths or percentage that it begins."""
    written, end = match[0], match.end()
    numeral, value = read(written), WORDS.get(written)
    if numeral:
        value = numeral.value
    if value is None:
        return None
    if parts := PARTS.match(text, end):
        return _fraction(written, value, parts) if parts["above"] else _tenths(value, numeral and numeral.high, parts)
    if power := POWER.match(text, match.start()):
        scale = Decimal(10) ** int(power["ten"]) if power["ten"] else 1
        return Core(power.end(), arabic(power["base"]) ** int(power["power"] or 1) * scale, kind="fraction")
    if slashed := SLASHED.match(text, match.start()):
        below = Decimal(slashed["below"])
        return Core(slashed.end(), Decimal(slashed["above"]) / below, kind="fraction") if below else None
    if numeral is None:
        return Core(end, value, kind="fraction" if written == "一半" else "")
    return Core(end, value, numeral.high, numeral.vague)


def _fraction(written: str, value: Decimal, parts: re.Match[str]) -> Core | None:
    """百分之五 and 千分之五 are percentages, 三分之二 and 一百分之二 fractions."""
    above, below = read(parts["above"]), read(parts["below"]) if parts["below"] else None
    if above is None or not (below.value if below else value):
        return None
    part = -above.value if parts["minus"] else above.value
    if below:
        return Core(parts.end(), value + part / below.value, kind="fraction")
    percent = all(char in "百千万仟佰 \N{IDEOGRAPHIC SPACE}" for char in written)
    return Core(parts.end(), part / value * (100 if percent else 1), kind="percent" if percent else "fraction")


def _tenths(value: Decimal, high: Decimal | None, parts: re.Match[str]) -> Core:
    """三成半 is 35 %, 七五折 75 %, 對折 50 %, 半折 50 %."""
    if not parts["tenths"]:
        value = value * 10 if value == HALF else value
    scale = 1 if not parts["tenths"] and value > 10 else 10
    more = 5 if parts["more"] == "半" else DIGITS.get(parts["more"] or "", 0)
    return Core(parts.end(), value * scale + more, high and high * scale, kind="percent")


# The unit


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


class _Patterns(NamedTuple):
    """What stands around a number, compiled from the tables once."""

    kinds: dict[str, str]
    currencies: dict[str, str]
    unit: re.Pattern[str]
    before: re.Pattern[str]
    follows: frozenset[str]
    """The characters that a unit may begin with."""


@cache
def _patterns() -> _Patterns:
    rows = table("units")
    currencies = {row["name"]: row["code"] for row in table("currencies")}
    names = sorted(rows, key=lambda row: (-len(row["unit"]), row["unit"]))
    units = "|".join(re.escape(row["unit"]) + _not_before(row["unit"], row["not_before"]) for row in names)
    money = "|".join(re.escape(name) + _not_before(name, "") for name in sorted(currencies, key=lambda n: (-len(n), n)))
    unit = re.compile(
        rf"{GAP}(?P<vague>[多余来](?=\D))?{GAP}(?:(?P<money>{money}|块钱|[元圆](?![旦宵首素件])|蚊|块(?=[，。、；！？,;!?）)]|$))"
        rf"|(?P<unit>个[多半](?:月|小时|钟头|星期|礼拜|世纪|学期|季度)|个?{GAP}百{GAP}分{GAP}点|{units}))"
        rf"(?P<more>多(?![数半次])|余|半(?![年月天价数决]))?"
    )
    before = re.compile(
        rf"(?:(?P<least>{'|'.join(AT_LEAST)}|(?<![爆打突攻])破|(?<![以网早晚线])上|(?<![超经通不])过)|(?P<most>{'|'.join(AT_MOST)})"
        rf"|(?P<about>{'|'.join(ABOUT)}|(?<![最附靠临贴新])近|(?<![条合契公签节邀制预违缔纽])约))?"
        rf"{GAP}(?P<money>{money}|[$¥])?{GAP}(?P<minus>负|(?<![\w）)-])-)?\Z"
    )
    first = {name[0] for name in (*currencies, *(row["unit"] for row in rows))}
    return _Patterns(
        {row["unit"]: row["kind"] for row in rows},
        currencies,
        unit,
        before,
        frozenset(first | set("元圆块蚊成折分又多余来至到点的这那")),
    )


def _not_before(unit: str, characters: str) -> str:
    """A lookahead: a Latin unit ends where its letters end, any other where none of `characters` makes another word of it."""
    if unit[-1].isascii() and unit[-1].isalpha():
        return "(?![A-Za-z0-9])"
    return f"(?![{characters}])" if characters else ""


def _unit(text: str, core: Core, variety: str) -> Unit:
    """The unit after a number; one that is empty where there is none."""
    if core.kind == "percent":
        return Unit(core.end, "%", kind="percent")
    patterns = _patterns()
    match = patterns.unit.match(text, core.end)
    if match is None:
        return Unit(core.end)
    written = match["unit"] or ""
    half = match["more"] == "半" or written[:2] == "个半"
    vague = bool(match["vague"] or (match["more"] and not half) or written[:2] == "个多")
    if match["money"]:
        end, cents = _cents(text, match.end())
        code = patterns.currencies.get(match["money"]) or YUAN.get(variety, "元")
        return Unit(end, code, kind="money", more=cents + (HALF if half else 0), vague=vague)
    kind = patterns.kinds.get(written, "percent" if "分" in written else "time")
    percent = "%" if written == "%" else None
    return Unit(
        match.end(), percent, None if percent else match.span("unit"), kind, HALF if half else Decimal(0), vague
    )


def _cents(text: str, at: int) -> tuple[int, Decimal]:
    """The small change after an amount of money: 五元三毛, 兩美元又三美分."""
    total = Decimal(0)
    while (match := _CENT.match(text, at)) and (numeral := read(match["number"])):
        total, at = total + numeral.value / CENTS[match["cent"]], match.end()
    return at, total


# The whole


def _read(text: str, match: re.Match[str], floor: int, variety: str) -> Amount | None:
    """The amount whose numeral is `match`, with what belongs to it on both sides; None where it measures nothing."""
    start = match.start()
    core = _core(text, match)
    if core is None or ORDINAL_BEFORE.search(text, max(floor, start - 8), start) or IDIOMS.match(text, start):
        return None
    unit = _unit(text, core, variety)
    vague = core.vague or unit.vague
    amount = Amount(
        start=start,
        end=unit.end,
        value=core.value + unit.more,
        high=core.high and core.high + unit.more,
        bound="least" if vague else "",
        approx=vague or core.high is not None,
        unit=unit.code,
        unit_at=unit.at,
        kind=unit.kind or core.kind,
    )
    amount = _range(text, amount, match[0], variety) or amount
    amount = _bounded(text, amount, floor, variety)
    return amount if _counts(text, match[0], amount) else None


def _range(text: str, low: Amount, numeral: str, variety: str) -> Amount | None:
    """The range that `low` begins: 3至5人, 25%–30%, 4萬到400萬元; 3至5萬 means 三萬至五萬."""
    connect = CONNECT.match(text, low.end) if not low.bound and low.high is None else None
    match = SCAN.match(text, connect.end()) if connect else None
    core = _core(text, match) if match else None
    if match is None or core is None or core.high is not None:
        return None
    unit = _unit(text, core, variety)
    bare = low.unit is None and low.unit_at is None
    if not bare and (low.unit, _written(text, low.unit_at)) != (unit.code, _written(text, unit.at)):
        return None
    value, high = low.value, core.value + unit.more
    if bare and numeral[-1] not in MYRIADS and match[0][-1] in MYRIADS and value * MYRIADS[match[0][-1]] < high:
        value *= MYRIADS[match[0][-1]]
    if value >= high:
        return None
    return replace(
        low, end=unit.end, value=value, high=high, unit=unit.code, unit_at=unit.at, kind=unit.kind or core.kind
    )


def _written(text: str, at: tuple[int, int] | None) -> str | None:
    """A unit as it is written, without the 半 of 個半月 and spaces."""
    if at is None:
        return None
    unit = re.sub(r"\s", "", text[slice(*at)])
    return unit[0] + unit[2:] if unit[1:2] in {"多", "半"} else unit


def _bounded(text: str, amount: Amount, floor: int, variety: str) -> Amount:
    """The amount with the words before and after it that bound it, or that tell its currency."""
    patterns = _patterns()
    before = patterns.before.search(text, max(floor, amount.start - 14), amount.start)
    after = AFTER.match(text, amount.end)
    if before and before[0]:
        amount = _with_prefix(text, amount, before, variety)
    if after is None:
        return amount
    if after["about"]:
        return replace(amount, approx=True)
    return replace(amount, end=after.end(), bound="least" if after["least"] else "most")


def _with_prefix(text: str, amount: Amount, before: re.Match[str], variety: str) -> Amount:
    sign, told = before["money"], [name for name in ("least", "most", "money", "minus") if before[name]]
    if before["least"] in {"上", "过"} and text[amount.start] not in "百千万亿半":
        told.remove("least")
    unit, kind = amount.unit, amount.kind
    if sign and amount.unit_at is None and kind in {"", "money"}:
        unit, kind = (
            SIGNS.get(sign, {}).get(variety) or {"$": "USD", "¥": "CNY"}.get(sign) or _patterns().currencies[sign],
            "money",
        )
    return replace(
        amount,
        start=min((before.start(name) for name in told), default=amount.start),
        value=-amount.value if before["minus"] else amount.value,
        bound="least" if "least" in told else "most" if "most" in told else amount.bound,
        approx=amount.approx or bool(before["about"]),
        unit=unit,
        kind=kind,
    )


# What is no quantity


def _counts(text: str, numeral: str, amount: Amount) -> bool:
    """Whether the number measures or counts something, or at least stands for itself."""
    first, following = text[amount.start - 1 : amount.start], text[amount.end : amount.end + 1]
    bare = amount.unit is None and amount.unit_at is None
    if _is_latin(first) or (bare and _is_latin(following)):
        return False
    if amount.kind in {"percent", "fraction"}:
        return True
    arabic = (numeral[0] not in DIGITS and numeral[0].isdigit()) or numeral[0] == "."
    if not arabic and first in {"「", "『", "“", "‘", '"'} and QUOTED.match(text, amount.end):
        return False  # 「五個中心」: a name
    if bare:
        return _stands(text, numeral, amount, arabic)
    unit = _written(text, amount.unit_at) or ""
    if unit == "条" and (
        first in REGULATED or text[amount.end : amount.end + 2] in {"规定", "之一"} or following in {"第", "款"}
    ):
        return False
    return (
        arabic or bool(amount.bound) or amount.high is not None or _counts_in_words(numeral, unit, amount.kind, first)
    )


def _counts_in_words(numeral: str, unit: str, kind: str, first: str) -> bool:
    """Whether a Chinese numeral with its unit is a number: 三家 is, not so 一家 and 一天 (a), 百家 (many), 三級 (a class)."""
    if numeral == "一":
        certain = unit in {"天", "日", "周"} or (kind == "time" and first in set("有这那同每某第前后当"))
        return (kind in {"time", "money", "length", "area", "volume", "mass", "age"} and not certain) or unit in {
            "人",
            "倍",
        }
    if numeral[0] in "百千万亿":
        return len(numeral) > 1 and kind in {"money", "people", "length", "area", "volume", "mass", "energy", "power"}
    if numeral in set("壹贰叁肆伍陆柒捌玖参"):
        return False
    return (
        unit != "级"
        and kind not in {"place", "score"}
        and not (unit in {"分", "点"} and numeral in set("二两三四五六七八九十"))
    )


def _stands(text: str, numeral: str, amount: Amount, arabic: bool) -> bool:
    """Whether a number without a unit is a number: not a year, an ordinal, a code, or part of a word."""
    if ORDINAL_AFTER.match(text, amount.end):
        return False
    if arabic:
        grown = amount.bound or amount.high is not None or not numeral.isdigit()
        year = len(numeral) == 4 and 1900 <= amount.value <= 2100
        code = year or len(numeral) > 12 or (len(numeral) > 1 and numeral[0] == "0")
        return bool(grown) or (not code and bool(STANDS.match(text, amount.end)))
    if amount.bound:
        return len(numeral) > 1 or numeral in "百千万亿"
    if len(numeral) > 1 and not re.search("[十百千万亿点]", numeral):
        return False  # 五一, 二〇二四
    before = BARE_BEFORE.search(text, max(0, amount.start - 2), amount.start)
    return bool(before and BARE_AFTER.match(text, amount.end)) or bool(
        re.search("[一二三四五六七八九两].*[百千万亿点]", numeral)
    )


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


# What is counted

_PHRASE = re.compile(r"(?P<of>的)?(?P<phrase>[㐀-鿿A-Za-z]{2,12})")
_PREDICATES = frozenset((
    "受灾", "受伤", "死亡", "遇难", "失踪", "获救", "被捕", "参加", "参与", "出席", "获得", "获批", "进入", "完成", "实现", "达到", "位于",
    "位列", "组成", "含有", "包括", "涉及", "增加", "减少", "增至", "减至", "增长", "下降", "上升", "上涨", "下跌", "提高", "降低", "扩大",
    "缩短", "创下", "成为", "作为", "用于", "推动", "支持", "开展", "举行", "发生", "出现", "表示", "投入", "投资", "收购", "落户",
))  # fmt: skip
"""Verbs that say what the counted do; others may begin a noun phrase: 發起單位."""


def _of(text: str, amount: Amount) -> tuple[int, int] | None:
    """Where the noun that is counted stands: the words after the unit up to the last of the first nouns.

    After a percentage or a length of time only what 的 joins to it: 25%的比重, 51歲的漁民.
    """
    phrase = _PHRASE.match(text, amount.end)
    joined = amount.kind in {"percent", "time", "age"} or text[amount.end - 1] == "人"
    if phrase is None or (joined and not phrase["of"]):
        return None
    start, end = phrase.span("phrase")
    last = None
    for word in words(text, start, end):
        if word.kind in {"noun", "name", "latin"}:
            last = word.end
        elif last or word.kind == "other" or text[word.start : word.end] in _PREDICATES:
            break
    return (start, last) if last else None


def _quantity(report: Report, text: str, amount: Amount) -> Quantity:
    low = amount.value if amount.high is not None or amount.bound == "least" else None
    high = amount.high if amount.high is not None else amount.value if amount.bound == "most" else None
    noun = _of(text, amount)
    return Quantity(
        **report.at(amount.start, amount.end),
        value=float(amount.value) if low is None and high is None else None,
        min=None if low is None else float(low),
        max=None if high is None else float(high),
        unit=amount.unit or _written(report.text, amount.unit_at),
        approx=amount.approx,
        of=report.span(*noun) if noun else None,
    )
