"""What a reader sees of jumps, series, copies and doubt: quiet lines, with links and reasons."""

from dataclasses import replace

from generator.model import Caption, Link, Paragraph, Part, Piece, Subhead
from generator.writing.labels import read_labels
from generator.writing.pages.body import link_lines, write_body, write_paragraph
from tests.assembling import make_texts
from tests.invented import ARTICLE, CUT, make_archive, make_article
from tests.rendering import links, read, render, text_of
from tests.test_copies import SHIP
from tests.test_jumps import AGREEING, make_issue

PART = Part("b.txt", "0" * 64, "2", 1, ((3, 5),))


def test_a_link_to_another_part_stands_on_the_page_with_its_reason() -> None:
    other = make_article("bbbb", number=2, title="茶叶的明天")
    linked = replace(ARTICLE, links=(Link("series", "bbbb", "同属一个系列"),))
    page = read(make_archive(linked, other))
    assert links(page)["茶叶的明天"] == "../../archive/articles/bbbb.html"
    assert "同属一个系列" in text_of(page, "div", "remarks")


def test_an_article_whose_cut_is_doubtful_says_so_and_a_sure_one_does_not() -> None:
    doubtful = replace(ARTICLE, confidence=0.5, doubts=("没有标题",))
    assert "切分把握不大：没有标题" in text_of(read(make_archive(doubtful)), "div", "remarks")
    assert "切分把握不大" not in text_of(read(make_archive(ARTICLE)), "div", "remarks")


def test_a_doubtful_newspaper_page_says_so() -> None:
    archive = make_archive(ARTICLE)
    page = replace(archive.pages[0], confidence=0.4, doubts=("3行未认出用途",))
    assert "3行未认出用途" in render(replace(archive, pages=(page,)))["archive/pages/page-a.md"]


def test_a_page_names_the_other_texts_of_it() -> None:
    archive = make_texts({"a.txt": SHIP, "b/某 版.txt": SHIP})
    files = render(archive)
    assert "篇目不重收：b/某 版.txt" in files[archive.pages[0].url.replace(".html", ".md")]
    assert not any(archive.copies[0].id in path for path in files)


def test_every_place_of_an_article_is_named() -> None:
    text = text_of(read(make_archive(replace(ARTICLE, continued=(PART,), copies=(PART,)))), "aside")
    assert "续文 b.txt" in text
    assert "同文又见 b.txt" in text


def test_a_paragraph_joined_across_pages_says_which_line_is_on_which() -> None:
    paragraph = Paragraph((Piece(7, "茶叶卖得"), Piece(3, "好。", 1)))
    assert 'data-lines="7,3" data-sources="0,1"' in write_paragraph(paragraph)
    link = link_lines(paragraph, read_labels(), ["../pages/a_lines.html", "../pages/b_lines.html"])
    assert 'data-n="7,→3"' in link and 'href="../pages/a_lines.html#L7"' in link
    assert "data-sources" not in write_paragraph(CUT.paragraphs[0])


def test_captions_and_subheads_of_a_continuation_stand_in_its_text() -> None:
    cut = replace(
        CUT,
        paragraphs=(*CUT.paragraphs, Paragraph((Piece(2, "后来，茶叶出了山。", 1),))),
        subheads=(Subhead(1, "出山", 2, 1),),
        captions=(Caption(9, "山门 王五 摄", "王五", 1),),
    )
    text = "\n".join(write_body(cut, read_labels()))
    order = [text.index(words) for words in ("明年再种", "出山", "后来，", "山门")]
    assert order == sorted(order)
    assert "{: #s1l1 " in text


def test_a_joined_article_is_listed_on_both_pages_and_its_lines_lead_to_it() -> None:
    archive = make_texts(make_issue(*AGREEING[0]))
    files = render(archive)
    whole = next(article for article in archive.articles if article.continued)
    for page in archive.pages:
        assert whole.url in files[page.url.replace(".html", ".md")]
        assert whole.url in files[page.url.replace(".html", "_lines.md")]
