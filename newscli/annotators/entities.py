"""The field `entities` of the Report."""

from __future__ import annotations

from newscli.model import Entity
from newscli.options import Options
from newscli.report import Report


def annotate(report: Report, options: Options) -> tuple[Entity, ...]:
    """First version."""
    return ()
