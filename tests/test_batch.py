"""Many articles: every record ends in one place, whatever it does to its worker; a killed run goes on to the same bytes."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli import batch
from newscli.batch import Output, Reader, inputs, storage
from newscli.batch import cluster as dask
from newscli.batch.inputs import find
from newscli.batch.pool import AHEAD_BYTES, Pool
from newscli.batch.work import Job, Result, Unit
from newscli.renderers import progress
from newscli.source import Reading

TEXTS = [
    "甲市统计局1月18日表示，去年出口增长25%。",
    "經(jīng)濟(jì)的經(jīng)驗(yàn)，經(jīng)濟(jì)學(xué)家說。",
    "乙縣縣長陳大文昨天指出：「今年要修三座橋。」",
    "丙公司宣布，三年内投资20亿元。",
]


@pytest.fixture
def corpus(tmp_path) -> Path:
    """Twelve records, of which the sixth is no JSON."""
    lines = [json.dumps({"id": f"a{n}", "text": TEXTS[n % 4]}, ensure_ascii=False) for n in range(12)]
    lines[5] = '{"id": "a5", "text": '
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def run(newscli, *arguments: object):
    return newscli("batch", *map(str, arguments), "--jobs", "2")


def test_same_as_inspect(newscli, corpus, tmp_path):
    done = run(newscli, corpus, "--output", tmp_path / "out.jsonl", "--only", "script,times")
    inspected = newscli("inspect", str(corpus), "--only", "script,times", "--format", "jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == inspected.out
    assert (done.status, done.err) == (
        3,
        f"newscli: 12 records: 11 reports, 1 errors (see {tmp_path}/out.errors.jsonl)\n",
    )
    (error,) = lines(tmp_path / "out.errors.jsonl")
    assert error["place"] == f"{corpus}:6"
    assert not (tmp_path / "out.jsonl.parts").exists()


def test_shards_keep_the_order(newscli, corpus, tmp_path):
    run(newscli, corpus, "--output", tmp_path / "out", "--only", "text", "--shard-size", 5)
    parts = sorted((tmp_path / "out").glob("part-*"))
    assert [len(lines(part)) for part in parts] == [5, 4, 2]
    assert [item["id"] for part in parts for item in lines(part)] == [f"a{n}" for n in range(12) if n != 5]


def test_inputs_of_every_sort(newscli, corpus, tmp_path):
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXTS[0], "utf-8")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(corpus.read_bytes()))
    (folder / "deep" / "c.html").write_text(f"<html><body><p>{TEXTS[1]}</p></body></html>", "utf-8")
    (folder / "deep" / "d.txt.gz").write_bytes(gzip.compress(TEXTS[2].encode()))
    (folder / "torn.jsonl.gz").write_bytes(gzip.compress(corpus.read_bytes())[:-20])
    out = tmp_path / "out.jsonl"
    done = run(newscli, folder, tmp_path / "missing.txt", "--output", out, "--only", "text")
    places = [item["source"]["name"].removeprefix(f"{folder}/") for item in lines(out)]
    assert places[:2] == ["a.txt", "b.jsonl.gz:1"]
    assert "deep/c.html" in places
    assert "deep/d.txt.gz" in places
    causes = {error["place"].rpartition("/")[2]: error["cause"] for error in lines(tmp_path / "out.errors.jsonl")}
    assert causes["missing.txt"] == "no such file"
    assert "ended before" in causes["torn.jsonl.gz"]
    assert done.status == 3


def test_names_of_fields(newscli, tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"key": 7, "content": TEXTS[0], "text": "", "html": "<p>"}), "utf-8")
    fields = ("--text-field", "content", "--id-field", "key")
    assert run(newscli, path, "--output", tmp_path / "out.jsonl", "--only", "text", *fields).status == 0
    assert lines(tmp_path / "out.jsonl")[0]["id"] == "7"


def test_output_is_never_overwritten(newscli, corpus, tmp_path):
    first = run(newscli, corpus, "--output", tmp_path / "out", "--only", "text")
    again = run(newscli, corpus, "--output", tmp_path / "out", "--only", "text")
    other = run(newscli, corpus, "--output", tmp_path / "out", "--only", "times", "--resume")
    same = run(newscli, corpus, "--output", tmp_path / "out", "--only", "text", "--resume")
    assert [first.status, again.status, other.status, same.status] == [3, 2, 2, 3]
    assert "changed are job" in other.err


# ---------------------------------------------------------------- records that hurt their worker


class Hurtful(Job):
    """A job that does to its worker what the record says."""

    def run(self, unit: Unit) -> Result:
        match unit.data:
            case b"hang":
                time.sleep(60)
            case b"crash":
                os.kill(os.getpid(), signal.SIGKILL)
            case b"leave":
                os._exit(7)
        return Result(unit.place, None, unit.data)


@pytest.mark.parametrize(
    ("deed", "kind", "cause"),
    [
        ("hang", "timeout", "took longer than 0.5 s"),
        ("crash", "crash", "killed a worker: SIGKILL"),
        ("leave", "crash", "ended a worker with status 7"),
    ],
)
def test_one_record_costs_itself_only(deed, kind, cause):
    units = [Unit(str(n), deed.encode() if n in (3, 4, 40) else b"fine", "article") for n in range(100)]
    with Pool(Hurtful(), jobs=2, timeout=0.5, memory=None) as pool:
        results = list(pool.map(units))
    assert [result.place for result in results] == [str(n) for n in range(100)]
    failed = {int(result.place): result.failure for result in results if result.failure}
    assert list(failed) == [3, 4, 40]
    assert {(failure.kind, failure.cause) for failure in failed.values()} == {(kind, cause)}


class Wordy(Job):
    """A job whose results are larger than what may be held back."""

    def run(self, unit: Unit) -> Result:
        return Result(unit.place, None, bytes(AHEAD_BYTES // 50))


def test_large_results_end_nothing_early():
    units = [Unit(str(n), b"", "article") for n in range(200)]
    with Pool(Wordy(), jobs=1, timeout=20, memory=None) as pool:
        assert [result.place for result in pool.map(units)] == [unit.place for unit in units]


class Greedy(Job):
    """A job that takes as much memory as the record says."""

    def _inspect(self, place: str, reading: Reading) -> Result:
        return Result(place, None, bytes(int(reading.text)))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the data of a process")
def test_memory_is_bounded():
    units = [Unit(str(n), str(2**31 if n == 1 else 5).encode(), "article") for n in range(3)]
    with Pool(Greedy(), jobs=1, timeout=20, memory=1024) as pool:
        results = list(pool.map(units))
    assert [result.failure and result.failure.kind for result in results] == [None, "memory", None]


# ---------------------------------------------------------------- formats


@pytest.mark.parametrize("form", ["jsonl.gz", "jsonl.zst", "parquet"])
def test_every_form_goes_in_and_out(newscli, corpus, tmp_path, form):
    """What is written in a form is read again, as records with `text`, to the same texts."""
    plain, packed, again = tmp_path / "plain.jsonl", tmp_path / f"packed.{form}", tmp_path / "again.jsonl"
    run(newscli, corpus, "--output", plain, "--only", "text")
    run(newscli, corpus, "--output", packed, "--only", "text")
    assert run(newscli, packed, "--output", again, "--only", "text").status == 0
    assert [(item["id"], item["text"]) for item in lines(again)] == [
        (item["id"], item["text"]) for item in lines(plain)
    ]


@pytest.mark.parametrize("form", ["jsonl", "jsonl.gz", "jsonl.zst", "parquet"])
def test_shard_without_reports(newscli, tmp_path, form):
    (tmp_path / "in.jsonl").write_text("{}")
    done = run(newscli, tmp_path / "in.jsonl", "--output", tmp_path / "out", "--format", form)
    again = run(newscli, tmp_path / "out" / f"part-00000.{form}", "--output", tmp_path / "again")
    assert (done.status, again.status, "0 records" in again.err) == (3, 0, True)


def test_parquet_holds_the_whole_report(newscli, tmp_path):
    from pyarrow import parquet

    seeds = [SEEDS / "huangpu.txt", SEEDS / "wire.txt"]
    run(newscli, *seeds, "--output", tmp_path / "out", "--format", "parquet")
    run(newscli, *seeds, "--output", tmp_path / "out.jsonl")
    rows = parquet.read_table(tmp_path / "out" / "part-00000.parquet").to_pylist()
    assert [without_nulls(row) for row in rows] == [without_nulls(row) for row in lines(tmp_path / "out.jsonl")]


def without_nulls(value):
    """JSON has no field where Parquet has a null: those of the other alternatives."""
    if isinstance(value, dict):
        return {name: without_nulls(item) for name, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def test_pages_in_parquet_may_be_bytes(newscli, tmp_path):
    import pyarrow
    from pyarrow import parquet

    page = f'<html><meta charset="gb18030"><body><p>{TEXTS[3]}</p></body></html>'.encode("gb18030")
    when = datetime(2024, 1, 18, 8, 0, tzinfo=UTC)
    table = pyarrow.table({"page": [page, None], "published": [when, when], "key": [1, 2]})
    parquet.write_table(table, tmp_path / "in.parquet")
    fields = ("--html-field", "page", "--id-field", "key")
    run(newscli, tmp_path / "in.parquet", "--output", tmp_path / "out.jsonl", "--only", "article", *fields)
    (report,) = lines(tmp_path / "out.jsonl")
    assert (report["id"], report["text"]) == ("1", TEXTS[3])
    assert report["article"]["published"]["value"].startswith("2024-01-18T08:00")
    (error,) = lines(tmp_path / "out.errors.jsonl")
    assert (error["id"], error["place"]) == ("2", f"{tmp_path}/in.parquet:2")


def test_bulk_conversion_is_that_of_convert(newscli, corpus, tmp_path):
    run(newscli, corpus, "--output", tmp_path / "out.jsonl", "--to", "hant-tw")
    converted = newscli("convert", str(corpus), "--to", "hant-tw", "--format", "jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == converted.out


# ---------------------------------------------------------------- cleaning


def test_drop_by_rule(newscli, corpus, tmp_path):
    done = run(newscli, corpus, "--output", tmp_path / "out.jsonl", "--only", "text", "--drop", "T001")
    summary = json.loads((tmp_path / "out.summary.json").read_text("utf-8"))
    assert "12 records: 9 reports, 2 dropped, 1 errors" in done.err
    assert (summary["dropped_by_code"], summary["repaired_records_by_code"]) == ({"T001": 2}, {"gloss": 2})
    assert [item["id"] for item in lines(tmp_path / "out.dropped.jsonl")] == ["a1", "a9"]
    assert [item["codes"] for item in lines(tmp_path / "out.dropped.jsonl")] == [["T001"], ["T001"]]


def test_unknown_rule_is_refused_before_anything_is_written(newscli, corpus, tmp_path):
    done = run(newscli, corpus, "--output", tmp_path / "out", "--drop", "X9")
    assert done.status == 2
    assert not (tmp_path / "out").exists()


def test_rules_read_no_more_than_is_said():
    """`--drop` computes only what `RULES_READ` names: with that, each rule finds what it finds with everything."""
    for path in (SEEDS / "huangpu.txt", SEEDS / "wire.txt"):
        unit = Unit(path.name, path.read_bytes(), "article")
        every = Job(drop=("ALL",)).run(unit).dropped
        for letter in "TCY":
            found = Job(fields=("repairs",), drop=(letter,)).run(unit).dropped
            assert found == tuple(code for code in every if code.startswith(letter))


STORY = "甲市轨道交通{n}号线一期工程昨天通车，全长23公里，设站16座，连接火车站与新城区，预计每天运送乘客12万人次。市长陈大文在仪式上说，二期工程明年开工。"
REPRINT = "甲市軌道交通{n}號線一期工程昨天通車,全長23公里,設站16座,連接火車站與新城區,預計每天運送乘客12萬人次。市長陳大文在儀式上說,二期工程後年開工。"


@pytest.mark.parametrize(
    ("how", "kept", "codes"),
    [
        ("exact", ["a", "c", "d"], {"exact-duplicate": 1}),
        ("near", ["a", "d"], {"exact-duplicate": 1, "near-duplicate": 1}),
    ],
)
def test_duplicates(newscli, tmp_path, how, kept, codes):
    """A copy with other spaces is exact; a reprint in the other script with another word is near; another story is neither."""
    texts = {
        "a": STORY.format(n=3),
        "b": STORY.format(n=3).replace("，", " ， "),
        "c": REPRINT.format(n=3),
        "d": TEXTS[3] * 2,
    }
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps({"id": id, "text": text}) for id, text in texts.items()), "utf-8")
    arguments = (path, "--only", "text", "--duplicates", how, "--shard-size", 2)
    assert run(newscli, *arguments, "--output", tmp_path / "out").status == 0
    assert [item["id"] for part in sorted((tmp_path / "out").glob("part*")) for item in lines(part)] == kept
    dropped = lines(tmp_path / "out" / "dropped.jsonl")
    assert {item["repeats"]["id"] for item in dropped} == {"a"}
    assert json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))["dropped_by_code"] == codes


# ---------------------------------------------------------------- progress


def test_plain_lines_now_and_then(capsys, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    with progress.progress(quiet=False) as advance:
        for records, failed, share, then in ((1000, 1, 0.1, 10.0), (2000, 0, 0.3, 40.0), (600, 2, 0.36, 50.0)):
            now[0] = 100.0 + then
            advance(records, failed, share)
    assert capsys.readouterr().err == "newscli: 3,000 records, 75.0/s, 1 errors, 30%, 1:33 left\n"


def test_quiet(capsys):
    with progress.progress(quiet=True) as advance:
        advance(1, 1, 1.0)
    assert capsys.readouterr().err == ""


# ---------------------------------------------------------------- stopping


def finished(folder: Path) -> dict[str, bytes]:
    """Every file that a run left, but not when its inputs were changed."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def begin():
    """Start processes that end with the test, whatever comes of it; `newscli batch` unless something else is named."""
    begun = []

    def start(*arguments: object, program: tuple[str, ...] = ("newscli", "batch")) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", *program, *map(str, arguments)]
        begun.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT))
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.communicate()


class Killed(BaseException):
    """What a kill is to a process: nothing that it does can catch it."""


@pytest.mark.parametrize(("name", "duplicates"), [("out", None), ("out", "near"), ("out.jsonl", None)])
def test_stopped_before_each_file_and_resumed(tmp_path, corpus, monkeypatch, name, duplicates):
    """Whichever file it was about to put in its place, going on gives what an undisturbed run gives, byte for byte."""
    moved = storage._move
    job = Job(fields=("script",), duplicates=duplicates)

    def attempt(folder: Path, lives: int) -> dict[str, bytes] | None:
        def move(*names: str) -> None:
            nonlocal lives
            lives -= 1
            if not lives:
                raise Killed
            moved(*names)

        monkeypatch.setattr(storage, "_move", move)
        output = Output(str(folder / name), "jsonl", 5, job)
        try:
            batch.run(Reader(find([str(corpus)], "*"), job), output, jobs=1, resume=True)
        except Killed:
            return None
        return finished(folder)

    whole = attempt(tmp_path / "whole", 100)
    for lives in range(1, 100):
        torn = tmp_path / str(lives)
        if undisturbed := attempt(torn, lives):
            assert (lives > 8, undisturbed) == (True, whole)
            return
        assert attempt(torn, 100) == whole


def test_killed_at_random_and_resumed(tmp_path, newscli, begin):
    """Whenever it is killed, going on gives what an undisturbed run gives, byte for byte."""
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps({"id": n, "text": TEXTS[n % 4] + str(n)}) for n in range(300)), "utf-8")
    arguments = (path, "--only", "script", "--shard-size", 20, "--duplicates", "exact", "--output")
    run(newscli, *arguments, tmp_path / "whole" / "out")
    chance = random.Random(10)
    for _ in range(4):
        torn = begin(*arguments, tmp_path / "torn" / "out", "--resume")
        time.sleep(chance.uniform(0.3, 0.9))
        torn.kill()
        torn.wait()
    run(newscli, *arguments, tmp_path / "torn" / "out", "--resume")
    assert finished(tmp_path / "torn") == finished(tmp_path / "whole")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_workers_end_with_a_killed_parent(tmp_path, begin):
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps({"text": TEXTS[n % 4] * 20}) for n in range(3000)), "utf-8")
    done = begin(path, "--output", tmp_path / "out", "--only", "script", "--shard-size", 20, "--jobs", 2)
    while not (tmp_path / "out" / "part-00001.jsonl").exists():
        time.sleep(0.02)
    workers = [int(pid) for pid in Path(f"/proc/{done.pid}/task/{done.pid}/children").read_text().split()]
    done.kill()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(workers) == 2
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted(tmp_path, number, begin):
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps({"text": TEXTS[n % 4] * 20}) for n in range(3000)), "utf-8")
    done = begin(path, "--output", tmp_path / "out", "--only", "script", "--shard-size", 20)
    while not (tmp_path / "out" / "part-00001.jsonl").exists():
        time.sleep(0.02)
    done.send_signal(number)
    _, err = done.communicate(timeout=10)
    assert (done.returncode, err.decode()) == (
        130,
        "newscli: interrupted; what is done is kept, and --resume goes on from there\n",
    )


# ---------------------------------------------------------------- elsewhere


@given(
    files=st.lists(st.lists(st.sampled_from([b"{}", b"", b"x"]), max_size=9), min_size=1, max_size=4),
    size=st.integers(1, 7),
    packed=st.booleans(),
)
@settings(deadline=None, max_examples=40)
def test_shards_of_a_cluster_are_those_of_one_machine(files, size, packed):
    """Read from the middle, shard by shard, the inputs give what they give when read through."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "MARKED", 2)
        for number, records in enumerate(files):
            data = b"\n".join(records)
            name = f"{number}.jsonl" + (".gz" if packed and number % 2 else "")
            Path(folder, name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
        found = find([folder, f"{folder}/missing"], "*")
        shards = dask.shards(found, [Reader([item], Job()).marks(item) for item in found], size)
        read = [list(Reader(item.inputs, Job(), item.start).units()) for item in shards]
        cut = [
            units[shard.start.units : shard.start.units + shard.records]
            for shard, units in zip(shards, read, strict=True)
        ]
        whole = list(Reader(found, Job()).units())
        assert cut == [whole[at : at + size] for at in range(0, len(whole), size)]


def test_function_for_partitions():
    """What Spark's mapInPandas and Ray Data call: plain records in, plain records out."""
    found = list(
        batch.map_records([{"id": 1, "text": TEXTS[0], "title": float("nan")}, {"id": 2}], only={"quantities"})
    )
    assert [item["id"] for item in found] == ["1", "2"]
    assert json.loads(found[0]["report"])["quantities"][0]["value"] == 25
    assert found[0]["error"] is None
    assert (found[1]["report"], found[1]["error"].partition(";")[0]) == (None, "has neither text nor html")


@pytest.fixture
def cluster(tmp_path, begin):
    """A Dask scheduler and two workers on loopback: their address, and the workers."""
    about = tmp_path / "scheduler.json"
    here = ("--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", about)
    begin("scheduler", *here, "--port", "0", program=("dask",))
    workers = [begin("worker", *here, "--nthreads", "1", "--no-nanny", program=("dask",)) for _ in range(2)]
    deadline = time.monotonic() + 30
    while not about.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return json.loads(about.read_text("utf-8"))["address"], workers


def test_cluster_that_loses_a_worker(cluster, newscli, tmp_path, begin):
    """URLs in, URLs out; one of two workers is killed at work; what is written is what one machine writes."""
    address, workers = cluster
    (tmp_path / "in").mkdir()
    texts = [json.dumps({"id": n, "text": TEXTS[n % 4] + str(n)}, ensure_ascii=False) for n in range(330)]
    (tmp_path / "in" / "a.jsonl").write_text("\n".join(texts[:200]), "utf-8")
    (tmp_path / "in" / "b.jsonl.gz").write_bytes(gzip.compress("\n".join(texts[200:]).encode()))
    (tmp_path / "in" / "c.txt").write_text(TEXTS[0], "utf-8")
    url = f"local://{tmp_path}"
    arguments = (f"{url}/in/a.jsonl", f"{url}/in/b.jsonl.gz", f"{url}/in/c.txt", f"{url}/in/none.txt")
    arguments += ("--only", "script", "--shard-size", 60, "--duplicates", "exact", "--output")
    running = begin(*arguments, f"{url}/cluster", "--scheduler", address)
    states = tmp_path / "cluster" / ".state"
    while running.poll() is None and not any(states.glob("*.json")):
        time.sleep(0.02)
    workers[0].kill()
    _, err = running.communicate(timeout=60)
    alone = run(newscli, *arguments, f"{url}/alone")
    assert (err.decode(), running.returncode) == (alone.err.replace("alone", "cluster"), 3)
    assert finished(tmp_path / "cluster") == finished(tmp_path / "alone")
