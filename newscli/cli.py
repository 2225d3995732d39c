"""The command line: the only module that imports Typer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.callback()
def root() -> None:
    """Inspect Chinese-language news articles."""


@app.command("inspect")
def inspect_command(
    sources: Annotated[Optional[list[str]], typer.Argument()] = None,
    kind: Annotated[Optional[str], typer.Option("--from")] = None,
    format: Annotated[str, typer.Option("--format")] = "json",
    only: Annotated[Optional[str], typer.Option("--only")] = None,
    published: Annotated[Optional[str], typer.Option("--published")] = None,
    sentences: Annotated[Optional[int], typer.Option("--sentences")] = None,
) -> None:
    """Everything at a glance."""
    from newscli.inspection import inspect_sources
    from newscli.options import Options
    from newscli.renderers.data import to_dict, to_json
    from newscli.report import FIELDS, Report

    options = Options(kind=kind, published=published, sentences=sentences)  # type: ignore[arg-type]
    fields = only.split(",") if only else [f for f in FIELDS if f != "findings"]
    for report in inspect_sources(sources or ["-"], fields, options):
        if isinstance(report, Report):
            sys.stdout.buffer.write(to_json(to_dict(report), indent=format == "json"))
        else:
            print(report, file=sys.stderr)


def main() -> int:
    """Run the command line."""
    app()
    return 0
