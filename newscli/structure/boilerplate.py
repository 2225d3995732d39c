"""Lines, and ends of lines, that belong to the page and not to the story; and captions of pictures.

The phrases stand in `data/boilerplate.tsv`; FORMS holds what takes a pattern. Precision first: a line of the story taken for
boilerplate is lost to every annotator, so weak phrases count only in short lines. Works on folded text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newscli import lexicon
from newscli.patterns import lazy

SHORT = 120
"""Weak phrases count in lines up to this length, in code points; calls to follow or download are rarely longer."""


class Form(NamedTuple):
    """A pattern of whole short lines, which must hold from the beginning of the line."""

    code: str
    words: tuple[str, ...]
    """A line that it matches has one of these; what is quick to see is asked first."""
    pattern: re.Pattern[str]


# fmt: off
_MEDIA = (
    "公众号", "二维码", "粉丝专", "粉丝团", "专页", "频道", "APP", "App", "app", "客户端", "会员", "好友", "电子报", "微信", "微博", "LINE",
    "Line", "订户", "头条号", "脸书", "Facebook", "FB", "IG",
)
# fmt: on
_MEDIUM = "|".join(_MEDIA)
_ACT = r"关注|追踪|订阅|加入|按赞|扫码|扫描|长按|下载|锁定|搜索|登录|点击"
_CALL = rf"欢迎|立即|马上|赶快|更多|点击|长按|想(?:了解|看|知道)|请(?={_ACT})|👉|➤|►"
_PROMISE = r"新闻|最新消息|资讯|抢先|不漏接|不错过|第一手"
_DASHES = "-—–=_*＊~～·•.…#＃○●◆■□▲△▼▽☆★※＝─━"

FORMS = (
    Form("author-note", ("作者",), lazy(r"(?:本文)?作者(?:系|为|是|单位|简介)[^。]{2,70}。?$")),
    Form("original-title", ("原标题", "原题"), lazy(r"[（(【]?原(?:标题|题)\s*[:：][^。]{4,90}$")),
    Form("divider", tuple(_DASHES), lazy(rf"[{_DASHES}\s]{{2,}}$|[-—=_*＊#＃■◆●]$")),
    Form("link", ("://", "www."), lazy(r"[^\s。]{0,12}(?:https?://|www\.)[!-~]+\s*$")),
    Form("app", _MEDIA, lazy(rf"(?:{_CALL})[^。]{{0,40}}?(?:{_ACT})[^。，]{{0,24}}?(?:{_MEDIUM})")),
    Form("app", _MEDIA, lazy(rf"(?:{_ACT})[^。，]{{0,12}}(?:{_MEDIUM})[^。，遭被骗诈]{{0,16}}$")),
    Form(
        "app",
        _MEDIA,
        lazy(rf"\W{{0,3}}(?:{_ACT})[^。，]{{0,12}}(?:{_MEDIUM})[^。，]{{0,8}}[，,！!\s][^。，]{{0,12}}(?:{_PROMISE})"),
    ),
    Form(
        "related",
        ("更多",),
        lazy(
            r"\W{0,3}[看阅读]{0,2}更多[^，。！？；:：]{1,14}(?:报[道导]|新闻|文章|消息|资讯|内容|专题|影片|视频)(?:[^\w。！？]*$|\s?[:：])"
        ),
    ),
    Form("copyright", ("转载",), lazy(r"[^。]{0,20}转载[^。]{0,10}(?:注明|标注|联系)")),
    Form("navigation", tuple(">＞»›→"), lazy(r"(?:\w{2,8}\s*(?:>|＞|»|›|>>|→)\s*)+\w{0,8}$")),
    Form("navigation", ("剩余",), lazy(r"(?:点击)?展开剩余\s?\d{1,3}\s?[%％]$")),
    Form("keywords", ("#",), lazy(r"(?:#\w{1,20}[\s,，、]*)+$")),
    Form("keywords", tuple(",，|｜"), lazy(r"(?:\w{2,12}\s*[,，|｜]\s*){7,}\w{2,12}$")),
    Form("page", tuple("页/"), lazy(r"(?:第\s?\d{1,3}\s?页|共\s?\d{1,3}\s?页|\d{1,3}\s?/\s?\d{1,3})$")),
    Form(
        "page",
        ("阅读", "浏览", "点击", "评论", "分享", "点赞"),
        lazy(r"(?:阅读|浏览|点击|评论|分享|点赞)(?:量|数|次数)?\s*[:：]?\s*[\d,.]+\s?万?次?$"),
    ),
    Form(
        "page",
        ("阅读", "浏览", "评论", "人参与", "跟贴", "赞"),
        lazy(r"[\d,.]+\s?万?(?:阅读|浏览|评论|人参与|跟贴|赞)$"),
    ),
    Form("address", ("@",), lazy(r"(?i)(?:邮件|邮箱|电邮|e-?mail|信箱|投稿)\s*[:：]\s*[\w.+-]+@[\w.-]+$")),
)

_PICTURE = (
    r"(?:(?:图片?|照片|摄影?|影片)(?:来源|提供)?\s?[/／:：|｜][^（()）。]{0,30}|图[由源自][^（()）。]{1,30}|"
    r"(?:资料图片?|资料照片?|档案照片?|网络图片|视频截图|示意图)[^（()）。]{0,12})"
)
_TAKEN = r"(?:摄|摄影|提供|翻摄|供图|资料照片?|资料图片?|档案照片?|资料画面|照片)"
_FROM = r"(?:翻摄自?|取自|图片?来自|图源|截自|截取自|撷取自|美联社照片|路透社?照片|法新社照片|AP Photo|Reuters|AFP|Getty|视觉中国|东方IC)"
_OPENINGS = (
    r"图为|资料图|资料照|示意图|配图|题图|上图|下图|左图|右图|视频截图|截图|图片来源|图片说明|照片说明|图说|档案照|档案图片|"
    r"现场图|现场照片|新闻图片|照片|图片|影片|视频"
)
CAPTIONS = (
    Form(
        "caption-mark",
        tuple("▲△▼▽⬆↑◤►图"),
        lazy(r"[▲△▼▽⬆↑◤►][^。]|[(（]?图[/／:：]|图\s?[0-9一二三四五六七八九十]{0,3}\s?[:：／/]"),
    ),
    Form("caption-opening", ("图", "照", "影片", "视频"), lazy(rf"图为\w|(?:{_OPENINGS})[:：，,。（(／/▲]")),
    Form(
        "caption-credit",
        ("图", "照", "摄", "影片"),
        lazy(rf".{{2,110}}[（(\[［【/／|｜]\s?{_PICTURE}[)）\]］】]?\s*$"),
    ),
    Form(
        "caption-credit",
        ("摄", "提供", "图", "照", "画面"),
        lazy(
            rf".{{0,110}}(?:(?:记者|摄影|发|[\s（(])\s*\w{{2,4}}\s?(?<!拍)摄(?:影)?[）)]?|[（(][^（()）。]{{0,24}}{_TAKEN}[)）]|图/[^。]{{1,20}})\s*$"
        ),
    ),
    Form(
        "caption-credit",
        ("摄", "自", "图源", "照片", "AP Photo", "Reuters", "AFP", "Getty", "视觉中国", "东方IC"),
        lazy(rf".{{2,110}}[（(]{_FROM}[^（()）。]{{0,30}}[)）]\s*$"),
    ),
)
"""Captions and picture credits."""

_ORNAMENT = lazy(r"^[\W_]+|[\W_]+$")
_BULLET = lazy(r"[^\w©※]*")
_HEADING_END = lazy(r"\s*[：:】\]）)〉》>＞›»｜|／/▼▲↓]|\s*$|\s")
_BEHIND = lazy(r"(?<=[。！？!?”」』）)】\]\s])[（(【\[＊*※●■]*(?=[\w©])")
_SENTENCE_END = lazy(r"[。！？!?][”」』）)】]*")
_CUTS = ("返回搜狐，查看更多",)


def kind_of_line(folded: str, start: int, end: int) -> str | None:
    """The code of the boilerplate rule that the line `folded[start:end]` (trimmed) falls under, or None."""
    bullet = _BULLET.match(folded, start, end)
    begin = bullet.end() if bullet else start
    if phrase := _opening(folded, begin, end, "start") or _opening(folded, begin, end, "line"):
        return phrase[1]
    if end - start > SHORT:
        return None
    line = folded[start:end]
    if rule := _phrases("whole").get(line) or _phrases("whole").get(_ORNAMENT.sub("", line)):
        return rule
    if " " in line and all(word in _phrases("whole") for word in line.split()):
        return "navigation"
    if (phrase := _opening(folded, begin, end, "heading")) and _HEADING_END.match(folded, phrase[0], end):
        return phrase[1]
    if phrase := _opening(folded, begin, end, "short"):
        return phrase[1]
    if (inside := _inside(line)) and (inside[1] == "app" or not _SENTENCE_END.search(line, 0, inside[0])):
        return inside[1]
    return _by_form(FORMS, line)


def caption(folded: str, start: int, end: int) -> str | None:
    """The code of the rule by which the line `folded[start:end]` (trimmed) is a caption or picture credit, or None."""
    if end - start > SHORT:
        return None
    return _by_form(CAPTIONS, folded[start:end])


def _by_form(forms: tuple[Form, ...], line: str) -> str | None:
    """The code of the first form that a line has."""
    return next((code for code, words, form in forms if any(word in line for word in words) and form.match(line)), None)


def cut(folded: str, start: int, end: int) -> tuple[int, str] | None:
    """Where, behind a sentence of the line `folded[start:end]`, boilerplate begins that reaches to its end; with its rule."""
    for words in _CUTS:
        if (at := folded.find(words, start, end)) >= 0:
            return at, "app"
    for place in _BEHIND.finditer(folded, start, end):
        if phrase := _opening(folded, place.end(), end, "start") or _opening(folded, place.end(), end, "line"):
            return place.start(), phrase[1]
    if end - start <= SHORT and (inside := _inside(folded[start:end])):
        behind = [match.end() for match in _SENTENCE_END.finditer(folded, start, start + inside[0])]
        return (behind[-1], inside[1]) if behind else None
    return None


def _inside(line: str) -> tuple[int, str] | None:
    """Where a phrase stands that a line of boilerplate may have anywhere, and its rule."""
    return next(((line.index(words), rule) for words, rule in _phrases("line").items() if words in line), None)


def _opening(folded: str, start: int, end: int, where: str) -> tuple[int, str] | None:
    """Where the longest phrase of some kind ends that stands at `start`, and its rule."""
    phrases = _phrases(where)
    for length in _lengths(where).get(folded[start : start + 1], ()):
        if (rule := phrases.get(folded[start : start + length])) and start + length <= end:
            return start + length, rule
    return None


@cache
def _phrases(where: str) -> dict[str, str]:
    """The phrases of the table that count at some place, with their rules."""
    return {row["hans"]: row["rule"] for row in lexicon.table("boilerplate") if row["where"] == where}


@cache
def _lengths(where: str) -> dict[str, list[int]]:
    """From the first character of those phrases to their lengths, the longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in _phrases(where):
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}
