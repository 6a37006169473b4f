"""An archivist corrects the registers: a row goes, a field reads otherwise, a correction that meets nothing is told."""

from hashlib import sha256

import pytest

from generator.errors import ConfigurationError
from generator.model.registers import Registers
from generator.pipeline import make_archive
from generator.reading.knowledge_files import read_knowledge
from generator.registers.overlay import RowOrder, apply_orders, read_fields
from tests.conftest import SeedsMaker
from tests.registers import figures_of, proposals_of

FIGURES = Registers(figures=tuple(figures_of("东屏区新建公园4个,改造道路12公里。")))


def order(expected: str, replacement: str, line: int = 9) -> RowOrder:
    return RowOrder("a.txt", line, expected, replacement, "核对原报")


def test_a_row_that_does_not_belong_there_goes() -> None:
    changed, unmet = apply_orders(FIGURES, [order("新建公园4个", "-")])
    assert [str(row.value) for row in changed.figures] == ["12"]
    assert unmet == ()


def test_fields_read_as_the_archivist_says_and_the_doubt_goes() -> None:
    doubtful = Registers(tuple(proposals_of("沈望舒认为,要建立农机手信用档案。")))
    assert doubtful.proposals[0].doubt
    changed, _ = apply_orders(doubtful, [order("建立农机手信用档案", "kind=提案；theme=农业")])
    assert [(row.kind, row.theme, row.doubt) for row in changed.proposals] == [("提案", "农业", "")]


def test_a_correction_that_meets_no_row_is_told() -> None:
    changed, unmet = apply_orders(FIGURES, [order("新建公园4个", "-", line=8), order("没有的话", "-")])
    assert changed == FIGURES
    assert [notice.kind for notice in unmet] == ["correction-lost", "correction-lost"]


@pytest.mark.parametrize("replacement", ["", "kind", "kind=胡说", "colour=red", "kind=目标;x"])
def test_what_is_no_field_is_refused(replacement: str) -> None:
    assert read_fields(replacement) is None


PAGE = "东屏区项目建设提速\n\n海州日报讯(记者/江渡) 今年,东屏区新建公园4个,改造道路12公里,惠及群众3万人。\n"
LONG_PAGE = PAGE + "\n今年以来,东屏区还建成图书馆2座,新增藏书5万册。\n"

ENTRY = """- file: a.txt
  sha256: {digest}
  line: 3
  expected: '新建公园4个'
  replacement: '{replacement}'
  kind: register
  certainty: certain
  reason: 重复计数
  by: 编者
  date: 2024-12-25
"""


def write_seeds(make_seeds: SeedsMaker, replacement: str) -> object:
    digest = sha256(PAGE.encode("utf-8")).hexdigest()
    seeds = make_seeds(
        {"a.txt": PAGE, "corrections.yml": ENTRY.format(digest=digest, replacement=replacement)}
    )
    return make_archive(seeds, read_knowledge(seeds)).archive


def test_an_entry_of_corrections_yml_corrects_a_row(make_seeds: SeedsMaker) -> None:
    archive = write_seeds(make_seeds, "-")
    values = [f"{row.value}{row.unit}" for row in archive.registers.figures]  # type: ignore[attr-defined]
    assert values == ["12公里", "3万人"]
    assert any("入账" in notice.text for notice in archive.notices)  # type: ignore[attr-defined]


def test_a_wrong_field_names_file_and_line(make_seeds: SeedsMaker) -> None:
    with pytest.raises(ConfigurationError, match="corrections.yml"):
        write_seeds(make_seeds, "sort=目标")


WITHDRAWN = """- file: a.txt
  sha256: {digest}
  line: 3
  expected: '{words}'
  replacement: '{extent}'
  kind: withdrawal
  certainty: certain
  reason: 应当事人请求
  by: 编者
  date: 2024-12-25
"""


@pytest.mark.parametrize(
    ("words", "extent"), [("新建公园4个", "words"), ("新建公园4个", "paragraph"), ("新建公园4个", "article")]
)
def test_withdrawn_words_stand_in_no_register(make_seeds: SeedsMaker, words: str, extent: str) -> None:
    digest = sha256(LONG_PAGE.encode("utf-8")).hexdigest()
    line = 1 if extent == "article" else 3
    quoted = "东屏区项目建设提速" if extent == "article" else words
    entry = WITHDRAWN.format(digest=digest, words=quoted, extent=extent).replace("line: 3", f"line: {line}")
    seeds = make_seeds({"a.txt": LONG_PAGE, "corrections.yml": entry})
    archive = make_archive(seeds, read_knowledge(seeds)).archive
    rows = [row.quotation.text for row in (*archive.registers.figures, *archive.registers.proposals)]
    assert all("公园" not in row for row in rows)
    assert any("图书馆" in row for row in rows) is (extent != "article")
