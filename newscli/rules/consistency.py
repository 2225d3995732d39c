"""N: whether the article agrees with itself. Each rule asks for strong evidence: numbers may be rounded, rise and fall."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from newscli.lexicon import fold
from newscli.model import Quantity
from newscli.report import Report
from newscli.rules.rule import Hit, Rule

ROUNDING = 0.1  # a headline's 近4成 for 39.7% and 1萬2千 for 12480 are right; twelve for thirteen is not
_MEASURING = re.compile(r"[A-Z]{3}$|元$|人$|人次$|公里$|平方公里$|吨$|亩$|千瓦$|度$")
_WEEKDAY = re.compile(r"\d(?:日|号)?\s*[（(]?(?:星期|周|礼拜)([一二三四五六日天])[）)]?")
_SHARES = re.compile(r"(?:分别|各)(?:约|大约)?(?:占|为|是|达)[^。；\n]{0,60}")
_BORN = re.compile(r"(?:生于|出生于)(\d{4})年|(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出)?生")
_AGED = re.compile(r"(?:现年|今年|年仅|时年)(\d{1,3})岁")
_OPENING, _CLOSING = "「『“", "」』”"  # ‘ and ’ are also apostrophes


def headline_number(report: Report) -> Iterable[Hit]:
    """A number in the headline that the body does not have.

    Why: one of the two is wrong, or the headline sells what the story does not tell.
    Known problems: a headline may add up what the body lists; percentages, which it often works out, are left alone.
    Example: headline `捐款30億元`, body `捐款3億元`
    """
    headline = report.article.headline if report.article else None
    if not headline or headline.start is None or headline.end is None:
        return
    quantities = report.quantities or ()
    inside = [q for q in quantities if headline.start <= q.start and q.end <= headline.end]
    body = [q for q in quantities if q not in inside]
    for quantity in inside:
        unit = quantity.unit or ""
        same_unit = [other for other in body if fold(other.unit or "") == fold(unit)]
        if (
            _exact(quantity)
            and _MEASURING.search(fold(unit))
            and same_unit
            and not any(_near(quantity, o) for o in body)
        ):
            yield Hit(quantity.start, quantity.end, f"{quantity.text} stands in the headline only")


def _exact(quantity: Quantity) -> bool:
    return quantity.value is not None and not quantity.approx


def _near(a: Quantity, b: Quantity) -> bool:
    x = a.value or 0.0
    return any(y is not None and abs(x - y) <= ROUNDING * max(abs(x), abs(y)) for y in (b.value, b.min, b.max))


def two_counts(report: Report) -> Iterable[Hit]:
    """One thing counted twice with different results.

    Why: 13家 here and 12家 there cannot both be right.
    Known problems: counts of different years or places; sentences that name a time or a place are left out.
    Example: `聯盟有13家成員單位。……這12家成員單位……`
    """
    groups: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    timed = [(time.start, time.end) for time in report.times or () if time.type in ("date", "set")]
    for quantity in report.quantities or ():
        if _exact(quantity) and quantity.of and quantity.of.end - quantity.of.start >= 3 and quantity.unit:
            groups[fold(quantity.of.text), fold(quantity.unit)].append(quantity)
    for same in groups.values():
        for first, second in pairwise(same):
            definite = fold(report.text[max(0, second.start - 2) : second.start]).endswith(
                ("这", "该", "上述", "全部", "共")
            )
            if first.value != second.value and definite and not _timed(report, second, timed):
                yield Hit(second.start, second.end, f"{second.text} here, {first.text} before")


def _timed(report: Report, quantity: Quantity, times: list[tuple[int, int]]) -> bool:
    sentences = report.article.sentences if report.article else ()
    around = next(
        ((s.start, s.end) for s in sentences if s.start <= quantity.start < s.end), (quantity.start, quantity.end)
    )
    return any(around[0] <= start < around[1] for start, _ in times)


def weekday(report: Report) -> Iterable[Hit]:
    """A weekday that its date does not have.

    Why: one of the two is wrong.
    Known problems: dates without a year are judged only where the article's own date gives it.
    Example: `2024年1月18日（星期五）`, a Thursday
    """
    folded = fold(report.text)
    for time in report.times or ():
        # The weekday may belong to the expression or stand behind it.
        match = _WEEKDAY.search(folded, time.start, time.end + 8)
        if match and re.fullmatch(r"\d{4}-\d\d-\d\d", time.value):
            said = "一二三四五六日".find(match[1].replace("天", "日"))
            found = date.fromisoformat(time.value).weekday()
            if said != found:
                yield Hit(time.start, max(time.end, match.end()), f"{time.value} is 星期{'一二三四五六日'[found]}")


def shares(report: Report) -> Iterable[Hit]:
    """Shares of one whole that add up to more than everything.

    Why: at least one of them is wrong.
    Known problems: answers of which several may be given.
    Example: `分別佔60%、30%和20%`
    """
    percents = [q for q in report.quantities or () if q.unit == "%" and _exact(q)]
    for match in _SHARES.finditer(fold(report.text)):
        inside = [q for q in percents if match.start() <= q.start and q.end <= match.end()]
        total = sum(q.value or 0 for q in inside)
        if len(inside) >= 2 and total > 100.5 and "占" in match[0]:  # half a point: each share may be rounded up
            yield Hit(inside[0].start, inside[-1].end, f"the shares add up to {total:g}%")


def age(report: Report) -> Iterable[Hit]:
    """An age that the year of birth does not give.

    Why: one of the two is wrong.
    Known problems: ages by the traditional count are one or two years higher, and allowed.
    Example: in an article of 2024: `1980年出生，現年54歲`
    """
    published = report.article.published if report.article else None
    if not published or not published.value[:4].isdigit():
        return
    for sentence in report.article.sentences if report.article else ():
        text = fold(report.text[sentence.start : sentence.end])
        born, aged = list(_BORN.finditer(text)), list(_AGED.finditer(text))
        if len(born) == len(aged) == 1:
            years = int(published.value[:4]) - int(born[0][1] or born[0][2])
            if not -1 <= int(aged[0][1]) - years <= 2:
                place = sentence.start + aged[0].start(), sentence.start + aged[0].end()
                yield Hit(*place, f"born {born[0][1] or born[0][2]}: about {years} years old")


def two_spellings(report: Report) -> Iterable[Hit]:
    """One person's name written in two ways.

    Why: one of them is a slip.
    Known problems: siblings share a generation character; a shared title is asked for.
    Example: `局長林可欣……局長林可新`
    """
    people = [entity for entity in report.entities or () if entity.type == "PERSON" and len(entity.name) == 3]
    for entity in people:
        for other in people:
            alike = sum(a == b for a, b in zip(fold(entity.name), fold(other.name), strict=True))
            titled = entity.title and other.title and fold(entity.title) == fold(other.title)
            if alike == 2 and entity.name[0] == other.name[0] and titled and len(other.mentions) < len(entity.mentions):
                first = other.mentions[0]
                yield Hit(first.start, first.end, f"{other.name} here, {entity.name} elsewhere")


def unclosed(report: Report) -> Iterable[Hit]:
    """A quotation mark without its partner.

    Why: it is not clear where the words of somebody else end.
    Known problems: a quotation over several paragraphs repeats its opening mark, which is right and not reported.
    Example: `他說：「這不可能。`
    """
    waiting: list[tuple[int, str]] = []
    for match in re.finditer(r"[^\n]+", report.text):
        line = match[0].lstrip()
        waiting = [(at, mark) for at, mark in waiting if not line.startswith(mark)]
        yield from _unpaired(match.start(), match[0], waiting)
    for at, mark in waiting:
        yield Hit(at, at + 1, f"{mark} is not closed")


def _unpaired(start: int, line: str, waiting: list[tuple[int, str]]) -> Iterator[Hit]:
    """The closing marks of a line that close nothing; opening marks left open are added to those `waiting`."""
    for offset, character in enumerate(line, start):
        if character in _OPENING:
            waiting.append((offset, character))
        elif character in _CLOSING:
            opening = _OPENING[_CLOSING.index(character)]
            if waiting and waiting[-1][1] == opening:
                waiting.pop()
            else:
                yield Hit(offset, offset + 1, f"{character} closes nothing")


RULES = (
    Rule(code="N001", name="headline-number", severity="warning", find=headline_number),
    Rule(code="N002", name="two-counts", severity="warning", find=two_counts),
    Rule(code="N003", name="weekday", severity="warning", find=weekday),
    Rule(code="N004", name="shares", severity="warning", find=shares),
    Rule(code="N005", name="age", severity="warning", find=age),
    Rule(code="N006", name="two-spellings", severity="note", find=two_spellings),
    Rule(code="N007", name="unclosed-quotation", severity="warning", find=unclosed),
)
