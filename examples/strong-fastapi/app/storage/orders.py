"""Queries on orders."""

import sqlite3

from app.storage.records import Order, from_cents, to_cents


def find(db: sqlite3.Connection, owner_id: str, order_id: str) -> Order | None:
    row = db.execute(
        "SELECT * FROM orders WHERE id = ? AND owner_id = ?", (order_id, owner_id)
    ).fetchone()
    return _order(row) if row else None


def find_by_key(db: sqlite3.Connection, owner_id: str, key: str) -> tuple[Order, str] | None:
    """The order that this key made, and the digest of the request that made it."""
    row = db.execute(
        "SELECT * FROM orders WHERE owner_id = ? AND idempotency_key = ?", (owner_id, key)
    ).fetchone()
    return (_order(row), row["request_digest"]) if row else None


def page(db: sqlite3.Connection, owner_id: str, limit: int, offset: int) -> tuple[list[Order], int]:
    """The rows of one page, and how many rows there are in all."""
    total = db.execute("SELECT count(*) FROM orders WHERE owner_id = ?", (owner_id,)).fetchone()[0]
    rows = db.execute(
        "SELECT * FROM orders WHERE owner_id = ? ORDER BY seq LIMIT ? OFFSET ?",
        (owner_id, limit, offset),
    ).fetchall()
    return [_order(row) for row in rows], total


def any_for_product(db: sqlite3.Connection, product_id: str) -> bool:
    row = db.execute("SELECT 1 FROM orders WHERE product_id = ? LIMIT 1", (product_id,)).fetchone()
    return row is not None


def insert(db: sqlite3.Connection, order: Order, key: str, request_digest: str) -> None:
    db.execute(
        "INSERT INTO orders"
        " (id, owner_id, product_id, quantity, unit_price_cents, total_cents, note, status,"
        " created_at, idempotency_key, request_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            order.id,
            order.owner_id,
            order.product_id,
            order.quantity,
            to_cents(order.unit_price),
            to_cents(order.total),
            order.note,
            order.status,
            order.created_at,
            key,
            request_digest,
        ),
    )


def _order(row: sqlite3.Row) -> Order:
    return Order(
        id=row["id"],
        owner_id=row["owner_id"],
        product_id=row["product_id"],
        quantity=row["quantity"],
        unit_price=from_cents(row["unit_price_cents"]),
        total=from_cents(row["total_cents"]),
        note=row["note"],
        status=row["status"],
        created_at=row["created_at"],
    )
