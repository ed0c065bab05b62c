"""Orders: an order takes stock once, however often its request is sent."""

import hashlib
import json
import uuid
from typing import NamedTuple

from app.rules.clock import utc_now
from app.rules.refusals import Invalid, KeyReused, NotFound, OutOfStock
from app.storage import orders, products
from app.storage.database import Database
from app.storage.records import Order


class Placed(NamedTuple):
    order: Order
    replayed: bool


class Ordering:
    def __init__(self, database: Database) -> None:
        self._database = database

    def place(
        self, owner_id: str, key: str, product_id: str, quantity: int, note: str | None
    ) -> Placed:
        """Everything happens in one write transaction, so two requests with one key, or two buyers
        of the last item, come one after the other. A refusal rolls back and leaves the key free.
        """
        digest = _digest(product_id, quantity, note)
        with self._database.write() as db:
            before = orders.find_by_key(db, owner_id, key)
            if before is not None:
                order, digest_before = before
                if digest_before != digest:
                    raise KeyReused(
                        "This key was used for a different order.", field="Idempotency-Key"
                    )
                return Placed(order, replayed=True)

            product = products.find(db, product_id)
            if product is None:
                raise Invalid("There is no such product.", field="product_id")
            if not products.take_stock(db, product_id, quantity):
                raise OutOfStock(
                    f"Only {product.stock} of this product are left.", field="quantity"
                )
            order = Order(
                id=str(uuid.uuid4()),
                owner_id=owner_id,
                product_id=product_id,
                quantity=quantity,
                unit_price=product.price,
                total=product.price * quantity,
                note=note,
                status="placed",
                created_at=utc_now(),
            )
            orders.insert(db, order, key, digest)
            return Placed(order, replayed=False)

    def get(self, owner_id: str, order_id: str) -> Order:
        with self._database.read() as db:
            order = orders.find(db, owner_id, order_id)
        if order is None:
            raise NotFound("There is no such order.")
        return order

    def page(self, owner_id: str, limit: int, offset: int) -> tuple[list[Order], int]:
        with self._database.read() as db:
            return orders.page(db, owner_id, limit, offset)


def _digest(product_id: str, quantity: int, note: str | None) -> str:
    # Of the checked values, not of the bytes: white space and unknown members make no new request.
    return hashlib.sha256(json.dumps([product_id, quantity, note]).encode()).hexdigest()
