"""What stands before and behind the running text of a paragraph: datelines, bylines, source lines, end marks.

HEADS and TAILS list the forms of the field in the order in which they are tried. A head is read from left to right, form
after form, until none matches: 【大紀元…訊】（大紀元記者…報導）; a tail from right to left. Works on folded text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from newscli.patterns import lazy
from newscli.structure.bylines import Found, read_credit
from newscli.structure.dates import DATE
from newscli.structure.names import is_name, is_place, read_names
from newscli.structure.outlets import known_end, read_outlets

WINDOW = 160
"""No head or tail is longer, in code points; what lies beyond is not looked at."""

Reading: TypeAlias = tuple[list[Found], int]
"""What a form found, and the offset at which it ends (for a tail: begins)."""

_GAP = lazy(r"[\s*\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}◎○●■□★※▌|｜丨︱:：—-]*")
_BRACKET = lazy(r"[（(【〔［\[](?P<chunk>[^（()）【】〔〕［］\[\]\n]{1,80})[）)】〕］\]]")
_OPENING, _CLOSING = "（(【〔［[", "）)】〕］]"
_REPORTS = r"(?:(?:综合|即时|外电|专题|独家)*(?:报道|报导))"
_WIRED = (
    r"(?:综合电|综合讯|电讯|专电|急电|电(?![视话影力动商子])|专讯|快讯|讯(?![号问息])|消息(?!人士|来源|称)|特稿|专稿)"
)
_END = r"(?=[\s（(【：:]|$)"
_PUNCTUATION = "。，,！？!?；;"


class Form(NamedTuple):
    """One form of a head or tail: `read` gives what it found and where it ends, or None."""

    code: str
    read: Callable[[str, int, int], Reading | None]
    example: str


class Edge(NamedTuple):
    """What was read at an end of a paragraph, and the offset where the running text begins or ends."""

    found: list[Found]
    at: int
    codes: tuple[str, ...]


def read_head(folded: str, start: int, end: int) -> Edge:
    """The head of the paragraph `folded[start:end]`; `at` is where its running text begins."""
    limit = min(end, start + WINDOW)
    found: list[Found] = []
    codes: list[str] = []
    position = start
    while result := _first(HEADS, folded, _skip(folded, position, limit), limit):
        code, (news, position) = result
        found += news
        codes.append(code)
    position = _skip(folded, position, limit) if codes else start
    if any(item.field == "place" for item in found) and not any(item.field == "date" for item in found):
        found += _lead_date(folded, position, limit)
    return Edge(found, position, tuple(codes))


def read_tail(folded: str, start: int, end: int) -> Edge:
    """The tail of the paragraph `folded[start:end]`; `at` is where its running text ends."""
    found: list[Found] = []
    codes: list[str] = []
    limit = max(start, end - WINDOW)
    while end > limit and (result := _first(TAILS, folded, limit, end)):
        code, (news, end) = result
        found = news + found
        codes.insert(0, code)
        while end > limit and folded[end - 1].isspace():
            end -= 1
    return Edge(found, end, tuple(codes))


def _first(forms: tuple[Form, ...], folded: str, start: int, end: int) -> tuple[str, Reading] | None:
    """The code and reading of the first form that matches."""
    for form in forms:
        if start < end and (reading := form.read(folded, start, end)):
            return form.code, reading
    return None


def _skip(folded: str, position: int, limit: int) -> int:
    gap = _GAP.match(folded, position, limit)
    return gap.end() if gap else position


def _lead_date(folded: str, position: int, limit: int) -> list[Found]:
    """The date that opens the text right behind a byline with a place (記者王小明上海報道 1月18日，): dates the story, and stays text."""
    date = DATE.match(folded, position, limit)
    opens = date and folded.startswith(("，", ","), date.end())
    return [Found("date", *date.span(), "lead-date")] if date and opens else []


_RELAY = lazy(r"(?:本报|本台)?(?:据|综合|转自)")
_ZONE = lazy(r"(?:北京时间|当地时间)?\s*$")
_WIRED_WORD = lazy(r"[日号\d]\s*\S{0,5}?(?:电|讯|消息|报道|报导|[特专]稿|[-–—－])")
_WIRED_HERE = lazy(
    rf"\s*(?:[\d:：]{{4,5}}|凌晨|早|晚|上午|下午|深夜)?\s*(?:(?:{_WIRED})[，,]?|{_REPORTS}{_END}|[-–—－]+\s)"
)
_WIRED_LATER = lazy(
    rf"(?:{_WIRED})(?=[\s（(【：:，,]|$|记者|通讯员)(?:[，,]|[（(][^（()）\n]{{2,12}}[）)](?=[：:]))?|{_REPORTS}{_END}"
)


def _wire(folded: str, start: int, end: int) -> Reading | None:
    """新华社北京1月2日电, 中新网1月2日电, 經濟日報-中國經濟網北京1月2日訊, 大紀元2024年1月2日訊."""
    if not _WIRED_WORD.search(folded, start, min(end, start + 70)):
        return None
    for date in DATE.finditer(folded, start + 2, min(end, start + 60)):
        if verb := _WIRED_HERE.match(folded, date.end(), end):
            found = _outlets_and_place(folded, start, date.start(), "wire")
            return None if found is None else ([*found, Found("date", *date.span(), "wire")], verb.end())
    return None


def _wired(words: str) -> bool:
    """Whether words may hold the verb of a dateline; what is quick to see is asked first."""
    return any(word in words for word in ("电", "讯", "消息", "报道", "报导", "稿"))


def _report(folded: str, start: int, end: int) -> Reading | None:
    """央视网消息：, 本报讯, 中證網訊（, 本報北京訊, 環球網報道."""
    stop = min(end, start + 40)
    for verb in _WIRED_LATER.finditer(folded, start + 2, stop) if _wired(folded[start:stop]) else ():
        found = _outlets_and_place(folded, start, verb.start(), "report")
        if found is not None and not (verb[0][:2] in ("报道", "报导") and folded[start] == "据"):
            return found, verb.end()
    return None


def _outlets_and_place(folded: str, start: int, end: int, rule: str) -> list[Found] | None:
    """The outlets that `folded[start:end]` begins with, and the place behind them that is the rest of it.

    Before a date any short word is a place; else (`rule` is report) it must be known as one.
    """
    relay = _RELAY.match(folded, start, end)
    start = relay.end() if relay else start
    outlets, left = read_outlets(folded, start, end)
    zone = _ZONE.search(folded, left, end)
    right = zone.start() if zone else end
    left, right = _trim(folded, left, right)
    place = folded[left:right]
    if left == start or (place and not (is_place(place) or (rule == "wire" and _PLACE.fullmatch(place)))):
        return None
    found = [Found("outlet", *span, rule) for span in outlets]
    return found + ([Found("place", left, right, rule)] if place else [])


_PLACE = lazy(r"(?!.*记者)[^\W\d_a-zA-Z]{2,12}(?:[·/][^\W\d_a-zA-Z]{2,8})?")


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and folded[start].isspace():
        start += 1
    while start < end and folded[end - 1].isspace():
        end -= 1
    return start, end


_PLACED = lazy(r"(?P<place>[^\W\d]{2,10}?)\s*(?P<date>(?:\d{1,2}月)?\d{1,2}日)?(?:综合)?(?:电|讯|专电|专讯|综合电)")
_PLAIN_OUTLET = lazy(r"\w{2,10}(?:新闻网|新闻台|日报|时报|晚报|通讯社|传媒)")
_WIRE_TITLE = lazy(r"《(?P<chunk>[^《》\n]{2,20}日[^《》\n]{0,4}[讯电])》")
_SPECIAL = lazy(r"(?!本|记者)(?P<outlet>[^\W\d_]{2,6})专讯")
_SECTION_NEWS = lazy(r"独家|特[别约]|即时|综合|国[际内]|两岸|大陆|港闻|[体教]育|财经|地产|娱乐|社会|政治|时事|新闻")
_SLUG = lazy(r"\s*(?P<slug>1\d{2}[01]\d[0-3]\d)\s*$")
_ONLY_VERB = lazy(rf"{_REPORTS}|综合讯|专访|特稿|独家|快讯|特讯|专讯")


def _bracket(folded: str, start: int, end: int) -> Reading | None:
    """（記者…）, 〔記者…／台北報導〕, 【明報專訊】, 《…2日專訊》, （吉隆坡2日讯）; （編輯：…）1130102 on its own line."""
    form = _BRACKET if folded[start] in _OPENING else _WIRE_TITLE if folded[start] == "《" else None
    match = form.match(folded, start, end) if form else None
    if not match:
        return None
    dateline = folded[max(0, start - 4) : start].rstrip()[-1:] in ("电", "讯")
    found = _in_brackets(folded, *match.span("chunk"), strong=dateline)
    if found is None and dateline:
        found = _names(folded, *match.span("chunk"))
    if found is None:
        return None
    slug = _SLUG.match(folded, match.end(), end)
    return ([*found, Found("published", *slug.span("slug"), "end-slug")], slug.end()) if slug else (found, match.end())


def _in_brackets(folded: str, start: int, end: int, *, strong: bool) -> list[Found] | None:
    """What the words between two brackets credit, read as a whole; None if they are no credit."""
    if (found := read_credit(folded, start, end, "bracket", strong=strong)) is not None:
        return found
    if (result := _first((WIRE, REPORT), folded, start, end)) and (reading := result[1]):
        rest = _skip(folded, reading[1], end)
        more = read_credit(folded, rest, end, "bracket") if rest < end else []
        return None if more is None else reading[0] + more
    placed = _PLACED.fullmatch(folded, start, end)
    if placed and (placed["date"] or is_place(placed["place"])):
        date = [Found("date", *placed.span("date"), "bracket")] if placed["date"] else []
        return [Found("place", *placed.span("place"), "bracket"), *date]
    if known_end(folded, start, end) == end or _PLAIN_OUTLET.fullmatch(folded, start, end):
        return [Found("outlet", start, end, "bracket")]
    if folded[start - 1] == "【" and (special := _SPECIAL.fullmatch(folded, start, end)):
        section = _SECTION_NEWS.fullmatch(special["outlet"])
        return [] if section else [Found("outlet", *special.span("outlet"), "bracket")]
    return [] if _ONLY_VERB.fullmatch(folded, start, end) else None


def _names(folded: str, start: int, end: int) -> list[Found] | None:
    """Names alone, in brackets behind a dateline: 中新网兰州1月2日电 (王小明 李大海)."""
    names = read_names(folded, start, end, place=False, strong=False)
    return [Found("reporter", *span, "wire-names") for span in names.names] if names else None


_RUN_IN = lazy(
    rf"[^{_PUNCTUATION}（(【\n]{{2,60}}?(?:报道|报导){_END}"
    rf"|(?=\S{{0,10}}(?:记者|中心))[^\s{_PUNCTUATION}（(【]{{4,24}}?[/／]\w{{0,8}}?(?:报道|报导)"
)


def _run_in(folded: str, start: int, end: int) -> Reading | None:
    """記者王小明／台北報導 before the text, on its line."""
    words = folded[start : start + 80]
    match = _RUN_IN.match(folded, start, end) if "报道" in words or "报导" in words else None
    found = read_credit(folded, *match.span(), "run-in") if match else None
    return (found, match.end()) if match and found is not None else None


_NAMED = lazy(rf"[^{_PUNCTUATION}（(【\n]{{4,40}}")
_BEHIND_HEAD = ("电", "讯", "）", ")", "】", "〕")


def _named(folded: str, start: int, end: int) -> Reading | None:
    """记者王小明 and a space, behind a dateline and before the text: 甲报讯 记者王小明 昨日，…"""
    if folded[max(0, start - 4) : start].rstrip()[-1:] not in _BEHIND_HEAD:
        return None
    words = _NAMED.match(folded, start, end)
    for at in range(words.end() - 1 if words else start, start + 3, -1):
        if folded[at].isspace() and (found := read_credit(folded, start, at, "named")):
            return found, at
    return None


WIRE = Form("wire", _wire, "新华社北京1月2日电")
REPORT = Form("report", _report, "央视网消息：")
HEADS = (
    WIRE,
    REPORT,
    Form("bracket", _bracket, "（中央社記者王小明台北2日電）"),
    Form("run-in", _run_in, "記者王小明／台北報導"),
    Form("named", _named, "甲报讯 记者王小明 昨日"),
)

_LAST_BRACKET = lazy(_BRACKET.pattern + r"\s*(?P<slug>1\d{2}[01]\d[0-3]\d)?\s*$")
_END_WORDS = lazy(r"完|完毕|全文完|本文完|完结|未完待续")
_ENDS = ("", *"。！？!?…”」』）)】")
_GENRE = lazy(r"特稿|专稿|评论|综合|图文|快评|时评|来论|原创|独家")
_SECTION = lazy(r"国内|国际|财经|体育|地方|娱乐|副刊|大都会")
_LABEL = lazy(r"(?:(?<=[。！？!?”」』）)】\s])|^)(?=\S{1,10}[:：]|\S{0,12}记者)")


def _end_bracket(folded: str, start: int, end: int) -> Reading | None:
    """（完）, （編輯：李大海）1130102, （记者 王小明）, （特稿·新华社客户端）."""
    closed = folded[end - 1] in _CLOSING or folded[end - 1].isdigit()
    match = _LAST_BRACKET.search(folded, start, end) if closed else None
    if not match:
        return None
    left, right = match.span("chunk")
    slug = [Found("published", *match.span("slug"), "end-slug")] if match["slug"] else []
    if _END_WORDS.fullmatch(folded, left, right):
        return slug, match.start()
    found = read_credit(folded, left, right, "end-bracket")
    if found is None and folded[start : match.start()].rstrip()[-1:] in _ENDS:
        found = _genre_and_outlets(folded, left, right)
    if found is None:
        found = _author_note(folded, left, right)
    return None if found is None else (found + slug, match.start())


_AUTHOR_NOTE = lazy(r"(?:本文)?(?:作者|笔者)(?:系|为|是|单位|简介|[:：]\s*(?P<name>\w{2,4})[，,、 ])[^。]{2,70}")


def _author_note(folded: str, start: int, end: int) -> list[Found] | None:
    """作者：王小明，系某大学教授: who the author is, with or without the name."""
    note = _AUTHOR_NOTE.fullmatch(folded, start, end)
    if not note:
        return None
    return [Found("reporter", *note.span("name"), "author-note")] if note["name"] and is_name(note["name"]) else []


_PIECE = lazy(r"(?:(?<![^·/／、，,\s（(])(?:据|综合|摘自))?(?P<word>[^·/／、，,\s]+)")


def _genre_and_outlets(folded: str, start: int, end: int) -> list[Found] | None:
    """特稿·新华社客户端, 星洲日报/国内: a kind of article, outlets of the table with their section, or both."""
    found: list[Found] = []
    for piece in _PIECE.finditer(folded, start, end):
        if known_end(folded, *piece.span("word")) == piece.end():
            found.append(Found("outlet", *piece.span("word"), "end-bracket"))
        elif not (_GENRE.fullmatch(piece[0]) or (found and _SECTION.fullmatch(piece[0]))):
            return None
    return found


def _end_label(folded: str, start: int, end: int) -> Reading | None:
    """责任编辑：王小明 behind the last sentence, on its line."""
    stopped = folded[end - 1] in "。！？!?"  # 李女士告诉记者。 is a sentence, and no credit
    for label in _LABEL.finditer(folded, start, end):
        if stopped and not any(colon in folded[label.start() : end] for colon in "：:"):
            continue
        if (found := read_credit(folded, label.start(), end, "end-label")) is not None:
            return found, label.start()
    return None


TAILS = (
    Form("end-bracket", _end_bracket, "（編輯：李大海）1130102"),
    Form("end-label", _end_label, "责任编辑：王小明"),
)
