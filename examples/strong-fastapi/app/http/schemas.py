"""The bodies that come in and go out. Members that are not named here are ignored."""

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

Category = Literal["book", "toy", "tool", "food"]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Sku = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}-[0-9]{4}$")]
Price = Annotated[Decimal, Field(ge=Decimal("0.01"), le=Decimal("100000"), decimal_places=2)]
Stock = Annotated[int, Field(strict=True, ge=0, le=2**63 - 1)]
Quantity = Annotated[int, Field(strict=True, ge=1, le=1000)]
LongText = Annotated[str, StringConstraints(max_length=500)]
Password = Annotated[str, StringConstraints(min_length=8, max_length=1024)]


def _email(text: str) -> str:
    # Only a mail that arrives proves an address; this catches the slips of the keyboard.
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        raise ValueError("must be an e-mail address")
    return text


Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, to_lower=True, max_length=254),
    AfterValidator(_email),
]


class Registration(BaseModel):
    email: Email
    password: Password


class Login(BaseModel):
    email: Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, max_length=254)]
    password: Annotated[str, StringConstraints(max_length=1024)]


class ProductIn(BaseModel):
    name: Name
    sku: Sku
    price: Price
    stock: Stock
    category: Category | None = None
    description: LongText | None = None


class ProductPatch(BaseModel):
    """What is absent stays as it is; null clears, and only what may be empty."""

    name: Name = None
    sku: Sku = None
    price: Price = None
    stock: Stock = None
    category: Category | None = None
    description: LongText | None = None


class OrderIn(BaseModel):
    product_id: Annotated[str, StringConstraints(max_length=64)]
    quantity: Quantity
    note: LongText | None = None


class _Out(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class UserOut(_Out):
    id: str
    email: str
    created_at: str


class TokenOut(BaseModel):
    access_token: str
    token_type: str
    expires_in: int


class ProductOut(_Out):
    id: str
    name: str
    sku: str
    price: Decimal
    stock: int
    category: Category | None
    description: str | None
    created_at: str


class OrderOut(_Out):
    id: str
    owner_id: str
    product_id: str
    quantity: int
    unit_price: Decimal
    total: Decimal
    note: str | None
    status: str
    created_at: str


class _PageOut(_Out):
    total: int
    limit: int
    offset: int
    next: str | None
    prev: str | None


class ProductPage(_PageOut):
    items: list[ProductOut]


class OrderPage(_PageOut):
    items: list[OrderOut]
