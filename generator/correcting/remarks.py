"""Say what became of each correction as a notice, in Chinese."""

from collections.abc import Iterator, Sequence

from generator.correcting.placing import APPLIED, PlacedCorrection
from generator.errors import ConfigurationError
from generator.knowledge import Correction
from generator.model import Notice


def word_mismatch(one: PlacedCorrection) -> ConfigurationError:
    """Return the error of a correction that does not fit the page that it was written for."""
    correction, (file, line) = one.correction, one.correction.place
    if one.status == "clash":
        return ConfigurationError(
            file,
            line,
            found=f"{correction.file} 第{one.line}行的“{correction.expected}”与另一条更正落在同一处",
            expected="一处一条更正",
            remedy="合并两条，或删去一条",
        )
    number, text = one.nearest
    near = f"最像的是第{number}行“{text[:40]}”" if number else "整版没有相像的行"
    return ConfigurationError(
        file,
        line,
        found=f"{correction.file} 第{correction.line}行没有独一处“{correction.expected}”；{near}",
        expected="与该行文字一致的 expected",
        remedy="照源文件改写 expected 或 line，同一行出现几次的写长一些",
    )


KINDS = {
    "recognition": "误识",
    "role": "行的用途",
    "cut": "篇目起讫",
    "join": "接排",
    "date": "日期",
    "filing": "归类",
    "register": "入账",
}


def remark_corrections(file: str, placed: Sequence[PlacedCorrection]) -> Iterator[Notice]:
    """Yield the notices of the corrections of a page."""
    for one in placed:
        if one.status in APPLIED:
            kind = "corrected" if one.correction.is_certain else "proposed"
            yield Notice(file, one.line, kind, word_change(one), word_reason(one.correction))
        if one.status == "kept":
            text = f"“{one.correction.expected}”仍在第{one.line}行"
            reason = "源文件的 SHA-256 不是更正所记的，更正按文字套用；请核对并改写 sha256"
            yield Notice(file, one.line, "correction-kept", text, reason)
        elif one.status == "moved":
            text = f"“{one.correction.expected}”原记第{one.correction.line}行，现据文字落在第{one.line}行"
            yield Notice(file, one.line, "correction-moved", text, "版面文本已变，更正按文字重新定位，请核对")
        elif one.status == "met":
            text = f"第{one.line}行已作“{one.correction.replacement}”"
            yield Notice(file, one.line, "correction-met", text, "版面文本已变，新文本已是更正后的样子")
        elif one.status == "lost":
            yield Notice(
                file, 0, "correction-lost", word_loss(one), "版面文本已变，更正没有落处，未用；请核对"
            )


def word_change(one: PlacedCorrection) -> str:
    """Word what a correction changes, or would change."""
    correction = one.correction
    if correction.kind != "recognition":
        return f"{KINDS[correction.kind]}：“{correction.expected}”处作 {correction.replacement}"
    verb = "改作" if correction.is_certain else "疑为"
    return f"“{correction.expected}”{verb}“{correction.replacement}”"


def word_reason(correction: Correction) -> str:
    """Word why, on what evidence, who and when."""
    said = "；".join(part for part in (correction.reason, correction.evidence) if part)
    checked = f"，{correction.checked_by}复核" if correction.checked_by else ""
    return f"{said}（{correction.by}{checked}，{correction.date}）"


def word_loss(one: PlacedCorrection) -> str:
    """Word which correction has no place any more."""
    number, text = one.nearest
    near = f"；最像的是第{number}行“{text[:30]}”" if number else ""
    return f"找不到“{one.correction.expected}”（原记第{one.correction.line}行）{near}"
