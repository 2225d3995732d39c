"""Worker processes that outlive their records: one that crashes, hangs or takes too much memory costs only itself.

The pools of the standard library lose everything in flight when a worker dies, or know no time limit, so this one is built
from its processes and pipes. A worker says in shared memory which record it is at, so that the record it died of is known.
Where the platform forks, what the parent has loaded is shared by the workers.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Any

from newscli.batch.work import Failure, Job, Result, Unit

CHUNK = 64
"""Records handed to a worker at once."""
CHUNK_BYTES = 2**20
PAUSE = 0.02
"""Seconds for which a worker collects results before it sends them: a message costs 0.1 ms, a record may cost 0.2 ms."""
AHEAD = 1024
"""Records a worker that others work ahead of one that is slow: what bounds the memory of the parent."""
AHEAD_BYTES = 64 * 2**20


class Pool:
    """`jobs` processes that do a `Job`; a context manager.

    `timeout` is in seconds for one record; `memory` in MiB for one worker, None for no limit.
    """

    def __init__(self, job: Job, *, jobs: int, timeout: float, memory: int | None) -> None:
        """Load the engine, then start the workers."""
        self.job, self.timeout, self.memory = job, timeout, memory
        self.context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        if self.context.get_start_method() == "fork":
            warm(job)
            gc.freeze()  # a collection would touch, and so copy, the pages shared with the workers
        self.workers = [Worker(self) for _ in range(jobs)]

    def __enter__(self) -> Pool:
        """Itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Stop the workers, whatever they are doing."""
        for worker in self.workers:
            worker.stop()

    def map(self, units: Iterable[Unit]) -> Iterator[Result]:
        """The result of each unit, in order; units are taken only as fast as results are."""
        waiting, ready = Chunks(units), Ordered()
        while True:
            yield from ready.take()
            for worker in self.workers:
                if not worker.units and ready.roomy(len(self.workers)) and (chunk := waiting.next()):
                    worker.take(chunk)
            busy = [worker for worker in self.workers if worker.units]
            if not busy:
                return
            self._receive(busy, ready)

    def _receive(self, busy: list[Worker], ready: Ordered) -> None:
        """Wait for results, a death, or the first worker's time to run out."""
        patience = max(0.0, min(worker.deadline for worker in busy) - monotonic())
        before = monotonic()
        readable = set(wait([worker.connection for worker in busy], patience))
        stood_still = max(0.0, monotonic() - before - patience)  # the whole group was stopped, as by Ctrl-Z
        for worker in busy:
            worker.deadline += stood_still
            if worker.connection in readable:
                ready.add(worker.receive())
            elif worker.deadline <= monotonic():
                cause = f"took longer than {self.timeout:g} s"
                ready.add(worker.give_up(Failure("timeout", cause, "give more with --timeout")))


class Chunks:
    """The units in chunks, each with its place in the order."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Nothing is taken yet."""
        self.units = enumerate(units)

    def next(self) -> deque[tuple[int, Unit]]:
        """The next few units; none at the end."""
        chunk: deque[tuple[int, Unit]] = deque()
        size = 0
        for number, unit in islice(self.units, CHUNK):
            chunk.append((number, unit))
            size += len(unit.data)
            if size > CHUNK_BYTES:
                break
        return chunk


class Ordered:
    """Results that came in any order, given back in the order of the units."""

    def __init__(self) -> None:
        """Nothing has come."""
        self.held: dict[int, Result] = {}
        self.bytes = self.next = 0

    def add(self, items: Iterable[tuple[int, Result]]) -> None:
        """Take results with their numbers."""
        for number, result in items:
            self.held[number] = result
            self.bytes += len(result.line)

    def take(self) -> Iterator[Result]:
        """The results whose turn it is."""
        while self.next in self.held:
            result = self.held.pop(self.next)
            self.bytes -= len(result.line)
            self.next += 1
            yield result

    def roomy(self, workers: int) -> bool:
        """Whether more may be held while a slow record is waited for."""
        return len(self.held) < AHEAD * workers and self.bytes < AHEAD_BYTES


class Worker:
    """The parent's side of one process."""

    def __init__(self, pool: Pool) -> None:
        """Start the process."""
        self.pool = pool
        self.units: deque[tuple[int, Unit]] = deque()
        self.deadline = 0.0
        self.at = pool.context.RawValue("q", 0)
        """Which unit of its chunk the process is at."""
        self.received = 0
        """How many results of its chunk have come."""
        self.start()

    def start(self) -> None:
        """Start a process, anew after a death."""
        self.connection, theirs = self.pool.context.Pipe()
        self.process: BaseProcess = self.pool.context.Process(
            target=_serve, args=(theirs, self.at, self.pool.job, self.pool.memory), daemon=True
        )
        self.process.start()
        theirs.close()  # so that the process's death ends the stream

    def take(self, units: deque[tuple[int, Unit]]) -> None:
        """Work on these units."""
        self.units = units
        self.at.value = self.received = 0
        self.deadline = monotonic() + self.pool.timeout
        with suppress(BrokenPipeError, ConnectionResetError):  # it died idle; `receive` finds out
            self.connection.send([unit for _, unit in units])

    def receive(self) -> list[tuple[int, Result]]:
        """The next results; where the process died instead, the failure of the unit that it was at."""
        try:
            results: list[Result] = self.connection.recv()
        except (EOFError, ConnectionResetError):
            self.process.join()
            return self.give_up(_death(self.process.exitcode))
        self.received += len(results)
        self.deadline = monotonic() + self.pool.timeout
        return [self._named(*self.units.popleft(), result) for result in results]

    def _named(self, number: int, unit: Unit, result: Result) -> tuple[int, Result]:
        """The result with the id of its record, for which a process may have had no memory left."""
        if result.failure and result.id is None:
            result = result._replace(id=self.pool.job.id_of(unit))
        return number, result

    def give_up(self, failure: Failure) -> list[tuple[int, Result]]:
        """Fail the unit at work, and go on in a new process with those whose results have not come."""
        self.stop()
        at = self.at.value - self.received
        number, unit = self.units[at]
        del self.units[at]
        self.start()
        if self.units:
            self.take(self.units)
        return [(number, Result(unit.place, self.pool.job.id_of(unit), failure=failure))]

    def stop(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()
        self.connection.close()


def _death(code: int | None) -> Failure:
    cause = f"ended a worker with status {code}"
    if code is not None and code < 0:
        with suppress(ValueError):
            cause = f"killed a worker: {signal.Signals(-code).name}"
    return Failure("crash", cause, "newscli inspect it and report what it says")


def _serve(connection: Connection, at: Any, job: Job, memory: int | None) -> None:
    """The process: units in, results out, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit(memory)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            _do(connection.recv(), connection, at, job)


def _do(units: list[Unit], connection: Connection, at: Any, job: Job) -> None:
    results, sent = [], monotonic()
    for number, unit in enumerate(units):
        at.value = number
        results.append(job.run(unit))
        if monotonic() - sent > PAUSE:
            connection.send(results)
            results, sent = [], monotonic()
    if results:
        connection.send(results)


def _end_with_parent() -> None:
    """End when the parent does, even if that was killed."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(0)


def _limit(memory: int | None) -> None:
    """Bound the memory of this process, so that one record cannot bring down the machine."""
    if memory is None:
        return
    with suppress(ImportError):  # Windows
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory * 2**20, memory * 2**20))


def warm(job: Job) -> None:
    """Load all that the job needs, by doing it to a sentence of each script."""
    for text in ("甲市消息,张三说:「去年出口增长25%。」", "甲市消息,張三說:「去年出口增長25%。」"):
        job.run(Unit("-", text.encode(), "article"))
