import json

import pytest
from conftest import a_product, add_product, bad_fields, order, sign_in


def test_a_product_is_created_where_location_says(client, user):
    sent = a_product(category="toy", description="Ñandú 张伟 👩‍🚀")
    created = client.post("/api/products", json=sent, headers=user)
    assert created.status_code == 201
    read = client.get(created.headers["location"])
    assert read.json() == created.json()
    assert {name: read.json()[name] for name in sent} == sent


def test_only_signed_in_users_write(client, product):
    path = f"/api/products/{product['id']}"
    assert client.post("/api/products", json=a_product()).status_code == 401
    assert client.patch(path, json={"stock": 0}).status_code == 401
    assert client.delete(path).status_code == 401
    assert client.get(path).json()["stock"] == 5


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", None),
        ("name", ""),
        ("name", "   "),
        ("name", "x" * 121),
        ("name", {}),
        ("sku", "abc-1234"),
        ("sku", "ABC-12345"),
        ("price", "0.00"),
        ("price", "100000.01"),
        ("price", "1.001"),
        ("price", "NaN"),
        ("price", True),
        ("stock", -1),
        ("stock", 1.5),
        ("stock", "many"),
        ("stock", 2**63),
        ("category", "boat"),
        ("description", "x" * 501),
    ],
)
def test_a_bad_value_is_refused_by_name_and_not_stored(client, user, field, value):
    response = client.post("/api/products", json=a_product(**{field: value}), headers=user)
    assert response.status_code == 422
    assert bad_fields(response) == {field}
    assert client.get("/api/products").json()["total"] == 0


def test_half_a_surrogate_pair_is_refused(client, user):
    body = json.dumps(a_product(name="\ud800"))
    headers = {**user, "Content-Type": "application/json"}
    assert client.post("/api/products", content=body, headers=headers).status_code == 422


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        ("name", "x", "x"),
        ("name", "x" * 120, "x" * 120),
        ("price", 0.01, "0.01"),
        ("price", "100000", "100000.00"),
        ("stock", 0, 0),
        ("category", None, None),
        ("description", "x" * 500, "x" * 500),
    ],
)
def test_the_limits_themselves_are_legal(client, user, field, value, stored):
    assert add_product(client, user, **{field: value})[field] == stored


def test_what_the_server_decides_cannot_be_sent(client, user):
    sent = a_product(id="mine", created_at="2001-01-01T00:00:00Z", version=9, colour="red")
    created = client.post("/api/products", json=sent, headers=user)
    assert created.status_code == 201
    assert created.json()["id"] != "mine"
    assert not created.json()["created_at"].startswith("2001")
    assert created.headers["etag"] == '"1"'
    assert "colour" not in created.json()


def test_a_sku_is_used_once(client, user, product):
    response = client.post("/api/products", json=a_product(sku=product["sku"]), headers=user)
    assert response.status_code == 409
    assert bad_fields(response) == {"sku"}


def test_put_replaces_and_clears_what_it_leaves_out(client, user):
    product = add_product(client, user, category="book")
    sent = a_product(sku=product["sku"], price="12.50")
    response = client.put(f"/api/products/{product['id']}", json=sent, headers=user)
    assert response.status_code == 200
    assert response.json()["price"] == "12.50"
    assert response.json()["category"] is None


def test_patch_changes_what_it_names(client, user):
    product = add_product(client, user, category="book")
    response = client.patch(
        f"/api/products/{product['id']}",
        content=b'{"category": null, "stock": 9}',
        headers={**user, "Content-Type": "application/merge-patch+json"},
    )
    assert response.json() == {**product, "category": None, "stock": 9}


def test_a_patch_with_one_bad_field_changes_nothing(client, user, product):
    path = f"/api/products/{product['id']}"
    response = client.patch(path, json={"stock": 9, "price": "-1"}, headers=user)
    assert response.status_code == 422
    assert client.get(path).json() == product


def test_the_sku_may_be_repeated_but_not_changed(client, user, product):
    path = f"/api/products/{product['id']}"
    same = client.patch(path, json={"sku": product["sku"]}, headers=user)
    assert same.status_code == 200
    other = client.patch(path, json={"sku": "NEW-0001"}, headers=user)
    assert other.status_code == 422
    assert bad_fields(other) == {"sku"}


def test_a_stale_writer_is_told(client, user, product):
    path = f"/api/products/{product['id']}"
    tag = client.get(path).headers["etag"]
    first = client.patch(path, json={"stock": 1}, headers={**user, "If-Match": tag})
    assert first.status_code == 200
    stale = client.patch(path, json={"stock": 2}, headers={**user, "If-Match": tag})
    assert stale.status_code == 412
    assert client.delete(path, headers={**user, "If-Match": tag}).status_code == 412
    assert client.get(path).json()["stock"] == 1


@pytest.mark.parametrize(("header", "status"), [("*", 200), ('"9", "1"', 200), ('W/"1"', 412)])
def test_if_match_compares_strongly(client, user, product, header, status):
    response = client.patch(
        f"/api/products/{product['id']}", json={"stock": 2}, headers={**user, "If-Match": header}
    )
    assert response.status_code == status


def test_a_reader_is_told_when_nothing_changed(client, user, product):
    path = f"/api/products/{product['id']}"
    tag = client.get(path).headers["etag"]
    unchanged = client.get(path, headers={"If-None-Match": f"W/{tag}"})
    assert unchanged.status_code == 304
    assert unchanged.headers["etag"] == tag
    assert unchanged.content == b""
    order(client, user, product["id"])  # takes stock, so the product is another one now
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_a_deleted_product_is_gone(client, user, product):
    path = f"/api/products/{product['id']}"
    assert client.delete(path, headers=user).status_code == 204
    assert client.get(path).status_code == 404
    assert client.delete(path, headers=user).status_code == 404
    assert client.get("/api/products").json()["items"] == []


def test_a_product_with_orders_stays(client, user, product):
    order(client, user, product["id"])
    response = client.delete(f"/api/products/{product['id']}", headers=sign_in(client))
    assert response.status_code == 409
    assert response.json()["code"] == "in_use"
