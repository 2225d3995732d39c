"""The field `times`: dates, times of day, durations and sets, with their EDTF or ISO 8601 values.

One scan over the folded text finds where an expression may begin. Atoms of falling size that stand together (2024年, 1月,
18日, 下午, 3點) refine one another to a point; points join to ranges; words at the edges (以來, 之前) open them. Relative and
partial expressions are resolved to the nearest date by the day of publication; without one, what is not known is X, never
guessed. Limits: the Chinese calendar is known from 1979 to 2050; what 當日 or 翌日 refers to is the day mentioned last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeAlias

from newscli.annotators.misread import end_of_word
from newscli.annotators.times import edges, periods, words
from newscli.annotators.times.grammar import ATOMS_FROM, BEGIN
from newscli.annotators.times.lengths import Length, between, counted, minutes, read_length, shifted
from newscli.annotators.times.periods import DAY, MONTH, YEAR, Anchor, Period
from newscli.annotators.times.points import Point, Setting
from newscli.lexicon import fold
from newscli.model import Time, TimeType
from newscli.options import Options
from newscli.report import Report

Trace: TypeAlias = tuple[tuple[int, Point], ...]
"""What the atoms of an expression have told after each, by its rank."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at its place."""

    start: int
    end: int
    type: TimeType
    value: str
    anchored: bool = False
    period: Period | None = None
    """The day or month that a later 當日 or 23日 refers to."""
    today: Period | None = None
    """The day that the text itself gives as its own: 今天（3月9日）."""
    trace: Trace = ()
    """What the next expression of a list may continue."""


@dataclass(frozen=True, slots=True)
class Run:
    """Atoms that stand together: where they end, what they have told after each, by its rank, and whether a note dates them."""

    end: int
    trace: Trace = ()
    noted: bool = False

    @property
    def point(self) -> Point:
        """What they have told together."""
        return self.trace[-1][1] if self.trace else Point()


def annotate(report: Report, options: Options) -> tuple[Time, ...]:
    """Every time expression of the text, in order."""
    return tuple(
        Time(**report.at(item.start, item.end), type=item.type, value=item.value, anchored=item.anchored)
        for item in find(legible(report.text), _anchor(report, options))
    )


_ASCII = str.maketrans("０１２３４５６７８９：（）／％", "0123456789:()/%")


def legible(text: str) -> str:
    """The text as the grammar reads it: folded, with ASCII digits and signs; the same length."""
    return fold(text).translate(_ASCII)


def _anchor(report: Report, options: Options) -> Anchor:
    """The day of publication; where its year is not known, its month and day at least."""
    article, published = report.article, report.metadata.published
    values = (
        options.published,
        article.published.value if article and article.published else None,
        published.value if published else None,
        article.dateline.value if article and article.dateline else None,
    )
    return next((anchor for value in values if (anchor := Anchor.of(value))), Anchor())


def find(text: str, anchor: Anchor) -> Iterator[Found]:
    """The time expressions of a legible text, in order, none overlapping."""
    at, last, before = 0, None, None
    while scanned := BEGIN.search(text, at):
        at = scanned.start()
        listed = before.trace if before and edges.LIST.fullmatch(text, before.end, at) else ()
        found = _read(text, at, Setting(anchor, last, listed))
        if found is None:
            at += 1
            continue
        if word_end := end_of_word(text, found.start):
            at = word_end
            continue
        yield found
        at, last, before = found.end, found.period or last, found
        if found.today and found.today.unknown < anchor.unknown:
            anchor = Anchor(found.today.start, found.today.unknown)


def _read(text: str, at: int, setting: Setting) -> Found | None:
    """The expression that begins at `at`, if any."""
    for reader in (_set, _point, _around, _length):
        with suppress(ValueError, OverflowError):  # before the year 1, after the year 9999
            if found := reader(text, at, setting):
                return found
    return None


# Points and ranges of them


def _run(text: str, at: int, setting: Setting, before: Run | None = None, rank: int = -1, *, noted: bool = True) -> Run:
    """The atoms from `at` on. In a range, the first continues what `before` has told of greater things.

    Unless `noted`, no date in parentheses is looked for.
    """
    run = Run(at)
    while step := _step(text, run, setting, before, rank):
        run = _note(text, step, setting) if noted else step
        rank = run.trace[-1][0]
    return run


def _step(text: str, run: Run, setting: Setting, before: Run | None, rank: int) -> Run | None:
    """The run with one more atom of a greater rank."""
    join = edges.JOIN.match(text, run.end) if run.trace else None
    start = join.end() if join else run.end
    for atom in ATOMS_FROM.get(text[start : start + 1], ()):
        if atom.rank <= rank or (join and not _joins(join[0], rank, atom.rank, before)):
            continue
        match = atom.match(text, start)
        for told in _contexts(run, before, atom.rank) if match else ():
            point = None
            with suppress(ValueError, OverflowError):  # 31 June, the year 12000
                point = atom.resolve(match, told[-1][1] if told else Point(), setting) if match else None
            if match and point:
                return Run(match.end(), (*told, (atom.rank, point)), run.noted)
    return None


def _contexts(run: Run, before: Run | None, rank: int) -> Iterator[Trace]:
    """What an atom of this rank may continue: its run; at the begin of a run, what came before it in a range, or nothing."""
    if run.trace:
        yield run.trace
        return
    if before:
        told = tuple(step for step in before.trace if step[0] < rank)
        yield from (told[:length] for length in range(len(told), 0, -1))
    yield ()


def _joins(gap: str, rank: int, following: int, before: Run | None) -> bool:
    """Whether atoms of these ranks may stand on both sides of `gap`: a comma only after a lone year and before a weekday."""
    if gap[:1] in {",", "，"}:
        return (rank == 0 and following == 2 and not (before and before.trace)) or following == 6
    return "的" not in gap or following in {1, 2, 3, 5, 7}


def _note(text: str, run: Run, setting: Setting) -> Run:
    """The run with the date that is noted in parentheses after a day: 今（1日）, 週日（3日）上午."""
    period = run.point.period
    opened = edges.NOTE.match(text, run.end) if period and period.unit == "day" and run.trace[-1][0] in {5, 6} else None
    if period is None or opened is None:
        return run
    noted = _run(text, opened.end(), setting, noted=False)
    told = noted.point.period
    if told is None or told.unit != "day" or text[noted.end : noted.end + 1] != ")":
        return run
    best = told if told.unknown <= period.unknown and not told.weekday else period
    return Run(noted.end + 1, (*run.trace[:-1], (6, replace(run.point, period=best))), noted=True)


def _point(text: str, at: int, setting: Setting) -> Found | None:
    """A point, a range of two, or all time before or after one."""
    run = _run(text, at, setting, Run(at, setting.listed))
    if not run.trace:
        return None
    found = _range(text, at, run, setting) or _opened(text, at, run)
    dated = run.noted or text[at + 1 : at + 2] == "("
    today = run.point.period if text[at] == "今" and dated else None
    return replace(found, today=today, trace=run.trace)


def _opened(text: str, at: int, run: Run) -> Found:
    """The point of a run, opened by what stands around it: 以前, 自…以來."""
    point, period = run.point, run.point.period
    opening, before = edges.OPEN.match(text, run.end), edges.FROM.search(text, max(0, at - 4), at)
    since = before is not None and before["since"] is not None
    start, end, value = at, run.end, _value(point)
    if since or (opening and opening["since"]):
        value = f"{_first(point)}/.."
        start = before.start() if before and (since or (opening and opening["now"])) else at
        end = opening.end() if opening and not opening["until"] else end
    elif opening:
        end = opening.end()
        if opening["until"]:
            within = not period or point.clock or opening["inclusive"] or text[run.end - 1] in "底末终"
            value = f"../{_last(point)}" if within or not period else period.before()
        else:
            value = f"{_first(point)}/.." if not period or point.clock else period.after()
    return Found(start, end, _type(point), value, _anchored(point), _mention(point))


def _range(text: str, at: int, run: Run, setting: Setting) -> Found | None:
    """從一月十日到20日, 2015年和2018年之間."""
    connect = edges.RANGE.match(text, run.end) or edges.BETWEEN.match(text, run.end)
    upper = _run(text, connect.end(), setting, run) if connect else None
    if connect is None or upper is None or not upper.trace:
        return None
    stop = edges.STOP.match(text, upper.end)
    end: int | None = stop.end() if stop else upper.end
    if connect.re is edges.BETWEEN:
        closed = edges.BETWEEN_END.match(text, upper.end)
        end = closed and closed.end()
    first, last = run.point, _later(run.point, upper.point)
    if end is None or last is None or (first.clock is None) != (last.clock is None):
        return None
    before = edges.FROM.search(text, max(0, at - 4), at)
    return Found(
        before.start() if before else at,
        end,
        _type(first),
        f"{_first(first)}/{_last(last)}",
        _anchored(first) and _anchored(last),
        _mention(last),
    )


def _later(first: Point, last: Point) -> Point | None:
    """The end of a range; in the next year if that brings it after the beginning, as in 8月至2月."""
    begin, period = first.period, last.period
    if begin is None or period is None or period.start >= begin.start or period.unknown:
        return last
    if not (first.nearest and last.nearest):
        return None
    end = periods.shift_months(period.end + timedelta(1), 12) - timedelta(1)
    return replace(last, period=replace(period, start=periods.shift_months(period.start, 12), end=end))


def _type(point: Point) -> TimeType:
    return "time" if point.clock or point.part else "date"


def _anchored(point: Point) -> bool:
    return point.period is not None and not point.period.unknown


def _mention(point: Point) -> Period | None:
    return point.period if point.period and point.period.unknown < DAY else None


def _clock(point: Point) -> str:
    if point.clock is None:
        return ""
    hour, minute, second = point.clock
    return f"T{hour:02}:{minute:02}" + (f":{second:02}" if second is not None else "")


def _value(point: Point) -> str:
    """EDTF of a point. A part of a day has that day as its value; by itself, its usual hours."""
    if point.period or point.clock:
        return (point.period.value if point.period else "") + _clock(point)
    first, last = words.PARTS[point.part or ""]
    return f"T{first:02}:00/T{last:02}:00"


def _first(point: Point) -> str:
    return point.period.first if point.period and not point.clock else _value(point).split("/")[0]


def _last(point: Point) -> str:
    return point.period.last if point.period and not point.clock else _value(point).split("/")[-1]


# Sets and durations


def _set(text: str, at: int, setting: Setting) -> Found | None:
    """每天, 每隔兩週, 每月15日, 每週一下午八點 (XXXX-WXX-1T20), 逢周一至五."""
    match = edges.SET.match(text, at)
    if match is None:
        return None
    every, rank = _every(match)
    start = Run(match.end(), ((rank, every),))
    run = _run(text, match.end() + (text[match.end() : match.end() + 1] == "的"), setting, start, rank)
    if run.trace:
        connected = edges.RANGE.match(text, run.end)
        upper = _run(text, connected.end(), setting, run) if connected else Run(run.end)
        values = [re.sub(r"(T\d\d):00$", r"\1", _value(part.point)) for part in (run, upper) if part.trace]
        return Found(at, max(run.end, upper.end if upper.trace else 0), "set", "/".join(values))
    if match["day"]:
        last = 7 if match["day"] == "末" else words.WEEKDAYS.get(match["last"])
        return Found(at, match.end(), "set", _value(every) + (f"/XXXX-WXX-{last}" if last else ""))
    designator, number = counted({"number": match["number"] or "一", "unit": match["unit"]})
    return Found(at, match.end(), "set", f"P{number}{designator}")


def _every(match: re.Match[str]) -> tuple[Point, int]:
    """What the set repeats, as a point of an unknown year, month or week, and the rank of what has told it."""
    day = periods.STAND_IN
    if match["day"]:
        weekday = day + timedelta(words.WEEKDAYS.get(match["day"], 6) - day.isoweekday())
        return Point(periods.single(weekday, DAY, weekday=True)), 6
    if match["unit"] == "年":
        return Point(periods.year(day.year, YEAR)), 0
    if match["unit"] == "月":
        return Point(periods.month(day.year, day.month, MONTH)), 2
    return Point(periods.single(day, DAY), part=match["unit"] if match["unit"] in {"早", "晚"} else None), 6


def _length(text: str, at: int, setting: Setting) -> Found | None:
    """A duration, or the point that lies so long before or after the publication."""
    length = read_length(text, at) if at == 0 or text[at - 1] not in "0123456789.,第" else None
    if length is None or not _lasts(text, at, length):
        return None
    moved = edges.MOVED.match(text, length.end) if length.known else None
    return (moved and _moved(text, at, moved, length, setting.anchor)) or Found(at, length.end, "duration", length.iso)


def _lasts(text: str, at: int, length: Length) -> bool:
    """Whether a length is one here: not 百年老店, 有一天, 今年是最困難的一年."""
    if edges.NO_LENGTH.match(text, at):
        return False
    if text[at] != "一":
        return True
    certain = edges.THE_ONE.search(text, max(0, at - 4), at) and edges.CLAUSE_END.match(text, length.end)
    return not certain and not edges.NOT_A_LENGTH.search(text, max(0, at - 1), at)


def _moved(text: str, at: int, moved: re.Match[str], length: Length, anchor: Anchor) -> Found | None:
    """三天前, 兩小時後, 十日內, 三年來; None where only the duration is known."""
    past = bool(moved["past"] or moved["since"])
    if not past and not edges.STARTS.search(text, max(0, at - 1), at):
        anchor = Anchor()
    stretch = moved["within"] or moved["since"]
    if (length.clocked and not anchor.clock) or (stretch and anchor.unknown):
        return Found(at, length.end if moved["since"] else moved.end(), "duration", length.iso)
    target = shifted(anchor, length, -1 if past else 1)
    if stretch:
        kind: TimeType = "time" if length.clocked else "date"
        return Found(at, moved.end(), kind, between(anchor, target, clocked=length.clocked), anchored=True)
    if length.clocked:
        return Found(at, moved.end(), "time", minutes(target), anchored=True)
    day, unknown, told = target.date(), anchor.unknown, length.parts.keys()
    found = periods.single(day, unknown)
    if told <= {"Y", "M"}:
        found = periods.month(day.year, day.month, min(unknown, MONTH))
    if told <= {"Y"}:
        found = periods.year(day.year, min(unknown, YEAR))
    return Found(at, moved.end(), "date", found.value, not unknown)


def _around(text: str, at: int, setting: Setting) -> Found | None:
    """過去三年, 未來五天, 之後5分鐘: a stretch that ends or begins with the publication."""
    match, anchor = edges.AROUND.match(text, at), setting.anchor
    length = read_length(text, match.end()) if match else None
    if match is None or length is None or not length.known or anchor.unknown or (length.clocked and not anchor.clock):
        return None
    target = shifted(anchor, length, -1 if match["past"] else 1)
    kind: TimeType = "time" if length.clocked else "date"
    return Found(at, length.end, kind, between(anchor, target, clocked=length.clocked), anchored=True)
