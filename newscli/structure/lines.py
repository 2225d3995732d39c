"""Which line of a text is what: headline, byline, running text, caption or boilerplate; and where its running text lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from newscli.model import ParagraphKind
from newscli.structure import boilerplate
from newscli.structure.bylines import LONGEST, Field, Found, read_credit
from newscli.structure.dates import CLOCK, DATE
from newscli.structure.heads import read_head, read_tail
from newscli.structure.names import is_name, read_names
from newscli.structure.outlets import form_end, known_end
from newscli.structure.sentences import BREAKS, trim

SENTENCE_END = "。！？!?”」』…；;"


@dataclass(slots=True)
class Line:
    """One line that is not blank, while the structure is being told."""

    start: int
    end: int
    left: int
    """Where its text begins, white space left out; `right` where it ends."""
    right: int
    kind: ParagraphKind = "body"
    rule: str | None = None
    body: tuple[int, int] = (0, 0)
    """The running text, for a line of that kind."""
    found: list[Found] = field(default_factory=list)
    headed: bool = False
    """Whether a dateline or byline stands before the running text."""
    furniture: list[tuple[int, int, str]] = field(default_factory=list)
    """Boilerplate behind the running text: offsets and rule."""

    def become(self, kind: ParagraphKind, rule: str) -> None:
        """Forget what the line was read as by itself."""
        self.kind, self.rule, self.found, self.furniture = kind, rule, [], []


def read_lines(text: str, folded: str) -> list[Line]:
    """The lines of a text that are not blank, each told by itself and then by those around it."""
    lines = [_read_line(text, folded, match.start(), match.end()) for match in _LINE.finditer(text)]
    lines = [line for line in lines if line.left < line.right]
    _lists_of_links(folded, lines)
    _names_alone(folded, lines)
    _dates_alone(lines)
    _behind_the_end(folded, lines)
    return lines


_LINE = re.compile(rf"[^{BREAKS}]+")


def _read_line(text: str, folded: str, start: int, end: int) -> Line:
    left, right = trim(text, start, end)
    line = Line(start, end, left, right)
    if left == right:
        return line
    if (found := read_byline(folded, left, right)) is not None:
        line.kind, line.rule, line.found = "byline", "byline", found
        if not found and (code := boilerplate.caption(folded, left, right)):
            line.kind, line.rule = "caption", code
    elif code := boilerplate.kind_of_line(folded, left, right):
        line.kind, line.rule = "boilerplate", code
    elif code := boilerplate.caption(folded, left, right):
        line.kind, line.rule = "caption", code
    elif right - left <= LONGEST and not _NOISE.sub("", folded[left:right]).strip(_BYLINE_EDGE):
        line.kind, line.rule = "boilerplate", "page"
    else:
        _read_running_text(text, folded, line)
    return line


_EDITOR = re.compile(r"(?:责任编辑|责编|编辑)\s*[:：]")


def _read_running_text(text: str, folded: str, line: Line) -> None:
    """Take the head, the tail and what boilerplate follows off a line of running text."""
    head = read_head(folded, line.left, line.right)
    stop, behind = line.right, None
    if found := boilerplate.cut(folded, head.at, stop):
        stop, code = found
        line.furniture.append((*trim(text, stop, line.right), code))
        editor = _EDITOR.search(folded, stop, min(line.right, stop + LONGEST))
        behind = read_credit(folded, editor.start(), line.right, "end-label") if editor else None
    tail = read_tail(folded, head.at, trim(text, head.at, stop)[1])
    if tail.codes:
        line.furniture.insert(0, (*trim(text, tail.at, stop), tail.codes[0]))
    line.found, line.headed = head.found + tail.found + (behind or []), bool(head.codes)
    line.body = trim(text, head.at, tail.at)
    if line.body[0] >= line.body[1]:
        line.kind = "byline" if line.found or head.codes else "boilerplate"
        line.rule = (*head.codes, *tail.codes, *(rule for _, _, rule in line.furniture))[0]
        line.furniture = []


def settle_headline(text: str, folded: str, lines: list[Line], index: int, start: int, end: int, rule: str) -> None:
    """Tell the line `index` that the headline stands at `start` to `end` in it, and the next line if it repeats it.

    A line that is the headline (behind a label) becomes one; of a line of running text, the text begins behind it; a
    boilerplate line stays what it is.
    """
    line = lines[index]
    label = [(*trim(text, line.left, start), "label")] if line.left < start and not line.headed else []
    if line.right - end <= 1 and (line.kind != "boilerplate" or line.rule == "original-title"):
        line.kind, line.rule, line.furniture = "headline", rule, label
        line.found = line.found if line.headed else []
    elif line.kind == "body":
        rest = Line(line.start, line.end, *trim(text, end, line.right))
        _read_running_text(text, folded, rest)
        line.found, line.body, line.headed, line.furniture = rest.found, rest.body, rest.headed, label + rest.furniture
        if rest.kind != "body":
            line.kind, line.rule = "headline", rule
    if all(_is_short(folded, other) for other in lines[:index]):
        for other in lines[:index]:
            if other.kind == "body":
                other.become("boilerplate", "navigation")
    for other in lines[index + 1 : index + 2]:
        words = folded[other.left : other.right]
        if other.kind == "body" and len(words) >= 4 and words in folded[start:end]:
            other.become("headline", "repeated")


_BEFORE_STAMP = re.compile(
    r"(?:Published|Updated|Posted|Date)?(?: on)?(?:最后)?(?:发布|更新|发表|上稿|出版|刊登|修改|发稿|报导|撰写|建立|上架|创建)?(?:时间|日期|于)?\s*[:：]?\s*$"
)
_BEHIND_STAMP = re.compile(r"\s*(?:发布|更新|发表|HKT|UTC|GMT\+8)?")
_BYLINE_EDGE = " \t\N{IDEOGRAPHIC SPACE}\N{NO-BREAK SPACE}|｜丨︱·-—:：，,/／()（）[]【】"
_NOISE = re.compile(
    r"(?:阅读|浏览|点击|评论|分享|点赞|人气|热度|字数|字号|字体)(?:量|数|次数)?\s*[:：(（]?\s*[\d,.万]*(?:\s*(?:字(?![号体数])|[次人大中小]))*[)）]?"
    r"|大\s中\s小|A[+-]|收藏|打印本页|打印|转发|分享到?|参与互动|我有话说|举报|我要评论|我要纠错|纠错|第\s?\d{1,2}\s?版"
    r"|(?:IP属地|发布于|发表于)\s*[:：]?\s*[^\W\d]{2,6}|来自\s?[^\W\d]{1,5}[省市]"
)


def read_byline(folded: str, left: int, right: int) -> list[Found] | None:
    """What a line credits that holds nothing but bylines, sources and times of publication; None for any other line."""
    if right - left > LONGEST or folded[right - 1] in SENTENCE_END:
        return None
    line = _NOISE.sub(lambda match: " " * len(match[0]), folded[left:right])
    found: list[Found] = []
    position, credited = 0, False
    for start, end, date in (*_stamps(line), (len(line), len(line), None)):
        chunk = _byline_chunk(line, position, start, stamped=date is not None or position > 0)
        if chunk is None:
            return read_credit(folded, left, right, "byline")
        found += chunk + ([Found("published", date, end, "byline")] if date is not None else [])
        credited = credited or date is not None or line[position:start].strip(_BYLINE_EDGE) != ""
        position = end
    return [_moved(item, left) for item in found] if credited else None


def _stamps(line: str) -> Iterator[tuple[int, int, int | None]]:
    """The times of publication in a line: where each begins with its label, where it ends, and where its date begins."""
    at = 0
    for date in DATE.finditer(line):
        label = _BEFORE_STAMP.search(line, max(at, date.start() - 14), date.start())
        clock = CLOCK.match(line, date.end())
        behind = _BEHIND_STAMP.match(line, clock.end() if clock else date.end())
        at = behind.end() if behind else date.end()
        yield label.start() if label else date.start(), at, date.start()


def _moved(item: Found, by: int) -> Found:
    role = (item.role[0] + by, item.role[1] + by) if item.role else None
    return item._replace(start=item.start + by, end=item.end + by, role=role)


def _byline_chunk(line: str, left: int, right: int, *, stamped: bool) -> list[Found] | None:
    """What the words between two times of a byline credit: roles with names, or an outlet by itself."""
    left += right - left - len(line[left:right].lstrip(_BYLINE_EDGE))
    right = left + len(line[left:right].rstrip(_BYLINE_EDGE))
    if left == right:
        return []
    if (credit := read_credit(line, left, right, "byline")) is not None:
        return credit
    readers = (_outlet_and_names, _name_behind_bullet, _name_and_role, *((_beside_a_time,) if stamped else ()))
    return next((found for read in readers if (found := read(line, left, right))), None)


_BULLETED = re.compile(r"[◎☉⊙●○■□◆◇★☆※✎]\s*(?P<name>\w{2,4})$")


def _name_behind_bullet(line: str, left: int, right: int) -> list[Found] | None:
    """◎ and a name: who wrote an opinion."""
    match = _BULLETED.match(line, left, right)
    return [Found("reporter", *match.span("name"), "bullet-name")] if match and is_name(match["name"]) else None


def _outlet_and_names(line: str, left: int, right: int) -> list[Found] | None:
    """An outlet of the table by itself, or with names behind a space (工商時報 王小明)."""
    if line[left] == "《" and line[right - 1] == "》":
        left, right = left + 1, right - 1
    stop = known_end(line, left, right)
    names = (
        read_names(line, stop, right, place=False, strong=False) if stop and line[stop : stop + 1].isspace() else None
    )
    if stop is None or (stop < right and not names):
        return None
    people = [Found("reporter", *span, "byline") for span in names.names] if names else []
    return [Found("outlet", left, stop, "byline"), *people]


def _beside_a_time(line: str, left: int, right: int) -> list[Found] | None:
    """An outlet by its form, or full names, beside a time of publication."""
    if form_end(line, left, right) == right:
        return [Found("outlet", left, right, "byline")]
    names = read_names(line, left, right, place=False, strong=False)
    if not names or any(end - start < 3 for start, end in names.names):
        return None
    return [Found("reporter", *span, "byline") for span in names.names]


_NAME_AND_ROLE = re.compile(r"(?P<name>\w{2,4})\s*[/／]\s*(?P<role>(?:特约|实习|核稿)?(?:记者|编辑|编译|撰文))$")


def _name_and_role(line: str, left: int, right: int) -> list[Found] | None:
    """林大同／核稿編輯: the role behind the name."""
    match = _NAME_AND_ROLE.match(line, left, right)
    if not match or not is_name(match["name"]):
        return None
    field: Field = "editor" if "编辑" in match["role"] else "reporter"
    return [Found(field, *match.span("name"), "byline", match.span("role"))]


def _lists_of_links(folded: str, lines: list[Line]) -> None:
    """Below 延伸閱讀 and the like, lines that are no sentence are headlines of other articles."""
    listing = False
    for line in lines:
        if line.kind == "boilerplate":
            listing = listing or line.rule == "related"
        elif (
            listing and line.kind == "body" and folded[line.right - 1] not in "。”」』" and line.right - line.left <= 60
        ):
            line.become("boilerplate", "related")
        else:
            listing = False


def _behind_the_end(folded: str, lines: list[Line]) -> None:
    """Behind the editor or the copyright that follow the story, lines that are no sentence are headlines of other articles."""
    story = [index for index, line in enumerate(lines) if line.kind == "body" and _ends_like_a_sentence(folded, line)]
    closed = False
    for line in lines[story[-1] + 1 :] if story else ():
        closed = closed or line.kind == "boilerplate" or any(item.field == "editor" for item in line.found)
        if closed and line.kind == "body":
            line.become("boilerplate", "related")


def _ends_like_a_sentence(folded: str, line: Line) -> bool:
    return folded[line.right - 1] in SENTENCE_END + "）)" or line.body[1] < line.right


def _is_short(folded: str, line: Line) -> bool:
    return line.kind != "body" or (line.right - line.left <= 30 and not _ends_like_a_sentence(folded, line))


def _dates_alone(lines: list[Line]) -> None:
    """A day on a line of its own behind the first paragraph dates a letter or an entry in the text, not the article."""
    story = False
    for line in lines:
        story = story or (line.kind == "body" and line.right - line.left > 60)
        if story and line.kind == "byline" and [(x.field, x.start) for x in line.found] == [("published", line.left)]:
            line.kind, line.rule, line.found, line.body = "body", None, [], (line.left, line.right)


def _names_alone(folded: str, lines: list[Line]) -> None:
    """A name on a line of its own between the headline and the running text is the reporter's."""
    for before, line in pairwise(lines[:5]):
        words = folded[line.left : line.right]
        if line.kind == "body" and before.kind == "body" and is_name(words) and len(words) <= 4:
            line.become("byline", "name-line")
            line.found = [Found("reporter", line.left, line.right, "name-line")]
            return
