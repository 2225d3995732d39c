"""Mentions that name the same, gathered into entities."""

from __future__ import annotations

import re
from collections import defaultdict

from newscli.annotators.entities import gazetteer
from newscli.annotators.entities.patterns import Mention
from newscli.lexicon import fold
from newscli.model import Entity, EntityType
from newscli.report import Report


def entities(report: Report, mentions: list[Mention]) -> tuple[Entity, ...]:
    """The entities that `mentions` (sorted) name, in the order of their first mention."""
    groups: dict[tuple[EntityType, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.type, gazetteer.same_as(fold(report.text[mention.start : mention.end]))].append(mention)
    return tuple(_entity(report, number, type_, group) for number, ((type_, _), group) in enumerate(groups.items(), 1))


def _entity(report: Report, number: int, type_: EntityType, mentions: list[Mention]) -> Entity:
    forms = list(dict.fromkeys(report.text[m.start : m.end] for m in mentions))
    name = max(forms, key=len)
    return Entity(
        id=f"e{number}",
        type=type_,
        name=name,
        aliases=tuple(form for form in forms if form != name),
        title=_title(report.text, mentions) if type_ == "PERSON" else None,
        mentions=tuple(report.span(m.start, m.end) for m in mentions),
    )


def _title(text: str, mentions: list[Mention]) -> str | None:
    """The first title right after, or else right before, a mention, as written."""
    pattern = gazetteer.alternatives("titles")
    folded = fold(text)
    for mention in mentions:
        if match := re.compile(pattern).match(folded, mention.end):
            return text[match.start() : match.end()]
    for mention in mentions:
        if before := re.search(rf"(?:{pattern})$", folded[max(0, mention.start - 10) : mention.start]):
            return text[mention.start - len(before[0]) : mention.start]
    return None
