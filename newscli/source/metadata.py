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
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from newscli.lexicon import fold, table
from newscli.model import Metadata, Published
from newscli.source.dates import moment, moment_in
from newscli.source.dom import Dom, Element
from newscli.source.jsonld import articles, names, strings

_WHITE = re.compile(r"\s+")
_NO_LETTERS = re.compile(r"[\W_]+")


class Stated(NamedTuple):
    """A value and the place that states it."""

    value: str
    evidence: str


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
    declared = [*_json(article, "headline"), *metas.all(_TITLES), *_title_element(dom.root)]
    heading = _heading(dom.root, [stated.value for stated in declared], outlet)
    title = Stated(_text(heading), heading.tag) if heading is not None else _declared_title(declared, outlet)
    published = _published(dom, article, metas, heading, address.value if address else url)
    authors, said = _authors(dom.root, article, metas, outlet)
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
            content = _clean(element.get("content"))
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
        if text := _clean(value):
            yield Stated(text, f"json-ld:{key}")


def _clean(value: str | None) -> str:
    """The text in one line."""
    return _WHITE.sub(" ", value or "").strip()


def _text(element: Element) -> str:
    return _clean("".join(element.itertext()))


def letters(text: str) -> str:
    """Letters and digits only, for comparing headings with titles."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text).lower())


# ---------------------------------------------------------------- headline

_HEADINGS = ("h1", "h2", "h3", "h4")
_TITLE_CLASS = re.compile(r"title|headline|biaoti|subject|(?:^|[\s_-])(?:tit|bt)(?:$|[\s_-])", re.IGNORECASE)
_HEADING_LENGTH = range(4, 151)
_HEADING_CHILDREN = 6
_CUT_TITLE = 10

# A separator between the headline and the names of section and site in a title element.
_SEPARATOR = re.compile(r"\s*(?:[_|｜¦»«]+|::+|--+|@)\s*|\s+[-–—－·•/／<>]\s+|-(?=[^-]*$)|[–—](?=[^–—]{1,12}$)")
_SITE = re.compile(
    r"(?:网|網|新闻|新聞|报|報|台|臺|频道|頻道|社|在线|在線|線上|资讯|資訊|中心|杂志|雜誌|周刊|週刊|视频|影音|客户端|首页|首頁|时政|news|daily|times"
    r"|\.com|\.cn|\.tw|\.hk)(?:\(.*\)|（.*）)?$|^(?:news|yahoo|msn)",
    re.IGNORECASE,
)
_SITE_LENGTH = 20


def _title_element(root: Element) -> Iterator[Stated]:
    for element in root.iter("title"):
        if text := _clean(element.text):
            yield Stated(text, "title")
            return


def _heading(root: Element, declared: list[str], outlet: Stated | None) -> Element | None:
    """The element that shows the headline: the one that is a declared title, or else has most of one."""
    bare = {letters(_without_site(title, outlet.value if outlet else None)) for title in declared} - {""}
    titles = {letters(title) for title in declared} - {""}
    best, best_rank = None, (False, 0, False)
    for element in _heading_candidates(root):
        plain = letters(_text(element))
        rank = (plain in bare, len(plain), element.tag == "h1")
        if rank > best_rank and (rank[0] or any(_is_most(plain, title, bare) for title in titles)):
            best, best_rank = element, rank
    return best if declared else next(iter(root.iter("h1")), None)


def _is_most(plain: str, title: str, bare: set[str]) -> bool:
    """Whether a heading has most of a title, or all of one that was cut short."""
    if plain in title:
        return any(len(plain) * 2 > len(whole) for whole in bare if plain in whole)
    return len(plain) < 2 * len(title) and any(len(whole) >= _CUT_TITLE and plain.startswith(whole) for whole in bare)


def _heading_candidates(root: Element) -> Iterator[Element]:
    """Headings, elements named like one, and small ones that have nothing but text."""
    for element in root.iter("h1", "h2", "h3", "h4", "div", "p", "span", "td", "font", "strong", "b"):
        named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        telling = element.tag in _HEADINGS or _TITLE_CLASS.search(named) or not len(element)
        if telling and len(element) <= _HEADING_CHILDREN and len(_text(element)) in _HEADING_LENGTH:
            yield element


def _declared_title(declared: list[Stated], outlet: Stated | None) -> Stated | None:
    """The first declared title, without the names of section and site at its end."""
    if not declared:
        return None
    title = declared[0]
    return Stated(_without_site(title.value, outlet.value if outlet else None), title.evidence)


def _without_site(title: str, outlet: str | None) -> str:
    while cuts := [cut for cut in _SEPARATOR.finditer(title) if cut.start() >= 4]:
        tail = title[cuts[-1].end() :].strip(" :")
        known = outlet is not None and bool(tail) and (tail in outlet or outlet in tail)
        if tail and not known and not (len(tail) <= _SITE_LENGTH and _SITE.search(tail)) and len(cuts) < 2:
            break
        title = title[: cuts[-1].start()]
    return title


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
    yield from _shown_dates(dom.root, heading)
    yield from _script_dates(dom.root)
    yield from _json(article, "dateCreated")
    if url and (match := _URL_DATE.search(url)):
        yield Stated("-".join(match.groups()), "url")


# The publication time that pages built by scripts pass to them: `var ct = "1705536000"`, `"publishTime":"2024-01-18 08:00"`.
_SCRIPT_DATE = re.compile(
    r"\b(ct|(?:publish(?:ed)?|pub|create)_?(?:at|date|time)|datePublished|ptime)[\"']?\s*[:=]\s*[\"']?((?:19|20)\d\d-\d\d-\d\d[^\"']{0,20}|\d{10}(?:\d{3})?)[\"';,]",
    re.IGNORECASE,
)
_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d{1,3}(?!\d))")
_DATE_CLASS = re.compile(r"date|time|pub|info|source|from|meta|byline|author|laiyuan|shijian", re.IGNORECASE)


def _script_dates(root: Element) -> Iterator[Stated]:
    for element in root.iter("script"):
        for match in _SCRIPT_DATE.finditer(element.text or ""):
            yield Stated(match[2], f"script:{match[1]}")


def _microdata_dates(root: Element) -> Iterator[Stated]:
    for element in root.iter():
        if element.get("itemprop") == "datePublished" and element.tag != "meta":
            yield Stated(element.get("datetime") or element.get("content") or _text(element), "microdata:datePublished")
    for element in root.iter("time"):
        if element.get("pubdate") is not None or element.get("datetime"):
            yield Stated(element.get("datetime") or _text(element), "time")


def _shown_dates(root: Element, heading: Element | None) -> Iterator[Stated]:
    """Short texts that show a date: after the headline first, then before it."""
    before: list[Stated] = []
    after: list[Stated] = []
    side = before if heading is not None else after
    for element in root.iter():
        if element is heading:
            side = after
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "a", "option"}:
            continue
        for text in (element.text, *(child.tail for child in element)):
            if text and len(text) < _DATE_LENGTH and moment_in(text):
                side.append(Stated(text, "page"))
        if len(after) >= _DATES_ENOUGH:
            break
    yield from after
    yield from reversed(before)


_DATE_LENGTH = 400
_DATES_ENOUGH = 1

# ---------------------------------------------------------------- authors, outlet, address

_AUTHOR_CLASS = re.compile(r"author|byline|reporter|journalist|writer|zuozhe|editor", re.IGNORECASE)
_ROLE = re.compile(
    r"^\W*(?:(?:本报|本報|本网|本網|特约|特約|实习|實習|见习|見習|责任|責任|专题|專題|即時|即时|综合|綜合)*"
    r"(?:记者|記者|作者|撰文|撰稿|文字|编译|編譯|编辑|編輯|责编|責編|采访|採訪|通讯员|通訊員|特派员|特派員|主笔|主筆|by)|文)[\s:：/／丨|]*",
    re.IGNORECASE,
)
# A line of the byline that names its author.
_CREDIT = re.compile(
    r"(?:作者|记者|記者|撰文|撰稿|文字|(?<![\u3400-\u9fff])文)\s?[:：/／]\s?([^\s|｜:：/／]{2,12}(?:[\s、][^\s|｜:：/／]{2,4}(?![:：]))*)"
)
_CREDIT_LENGTH = 80
_AFTER_NAME = re.compile(r"[/／╱∕丨|｜@(（【\[<].*|(?:综合|綜合)?(?:报道|報道|報導)$|\s*(?:发自|發自).*")
_BETWEEN_NAMES = re.compile(r"[、,，;；&＆]|\s+(?:and|与|與|和)\s+")
_LATIN_NAME = re.compile(
    r"[A-Z][\w.'’-]*(?: [A-Za-z][\w.'’-]*){0,4}|[\u3400-\u9fff]{1,8}(?:[·‧・•][\u3400-\u9fff]{1,8})+"
)
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,5}")
_NO_PERSON = re.compile(
    r"社$|报$|网$|台$|新闻|中心|部$|局$|组$|公司|频道|编辑|记者|小编|作者|来源|工作室|综合|报道|原创|转载|平台|官方|快讯|资讯"
)


def _authors(
    root: Element, article: dict[str, Any], metas: _Metas, outlet: Stated | None
) -> tuple[tuple[str, ...], Stated | None]:
    """The persons that the first telling place names as authors, and that place."""
    for stated in _author_statements(root, article, metas):
        people = tuple(dict.fromkeys(_people(stated.value, outlet)))
        if people:
            return people, stated
    return (), None


def _author_statements(root: Element, article: dict[str, Any], metas: _Metas) -> Iterator[Stated]:
    if persons := [_clean(name) for name in names(article.get("author"))]:
        yield Stated("、".join(persons), "json-ld:author")
    yield from metas.all(_AUTHORS)
    for element in root.iter("a", "address", "span", "div", "p", "strong", "em", "li", "cite", "h4", "h5"):
        if "author" in (element.get("itemprop") or "") or element.get("rel") == "author":
            yield Stated(_text(element), "microdata:author")
    for element in root.iter("a", "address", "span", "div", "p", "strong", "em", "li", "cite", "h4", "h5"):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _AUTHOR_CLASS.search(named) and len(text := _text(element)) <= 60:
            yield Stated(text, "page:author")
    for element in root.iter("span", "div", "p", "td", "em", "li"):
        for text in (element.text, *(child.tail for child in element)):
            if text and len(text) < _CREDIT_LENGTH and (match := _CREDIT.search(text)):
                yield Stated(match[1], "page:author")


def _people(value: str, outlet: Stated | None) -> Iterator[str]:
    """The names of persons in a statement such as `記者王小明、李大華／台北報導`."""
    for part in _BETWEEN_NAMES.split(_AFTER_NAME.sub("", _ROLE.sub("", value))):
        name = _AFTER_NAME.sub("", _ROLE.sub("", part)).strip(" :：。.")
        several = name.split()
        for person in several if len(several) > 1 and all(map(_is_person, several)) else [name]:
            if (_LATIN_NAME.fullmatch(person) or _is_person(person)) and not (outlet and person in outlet.value):
                yield person


def _is_person(name: str) -> bool:
    """Whether a word is a Chinese or Japanese name: it begins with a family name and has at most three characters more."""
    folded, families = fold(name), _family_names()
    if not _HAN_NAME.fullmatch(name) or _NO_PERSON.search(folded):
        return False
    return (folded[:2] in families and len(folded) > 2) or (folded[0] in families and len(folded) <= 4)


@cache
def _family_names() -> frozenset[str]:
    return frozenset(row["hans"] for row in table("family_names"))


def _outlet(article: dict[str, Any], metas: _Metas) -> Stated | None:
    for name in names(article.get("publisher")):
        return Stated(_clean(name), "json-ld:publisher")
    for stated in metas.all(_OUTLETS):
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
