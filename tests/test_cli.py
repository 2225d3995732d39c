"""The command line: exit statuses, errors, streams, formats; what holds for every command."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys

import pytest
from conftest import ROOT, SEEDS

VIEWS = ("inspect", "parse", "repair", "script", "summary", "keywords", "entities", "quotes", "claims")
CLEAN = "新华社北京1月18日电（记者林远）国家统计局18日表示，去年出口增长25%。\n"


def test_version(newscli):
    result = newscli("--version")
    assert (result.status, result.err) == (0, "")
    assert result.text.startswith("newscli ")


@pytest.mark.parametrize("command", [*VIEWS, "convert", "schema"])
def test_help(newscli, command):
    result = newscli(command, "--help")
    assert result.status == 0
    assert "Usage: newscli " + command in result.text


@pytest.mark.parametrize("command", VIEWS)
def test_missing_file_is_one_line_and_status_3(newscli, command):
    result = newscli(command, "no/such/file.txt")
    assert (result.status, result.out) == (3, b"")
    assert result.err.startswith("newscli: no/such/file.txt: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("inspect", "--nonsense"),
        ("inspect", "--format", "nonsense", "seeds/wire.txt"),
        ("inspect", "--only", "nonsense", "seeds/wire.txt"),
        ("inspect", "--only", ",", "seeds/wire.txt"),
        ("inspect", "--published", "yesterday", "seeds/wire.txt"),
        ("inspect", "--format", "csv", "seeds/wire.txt"),
        ("parse", "--format", "csv", "seeds/wire.txt"),
        ("entities", "--type", "nonsense", "seeds/wire.txt"),
        ("claims", "--type", "nonsense", "seeds/wire.txt"),
        ("claims", "--min-score", "2", "seeds/wire.txt"),
        ("convert", "seeds/wire.txt"),
        ("convert", "--to", "hans", "--config", "t2s", "seeds/wire.txt"),
        ("convert", "--config", "nonsense", "seeds/wire.txt"),
        ("repair", "--diff", "--check", "seeds/wire.txt"),
        ("repair", "seeds/wire.txt", "seeds/taiwan.txt"),
        ("schema", "nonsense"),
    ],
    ids=" ".join,
)
def test_usage_errors_are_one_line_and_status_2(newscli, arguments):
    result = newscli(*arguments)
    assert (result.status, result.out) == (2, b"")
    assert result.err.startswith("newscli: ")
    assert result.err.count("\n") == 1


def test_no_arguments_show_the_help(newscli):
    assert "Commands:" in newscli().err + newscli().text


@pytest.mark.parametrize("form", ["json", "jsonl", "table", "csv"])
def test_one_bad_input_among_many(newscli, form):
    result = newscli("entities", "seeds/wire.txt", "missing.txt", "seeds/taiwan.txt", "--format", form)
    assert result.status == 3
    assert result.err.count("\n") == 1
    assert "wire.txt" in result.text
    assert "taiwan.txt" in result.text


def test_stdin_is_the_default_when_piped(newscli):
    assert json.loads(newscli("inspect", "--json", "--only", "script", stdin=CLEAN).out)["source"]["name"] == "-"


def test_a_terminal_without_source_is_a_usage_error():
    """A pseudo-terminal as standard input."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    done = subprocess.run([sys.executable, "-m", "newscli", "inspect"], stdin=slave, capture_output=True, cwd=ROOT)
    os.close(master), os.close(slave)
    assert done.returncode == 2
    assert b"standard input" in done.stderr or b"pipe" in done.stderr


RECORDS = (
    '{"id": 7, "text": "甲市统计局表示，去年出口增长25%。"}\n'
    "not json\n"
    '{"id": "both", "text": "一", "html": "<p>二</p>"}\n'
    '{"id": "last", "text": "乙公司透露，今年将新建3座工厂。"}\n'
)


def test_json_lines_in_and_out_keep_their_order(newscli):
    result = newscli("inspect", "-", "--from", "jsonl", "--format", "jsonl", "--only", "quantities", stdin=RECORDS)
    reports = [json.loads(line) for line in result.text.splitlines()]
    assert [report["id"] for report in reports] == ["7", "last"]
    assert result.status == 3
    assert result.err.count("\n") == 2


def test_json_shapes(newscli):
    one = json.loads(newscli("keywords", "seeds/wire.txt", "--json").out)
    two = json.loads(newscli("keywords", "seeds/wire.txt", "seeds/taiwan.txt", "--json").out)
    records = json.loads(newscli("keywords", "-", "--from", "jsonl", "--json", stdin=RECORDS.splitlines()[0]).out)
    assert isinstance(one, dict)
    assert [type(report) for report in two] == [dict, dict]
    assert isinstance(records, list)
    assert json.loads(newscli("keywords", "no.txt", "none.txt", "--json").out) == []


def test_only_gives_exactly_the_fields_named(newscli):
    report = json.loads(newscli("inspect", "seeds/wire.txt", "--json", "--only", "claims").out)
    assert set(report) == {"schema", "id", "source", "text", "claims"}


def test_a_field_does_not_depend_on_what_else_is_asked_for(newscli):
    everything = json.loads(newscli("inspect", "seeds/hongkong.txt", "--json").out)
    for field in set(everything) - {"schema", "id", "source", "text"}:
        alone = json.loads(newscli("inspect", "seeds/hongkong.txt", "--json", "--only", field).out)
        assert alone[field] == everything[field], field


def spans(value):
    """Every span of a report, at any depth."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value) and value["start"] is not None:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from spans(item)


@pytest.mark.parametrize("seed", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_every_span_slices_to_its_text(newscli, seed):
    report = json.loads(newscli("inspect", f"seeds/{seed}", "--json").out)
    source = (SEEDS / seed).read_text("utf-8-sig")
    repaired = {item["source_start"] for item in report["repairs"]}
    for span in spans(report):
        assert report["text"][span["start"] : span["end"]] == span["text"]
        place = source[span["source_start"] : span["source_end"]]
        if not repaired:
            assert place == span["text"]
        assert place


def test_csv_has_one_row_an_item(newscli):
    rows = list(csv.DictReader(io.StringIO(newscli("entities", "seeds/wire.txt", "--format", "csv").text)))
    report = json.loads(newscli("entities", "seeds/wire.txt", "--json").out)
    assert len(rows) == sum(len(entity["mentions"]) for entity in report["entities"])
    assert all(report["text"][int(row["start"]) : int(row["end"])] == row["mention"] for row in rows)


def test_csv_is_no_spreadsheet_formula(newscli):
    text = "“=HYPERLINK(1)，这是我们的立场。”林远表示。\n"
    output = newscli("quotes", "-", "--format", "csv", stdin=text).text
    assert ",=HYPERLINK" not in output


HOSTILE = "标题[red]甲\x1b[31m乙\x07[/图]\u202e丙\x9b31m:smile:\n甲市统计局表示，“去年出口\x1b]0;x\x07增长25%。”\n"


@pytest.mark.parametrize("command", VIEWS)
@pytest.mark.parametrize("form", ["table", "json", "jsonl"])
def test_controls_never_reach_the_terminal(newscli, command, form):
    output = newscli(command, "-", "--from", "text", "--format", form, stdin=HOSTILE).text
    assert not set(output) & {"\x1b", "\x07", "\x9b", "\u202e"}


def test_markup_is_text(newscli):
    output = newscli("parse", "-", "--from", "text", stdin=HOSTILE).text
    assert "[red]" in output
    assert "[/图]" in output
    assert ":smile:" in output


@pytest.mark.parametrize("columns", ["60", "80", "160"])
@pytest.mark.parametrize("command", VIEWS)
def test_tables_fit_their_width(newscli, command, columns):
    from rich.cells import cell_len

    if command == "repair":
        pytest.skip("its default is the text itself")
    for line in newscli(command, "seeds/huangpu.txt", COLUMNS=columns).text.splitlines():
        assert cell_len(line) <= int(columns), line


def test_output_file_appears_whole_or_not_at_all(newscli, tmp_path):
    target = tmp_path / "out.json"
    assert newscli("script", "seeds/wire.txt", "--json", "--output", str(target)).out == b""
    first = target.read_bytes()
    assert json.loads(first)["script"]
    assert newscli("inspect", "seeds/wire.txt", "--format", "csv", "-o", str(target)).status == 2
    assert target.read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_output_that_cannot_be_written(newscli, tmp_path):
    result = newscli("script", "seeds/wire.txt", "--output", str(tmp_path / "no" / "out.json"))
    assert result.status == 3
    assert result.err.count("\n") == 1


def test_an_ascii_locale_still_gets_utf8(process):
    result = process("inspect", "seeds/huangpu.txt", LC_ALL="C", LANG="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert result.status == 0
    assert "陳吉寧" in result.out.decode()


def test_machine_formats_load_no_rich():
    code = "import sys; from newscli.cli import main; main(sys.argv[1:]); sys.exit('rich' in sys.modules)"
    for arguments in (["script", "seeds/wire.txt", "--json"], ["repair", "seeds/huangpu.txt"], ["--version"]):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, cwd=ROOT)
        assert done.returncode == 0, arguments


def test_a_closed_pipe_is_quiet():
    command = f"{sys.executable} -m newscli repair seeds/huangpu.txt seeds/huangpu.txt --format jsonl | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT)
    assert done.stdout.endswith(b"0\n")
    assert done.stderr == b""


def test_interrupt_is_130(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    running = subprocess.Popen(
        [sys.executable, "-m", "newscli", "inspect", str(pipe)], stderr=subprocess.PIPE, cwd=ROOT
    )
    with pipe.open("wb"):  # opens as soon as the command opens it to read
        running.send_signal(signal.SIGINT)
        _, error = running.communicate()
    assert (running.returncode, error) == (130, b"")


def test_an_internal_error_is_70_and_one_line(newscli, monkeypatch):
    def broken(*_):
        raise RuntimeError("defect")

    monkeypatch.setattr("newscli.structure.annotate", broken)
    result = newscli("parse", "seeds/wire.txt")
    assert result.status == 70
    assert result.err.count("\n") == 1
    assert "RuntimeError: defect" in result.err


def test_claims_the_best_first(newscli):
    scores = [
        claim["score"]
        for claim in json.loads(newscli("claims", "seeds/wire.txt", "--sort", "score", "--json").out)["claims"]
    ]
    assert scores == sorted(scores, reverse=True)
    starts = [claim["start"] for claim in json.loads(newscli("claims", "seeds/wire.txt", "--json").out)["claims"]]
    assert starts == sorted(starts)
    assert scores != starts


def test_entities_of_one_type(newscli):
    entities = json.loads(newscli("entities", "seeds/wire.txt", "--type", "PERSON", "--json").out)["entities"]
    assert {entity["type"] for entity in entities} == {"PERSON"}
    assert json.loads(newscli("entities", "seeds/wire.txt", "--min-count", "99", "--json").out)["entities"] == []
