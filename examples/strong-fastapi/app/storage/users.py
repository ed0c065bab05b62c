"""Queries on users and their sessions."""

import sqlite3

from app.storage.records import User


def insert(db: sqlite3.Connection, user: User, password_hash: str) -> bool:
    """False when the address is taken."""
    cursor = db.execute(
        "INSERT INTO users (id, email, password_hash, created_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (email) DO NOTHING",
        (user.id, user.email, password_hash, user.created_at),
    )
    return cursor.rowcount == 1


def credentials(db: sqlite3.Connection, email: str) -> tuple[str, str] | None:
    """The id and the password hash of the user with this address."""
    row = db.execute("SELECT id, password_hash FROM users WHERE email = ?", (email,)).fetchone()
    return (row["id"], row["password_hash"]) if row else None


def insert_session(
    db: sqlite3.Connection, digest: str, user_id: str, now: float, expires_at: float
) -> None:
    db.execute("DELETE FROM sessions WHERE user_id = ? AND expires_at <= ?", (user_id, now))
    db.execute(
        "INSERT INTO sessions (token_digest, user_id, expires_at) VALUES (?, ?, ?)",
        (digest, user_id, expires_at),
    )


def by_session(db: sqlite3.Connection, digest: str, now: float) -> User | None:
    row = db.execute(
        "SELECT users.id, users.email, users.created_at FROM sessions"
        " JOIN users ON users.id = sessions.user_id WHERE token_digest = ? AND expires_at > ?",
        (digest, now),
    ).fetchone()
    return User(**row) if row else None
