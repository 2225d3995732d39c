"""Many articles: every record ends in one place, whatever it does to its worker; a killed run goes on to the same bytes."""

from __future__ import annotations

import gzip
import json
import os
import signal
import time
from pathlib import Path

import pytest

from newscli.batch.pool import Pool
from newscli.batch.work import Job, Result, Unit

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
    assert causes["missing.txt"] == "No such file or directory"
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
