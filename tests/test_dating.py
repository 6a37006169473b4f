"""When an invented page was printed, and what proves it. What nothing proves stays unknown."""

import pytest

from generator.knowing.dating import date_page
from generator.knowing.file_names import NamedParts, read_file_name
from generator.knowing.printed import read_printed
from generator.knowledge import SourceEntry
from generator.model import Dating, Notice
from tests.cutting import cut_text

ENTRY = SourceEntry("page.txt")
UNNAMED = NamedParts("", "", "", "")
NEWS = "渔港新码头开航\n\n海州日报讯（记者/李四） "
INTERVIEW = "渔港新码头开航\n\n海州日报记者/李四\n\n"
LAST_YEAR = "2029年，全港渔获三万吨。2029年，渔船添了五条。与2029年相比，渔获多了。"
THIS_AND_NEXT = "2030年，全港渔获三万吨。2031年，将再添一条船。"


def date_text(
    text: str, entry: SourceEntry = ENTRY, named: NamedParts = UNNAMED
) -> tuple[Dating, tuple[Notice, ...]]:
    cut = cut_text(text)
    return date_page(cut, entry, named, read_printed(cut))


DATES = {
    "the day after the news of a full date": (f"{NEWS}2030年3月5日，码头开航。", "2030-03-06?"),
    "the day of the opening session": (
        f"{INTERVIEW}市九届人大二次会议今日开幕。1月8日，记者见到了张三。{LAST_YEAR}",
        "2030-01-09?",
    ),
    "January looks back on the year before": (f"{NEWS}1月5日，码头开航。{LAST_YEAR}", "2030-01-06?"),
    "December before January": (
        f"{NEWS}1月5日，码头开航。\n\n12月28日，旧码头关闭。1月5日下雪。{LAST_YEAR}",
        "2030-01-06?",
    ),
    "a day of last year is not the page's": (
        f"{NEWS}1月5日，码头开航。去年12月28日，旧码头关闭。{LAST_YEAR}",
        "2030-01-06?",
    ),
    "December speaks of this year and the next": (f"{NEWS}12月24日，开航。{THIS_AND_NEXT}", "2030-12-25?"),
    "a day of next year is still to come": (
        f"{NEWS}12月24日，开航。明年12月28日起收费。{THIS_AND_NEXT}",
        "2030-12-25?",
    ),
    "the last day of the year": (f"{NEWS}12月31日，开航。{THIS_AND_NEXT}", "2031-01-01?"),
    "interviews alone give a month": (f"{INTERVIEW}12月24日，记者见到了张三。{THIS_AND_NEXT}", "2030-12?"),
    "interviews on the month's last day give two": (
        f"{INTERVIEW}12月31日，记者见到了张三。{THIS_AND_NEXT}",
        "[2030-12,2031-01]",
    ),
    "a leap day": (f"{NEWS}2月29日，开航。2028年2月28日，旧码头关闭。", "2028-03-01?"),
}


@pytest.mark.parametrize("case", DATES)
def test_the_text_proves_a_date(case: str) -> None:
    text, expected = DATES[case]
    dating, notices = date_text(text)
    assert (dating.date, dating.certainty) == (expected, "inferred")
    assert dating.evidence
    assert notices == ()


UNKNOWN = {
    "no time at all": f"{NEWS}码头开航。",
    "yesterday": f"{NEWS}昨日上午，码头开航。",
    "a day without a year": f"{NEWS}3月5日，码头开航。",
    "a year in somebody's past": f"{NEWS}3月5日，码头开航。1998年，张三来到渔港。",
    "a year to come": f"{NEWS}3月5日，码头开航。到2035年，将建成新港。",
    "a summer day and a year": f"{NEWS}6月5日，码头开航。{LAST_YEAR}",
    "30 February": f"{NEWS}2030年2月30日，码头开航。",
    "30 February without a year": f"{NEWS}2月30日，码头开航。{LAST_YEAR}",
    "29 February of a common year": f"{NEWS}2030年2月29日，码头开航。",
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_what_the_text_does_not_prove_stays_unknown(case: str) -> None:
    dating, _ = date_text(UNKNOWN[case])
    assert dating == Dating("", "unknown", ())


def test_the_earliest_possible_year_of_an_undated_page_is_a_notice() -> None:
    _, (notice,) = date_text(f"{NEWS}2029年，全港渔获三万吨。")
    assert (notice.line, notice.kind, notice.text) == (3, "date-unknown", "不早于2029年")


def test_evidence_names_the_line_and_quotes_it() -> None:
    dating, _ = date_text(f"{NEWS}12月24日，码头开航。\n\n{THIS_AND_NEXT}")
    proof = [(evidence.file, evidence.line, evidence.term) for evidence in dating.evidence]
    assert proof == [
        ("page.txt", 3, "12月24日"),
        ("page.txt", 5, "2030年"),
        ("page.txt", 5, "2031年"),
        ("", 0, ""),
    ]
    assert all(evidence.reason for evidence in dating.evidence)


def test_what_the_archivist_states_comes_first_and_a_clash_is_a_notice() -> None:
    entry = SourceEntry("page.txt", date="2030-03-09", certainty="given", reason="报头印有日期")
    dating, (notice,) = date_text(f"{NEWS}2030年3月5日，码头开航。", entry)
    assert (dating.date, dating.certainty) == ("2030-03-09", "given")
    assert [evidence.reason for evidence in dating.evidence] == ["报头印有日期"]
    assert (notice.kind, notice.line) == ("date-clash", 3)
    assert "2030-03-06?" in notice.text


@pytest.mark.parametrize("estimate", ["2030-03", "2030-03-06", "2030"])
def test_an_estimate_that_the_text_agrees_with_is_no_clash(estimate: str) -> None:
    entry = SourceEntry("page.txt", date=estimate, certainty="inferred")
    dating, notices = date_text(f"{NEWS}2030年3月5日，码头开航。", entry)
    assert (dating.date, dating.certainty) == (f"{estimate}?", "inferred")
    assert notices == ()


def test_the_name_of_the_file_comes_before_the_text_and_after_the_archivist() -> None:
    named = read_file_name("2030/0309/A1.txt", ["{year}/{month}{day}/{page}.txt"])
    dating, (notice,) = date_text(f"{NEWS}2030年3月5日，码头开航。", named=named)
    assert (dating.date, dating.certainty, notice.kind) == ("2030-03-09", "given", "date-clash")
    stated = SourceEntry("page.txt", date="2030-03-06", certainty="given")
    dating, (notice,) = date_text(f"{NEWS}2030年3月5日，码头开航。", stated, named)
    assert dating.date == "2030-03-06"
    assert notice.text == "2030-03-06 与 2030-03-09 不合"
