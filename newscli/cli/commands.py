"""The commands, each a view of the Report or one function of the library."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from newscli.cli.parameters import (
    ClaimParameters,
    DocumentOutputs,
    Inputs,
    KeywordParameters,
    Outputs,
    RepairParameters,
    SummaryParameters,
    check_names,
    expand,
    options,
)
from newscli.errors import UsageError
from newscli.model.vocabulary import EntityType

Explain = Annotated[bool, typer.Option("--explain", help="Say why: the evidence of each item.")]


if TYPE_CHECKING:
    from newscli.options import Options
    from newscli.report import Report


def show(view: str, inputs: Inputs, outputs: Outputs, options: Options, **how: Any) -> int:
    """Show a view of the inputs; what that takes is loaded only by the commands that do it."""
    from newscli.cli import running
    from newscli.views import VIEWS

    return running.show(VIEWS[view], inputs, outputs, options, **how)


def _version(wanted: bool) -> None:
    if wanted:
        from newscli import __version__

        print(f"newscli {__version__}")
        raise typer.Exit


def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Inspect Chinese-language news articles: repair, structure, script, entities, quotes and claims."""


def inspect_command(
    inputs: Inputs,
    outputs: DocumentOutputs,
    repair: RepairParameters,
    summary: SummaryParameters,
    keywords: KeywordParameters,
    claims: ClaimParameters,
    *,
    convert_to: Annotated[
        Literal["hans", "hant", "hant-tw", "hant-hk"] | None,
        typer.Option(help="Show the article's words in this script variety; offsets stay those of the text."),
    ] = None,
) -> int:
    """Everything at a glance."""

    def shown(report: Report) -> Report:
        from newscli.script import converted

        return converted(report, convert_to) if convert_to else report

    return show("inspect", inputs, outputs, options(inputs, repair, summary, keywords, claims), change=shown)


def parse_command(inputs: Inputs, outputs: Outputs) -> int:
    """Structure and metadata: headline, outlets, byline, dateline, paragraphs."""
    return show("parse", inputs, outputs, options(inputs))


def repair_command(
    inputs: Inputs,
    outputs: Outputs,
    repair: RepairParameters,
    *,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what changes, by character; --format text: a patch.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="A table of the edits with their evidence.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; exit 1 if something would change.")] = False,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Rewrite the files; the originals stay as FILE.bak.")
    ] = False,
) -> int:
    """The repaired text (of HTML: the extracted text, repaired)."""
    from newscli.cli import repairing

    made = options(inputs, repair)
    if sum((diff, explain, check, in_place)) > 1:
        raise UsageError("repair", "--diff, --explain, --check and --in-place exclude each other", "give one")
    if in_place:
        return repairing.repair_files(inputs, made)
    if check:
        return repairing.check(inputs, outputs, made)
    if diff:
        return repairing.show_differences(inputs, outputs, made)
    form = "json" if outputs.json else outputs.format or ("table" if explain else "text")
    if outputs.only or form != "text":
        return show("repair", inputs, replace(outputs, format=form), made, explain=explain)
    return repairing.show_text(inputs, outputs, made)


def convert_command(
    inputs: Inputs,
    outputs: Outputs,
    *,
    to: Annotated[
        Literal["hans", "hant", "hant-tw", "hant-hk", "jp"] | None,
        typer.Option(help="The script variety wanted; the configuration follows from the text."),
    ] = None,
    config: Annotated[
        str | None, typer.Option(metavar="NAME", help="An OpenCC configuration instead, such as s2twp.")
    ] = None,
    repair: Annotated[bool, typer.Option("--repair", help="Repair the text first.")] = False,
    via_hans: Annotated[
        bool, typer.Option("--via-hans", help="Undo a mechanical conversion: Traditional by way of Simplified.")
    ] = False,
    punctuation: Annotated[
        bool, typer.Option("--punctuation", help="Also use the quotation marks of the target.")
    ] = False,
    tofu_risk: Annotated[
        bool,
        typer.Option(
            "--include-tofu-risk-dictionaries",
            help="Also the rare characters that many fonts lack, as OpenCC's option does.",
        ),
    ] = False,
    keep: Annotated[list[str] | None, typer.Option(metavar="WORD", help="Never change this word (repeatable).")] = None,
    protect: Annotated[Literal["entities"] | None, typer.Option(help="Never change names and quoted titles.")] = None,
    dictionary: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Own words first: WORD<TAB>RESULT a line.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Ambiguities decided: JSON Lines with `chosen`.")
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what changes, by character; --format text: a patch.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="A table of the changes and of the ambiguities.")] = False,
) -> int:
    """The text in another script variety, every line break kept."""
    from newscli.cli import converting

    target = {"to": to, "config": config, "tofu_risk": tofu_risk}
    if (to is None) == (config is None):
        raise UsageError("convert", "needs either --to or --config", "try --to hans or --config s2twp")
    view = converting.view_of(outputs, diff=diff, explain=explain)
    own = converting.own_words(keep, dictionary, decisions)
    plain = not (repair or via_hans or punctuation or protect or any(own.values()) or inputs.encoding)
    if plain and view == "text" and converting.convert_stream(inputs, outputs, **target):
        return 0
    settings = target | own | {"via_hans": via_hans, "punctuation": punctuation}
    return converting.convert_articles(
        inputs, outputs, options(inputs, repair=repair), settings, protect=protect, show=view
    )


def script_command(inputs: Inputs, outputs: Outputs) -> int:
    """Which script variety it is, how mixed, with witnesses."""
    return show("script", inputs, outputs, options(inputs))


def summary_command(inputs: Inputs, outputs: Outputs, summary: SummaryParameters, *, explain: Explain = False) -> int:
    """An extractive summary."""
    return show("summary", inputs, outputs, options(inputs, summary), explain=explain)


def keywords_command(inputs: Inputs, outputs: Outputs, keywords: KeywordParameters) -> int:
    """Terms and phrases that tell what the article is about."""
    return show("keywords", inputs, outputs, options(inputs, keywords))


def entities_command(
    inputs: Inputs,
    outputs: Outputs,
    *,
    types: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Only this type (repeatable).")
    ] = None,
    min_count: Annotated[int, typer.Option(min=1, help="Only entities with so many mentions.")] = 1,
    sort: Annotated[Literal["place", "count", "name"], typer.Option(help="Order within a type.")] = "count",
) -> int:
    """People, organisations, places and more; aliases linked."""
    check_names("--type", types or (), get_args(EntityType))

    def chosen(report: Report) -> Report:
        kept = [e for e in report.entities or () if e.type in (types or (e.type,)) and len(e.mentions) >= min_count]
        orders: dict[str, Any] = {
            "place": lambda e: e.mentions[0].start,
            "count": lambda e: (-len(e.mentions), e.mentions[0].start),
            "name": lambda e: e.name,
        }
        return replace(report, entities=tuple(sorted(kept, key=orders[sort])))

    return show("entities", inputs, outputs, options(inputs), change=chosen)


def quotes_command(inputs: Inputs, outputs: Outputs) -> int:
    """Who said what."""
    return show("quotes", inputs, outputs, options(inputs))


def claims_command(
    inputs: Inputs,
    outputs: Outputs,
    claims: ClaimParameters,
    *,
    sort: Annotated[
        Literal["place", "score"], typer.Option(help="Order: as in the text, or the best first.")
    ] = "place",
    explain: Explain = False,
) -> int:
    """Check-worthy statements, with type, speaker, figures, times and reasons."""

    def ordered(report: Report) -> Report:
        best_first = sorted(report.claims or (), key=lambda claim: -claim.score)
        return replace(report, claims=tuple(best_first)) if sort == "score" else report

    return show("claims", inputs, outputs, options(inputs, claims), explain=explain, change=ordered)


def check_command(
    inputs: Inputs,
    *,
    format: Annotated[
        Literal["full", "concise", "json", "jsonl", "csv", "github", "gitlab", "junit", "rdjson", "sarif"],
        typer.Option("--format", "-f", help="Format of the output."),
    ] = "full",
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "--output-file", "-o", metavar="FILE", help="Write here, atomically.")
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Only these rules (prefix; repeatable; ALL).")
    ] = None,
    extend_select: Annotated[list[str] | None, typer.Option(metavar="CODE", help="These rules, too.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODE", help="Not these rules.")] = None,
    fail_level: Annotated[
        Literal["note", "warning", "error"] | None,
        typer.Option(help="Least severity that makes the status 1.", show_default="warning"),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Status 0 whatever is found.")] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="First repair files where the repair is exact; originals stay as FILE.bak.")
    ] = False,
    stdin_filename: Annotated[str | None, typer.Option(metavar="NAME", help="What to call standard input.")] = None,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Leave out the findings that this file knows.")
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write all findings to the --baseline.")
    ] = False,
    explain: Annotated[
        str | None, typer.Option(metavar="CODE", help="Say all about one rule; `all` lists them.")
    ] = None,
) -> int:
    """Rules for CI: exit 1 on findings."""
    from newscli.cli import checking

    if explain:
        return checking.explain(explain)
    if write_baseline and not baseline:
        raise UsageError("--write-baseline", "needs --baseline FILE", "name the file")
    rules = {"rule_select": select, "rule_extend": extend_select, "rule_ignore": ignore}
    made = options(
        inputs,
        **{name: tuple(code for part in codes or () for code in part.split(",")) for name, codes in rules.items()},
    )
    settings = checking.CheckSettings(
        fail_level=fail_level,
        exit_zero=exit_zero,
        fix=fix,
        stdin_filename=stdin_filename,
        baseline=baseline,
        write_baseline=write_baseline,
    )
    return checking.Check(settings, made).run(inputs, Outputs(output=output), "json" if json else format)


def compare_command(
    a: Annotated[str, typer.Argument(metavar="A", help="The first version: a file, URL or -.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The second version.")],
    *,
    format: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="Format of the output.")] = "table",
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, atomically.")
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Status 1 if they differ.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Also show the changed sentences, by character.")] = False,
) -> int:
    """What differs between two versions of a story: numbers, names, quotes, hedges, times."""
    from newscli.cli.comparing import compare

    return compare(a, b, "json" if json else format, output, diff=diff, exit_code=exit_code)


def batch_command(
    inputs: Inputs,
    repair: RepairParameters,
    summary: SummaryParameters,
    keywords: KeywordParameters,
    claims: ClaimParameters,
    *,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="PATH", help="A folder for shards, or one .jsonl or .parquet file.")
    ],
    format: Annotated[
        Literal["jsonl", "jsonl.gz", "jsonl.zst", "parquet"],
        typer.Option("--format", "-f", help="Format of the shards."),
    ] = "jsonl",
    only: Annotated[
        str | None, typer.Option(metavar="FIELDS", help="Exactly these fields, separated by commas; or text.")
    ] = None,
    glob: Annotated[str, typer.Option(metavar="PATTERN", help="Which files of a directory.")] = "**/*",
    text_field: Annotated[str | None, typer.Option(metavar="NAME", help="The records' field with the text.")] = None,
    html_field: Annotated[str | None, typer.Option(metavar="NAME", help="The records' field with the page.")] = None,
    id_field: Annotated[str, typer.Option(metavar="NAME", help="The records' field with the id.")] = "id",
    to: Annotated[
        Literal["hans", "hant", "hant-tw", "hant-hk", "jp"] | None,
        typer.Option(help="Convert to this script variety instead of reporting."),
    ] = None,
    config: Annotated[str | None, typer.Option(metavar="NAME", help="Convert by this OpenCC configuration.")] = None,
    repair_first: Annotated[bool, typer.Option("--repair", help="Repair a text before it is converted.")] = False,
    drop: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE", help="Leave out articles that this `check` rule finds fault with (prefix; repeatable)."
        ),
    ] = None,
    duplicates: Annotated[
        Literal["exact", "near"] | None, typer.Option(help="Leave out articles that repeat an earlier one.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="How many processes.", show_default="the cores")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="What one record may take.")] = 60.0,
    memory: Annotated[int, typer.Option(min=0, metavar="MIB", help="What one process may take; 0: all.")] = 4096,
    shard_size: Annotated[int, typer.Option(min=1, help="Records of a shard.")] = 10_000,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run that was stopped.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Run on the Dask cluster of this scheduler, tcp://HOST:PORT.")
    ] = None,
) -> int:
    """Many articles: all cores, resumable, one failure costs one record."""
    from newscli.cli import batching

    settings = batching.BatchSettings(
        output=output,
        form=format,
        glob=glob,
        jobs=jobs,
        timeout=timeout,
        memory=memory or None,
        shard_size=shard_size,
        resume=resume,
        quiet=quiet,
        scheduler=scheduler,
    )
    if (to or config) and (only or (to and config)):
        raise UsageError("batch", "--to, --config and --only exclude each other", "give one")
    made = options(inputs, repair, summary, keywords, claims, repair=repair_first or not (to or config))
    return batching.batch(
        inputs,
        made,
        settings,
        only=only,
        convert={name: value for name, value in (("to", to), ("config", config)) if value},
        drop=tuple(code for part in drop or () for code in part.split(",")),
        duplicates=duplicates,
        text_field=text_field,
        html_field=html_field,
        id_field=id_field,
    )


def schema_command(
    name: Annotated[Literal["report", "conversion", "comparison"], typer.Argument(help="Which document.")] = "report",
) -> int:
    """The JSON Schema of a document that newscli writes."""
    from newscli.lexicon import DATA

    sys.stdout.write((DATA / "schemas" / f"{name}.json").read_text("utf-8"))
    return 0


COMMANDS: dict[str, Callable[..., int]] = {
    "inspect": inspect_command,
    "parse": parse_command,
    "repair": repair_command,
    "convert": convert_command,
    "script": script_command,
    "summary": summary_command,
    "keywords": keywords_command,
    "entities": entities_command,
    "quotes": quotes_command,
    "claims": claims_command,
    "check": check_command,
    "compare": compare_command,
    "batch": batch_command,
    "schema": schema_command,
}
"""In the order of the help."""


def application(first: str) -> typer.Typer:
    """The program for arguments that begin with `first`: of the commands only that one, as building all takes longer than most run."""
    app = typer.Typer(
        rich_markup_mode=None,
        add_completion=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(root)
    for name in [first] if first in COMMANDS else COMMANDS if first != "--version" else ():
        app.command(name)(expand(COMMANDS[name]))
    return app
