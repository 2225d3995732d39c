"""The field `quotes` of the Report."""

from __future__ import annotations

from newscli.model import Quote
from newscli.options import Options
from newscli.report import Report


def annotate(report: Report, options: Options) -> tuple[Quote, ...]:
    """First version."""
    return ()
