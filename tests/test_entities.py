"""Entities: types, spans, grouping and titles."""

from __future__ import annotations

from itertools import pairwise

import pytest
from conftest import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli import lexicon
from newscli.alignment import Alignment
from newscli.annotators.entities import annotate, gazetteer, mentions
from newscli.model import Entity, Source
from newscli.options import Options
from newscli.report import Report


def entities(text: str) -> tuple[Entity, ...]:
    source = Source(name="-", kind="text", encoding="utf-8", encoding_confidence=1.0, bytes=0, sha256="", url=None)
    return annotate(Report(source=source, text=text, alignment=Alignment.identity(len(text))), Options())


@pytest.mark.parametrize("case", cases("entities"), ids=lambda case: case["id"])
def test_cases(case: dict[str, object]) -> None:
    assert [f"{entity.type} {entity.name}" for entity in entities(str(case["text"]))] == case["expect"]


def test_a_title_is_data_and_not_part_of_the_name() -> None:
    (person,) = (entity for entity in entities("周启明书记在会上说，周启明将出席。") if entity.type == "PERSON")
    assert (person.name, person.title, len(person.mentions)) == ("周启明", "书记", 2)


@settings(max_examples=12, deadline=None)
@given(st.text(alphabet="张三李四在上海市政府说，。“”（）\n 台北A·1", max_size=40))
def test_mentions_are_sorted_disjoint_stretches_of_the_text(text: str) -> None:
    spans = [(mention.start, mention.end) for mention in mentions(text) if mention.type != "EVENT"]
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(start >= 0 and end <= len(text) for start, end in spans)


def test_forms_of_one_referent_are_aliases() -> None:
    state = {entity.name: entity for entity in entities("中国核工业集团有限公司发布公告。中核集团称，项目已开工。")}
    assert state["中国核工业集团有限公司"].aliases == ("中核集团",)


def test_ids_follow_the_first_mentions() -> None:
    found = entities("周启明书记在上海说，北京的朋友来到上海。")
    assert [entity.id for entity in found] == [f"e{number}" for number in range(1, len(found) + 1)]
    starts = [entity.mentions[0].start for entity in found]
    assert starts == sorted(starts)


@pytest.mark.parametrize("table", ["organisations", "people"])
def test_a_name_is_the_same_as_another_of_the_tables(table: str) -> None:
    names = gazetteer.names().words
    assert [row["name"] for row in lexicon.table(table) if row["same_as"] and row["same_as"] not in names] == []
