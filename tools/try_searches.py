"""Ask a built site the searches of a JSON file in a real browser, and print those whose first answer is not as expected.

    .venv/bin/python tools/try_searches.py SITE QUERIES.json

Each search has `q`, `kind` and `expect`: the articles that may come first, each `{file, title}`; none where nothing may be
found. Kinds `pinyin` and `typo` are met by the first suggestion. Asked over http below a sub-path and from the folder.
"""

import functools
import json
import shutil
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from generator.folding import fold  # noqa: E402
from tests.browsing import QUIET  # noqa: E402
from tests.searching import Answer, ask  # noqa: E402

FIRST = 5
SUGGESTED = ("pinyin", "typo")


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def list_answers(page: Page, root: str, kind: str, answer: Answer) -> list[str]:
    """Return the ids of an answer, best first; for a suggestion those of the query that it offers."""
    if answer.ids or kind not in SUGGESTED:
        return answer.ids
    return [*answer.loose, *(found for query in answer.queries for found in ask(page, root, query).ids[:1])]


def try_all(page: Page, root: str, searches: list[dict[str, Any]], ids: dict[tuple[str, str], str]) -> None:
    """Print what is not as expected, and the figures."""
    first = within = wrong = 0
    for search in searches:
        answer = ask(page, root, search["q"])
        expected = {ids.get((one["file"], fold(one["title"])), "?") for one in search["expect"]}
        found = list_answers(page, root, search["kind"], answer)
        if not expected:
            wrong += answer.count > 0
        first += bool(expected & set(found[:1]))
        within += bool(expected & set(found[:FIRST]))
        if (expected and not expected & set(found[:1])) or (not expected and answer.count):
            print(search["kind"], search["q"], answer.count, found[:3], answer.queries, sorted(expected)[:3])  # noqa: T201
    answered = sum(bool(search["expect"]) for search in searches)
    print(f"{root}: first {first} of {answered}, within five {within}, found where nothing is: {wrong}")  # noqa: T201


def main() -> None:
    """Ask over http and from the folder."""
    site, searches = Path(sys.argv[1]).resolve(), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    records = map(json.loads, (site / "data" / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    ids = {(one["source"]["file"], fold(one["title"])): one["id"] for one in records}
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        for root in (f"http://127.0.0.1:{server.server_port}/{site.name}/", f"{site.as_uri()}/"):
            page = browser.new_page()
            page.on("pageerror", lambda error: print("error", error))  # noqa: T201
            try_all(page, root, searches, ids)
    server.shutdown()


if __name__ == "__main__":
    main()
