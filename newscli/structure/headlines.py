"""Where the headline stands: as the record or page gives it, behind a label, on the first line, or behind a link."""

from __future__ import annotations

from typing import NamedTuple

from newscli.patterns import lazy
from newscli.structure.heads import read_head
from newscli.structure.lines import Line, is_short, read_running_text
from newscli.structure.names import is_han
from newscli.structure.outlets import known_end, outlet_end
from newscli.structure.sentences import trim


class Headline(NamedTuple):
    """Where the headline stands, by which rule, and in which line."""

    start: int
    end: int
    rule: str
    line: int
    """Index of the line that holds it."""


LONGEST = 90
"""Headlines longer than this are none; the longest of the wire services have about 60 characters."""

_LABEL = lazy(r"[【\[（(]?(?:新闻|本文|文章|原文|原|主|大)?(?:标题|题目|题)[】\]]?\s*[:：]\s*")
_OPEN_END = "。；;，,、：:"
_LINK_TAIL = lazy(
    rf"(?:https?://|www\.)(?:[!-~]*?\.(?:s?html?|php|aspx?|jsp)(?![!-~])|[!-~]*?\.s?html?(?=[\dA-Z])|[!-~]+)\s*"
    rf"(?P<title>[^\n]{{4,{LONGEST}}})$"
)
_NOT_TEXT = lazy(r"[\W_]+")


def find_headline(folded: str, lines: list[Line]) -> Headline | None:
    """The headline that the text itself shows; None if it shows none."""
    for rule in (_labelled_or_first, _behind_dateline, _glued, _behind_link):
        if headline := rule(folded, lines):
            return headline
    return None


def place_title(folded: str, title: str, lines: list[Line]) -> Headline | None:
    """Where a title given beside the text (folded) stands in it as a headline: a line, or the end that one is glued to."""
    wanted = _NOT_TEXT.sub("", title)
    if not wanted:
        return None
    for index, line in enumerate(lines):
        words = folded[line.left : line.right] if line.right - line.left <= 4 * len(title) + 20 else ""
        plain = _NOT_TEXT.sub("", words)
        if plain and (plain == wanted or (len(plain) >= 6 and wanted.startswith(plain) and index == 0)):
            return Headline(line.left, line.right, "title", index)
        if wanted in plain and (label := _LABEL.match(folded, line.left, line.right)) and plain.endswith(wanted):
            return Headline(label.end(), line.right, "title", index)
    for index, line in enumerate(lines):
        if folded.startswith(title, line.left, line.right):
            return Headline(line.left, line.left + len(title), "title", index)
        if line.kind == "boilerplate" and (at := folded.find(title, line.left, min(line.right, line.left + 400))) >= 0:
            return Headline(at, at + len(title), "title", index)
    return None


def _labelled_or_first(folded: str, lines: list[Line]) -> Headline | None:
    """The first line that is neither byline nor boilerplate, if it reads like a headline; a label before it is left out."""
    for index, line in enumerate(lines[:8]):
        if (line.kind != "body" and line.rule != "original-title") or line.right - line.left < 4:
            continue
        label = _LABEL.match(folded, line.left, line.right)
        if label and not line.headed and _like_headline(folded, label.end(), line.right):
            closed = folded[line.left] in "（(【[" and folded[line.right - 1] in "）)】]"
            return Headline(label.end(), line.right - closed, "label", index)
        if not label and not line.headed and index + 1 < len(lines) and _like_headline(folded, line.left, line.right):
            return Headline(line.left, _before_site(folded, line), "first-line", index)
        return None
    return None


_SITE = lazy(r"(?<=\w)[\s_|｜–—-]*[_|｜–—-]\s*(?=[^\s_|｜–—-]{2,14}$)")


def _before_site(folded: str, line: Line) -> int:
    """Where the headline ends on its line: before the name of the site that pages append (…_新浪网, … - 中國時報)."""
    for site in _SITE.finditer(folded, line.left + 4, line.right):
        if outlet_end(folded, site.end(), line.right) == line.right:
            return site.start()
    return line.right


def _like_headline(folded: str, start: int, end: int) -> bool:
    """Whether words can be a headline: short, one line, not ending like a sentence or in the middle of one."""
    return 4 <= end - start <= LONGEST and folded[end - 1] not in _OPEN_END and "。" not in folded[start:end]


_TOPIC = lazy(r"题\s*[:：]\s*")


def _behind_dateline(folded: str, lines: list[Line]) -> Headline | None:
    """新华社北京1月2日电 题：守护一条河的人: the headline of a feature, behind its dateline."""
    index = next((index for index, line in enumerate(lines) if line.headed), None)
    topic = _TOPIC.match(folded, *lines[index].body) if index is not None else None
    if index is None or not topic or not _like_headline(folded, topic.end(), lines[index].right):
        return None
    return Headline(topic.end(), lines[index].right, "dateline-topic", index)


def _glued(folded: str, lines: list[Line]) -> Headline | None:
    """A headline run into the dateline that follows it on the first line."""
    index = next((index for index, line in enumerate(lines) if line.kind == "body"), None)
    if index is None or lines[index].headed:
        return None
    line = lines[index]
    label = _LABEL.match(folded, line.left, line.right)
    start = label.end() if label else line.left
    for at in range(start + 6, min(line.right, start + LONGEST)):
        if not (_HEAD_START.match(folded, at, line.right) or known_end(folded, at, line.right)):
            continue
        head, end = read_head(folded, at, line.right), trim(folded, start, at)[1]
        if head.found and _like_headline(folded, start, end):
            return Headline(start, end, "label" if label else "glued", index)
    return None


_HEAD_START = lazy(r"本报|[（(【〔\[](?=[^\n]{0,20}(?:记者|[讯电]))")


def _behind_link(folded: str, lines: list[Line]) -> Headline | None:
    """本文鏈接：URL and the headline without a gap: what content farms put below a copied article."""
    for index, line in enumerate(lines):
        if line.kind == "boilerplate" and line.rule == "link":
            match = _LINK_TAIL.search(folded, line.left, min(line.right, line.left + 400)) or _LABEL.search(
                folded, line.left, line.right
            )
            if match:
                start = match.start("title") if "title" in match.re.groupindex else match.end()
                if _like_headline(folded, start, line.right) and any(map(is_han, folded[start : line.right])):
                    return Headline(start, line.right, "link-tail", index)
    return None


def settle_headline(text: str, folded: str, lines: list[Line], headline: Headline) -> None:
    """Tell the lines where the headline stands.

    A line that is the headline (behind a label) becomes one; of a line of running text, the text begins behind it; a
    boilerplate line stays what it is. Short lines above it are the page's, and one below that repeats it is a headline, too.
    """
    line = lines[headline.line]
    labelled = line.left < headline.start and not line.headed
    label = [(*trim(text, line.left, headline.start), "label")] if labelled else []
    whole = line.right - headline.end <= 1 or headline.rule == "first-line"
    if whole and (line.kind != "boilerplate" or line.rule == "original-title"):
        line.kind, line.rule, line.furniture = "headline", headline.rule, label
        line.found = line.found if line.headed else []
    elif line.kind == "body":
        rest = Line(line.start, line.end, *trim(text, headline.end, line.right))
        read_running_text(text, folded, rest)
        line.found, line.body, line.headed, line.furniture = rest.found, rest.body, rest.headed, label + rest.furniture
        if rest.kind != "body":
            line.kind, line.rule = "headline", headline.rule
    _settle_neighbours(folded, lines, headline)


def _settle_neighbours(folded: str, lines: list[Line], headline: Headline) -> None:
    above, below = lines[: headline.line], lines[headline.line + 1 : headline.line + 2]
    if all(is_short(folded, line) for line in above):
        for line in above:
            if line.kind == "body":
                line.become("boilerplate", "navigation")
    for line in below:
        words = folded[line.left : line.right]
        if line.kind == "body" and len(words) >= 4 and words in folded[headline.start : headline.end]:
            line.become("headline", "repeated")
