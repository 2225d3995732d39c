"""Builds `data/places.tsv`: place names of the world in the words of the mainland, Taiwan and Hong Kong.

    python newscli/data/build/places.py [ADCODES.csv] [HAND.txt]

Takes countries and cities from CLDR (through Babel), the administrative divisions of the mainland from a CSV file with the
columns `adcode` and `name` (as in cpca, MIT), and keeps the rows of the present table whose source is `newscli`; HAND.txt
adds such rows, one kind a line: `city 雪梨=悉尼 …`. Names are folded to Simplified characters, which is how they are matched.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from babel import Locale

from newscli import lexicon

TARGET = lexicon.DATA / "places.tsv"
HEADER = """# table: places
# holds: names of countries, regions, cities, districts, historical states, well-known roads, stations and sites, folded to Simplified characters; same_as names the mainland's word for the same place
# excludes: words that are more often something else (朝阳, 东方), villages and lesser streets, anything an atlas or gazetteer of news would not list
# source: CLDR (cldr); administrative divisions of the mainland as in cpca (adcode); written for newscli (newscli)
# licence: Unicode-3.0 (cldr); MIT (adcode); Apache-2.0 (newscli)
# user: annotators/entities
name\tkind\tsame_as\tsource
"""
DIVISION = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|林区|矿区|[省市县区盟旗州])$")
NATION = re.compile(
    "(?:蒙古|朝鲜|土家|维吾尔|哈萨克|柯尔克孜|塔吉克|布依|仡佬|傈僳|景颇|哈尼|拉祜|达斡尔|鄂温克|鄂伦春|东乡|保安|撒拉|各|"
    "[回藏苗侗彝傣白壮瑶黎佤满羌锡畲土])?族"
)
NOT_PLACES = frozenset({"EU", "EZ", "UN", "001", "QO", "ZZ", "XA", "XB"})
AMBIGUOUS = frozenset(
    [
        "中美",
        "朝阳",
        "东方",
        "和平",
        "新城",
        "城关",
        "城中",
        "城东",
        "城西",
        "城北",
        "城南",
        "中原",
        "新建",
        "红旗",
        "光明",
        "前进",
        "向阳",
        "友谊",
        "东风",
        "解放",
        "长安",
        "兴安",
        "安定",
        "永安",
        "福安",
        "文山",
        "金山",
        "大同",
        "建设",
        "胜利",
        "东区",
        "西区",
        "宝山",
        "大通",
        "通道",
        "资源",
        "互助",
        "同心",
        "景泰",
        "平安",
        "民主",
        "玉泉",
        "开平",
        "开发",
        "延安",
        "龙门",
        "黄龙",
        "兴隆",
        "太平",
        "兴业",
        "大方",
        "普定",
        "清河",
        "南部",
        "中方",
        "西乡",
        "江口",
        "大名",
        "高明",
        "高要",
        "金牛",
        "青云",
        "青年",
        "青山",
        "天元",
        "大理",
        "丰满",
        "尖山",
        "丰都",
        "郊区",
        "矿区",
        "城区",
        "昌邑",
        "市区",
        "山阳",
        "新市",
        "新华",
        "桥东",
        "桥西",
        "南关",
        "开福",
        "青龙",
        "东山",
        "东海",
        "南海",
        "中山",
        "岳阳",
        "青海",
        "新安",
        "玉山",
        "新田",
        "新兴",
        "宽城",
        "华龙",
        "文化",
        "中站",
        "思明",
        "合作",
        "日照",
        "江山",
        "白银",
        "灯塔",
        "磐石",
        "安宁",
        "安国",
        "宁国",
        "五常",
        "弥勒",
        "龙井",
        "临海",
        "阿里",
        "万宁",
        "尚志",
        "孝义",
        "同江",
        "海北",
        "海东",
        "海西",
        "根河",
        "开原",
        "原平",
        "当阳",
        "安达",
        "明光",
        "四会",
        "德兴",
        "资兴",
        "高平",
        "永济",
        "石首",
        "界首",
        "铁力",
        "市辖",
        "合山",
        "应城",
        "应县",
        "任县",
        "通化",
        "天门",
        "洪江",
        "长治",
        "北海",
        "内江",
        "安顺",
        "海门",
        "三河",
        "广安",
        "东兴",
    ]
)


def rows_of_cldr() -> dict[str, tuple[str, str, str]]:
    """Countries and the cities that name time zones, in three regional vocabularies."""
    found: dict[str, tuple[str, str, str]] = {}
    mainland = Locale.parse("zh_Hans")
    for language in ("zh_Hans", "zh_Hant", "zh_Hant_HK"):
        locale = Locale.parse(language)
        for code, name in locale.territories.items():
            if code in NOT_PLACES:
                continue
            add(found, name, "country", mainland.territories[code], "cldr")
        for zone, names in locale.time_zones.items():
            if city := names.get("city"):
                add(found, city, "city", mainland.time_zones.get(zone, {}).get("city", city), "cldr")
    return found


def add(found: dict[str, tuple[str, str, str]], name: str, kind: str, canonical: str, source: str) -> None:
    """Enter a name unless it is a composite, ambiguous, a single character or not Chinese."""
    name, canonical = lexicon.fold(name), lexicon.fold(canonical)
    if re.fullmatch(r"[\u4e00-\u9fff·]{2,}", name) and name not in AMBIGUOUS and name not in found:
        found[name] = (kind, "" if canonical == name else canonical, source)


def rows_of_divisions(path: Path) -> dict[str, tuple[str, str, str]]:
    """Provinces, prefectures and counties, with their short forms where these are safe."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in csv.DictReader(path.open(encoding="utf-8")):
        kind = "province" if row["adcode"][2:6] == "0000" else "city" if row["adcode"][4:6] == "00" else "county"
        add(found, row["name"], kind, row["name"], "adcode")
        short = NATION.sub("", DIVISION.sub("", row["name"])) if "族" in row["name"] else DIVISION.sub("", row["name"])
        if kind != "county" or len(short) > 2 or row["name"].endswith("市"):
            add(found, short, kind, row["name"], "adcode")
    return found


def rows_by_hand(path: Path | None) -> dict[str, tuple[str, str, str]]:
    """The rows written for newscli: those of the present table, then those of `path`."""
    found = {}
    if TARGET.exists():
        found = {
            r["name"]: (r["kind"], r["same_as"], "newscli") for r in lexicon.table("places") if r["source"] == "newscli"
        }
    for line in path.read_text("utf-8").splitlines() if path else ():
        kind, *names = line.split()
        if kind != "#":
            for name, _, canonical in (entry.partition("=") for entry in names):
                found.setdefault(name, (kind, canonical, "newscli"))
    return found


def main(divisions: str | None = None, hand: str | None = None) -> None:
    """Write the table; later sources give way to earlier ones."""
    sources = [rows_by_hand(Path(hand) if hand else None), rows_of_cldr()]
    sources.append(rows_of_divisions(Path(divisions)) if divisions else {})
    found: dict[str, tuple[str, str, str]] = {}
    for source in sources:
        for name, row in source.items():
            found.setdefault(name, row)
    TARGET.write_text(HEADER + "".join("\t".join((n, *found[n])) + "\n" for n in sorted(found)), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
