"""Many articles: inputs to units, units to workers, results to shards. What is written does not depend on the workers.

Records are read as fast as they are done, and written in order. The same job on the same inputs writes the same bytes,
whether it was stopped on the way or not.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from newscli.batch.inputs import Input, Reader
from newscli.batch.pool import Pool
from newscli.batch.shards import Output
from newscli.batch.work import Job, Result, Unit
from newscli.options import Options

__all__ = ["Input", "Job", "Output", "Reader", "Result", "Unit", "map_records", "run"]


def map_records(
    records: Iterable[Mapping[str, Any]], *, only: Collection[str] | None = None, options: Options | None = None
) -> Iterator[dict[str, str | None]]:
    """What newscli makes of each record, in order, in this process: the function to map over partitions elsewhere.

    Args:
        records: with `text` or `html`, and `id`, `title`, `published`, `url` if known; None and NaN stand for unknown.
        only: names of fields of the report; all if None.
        options: how to annotate.

    Yields: `id`; `report`, a JSON document by the schema `newscli.report/1`, or None; and `error`, or None.
    """
    from newscli.report import FIELDS
    from newscli.views import EVERYTHING

    fields = EVERYTHING if only is None else tuple(name for name in FIELDS if name in only)
    job = Job(fields=fields, options=options or Options())
    for number, record in enumerate(records, 1):
        result = job.run(Unit(f"record:{number}", pickle.dumps(dict(record)), "row"))
        error = f"{result.failure.cause}; {result.failure.hint}" if result.failure else None
        yield {"id": result.id, "report": result.line.decode().rstrip("\n") or None, "error": error}


def run(
    reader: Reader,
    output: Output,
    *,
    jobs: int,
    timeout: float = 60.0,
    memory: int | None = None,
    resume: bool = False,
    seen: Callable[[int, int, float], None] = lambda records, failed, share: None,
) -> dict[str, Any]:
    """Do a job to every record on this machine, and return the counts, as `summary.json` has them.

    Args:
        reader: the inputs.
        output: where to write, and the job to do.
        jobs: how many processes.
        timeout: seconds that one record may take.
        memory: MiB that one process may take; None for no limit.
        resume: go on with the run that `output` was begun by.
        seen: told of each record as it is written: 1, whether it failed, and which share of the inputs is read.

    Raises:
        UsageError: there is output already, or of another run.
    """
    output.begin(reader.inputs, resume=resume)
    if not output.finished:
        rest = islice(reader.units(), output.done() * output.shard_size, None)
        with Pool(output.job, jobs=jobs, timeout=timeout, memory=memory) as pool:
            output.write(_told(pool.map(rest), reader, seen))
    return output.finish()


def _told(results: Iterator[Result], reader: Reader, seen: Callable[[int, int, float], None]) -> Iterator[Result]:
    for result in results:
        seen(1, int(result.failure is not None), reader.share)
        yield result
