"""The field `entities`: who and what is in the article, each with every place where it is mentioned.

Names are found on the folded text, over the whole text, in four steps: the network (`engine`) and rules where they are certain
(`patterns`), the document's own consistency (`consistency`), works, laws, events and products (`marked`), and the linking of
mentions that name the same (`linking`). What no step is sure of is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from newscli.annotators.entities.consistency import spread
from newscli.annotators.entities.engine import read
from newscli.annotators.entities.linking import entities
from newscli.annotators.entities.marked import marked
from newscli.annotators.entities.mentions import Mention, Reading
from newscli.annotators.entities.patterns import found
from newscli.lexicon import fold
from newscli.model import Article, Entity, EntityType, Span, Unplaced
from newscli.options import Options
from newscli.report import Report


def annotate(report: Report, options: Options) -> tuple[Entity, ...]:
    """The entities of `report.text`, numbered e1, e2 … in the order of their first mention."""
    return entities(report, mentions(report.text, _in_roles(report.article)))


def mentions(text: str, known: Sequence[Mention] = ()) -> list[Mention]:
    """The mentions of `text`, sorted; `known` are certain. Only an event overlaps others: the place or the body in its name."""
    folded = fold(text)
    tokens, names = read(text, folded)
    reading = Reading(folded, tokens, names, known)
    return _outermost(spread(reading, found(reading)), list(marked(reading)))


def _in_roles(article: Article | None) -> list[Mention]:
    """Those whom the article's structure names: its reporters, editors, outlets and the place of its dateline."""
    if article is None:
        return []
    place = (article.dateline.place,) if article.dateline else ()
    roles: tuple[tuple[EntityType, Sequence[Span | Unplaced | None]], ...] = (
        ("PERSON", (*article.reporters, *article.editors)),
        ("ORG", article.outlets),
        ("PLACE", place),
    )
    return [Mention(span.start, span.end, type_) for type_, spans in roles for span in spans if isinstance(span, Span)]


def _outermost(names: list[Mention], marks: list[Mention]) -> list[Mention]:
    """The names outside of works, laws and products, and these."""
    solid = [mark for mark in marks if mark.type != "EVENT"]
    kept = [name for name in names if not any(mark.start < name.end and name.start < mark.end for mark in solid)]
    return sorted({*kept, *marks}, key=lambda mention: (mention.start, -mention.end))
