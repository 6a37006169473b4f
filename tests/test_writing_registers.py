"""The pages of the registers: every row with its passage, tables of districts, proposals of names, threads."""

from dataclasses import replace

from generator.knowledge import Measured
from generator.model import Archive
from tests.invented import KNOWLEDGE, make_archive, make_article
from tests.registers import make_plain_archive
from tests.rendered import select
from tests.rendering import links, read, render, text_of


def with_rows(count: int) -> Archive:
    """Give an archive whose registers repeat rows of the five pages, moved to an invented article."""
    plain = make_plain_archive().registers
    article = make_article("aaaa")
    move = lambda row, n: replace(  # noqa: E731
        row,
        id=f"aaaa-{n}",
        quotation=replace(row.quotation, article="aaaa", paragraph=1),
        districts=("东区",),
    )
    proposals = tuple(move(plain.proposals[n % len(plain.proposals)], f"p{n}") for n in range(count))
    figures = tuple(move(plain.figures[n % len(plain.figures)], f"f{n}") for n in range(count))
    proposals = tuple(replace(row, who=("张三",)) for row in proposals)
    return replace(
        make_archive(article), registers=replace(plain, proposals=proposals, figures=figures, threads=())
    )


def test_every_row_opens_the_article_at_its_passage() -> None:
    archive = with_rows(3)
    for name, rows in (("proposals", archive.registers.proposals), ("figures", archive.registers.figures)):
        page = read(archive, f"archive/{name}/index.md")
        quotes = list(select(page, "a", class_="quote"))
        assert [quote.text for quote in quotes] == [row.quotation.text for row in rows]
        assert {quote.attributes["href"] for quote in quotes} == {"../../archive/articles/aaaa.html#t11"}


def test_a_row_says_its_rule_its_doubt_and_what_filters_read() -> None:
    archive = with_rows(1)
    (row,) = archive.registers.proposals
    doubted = replace(
        archive, registers=replace(archive.registers, proposals=(replace(row, doubt="拿不准"),))
    )
    page = read(doubted, "archive/proposals/index.md")
    (shown,) = [one for one in select(page, "tr") if one.attributes.get("id") == row.id]
    assert shown.attributes["data-district"] == "东区"
    assert shown.attributes["data-who"] == "张三"
    assert shown.attributes["data-kind"] == row.kind
    text = text_of(page, "td")
    assert row.rule in text
    assert "拿不准" in text


def test_a_long_register_goes_on_to_further_sheets() -> None:
    files = render(with_rows(500))
    sheets = [text for path, text in files.items() if path.startswith("archive/proposals/")]
    assert len(sheets) > 1
    assert sum(sheet.count("<tr id=") for sheet in sheets) == 500
    assert max(len(sheet.encode("utf-8")) for sheet in sheets) < 150_000


def test_what_was_measured_is_said_only_where_the_archivist_states_it() -> None:
    archive = with_rows(1)
    assert "91.5" not in render(archive)["archive/figures/index.md"]
    settings = replace(KNOWLEDGE.archive, measured={"figures": Measured("91.5", "88", "两人各标三版")})
    text = render(archive, replace(KNOWLEDGE, archive=settings))["archive/figures/index.md"]
    assert "91.5" in text
    assert "两人各标三版" in text


def test_where_the_text_is_not_public_the_pages_quote_nothing() -> None:
    archive = with_rows(5)
    settings = replace(KNOWLEDGE.archive, access="metadata")
    files = render(archive, replace(KNOWLEDGE, archive=settings))
    words = archive.registers.proposals[0].quotation.text
    assert all(words not in text for path, text in files.items() if "/articles/" not in path)


def test_a_district_has_its_figures_year_by_year_with_targets_beside_results() -> None:
    archive = with_rows(2)
    first, _ = archive.registers.figures
    wanted = replace(
        first, id="w", key="四上企业", normal_unit="家", kind="目标", period="2024", printed="100家"
    )
    came = replace(wanted, id="c", kind="实绩", printed="69家")
    before = replace(wanted, id="b", kind="实绩", period="2023", printed="77家")
    archive = replace(archive, registers=replace(archive.registers, figures=(came, before, wanted)))
    page = read(archive, "archive/districts/east.md")
    table = [one.text for one in select(page, "th")]
    assert table == ["指标", "2024", "2023", "四上企业"]
    assert [one.text for one in select(page, "td")] == ["目标100家实绩69家", "实绩77家"]


def test_a_name_has_its_proposals_with_their_years() -> None:
    archive = with_rows(2)
    path = next(
        path
        for path, text in render(archive).items()
        if path.startswith("archive/people/") and "# 张三" in text
    )
    page = read(archive, path)
    quotes = [one.text for one in select(page, "a", class_="quote")]
    assert quotes == [row.quotation.text for row in archive.registers.proposals]


def test_threads_show_their_reason_and_lead_to_each_place() -> None:
    archive = make_plain_archive()
    files = render(archive)
    thread = archive.registers.threads[0]
    text = files["archive/threads/index.md"]
    assert thread.reason in text
    assert text.count('class="quote"') == sum(len(one.places) for one in archive.registers.threads)


def test_without_rows_the_pages_are_there_and_say_so() -> None:
    archive = make_archive(make_article("aaaa"))
    for name in ("proposals", "figures", "threads"):
        assert "没有" in text_of(read(archive, f"archive/{name}/index.md"), "p", "none")
    assert links(read(archive, "archive/figures/index.md"))["下载 JSONL"] == "../../data/figures.jsonl"
