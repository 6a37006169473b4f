"""Rewrites the files of requirements for a trial with the oldest or the newest packages that they allow.

For the workflow of the tests; a checkout that it has run in is not for use.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def loosen(text: str, age: str) -> str:
    """Leave the pins out of a file of requirements; `oldest` asks for the lowest versions that it names."""
    text = re.sub(r"^-c .*\n", "", text, flags=re.MULTILINE)
    return text.replace(">=", "==") if age == "oldest" else text


def main() -> int:
    """Rewrite the files."""
    if sys.argv[1:] not in (["oldest"], ["newest"]):
        sys.exit("usage: loosen_requirements.py oldest|newest")
    for name in ("requirements.txt", "requirements-dask.txt", "requirements-test.txt"):
        path = ROOT / name
        path.write_text(loosen(path.read_text(encoding="utf-8"), sys.argv[1]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
