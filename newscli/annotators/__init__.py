"""The annotators in order. Each fills one field of the Report, from the text and from the fields that it needs.

An annotator is a module with one public function, `annotate(report, options)`, which returns the value of its field. It is
imported only when its field, or one that needs it, is asked for.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from importlib import import_module
from typing import Any, NamedTuple

from newscli.options import Options
from newscli.report import FIELDS, INTERNAL, Report


class Stage(NamedTuple):
    """A field of the Report, the module that computes it, and the fields that must be there before."""

    field: str
    module: str
    needs: tuple[str, ...] = ()


STAGES = (
    Stage("article", "newscli.structure"),
    Stage("script", "newscli.script", ("article",)),
    Stage("entities", "newscli.annotators.entities", ("article",)),
    Stage("times", "newscli.annotators.times", ("article",)),
    Stage("quantities", "newscli.annotators.quantities", ("article", "script", "times")),
    Stage("quotes", "newscli.annotators.quotes", ("article", "entities")),
    Stage("claims", "newscli.annotators.claims", ("article", "entities", "times", "quantities", "quotes")),
    Stage("keywords", "newscli.annotators.keywords", ("article", "entities")),
    Stage("summary", "newscli.annotators.summary", ("article",)),
    Stage("findings", "newscli.rules", ("article", "script", "entities", "times", "quantities", "quotes", "claims")),
)


def with_needs(fields: Collection[str]) -> set[str]:
    """The fields together with all that they need."""
    wanted = set(fields)
    for stage in reversed(STAGES):
        if stage.field in wanted:
            wanted.update(stage.needs)
    return wanted


def annotate(report: Report, fields: Collection[str], options: Options) -> Report:
    """The report with exactly `fields` filled (and `repairs` kept if asked for)."""
    wanted = with_needs(fields)
    for stage in STAGES:
        if stage.field in wanted:
            value: Any = import_module(stage.module).annotate(report, options)
            report = replace(report, **{stage.field: value})
    unasked: dict[str, Any] = {name: None for name in FIELDS if name not in fields and name not in INTERNAL}
    return replace(report, **unasked)
