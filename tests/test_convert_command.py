"""`newscli convert`: text exactly as OpenCC converts it, every line break kept, streamed or whole."""

from __future__ import annotations

import json

import opencc
import pytest
from conftest import SEEDS

import newscli as api

MIXED_ENDS = "软件工程\r\n\r\n网络与鼠标\n\r内存  \t条\n最后一行没有换行"


@pytest.mark.parametrize("config", ["s2t", "s2twp", "t2s", "tw2sp", "s2hk", "hk2s", "t2jp"])
def test_a_configuration_is_exactly_opencc(newscli, config):
    wanted = opencc.OpenCC(config, include_tofu_risk_dictionaries=False).convert(MIXED_ENDS)
    assert newscli("convert", "-", "--config", config, stdin=MIXED_ENDS).text == wanted
    assert json.loads(newscli("convert", "-", "--config", config, "--json", stdin=MIXED_ENDS).out)["text"] == wanted


@pytest.mark.parametrize("to", ["hans", "hant", "hant-tw", "hant-hk"])
def test_streamed_and_whole_are_the_same(newscli, to):
    text = (SEEDS / "wire.txt").read_text("utf-8")
    streamed = newscli("convert", "seeds/wire.txt", "--to", to)
    assert (streamed.status, streamed.err) == (0, "")
    assert streamed.text == api.convert(text, to=to).text


def test_a_long_stream(newscli):
    line = "软件的发展改变了后来的头发。\n"
    text = line * 20_000
    output = newscli("convert", "-", "--config", "s2t", stdin=text).text
    assert output == opencc.OpenCC("s2t", include_tofu_risk_dictionaries=False).convert(line) * 20_000


def test_a_byte_order_mark_is_no_text(newscli):
    assert newscli("convert", "-", "--config", "s2t", stdin="\ufeff软件").text == "軟件"


def test_a_stream_that_stops_being_utf8(newscli):
    result = newscli("convert", "-", "--config", "s2t", stdin="软件\n".encode() * 100_000 + b"\xff\xfe\n")
    assert result.status == 3
    assert result.err.count("\n") == 1


def test_changes_slice(newscli):
    made = json.loads(newscli("convert", "seeds/taiwan.txt", "--to", "hans", "--json").out)
    source = (SEEDS / "taiwan.txt").read_text("utf-8")
    assert made["from"] == "hant-tw"
    for change in made["changes"]:
        assert source[change["source_start"] : change["source_end"]] == change["before"]
        assert made["text"][change["start"] : change["end"]] == change["after"]


def test_unrepaired_unless_asked(newscli):
    damaged = "丁城經(jīng)濟(jì)發(fā)展,經(jīng)濟(jì)總量增長,發(fā)展迅速。\n"
    assert "(jīng)" in newscli("convert", "-", "--to", "hans", stdin=damaged).text
    assert (
        newscli("convert", "-", "--to", "hans", "--repair", stdin=damaged).text
        == "丁城经济发展,经济总量增长,发展迅速。\n"
    )


def test_keep_and_dictionary(newscli, tmp_path):
    words = tmp_path / "words.tsv"
    words.write_text("# own words\n软件\t程式軟體\n", "utf-8")
    assert newscli("convert", "-", "--config", "s2t", "--keep", "发展", stdin="发展发现").text == "发展發現"
    assert (
        newscli("convert", "-", "--config", "s2t", "--dictionary", str(words), stdin="软件发现").text == "程式軟體發現"
    )
    words.write_text("软件 程式軟體\n", "utf-8")
    result = newscli("convert", "-", "--config", "s2t", "--dictionary", str(words), stdin="软件")
    assert (result.status, result.err.count("\n")) == (3, 1)


def test_decisions_are_replayed(newscli, tmp_path):
    text = "后天去台里面谈。\n"
    made = json.loads(newscli("convert", "-", "--to", "hant-tw", "--json", stdin=text).out)
    first = made["ambiguities"][0]
    other = next(candidate for candidate in first["candidates"] if candidate != first["chosen"])
    decisions = tmp_path / "decisions.jsonl"
    decisions.write_text(json.dumps(first | {"chosen": other}) + "\n", "utf-8")
    output = newscli("convert", "-", "--to", "hant-tw", "--decisions", str(decisions), stdin=text).text
    assert output[first["start"] : first["start"] + len(other)] == other


def test_json_lines(newscli):
    records = '{"id": "a", "text": "软件"}\nbad\n{"id": "b", "text": "网络"}\n'
    result = newscli("convert", "-", "--from", "jsonl", "--config", "s2twp", "--format", "jsonl", stdin=records)
    assert [json.loads(line)["text"] for line in result.text.splitlines()] == ["軟體", "網路"]
    assert result.status == 3


def test_missing_file(newscli):
    result = newscli("convert", "missing.txt", "--to", "hans")
    assert (result.status, result.out, result.err.count("\n")) == (3, b"", 1)


def test_a_report_in_another_script_keeps_its_offsets(newscli):
    plain = json.loads(newscli("inspect", "seeds/taiwan.txt", "--json", "--only", "entities,quotes").out)
    shown = json.loads(
        newscli("inspect", "seeds/taiwan.txt", "--json", "--only", "entities,quotes", "--convert-to", "hans").out
    )
    assert shown["text"] == plain["text"]
    for a, b in zip(plain["entities"], shown["entities"], strict=True):
        assert b["name"] == api.convert(a["name"], config="tw2s").text
        assert [(m["start"], m["end"]) for m in a["mentions"]] == [(m["start"], m["end"]) for m in b["mentions"]]
    assert "說" not in newscli("inspect", "seeds/taiwan.txt", "--convert-to", "hans").text
