"""Who speaks: the noun phrase before a speech cue, its kind, and the entity that it names.

Works on folded text by position in the clause, so that it does without entities where none were recognised. It knows no
syntax beyond the usual order of a reporting clause: connective, subject, time, prepositional phrase, adverb, cue.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from newscli.model import Entity, SpeakerType

_TIME = (
    r"(?:当地时间|北京时间|美东时间|今|昨|前|明|当|次|翌|同)(?:天|日|晚|早|夜|年|晨|午)|[今昨](?=[（(]\d)|\d{1,4}年|\d{1,2}(?:月|日|号|时|点)|"
    r"(?:周|星期|礼拜|上周|本周|这周)[一二三四五六日天末]|上午|下午|中午|晚间|晚上|深夜|凌晨|清晨|早上|早前|傍晚|日前|近日|日前|稍早|稍后|稍晚|"
    r"此前|之前|先前|早些时候|去年|今年|上月|本月|最近|目前|现在|当时|事后|会后|赛后|会前|赛前|会上|其后|此后"
)
_PREPOSITION = (
    r"(?<![存现正所内潜实外])在(?![野职线校任])|(?<![由关对属位终等])于(?![是])|(?<![成造迁将])就(?![业是])|"
    r"(?<![反绝相针面应])对(?![手方外象策])|(?<![方导倾动去走])向(?![来])|针对|接受|出席|率领|率队|"
    r"通过|透过|受访|召开|举行|主持|发布|发表|发出|发文|致函|致电|撰文|刊文|与(?!会)|同(?=[^意志盟])|以(?![色及])|用(?=[^户])|从|因应|根据|面对|谈到|谈及|回应|引用|"
    r"引述|援引|转述|转发|代表(?=[^团大处])|为(?=此)|应询|答问|被问|获悉|得知|一边|边|手持|站在|坐在|抱着|指着|看着|拿着|带着|称赞|参加|参观|会见|到访|抵达|赶到|走进|走出|露面|现身|"
    r"今(?=[（(早晚天日])|昨(?=[（(早晚天日])|当(?=[天日晚时场面众庭])|透露|分析|介绍|补充|说明|总结|强调|解释"
)
_ADVERB = (
    r"也|还|则|又|均|都(?!市)|仍|曾|再次|再(?=[度三])|再(?!生)|同时|进一步|公开|明确|共同|一致|联合(?=声明|宣布|表示)|当场|亲自|特别|主动|率先|首次|坚决|严正|反复|多次|一再|"
    r"随即|立即|随后|之后|然后|最后|最终|接着|继续|更|并|却|只|仅|已经|已(?!故)|可|强烈|坦率|忍不住|不禁|无奈|直接|曾经|甚至|私下|低调|大方|笑着|哽咽|激动|幽默|怒|痛|狠|书面|对此|"
    r"一度|今早|屡次|纷纷|普遍|一直|坚持|此外|一方面|如此|这样|这么|便|才|真的|表达|明白|郑重|善意|温馨|严厉|严肃|\w{1,3}地(?=[^区方点产铁域])|亦|并非|且"
)
_TAIL = re.compile(f"{_TIME}|{_PREPOSITION}|{_ADVERB}")
_MODAL = re.compile(r"(?:即|或|也|仍)?将|拟|计划|准备|打算|可望|有望|预定|可能|如果|若")
_LEAD = re.compile(
    r"(?:[（(【\[][^）)】\]]*[）)】\]]|[^，。！？\n]{2,40}?日[电讯]|但是?|然而|不过|此外|另外|同时|而且?|并且?|对此|因此|所以|随后|之后|其后|最后|其中|至于|另一方面|一方面|另据|与此同时|"
    r"此前|日前|近日|目前|接着|后来|当时|于是|至今|尽管|虽然|虽|即使|如果|因为|由于|连|就连|且|则|另|也|还|又|有(?!关)|更|(?:当地时间|北京时间)|"
    rf"今年|(?:{_TIME})(?:[（(][^）)]*[）)])?)+[\s、]*"
)
_OPENING_PHRASE = re.compile(
    r"(?:在|就|对|针对|关于|围绕|谈到|谈及|谈起|提到|面对|随着|至于|被问[及到]|当被问|说起|为了?|按|从|经|受|据|以|自)"
)
_PHRASE_END = re.compile(
    r"(?:上|中|时|后|前|里|内|下|期间|问题|一事|方面|一问|之际|之余|而言|来看|来说)(?=[^上中时后前里]{2,}$)"
)

_PRONOUN = re.compile(r"(?:他|她|它|其|我|你|您|佢|咱|俺)们?|后者|前者|对方|双方|本人|两人|二人|三人|自己|大家|当事人")
_HEADS = "者人员家师长生士方媒社报部局会署厅院所司处委党府室团行厂店台网组队民户客主警友母父妻子女夫儿爷奶爸妈哥弟姐妹叔伯粉迷商企官帅星手童兵军僧侣校馆站盟联庭层界众群们理裁监席记使相王授士领袖帮婆嫂公嫌犯汉男属邻总代机构板导阵会刊志版博帖文书函稿告报明息案件电信法表料导声论章评词白纸站"
_DOCUMENT = re.compile(
    r"(?:报告|文件|声明|公报|公告|通告|通报|通知|草案|草拟本|草擬本|白皮书|绿皮书|蓝皮书|文章|评论|社论|新闻稿|稿件|法案|条例|起诉书|判决书|判决|裁决|招股书|说明书|意见|意见书|决议|协议|"
    r"电文|贺电|信|信件|函|财报|年报|季报|摘要|纪要|研究|论文|调查|指引|政策|方案|规划|章程|帖文|贴文|发文|公开信|预算案|资料|数据)(?:书|稿)?$"
)
_OF_DOCUMENT = re.compile(
    r"(?:发布|发表|公布|发出|刊登)?的?(?:一份|最新)?(?:声明|公报|公告|通报|报告|通告|新闻稿|文章|社论|评论|消息|报道|贺电|公开信|财报|帖文|贴文)$"
)
_MEDIA = re.compile(
    r"(?:社|报|日报|晚报|时报|周刊|杂志|电视台|电台|新闻网|媒体|陆媒|港媒|台媒|外媒|日媒|韩媒|美媒|英媒|官媒|党媒|传媒|卫视|广播公司|通讯社|BBC|CNN|NHK|路透|法新|美联|彭博|央视|网站)$"
)
_ANONYMOUS = re.compile(
    r"(?:人士|官员|消息|消息人士|知情者|目击者|网友|网民|民众|市民|居民|村民|专家|学者|业者|业内|分析师|分析员|记者|媒体|读者|旅客|乘客|游客|家属|当事人|工作人员|员工|同事|邻居|"
    r"警员|店家|老板|律师|医生|学生|家长|司机|用户|消费者|粉丝|球迷|外界|舆论|各界|人|男子|女子|声音|留言|评论)$"
)
_TITLE = re.compile(
    r"(?:发言人|主任|[局部处院校市县省州区镇乡村里厅署司科课组站馆会团队所秘社台厂店行班船机警检庭院理事]长|首长|秘书长|董事长|执行长|理事长|总统|总理|首相|主席|书记|议员|立委|委员|教授|"
    r"博士|医生|医师|律师|经理|总监|总裁|会长|大使|专员|研究员|分析师|经济师|经济学家|学者|专家|记者|导演|演员|教练|队员|球员|市民|居民|村民|家长|老师|老板|负责人|创始人|创办人|"
    r"执行官|合伙人|代表|常委|参议员|众议员|国务卿|外长|防长|财长|国王|女王|王子|公主|作家|歌手|男星|女星|影帝|影后|天后|天王|检察官|法官|顾问|干事|董事|主管|理事|助理|秘书|"
    r"特首|司司长|政委|司令|上将|中将|少将|上校|警司|督察|议长|副手|召集人|候选人|参选人|执行董事|行政总裁|CEO|主持人|网红|工程师|设计师|院士|博主|副总)"
)
_NOT_NOMINAL = re.compile(r"[的了是不有这那把被让使要会能再没过地得着吗呢吧就很最更]")
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房解应宗丁宣邓郁单洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀"
    "惠甄曲家封芮储靳松段富巫乌焦谷车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄印白怀蒲从鄂索赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡姬申冉桑桂牛寿通边燕冀尚农温别庄晏柴瞿阎充慕连茹习艾"
    "鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄阙东欧利师巩聂关荆游权盖益桓公简饶丰涂佘佟岳闫肖付查税区"
)


# The characters that transcribed foreign names are mostly written with.
_TRANSCRIPTION = frozenset(
    "阿埃艾爱安昂奥巴白拜班邦保鲍贝本比彼毕宾波伯博勃布查察达大戴黛丹德登邓迪蒂丁顿东杜多俄厄恩尔法凡范菲芬费丰冯佛夫弗伏福盖甘冈高戈格葛贡古瓜圭郭哈海韩汉豪赫黑亨洪侯胡华怀惠霍基吉季加贾佳简杰金津京居卡凯坎康考柯科可克肯孔库夸"
    "奎昆拉莱赖兰朗劳雷勒黎里理利丽莉连廉良列林琳龙隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密敏明摩莫墨默姆木穆那纳娜南内嫩妮尼年涅宁纽农努诺欧帕潘庞培佩彭蓬皮平婆珀普齐奇契恰钱强乔切钦青琼丘让热日荣儒瑞若撒萨塞赛桑瑟森沙山珊尚"
    "绍舍申生圣施什石士史舒斯丝松苏孙索所塔泰坦汤唐陶特腾提田铁廷通图土托陀瓦娃万旺威韦维温文沃翁乌武伍西希锡席夏香肖歇谢辛欣兴匈休许雪逊雅亚延扬杨耶叶伊易因英永尤约云赞泽曾扎詹张哲珍治朱卓兹宗祖佐藤野田村川岛崎原·・‧"
)


class Mention(NamedTuple):
    """One place where an entity is mentioned."""

    start: int
    end: int
    entity: Entity


class Page(Protocol):
    """A text as the attribution sees it."""

    @property
    def folded(self) -> str:
        """The folded text."""

    @property
    def opaque(self) -> str:
        """The folded text with what stands inside marks and brackets hidden."""


class Subject(NamedTuple):
    """A speaker as written, and who that is."""

    start: int
    end: int
    kind: SpeakerType | None
    entity: Entity | None


class Mentions:
    """The mentions of people, bodies and places, to be looked up by place."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Sort them by start."""
        self.all = sorted(
            Mention(m.start, m.end, entity)
            for entity in entities
            if entity.type in ("PERSON", "ORG", "PLACE")
            for m in entity.mentions
            if m.start is not None
        )
        self.starts = [mention.start for mention in self.all]

    def within(self, start: int, end: int) -> list[Mention]:
        """Those that lie wholly in the stretch."""
        found = []
        for mention in self.all[bisect_left(self.starts, start) :]:
            if mention.start >= end:
                break
            if mention.end <= end:
                found.append(mention)
        return found

    def cover(self, position: int, reach: int = 40) -> bool:
        """Whether the position lies inside a mention, past its first character."""
        index = bisect_left(self.starts, position) - 1
        return index >= 0 and self.all[index].end > position > self.all[index].start


def clause_subject(view: Page, start: int, end: int, mentions: Mentions, firm: bool) -> Subject | None | str:
    """The subject of the reporting clause whose cue stands at `end`; `firm` where punctuation proves that it reports.

    Returns "" where the clause has no subject of its own, None where what stands there cannot be a speaker.
    """
    if lead := _LEAD.match(view.opaque, start, end):
        start = lead.end()
    start += len(view.opaque[start:end]) - len(view.opaque[start:end].lstrip(" \t\u3000，,、）)】]：:"))
    if start >= end:
        return ""
    if _OPENING_PHRASE.match(view.opaque, start, end) and not _starts(mentions, start):
        return _after_phrase(view, start, end, mentions, firm)
    stop = first_tail(view, start, end, mentions)
    if _MODAL.search(view.opaque, stop, end):
        return None
    if stop == start:
        return ""
    return noun_phrase(view, start, stop, mentions, firm)


def _starts(mentions: Mentions, start: int) -> bool:
    index = bisect_left(mentions.starts, start)
    return index < len(mentions.starts) and mentions.starts[index] == start


def first_tail(view: Page, start: int, end: int, mentions: Mentions) -> int:
    """Where time, preposition or adverb ends the subject."""
    position = start
    while match := _TAIL.search(view.opaque, position, end):
        if not mentions.cover(match.start()) and not _starts(mentions, match.start()):
            return match.start()
        position = match.start() + 1
    return end


def _after_phrase(view: Page, start: int, end: int, mentions: Mentions, firm: bool) -> Subject | None | str:
    """The subject after a phrase like 在记者会上; "" where the clause holds the phrase alone."""
    inside = [m for m in mentions.within(start, end) if m.entity.type == "PERSON" and end - m.end <= 6]
    if inside:
        last = inside[-1]
        return Subject(last.start, last.end, "person", last.entity)
    ends = list(_PHRASE_END.finditer(view.opaque, start, end))
    if ends:
        begin = ends[-1].end()
        return noun_phrase(view, begin, first_tail(view, begin, end, mentions), mentions, firm)
    return ""


def noun_phrase(view: Page, start: int, end: int, mentions: Mentions, firm: bool) -> Subject | None:
    """The speaker that the stretch names, or None if it names none."""
    text = view.folded
    start, end = _trimmed(view, start, end)
    if end <= start:
        return None
    inside = mentions.within(start, end)
    persons = [m for m in inside if m.entity.type == "PERSON"]
    if persons:
        first = last = persons[-1]
        for other in reversed(persons[:-1]):
            if text[other.end : first.start] not in ("、", "和", "与", "及"):
                break
            first = other
        return Subject(first.start, last.end, "person", last.entity)
    bodies = [m for m in inside if m.entity.type == "ORG"]
    rest = text[bodies[-1].end : end] if bodies else text[start:end]
    if bodies and (not rest or _OF_DOCUMENT.fullmatch(rest)):
        body = bodies[-1]
        kind: SpeakerType = "media" if _MEDIA.search(text, body.start, body.end) else "organisation"
        return Subject(body.start, body.end, kind, body.entity)
    if (document := _OF_DOCUMENT.search(text, start, end)) and document.start() > start + 1 and "的" in document[0]:
        return _description(text, start, document.start(), inside, firm)
    found = _description(text, start, end, inside, firm)
    mark = re.search(r"[“「『]", view.opaque[start + 1 : end])
    return found or (noun_phrase(view, start, start + 1 + mark.start(), mentions, firm) if mark else None)


def _trimmed(view: Page, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks, enclosing marks and brackets at its ends."""
    while start < end and view.folded[end - 1] in " \t\u3000，,、（(":
        end -= 1
    while start < end and view.folded[start] in " \t\u3000，,、）)】":
        start += 1
    if view.folded[end - 1] in "）)":
        bracket = max(view.folded.rfind("（", start, end), view.folded.rfind("(", start, end))
        end = bracket if bracket > start else end
    if view.folded[start : start + 1] in "“「『《" and view.folded[end - 1] in "”」』》":
        start, end = start + 1, end - 1
    return start, end


def _description(text: str, start: int, end: int, inside: list[Mention], firm: bool) -> Subject | None:
    """A speaker without a recognised name: a pronoun, a role, a document, or a name by its form."""
    if _PRONOUN.fullmatch(text, start, end):
        return Subject(start, end, None, None)
    if named := _name_at_title(text, start, end):
        return named
    start = _without_modifier(text, start, end)
    words = text[start:end]
    if inside and inside[-1].entity.type == "PLACE" and (inside[-1].start, inside[-1].end) == (start, end):
        return Subject(start, end, "organisation", inside[-1].entity)
    if len(words) > 25:
        return None
    if kind := kind_of(words):
        return Subject(start, end, kind, None)
    if _is_name(words):
        return Subject(start, end, "person", None)
    if words[-1] in _HEADS or re.search(r"[A-Za-z]{2,}$", words):
        return Subject(start, end, "organisation", None)
    return Subject(start, end, None, None) if firm and 2 <= len(words) <= 6 and not _NOT_NOMINAL.search(words) else None


def _is_name(words: str) -> bool:
    """Whether words can be a person's name by their form: a surname and one to three more, or a transcription."""
    return (2 <= len(words) <= 4 and words[0] in _SURNAMES) or (
        2 <= len(words) <= 16 and _TRANSCRIPTION.issuperset(words)
    )


def _name_at_title(text: str, start: int, end: int) -> Subject | None:
    """What follows the last title, or stands before a final one, if it can be a name."""
    last = None
    for last in _TITLE.finditer(text, start, end):
        pass
    if last is None:
        return None
    if last.end() == end:
        return Subject(start, last.start(), "person", None) if _is_name(text[start : last.start()]) else None
    return Subject(last.end(), end, "person", None) if _is_name(text[last.end() : end]) else None


def _without_modifier(text: str, start: int, end: int) -> int:
    """The start of the phrase without a long modifier that ends in 的."""
    de = text.rfind("的", start, end - 2)
    if de > start + 8 and not re.match(r"一[名位个]|[一二两三]名", text[start:end]):
        return de + 1
    return start


def kind_of(words: str) -> SpeakerType | None:
    """The kind of speaker that an unnamed noun phrase tells."""
    if _DOCUMENT.search(words):
        return "document"
    if _MEDIA.search(words):
        return "media"
    if _ANONYMOUS.search(words):
        return "anonymous"
    return "person" if _TITLE.search(words) else None
