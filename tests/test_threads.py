"""The same matter over the years: a name that a proposal of one year and a text of another both print."""

from dataclasses import replace

from generator.model import Article, ThemeLabel
from generator.model.registers import Thread
from generator.registers.proposals import read_proposals
from generator.registers.threads import find_threads, trim_name
from tests.registers import FACTS, make_plain_archive, write_article

PORT = (ThemeLabel("port", "港口", "", 1.0, ()),)


def write(identifier: str, text: str, date: str, themes: tuple[ThemeLabel, ...] = PORT) -> Article:
    return replace(write_article(text, date=date), id=identifier, themes=themes)


def thread_of(*articles: Article) -> tuple[Thread, ...]:
    return find_threads(articles, [row for article in articles for row in read_proposals(article, FACTS)])


URGED = write("a1", "沈望舒建议,加快建设青螺湾物流园,完善进港道路。", "2021-12-20")
OPENED = write("a2", "青螺湾物流园日前迎来第一批客商。", "2024-03-02")


def test_a_proposal_and_a_later_report_of_the_same_place_make_a_thread() -> None:
    (thread,) = thread_of(URGED, OPENED)
    assert thread.title == "青螺湾物流园"
    assert [(place.quotation.article, place.kind) for place in thread.places] == [("a1", "建议"), ("a2", "")]
    assert "青螺湾物流园" in thread.reason
    assert "港口" in thread.reason


def test_one_year_alone_is_no_thread() -> None:
    assert thread_of(URGED, replace(OPENED, dating=URGED.dating)) == ()


def test_without_a_shared_theme_there_is_no_thread() -> None:
    assert thread_of(URGED, replace(OPENED, themes=(ThemeLabel("farm", "农业", "", 1.0, ()),))) == ()


def test_general_words_are_no_name() -> None:
    first = write("a1", "沈望舒建议,加快建设现代化产业集群,推动重大项目落地。", "2021-12-20")
    second = write("a2", "全市加快建设现代化产业集群,推动重大项目落地。", "2024-03-02")
    assert thread_of(first, second) == ()
    assert trim_name("加快建设优势产业集群") == ""
    assert trim_name("推进青螺湾物流园建设") == "青螺湾物流园"


def test_every_place_of_a_thread_prints_its_name_in_order_of_dates() -> None:
    archive = make_plain_archive()
    dates = {article.id: article.dating.date for article in archive.articles}
    texts = {article.id: "".join(p.text for p in article.cut.paragraphs) for article in archive.articles}
    assert archive.registers.threads
    for thread in archive.registers.threads:
        order = [dates[place.quotation.article] for place in thread.places]
        assert order == sorted(order)
        assert len({date.strip("[]")[:4] for date in order}) > 1
        assert all(thread.title in texts[place.quotation.article] for place in thread.places)
