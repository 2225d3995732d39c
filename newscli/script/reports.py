"""A report whose words are shown in another variety, while every offset stays where it was."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from newscli.alignment import Alignment, Edit
from newscli.model import Span
from newscli.report import FIELDS, Report
from newscli.script.aligned import rewrites
from newscli.script.engine import Target
from newscli.script.plan import plan

AS_THEY_ARE = frozenset({"repairs", "script"})
"""Fields that speak of the text's own characters."""
WORDS = frozenset({"text", "name", "aliases", "title", "body", "refers_to", "unit"})
"""Strings of the article, wherever they are; other strings are codes and values."""


def converted(report: Report, to: Target) -> Report:
    """The report with all words of its annotations in the variety `to`.

    `text` and all offsets stay those of the unconverted text, so `text[start:end]` and a span's own `text` differ in script.
    A span has the words that stand there when the whole text is converted.
    """
    made = plan(report.text, to, None)
    if not made.configs:
        return report
    edits = [Edit(start, end, after) for start, end, after, _ in rewrites(report.text, made.step, words=made.words)]
    to_result = Alignment.of_edits(len(report.text), edits).inverse()
    result = made.step(report.text)

    def shown(value: Any, name: str) -> Any:
        if isinstance(value, str):
            return made.step(value) if name in WORDS else value
        if isinstance(value, tuple):
            return tuple(shown(item, name) for item in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changed = {field.name: shown(getattr(value, field.name), field.name) for field in fields(value)}
        if isinstance(value, Span) and (place := to_result.step(value.start, value.end)):
            changed["text"] = result[slice(*place)]
        return replace(value, **changed)

    kept = (name for name in FIELDS if name not in AS_THEY_ARE)
    return replace(report, shown=(result, to_result), **{name: shown(getattr(report, name), name) for name in kept})
