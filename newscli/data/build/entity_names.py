"""Made-up and listed names of the mainland, Taiwan, Hong Kong and abroad, for the sentences of `entity_corpus.py`.

`make` fills a slot of a template (`MAKERS`; `entity_templates.txt` explains them) with a name in Simplified characters.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from newscli.annotators.entities import gazetteer

RANDOM = random.Random(7)


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
MEDIA_FORM = "日报 晚报 早报 都市报 新闻网 周刊 电视台 电台 新闻社 通讯社 邮报 商报 经济报 卫视 新闻"
SITE = "大厦 广场 公园 机场 车站 火车站 体育馆 体育场 大桥 隧道 博物馆 美术馆 文化中心 艺术中心 购物中心 商场 酒店 饭店 花园 苑 邨 屋苑 码头 港 水库 电厂 核电厂 夜市 老街 步道 森林公园 国家公园 风景区 产业园 科学园区 工业区 开发区 会展中心 国际机场 体育中心 纪念馆 教堂 清真寺 庙 寺 监狱 市场 果菜市场 小区 商圈 百货 巨蛋 棒球场 高尔夫球场 乐园 动物园 植物园 图书馆"
NATURE = "山 江 河 湖 溪 岛 海峡 湾 半岛 群岛 瀑布 海滩 礁 峡谷 沙漠 高原 平原 水库 森林 冰川 火山 盆地 海域"
ROAD = "路 街 大道 东路 西路 北路 南路 中路 一街 二街 路二段 路三段 巷 道 一路"
ROAD_STEM = "中山 中正 民族 民权 民生 建国 复兴 和平 忠孝 仁爱 信义 光复 成功 文化 解放 人民 建设 长江 黄河 北京 南京 上海 新华 学院 滨海 环城 弥敦 轩尼诗 英皇 皇后 青山 大埔 彩虹 观塘 太子 亚皆老 窝打老"
PARTY_A = "民主 社会 人民 国民 保守 进步 绿色 劳动 正义 公民 团结 共和 工人 联邦 民族 新 祖国 基督教民主 社会民主 自由民主 人民力量 统一 公正 繁荣"
TEAM_FORM = (
    "队 联 城 竞技 俱乐部 流浪 狮 象 鹰 虎 龙 熊 海盗 骑士队 巨人队 猎豹 火箭队 勇士队 女排 男篮 足球俱乐部 青年队"
)
ACRONYM = "ABCDEFGHIKLMNOPRSTUVWX"
ONE_COUNTRY = "美 俄 英 法 德 日 韩 朝 印 巴 以 伊 叙 乌 泰 越 缅 菲 加 澳 意 土 阿 沙 埃 波"

# Everyday words that are names of brands, shops, groups and firms as well.
WORDS = "晨光 微风 远见 木星 白兔 海豚 红豆 蜜蜂 大树 牧场 小时光 好日子 春天 初心 回声 蓝鲸 灯塔 方舟 拾光 知音 小满 清欢 月光 麦田 稻香 青鸟 蜂巢 星期五 合作社 早安 晚安 路口 拾穗 山丘 野火 潮水 浪花 飞鱼 松果 橡树 石榴 薄荷 番茄 茄子 柠檬 蘑菇 土豆 豆芽 芒果 橘子 杨桃 银杏 竹子 梧桐 鲸鱼 松鼠 大象 袋鼠 企鹅 猫头鹰 蚂蚁 骆驼 斑马 天平 天秤 支点 拐点 象限 坐标 原点 极光 彗星 北斗 启明 初雪 暖流 清风 同行 拼图 积木 魔方 橡皮 画笔 钢琴 口琴 鼓手 快乐 喜悦 自在 从容 安心 放心 好运 如意 吉祥 平安 满意 极致 完美 百分百 有家 好客 好味道 老地方 小厨房 大食代 一口 一杯 三分甜 半糖 七分熟 八方 九天 十方 千禾 百味 四季 五谷 六合 双喜 三叶 四维 雅虎 平衡 共鸣 回响 视野 焦点 前线 热血 时报 端点 传真 众新闻 独立媒体 本土 热点 今周 明镜 镜面 风向 风传 信传 上报 民视 自由 远东 环宇 寰宇 大洋 东亚 华夏 统一 全家 莱尔 爱买 大润 家乐 好市 特力 无印 良品 名创 优衣 屈臣 康是 宝雅 诚品 金石 博客 露天 虾皮 蝦米 美味 佐丹 堡狮 周生 六福 谢瑞 大家乐 大快活 美心 太兴 翠华 敏华 添好运 鸿福 一田 百佳 惠康 万宁 丰泽 实惠 卓悦 莎莎 龙丰 永安 先施 崇光 牛奶 怡和 太古 会德 信和 恒基 新地 新世界 长实 华懋 嘉里 九仓 希慎 鹰君 合和 南丰 英皇 寰亚 东方 邵氏 嘉禾"
ENGLISH = "Yo Hola Zen Lumi Nova Kiwi Mono Solo Vita Aqua Terra Luna Sola Opti Medi Bio Neo Omni Pro Max Uni Inter Trans Cyber Digi Data Cloud Block Coin Pay Shop Food Fresh Green Blue Red Black White Gold Silver Happy Lucky Sun Moon Star Sky Sea Land City Home Life Work Time Fun Play Game Book Note Map Go Get My The One Two Next First Best Smart Bright Quick Fast Easy Open True Pure Real"
ENGLISH_END = "ho mall go ly fy box hub lab pay app tv net ex us io mart house panda bnb dao verse works soft tech ware Tok Chat Books Foods Air One Now Mate Pad Fit Care Bank Plus Space Star"
SHOP = "餐厅 小馆 茶餐厅 冰室 火锅 烧肉 拉面 牛肉面 咖啡 咖啡馆 书店 面包店 烘焙 饼店 茶饮 手摇饮 素食 酒家 酒楼 海鲜酒家 药房 超市 生活百货 美容 健身 眼镜 琴行 车行 当铺 旅行社 珠宝 金行 便利商店 餐饮 小吃店 米粉 鱼蛋粉 卤肉饭 鸡排 牛排 便当 快餐 饭店 宠物店"
TEMPLE = "宫 庙 寺 天后宫 妈祖庙 城隍庙 龙山寺 慈惠堂 精舍 禅寺 观音庙 天后古庙 关帝庙 代天府 奉天宫 朝天宫 清真寺 教会 圣堂 道观 祠 宗祠 书院"
ESTATE = (
    "邨 苑 花园 豪庭 新邨 大厦 名城 半岛 湾畔 居 台 山庄 中心 轩 城 广场 海湾 楼 阁 华庭 豪园 御苑 峰 汇 都会 1期 2期"
)
TW_HOME = "社区 建案 大楼 国宅 社会住宅 公寓 别墅 华厦 重划区 特区 商圈"
LAW = "律师事务所 法律事务所 律师行 会计师事务所 会计师行 联合会计师事务所 测量师行 建筑师事务所 评级 顾问公司 公关公司 猎头"
RESEARCH = "研究院 研究所 研究中心 研究公司 资讯 咨询 调查公司 数据 智库 基金会 民意研究所 经济研究院 产业研究院 谘询 顾问 情报 证券研究部 投顾 民调中心 市场研究"
HOUSES = "TrendForce 集邦 IDC Gartner Counterpoint 美银 美银证券 花旗 高盛 摩根士丹利 大摩 小摩 瑞银 汇丰研究 里昂 野村 大和 麦格理 星展 中金 中信里昂 海通国际 招银国际 交银国际 凯基 元大投顾 富邦投顾 永丰投顾 统一投顾 国泰证期 德意志银行 巴克莱 杰富瑞 富瑞 晨星 标普 穆迪 惠誉 盖洛普 尼尔森 益普索 仲量联行 世邦魏理仕 戴德梁行 莱坊 高力 第一太平戴维斯 中原 美联物业 利嘉阁 香港置业 克而瑞 永庆房屋 信义房屋 台湾房屋 住商 QuestMobile 易观 艾瑞 艾媒咨询 灼识 弗若斯特沙利文 台经院 中经院 工研院 资策会 MIC IEK 拓墣 民意基金会 美丽岛电子报 香港民研 中大亚太研究所"
UNION = "工会 总工会 产业工会 职业工会 企业工会 教师工会 司机工会 空服员职业工会 机师工会 护士协会 职工会 职工总会 从业员协会 员工总会 联合总工会 工友联谊会 关注组 权益协会"
UNION_OF = "台铁 华航 长荣 邮务 电信 公车 货柜车 的士 小巴 码头 外送员 外卖员 护理 医师 教师 记者 空服员 机师 消防员 社工 看护 清洁 保安 铁路 酒店及餐饮 建造业 银行 公务员 纸板车 出版 演艺 缆车 飞机维修 机场搬运 九巴 城巴 港铁 国会助理 大学教师"
SUBUNIT = {
    "cn": "办公室 宣传科 刑侦大队 交警大队 经侦支队 监管一处 综合执法大队 派出所 党组 机关党委 信访办 工会 团委 医政处 刑事审判庭 第一检察部 家事审判庭 稽查局 出入境管理支队",
    "tw": "食品药物管理科 第二大队 第三分队 侦查队 妇幼队 交通大队 刑警大队 保安大队 少年队 捷运警察队 派出所 稽查大队 停车管理科 市场处 劳动检查处 公园处 新工处 建筑管理科 都市更新处 动物之家 特搜大队 资讯室 政风处 人事处 督察室 国际科 法制局 家防中心 卫生稽查科 环境检验中心 农会推广部 户政事务所 地政事务所 殡葬管理所 图书馆 鉴识中心",
    "hk": "重案组 刑事部 毒品调查科 有组织罪案及三合会调查科 商业罪案调查科 网络安全及科技罪案调查科 国家安全处 交通部 机动部队 冲锋队 水警 飞虎队 公共关系科 特别行动连 第一队 深切治疗部 急症室 食物安全中心 卫生防护中心 港口卫生科 铁路拓展处 土木工程拓展部 租务科 检控科 刑事检控科 家庭及儿童科 楼宇安全组 执行处 情报科 海域行动科 牌照组",
}
DESCRIBED = "问题关注组 筹备委员会 专案小组 调查委员会 申诉委员会 评审委员会 咨询委员会 谘询委员会 督导委员会 工作小组 专责小组 专家小组 专责委员会 特别委员会 推动小组 审议委员会 促进转型委员会 检讨委员会 受害者自救会 自救会 后援会 校友会 家长会 家长教师会 业主立案法团 业主委员会 居民协会 联席会议 应变中心 灾害应变中心 指挥部 领导小组 协调小组 办公室 委员会"
DESCRIBED_OF = "反迫迁 反核 护树 都市更新 土地正义 国土计划 校园霸凌 性别平等教育 食品安全 长期照顾 国家语言发展 年金改革 人口政策 少子化 气候变迁 能源转型 房屋及土地供应 交通意外 海滨事务 大屿山发展 优化教学语言 防疫抗疫 创新科技 虚拟资产 劳工顾问 最低工资 公务员薪俸 廉政 申诉 平等机会 强积金 古物 城市规划 乡村振兴 扶贫开发 疫情防控 安全生产 深化改革 军民融合 营商环境 巡视整改 供水安全 河川整治 机场扩建 轻轨 捷运延伸 光电开发 离岸风电 矿场 垃圾焚化炉"
SCHOOL_SHORT = {
    "cn": "北大 清华 复旦 人大 浙大 武大 中山大学 南大 同济 交大 北师大 南开 北航 哈工大 厦大 川大 华科 中科大 西安交大 人大附中 北京四中 衡水中学 华师大",
    "tw": "台大 政大 清大 成大 交大 阳明交大 中央大学 中兴大学 中正大学 师大 台师大 彰师大 高师大 东吴 东吴大学 东海大学 辅大 文化大学 淡江 淡江大学 世新 世新大学 铭传 中原大学 逢甲 元智 台科大 北科大 高科大 屏科大 中山大学 海大 东华 暨南大学 北医 中国医 高医 长庚 建中 北一女 中山女中 成功高中 师大附中 雄中 雄女 南一中 竹中 中一中 武陵高中 政大附中 薇阁 复兴中学 康桥 南山高中 松山高中",
    "hk": "港大 中大 科大 理大 城大 浸大 岭大 教大 恒大 都大 公大 树仁 树仁大学 拔萃男书院 拔萃女书院 喇沙书院 皇仁书院 圣保罗书院 圣保罗男女中学 英皇书院 华仁 九龙华仁 玛利诺修院 协恩中学 男拔 女拔 圣若瑟书院 培正中学 培侨中学 何明华会督银禧中学 嘉诺撒圣心书院 保良局蔡继有学校 东华三院黄笏南中学 HKUST CUHK HKU VTC IVE",
}
BAND = "乐团 乐队 合唱团 男团 女团 组合 剧团 舞团 偶像团体"
BANDS = "五月天 苏打绿 鱼丁糸 告五人 茄子蛋 草东没有派对 动力火车 玖壹壹 灭火器 八三夭 MIRROR ERROR Beyond BEYOND 达明一派 草蜢 Twins S.H.E SHE 飞轮海 BTS BLACKPINK TWICE EXO NewJeans SEVENTEEN 少女时代 岚 AKB48 防弹少年团 Collar RubberBand Supper Moment Dear Jane MC HotDog 凤凰传奇 水木年华 时代少年团 TFBOYS SNH48 果味VC 二手玫瑰 痛仰 声音玩具 白日梦 云门舞集 优人神鼓 明华园 纸风车剧团 表演工作坊 非常林奕华 进念"
ARMED = {
    "cn": "东部战区 西部战区 南部战区 北部战区 武警总队 海军陆战队 火箭军 第71集团军 第83集团军 中国海警局 海军航空兵 预备役师 联勤保障部队",
    "tw": "陆军司令部 海军司令部 空军司令部 第六军团 第八军团 第十军团 金防部 马防部 澎防部 陆战队 海军陆战队 宪兵指挥部 海巡署 岸巡队 海巡队 空中勤务总队 空勤总队 飞弹指挥部 后备指挥部 六军团 防空学校 第三作战区 第五联队 陆军官校 海军官校 国防医学院 中科院 军备局 资通电军",
    "hk": "解放军驻港部队 驻港部队 飞行服务队 民众安全服务队 医疗辅助队 水警 消防处潜水组",
}
FOREIGN_BODIES = "FBI CIA FDA CDC NASA NSA 国务院 五角大厦 国土安全部 司法部 财政部 商务部 联邦调查局 中情局 联准会 联储局 美联储 最高法院 参议院 众议院 众议院外交委员会 参院军委会 国会 下议院 上议院 内政部 外务省 防卫省 厚生劳动省 厚劳省 警视厅 宫内厅 日本银行 青瓦台 韩联社 克里姆林宫 杜马 联邦安全局 欧盟 欧盟委员会 欧洲议会 欧洲央行 北约 北大西洋公约组织 联合国 联合国儿童基金会 联合国难民署 世卫 世卫组织 世界卫生组织 世贸组织 国际原子能机构 国际刑事法院 国际法院 国际刑警组织 国际奥委会 国际足总 国际货币基金 国际货币基金组织 世界银行 世银 亚洲开发银行 亚投行 东盟 东协 非盟 阿盟 阿拉伯国家联盟 海湾合作委员会 红十字国际委员会 无国界医生 国际特赦组织 人权观察 绿色和平 无国界记者 哈马斯 真主党 塔利班 神学士 伊斯兰国 基地组织 胡塞武装 青年运动 博科圣地 革命卫队 伊斯兰革命卫队 瓦格纳 库尔德工人党 自由军 七大工业国集团 G7 G20 二十国集团 金砖国家 上合组织 亚太经合会 APEC OPEC 石油输出国组织"
HK_SYLLABLES = "史密夫 积臣 约翰逊 戴维斯 麦理浩 彭定康 卫奕信 尤德 葛量洪 夏悫 贝理雅 卡梅伦 白高敦 戴卓尔 马卓安 文翠珊 约翰逊 卓慧思 辛伟诚 施纪贤 朗尼 碧咸 谢拉特 兰帕特 云尼斯达 摩连奴 哥迪奥拿 高普 费格逊 云高尔 安察洛堤 基斯坦奴 朗拿度 美斯 苏亚雷斯 尼马 麦巴比 夏兰特 沙拿 马恩 哈利卡尼 孙兴慜 奥巴马 克林顿 布殊 列根 贝利 赫尔松 简尼 哥顿 戴利 韦拿 哈维 米高 祖云达斯 巴克斯特 佩洛西 麦康奈尔 布林肯 沙利文 耶伦 鲍威尔 雷蒙多 戴琪 庞博 朋斯"
CHURCH_FIRST = "大卫 约翰 保罗 彼得 米高 占士 罗拔 威廉 查理斯 佐治 亨利 爱德华 汤马士 安德鲁 马可 卢卡斯 史提芬 理查德 唐纳德 艾伦 凯文 布莱恩 珍妮 玛丽 安娜 伊莉莎白 凯萨琳 莎拉 艾玛 苏菲亚 伊万 谢尔盖 弗拉基米尔 穆罕默德 阿里 哈桑 何塞 卡洛斯 胡安 玛丽亚 汉斯 沃尔夫冈 让 皮埃尔"
STATIONS = {
    "cn": "北京南 上海虹桥 广州南 杭州东 南京南 武汉 郑州东 西安北 成都东 重庆北 深圳北 长沙南 济南西 沈阳北 天津西 合肥南 福州南 昆明南 贵阳北",
    "tw": "台北车 板桥 桃园 新竹 竹北 苗栗 台中 彰化 嘉义 台南 左营 高雄 花莲 台东 宜兰 罗东 瑞芳 七堵 南港 松山 士林 淡水 西门 忠孝复兴 大安 市政府 中正纪念堂 公馆 景美 新店 府中 三重 芦洲 头前庄 美丽岛 三多商圈 凹子底 巨蛋 文心崇德 市民广场",
    "hk": "旺角 太子 油麻地 佐敦 尖沙咀 金钟 中环 上环 湾仔 铜锣湾 天后 炮台山 北角 鲗鱼涌 太古 筲箕湾 柴湾 红磡 九龙塘 沙田 大围 火炭 大学 大埔墟 太和 粉岭 上水 罗湖 元朗 朗屏 天水围 屯门 荃湾西 南昌 柯士甸 美孚 荔枝角 长沙湾 深水埗 钻石山 彩虹 九龙湾 牛头角 观塘 蓝田 油塘 调景岭 将军澳 坑口 宝琳 康城 东涌 青衣 黄竹坑 海怡半岛 启德 显径 会展 宋皇台 土瓜湾 何文田",
}


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
TOWNS = {region: [n for n in found if n[-1] not in "乡镇路道街馆场站桥岸隧坊"] for region, found in CITIES.items()}
WORLD = by_kind("PLACE", "city", "usstate", "region", "water", "mountain")
LANDMARKS = by_kind("PLACE", "landmark", "mountain", "water")
HISTORIC = by_kind("PLACE", "historic")
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
    if region == "hk" and chance < 0.25:
        return pick(HK_SYLLABLES)
    if chance < 0.18:
        return pick(CHURCH_FIRST) + ("·" if RANDOM.random() < 0.8 else "") + transcription(region)
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


def brand(region: str) -> str:
    """A bare brand: an ordinary word, made-up characters, Latin letters or a mixture."""
    chance = RANDOM.random()
    if chance < 0.4:
        return pick(WORDS)
    if chance < 0.6:
        return stem(2)
    if chance < 0.85:
        return english()
    return RANDOM.choice(
        (
            english() + pick(WORDS),
            pick(WORDS) + RANDOM.choice(ACRONYM),
            RANDOM.choice(ACRONYM) + pick(WORDS),
            f"{stem(1)}{RANDOM.choice('大小老')}{stem(1)}",
            str(RANDOM.randint(1, 999)) + pick(WORDS),
        )
    )


def english() -> str:
    """A made-up English brand."""
    name = pick(ENGLISH) + pick(ENGLISH_END)
    return RANDOM.choice((name, name, name.upper(), name.lower(), pick(ENGLISH) + " " + pick(ENGLISH)))


def shop(region: str) -> str:
    """A restaurant or shop."""
    family = person(region)[:1]
    head = RANDOM.choice((stem(2), pick(WORDS), f"{RANDOM.choice('老阿小')}{family}", f"{family}记", english()))
    return RANDOM.choice(("", "", "", city(region))) + head + pick(SHOP)


def unit(region: str) -> str:
    """A unit of an agency, with its agency."""
    return agency(region) + pick(SUBUNIT[region])


def described(region: str) -> str:
    """A committee or group that is only described."""
    head = RANDOM.choice(("", "", city(region), agency(region), district(region)))
    return head + RANDOM.choice((pick(DESCRIBED_OF), pick(DESCRIBED_OF), pick(TOPIC))) + pick(DESCRIBED)


def union(region: str) -> str:
    """A union of workers."""
    head = RANDOM.choice(("", "", city(region), "全国", "香港" if region == "hk" else "台湾"))
    return head + RANDOM.choice((pick(UNION_OF), company_in_short(region))) + pick(UNION)


def firm(region: str) -> str:
    """A firm of lawyers, accountants or the like."""
    return RANDOM.choice((stem(2), person(region), pick(WORDS), english())) + pick(LAW)


def house(region: str) -> str:
    """A bank or research firm that comments on markets or opinion."""
    chance = RANDOM.random()
    return pick(HOUSES) if chance < 0.5 else RANDOM.choice((stem(2), city(region), pick(WORDS))) + pick(RESEARCH)


def school(region: str) -> str:
    """A school or university in short."""
    if RANDOM.random() < 0.6:
        return pick(SCHOOL_SHORT[region])
    return RANDOM.choice((city(region), stem(2))) + pick(
        "国中 高中 国小 女中 高工 高商 中学 小学 书院 附中 一中 科大 大学"
    )


def band(region: str) -> str:
    """A band or troupe."""
    chance = RANDOM.random()
    return pick(BANDS) if chance < 0.5 else pick(WORDS) + pick(BAND) if chance < 0.75 else brand(region)


def estate(region: str) -> str:
    """A housing estate."""
    name = RANDOM.choice((stem(2), stem(2), pick(WORDS)))
    return RANDOM.choice(("", "", city(region))) + name + pick(ESTATE if region == "hk" else TW_HOME)


def caucus(region: str) -> str:
    """A party's group or branch."""
    branch = RANDOM.choice(
        ("党团", "立法院党团", "市议会党团", "中央", city(region) + "市党部", "县党部", "青年部", "中常会")
    )
    return make("PA", region) + branch


def township(region: str) -> str:
    """A village or neighbourhood."""
    return RANDOM.choice(("", district(region))) + stem(2) + pick("村 里 屯 庄 寨 乡 镇 社 部落 聚落 墟 围 洲")


def city(region: str) -> str:
    """A town of the region, or sometimes of the world."""
    chance = RANDOM.random()
    return RANDOM.choice(TOWNS[region] if chance < 0.55 else CITIES[region] if chance < 0.75 else WORLD)


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
    if chance > 0.85:
        return brand(region)
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
    "FB": ("ORG", lambda region: pick(FOREIGN_BODIES)),
    "B": ("ORG", brand),
    "BE": ("ORG", lambda region: english()),
    "SH": ("ORG", shop),
    "GU": ("ORG", unit),
    "DC": ("ORG", described),
    "UN": ("ORG", union),
    "LF": ("ORG", firm),
    "RF": ("ORG", house),
    "SC": ("ORG", school),
    "BD": ("ORG", band),
    "CP": ("ORG", caucus),
    "AR": ("ORG", lambda region: pick(ARMED[region])),
    "ES": ("PLACE", estate),
    "TP": ("PLACE", lambda region: RANDOM.choice(("", "", city(region))) + stem(2) + pick(TEMPLE)),
    "ST": ("PLACE", lambda region: pick(STATIONS[region]) + "站"),
    "LM": ("PLACE", lambda region: RANDOM.choice(LANDMARKS)),
    "V": ("PLACE", township),
    "HI": ("PLACE", lambda region: RANDOM.choice(HISTORIC or COUNTRIES)),
}


def make(slot: str, region: str) -> str:
    """A name for a slot."""
    return MAKERS[slot][1](region)
