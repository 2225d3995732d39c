"""Organisations that their form makes certain: bodies of the tables, city bureaux, associations, departments after their head.

The networks cut long names of bodies at 及 and before 分局; here a name is as long as its words allow. Every finder works on the
folded text and its words, and stops at anything that is no noun.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from newscli.annotators.entities import gazetteer
from newscli.annotators.entities.mentions import HAN, Mention, Reading

# Bodies that share a head: 市经信|两委.
_COORDINATED = re.compile(rf"[省市区县州]{HAN}{{2,5}}[两三]委")

_QUOTED_BODY = re.compile(
    rf"[“「『\"]({HAN}{{2,16}}(?:联盟|同盟|公司|集团|协会|学会|委员会|基金会|联合会|俱乐部|研究院|研究所|联合体|党支部))[”」』\"]"
)

# Media have names like books; what they do, or how they end, tells them.
_PAPER = re.compile(
    r"《([^《》\n]{1,19}(?:时报|日报|晚报|早报|邮报|晨报|公报|周报|商报|电讯报|卫报|新报|月刊|周刊|新闻网|新闻周刊|新闻))》"
    r"|《([^《》\n]{1,20})》(?=(?:记者|社[评论]|引述|援引|报[道导]|称|指出|独家|专访|消息))"
)

# Bureaux of Taiwan's cities and counties.
_CITY = (
    r"(?:(?:台北|新北|桃园|台中|台南|高雄|基隆|新竹|嘉义)[市县]?|[北桃中南高竹]市|"
    r"(?:宜兰|苗栗|彰化|南投|云林|屏东|花莲|台东|澎湖|金门|连江)县?)"
)
_DUTIES = (
    "教育|卫生|社会|劳工|劳动|警察|消防|环保|环境保护|民政|财政|财税|税捐稽征|地方税|经济发展|经发|产业发展|产发|都市发展|都发|城乡发展|建设|工务|水利|农业|"
    "农粮|海洋|交通|交通旅游|观光旅游|观光传播|观光|文化|文化观光|地政|捷运工程|捷运|新建工程|养护工程|养工|公园|动物保护|动保|兽医|法制|新闻|"
    "体育|运动|青年|青年发展|客家事务|客家|原住民族|原民|秘书|人事|主计|政风|研考|资讯|空气品质|违章建筑|停车管理|公共运输|公运|毒品危害防制|社会住宅|住宅|都市更新"
)
_CITY_BUREAU = re.compile(rf"{_CITY}(?:政府|府)?(?:(?:{_DUTIES})[局处会]|警局|市府|县府|议会)")

# A precinct, wherever the words are torn: 头份分局, 三民二分局, 凤山警分局.
_PRECINCT = re.compile(rf"({HAN}{{2}})(?:[一二三四五六]|区)?警?分局")
_DEPARTMENT = re.compile(
    r"(?:立院党团|党团|分局|侦查队|侦查大队|刑事警察大队|刑警大队|交通大队|保安大队|大队|中队|派出所|分驻所|分队|分署|分院|分会|分校|分公司|分行|分处|分社|支队|"
    r"总队|总局|总署|学院|学系|(?<![关体派谱维联])系|研究所|研究中心|研究院|实验室|附属医院|附设医院|医学院|商学院|法学院|工务段|管理处|办事处|执行署|调查处|调查站)(?=长?$)"
)
_HEADS = re.compile(r"(?:局|党|署|部|院|会|队|处|府|所|大学|学院|公司|银行|集团|医院|分局|厅|委|中心)$")
_NOUNS = frozenset({"n", "nz", "nw", "vn", "an", "f", "s", "LOC", "ORG", "PER"})

_ASSOCIATION = re.compile(
    r"(?:协会|学会|公会|总会|商会|联会|联合会|促进会|协进会|基金会|总工会|工会|同业公会|联谊会|校友会|联席会|协会联合会|联盟|大联盟|人力银行)$"
)
# What stands before an association and is no part of its name.
_NO_PART = re.compile(
    "当地|当局|本地|全国|全港|全台|全球|各地|国际|相关|多个|行业|业界|民间|地方|同业|环团|学者|专家|记者|"
    "会长|理事长|主席|发言人|代表|现场|该会|目前|今年|去年|政府|公益"
)

# What bodies end with whose heads are called by it: 部|长, 局|长.
_HEADED = frozenset("部局署厅处院会所馆台校")

# Prosecutors and regional police by their place.
_PROSECUTORS = re.compile(r"(?:新北|[北士桃竹苗彰雄屏宜基桥])检(?=侦|起诉|声押|复讯|指挥|认为|依|今|昨|调查|检察)")
_REGIONAL_POLICE = re.compile(
    rf"(?:[东西]九龙|九龙[东西]|港岛|新界[南北])总区(?:{HAN}{{2,4}}?(?:组|部|队|科))?|水警总区"
)


def coordinated(reading: Reading) -> Iterator[Mention]:
    """Bodies that share a head, written together."""
    yield from (Mention(match.start(), match.end(), "ORG") for match in _COORDINATED.finditer(reading.text))


def quoted_organisations(reading: Reading) -> Iterator[Mention]:
    """Names of bodies in quotation marks: “某某创新联盟”."""
    for match in _QUOTED_BODY.finditer(reading.text):
        yield Mention(match.start(1), match.end(1), "ORG")


def papers(folded: str) -> Iterator[Mention]:
    """Media in title marks: 《某某时报》, 《某某》报道."""
    for match in _PAPER.finditer(folded):
        yield Mention(*match.span(match.lastindex or 0), "ORG")


def media(reading: Reading) -> Iterator[Mention]:
    """Media in title marks."""
    yield from papers(reading.text)


def listed(reading: Reading) -> Iterator[Mention]:
    """Bodies of the tables that are words of the text or name an office, unless the networks name one that is longer."""
    for start, end, _ in certain().matches(reading.text):
        if (end - start > 4 or reading.is_word(start, end) or _has_head(reading, start, end)) and not _within_another(
            reading, start, end
        ):
            yield Mention(start, end, "ORG")


def _has_head(reading: Reading, start: int, end: int) -> bool:
    """Whether the body stands in the title of its head: 内政部|长, 卫生局|长."""
    title = reading.text[end - 1 : end + 1]
    return title[:1] in _HEADED and title[1:] == "长" and start in reading.starts and end + 1 in reading.ends


def city_bureaux(reading: Reading) -> Iterator[Mention]:
    """Bureaux of a city or county: 台中市政府都发局, 北市卫生局."""
    for match in _CITY_BUREAU.finditer(reading.text):
        if match.start() in reading.starts and not _within_another(reading, *match.span()):
            yield Mention(match.start(), match.end(), "ORG")


def associations(reading: Reading) -> Iterator[Mention]:
    """Associations with the nouns before them: 的士|司机|从业员|总会."""
    for number, token in enumerate(reading.tokens):
        if not _ASSOCIATION.search(reading.text, token.start, token.end):
            continue
        start = _leftmost(reading, number)
        name = reading.text[start : token.end]
        if len(name) > 4 and name not in gazetteer.common_nouns() and not _within_another(reading, start, token.end):
            yield Mention(start, token.end, "ORG")


def stations(reading: Reading) -> Iterator[Mention]:
    """Police and prosecutors named after their place: 三民二分局, 凤山警分局, 东九龙总区重案组, 屏检."""
    for match in _PRECINCT.finditer(reading.text):
        if _is_place(match[1]) and match.start() in reading.starts and not _within_another(reading, *match.span()):
            yield Mention(match.start(), match.end(), "ORG")
    for match in (*_PROSECUTORS.finditer(reading.text), *_REGIONAL_POLICE.finditer(reading.text)):
        if match.start() in reading.starts:
            yield Mention(match.start(), match.end(), "ORG")


@cache
def certain() -> gazetteer.Trie[gazetteer.Entry]:
    """The organisations of the tables by names of three characters or more; of two, too, in Taiwan and Hong Kong."""
    return gazetteer.Trie(
        {
            name: entry
            for name, entry in gazetteer.names().words.items()
            if entry.type == "ORG" and not name.isascii() and (len(name) > 2 or entry.kind in ("hk", "tw"))
        }
    )


def _leftmost(reading: Reading, number: int) -> int:
    """Where the run of nouns begins that ends before token `number`."""
    start = reading.tokens[number].start
    for token in reversed(reading.tokens[max(0, number - 5) : number]):
        if token.end != start or token.tag not in _NOUNS or _NO_PART.fullmatch(reading.text, token.start, token.end):
            break
        start = token.start
    return start


def _is_place(name: str) -> bool:
    """Whether the tables have the place, by itself or as a division."""
    return any(name + division in gazetteer.names().words for division in ("", "区", "市", "镇", "乡"))


def _within_another(reading: Reading, start: int, end: int) -> bool:
    """Whether a name of the networks overlaps the stretch without lying in it."""
    return any(
        name.start < end and start < name.end and (name.start < start or end < name.end) for name in reading.names
    )


def with_departments(reading: Reading, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with a body's departments joined to it: 某市警局|某某分局|侦查队."""
    grown: list[Mention] = []
    for mention in mentions:
        last = grown[-1] if grown else None
        if last and mention.start < last.end:
            continue
        end = mention.end
        if mention.type == "ORG" and _HEADS.search(reading.text, mention.start, mention.end):
            end = _department_end(reading, mention.end)
        grown.append(mention._replace(end=end))
    return grown


def _department_end(reading: Reading, start: int) -> int:
    """Where the department ends whose name begins at `start`, over nouns and 及; `start` where there is none."""
    precinct = _PRECINCT.match(reading.text, start)
    end = at = start = precinct.end() if precinct and _is_place(precinct[1]) else start
    for token in reading.tokens[bisect_right(reading.tokens, start, key=lambda token: token.end) :]:
        word = reading.text[token.start : token.end]
        if token.start > at or (token.tag not in _NOUNS and word not in ("及", "暨")) or token.end - start > 16:
            break
        at = token.end
        if match := _DEPARTMENT.search(reading.text, start, at):
            end = match.end()
    return end
