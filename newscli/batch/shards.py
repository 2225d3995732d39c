"""Results to files that survive a kill at any moment: shards, and beside each the state that commits it.

A shard appears whole under its name, then its state, a small JSON file that holds the shard's errors and counts. What has
no state is done again, with the same bytes. At the end the states become `errors.jsonl`, `dropped.jsonl` and
`summary.json`, and are deleted. Where the shards are only a stage, for one file or because duplicates are not known before
the end, they wait beside the states.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict
from itertools import chain, count, islice
from typing import Any, BinaryIO, cast

from newscli.batch import formats, storage
from newscli.batch.formats import Form
from newscli.batch.inputs import Input
from newscli.batch.tally import Tally
from newscli.batch.work import Job, Result
from newscli.errors import UsageError

SCHEMA = "newscli.batch/1"


class Output:
    """Where a run writes: a folder of shards, or one file where the target's name ends like one."""

    def __init__(self, target: str, form: Form, shard_size: int, job: Job) -> None:
        """`shard_size` is the number of records of a shard; `form` is the shards' format. Nothing is written yet."""
        self.target, self.shard_size, self.job = storage.local(target), shard_size, job
        self.single = formats.form_of(self.target) is not None
        self.form = formats.form_of(self.target) or form
        self.staged = self.single or job.duplicates is not None
        self.folder = f"{self.target}.parts" if self.single else self.target
        self.states = storage.join(self.folder, ".state")
        self.manifest = storage.join(self.folder, "manifest.json")
        self.errors, self.dropped, self.summary = map(self._beside, ("errors.jsonl", "dropped.jsonl", "summary.json"))

    def _beside(self, name: str) -> str:
        """The file that goes with the output: in its folder, or beside the one file."""
        return f"{self.target.removesuffix(f'.{self.form}')}.{name}" if self.single else storage.join(self.target, name)

    def begin(self, inputs: list[Input], *, resume: bool) -> None:
        """Write the manifest, or see that the one there is of the same run.

        Raises:
            UsageError: there is output already, or it is another run's.
        """
        run = self._run(inputs)
        if storage.exists(self.manifest):
            if not resume:
                raise UsageError(self.target, "a run was begun here", "give --resume to go on, or another --output")
            begun = json.loads(storage.read(self.manifest))
            if changed := [name for name in run if run[name] != begun.get(name)]:
                cause = f"cannot go on with another run: changed are {', '.join(changed)}"
                raise UsageError("--resume", cause, "choose another --output")
        elif not storage.exists(self.summary) and not (self.single and storage.exists(self.target)):
            self._write_json(self.manifest, run)
        elif not (resume and self.finished):
            raise UsageError(self.target, "is there already", "remove it or choose another --output")

    def _run(self, inputs: list[Input]) -> Any:
        """What two runs must have in common for the one to go on with the other's output."""
        from newscli import __version__

        run = {
            "schema": SCHEMA,
            "version": __version__,
            "shard_size": self.shard_size,
            "format": self.form,
            "job": asdict(self.job),
            "inputs": [item._asdict() for item in inputs],
        }
        return json.loads(json.dumps(run))

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return storage.exists(self.summary)

    def has(self, number: int) -> bool:
        """Whether a shard is committed."""
        return storage.exists(self._state(number))

    def done(self) -> int:
        """How many shards are committed, from the first on without a gap."""
        return next(number for number in count() if not self.has(number))

    def write(self, results: Iterator[Result]) -> None:
        """Write the results as shards, after those that are done."""
        for number in count(self.done()):
            first = next(results, None)
            if first is None:
                return
            self.write_shard(number, chain([first], islice(results, self.shard_size - 1)))

    def write_shard(self, number: int, results: Iterable[Result]) -> Tally:
        """Write and commit one shard."""
        tally, names, signatures = Tally(), [], []
        form: Form = "jsonl" if self.staged else self.form
        with self._replacing(self._part(number)) as stream, formats.writer(stream, form, self.job) as write:
            for result in results:
                write(result.line)
                tally.add(result)
                if result.signature:
                    names.append((result.id, result.place))
                    signatures.append(result.signature)
        if self.job.duplicates:
            with self._replacing(self._signatures(number)) as stream:
                stream.writelines(signatures)
        self._write_json(self._state(number), vars(tally) | {"names": names})
        return tally

    # ---------------------------------------------------------------- the end of the run

    def finish(self) -> dict[str, Any]:
        """Join what the shards left, tidy up, and return the summary. Done again, it changes nothing."""
        if not self.finished:
            self._conclude()
        storage.remove(self.folder if self.single else self.states)
        return cast("dict[str, Any]", json.loads(storage.read(self.summary)))

    def _conclude(self) -> None:
        total, done = Tally(), self.done()
        repeats = self._repeats(done)
        for number in range(done):
            total.merge(Tally.of(self._read_state(number)))
        total.drop(repeats.values())
        if self.staged:
            self._publish(done, set(repeats))
        self._write_lines(self.errors, total.errors)
        if self.job.drop or self.job.duplicates:
            self._write_lines(self.dropped, total.dropped)
        self._write_json(self.summary, total.summary)

    def _repeats(self, done: int) -> dict[int, dict[str, Any]]:
        """For each report that repeats an earlier one, by its number: what is said of it."""
        if not self.job.duplicates:
            return {}
        from newscli.batch import duplicates

        blocks = [storage.read(self._signatures(number)) for number in range(done)]
        found = duplicates.repeats(b"".join(blocks), near=self.job.duplicates == "near")
        wanted = set(found) | {repeat.original for repeat in found.values()}
        every = chain.from_iterable(self._read_state(number)["names"] for number in range(done))
        names = {at: {"id": id, "place": place} for at, (id, place) in enumerate(every) if at in wanted}
        return {
            at: names[at] | {"codes": [repeat.code], "repeats": names[repeat.original]} for at, repeat in found.items()
        }

    def _publish(self, done: int, repeats: set[int]) -> None:
        """Write the staged reports that are no repeats to where they belong."""
        numbers = count()

        def kept(shard: int) -> Iterator[bytes]:
            with storage.opened(self._part(shard)) as stream:
                yield from (line for line in stream if next(numbers) not in repeats)

        shards = map(kept, range(done))
        if self.single:
            self._write_reports(self.target, chain.from_iterable(shards))
        else:
            for number, lines in enumerate(shards):
                self._write_reports(self._shard(number), lines)

    def _write_reports(self, name: str, lines: Iterable[bytes]) -> None:
        with self._replacing(name) as stream, formats.writer(stream, self.form, self.job) as write:
            for line in lines:
                write(line)

    # ---------------------------------------------------------------- files

    def _shard(self, number: int) -> str:
        return storage.join(self.folder, f"part-{number:05d}.{self.form}")

    def _part(self, number: int) -> str:
        """Where a shard is written first."""
        return storage.join(self.states, f"{number:05d}.jsonl") if self.staged else self._shard(number)

    def _state(self, number: int) -> str:
        return storage.join(self.states, f"{number:05d}.json")

    def _read_state(self, number: int) -> dict[str, Any]:
        return cast("dict[str, Any]", json.loads(storage.read(self._state(number))))

    def _signatures(self, number: int) -> str:
        return storage.join(self.states, f"{number:05d}.signatures")

    def _replacing(self, name: str) -> AbstractContextManager[BinaryIO]:
        return storage.replacing(name, self.states)

    def _write_json(self, name: str, value: Any) -> None:
        with self._replacing(name) as stream:
            stream.write(json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n")

    def _write_lines(self, name: str, values: Iterable[Any]) -> None:
        with self._replacing(name) as stream:
            stream.writelines(json.dumps(value, ensure_ascii=False).encode() + b"\n" for value in values)
