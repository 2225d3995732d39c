"""A line that holds nothing but credits: bylines, sources and times of publication, among the counters and buttons of a page.

Works on folded text.
"""

from __future__ import annotations

from collections.abc import Iterator

from newscli.patterns import lazy
from newscli.structure.bylines import LONGEST, Field, Found, read_credit
from newscli.structure.dates import CLOCK, DATE
from newscli.structure.names import is_name, read_names
from newscli.structure.outlets import form_end, known_end

_SENTENCE_END = "。！？!?”」』…；;"
_BEFORE_STAMP = lazy(
    r"(?:Published|Updated|Posted|Date)?(?: on)?(?:最后)?(?:发布|更新|发表|上稿|出版|刊登|修改|发稿|报导|撰写|建立|上架|创建)?(?:时间|日期|于)?\s*[:：]?\s*$"
)
_BEHIND_STAMP = lazy(r"\s*(?:发布|更新|发表|HKT|UTC|GMT\+8)?")
_MORE = lazy(r"\W{0,3}[看阅读]{0,2}更多")
_EDGES = " \t\N{IDEOGRAPHIC SPACE}\N{NO-BREAK SPACE}|｜丨︱·-—:：，,/／()（）[]【】"
_NOISE = lazy(
    r"(?:阅读|浏览|点击|评论|分享|点赞|人气|热度|字数|字号|字体)(?:量|数|次数)?\s*[:：(（]?\s*[\d,.万]*(?:\s*(?:字(?![号体数])|[次人大中小]))*[)）]?"
    r"|大\s中\s小|A[+-]|收藏|打印本页|打印|转发|分享到?|参与互动|我有话说|举报|我要评论|我要纠错|纠错|第\s?\d{1,2}\s?版"
    r"|(?:IP属地|发布于|发表于)\s*[:：]?\s*[^\W\d]{2,6}|来自\s?[^\W\d]{1,5}[省市]"
)


def read_credit_line(folded: str, left: int, right: int) -> list[Found] | None:
    """What a line credits that holds nothing but bylines, sources and times of publication; None for any other line."""
    if right - left > LONGEST or folded[right - 1] in _SENTENCE_END or _MORE.match(folded, left, right):
        return None
    line = _NOISE.sub(lambda match: " " * len(match[0]), folded[left:right])
    found: list[Found] = []
    position, credited = 0, False
    for start, end, date in (*_stamps(line), (len(line), len(line), None)):
        chunk = _byline_chunk(line, position, start, stamped=date is not None or position > 0)
        if chunk is None:
            return read_credit(folded, left, right, "byline")
        found += chunk + ([Found("published", date, end, "byline")] if date is not None else [])
        credited = credited or date is not None or line[position:start].strip(_EDGES) != ""
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
    left += right - left - len(line[left:right].lstrip(_EDGES))
    right = left + len(line[left:right].rstrip(_EDGES))
    if left == right:
        return []
    if (credit := read_credit(line, left, right, "byline")) is not None:
        return credit
    readers = (_outlet_and_names, _name_behind_bullet, _name_and_role, *((_beside_a_time,) if stamped else ()))
    return next((found for read in readers if (found := read(line, left, right))), None)


_BULLETED = lazy(r"[◎☉⊙●○■□◆◇★☆※✎]\s*(?P<name>\w{2,4})$")


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


_NAME_AND_ROLE = lazy(r"(?P<name>\w{2,4})\s*[/／]\s*(?P<role>(?:特约|实习|核稿)?(?:记者|编辑|编译|撰文))$")


def _name_and_role(line: str, left: int, right: int) -> list[Found] | None:
    """林大同／核稿編輯: the role behind the name."""
    match = _NAME_AND_ROLE.match(line, left, right)
    if not match or not is_name(match["name"]):
        return None
    field: Field = "editor" if "编辑" in match["role"] else "reporter"
    return [Found(field, *match.span("name"), "byline", match.span("role"))]


def is_page_noise(folded: str, left: int, right: int) -> bool:
    """Whether a line holds only counters and buttons."""
    if right - left > LONGEST or folded[right - 1] in _SENTENCE_END:
        return False
    return not _NOISE.sub("", folded[left:right]).strip(_EDGES)
