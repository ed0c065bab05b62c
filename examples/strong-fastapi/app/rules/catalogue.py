"""Products: what may be created, changed and removed."""

import sqlite3
import uuid
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.rules.clock import utc_now
from app.rules.refusals import InUse, Invalid, NotFound, Stale, Taken
from app.storage import orders, products
from app.storage.database import Database
from app.storage.records import Product


class Catalogue:
    def __init__(self, database: Database) -> None:
        self._database = database

    def create(
        self,
        name: str,
        sku: str,
        price: Decimal,
        stock: int,
        category: str | None,
        description: str | None,
    ) -> Product:
        product = Product(
            id=str(uuid.uuid4()),
            name=name,
            sku=sku,
            price=price,
            stock=stock,
            category=category,
            description=description,
            version=1,
            created_at=utc_now(),
        )
        with self._database.write() as db:
            if not products.insert(db, product):
                raise Taken("A product with this SKU exists.", field="sku")
            return _existing(db, product.id)

    def get(self, product_id: str) -> Product:
        with self._database.read() as db:
            return _existing(db, product_id)

    def page(
        self, category: str | None, name: str | None, sort: str | None, limit: int, offset: int
    ) -> tuple[list[Product], int]:
        with self._database.read() as db:
            return products.page(db, category, name, sort, limit, offset)

    def update(
        self, product_id: str, changes: Mapping[str, Any], expected: frozenset[str] | None
    ) -> Product:
        """Applies all of `changes` or none. `expected`: the versions the caller will overwrite."""
        with self._database.write() as db:
            current = _existing(db, product_id)
            _check_version(current, expected)
            if changes.get("sku", current.sku) != current.sku:
                raise Invalid("The SKU of a product cannot change.", field="sku")
            wanted = replace(current, **changes)
            if wanted == current:
                return current
            products.update(db, replace(wanted, version=current.version + 1))
            return _existing(db, product_id)

    def delete(self, product_id: str, expected: frozenset[str] | None) -> None:
        with self._database.write() as db:
            _check_version(_existing(db, product_id), expected)
            if orders.any_for_product(db, product_id):
                raise InUse("Orders refer to this product; set its stock to 0 instead.")
            products.delete(db, product_id)


def _existing(db: sqlite3.Connection, product_id: str) -> Product:
    product = products.find(db, product_id)
    if product is None:
        raise NotFound("There is no such product.")
    return product


def _check_version(product: Product, expected: frozenset[str] | None) -> None:
    if expected is not None and str(product.version) not in expected:
        raise Stale("The product has changed since it was read; read it again.")
