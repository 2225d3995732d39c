"""The options that commands share, declared once: groups of parameters, and the decorator that expands them.

A field of a group that changes what is computed has the name of its field in `Options`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from newscli.errors import UsageError
from newscli.model.vocabulary import ClaimType, Confidence

if TYPE_CHECKING:
    from newscli.options import Options

Format = Literal["table", "text", "json", "jsonl", "csv"]
DocumentFormat = Literal[
    "table",
    "json",
    "jsonl",
    "csv",
    "markdown",
    "html",
    "webannotation",
    "schemaorg",
    "ninjs",
    "doccano",
    "brat",
    "labelstudio",
    "conll2003",
    "conllu",
]


@dataclass(kw_only=True, repr=False, eq=False)
class Inputs:
    """What to read and how."""

    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", help="Files, http(s) URLs, or - for standard input.", show_default=False),
    ] = None
    kind: Annotated[
        Literal["text", "html", "jsonl"] | None,
        typer.Option("--from", help="What the input holds; told by name and first bytes if not given."),
    ] = None
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Encoding of the input; detected if not given.")
    ] = None
    decode_errors: Annotated[
        Literal["strict", "replace"],
        typer.Option("--errors", help="Refuse undecodable bytes, or replace and record them."),
    ] = "strict"
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date (ISO 8601), which anchors relative times.")
    ] = None


@dataclass(kw_only=True, repr=False, eq=False)
class Outputs:
    """How to show it, and where."""

    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="Format of the output.", show_default="table")
    ] = None
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, atomically.")] = None
    only: Annotated[
        str | None, typer.Option(metavar="FIELDS", help="Exactly these fields of the report, separated by commas.")
    ] = None


@dataclass(kw_only=True, repr=False, eq=False)
class DocumentOutputs(Outputs):
    """The outputs of `inspect`, which also speaks the formats of other tools."""

    format: Annotated[
        DocumentFormat | None, typer.Option("--format", "-f", help="Format of the output.", show_default="table")
    ] = None  # type: ignore[assignment]  # more formats than the other commands have


@dataclass(kw_only=True, repr=False, eq=False)
class RepairParameters:
    """What to repair."""

    confidence: Annotated[Confidence, typer.Option(help="Least confidence of a repair that is applied.")] = "exact"
    repair_select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODE", help="Also make repairs of this code (prefix; repeatable)."),
    ] = None
    repair_ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODE", help="Make no repairs of this code (prefix; repeatable)."),
    ] = None


@dataclass(kw_only=True, repr=False, eq=False)
class SummaryParameters:
    """How long the summary is, and about what."""

    sentences: Annotated[
        int | None, typer.Option(min=1, help="Length of the summary in sentences.", show_default="3")
    ] = None
    chars: Annotated[int | None, typer.Option(min=1, help="Greatest length of the summary in characters.")] = None
    ratio: Annotated[
        float | None, typer.Option(min=0, max=1, help="Length of the summary as a fraction of the body.")
    ] = None
    query: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="What the summary should be about (repeatable).")
    ] = None


@dataclass(kw_only=True, repr=False, eq=False)
class KeywordParameters:
    """How many keywords."""

    keyword_limit: Annotated[int, typer.Option("--top", min=1, help="How many keywords at most.")] = 10


@dataclass(kw_only=True, repr=False, eq=False)
class ClaimParameters:
    """Which claims."""

    min_score: Annotated[float, typer.Option(min=0, max=1, help="Only claims of at least this score.")] = 0.0
    claim_types: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Only claims of this type (repeatable).")
    ] = None
    claim_speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Only claims of this speaker.")
    ] = None
    claim_limit: Annotated[int | None, typer.Option("--limit", min=1, help="Only so many claims, the best ones.")] = (
        None
    )
    all_claims: Annotated[bool, typer.Option("--all", help="Also statements that are not factual (NFS).")] = False


def expand(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command whose first parameters are groups the options of those groups.

    Typer reads the signature; so the groups' fields are put there, and gathered again when the command is called.
    """
    own = inspect.signature(command, eval_str=True).parameters.values()
    groups: dict[str, Any] = {p.name: p.annotation for p in own if is_dataclass(p.annotation)}
    expanded = [p for group in groups.values() for p in inspect.signature(group, eval_str=True).parameters.values()]

    def gathered(**values: Any) -> int:
        made = {name: group(**{f.name: values.pop(f.name) for f in fields(group)}) for name, group in groups.items()}
        return command(**made, **values)

    signature = inspect.Signature([*expanded, *(p.replace(kind=p.KEYWORD_ONLY) for p in own if p.name not in groups)])
    gathered.__signature__ = signature  # type: ignore[attr-defined]  # what inspect.signature() looks for
    gathered.__annotations__, gathered.__doc__ = {}, command.__doc__
    return gathered


def options(*groups: Any, **more: Any) -> Options:
    """The `Options` that groups of parameters amount to; lists become tuples.

    Raises:
        UsageError: a value that makes no sense.
    """
    from newscli.options import Options

    known = {field.name for field in fields(Options)}
    values = {f.name: getattr(group, f.name) for group in groups for f in fields(group) if f.name in known} | more
    for name in ("repair_select", "repair_ignore", "query", "claim_types"):
        if name in values:
            values[name] = tuple(values[name] or ())
    values["published"] = _date(values.get("published"))
    check_names("--type", values.get("claim_types", ()), get_args(ClaimType))
    return Options(**values)


def check_names(option: str, given: Iterable[str], known: tuple[str, ...]) -> None:
    """Refuse values that `option` does not have.

    Raises:
        UsageError: the first such value.
    """
    for name in given:
        if name not in known:
            raise UsageError(option, f"{name!r} is none of its values", f"they are {', '.join(known)}")


def _date(published: str | None) -> str | None:
    """`--published` in its one spelling.

    Raises:
        UsageError: it is no ISO 8601 date or date-time.
    """
    if published is None:
        return None
    from newscli.source.dates import iso

    found = iso(published)
    if found is None:
        raise UsageError("--published", f"{published!r} is not an ISO 8601 date", "write it as 2024-01-18")
    return found
