"""Results to files that survive a kill at any moment: shards, and beside each the state that commits it.

A shard appears whole under its name, then its state, a small JSON file that holds the shard's errors and counts. What has
no state is done again, with the same bytes. At the end the states become `errors.jsonl`, `dropped.jsonl` and
`summary.json`, and are deleted.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import chain, count, islice
from typing import Any, BinaryIO, cast

from newscli.batch import storage
from newscli.batch.work import Result
from newscli.errors import UsageError

SCHEMA = "newscli.batch/1"


@dataclass(kw_only=True)
class Tally:
    """What became of the records of a shard, or of a run."""

    records: int = 0
    reports: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)
    """For each failed record: id, place, kind, cause, hint."""
    dropped: list[dict[str, Any]] = field(default_factory=list)
    """For each dropped record: id, place, codes."""
    repairs: Counter[str] = field(default_factory=Counter)
    """How many repairs of each code were applied."""
    repaired: Counter[str] = field(default_factory=Counter)
    """In how many records."""

    def add(self, result: Result) -> None:
        """Count one result."""
        self.records += 1
        self.repairs.update(result.repaired)
        self.repaired.update(result.repaired.keys())
        about = {"id": result.id, "place": result.place}
        if result.failure:
            self.errors.append(about | result.failure._asdict())
        elif result.dropped:
            self.dropped.append(about | {"codes": list(result.dropped)})
        else:
            self.reports += 1

    def merge(self, other: Tally) -> None:
        """Count what another one counted."""
        self.records += other.records
        self.reports += other.reports
        self.errors += other.errors
        self.dropped += other.dropped
        self.repairs.update(other.repairs)
        self.repaired.update(other.repaired)

    @property
    def summary(self) -> dict[str, Any]:
        """The counts, for a machine."""
        causes = Counter(error["kind"] for error in self.errors)
        codes = Counter(code for item in self.dropped for code in item["codes"])
        return {
            "records": self.records,
            "reports": self.reports,
            "errors": len(self.errors),
            "dropped": len(self.dropped),
            "errors_by_kind": dict(sorted(causes.items())),
            "dropped_by_code": dict(sorted(codes.items())),
            "repairs_by_code": dict(sorted(self.repairs.items())),
            "repaired_records_by_code": dict(sorted(self.repaired.items())),
        }


class Output:
    """Where a run writes: a folder of shards, or one file that the shards are joined to.

    A target that ends in `.jsonl` is one file; its shards lie in `TARGET.parts` until they are joined.
    """

    def __init__(self, target: str, shard_size: int) -> None:
        """`shard_size` is the number of records of a shard. Nothing is written yet."""
        self.target, self.shard_size = storage.local(target), shard_size
        self.single = self.target.endswith(".jsonl")
        self.folder = f"{self.target}.parts" if self.single else self.target
        self.states = storage.join(self.folder, ".state")
        self.manifest = storage.join(self.folder, "manifest.json")
        self.errors, self.dropped, self.summary = map(self._beside, ("errors.jsonl", "dropped.jsonl", "summary.json"))

    def _beside(self, name: str) -> str:
        """The file that goes with the output: in its folder, or beside the one file."""
        return f"{self.target.removesuffix('.jsonl')}.{name}" if self.single else storage.join(self.target, name)

    def begin(self, run: dict[str, Any], *, resume: bool) -> None:
        """Write the manifest, or see that the one there is of the same run.

        Raises:
            UsageError: there is output already, or it is another run's.
        """
        run = json.loads(json.dumps({"schema": SCHEMA, "shard_size": self.shard_size} | run))
        if storage.exists(self.manifest):
            if not resume:
                raise UsageError(self.target, "a run was begun here", "give --resume to go on, or another --output")
            begun = json.loads(storage.read(self.manifest))
            if changed := [name for name in run if run[name] != begun.get(name)]:
                cause = f"cannot go on with another run: changed are {', '.join(changed)}"
                raise UsageError("--resume", cause, "choose another --output")
        elif storage.exists(self.summary) or (self.single and storage.exists(self.target)):
            if not (resume and self.finished):
                raise UsageError(self.target, "is there already", "remove it or choose another --output")
        else:
            self._write_json(self.manifest, run)

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return storage.exists(self.summary)

    def done(self) -> int:
        """How many shards are committed, from the first on without a gap."""
        number = 0
        while storage.exists(self._state(number)):
            number += 1
        return number

    def write(self, results: Iterator[Result]) -> None:
        """Write the results as shards, after those that are done."""
        numbers = count(self.done())
        while self.write_shard(next(numbers), islice(results, self.shard_size)):
            pass

    def write_shard(self, number: int, results: Iterator[Result]) -> Tally | None:
        """Write and commit one shard; None, with nothing written, where there are no results."""
        first = next(results, None)
        if first is None:
            return None
        tally = Tally()
        with self._replacing(self._part(number)) as stream:
            for result in chain([first], results):
                stream.write(result.line)
                tally.add(result)
        self._write_json(self._state(number), vars(tally))
        return tally

    def _part(self, number: int) -> str:
        return storage.join(self.folder, f"part-{number:05d}.jsonl")

    def _state(self, number: int) -> str:
        return storage.join(self.states, f"{number:05d}.json")

    def tallies(self) -> Iterator[Tally]:
        """What became of the records of each shard that is done."""
        for number in range(self.done()):
            state = json.loads(storage.read(self._state(number)))
            yield Tally(**state | {name: Counter(state[name]) for name in ("repairs", "repaired")})

    def finish(self) -> dict[str, Any]:
        """Join what the shards left, tidy up, and return the summary. Done again, it changes nothing."""
        if not self.finished:
            self._conclude()
        storage.remove(self.folder if self.single else self.states)
        return cast("dict[str, Any]", json.loads(storage.read(self.summary)))

    def _conclude(self) -> None:
        total = Tally()
        for tally in self.tallies():
            total.merge(tally)
        if self.single:
            self._join()
        self._write_lines(self.errors, total.errors)
        self._write_lines(self.dropped, total.dropped)
        self._write_json(self.summary, total.summary)

    def _join(self) -> None:
        with self._replacing(self.target) as joined:
            for number in range(self.done()):
                with storage.opened(self._part(number)) as part:
                    shutil.copyfileobj(part, joined, 2**20)

    def _replacing(self, name: str) -> AbstractContextManager[BinaryIO]:
        return storage.replacing(name, self.states)

    def _write_json(self, name: str, value: Any) -> None:
        with self._replacing(name) as stream:
            stream.write(json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n")

    def _write_lines(self, name: str, values: Iterable[Any]) -> None:
        with self._replacing(name) as stream:
            stream.writelines(json.dumps(value, ensure_ascii=False).encode() + b"\n" for value in values)
