"""The lines of a page that are its article: body, the byline above it, the credits below it.

Readability (readability-lxml) finds the container of the body and drops what is no running text in it. It works on a copy
of the tree in which every element bears its number, so that its choice comes back as elements of the original. Where the
page shows no body, its JSON-LD may hold it.
"""

from __future__ import annotations

import re
from copy import deepcopy
from logging import getLogger
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from readability import Document  # type: ignore[import-untyped]
from readability.readability import Unparseable  # type: ignore[import-untyped]

from newscli.lexicon import fold
from newscli.source.dom import Dom, Element
from newscli.source.jsonld import json_lines, share_shown, strings
from newscli.source.lines import Line, lines_of, plain, start_of
from newscli.source.metadata import Page, letters, share_of_pairs

getLogger("readability.readability").disabled = True  # it logs what it raises

# Readability's lengths (25 and 250) are for Latin letters and markup; a Chinese sentence is shorter.
_LEAST_LENGTH = 10
_RETRY_LENGTH = 80
_MOST_ELEMENTS = 30_000
"""Readability takes time in proportion to size and depth; news pages have up to 5,000 elements."""
_NUMBER = "data-newscli"
_VISIBILITY = re.compile(r"visibility\s*:\s*hidden|opacity\s*:\s*0\b[^.]|opacity\s*:\s*0$", re.IGNORECASE)

# A line between headline and body, or right below the body, that says who made the article, for whom, and when. Folded.
_BYLINE = re.compile(
    r"(?:记者|作者|撰文|编译|来源|编辑|责编|通讯员|特派员|摄影|采访|报道|报导|专讯)|^文\s*[/／|｜:：]|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}"
)
_CREDIT = re.compile(
    r"^[（(【\[]?\s*(?:原标题|责任编辑|责编|编辑|校对|记者|作者|来源|文字|摄影|采访|监制|审核|稿源)\s*[:：丨|/／]"
)
_LINE_LENGTH = 80
_BYLINES = 4
"""How many lines are taken at most."""
_NEAR = 6
"""How many lines below the body are looked at for credits."""

_TEASERS, _TEASER_LINES = 3, 3
"""How many other stories are told from a link, and how many lines each may have."""

# A whole sentence that Readability dropped within the body.
_SENTENCE = re.compile(r".{4}[。！？…][」』”’）)】]*$")
_ASIDES = frozenset(
    {"a", "aside", "figure", "figcaption", "form", "nav", "header", "footer", "script", "style", "ul", "select"}
)
_FRAME = ("footer", "nav", "aside")
"""What belongs to the site, unless it stands within the article."""
_ASIDE_CLASS = re.compile(
    r"comment|relat|recommend|share|copyright|disclaim|caption|hidden|popup|footer|promo|subscri|(?:^|[\s_-])ads?(?:[\s_-]|$)",
    re.IGNORECASE,
)

_LEAD_LENGTH = 15
"""Letters of a lead that tell it from any other text."""
_MORE_RELEVANT = 0.2
"""How much more of the headline a container must speak of than what Readability took."""

_WHOLE_LENGTH = 100
"""Characters of what may be a whole article: a shorter `articleBody` is a summary."""
_SHOWN = 0.5
"""The share of an `articleBody` that a page must show for the page to be the better source."""


def article_lines(dom: Dom, page: Page, heading: set[Element]) -> list[Line]:
    """The lines of the article without its headline, which the elements of `heading` show."""
    readable = _readable(dom)
    kept = _body_elements(dom, page, readable) - heading
    title = max(map(start_of, lines_of(dom, heading)), default=-1)
    body = _below_headline(_without_teasers(dom, kept, list(lines_of(dom, kept))), title)
    stated = next(strings(page.article.get("articleBody")), "")
    if len(stated) >= _WHOLE_LENGTH and share_shown(stated, "".join(map(plain, body))) < _SHOWN:
        return list(json_lines(dom, stated))
    if not body or min(map(start_of, body)) < 0:
        return body
    return _completed(dom, body, kept | heading, readable, title)


def _completed(
    dom: Dom, body: list[Line], taken: set[Element], readable: dict[Element, None], title: int
) -> list[Line]:
    """The body with the sentences that Readability dropped, the byline above it, and the credits below it."""
    first, last = min(map(start_of, body)), max(map(start_of, body))
    start = title if 0 <= title < first else first
    dropped = [line for line in lines_of(dom, readable.keys() - taken) if start < start_of(line) < last]
    body = sorted([*body, *(line for line in dropped if _SENTENCE.search(plain(line)))], key=start_of)
    others = list(lines_of(dom, set(dom.root.iter(etree.Element)) - taken))
    return [*_above(others, start, start_of(body[0])), *body, *_below(others, last)]


def _below_headline(body: list[Line], title: int) -> list[Line]:
    """The lines below the headline, where they may be the article: what stands above is another one's."""
    below = [line for line in body if not 0 <= start_of(line) <= title]
    is_whole = _length(below) >= _WHOLE_LENGTH or _length(below) * 2 > _length(body)
    return below if is_whole else body


def _without_teasers(dom: Dom, kept: set[Element], body: list[Line]) -> list[Line]:
    """The lines without other stories at the end: at least `_TEASERS` lines of links, each followed by few others."""
    links = {element for link in dom.root.iter("a") for element in link.iter()}
    unlinked = {piece.start for line in lines_of(dom, kept - links) for piece in line if piece}
    end = len(body)
    found = 0
    for number in range(len(body) - 1, 0, -1):
        if not any(piece and piece.start in unlinked for piece in body[number]):
            found, end = found + 1, number
        elif number < end - _TEASER_LINES:
            break
    if found < _TEASERS:
        return body
    return body[:end] + [line for line in body[end:] if _says(_CREDIT, line)]


def _length(lines: list[Line]) -> int:
    return sum(len(plain(line)) for line in lines)


def _body_elements(dom: Dom, page: Page, readable: dict[Element, None]) -> set[Element]:
    """The elements whose own text belongs to the body."""
    kept = _chosen(dom)
    if kept is None:
        return set(readable)
    kept |= _alike(kept, readable)
    kept -= {e for frame in dom.root.iter(*_FRAME) if not _in_article(frame) for e in frame.iter()}
    shown = letters("".join(plain(line) for line in lines_of(dom, kept)))
    container = _missed(readable, page, shown) if len(shown) >= _LEAD_LENGTH else _densest(readable)
    return kept if container is None else _within(container, readable)


def _in_article(element: Element) -> bool:
    return any(ancestor.tag in {"article", "main"} for ancestor in element.iterancestors())


def _alike(kept: set[Element], readable: dict[Element, None]) -> set[Element]:
    """Sentences built and placed as those that were kept: pages that wrap each paragraph leave Readability with the longest."""
    built = {_build(element) for element in kept if len(letters(_own_text(element))) >= _LEAST_LENGTH} - {None}
    return {e for e in readable if _SENTENCE.search(_own_text(e).strip()) and _build(e) in built}


def _build(element: Element) -> tuple[Any, ...] | None:
    """Tag and class of an element and of the box around it, and what holds the box; None where no class tells them."""
    parent = element.getparent()
    above = parent.getparent() if parent is not None else None
    if above is None or not (element.get("class") or parent.get("class")):
        return None
    return element.tag, element.get("class"), parent.tag, parent.get("class"), above


def _densest(readable: dict[Element, None]) -> Element | None:
    """The container that directly holds most text in sentences."""
    held: dict[Element, int] = {}
    for element in readable:
        text = _own_text(element)
        parent = element.getparent()
        if parent is not None and ("。" in text or "，" in text):
            held[parent] = held.get(parent, 0) + len(text)
    return max(held, key=lambda element: held[element], default=None)


def _within(container: Element, readable: dict[Element, None]) -> set[Element]:
    """The readable elements of a container, and the links in them."""
    kept = readable.keys() & set(container.iter())
    return kept | {link for link in container.iter("a") if link.getparent() in kept}


def _own_text(element: Element) -> str:
    """The text of an element without that of its children."""
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def _missed(readable: dict[Element, None], page: Page, shown: str) -> Element | None:
    """The container of the article that the page names, or describes in its head, where Readability took another one."""
    title = letters(page.metadata.title or "")
    told = share_of_pairs(title, shown)
    for element in readable:
        if "articleBody" in (element.get("itemprop") or "") and _differs(text := letters(_all_text(element)), shown):
            return element if share_of_pairs(title, text) >= told else None
    lead = letters(page.description).removeprefix(title)[:_LEAD_LENGTH]
    if len(lead) < _LEAD_LENGTH or lead in shown:
        return None
    for element in readable:
        if lead in letters(_own_text(element)):
            container = _container(element)
            return container if share_of_pairs(title, letters(_all_text(container))) > told + _MORE_RELEVANT else None
    return None


def _all_text(element: Element) -> str:
    return "".join(element.itertext())


def _differs(stated: str, shown: str) -> bool:
    return len(stated) >= _LEAD_LENGTH and stated[:_LEAD_LENGTH] not in shown and stated[-_LEAD_LENGTH:] not in shown


def _container(lead: Element) -> Element:
    """The element that holds the paragraph of the lead together with those after it."""
    own, container = len(letters(_all_text(lead))), lead
    while (parent := container.getparent()) is not None and parent.tag not in {"body", "html"}:
        container = parent
        if len(letters(_all_text(container))) > own + _LEAD_LENGTH:
            break
    return container


def _readable(dom: Dom) -> dict[Element, None]:
    """The elements that are no link, not hidden and no aside, in order."""
    found, walk = dict[Element, None](), etree.iterwalk(dom.root, events=("start",), tag=etree.Element)
    for _, element in walk:
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _ASIDES or _ASIDE_CLASS.search(named) or "none" in (element.get("style") or ""):
            walk.skip_subtree()
        else:
            found[element] = None
    return found


def _above(others: list[Line], title: int, first: int) -> list[Line]:
    """The byline between headline and body."""
    between = (line for line in others if title < start_of(line) < first)
    return [line for line in between if _says(_BYLINE, line)][:_BYLINES]


def _below(others: list[Line], last: int) -> list[Line]:
    """The credits right below the body."""
    after = [line for line in others if start_of(line) > last]
    return [line for line in after[:_NEAR] if _says(_CREDIT, line)]


def _says(pattern: re.Pattern[str], line: Line) -> bool:
    text = plain(line)
    return len(text) <= _LINE_LENGTH and pattern.search(fold(text)) is not None


def _chosen(dom: Dom) -> set[Element] | None:
    """The elements that Readability chooses; None where it fails or the page is too large for it."""
    elements = list(dom.root.iter(etree.Element))
    if len(elements) > _MOST_ELEMENTS:
        return None
    document = _Numbered(dom.root)
    try:
        document.summary()
    except Unparseable:
        return None
    return {elements[number] for number in document.kept}


class _Numbered(Document):  # type: ignore[misc]  # has no types
    """Readability that tells the numbers of the elements it kept, instead of their HTML."""

    def __init__(self, root: Element) -> None:
        super().__init__(root, retry_length=_RETRY_LENGTH, min_text_length=_LEAST_LENGTH)
        self.kept: list[int] = []

    def _parse(self, input: Element) -> Any:
        """A fresh numbered copy; Readability works destructively and may start again."""
        copy = deepcopy(input)
        for number, element in enumerate(copy.iter(etree.Element)):
            element.set(_NUMBER, str(number))
            if style := element.get("style"):  # pages that fade in by script (WeChat) hide the article itself
                element.set("style", _VISIBILITY.sub("", style))
        etree.strip_elements(copy, "base", with_tail=False)  # with it, all links would be made absolute
        return super()._parse(copy)

    def get_clean_html(self) -> str:
        """Called at the end with the article in `self.html`; the length of the answer decides whether to start again."""
        self.kept = [int(number) for e in self.html.iter(etree.Element) if (number := e.get(_NUMBER))]
        return "".join(self.html.itertext())
