"""What a row says beyond its number: whose it is, what is counted, which district and which theme it belongs to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.filing.matching import WordIndex, choose_matches, compile_words
from generator.filing.themes import ThemeIndex, compile_themes
from generator.folding import HAN, fold
from generator.knowledge import Knowledge
from generator.model import Article
from generator.registers.measures import Measure
from generator.registers.tables import read_rules
from generator.registers.text import Passage, Span, trim

CITY = "city"
"""Id under which an article of no single district is filed."""

LONGEST_INDICATOR = 28
"""Characters of an indicator: longer ones are cut at their head, where verbs and places stand."""

SHORTEST_KEY = 3
"""Characters that must be left of an indicator without its verb: 新增企业 is told apart from 企业."""

LONGEST_VERB = 8
"""Characters before a number that may be the verb of what is counted behind it: 入驻26家投资机构."""

LEAD = re.compile(
    r"^(?:(?:那就是|如果将|比如|例如|最终|其中|此外|目前|同时|同比|今年以来|今年|去年|明年|全年|预计|力争|确保|实现|完成|累计|共|共有|已|将|约|达到|达|为|是|"
    r"等|的|了|有|拥有|曾|可以|位列|位居|居|在|前[一二三]季度|[上下]半年|\d{4}年)[,、:]?)+"
)
TAIL = re.compile(
    r"(?:同比|分别|累计|已经|达到|达至|达|为|大约|约|至|有|的|了|超过|突破|等|共|是|增加了|可以|可|仅用|只用|仅需|只需|仅|翻|便|位列|位居|排名|列|居|双双|均|均为|拥有|获评全?能?)+$"
)
EACH = re.compile(r"^(?:每|一)(?:亩|户|人|吨|公斤|斤)(?:地|田)?(?:可以|可|能)?")
BOTH = re.compile(r"(?P<first>[^,。;]+?)(?:和|以及|及)(?P<second>[^,。;]+?)双双")
SHARED = re.compile(r"\d(?:[%位名家个]|\w{1,3})?[、和及与]$")
SHARED_ON = re.compile(r"[、和及与](?:第)?\d")
RESPECTIVE = re.compile(r"分别|(?:同比|环比)?(?:增长|下降|提高|增加|减少|达到|达)(?=\d)")
NO_ACTOR = re.compile(
    r"分别|^(?:连续|当年|累计|前|截至)|(?:年|月|季度|累计|签约|当年|当前|目前|工作|额|量|值|率|数|人才|收入|规模|力|分别)$"
)
HAN_WORD = re.compile(rf"[{HAN}A-Za-z]")
SUFFIXES = {"rank": "位次", "step": "位次变动"}
ACTOR = re.compile(
    rf"(?:^|(?<=[,;。“‘(])|(?<=其中,)|(?<=年)|(?<=月)|(?<=目前,))(?:比如|例如|其中)?(?P<name>[{HAN}A-Za-z·]{{2,16}}?)"
    rf"(?=(?:先后|将|已|还|共|预计|拥有|累计|持续|成功|一共|力争|计划)*(?:举办|实现|拥有|完成|位居|位列|铺排|获评|共有|签约|引进|上榜|入选|达到|现有|销往|突破|聚集))"
)
"""Who did something: the words at the head of a clause, before its verb."""

FOUNDED = re.compile(
    rf"(?:建设|设立|成立|建立|搭建)(?:了)?(?P<name>[{HAN}\w·“”]{{4,16}}),(?=入驻|总?规模|总投资|占地|集聚|聚集|服务)"
)
"""Something set up, before what is said of it: 建设某基金港,入驻26家机构."""

PROJECT = re.compile(rf"总投资[^,。;的]*?(?:元)(?:左右)?的(?P<name>[{HAN}\w·“”]{{2,24}}?项目)")


@dataclass(frozen=True)
class Facts:
    """What an archivist knows that rows are filed by, ready for searching."""

    city: str
    themes: ThemeIndex
    words: WordIndex
    districts: Mapping[str, str]
    """Name or other printed form of a district to its name."""

    def theme_of(self, article: Article, quotation: str) -> str:
        """Return the theme whose words weigh most in a quotation, else the first of the article."""
        weights: dict[int, float] = {}
        found = self.words.find(fold(quotation))
        for _, _, word in choose_matches(found, self.themes.weights):
            for number, weight in self.themes.weights[word]:
                weights[number] = weights.get(number, 0.0) + weight
        of_article = {theme.id: 1 / rank for rank, theme in enumerate(article.themes, 1)}
        best = max(
            weights,
            key=lambda n: (weights[n] + of_article.get(self.themes.themes[n].id, 0.0), -n),
            default=None,
        )
        if best is not None:
            return self.themes.themes[best].name
        return article.themes[0].name if article.themes else ""

    def districts_of(self, article: Article, quotation: str) -> tuple[str, ...]:
        """Return the districts that a row is about: those of the article, else those that its words name."""
        about = [label.name for label in article.districts if label.relation == "about" and label.id != CITY]
        return tuple(dict.fromkeys(about or self.name_districts(quotation)))

    def name_districts(self, words: str) -> list[str]:
        """Return the names of the districts that some words name."""
        return [name for form, name in self.districts.items() if form in words]


def compile_facts(knowledge: Knowledge) -> Facts:
    """Prepare what rows are filed by, once for all articles."""
    themes = compile_themes(knowledge)
    guide = knowledge.districts
    names = {form: one.name for one in guide.districts for form in (one.name, one.full_name) if form}
    return Facts(knowledge.archive.city or guide.city, themes, compile_words(themes.weights), names)


def name_indicator(text: str, span: Span, measure: Measure) -> list[str]:
    """Return what a figure counts; two where one number is said of two things at once (双双)."""
    start, end = span
    before, after = text[start : measure.span[0]], text[measure.span[1] : end]
    pair = BOTH.search(before)
    if pair:
        return [LEAD.sub("", pair["first"]), LEAD.sub("", pair["second"])]
    if "分别" in before or SHARED.search(before) or SHARED_ON.match(after):
        return [name_respective(before, measure)]
    head = TAIL.sub("", clear_lead(re.split(r"[。;:]", before)[-1]))
    tail = after[slice(*trim(after, (0, len(after))))]
    is_counted = len(HAN_WORD.findall(tail)) > 1 and measure.sort in ("count", "person", "money")
    if is_counted:
        name = ("" if before.endswith("等") or len(head) > LONGEST_VERB else head) + tail
    else:
        name = head if HAN_WORD.search(head) else tail
    name = close_quotes(clear_lead(name[slice(*trim(name, (0, len(name))))])[-LONGEST_INDICATOR:])
    return [
        ("每" + measure.unit.partition("/")[2] if "/" in measure.unit else "")
        + name
        + SUFFIXES.get(measure.sort, "")
    ]


def close_quotes(words: str) -> str:
    """Return the words without quotation marks whose partner is cut off."""
    for opening, closing in ("“”", "‘’"):
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return words


def clear_lead(words: str) -> str:
    """Return the words without what only leads up to the thing: 其中, 实现, 一亩地可以."""
    return EACH.sub("", LEAD.sub("", words))


def name_respective(before: str, measure: Measure) -> str:
    """Return what the number is of in 甲和乙分别为1和2: the thing that stands where it stands in the list."""
    parted = RESPECTIVE.search(before)
    things, rest = (before[: parted.start()], before[parted.start() :]) if parted else (before, "")
    names = [name for name in re.split("[、和及与]", clear_lead(things)) if name]
    place = len(re.findall(r"第?\d+(?:\.\d+)?", rest))
    name = names[place] if place < len(names) else things
    basis = TAIL.sub("", re.split(r"第?\d", rest)[0]).removeprefix("分别").removeprefix("为")
    return (name + basis)[-LONGEST_INDICATOR:] + SUFFIXES.get(measure.sort, "")


def name_key(indicator: str, facts: Facts) -> str:
    """Return an indicator without place, verb and quotation marks, under the name that reports give it most often."""
    rules = read_rules("figures.yml")
    name = re.sub(rules["key_marks"], "", indicator)
    for form in facts.districts:
        name = name.removeprefix(form)
    bare = re.sub(rules["key_lead"], "", name)
    name = bare if len(bare) >= SHORTEST_KEY else name
    for wanted, forms in rules["key_forms"].items():
        name = re.sub(forms, wanted, name)
    return name


def name_subject(passage: Passage, span: Span, sentence: Span, facts: Facts) -> str:
    """Return whose figure it is: the body or place named last before it in its sentence, else that of the article."""
    text = passage.text
    project = PROJECT.match(text, span[0], span[1])
    if project:
        return project["name"]
    before = text[sentence[0] : span[1]]
    named = [
        (found.start(), found["name"])
        for found in ACTOR.finditer(before)
        if not NO_ACTOR.search(found["name"])
    ]
    named += [
        (found.start(), found["name"]) for rule in (PROJECT, FOUNDED) for found in rule.finditer(before)
    ]
    named += [(before.rfind(form), name) for form, name in facts.districts.items() if form in before]
    own = [
        label.name for label in passage.article.districts if label.relation == "about" and label.id != CITY
    ]
    if named:
        return max(named)[1]
    return own[0] if own else facts.city
