"""Who wrote an article, as bylines, meta elements and author boxes say it: persons only, without role words and outlets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newscli.lexicon import fold, table
from newscli.source.dom import Element, text_of


class Stated(NamedTuple):
    """A value and the place that states it."""

    value: str
    evidence: str


_CLASS = re.compile(r"author|byline|reporter|journalist|writer|zuozhe", re.IGNORECASE)

# Words before a name; what follows the first one names the author. Folded.
_ROLE = re.compile(
    r"(?:记者|作者|撰文|撰稿|文字|编译|采访|通讯员|特派员|主笔|(?:^|\W)文(?=[\s:：/／丨|])|\bby\b)[\s:：/／丨|]*",
    re.IGNORECASE,
)
_EDITOR = re.compile(r"编辑|责编|校对|审核|监制")
# What may follow the names: a place and the kind of the report, or a note in brackets. Folded.
_AFTER_NAMES = re.compile(r"[/／╱∕丨|｜@(（【\[<].*|(?:综合|专题)?(?:报道|报导|专电|电)$|\s发自.*")
_DIGITS = re.compile(r"[\s|｜(（]*\d")
_BETWEEN_NAMES = re.compile(r"[、,，;；&＆]|\s(?:and|与|和)\s|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,5}")
_FOREIGN_NAME = re.compile(
    r"[A-Z][a-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){1,3}|[\u3400-\u9fff]{1,8}(?:[·‧・•][\u3400-\u9fff]{1,8})+"
)
_NO_PERSON = re.compile(
    r"(?:社|报|网|台|部|局|组|刊)$|新闻|中心|公司|频道|编辑|记者|小编|作者|来源|工作室|综合|报道|报导|原创|转载|平台|官方|快讯|资讯|日报|时报"
    r"|\b(?:News|Times|Daily|Post|Press|Agency|Media|Editor|Staff|Desk|Team|Online)\b"
)

# A line of the page that names its author.
_CREDIT = re.compile(
    r"(?:作者|记者|記者|撰文|撰稿|文字|(?<![\u3400-\u9fff])文)\s?[:：/／]\s?[^\s|｜:：/／]{2,}[^|｜:：/／]*"
)
_LENGTH = 80
_TAGS = ("span", "div", "p", "td", "em", "li", "a", "address", "strong", "cite", "h4", "h5")


def authors_of(root: Element, declared: list[Stated], outlet: Stated | None) -> tuple[tuple[str, ...], Stated | None]:
    """The persons that the first telling place names as authors, and that place; `declared` are those beside the page's text."""
    found: dict[str, None] = {}
    place: Stated | None = None
    for stated in (*declared, *_shown(root)):
        if place and stated.evidence != place.evidence:
            break
        named = [name for name in people(stated.value) if not (outlet and name in outlet.value)]
        if named:
            found, place = found | dict.fromkeys(named), stated
    return tuple(found), place


def _shown(root: Element) -> Iterator[Stated]:
    """What the page shows: marked as its author, named like one, or introduced by a role."""
    for element in root.iter(*_TAGS):
        if "author" in (element.get("itemprop") or "") or element.get("rel") == "author":
            yield Stated(text_of(element), "microdata:author")
    for element in root.iter(*_TAGS):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _CLASS.search(named) and len(text := text_of(element)) <= _LENGTH:
            yield Stated(text, "page:author")
    for element in root.iter(*_TAGS):
        for text in (element.text, *(child.tail for child in element)):
            if text and len(text) <= _LENGTH and (match := _CREDIT.search(text)):
                yield Stated(match[0], "page:author")


def people(statement: str) -> tuple[str, ...]:
    """The persons that a statement such as `聯合報 記者王小明、李大華／台北報導` names, in order."""
    statement = statement[:_LENGTH]
    statement = _DIGITS.split(statement, maxsplit=1)[0] or statement  # names have none; dates follow them
    folded = fold(statement)
    roles = [role.end() for role in _ROLE.finditer(folded) if folded[role.end() :].strip()]
    if not roles and _EDITOR.search(folded):
        return ()
    start = roles[0] if roles else 0
    end = after.start() if (after := _AFTER_NAMES.search(folded, start)) else len(statement)
    found = _persons(statement[start:end])
    if not found and after and not roles:  # the outlet stands before the name: 某報／王小明
        found = _persons(statement[after.start() + 1 :])
    return tuple(dict.fromkeys(found))


def _persons(words: str) -> list[str]:
    parts = (part.strip(" :：。.") for part in _BETWEEN_NAMES.split(words))
    bare = (part[role.end() :] if (role := _ROLE.match(fold(part))) else part for part in parts)
    return [name for name in bare if _is_person(name)]


def _is_person(name: str) -> bool:
    """Whether words are a foreign name, or begin with a family name and have few characters more."""
    folded, families = fold(name), _family_names()
    if _NO_PERSON.search(folded):
        return False
    if not _HAN_NAME.fullmatch(name):
        return _FOREIGN_NAME.fullmatch(name) is not None
    return (folded[:2] in families and len(folded) > 2) or (folded[0] in families and len(folded) <= 4)


@cache
def _family_names() -> frozenset[str]:
    return frozenset(row["hans"] for row in table("family_names"))
