"""Reading: paths, standard input, JSON Lines, bad input."""

from __future__ import annotations

import io
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli.errors import InputError
from newscli.model import Repair
from newscli.options import Options
from newscli.source import Reading, line_column, read, read_bytes

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("source.toml").read_text("utf-8"))


def by_id(name: str) -> Any:
    cases = CASES[name]
    return pytest.mark.parametrize("case", cases, ids=[case["id"] for case in cases])


def one(data: bytes, name: str = "a.txt", **options: Any) -> Reading:
    (reading,) = read_bytes(data, name, Options(**options))
    assert isinstance(reading, Reading), reading
    return reading


def error(data: bytes, name: str = "a.txt", **options: Any) -> str:
    (reading,) = read_bytes(data, name, Options(**options))
    assert isinstance(reading, InputError)
    return str(reading)


@by_id("record")
def test_record(case: dict[str, Any]) -> None:
    (reading,) = read_bytes(case["line"].encode(), "news.jsonl", Options())
    if "error" in case:
        assert isinstance(reading, InputError)
        assert str(reading).startswith("news.jsonl:1: ")
        assert case["error"] in str(reading)
    else:
        assert isinstance(reading, Reading), reading
        published = reading.metadata.published
        found = {"id": reading.id, "text": reading.text, "published": published and published.value}
        assert {key: found[key] for key in case["gives"]} == case["gives"]


@by_id("kind")
def test_what_an_input_holds(case: dict[str, Any]) -> None:
    data = case["data"].encode(case.get("encoding", "utf-8"))
    (reading,) = read_bytes(data, case["name"], Options(kind=case.get("from")))
    assert isinstance(reading, Reading), reading
    kind = "jsonl" if reading.source.name.endswith(":1") else reading.source.kind
    assert kind == case["kind"]


@by_id("refused")
def test_refused(case: dict[str, Any]) -> None:
    message = error(bytes.fromhex(case["bytes"]))
    assert message.startswith("a.txt: ")
    assert case["error"] in message


def test_one_bad_record_does_not_stop_the_others() -> None:
    lines = '{"text": "甲", "id": 7}\n\nnot a record\r\n{"text": "乙"}'
    good, bad, last = read_bytes(lines.encode(), "news.jsonl", Options())
    assert isinstance(good, Reading)
    assert isinstance(last, Reading)
    assert (good.id, good.text, good.source.name) == ("7", "甲", "news.jsonl:1")
    assert str(bad).startswith("news.jsonl:3: is not a JSON record")
    assert (last.text, last.source.name) == ("乙", "news.jsonl:4")


def test_paths_and_standard_input_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeff甲報\r\n".encode())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("乙報".encode())))
    names = [str(tmp_path / "a.txt"), str(tmp_path / "none.txt"), str(tmp_path), "nul\0byte", "-"]
    first, missing, folder, nul, last = read(names, Options())
    assert isinstance(first, Reading)
    assert isinstance(last, Reading)
    assert (first.text, first.source.bytes, first.source.encoding) == ("甲報\r\n", 11, "utf-8")
    assert (last.text, last.source.name) == ("乙報", "-")
    assert "no such file" in str(missing)
    assert "is a directory" in str(folder)
    assert isinstance(nul, InputError)


def test_records_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        """A producer that never closes its end."""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            line = '{"text": "甲"}\n'.encode()
            buffer[: len(line)] = line
            return len(line)

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Endless(), 16)))
    readings = read(["-"], Options())
    assert [next(readings).source.name for _ in range(3)] == ["-:1", "-:2", "-:3"]  # type: ignore[union-attr]


def test_a_line_that_is_too_long_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscli.source.records.LIMIT", 40)
    lines = b'{"text": "ok"}\n' + b'{"text": "' + b"x" * 200 + b'"}\n' + b'{"text": "ok"}\n'
    first, long, last = read_bytes(lines, "a.jsonl", Options())
    assert isinstance(first, Reading)
    assert "larger than" in str(long)
    assert isinstance(last, Reading)
    assert last.source.name == "a.jsonl:3"


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscli.source.LIMIT", 40)
    assert "larger than" in error(b"x" * 41)
    assert one(b"x" * 40).source.bytes == 40


def test_a_lone_surrogate_is_recorded_where_it_is_replaced() -> None:
    reading = one(b'{"text": "a\\ud800\\udfffb \\ud800c"}', "a.jsonl", decode_errors="replace")
    assert reading.text == "a\U000103ffb \ufffdc"
    assert [(loss.start, loss.before, loss.applied) for loss in reading.losses] == [(4, "\ufffd", False)]
    assert "D800" in reading.losses[0].evidence


def test_lost_bytes_of_a_record_are_recorded() -> None:
    line = '{"id": "#", "title": "題#", "text": "甲#乙"}'.encode().replace(b"#", b"\xff")
    assert "is not utf-8 at byte 8 (FF" in error(line, "a.jsonl")
    reading = one(line, "a.jsonl", decode_errors="replace")
    assert (reading.id, reading.text, reading.metadata.title) == ("\ufffd", "甲\ufffd乙", "題\ufffd")
    assert [(loss.start, loss.end, loss.evidence[:2]) for loss in reading.losses] == [(1, 2, "FF")]


@given(
    st.binary(max_size=300) | st.text(max_size=200).map(str.encode),
    st.sampled_from([None, "text", "html", "jsonl"]),
    st.sampled_from([None, "gb18030", "utf-16", "shift_jis", "utf-7"]),
    st.sampled_from(["strict", "replace"]),
)
@settings(deadline=None, max_examples=60)
def test_any_bytes_give_readings_or_errors(data: bytes, kind: Any, encoding: str | None, errors: Any) -> None:
    for reading in read_bytes(data, "a", Options(kind=kind, encoding=encoding, decode_errors=errors)):
        assert isinstance(reading, InputError) or reading.text


def test_a_line_of_five_megabytes_is_read() -> None:
    line = "某市昨日召开会议，" * 200_000
    assert one(line.encode()).text == line
    assert one(json.dumps({"text": line}).encode(), "a.jsonl").text == line


def test_line_ends_are_kept_as_they_are() -> None:
    assert one("甲\r\n乙\n丙\r丁".encode()).text == "甲\r\n乙\n丙\r丁"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), st.sampled_from(["utf-8", "gb18030"]))
@settings(deadline=None)
def test_text_is_read_as_it_is(text: str, encoding: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert one(text.encode(encoding), kind="text", encoding=encoding).text == text


@given(st.binary(min_size=1), st.sampled_from(["utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16"]))
@settings(deadline=None)
def test_replacing_loses_nothing_silently(data: bytes, encoding: str) -> None:
    (reading,) = read_bytes(data, "a", Options(kind="text", encoding=encoding, decode_errors="replace"))
    if isinstance(reading, Reading):
        lost = [place for loss in reading.losses for place in range(loss.start, loss.end)]
        assert all(reading.text[place] == "\ufffd" for place in lost)
        assert reading.text.count("\ufffd") == len(lost) + data_has_replacement(reading, reading.losses)


def data_has_replacement(reading: Reading, losses: tuple[Repair, ...]) -> int:
    """How many U+FFFD the source itself holds."""
    lost = {place for loss in losses for place in range(loss.start, loss.end)}
    return sum(char == "\ufffd" and place not in lost for place, char in enumerate(reading.text))


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("ab", 0, (1, 1)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\n", 2, (2, 1)),
        ("", 0, (1, 1)),
    ],
)
def test_line_column(text: str, offset: int, place: tuple[int, int]) -> None:
    assert line_column(text, offset) == place
