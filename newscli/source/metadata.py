"""What a page says about its article beside the text: headline, publication time, authors, outlet, section, address.

Each value is taken from the most telling place that has it: JSON-LD, then meta elements, then microdata, then what a reader
sees around the headline, then the address; and each names its place as evidence. The headline is, where possible, the
heading that the reader sees, told from other headings by the page's declared titles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from newscli.lexicon import fold, table
from newscli.model import Metadata, Published
from newscli.source.authors import Stated, authors_of
from newscli.source.dates import moment, moment_in
from newscli.source.dom import Dom, Element, clean, text_of
from newscli.source.jsonld import articles, names, strings

_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The metadata of a page, the element that shows its headline, and the body that JSON-LD holds."""

    metadata: Metadata
    heading: Element | None
    article: dict[str, Any]
    """The JSON-LD object of the article; empty where there is none."""
    description: str
    """How the page describes itself, mostly the lead of its article."""


# Names of meta elements (`name`, `property` or `itemprop`, in lower case) by what they state, the most telling first.
_TITLES = ("og:title", "twitter:title", "title", "headline", "dc.title", "articletitle")
_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publishtime",
    "pubtime",
    "ptime",
    "published_at",
    "published-date",
    "publication_date",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "weibo: article:create_at",
    "weibo:article:create_at",
    "og:release_date",
    "firstpublishdate",
    "article_date_original",
    "originalpublicationdate",
    "date",
    "date.available",
    "datecreated",
)
_AUTHORS = (
    "author",
    "article:author",
    "article:author_name",
    "dable:author",
    "parsely-author",
    "dc.creator",
    "byl",
    "creator",
)
_OUTLETS = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "publisher",
    "source",
    "mediaid",
)
_SECTIONS = ("article:section", "articlesection", "section", "subsection", "dable:item_section", "og:article:section")


def read_metadata(dom: Dom, url: str | None) -> Page:
    """The metadata of a page that stands at `url`, where that is known."""
    article = next(iter(articles(dom.root)), {})
    metas = _Metas(dom.root)
    address = _address(dom.root, article, metas, url)
    outlet = _outlet(article, metas)
    titles = (*_json(article, "headline"), *metas.all(_TITLES), *_title_element(dom.root))
    site = letters(outlet.value) if outlet else ""
    declared = [stated for stated in titles if len(stated.value) <= _TITLE_LENGTH and letters(stated.value) != site]
    heading = _heading(dom.root, [stated.value for stated in declared], outlet)
    title = Stated(text_of(heading), heading.tag) if heading is not None else _declared_title(declared, outlet)
    published = _published(dom, article, metas, heading, address.value if address else url)
    authors, said = authors_of(dom.root, [*_json_names(article, "author"), *metas.all(_AUTHORS)], outlet)
    section = next(iter([*_json(article, "articleSection"), *metas.all(_SECTIONS)]), None)
    stated = {"title": title, "authors": said, "outlet": outlet, "section": section, "url": address}
    return Page(
        metadata=Metadata(
            title=title.value if title else None,
            published=published,
            authors=authors,
            outlet=outlet.value if outlet else None,
            section=section.value if section else None,
            url=address.value if address else None,
            evidence={field: value.evidence for field, value in stated.items() if value},
        ),
        heading=heading,
        article=article,
        description=next((stated.value for stated in metas.all(("og:description", "description"))), ""),
    )


class _Metas:
    """The meta elements of a page, by name."""

    def __init__(self, root: Element) -> None:
        self._contents: dict[str, list[str]] = {}
        for element in root.iter("meta"):
            content = clean(element.get("content"))
            for key in ("property", "name", "itemprop"):
                if content and (name := element.get(key)):
                    self._contents.setdefault(name.strip().lower(), []).append(content)

    def all(self, names: Iterable[str]) -> Iterator[Stated]:
        """What the elements of these names state, in the order of the names."""
        for name in names:
            for content in self._contents.get(name, ()):
                yield Stated(content, f"meta:{name}")


def _json(article: dict[str, Any], key: str) -> Iterator[Stated]:
    for value in strings(article.get(key)):
        if text := clean(value):
            yield Stated(text, f"json-ld:{key}")


def _json_names(article: dict[str, Any], key: str) -> Iterator[Stated]:
    for name in names(article.get(key)):
        yield Stated(clean(name), f"json-ld:{key}")


def letters(text: str) -> str:
    """Letters and digits only, for comparing headings with titles."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text).lower())


# ---------------------------------------------------------------- headline

_HEADINGS = ("h1", "h2", "h3", "h4")
_TITLE_CLASS = re.compile(r"title|headline|biaoti|subject|(?:^|[\s_-])(?:tit|bt)(?:$|[\s_-])", re.IGNORECASE)
_TITLE_LENGTH = 300
_HEADING_LENGTH = range(4, 151)
_HEADING_CHILDREN = 6
_BEGINNING = 6  # letters
_SAME = 0.7
"""The share of a title's pairs of characters that a heading that rephrases it keeps."""

# A separator between the headline and the names of section and site in a title element.
_SEPARATOR = re.compile(r"\s*(?:[_|｜¦»«]+|::+|--+|@)\s*|\s+[-–—－·•/／<>]\s+|-(?=[^-]*$)|[–—](?=[^–—]{1,12}$)")
_SITE = re.compile(
    r"(?:网|新闻|报|台|频道|社|在线|线上|资讯|中心|杂志|志|周刊|视频|影音|客户端|首页|时政|头条|云|快讯|传媒|media|news|daily|times|online"
    r"|\.com|\.cn|\.tw|\.hk)(?:\W*[A-Za-z.]+)?\W*$|^(?:news|yahoo|msn)",
    re.IGNORECASE,
)
_SITE_LENGTH = 20
_SECTION_LENGTH = 4
"""Names of sections have two characters, rarely four."""


def _title_element(root: Element) -> Iterator[Stated]:
    for element in root.iter("title"):
        if text := clean(element.text):
            yield Stated(text, "title")
            return


def _heading(root: Element, declared: list[str], outlet: Stated | None) -> Element | None:
    """The element that shows the headline: the one that is a declared title, or else has most of one."""
    bare = {letters(without_site(title, outlet.value if outlet else None)) for title in declared} - {""}
    titles = {letters(title) for title in declared} - {""}
    best, best_rank = None, (False, 0, False)
    for element in _heading_candidates(root):
        plain = letters(text_of(element))
        rank = (plain in bare, len(plain), element.tag == "h1")
        if rank > best_rank and (rank[0] or _is_most(plain, titles, bare) or _is_longer(element, plain, bare)):
            best, best_rank = element, rank
    return best if declared else next(iter(root.iter("h1")), None)


def _is_most(plain: str, titles: set[str], bare: set[str]) -> bool:
    """Whether a heading begins a title, or has most of it."""
    begins = len(plain) >= _BEGINNING and any(title.startswith(plain) for title in titles)
    return begins or any(len(plain) * 2 > len(whole) for whole in bare if plain in whole)


def _is_longer(element: Element, plain: str, bare: set[str]) -> bool:
    """Whether a main heading says more than a title that was cut or shortened."""
    if element.tag != "h1" or len(element):
        return False
    return any(share_of_pairs(whole, plain) >= _SAME for whole in bare if len(whole) >= _BEGINNING)


def share_of_pairs(title: str, text: str) -> float:
    """The share of a title's pairs of neighbouring characters that a text has, too."""
    pairs = {title[i : i + 2] for i in range(len(title) - 1)}
    return sum(pair in text for pair in pairs) / max(1, len(pairs))


def _heading_candidates(root: Element) -> Iterator[Element]:
    """Headings, elements named like one, and small ones that have nothing but text."""
    for element in root.iter("h1", "h2", "h3", "h4", "div", "p", "span", "td", "font", "strong", "b"):
        named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        telling = element.tag in _HEADINGS or _TITLE_CLASS.search(named) or not len(element)
        if telling and len(element) <= _HEADING_CHILDREN and len(text_of(element)) in _HEADING_LENGTH:
            yield element


def _declared_title(declared: list[Stated], outlet: Stated | None) -> Stated | None:
    """The first declared title, without the names of section and site at its end."""
    if not declared:
        return None
    title = declared[0]
    return Stated(without_site(title.value, outlet.value if outlet else None), title.evidence)


def without_site(title: str, outlet: str | None) -> str:
    """A title without what follows its last separators, while that is the name of a section or site."""
    while cuts := [
        cut for cut in _SEPARATOR.finditer(title) if len(letters(title[: cut.start()])) >= _HEADING_LENGTH.start
    ]:
        if not _is_site(title[cuts[-1].end() :].strip(" :"), outlet):
            break
        title = title[: cuts[-1].start()]
    return title


def _is_site(tail: str, outlet: str | None) -> bool:
    if len(letters(tail)) <= _SECTION_LENGTH or tail.isdigit() or (outlet and (tail in outlet or outlet in tail)):
        return True
    return len(tail) <= _SITE_LENGTH and bool(_SITE.search(fold(tail)) or any(name in tail for name in _outlet_names()))


@cache
def _outlet_names() -> frozenset[str]:
    return frozenset(name for row in table("outlets") for name in (row["hans"], row["hant"]))


# ---------------------------------------------------------------- publication time


def _published(
    dom: Dom, article: dict[str, Any], metas: _Metas, heading: Element | None, url: str | None
) -> Published | None:
    """The first statement that is a date, preferring one that has a time to a bare date of the same day."""
    found: Published | None = None
    for stated in _dates(dom, article, metas, heading, url):
        value = moment(stated.value) or moment_in(stated.value)
        if value and not found:
            found = Published(value=value, evidence=stated.evidence)
        if found and value and value.startswith(found.value + "T"):
            return Published(value=value, evidence=stated.evidence)
        if found and "T" in found.value:
            return found
    return found


def _dates(
    dom: Dom, article: dict[str, Any], metas: _Metas, heading: Element | None, url: str | None
) -> Iterator[Stated]:
    yield from _json(article, "datePublished")
    yield from metas.all(_DATES)
    yield from _microdata_dates(dom.root)
    day = "-".join(match.groups()) if url and (match := _URL_DATE.search(url)) else None
    for shown in _shown_dates(dom.root, heading):
        if day is None or _is_near(moment_in(shown.value), day):
            yield shown
    yield from _script_dates(dom.root)
    yield from _json(article, "dateCreated")
    if day:
        yield Stated(day, "url")


def _is_near(shown: str | None, day: str) -> bool:
    """Whether a shown date may be that of an address; pages show today's date, too."""
    try:
        return shown is not None and abs(date.fromisoformat(shown[:10]) - date.fromisoformat(day)) <= _NEAR
    except ValueError:
        return False


_NEAR = timedelta(days=3)

# The publication time that pages built by scripts pass to them: `var ct = "1705536000"`, `"publishTime":"2024-01-18 08:00"`.
_SCRIPT_DATE = re.compile(
    r"\b(ct|(?:publish(?:ed)?|pub|create)_?(?:at|date|time)|datePublished|ptime)[\"']?\s*[:=]\s*[\"']?((?:19|20)\d\d-\d\d-\d\d[^\"']{0,20}|\d{10}(?:\d{3})?)[\"';,]",
    re.IGNORECASE,
)
_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d{1,3}(?!\d))")


_NO_DATES = frozenset({"script", "style", "a", "option"})
_DATE_LENGTH = 100
_DATE_CLASS = re.compile(r"date|time|pub|info|source|meta", re.IGNORECASE)
_DATE_CHILDREN = 8


def _script_dates(root: Element) -> Iterator[Stated]:
    for element in root.iter("script"):
        for match in _SCRIPT_DATE.finditer(element.text or ""):
            yield Stated(match[2], f"script:{match[1]}")


def _microdata_dates(root: Element) -> Iterator[Stated]:
    for element in root.iter():
        if element.get("itemprop") == "datePublished" and element.tag != "meta":
            yield Stated(
                element.get("datetime") or element.get("content") or text_of(element), "microdata:datePublished"
            )
    for element in root.iter("time"):
        if element.get("pubdate") is not None or element.get("datetime"):
            yield Stated(element.get("datetime") or text_of(element), "time")


def _shown_dates(root: Element, heading: Element | None) -> Iterator[Stated]:
    """Short texts that show a date: the first one after the headline, then those before it, the nearest first."""
    before: list[Stated] = []
    passed = heading is None
    for element in root.iter(etree.Element):
        passed = passed or element is heading
        if element.tag in _NO_DATES:
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        whole = [text_of(element)] if _DATE_CLASS.search(named) and len(element) <= _DATE_CHILDREN else []
        for text in (element.text, *whole, *(child.tail for child in element)):
            if text and _shows_date(text := text.strip()):
                if passed:
                    yield Stated(text, "page")
                    return
                before.append(Stated(text, "page"))
    yield from reversed(before)


def _shows_date(text: str) -> bool:
    """Whether a text is short and no sentence, and shows a date."""
    return len(text) <= _DATE_LENGTH and not text.endswith("。") and moment_in(text) is not None


# ---------------------------------------------------------------- outlet, address


def _outlet(article: dict[str, Any], metas: _Metas) -> Stated | None:
    for stated in (*_json_names(article, "publisher"), *metas.all(_OUTLETS)):
        value = re.sub(r"^(?:来源|來源)\s*[:：]\s*", "", stated.value)
        if value and not value.startswith(("http", "@")):
            return Stated(value, stated.evidence)
    return None


def _address(root: Element, article: dict[str, Any], metas: _Metas, url: str | None) -> Stated | None:
    """The canonical address."""
    stated = [Stated(e.get("href") or "", "link:canonical") for e in root.iter("link") if e.get("rel") == "canonical"]
    for value, evidence in (
        *stated,
        *metas.all(("og:url",)),
        *_json(article, "url"),
        *_json(article, "mainEntityOfPage"),
    ):
        try:
            address = urljoin(url or "", value)
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.hostname and parts.path.strip("/"):
            return Stated(address, evidence)
    return Stated(url, "given") if url else None
