"""Words in which rubrics end, and lines over a headline: what tells them from headlines."""

import re

FLAG = re.compile(r"(?:特别报道|特别策划|特刊|专版|专题|特辑|专刊|号外|特稿)$")
"""Words in which the flag of a special page ends; what stands above it is the page's slogan."""

WHO = re.compile(
    r"(?:[省市州盟县旗区镇乡村局]|街道|社区|公司|工厂|煤矿|医院|学校|小学|中学|支队|大队|法院|检察院|职工|工人|农民|群众|干部|市民|委员会)$"
)
"""Words that end the name of a place, body or group; over a headline it says who acts, and is no rubric."""

OVER = re.compile(r"(?:[后前时中上下]|显示|发现|证实|认为|指出|强调|要求|表示|提出|建议|之际|以来|[:]|—)$")
"""Words in which the line over a headline ends: its sentence goes on below."""

RUBRIC = re.compile(
    r"(?:[谈说论评语话记录考窗眼苑园圃坛台吧堂线潮风韵声]|访谈|对话|观察|视点|焦点|聚焦|关注|热线|动态|信息|来信|手记|茶座|课堂|论坛|沙龙|广场|平台|专栏"
    r"|纪实|故事|人物|风采|现场|背后|天地|世界|时空|在线|先锋|瞭望|扫描|传真|速递|速览|导航|指南|百科|辟谣|点滴|园地|一得|短波|集锦|拾零|掠影|写真|透视|追踪|回放"
    r"|知识|提示|服务|财经|解读|问答|春秋|纵横|经纬|前沿|探索|调研|调查|建议|要求|反映)$"
)
"""Words in which rubrics end."""

SURE_RUBRIC = re.compile(
    r"(?:进行时|新方位|走基层|直通车|见闻|之[声友窗]|贴士|回[音声]|[摘选]登|连载|文摘|摘编|[札手]记|史话|絮语|漫笔|随笔|杂谈|信箱)$"
)
"""Words in which nothing else but rubrics ends, whatever stands below."""
