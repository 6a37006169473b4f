"""An archivist's own forms of bylines, captions, furniture and datelines stand beside the built-in rules."""

from generator.cut.forms import Forms, compile_forms
from generator.cut.page import cut_page
from generator.knowledge import ArchiveSettings, FormSettings
from generator.model import CutPage, Page
from tests.cutting import SEGMENT

PAGE = """海州风
海州新闻网导航条

渔港新码头开航
采写◇王小禾、李四
昨日上午，渔港新码头开航，第一班渡船载客四十二人。
影像：渡船驶离码头 赵六

灯塔小学的热面包
海州之声消息【王小禾】 孩子们吃上了热面包。
"""
SETTINGS = FormSettings(
    byline=("^采写◇(?P<names>.+)$",),
    caption=("^影像:.* (?P<names>\\S+)$",),
    furniture=("导航条$",),
    dateline=("海州之声消息【(?P<names>[^】]+)】",),
)


def cut_with(settings: ArchiveSettings) -> CutPage:
    lines = tuple(PAGE.split("\n"))
    return cut_page(Page("page.txt", "", "utf-8", lines), SEGMENT, (), compile_forms(settings))


def test_forms_of_the_archivist_give_names_credits_and_datelines() -> None:
    found = cut_with(ArchiveSettings("海州报章库", "海州风", forms=SETTINGS))
    first, second = found.cuts
    assert [signature.name for signature in first.signatures] == ["王小禾", "李四"]
    assert [caption.credit for caption in first.captions] == ["赵六"]
    assert second.dateline == "海州之声消息【王小禾】"
    assert [paragraph.text for paragraph in second.paragraphs] == ["孩子们吃上了热面包。"]


def test_furniture_of_the_archivist_and_the_name_of_the_paper_belong_to_the_page() -> None:
    found = cut_with(ArchiveSettings("海州报章库", "海州风", forms=SETTINGS))
    assert [role.role for role in found.roles[:2]] == ["banner", "banner"]


def test_without_forms_only_the_built_in_rules_hold() -> None:
    found = cut_with(ArchiveSettings("海州报章库", "海州风"))
    assert all(not cut.signatures for cut in found.cuts)
    assert compile_forms(ArchiveSettings("甲", "乙")) == Forms(papers=("乙",))
