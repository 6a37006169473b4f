"""What an archivist may do to a folder of seeds, at random."""

import random
import shutil
from pathlib import Path

from tests.seed_pages import FILES, SEEDS


def change_somehow(seeds: Path, dice: random.Random) -> None:
    """Do to a folder of seeds what an archivist may do."""
    file = seeds / dice.choice(FILES)
    step = dice.choice(("word", "gone", "back", "copy", "people", "correction"))
    if step == "word" and file.exists():
        file.write_bytes(file.read_bytes().replace("建议".encode(), "提议".encode(), 1))
    elif step == "gone" and len(list(seeds.glob("*.txt"))) > 1:
        file.unlink(missing_ok=True)
    elif step == "copy" and file.exists():
        shutil.copy(file, seeds / f"又{file.name}")
    elif step == "people":
        path = seeds / "phrases.yml"
        path.write_text(f"{path.read_text('utf-8')}- 某提法{dice.random()}\n", "utf-8")
    elif step == "correction":
        (seeds / "corrections.yml").unlink(missing_ok=True)
    else:
        shutil.copy(SEEDS / file.name, file)
