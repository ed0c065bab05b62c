"""Products: everybody reads, signed-in users write."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Query, Request, Response

from app.http.dependencies import (
    CatalogueRules,
    CurrentUser,
    ExpectedVersions,
    has_seen,
    json_body,
)
from app.http.paging import PageWindow, page
from app.http.schemas import ProductIn, ProductOut, ProductPage, ProductPatch
from app.storage.records import Product

router = APIRouter(prefix="/products", tags=["products"])

Sort = Literal["price", "-price", "name", "-name"]


@router.get("", response_model=ProductPage)
def list_products(
    request: Request,
    response: Response,
    catalogue: CatalogueRules,
    window: PageWindow,
    category: str | None = None,
    name: str | None = None,
    sort: Annotated[Sort | None, Query(description="Without it: oldest first.")] = None,
) -> dict[str, Any]:
    items, total = catalogue.page(category, name, sort, window.limit, window.offset)
    return page(request, response, window, items, total, category=category, name=name, sort=sort)


@router.post("", status_code=201, response_model=ProductOut, dependencies=[Depends(json_body)])
def create_product(
    body: ProductIn, _: CurrentUser, catalogue: CatalogueRules, response: Response
) -> Product:
    product = catalogue.create(**body.model_dump())
    response.headers["Location"] = f"/api/products/{product.id}"
    return _tagged(response, product)


@router.get(
    "/{product_id}",
    response_model=ProductOut,
    responses={304: {"description": "The caller holds this version already."}},
)
def get_product(
    product_id: str,
    catalogue: CatalogueRules,
    response: Response,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Product | Response:
    product = catalogue.get(product_id)
    if has_seen(if_none_match, product.version):
        return Response(status_code=304, headers={"ETag": _etag(product)})
    return _tagged(response, product)


@router.put("/{product_id}", response_model=ProductOut, dependencies=[Depends(json_body)])
def replace_product(
    product_id: str,
    body: ProductIn,
    _: CurrentUser,
    expected: ExpectedVersions,
    catalogue: CatalogueRules,
    response: Response,
) -> Product:
    return _tagged(response, catalogue.update(product_id, body.model_dump(), expected))


@router.patch("/{product_id}", response_model=ProductOut, dependencies=[Depends(json_body)])
def change_product(
    product_id: str,
    body: ProductPatch,
    _: CurrentUser,
    expected: ExpectedVersions,
    catalogue: CatalogueRules,
    response: Response,
) -> Product:
    changes = body.model_dump(exclude_unset=True)
    return _tagged(response, catalogue.update(product_id, changes, expected))


@router.delete("/{product_id}", status_code=204)
def delete_product(
    product_id: str, _: CurrentUser, expected: ExpectedVersions, catalogue: CatalogueRules
) -> None:
    catalogue.delete(product_id, expected)


def _etag(product: Product) -> str:
    return f'"{product.version}"'


def _tagged(response: Response, product: Product) -> Product:
    response.headers["ETag"] = _etag(product)
    return product
