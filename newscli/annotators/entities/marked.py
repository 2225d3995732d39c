"""Works, laws, events and products, where a mark or a cue makes them sure: 《…》, …法第三条, 第五届…博览会, 神舟十八号.

What is only described (一项新规, 这次会议) is left out; a false result would be worse than a missed one.
"""

from __future__ import annotations

from collections.abc import Iterator

from newscli.annotators.entities import bodies, gazetteer
from newscli.annotators.entities.mentions import HAN, Mention, Reading
from newscli.patterns import lazy

NUMBER = r"[\d〇零一二三四五六七八九十百]"
_TITLE = lazy(r"《([^《》\n]{1,40})》")
_LAW_END = lazy(
    r"(?:法|法典|宪法|条例|条约|公约|协定|议定书|细则|规定|办法|规则|章程|宪章|决定|法案|草案|修正案|基本法)(?:[（(][^）)]{1,12}[）)])?$"
)
# A law without marks stands after a word that points to it, and before its article or what it does.
_LAW = lazy(
    rf"(?:依据|根据|依照|按照|(?:涉嫌?|依)?违反|触犯|涉犯|修正|修订|三读通过|援引|适用|依(?!违反)|犯(?!罪))(?P<law>{HAN}{{1,18}}?(?:法|条例))"
    rf"(?=第?{NUMBER}+条|规定|罪|等|，|。|、|；|处|可处|将|对|予以|裁罚|移送|论处)"
)
_NOT_LAW = lazy(r"(?:方|办|做|想|看|说|依|司|执|立|守|用|战|疗|手|技|书|魔|无|非|合|违)法$")
_EVENTS = (
    "大会|峰会|论坛|博览会|运动会|奥运会|亚运会|冬奥会|残奥会|全运会|世界杯|世锦赛|锦标赛|公开赛|联赛|电影节|艺术节|音乐节|车展|书展|展览会|"
    "交易会|进博会|广交会|服贸会|世博会|联欢会|晚会|研讨会|高峰会|影展|双年展|马拉松"
)
_EVENT = lazy(
    rf"(?:第{NUMBER}+[届次](?:{HAN}|[\d·—-]){{0,18}}?|{NUMBER}{{4}}年?{HAN}{{2,14}}?)(?:{_EVENTS})(?!{_EVENTS})"
)
# What makes a site of an event's name: 奥运|村.
_SITE_OF_EVENT = frozenset(("村", "园", "园区", "馆", "公园", "场馆"))
# Events that have a host, who stands before the name: 巴黎|奥运会; a war has none.
_HOSTED = tuple("会展节杯赛")
# Who comes from the place before it: 日本|奥运会|选手.
_GUESTS = ("代表", "选手", "金牌", "银牌", "铜牌", "奖牌", "冠军", "国手", "健儿", "资格")
_PRODUCT = lazy(
    rf"(?:神舟|天宫|天舟|嫦娥|天问|长征|东风|北斗|风云|海洋|实践|高分|鹊桥|梦天|问天|福卫|猎鹰)(?:{NUMBER}+(?:号[甲乙丙丁]?|[A-Z])|[-—]\d+)"
    r"|(?:iPhone|iPad|MacBook|Galaxy|Pixel|Windows|ChatGPT|GPT|Mate|Model|Xbox|PlayStation|Switch|AirPods|Kindle|Surface|Vision)"
    r"(?:[ -]?(?:\d+(?:\.\d+)?[A-Za-z]?|[SXY3](?![A-Za-z])|Pro|Max|Plus|Ultra|Air|mini|Fold|Flip))+|ChatGPT|iPhone|iPad|Gemini|DeepSeek|Android|iOS"
)


def marked(reading: Reading) -> Iterator[Mention]:
    """The works, laws, events and products of a text; these may overlap other names."""
    folded = reading.text
    papers = {paper.start for paper in bodies.papers(folded)}
    for match in _TITLE.finditer(folded):
        entry = gazetteer.names().words.get(match[1])
        if match.start(1) not in papers and not (entry and entry.type == "ORG"):
            yield Mention(match.start(1), match.end(1), "LAW" if _LAW_END.search(match[1]) else "WORK")
    for match in _LAW.finditer(folded):
        if not _NOT_LAW.search(match["law"]) and len(match["law"]) > 1:
            yield Mention(match.start("law"), match.end("law"), "LAW")
    yield from _events(reading)
    yield from (Mention(*match.span(), "PRODUCT") for match in _PRODUCT.finditer(folded))


def _events(reading: Reading) -> Iterator[Mention]:
    """Events by number or year and kind, and those that are called by one name, with their host: 巴黎|奥运会."""
    text, last = reading.text, 0
    after = {token.start: text[token.start : token.end] for token in reading.tokens}
    numbered = (match.span() for match in _EVENT.finditer(text))
    named = ((_with_host(text, start, end), end) for start, end, _ in gazetteer.events().matches(text))
    words = (span for span in named if span[1] - span[0] > 4 or reading.is_word(*span))
    for start, end in sorted((*numbered, *words), key=lambda span: (span[0], -span[1])):
        if start >= last and after.get(end) not in _SITE_OF_EVENT:
            yield Mention(start, end, "EVENT")
            last = end


def _with_host(text: str, start: int, end: int) -> int:
    """Where the name of an event begins whose proper part begins at `start`."""
    for length in range(min(start, 4), 1, -1) if text[end - 1] in _HOSTED and not text.startswith(_GUESTS, end) else ():
        entry = gazetteer.names().words.get(text[start - length : start])
        if entry and entry.type == "PLACE":
            return start - length
    return start
