"""The index of the search: folding, numbers, shards; the same bytes each time, small beside its text."""

import gzip
import json
import random
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge import ArchiveSettings
from generator.model import PlacedReading
from generator.searching.alike import list_alike
from generator.searching.documents import MISREAD, ROSTER, fold_fields, list_fields, make_documents
from generator.searching.encoding import decode_numbers, encode_numbers
from generator.searching.folding import BOUNDARY, fold_document, fold_field, fold_phrase
from generator.searching.index import render_index, render_search
from generator.searching.pinyin import read_name, read_words
from generator.searching.postings import build_shards, find_shard, plan_layout
from generator.searching.shapes import group_by_shape
from generator.searching.suggesting import list_forms
from generator.searching.vocabulary import count_words
from generator.writing.entries import make_catalogue
from generator.writing.labels import read_labels
from tests.conftest import ROOT
from tests.exact_scan import ExactScan
from tests.invented import ARTICLE, KNOWLEDGE, hide, make_archive, make_article, make_roster_article


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("聚焦、裂变、创新", "聚焦裂变创新"),
        ("营商环境“硬实力”", "营商环境硬实力"),
        ("王　隽", "王隽"),
        ("增长3.27%，", "增长3.27%|"),
        ("ＡＥＳ 100 U", "aes100u"),
        ("營商環境", "营商环境"),
        ("说。”——访", "说|访"),
        ("5.。%。", "5|"),
        ("7％", "7%"),
        ("卡尔·马克思", "卡尔马克思"),
        ("ﾊﾞｽ e\u0301", "バスé"),
        ("“\u200b”", ""),
        ("\U00020bb7野家", "\U00020bb7野家"),
    ],
)
def test_text_is_folded_as_it_is_searched(text: str, folded: str) -> None:
    assert fold_field(text) == folded


@given(st.text())
def test_folding_once_more_changes_nothing_of_a_phrase(text: str) -> None:
    phrase = fold_phrase(text)
    assert fold_phrase(phrase) == phrase
    assert BOUNDARY * 2 not in phrase


@given(st.lists(st.text("渔港，。“”3.%7 Ａ營", max_size=12), min_size=1, max_size=3), st.data())
def test_any_part_of_a_field_is_found_in_the_folded_document(fields: list[str], data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(fields))
    start = data.draw(st.integers(0, len(field)))
    end = data.draw(st.integers(start, len(field)))
    assert fold_phrase(field[start:end]) in fold_document(fields)


@given(st.lists(st.integers(0, 1 << 50)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert decode_numbers(encode_numbers(numbers)) == numbers


@pytest.mark.parametrize("length", [1, 2])
def test_every_place_of_every_entry_is_in_its_shard(length: int) -> None:
    texts = ["|渔港开航|渔港|", "|灯塔\U00020bb7灯|港|", "|港|"]
    layout = plan_layout(texts, length)
    joined = [text[at : at + length] for text in texts for at in range(len(text) - length + 1)]
    starts = [0, len(texts[0]), len(texts[0]) + len(texts[1])]
    places = [
        start + at for start, text in zip(starts, texts, strict=True) for at in range(len(text) - length + 1)
    ]
    expected: dict[str, list[int]] = {}
    for entry, place in zip(joined, places, strict=True):
        expected.setdefault(entry, []).append(place)
    found: dict[str, list[int]] = {}
    for shard in build_shards(texts, [(0, 0)] * 3, layout):
        if not shard.name.startswith("places/"):
            continue
        chars = list(shard.entries)
        for rank, steps in enumerate(shard.numbers if shard.entries else ()):
            entry = "".join(chars[rank * length : (rank + 1) * length])
            found[entry] = add_up(decode_numbers(steps))
            assert shard.name == f"places/{find_shard(entry, layout.shards)}"
        singles = list(shard.singles)
        for rank, place in enumerate(add_up(decode_numbers(shard.places))):
            found["".join(singles[rank * length : (rank + 1) * length])] = [place]
    assert found == expected


def add_up(steps: list[int]) -> list[int]:
    total, places = 0, []
    for step in steps:
        total += step
        places.append(total)
    return places


def test_the_same_archive_gives_the_same_files_and_each_is_a_call() -> None:
    archive = make_archive(ARTICLE, make_roster_article(("赵六", "丁一")))
    files = list(render_search(archive, KNOWLEDGE))
    assert files == list(render_search(archive, KNOWLEDGE))
    for file in files:
        assert file.path.startswith("search/")
        call = file.text.removeprefix("__search(").removesuffix(")\n")
        name = json.loads(f"[{call}]")[0]
        assert file.path == f"search/{name}.js"


def test_an_archive_without_articles_has_an_index() -> None:
    assert {file.path for file in render_search(make_archive(), KNOWLEDGE)} >= {
        "search/start.js",
        "search/table.js",
    }


def test_what_is_not_open_is_in_no_file() -> None:
    closed = replace(KNOWLEDGE, archive=ArchiveSettings(name="某库", paper="某报", access="metadata"))
    catalogue = make_catalogue(make_archive(ARTICLE), closed, read_labels())
    documents = make_documents(catalogue)
    folded = [fold_fields(one.fields) for one in documents]
    text = "".join(file.text for file in render_index(documents, folded))
    assert "让茶叶走出山门" in text and "张三" in text
    assert "卖得远" not in text and "王五 摄" not in text


def test_a_hidden_name_is_searched_only_where_the_text_has_it() -> None:
    fields = list_fields(ARTICLE, frozenset({"李四"}))
    assert ("n", "张三") in fields and ("n", "李四") not in fields
    documents = make_documents(make_catalogue(make_archive(ARTICLE), hide("李四"), read_labels()))
    assert ExactScan(documents).find("李四") == set()


def test_names_of_a_roster_end_in_a_boundary() -> None:
    article = make_roster_article(("赵六", "丁一"))
    fields = list_fields(article, frozenset())
    assert [text for kind, text in fields if kind == ROSTER] == ["赵六", "丁一"]
    text = fold_document(text for _, text in fields)
    assert "赵六" in text and "六丁" not in text


@pytest.mark.parametrize(
    ("name", "syllables"),
    [
        ("单雄信", "shan xiong xin"),
        ("解缙", "xie jin"),
        ("尉迟恭", "yu chi gong"),
        ("曾国藩", "zeng guo fan"),
        ("任长霞", "ren chang xia"),
        ("区大相", "ou da xiang"),
        ("查慎行", "zha shen xing"),
    ],
)
def test_surnames_are_read_as_surnames(name: str, syllables: str) -> None:
    assert read_name(name) == tuple(syllables.split())


def test_words_are_read_as_words() -> None:
    assert read_words("重庆银行GDP") == ("chong", "qing", "yin", "hang", "gdp")


def test_characters_of_like_shape_and_sound_lead_to_those_of_the_archive() -> None:
    alike = list_alike("坏环怀离璃", Counter("环璃怀"))
    assert "环" in alike["坏"] and "坏" not in alike["环"]
    assert alike["离"][0] == "璃"
    assert any({"坏", "环"} <= set(family) for family in group_by_shape("坏环怀"))


def test_a_misread_text_is_searched_but_no_word_to_offer() -> None:
    reading = PlacedReading(0, 7, "茶业卖得", "茶叶卖得", is_certain=True, reason="形近")
    catalogue = make_catalogue(
        make_archive(make_article("aaaa", readings=(reading,))), KNOWLEDGE, read_labels()
    )
    (document,) = make_documents(catalogue)
    assert document.fields[-1] == (MISREAD, "茶业卖得")
    assert ExactScan([document]).find("茶业卖得") == {"aaaa"}
    assert "茶业" not in count_words([document])


def test_both_readings_of_a_correction_lead_to_the_text() -> None:
    readings = (
        PlacedReading(0, 7, "茶业卖得", "茶叶卖得", is_certain=True, reason="形近"),
        PlacedReading(0, 11, "种一千亩", "种二千亩", is_certain=False, reason="与前文不合"),
    )
    forms = list_forms(make_archive(make_article("aaaa", readings=readings)), KNOWLEDGE)
    assert [form for form in forms if form[2] != "other_name"] == [
        ["种二千亩", "种一千亩", "doubted", 1, 2],
        ["茶业卖得", "茶叶卖得", "corrected", 1, 2],
    ]


def test_the_index_stays_small_beside_its_text() -> None:
    """Natural text: below 1.2 of the folded text; characters by chance, no pair twice: below 5."""
    dice = random.Random(7)
    chance = ["".join(chr(dice.randint(0x4E00, 0x9FA5)) for _ in range(600)) for _ in range(1000)]
    assert measure(chance) < 5


def measure(texts: list[str]) -> float:
    layout = plan_layout(texts)
    size = sum(
        len((shard.entries + "".join(shard.numbers) + shard.singles + shard.places).encode())
        for shard in build_shards(texts, [(0, 0)] * len(texts), layout)
    )
    return size / sum(len(text.encode()) for text in texts)


NEWER = re.compile(
    r"\.at\(|\.findLast|hasOwn\(|structuredClone|replaceAll\(|static \{|\?\?=|\|\|=|&&=|fetch\(|Worker\(|import\b|Segmenter"
)
"""What browsers older than Chrome 86 lack, or what does not work from a disk."""


def test_the_script_is_small_and_runs_in_old_browsers_and_from_a_disk() -> None:
    text = (ROOT / "overrides" / "assets" / "javascripts" / "search.js").read_text(encoding="utf-8")
    assert len(gzip.compress(text.encode(), 9)) <= 12_000
    assert NEWER.findall(text) == []
