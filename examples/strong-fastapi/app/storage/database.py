"""Connections, transactions and migrations of the SQLite file."""

import sqlite3
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """A pool of connections; any number of readers, one writer at a time.

    WAL lets readers go on while somebody writes. `synchronous=FULL` makes a commit wait for the
    disk, so that an answered order outlives a crash of the process and of the machine.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: deque[sqlite3.Connection] = deque()  # its append and pop are thread-safe
        self._writing = threading.Lock()
        with self._borrowed() as connection:
            _migrate(connection)

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A snapshot: all that is read inside belongs to one moment."""
        with self._borrowed() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("COMMIT")

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Committed when the block ends, rolled back when it raises.

        The lock queues writers in turn; SQLite's own busy handler would let them sleep and guess.
        BEGIN IMMEDIATE takes SQLite's lock before the first read, so what was read still holds
        when it is acted on.
        """
        with self._writing, self._borrowed() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._open()
        try:
            yield connection
        finally:
            self._idle.append(connection)

    def _open(self) -> sqlite3.Connection:
        # A connection moves between the threads of the pool, but serves one at a time.
        connection = sqlite3.connect(
            self._path, isolation_level=None, timeout=10, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection


def _migrate(connection: sqlite3.Connection) -> None:
    done = connection.execute("PRAGMA user_version").fetchone()[0]
    for script in sorted(MIGRATIONS.glob("*.sql")):
        number = int(script.name.split("_")[0])
        if number > done:
            body = script.read_text(encoding="utf-8")
            connection.executescript(f"BEGIN; {body} PRAGMA user_version = {number}; COMMIT;")
