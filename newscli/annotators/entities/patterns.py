"""The network's names, trimmed, and names that their form or surroundings make certain: bodies and places in one character, sites.

Every pattern works on the folded text, so it is written once, in Simplified characters. A finder yields mentions; where
mentions of two finders overlap, the one of the earlier finder in `FINDERS` stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newscli.annotators.entities import bodies, gazetteer
from newscli.annotators.entities.mentions import Mention, Reading


def known(reading: Reading) -> Iterator[Mention]:
    """What the article's structure tells."""
    yield from reading.known


def names(reading: Reading) -> Iterator[Mention]:
    """The network's names, without marks and titles at their edges."""
    for name in (part for whole in reading.names for part in _parted(reading.text, whole)):
        mention = _trimmed(reading.text, name)
        word = reading.text[mention.start : mention.end]
        if _is_none(reading, mention):
            continue
        if word[:1] in gazetteer.one_character() and word[0] != "新" and word[1:] in gazetteer.common_nouns():
            yield Mention(mention.start, mention.start + 1, "PLACE")
        elif mention.type == "PLACE" and _are_places(word):
            yield from (Mention(at, at + 1, "PLACE") for at in range(mention.start, mention.end))
        elif word not in gazetteer.common_nouns() and (
            len(word) > 1
            or word in gazetteer.one_character()
            or word in _MORE_OF_ONE_CHARACTER
            or name.type == "PERSON"
        ):
            yield mention


# More that names one in one character, where the network says so: too often something else to be found by it alone.
_MORE_OF_ONE_CHARACTER = frozenset("欧亚非华荷阿汶柬匈捷奥比葡希挪瑞埃土")
# What a name seems to be and is none: 办|张卡, 金钟|影帝, 原告方|律师, 塞方.
_MEASURED = re.compile(r"张[卡票纸图床桌表单证照网弓脸嘴]\w?$")
_AWARDS = frozenset({"金钟", "金马", "金曲", "金像"})
_SIDES = frozenset("告控辩校院警资劳买卖甲乙丙丁军检双各多我敌官")


def _is_none(reading: Reading, name: Mention) -> bool:
    """Whether the network took a counted noun or a side for a person, an award for a name, or half of a word for a body."""
    word, before = reading.text[name.start : name.end], reading.text[max(name.start - 1, 0) : name.start]
    if word in _AWARDS and reading.text[name.end : name.end + 1] in "影视歌奖导":
        return True
    if name.type == "ORG":
        return word.endswith("部署") or (name.end not in reading.ends and bodies.goes_on(reading.text, name.end))
    return name.type == "PERSON" and (
        (_MEASURED.match(word) is not None and "\u4e00" <= before <= "\u9fff")
        or (word[:1] == "方" and before in _SIDES and len(word) < 3)
        or (word[1:] == "方" and word[0] not in gazetteer.surnames())
    )


# Bodies that act together: 市人社局|联合|市医保局.
_BODY = r".{2,}?(?:局|委|部|署|处|会|厅|院|府|公司|集团|大学|中心|队|办|银行)"
_TOGETHER = re.compile(rf"({_BODY})(?:联合|会同|携手|协同)({_BODY})$")


def _parted(text: str, name: Mention) -> list[Mention]:
    """The name, or the two that the network took for one: bodies that act together, a team and its player (洋基|贾吉)."""
    if name.type == "PERSON":
        words = gazetteer.names().words
        for at in range(name.start + 2, min(name.start + 5, name.end - 1)):
            team, player = words.get(text[name.start : at]), words.get(text[at : name.end])
            if team and player and team.kind == "team" and player.type == "PERSON":
                return [Mention(name.start, at, "ORG"), Mention(at, name.end, "PERSON")]
    if name.type != "ORG" or not (match := _TOGETHER.match(text, name.start, name.end)):
        return [name]
    return [Mention(*match.span(1), "ORG"), Mention(*match.span(2), "ORG")]


_LEFT = re.compile(r"[\s《〈「『“\"（(【、,，:：·]+")
_RIGHT = re.compile(r"[\s》〉」』”\"）)】、,，:：·]+$")
_FORM_OF_ADDRESS = re.compile(
    r"(?<=.)(?:先生|女士|小姐|太太|夫人|教授|博士|老师|同学|律师|医生|医师|法官|检察官|督察|警官|导演|教练|将军|师傅|主任|经理|委员|代表|"
    r"[局部署院市县校所处科厅司队会社团馆站店里村镇]长|董事长|理事长|执行长|秘书长|书记|议员|立委|总统|主席|总理|妈妈|爸爸|伯伯|婆婆)$"
)
# 王|男, 王|太: what stands for the given name in reports from courts and streets.
_SURNAME_ONLY = frozenset("男女妇嫌翁太父母妻童")
# 总统|Donald Trump.
_LATIN_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]*\.?)? [A-Z][a-z]+$")
_LATIN_WORD = re.compile("[A-Z][a-z]+")
_LATIN_REST = re.compile("(?: [A-Z][A-Za-z'-]+){0,2}")
# 日皇|德仁.
_RANK = re.compile("(?:日皇|天皇|英王|泰王|国王|女王|教宗|教皇|总统|首相|总理|主席)(?=..)")
# 越南|汉, 日本|籍.
_PEOPLE_OF = frozenset("汉男女妇籍裔")
# Surnames that are more often a preposition or a conjunction.
_NO_SURNAME = frozenset("向和于同时连由从")
_REGION = re.compile(r"(?<=..)地区$")
# 云林|县长 names the county.
_HEAD_OF_PLACE = re.compile(r"(?<![县市区乡镇州省])[县市区乡镇州省]长")


def _trimmed(text: str, name: Mention) -> Mention:
    start, end = name.start, name.end
    if name.type == "ORG" and text.startswith("特派", end - 2):  # 台北大巨蛋|特派|记者
        return _trimmed(text, Mention(start, end - 2, "PLACE"))
    if head := _LEFT.match(text, start, end):
        start = head.end()
    if tail := _RIGHT.search(text, start, end):
        end = tail.start()
    if name.type == "ORG" and text[start : start + 1] in "电讯" and text[start - 1 : start] == "日":
        start += 1
    if _LATIN_NAME.match(text, start, end) and any(
        text[max(start - n, 0) : start] in gazetteer.titles() for n in (2, 3, 4)
    ):
        name = name._replace(type="PERSON")
    title = {"PERSON": _FORM_OF_ADDRESS, "PLACE": _REGION}.get(name.type)
    if title and (tail := title.search(text[start:end])):
        end = start + tail.start()
    if name.type == "ORG" and text[start : start + 1] in "信向由" and bodies.is_certain(text[start + 1 : end]):
        start += 1
    if name.type == "PLACE":
        end = _place_end(text, start, end)
    elif name.type == "PERSON":
        start, end = _person(text, start, end)
    return Mention(start, end, name.type)


def _place_end(text: str, start: int, end: int) -> int:
    """Where a place ends: with its 县 before 县长, and without those who come from it."""
    places = gazetteer.names().words
    if _HEAD_OF_PLACE.match(text, end):
        return end + 1
    if text[end - 1] in _PEOPLE_OF and text[start : end - 1] in places and text[start:end] not in places:
        return end - 1
    return end


def _person(text: str, start: int, end: int) -> tuple[int, int]:
    """A person's name without what follows the surname (王|男) or the name, and with the surname that a title precedes."""
    if rank := _RANK.match(text, start, end - 1):
        start = rank.end()
    if _swallows(text[start:end], text[end : end + 2]):
        end -= 1
    if end - start == 2 and text[start] in gazetteer.surnames() and text[start + 1] in _SURNAME_ONLY:
        return start, end - 1
    if (given := _LATIN_WORD.match(text, start, end)) and given.end() == end:
        end = _LATIN_REST.match(text, end).end()  # type: ignore[union-attr]
    before = text[start - 1 : start]
    if end - start == 2 and gazetteer.surnames().get(before) == "common" and before not in _NO_SURNAME:
        start -= any(text[max(start - 1 - n, 0) : start - 1] in gazetteer.titles() for n in (2, 3, 4))
    return start, end


def _swallows(name: str, rest: str) -> bool:
    """Whether a Chinese name ends in what goes on with `rest`: 王|却不知, 李妇|信以为真, 陈|两人."""
    last = name[-1:]
    return gazetteer.family_of(name) is not None and (
        last in "却未仍"
        or (last == "信" and rest == "以为")
        or (last == "两" and rest[:1] in "人名方造家")
        or (last in "则亦" and len(name) == 2)
        or (last in "信则亦也因在被遭已将又称说向与" and len(name) == 3 and name[1] in "男女妇翁嫌童太")
    )


# What the names of sites end with; wider lists (广场, 商场, 村) cost more on other articles than they found.
_SITE = re.compile(
    r"(?:国际机场|机场|车站|大厦|大楼|公园|体育馆|体育场|运动场|大桥|隧道|博物馆|美术馆|纪念馆|水库|电厂|码头|游客中心|动物园|植物园|夜市|果菜市场|批发市场|购物中心|交流道|服务区|收费站)$"
)
# What tells of a site and is no part of its name.
_NO_SITE = re.compile("首[座条个]|第[一二三四\\d]|[两该各旧]|新建|小(?!区)|方向|附近|一带|沿线|周边|境内")
_BARE_SITE = frozenset({"机场", "国际机场", "车站", "大桥", "博物馆", "美术馆", "体育馆"})
_NAME_TAGS = frozenset({"n", "nz", "nw", "vn", "LOC", "ORG", "PER", "an", "a", "s"})


def sites(reading: Reading, places: Sequence[Mention]) -> Iterator[Mention]:
    """Each of `places` with the site that its name goes on to: 大台北|果菜|市场, 沙田|新城|广场."""
    at = {token.start: number for number, token in enumerate(reading.tokens)}
    for place in places:
        number, end = at.get(place.end), place.end
        while number is not None and number < len(reading.tokens) and end - place.end < 8:
            token = reading.tokens[number]
            if token.start != end or token.tag not in _NAME_TAGS or _NO_SITE.match(reading.text, end, token.end):
                break
            number, end = number + 1, token.end
            tail = reading.text[place.end : end]
            if _SITE.search(tail) and (tail in _BARE_SITE or (len(tail) > 2 and tail not in gazetteer.common_nouns())):
                yield Mention(place.start, end, "PLACE")


# Stations with their railway, and numbered roads.
_LINE = re.compile(
    r"(?:捷运|地铁|轻轨|台铁|高铁)(?:(?![到往至在的于从线全各终前后每和与及通由搭出])\w){2,6}?站(?![在牌台前])"
    r"|国道(?:\d{1,2}|[一二三四五六八十])号(?:高速公路)?|(?<![A-Za-z\d])台\d{1,2}线|(?<![A-Za-z\d])[GS]\d{1,4}\w{2,4}高速(?:公路)?"
    r"|\w{2}里(?=里[长办民])|国[1-9](?=[南北]向|南下|北上|\d+[.点]?\d*公里)"
)


# Between cities or provinces in one character each: 沪渝高速, 京广高铁.
_ROUTE = re.compile(
    r"(?<!在)([京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔滇陕秦甘陇青藏宁蒙港广深成哈沈长武昆杭甬合郑徐兰连银西太石济福厦张雄大南昌包温]{2,4})"
    r"(?:高速|高铁|铁路|客专|城际)(?:公路|铁路)?(?!局|集团|公司|股份|发展|增长|列车|前进|推进|扩张|运[行转])"
)


def lines(reading: Reading) -> Iterator[Mention]:
    """Stations with their railway, numbered roads, roads by their ends: 捷运某某站, 国道3号, 沪渝高速."""
    for match in _LINE.finditer(reading.text):
        yield Mention(match.start(), match.end(), "PLACE")
    for match in _ROUTE.finditer(reading.text):
        if match.start() in reading.starts and match[1] not in gazetteer.names().words:
            yield Mention(match.start(), match.end(), "PLACE")


# A country in one character at the head of a body: 叙政府, 俄国防部.
_SHORT_BODY = re.compile(
    "(?<!驻.)[美俄英法德日韩朝印叙伊乌以澳加埃土泰越缅菲巴](?:政府军|政府|国防部|外交部|内政部|财政部|商务部|司法部|能源部|统一部|防卫省|外务省|财务省|"
    "经产省|参议院|众议院|国会|[空海陆]军(?!基地)|央行|总统府|武装部队|军(?![事官人方校舰火衔团]))"
)
# A place in one character after a verb or preposition: 访台, 在沪, 对俄.
_SHORT_PLACE = re.compile(
    "(?<=[访赴来抵驻在对旅留返离挺援反亲攻侵撤回到进居向经由从])[港台沪京美俄日韩英法德澳朝乌印越缅泰菲叙]"
)
_NO_PLACES = frozenset({"PER", "v", "d", "p", "m"})
# Words that two such characters make, too (of three or four, all are places).
_NO_PAIR = re.compile(
    r"(.)\1|[冀浙湘桂苏豫黔闽川滇皖赣鄂鲁陕辽粤渝]中|中[意新]|[加以日]新|新[意加港法]|美[意德]|加[以法印德巴]|印加|[巴伊]德|[德巴]鲁|苏菲|马苏|[朝吉]日|[德吉]川"
)


def _are_places(word: str) -> bool:
    """Whether a word is places of one character side by side: 中美, 美日韩."""
    return (
        2 <= len(word) <= 4
        and gazetteer.one_character().keys() >= set(word)
        and not _NO_PAIR.fullmatch(word)
        and word not in gazetteer.names().words
    )


def short_bodies(reading: Reading) -> Iterator[Mention]:
    """Bodies of a country in one character."""
    for match in _SHORT_BODY.finditer(reading.text):
        head = reading.text[match.end() - 1 : match.end() + 1] == "部长"
        if reading.is_word(match.start(), match.end() + head):
            yield Mention(match.start(), match.end(), "ORG")


# A surname with a form of address at the beginning of a phrase: 的|郑|同学.
_ADDRESSED = re.compile(
    r"(?:^|(?<=[\s的，。、；：「“（]))(\w)(?=先生|女士|小姐|太太|同学|老师|婆婆|伯伯|师傅)", re.MULTILINE
)


def addressed(reading: Reading) -> Iterator[Mention]:
    """Surnames before a form of address."""
    for match in _ADDRESSED.finditer(reading.text):
        if gazetteer.surnames().get(match[1]) == "common":
            yield Mention(match.start(), match.end(), "PERSON")


def listed_countries(reading: Reading) -> Iterator[Mention]:
    """Countries in one character, one after the other: 法、德."""
    single = [t for t in reading.tokens if t.end - t.start == 1]
    for first, mark, second in zip(single, single[1:], single[2:], strict=False):
        if (
            first.end == mark.start
            and mark.end == second.start
            and reading.text[mark.start] == "、"
            and gazetteer.one_character().keys() >= {reading.text[first.start], reading.text[second.start]}
        ):
            yield Mention(first.start, first.end, "PLACE")
            yield Mention(second.start, second.end, "PLACE")


def short_places(reading: Reading) -> Iterator[Mention]:
    """Places in one character, alone after a verb or several in one word (中美, 美日韩)."""
    for match in _SHORT_PLACE.finditer(reading.text):
        if match.end() in reading.ends and (match.start() in reading.starts or match.start() - 1 in reading.starts):
            yield Mention(match.start(), match.end(), "PLACE")
    for token in reading.tokens:
        word = reading.text[token.start : token.end]
        if token.tag not in _NO_PLACES and _are_places(word):
            yield from (Mention(at, at + 1, "PLACE") for at in range(token.start, token.end))


# Nothing within an address is a name.
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#~+-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


FINDERS = (
    known,
    bodies.coordinated,
    bodies.media,
    bodies.associations,
    bodies.city_bureaux,
    bodies.stations,
    short_bodies,
    bodies.listed,
    bodies.local,
    lines,
    names,
    bodies.quoted_organisations,
    bodies.capitals,
    addressed,
    listed_countries,
    short_places,
)


def found(reading: Reading) -> list[Mention]:
    """The mentions of all finders, none overlapping, in order."""
    taken: list[Mention] = []
    covered = bytearray(len(reading.text))
    for address in _ADDRESS.finditer(reading.text):
        covered[address.start() : address.end()] = b"\1" * len(address[0])
    for finder in FINDERS:
        for mention in finder(reading):
            if mention.end > mention.start and not any(covered[mention.start : mention.end]):
                covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
                taken.append(mention)
    return bodies.with_departments(reading, _with_sites(reading, sorted(taken)))


def _with_sites(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """The mentions with their places grown to sites, where no other mention stands in the way."""
    longest = {site.start: site.end for site in sites(reading, [m for m in mentions if m.type == "PLACE"])}
    grown: list[Mention] = []
    for mention in mentions:
        if grown and mention.start < grown[-1].end:
            continue
        grown.append(
            mention._replace(end=max(mention.end, longest.get(mention.start, 0)))
            if mention.type == "PLACE"
            else mention
        )
    return grown
