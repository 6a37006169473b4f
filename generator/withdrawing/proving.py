"""Prove that what is withdrawn is gone, before anything is written: else the build ends."""

from collections.abc import Iterable, Iterator, Sequence

from generator.assembly.holdings import list_all
from generator.correcting.placing import APPLIED, PlacedCorrection
from generator.correcting.reading_text import fold_lines
from generator.correcting.remarks import word_mismatch
from generator.errors import ConfigurationError
from generator.folding import fold
from generator.knowledge import Correction, Knowledge, MintedId
from generator.model import Archive
from generator.model.described import DescribedPage
from generator.withdrawing.likeness import is_mostly_in, windows_of
from generator.withdrawing.page import LONG

SAME = 20
"""Folded characters in a row that a line shares with a withdrawn article where an archivist should look at it."""


def refuse_unplaced(described: Sequence[DescribedPage], knowledge: Knowledge) -> None:
    """Raise ConfigurationError for the first withdrawal that withdraws nothing while its text may still be there."""
    for withdrawal in knowledge.withdrawals:
        tried = [
            (page, one) for page in described for one in page.withdrawals if one.correction == withdrawal
        ]
        is_placed = any(one.status in APPLIED for _, one in tried)
        for page, one in tried:
            if one.status not in APPLIED and not may_be_lost(page, one, is_placed=is_placed):
                raise word_unplaced(page, one)
        if not tried:
            refuse_moved(withdrawal, described)
    for page in described:
        for one in page.withdrawals:
            refuse_without_article(page, one)


def may_be_lost(page: DescribedPage, one: PlacedCorrection, *, is_placed: bool) -> bool:
    """Tell whether a withdrawal may have no place on a page: on a better recognition, where it is provided for."""
    if one.correction.file == page.file or not page.entry.replaces:
        return False
    is_provided = any(
        other.correction.file == page.file and other.status in APPLIED for other in page.withdrawals
    )
    return is_provided or (is_placed and one.correction.replacement == "article")


def word_unplaced(page: DescribedPage, one: PlacedCorrection) -> ConfigurationError:
    """Word that a withdrawal has no place."""
    if one.status == "unfit":
        file, line = one.correction.place
        return ConfigurationError(
            file,
            line,
            found=f"{page.file} 第{one.line}行不在正文段落里",
            expected="撤下整段时 expected 在该段之中",
            remedy="把 replacement 改作 words 或 article",
        )
    return word_mismatch(one)


def refuse_moved(withdrawal: Correction, described: Iterable[DescribedPage]) -> None:
    """Raise where the file of a withdrawal is not there but its words are."""
    words = fold(withdrawal.expected)
    for page in described:
        if len(words) >= LONG and fold_lines(page.cut_page.page.lines).find(withdrawal.expected):
            file, line = withdrawal.place
            raise ConfigurationError(
                file,
                line,
                found=f"要撤下的文字所在的 {withdrawal.file} 不在文件夹里，而 {page.file} 有同样的文字",
                expected="现有的文件",
                remedy="把 file、sha256 和 line 改作那一个文件的",
            )


def refuse_without_article(page: DescribedPage, one: PlacedCorrection) -> None:
    """Raise where an article is to be withdrawn at a line that belongs to none."""
    roles = {role.line: role.article for role in page.cut_page.roles}
    if one.correction.replacement == "article" and one.status in APPLIED and not roles.get(one.line):
        file, line = one.correction.place
        raise ConfigurationError(
            file,
            line,
            found=f"{page.file} 第{one.line}行不属于任何文章",
            expected="要撤下的文章的一行，例如标题",
            remedy="改写 line 和 expected，或把 replacement 改作 words",
        )


def refuse_restored(archive: Archive, minted: Iterable[MintedId]) -> None:
    """Raise where an article that ids.csv knows as withdrawn would be published again."""
    ids = {article.id for article in archive.articles}
    for row in minted:
        if row.kind == "article" and row.state == "withdrawn" and row.id in ids:
            raise ConfigurationError(
                "ids.csv",
                0,
                found=f"{row.id} 记为撤下，而 corrections.yml 没有撤下它的一条",
                expected="两处一致",
                remedy="补上那一条；确要恢复发布时清空 ids.csv 该行的 state",
            )


def refuse_copies(archive: Archive, described: Iterable[DescribedPage]) -> None:
    """Raise where a line that stays holds most of what a withdrawn paragraph says."""
    for paragraph in (one for page in described for one in page.withdrawn):
        windows = windows_of(paragraph.text)
        for file, number, text in list_lines(archive):
            if is_mostly_in(text, windows):
                place, line = paragraph.correction.place
                raise ConfigurationError(
                    place,
                    line,
                    found=f"撤下的段落在 {file} 第{number}行也有",
                    expected="每一处都撤下",
                    remedy="为那一处另写一条",
                )


def list_lines(archive: Archive) -> Iterator[tuple[str, int, str]]:
    """Yield file, number and folded text of every line of the archive that holds anything."""
    for page in list_all(archive):
        source = page.cut_page.page
        for role in page.cut_page.roles:
            yield source.file, role.line, fold(source.lines[role.line - 1])


def find_alike(before: Archive, after: Archive) -> Iterator[str]:
    """Yield where lines that stay share a long run of characters with a withdrawn article, in Chinese."""
    ids = {one.id for one in after.withdrawals}
    texts = [
        fold(paragraph.text) for one in before.articles if one.id in ids for paragraph in one.cut.paragraphs
    ]
    windows = frozenset().union(*(windows_of(text, SAME) for text in texts if len(text) >= SAME))
    for file, number, line in list_lines(after) if windows else ():
        if len(line) >= SAME and not windows.isdisjoint(windows_of(line, SAME)):
            yield f"{file}:{number}: 提醒：与撤下的文字有 {SAME} 字以上相同；请核对是否也须撤下。"
