"""Words that a site planted in an article: marked, never deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newscli.repairs.rule import Proposal, report

HAN = "\u3400-\u9fff"
ADDRESS = re.compile(
    rf"(?<=[{HAN}，、])(?:https?://)?(?:www[.．])?[A-Za-z0-9-]{{2,40}}[.．](?:com|net|org|info|cn|tw|hk|cc|me|vip|top|xyz)(?:[./][A-Za-z0-9./_-]{{0,80}})?(?=[{HAN}])",
    re.IGNORECASE,
)
BRACKETED = re.compile(
    rf"(?<=[{HAN}])(【[^】\n]{{2,16}}(?:网|網)】|[【〖（(][^】〗）)\n]{{2,16}}(?:首发|首發|整理|独家|獨家)[】〗）)])(?=[{HAN}])"
)
LIST = re.compile(r"\A([^\n。！？：；:;]{12,600})\n+[^\n]")
ITEM = re.compile("[,，;|_]")
LONGEST_TERM = 12
FEWEST_TERMS = 8


def find(text: str) -> Iterator[Proposal]:
    """Report what a site planted: addresses within sentences, and lists of search terms at the head.

    What is wrong: scrapers plant their name where readers overlook it, and search terms before the body.
    Evidence: an address or a bracketed site name with Chinese on both sides; eight short items or more, with commas and no verb or
    stop between them.
    Inverse: none: the place is marked; a person decides.
    Must not fire: on addresses that the sentence speaks of (they follow 網址, 登錄, 訪問 or a colon), on lists within sentences.
    """
    for pattern in (ADDRESS, BRACKETED):
        for match in pattern.finditer(text):
            if not re.search(
                "(?:网址|網址|网站|網站|登录|登錄|登入|访问|訪問|瀏覽|浏览|域名)[为為是]?$", text[: match.start()][-8:]
            ):
                yield report("watermark", *match.span(), text, "it stands between Chinese characters of one sentence")
    head = LIST.match(text)
    items = ITEM.split(head[1]) if head else []
    if head and len(items) >= FEWEST_TERMS and all(1 < len(item.strip()) <= LONGEST_TERM for item in items if item):
        yield report("terms", *head.span(1), text, f"{len(items)} short items and no sentence before the article")
