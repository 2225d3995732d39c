"""The same run on an existing Dask cluster: each shard is a task, and written by the worker that does it.

A task starts a process of its own on its machine, so that a record that crashes, hangs or takes too much memory costs itself
only, there as here, and the worker's other threads run on. Inputs and outputs are URLs or paths that every worker sees.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Any, NamedTuple

from newscli import __version__
from newscli.batch.inputs import Input, Mark, Reader
from newscli.batch.pool import Pool
from newscli.batch.shards import Output
from newscli.batch.work import Job
from newscli.errors import InternalError, NewscliError, UsageError

MEASURED = 64
"""Inputs whose records one task counts."""
RETRIES = 3
"""How often a shard is tried again whose process failed as a whole; the loss of a worker does not count."""


class Shard(NamedTuple):
    """Consecutive records, and where they begin."""

    number: int
    inputs: list[Input]
    start: Mark
    """Where reading begins in the first of the inputs; its `units` there belong to earlier shards."""
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A task: to say where the inputs can be read from, and how many records they have."""

    inputs: list[Input]
    job: Job

    def run(self) -> list[list[Mark]]:
        """The marks of each input."""
        return [Reader([item], self.job).marks(item) for item in self.inputs]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A task: to do a shard and to write it."""

    output: Output
    shard: Shard
    timeout: float
    memory: int | None

    def run(self) -> tuple[int, int]:
        """How many records the shard had, and how many of them failed."""
        first, last = self.shard.start.units, self.shard.start.units + self.shard.records
        units = islice(Reader(self.shard.inputs, self.output.job, self.shard.start).units(), first, last)
        with Pool(self.output.job, jobs=1, timeout=self.timeout, memory=self.memory) as pool:
            tally = self.output.write_shard(self.shard.number, pool.map(units))
        return tally.records, len(tally.errors)


def run(
    reader: Reader,
    output: Output,
    *,
    scheduler: str,
    timeout: float,
    memory: int | None,
    resume: bool,
    seen: Callable[[int, int, float], None],
) -> dict[str, Any]:
    """Do a run on the cluster of `scheduler`, as `newscli.batch.run` does it here.

    `seen` is told of each shard: how many records it had, how many failed, and which share of all is done.

    Raises:
        UsageError: the cluster cannot be reached, or dask is not installed here.
        NewscliError: a shard failed again and again.
    """
    client = _client(scheduler)
    try:
        output.begin(reader.inputs, resume=resume)
        if not output.finished:
            _run(client, reader, output, timeout, memory, seen)
    finally:
        client.close()
    return output.finish()


def _client(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("--scheduler", "needs dask", "pip install 'newscli[dask]'") from None
    try:
        return Client(scheduler, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(
            "--scheduler", f"{scheduler} cannot be reached: {error}", "start one: dask scheduler"
        ) from None


def _run(
    client: Any,
    reader: Reader,
    output: Output,
    timeout: float,
    memory: int | None,
    seen: Callable[[int, int, float], None],
) -> None:
    from distributed import as_completed

    blocks = [reader.inputs[at : at + MEASURED] for at in range(0, len(reader.inputs), MEASURED)]
    measured = client.gather(_submitted(client, [Measure(inputs=block, job=reader.job) for block in blocks]))
    every = shards(reader.inputs, [marks for block in measured for marks in block], output.shard_size)
    tasks = [
        Work(output=output, shard=shard, timeout=timeout, memory=memory)
        for shard in every
        if not output.has(shard.number)
    ]
    futures = _submitted(client, tasks)
    completed: Any = as_completed(futures, loop=client.loop)  # type: ignore[no-untyped-call]
    for done, future in enumerate(completed, len(every) - len(tasks) + 1):
        if error := future.exception():
            client.cancel(futures)
            raise error if isinstance(error, NewscliError) else InternalError.of("--scheduler", error)
        records, failed = future.result()
        seen(records, failed, done / len(every))


def _submitted(client: Any, tasks: Sequence[Measure | Work]) -> list[Any]:
    pickled = [pickle.dumps(task) for task in tasks]
    return list(client.map(do, pickled, version=__version__, folder=os.getcwd(), pure=False, retries=RETRIES))


def shards(inputs: list[Input], marks: list[list[Mark]], size: int) -> list[Shard]:
    """The shards of these inputs, `size` records each: those that a run on one machine writes.

    `marks` are those of each input, the last of which is its end.
    """
    ends = list(accumulate(item[-1].units for item in marks))
    total = ends[-1] if ends else 0
    return [
        _shard(number, inputs, marks, ends, begin, min(size, total - begin))
        for number, begin in enumerate(range(0, total, size))
    ]


def _shard(
    number: int, inputs: list[Input], marks: list[list[Mark]], ends: list[int], begin: int, records: int
) -> Shard:
    first, last = bisect_right(ends, begin), bisect_left(ends, begin + records)
    skipped = begin - (ends[first - 1] if first else 0)
    start = max((mark for mark in marks[first][:-1] if mark.units <= skipped), default=Mark())
    return Shard(number, inputs[first : last + 1], start._replace(units=skipped - start.units), records)


# ---------------------------------------------------------------- on a worker


def do(task: bytes, version: str, folder: str) -> Any:
    """What a pickled task gives, done in a process of its own, in `folder` if that is there.

    Raises:
        NewscliError: what the task raised, or that this machine has another version of newscli.
    """
    if version != __version__:
        raise UsageError(
            "--scheduler", f"a worker has newscli {__version__}, not {version}", "install the same on each"
        )
    command = [sys.executable, "-c", "from newscli.batch.cluster import serve; serve()"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder if os.path.isdir(folder) else None
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(task)
        process.stdin.flush()  # but not closed: its end tells the process that this worker is gone
        answer = process.stdout.read()
        process.stdin.close()
    if not answer:
        raise InternalError("a shard", f"its process ended with status {process.returncode}")
    result = pickle.loads(answer)
    if isinstance(result, Exception):
        raise result
    return result


def serve() -> None:
    """Do the task that comes on standard input; the pickled result, or the error, goes to standard output."""
    task = pickle.load(sys.stdin.buffer)
    threading.Thread(target=_end_with_worker, daemon=True).start()
    try:
        result = task.run()
    except Exception as error:
        result = (
            error if isinstance(error, NewscliError) else InternalError("a shard", f"{type(error).__name__}: {error}")
        )
    sys.stdout.buffer.write(pickle.dumps(result))
    sys.stdout.buffer.flush()


def _end_with_worker() -> None:
    os.read(0, 1)  # not sys.stdin, whose lock a process forked meanwhile would wait for
    os._exit(1)
