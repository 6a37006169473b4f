"""What sources.yml says of better recognitions: which page stands for which."""

from collections.abc import Sequence
from unicodedata import normalize

from generator.model import Notice
from generator.model.described import DescribedPage


def find_replaced(pages: Sequence[DescribedPage]) -> tuple[dict[str, str], list[Notice]]:
    """Return for each replaced file the one that is published instead, and what is said about them.

    An entry about a file that is not there, or that would end where it began, is a notice.
    """
    files = {normalize("NFC", page.file): page.file for page in pages}
    direct: dict[str, str] = {}
    notices = []
    for page in pages:
        wanted = page.entry.replaces
        if not wanted:
            continue
        old = wanted if wanted in files.values() else files.get(normalize("NFC", wanted), "")
        if not old:
            notices.append(remark_missing(page.file, wanted))
        elif old in follow(page.file, direct) or old in direct:
            notices.append(remark_circle(page.file, wanted))
        else:
            direct[old] = page.file
            notices.append(remark_replaced(old, page.file))
    return {old: follow(old, direct)[-1] for old in direct}, notices


def follow(file: str, direct: dict[str, str]) -> list[str]:
    """Return a file and those that replace it, one after the other."""
    chain = [file]
    while chain[-1] in direct:
        chain.append(direct[chain[-1]])
    return chain


def remark_missing(file: str, wanted: str) -> Notice:
    """Say that the file to be replaced is not there."""
    return Notice(
        file, 0, "no-such-file", f"要代替的{wanted}不在文件夹里", "sources.yml 的 replaces；请核对文件名"
    )


def remark_circle(file: str, wanted: str) -> Notice:
    """Say that a replacement contradicts another."""
    reason = "sources.yml 的 replaces 互相矛盾，这一条未采用；请留下一条"
    return Notice(file, 0, "replaces-clash", f"要代替{wanted}", reason)


def remark_replaced(old: str, better: str) -> Notice:
    """Say that a page gives way to a better recognition."""
    return Notice(
        old, 0, "replaced", f"由{better}代替", "sources.yml 注明那一份识别得更好；篇目只收那一份，行仍全列"
    )
