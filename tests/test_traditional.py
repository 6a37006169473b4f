import pytest

from generator.trade.traditional import SIMPLIFIED, TRADE_WORDS, simplify_trade_words
from tests.cutting import cut_text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("本報訊(記者何敬堂 通訊員丁百川)", "本报讯(记者何敬堂 通讯员丁百川)"),
        ("(下轉第二版)", "(下转第二版)"),
        ("責任編輯:謝秋白 校對:方允", "责任编辑:謝秋白 校对:方允"),
        ("農曆庚寅年二月廿四", "农历庚寅年二月廿四"),
        ("新戲臺。 鄧小滿 攝", "新戲臺。 鄧小滿 摄"),
    ],
)
def test_the_words_of_the_trade_are_read_in_both_scripts(printed: str, read: str) -> None:
    assert simplify_trade_words(printed) == read


@pytest.mark.parametrize("text", ["王電(左)和周訊說", "圖書館的報紙", "實在", "本报记者 张三", ""])
def test_other_words_and_names_stay_as_printed(text: str) -> None:
    assert simplify_trade_words(text) == text


def test_positions_stay_because_one_character_stands_for_one() -> None:
    words = [word for word in TRADE_WORDS.pattern.split("|") if word.isalpha()]
    assert len(words) > 30
    assert all(len(simplify_trade_words(word)) == len(word) for word in words)
    assert not set(SIMPLIFIED) & set(SIMPLIFIED.values())


def test_a_page_in_traditional_characters_is_cut_and_its_names_stay_as_printed() -> None:
    page = cut_text(
        "村道修通了\n本報訊（記者劉敬堂 通訊員陳百川）四月五日，某村的村道修通。\n"
        "集市搬家\n□本報記者 鄧小滿\n新市場開市，攤位都滿了。\n圖為新市場。 鄧小滿 攝\n"
    )
    assert [cut.title for cut in page.cuts] == ["村道修通了", "集市搬家"]
    assert [[signature.name for signature in cut.signatures] for cut in page.cuts] == [
        ["劉敬堂", "陳百川"],
        ["鄧小滿"],
    ]
    assert page.cuts[1].captions[0].credit == "鄧小滿"
