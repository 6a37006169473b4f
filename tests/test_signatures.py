"""Bylines and datelines: which forms are read, and which sentences are none."""

import pytest

from generator.cut.signatures import read_dateline, read_signers

BYLINES = {
    "某市日报全媒体记者/张三": [("张三", "reporter")],
    "某市日报·掌上某市记者/王小明": [("王小明", "reporter")],
    "记者/张三 通讯员/李四": [("张三", "reporter"), ("李四", "correspondent")],
    "本报记者 张三 李四": [("张三", "reporter"), ("李四", "reporter")],
    "记者 王 明": [("王明", "reporter")],
    "某市日报全媒体记者/张三、李四 通讯员/王小明": [
        ("张三", "reporter"),
        ("李四", "reporter"),
        ("王小明", "correspondent"),
    ],
}

SENTENCES = ("记者走进田间", "记者了解到,今年春耕早", "通讯员队伍有三百人", "张三说", "")


@pytest.mark.parametrize("line", BYLINES)
def test_a_byline_gives_its_signers_in_order(line: str) -> None:
    assert [(signer.name, signer.relation) for signer in read_signers(line)] == BYLINES[line]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert read_signers(line) == ()


@pytest.mark.parametrize(
    ("line", "head", "names"),
    [
        (
            "某市日报讯(全媒体记者/张三 通讯员/李四) 昨天",
            "某市日报讯(全媒体记者/张三 通讯员/李四)",
            ["张三", "李四"],
        ),
        ("某市日报3月2日讯(记者张三) 昨天", "某市日报3月2日讯(记者张三)", ["张三"]),
    ],
)
def test_a_dateline_is_the_head_of_a_news_item(line: str, head: str, names: list[str]) -> None:
    dateline = read_dateline(line)
    assert dateline is not None
    assert dateline.text == head
    assert [signer.name for signer in dateline.signers] == names
    assert line[dateline.length :] == "昨天"


@pytest.mark.parametrize("line", ["昨天,某市开会(记者张三)", "通讯(一)", ""])
def test_a_line_without_head_has_no_dateline(line: str) -> None:
    assert read_dateline(line) is None
