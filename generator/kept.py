"""What the last run made, kept beside what it wrote: one SQLite file that may be deleted at any time.

Each thing is kept under its name with a key, the digest of all that it was made from. Whatever is damaged, or was made
from anything else, is not there; nothing here can make a result wrong, only slow.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

TABLE = (
    "CREATE TABLE IF NOT EXISTS kept"
    " (kind TEXT, name TEXT, key TEXT, digest BLOB, data BLOB, PRIMARY KEY (kind, name)) WITHOUT ROWID"
)


class Kept:
    """What was made of each kind, by name; keeps nothing where there is no file."""

    def __init__(self, path: Path | None = None, *, is_open: bool = False) -> None:
        """Open the file; `is_open` True lets new things be kept, by whoever holds the lock of what it is beside."""
        self._path, self.is_open = path, is_open and path is not None
        self._connection: sqlite3.Connection | None = None
        with self._minding_damage():
            self._connect()

    def find(self, kind: str, name: str, key: str) -> bytes | None:
        """Return what is kept, if it was made from the same and is whole."""
        with self._minding_damage():
            if self._connection:
                query = "SELECT digest, data FROM kept WHERE kind = ? AND name = ? AND key = ?"
                row = self._connection.execute(query, (kind, name, key)).fetchone()
                if row and digest(kind, name, key, row[1]) == row[0]:
                    data: bytes = row[1]
                    return data
        return None

    def load(self, kind: str) -> dict[str, bytes]:
        """Return all of a kind that are whole and were kept without a key, by name."""
        with self._minding_damage():
            if self._connection:
                query = "SELECT name, digest, data FROM kept WHERE kind = ? AND key = ''"
                rows = self._connection.execute(query, (kind,))
                return {name: data for name, seal, data in rows if digest(kind, name, "", data) == seal}
        return {}

    def list_keys(self, kind: str) -> dict[str, str]:
        """Return the keys of all of a kind, by name."""
        with self._minding_damage():
            if self._connection:
                return dict(self._connection.execute("SELECT name, key FROM kept WHERE kind = ?", (kind,)))
        return {}

    def keep(self, kind: str, name: str, key: str, data: bytes) -> None:
        """Keep something in place of what has its name."""
        with self._minding_damage():
            if self._connection and self.is_open:
                row = (kind, name, key, digest(kind, name, key, data), data)
                self._connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", row)

    def update(self, kind: str, before: Mapping[str, bytes], now: Mapping[str, bytes]) -> None:
        """Keep all of a kind that there is now, without a key, given what there was before."""
        for name, data in now.items():
            if before.get(name) != data:
                self.keep(kind, name, "", data)
        self.end(kind, now)

    def end(self, kind: str, names: Iterable[str]) -> None:
        """Settle what was kept, and forget what has none of these names."""
        with self._minding_damage():
            if self._connection and self.is_open:
                gone = sorted(set(self.list_keys(kind)) - set(names))
                delete = "DELETE FROM kept WHERE kind = ? AND name = ?"
                self._connection.executemany(delete, ((kind, name) for name in gone))
                self._connection.commit()

    def close(self) -> None:
        """Let go of the file; what was not settled is forgotten."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def _connect(self) -> None:
        if not self._path or not (self.is_open or self._path.is_file()):
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        address = f"{self._path.resolve().as_uri()}?mode={'rwc' if self.is_open else 'ro'}"
        self._connection = sqlite3.connect(address, uri=True, timeout=0)
        self._connection.execute("PRAGMA synchronous = OFF")  # what the power cuts short is found damaged
        if self.is_open:
            self._connection.execute(TABLE)

    @contextmanager
    def _minding_damage(self) -> Iterator[None]:
        """Begin a new file where the old one is damaged, and do without where there can be none."""
        try:
            yield
        except (sqlite3.Error, OSError):
            self.close()
            if self.is_open and self._path:
                with contextlib.suppress(sqlite3.Error, OSError):
                    self._path.unlink()
                    self._connect()


def digest(kind: str, name: str, key: str, data: bytes) -> bytes:
    """Return the digest by which it shows whether what is kept is whole and in its place."""
    return sha256(f"{kind}\n{name}\n{key}\n".encode() + data).digest()


NOTHING = Kept()
"""For whoever keeps nothing."""
