"""Who is named in an invented article, in which capacity, and who is left in peace."""

import pytest

from generator.knowing.people import find_people, find_subjects, place_offices
from generator.model import Cut, Person
from tests.cutting import cut_text

PLACES = ("西泽县", "东丘区")
BYLINE = "海州日报记者/李四"


def cut_article(title: str, *paragraphs: str, byline: str = BYLINE) -> Cut:
    return cut_text("\n\n".join((title, byline, *paragraphs))).cuts[0]


def find(cut: Cut) -> dict[str, Person]:
    return {person.name: person for person in find_people(cut, find_subjects(cut), PLACES)}


def test_a_speaker_of_the_lead_in_has_role_and_post() -> None:
    person = find(
        cut_article("市人大代表、海风面包厂厂长张三：让老街不断电", "张三说，线路换过了，炉子没有再熄过。")
    )["张三"]
    assert (person.role, person.post, person.relation, person.line) == (
        "市人大代表",
        "海风面包厂厂长",
        "subject",
        1,
    )


def test_two_speakers_have_each_their_own_post() -> None:
    people = find(
        cut_article(
            "市人大代表、海风面包厂厂长张三，市政协委员、灯塔小学校长王小禾：让孩子吃上热面包",
            "“学校离面包厂八百米。”王小禾说。",
        )
    )
    assert people["张三"].post == "海风面包厂厂长"
    assert (people["王小禾"].role, people["王小禾"].post) == ("市政协委员", "灯塔小学校长")


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("西泽县委副书记、县长", "西泽县委副书记、西泽县县长"),
        ("西泽县委副书记、代县长", "西泽县委副书记、代县长"),
        ("西泽县副县长、公安局局长", "西泽县副县长、公安局局长"),
        ("海州市委副书记、市长", "海州市委副书记、市长"),
        ("海风面包厂厂长", "海风面包厂厂长"),
    ],
)
def test_an_office_keeps_its_place(printed: str, kept: str) -> None:
    assert place_offices(printed, PLACES) == kept


def test_whom_the_headline_does_not_name_the_first_paragraph_may() -> None:
    people = find(
        cut_article("渔港有了新码头", "昨日，西泽县委副书记、县长张三到渔港调研。", "周原在码头等候。")
    )
    assert (people["张三"].relation, people["张三"].post) == ("subject", "西泽县委副书记、西泽县县长")


def test_leaders_who_come_along_are_mentioned() -> None:
    people = find(cut_article("渔港有了新码头", "张三来到渔港。县领导周原、王小禾、赵山田等参加。"))
    assert [people[name].post for name in ("周原", "王小禾", "赵山田")] == ["县领导"] * 3
    people = find(cut_article("渔港有了新码头", "昨日开航，周原、王小禾、赵山田等市领导出席。"))
    assert {people[name].relation for name in ("周原", "王小禾", "赵山田")} == {"mentioned"}


def test_a_private_person_in_a_story_is_not_mentioned() -> None:
    people = find(
        cut_article(
            "盲人按摩店里的唱片",
            "何其乐今年三十岁，眼睛看不见。他的儿子何小乐在灯塔小学念书，妻子周小满在家。",
            "“唱片要用手听。”市残联理事长赵山田说。",
        )
    )
    assert set(people) & {"何其乐", "何小乐", "周小满"} == set()
    assert people["赵山田"].post == "市残联理事长"


def test_a_post_without_a_name_behind_it_names_nobody() -> None:
    people = find(cut_article("渔港有了新码头", "厂长高兴地说，书记和主任都来了。高兴地说完，学生也来了。"))
    assert set(people) == {"李四"}


def test_those_who_signed_took_the_picture_or_stand_in_a_list_are_people() -> None:
    cut = cut_article(
        "渔港有了新码头",
        "昨日开航，第一班渡船载客四十二人。",
        "渡船驶离码头。 周原 摄",
        byline="海州日报记者/李四 通讯员/赵山田",
    )
    relations = {person.name: person.relation for person in find_people(cut, (), PLACES)}
    assert relations == {"李四": "reporter", "赵山田": "correspondent", "周原": "photographer"}
    (roster,) = cut_text("主席团名单\n\n(2人)\n\n丁　山 王小禾\n").cuts
    assert [(person.name, person.relation) for person in find_people(roster, (), PLACES)] == [
        ("丁山", "roster"),
        ("王小禾", "roster"),
    ]


def test_nobody_is_found_in_an_empty_article() -> None:
    (cut,) = cut_text("。\n").cuts
    assert find_subjects(cut) == ()
    assert find_people(cut, (), PLACES) == ()
