"""The field `entities`: who and what is in the article, each with every place where it is mentioned.

Names are found on the folded text, over the whole text, in three steps: an engine and finders (`patterns`), the document's
own consistency (`consistency`), and linking of mentions that name the same (`linking`).
"""

from __future__ import annotations

from newscli.annotators.entities.consistency import spread
from newscli.annotators.entities.engine import read
from newscli.annotators.entities.linking import entities
from newscli.annotators.entities.mentions import Mention
from newscli.annotators.entities.patterns import Reading, found
from newscli.lexicon import fold
from newscli.model import Entity
from newscli.options import Options
from newscli.report import Report


def annotate(report: Report, options: Options) -> tuple[Entity, ...]:
    """The entities of `report.text`, numbered e1, e2 … in the order of their first mention."""
    return entities(report, mentions(report.text))


def mentions(text: str) -> list[Mention]:
    """The mentions of `text`, sorted, none overlapping."""
    folded = fold(text)
    tokens, names = read(text, folded)
    reading = Reading(folded, tokens, names)
    return spread(reading, found(reading))
