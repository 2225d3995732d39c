"""`newscli repair`: text on standard output, differences, checks, files rewritten in place."""

from __future__ import annotations

import codecs
import json

import pytest
from conftest import SEEDS

import newscli as api

DAMAGED = "丁城經(jīng)濟(jì)發(fā)展,經(jīng)濟(jì)總量增長,發(fā)展迅速。"
SOUND = "丁城經濟發展,經濟總量增長,發展迅速。"


def test_the_seed(newscli):
    result = newscli("repair", "seeds/huangpu.txt")
    assert (result.status, result.err) == (0, "")
    assert "領域實現創新突破" in result.text
    assert not set(result.text) & set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ?")
    assert result.text.count("\n") == (SEEDS / "huangpu.txt").read_text("utf-8").count("\n")


def test_the_records_replay(newscli):
    report = json.loads(newscli("repair", "seeds/huangpu.txt", "--json").out)
    codes = [item["code"] for item in report["repairs"]]
    assert (codes.count("gloss"), codes.count("torn"), len(codes)) == (196, 1, 197)
    assert all(item["applied"] and item["evidence"] for item in report["repairs"])
    source = (SEEDS / "huangpu.txt").read_text("utf-8")
    at, pieces = 0, []
    for item in report["repairs"]:
        assert source[item["source_start"] : item["source_end"]] == item["before"]
        assert report["text"][item["start"] : item["end"]] == item["after"]
        pieces += [source[at : item["source_start"]], item["after"]]
        at = item["source_end"]
    assert "".join([*pieces, source[at:]]) == report["text"]


@pytest.mark.parametrize("seed", ["pinyin.txt", "wire.txt", "taiwan.txt", "hongkong.txt"])
def test_sound_samples_stay_as_they_are(newscli, seed):
    assert newscli("repair", f"seeds/{seed}").out == (SEEDS / seed).read_bytes()
    assert newscli("repair", f"seeds/{seed}", "--check").status == 0


def test_check(newscli):
    result = newscli("repair", "seeds/huangpu.txt", "seeds/wire.txt", "--check")
    assert result.status == 1
    assert result.text == "seeds/huangpu.txt: would be repaired: 196 gloss, 1 torn\n"
    assert newscli("repair", "seeds/huangpu.txt", "missing.txt", "--check").status == 3


def test_several_as_json_lines(newscli):
    lines = newscli("repair", "seeds/huangpu.txt", "seeds/wire.txt", "--format", "jsonl").text.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["seeds/huangpu.txt", "seeds/wire.txt"]


def test_ignore(newscli):
    assert newscli("repair", "-", "--ignore", "gloss", "--ignore", "torn", stdin=DAMAGED).text == DAMAGED


@pytest.mark.parametrize(
    ("mark", "encoding", "end"),
    [
        (b"", "utf-8", "\n"),
        (codecs.BOM_UTF8, "utf-8", "\r\n"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "\r\n"),
        (b"", "utf-8", "\r"),
    ],
)
def test_in_place_keeps_encoding_mark_and_line_ends(newscli, tmp_path, mark, encoding, end):
    path = tmp_path / "a.txt"
    original = mark + f"{DAMAGED}{end}{DAMAGED}{end}".encode(encoding)
    path.write_bytes(original)
    result = newscli("repair", "--in-place", str(path))
    assert (result.status, result.out) == (0, b"")
    assert path.read_bytes() == mark + f"{SOUND}{end}{SOUND}{end}".encode(encoding)
    assert (tmp_path / "a.txt.bak").read_bytes() == original


def test_in_place_leaves_sound_files_alone(newscli, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SOUND, "utf-8")
    before = path.stat().st_mtime_ns
    assert newscli("repair", "--in-place", str(path)).status == 0
    assert path.stat().st_mtime_ns == before
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]


def test_in_place_refuses_pages_and_records(newscli, tmp_path):
    page, records = tmp_path / "a.html", tmp_path / "a.jsonl"
    page.write_text(f"<html><body><p>{DAMAGED * 5}</p></body></html>", "utf-8")
    records.write_text(json.dumps({"text": DAMAGED}) + "\n", "utf-8")
    before = page.read_bytes(), records.read_bytes()
    result = newscli("repair", "--in-place", str(page), str(records))
    assert result.status == 3
    assert result.err.count("\n") == 2
    assert (page.read_bytes(), records.read_bytes()) == before
    assert newscli("repair", "--in-place", "-", stdin=DAMAGED).status == 2


def test_in_place_in_another_encoding(newscli, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(DAMAGED.encode("gb18030"))
    assert newscli("repair", "--in-place", "--encoding", "gb18030", str(path)).status == 0
    assert path.read_bytes() == SOUND.encode("gb18030")


def test_diff_and_patch(newscli):
    assert newscli("repair", "-", "--diff", stdin=DAMAGED).text == (
        "-: 5 gloss\n1:1  丁城經[-(jīng)-]濟[-(jì)-]發[-(fā)-]展,經[-(jīng)-]濟[-(jì)-]總量增長,發[-(fā)-]展迅速。\n"
    ).replace("5 gloss", "6 gloss")
    patch = newscli("repair", "-", "--diff", "--format", "text", stdin=DAMAGED + "\n").text
    assert patch.splitlines()[2:] == ["@@ -1 +1 @@", f"-{DAMAGED}", f"+{SOUND}"]
    assert newscli("repair", "-", "--diff", stdin=SOUND).out == b""


def test_a_page_gives_its_text(newscli):
    assert newscli("repair", "seeds/page.html").text.startswith("云栖县试点“共享农机” 春耕成本降两成\n")


def test_python(newscli):
    text, records = api.repair(DAMAGED)
    assert text == SOUND
    assert api.replay(DAMAGED, records) == text
    assert api.repair(text) == (text, ())


def test_repairs_of_a_page_stand_in_the_page(newscli, tmp_path):
    page = f"<html><head><title>丁城要聞</title></head><body><h1>丁城要聞</h1><p>{DAMAGED * 6}</p></body></html>"
    path = tmp_path / "a.html"
    path.write_text(page, "utf-8")
    report = json.loads(newscli("repair", str(path), "--json").out)
    assert SOUND in report["text"]
    assert len(report["repairs"]) == 36
    for item in report["repairs"]:
        assert page[item["source_start"] : item["source_end"]] == item["before"]
    assert "[-(jīng)-]" in newscli("repair", str(path), "--diff").text


def test_lost_bytes_of_a_page_stand_in_the_page(newscli, tmp_path):
    page = (
        "<html><head><title>丁城要聞</title></head><body><h1>丁城要聞</h1><p>" + "丁城市統計局表示，去年出口增長。" * 4
    )
    path = tmp_path / "a.html"
    path.write_bytes(page.encode() + "新的一年".encode() + b"\xff" + "前景樂觀。</p></body></html>".encode())
    report = json.loads(newscli("repair", str(path), "--errors", "replace", "--encoding", "utf-8", "--json").out)
    (loss,) = report["repairs"]
    assert (loss["code"], loss["applied"]) == ("undecodable", False)
    assert report["text"][loss["start"] : loss["end"]] == "\ufffd"
    assert loss["source_start"] == len(page) + 4
