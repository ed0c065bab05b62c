"""The rows as the rules see them."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class User:
    id: str
    email: str
    created_at: str


@dataclass(frozen=True)
class Product:
    id: str
    name: str
    sku: str
    price: Decimal
    stock: int
    category: str | None
    description: str | None
    version: int
    created_at: str


@dataclass(frozen=True)
class Order:
    id: str
    owner_id: str
    product_id: str
    quantity: int
    unit_price: Decimal
    total: Decimal
    note: str | None
    status: str
    created_at: str


def to_cents(amount: Decimal) -> int:
    return int(amount.scaleb(2))


def from_cents(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)
