"""Mentions that name the same, gathered into entities: one entity per referent of the article.

Two forms are linked when a table says so, when the article introduces one by the other (（以下简称…）, a bracket right after a
name), when they differ only in script, spacing or dots, or when one is regularly shortened from the other and no third form
competes. What a reader would have to know otherwise is not linked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from newscli.annotators.entities import gazetteer
from newscli.annotators.entities.mentions import Mention
from newscli.lexicon import fold
from newscli.model import Entity, EntityType
from newscli.report import Report

Form = tuple[EntityType, str]
"""A type and a name as `plain` gives it."""

_DIVISION = re.compile(r"(?:特别行政区|[省市县区州])$")
_COMPANY = re.compile(r"(?:股份有限公司|集团有限公司|有限责任公司|有限公司|集团公司|公司|集团|控股|企业)+$")
_JOINT = re.compile("[两三]委")
_INTRODUCED = re.compile(r"^[（(](?:以下|下)?(?:简称|称|统称)(?:为)?[：:]?[“「『\"‘]?")
_BRACKET = re.compile(r"^[（(]$")


def entities(report: Report, mentions: list[Mention]) -> tuple[Entity, ...]:
    """The entities that `mentions` (sorted) name, in the order of their first mention."""
    folded = fold(report.text)
    links = _links(folded, mentions)
    groups: dict[Form, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[links.root(_form(folded, mention))].append(mention)
    return tuple(_entity(report, folded, number, group) for number, group in enumerate(groups.values(), 1))


class _Links:
    """Forms that are the same (union-find)."""

    def __init__(self) -> None:
        self.parents: dict[Form, Form] = {}

    def root(self, form: Form) -> Form:
        while (parent := self.parents.get(form, form)) != form:
            form = parent
        return form

    def link(self, form: Form, other: Form) -> None:
        self.parents[self.root(form)] = self.root(other)


def _links(folded: str, mentions: list[Mention]) -> _Links:
    links = _Links()
    forms = list(dict.fromkeys(_form(folded, mention) for mention in mentions))
    for type_, name in forms:
        known = gazetteer.one_character().get(name, name) if type_ == "PLACE" else name
        links.link((type_, name), (type_, gazetteer.same_as(known, type_)))
    for short, full in (*_introduced(folded, mentions), *_shortened(forms)):
        links.link(short, full)
    return links


def _form(folded: str, mention: Mention) -> Form:
    return mention.type, plain(folded[mention.start : mention.end])


@cache
def plain(name: str) -> str:
    """A folded name without spaces and with one kind of dot."""
    return re.sub(r"[·‧・•．]", "·", re.sub(r"\s+", "", name)) if not name.isascii() else name.casefold()


def _introduced(folded: str, mentions: list[Mention]) -> Iterator[tuple[Form, Form]]:
    """A name in a bracket right after another of its type."""
    for before, after in pairwise(mentions):
        between = folded[before.end : after.start]
        if before.type == after.type and (_INTRODUCED.search(between) or _BRACKET.search(between)):
            yield _form(folded, after), _form(folded, before)


def _shortened(forms: list[Form]) -> Iterator[tuple[Form, Form]]:
    """Each form with the one longer form of the article that it is regularly shortened from."""
    by_character: dict[tuple[EntityType, str], list[Form]] = defaultdict(list)
    for type_, name in forms:
        for character in dict.fromkeys(name):
            by_character[type_, character].append((type_, name))
    for type_, name in forms:
        if test := _SHORTENINGS.get(type_):
            fuller = [form for form in by_character[type_, name[0]] if test(name, form[1])]
            if fuller and (len(fuller) == 1 or type_ == "PLACE"):
                yield (type_, name), fuller[0]


def _is_part_of_name(short: str, full: str) -> bool:
    """王 of 王小明; 海德尔 of 阿里·海德尔; 小明 of 王小明."""
    if len(short) >= len(full):
        return False
    if "·" in full:
        return "·" not in short and short in full.split("·")
    chinese = len(full) <= 4 and gazetteer.family_of(full) is not None
    return chinese and (
        short == gazetteer.family_of(full) or (len(short) == 2 and len(full) > 2 and full.endswith(short))
    )


def _is_short_for(short: str, full: str) -> bool:
    """中船集团 of 中国船舶集团; 中国电信 of 中国电信集团有限公司. Two names of the tables are never linked."""
    if len(short) >= len(full) or len(short) < 2 or (_is_known(short) and _is_known(full)) or _JOINT.search(full):
        return False
    core = _COMPANY.sub("", full)
    return short in (core, _COMPANY.sub("", full[2:])) or _abbreviates(short, full)


def _is_known(name: str) -> bool:
    return name in gazetteer.names().words


def _abbreviates(short: str, full: str) -> bool:
    """Whether `short` keeps the beginning of each word of `full`: what it drops is one character, or follows a single kept one."""
    if full.startswith(short) or short[0] != full[0]:
        return False
    at = run = 0
    for character in short:
        found = full.find(character, at)
        gap = found - at
        if found < 0 or (gap > 1 and run > 1) or gap > 3:
            return False
        run = run + 1 if gap == 0 else 1
        at = found + 1
    rest = len(full) - at
    return rest == 0 or (rest <= 3 and run == 1)


def _is_same_place(short: str, full: str) -> bool:
    """黄浦 of 黄浦区; 黄浦区 of 上海市黄浦区."""
    return 1 < len(short) < len(full) and (
        _DIVISION.sub("", full) == short or (full.endswith(short) and short[-1] in "市县区镇乡村")
    )


def _is_same_event(short: str, full: str) -> bool:
    """奥运会 of 2024年巴黎奥运会; not of 北京冬季奥运会."""
    for form in (short, gazetteer.same_as(short, "EVENT")):
        host = _YEAR.sub("", full.removesuffix(form))
        if full.endswith(form) and full != form and (not host or host in gazetteer.names().words):
            return True
    return False


_YEAR = re.compile(r"^[\d〇零一二三四五六七八九]{4}年?")
_SHORTENINGS: dict[EntityType, Callable[[str, str], bool]] = {
    "PERSON": _is_part_of_name,
    "ORG": _is_short_for,
    "PLACE": _is_same_place,
    "EVENT": _is_same_event,
}


def _entity(report: Report, folded: str, number: int, mentions: list[Mention]) -> Entity:
    forms = list(dict.fromkeys(report.text[m.start : m.end] for m in mentions))
    name = max(forms, key=lambda form: (not form.isascii(), len(form)))
    return Entity(
        id=f"e{number}",
        type=mentions[0].type,
        name=name,
        aliases=tuple(form for form in forms if form != name),
        title=_title(report.text, folded, mentions) if mentions[0].type == "PERSON" else None,
        mentions=tuple(report.span(m.start, m.end) for m in mentions),
    )


def _title(text: str, folded: str, mentions: list[Mention]) -> str | None:
    """The first title that stands right after, or else right before, a mention, as written; offices go before other titles."""
    found: list[tuple[bool, bool, int, int, int]] = []
    for mention in mentions:
        for length in range(8, 0, -1):
            for start, end in ((mention.end, mention.end + length), (mention.start - length, mention.start)):
                if start >= 0 and (kind := gazetteer.titles().get(folded[start:end])):
                    found.append((kind != "state", start < mention.start, len(found), start, end))
    if not found:
        return None
    *_, start, end = min(found)
    return text[start:end]
