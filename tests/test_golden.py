"""Golden files: what every command prints for the seeds, in every format. `pytest --update-golden` writes them anew."""

from __future__ import annotations

import pytest

TABLES = [(seed, command) for seed in ("huangpu", "wire", "taiwan", "hongkong") for command in ("inspect", "parse")]
ON_HUANGPU = ("script", "summary", "keywords", "entities", "quotes", "claims")
FORMATS = {
    "repair": ("text", "csv"),
    "parse": ("text",),
    "script": ("text", "csv"),
    "summary": ("text", "csv"),
    "keywords": ("text", "csv"),
    "entities": ("text", "csv"),
    "quotes": ("text", "csv"),
    "claims": ("text", "csv"),
}


@pytest.mark.parametrize(("seed", "command"), [*TABLES, *(("huangpu", command) for command in ON_HUANGPU)])
def test_table(newscli, golden, seed, command):
    golden(f"{seed}.{command}.table", newscli(command, f"seeds/{seed}.txt").out)


@pytest.mark.parametrize("columns", ["60", "160"])
def test_width(newscli, golden, columns):
    golden(f"huangpu.inspect.{columns}.table", newscli("inspect", "seeds/huangpu.txt", COLUMNS=columns).out)


@pytest.mark.parametrize(("command", "form"), [(command, form) for command, forms in FORMATS.items() for form in forms])
def test_format(newscli, golden, command, form):
    golden(f"huangpu.{command}.{form}", newscli(command, "seeds/huangpu.txt", "--format", form).out)


@pytest.mark.parametrize("seed", ["huangpu", "taiwan"])
def test_json(newscli, golden, seed):
    golden(f"{seed}.inspect.json", newscli("inspect", f"seeds/{seed}.txt", "--json").out)


def test_page(newscli, golden):
    golden("page.inspect.table", newscli("inspect", "seeds/page.html").out)


@pytest.mark.parametrize("option", ["--diff", "--explain"])
def test_repair(newscli, golden, option):
    golden(f"huangpu.repair{option}.table", newscli("repair", "seeds/huangpu.txt", option).out)


def test_repair_patch(newscli, golden):
    golden("huangpu.repair--diff.text", newscli("repair", "seeds/huangpu.txt", "--diff", "--format", "text").out)


@pytest.mark.parametrize("target", ["hans", "hant-tw", "hant-hk"])
def test_convert(newscli, golden, target):
    golden(f"wire.convert.{target}.text", newscli("convert", "seeds/wire.txt", "--to", target).out)


@pytest.mark.parametrize("option", ["--diff", "--explain"])
def test_convert_shown(newscli, golden, option):
    golden(f"taiwan.convert{option}.table", newscli("convert", "seeds/taiwan.txt", "--to", "hans", option).out)


def test_claims_explained(newscli, golden):
    golden("huangpu.claims--explain.table", newscli("claims", "seeds/huangpu.txt", "--explain").out)


def test_explanations_stacked(newscli, golden):
    golden("huangpu.claims--explain.60.table", newscli("claims", "seeds/huangpu.txt", "--explain", COLUMNS="60").out)
