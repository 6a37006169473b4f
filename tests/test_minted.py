"""Addresses that last: after any history every id ever minted answers with the right article or leads on to it."""

import hashlib
import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.assembly.archive import assemble
from generator.describe import compile_tools, describe_page
from generator.errors import ConfigurationError
from generator.folding import fold
from generator.knowledge import Knowledge, MintedId, SourceEntry
from generator.minting import mint_ids, write_ids
from generator.model import Archive, Article, Page
from generator.reading.csv_nodes import read_csv
from generator.reading.id_files import COLUMNS, read_ids
from generator.reading.source_pages import split_lines
from generator.writing.lists import make_url
from generator.writing.pages import list_lists, render_pages
from tests.assembling import SETTINGS
from tests.list_histories import Years, list_shown, make_name

DAY = "2026-11-27"
WORDS = "渔港码头开航夜校开课书屋搬家桥梁通车果园采摘灯塔点亮学校食堂老街修缮水库放水集市开张"
Texts = Mapping[str, str]


def make_article(chance: random.Random, reporter: str = "李四") -> str:
    """Return an article of an invented paper, unlike any other."""
    title = "".join(chance.choice(WORDS) for _ in range(10))
    sentences = [
        "，".join("".join(chance.choice(WORDS) for _ in range(9)) for _ in range(3)) + "。" for _ in range(3)
    ]
    return f"{title}\n\n海州日报记者/{reporter}\n\n" + "\n\n".join(sentences) + "\n"


def make(texts: Texts, minted: tuple[MintedId, ...] = (), *sources: SourceEntry) -> Archive:
    return make_known(texts, Knowledge(SETTINGS, sources=sources, ids=minted))


def make_known(texts: Texts, knowledge: Knowledge) -> Archive:
    tools = compile_tools(knowledge)
    pages = [Page(file, digest(text), "utf-8", split_lines(text)) for file, text in sorted(texts.items())]
    return assemble([describe_page(page, tools) for page in pages], knowledge)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def mint(archive: Archive, before: tuple[MintedId, ...] = ()) -> tuple[MintedId, ...]:
    return mint_ids(archive, before, DAY)


def article_with(archive: Archive, words: str) -> Article:
    """Return the article whose text holds some words."""
    (found,) = [
        a for a in archive.articles if words in fold("".join(p.text for p in a.cut.paragraphs) + a.cut.title)
    ]
    return found


def answer(archive: Archive, identity: str) -> str:
    """Return the id of the article that an id answers with; "" where it says that nothing is left."""
    if identity in {article.id for article in archive.articles}:
        return identity
    (forward,) = [forward for forward in archive.forwards if forward.id == identity]
    return forward.to.rpartition("/")[2].removesuffix(".html")


CHANCE = random.Random(5)
FIRST, SECOND, THIRD = (make_article(CHANCE) for _ in range(3))


def test_minting_gives_the_ids_that_were_provisional():
    archive = make({"a.txt": FIRST + "\n" + SECOND})
    rows = mint(archive)
    assert {row.id for row in rows if row.kind == "article"} == {article.id for article in archive.articles}
    again = make({"a.txt": FIRST + "\n" + SECOND}, rows)
    assert [article.id for article in again.articles] == [article.id for article in archive.articles]
    assert mint(again, rows) == rows


def test_an_article_keeps_its_id_with_another_headline_and_in_another_file():
    archive = make({"a.txt": FIRST})
    (article,) = archive.articles
    rows = mint(archive)
    retitled = make({"a.txt": "全新的标题在这里\n" + FIRST.partition("\n")[2]}, rows)
    moved = make({"b/renamed.txt": FIRST}, rows)
    assert retitled.articles[0].id == moved.articles[0].id == article.id


def test_a_page_keeps_its_id_when_it_is_recognised_anew():
    archive = make({"a.txt": FIRST})
    rows = mint(archive)
    again = make({"a.txt": FIRST.replace("。", "．", 1)}, rows)
    assert again.pages[0].id == archive.pages[0].id


def test_a_merged_article_leads_to_the_one_that_holds_it():
    archive = make({"a.txt": FIRST + "\n" + SECOND})
    rows = mint(archive)
    headless = SECOND.partition("李四\n")[2]
    merged = make({"a.txt": FIRST + headless}, rows)
    (whole,) = merged.articles
    old = {row.id for row in rows if row.kind == "article"}
    assert whole.id in old
    assert {answer(merged, identity) for identity in old} == {whole.id}


def test_what_is_gone_says_so_and_its_id_is_never_given_again():
    archive = make({"a.txt": FIRST, "b.txt": SECOND})
    gone = article_with(archive, fold(SECOND.partition("\n")[0])).id
    rows = mint(archive)
    without = make({"a.txt": FIRST}, rows)
    assert answer(without, gone) == ""
    later = mint(without, rows)
    back = make({"a.txt": FIRST, "c.txt": SECOND}, tuple(replace(r, opening="", title="") for r in later))
    assert gone not in {article.id for article in back.articles}


def test_an_article_without_a_minted_id_is_a_notice_where_others_have_one():
    rows = mint(make({"a.txt": FIRST}))
    archive = make({"a.txt": FIRST, "b.txt": SECOND}, rows)
    assert [notice.file for notice in archive.notices if notice.kind == "unminted"] == ["b.txt"]
    assert not [notice for notice in make({"a.txt": FIRST}).notices if notice.kind == "unminted"]


def test_a_replaced_page_leads_to_the_one_that_replaces_it():
    rows = mint(make({"a.txt": FIRST}))
    (old,) = [row.id for row in rows if row.kind == "page"]
    better = make({"a.txt": FIRST, "b.txt": FIRST + " \n"}, rows, SourceEntry("b.txt", replaces="a.txt"))
    (forward,) = [forward for forward in better.forwards if forward.id == old]
    assert forward.to == better.pages[0].url
    without = make({"b.txt": FIRST + " \n"}, rows, SourceEntry("b.txt", replaces="a.txt"))
    assert old == without.pages[0].id or old in {forward.id for forward in without.forwards}


def test_forwarding_pages_take_the_reader_along():
    archive = make({"a.txt": FIRST + "\n" + SECOND})
    rows = mint(archive)
    merged = make({"a.txt": FIRST + SECOND.partition("李四\n")[2]}, rows)
    files = {file.path: file.text for file in render_pages(merged, Knowledge(SETTINGS, ids=rows))}
    (forward,) = merged.forwards
    text = files[forward.url.removesuffix(".html") + ".md"]
    assert f'forward: "../../{forward.to}"' in text
    assert f"(../../{forward.to.removesuffix('.html')}.md)" in text


HISTORIES = 50
STEPS = 6


def change(texts: dict[str, list[str]], chance: random.Random) -> None:
    """Do to the pages what happens to archives: articles as lists of a file, changed in place."""
    file = chance.choice(sorted(texts))
    kind = chance.choice(["add page", "add article", "retitle", "reorder", "rename", "misread", "remove"])
    if kind == "add page":
        texts[f"new{len(texts)}-{chance.randrange(10**6)}.txt"] = [make_article(chance, make_name(chance))]
    elif kind == "add article":
        texts[file].insert(chance.randrange(len(texts[file]) + 1), make_article(chance, make_name(chance)))
    elif kind == "retitle":
        place = chance.randrange(len(texts[file]))
        _, _, rest = texts[file][place].partition("\n")
        texts[file][place] = "".join(chance.choice(WORDS) for _ in range(10)) + "\n" + rest
    elif kind == "reorder":
        chance.shuffle(texts[file])
    elif kind == "rename":
        texts[f"renamed-{chance.randrange(10**6)}.txt"] = texts.pop(file)
    elif kind == "misread":
        texts[file] = [
            "".join("囗" if c in WORDS and chance.random() < 0.03 else c for c in t) for t in texts[file]
        ]
    elif kind == "remove" and len(texts[file]) > 1:
        texts[file].pop(chance.randrange(len(texts[file])))


def tell_by_words(article: Article) -> frozenset[str]:
    """Return the pairs of characters of an article's text: what tells it from the others, also misread."""
    text = fold("".join(paragraph.text for paragraph in article.cut.paragraphs))
    return frozenset(text[at : at + 4] for at in range(len(text) - 3))


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_every_address_ever_given_answers_after_a_random_history(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("ENTRIES_PER_SHEET", "ENTRIES_IN_PLACE"):
        monkeypatch.setattr(f"generator.writing.pages.sheet.{limit}", 3)
    chance = random.Random(seed)
    years = Years(random.Random(-seed - 1))
    texts = {f"{name}.txt": [make_article(chance, make_name(chance)) for _ in range(3)] for name in "ab"}
    rows: tuple[MintedId, ...] = ()
    known: dict[str, frozenset[str]] = {}
    for step in range(STEPS + 1):
        pages = {file: "\n".join(articles) for file, articles in texts.items()}
        knowledge = years.know(pages, SETTINGS, rows)
        archive = make_known(pages, knowledge)
        borne = {article.id: article for article in archive.articles}
        assert len(borne) == len(archive.articles)
        for identity, words in known.items():
            target = answer(archive, identity)
            if target:
                assert 2 * len(words & tell_by_words(borne[target])) > len(words), identity
            else:
                assert not any(2 * len(words & tell_by_words(a)) > len(words) for a in borne.values()), (
                    identity
                )
        years.names |= list_shown(archive, years.hidden)
        check_lists(archive, knowledge, years)
        rows = mint_ids(archive, rows, DAY, list_lists(archive, knowledge))
        known |= {article.id: tell_by_words(article) for article in archive.articles}
        if step < STEPS:
            change(texts, chance)
            years.decide(texts, {file: digest("\n".join(articles)) for file, articles in texts.items()})


def check_lists(archive: Archive, knowledge: Knowledge, years: Years) -> None:
    """Assert that each list ever minted is there, or a page that leads to the right one, or one that says no name."""
    files = {file.path.removesuffix(".md") + ".html": file.text for file in render_pages(archive, knowledge)}
    here = {url for url, text in files.items() if '\nforward: "' not in text}
    shown = list_shown(archive, years.hidden)
    for row in (row for row in knowledge.ids if row.kind not in ("article", "page")):
        url = make_url(row.kind, row.id)
        expected = years.expect(url, row.kind, row.id, here, shown)
        if expected == url:
            assert url in here, url
            continue
        assert f'forward: "{"../../" + expected if expected else ""}"' in files[url], (url, expected)
        assert not expected or expected in here, expected
        if row.kind == "person":
            assert not any(name in files[url] for name in years.names), url


def test_the_table_of_ids_is_read_as_it_was_written():
    rows = mint(make({"a.txt": FIRST, "b.txt": SECOND}))
    assert read_ids(read_csv(write_ids(rows).encode(), "ids.csv")) == rows


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("article,A B,a.txt,1,,,,,,", "编号“A B”"),
        ("artikel,x,a.txt,1,,,,,,", "改作 article"),
        ("article,x,a.txt,-,,,,,,", "行号“-”"),
        ("article,x,a.txt,1,,,,,,\narticle,x,b.txt,1,,,,,,", "重复的 id"),
    ],
)
def test_a_mistake_in_the_table_of_ids_is_one_message(row: str, found: str) -> None:
    with pytest.raises(ConfigurationError, match=found):
        read_ids(read_csv(f"{','.join(COLUMNS)}\n{row}\n".encode(), "ids.csv"))
