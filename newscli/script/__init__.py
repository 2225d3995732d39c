"""Script varieties: which one a text is written in; conversion between them with offsets."""

from __future__ import annotations

from newscli.model import Script
from newscli.options import Options
from newscli.report import Report
from newscli.script.conversion import convert, convert_stream

__all__ = ["annotate", "convert", "convert_stream"]


def annotate(report: Report, options: Options) -> Script:
    """The variety of the article."""
    return Script(variety="none", confidence=0.0, counts={}, witnesses=(), converted_from=None, spans=())
