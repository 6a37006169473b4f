"""Counting words: against an independent scan of the whole archive, and by the rules of small numbers."""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest

from generator.counting.candidates import LABEL, PHRASE, QUOTED, WORD, gather_candidates
from generator.counting.occurrences import MOST_PLACES
from generator.counting.years import WordCounts, count_words
from generator.knowledge import Knowledge
from generator.model import Article, Dating, Paragraph, Piece
from generator.reading.knowledge_files import read_knowledge
from generator.writing.addresses import numbered_url
from generator.writing.dates import read_date
from generator.writing.pages import render_pages
from generator.writing.pages.words import WORD_INDEX, word_url
from tests.invented import CUT, KNOWLEDGE, make_archive, make_article
from tests.seed_pages import SEEDS, make_whole_archive


def write(identifier: str, text: str, year: str = "2030", **changes: object) -> Article:
    """Give an article of one paragraph."""
    paragraphs = (Paragraph((Piece(7, text),)),)
    cut = replace(CUT, paragraphs=paragraphs, subheads=(), column=(), keyword="", title="题", subtitle="")
    dating = Dating(year, "given", ())
    values = {"cut": cut, "dating": dating, "keywords": (), "session": ""} | changes
    return make_article(identifier, **values)


def count(*articles: Article, phrases: tuple[str, ...] = ()) -> WordCounts:
    knowledge: Knowledge = replace(KNOWLEDGE, phrases=phrases)
    return count_words(make_archive(*articles), knowledge)


def test_every_number_of_the_seeds_is_that_of_a_plain_scan() -> None:
    archive, knowledge = make_whole_archive().archive, read_knowledge(SEEDS)
    counts = count_words(archive, knowledge)
    texts: dict[str, list[str]] = {}
    for article in archive.articles:
        cut = article.cut
        parts = [cut.title, cut.subtitle, *(p.text for p in cut.paragraphs)]
        parts += [s.text for s in cut.subheads] if cut.paragraphs else []
        texts.setdefault(read_date(article.dating.date)[0], []).extend(parts)
    assert len(counts.words) > 40
    for word in counts.words.values():
        for year, parts in texts.items():
            found = sum(len(re.findall(f"(?={re.escape(word.word)})", part)) for part in parts)
            assert word.count(year) == found, (word.word, year)


def test_every_place_of_the_seeds_stands_on_the_line_that_is_named() -> None:
    archive, knowledge = make_whole_archive().archive, read_knowledge(SEEDS)
    for word in count_words(archive, knowledge).words.values():
        for place in (place for found in word.occurrences.values() for place in found.places):
            lines = {piece.line for p in place.article.cut.paragraphs for piece in p.pieces}
            lines |= {s.line for s in place.article.cut.subheads} | set(place.article.cut.heading_lines)
            assert place.line in lines


def test_a_word_is_a_label_before_a_phrase_before_a_quotation_before_a_count() -> None:
    said = {"keywords": ("茶山", "林下", "春茶", "海市")}
    text = "“林下”与“春茶”"
    articles = (write("a", text, **said), write("b", text, **said))
    labelled = replace(articles[0], cut=replace(articles[0].cut, keyword="海市"))
    kinds = gather_candidates((labelled, articles[1]), replace(KNOWLEDGE, phrases=("春茶",)))
    assert kinds == {"茶山": WORD, "林下": QUOTED, "春茶": PHRASE, "海市": LABEL}


@pytest.mark.parametrize("text", ["“一句，两半”", "“太长太长太长太长太长长”", "“单”"])
def test_a_sentence_in_quotation_marks_is_no_term(text: str) -> None:
    assert gather_candidates((write("a", text), write("b", text)), KNOWLEDGE) == {}


def test_the_word_of_a_single_article_is_not_called_typical() -> None:
    here = [write("a", "春茶" * 9, keywords=("春茶",)), write("b", "无关", keywords=("春茶",))]
    counts = count(*here, write("c", "别的" * 30, "2031"), phrases=("春茶",))
    assert counts.find_typical(counts.years[0], 9) == []


def test_typical_is_what_a_year_says_more_often_than_the_others() -> None:
    first = [write(name, "春茶" * 5 + "秋粮" * 2, "2030") for name in "ab"]
    second = [write(name, "秋粮" * 2 + "别的" * 5, "2031") for name in "cd"]
    counts = count(*first, *second, phrases=("春茶", "秋粮", "别的"))
    assert [[word.word for word in counts.find_typical(year, 9)] for year in counts.years] == [
        ["春茶"],
        ["别的"],
    ]
    assert [word.word for word in counts.find_frequent(counts.years[0], 9)] == ["春茶", "秋粮"]
    assert counts.rate(counts.words["春茶"], counts.years[0]) == pytest.approx(10 * 10_000 / 30)


def test_an_article_without_a_year_is_not_counted() -> None:
    assert count(write("a", "春茶", ""), phrases=("春茶",)).years == ()


def test_a_word_that_a_line_ends_in_is_found_and_has_the_line_it_begins_on() -> None:
    article = write("a", "")
    cut = replace(article.cut, paragraphs=(Paragraph((Piece(7, "新采的春"), Piece(9, "茶香"))),))
    counts = count(replace(article, cut=cut), phrases=("春茶",))
    (place,) = counts.words["春茶"].occurrences["2030"].places
    assert (place.line, place.before, place.after) == (7, "新采的", "香")


def test_a_page_of_a_word_leads_to_each_of_its_lines_and_says_that_numbers_are_small() -> None:
    archive = make_archive(write("a", "说春茶。"), write("b", "别的。", "2031"))
    knowledge = replace(KNOWLEDGE, phrases=("春茶",))
    files = {file.path: file.text for file in render_pages(archive, knowledge)}
    page = files[word_url("春茶").replace(".html", ".md")]
    assert 'href="../../archive/articles/a.html#t7"' in page
    assert "篇数少，数字只供参考" in page
    assert "<svg" in page
    assert 'aria-label="“春茶”每万字出现次数' in page


def test_a_page_of_a_word_lists_the_first_places_of_a_year_and_a_search_has_the_others() -> None:
    often = write("a", "说春茶。" * (MOST_PLACES + 20))
    archive = make_archive(often, write("b", "说春茶。", "2031"))
    knowledge = replace(KNOWLEDGE, phrases=("春茶",))
    files = {file.path: file.text for file in render_pages(archive, knowledge)}
    url = word_url("春茶")
    first, second = (files[one.replace(".html", ".md")] for one in (url, numbered_url(url, 2)))
    assert (first + second).count('<ol class="contexts-list">') == 3
    assert (first + second).count("<b>春茶</b>") == MOST_PLACES + 1
    assert "本年 120 处，这里列出前 100 处" in first
    assert "本年 1 处" not in first
    assert f'href="../../search.html?q={quote("春茶 年:2030")}"' in first
    assert f'href="../../{numbered_url(url, 1)}#y2031"' in first


def test_an_archive_of_metadata_counts_nothing() -> None:
    settings = replace(KNOWLEDGE.archive, access="metadata")
    knowledge = replace(KNOWLEDGE, archive=settings, phrases=("春茶",))
    files = {file.path: file.text for file in render_pages(make_archive(write("a", "说春茶。")), knowledge)}
    assert [path for path in files if path.startswith("archive/words/w")] == []
    assert WORD_INDEX.replace(".html", ".md") in files


def test_every_word_that_has_a_page_is_reached_from_a_list() -> None:
    archive, knowledge = make_whole_archive().archive, read_knowledge(SEEDS)
    files = {f.path: f.text for f in render_pages(archive, knowledge) if f.path.startswith("archive/words/")}
    words = {path for path in files if re.search(r"/w[0-9a-f]{12}\.md$", path)}
    lists = "".join(text for path, text in files.items() if path not in words)
    assert [path for path in sorted(words) if path.replace(".md", ".html") not in lists] == []
