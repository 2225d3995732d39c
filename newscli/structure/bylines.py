"""Who made the article: role words with the names behind them, in brackets, on a line, or run into the text.

A credit is read as a whole or not at all: where any piece of it is neither role, name, outlet, place, date nor verb, it
is no credit, so that 記者獲悉 and 記者在現場看到 stay running text. Works on folded text, so each word serves both scripts.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from newscli import lexicon
from newscli.structure.dates import CLOCK, DATE
from newscli.structure.names import HAN, read_names
from newscli.structure.outlets import OWN, alternatives, known, outlet, outlets, single

Field: TypeAlias = Literal["outlet", "reporter", "editor", "place", "date", "published"]


class Found(NamedTuple):
    """A stretch of the text that fills a field of the article."""

    field: Field
    start: int
    end: int
    rule: str
    """The code of the rule that found it."""
    role: tuple[int, int] | None = None
    """Where the role word stands, for people."""


_SEPARATOR = re.compile(r"[\s/／、,，丨|｜·•;；:：。◎○●■★-]+")
_MODIFIER = (
    rf"(?:{OWN}|总台|前方|特派|特约|见习|实习|首席|高级|资深|全媒体|融媒体?|新媒体|随军|体育|财经|时政|文体|社会|国际|"
    rf"调查|深度|数据|政治|生活|娱乐|地方|参与|现场|联合|原创?|驻[{HAN}]{{1,8}}?)"
)
_MARK = r"\s*[:：/／|｜丨=＝]\s*"
_MARKS = frozenset(":：/／|｜丨=＝ ") - {" "}
_DESK = rf"(?:[{HAN}A-Za-z]{{1,8}}?(?:中心|组|部|频道|新闻|编辑室|工作室)|综合|大陆|国际|两岸|体育|财经|生活|图文)\s*[/／╱]\s*"
_QUALIFIER = re.compile(rf"[{HAN}]{{2,8}}")
_VERB = re.compile(
    r"(?:(?:现场|综合|即时|实时|独家|连线|专题|专访|采访|整理|编译|摄影|图文|外电|深度|电话|专稿|特别|台)*(?:报道|报导)|综合外电|"
    r"采写|整理|撰稿|撰文|编译|摄影|(?<=[日号])\s*(?:[专急]?电|讯|消息)|(?<=[\s/／])[文图摄](?:[/／、]?[文图摄])*)$"
)
_DATE_END = re.compile(rf"[\s,，]*(?P<date>{DATE}){CLOCK}?$")


@cache
def _roles() -> dict[str, str]:
    return {lexicon.fold(word): field for word, field in lexicon.by_word("byline_roles", "field").items()}


@cache
def _role() -> re.Pattern[str]:
    """A role: bare words with what qualifies them, or any word before a colon, slash or bar; or two joined (文/图, 记者、摄影)."""
    bare = [lexicon.fold(word) for word, bare in lexicon.by_word("byline_roles", "bare").items() if bare == "yes"]
    any_word = alternatives(frozenset(_roles()))
    return re.compile(
        rf"(?P<role>{_MODIFIER}{{0,4}}?(?P<bare>{alternatives(frozenset(bare))})(?:\s?[/／、&]\s?(?:{any_word}))?)(?:{_MARK}|\s+|(?=\S)|$)"
        rf"|(?P<marked>(?P<word>{any_word})(?:\s?[/／、&及和与]?\s?(?:{any_word})){{0,2}}){_MARK}"
    )


@cache
def _part() -> re.Pattern[str]:
    """One of the things that may stand before a role or a name: an outlet, a desk, what qualifies a role."""
    return re.compile(
        rf"(?P<outlet>{known()})|{_DESK}|{_MODIFIER}|[\s/／、,，丨|｜·◎○●■★※-]+|(?P<form>{outlet()})(?=[\s/／·、-]|$)"
    )


def _read_parts(folded: str, start: int, end: int, rule: str) -> tuple[list[Found], int]:
    """The outlets before a role or a name, and where the first thing begins that is none of the kind."""
    found: list[Found] = []
    while start < end and (part := _part().match(folded, start, end)):
        if part["outlet"] or (part["form"] and not re.fullmatch(OWN, part["form"])):
            found.append(Found("outlet", *_without_title_marks(part), rule))
        start = part.end()
    return found, start


def read_credit(folded: str, start: int, end: int, rule: str) -> list[Found] | None:
    """What the credit `folded[start:end]` names, in order; None if it is no credit, or not altogether."""
    verb = _VERB.search(folded, max(start, end - 24), end)
    stop = verb.start() if verb else end
    date = _DATE_END.search(folded, max(start, stop - 30), stop)
    stop = date.start() if date else stop
    roles = list(_role().finditer(folded, start, stop))
    head_end = roles[0].start() if roles else stop
    found, begin = _read_parts(folded, start, head_end, rule)
    if roles and begin < head_end and not _QUALIFIER.fullmatch(folded, begin, head_end):
        return None
    if not roles and not (verb and begin > start):
        return None
    bounds: list[tuple[tuple[int, int] | None, int]]
    bounds = [(role.span("bare" if role["bare"] else "word"), role.end()) for role in roles]
    bounds = bounds or [(None, begin)]
    ends = [role.start() for role in roles[1:]] + [stop]
    for (word, left), right in zip(bounds, ends, strict=True):
        people = _read_people(folded, left, right, rule, word, place=bool(verb) and right == stop)
        if people is None:
            return None
        found += people
    if date:
        found.append(Found("date", date.start("date"), date.end("date"), rule))
    return found if not (verb and verb[0].strip(" /／") in ("摄", "摄影")) else []


def read_outlets(folded: str, start: int, end: int, rule: str) -> list[Found]:
    """The outlets named in a stretch; 本報 and its like name none."""
    return [
        Found("outlet", *_without_title_marks(match), rule)
        for match in single().finditer(folded, start, end)
        if not re.fullmatch(OWN, match[0])
    ]


def _without_title_marks(match: re.Match[str]) -> tuple[int, int]:
    return (match.start() + 1, match.end() - 1) if match[0].startswith("《") else match.span()


def _read_people(
    folded: str, start: int, end: int, rule: str, role: tuple[int, int] | None, *, place: bool
) -> list[Found] | None:
    """The names (or sources) behind a role, and the place behind the last name; None if anything else is there."""
    before = start
    start, end = _strip(folded, start, end)
    field = _roles()[folded[slice(*role)]] if role else "reporter"
    if field == "outlet":
        return _read_source(folded, start, end, rule)
    found, after = _read_parts(folded, start, end, rule)
    start = after if found else start
    if start >= end:
        return found
    strong = folded[before - 1 : before] in _MARKS
    names = read_names(folded, start, end, place=place, strong=strong)
    if names is None:
        return None
    if field in ("reporter", "editor"):
        found += [Found("reporter" if field == "reporter" else "editor", a, b, rule, role) for a, b in names.names]
    if names.place:
        found.append(Found("place", *names.place, rule))
    return found


def _read_source(folded: str, start: int, end: int, rule: str) -> list[Found] | None:
    """The outlets that a source line names; where none is known by name or form, its whole short value."""
    if match := _value().match(folded, start, end):
        return read_outlets(folded, *match.span(), rule)
    value = re.compile(r"[^\s，。；,;|｜]{2,20}").match(folded, start, end)
    return [Found("outlet", *value.span(), rule)] if value else None


@cache
def _value() -> re.Pattern[str]:
    return re.compile(rf"(?:{outlets()})(?![{HAN}])")


def _strip(folded: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space and separators at its ends."""
    while start < end and _SEPARATOR.match(folded[start]):
        start += 1
    while start < end and _SEPARATOR.match(folded[end - 1]):
        end -= 1
    return start, end


def authors(names: tuple[str, ...]) -> list[tuple[Literal["reporter", "editor"], str]]:
    """The people among the authors that a page names, role words and outlets taken off."""
    people: list[tuple[Literal["reporter", "editor"], str]] = []
    for name in names:
        folded = lexicon.fold(name)
        found = read_credit(folded, 0, len(folded), "metadata")
        if found is None:
            start = _read_parts(folded, 0, len(folded), "metadata")[1]
            split = read_names(folded, start, len(folded), place=False)
            found = [Found("reporter", *span, "metadata") for span in split.names] if split else []
        people += [(item.field, name[item.start : item.end]) for item in found if item.field in ("reporter", "editor")]
    return people
