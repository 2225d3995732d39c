"""newscli: a command-line inspector for Chinese-language news articles.

The commands as functions: `inspect`, `inspect_many`, `repair`, `replay`, `convert`, `summarize`, `check`, `compare` and
`render`. Each imports what it needs when it is called, so that `import newscli` costs next to nothing.

>>> import newscli
>>> report = newscli.inspect("新华社北京1月18日电 国家统计局18日表示，去年出口增长25%。", only={"quantities"})
>>> [(quantity.text, quantity.value, quantity.unit) for quantity in report.quantities]
[('25%', 25.0, '%')]
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from newscli.errors import InputError, InternalError, NewscliError, OutputError, UsageError

if TYPE_CHECKING:
    from newscli.model import Comparison, Conversion, Finding, Repair, SummarySentence
    from newscli.options import Options as Options
    from newscli.report import Report

__version__ = "0.1.0"
__all__ = [
    "InputError",
    "InternalError",
    "NewscliError",
    "Options",
    "OutputError",
    "UsageError",
    "check",
    "compare",
    "convert",
    "inspect",
    "inspect_many",
    "render",
    "repair",
    "replay",
    "summarize",
]


def inspect(
    source: str | bytes | PathLike[str], *, only: Collection[str] | None = None, options: Options | None = None
) -> Report:
    """Everything about one article, or exactly the fields of `only`.

    Args:
        source: the text itself as `str`, the undecoded bytes of a text or page, or the path of a file.
        only: names of fields of `Report`; all if None.
        options: how to read and annotate.

    Raises:
        InputError: the source cannot be read, or holds several articles (see `inspect_many`).
        UsageError: `only` names a field that the report does not have.
    """
    from newscli.inspection import inspect_reading
    from newscli.options import Options
    from newscli.source import read, read_bytes

    options = options or Options()
    if isinstance(source, str):
        from dataclasses import replace

        source, options = source.encode(), replace(options, encoding="utf-8", kind=options.kind or "text")
    readings = list(read_bytes(source, "-", options) if isinstance(source, bytes) else read([fspath(source)], options))
    if len(readings) != 1:
        raise InputError(str(source)[:80], f"holds {len(readings)} articles", "use inspect_many")
    if isinstance(readings[0], InputError):
        raise readings[0]
    return inspect_reading(readings[0], _fields(only), options)


def inspect_many(
    sources: Iterable[str], *, only: Collection[str] | None = None, options: Options | None = None
) -> Iterator[Report | NewscliError]:
    """A report, or the error as a value, for each article of each path, URL or `-`, in order.

    Raises:
        UsageError: `only` names a field that the report does not have.
    """
    from newscli.inspection import inspect_sources
    from newscli.options import Options

    return inspect_sources(sources, _fields(only), options or Options())


def __getattr__(name: str) -> Any:
    """`newscli.Options`, loaded when it is first named."""
    if name == "Options":
        from newscli.options import Options

        return Options
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _fields(only: Collection[str] | None) -> Collection[str]:
    from newscli.report import FIELDS
    from newscli.views import EVERYTHING

    if unknown := sorted(set(only or ()) - set(FIELDS)):
        raise UsageError("only", f"no field {', '.join(map(repr, unknown))}", f"the fields are {', '.join(FIELDS)}")
    return EVERYTHING if only is None else only


def repair(text: str, *, options: Options | None = None) -> tuple[str, tuple[Repair, ...]]:
    """The repaired text, and a record of every edit made or considered; `replay` makes the one from the other."""
    from newscli.options import Options
    from newscli.repairs import repair

    repaired, records, _ = repair(text, options or Options())
    return repaired, records


def replay(source: str, repairs: Iterable[Repair]) -> str:
    """Apply the applied records to the source text again."""
    from newscli.repairs import replay

    return replay(source, repairs)


def convert(text: str, **target: Any) -> Conversion:
    """`text` in another script variety: `to="hans"` or `config="s2twp"`, and what else `newscli.script.convert` takes."""
    from newscli.script import convert

    return convert(text, **target)


def summarize(text: str, *, options: Options | None = None) -> tuple[SummarySentence, ...]:
    """The sentences of an extractive summary, in the order of the text."""
    return inspect(text, only={"summary"}, options=options).summary or ()


def check(source: str | bytes | PathLike[str], *, options: Options | None = None) -> tuple[Finding, ...]:
    """What the rules of `check` find in one article; `Options.rule_select` and its companions choose the rules."""
    return inspect(source, only={"findings"}, options=options).findings or ()


def compare(
    a: str | bytes | PathLike[str], b: str | bytes | PathLike[str], *, options: Options | None = None
) -> Comparison:
    """What differs between two versions of a story."""
    from newscli.comparison import NEEDS, compare

    return compare(inspect(a, only=NEEDS, options=options), inspect(b, only=NEEDS, options=options))


def render(report: Report, format: str = "json", *, width: int = 100) -> str:
    """The report as `newscli inspect` shows it in any of its formats; tables are `width` columns wide and without colour.

    Raises:
        UsageError: there is no such format.
    """
    from newscli.renderers import data, document, interchange

    if format in ("json", "jsonl"):
        return data.to_json(data.to_dict(report), indent=format == "json").decode()
    if format in interchange.FORMATS:
        return b"".join(interchange.interchange([report], format)).decode()
    if format in ("markdown", "html"):
        return b"".join((document.markdown if format == "markdown" else document.html)([report])).decode()
    if format != "table":
        known = ("table", "json", "jsonl", "markdown", "html", *interchange.FORMATS)
        raise UsageError("format", f"no format {format!r}", f"the formats are {', '.join(known)}")
    from io import StringIO

    from rich.console import Console

    from newscli.renderers.tables import tables
    from newscli.views import VIEWS

    console = Console(file=StringIO(), width=width, markup=False, highlight=False, emoji=False)
    return b"".join(tables([report], VIEWS["inspect"], console)).decode()
