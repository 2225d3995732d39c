"""The field `quantities` of the Report."""

from __future__ import annotations

from newscli.model import Quantity
from newscli.options import Options
from newscli.report import Report


def annotate(report: Report, options: Options) -> tuple[Quantity, ...]:
    """First version."""
    return ()
