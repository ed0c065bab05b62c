"""Orders: each user sees his own, and another's looks as if it were not there."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request, Response

from app.http.dependencies import CurrentUser, OrderingRules, json_body
from app.http.paging import PageWindow, page
from app.http.schemas import OrderIn, OrderOut, OrderPage
from app.storage.records import Order

router = APIRouter(prefix="/orders", tags=["orders"])


@router.post("", status_code=201, response_model=OrderOut, dependencies=[Depends(json_body)])
def place_order(
    body: OrderIn,
    user: CurrentUser,
    idempotency_key: Annotated[
        str, Header(alias="Idempotency-Key", max_length=255, pattern=r'[^"\s]')
    ],
    ordering: OrderingRules,
    response: Response,
) -> Order:
    # The draft standard quotes the key, most clients do not: both spell the same key.
    key = idempotency_key.strip('"')
    placed = ordering.place(user.id, key, body.product_id, body.quantity, body.note)
    response.headers["Location"] = f"/api/orders/{placed.order.id}"
    if placed.replayed:
        response.headers["Idempotent-Replayed"] = "true"
    return placed.order


@router.get("", response_model=OrderPage)
def list_orders(
    request: Request,
    response: Response,
    user: CurrentUser,
    ordering: OrderingRules,
    window: PageWindow,
) -> dict[str, Any]:
    items, total = ordering.page(user.id, window.limit, window.offset)
    return page(request, response, window, items, total)


@router.get("/{order_id}", response_model=OrderOut)
def get_order(order_id: str, user: CurrentUser, ordering: OrderingRules) -> Order:
    return ordering.get(user.id, order_id)
