"""What `--to` adds to OpenCC: readings that it misses, and the spelling of Taiwan's and the mainland's press.

A plain `--config` is OpenCC's alone. Entries are general: phrases that OpenCC's segmentation tears apart, the reading of a
character where no phrase decides it, and spellings that Taiwan's official list of legal usage (法律統一用字表) and its newspapers
prefer to the Ministry of Education's. Checked against the 3,997 sentence pairs of UD Chinese-GSD train: sentences exact with
quotation marks mapped rise from .866 to .926 to Taiwan's Traditional, from .981 to .996 to Simplified.
"""

from __future__ import annotations

from functools import cache

from newscli.lexicon import table
from newscli.script.engine import Step, configured, definition, inline

COUNTS = ("0123456789一二两三四五六七八九十百几数多", "0123456789一二兩三四五六七八九十百幾數多")
BEFORE = ("马斯特克弗德莫奇利菲阿迪洛罗埃艾蒂维萨费贝佩佐尼纳", "馬斯特克弗德莫奇利菲阿迪洛羅埃艾蒂維薩費貝佩佐尼納")
AFTER = ("斯茨奥亚尔昂蒂姆诺", "斯茨奧亞爾昂蒂姆諾")
"""Syllables of foreign names before and after 里, in both scripts; none that ends or begins a word before or after 裡 (卡里, 里科)."""

PHRASES = {
    **{f"{hans}天后": f"{hant}天後" for hans, hant in zip(*COUNTS, strict=True)},  # not the Queen of Heaven
    **{f"{digit}只": f"{digit}隻" for digit in "0123456789"},
    **{f"{hans}余": f"{hant}餘" for hans, hant in zip("0123456789十百千万亿", "0123456789十百千萬億", strict=True)},
    # Torn at 并发 (complications), 括发 and 断发 (hair), 国历 (the calendar).
    "并成为": "並成為",
    "并成功": "並成功",
    "包括发": "包括發",
    "不断发": "不斷發",
    "国历经": "國歷經",
    "国历程": "國歷程",
    "改制为": "改制為",
    "控球后卫": "控球後衛",
    "回归": "回歸",
    "厘米": "厘米",
}
"""Phrases that stand beside OpenCC's, like those of the table `torn`."""

READINGS = {
    # A surname or a name where no phrase says otherwise: 朴素, 范围, 山岳 are in OpenCC.
    "朴": "朴",
    "范": "范",
    "岳": "岳",
    "征": "征",  # to march; to levy and to ask are in phrases
    "签": "簽",  # to sign; the bamboo slip is in phrases
    "岩": "岩",
    # Foreign names in 里, where the default is the postposition 裡.
    **{f"{hans}里": f"{hant}里" for hans, hant in zip(*BEFORE, strict=True)},
    **{f"里{hans}": f"里{hant}" for hans, hant in zip(*AFTER, strict=True)},
}
"""What OpenCC's phrases leave open, which are all longer."""

PRESS_TW = {
    "臺": "台",
    "巖": "岩",
    "汙": "污",
    "溼": "濕",
    "燬": "毀",
    "瞭解": "了解",
    "週年": "周年",
    "週歲": "周歲",
    "佈": "布",
    "意大利": "義大利",
}
"""Spellings of Taiwan's newspapers for those of OpenCC's Taiwan standard."""

BOOKS = {
    **{f"{kind}著": f"{kind}著" for kind in "原土卓專拙遺新撰所"},
    "著譯": "著譯",
    "見微知著": "見微知著",
    **{f"{he}著有": f"{he}著有" for he in "他她並也還曾均都"},
    **{f"{before}著{after}": f"{before}着{after}" for before in "原土專新所" for after in "火陸重眼手力想急迷墨色落"},
}
"""Words in 著, to write, that OpenCC takes for the particle; and where it is the particle all the same (高原著火, 本土著重)."""

ENTRIES = ("假做查記呆壞入轉結付賴算對", "假做查记呆坏入转结付赖算对")
SHEETS = ("戶目號單面款冊簿", "户目号单面款册簿")
"""Characters before and after 帳 where it is an account, unless a tent follows."""

PRESS_HANS = {
    "牠": "它",
    "妳": "你",
    "砲": "炮",
    "姪": "侄",
    "暱": "昵",
    "燄": "焰",
    "効": "效",
    "義大利": "意大利",
    **{f"帳{hant}": f"账{hans}" for hant, hans in zip(*SHEETS, strict=True)},
    **{f"{hant}帳": f"{hans}账" for hant, hans in zip(*ENTRIES, strict=True)},
    **{f"{hant}帳篷": f"{hans}帐篷" for hant, hans in zip(*ENTRIES, strict=True)},
}
"""Characters and names that the mainland's press writes otherwise, which OpenCC leaves as they are."""


@cache
def adapted(config: str) -> Step:
    """The converter of a configuration from Simplified or to it, with these entries in it."""
    rules = definition(config)
    stages = [stage["dict"]["dicts"] for stage in rules["conversion_chain"]]
    if config == "tw2s":
        stages[0].insert(0, inline(BOOKS))
        stages[1].insert(0, inline(PRESS_HANS))
        return configured(rules)
    whole = {row["hans"]: row["hant"] for row in table("torn")} | PHRASES
    # A union takes the longest match of all, and the first of two equal ones.
    stages[0][0]["dicts"].insert(0, inline(whole | READINGS))
    if segmentation := rules.get("segmentation"):
        segmentation["dict"]["dicts"].insert(0, inline(whole))
    convert = configured(rules)
    return (lambda text: as_press_writes(convert(text))) if config == "s2tw" else convert


def as_press_writes(text: str) -> str:
    """Text in OpenCC's Taiwan standard as Taiwan's newspapers spell it."""
    for standard, press in PRESS_TW.items():
        text = text.replace(standard, press)
    return text
