"""Lines, and ends of lines, that belong to the page and not to the story; and captions of pictures.

The phrases stand in `data/boilerplate.tsv`; FORMS holds what takes a pattern. Precision first: a line of the story taken for
boilerplate is lost to every annotator, so weak phrases count only in short lines. Works on folded text.
"""

from __future__ import annotations

import re
from functools import cache

from newscli import lexicon
from newscli.structure.names import HAN
from newscli.structure.outlets import alternatives

SHORT = 120
"""Weak phrases count in lines up to this length, in code points; calls to follow or download are rarely longer."""

WINDOW = 300
"""How much of a long line is looked at for what begins it."""

_MEDIUM = r"公众号|二维码|粉丝[专团]页?|专页|频道|APP|App|app|客户端|会员|好友|电子报|微信|微博|LINE|Line|订户|头条号|脸书|Facebook|FB|IG"
_ACT = r"关注|追踪|追蹤|订阅|加入|按赞|按讚|扫码|扫描|长按|下载|锁定|搜索|登录|点击"

_ORNAMENT = re.compile(r"^[\W_]+|[\W_]+$")

FORMS = (
    ("divider", re.compile(r"[-—–=_*＊~～·•.…#＃○●◆■□▲△▼▽☆★※＝─━\s]{2,}$|[-—=_*＊#＃■◆●]$")),
    ("link", re.compile(r"[^\s。]{0,12}(?:https?://|www\.)[!-~]+\s*$")),
    ("app", re.compile(rf"(?:想|请|欢迎|立即|马上|赶快|快|更多|点击|扫|长按|微信|关注|追踪|订阅|加入|下载|为了|喜欢|♥|👉|➤|►)[^。]{{0,40}}?(?:{_ACT})[^。，]{{0,24}}?(?:{_MEDIUM})")),
    ("app", re.compile(rf"(?:{_ACT})[^。，]{{0,16}}(?:{_MEDIUM})[^。]{{0,30}}$")),
    ("navigation", re.compile(rf"(?:[{HAN}A-Za-z]{{2,8}}\s*(?:>|＞|»|›|>>|→)\s*)+[{HAN}A-Za-z]{{0,8}}$")),
    ("keywords", re.compile(rf"(?:#[{HAN}A-Za-z0-9_]{{1,20}}[\s,，、]*)+$")),
    ("keywords", re.compile(rf"(?:[{HAN}A-Za-z0-9]{{2,12}}\s*[,，|｜]\s*){{7,}}[{HAN}A-Za-z0-9]{{2,12}}$")),
    ("page", re.compile(r"(?:第\s?\d{1,3}\s?[页頁]|共\s?\d{1,3}\s?页|\d{1,3}\s?/\s?\d{1,3}|(?:阅读|浏览|点击|评论|分享|点赞)(?:量|数|次数)?\s*[:：]?\s*[\d,.]+\s?万?次?|[\d,.]+\s?[万]?(?:阅读|浏览|评论|人参与|跟贴|赞))$")),
    ("email", re.compile(r"(?:邮件|邮箱|电邮|E-?mail|信箱|投稿)\s*[:：]\s*[\w.+-]+@[\w.-]+$", re.IGNORECASE)),
)  # fmt: skip
"""Patterns of whole lines, in order; each must hold from the beginning of the line."""

_CAPTIONS = (
    ("caption-mark", re.compile(r"[▲△▼▽⬆↑◤►][^。]|[(（]?[图圖][/／:：]|图\s?[0-9一二三四五六七八九十]{0,3}\s?[:：／/]")),
    ("caption-opening", re.compile(r"(?:图为|资料图|资料照|示意图|配图|题图|上图|下图|左图|右图|视频截图|截图|图片来源|图片说明|照片说明|图说|档案照|档案图片|现场图|现场照片|新闻图片|照片|图片|影片|视频)[:：，,。（(／/▲]")),
    ("caption-credit", re.compile(r".{2,110}(?:[（(\[［【/／|｜]\s?(?:图|图片|照片|摄影?|影片|资料图?|资料照片?|网络图片|视频截图|示意图)\s?[/／:：|｜]?\s?[^（()）。]{0,30}[)）\]］】]?|摄(?:影)?[）)]?|[（(][^（()）。]{0,24}(?:摄|摄影|提供|翻摄|供图|资料照片?|资料图片?|档案照片?|资料画面|照片)[)）]|[（(](?:翻摄自?|取自|图片?来自|图源|截自|截取自|撷取自|美联社照片|路透社?照片|法新社照片|AP Photo|Reuters|AFP|Getty|视觉中国|东方IC|图虫)[^（()）。]{0,30}[)）]|图/[^。]{1,20})\s*$")),
)  # fmt: skip


def kind_of_line(folded: str, start: int, end: int) -> str | None:
    """The code of the boilerplate rule that the line `folded[start:end]` (trimmed) falls under, or None."""
    line = folded[start : min(end, start + WINDOW)]
    short = end - start <= SHORT
    if match := _opening().match(line):
        return _rule(match)
    bare = _ORNAMENT.sub("", line)
    if short and (found := _whole().get(bare)):
        return found
    if short and (
        (match := _heading().match(line.lstrip("【[［〈<●■▼▲▶►>◆▌◎★☆※ "))) or (match := _short().match(line))
    ):
        return _rule(match)
    if short and (match := _inside().search(line)):
        return _rule(match)
    return next((code for code, form in FORMS if short and form.match(line)), None)


def caption(folded: str, start: int, end: int) -> str | None:
    """The code of the rule by which the line `folded[start:end]` (trimmed) is a caption or picture credit, or None."""
    if end - start > SHORT:
        return None
    line = folded[start:end]
    return next((code for code, form in _CAPTIONS if form.match(line)), None)


def is_related_heading(folded: str, start: int, end: int) -> bool:
    """Whether the line announces a list of other articles."""
    return end - start <= 30 and kind_of_line(folded, start, end) == "related"


def cut(folded: str, start: int, end: int) -> tuple[int, str] | None:
    """Where, behind a sentence of the line `folded[start:end]`, boilerplate begins that reaches to its end; with its rule."""
    match = _behind_sentence().search(folded, start, end)
    return (match.start(), _rule(match)) if match else None


def _rule(match: re.Match[str]) -> str:
    return next(name for name, words in match.groupdict().items() if words is not None)


def _pattern(*places: str, after: str = "") -> str:
    """An alternation of the table's phrases of some places, one named group for each rule."""
    rules: dict[str, set[str]] = {}
    for row in lexicon.table("boilerplate"):
        if row["where"] in places:
            rules.setdefault(row["rule"], set()).update((lexicon.fold(row["hant"]), lexicon.fold(row["hans"])))
    return "|".join(f"(?P<{rule}>(?:{alternatives(frozenset(words))}){after})" for rule, words in rules.items())


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"[\s（(【\[＊*※●■◆▲]*(?:{_pattern('start')})")


@cache
def _short() -> re.Pattern[str]:
    return re.compile(rf"[\s（(【\[＊*※●■◆▲👉]*(?:{_pattern('short')})")


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(_pattern("heading", after=r"(?=\s*(?:[：:】\]］)）〉》>＞›»｜|／/▼▲↓】]|$)|\s)"))


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(_pattern("line"))


@cache
def _whole() -> dict[str, str]:
    return {lexicon.fold(row["hant"]): row["rule"] for row in lexicon.table("boilerplate") if row["where"] == "whole"}


@cache
def _behind_sentence() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[。！？!?”」』）)】\]\s])[\s（(【\[＊*※●■]*(?:{_pattern('start')})|(?P<app>返回搜狐，查看更多)"
    )
