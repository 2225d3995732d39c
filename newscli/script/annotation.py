"""The field `script` of a report: the variety of its text, how that is known, and passages of another variety."""

from __future__ import annotations

from newscli.model import Script, VarietySpan, Witness
from newscli.options import Options
from newscli.report import Report
from newscli.script.detection import detect, passages


def annotate(report: Report, options: Options) -> Script:
    """The variety of the text, how that is known, and passages of another variety."""
    found = detect(report.text)
    return Script(
        variety=found.variety,
        confidence=found.confidence,
        counts=found.counts,
        witnesses=tuple(
            Witness(**report.at(mark.start, mark.end), kind=mark.kind, tells=mark.tells) for mark in found.marks
        ),
        converted_from="hans" if found.converted else None,
        spans=tuple(
            VarietySpan(**report.at(start, end), variety=variety)
            for start, end, variety in passages(report.text, found.variety)
        ),
    )
