"""The field `claims` of the Report."""

from __future__ import annotations

from newscli.model import Claim
from newscli.options import Options
from newscli.report import Report


def annotate(report: Report, options: Options) -> tuple[Claim, ...]:
    """First version."""
    return ()
