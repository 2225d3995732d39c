"""The words that times are told with, folded to Simplified: mainland, Taiwan and Hong Kong usage, some Cantonese."""

from __future__ import annotations

from newscli.annotators.times.feasts import MOVABLE

WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
YEARS = {
    "大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上年度": -1, "上一年": -1, "上一年度": -1, "旧年": -1, "今年": 0, "本年": 0,
    "本年度": 0, "年内": 0, "明年": 1, "来年": 1, "下一年": 1, "下年度": 1, "下一年度": 1, "后年": 2, "大后年": 3,
}  # fmt: skip
"""Years relative to that of the publication."""
STEPS = {"上上": -2, "上": -1, "前": -1, "本": 0, "这": 0, "今": 0, "当": 0, "下": 1, "下下": 2}
"""Weeks, months and quarters relative to those of the publication: 上週, 下下個月."""
DAYS = {
    "大前天": -3, "大前日": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "寻日": -1, "琴日": -1, "噚日": -1, "今天": 0,
    "今日": 0, "本日": 0, "而家": 0, "明天": 1, "明日": 1, "听日": 1, "后天": 2, "后日": 2, "大后天": 3, "大后日": 3,
}  # fmt: skip
"""Days relative to that of the publication."""
NEIGHBOURS = {"前昨": (-2, -1), "昨今": (-1, 0), "今明": (0, 1), "今明后": (0, 2), "明后": (1, 2)}
"""First and last day of those that are told together: 今明兩天."""
SHORT_DAYS = {"前": -2, "昨": -1, "寻": -1, "琴": -1, "噚": -1, "今": 0, "明": 1, "听": 1}
"""The same before a part of the day (昨晚, 今晨, 聽朝) and before a date in parentheses: 今（1日）."""
MENTIONED_DAYS = {
    "当天": 0, "当日": 0, "同日": 0, "同一天": 0, "即日": 0, "当": 0, "次日": 1, "翌日": 1, "隔天": 1, "隔日": 1, "第二天": 1,
}  # fmt: skip
"""Days relative to the one that was mentioned last."""
MENTIONED_YEARS = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
MENTIONED_MONTHS = {"当": 0, "同": 0, "次": 1, "翌": 1}
FESTIVALS = {
    "元旦": (1, 1), "情人节": (2, 14), "妇女节": (3, 8), "植树节": (3, 12), "愚人节": (4, 1), "劳动节": (5, 1), "青年节": (5, 4),
    "儿童节": (6, 1), "建党节": (7, 1), "建军节": (8, 1), "教师节": (9, 10), "国庆节": (10, 1), "双十节": (10, 10),
    "光复节": (10, 25), "万圣节": (10, 31), "光棍节": (11, 11), "双十一": (11, 11), "双十二": (12, 12), "平安夜": (12, 24),
    "圣诞节": (12, 25), "五一劳动节": (5, 1), "双十": (10, 10), "双十国庆": (10, 10), "国庆连假": (10, 10),
}  # fmt: skip
"""Festivals of the Gregorian calendar: month and day. 兒童節, 教師節 and 國慶節 are the mainland's, 國慶連假 is Taiwan's."""
SHORT_FESTIVALS = {
    "五一": "劳动节", "十一": "国庆节", "国庆": "国庆节", "圣诞": "圣诞节", "元宵": "元宵节", "清明": "清明节", "端午": "端午节", "中秋": "中秋节",
    "重阳": "重阳节", "复活": "复活节",
}  # fmt: skip
"""Festivals without 节, which are some before 假期 or 期间; elsewhere they may be other words: 圣诞老人, 中秋月饼."""
LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
ERAS = {
    "民国": 1912, "明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019, "顺治": 1644, "康熙": 1662, "雍正": 1723,
    "乾隆": 1736, "嘉庆": 1796, "道光": 1821, "咸丰": 1851, "同治": 1862, "光绪": 1875, "宣统": 1909, "洪武": 1368, "永乐": 1403,
    "宣德": 1426, "成化": 1465, "正德": 1506, "嘉靖": 1522, "万历": 1573, "崇祯": 1628, "贞观": 627, "永徽": 650, "神龙": 705,
    "开元": 713, "天宝": 742, "元和": 806, "熙宁": 1068, "元丰": 1078, "宣和": 1119, "绍兴": 1131,
}  # fmt: skip
"""The first year of eras. The months of Chinese eras before 1912 are lunar; they are taken as they are numbered."""
PARTS = {
    "凌晨": (0, 5), "清晨": (5, 8), "早晨": (6, 9), "早上": (6, 9), "早间": (6, 9), "清早": (6, 9), "朝早": (6, 9), "朝": (6, 9),
    "早": (6, 9), "晨": (6, 9), "上午": (8, 12), "上昼": (8, 12), "中午": (11, 13), "正午": (11, 13), "午间": (11, 13),
    "午": (11, 13), "下午": (12, 16), "午后": (12, 16), "下昼": (12, 16), "晏昼": (12, 16), "白天": (8, 18), "傍晚": (16, 18),
    "黄昏": (16, 18), "晚上": (16, 20), "晚间": (16, 20), "入夜": (16, 20), "晚": (16, 20), "夜晚": (20, 24), "夜间": (20, 24),
    "夜里": (20, 24), "深夜": (20, 24), "半夜": (20, 24), "午夜": (20, 24), "夜": (20, 24),
}  # fmt: skip
"""The usual hours of the parts of the day, as Microsoft's Recognizers-Text has them."""
ADJECTIVES = frozenset(("夜间", "晚间", "午间", "早间", "白天", "午夜", "半夜", "夜晚", "夜里"))
"""Parts of the day that by themselves tell more often a kind than a time: 夜間公車, 午夜場."""
FRACTIONS = {"半": 30, "一刻": 15, "三刻": 45}
SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
"""The codes of EDTF, independent of the hemisphere."""
UNITS = {
    "世纪": ("Y", 100), "年": ("Y", 1), "学期": ("M", 6), "季度": ("M", 3), "季": ("M", 3), "月": ("M", 1), "周": ("W", 1),
    "星期": ("W", 1), "礼拜": ("W", 1), "天": ("D", 1), "日": ("D", 1), "早": ("D", 1), "晚": ("D", 1), "小时": ("H", 1), "钟头": ("H", 1), "钟": ("H", 1),
    "刻钟": ("MIN", 15), "分钟": ("MIN", 1), "分": ("MIN", 1), "秒钟": ("S", 1), "秒": ("S", 1),
}  # fmt: skip
"""The ISO 8601 designator of each unit of time (MIN for the M after T), and how many of it one is."""
TABLES = (YEARS, DAYS, MENTIONED_DAYS, MENTIONED_YEARS, FESTIVALS, MOVABLE, SHORT_FESTIVALS, ERAS, PARTS)
"""The tables whose words may begin an expression."""
