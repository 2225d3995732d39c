"""Cost of many articles: processor time over a plain loop, on this machine and on a Dask cluster; scaling; memory.

    python tests/benchmarks/bench_batch.py NEWS.jsonl [RECORDS [FIELDS...]]
    python tests/benchmarks/bench_batch.py --reprints NEWS.jsonl [RECORDS]

NEWS.jsonl has articles in `text`. FIELDS is `text`, `script`, `everything` or another `--only`; each is measured on the first
RECORDS (1,000 if not given). Each figure comes from a process of its own. `--reprints` plants reprints of each sort among the
articles and counts those that `--duplicates near` finds.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

HERE = ("--host", "127.0.0.1", "--no-dashboard")


def job(fields: str):
    from newscli.batch import Job
    from newscli.cli.batching import fields_of

    return Job(fields=fields_of(None if fields == "everything" else fields))


def serial(path: str, fields: str, folder: Path) -> None:
    from newscli.batch import Reader
    from newscli.batch.inputs import find

    todo = job(fields)
    with (folder / "serial.jsonl").open("wb") as stream:
        stream.writelines(todo.run(unit).line for unit in Reader(find([path], "*"), todo).units())


def local(path: str, fields: str, folder: Path, jobs: int) -> dict[str, int]:
    from newscli import batch
    from newscli.batch import pool
    from newscli.batch.inputs import find

    peaks: list[int] = []
    stop = pool.Worker.stop

    def noting(worker: pool.Worker) -> None:
        peaks.append(peak(worker.process.pid or 0))
        stop(worker)

    pool.Worker.stop = noting
    todo = job(fields)
    output = batch.Output(str(folder / f"out{jobs}"), "jsonl", 10_000, todo)
    batch.run(batch.Reader(find([path], "*"), todo), output, jobs=jobs)
    return {"worker MiB": max(peaks) // 1024, "parent MiB": peak("self") // 1024}


def peak(process: int | str) -> int:
    """The most memory that a process had, in KiB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


def cluster(path: str, fields: str, folder: Path) -> None:
    """Two workers of one thread, which end and so are counted."""
    about = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    quiet = {"stderr": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    begun = [subprocess.Popen([*dask, "scheduler", *HERE, "--port", "0", "--scheduler-file", str(about)], **quiet)]
    worker = [*dask, "worker", *HERE, "--scheduler-file", str(about), "--nthreads", "1", "--no-nanny"]
    begun += [subprocess.Popen(worker, **quiet) for _ in range(2)]
    while not about.exists():
        time.sleep(0.1)
    address = json.loads(about.read_text())["address"]
    size = max(100, Path(path).read_bytes().count(b"\n") // 4)
    only = [] if fields == "everything" else ["--only", fields]
    command = [sys.executable, "-m", "newscli", "batch", path, *only, "--scheduler", address, "--quiet"]
    subprocess.run([*command, "--output", folder / "cluster", "--shard-size", str(size)], check=True, **quiet)
    for process in reversed(begun):
        process.terminate()
        process.wait()


def one(how: str, path: str, fields: str) -> None:
    """Measure one run, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        began, more = time.perf_counter(), {}
        if how == "serial":
            serial(path, fields, Path(folder))
        elif how == "dask":
            cluster(path, fields, Path(folder))
        else:
            more = local(path, fields, Path(folder), int(how))
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        cpu = sum(item.ru_utime + item.ru_stime for item in used)
        print(json.dumps({"cpu": cpu, "wall": time.perf_counter() - began} | more))


def reprints(news: str, records: str = "1000") -> None:
    from newscli.batch.duplicates import repeats, signature
    from newscli.script import convert

    sorts: dict[str, Callable[[str], str]] = {
        "other spaces and punctuation": lambda text: text.replace("，", ", ").replace("“", "「").replace("”", "」"),
        "Taiwan words and script": lambda text: convert(text, config="s2twp").text,
        "another byline and credits": lambda text: f"丁城晚报讯（记者 李小明）{text}\n（责任编辑：王大海）",
        "last tenth cut": lambda text: text[: -len(text) // 10],
        "last quarter cut": lambda text: text[: -len(text) // 4],
        "every 60th character changed": lambda text: "".join("某" if n % 60 == 30 else c for n, c in enumerate(text)),
        "every 20th character changed": lambda text: "".join("某" if n % 20 == 10 else c for n, c in enumerate(text)),
    }
    with open(news, "rb") as stream:
        texts = [json.loads(line)["text"] for line in islice(stream, int(records))]
    planted = {(name, at): made(texts[at]) for name, made in sorts.items() for at in range(0, len(texts), 5)}
    todo = [*texts, *planted.values()]
    began = time.process_time()
    signatures = [signature(text, near=True) for text in todo]
    signed = time.process_time()
    found = repeats(b"".join(signatures), near=True)
    print(
        f"{1000 * (signed - began) / len(todo):.2f} ms a signature, {time.process_time() - signed:.2f} s to compare {len(todo)}"
    )
    for name in sorts:
        right = [found.get(number) for number, (sort, _) in enumerate(planted, len(texts)) if sort == name]
        print(f"{name:30} {sum(item is not None for item in right):5} of {len(right)}")
    for number, item in found.items():
        if number < len(texts):
            print("also:", texts[item.original][:60], "|", texts[number][:60])


def main(news: str, records: str = "1000", *fields: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.jsonl"
        with open(news, "rb") as stream, path.open("wb") as cut:
            cut.writelines(islice(stream, int(records)))
        for name in fields or ("text", "script", "everything"):
            base = 0.0
            for how in ("serial", "1", "2", "dask"):
                command = [sys.executable, __file__, "--one", how, str(path), name]
                got = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
                base = base or got["cpu"]
                rates = f"{int(records) / got['cpu']:7.0f} records/s of CPU {got['cpu'] / base:5.2f} x serial"
                memory = ", ".join(f"{key} {got[key]}" for key in got if key.endswith("MiB"))
                print(f"{name:11} {how:7} {rates} {got['wall']:7.1f} s elapsed  {memory}", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        one(*sys.argv[2:])
    elif sys.argv[1] == "--reprints":
        reprints(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
