"""Queries on products."""

import sqlite3

from app.storage.records import Product, from_cents, to_cents

_FILTERED = (
    "FROM products WHERE (:category IS NULL OR category = :category)"
    " AND (:name IS NULL OR name = :name)"
)
_COUNT = "SELECT count(*) " + _FILTERED
_PAGE = "SELECT * " + _FILTERED + " ORDER BY "
_WINDOW = " LIMIT :limit OFFSET :offset"

# seq ends every ordering: rows that tie must not change places between two pages.
_PAGE_SORTED = {
    None: _PAGE + "seq" + _WINDOW,
    "price": _PAGE + "price_cents, seq" + _WINDOW,
    "-price": _PAGE + "price_cents DESC, seq DESC" + _WINDOW,
    "name": _PAGE + "name, seq" + _WINDOW,
    "-name": _PAGE + "name DESC, seq DESC" + _WINDOW,
}


def find(db: sqlite3.Connection, product_id: str) -> Product | None:
    row = db.execute("SELECT * FROM products WHERE id = ?", (product_id,)).fetchone()
    return _product(row) if row else None


def page(
    db: sqlite3.Connection,
    category: str | None,
    name: str | None,
    sort: str | None,
    limit: int,
    offset: int,
) -> tuple[list[Product], int]:
    """The rows of one page, and how many rows there are in all."""
    wanted = {"category": category, "name": name, "limit": limit, "offset": offset}
    total = db.execute(_COUNT, wanted).fetchone()[0]
    rows = db.execute(_PAGE_SORTED[sort], wanted).fetchall()
    return [_product(row) for row in rows], total


def insert(db: sqlite3.Connection, product: Product) -> bool:
    """False when the SKU is taken."""
    cursor = db.execute(
        "INSERT INTO products"
        " (id, name, sku, price_cents, stock, category, description, version, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sku) DO NOTHING",
        (
            product.id,
            product.name,
            product.sku,
            to_cents(product.price),
            product.stock,
            product.category,
            product.description,
            product.version,
            product.created_at,
        ),
    )
    return cursor.rowcount == 1


def update(db: sqlite3.Connection, product: Product) -> None:
    db.execute(
        "UPDATE products SET name = ?, price_cents = ?, stock = ?, category = ?, description = ?,"
        " version = ? WHERE id = ?",
        (
            product.name,
            to_cents(product.price),
            product.stock,
            product.category,
            product.description,
            product.version,
            product.id,
        ),
    )


def take_stock(db: sqlite3.Connection, product_id: str, quantity: int) -> bool:
    """False, and nothing taken, when fewer than `quantity` are left."""
    cursor = db.execute(
        "UPDATE products SET stock = stock - :quantity, version = version + 1"
        " WHERE id = :id AND stock >= :quantity",
        {"id": product_id, "quantity": quantity},
    )
    return cursor.rowcount == 1


def delete(db: sqlite3.Connection, product_id: str) -> None:
    db.execute("DELETE FROM products WHERE id = ?", (product_id,))


def _product(row: sqlite3.Row) -> Product:
    return Product(
        id=row["id"],
        name=row["name"],
        sku=row["sku"],
        price=from_cents(row["price_cents"]),
        stock=row["stock"],
        category=row["category"],
        description=row["description"],
        version=row["version"],
        created_at=row["created_at"],
    )
