"""The field `keywords` of the Report."""

from __future__ import annotations

from newscli.model import Keyword
from newscli.options import Options
from newscli.report import Report


def annotate(report: Report, options: Options) -> tuple[Keyword, ...]:
    """First version."""
    return ()
