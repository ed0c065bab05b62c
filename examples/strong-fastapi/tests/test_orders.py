import pytest
from conftest import add_product, bad_fields, order, sign_in


def stock(client, product):
    return client.get(f"/api/products/{product['id']}").json()["stock"]


def test_an_order_takes_stock_and_keeps_its_price(client, user, product):
    placed = order(client, user, product["id"], quantity=2, note="Ring twice")
    assert placed.status_code == 201
    assert placed.json()["total"] == "20.00"
    assert placed.json()["status"] == "placed"
    assert stock(client, product) == 3
    client.patch(f"/api/products/{product['id']}", json={"price": "99.00"}, headers=user)
    assert client.get(placed.headers["location"], headers=user).json() == placed.json()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"quantity": 0}, "quantity"),
        ({"quantity": 1001}, "quantity"),
        ({"quantity": "2"}, "quantity"),
        ({"quantity": None}, "quantity"),
        ({"product_id": "nobody-knows"}, "product_id"),
        ({"product_id": 7}, "product_id"),
        ({"note": "x" * 501}, "note"),
    ],
)
def test_a_bad_order_is_refused_by_name_and_takes_nothing(client, user, product, changes, field):
    response = order(client, user, **{"product_id": product["id"], **changes})
    assert response.status_code == 422
    assert bad_fields(response) == {field}
    assert stock(client, product) == 5


def test_more_than_there_is_cannot_be_ordered(client, user, product):
    response = order(client, user, product["id"], quantity=6)
    assert response.status_code == 409
    assert response.json()["code"] == "out_of_stock"
    assert stock(client, product) == 5
    assert client.get("/api/orders", headers=user).json()["total"] == 0


def test_the_owner_and_the_total_cannot_be_chosen(client, user, product):
    placed = order(client, user, product["id"], owner_id="somebody", total="0.01", status="paid")
    assert placed.status_code == 201
    assert placed.json()["owner_id"] != "somebody"
    assert placed.json()["total"] == "10.00"
    assert placed.json()["status"] == "placed"


def test_another_users_order_looks_absent(client, user, product):
    path = order(client, user, product["id"]).headers["location"]
    theirs = client.get(path, headers=sign_in(client))
    absent = client.get("/api/orders/no-such-order", headers=user)
    assert theirs.status_code == absent.status_code == 404
    assert theirs.json() == absent.json()


def test_a_retry_answers_the_same_and_acts_once(client, user, product):
    first = order(client, user, product["id"], key="k-1")
    again = order(client, user, product["id"], key="k-1", colour="unknown members do not count")
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["idempotent-replayed"] == "true"
    assert stock(client, product) == 4


def test_a_quoted_key_is_the_same_key(client, user, product):
    first = order(client, user, product["id"], key="k-1")
    assert order(client, user, product["id"], key='"k-1"').json() == first.json()


def test_a_key_serves_one_request_alone(client, user, product):
    first = order(client, user, product["id"], key="k-1")
    other = order(client, user, product["id"], key="k-1", quantity=2)
    assert other.status_code == 422
    assert other.json()["code"] == "idempotency_key_reused"
    assert order(client, user, product["id"], key="k-1").json() == first.json()
    assert stock(client, product) == 4


def test_a_key_belongs_to_its_user(client, user, product):
    mine = order(client, user, product["id"], key="k-1").json()
    theirs = order(client, sign_in(client), product["id"], key="k-1")
    assert theirs.status_code == 201
    assert theirs.json()["id"] != mine["id"]


def test_a_refused_order_leaves_its_key_free(client, user):
    product = add_product(client, user, stock=0)
    assert order(client, user, product["id"], key="k-1").status_code == 409
    client.patch(f"/api/products/{product['id']}", json={"stock": 1}, headers=user)
    assert order(client, user, product["id"], key="k-1").status_code == 201


@pytest.mark.parametrize("key", [None, "", '""', "k" * 256])
def test_a_usable_key_is_required(client, user, product, key):
    response = client.post(
        "/api/orders",
        json={"product_id": product["id"], "quantity": 1},
        headers=user if key is None else {**user, "Idempotency-Key": key},
    )
    assert response.status_code == 400
    assert bad_fields(response) == {"Idempotency-Key"}
    assert stock(client, product) == 5
