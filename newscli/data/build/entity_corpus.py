"""Makes the sentences that the entity model learns from, as JSON Lines of `text` and `entities`.

    python newscli/data/build/entity_corpus.py XWLB.jsonl.gz OUT.jsonl [ARTICLES [FILLINGS]]

Three kinds: sentences of news articles (one JSON object with `text` a line) as labelled by LAC and the rules of
`newscli.annotators.entities.patterns`; the same with their names exchanged for made-up or listed ones of the mainland, Taiwan,
Hong Kong and abroad, the rest converted to the region's words; and the templates of `entity_templates.txt` filled likewise.
Deterministic. Needs opencc.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import opencc

from newscli import lexicon
from newscli.annotators.entities import gazetteer
from newscli.annotators.entities.bodies import quoted_organisations
from newscli.annotators.entities.consistency import spread
from newscli.annotators.entities.engine import lac, pieces
from newscli.annotators.entities.mentions import Mention, Reading, Token
from newscli.annotators.entities.patterns import names
from newscli.model import EntityType

TEMPLATES = Path(__file__).with_name("entity_templates.txt")
RANDOM = random.Random(7)
REGIONS = ("cn", "tw", "hk")
OPENCC: dict[str, tuple[Callable[[str], str], Callable[[str], str]]] = {
    "cn": (str, str),
    "tw": (opencc.OpenCC("s2twp").convert, opencc.OpenCC("s2tw").convert),
    "hk": (opencc.OpenCC("s2hkp").convert, opencc.OpenCC("s2hk").convert),
}
QUOTATION = str.maketrans("“”‘’", "「」『』")
LAC_TYPES: dict[str, EntityType] = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
TYPES = {"P": "PERSON", "O": "ORG", "L": "PLACE"}


class Piece(NamedTuple):
    """A run of Simplified text, and the type of the name that it is."""

    text: str
    type: str | None


def pick(words: str) -> str:
    """One of the words of a string."""
    return RANDOM.choice(words.split())


GIVEN = {
    "cn": "伟强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文辉玲婷宇浩轩梓涵欣怡子豪一诺思雨佳晨鑫鹏飞龙海波斌峰志红丽敏静芳燕萍雪梅兰翔凯博睿泽俊毅晓东春生荣光永福庆忠义德胜利民安宁康乐新成立群彬旭阳振兴世昌学良克勤希望远航向前凡可心悦然若曦诗琪嘉懿雅雯倩琳颖慧洁晶莹蕾薇菲娜莎璐瑶瑾瑜",
    "tw": "志明俊傑家豪建宏雅婷怡君淑芬美玲宗翰冠宇承恩宜庭佳穎欣怡柏翰品妤詩涵彥廷宥廷子晴雅雯惠如佩珊麗華秀英文雄清德英九國瑜友宜其邁佳龍文燦善燕盈秋淑貞玉珍美惠雅惠靜宜佩君怡伶思妤佩蓉宛庭品睿承翰冠廷育誠哲瑋信宏俊宏志豪志偉明哲建良永昌正雄進財金龍水扁登輝添財宗憲啟臣榮洲仁和孟諺育敏瑞雄欣純玉琴靜儀慧姿昶佐思瑤旻琪于庭",
    "hk": "家輝志偉嘉欣詠琪子華德華國榮家強偉文俊傑志明偉強永康振英鄭月娥家超茂波志恒國基家朗麗珊慧琳嘉玲詠詩曉彤樂兒梓軒浩然柏豪卓然子健天恩敏儀淑儀惠芳婉儀美寶秀珠玉蓮少芬慧敏佩玲穎欣凱琳芷珊芷晴心怡靖雯詩雅智賢智華兆基嘉誠澤鉅鎮濤啟文啟邦建宗冠中弘毅仲廷敏剛匡智文豪漢傑耀邦耀忠",
}
SYLLABLES = "阿埃艾安奥巴贝比博布查达戴德迪丁多尔法菲费芬弗福盖戈格古哈海汉赫霍基吉加杰金卡凯考科克库拉莱兰朗劳勒雷里利林琳卢鲁伦罗洛马迈曼梅米莫姆穆纳内尼涅纽努诺欧帕佩皮普奇齐乔切萨塞桑沙舍施史斯松苏索塔泰坦汤特提图托瓦万维韦温沃乌西希肖谢辛休许雅亚扬耶伊因尤约扎詹珍朱兹佐娜莎莉丽娅妮莲薇黛蒂"
TW_SYLLABLES = "艾安歐巴貝比柏布查達戴迪丁多法菲費芬佛福蓋高葛哈海漢赫霍基吉加傑金卡凱考柯克庫拉萊蘭朗勞勒雷里利林琳盧魯倫羅洛馬麥曼梅米莫姆穆納內尼紐努諾帕佩皮普奇齊喬契薩塞桑沙舍施史斯松蘇索塔泰坦湯特提圖托瓦萬維韋溫沃烏西希肖謝辛休許雅亞揚耶伊尤約詹珍朱茲佐娜莎莉麗婭妮蓮薇黛蒂瑟爾夫"
LATIN = "Peter John Mary David Chris Kelly Jason Kevin Amy Jenny Andy Tom Emma Alex Sam Nicole Jeff Steve Linda Ken Smith Brown Wilson Taylor Lee Chan Wong Miller Davis Clark Kim Park Tanaka Rossi Weber Muller Garcia Lopez Silva"
STEM_A = "华中东南新金宏远盛天海龙鼎泰恒嘉信德明光安康瑞丰兴联合大永福长江山河星云智科创亿万国民时代未来飞翔鸿运广通达顺诚正源立众卓越凯旋蓝绿红白银玉宝石龙凤祥和富力建业博雅思维美雅乐优佳伟世纪"
INDUSTRY = "科技 电子 生物 医药 能源 新能源 汽车 地产 置业 建设 建筑 食品 农业 物流 航运 证券 保险 传媒 文化 影业 网络 通信 半导体 材料 化工 钢铁 重工 环保 教育 旅游 酒店 餐饮 服饰 投资 资本 金控 光电 精密 生技 建设 营造 电机 海运 航空 娱乐 零售 电力 燃气 机械 软件 信息 药业 乳业 酒业 矿业 纺织"
FORM = {
    "cn": "股份有限公司 有限公司 有限责任公司 集团 集团有限公司 公司 控股集团 集团股份有限公司",
    "tw": "股份有限公司 公司 集团 企业 工业 实业 国际 控股 建设公司 企业社",
    "hk": "有限公司 集团 集团有限公司 控股 控股有限公司 国际 国际控股 公司",
}
AGENCY = {
    "cn": "公安局 教育局 卫生健康委员会 卫健委 生态环境局 应急管理局 市场监督管理局 市场监管局 人力资源和社会保障局 人社局 住房和城乡建设局 住建局 交通运输局 农业农村局 文化和旅游局 文旅局 财政局 税务局 统计局 民政局 司法局 自然资源局 水利局 发改委 发展和改革委员会 商务局 国资委 政府 委组织部 委宣传部 纪委监委 人大常委会 政协 人民政府 委 政府办公室 气象局 消防救援支队 中级人民法院 人民检察院 交警支队 疾控中心 总工会 妇联 残联 科技局 经信局 工信局 城管局 医保局",
    "tw": "政府 卫生局 教育局 警察局 消防局 环保局 环境保护局 交通局 工务局 社会局 劳工局 劳动局 文化局 农业局 地政局 都发局 水利局 观光局 观光旅游局 民政局 税捐处 动保处 动物保护处 市警局 选委会 议会 政府警察局 政府教育局 政府卫生局 政府消防局 地检署 地方法院 农会 渔会 客家事务局 青年局 经发局 研考会",
    "hk": "民政事务处 警署 区议会 消防局 裁判法院 医院 地政处 分区委员会 警区 社区中心",
}
HK_AGENCY = "教育局 发展局 房屋局 保安局 运输署 食环署 渔护署 地政总署 屋宇署 环保署 康文署 卫生署 社会福利署 劳工处 入境处 消防处 海关 惩教署 廉政公署 消委会 医管局 机管局 金管局 房委会 市建局 路政署 水务署 渠务署 规划署 审计署 创科局 商经局 劳福局 民青局 文体旅局 环境及生态局 医务卫生局 运输及物流局 财经事务及库务局 政制及内地事务局 公务员事务局 香港海关 香港警务处 惩教署 知识产权署 选举事务处 差饷物业估价署 律政司 司法机构 申诉专员公署 平机会 私隐专员公署"
TW_AGENCY = "内政部 外交部 国防部 财政部 教育部 法务部 经济部 交通部 劳动部 卫福部 文化部 农业部 数位部 环境部 国发会 国科会 金管会 公平会 通传会 中选会 原民会 客委会 侨委会 海委会 退辅会 海巡署 移民署 警政署 刑事局 调查局 廉政署 疾管署 食药署 健保署 国健署 气象署 主计总处 央行 台电 中油 台水 台铁 台糖 农粮署 林业署 水利署 公路局 观光署 民航局 航港局 国税局 关务署 智慧财产局 能源署 劳保局 国教署 体育署 陆委会 海基会 监察院 考试院 司法院 立法院 行政院 总统府"
CN_AGENCY = "教育部 科技部 工信部 公安部 民政部 司法部 财政部 人社部 自然资源部 生态环境部 住建部 交通运输部 水利部 农业农村部 商务部 文旅部 国家卫健委 应急管理部 审计署 国资委 海关总署 国家税务总局 市场监管总局 国家广电总局 体育总局 国家医保局 国家能源局 国家铁路局 中国民航局 国家邮政局 国家药监局 国家林草局 国家文物局 国务院 外交部 国防部 中央网信办 国家发改委"
ASSOCIATION = "协会 学会 商会 公会 工会 联合会 基金会 促进会 联盟 研究会 总会 志愿者协会 同乡会 关注组 大联盟 行动联盟 权益会 互助会 发展协会"
TOPIC = "环境 劳工 教育 儿童 妇女 长者 动物保护 旅游 汽车 钢铁 物流 半导体 地产 律师 医师 护理 教师 消费者 农民 渔业 餐饮 科技创新 企业家 青年 志愿服务 交通安全 居民 家长 文化遗产 人权 新闻工作者 社会福利 慈善 中小企业 互联网 体育 足球 篮球 登山 癌症 心脏"
SCHOOL = "大学 科技大学 理工大学 师范大学 医科大学 财经大学 学院 职业技术学院 中学 第一中学 小学 实验小学 农业大学 交通大学 高中 国中 国小 科大"
HOSPITAL = (
    "医院 人民医院 第一人民医院 中医院 儿童医院 中心医院 总医院 纪念医院 医学院附属医院 综合医院 长庚医院 慈济医院 荣总"
)
MEDIA_FORM = "日报 晚报 时报 早报 都市报 新闻网 周刊 电视台 电台 新闻社 通讯社 邮报 商报 经济报 卫视 新闻"
SITE = "大厦 广场 公园 机场 车站 火车站 体育馆 体育场 大桥 隧道 博物馆 美术馆 文化中心 艺术中心 购物中心 商场 酒店 饭店 花园 苑 邨 屋苑 码头 港 水库 电厂 核电厂 夜市 老街 步道 森林公园 国家公园 风景区 产业园 科学园区 工业区 开发区 会展中心 国际机场 体育中心 纪念馆 教堂 清真寺 庙 寺 监狱 市场 果菜市场 小区 商圈 百货 巨蛋 棒球场 高尔夫球场 乐园 动物园 植物园 图书馆"
NATURE = "山 江 河 湖 溪 岛 海峡 湾 半岛 群岛 瀑布 海滩 礁 峡谷 沙漠 高原 平原 水库 森林 冰川 火山 盆地 海域"
ROAD = "路 街 大道 东路 西路 北路 南路 中路 一街 二街 路二段 路三段 巷 道 一路"
ROAD_STEM = "中山 中正 民族 民权 民生 建国 复兴 和平 忠孝 仁爱 信义 光复 成功 文化 解放 人民 建设 长江 黄河 北京 南京 上海 新华 学院 滨海 环城 弥敦 轩尼诗 英皇 皇后 青山 大埔 彩虹 观塘 太子 亚皆老 窝打老"
PARTY_A = "民主 自由 社会 人民 国民 保守 进步 绿色 劳动 正义 公民 团结 共和 工人 联邦 民族 新 祖国 基督教民主 社会民主 自由民主 人民力量 统一 公正 繁荣"
TEAM_FORM = (
    "队 联 城 竞技 俱乐部 流浪 狮 象 鹰 虎 龙 熊 海盗 骑士队 巨人队 猎豹 火箭队 勇士队 女排 男篮 足球俱乐部 青年队"
)
ACRONYM = "ABCDEFGHIKLMNOPRSTUVWX"
ONE_COUNTRY = "美 俄 英 法 德 日 韩 朝 印 巴 以 伊 叙 乌 泰 越 缅 菲 加 澳 意 土 阿 沙 埃 波"


def by_kind(type_: str, *kinds: str) -> list[str]:
    """The names of the tables that are of a type and kind."""
    return [n for n, e in gazetteer.names().words.items() if e.type == type_ and (not kinds or e.kind in kinds)]


COUNTRIES = [n for n in by_kind("PLACE", "country") if len(n) < 7]
COMMON_COUNTRIES = "美国 美国 中国 中国 日本 日本 韩国 朝鲜 北韩 南韩 俄罗斯 俄罗斯 乌克兰 英国 法国 德国 意大利 义大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 丹麦 芬兰 波兰 捷克 奥地利 匈牙利 希腊 土耳其 以色列 巴勒斯坦 伊朗 伊拉克 叙利亚 黎巴嫩 约旦 沙特 沙特阿拉伯 沙乌地阿拉伯 阿联酋 卡塔尔 卡达 埃及 利比亚 苏丹 南非 尼日利亚 奈及利亚 肯尼亚 肯亚 埃塞俄比亚 印度 巴基斯坦 阿富汗 孟加拉国 孟加拉 斯里兰卡 尼泊尔 缅甸 泰国 越南 老挝 寮国 柬埔寨 马来西亚 新加坡 印尼 印度尼西亚 菲律宾 澳大利亚 澳洲 新西兰 纽西兰 加拿大 墨西哥 巴西 阿根廷 智利 秘鲁 哥伦比亚 委内瑞拉 古巴 蒙古 哈萨克斯坦 台湾 香港"
CITIES = {
    "cn": [n for n in by_kind("PLACE", "city", "county", "province") if len(n) <= 4],
    "tw": by_kind("PLACE", "tw"),
    "hk": by_kind("PLACE", "hk"),
}
WORLD = by_kind("PLACE", "city", "usstate", "region", "water", "mountain")
KNOWN = {kind: by_kind("ORG", kind) for kind in ("co", "media", "party", "intl", "gov", "team", "cn", "tw", "hk")}
COUNTIES = [n for n in by_kind("PLACE", "county", "city") if n[-1] in "市县区"]
STATES = {"台北", "新北", "桃园", "台中", "台南", "高雄", "基隆", "嘉义"}
TW_COUNTIES = ("宜兰", "新竹", "苗栗", "彰化", "南投", "云林", "嘉义", "屏东", "花莲", "台东", "澎湖", "金门")


def stem(length: int | None = None) -> str:
    """A made-up brand."""
    return "".join(RANDOM.choice(STEM_A) for _ in range(length or RANDOM.choice((2, 2, 2, 3))))


def person(region: str) -> str:
    """A made-up Chinese name."""
    chance = RANDOM.random()
    if chance < 0.04:
        return RANDOM.choice(by_kind("PERSON"))
    if chance < 0.06:
        return RANDOM.choice("阿小") + RANDOM.choice(GIVEN[region])
    families = gazetteer.surnames()
    kind = RANDOM.choices(("common", "rare", "compound"), (88, 7, 5 if region == "hk" else 2))[0]
    family = RANDOM.choice([name for name, k in families.items() if k == kind])
    pool = GIVEN[region if RANDOM.random() < 0.8 else RANDOM.choice(("cn", "tw", "hk"))]
    return family + "".join(
        RANDOM.choice(pool) for _ in range(1 if RANDOM.random() < (0.25 if region == "cn" else 0.06) else 2)
    )


def transcription(region: str) -> str:
    """A made-up foreign family or given name."""
    syllables = TW_SYLLABLES if region == "tw" else SYLLABLES
    length = RANDOM.choices((2, 3, 4, 5), (30, 38, 24, 8))[0]
    return "".join(RANDOM.choice(syllables) for _ in range(length))


def foreigner(region: str) -> str:
    """A made-up transcribed or Latin name."""
    chance = RANDOM.random()
    if chance < 0.05:
        return RANDOM.choice(by_kind("PERSON"))
    if chance < 0.12:
        return " ".join(RANDOM.sample(LATIN.split(), RANDOM.choice((1, 2))))
    if chance < 0.40 or (region == "hk" and chance < 0.7):
        return transcription(region)
    dot = "．" if region != "cn" and RANDOM.random() < 0.25 else "·"
    return dot.join(transcription(region) for _ in range(RANDOM.choice((2, 2, 2, 3))))


def japanese() -> str:
    """A made-up Japanese name."""
    family = RANDOM.choice([name for name, kind in gazetteer.surnames().items() if kind == "japanese"])
    return family + RANDOM.choice(
        (
            "",
            pick(
                "太郎 健一 美咲 文雄 由纪子 翔太 隆 诚 直人 大辅 真由美 晴美 信介 义伟 纯一郎 和也 结衣 慎太郎 俊介 惠子"
            ),
        )
    )


def city(region: str) -> str:
    """A town of the region, or sometimes of the world."""
    return RANDOM.choice(CITIES[region] if RANDOM.random() < 0.75 else WORLD)


def district(region: str) -> str:
    """A place below a town, often as a chain."""
    if region == "tw":
        head = RANDOM.choice(sorted(STATES)) + RANDOM.choice(("市", "市", "")) if RANDOM.random() < 0.5 else ""
        return (
            head
            + RANDOM.choice([n for n in CITIES["tw"] if n[-1] in "区乡镇市"])
            + (RANDOM.choice(("", "", pick(ROAD_STEM) + pick(ROAD))) if RANDOM.random() < 0.3 else "")
        )
    if region == "hk":
        return RANDOM.choice(CITIES["hk"]) + (
            RANDOM.choice(("", "", RANDOM.choice(STEM_A) + RANDOM.choice(STEM_A) + pick("道 街 里 径 邨 苑")))
        )
    chance = RANDOM.random()
    if chance < 0.4:
        return RANDOM.choice(COUNTIES)
    village = stem(2) + pick("村 镇 乡 街道 社区")
    return RANDOM.choice(("", RANDOM.choice(COUNTIES))) + RANDOM.choice(COUNTIES) + RANDOM.choice(("", village))


def agency(region: str) -> str:
    """A body of a local government, or a national one."""
    if region == "hk":
        return pick(HK_AGENCY) if RANDOM.random() < 0.8 else RANDOM.choice(CITIES["hk"]) + pick(AGENCY["hk"])
    if RANDOM.random() < 0.2:
        return pick(TW_AGENCY if region == "tw" else CN_AGENCY)
    if region == "tw":
        place = RANDOM.choice(sorted(STATES)) + "市" if RANDOM.random() < 0.6 else RANDOM.choice(TW_COUNTIES) + "县"
        return place + pick(AGENCY["tw"])
    return RANDOM.choice(COUNTIES) + pick(AGENCY["cn"])


def company(region: str) -> str:
    """A made-up company in full, or a listed one."""
    if RANDOM.random() < 0.15:
        return RANDOM.choice(KNOWN["co"])
    place = RANDOM.choice(CITIES[region] if RANDOM.random() < 0.7 else COUNTRIES) if RANDOM.random() < 0.3 else ""
    return place + stem() + RANDOM.choice(("", pick(INDUSTRY), pick(INDUSTRY))) + pick(FORM[region])


def company_in_short(region: str) -> str:
    """A listed company, or a made-up one without its form."""
    chance = RANDOM.random()
    if chance < 0.45:
        return RANDOM.choice(KNOWN["co"])
    return stem(2 if chance < 0.9 else 3) + (pick(INDUSTRY) if chance > 0.6 else "")


def medium(region: str) -> str:
    """A listed or made-up medium."""
    return (
        RANDOM.choice(KNOWN["media"])
        if RANDOM.random() < 0.7
        else RANDOM.choice((city(region), stem(2))) + pick(MEDIA_FORM)
    )


def acronym() -> str:
    """Latin letters that stand for an organisation."""
    chance = RANDOM.random()
    if chance < 0.25:
        return RANDOM.choice([n for kind in KNOWN.values() for n in kind if n.isascii()])
    letters = "".join(RANDOM.choice(ACRONYM) for _ in range(RANDOM.choice((2, 3, 3, 4))))
    return (
        letters
        if chance < 0.8
        else RANDOM.choice(LATIN.split()) + pick("Tech Corp Media Lab Group Bank Motors Air Soft")
    )


def abroad(region: str) -> str:
    """A foreign authority."""
    return RANDOM.choice(COUNTRIES) + pick(
        "外交部 国防部 内政部 财政部 国会 议会 政府 总统府 央行 最高法院 卫生部 参议院 众议院 警方 内阁 情报局 气象厅 选举委员会"
    )


MAKERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "P": ("PERSON", person),
    "F": ("PERSON", foreigner),
    "f": ("PERSON", transcription),
    "J": ("PERSON", lambda region: japanese()),
    "S": ("PERSON", lambda region: person(region)[:1]),
    "CN": ("PLACE", lambda region: pick(COMMON_COUNTRIES) if RANDOM.random() < 0.75 else RANDOM.choice(COUNTRIES)),
    "c": ("PLACE", lambda region: pick(ONE_COUNTRY)),
    "CI": ("PLACE", city),
    "D": ("PLACE", district),
    "R": ("PLACE", lambda region: pick(ROAD_STEM) + pick(ROAD)),
    "SITE": ("PLACE", lambda region: RANDOM.choice(("", "", city(region))) + stem(2) + pick(SITE)),
    "NAT": (
        "PLACE",
        lambda region: (
            RANDOM.choice(by_kind("PLACE", "water", "mountain")) if RANDOM.random() < 0.5 else stem(2) + pick(NATURE)
        ),
    ),
    "G": ("ORG", agency),
    "g": ("ORG", lambda region: pick({"cn": CN_AGENCY, "tw": TW_AGENCY, "hk": HK_AGENCY}[region])),
    "CO": ("ORG", company),
    "CS": ("ORG", company_in_short),
    "M": ("ORG", medium),
    "U": (
        "ORG",
        lambda region: (
            RANDOM.choice((city(region), stem(2), "国立" + stem(2) if region == "tw" else city(region))) + pick(SCHOOL)
        ),
    ),
    "H": ("ORG", lambda region: RANDOM.choice((city(region), stem(2))) + pick(HOSPITAL)),
    "A": (
        "ORG",
        lambda region: (
            RANDOM.choice(("", city(region), "中国" if region == "cn" else "台湾" if region == "tw" else "香港"))
            + pick(TOPIC)
            + pick(ASSOCIATION)
        ),
    ),
    "PA": (
        "ORG",
        lambda region: (
            RANDOM.choice(KNOWN["party"]) if RANDOM.random() < 0.6 else pick(PARTY_A) + pick("党 党 联盟 运动 阵线")
        ),
    ),
    "X": ("ORG", lambda region: acronym()),
    "T": (
        "ORG",
        lambda region: (
            RANDOM.choice(KNOWN["team"])
            if RANDOM.random() < 0.4
            else RANDOM.choice((city(region), stem(2))) + pick(TEAM_FORM)
        ),
    ),
    "FG": ("ORG", abroad),
}
_SLOT = re.compile(r"\[([OPL]):((?:[^\[\]]|\{\w+\})*)\]|\{(\w+)\}")


def fill(template: str, region: str) -> list[Piece]:
    """The pieces of a template with its slots filled."""
    pieces, at = [], 0
    for slot in _SLOT.finditer(template):
        pieces.append(Piece(template[at : slot.start()], None))
        if slot[1]:
            pieces.append(Piece(re.sub(r"\{(\w+)\}", lambda s: make(s[1], region), slot[2]), TYPES[slot[1]]))
        elif slot[3] == "CI" and pieces[-1].text == "" and len(pieces) > 1 and pieces[-2].type == "PLACE":
            pieces.append(Piece(RANDOM.choice(WORLD), "PLACE"))
        elif slot[3] == "S":
            pieces.append(Piece(person(region)[:1], None))
        else:
            pieces.append(Piece(make(slot[3], region), MAKERS[slot[3]][0]))
        at = slot.end()
    return [*pieces, Piece(template[at:], None)]


def make(slot: str, region: str) -> str:
    """A name for a slot."""
    return MAKERS[slot][1](region)


def from_templates(times: int) -> Iterator[tuple[list[Piece], str]]:
    """Every template, filled `times` times."""
    for line in TEMPLATES.read_text("utf-8").splitlines():
        named, _, template = line.partition(" ")
        for number in range(times if named in (*REGIONS, "all") else 0):
            region = REGIONS[number % 3] if named == "all" else named
            yield fill(lexicon.fold(template) if region == "cn" else template, region), region


def silver(path: Path, articles: int) -> Iterator[list[Piece]]:
    """Sentences of articles, with the names that the rules find."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    seen: set[str] = set()
    for text in RANDOM.sample(texts, min(articles, len(texts))):
        text = text[:1500]
        mentions = labelled(text)
        for sentence in re.finditer(r"[^。！？\n]+[。！？]?”?", text):
            inside = [m for m in mentions if sentence.start() <= m.start and m.end <= sentence.end()]
            key = re.sub(r"\s", "", sentence[0])[:24]
            if key in seen or not 8 <= len(sentence[0]) <= 140 or (not inside and RANDOM.random() < 0.7):
                continue
            seen.add(key)
            yield pieces_of(text, sentence.start(), sentence.end(), inside)


# An office in the title of its head: 台南市卫生局|长.
_OFFICE = re.compile(r"(?<!副)(.)(?<=[局署厅处部院校会社馆所台队])(?<!\1\1)长$")


def headed_organisations(reading: Reading) -> Iterator[Mention]:
    """A place or a body, and the nouns after it up to an organisation's suffix: 黄浦区|区委|区政府, 国防部|发言人室."""
    tokens = reading.tokens
    for first, head in enumerate(tokens):
        if head.tag not in ("LOC", "ORG"):
            continue
        end, at = head.end, first + 1
        while at < len(tokens) and _continues(reading, tokens[at - 1], tokens[at], head.start):
            if reading.text[head.start : tokens[at].end].endswith(gazetteer.suffixes()):
                end = tokens[at].end
            at += 1
        if (
            at < len(tokens)
            and tokens[at].start == tokens[at - 1].end
            and _OFFICE.search(reading.text[head.start : tokens[at].end])
        ):
            end = tokens[at].end - 1
        if end > head.end:
            yield Mention(head.start, end, "ORG")


def _continues(reading: Reading, before: Token, token: Token, start: int) -> bool:
    """Whether a word may belong to the name that began at `start`."""
    return (
        token.start == before.end
        and token.end - start <= 24
        and token.tag in ("n", "nz", "vn", "ORG", "LOC", "an", "nw")
        and token.end - token.start <= 8
        and reading.text[token.start : token.end] not in gazetteer.titles()
    )


def tabled(reading: Reading) -> Iterator[Mention]:
    """Names of the tables, where they begin or end with a word; short ones must be whole words."""
    for start, end, entry in gazetteer.names().matches(reading.text):
        if _LATIN.search(reading.text[max(0, start - 1) : start + 1]) or _LATIN.search(reading.text[end - 1 : end + 1]):
            continue
        if reading.is_word(start, end) or (end - start > 2 and (start in reading.starts or end in reading.ends)):
            yield Mention(start, end, entry.type)


# A name of Latin letters does not begin or end within a word or number.
_LATIN = re.compile(r"[A-Za-z0-9]{2}")


FINDERS = (quoted_organisations, headed_organisations, tabled, names)


def labelled(text: str) -> list[Mention]:
    """The names of a text as LAC and the rules find them, without newscli's network."""
    spans = pieces(text)
    opinions = lac().opinions(text, spans)
    words = [word for (start, _), rows in zip(spans, opinions, strict=True) for word in lac().words(rows, start)]
    names = [Mention(w.start, w.end, LAC_TYPES[w.tag]) for w in words if w.tag in LAC_TYPES]
    reading = Reading(lexicon.fold(text), [w for w in words if not text[w.start : w.end].isspace()], names)
    found: list[Mention] = []
    candidates = [mention for finder in FINDERS for mention in finder(reading)]
    for mention in sorted(candidates, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in found):
            found.append(mention)
    return spread(reading, sorted(found))


def pieces_of(text: str, start: int, end: int, mentions: list[Mention]) -> list[Piece]:
    """A stretch of text as pieces."""
    pieces, at = [], start
    for mention in mentions:
        pieces += [Piece(text[at : mention.start], None), Piece(text[mention.start : mention.end], mention.type)]
        at = mention.end
    return [*pieces, Piece(text[at:end], None)]


def exchanged(pieces: list[Piece], region: str) -> list[Piece]:
    """The pieces with most of their names exchanged for others of the same sort."""
    return [Piece(make(sort(p), region), p.type) if p.type and RANDOM.random() < 0.75 else p for p in pieces]


def sort(piece: Piece) -> str:
    """The slot that a name would fill."""
    text = piece.text
    if piece.type == "PERSON":
        return "F" if "·" in text or text[:1] not in gazetteer.surnames() or len(text) > 3 else RANDOM.choice("PPPPPJF")
    if piece.type == "PLACE":
        if len(text) == 1:
            return "c"
        entry = gazetteer.names().words.get(text)
        if entry and entry.kind == "country":
            return "CN"
        return (
            RANDOM.choice(("CI", "CI", "D"))
            if entry or text[-1] in "省市县区州镇乡村"
            else RANDOM.choice(("SITE", "NAT", "D", "CI"))
        )
    for ends, slots in (
        (("公司", "集团", "银行", "控股"), "CO CS"), (("大学", "学院", "中学", "小学"), "U"), (("医院",), "H"),
        (("局", "厅", "委", "部", "署", "政府", "院", "办", "党委"), "G G g FG"), (("会", "联盟", "组织"), "A"),
        (("报", "社", "网", "台", "周刊"), "M"), (("党",), "PA"), (("队", "俱乐部"), "T"),
    ):  # fmt: skip
        if text.endswith(ends):
            return pick(slots)
    return "X" if text.isascii() else RANDOM.choice(("CS", "g", "M", "X", "CO", "FG"))


def written(pieces: list[Piece], region: str, converting: bool = True) -> dict[str, Any]:
    """The record of a sentence in its region's script; names side by side that are one mention are joined."""
    convert = OPENCC[region][0] if converting else str
    text, entities = "", list[dict[str, Any]]()
    for piece in pieces:
        run = as_name(piece.text, region) if piece.type else convert(piece.text)
        if converting and region != "cn" and not piece.type:
            run = run.translate(QUOTATION)
        if piece.type and run:
            start, last = len(text), entities[-1] if entities else None
            if (
                last
                and last["e"] == start
                and last["type"] == "PLACE" == piece.type
                and min(len(run), start - last["s"]) > 1
            ):
                last["e"] += len(run)
            else:
                entities.append({"s": start, "e": start + len(run), "type": piece.type})
        text += run
    return {"text": text, "region": region, "entities": entities}


def as_name(name: str, region: str) -> str:
    """A name in the region's characters; Taiwan writes 台 more often than 臺."""
    name = OPENCC[region][1](name)
    return name.replace("裡", "里").replace("臺", "台") if region == "tw" and RANDOM.random() < 0.85 else name


def main(source: str, target: str, articles: str = "2200", fillings: str = "60") -> None:
    """Write the corpus."""
    news = list(silver(Path(source), int(articles)))
    with Path(target).open("w", encoding="utf-8") as out:
        for pieces in news:
            region = RANDOM.choices(("cn", "tw", "hk"), (70, 18, 12))[0]
            out.write(json.dumps(written(pieces, region) | {"kind": "silver"}, ensure_ascii=False) + "\n")
            region = RANDOM.choices(("cn", "tw", "hk"), (25, 45, 30))[0]
            if any(piece.type for piece in pieces):
                out.write(
                    json.dumps(written(exchanged(pieces, region), region) | {"kind": "exchanged"}, ensure_ascii=False)
                    + "\n"
                )
        for pieces, region in from_templates(int(fillings)):
            out.write(
                json.dumps(written(pieces, region, converting=False) | {"kind": "template"}, ensure_ascii=False) + "\n"
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
