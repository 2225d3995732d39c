"""Organisations that their form makes certain: bodies of the tables, city bureaux, associations, departments after their head.

The network cuts long names of bodies at 及 and before 分局; here a name is as long as its words allow. Every finder works on the
folded text and its words, and stops at anything that is no noun.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newscli.annotators.entities import gazetteer
from newscli.annotators.entities.mentions import HAN, Mention, Reading

# Bodies that share a head: 市经信|两委.
_COORDINATED = re.compile(rf"[省市区县州]{HAN}{{2,5}}[两三]委")

# A business by its kind before the quotation marks, or by what belongs to it after them.
_QUOTED_BUSINESS = re.compile(
    rf"(?:集团|公司|品牌|平台|餐厅|网店|酒楼|餐馆|食肆|火锅店|咖啡店|旅行社|补习社|女团|男团|乐团|乐队|球队|诊所|美容院|名店|连锁店|电商|建商|开发商|机构|团体|智库|网媒)"
    rf"[“「『\"]({HAN}{{2,10}})(?<![轮号船机])[”」』\"](?![的化式])"
    rf"|[“「『\"]({HAN}{{2,10}})[”」』\"](?=母公司|负责人|老板|创办人|创始人|东主|店主|旗下|分店|门市)"
)
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

# Those of the mainland, whose city the article has named before: 区|自然资源|分局.
_LOCAL_BUREAU = re.compile(
    "[省市区县州](?:自然资源|生态环境|住房和城乡建设|住房城乡建设|住建|交通运输|农业农村|人力资源和社会保障|人力资源社会保障|人社|卫生健康|卫健|应急管理|应急|市场监管|"
    "市场监督管理|城市管理|城管|公安|司法|民政|财政|教育|科技|科学技术|工业和信息化|工信|经信|经济和信息化|发展和改革|发展改革|发改|文化和旅游|文旅|"
    "文化广电旅游|水利|水务|林业|林业和草原|园林绿化|商务|审计|统计|医疗保障|医保|体育|退役军人事务|国资|信访|税务|气象|生态环境保护|综合行政执法)"
    "(?:分局|[局委厅](?![员托派部势限面]))"
)

# A precinct, wherever the words are torn: 头份分局, 三民二分局, 凤山警分局.
_PRECINCT = re.compile(rf"({HAN}{{2}})(?:[一二三四五六]|区)?警?分局")
_DEPARTMENT = re.compile(
    r"(?:立院党团|党团|分局|侦查队|侦查大队|刑事警察大队|刑警大队|交通大队|保安大队|大队|中队|派出所|分驻所|分队|分署|分院|分会|分校|分公司|分行|分处|分社|支队|"
    r"总队|总局|总署|学院|学系|(?<![关体派谱维联])系|研究所|研究中心|研究院|实验室|附属医院|附设医院|医学院|商学院|法学院|工务段|\w{2}(?:工程|管理|服务|营业|监理)处|管理处|办事处|执行署|调查处|调查站)(?=长?$)"
)
# Departments of agencies; of other bodies they are too often common nouns.
_OFFICE = re.compile(
    r"(?:(?!医院|副|原)\w){2,12}?(?:(?<![学本专百])科|(?<!专家)(?<!副)组|(?<![上功])课|(?<![干全内外])部|(?<!市)中心|委员会|专员公署|办公室|(?<![部军团车排球乐船小])队|(?<![公司])司)(?=[科组处司队]?长?$)"
)
_AGENCY = re.compile(
    r"(?:局|署|处|厅|府|委|立法会|议会|立法院|消委会|委员会|部|海关|总区|警区|机场|法院|大学|众议院|参议院|国会)$"
)
_HEADS = re.compile(r"(?:海关|局|党|署|部|院|会|队|处|府|所|社|大学|学院|公司|银行|集团|医院|分局|厅|委|中心)$")
# A body that the network's name contains.
_INNER = re.compile(r"\w{2,8}?(?:大学(?!堂)|部(?![队分门落])|局(?![部势面限])|署)")
# The network's tags of names.
_PROPER = frozenset({"nz", "nw", "ORG", "PER", "LOC"})
# Bodies that are called by their place alone: 八乡|警署.
_LOCAL_BODY = re.compile(
    "(?:警署|消防局|派出所|分驻所|裁判法院|区公所|乡公所|镇公所|卫生所|户政事务所|地政事务所|警分局)(?!长)"
)
_NOUNS = frozenset({"n", "nz", "nw", "vn", "an", "f", "s", "LOC", "ORG", "PER"})

# What may stand in the name of a department; the network takes 紧急 for an adjective.
_QUALIFIERS = _NOUNS - {"PER"} | {"a"}
_ASSOCIATION = re.compile(
    r"(?:协会|学会|公会|总会|商会|联会|联合会|促进会|协进会|基金会|总工会|工会|同业公会|联谊会|校友会|联席会|协会联合会|联盟|大联盟|人力银行)$"
)
# Trades that the network takes for verbs.
_TRADE = re.compile(
    "(?:外送|外卖|餐饮|清洁|运输|装修|装潢|营造|建造|制造|加工|养殖|种植|搬运|速递|翻译|护理|照顾|照护|管理|教育|保护|保育|研究|发展|促进|推广|服务|评论|创作|演艺|编剧|"
    "摄影|反毒|禁毒|助残|安老|护老|回收|租赁|保险|旅游|航运|货运|进出口|出版|印刷|批发|零售|互助|关怀|测量|检测|投资|表演|导演|投诉|咨询|调查|说明|执法|审批|协调|应变)"
)
# What stands before an association and is no part of its name.
_NO_PART = re.compile(
    "(?:主办|协办|承办|指导)?单位|业者|(?:业者)?团体|街坊|前|当地|当局|本地|全国|全港|全台|全球|各地|国际|相关|多个|行业|业界|民间|地方|同业|环团|学者|专家|记者|"
    "会长|理事长|主席|发言人|代表|现场|该会|目前|今年|去年|政府|公益"
)

# Characters that bodies end with, and the words that begin with them.
_ENDS = frozenset("署局部会院处厅委盟队社党联府团所")
_GOES_ON = re.compile(
    "署[名理]|局[部势面限中外促]|部[署分门队落件位族属首]|会[议员](?!员|工)|会[计见谈商面晤合场所客费展]|院[士校子线落]|处[理分境罚于女置方决]|委[员任托派内屈]|"
    "盟[友主]|队[伍友形列]|社[会区交团群科论工福]|联[合盟络系手同想网赛军防动邦播]|团[体结队伙员圆购]|所[有以得属谓在需指说称为]|大[规力幅量举肆]"
)
# Common nouns elsewhere, names in Hong Kong.
_LOCAL = re.compile("海关(?!总署)|(?<!香港)天文台")
# Verbs and prepositions of one character that the network joins to a name.
_LEADS = frozenset("信指由向")
# Kinds whose names of four characters are nothing else, however the words are torn: 力退|富邦悍将, 读卖巨人|强打.
_REGIONAL = frozenset({"tw", "hk", "team", "media", "party", "intl"})

# What bodies end with whose heads are called by it: 部|长, 局|长.
_HEADED = frozenset("部局署厅处院会所馆台校")

# Prosecutors and regional police by their place.
_PROSECUTORS = re.compile(r"(?:新北|[北士桃竹苗彰雄屏宜基桥])检(?=侦|起诉|声押|复讯|指挥|认为|依|今|昨|调查|检察)")
# The network reads 港|大于.
_UNIVERSITY_AT = re.compile(
    r"[港中科理城浸岭教都台清交成政北东淡兴]大(?=于(?:去年|今年|昨|明年|前年|本[周月年]|日前|上[周月]|近[日年期]|\d|[一二三四五六七八九十]+月))"
)
# Elsewhere these are Hong Kong and Taiwan.
_BROADCASTER = re.compile("(?<=[（(])港台(?=消息|新闻)|(?<=据)港台(?=消息|报道)")
_DISTRICTS = "中|西|湾仔|东|油尖|旺角|深水埗|深水埔|九龙城|观塘|黄大仙|秀茂坪|将军澳|荃湾|葵青|沙田|大埔|屯门|元朗|边界|机场|大屿山|铁路"
_SQUADS = "重案|反黑|刑事|交通|特别调查|意外调查|杂项调查|特遣|特别职务|情报|毒品|失踪人口|科技罪案|快速应变|执行及管制|巡逻|机动|冲锋"
_REGIONAL_POLICE = re.compile(
    rf"(?:(?:[东西]九龙|九龙[东西]?|港岛|新界[南北]|水警)总区|(?:{_DISTRICTS})警区)"
    rf"(?:(?:{_SQUADS})(?:调查)?(?:及\w{{2,4}})?(?:总部|部队|[组部队科]))*(?:第[一二三四五六七八九十\d]+[队组])?"
)
_CITY_POLICE = re.compile(
    rf"(?:{_CITY})(?:政府)?(?:警察局|警局|警)(?:\w{{2}}(?:[一二三四五六]|区)?|第[一二三四五六七八九十]+|[一二三四五六])分局"
)
_CAPITALS = re.compile("(?<![A-Za-z0-9])[A-Z]{3,}(?![A-Za-z0-9])")


def coordinated(reading: Reading) -> Iterator[Mention]:
    """Bodies that share a head, written together."""
    yield from (Mention(match.start(), match.end(), "ORG") for match in _COORDINATED.finditer(reading.text))


def quoted_organisations(reading: Reading) -> Iterator[Mention]:
    """Names of bodies in quotation marks: “某某创新联盟”."""
    for match in _QUOTED_BODY.finditer(reading.text):
        yield Mention(match.start(1), match.end(1), "ORG")
    for match in _QUOTED_BUSINESS.finditer(reading.text):
        start, end = match.span(match.lastindex or 0)
        tags = {token.tag for token in reading.tokens if start <= token.start and token.end <= end}
        if reading.is_word(start, end) and tags <= _NOUNS and tags & _PROPER:
            yield Mention(start, end, "ORG")


def papers(folded: str) -> Iterator[Mention]:
    """Media in title marks: 《某某时报》, 《某某》报道."""
    for match in _PAPER.finditer(folded):
        yield Mention(*match.span(match.lastindex or 0), "ORG")


def media(reading: Reading) -> Iterator[Mention]:
    """Media in title marks."""
    yield from papers(reading.text)


def listed(reading: Reading) -> Iterator[Mention]:
    """Bodies of the tables that are words of the text or name an office, unless the network names one that is longer."""
    for start, end, entry in gazetteer.names().matches(reading.text, certain):
        if (
            end - start > 4
            or reading.is_word(start, end)
            or _has_head(reading, start, end)
            or (entry.kind == "media" and reading.text.startswith("讯", end) and start in reading.starts)
            or _stands_out(reading, start, end)
            or (end - start > 3 and entry.kind in _REGIONAL and not goes_on(reading.text, end))
        ) and not _within_another(reading, start, end):
            yield Mention(start, end, "ORG")


def local(reading: Reading) -> Iterator[Mention]:
    """Words that are names where a text tells of Hong Kong: 海关, 天文台."""
    found = [m for m in _LOCAL.finditer(reading.text) if reading.is_word(*m.span())]
    bodies = gazetteer.names().matches(reading.text, certain) if found else ()
    if len({reading.text[start:end] for start, end, entry in bodies if entry.kind == "hk"}) > 2:
        yield from (Mention(*m.span(), "ORG") for m in found if not _within_another(reading, *m.span()))


def _has_head(reading: Reading, start: int, end: int) -> bool:
    """Whether the body stands in the title of its head: 内政部|长, 卫生局|长."""
    title = reading.text[end - 1 : end + 1]
    return title[:1] in _HEADED and title[1:] == "长" and start in reading.starts and end + 1 in reading.ends


def _stands_out(reading: Reading, start: int, end: int) -> bool:
    """Whether the name of a body is none the less there where words are torn: 信|屋宇署|及."""
    text = reading.text
    return end - start > 2 and text[end - 1] in _ENDS and not goes_on(text, end) and _begins(reading, start)


def _begins(reading: Reading, start: int) -> bool:
    """Whether a name may begin here: where a word does, after a verb of one character, or at an edge of a name."""
    return (
        start in reading.starts
        or (reading.text[start - 1] in _LEADS and start - 1 in reading.starts)
        or any(start in (name.start, name.end) for name in reading.names)
    )


def goes_on(text: str, end: int) -> bool:
    """Whether the last character of a name is rather the first of the next word: 国防|部署."""
    return _GOES_ON.match(text, end - 1) is not None


def capitals(reading: Reading) -> Iterator[Mention]:
    """Bodies of the tables in capitals: NASA."""
    for match in _CAPITALS.finditer(reading.text):
        entry = gazetteer.names().words.get(match[0])
        if entry and entry.type == "ORG":
            yield Mention(match.start(), match.end(), "ORG")


def city_bureaux(reading: Reading) -> Iterator[Mention]:
    """Bureaux of a city or county: 台中市政府都发局, 北市卫生局."""
    for pattern in (_CITY_BUREAU, _LOCAL_BUREAU):
        for match in pattern.finditer(reading.text):
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
    """Bodies named after their place in few characters: 三民二分局, 凤山警分局, 东九龙总区重案组, 屏检, 港大|于."""
    for match in _PRECINCT.finditer(reading.text):
        if _is_place(match[1]) and match.start() in reading.starts and not _within_another(reading, *match.span()):
            yield Mention(match.start(), match.end(), "ORG")
    for pattern in (_PROSECUTORS, _CITY_POLICE, _REGIONAL_POLICE, _UNIVERSITY_AT, _BROADCASTER):
        for match in pattern.finditer(reading.text):
            if _begins(reading, match.start()):
                yield Mention(match.start(), match.end(), "ORG")


def certain(name: str, entry: gazetteer.Entry) -> bool:
    """Whether a name of the tables is that of an organisation wherever it is a word; of two characters only some are."""
    return entry.type == "ORG" and not name.isascii() and (len(name) > 2 or entry.kind in ("hk", "tw"))


def is_certain(word: str) -> bool:
    """Whether a word is such a name."""
    entry = gazetteer.names().words.get(word)
    return entry is not None and certain(word, entry)


def _leftmost(reading: Reading, number: int) -> int:
    """Where the run of nouns begins that ends before token `number`; a trade lies within it."""
    start = last = reading.tokens[number].start
    for _ in range(5):
        trade = next((n for n in (4, 3, 2) if _TRADE.fullmatch(reading.text, max(start - n, 0), start)), 0)
        before = _noun_before(reading, start)
        if before is None and trade:
            start -= trade
        elif before is None:
            break
        else:
            start = last = before
    return last


def _noun_before(reading: Reading, end: int) -> int | None:
    """Where the noun begins that ends at `end` and may be part of a name."""
    number = bisect_right(reading.tokens, end, key=lambda token: token.end) - 1
    token = reading.tokens[number] if number >= 0 else None
    if not token or token.end != end or token.tag not in _NOUNS:
        return None
    return None if _NO_PART.fullmatch(reading.text, token.start, end) else token.start


def _is_place(name: str) -> bool:
    """Whether the tables have the place, by itself or as a division."""
    return any(name + division in gazetteer.names().words for division in ("", "区", "市", "镇", "乡"))


def _within_another(reading: Reading, start: int, end: int) -> bool:
    """Whether a name of the network overlaps the stretch without lying in it."""
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
        if mention.type == "PLACE" and (body := _LOCAL_BODY.match(reading.text, end)):
            mention, end = mention._replace(type="ORG"), body.end()
        elif mention.type == "ORG":
            head = _whole(reading, mention)
            if _HEADS.search(reading.text, mention.start, head):
                end = _department_end(reading, head)
            if reading.text.startswith("客户端", end) and reading.text[end - 1] in "报社网闻际":
                end += 3
        grown.append(mention._replace(end=end))
    return grown


def _whole(reading: Reading, mention: Mention) -> int:
    """Where the body ends that its departments are joined to: within the name if the network cuts the department itself."""
    inner = _INNER.match(reading.text, mention.start, mention.end)
    return inner.end() if inner and _department_end(reading, inner.end()) > mention.end else mention.end


def _department_end(reading: Reading, start: int) -> int:
    """Where the department ends whose name begins at `start`, over nouns and 及; `start` where there is none."""
    precinct, agency = _PRECINCT.match(reading.text, start), _AGENCY.search(reading.text, max(start - 4, 0), start)
    end = at = start = precinct.end() if precinct and _is_place(precinct[1]) else start
    for token in reading.tokens[bisect_right(reading.tokens, start, key=lambda token: token.end) :]:
        word = reading.text[token.start : token.end]
        fits = token.tag in _QUALIFIERS or (word in ("及", "暨") and at > start) or _TRADE.fullmatch(word)
        if token.start > at or not fits or token.end - start > 16:
            break
        at = token.end
        match = _DEPARTMENT.search(reading.text, start, at) or (agency and _OFFICE.match(reading.text, start, at))
        if match and not _is_its_office(reading.text, *match.span()):
            end = match.end()
    return end


def _is_its_office(text: str, start: int, end: int) -> bool:
    """Whether a department is but the office of the body before it: 某某分局|分局长, 第八河川分署|副分署长."""
    return text[max(start - 8, 0) : start].removesuffix("副").endswith(text[start:end])
