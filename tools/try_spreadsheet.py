"""Open every table of a built site in LibreOffice and write it back: no cell may be a formula, none may change.

    .venv/bin/python tools/try_spreadsheet.py [SITE/data]

Needs `soffice` (Debian's libreoffice-calc). Each table is read twice: as a person opens it, with formulas evaluated, to
count them; and with all columns as text, saved as .xlsx, and saved as CSV again, to compare every cell.
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

UTF8, TEXT_COLUMN = 76, 2
"""LibreOffice's numbers of the encoding and of a column that is text."""

AS_OPENED = f"CSV:44,34,{UTF8},1,,0,false,true,false,false,false,,true"
"""Commas, quotes, detection of numbers and dates, formulas evaluated."""

AS_SAVED = f"csv:Text - txt - csv (StarCalc):44,34,{UTF8},1,,0,false,true,false"
PATIENCE = 300


def main() -> int:
    """Try every table; return 1 where a cell is a formula or changed."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site" / "data"
    results = [try_table(path) for path in sorted(folder.glob("*.csv"))]
    for name, rows, formulas, changed in results:
        sys.stdout.write(f"{name}: {rows} rows, {formulas} formulas, {changed} cells changed\n")
    return int(any(formulas or changed for _, _, formulas, changed in results))


def try_table(path: Path) -> tuple[str, int, int, int]:
    """Return a table's name, its rows, the cells that became formulas and those that came back changed."""
    before = read_table(path)
    with tempfile.TemporaryDirectory() as made:
        convert(path, "fods", AS_OPENED, Path(made))
        flat = (Path(made) / f"{path.stem}.fods").read_text(encoding="utf-8")
        columns = "/".join(f"{number}/{TEXT_COLUMN}" for number in range(1, len(before[0]) + 1))
        convert(path, "xlsx", f"CSV:44,34,{UTF8},1,{columns},0,true,false,false", Path(made))
        convert(Path(made) / f"{path.stem}.xlsx", AS_SAVED, "", Path(made))
        after = read_table(Path(made) / f"{path.stem}.csv")
    changed = abs(len(before) - len(after)) + sum(
        sum(one != other for one, other in zip(old, new, strict=False)) + abs(len(old) - len(new))
        for old, new in zip(before, after, strict=False)
    )
    return path.name, len(before) - 1, flat.count("table:formula="), changed


def convert(path: Path, kind: str, reading: str, folder: Path) -> None:
    """Let LibreOffice convert a file, read by a filter."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    filters = [f"--infilter={reading}"] if reading else []
    command = [
        "soffice",
        profile,
        "--headless",
        *filters,
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)


def read_table(path: Path) -> list[list[str]]:
    """Return the cells of a table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.reader(file)]


if __name__ == "__main__":
    raise SystemExit(main())
