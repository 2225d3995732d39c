"""Who made the article: role words with the names behind them, in brackets, on a line, or run into the text.

A credit is read as a whole or not at all: where any piece of it is neither role, name, outlet, place, date nor verb, it
is no credit, so that 記者獲悉 and 記者在現場看到 stay running text. Works on folded text, so each word serves both scripts.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import Literal, NamedTuple, TypeAlias

from newscli import lexicon
from newscli.patterns import lazy
from newscli.structure.dates import CLOCK_AT_END, DATE
from newscli.structure.names import is_han, is_place, read_names
from newscli.structure.outlets import form_end, known_end, read_outlets

Field: TypeAlias = Literal["outlet", "reporter", "editor", "place", "date", "published"]
Span: TypeAlias = tuple[int, int]

LONGEST = 200
"""No credit is longer, in code points."""


class Found(NamedTuple):
    """A stretch of the text that fills a field of the article."""

    field: Field
    start: int
    end: int
    rule: str
    """The code of the rule that found it."""
    role: Span | None = None
    """Where the role word stands, for people."""


class _Role(NamedTuple):
    """A role word in a credit: its place with what qualifies it and the mark behind it; the word itself; what it means."""

    start: int
    end: int
    word: Span
    field: str
    marked: bool
    """Whether a colon, slash or bar stands behind it."""


_MARKS = ":：/／|｜丨︱=＝"
_EDGES = " \t\N{IDEOGRAPHIC SPACE}\N{NO-BREAK SPACE}/／、,，丨︱|｜·•;；:：。◎○●■□★※-"
_MODIFIER = (
    r"(?:本[报台网刊社]|总台|前方|特派|特约|见习|实习|首席|高级|资深|全媒体|融媒体?|新媒体|随军|体育|财经|时政|文体|社会|国际|"
    r"调查|深度|数据|政治|生活|娱乐|地方|参与|现场|联合|原创?|驻\w{1,8}?(?=特派|特约|记者|首席))"
)
_SKIP = lazy(rf"{_MODIFIER}|据|综合|[\s/／、,，丨︱|｜·◎○●■□★※\-]+")
_IN_TITLE_MARKS = lazy(r"《(\w{2,12})》")
_DESK = lazy(r"(?:\w{1,8}?(?:中心|组|部|频道|新闻|编辑室|工作室)|综合|大陆|国际|两岸|体育|财经|生活|图文)\s*[/／╱]\s*")
_VERB = lazy(
    r"(?:(?:现场|综合|即时|实时|独家|连线|专题|专访|采访|整理|编译|摄影|图文|外电|深度|电话|专稿|特别|台)*(?:报道|报导)|综合外电|"
    r"采写|整理|撰稿|撰文|编译|摄影|传真|(?<=[日号])\s*(?:[专急]?电|讯|消息)|专讯|(?<=[\s/／])[文图摄](?:[/／、]?[文图摄])*|(?<=[/／])(?:专电|特稿|特写|专稿|专访|评论))$"
)
_SET_OFF = lazy(r"[/／]|\s$")
_ROLE_AGAIN = lazy(r"[文图摄译](?!\w)|图片|照片")
_PHOTO = ("摄", "摄影", "传真")


@cache
def _fields() -> dict[str, str]:
    return {row["hans"]: row["field"] for row in lexicon.table("byline_roles")}


@cache
def _bare() -> frozenset[str]:
    """The role words that names may follow without a colon or slash."""
    return frozenset(row["hans"] for row in lexicon.table("byline_roles") if row["bare"] == "yes")


@cache
def _role() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _fields()), key=lambda word: (-len(word), word)))
    return lazy(rf"{_MODIFIER}{{0,4}}?(?P<word>{words})(?P<mark>\s*[{_MARKS}、&]\s*|\s*)")


def read_credit(folded: str, start: int, end: int, rule: str, *, strong: bool = False) -> list[Found] | None:
    """What the credit `folded[start:end]` names, in order; None if it is no credit, or not altogether.

    `strong`: where it stands already says that it is one (in brackets behind a dateline), so that any short word is a name.
    """
    if end - start > LONGEST:
        return None
    verb = _VERB.search(folded, max(start, end - 24), end)
    stop = verb.start() if verb else end
    date = _last_date(folded, start, stop)
    stop = date[0] if date else stop
    roles = _roles(folded, start, stop)
    head_end = roles[0].start if roles else stop
    found, begin = _read_parts(folded, start, head_end, rule)
    if roles and begin < head_end and not (2 <= head_end - begin <= 8 and is_han(folded[begin:head_end])):
        return None
    if not roles and not (verb and (found or _SET_OFF.search(folded, start, verb.start()))):
        return None
    stretches: list[tuple[_Role | None, Span]] = [(None, (begin, stop))]
    if roles:
        ends = [role.start for role in roles[1:]] + [stop]
        stretches = [(role, (role.end, right)) for role, right in zip(roles, ends, strict=True)]
    for role, (left, right) in stretches:
        sure = strong or (begin > start if role is None else role.marked and not _is_speaker(folded, role))
        people = _read_people(folded, left, right, rule, role, place=bool(verb) and right == stop, strong=sure)
        if people is None:
            return None
        found += people
    if date:
        found.append(Found("date", *date, rule))
    return [] if verb and verb[0].strip() in _PHOTO else found


def _is_speaker(folded: str, role: _Role) -> bool:
    """Whether 记者： may be the speaker of an interview, and what follows no name."""
    return folded[slice(*role.word)] == "记者" and folded[role.word[1]] in ":："


def _last_date(folded: str, start: int, end: int) -> Span | None:
    """The date that a credit ends with, before its verb."""
    for date in DATE.finditer(folded, max(start, end - 30), end):
        if CLOCK_AT_END.match(folded, date.end(), end):
            return date.span()
    return None


def _roles(folded: str, start: int, end: int) -> list[_Role]:
    """The role words in a credit; of two joined by a mark (文/圖, 採訪／撰稿) the second only carries the first on."""
    roles: list[_Role] = []
    matches = [match for match in _role().finditer(folded, start, end) if not _ends_name(folded, match)]
    for match, following in zip_longest(matches, matches[1:]):
        mark, word = match["mark"].strip(), match["word"]
        chained = bool(roles) and roles[-1].marked and roles[-1].end == match.start()
        joined = mark in ("、", "&") and following is not None and following.start() == match.end()
        if not (word in _bare() or chained or joined or (mark and mark in _MARKS)):
            continue
        field = _fields()[word]
        if chained and field == "other" and not folded[roles[-1].word[1] : roles[-1].end].strip(":： "):
            chained = False
        if chained and field == "other":
            field = roles[-1].field
        roles.append(_Role(match.start(), match.end(), match.span("word"), field, bool(mark)))
    return roles


def _ends_name(folded: str, match: re.Match[str]) -> bool:
    """Whether a role of one character is the last of a name (記者王志文／台北): glued to it, without a colon or a second role."""
    if match.end("word") - match.start() > 1 or not is_han(folded[match.start() - 1 : match.start()] or "-"):
        return False
    again = _ROLE_AGAIN.match(folded, match.end())
    return match["mark"].strip() not in (":", "：") and (again is None or again[0] == match["word"])


def _read_parts(folded: str, start: int, end: int, rule: str) -> tuple[list[Found], int]:
    """The outlets before a role or a name, and where the first thing begins that is no outlet, desk or qualifier."""
    found: list[Found] = []
    while start < end:
        if stop := known_end(folded, start, end):
            found.append(Found("outlet", start, stop, rule))
        elif title := _IN_TITLE_MARKS.match(folded, start, end):
            found.append(Found("outlet", *title.span(1), rule))
            stop = title.end()
        elif part := (_DESK.match(folded, start, end) or _SKIP.match(folded, start, end)):
            stop = part.end()
        elif stop := form_end(folded, start, end):
            found.append(Found("outlet", start, stop, rule))
        else:
            break
        start = stop
    return found, start


def _read_people(
    folded: str, start: int, end: int, rule: str, role: _Role | None, *, place: bool, strong: bool
) -> list[Found] | None:
    """The names (or sources) behind a role, and the place behind the last name; None if anything else is there."""
    start, end = _strip(folded, start, end)
    if role and role.field == "outlet":
        return _read_source(folded, start, end, rule)
    found, after = _read_parts(folded, start, end, rule)
    start = after if found else start
    last = max(folded.rfind(space, start, end) for space in " \u3000") + 1
    if last > start and known_end(folded, last, end) == end:  # 每经编辑: the next role's outlet
        end = _strip(folded, start, last)[1]
    if start >= end:
        return found
    names = read_names(folded, start, end, place=place, strong=strong)
    if names is None:
        return None
    field = role.field if role else "reporter"
    word = role.word if role else None
    if field in ("reporter", "editor"):
        found += [Found("editor" if field == "editor" else "reporter", *span, rule, word) for span in names.names]
    if names.place:
        found.append(Found("place", *names.place, rule))
    return found


_VALUE = lazy(r"[^\s，。；,;|｜]{2,20}")
_NO_OUTLET = lazy(r"(?:互联)?网[络路]|综合|原创|本[站网报]\w*|未知|其[他它]|作者\w*|微信\w*|投稿|不详")


def _read_source(folded: str, start: int, end: int, rule: str) -> list[Found] | None:
    """The outlets that a source line names; where none is known by name or form, its whole short value."""
    outlets, stop = read_outlets(folded, start, end)
    if outlets and (stop == end or not is_han(folded[stop])):
        return [Found("outlet", *span, rule) for span in outlets]
    value = _VALUE.match(folded, start, end)
    if start == end or (value and (_NO_OUTLET.fullmatch(value[0]) or is_place(value[0]))):
        return []
    return [Found("outlet", *value.span(), rule)] if value else None


def _strip(folded: str, start: int, end: int) -> Span:
    """The stretch without white space and separators at its ends."""
    words = folded[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    return start, start + len(words.strip(_EDGES))


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
