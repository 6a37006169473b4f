"""Articles with continuations and copies, paragraphs and words are withdrawn; nothing brings them back unsaid."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import ConfigurationError
from generator.folding import fold
from generator.knowledge import Knowledge, SourceEntry
from generator.minting import mint_ids, write_ids
from generator.pipeline import Result, make_archive
from tests.assembling import SETTINGS
from tests.withdrawing import assert_gone, withdraw, write

HARBOUR = """海州日报
2021年3月5日 星期五

渔港新码头昨日开航

本报记者 李四

昨日上午，渔港新码头开航，第一班渡船载客四十二人，船票两元，码头上站满了来看热闹的人。

船长张三说，这条航线从东丘到西岭，每天六班，夏天再加两班，冬天遇大雾停航。

夜校开课了

本报记者 王五

夜校昨晚开课，首批学员四十人，学的是记账和珠算，先生姓赵，是退休的会计。

电话号码是〇七三一八八八二二二，白天有人接听，晚上请留言。
"""
SECOND = (
    HARBOUR.split("夜校开课了")[0].replace("2021年3月5日 星期五\n", "")
    + "\n菜价略涨\n\n本报记者 王五\n\n白菜每斤涨了两分，萝卜没有涨。\n"
)


def make(
    folder: Path, files: dict[str, str], *withdrawals: tuple[str, int, str, str], **more: object
) -> Result:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    entries = tuple(
        withdraw(file, hashlib.sha256(files.get(file, "").encode()).hexdigest(), line, expected, extent)
        for file, line, expected, extent in withdrawals
    )
    knowledge = Knowledge(SETTINGS, withdrawals=entries)
    return make_archive(folder, replace(knowledge, **more))  # type: ignore[arg-type]


def test_continuations_and_copies_go_too(tmp_path: Path) -> None:
    first, second = "20210305_01.txt", "20210305_01b.txt"
    result = make(tmp_path, {first: HARBOUR, second: SECOND}, (second, 3, "渔港新码头昨日开航", "article"))
    titles = {article.cut.title for article in result.archive.articles}
    assert titles == {"夜校开课了", "菜价略涨"}
    files = write(result.archive, Knowledge(SETTINGS))
    assert_gone(files, fold(HARBOUR.split("夜校开课了")[0].split("本报记者 李四")[1]))


def test_a_jumped_article_goes_with_both_parts(tmp_path: Path) -> None:
    flag = "海州日报\n2021年3月5日 第0{}版\n\n造船厂改制三年记\n\n"
    head = flag.format(1) + (
        "本报记者 李四\n\n船厂三年前开始改制，工人由八百减到五百，订单却多了一倍，\n（下转第2版①）\n"
    )
    tail = flag.format(2) + (
        "（上接第1版①）厂长说，靠的是把船台租给别人用，自己只做总装，这样周转就快了。\n\n"
        "菜价略涨\n\n本报记者 王五\n\n白菜每斤涨了两分，萝卜没有涨。\n"
    )
    files = {"20210305_01.txt": head, "20210305_02.txt": tail}
    joined = make(tmp_path, files).archive
    article = next(one for one in joined.articles if "造船厂" in one.cut.title)
    assert article.continued
    for file, line in (("20210305_01.txt", 4), ("20210305_02.txt", 4)):
        result = make(tmp_path, files, (file, line, "造船厂改制三年记", "article"))
        assert [one.cut.title for one in result.archive.articles] == ["菜价略涨"]
        assert_gone(
            write(result.archive, Knowledge(SETTINGS)), fold("船厂三年前开始改制，工人由八百减到五百")
        )
        assert_gone(write(result.archive, Knowledge(SETTINGS)), fold("靠的是把船台租给别人用，自己只做总装"))


def test_a_paragraph_goes_and_the_article_stays(tmp_path: Path) -> None:
    file = "20210305_01.txt"
    result = make(tmp_path, {file: HARBOUR}, (file, 18, "电话号码", "paragraph"))
    article = next(one for one in result.archive.articles if one.cut.title == "夜校开课了")
    assert [paragraph.text for paragraph in article.cut.paragraphs][-1] == "〔撤下〕"
    files = write(result.archive, Knowledge(SETTINGS))
    assert_gone(files, fold("电话号码是〇七三一八八八二二二，白天有人接听，晚上请留言。"))
    assert "withdrawn" in {notice.kind for notice in article.notices}


def test_words_go_wherever_they_stand(tmp_path: Path) -> None:
    file, other = "20210305_01.txt", "20210306_01.txt"
    words = "〇七三一八八八二二二"
    files = {file: HARBOUR, other: f"启事\n\n本报记者 王五\n\n有事请打{words}，或者写信到本社来。\n"}
    result = make(tmp_path, files, (file, 18, words, "words"))
    texts = [p.text for one in result.archive.articles for p in one.cut.paragraphs]
    assert "电话号码是〔撤下〕，白天有人接听，晚上请留言。" in texts
    assert "有事请打〔撤下〕，或者写信到本社来。" in texts
    assert_gone(write(result.archive, Knowledge(SETTINGS)), fold(words))


def test_a_paragraph_that_stands_on_another_page_too_ends_the_build(tmp_path: Path) -> None:
    file, other = "20210305_01.txt", "20210306_01.txt"
    again = "夜校报名\n\n本报记者 王五\n\n电话号码是〇七三一八八八二二二，白天有人接听，晚间请留言。\n"
    with pytest.raises(ConfigurationError, match=rf"corrections\.yml:7: .*{other} 第5行也有"):
        make(tmp_path, {file: HARBOUR, other: again}, (file, 18, "电话号码", "paragraph"))


def test_a_line_like_a_withdrawn_article_is_named_to_the_archivist(tmp_path: Path) -> None:
    file, other = "20210305_01.txt", "20210306_01.txt"
    quoting = "来信照登\n\n本报记者 王五\n\n贵报说，这条航线从东丘到西岭，每天六班，夏天再加两班，冬天遇大雾停航。\n"
    result = make(tmp_path, {file: HARBOUR, other: quoting}, (file, 4, "渔港新码头昨日开航", "article"))
    assert [reminder.split(": ")[0] for reminder in result.reminders] == [f"{other}:5"]


def test_the_picture_of_the_page_goes(tmp_path: Path) -> None:
    file = "20210305_01.txt"
    (tmp_path / "20210305_01.jpg").write_bytes(b"\xff\xd8\xff\xe0 picture")
    assert make(tmp_path, {file: HARBOUR}).archive.pages[0].facsimile
    for line, expected, extent in ((4, "渔港新码头昨日开航", "article"), (18, "电话号码", "words")):
        archive = make(tmp_path, {file: HARBOUR}, (file, line, expected, extent)).archive
        assert archive.pages[0].facsimile is None


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (("20210305_01.txt", 4, "码头无此句", "article"), "没有独一处"),
        (("20210305_01.txt", 1, "海州日报", "article"), "不属于任何文章"),
        (("20210305_01.txt", 4, "渔港新码头", "paragraph"), "不在正文段落里"),
        (("gone.txt", 4, "渔港新码头昨日开航", "article"), "不在文件夹里"),
    ],
)
def test_a_withdrawal_that_withdraws_nothing_ends_the_build(
    tmp_path: Path, entry: tuple[str, int, str, str], said: str
) -> None:
    with pytest.raises(ConfigurationError, match=rf"corrections\.yml:7: .*{said}"):
        make(tmp_path, {"20210305_01.txt": HARBOUR}, entry)


def test_a_renamed_file_stays_withdrawn(tmp_path: Path) -> None:
    (tmp_path / "renamed.txt").write_text(HARBOUR, encoding="utf-8")
    entry = withdraw(
        "old.txt", hashlib.sha256(HARBOUR.encode()).hexdigest(), 4, "渔港新码头昨日开航", "article"
    )
    archive = make_archive(tmp_path, Knowledge(SETTINGS, withdrawals=(entry,))).archive
    assert [one.cut.title for one in archive.articles] == ["夜校开课了"]


def test_a_better_recognition_does_not_bring_it_back(tmp_path: Path) -> None:
    old, new = "20210305_01.txt", "20210305_01_new.txt"
    better = HARBOUR.replace("渡船载客", "渡轮载客").replace("码头昨日", "码頭昨日")
    sources = (SourceEntry(new, replaces=old),)
    files = {old: HARBOUR, new: better}
    result = make(tmp_path, files, (old, 4, "渔港新码头昨日开航", "article"), sources=sources)
    assert [one.cut.title for one in result.archive.articles] == ["夜校开课了"]
    assert_gone(
        write(result.archive, Knowledge(SETTINGS)), fold("船长张三说，这条航线从东丘到西岭，每天六班")
    )


def test_minting_keeps_the_address_and_no_words(tmp_path: Path) -> None:
    file = "20210305_01.txt"
    plain = make(tmp_path, {file: HARBOUR}).archive
    rows = mint_ids(plain, (), "2026-11-26")
    entry = (file, 4, "渔港新码头昨日开航", "article")
    archive = make(tmp_path, {file: HARBOUR}, entry, ids=rows).archive
    identity = next(one.id for one in plain.articles if one.cut.title == "渔港新码头昨日开航")
    assert [one.id for one in archive.withdrawals] == [identity]
    minted = mint_ids(archive, rows, "2026-11-27")
    assert "渔港新码头" not in write_ids(minted)
    again = make(tmp_path, {file: HARBOUR}, entry, ids=minted).archive
    assert again.withdrawals == archive.withdrawals
    assert mint_ids(again, minted, "2026-11-28") == minted
    with pytest.raises(ConfigurationError, match=f"{identity} 记为撤下"):
        make(tmp_path, {file: HARBOUR}, ids=minted)
    (tmp_path / file).unlink()
    lost = make(tmp_path, {"20210306_01.txt": SECOND.split("夜校")[0][-30:]}, entry, ids=minted).archive
    assert [(one.id, one.reason, one.date) for one in lost.withdrawals] == [
        (identity, "应当事人要求", "2026-11-27")
    ]
    assert identity not in {forward.id for forward in lost.forwards}
