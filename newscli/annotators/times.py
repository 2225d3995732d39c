"""The field `times` of the Report."""

from __future__ import annotations

from newscli.model import Time
from newscli.options import Options
from newscli.report import Report


def annotate(report: Report, options: Options) -> tuple[Time, ...]:
    """First version."""
    return ()
