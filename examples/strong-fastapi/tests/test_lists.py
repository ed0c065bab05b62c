import pytest
from conftest import add_product, bad_fields, order, sign_in


def walk(client, path, headers=None):
    """Follows `next` to the end."""
    found = []
    while path:
        page = client.get(path, headers=headers).json()
        found += page["items"]
        path = page["next"]
    return found


def test_a_walk_meets_every_product_once(client, user):
    made = [add_product(client, user)["id"] for _ in range(10)]
    assert [item["id"] for item in walk(client, "/api/products?limit=3")] == made


def test_equal_keys_keep_one_order_over_all_pages(client, user):
    made = {add_product(client, user, name="Same", price="1.00")["id"] for _ in range(9)}
    for sort in ("price", "-price", "name", "-name"):
        found = [item["id"] for item in walk(client, f"/api/products?sort={sort}&limit=2")]
        assert len(found) == 9
        assert set(found) == made


def test_a_list_is_bounded_with_and_without_a_limit(client, user):
    for _ in range(101):
        add_product(client, user)
    assert len(client.get("/api/products").json()["items"]) == 20
    asked_for_all = client.get("/api/products?limit=1000000").json()
    assert len(asked_for_all["items"]) == asked_for_all["limit"] == 100
    assert asked_for_all["total"] == 101


def test_the_last_page_and_the_one_after_it(client, user):
    for _ in range(4):
        add_product(client, user)
    last = client.get("/api/products?limit=2&offset=2")
    assert last.json()["next"] is None
    assert 'rel="prev"' in last.headers["link"]
    past = client.get("/api/products?limit=2&offset=100")
    assert past.status_code == 200
    assert past.json()["items"] == []
    assert past.json()["prev"] == "/api/products?limit=2&offset=2"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=-1", "limit"),
        ("limit=abc", "limit"),
        ("limit=1.5", "limit"),
        ("limit=", "limit"),
        ("offset=-1", "offset"),
        ("offset=99999999999999999999", "offset"),
        ("sort=password", "sort"),
    ],
)
def test_bad_parameters_are_refused_by_name(client, query, field):
    response = client.get(f"/api/products?{query}")
    assert response.status_code == 400
    assert bad_fields(response) == {field}


def test_prices_sort_as_numbers(client, user):
    for price in ("100.00", "9.00", "10.00"):
        add_product(client, user, price=price)
    prices = [item["price"] for item in walk(client, "/api/products?sort=-price&limit=1")]
    assert prices == ["100.00", "10.00", "9.00"]


def test_filters_are_exact_and_stay_on_through_the_pages(client, user):
    for category in ("book", "toy", "book", "book"):
        add_product(client, user, name="50% & more", category=category)
    add_product(client, user, name="50 pct & more", category="book")
    path = "/api/products?category=book&name=50%25%20%26%20more&limit=1"
    found = walk(client, path)
    assert [(item["name"], item["category"]) for item in found] == [("50% & more", "book")] * 3
    assert client.get("/api/products?category=boat").json()["total"] == 0
    assert client.get("/api/products", params={"name": "' OR '1'='1"}).json()["total"] == 0


def test_a_user_lists_his_own_orders(client, user, product):
    mine = [order(client, user, product["id"]).json()["id"] for _ in range(3)]
    stranger = sign_in(client)
    order(client, stranger, product["id"])
    assert [item["id"] for item in walk(client, "/api/orders?limit=2", user)] == mine
    assert client.get("/api/orders", headers=stranger).json()["total"] == 1
