"""The JSON Schemas: generated from the types, and true of what every command writes."""

from __future__ import annotations

import importlib.util
import json

import pytest
from conftest import ROOT, SEEDS
from jsonschema import Draft202012Validator

SCHEMAS = ROOT / "newscli" / "data" / "schemas"
VIEWS = ("inspect", "parse", "repair", "script", "summary", "keywords", "entities", "quotes", "claims")


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")))


@pytest.mark.parametrize("name", ["report", "conversion", "comparison"])
def test_the_schema_is_what_the_types_say(name):
    path = ROOT / "newscli" / "data" / "build" / "schemas.py"
    spec = importlib.util.spec_from_file_location("schemas", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    assert written == module.schema(name), f"run python {path.relative_to(ROOT)}"


@pytest.mark.parametrize("name", ["report", "conversion", "comparison"])
def test_schema_command(newscli, name):
    schema = json.loads(newscli("schema", name).out)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"newscli.{name}/1"


@pytest.mark.parametrize("command", VIEWS)
def test_every_command_writes_what_the_schema_says(newscli, command):
    names = [f"seeds/{path.name}" for path in sorted(SEEDS.iterdir()) if path.suffix in (".txt", ".html")]
    report = validator("report")
    for document in json.loads(newscli(command, *names, "--json").out):
        report.validate(document)


@pytest.mark.parametrize("target", [("--to", "hans"), ("--config", "s2twp")])
def test_convert_writes_what_the_schema_says(newscli, target):
    validator("conversion").validate(json.loads(newscli("convert", "seeds/hongkong.txt", *target, "--json").out))


def test_the_schema_refuses_a_renamed_field(newscli):
    document = json.loads(newscli("keywords", "seeds/wire.txt", "--json").out)
    document["key_words"] = document.pop("keywords")
    assert not validator("report").is_valid(document)


def test_compare_writes_what_the_schema_says(newscli):
    validator("comparison").validate(json.loads(newscli("compare", "seeds/wire.txt", "seeds/taiwan.txt", "--json").out))
