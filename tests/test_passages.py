import pytest

from generator.filing.matching import compile_words
from generator.filing.passages import Passage, Place, hide_spans, prove, read_passages
from generator.filing.speakers import is_post
from generator.model import Page
from tests.filing.making import make_article


@pytest.mark.parametrize(
    "text",
    [
        "市人大代表、某某面包有限公司董事长张三",
        "市政协委员，东丘区副区长、某党市委副主委（兼）李四：",
        "市人大代表张三",
        "——访市人大代表、东丘区委书记张三",
        "某市人民医院院长 王五",
    ],
)
def test_a_line_that_only_names_a_speaker_is_a_post(text: str) -> None:
    assert is_post(text)


@pytest.mark.parametrize(
    "text",
    [
        "市人大常委会首次开展评选活动",
        "我市召开会议传达学习某会精神",
        "张三参加某支部组织生活会",
        "某市会展业观察·下篇",
        "（某次会议预备会议通过）",
        "",
    ],
)
def test_a_line_that_tells_an_event_is_no_post(text: str) -> None:
    assert not is_post(text)


WORDS = compile_words(["开工", "泽县", "5G", "入学", "学校"])


def read_body(text: str) -> Passage:
    return Passage("body", text, (0,), (1,), WORDS.find(text))


def read_subject(text: str) -> str:
    return Passage("body", text, (0,), (1,)).subject


def test_who_speaks_is_left_out_of_the_subject() -> None:
    assert read_subject("市人大代表、某某面包有限公司董事长张三说,鱼市要搬。").endswith("说,鱼市要搬。")
    assert "面包" not in read_subject("市人大代表、某某面包有限公司董事长张三说,鱼市要搬。")
    assert "面包" not in read_subject("鱼市要搬。某面包协会会长李四表示,同意。")


def test_a_sentence_about_an_office_keeps_its_words() -> None:
    assert read_subject("面包厂来了新厂长。大家说好。") == "面包厂来了新厂长。大家说好。"


def test_speakers_within_speakers_are_hidden_once() -> None:
    assert hide_spans("面包与渔船", [(0, 4), (1, 2), (3, 5)]) == "\n" * 5


def test_column_keyword_and_roster_are_not_read() -> None:
    _, cut = make_article("题", "文")
    assert [(passage.part, passage.text) for passage in read_passages(cut, WORDS)] == [
        ("title", "题"),
        ("lead", "文"),
    ]


def find_whole(text: str) -> list[tuple[int, str]]:
    return [(start, word) for start, _, word in read_body(text).whole_matches]


def test_a_short_term_across_two_words_is_not_whole() -> None:
    assert find_whole("召开工作会议,明日开工") == [(9, "开工")]
    assert find_whole("深入学校") == [(2, "学校")]


def test_a_short_place_before_its_committee_is_whole() -> None:
    assert find_whole("泽县委书记") == [(0, "泽县")]


def test_a_short_foreign_word_inside_another_is_not_whole() -> None:
    assert find_whole("5G与15G") == [(0, "5G")]


def test_what_is_hidden_keeps_its_length() -> None:
    assert hide_spans("面包与渔船", [(0, 2)]) == "\n\n与渔船"


def test_proof_names_the_line_where_the_term_begins() -> None:
    page = Page("p.txt", "", "utf-8", ("甲 乙丙", "", "丁戊"))
    passage = Passage("body", "甲乙丙丁戊", (0, 3), (1, 3))
    assert [(proof.line, proof.term) for proof in prove(page, [Place(passage, 3, "丁戊")])] == [(3, "丁戊")]
    assert [(proof.line, proof.term) for proof in prove(page, [Place(passage, 2, "丙丁")])] == [(1, "丙丁")]


def test_proof_that_a_correction_put_there_says_so() -> None:
    page = Page("p.txt", "", "utf-8", ("东邱",))
    passage = Passage("body", "东丘", (0,), (1,))
    (proof,) = prove(page, [Place(passage, 0, "东丘")])
    assert (proof.line, proof.reason) == (1, "据校正后的文字")


def test_proof_from_the_source_goes_before_corrected_words() -> None:
    page = Page("p.txt", "", "utf-8", ("东邱面包",))
    passage = Passage("body", "东丘面包", (0,), (1,))
    proofs = prove(page, [Place(passage, 0, "东丘"), Place(passage, 2, "面包")])
    assert [proof.term for proof in proofs] == ["面包"]
