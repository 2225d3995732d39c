"""What `newscli batch` does: many articles to shards or to one file, on all cores of this machine."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from types import FrameType
from typing import Any

from newscli.batch import Job, Output, Reader, cluster, formats, run
from newscli.batch.formats import Form
from newscli.batch.inputs import find
from newscli.cli.common import sources
from newscli.cli.parameters import Inputs
from newscli.cli.running import field_names
from newscli.errors import ExitStatus, OutputError, UsageError
from newscli.options import Options
from newscli.renderers.progress import progress
from newscli.report import ALWAYS
from newscli.views import EVERYTHING


@dataclass(frozen=True, kw_only=True)
class BatchSettings:
    """How to run; what is computed is the `Job`'s."""

    output: str
    form: Form
    glob: str
    jobs: int | None
    timeout: float
    memory: int | None
    shard_size: int
    resume: bool
    quiet: bool
    scheduler: str | None


def batch(inputs: Inputs, options: Options, settings: BatchSettings, *, only: str | None, **job: Any) -> ExitStatus:
    """Do everything, say how it went, and return 3 if any record failed."""
    signal.signal(signal.SIGTERM, _interrupt)
    todo = Job(fields=fields_of(only), options=options, **job)
    names = sources(inputs)
    check(todo, names, settings)
    reader = Reader(find(names, settings.glob), todo)
    output = Output(settings.output, settings.form, settings.shard_size, todo)
    formats.check(output.form)
    common: Any = {"timeout": settings.timeout, "memory": settings.memory, "resume": settings.resume}
    try:
        with progress(quiet=settings.quiet) as advance:
            if settings.scheduler:
                counts = cluster.run(reader, output, scheduler=settings.scheduler, seen=advance, **common)
            else:
                counts = run(reader, output, jobs=settings.jobs or cores(), seen=advance, **common)
    except OSError as error:
        raise OutputError(settings.output, error.strerror or str(error), "choose another --output") from error
    except KeyboardInterrupt:
        print("newscli: interrupted; what is done is kept, and --resume goes on from there", file=sys.stderr)
        return ExitStatus.INTERRUPTED
    print(f"newscli: {summary_line(counts, output)}", file=sys.stderr)
    return ExitStatus.UNREADABLE if counts["errors"] else ExitStatus.OK


def check(job: Job, names: list[str], settings: BatchSettings) -> None:
    """Refuse at once what no record could be done with.

    Raises:
        UsageError: a rule or a package that is not there, or standard input where it cannot be.
    """
    if "-" in names and (settings.resume or settings.scheduler):
        raise UsageError("-", "standard input cannot be read twice or elsewhere", "name a file")
    if job.drop:
        from newscli.rules import selected

        selected(job.drop, (), ())
    if job.duplicates == "near":
        from newscli.batch.duplicates import minhash

        minhash()
    if job.convert:
        from newscli.script import convert

        convert("", **job.convert)


def fields_of(only: str | None) -> tuple[str, ...]:
    """The fields of `--only`, where `text` stands for the text alone; everything if None.

    Raises:
        UsageError: a field that the report does not have.
    """
    if only is None:
        return EVERYTHING
    asked = [name for name in only.split(",") if name.strip() not in ALWAYS]
    return field_names(",".join(asked)) if asked or not only.strip() else ()


def summary_line(counts: dict[str, Any], output: Output) -> str:
    """How the run went, in one line."""
    dropped = f", {counts['dropped']:,} dropped" if counts["dropped"] else ""
    errors = f", {counts['errors']:,} errors (see {output.errors})" if counts["errors"] else ", 0 errors"
    return f"{counts['records']:,} records: {counts['reports']:,} reports{dropped}{errors}"


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
