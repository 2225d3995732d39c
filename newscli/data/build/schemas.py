"""Build the JSON Schemas in `newscli/data/schemas/` from the types of `newscli.model` and `newscli.report`.

    python newscli/data/build/schemas.py

pydantic reads the dataclasses, so that the schema cannot say something else than the code. A test runs `schema()` and
compares it with the files.
"""

import json
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from newscli import model, report
from newscli.report import ALWAYS, INTERNAL, Report

SCHEMAS = Path(__file__).parents[1] / "schemas"
NAMES = {"report": Report, "conversion": model.Conversion, "comparison": model.Comparison}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


TYPES: dict[str, Any] = {name: getattr(model, name) for name in model.__all__}
vars(report).update(TYPES)  # where pydantic looks up the names in the annotations of Report
for value in (*TYPES.values(), Report):
    if isinstance(value, type) and is_dataclass(
        value
    ):  # so that what is written beneath a field becomes its description
        setattr(value, "__pydantic_config__", {"use_attribute_docstrings": True})  # noqa: B010


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema called `name`, one of `NAMES`."""
    made = TypeAdapter(NAMES[name]).json_schema(mode="serialization")
    if name == "report":
        _only_what_was_asked_for(made)
    _closed(made)
    made["properties"]["schema"] = {"const": f"newscli.{name}/1"}
    return {"$schema": DIALECT, "$id": f"newscli.{name}/1"} | made


def _only_what_was_asked_for(made: dict[str, Any]) -> None:
    """Drop what never leaves the program; a field that was not asked for is absent, never null."""
    for name in INTERNAL:
        made["properties"].pop(name)
    for name in ("Alignment", "Run", "Metadata"):
        made["$defs"].pop(name, None)
    for name, field in made["properties"].items():
        field.pop("default", None)
        if name not in ALWAYS:
            (made["properties"][name],) = (kind for kind in field["anyOf"] if kind != {"type": "null"})
    made["required"] = list(ALWAYS)


def _closed(made: dict[str, Any]) -> None:
    """Every field of every object is written, and no other."""
    for place in (made, *made["$defs"].values()):
        if place.get("type") == "object":
            place["additionalProperties"] = False
            place["properties"] = {name.rstrip("_"): value for name, value in place["properties"].items()}
            if place is not made or "required" not in place or made["title"] != "Report":
                place["required"] = list(place["properties"])


if __name__ == "__main__":
    SCHEMAS.mkdir(exist_ok=True)
    for name in NAMES:
        written = json.dumps(schema(name), ensure_ascii=False, indent=1) + "\n"
        (SCHEMAS / f"{name}.json").write_text(written, "utf-8")
